"""How far a candidate agrees with a reference: counts, precision, recall and F1 by layer, label, role and value.

The measures and where they come from are told in docs/evaluate.md. Counts of articles are added up, so every micro
average is over the whole corpus; nothing is averaged over articles.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.schema import AttributeDef, LayerDef, Schema
from annotator.domain.span import AttributeValue, Span
from annotator.quality.matching import Matching, Pair, matched
from annotator.quality.structures import RolePair, fillers, role_pairs, states


class Unit(StrEnum):
    """What is counted."""

    SPAN = "span"
    """A span; right if its label is."""
    ARGUMENT = "argument"
    """A filler of a role; right only where the heads are paired."""
    STATE = "state"
    """What is said about a role: marked, implicit or absent."""
    ATTRIBUTE = "attribute"
    """A value of an attribute; counted on paired spans only."""
    STRUCTURE = "structure"
    """A head with all its roles."""


class Measure(StrEnum):
    """When a pair counts, and for how much."""

    EXACT = "exact"
    """All fragments are equal: 1, else 0."""
    OVERLAP = "overlap"
    """One shared code point is enough: 1."""
    PARTIAL = "partial"
    """The share of the span that its partner covers."""


MEASURES: Mapping[Unit, tuple[Measure, ...]] = {
    Unit.SPAN: (Measure.EXACT, Measure.OVERLAP, Measure.PARTIAL),
    Unit.ARGUMENT: (Measure.EXACT, Measure.OVERLAP, Measure.PARTIAL),
    Unit.STATE: (Measure.EXACT,),
    Unit.ATTRIBUTE: (Measure.EXACT,),
    Unit.STRUCTURE: (Measure.EXACT, Measure.OVERLAP),
}
"""Which measures say something about which unit."""


class Item(NamedTuple):
    """What one line of a table counts.

    Attributes:
        unit: The kind of thing.
        layer: Of the span, or of the head.
        name: The label, role or attribute.
        value: The state or the attribute's value; else empty.
    """

    unit: Unit
    layer: str
    name: str
    value: str = ""


class Score(NamedTuple):
    """Precision, recall and F1 in ``[0, 1]``; ``None`` where there was nothing to find and nothing was found."""

    precision: float | None
    recall: float | None
    f1: float | None


class Counts(NamedTuple):
    """What was counted of one item; counts can be added.

    Attributes:
        reference: How many the reference has.
        candidate: How many the candidate has.
        exact: Pairs that are right and equal in all fragments.
        overlapping: Pairs that are right and share a code point.
        covered: Sum, over the overlapping pairs, of the share of the reference that is covered.
        within: Sum of the share of the candidate that lies in the reference.
    """

    reference: int = 0
    candidate: int = 0
    exact: int = 0
    overlapping: int = 0
    covered: float = 0.0
    within: float = 0.0

    def plus(self, other: Counts) -> Counts:
        """The sum of both."""
        return Counts(
            self.reference + other.reference,
            self.candidate + other.candidate,
            self.exact + other.exact,
            self.overlapping + other.overlapping,
            self.covered + other.covered,
            self.within + other.within,
        )

    def hits(self, measure: Measure = Measure.EXACT) -> int:
        """Pairs that count (true positives); for ``partial`` those that count for something."""
        return self.exact if measure is Measure.EXACT else self.overlapping

    def score(self, measure: Measure = Measure.EXACT) -> Score:
        """Precision, recall and F1.

        Precision is 0 where nothing was proposed though there was something to find, recall is 0 where there
        was nothing to find but something was proposed; F1 of two zeros is 0.
        """
        if not self.reference and not self.candidate:
            return Score(None, None, None)
        partial = measure is Measure.PARTIAL
        right_candidate = self.within if partial else self.hits(measure)
        right_reference = self.covered if partial else self.hits(measure)
        precision = right_candidate / self.candidate if self.candidate else 0.0
        recall = right_reference / self.reference if self.reference else 0.0
        both = precision + recall
        return Score(precision, recall, 2 * precision * recall / both if both else 0.0)


@dataclass(frozen=True)
class Comparison:
    """What came of comparing two sets, or many pairs of sets added up.

    Attributes:
        counts: By item; items that occur on neither side are not there.
        relabelled: Pairs with another label: layer, label of the reference, label of the candidate.
    """

    counts: Mapping[Item, Counts] = field(default_factory=dict)
    relabelled: Mapping[tuple[str, str, str], int] = field(default_factory=dict)

    def items(self, unit: Unit, layer: str | None = None) -> dict[Item, Counts]:
        """The counts of one unit, on one layer or all, sorted by item."""
        return {
            item: counts
            for item, counts in sorted(self.counts.items())
            if item.unit is unit and layer in {None, item.layer}
        }

    def micro(self, unit: Unit, layer: str | None = None) -> Counts:
        """The counts of all items together: every span weighs the same."""
        return _sum(self.items(unit, layer).values())

    def macro(
        self, unit: Unit, layer: str | None = None, measure: Measure = Measure.EXACT
    ) -> Score:
        """The means of precision, recall and F1 over the items: every label weighs the same."""
        found = [counts.score(measure) for counts in self.items(unit, layer).values()]
        return Score(*(_mean([score[part] for score in found]) for part in range(3)))


def summed(comparisons: Iterable[Comparison]) -> Comparison:
    """The comparisons of several articles as one; read lazily."""
    counts: defaultdict[Item, Counts] = defaultdict(Counts)
    relabelled: Counter[tuple[str, str, str]] = Counter()
    for comparison in comparisons:
        for item, found in comparison.counts.items():
            counts[item] = counts[item].plus(found)
        relabelled.update(comparison.relabelled)
    return Comparison(dict(counts), dict(relabelled))


def compare(
    reference: AnnotationSet,
    candidate: AnnotationSet,
    schema: Schema,
    *,
    layers: AbstractSet[str] = frozenset(),
    matching: Matching | None = None,
) -> Comparison:
    """Count how far a candidate agrees with a reference.

    Args:
        reference: What is held to be right; for agreement, either of the two.
        candidate: What is judged, a set of the same article.
        schema: Says which attributes there are, their defaults, and which layers hold heads.
        layers: Only spans, and arguments of heads, of these layers; empty: all.
        matching: How the spans are paired, if that is known already.
    """
    tally = _Tally(reference, candidate, schema)
    for pair in (matching or paired(reference, candidate, layers)).pairs:
        if not layers or pair.reference.layer in layers:
            tally.add_pair(pair)
    for side, own in enumerate((reference, candidate)):
        for span in own:
            if not layers or span.layer in layers:
                tally.add_span(span, own, side)
    return Comparison(dict(tally.counts), dict(tally.relabelled))


def paired(
    reference: AnnotationSet, candidate: AnnotationSet, layers: AbstractSet[str] = frozenset()
) -> Matching:
    """How the spans of two sets are paired; on these layers, or on all."""
    ours, theirs = (
        (span for span in own if not layers or span.layer in layers)
        for own in (reference, candidate)
    )
    return matched(ours, theirs)


def effective(attribute: AttributeDef, name: str, span: Span) -> AttributeValue | None:
    """The value an attribute of a span has, its default where nothing is set; ``None``: unknown."""
    return span.attributes.get(name, attribute.default)


_COUNTED = (Counts(reference=1), Counts(candidate=1))


class _Tally:
    """The counts of one article while its spans come in."""

    def __init__(self, reference: AnnotationSet, candidate: AnnotationSet, schema: Schema) -> None:
        self._reference = reference
        self._candidate = candidate
        self._schema = schema
        self.counts: defaultdict[Item, Counts] = defaultdict(Counts)
        self.relabelled: Counter[tuple[str, str, str]] = Counter()

    def add_span(self, span: Span, own: AnnotationSet, side: int) -> None:
        """Count what one of the sets has: the span, its roles and their fillers."""
        one = _COUNTED[side]
        self._count(Item(Unit.SPAN, span.layer, span.label), one)
        if self._holds_heads(span):
            self._count(Item(Unit.STRUCTURE, span.layer, span.label), one)
        for role, state in states(own, span.id).items():
            self._count(Item(Unit.STATE, span.layer, role, state), one)
            for _ in fillers(own, span.id, role):
                self._count(Item(Unit.ARGUMENT, span.layer, role), one)

    def add_pair(self, pair: Pair) -> None:
        """Count what the two sets have in common in two spans that stand for each other."""
        span = pair.reference
        if pair.same_label:
            self._count(Item(Unit.SPAN, span.layer, span.label), _hit(pair))
        else:
            self.relabelled[span.layer, span.label, pair.candidate.label] += 1
        roles = role_pairs(pair, self._reference, self._candidate)
        for role in roles:
            self._add_role(span.layer, role)
        if pair.same_label and self._holds_heads(span):
            whole = Counts(
                exact=int(pair.same_fragments and all(role.equal for role in roles)),
                overlapping=int(all(role.agrees for role in roles)),
            )
            self._count(Item(Unit.STRUCTURE, span.layer, span.label), whole)
        for item, found in self._attributes(pair):
            self._count(item, found)

    def _add_role(self, layer: str, role: RolePair) -> None:
        if role.same_state and role.reference is not None:
            self._count(Item(Unit.STATE, layer, role.role, role.reference), Counts(exact=1))
        for fillers_ in role.fillers.pairs:
            self._count(Item(Unit.ARGUMENT, layer, role.role), _hit(fillers_))

    def _attributes(self, pair: Pair) -> Iterator[tuple[Item, Counts]]:
        layer = self._layer(pair.reference)
        for name, attribute in layer.attributes.items() if layer else ():
            values = [effective(attribute, name, span) for span in (pair.reference, pair.candidate)]
            for value, one in zip(values, _COUNTED, strict=True):
                if value is not None:
                    yield Item(Unit.ATTRIBUTE, pair.reference.layer, name, _word(value)), one
            if values[0] is not None and values[0] == values[1]:
                item = Item(Unit.ATTRIBUTE, pair.reference.layer, name, _word(values[0]))
                yield item, Counts(exact=1)

    def _count(self, item: Item, found: Counts) -> None:
        self.counts[item] = self.counts[item].plus(found)

    def _layer(self, span: Span) -> LayerDef | None:
        return self._schema.layers.get(span.layer)

    def _holds_heads(self, span: Span) -> bool:
        layer = self._layer(span)
        return layer is not None and layer.holds_heads


def _hit(pair: Pair) -> Counts:
    return Counts(
        exact=int(pair.same_fragments),
        overlapping=1,
        covered=pair.share_of_reference,
        within=pair.share_of_candidate,
    )


def _word(value: AttributeValue) -> str:
    return value if isinstance(value, str) else str(value).lower()


def _sum(found: Iterable[Counts]) -> Counts:
    total = Counts()
    for counts in found:
        total = total.plus(counts)
    return total


def _mean(values: Iterable[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return sum(known) / len(known) if known else None
