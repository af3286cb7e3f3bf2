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

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

import numpy as np
import numpy.typing as npt

from annotator.quality.agreement_patterns import Array

Whole = npt.NDArray[np.int64]

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


class Continuum:
    """The units of one category in articles that the same annotators have annotated, as they come in.

    Args:
        lengths: Of every article that counts, in code points, in the order of their numbers.
        raters: How many annotators, ``>= 2``.
    """

    def __init__(self, lengths: Sequence[int] | Array, raters: int) -> None:
        self.lengths = np.asarray(lengths, dtype=np.float64)
        self.raters = raters
        self._cost = np.zeros(len(self.lengths))
        self._has_units = np.zeros(len(self.lengths), dtype=np.bool_)
        self._columns: list[tuple[Whole, Whole, Whole]] = []

    def add(self, article: int, units: Sequence[Units]) -> None:
        """Take in an article where somebody has such a unit.

        Args:
            article: Its number, an index of ``lengths``.
            units: Of each annotator.
        """
        self._cost[article] += sum(
            cost(one, other) for place, one in enumerate(units) for other in units[place + 1 :]
        )
        for own in units:
            where = np.full(len(own), article, dtype=np.int64)
            begins, ends = np.asarray(own, dtype=np.int64).reshape(-1, 2).T
            self.put(where, begins, ends)

    def put(self, articles: Whole, begins: Whole, ends: Whole) -> None:
        """Take in units of one annotator, of articles of which none has come in before.

        Args:
            articles: Number of the article of each unit.
            begins: Of the units.
            ends: Of the units.
        """
        self._has_units[articles] = True
        self._columns.append((articles, begins, ends))

    def charge(self, articles: Whole, costs: Whole) -> None:
        """Take in what two annotators' units cost.

        Args:
            articles: Numbers.
            costs: Of each of them.
        """
        np.add.at(self._cost, articles, costs)

    @property
    def units(self) -> int:
        """How many units there are, of all annotators."""
        return sum(len(where) for where, _, _ in self._columns)

    def disagreements(self, weights: Array) -> tuple[Array, Array]:
        """Observed and expected disagreement.

        Args:
            weights: How often each article counts, articles along the last axis.
        """
        total = weights @ self.lengths
        pairs = self.raters * (self.raters - 1)
        with np.errstate(divide="ignore", invalid="ignore"):
            observed = 2 * (weights @ self._cost) / (pairs * total**2)
            expected = self._expected(weights, total)
        return observed, expected

    def _expected(self, weights: Array, total: Array) -> Array:
        sizes, histogram, room = self._by_size
        units = weights @ histogram
        number = units.sum(axis=-1)[..., None]
        size = sizes.astype(np.float64)
        overlapping = (number - 1) / 3 * (2 * size**3 - 3 * size**2 + size)
        numerator = (units * (overlapping + size**2 * (weights @ room))).sum(axis=-1)
        positions = self.raters * total
        denominator = positions * (positions - 1) - (units * size * (size - 1)).sum(axis=-1)
        found: Array = 2 / total * numerator / denominator
        return found

    @cached_property
    def _by_size(self) -> tuple[Whole, Array, Array]:
        """The sizes of units; by article and size, how many there are, and in how many places of gaps one would fit."""
        where = np.concatenate([each[0] for each in self._columns] or [np.zeros(0, np.int64)])
        own = np.concatenate([end - begin for _, begin, end in self._columns] or [where])
        sizes, which = np.unique(own, return_inverse=True)
        shape = (len(self.lengths), len(sizes))
        at = where * len(sizes) + which.reshape(-1)
        histogram = np.bincount(at, minlength=shape[0] * shape[1]).reshape(shape).astype(np.float64)
        return sizes, histogram, self._room(sizes)

    def _room(self, sizes: Whole) -> Array:
        where, gaps = self._gaps()
        articles = len(self.lengths)
        is_empty = ~self._has_units
        found = np.zeros((articles, len(sizes)))
        for place, size in enumerate(sizes.tolist()):
            fits = np.maximum(gaps - size + 1, 0)
            found[:, place] = np.bincount(where, weights=fits, minlength=articles)
            # Where nobody has such a unit, every annotator has one gap: the article.
            found[:, place] += is_empty * self.raters * np.maximum(self.lengths - size + 1, 0)
        return found

    def _gaps(self) -> tuple[Whole, Array]:
        """Article and length of every gap, in articles where somebody has a unit; one of no length has no room for anything."""
        present = np.flatnonzero(self._has_units)
        lengths = self.lengths.astype(np.int64)
        found: list[tuple[Whole, Whole]] = []
        for articles, begins, ends in self._by_rater():
            # The end of the article comes after all its units and ends the last gap.
            where = np.concatenate([articles, present])
            begin = np.concatenate([begins, lengths[present]])
            end = np.concatenate([ends, lengths[present]])
            order = np.lexsort((begin, where))
            where, begin, end = where[order], begin[order], end[order]
            before = np.zeros(len(where), dtype=np.int64)
            follows = where[1:] == where[:-1]
            before[1:][follows] = end[:-1][follows]
            found.append((where, begin - before))
        if not found:
            return np.zeros(0, np.int64), np.zeros(0)
        places = np.concatenate([where for where, _ in found])
        return places, np.concatenate([gaps for _, gaps in found]).astype(np.float64)

    def _by_rater(self) -> Iterator[tuple[Whole, Whole, Whole]]:
        """All units of each annotator: they came in one annotator after the other, over and over."""
        for rater in range(self.raters):
            columns = self._columns[rater :: self.raters]
            if columns:
                articles, begins, ends = (
                    np.concatenate(parts) for parts in zip(*columns, strict=True)
                )
                yield articles, begins, ends


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
