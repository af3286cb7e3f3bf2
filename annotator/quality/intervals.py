"""Intervals of shares: what a sample says about all it was drawn from, and how large it has to be.

The score interval of Wilson (1927), which Brown, Cai and DasGupta (2001) recommend; for strata it is put together by the
method of variance estimates recovery (Zou, Huang and Zhang 2009). docs/review.md tells why.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import lru_cache
from statistics import NormalDist
from typing import NamedTuple

CONFIDENCE = 0.95
"""Of all intervals: in the long run so many hold the true value."""

LARGE_PART = 0.05
"""From this share of the population on, a sample counts as a large part of it (Cochran 1977, section 2.6)."""

_MOST = 10_000_000


class Interval(NamedTuple):
    """From where to where a share may lie; both ends in ``[0, 1]``."""

    low: float
    high: float

    @property
    def half_width(self) -> float:
        """Half of what lies between the ends."""
        return (self.high - self.low) / 2


ANYTHING = Interval(0.0, 1.0)
"""What is known of a share of which nothing was seen."""


@lru_cache(maxsize=8)
def quantile(confidence: float = CONFIDENCE) -> float:
    """The quantile of the normal distribution that leaves out as much on both sides; 1.96 at 95 %."""
    return NormalDist().inv_cdf(0.5 + confidence / 2)


def wilson(right: float, seen: float, confidence: float = CONFIDENCE) -> Interval:
    """The score interval of a share.

    Args:
        right: How many of those seen are right, ``0 <= right <= seen``; a fraction where ``seen`` is an effective size.
        seen: How many were seen; infinite: the share is known.
        confidence: In the long run so many intervals hold the true share.

    Raises:
        ValueError: If the counts are impossible.
    """
    if not 0 <= right <= seen:
        raise ValueError(f"{right} of {seen}")
    if not seen:
        return ANYTHING
    return _around(right / seen, seen, confidence)


def wilson_finite(
    right: int, seen: int, population: int, confidence: float = CONFIDENCE
) -> Interval:
    """The score interval of a share of a finite population.

    Where the sample is a large part of it, it counts as larger: as ``seen * (population - 1) / (population - seen)``,
    which gives its variance the finite population correction. A full count has no interval.
    """
    if not seen:
        return ANYTHING
    if not 0 <= right <= seen <= population:
        raise ValueError(f"{right} of {seen} of {population}")
    return _around(right / seen, effective_size(seen, population), confidence)


def effective_size(seen: int, population: int) -> float:
    """How large a sample of an infinite population would have to be to say as much."""
    if seen >= population:
        return math.inf
    if seen <= LARGE_PART * population:
        return float(seen)
    return seen * (population - 1) / (population - seen)


def recovered(parts: Iterable[tuple[float, float, Interval]]) -> tuple[float, Interval]:
    """A weighted sum of independent shares, and its interval, from theirs.

    Args:
        parts: Of each stratum its share of the population, the share seen in it, and the interval of that.
    """
    known = list(parts)
    share = sum(weight * seen for weight, seen, _ in known)
    below = sum((weight * (seen - interval.low)) ** 2 for weight, seen, interval in known)
    above = sum((weight * (interval.high - seen)) ** 2 for weight, seen, interval in known)
    low, high = share - math.sqrt(below), share + math.sqrt(above)
    return share, Interval(max(0.0, low), min(1.0, high))


def size_for(
    margin: float,
    population: int = _MOST,
    *,
    share: float = 0.5,
    least: int = 0,
    confidence: float = CONFIDENCE,
) -> int:
    """The smallest sample whose interval reaches no further than ``margin`` to either side, on average of both.

    Args:
        margin: Half of the interval's width, in ``(0, 1)``.
        population: How many there are; so many at most.
        share: What is expected to be right; a half is the most cautious.
        least: How many were seen already.
        confidence: Of the interval.

    Raises:
        ValueError: If the margin is impossible.
    """
    if not 0 < margin < 1:
        raise ValueError(f"a margin of {margin}")

    def is_enough(seen: int) -> bool:
        size = effective_size(seen, population)
        return bool(seen) and _around(share, size, confidence).half_width <= margin

    low, high = min(least, population), population
    while low < high:
        middle = (low + high) // 2
        if is_enough(middle):
            high = middle
        else:
            low = middle + 1
    return high


def most_wrong(level: float, seen: int, population: int) -> int | None:
    """The acceptance number: so many of ``seen`` may be wrong if the interval is to lie above a level.

    Returns:
        ``None`` if the sample is too small for the level even if nothing is wrong.
    """
    if not seen or wilson_finite(seen, seen, population).low < level:
        return None
    low, high = 0, seen
    while low < high:
        middle = (low + high + 1) // 2
        if wilson_finite(seen - middle, seen, population).low >= level:
            low = middle
        else:
            high = middle - 1
    return low


def _around(share: float, size: float, confidence: float) -> Interval:
    if math.isinf(size):
        return Interval(share, share)
    z = quantile(confidence)
    shrink = 1 + z * z / size
    centre = (share + z * z / (2 * size)) / shrink
    reach = z * math.sqrt(share * (1 - share) / size + z * z / (4 * size * size)) / shrink
    # The ends at 0 and 1 are exact; floating point misses them by a hair.
    low = 0.0 if share <= 0 else max(0.0, centre - reach)
    high = 1.0 if share >= 1 else min(1.0, centre + reach)
    return Interval(low, high)
