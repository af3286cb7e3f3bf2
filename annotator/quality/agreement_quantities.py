"""Every number as a function of how often each article counts: all once, as a sample draws them, or a group alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import combinations

import numpy as np

from annotator.domain.ids import AnnotatorId
from annotator.quality.agreement_counting import Counting
from annotator.quality.agreement_counts import f1_of, hits
from annotator.quality.agreement_measures import Coefficient, On
from annotator.quality.agreement_pairs import CANDIDATE, REFERENCE, WIDTH
from annotator.quality.agreement_patterns import Array, Patterns
from annotator.quality.agreement_sides import Thing
from annotator.quality.agreement_unitising import Continuum, alpha_u
from annotator.quality.agreement_units import Place
from annotator.quality.scores import MEASURES, Measure

_F1 = {
    Measure.EXACT: Coefficient.F1_EXACT,
    Measure.OVERLAP: Coefficient.F1_OVERLAP,
    Measure.PARTIAL: Coefficient.F1_PARTIAL,
}


class Weights:
    """How often each article counts: one row a sample or a group, articles along the last axis."""

    def __init__(self, rows: Array) -> None:
        self.rows = rows
        self._sums: dict[int, tuple[object, Array]] = {}

    def sums(self, counts: Array) -> Array:
        """Counts of articles, added up for each row; worked out once for the same array.

        Args:
            counts: One row an article.
        """
        known = self._sums.get(id(counts))
        if known is None:
            known = self._sums[id(counts)] = (counts, self.rows @ counts)
        return known[1]


@dataclass(frozen=True)
class Quantity:
    """One number, before it is worked out.

    Attributes:
        on: What was agreed on.
        layer: Which layer.
        name: Label or role; empty: the whole layer.
        annotators: The pair; empty: all.
        coefficient: The measure.
        units: How many spans, fillers, words … are behind it.
        of: The value for each row of weights, ``nan`` where nothing can be said.
        by_article: How many units each article has, and on how much of them the annotators do not agree.
        has_interval: Whether a bootstrap interval is worth its time.
    """

    on: On
    layer: str
    name: str
    annotators: tuple[AnnotatorId, ...]
    coefficient: Coefficient
    units: int
    of: Callable[[Weights], Array]
    by_article: Callable[[], tuple[Array, Array]]
    has_interval: bool = True


@dataclass
class _Stack:
    """Counts side by side, so that they are added up at one go: what takes the time is to run through samples."""

    columns: list[Array] = field(default_factory=list)
    _whole: Array | None = None

    def put(self, counts: Array) -> int:
        self.columns.append(counts)
        return len(self.columns) - 1

    def sums(self, place: int, weights: Weights) -> Array:
        if self._whole is None:
            self._whole = np.concatenate(self.columns, axis=1)
        return weights.sums(self._whole)[..., place * WIDTH : (place + 1) * WIDTH]


class Quantities:
    """All numbers that a counting gives.

    Args:
        counting: Complete; what comes in later is not seen.
    """

    def __init__(self, counting: Counting) -> None:
        self._counting = counting
        self._number = len(counting.articles)
        self._pairs = list(combinations(range(len(counting.annotators)), 2))

    def __iter__(self) -> Iterator[Quantity]:
        if self._number:
            yield from self._f1_quantities()
            yield from self._pattern_quantities()
            yield from self._unit_quantities()

    def patterns(self, on: On, layer: str) -> tuple[Patterns, Array]:
        """All patterns of a layer, and how often each occurs in each article."""
        columns, counts = self._counting.patterns[on, layer].dense(self._number)
        if on is not On.TOKEN:
            return Patterns(columns), counts
        numbers = {pattern: place for place, pattern in enumerate(columns)}
        by_places, words = self._counting.silent.dense(self._number)
        silent = [self._counting.pattern(each, dict.fromkeys(each, "")) for each in by_places]
        for pattern in silent:
            numbers.setdefault(pattern, len(numbers))
        more = np.zeros((self._number, len(numbers) - len(columns)))
        counts = np.concatenate([counts, more], axis=1)
        for place, pattern in enumerate(silent):
            counts[:, numbers[pattern]] += words[:, place]
        return Patterns(list(numbers)), counts

    # --- F1 ------------------------------------------------------------------------------------

    def _f1_quantities(self) -> Iterator[Quantity]:
        summed: dict[tuple[Thing, Place | None], Array] = {}
        single: dict[tuple[Thing, Place | None], Array] = {}
        for (thing, pair), rows in self._counting.pairs.items():
            dense = single[thing, pair] = rows.dense(self._number)
            whole = thing._replace(name="")
            sums: tuple[tuple[Thing, Place | None], ...] = (
                (thing, None),
                (whole, None),
                (whole, pair),
            )
            for key in sums:
                if key in summed:
                    summed[key] += dense
                else:
                    summed[key] = dense.copy()
        for counted, has_interval in ((summed, True), (single, False)):
            stack = _Stack()
            for (thing, who), counts in counted.items():
                place = stack.put(counts)
                yield from self._f1(thing, who, counts, partial(stack.sums, place), has_interval)

    def _f1(
        self,
        thing: Thing,
        pair: Place | None,
        counts: Array,
        sums: Callable[[Weights], Array],
        has_interval: bool,  # noqa: FBT001 - handed through
    ) -> Iterator[Quantity]:
        units = int(counts[:, REFERENCE].sum() + counts[:, CANDIDATE].sum())
        for measure in MEASURES[thing.unit]:
            yield Quantity(
                On(thing.unit.value),
                thing.layer,
                thing.name,
                self._names(pair),
                _F1[measure],
                units,
                partial(_f1_value, sums, measure),
                partial(_missed, counts, measure),
                has_interval,
            )

    # --- kappa and alpha -----------------------------------------------------------------------

    def _pattern_quantities(self) -> Iterator[Quantity]:
        for on, layer in list(self._counting.patterns):
            patterns, counts = self.patterns(on, layer)
            yield from self._coefficients(on, layer, "", None, patterns, counts)
            for pair in self._pairs:
                yield from self._coefficients(on, layer, "", pair, patterns.of(*pair), counts)
            for label in filter(None, patterns.categories):
                asked = patterns.collapsed(label)
                yield from self._coefficients(on, layer, label, None, asked, counts)

    def _coefficients(
        self,
        on: On,
        layer: str,
        name: str,
        pair: Place | None,
        patterns: Patterns,
        counts: Array,
    ) -> Iterator[Quantity]:
        measures = {Coefficient.OBSERVED: patterns.observed, Coefficient.ALPHA: patterns.alpha}
        if pair is None:
            measures[Coefficient.FLEISS] = patterns.fleiss
        else:
            measures[Coefficient.COHEN] = patterns.cohen
        units = int(patterns.units(counts.sum(axis=0)))
        for coefficient, measure in measures.items():
            yield Quantity(
                on,
                layer,
                name,
                self._names(pair),
                coefficient,
                units,
                partial(_pattern_value, measure, counts),
                partial(_disagreeing, patterns, counts),
            )

    # --- alpha_U -------------------------------------------------------------------------------

    def _unit_quantities(self) -> Iterator[Quantity]:
        layers: defaultdict[str, list[str]] = defaultdict(list)
        for layer, label in sorted(self._counting.units):
            layers[layer].append(label)
        groups: list[Place | None] = [None, *self._pairs]
        for pair in groups:
            places = pair or tuple(range(len(self._counting.annotators)))
            shared, lengths = self._shared(places)
            for layer, labels in layers.items() if shared else ():
                continua = [
                    self._counting.units[layer, label].continuum(places, shared, lengths)
                    for label in labels
                ]
                categories = [(layer, label) for label in labels]
                yield self._alpha_u(layer, "", pair, continua, categories, shared)
                if pair is None:
                    for label, continuum in zip(labels, continua, strict=True):
                        yield self._alpha_u(
                            layer, label, pair, [continuum], [(layer, label)], shared
                        )

    def _shared(self, places: tuple[int, ...]) -> tuple[list[int], Array]:
        """The articles that all of these annotators have, and their lengths."""
        found = [
            (number, length)
            for number, (_, there, length) in enumerate(self._counting.articles)
            if set(places) <= set(there)
        ]
        lengths = np.array([length for _, length in found], dtype=np.float64)
        return [number for number, _ in found], lengths

    def _alpha_u(
        self,
        layer: str,
        name: str,
        pair: Place | None,
        continua: Sequence[Continuum],
        categories: Sequence[tuple[str, str]],
        shared: Sequence[int],
    ) -> Quantity:
        return Quantity(
            On.UNIT,
            layer,
            name,
            self._names(pair),
            Coefficient.ALPHA_U,
            sum(each.units for each in continua),
            lambda weights: alpha_u(continua, weights.rows[..., shared]),
            partial(self._costs, pair, categories, shared),
            has_interval=pair is None and not name,
        )

    def _costs(
        self, pair: Place | None, categories: Sequence[tuple[str, str]], shared: Sequence[int]
    ) -> tuple[Array, Array]:
        places = pair or tuple(range(len(self._counting.annotators)))
        is_shared = np.zeros(self._number)
        is_shared[list(shared)] = 1
        found = [self._counting.units[each].costs_of(places, self._number) for each in categories]
        units = np.sum([own for own, _ in found], axis=0)
        # Squares of code points: their root is how many are in the wrong place.
        apart = np.sqrt(np.sum([costs for _, costs in found], axis=0))
        return units * is_shared, apart * is_shared

    def _names(self, pair: Place | None) -> tuple[AnnotatorId, ...]:
        annotators = self._counting.annotators
        return () if pair is None else (annotators[pair[0]], annotators[pair[1]])


def _f1_value(sums: Callable[[Weights], Array], measure: Measure, weights: Weights) -> Array:
    return f1_of(sums(weights), measure)


def _pattern_value(measure: Callable[[Array], Array], counts: Array, weights: Weights) -> Array:
    return measure(weights.sums(counts))


def _missed(counts: Array, measure: Measure) -> tuple[Array, Array]:
    units = counts[:, REFERENCE] + counts[:, CANDIDATE]
    covered, within = hits(counts, measure)
    return units, units - covered - within


def _disagreeing(patterns: Patterns, counts: Array) -> tuple[Array, Array]:
    units = patterns.units(counts)
    return units, units - patterns.agreeing(counts)
