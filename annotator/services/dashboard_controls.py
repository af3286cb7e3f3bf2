"""What blind controls show: how often things are marked in articles with suggestions and in those without (``blind_controls``)."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from annotator.domain.changes import Status
from annotator.domain.ids import GOLD
from annotator.domain.schema import Schema
from annotator.quality.intervals import quantile
from annotator.services.blind_controls import is_control
from annotator.services.dashboard_facts import DashboardFacts, Key, Kind, SetFacts
from annotator.services.dashboard_values import ControlRows, Question, RateRow

PER: Final = 1000
"""Rates are of so many characters."""

_TWO: Final = 2


@dataclass(frozen=True, slots=True)
class Rate:
    """A number of things in a number of characters, over articles that each have some of both.

    Attributes:
        times: How many things.
        length: Code points.
        articles: How many articles.
        spread: Variance of the rate of one code point; ``None``: there are fewer than two articles.
    """

    times: float
    length: float
    articles: int
    spread: float | None

    @property
    def value(self) -> float | None:
        """In one code point; ``None``: there are no articles."""
        return self.times / self.length if self.length else None


def rate(articles: Sequence[tuple[float, float]]) -> Rate:
    """The rate over articles, and how sure it is.

    The variance is that of a ratio of two means, by linearisation (Cochran 1977, section 6.3): articles are what was drawn,
    not spans, which come in clusters.

    Args:
        articles: Things and code points of each.
    """
    times = sum(each for each, _ in articles)
    length = sum(each for _, each in articles)
    number = len(articles)
    spread = None
    if number >= _TWO and length:
        value = times / length
        squares = math.fsum((found - value * wide) ** 2 for found, wide in articles)
        spread = number / (number - 1) * squares / length**2
    return Rate(times, length, number, spread)


def control_rows(facts: DashboardFacts, schema: Schema) -> ControlRows:
    """Finished articles with suggestions against those that were to have none."""
    sides = _sides(facts)
    layers = [("", ""), *((name, "") for name in schema.layers)]
    labels = [(name, label) for name, layer in schema.layers.items() for label in layer.labels]
    counted = {side: _counted(facts, keys) for side, keys in sides.items()}
    return ControlRows(
        facts.controls,
        sum(
            is_control(each.sha256, facts.controls) and not each.source
            for each in facts.articles.values()
        ),
        len(counted["with"].lengths),
        len(counted["without"].lengths),
        len({article for article, _ in sides["seen"]}),
        tuple(_row(kind, counted["with"], counted["without"]) for kind in (*layers, *labels)),
    )


def behind_controls(facts: DashboardFacts, asked: Question) -> Iterator[tuple[Key, float]]:
    """The articles of one side (``with`` or ``without``), with how often they have a label in 1,000 characters."""
    kind = (asked["layer"], asked["label"])
    for key in _sides(facts).get(asked["side"], ()):
        own, length = facts.sets[key], facts.articles[key[0]].length
        yield key, round(PER * _times(own, kind) / max(length, 1), 3)


def _sides(facts: DashboardFacts) -> Mapping[str, list[Key]]:
    """Finished sets of people: with suggestions, without, and without by plan where somebody saw some all the same."""
    found: dict[str, list[Key]] = {"with": [], "without": [], "seen": []}
    for key, own in facts.sets.items():
        if key[1] == GOLD or own.status is not Status.DONE:
            continue
        article = facts.articles[key[0]]
        if article.source:
            found["with"].append(key)
        elif is_control(article.sha256, facts.controls):
            found["seen" if own.decided or own.accepted else "without"].append(key)
    return found


@dataclass(frozen=True, slots=True)
class _Side:
    """Spans of each article by kind, and its length once for each of its sets."""

    lengths: Mapping[int, int]
    times: Mapping[Kind, Counter[int]]

    def rate_of(self, kind: Kind) -> Rate:
        found = self.times.get(kind, Counter())
        return rate([(found[article], length) for article, length in self.lengths.items()])


def _counted(facts: DashboardFacts, keys: Sequence[Key]) -> _Side:
    lengths: Counter[int] = Counter()
    times: defaultdict[Kind, Counter[int]] = defaultdict(Counter)
    for key in keys:
        article = key[0]
        lengths[article] += facts.articles[article].length
        for (layer, label), number in facts.sets[key].kinds.items():
            for kind in ((layer, label), (layer, ""), ("", "")):
                times[kind][article] += number
    return _Side(lengths, times)


def _row(kind: Kind, one: _Side, other: _Side) -> RateRow:
    given, blind = one.rate_of(kind), other.rate_of(kind)
    difference = low = high = None
    if given.value is not None and blind.value is not None:
        difference = PER * (given.value - blind.value)
        if given.spread is not None and blind.spread is not None:
            half = PER * quantile() * math.sqrt(given.spread + blind.spread)
            low, high = difference - half, difference + half
    return RateRow(
        *kind,
        int(given.times),
        int(blind.times),
        None if given.value is None else PER * given.value,
        None if blind.value is None else PER * blind.value,
        difference,
        low,
        high,
    )


def _times(own: SetFacts, kind: Kind) -> int:
    if kind[1]:
        return own.kinds[kind]
    return sum(times for (layer, _), times in own.kinds.items() if kind[0] in {"", layer})
