"""What a check is, and what it yields: a finding with severity, place, explanation, and a repair where one is safe."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import TypeAlias

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.argument import Argument
from annotator.domain.chains import Chains
from annotator.domain.ids import SpanId
from annotator.domain.offsets import TextRange
from annotator.domain.schema import LayerDef, Schema, bounds
from annotator.domain.span import Span, reading_order
from annotator.domain.text_units import TextUnits, units_of
from annotator.quality.consistency_words import ArticleWords
from annotator.quality.repairs import Repair
from annotator.quality.vocabulary import QUOTE


class Severity(StrEnum):
    """How sure it is that something is wrong."""

    ERROR = "error"
    """It contradicts the schema or the model."""
    WARNING = "warning"
    """The guideline wants it otherwise; there are rare exceptions."""
    HINT = "hint"
    """It is worth a look."""


class Concern(StrEnum):
    """What spans a check has to look at; the others are not even shown to it."""

    SPANS = "spans"
    """All."""
    HEADS = "heads"
    """Those that have arguments, or a role that has to be filled."""
    QUOTES = "quotes"
    """Those of the layer of quotes."""
    TRIGGERS = "triggers"
    """Those that are drawn as triggers."""
    DEPENDENT = "dependent"
    """Those of layers that only live as fillers."""
    PARTED = "parted"
    """Those with gaps."""
    VALUED = "valued"
    """Those with attributes."""
    REACHED = "reached"
    """Those that an earlier one of their layer reaches into."""


@dataclass(frozen=True, slots=True)
class Hit:
    """Where and why a check fires on a span.

    Attributes:
        params: What fills the placeholders of the check's sentence. ``role``, ``label``, ``layer`` and what ends in
            ``_label`` or ``_layer`` are ids of the schema, for a window to put titles in their place.
        place: What to look at; ``None``: the whole span.
        about: The span to put right, for checks of a whole article; ``None``: there is none yet.
    """

    params: Mapping[str, object] = field(default_factory=dict)
    place: TextRange | None = None
    about: Span | None = None


_PLACE = r"[A-ZÄÖÜ][\w.\u00ad-]*(?: [\w.-]+){0,3}"
_DATELINE = re.compile(
    rf"^{_PLACE}(?:/{_PLACE})* \([A-Za-z][\w -]*(?:/[\w-]+)?\)[ \u00a0][–—-][ \u00a0]", re.MULTILINE
)
_MOST_EARLIER = 50
_DATELINE_WITHIN = 600
"""Code points; a dateline stands below the heading and at most a few lines of lead."""

_NONE: Mapping[str, list[Argument]] = {}
_ALIKE = ("label", "other_label", "role", "attribute", "filler_label", "filler_layer")


class Reading:
    """An annotation set as the checks read it.

    Args:
        own: The set.
        schema: Of the corpus.
    """

    def __init__(self, own: AnnotationSet, schema: Schema) -> None:
        self.own = own
        self.schema = schema
        self.text = own.article.text
        self.units: TextUnits = units_of(self.text)
        self._needing: dict[tuple[str, str], bool] = {}
        self._taken: dict[tuple[str, str], tuple[LayerDef, dict[str, str]] | None] = {}
        self._concerns: dict[tuple[str, str, bool, bool, bool, bool], frozenset[Concern]] = {}

    def layer(self, span: Span) -> LayerDef | None:
        """The layer of a span, if the schema has it."""
        return self.schema.layers.get(span.layer)

    def concerns(self, span: Span) -> frozenset[Concern]:
        """What kinds of checks have to look at a span."""
        kind = (
            span.layer,
            span.label,
            span.id in self.given,
            len(span.fragments) > 1,
            bool(span.attributes),
            span.id in self._reached,
        )
        known = self._concerns.get(kind)
        if known is None:
            known = self._concerns[kind] = frozenset(self._concerned(*kind))
        return known

    def _concerned(self, layer: str, label: str, *held: bool) -> Iterator[Concern]:
        has_arguments, has_gaps, has_values, is_reached = held
        yield Concern.SPANS
        if layer == QUOTE:
            yield Concern.QUOTES
        if layer == QUOTE or has_arguments or self._needs(layer, label):
            yield Concern.HEADS
        definition = self.schema.layers.get(layer)
        if definition is not None and definition.look == "trigger":
            yield Concern.TRIGGERS
        if definition is not None and definition.dependent:
            yield Concern.DEPENDENT
        for concern, holds in (
            (Concern.PARTED, has_gaps),
            (Concern.VALUED, has_values),
            (Concern.REACHED, is_reached),
        ):
            if holds:
                yield concern

    def taken(self, layer: str, label: str) -> tuple[LayerDef, dict[str, str]] | None:
        """A layer and the roles that its heads with this label take, with their cardinalities; ``None``: there are none."""
        if (layer, label) not in self._taken:
            definition = self.schema.layers.get(layer)
            known = definition is not None and definition.roles and label in definition.labels
            self._taken[layer, label] = (
                (definition, definition.roles_of(label)) if definition and known else None
            )
        return self._taken[layer, label]

    def _needs(self, layer: str, label: str) -> bool:
        """Whether some role of such a head has to be filled."""
        known = self._needing.get((layer, label))
        if known is None:
            definition = self.schema.layers.get(layer)
            known = (
                definition is not None
                and label in definition.labels
                and any(bounds(each)[0] > 0 for each in definition.roles_of(label).values())
            )
            self._needing[layer, label] = known
        return known

    def words(self, span: Span) -> str:
        """What a span covers, on one line."""
        return " ".join(self.own.covered_text(span).split())

    def earlier(self, span: Span) -> Iterator[Span]:
        """The spans of the same layer that come before it and reach into it, the nearest first.

        Of thousands that lie upon each other no more than the nearest: each is seen to lie upon some of them.
        """
        spans, reach = self._layers.get(span.layer, ([], []))
        place = bisect_left(spans, reading_order(span), key=reading_order)
        left = _MOST_EARLIER
        while left > 0 and place > 0 and reach[place - 1] > span.begin:
            place -= 1
            if spans[place].end > span.begin:
                left -= 1
                yield spans[place]

    @cached_property
    def dateline(self) -> TextRange | None:
        """*BERLIN (dpa) –* at the beginning of the article, with the dash and the blank after it."""
        found = _DATELINE.search(self.text, 0, _DATELINE_WITHIN)
        return TextRange(*found.span()) if found else None

    @cached_property
    def marked(self) -> ArticleWords:
        """The words of the article and the short spans among them."""
        words = ArticleWords(self.own)
        self.units.take_tokens(words.begins, words.ends)
        return words

    @cached_property
    def chains(self) -> Chains:
        """The mention chains of the set."""
        return Chains.of_set(self.own, self.schema)

    @cached_property
    def given(self) -> Mapping[SpanId, list[Argument]]:
        """By head: its arguments, in the order they were made."""
        found: dict[SpanId, list[Argument]] = {}
        for argument in self.own.arguments.values():
            found.setdefault(argument.head, []).append(argument)
        return found

    @cached_property
    def by_role(self) -> Mapping[SpanId, Mapping[str, list[Argument]]]:
        """By head and role: its arguments, in the order they were made."""
        found: dict[SpanId, dict[str, list[Argument]]] = {}
        for head, arguments in self.given.items():
            roles = found[head] = {}
            for argument in arguments:
                roles.setdefault(argument.role, []).append(argument)
        return found

    @cached_property
    def _reached(self) -> frozenset[SpanId]:
        """The spans that an earlier one of their layer reaches into."""
        return frozenset(
            span.id
            for spans, reach in self._layers.values()
            for span, before in zip(spans[1:], reach, strict=False)
            if before > span.begin
        )

    @cached_property
    def _layers(self) -> Mapping[str, tuple[list[Span], list[int]]]:
        """By layer, in reading order: the spans, and how far they reach up to each of them."""
        found: dict[str, tuple[list[Span], list[int]]] = {}
        for span in self.own:
            spans, reach = found.setdefault(span.layer, ([], []))
            spans.append(span)
            reach.append(max(span.end, reach[-1] if reach else 0))
        return found

    def fillers(self, head: Span, role: str) -> Iterator[Span]:
        """The spans that fill a role of a head."""
        for argument in self.by_role.get(head.id, _NONE).get(role, ()):
            if argument.filler is not None:
                yield self.own.spans[argument.filler]


@dataclass(frozen=True, slots=True)
class Rule:
    """What every kind of check has.

    Attributes:
        id: Names it in reports, documentation and settings.
        severity: How sure it is that something is wrong.
        template: One English sentence with ``{name}`` placeholders; the key of its translation.
    """

    id: str
    severity: Severity
    template: str


@dataclass(frozen=True, slots=True)
class Check(Rule):
    """One quality rule about single spans.

    Attributes:
        run: Looks at one span of a set and what hangs on it; pure, and quick enough for every edit.
        concern: Which spans it looks at.
        fix: How to put it right; ``None``, or nothing yielded: only a person can.
    """

    run: Callable[[Reading, Span], Iterator[Hit]]
    concern: Concern = Concern.SPANS
    fix: Fix | None = None


@dataclass(frozen=True, slots=True)
class ArticleCheck(Rule):
    """One quality rule about a whole annotation set.

    Attributes:
        run: Looks at the set; pure, and quick enough for every edit. Its hits name their span, or else their place.
        fix: How to put it right; ``None``, or nothing yielded: only a person can.
    """

    run: Callable[[Reading], Iterator[Hit]]
    fix: Fix | None = None

    def findings(self, reading: Reading) -> Iterator[Finding]:
        """Where it fires in a set."""
        for hit in self.run(reading):
            place = hit.place or (hit.about.extent if hit.about is not None else None)
            if place is None:
                raise ValueError(f"check {self.id} names neither a span nor a place")
            yield Finding(self, hit.about, place, hit.params)


@dataclass(frozen=True, slots=True)
class CorpusCheck(Rule):
    """One quality rule about many articles at once; what finds is beside it, as it needs all of them.

    Attributes:
        fix: How to put it right; ``None``, or nothing yielded: only a person can.
    """

    fix: Fix | None = None


AnyCheck: TypeAlias = Check | ArticleCheck | CorpusCheck


@dataclass(frozen=True, slots=True)
class Finding:
    """One place where a check fires.

    Attributes:
        check: Which one.
        about: The span to put right; its signature names the finding across sets and exports. ``None`` where
            nothing is marked that should be.
        place: What to look at, code points.
        params: What fills the placeholders of the check's sentence.
    """

    check: AnyCheck
    about: Span | None
    place: TextRange
    params: Mapping[str, object]

    @property
    def span(self) -> SpanId | None:
        """The span to put right."""
        return self.about.id if self.about is not None else None

    @property
    def layer(self) -> str:
        """Where it belongs: of the span, else of the one that is missed; may be empty."""
        return self.about.layer if self.about is not None else str(self.params.get("layer", ""))

    @property
    def severity(self) -> Severity:
        """How sure it is that something is wrong."""
        return self.check.severity

    @property
    def text(self) -> str:
        """The sentence in English, with ids of the schema as they are."""
        return self.check.template.format(**self.params)

    @property
    def key(self) -> tuple[str, str, str]:
        """What names it even if spans are imported again: check, signature or place, and role."""
        place = f"{self.place.begin}-{self.place.end}"
        return (
            self.check.id,
            self.about.signature if self.about is not None else place,
            str(self.params.get("role", "")),
        )

    @property
    def alike(self) -> str:
        """Equal for findings that one decision puts right: of one check, about the same labels, roles and names."""
        told = [f"{name}={self.params[name]}" for name in _ALIKE if name in self.params]
        if "label" in self.params and "part" in self.params:
            told.append(f"part={self.params['part']}")
        return "|".join((self.check.id, self.layer, *told))

    def repairs(self, reading: Reading) -> tuple[Repair, ...]:
        """What would put it right; nothing if only a person can."""
        return tuple(self.check.fix(reading, self)) if self.check.fix is not None else ()


Fix: TypeAlias = Callable[[Reading, Finding], Iterator[Repair]]
"""Says how to put a finding right where that is safe; pure."""
