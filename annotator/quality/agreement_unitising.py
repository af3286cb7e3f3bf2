"""Krippendorff's alpha_U: whether annotators cut the same stretches out of a text, and call them the same.

Krippendorff 1995, On the reliability of unitizing continuous data; 2004, Measuring the reliability of qualitative text
analysis data. A text is a continuum of code points; of each category an annotator's spans are its units and what lies between them its gaps.
A unit that meets one of the other annotator costs the squares of how far their beginnings and their ends are apart; one that lies
in a gap costs the square of its length. What chance would cost follows from all units and gaps put down anywhere.

Spans of one category that overlap are one unit here, and each fragment of a span is a unit for itself: the measure knows
neither nesting nor spans with gaps. Several articles are one continuum, one after the other, and a gap ends where its article
ends. So the cost of an article never depends on its neighbours, and counts can be resampled article by article.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from operator import sub

import numpy as np

from annotator.quality.agreement_patterns import Array

Units = Sequence[tuple[int, int]]
"""Begin and end of the units of one annotator and category, in reading order, disjoint."""


def units_of(ranges: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The ranges in reading order, those that overlap made one; those that only touch stay two."""
    found: list[tuple[int, int]] = []
    for begin, end in sorted(ranges):
        if found and begin < found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((begin, end))
    return found


def cost(one: Units, other: Units) -> int:
    """What two annotators' units of one category cost: the sum of Krippendorff's squared differences.

    Both orders of the two are one here; his double sum counts each twice.
    """
    if one == other:
        return 0
    total = 0
    met: set[int] = set()
    first = 0
    for begin, end in one:
        while first < len(other) and other[first][1] <= begin:
            first += 1
        at = first
        while at < len(other) and other[at][0] < end:
            total += (begin - other[at][0]) ** 2 + (end - other[at][1]) ** 2
            met.add(at)
            at += 1
        if at == first:
            total += (end - begin) ** 2
    return total + sum((end - begin) ** 2 for at, (begin, end) in enumerate(other) if at not in met)


@dataclass
class Continuum:
    """The units of one category in articles that the same annotators have annotated, as they come in.

    Attributes:
        lengths: Of every article that counts, in code points, in the order of their numbers.
        raters: How many annotators, ``>= 2``.
    """

    lengths: Sequence[int]
    raters: int
    _cost: dict[int, int] = field(default_factory=dict)
    _unit_articles: list[int] = field(default_factory=list)
    _unit_lengths: list[int] = field(default_factory=list)
    _gap_articles: list[int] = field(default_factory=list)
    _gap_lengths: list[int] = field(default_factory=list)

    def add(self, article: int, units: Sequence[Units], costs: int | None = None) -> None:
        """Take in an article where somebody has such a unit.

        Args:
            article: Its number, an index of ``lengths``.
            units: Of each annotator.
            costs: What all pairs of them cost, if that is known already.
        """
        if costs is None:
            costs = sum(
                cost(one, other) for place, one in enumerate(units) for other in units[place + 1 :]
            )
        self._cost[article] = costs
        for own in units:
            begins, ends = [begin for begin, _ in own], [end for _, end in own]
            gaps = [*map(sub, [*begins, self.lengths[article]], [0, *ends])]
            self._unit_articles += [article] * len(own)
            self._unit_lengths += map(sub, ends, begins)
            # A gap of no length has no room for anything.
            self._gap_articles += [article] * len(gaps)
            self._gap_lengths += gaps

    @property
    def units(self) -> int:
        """How many units there are, of all annotators."""
        return len(self._unit_lengths)

    def disagreements(self, weights: Array) -> tuple[Array, Array]:
        """Observed and expected disagreement.

        Args:
            weights: How often each article counts, articles along the last axis.
        """
        lengths = np.asarray(self.lengths, dtype=np.float64)
        total = weights @ lengths
        costs = np.zeros(len(lengths))
        costs[list(self._cost)] = list(self._cost.values())
        pairs = self.raters * (self.raters - 1)
        with np.errstate(divide="ignore", invalid="ignore"):
            observed = 2 * (weights @ costs) / (pairs * total**2)
            expected = self._expected(weights, lengths, total)
        return observed, expected

    def _expected(self, weights: Array, lengths: Array, total: Array) -> Array:
        own = np.asarray(self._unit_lengths, dtype=np.int64)
        sizes, which = np.unique(own, return_inverse=True)
        histogram = np.zeros((len(lengths), len(sizes)))
        np.add.at(histogram, (np.asarray(self._unit_articles, dtype=np.int64), which), 1.0)
        units = weights @ histogram  # by size
        room = weights @ self._room(sizes, lengths)
        number = units.sum(axis=-1)[..., None]
        size = sizes.astype(np.float64)
        overlapping = (number - 1) / 3 * (2 * size**3 - 3 * size**2 + size)
        numerator = (units * (overlapping + size**2 * room)).sum(axis=-1)
        positions = self.raters * total
        denominator = positions * (positions - 1) - (units * size * (size - 1)).sum(axis=-1)
        found: Array = 2 / total * numerator / denominator
        return found

    def _room(self, sizes: np.ndarray[tuple[int], np.dtype[np.int64]], lengths: Array) -> Array:
        """By article and size of a unit, in how many places of the gaps it would fit."""
        gaps = np.asarray(self._gap_lengths, dtype=np.float64)
        where = np.asarray(self._gap_articles, dtype=np.int64)
        is_empty = np.ones(len(lengths), dtype=np.bool_)
        is_empty[list(self._cost)] = False
        found = np.zeros((len(lengths), len(sizes)))
        for place, size in enumerate(sizes.tolist()):
            fits = np.maximum(gaps - size + 1, 0)
            found[:, place] = np.bincount(where, weights=fits, minlength=len(lengths))
            # Where nobody has such a unit, every annotator has one gap: the article.
            found[:, place] += is_empty * self.raters * np.maximum(lengths - size + 1, 0)
        return found


def alpha_u(continua: Iterable[Continuum], weights: Array) -> Array:
    """Krippendorff's alpha_U over categories; ``nan`` where there is no unit at all.

    Args:
        continua: One for each category, of the same articles and annotators.
        weights: How often each article counts, articles along the last axis.
    """
    observed = np.zeros(weights.shape[:-1])
    expected = np.zeros(weights.shape[:-1])
    for each in continua:
        found = each.disagreements(weights)
        observed = observed + np.nan_to_num(found[0])
        expected = expected + np.nan_to_num(found[1])
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(expected > 0, 1 - observed / expected, np.nan)
