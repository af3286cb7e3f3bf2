"""Wire copies of a corpus: each is held against the first of its kind, again and again as sets change.

Texts never change, so where two of them are equal is found once; and a change of the first one concerns a copy only where it
lies in what is equal.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import partial
from typing import Protocol

from annotator.domain.ids import ArticleId
from annotator.domain.ports import UnitOfWork
from annotator.formats.near_duplicates import Likenesses, Print
from annotator.quality.copies import Place, Runs, are_in, places
from annotator.quality.finding import Finding
from annotator.services.check_looking import Compared, Comparing, CopyKey, SetKey
from annotator.services.helping import Arrived, Here

_SLICE = 50


class Spread(Protocol):
    """Does what is due slice by slice: ``Helpers.spread``, with what goes on meanwhile."""

    def __call__(
        self,
        here: Here[CopyKey, list[Compared]],
        comparing: Comparing,
        slices: Sequence[Sequence[CopyKey]],
        arrived: Arrived[Sequence[Compared]],
    ) -> None:
        """Do it."""


class CopiesHeld:
    """What is annotated differently in copies, as sets change."""

    def __init__(self) -> None:
        self._likenesses = Likenesses()
        self._first_of: dict[ArticleId, ArticleId] = {}
        self._copies_of: defaultdict[ArticleId, list[ArticleId]] = defaultdict(list)
        self._runs: dict[tuple[ArticleId, ArticleId], Runs] = {}
        self._claims: dict[SetKey, frozenset[Place]] = {}
        self._found: dict[SetKey, tuple[Finding, ...]] = {}
        self._moved: set[ArticleId] = set()
        self._is_whole = True

    def knows(self, article: ArticleId) -> bool:
        """Whether a text was taken in."""
        return article in self._likenesses

    def take_in(self, article: ArticleId, found: Print) -> None:
        """Take in a text."""
        if article not in self._likenesses:
            self._likenesses.add(article, found)

    def forget(self, key: SetKey) -> None:
        """A set is not there any more."""
        self._found.pop(key, None)
        self._claims.pop(key, None)

    def found(self, key: SetKey) -> tuple[Finding, ...]:
        """What is annotated differently in a set than in the first one of its kind."""
        return self._found.get(key, ())

    def anew(self) -> None:
        """Whatever was held may not have been held to the end: all of it is due again."""
        self._claims.clear()
        self._is_whole = False

    def regroup(self, sets: Iterable[SetKey]) -> None:
        """Articles have come or gone.

        Args:
            sets: All there are, in the order of the corpus.
        """
        before = self._first_of
        order = dict.fromkeys(article for article, _ in sets)
        groups = self._likenesses.groups(order).group
        self._first_of = {
            ArticleId(each): ArticleId(first) for each, first in groups.items() if each != first
        }
        self._copies_of = defaultdict(list)
        for copy, first in self._first_of.items():
            self._copies_of[first].append(copy)
        self._moved |= {
            copy
            for copy in before.keys() | self._first_of.keys()
            if before.get(copy) != self._first_of.get(copy)
        }
        self._runs = {pair: runs for pair, runs in self._runs.items() if self._is_pair(*pair)}

    def renew(
        self,
        work: UnitOfWork,
        changed: Collection[SetKey],
        sets: Collection[SetKey],
        spread: Spread,
    ) -> Collection[SetKey]:
        """Hold copies against the first of their kind where something may have changed; which ones were.

        Args:
            work: Where sets are read.
            changed: The sets that have changed.
            sets: All there are.
            spread: Does the work, perhaps with helpers.
        """
        asked = list(self._due(work, frozenset(changed), sets))
        slices = [asked[at : at + _SLICE] for at in range(0, len(asked), _SLICE)]

        def arrived(number: int, made: Sequence[Compared]) -> None:
            for key, each in zip(slices[number], made, strict=True):
                self._runs[key.first, key.copy] = each.runs
                self._claims[key.first, key.annotator] = each.first_claims
                self._found[key.copy, key.annotator] = each.found

        comparing = Comparing()
        spread(partial(comparing.at, work), comparing, slices, arrived)
        self._moved.clear()
        self._is_whole = True
        return [(each.copy, each.annotator) for each in asked]

    # --- inside ------------------------------------------------------------------------------

    def _is_pair(self, first: ArticleId, copy: ArticleId) -> bool:
        return self._first_of.get(copy) == first

    def _due(
        self, work: UnitOfWork, changed: frozenset[SetKey], sets: Collection[SetKey]
    ) -> Iterator[CopyKey]:
        """The copies of which something else may be to say."""
        asked = dict.fromkeys(changed)
        if not self._is_whole or self._moved:
            asked |= dict.fromkeys(
                key
                for key in sets
                if key[0] in self._first_of and (not self._is_whole or key[0] in self._moved)
            )
        for article, annotator in changed:
            asked |= dict.fromkeys((copy, annotator) for copy in self._copies_of.get(article, ()))
        differing: dict[SetKey, frozenset[Place] | None] = {}
        for article, annotator in asked:
            first = self._first_of.get(article)
            key = (article, annotator)
            if first is None or (first, annotator) not in sets or key not in sets:
                self._found.pop(key, None)
                continue
            runs = self._runs.get((first, article))
            if runs is not None and key not in changed and article not in self._moved:
                whose = (first, annotator)
                if whose not in differing:
                    differing[whose] = self._differing(work, whose)
                places_there = differing[whose]
                if places_there is not None and not are_in(places_there, runs):
                    continue
            yield CopyKey(first, article, annotator, runs)

    def _differing(self, work: UnitOfWork, key: SetKey) -> frozenset[Place] | None:
        """What a set claims since it was last held against its copies, or did then; ``None``: nobody knows."""
        before = self._claims.get(key)
        return None if before is None else before ^ places(work.annotations.get(*key))
