"""Blind controls: articles that get no suggestions, to see what suggestions do to what people mark.

Which articles these are says the hash of the text: the same ones in every copy of the corpus, in whatever order it was
imported, and nobody can choose. A greater share has all articles of a smaller one.
"""

from __future__ import annotations

import hashlib
import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from annotator.domain.changes import Status
from annotator.domain.errors import SettingError
from annotator.domain.ids import GOLD, ArticleId
from annotator.domain.ports import CorpusStore, UnitOfWork
from annotator.domain.schema import Schema
from annotator.quality.intervals import quantile
from annotator.services.dashboard_facts import DashboardFacts, Key, Kind, SetFacts
from annotator.services.dashboard_values import ControlRows, Question, RateRow

PER: Final = 1000
"""Rates are of so many characters."""

_LOTS: Final = 1 << 64
_TWO: Final = 2


def is_control(sha256: str, share: float) -> bool:
    """Whether the article with this text is to get no suggestions.

    Args:
        sha256: Of the text.
        share: Of the articles that are to get none, in ``[0, 1]``.
    """
    if not share:
        return False
    lot = hashlib.sha256(f"control {sha256}".encode()).digest()[:8]
    return int.from_bytes(lot) < share * _LOTS


def set_controls(store: CorpusStore, share: float) -> None:
    """Let a share of the articles get no suggestions from now on; what is suggested already stays.

    Args:
        store: The corpus, opened for writing.
        share: In ``[0, 1)``; 0: every article gets suggestions.

    Raises:
        SettingError: If there is no such share.
        StorageError: If it cannot be written.
    """
    if not 0 <= share < 1:
        raise SettingError(option="--controls", reason="give a share from 0% to below 100%.")
    with store.open_unit_of_work() as work:
        if work.people.controls() != share:
            work.people.set_controls(share)
            work.commit()


def kept_blind(work: UnitOfWork) -> frozenset[ArticleId]:
    """The articles that are to get no suggestions, and have none."""
    share = work.people.controls()
    if not share:
        return frozenset()
    return frozenset(
        each.id
        for each in work.dashboard.articles()
        if not each.source and is_control(each.sha256, share)
    )


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
