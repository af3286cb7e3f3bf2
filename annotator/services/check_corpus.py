"""The findings of a corpus as it changes: every annotation set by itself, and all sets of one annotator against each other.

``CheckedCorpus`` keeps what it found out. When a set has changed only that one is looked at again, what the
others say about its words is already counted, and of the others only those are heard of it that it concerns.
"""

from __future__ import annotations

import gc
from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.ids import AnnotatorId, ArticleId, SpanId
from annotator.domain.ports import Monitor, Progress, UnitOfWork
from annotator.domain.schema import Schema
from annotator.domain.span import Span
from annotator.quality.consistency import ConsistencyIndex
from annotator.quality.consistency_settling import settle
from annotator.quality.finding import Finding, Reading
from annotator.services.check_copies import CopiesHeld
from annotator.services.check_looking import (
    CheckedSet,
    Compared,
    Comparing,
    CopyKey,
    LookedAt,
    Looking,
    SetKey,
    checked_set,
    joined,
)
from annotator.services.helping import Arrived, Helpers, Here, Reopen, helpers_for
from annotator.services.tasks import many_objects

_FEW = 50
_SLICE = 100
_MANY = 1_000
"""From so many sets on, a helper pays: it needs a second to start."""

OnChecked = Callable[[CheckedSet, int], None]
"""Is told what was found in a set, and in which revision of it."""


@dataclass(slots=True)
class _Known:
    """What is kept of a set."""

    revision: int
    own: CheckedSet
    across: CheckedSet | None = None


@dataclass(frozen=True, slots=True)
class _News:
    """What has happened to a corpus since the last time.

    Attributes:
        revisions: Of every set, in the order of the corpus.
        changed: The sets that are new, or were changed.
        gone: The sets that are not there any more.
        others: Whether articles have come or gone.
    """

    revisions: Mapping[SetKey, int]
    changed: Sequence[SetKey]
    gone: Collection[SetKey]
    others: bool


class CheckedCorpus:
    """The findings of a corpus as it changes; for one process, which reads the corpus itself.

    Args:
        schema: Of the corpus.
    """

    def __init__(self, schema: Schema) -> None:
        self._schema = schema
        self._sets: dict[SetKey, _Known] = {}
        self._order: tuple[SetKey, ...] = ()
        self._indexes: dict[AnnotatorId, ConsistencyIndex] = {}
        self._copies = CopiesHeld()

    @property
    def schema(self) -> Schema:
        """What the checks go by."""
        return self._schema

    def renew(
        self,
        work: UnitOfWork,
        monitor: Monitor,
        told: OnChecked | None = None,
        reopen: Reopen | None = None,
    ) -> tuple[SetKey, ...]:
        """Look at every set that has changed since the last time; which ones.

        What changed sets mean for the words of other articles is looked up there too, as far as it makes a
        difference (``consistency_settling.settle``).

        Args:
            work: Where the sets are read.
            monitor: Told about each article; may cancel.
            told: Hears of each set, first with what it says of itself, and again with what the others say of it.
            reopen: Lets helpers open a large corpus.

        Raises:
            TaskCancelledError: If it was cancelled; what was looked at stays known.
        """
        with many_objects():
            news = self._news(work.findings.revisions())
            early = told if len(news.changed) > _FEW else None
            with Helpers(reopen, helpers_for(len(news.changed), _MANY)) as helpers:
                self._look_at_all(work, monitor, news, early, helpers)
                self._hold_all(work, monitor, news, told, helpers, was_told=early is not None)
            if len(news.changed) >= _MANY:
                # What is known of a large corpus stays: no search for garbage has to go through it.
                gc.freeze()
        monitor.report(Progress(2 * len(news.changed), 2 * len(news.changed)))
        return tuple(news.changed)

    def checked(self, key: SetKey) -> CheckedSet:
        """What was found in a set, by itself and against the others."""
        known = self._sets[key]
        return joined(known.own, known.across) if known.across is not None else known.own

    @property
    def keys(self) -> tuple[SetKey, ...]:
        """The sets that were looked at, in the order of the corpus."""
        return self._order

    def revision(self, key: SetKey) -> int:
        """The state in which a set was looked at."""
        return self._sets[key].revision

    # --- inside ------------------------------------------------------------------------------

    def _news(self, revisions: Mapping[SetKey, int]) -> _News:
        changed, new = [], 0
        for key, revision in revisions.items():
            known = self._sets.get(key)
            if known is None or known.revision != revision:
                changed.append(key)
                new += known is None
        # Nobody counts through thousands of sets after an edit to find that they are the same.
        same = not new and len(self._sets) == len(revisions)
        gone = () if same else tuple(self._sets.keys() - revisions.keys())
        return _News(revisions, changed, gone, not same)

    def _look_at_all(
        self,
        work: UnitOfWork,
        monitor: Monitor,
        news: _News,
        told: OnChecked | None,
        helpers: Helpers,
    ) -> None:
        """Look at sets by themselves, and count their words."""
        for gone in news.gone:
            del self._sets[gone]
            self._indexes[gone[1]].drop(gone[0])
            self._copies.forget(gone)
        unseen = {article for article, _ in news.changed if not self._copies.knows(article)}
        asked: list[tuple[SetKey, bool]] = []
        for key in news.changed:
            asked.append((key, key[0] in unseen))
            unseen.discard(key[0])
        slices = [asked[at : at + _SLICE] for at in range(0, len(asked), _SLICE)]

        def arrived(number: int, made: Sequence[LookedAt]) -> None:
            for (key, _), each in zip(slices[number], made, strict=True):
                self._sets[key] = _Known(news.revisions[key], each.found)
                self._indexes.setdefault(key[1], ConsistencyIndex()).put(each.words)
                if each.print is not None:
                    self._copies.take_in(key[0], each.print)
                if told is not None:
                    told(each.found, news.revisions[key])

        looking = Looking(self._schema)
        first_half = _FirstHalf(monitor)
        helpers.spread(partial(looking.at, work), looking, slices, first_half, arrived)
        if news.others:
            self._order = tuple(news.revisions)

    def _hold_all(
        self,
        work: UnitOfWork,
        monitor: Monitor,
        news: _News,
        told: OnChecked | None,
        helpers: Helpers,
        *,
        was_told: bool,
    ) -> None:
        """Hold the changed sets against the others, and those others that it concerns."""
        changed = dict.fromkeys(news.changed)
        second_half = _SecondHalf(monitor, len(changed))
        found: dict[SetKey, list[Finding]] = {}

        def hold(keys: Iterable[SetKey]) -> Iterator[None]:
            for key in keys:
                if key not in found:
                    second_half.go_on(key)
                    at_hand = _AtHand(work, key, self._schema)
                    found[key] = list(self._indexes[key[1]].findings(key[0], at_hand.span))
                    yield

        def spread(
            here: Here[CopyKey, list[Compared]],
            comparing: Comparing,
            slices: Sequence[Sequence[CopyKey]],
            arrived: Arrived[Sequence[Compared]],
        ) -> None:
            # What needs all words at hand is done here, while helpers hold copies against each other.
            meanwhile = hold(self._settled(news))
            helpers.spread(here, comparing, slices, second_half, arrived, meanwhile=meanwhile)

        try:
            if news.others:
                self._copies.regroup(news.revisions)
            compared = self._copies.renew(work, changed, self._sets.keys(), spread)
            deque(hold(compared), maxlen=0)
            for key, said in found.items():
                is_news = self._join(work, key, said)
                if told is not None and (is_news or (key in changed and not was_told)):
                    told(self.checked(key), self._sets[key].revision)
        except BaseException:
            # What was not held to the end is nowhere to be seen later on: all of it is due again.
            for index in self._indexes.values():
                index.unsettle()
            self._copies.anew()
            raise

    def _settled(self, news: _News) -> list[SetKey]:
        """The sets that have to be held against the others anew."""
        touched: dict[AnnotatorId, list[ArticleId]] = {name: [] for name in self._indexes}
        for article, annotator in (*news.changed, *news.gone):
            touched[annotator].append(article)
        whole: set[AnnotatorId] = set()
        found = dict.fromkeys(news.changed)
        for annotator, articles in touched.items():
            index = self._indexes[annotator]
            if not index.is_settled or len(articles) > len(index) // 2:
                index.count_unmarked()
                whole.add(annotator)
            elif articles:
                others = settle(index.counts, articles)
                found |= dict.fromkeys((article, annotator) for article in sorted(others))
        if whole:
            found |= dict.fromkeys(key for key in news.revisions if key[1] in whole)
        return list(found)

    def _join(self, work: UnitOfWork, key: SetKey, found: Collection[Finding]) -> bool:
        """Put together what is said against a set; whether a reader sees something else than before."""
        known = self._sets[key]
        everything = (*self._copies.found(key), *found)
        told = {(f.place.begin, f.place.end, f.layer) for f in known.own.found}
        kept: dict[tuple[int, int, str], Finding] = {}
        for finding in everything:
            place = (finding.place.begin, finding.place.end, finding.layer)
            # Of one place and layer the first is told: it says most.
            if place not in told:
                kept.setdefault(place, finding)
        before = known.across.found if known.across is not None else ()
        if _seen(before) == _seen(kept.values()):
            if not kept:
                known.across = None
            return False
        known.across = (
            checked_set(_AtHand(work, key, self._schema).reading, kept.values()) if kept else None
        )
        return True


@dataclass(frozen=True)
class _AtHand:
    """A set that is read if somebody asks for it."""

    work: UnitOfWork
    key: SetKey
    schema: Schema

    @cached_property
    def own(self) -> AnnotationSet:
        """The set."""
        return self.work.annotations.get(*self.key)

    @cached_property
    def reading(self) -> Reading:
        """The set as checks read it."""
        return Reading(self.own, self.schema)

    def span(self, span_id: SpanId) -> Span:
        """One of its spans."""
        return self.own.spans[span_id]


class _SecondHalf:
    """The monitor of the second half of the work, of which only this process knows how far it is."""

    def __init__(self, monitor: Monitor, sets: int) -> None:
        self._monitor = monitor
        self._sets = sets
        self._done = 0
        self._item = ""

    def go_on(self, key: SetKey) -> None:
        """Say that a set is at hand."""
        self._item = key[0]
        self.report(Progress(self._done, None))
        self._done += 1

    def report(self, progress: Progress) -> None:
        """Say how far the whole is; cancelling is possible here as well."""
        del progress
        # More sets may be concerned than were changed.
        done = self._sets + min(self._done, self._sets)
        self._monitor.report(Progress(done, 2 * self._sets, self._item))


@dataclass(frozen=True)
class _FirstHalf:
    """The monitor of the first half of the work."""

    monitor: Monitor

    def report(self, progress: Progress) -> None:
        """Say how far the whole is."""
        total = progress.total
        self.monitor.report(replace(progress, total=None if total is None else 2 * total))


def _seen(found: Collection[Finding]) -> set[object]:
    """What a reader sees of findings."""
    return {(finding.key, finding.text) for finding in found}
