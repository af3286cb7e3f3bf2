"""Agreement between annotators: every measure by layer, label, role and pair, with bootstrap intervals by article.

Articles come in one at a time; of each only counts are kept, so that they can be added up in any selection, resampled, and
said again of a group of articles alone. Measures and sources are told in docs/agreement.md.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

import numpy as np

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.ids import AnnotatorId
from annotator.domain.schema import Schema
from annotator.quality.agreement_bootstrap import Bootstrap, interval_of
from annotator.quality.agreement_counting import Counting
from annotator.quality.agreement_counts import f1_of, known, mean_of
from annotator.quality.agreement_measures import (
    ArticleLine,
    Behind,
    Coefficient,
    Confusion,
    GroupValue,
    Line,
    LineKey,
    On,
)
from annotator.quality.agreement_pairs import WIDTH
from annotator.quality.agreement_quantities import Quantities, Quantity, Weights
from annotator.quality.agreement_sides import Sameness
from annotator.quality.scores import Measure, Unit

_ORDER = {on: place for place, on in enumerate(On)}
_ENOUGH = 1e-9
"""What is less than that is the rounding of zero."""


class Agreement:
    """What several annotators agree on, as their articles come in.

    Args:
        annotators: Whose sets are held against each other, at least two.
        schema: Says which layers hold heads, and which attributes there are.
        sameness: What has to be equal.
    """

    def __init__(
        self, annotators: Sequence[AnnotatorId], schema: Schema, sameness: Sameness | None = None
    ) -> None:
        self.annotators = tuple(annotators)
        self._counting = Counting(annotators, schema, sameness or Sameness())

    def add(self, sets: Mapping[AnnotatorId, AnnotationSet]) -> None:
        """Take in an article that at least two of the annotators have annotated."""
        self.__dict__.pop("_quantities", None)
        self._counting.add(sets)

    def take(self, counting: Counting) -> None:
        """Take in what was counted elsewhere; those articles come after the ones that are here."""
        self.__dict__.pop("_quantities", None)
        self._counting.take(counting)

    # --- what comes of it --------------------------------------------------------------------

    def lines(self, bootstrap: Bootstrap | None = None) -> list[Line]:
        """Every number, by what is agreed on, layer, label and annotators.

        Args:
            bootstrap: Works out the intervals; without it there are none.
        """
        number = len(self._counting.articles)
        if not number:
            return []
        whole = Weights(np.ones((1, number)))
        drawn = Weights(bootstrap.weights(number)) if bootstrap and bootstrap.times else None
        found = []
        for each in self._quantities:
            interval = interval_of(each.of(drawn)) if drawn and each.has_interval else None
            value = known(each.of(whole)[0])
            found.append(Line(*_key(each), value, interval, each.units))
        return sorted(found, key=lambda line: (_ORDER[line.on], line.layer, line.name))

    def by_group(self, groups: Sequence[Sequence[int]]) -> list[GroupValue]:
        """The numbers of whole layers among all annotators, of each group of articles alone.

        Args:
            groups: Numbers of articles, in the order they came in.
        """
        number = len(self._counting.articles)
        rows = np.zeros((len(groups), number))
        for row, articles in enumerate(groups):
            rows[row, list(articles)] = 1
        weights = Weights(rows)
        return [
            GroupValue(_key(each), tuple(known(value) for value in each.of(weights)))
            for each in self._quantities
            if groups and not each.name and not each.annotators
        ]

    def behind(self, key: LineKey) -> list[Behind]:
        """The articles a number comes from, those with most disagreement first.

        Args:
            key: Says which number.
        """
        found = next((each for each in self._quantities if _key(each) == key), None)
        if found is None:
            return []
        units, apart = found.by_article()
        order = np.lexsort((np.arange(len(units)), -apart))
        return [
            Behind(self._counting.articles[row][0], float(units[row]), _rounded(apart[row]))
            for row in order.tolist()
            if units[row] > 0
        ]

    def confusions(self) -> list[Confusion]:
        """What pairs of annotators called the same thing, by layer; what only one has marked as well."""
        found: list[Confusion] = []
        number = len(self._counting.articles)
        for layer, tallies in sorted(self._counting.confusions.items()):
            keys, counts = tallies.dense(number)
            totals = counts.sum(axis=0)
            found += [
                Confusion(
                    layer, (self.annotators[one], self.annotators[other]), ours, theirs, int(n)
                )
                for (one, other, ours, theirs), n in zip(keys, totals, strict=True)
            ]
        return found

    def confused(
        self, layer: str, annotators: tuple[AnnotatorId, ...], ours: str, theirs: str
    ) -> list[Behind]:
        """The articles in which two annotators called the same thing so and so, most often first.

        Args:
            layer: The layer.
            annotators: The pair; empty: any pair, in any order.
            ours: What the first one called it; empty: nothing.
            theirs: What the other one called it.
        """
        number = len(self._counting.articles)
        keys, counts = self._counting.confusions[layer].dense(number)
        wanted = {(annotators, ours, theirs), (annotators[::-1], theirs, ours)}
        columns = [
            place
            for place, (one, other, first, second) in enumerate(keys)
            if ((self.annotators[one], self.annotators[other]), first, second) in wanted
            or (not annotators and (first, second) in {(ours, theirs), (theirs, ours)})
        ]
        totals = counts[:, columns].sum(axis=1)
        order = np.lexsort((np.arange(number), -totals))
        return [
            Behind(self._counting.articles[row][0], float(totals[row]), float(totals[row]))
            for row in order.tolist()
            if totals[row] > 0
        ]

    def articles(self) -> list[ArticleLine]:
        """How well the annotators agree on each article, in the order they came in."""
        number = len(self._counting.articles)
        sums = np.zeros((number, WIDTH))
        for (thing, _), rows in self._counting.pairs.items():
            if thing.unit is Unit.SPAN:
                sums += rows.dense(number)
        f1 = f1_of(sums, Measure.EXACT)
        alphas = []
        for on, layer in list(self._counting.patterns):
            if on is On.TOKEN:
                patterns, counts = Quantities(self._counting).patterns(on, layer)
                alphas.append(patterns.alpha(counts))
        alpha = mean_of(np.array(alphas)) if alphas else np.full(number, np.nan)
        return [
            ArticleLine(
                article,
                tuple(self.annotators[place] for place in places),
                known(f1[row]),
                known(alpha[row]),
            )
            for row, (article, places, _) in enumerate(self._counting.articles)
        ]

    @cached_property
    def _quantities(self) -> list[Quantity]:
        return list(Quantities(self._counting))


def main_measure(on: On) -> Coefficient:
    """The one number that stands for the others where there is room for one."""
    if on is On.UNIT:
        return Coefficient.ALPHA_U
    return Coefficient.ALPHA if on in {On.TOKEN, On.TYPE} else Coefficient.F1_EXACT


def _key(found: Quantity) -> LineKey:
    return LineKey(found.on, found.layer, found.name, found.annotators, found.coefficient)


def _rounded(value: float) -> float:
    return 0.0 if value < _ENOUGH else float(value)
