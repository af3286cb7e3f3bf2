"""Drawing a sample: what it can be drawn from, how large it has to be, and which units it takes."""

from __future__ import annotations

import hashlib
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeAlias

from annotator.domain.errors import SettingError
from annotator.domain.ids import AnnotatorId, ArticleId
from annotator.domain.ports import Monitor, Progress, UnitOfWork
from annotator.domain.reason import Reason
from annotator.domain.reviews import (
    WRONG,
    DrawnItem,
    FrameSet,
    FrameSpan,
    Judged,
    Method,
    ReviewUnit,
    Sample,
    SampleRequest,
    SamplingFrame,
    StratifyBy,
    StratumSize,
)
from annotator.quality.intervals import size_for
from annotator.quality.sampling import (
    Allocation,
    allocated,
    drawn,
    drawn_by_weight,
    random_number,
)
from annotator.services.reviewing_risk import Risks

MOST_STRATA = 100
"""With more, a sample says nothing about most of them."""

_EVERY = 5_000

_Unit: TypeAlias = FrameSpan | FrameSet
_SetKey: TypeAlias = tuple[ArticleId, AnnotatorId]


@dataclass(frozen=True)
class Drawing:
    """A sample, ready to be stored.

    Attributes:
        sample: The sample.
        sets: What it was drawn from.
        items: What is to be judged, in the order of judging.
    """

    sample: Sample
    sets: Sequence[FrameSet]
    items: Sequence[DrawnItem]


@dataclass
class _Frame:
    """What can be drawn."""

    sets: dict[_SetKey, FrameSet]
    spans: dict[_SetKey, list[FrameSpan]] = field(default_factory=lambda: defaultdict(list))
    risks: Risks | None = None

    def all_spans(self) -> Iterable[FrameSpan]:
        """The spans in the order of the corpus."""
        return (span for key in self.sets for span in self.spans.get(key, ()))

    def units(self, unit: ReviewUnit) -> list[_Unit]:
        """What is drawn, in the order of the corpus."""
        if unit is ReviewUnit.SPAN:
            return list(self.all_spans())
        return list(self.sets.values())

    def source_of(self, unit: _Unit) -> str:
        """Where its article came from."""
        return self.sets[unit.article, unit.annotator].source

    def weight(self, unit: _Unit) -> float:
        """Its risk: of a set, that of its spans together."""
        assert self.risks is not None  # noqa: S101 - read for samples by risk
        if isinstance(unit, FrameSpan):
            return self.risks.weight(unit)
        spans = self.spans.get((unit.article, unit.annotator), ())
        return 1.0 + sum(map(self.risks.weight, spans))

    def digest(self) -> str:
        """A hash of all there is."""
        made = hashlib.sha256()
        for key in self.sets:
            made.update("\0".join(key).encode())
            for span in self.spans.get(key, ()):
                made.update(f"\n{span.id} {span.type} {span.fragments}".encode())
        return made.hexdigest()


def draw(
    work: UnitOfWork, request: SampleRequest, sample_id: str, at: datetime, monitor: Monitor
) -> Drawing:
    """Draw a sample; nothing is stored. The same request on the same annotations draws the same.

    Args:
        work: An open transaction.
        request: How to draw.
        sample_id: The id it gets.
        at: When it is drawn, UTC.
        monitor: Told how many spans were looked at; may cancel.

    Raises:
        SettingError: If there is nothing to draw from, or the request contradicts itself.
        TaskCancelledError: If it was cancelled.
    """
    _check(request)
    frame = _read(work, request, monitor)
    units = frame.units(request.unit)
    if not units:
        raise SettingError(option="sample", reason=_nothing(request))
    strata: dict[str, list[_Unit]] = defaultdict(list)
    for unit in units:
        strata[_stratum(frame, unit, request)].append(unit)
    if len(strata) > MOST_STRATA:
        reason = Reason(
            "that makes {count} strata, and {most_strata} is the most; choose another way.",
            count=len(strata),
            most_strata=MOST_STRATA,
        )
        raise SettingError(option="stratify", reason=reason)
    size = min(request.size or size_for(request.margin, len(units)), len(units))
    taken = _taken(work, frame, strata, size, request)
    sizes = _sizes(frame, strata, taken)
    of_frame = SamplingFrame(
        articles=len({article for article, _ in frame.sets}),
        sets=len(frame.sets),
        spans=sum(map(len, frame.spans.values())),
        strata=sizes,
        digest=frame.digest(),
    )
    items = _items(frame, taken, request)
    sample = Sample(sample_id, request, of_frame, "", at, len(items))
    return Drawing(sample, list(frame.sets.values()), items)


def _check(request: SampleRequest) -> None:
    if not request.name.strip():
        raise SettingError(
            option="name", reason=Reason("is missing: say what the sample is called.")
        )
    if request.size < 0 or (not request.size and not 0 < request.margin < 1):
        reason = Reason("give a number of units, or a margin between 0 and 1.")
        raise SettingError(option="size", reason=reason)
    by_label = request.stratify_by is StratifyBy.LABEL and request.method is Method.STRATIFIED
    if request.unit is ReviewUnit.ARTICLE and by_label:
        reason = Reason("an article has no label; stratify by annotator or source.")
        raise SettingError(option="stratify", reason=reason)
    if request.allocation not in {each.value for each in Allocation}:
        known = ", ".join(each.value for each in Allocation)
        raise SettingError(option="allocation", reason=Reason("is one of {known}.", known=known))
    for name, level in request.levels.items():
        if not 0 < level <= 1:
            raise SettingError(
                option="level",
                reason=Reason(
                    "of {name} lies between 0 and 1, not {level}.", name=name, level=level
                ),
            )


def _nothing(request: SampleRequest) -> str:
    whose = ", ".join(request.annotators) or "people"
    state = "finished " if request.done_only else ""
    what = "spans" if request.unit is ReviewUnit.SPAN else "articles"
    return f"there are no {what} in {state}sets of {whose} to draw from."


def _read(work: UnitOfWork, request: SampleRequest, monitor: Monitor) -> _Frame:
    sets = work.reviews.frame_sets(request.annotators, done_only=request.done_only)
    frame = _Frame({(each.article, each.annotator): each for each in sets})
    by_risk = request.method is Method.RISK
    everything: list[FrameSpan] = []
    for number, span in enumerate(work.reviews.frame_spans(() if by_risk else request.annotators)):
        if number % _EVERY == 0:
            monitor.report(Progress(number, None))
        if by_risk:
            everything.append(span)
        key = (span.article, span.annotator)
        if key in frame.sets and (not request.layers or span.layer in request.layers):
            frame.spans[key].append(span)
    if by_risk:
        frame.risks = Risks(work, everything)
    return frame


def _stratum(frame: _Frame, unit: _Unit, request: SampleRequest) -> str:
    if request.method is not Method.STRATIFIED:
        return ""
    match request.stratify_by:
        case StratifyBy.ANNOTATOR:
            return unit.annotator
        case StratifyBy.SOURCE:
            return frame.source_of(unit) or "–"
        case StratifyBy.LABEL:
            return unit.type if isinstance(unit, FrameSpan) else ""


def _taken(
    work: UnitOfWork,
    frame: _Frame,
    strata: Mapping[str, Sequence[_Unit]],
    size: int,
    request: SampleRequest,
) -> list[tuple[_Unit, str, float]]:
    """The units that are drawn, each with its stratum and its chance."""
    if request.method is Method.RISK:
        units = strata[""]
        weights = [frame.weight(unit) for unit in units]
        found = drawn_by_weight(units, weights, size, request.seed, _name)
        return [(unit, "", chance) for unit, chance in found]
    sizes = {name: len(units) for name, units in strata.items()}
    rule = Allocation(request.allocation)
    spreads = _spreads(work, request) if rule is Allocation.NEYMAN else None
    given = allocated(sizes, size, rule, spreads)
    return [
        (unit, name, given[name] / sizes[name])
        for name, units in strata.items()
        for unit in drawn(units, given[name], request.seed, _name)
    ]


def _spreads(work: UnitOfWork, request: SampleRequest) -> Mapping[str, float]:
    """How much is expected to differ in each stratum, from what was judged in earlier samples."""
    seen: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    for sample in work.reviews.samples():
        items = {item.number: item for item in work.reviews.items(sample.id)}
        for judgement in work.reviews.judgements(sample.id):
            item = items[judgement.number]
            if item.is_article or judgement.judged is Judged.MISSING:
                continue
            by_label = request.stratify_by is StratifyBy.LABEL
            name = f"{item.layer}.{item.label}" if by_label else item.annotator
            seen[name] += 1
            wrong[name] += judgement.judged in WRONG
    # Two more of each kind (Agresti and Coull 1998): no stratum is taken to be without mistakes.
    shares = {name: (wrong[name] + 2) / (count + 4) for name, count in seen.items()}
    return {name: math.sqrt(share * (1 - share)) for name, share in shares.items()}


def _sizes(
    frame: _Frame,
    strata: Mapping[str, Sequence[_Unit]],
    taken: Sequence[tuple[_Unit, str, float]],
) -> dict[str, StratumSize]:
    counts = Counter(stratum for _, stratum, _ in taken)
    sizes: dict[str, StratumSize] = {}
    for name in sorted(strata):
        labels: Counter[str] = Counter()
        for unit in strata[name]:
            if isinstance(unit, FrameSpan):
                labels[unit.type] += 1
            else:
                labels.update(s.type for s in frame.spans.get((unit.article, unit.annotator), ()))
        sizes[name] = StratumSize(len(strata[name]), counts[name], dict(sorted(labels.items())))
    return sizes


def _items(
    frame: _Frame, taken: Sequence[tuple[_Unit, str, float]], request: SampleRequest
) -> list[DrawnItem]:
    """What is to be judged: articles in random order, so that what is judged so far is a random sample too."""
    place = {key: number for number, key in enumerate(frame.sets)}

    def order(each: tuple[_Unit, str, float]) -> tuple[float, int, int]:
        unit = each[0]
        key = (unit.article, unit.annotator)
        begin = unit.fragments[0].begin if isinstance(unit, FrameSpan) else 0
        return random_number(request.seed, f"order\0{unit.article}"), place[key], begin

    items: list[DrawnItem] = []
    for unit, stratum, chance in sorted(taken, key=order):
        key = (unit.article, unit.annotator)
        if isinstance(unit, FrameSpan):
            items.append(DrawnItem(frame.sets[key], unit, stratum, chance))
            continue
        items += (DrawnItem(unit, span, stratum, chance) for span in frame.spans.get(key, ()))
        items.append(DrawnItem(unit, None, stratum, chance))
    return items


def _name(unit: _Unit) -> str:
    span = unit.id if isinstance(unit, FrameSpan) else ""
    return f"{unit.article}\0{unit.annotator}\0{span}"
