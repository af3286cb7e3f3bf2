"""What the numbers of the dashboard are made of, kept between two looks: only what has changed is read anew.

The first look reads every span there is; the next ones read the sets whose revision has grown, and the entries that the
change log got since.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np

from annotator.domain.changes import Status
from annotator.domain.dashboard import ArticleFact, FindingFact, GivenFact, LogFact
from annotator.domain.ids import GOLD, RESERVED, SUGGESTIONS, AnnotatorId
from annotator.domain.ports import Monitor, Progress, UnitOfWork

PAUSE_S: Final = 300.0
"""Whoever does nothing for longer is not at work, or nobody knows."""

AT_ONCE: Final = 250
"""Articles that are read together: so many rows are in memory at a time."""

Key = tuple[int, AnnotatorId]
"""Number of the article, and whose set."""

Kind = tuple[str, str]
"""Layer and label."""

Decided = tuple[str, str, str, str, str]
"""Pipeline, rule, layer, label, verdict; pipeline and rule are empty where nothing proposes the span any more."""


@dataclass(slots=True)
class SetFacts:
    """One set.

    Attributes:
        status: How far it is.
        revision: Grows with every change.
        kinds: Spans by layer and label.
        accepted: When its spans were taken over from suggestions, seconds since 1970, in no order; one entry a span.
        decided: What was decided about suggestions.
    """

    status: Status
    revision: int = -1
    kinds: Counter[Kind] = field(default_factory=Counter)
    accepted: array[float] = field(default_factory=lambda: array("d"))
    decided: Counter[Decided] = field(default_factory=Counter)

    @property
    def spans(self) -> int:
        """How many spans it has."""
        return self.kinds.total()


@dataclass(slots=True)
class Trail:
    """What the change log says of one set.

    Attributes:
        times: When something was done, seconds since 1970, in no order.
        finished: When it was last finished; ``None``: never.
    """

    times: array[float] = field(default_factory=lambda: array("d"))
    finished: float | None = None


class DashboardFacts:
    """The facts of one corpus.

    Attributes:
        articles: By number, in the order of import.
        sets: Of people and of the gold.
        given: Who has been given what.
        batches: Names, oldest first.
        trails: What the change log says, of people.
        active: Active seconds of people, by set.
        findings: Open findings of people's sets and of the gold.
        unchecked: How many sets were changed since they were checked.
        controls: Share of the articles that get no suggestions.
        renewed: How many sets were read anew by the last look.
    """

    def __init__(self) -> None:
        self.articles: dict[int, ArticleFact] = {}
        self.sets: dict[Key, SetFacts] = {}
        self.given: Sequence[GivenFact] = ()
        self.batches: Sequence[str] = ()
        self.trails: defaultdict[Key, Trail] = defaultdict(Trail)
        self.active: Mapping[Key, float] = {}
        self.findings: Sequence[FindingFact] = ()
        self.unchecked = 0
        self.controls = 0.0
        self.renewed = 0
        self._suggested: dict[int, int] = {}
        self._log_end = 0

    @property
    def people(self) -> list[AnnotatorId]:
        """Everybody who has a set, or has been given something, by name."""
        names = {who for _, who in self.sets} | {each.annotator for each in self.given}
        return sorted(names - RESERVED)

    def holders(self) -> Mapping[int, list[AnnotatorId]]:
        """Who has a set on each article, ``gold`` among them."""
        found: defaultdict[int, list[AnnotatorId]] = defaultdict(list)
        for article, who in self.sets:
            found[article].append(who)
        return found

    def renew(self, work: UnitOfWork, monitor: Monitor) -> None:
        """Read what has changed since the last look.

        Args:
            work: An open transaction.
            monitor: Told about articles; may cancel, then the next look goes on from here.
        """
        rows = work.dashboard
        self.articles = {each.number: each for each in rows.articles()}
        self.given = [each for each in rows.given() if each.article in self.articles]
        self.batches = rows.batches()
        self.controls = work.people.controls()
        self._read_sets(work, monitor)
        end = rows.log_end()
        if end != self._log_end:
            self._follow(rows.log(self._log_end, end))
            self._log_end = end
            self.active = active_seconds(self.trails)
        self.findings = [each for each in rows.findings() if (each[0], each[1]) in self.sets]
        self.unchecked = rows.unchecked()

    def _read_sets(self, work: UnitOfWork, monitor: Monitor) -> None:
        fresh, suggested = self._changed(work)
        order = [each for each in self.articles if each in fresh]
        self.renewed = sum(len(found) for found in fresh.values())
        for begin in range(0, len(order), AT_ONCE):
            part = order[begin : begin + AT_ONCE]
            monitor.report(Progress(begin, len(order), self.articles[part[0]].title))
            self._fill(work, {key: each for one in part for key, each in fresh[one].items()}, part)
            # Only now: who cancels finds the next look going on with what is missing.
            for one in part:
                self.sets.update(fresh[one])
                self._suggested[one] = suggested.get(one, -1)
        monitor.report(Progress(len(order), len(order)))

    def _changed(self, work: UnitOfWork) -> tuple[dict[int, dict[Key, SetFacts]], dict[int, int]]:
        """The sets of articles of which anything has changed, still empty; and the revisions of suggestions."""
        there: dict[Key, SetFacts] = {}
        suggested: dict[int, int] = {}
        for article, who, status, revision in work.dashboard.sets():
            if article not in self.articles:
                continue
            if who == SUGGESTIONS:
                suggested[article] = revision
            else:
                there[article, who] = SetFacts(Status(status), revision)
        for key in self.sets.keys() - there.keys():
            del self.sets[key]
        changed = {each for each, rev in suggested.items() if self._suggested.get(each) != rev}
        for key, found in there.items():
            known = self.sets.get(key)
            if known is None or known.revision != found.revision:
                changed.add(key[0])
        fresh: dict[int, dict[Key, SetFacts]] = {article: {} for article in changed}
        for key, found in there.items():
            if key[0] in changed:
                fresh[key[0]][key] = found
        return fresh, suggested

    @staticmethod
    def _fill(work: UnitOfWork, sets: Mapping[Key, SetFacts], articles: Collection[int]) -> None:
        for article, who, kinds, accepted in work.dashboard.spans(articles):
            own = sets.get((article, who))
            if own is not None:
                own.kinds.update(kinds)
                own.accepted.extend(accepted)
        for article, who, decided in work.dashboard.decisions(articles):
            own = sets.get((article, who))
            if own is not None:
                own.decided.update(decided)

    def _follow(self, log: Iterable[LogFact]) -> None:
        """Take in what was logged since."""
        for article, who, times, finished in log:
            trail = self.trails[article, who]
            trail.times.extend(times)
            if finished is not None:
                trail.finished = finished


def active_seconds(trails: Mapping[Key, Trail]) -> Mapping[Key, float]:
    """Active time by set.

    The time between two actions of a person counts for the article of the later one, unless it is longer than ``PAUSE_S``:
    then it was a pause, and none of it counts. docs/dashboard.md tells why.
    """
    of_person: defaultdict[AnnotatorId, list[tuple[int, array[float]]]] = defaultdict(list)
    for (article, who), trail in trails.items():
        of_person[who].append((article, trail.times))
    spent: dict[Key, float] = {}
    for who, found in of_person.items():
        sizes = [len(times) for _, times in found]
        articles = np.repeat([article for article, _ in found], sizes)
        at = np.concatenate([np.asarray(times) for _, times in found])
        order = np.lexsort((articles, at))
        gaps = np.diff(at[order])
        counts = gaps <= PAUSE_S
        worked, place = np.unique(articles[order][1:][counts], return_inverse=True)
        for article, seconds in zip(
            worked.tolist(), np.bincount(place, gaps[counts]).tolist(), strict=True
        ):
            spent[article, who] = seconds
    return spent


def gold_of(facts: DashboardFacts) -> dict[int, SetFacts]:
    """The gold by article: the adjudicated set, else that of the only person; articles without are left out."""
    found: dict[int, SetFacts] = {}
    for article, holders in facts.holders().items():
        if GOLD in holders:
            found[article] = facts.sets[article, GOLD]
        elif len(holders) == 1:
            found[article] = facts.sets[article, holders[0]]
    return found
