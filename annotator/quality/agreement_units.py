"""The units of one category in every article, annotator by annotator, and what each pair of them costs."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

import numpy as np

from annotator.quality.agreement_counts import numbers, shifted
from annotator.quality.agreement_patterns import Array
from annotator.quality.agreement_unitising import Continuum, Units, cost

Place = tuple[int, int]
"""Two annotators, by their places."""


@dataclass
class _Column:
    """One annotator's units: article, begin and end of each."""

    articles: array[int] = field(default_factory=numbers)
    begins: array[int] = field(default_factory=numbers)
    ends: array[int] = field(default_factory=numbers)

    def take(self, other: _Column, first: int) -> None:
        self.articles += shifted(other.articles, first)
        self.begins += other.begins
        self.ends += other.ends


@dataclass
class _Costs:
    """What two annotators' units cost, by article; where they cost nothing nothing is kept."""

    articles: array[int] = field(default_factory=numbers)
    values: array[int] = field(default_factory=numbers)

    def take(self, other: _Costs, first: int) -> None:
        self.articles += shifted(other.articles, first)
        self.values += other.values


@dataclass
class UnitRows:
    """The units of a category."""

    columns: defaultdict[int, _Column] = field(default_factory=lambda: defaultdict(_Column))
    costs: defaultdict[Place, _Costs] = field(default_factory=lambda: defaultdict(_Costs))

    def add(self, article: int, units: Mapping[int, Units], places: Sequence[int]) -> None:
        """Take in an article.

        Args:
            article: Its number.
            units: By the annotator's place; who has none may be left out.
            places: Of all annotators who have annotated it.
        """
        for place, own in units.items():
            column = self.columns[place]
            for begin, end in own:
                column.articles.append(article)
                column.begins.append(begin)
                column.ends.append(end)
        for one, other in combinations(places, 2):
            found = cost(units.get(one, ()), units.get(other, ()))
            if found:
                self.costs[one, other].articles.append(article)
                self.costs[one, other].values.append(found)

    def take(self, other: UnitRows, first: int) -> None:
        """Those of another part of the corpus, whose articles get numbers from ``first`` on."""
        for place, column in other.columns.items():
            self.columns[place].take(column, first)
        for pair, costs in other.costs.items():
            self.costs[pair].take(costs, first)

    def continuum(
        self, places: Sequence[int], articles: Sequence[int], lengths: Array
    ) -> Continuum:
        """The units of some annotators in articles that all of them have.

        Args:
            places: Of the annotators.
            articles: Numbers, ascending.
            lengths: Of these articles, code points.
        """
        number_of = _Numbers(articles)
        found = Continuum(lengths, len(places))
        for place in places:
            column = self.columns.get(place, _Column())
            where, is_in = number_of.of(column.articles)
            begins = np.frombuffer(column.begins, dtype=np.int64)[is_in]
            ends = np.frombuffer(column.ends, dtype=np.int64)[is_in]
            found.put(where, begins, ends)
        for pair in combinations(places, 2):
            costs = self.costs.get(pair, _Costs())
            where, is_in = number_of.of(costs.articles)
            found.charge(where, np.frombuffer(costs.values, dtype=np.int64)[is_in])
        return found

    def costs_of(self, places: Sequence[int], articles: int) -> tuple[Array, Array]:
        """How many units these annotators have in each article, and what they cost.

        Args:
            places: Of the annotators.
            articles: How many articles there are.
        """
        units, costs = np.zeros(articles), np.zeros(articles)
        for place in places:
            column = self.columns.get(place, _Column())
            units += np.bincount(np.frombuffer(column.articles, np.int64), minlength=articles)
        for pair in combinations(places, 2):
            own = self.costs.get(pair, _Costs())
            values = np.frombuffer(own.values, dtype=np.int64)
            costs += np.bincount(np.frombuffer(own.articles, np.int64), values, articles)
        return units, costs


class _Numbers:
    """Numbers of articles among some of them."""

    def __init__(self, articles: Sequence[int]) -> None:
        self._articles = np.asarray(articles, dtype=np.int64)

    def of(
        self, found: array[int]
    ) -> tuple[
        np.ndarray[tuple[int], np.dtype[np.int64]], np.ndarray[tuple[int], np.dtype[np.bool_]]
    ]:
        """The new numbers of those that are among them, and which these are."""
        old = np.frombuffer(found, dtype=np.int64)
        if not len(self._articles):
            return np.zeros(0, dtype=np.int64), np.zeros(len(old), dtype=np.bool_)
        at = np.searchsorted(self._articles, old)
        is_in = self._articles[np.minimum(at, len(self._articles) - 1)] == old
        return at[is_in], is_in
