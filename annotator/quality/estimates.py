"""What a judged sample says about all: shares and ratios with their intervals, for every way a sample can be drawn.

Simple and stratified samples of single units have Wilson's interval (``annotator.quality.intervals``). Everything else is a ratio of
two totals estimated with inverse chances (Hájek 1971); its variance is turned into an effective sample size, and that
one into Wilson's interval (Kott and Carr 1997; Dean and Pagano 2015).
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from annotator.quality.intervals import (
    ANYTHING,
    Interval,
    effective_size,
    recovered,
    size_for,
    wilson,
    wilson_finite,
)


@dataclass(frozen=True, slots=True)
class Estimate:
    """A share of the population, as far as a sample says.

    Attributes:
        right: Units seen that are right.
        seen: Units seen.
        share: The estimated share; ``None`` where nothing was seen.
        interval: Where it may lie, at 95 %.
        size: The effective sample size: a simple random sample of an infinite population would need as many.
    """

    right: int = 0
    seen: int = 0
    share: float | None = None
    interval: Interval = ANYTHING
    size: float = 0.0

    def more_for(self, margin: float, population: int) -> int:
        """How many more units to judge for an interval of plus or minus ``margin``, if all goes on like this.

        Args:
            margin: In ``(0, 1)``.
            population: How many there are; never more than what is left of it.
        """
        left = max(0, population - self.seen)
        if self.share is None or not self.seen:
            return min(left, size_for(margin, population))
        if self.interval.half_width <= margin:
            return 0
        # How many units of this sample one unit of a simple one is worth.
        simple = effective_size(self.seen, population)
        worth = 1.0 if not self.size or math.isinf(simple) else max(1.0, simple / self.size)
        wanted = size_for(margin, population, share=self.share, least=self.seen)
        return min(left, max(1, math.ceil(wanted * worth) - self.seen))


class Stratum(NamedTuple):
    """What was seen of one stratum: units that are right, units seen, units there are."""

    right: int
    seen: int
    population: int


class Cluster(NamedTuple):
    """One drawn unit with what counts in it.

    Attributes:
        stratum: Where it was drawn.
        chance: With which it was drawn and judged, in ``(0, 1]``.
        right: Of what counts, so many are right.
        counting: So many count; 0 where it has nothing of the kind.
    """

    stratum: str
    chance: float
    right: int
    counting: int


def simple_share(right: int, seen: int, population: int) -> Estimate:
    """The share in a simple random sample."""
    if not seen:
        return Estimate()
    interval = wilson_finite(right, seen, population)
    return Estimate(right, seen, right / seen, interval, effective_size(seen, population))


def stratified_share(strata: Iterable[Stratum]) -> Estimate:
    """The share in a stratified sample, every stratum weighed by its size.

    Of a stratum of which nothing was seen yet, anything may be true; its share is taken to be that of the others.
    """
    known = [stratum for stratum in strata if stratum.population]
    right, seen = sum(each.right for each in known), sum(each.seen for each in known)
    total = sum(each.population for each in known)
    begun = sum(each.population for each in known if each.seen)
    if not seen:
        return Estimate()
    if len(known) == 1:
        return simple_share(*known[0])
    elsewhere = sum(e.right / e.seen * e.population for e in known if e.seen) / begun
    parts = [
        (
            each.population / total,
            each.right / each.seen if each.seen else elsewhere,
            wilson_finite(*each),
        )
        for each in known
    ]
    share, interval = recovered(parts)
    return Estimate(right, seen, share, interval, _size_of(share, interval))


def ratio(clusters: Sequence[Cluster]) -> Estimate:
    """The share of what is right among what counts, over drawn units that hold any number of them.

    The variance is Hájek's for samples of fixed size, stratum by stratum. Where all that was seen is right, or nothing is, it
    says nothing; then every drawn unit counts as one observation, which errs on the safe side.
    """
    right, seen = sum(each.right for each in clusters), sum(each.counting for each in clusters)
    if not seen:
        return Estimate()
    total = sum(each.counting / each.chance for each in clusters)
    share = min(1.0, sum(each.right / each.chance for each in clusters) / total)
    if right in {0, seen}:
        weights = [1 / each.chance for each in clusters if each.counting]
        size = sum(weights) ** 2 / sum(weight * weight for weight in weights)
        if all(each.chance >= 1 for each in clusters):
            size = math.inf
    else:
        variance = _variance(clusters, share) / total**2
        size = min(share * (1 - share) / variance, float(seen)) if variance else math.inf
    interval = Interval(share, share) if math.isinf(size) else wilson(share * size, size)
    return Estimate(right, seen, share, interval, size)


def f1_of(of_both: Estimate) -> Estimate:
    """F1 from the share of what is marked rightly among all that is or should be marked (F*, Hand and others 2021).

    F1 rises with it, so the ends of its interval are the ends of the interval of F1.
    """
    if of_both.share is None:
        return of_both
    low, high = (_f1(end) for end in of_both.interval)
    return Estimate(
        of_both.right, of_both.seen, _f1(of_both.share), Interval(low, high), of_both.size
    )


def _f1(both: float) -> float:
    return 2 * both / (1 + both)


def _variance(clusters: Sequence[Cluster], share: float) -> float:
    by_stratum: defaultdict[str, list[tuple[float, float]]] = defaultdict(list)
    for each in clusters:
        residual = (each.right - share * each.counting) / each.chance
        by_stratum[each.stratum].append((1 - each.chance, residual))
    everywhere = [residual for found in by_stratum.values() for _, residual in found]
    middle = sum(everywhere) / len(everywhere)
    return sum(_spread(found, middle) for found in by_stratum.values())


def _spread(found: Sequence[tuple[float, float]], middle: float) -> float:
    """The part of one stratum; of a single unit, from how far it is off the middle of all."""
    open_chance = sum(chance for chance, _ in found)
    if not open_chance:
        return 0.0
    if len(found) == 1:
        return found[0][0] * (found[0][1] - middle) ** 2
    mean = sum(chance * residual for chance, residual in found) / open_chance
    squares = sum(chance * (residual - mean) ** 2 for chance, residual in found)
    return len(found) / (len(found) - 1) * squares


def _size_of(share: float, interval: Interval) -> float:
    """Of a simple random sample whose interval would be as wide."""
    if interval.half_width <= 0:
        return math.inf
    return float(size_for(interval.half_width, share=share)) if interval.half_width < 1 else 0.0
