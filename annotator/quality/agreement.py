"""Agreement between annotators: every measure by layer, label, role and pair, with bootstrap intervals by article.

Articles come in one at a time; of each only counts are kept, one row an article, so that they can be added up in any
selection and resampled. Measures and sources are told in docs/team.md.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

import numpy as np

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.ids import AnnotatorId, ArticleId
from annotator.domain.schema import Schema
from annotator.quality.agreement_alignment import uneven
from annotator.quality.agreement_bootstrap import Bootstrap, interval_of
from annotator.quality.agreement_counts import Rows, f1_of, known, mean_of
from annotator.quality.agreement_measures import ArticleLine, Coefficient, Line, On
from annotator.quality.agreement_pairs import (
    CANDIDATE,
    REFERENCE,
    WIDTH,
    pair_counts,
)
from annotator.quality.agreement_patterns import Array, Pattern, Patterns
from annotator.quality.agreement_sides import Sameness, Side, Thing
from annotator.quality.agreement_tokens import TokenGrid
from annotator.quality.agreement_unitising import (
    Continuum,
    Units,
    alpha_u,
    cost,
    units_of,
)
from annotator.quality.scores import MEASURES, Measure, Unit

_F1 = {
    Measure.EXACT: Coefficient.F1_EXACT,
    Measure.OVERLAP: Coefficient.F1_OVERLAP,
    Measure.PARTIAL: Coefficient.F1_PARTIAL,
}
_Place = tuple[int, int]


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
        self._schema = schema
        self._sameness = sameness or Sameness()
        self._heads = frozenset(name for name, each in schema.layers.items() if each.holds_heads)
        self._articles: list[tuple[ArticleId, tuple[int, ...], int]] = []
        self._pairs: defaultdict[tuple[Thing, _Place], Rows] = defaultdict(lambda: Rows(WIDTH))
        # By kind and layer: article and how often each pattern occurs in it.
        self._patterns: defaultdict[tuple[On, str], list[tuple[int, Counter[Pattern]]]] = (
            defaultdict(list)
        )
        # By category: article, units of each annotator, and what each pair of them costs.
        self._units: defaultdict[
            tuple[str, str], list[tuple[int, dict[int, Units], dict[_Place, int]]]
        ] = defaultdict(list)
        self._silent: dict[tuple[int, ...], list[tuple[int, int]]] = defaultdict(list)
        self._tokens = 0

    def add(self, sets: Mapping[AnnotatorId, AnnotationSet]) -> None:
        """Take in an article that at least two of the annotators have annotated."""
        places = tuple(
            place for place, annotator in enumerate(self.annotators) if annotator in sets
        )
        sides = [
            Side.of(sets[self.annotators[place]], self._schema, self._sameness, self._heads)
            for place in places
        ]
        article = sides[0].own.article
        number = len(self._articles)
        grid = TokenGrid(article.text)
        self._articles.append((article.id, places, len(article.text)))
        self._silent[places].append((number, len(grid)))
        for (one, first), (other, second) in combinations(zip(places, sides, strict=True), 2):
            for thing, counts in pair_counts(first, second).items():
                rows = self._pairs[thing, (one, other)]
                rows.articles.append(number)
                rows.values.append(counts)
        self._add_types(number, places, sides)
        self._add_places(number, places, sides, grid)

    def _add_types(self, number: int, places: tuple[int, ...], sides: Sequence[Side]) -> None:
        found: defaultdict[str, Counter[Pattern]] = defaultdict(Counter)
        first, *others = (side.spans for side in sides)
        common = {sign for sign in first if all(sign in other for other in others)}
        for signature in common:
            span = first[signature]
            found[span.layer][self._pattern(places, dict.fromkeys(places, span.label))] += 1
        for group in uneven([side.spans for side in sides], common):
            if len(group.members) > 1:
                said = {places[place]: span.label for place, span in group.members.items()}
                layer = group.most_claimed.layer
                found[layer][self._pattern(places, said)] += 1
        for layer, patterns in found.items():
            self._patterns[On.TYPE, layer].append((number, patterns))

    def _add_places(
        self, number: int, places: tuple[int, ...], sides: Sequence[Side], grid: TokenGrid
    ) -> None:
        marked: defaultdict[str, dict[int, dict[int, str]]] = defaultdict(dict)
        units: defaultdict[tuple[str, str], defaultdict[int, list[tuple[int, int]]]] = defaultdict(
            lambda: defaultdict(list)
        )
        for place, side in zip(places, sides, strict=True):
            for span in side.spans.values():
                words = marked[span.layer].setdefault(place, {})
                own = units[span.layer, span.label][place]
                for part in span.fragments:
                    own.append((part.begin, part.end))
                    grid.mark(words, part, span.label)
        for layer, by_place in marked.items():
            words_marked = set().union(*by_place.values())
            said = [by_place.get(place, {}) for place in places]
            columns = ([own.get(word, "") for word in words_marked] for own in said)
            short = Counter(zip(*columns, strict=True))
            patterns: Counter[Pattern] = Counter()
            for pattern, count in short.items():
                full = self._pattern(places, dict(zip(places, pattern, strict=True)))
                patterns[full] += count
            silent = self._pattern(places, dict.fromkeys(places, ""))
            # Added to what every article has anyway: all its words, unmarked.
            patterns[silent] -= len(words_marked)
            self._patterns[On.TOKEN, layer].append((number, patterns))
        for category, found in units.items():
            own_units: dict[int, Units] = {
                place: units_of(ranges) for place, ranges in found.items()
            }
            costs = {
                (one, other): cost(own_units.get(one, ()), own_units.get(other, ()))
                for one, other in combinations(places, 2)
            }
            self._units[category].append((number, own_units, costs))

    def _pattern(self, places: Sequence[int], said: Mapping[int, str]) -> Pattern:
        if len(said) == len(self.annotators):
            return tuple(said[place] for place in places)
        return tuple(said.get(place) for place in range(len(self.annotators)))

    # --- what comes of it --------------------------------------------------------------------

    def lines(self, bootstrap: Bootstrap | None = None) -> list[Line]:
        """Every number, by what is agreed on, layer, label and annotators.

        Args:
            bootstrap: Works out the intervals; without it there are none.
        """
        if not self._articles:
            return []
        boot = bootstrap or Bootstrap(times=0)
        found = [*self._f1_lines(boot), *self._pattern_lines(boot), *self._unit_lines(boot)]
        order = {on: place for place, on in enumerate(On)}
        return sorted(found, key=lambda line: (order[line.on], line.layer, line.name))

    def articles(self) -> list[ArticleLine]:
        """How well the annotators agree on each article, in the order they came in."""
        number = len(self._articles)
        sums = np.zeros((number, WIDTH))
        for (thing, _), rows in self._pairs.items():
            if thing.unit is Unit.SPAN:
                sums += rows.dense(number)
        f1 = f1_of(sums, Measure.EXACT)
        alphas: list[Array] = []
        for on, layer in self._patterns:
            if on is On.TOKEN:
                patterns, counts = self._counted(on, layer)
                alphas.append(patterns.alpha(counts))
        alpha = mean_of(np.array(alphas)) if alphas else np.full(number, np.nan)
        return [
            ArticleLine(
                article,
                tuple(self.annotators[place] for place in places),
                known(f1[row]),
                known(alpha[row]),
            )
            for row, (article, places, _) in enumerate(self._articles)
        ]

    def _f1_lines(self, boot: Bootstrap) -> Iterator[Line]:
        number = len(self._articles)
        summed: dict[tuple[Thing, _Place | None], Array] = {}
        for (thing, pair), rows in self._pairs.items():
            dense = rows.dense(number)
            yield from self._f1(thing, pair, dense.sum(axis=0), None)
            whole = thing._replace(name="")
            for key in ((thing, None), (whole, None), (whole, pair)):
                if key in summed:
                    summed[key] += dense
                else:
                    summed[key] = dense.copy()
        # All at one go: what takes the time is to run through the samples.
        resampled = (
            boot.resampled(np.concatenate(list(summed.values()), axis=1)) if summed else None
        )
        for place, ((thing, pair_or_all), counts) in enumerate(summed.items()):
            own = None if resampled is None else resampled[:, place * WIDTH : (place + 1) * WIDTH]
            yield from self._f1(thing, pair_or_all, counts.sum(axis=0), own)

    def _f1(
        self, thing: Thing, pair: _Place | None, total: Array, resampled: Array | None
    ) -> Iterator[Line]:
        for measure in MEASURES[thing.unit]:
            yield Line(
                On(thing.unit.value),
                thing.layer,
                thing.name,
                self._names(pair),
                _F1[measure],
                known(f1_of(total, measure)),
                None if resampled is None else interval_of(f1_of(resampled, measure)),
                int(total[REFERENCE] + total[CANDIDATE]),
            )

    def _pattern_lines(self, boot: Bootstrap) -> Iterator[Line]:
        for on, layer in self._patterns:
            patterns, counts = self._counted(on, layer)
            total, resampled = counts.sum(axis=0), boot.resampled(counts)
            yield from self._coefficients(on, layer, "", None, patterns, total, resampled)
            for pair in combinations(range(len(self.annotators)), 2):
                chosen = patterns.of(*pair)
                yield from self._coefficients(on, layer, "", pair, chosen, total, resampled)
            for label in filter(None, patterns.categories):
                asked = patterns.collapsed(label)
                yield from self._coefficients(on, layer, label, None, asked, total, resampled)

    def _coefficients(
        self,
        on: On,
        layer: str,
        name: str,
        pair: _Place | None,
        patterns: Patterns,
        total: Array,
        resampled: Array | None,
    ) -> Iterator[Line]:
        measures = {Coefficient.OBSERVED: patterns.observed, Coefficient.ALPHA: patterns.alpha}
        if pair is None:
            measures[Coefficient.FLEISS] = patterns.fleiss
        else:
            measures[Coefficient.COHEN] = patterns.cohen
        units = int(patterns.units(total))
        for coefficient, measure in measures.items():
            value = known(measure(total))
            interval = None if resampled is None else interval_of(measure(resampled))
            yield Line(on, layer, name, self._names(pair), coefficient, value, interval, units)

    def _counted(self, on: On, layer: str) -> tuple[Patterns, Array]:
        """All patterns of a layer, and how often each occurs in each article."""
        found = self._patterns[on, layer]
        columns = sorted({pattern for _, patterns in found for pattern in patterns}, key=str)
        numbers = {pattern: place for place, pattern in enumerate(columns)}
        silent: list[tuple[Pattern, list[tuple[int, int]]]] = []
        if on is On.TOKEN:
            for places, articles in self._silent.items():
                pattern = self._pattern(places, dict.fromkeys(places, ""))
                numbers.setdefault(pattern, len(numbers))
                silent.append((pattern, articles))
        counts = np.zeros((len(self._articles), len(numbers)))
        for pattern, articles in silent:
            for row, words in articles:
                counts[row, numbers[pattern]] += words
        for row, patterns in found:
            for pattern, count in patterns.items():
                counts[row, numbers[pattern]] += count
        return Patterns(list(numbers)), counts

    def _unit_lines(self, boot: Bootstrap) -> Iterator[Line]:
        layers: defaultdict[str, list[str]] = defaultdict(list)
        for layer, label in sorted(self._units):
            layers[layer].append(label)
        for pair in [None, *combinations(range(len(self.annotators)), 2)]:
            places = pair or tuple(range(len(self.annotators)))
            numbers, lengths = self._shared(places)
            for layer, labels in layers.items() if lengths else ():
                continua = [
                    self._continuum((layer, label), places, numbers, lengths) for label in labels
                ]
                yield self._alpha_u(layer, "", pair, continua, None if pair else boot)
                if pair is None:
                    for label, continuum in zip(labels, continua, strict=True):
                        yield self._alpha_u(layer, label, pair, [continuum], None)

    def _shared(self, places: tuple[int, ...]) -> tuple[dict[int, int], list[int]]:
        """The articles that all of these annotators have: their numbers among themselves, and lengths."""
        found = [
            (number, length)
            for number, (_, there, length) in enumerate(self._articles)
            if set(places) <= set(there)
        ]
        return {number: at for at, (number, _) in enumerate(found)}, [each for _, each in found]

    def _continuum(
        self,
        category: tuple[str, str],
        places: tuple[int, ...],
        numbers: Mapping[int, int],
        lengths: Sequence[int],
    ) -> Continuum:
        found = Continuum(lengths, len(places))
        pairs = list(combinations(places, 2))
        for number, units, costs in self._units[category]:
            own = [units.get(place, ()) for place in places]
            if number in numbers and any(own):
                found.add(numbers[number], own, sum(costs[pair] for pair in pairs))
        return found

    def _alpha_u(
        self,
        layer: str,
        name: str,
        pair: _Place | None,
        continua: Sequence[Continuum],
        boot: Bootstrap | None,
    ) -> Line:
        articles = len(continua[0].lengths)
        value = alpha_u(continua, np.ones(articles))
        interval = None
        if boot is not None and boot.times:
            interval = interval_of(alpha_u(continua, boot.weights(articles)))
        return Line(
            On.UNIT,
            layer,
            name,
            self._names(pair),
            Coefficient.ALPHA_U,
            known(value),
            interval,
            sum(each.units for each in continua),
        )

    def _names(self, pair: _Place | None) -> tuple[AnnotatorId, ...]:
        return () if pair is None else (self.annotators[pair[0]], self.annotators[pair[1]])
