"""What came of a sample: precision, recall and F1 by label with their intervals, and what follows for the batch."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from annotator.domain.ids import AnnotatorId, ArticleId
from annotator.domain.ports import UnitOfWork
from annotator.domain.reviews import (
    WRONG,
    AcceptanceRule,
    Decision,
    Judged,
    Judgement,
    Method,
    ReviewItem,
    ReviewUnit,
    Sample,
)
from annotator.quality.estimates import (
    Cluster,
    Estimate,
    Stratum,
    f1_of,
    ratio,
    simple_share,
    stratified_share,
)
from annotator.quality.intervals import most_wrong

_Unit = tuple[ArticleId, AnnotatorId]


@dataclass(frozen=True, slots=True)
class LabelResult:
    """One line of the result.

    Attributes:
        layer: The layer; empty: all together.
        label: The label; empty: the layer as a whole.
        population: Spans of the kind in the frame.
        drawn: Spans of the kind in the sample.
        counts: What was said about those that are judged, and what was missing.
        precision: Of what is marked, how much is right.
        recall: Of what should be marked, how much is marked rightly; ``None`` unless whole articles were judged.
        f1: Of both; the same.
        roles: Of the spans with roles that are right themselves, how many have all roles right; ``None``: there are none.
        more: How many more spans to judge for the margin that was asked for.
        level: The least precision wanted.
        most_wrong: The acceptance number: so many of those drawn may be wrong; ``None``: too few were drawn.
        decision: What the sample says about the kind; ``None``: nothing is wanted of it, or there is nothing of it.
    """

    layer: str
    label: str
    population: int
    drawn: int
    counts: Mapping[Judged, int]
    precision: Estimate
    recall: Estimate | None
    f1: Estimate | None
    roles: Estimate | None
    more: int
    level: float | None = None
    most_wrong: int | None = None
    decision: Decision | None = None

    @property
    def judged(self) -> int:
        """Spans that are judged."""
        return self.precision.seen


@dataclass(frozen=True)
class ReviewResult:
    """What came of a sample.

    Attributes:
        sample: The sample.
        total: All labels together.
        layers: Layer by layer.
        labels: Label by label.
        judged: Items judged.
        complete_articles: Articles judged as wholes.
        moved_on: Sets of the frame that were changed since it was drawn, but for corrections of this review.
        decision: What follows for the batch.
    """

    sample: Sample
    total: LabelResult
    layers: Sequence[LabelResult]
    labels: Sequence[LabelResult]
    judged: int
    complete_articles: int
    moved_on: int
    decision: Decision

    @property
    def is_complete(self) -> bool:
        """Whether everything is judged."""
        return self.judged >= self.sample.items


def result_of(work: UnitOfWork, sample: Sample) -> ReviewResult:
    """Work out what a sample says by now."""
    tally = Tally(sample, work.reviews.items(sample.id), work.reviews.judgements(sample.id))
    moved_on = work.reviews.moved_on(sample.id)
    labels = [tally.row(*kind.split(".", 1)) for kind in tally.kinds]
    layers = [tally.row(layer) for layer in dict.fromkeys(row.layer for row in labels)]
    return ReviewResult(
        sample,
        tally.row(),
        layers,
        labels,
        tally.judged,
        len(tally.complete),
        moved_on,
        _decided(labels),
    )


def _decided(labels: Iterable[LabelResult]) -> Decision:
    said = {row.decision for row in labels} - {None}
    if Decision.REJECT in said:
        return Decision.REJECT
    return Decision.ACCEPT if said == {Decision.ACCEPT} else Decision.NOT_YET


@dataclass
class _Counts:
    """What counts of one kind in one unit."""

    marked: int = 0
    right: int = 0
    missed: int = 0
    heads: int = 0
    whole_heads: int = 0

    def add(self, other: _Counts) -> None:
        """Count the other ones in."""
        self.marked += other.marked
        self.right += other.right
        self.missed += other.missed
        self.heads += other.heads
        self.whole_heads += other.whole_heads


_Counting = Callable[[_Counts], tuple[int, int]]


@dataclass
class Tally:
    """The judgements of a sample, counted by kind.

    Attributes:
        sample: The sample.
        items: What was drawn.
        judgements: What was said.
    """

    sample: Sample
    items: Sequence[ReviewItem]
    judgements: Sequence[Judgement]
    _last: dict[int, Judgement] = field(init=False)

    def __post_init__(self) -> None:
        self._last = {
            each.number: each for each in self.judgements if each.judged is not Judged.MISSING
        }

    @property
    def judged(self) -> int:
        """Items that are judged."""
        return len(self._last)

    @cached_property
    def complete(self) -> frozenset[_Unit]:
        """The articles that are judged as wholes."""
        return frozenset(
            item.unit for item in self.items if item.is_article and item.number in self._last
        )

    @cached_property
    def kinds(self) -> list[str]:
        """Layer and label of what there is, or should be, sorted."""
        missing = {
            f"{each.layer}.{each.label}"
            for each in self.judgements
            if each.judged is Judged.MISSING and each.layer
        }
        return sorted(set(self.sample.frame.labels) | missing)

    def row(self, layer: str = "", label: str = "") -> LabelResult:
        """The line of a label, of a layer, or of everything."""
        frame, request = self.sample.frame, self.sample.request
        population = sum(
            count for kind, count in frame.labels.items() if _is_of(kind, layer, label)
        )
        spans = self._spans(layer, label)
        counts = Counter(
            self._last[item.number].judged for item in spans if item.number in self._last
        )
        counts[Judged.MISSING] = sum(
            each.judged is Judged.MISSING and _is(each, layer, label) for each in self.judgements
        )
        precision = self._precision(layer, label)
        whole = request.unit is ReviewUnit.ARTICLE
        recall = self._recall(layer, label) if whole else None
        f1 = self._f1(layer, label) if whole else None
        level = request.level_of(layer, label) if label and population else None
        return LabelResult(
            layer,
            label,
            population,
            len(spans),
            counts,
            precision,
            recall,
            f1,
            self._roles(layer, label) if any(each.roles for each in spans) else None,
            precision.more_for(request.margin, population),
            level,
            most_wrong(level, len(spans), population) if level is not None and spans else None,
            self._decision(level, precision, len(spans), population),
        )

    def _spans(self, layer: str, label: str) -> Sequence[ReviewItem]:
        if layer and label:
            return self._spans_by_kind.get(f"{layer}.{label}", ())
        return [
            item
            for kind, items in self._spans_by_kind.items()
            if _is_of(kind, layer, "")
            for item in items
        ]

    @cached_property
    def _spans_by_kind(self) -> Mapping[str, Sequence[ReviewItem]]:
        found: defaultdict[str, list[ReviewItem]] = defaultdict(list)
        for item in self.items:
            if not item.is_article:
                found[f"{item.layer}.{item.label}"].append(item)
        return found

    # --- estimates ---------------------------------------------------------------------------

    def _precision(self, layer: str, label: str) -> Estimate:
        request = self.sample.request
        if request.unit is ReviewUnit.ARTICLE or request.method is Method.RISK:
            return ratio(self._clusters(layer, label, lambda each: (each.right, each.marked)))
        strata = {
            name: sum(n for kind, n in size.labels.items() if _is_of(kind, layer, label))
            for name, size in self.sample.frame.strata.items()
        }
        inside = {
            name
            for name, count in strata.items()
            if count == self.sample.frame.strata[name].units or not count
        }
        right, seen = Counter[str](), Counter[str]()
        for item in self._spans(layer, label):
            if item.number in self._last:
                seen[item.stratum] += 1
                right[item.stratum] += self._last[item.number].judged not in WRONG
        if len(strata) == 1:
            (name,) = strata
            return simple_share(right[name], seen[name], strata[name])
        if inside == set(strata):
            return stratified_share(
                Stratum(right[name], seen[name], count) for name, count in strata.items()
            )
        # The kind runs through strata, and how many of it were drawn from each is chance.
        return ratio(self._clusters(layer, label, lambda each: (each.right, each.marked)))

    def _recall(self, layer: str, label: str) -> Estimate:
        return ratio(
            self._clusters(layer, label, lambda each: (each.right, each.right + each.missed))
        )

    def _f1(self, layer: str, label: str) -> Estimate:
        both = self._clusters(layer, label, lambda each: (each.right, each.marked + each.missed))
        return f1_of(ratio(both))

    def _roles(self, layer: str, label: str) -> Estimate:
        return ratio(self._clusters(layer, label, lambda each: (each.whole_heads, each.heads)))

    def _decision(
        self, level: float | None, precision: Estimate, drawn: int, population: int
    ) -> Decision | None:
        if level is None or not population:
            return None
        if precision.share is None:
            return Decision.NOT_YET
        if self.sample.request.rule is AcceptanceRule.BOUND:
            if precision.interval.low >= level:
                return Decision.ACCEPT
            return Decision.REJECT if precision.interval.high < level else Decision.NOT_YET
        if precision.seen < drawn:
            return Decision.NOT_YET
        return Decision.ACCEPT if precision.share >= level else Decision.REJECT

    # --- units -------------------------------------------------------------------------------

    def _clusters(self, layer: str, label: str, count: _Counting) -> list[Cluster]:
        counts, nothing = self._by_unit(layer, label), count(_Counts())
        return [
            Cluster(stratum, chance, *(count(counts[key]) if key in counts else nothing))
            for key, stratum, chance in self._judged_units
        ]

    @cached_property
    def _judged_units(self) -> Sequence[tuple[object, str, float]]:
        """What was drawn and is judged: spans by number, or whole articles; with stratum and chance by now."""
        whole = self.sample.request.unit is ReviewUnit.ARTICLE
        found = [
            (item.unit if whole else item.number, item)
            for item in self.items
            if item.number in self._last and item.is_article is whole
        ]
        judged = Counter(item.stratum for _, item in found)
        # Units are judged in random order, so those judged are a random part of those drawn.
        shares = {name: n / self.sample.frame.strata[name].drawn for name, n in judged.items()}
        return [
            (key, item.stratum, min(1.0, item.chance * shares[item.stratum])) for key, item in found
        ]

    def _by_unit(self, layer: str, label: str) -> Mapping[object, _Counts]:
        """What counts of a label, a layer or of everything, by unit."""
        if label:
            return self._by_kind.get(f"{layer}.{label}", {})
        total: defaultdict[object, _Counts] = defaultdict(_Counts)
        for kind, units in self._by_kind.items():
            if _is_of(kind, layer, ""):
                for unit, counts in units.items():
                    total[unit].add(counts)
        return total

    @cached_property
    def _by_kind(self) -> Mapping[str, Mapping[object, _Counts]]:
        whole = self.sample.request.unit is ReviewUnit.ARTICLE
        units: dict[int, object] = {
            item.number: item.unit if whole else item.number for item in self.items
        }
        found: defaultdict[str, defaultdict[object, _Counts]]
        found = defaultdict(lambda: defaultdict(_Counts))
        for item in self.items:
            said = self._last.get(item.number)
            if item.is_article or said is None:
                continue
            unit = units[item.number]
            _count_marked(found[f"{item.layer}.{item.label}"][unit], item, said)
            # What stands in its place is what was missed: the same kind, unless another one is right.
            if said.judged in {Judged.EDGE, Judged.LABEL}:
                unknown = said.judged is Judged.LABEL and not said.label
                label = "" if unknown else said.label or item.label
                found[f"{item.layer}.{label}"][unit].missed += 1
        for each in self.judgements:
            if each.judged is Judged.MISSING:
                found[f"{each.layer}.{each.label}"][units[each.number]].missed += 1
        return found


def _count_marked(counts: _Counts, item: ReviewItem, said: Judgement) -> None:
    counts.marked += 1
    if said.judged in WRONG:
        return
    counts.right += 1
    if item.roles:
        counts.heads += 1
        counts.whole_heads += said.judged is Judged.RIGHT


def _is(each: ReviewItem | Judgement, layer: str, label: str) -> bool:
    return layer in {"", each.layer} and label in {"", each.label}


def _is_of(kind: str, layer: str, label: str) -> bool:
    of_layer, _, of_label = kind.partition(".")
    return layer in {"", of_layer} and label in {"", of_label}
