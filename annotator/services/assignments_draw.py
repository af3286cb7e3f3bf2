"""Who gets which article: drawn by the hash of the text, in strata, evenly; pure functions.

The same corpus gives the same shares, in whatever order it was imported; nobody gets more than one article more than
another, neither of all nor of a stratum, and pairs of people meet as evenly as that allows.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from annotator.domain.assignments import FreeArticle
from annotator.domain.ids import AnnotatorId, ArticleId


@dataclass(frozen=True)
class Draw:
    """What was drawn.

    Attributes:
        pairs: Who gets what.
        shared: How many articles everybody gets.
        by_stratum: How many articles of each value of the field; empty if no field was named.
    """

    pairs: tuple[tuple[ArticleId, AnnotatorId], ...] = ()
    shared: int = 0
    by_stratum: Mapping[str, int] = field(default_factory=dict)

    @property
    def articles(self) -> int:
        """How many articles."""
        return len({article for article, _ in self.pairs})

    def by_person(self, people: Sequence[AnnotatorId]) -> dict[AnnotatorId, int]:
        """How many each person gets."""
        counts = Counter(person for _, person in self.pairs)
        return {each: counts[each] for each in people}


@dataclass(frozen=True, slots=True)
class Wish:
    """How it is to be drawn.

    Attributes:
        people: To whom.
        overlap: Share of the articles that everybody gets, in ``[0, 1]``.
        each: How many people get each of the others.
        by: Metadata whose values are to be spread evenly, or ``source``; empty: all are alike.
        most: At most so many articles; ``None``: all.
        seed: Another seed, another draw.
    """

    people: tuple[AnnotatorId, ...]
    overlap: float = 0.0
    each: int = 1
    by: str = ""
    most: int | None = None
    seed: int = 0


def draw(free: Sequence[FreeArticle], wish: Wish) -> Draw:
    """Share articles out."""
    strata: defaultdict[str, list[FreeArticle]] = defaultdict(list)
    for each in sorted(free, key=lambda each: _lot(each.sha256, wish.seed)):
        strata[stratum_of(each, wish.by)].append(each)
    names = sorted(strata)
    most = min(len(free), len(free) if wish.most is None else wish.most)
    taken = _quotas([len(strata[name]) for name in names], most)
    shared = round(most * wish.overlap) if len(wish.people) > 1 else 0
    to_all = _quotas(taken, shared)
    dealing = _Dealing(wish.people, min(wish.each, len(wish.people)))
    for name, number, common in zip(names, taken, to_all, strict=True):
        for place, each in enumerate(strata[name][:number]):
            dealing.give(each.article, to_all=place < common)
    by_stratum = dict(zip(names, taken, strict=True)) if wish.by else {}
    return Draw(tuple(dealing.pairs), shared, {k: n for k, n in by_stratum.items() if n})


def stratum_of(article: FreeArticle, by: str) -> str:
    """The value of the field that articles are spread by; empty where it is unknown."""
    if not by:
        return ""
    value = article.meta.get(by, article.source if by == "source" else "")
    return value if isinstance(value, str) else str(value)


def _lot(sha256: str, seed: int) -> str:
    return hashlib.sha256(f"{seed} {sha256}".encode()).hexdigest()


def _quotas(sizes: Sequence[int], total: int) -> list[int]:
    """``total`` things taken from groups in proportion to their sizes, by largest remainders."""
    everything = sum(sizes)
    if not everything:
        return [0 for _ in sizes]
    found = [size * total // everything for size in sizes]
    rest = sorted(range(len(sizes)), key=lambda at: (-(sizes[at] * total % everything), at))
    for at in rest[: total - sum(found)]:
        found[at] += 1
    return found


class _Dealing:
    """Deals articles out: to whoever has fewest, and of these to those who have met least often."""

    def __init__(self, people: tuple[AnnotatorId, ...], each: int) -> None:
        self._people = people
        self._each = each
        self._loads = [0] * len(people)
        self._met: Counter[tuple[int, int]] = Counter()
        self.pairs: list[tuple[ArticleId, AnnotatorId]] = []

    def give(self, article: ArticleId, *, to_all: bool) -> None:
        """Give an article to everybody, or to as many people as are to have it."""
        if to_all:
            # What everybody gets does not unbalance anything.
            self.pairs += [(article, person) for person in self._people]
            return
        chosen: list[int] = []
        for _ in range(self._each):
            others = (at for at in range(len(self._people)) if at not in chosen)
            chosen.append(min(others, key=lambda at: (self._loads[at], self._meetings(at, chosen))))
        for at in chosen:
            self._loads[at] += 1
            self._met.update((at, other) for other in chosen if other != at)
        self.pairs += [(article, self._people[at]) for at in sorted(chosen)]

    def _meetings(self, at: int, chosen: Sequence[int]) -> int:
        return sum(self._met[at, other] for other in chosen)
