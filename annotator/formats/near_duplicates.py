"""Wire copies: articles that say the same with small differences, found by MinHash.

What near-duplicates are says ``annotator.domain.likeness``. Articles are taken in the order
they came into the corpus, and each looks only at those before it: what was found out about an article
never changes when others come.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from rensa import RMinHash, RMinHashLSH  # type: ignore[import-untyped]  # has no stubs

from annotator.domain.likeness import SIMILAR, runs_of

_PERMUTATIONS = 128
# With 2 rows a band a pair at the threshold is missed once in a hundred million times.
_BANDS = 64
_SEED = 20_250_314


@dataclass(frozen=True, slots=True)
class NearDuplicates:
    """What was found.

    Attributes:
        group: Of each article, by id: the id of the first article of its group, perhaps its own.
        earlier: By id, the earlier articles it is a near-duplicate of; those without any are missing.
    """

    group: Mapping[str, str] = field(default_factory=dict)
    earlier: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


Print = Any
"""What a text is known by: a MinHash, which can be handed to another process."""


def print_of(text: str) -> Print:
    """What a text is known by."""
    found = RMinHash(num_perm=_PERMUTATIONS, seed=_SEED)
    found.update(runs_of(text))
    return found


class Likenesses:
    """Which articles are near-duplicates of which; they come one by one, in any order."""

    def __init__(self) -> None:
        self._index = RMinHashLSH(threshold=SIMILAR, num_perm=_PERMUTATIONS, num_bands=_BANDS)
        self._ids: list[str] = []
        self._prints: list[Print] = []
        self._known: set[str] = set()
        self._near: defaultdict[str, list[str]] = defaultdict(list)

    def __contains__(self, article: str) -> bool:
        return article in self._known

    def add(self, article: str, found: Print) -> None:
        """Take in an article.

        Args:
            article: Its id; it is not there yet.
            found: What its text is known by.
        """
        for number in self._index.query(found):
            if self._prints[number].jaccard(found) >= SIMILAR:
                self._near[article].append(self._ids[number])
                self._near[self._ids[number]].append(article)
        self._index.insert(len(self._ids), found)
        self._ids.append(article)
        self._prints.append(found)
        self._known.add(article)

    def groups(self, order: Iterable[str]) -> NearDuplicates:
        """The groups, if the articles had come in that order; those that were taken in and are not among them are left out."""
        place = {article: number for number, article in enumerate(order)}
        group: dict[str, str] = {}
        earlier: dict[str, tuple[str, ...]] = {}
        for article, number in place.items():
            near = sorted(
                (
                    other
                    for other in self._near.get(article, ())
                    if place.get(other, number) < number
                ),
                key=place.__getitem__,
            )
            group[article] = group[near[0]] if near else article
            if near:
                earlier[article] = tuple(near)
        return NearDuplicates(group, earlier)


def near_duplicates(articles: Iterable[tuple[str, str]]) -> NearDuplicates:
    """Group near-duplicate articles.

    An article joins the group of the earliest one it is a near-duplicate of. If it is one of articles of
    two groups, these stay two: joining them would move articles that have their place.

    Args:
        articles: Id and text of each, in the order they came.
    """
    found = Likenesses()
    order: list[str] = []
    for article, text in articles:
        found.add(article, print_of(text))
        order.append(article)
    return found.groups(order)
