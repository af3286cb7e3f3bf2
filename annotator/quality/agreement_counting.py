"""Counting how far annotators agree, article by article; parts of a corpus may be counted apart and put together.

Of each article only counts are kept, so that they can be added up in any selection and resampled, and so that another
process can hand them over.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.ids import AnnotatorId, ArticleId
from annotator.domain.schema import Schema
from annotator.quality.agreement_alignment import uneven
from annotator.quality.agreement_counts import Rows, Tallies
from annotator.quality.agreement_measures import On
from annotator.quality.agreement_pairs import WIDTH, pair_counts
from annotator.quality.agreement_patterns import Pattern
from annotator.quality.agreement_sides import Sameness, Side, Thing
from annotator.quality.agreement_tokens import TokenGrid
from annotator.quality.agreement_unitising import units_of
from annotator.quality.agreement_units import Place, UnitRows

Confused = tuple[int, int, str, str]
"""Two annotators, by their places, and what each of them called the same thing; empty: nothing."""


class Counting:
    """What several annotators did, as their articles come in.

    Args:
        annotators: Whose sets are held against each other, at least two.
        schema: Says which layers hold heads, and which attributes there are.
        sameness: What has to be equal.

    Attributes:
        articles: Id, places of those who have annotated it, and length in code points.
        pairs: By what is counted and pair of annotators: counts of ``agreement_pairs``.
        patterns: By kind and layer: who said what, and how often. For words, those that nobody marked are counted
            in ``silent`` alone, and those somebody marked are taken off there.
        silent: By places: how many words each article has.
        confusions: By layer: what two annotators called the same thing.
        units: By layer and category.
    """

    def __init__(
        self, annotators: Sequence[AnnotatorId], schema: Schema, sameness: Sameness
    ) -> None:
        self.annotators = tuple(annotators)
        self._schema = schema
        self._sameness = sameness
        self._heads = frozenset(name for name, each in schema.layers.items() if each.holds_heads)
        self.articles: list[tuple[ArticleId, tuple[int, ...], int]] = []
        self.pairs: dict[tuple[Thing, Place], Rows] = {}
        self.patterns: defaultdict[tuple[On, str], Tallies[Pattern]] = defaultdict(Tallies)
        self.silent: Tallies[tuple[int, ...]] = Tallies()
        self.confusions: defaultdict[str, Tallies[Confused]] = defaultdict(Tallies)
        self.units: defaultdict[tuple[str, str], UnitRows] = defaultdict(UnitRows)

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
        number = len(self.articles)
        grid = TokenGrid(article.text)
        self.articles.append((article.id, places, len(article.text)))
        self.silent.add(number, {places: len(grid)})
        for (one, first), (other, second) in combinations(zip(places, sides, strict=True), 2):
            for thing, counts in pair_counts(first, second).items():
                self._rows(thing, (one, other)).add(number, counts)
        self._add_types(number, places, sides)
        self._add_places(number, places, sides, grid)

    def take(self, other: Counting) -> None:
        """Take in what was counted of other articles of the corpus; they come after those that are here."""
        first = len(self.articles)
        self.articles += other.articles
        for (thing, pair), rows in other.pairs.items():
            self._rows(thing, pair).take(rows, first)
        for kind, patterns in other.patterns.items():
            self.patterns[kind].take(patterns, first)
        self.silent.take(other.silent, first)
        for layer, confused in other.confusions.items():
            self.confusions[layer].take(confused, first)
        for category, units in other.units.items():
            self.units[category].take(units, first)

    def _rows(self, thing: Thing, pair: Place) -> Rows:
        found = self.pairs.get((thing, pair))
        if found is None:
            found = self.pairs[thing, pair] = Rows(WIDTH)
        return found

    def _add_types(self, number: int, places: tuple[int, ...], sides: Sequence[Side]) -> None:
        found: defaultdict[str, Counter[Pattern]] = defaultdict(Counter)
        confused: defaultdict[str, Counter[Confused]] = defaultdict(Counter)
        pairs = list(combinations(places, 2))
        first, *others = (side.spans for side in sides)
        common = {sign for sign in first if all(sign in other for other in others)}
        equal = Counter((first[sign].layer, first[sign].label) for sign in common)
        for (layer, label), count in equal.items():
            found[layer][self.pattern(places, dict.fromkeys(places, label))] += count
            for one, other in pairs:
                confused[layer][one, other, label, label] += count
        for group in uneven([side.spans for side in sides], common):
            said = {places[place]: span.label for place, span in group.members.items()}
            layer = next(iter(group.members.values())).layer
            if len(said) > 1:
                found[layer][self.pattern(places, said)] += 1
            for one, other in pairs:
                if one in said or other in said:
                    confused[layer][one, other, said.get(one, ""), said.get(other, "")] += 1
        for layer, patterns in found.items():
            self.patterns[On.TYPE, layer].add(number, patterns)
        for layer, called in confused.items():
            self.confusions[layer].add(number, called)

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
            self.patterns[On.TOKEN, layer].add(number, self._words(places, by_place))
        for category, found in units.items():
            own_units = {place: units_of(ranges) for place, ranges in found.items()}
            self.units[category].add(number, own_units, places)

    def _words(
        self, places: tuple[int, ...], by_place: Mapping[int, Mapping[int, str]]
    ) -> Counter[Pattern]:
        words_marked = set().union(*by_place.values())
        said = [by_place.get(place, {}) for place in places]
        columns = ([own.get(word, "") for word in words_marked] for own in said)
        short = Counter(zip(*columns, strict=True))
        patterns: Counter[Pattern] = Counter()
        for pattern, count in short.items():
            patterns[self.pattern(places, dict(zip(places, pattern, strict=True)))] += count
        # Added to what every article has anyway: all its words, unmarked.
        patterns[self.pattern(places, dict.fromkeys(places, ""))] -= len(words_marked)
        return patterns

    def pattern(self, places: Sequence[int], said: Mapping[int, str]) -> Pattern:
        """What was said as a pattern over all annotators; ``None`` for those who said nothing."""
        if len(said) == len(self.annotators):
            return tuple(said[place] for place in places)
        return tuple(said.get(place) for place in range(len(self.annotators)))
