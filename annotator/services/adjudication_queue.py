"""The queue of disagreements of a corpus: kept in it, and worked out anew only where a set or the gold has changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.article import Article
from annotator.domain.changes import Status
from annotator.domain.gold_decisions import CaseState, QueuedCase, QueueEntry
from annotator.domain.ids import GOLD, AnnotatorId, ArticleId
from annotator.domain.ports import Clock, CorpusStore, Monitor, UnitOfWork
from annotator.domain.schema import Schema
from annotator.quality.cases import Case, Cases
from annotator.services.adjudication_gold import AdjudicationRequest, GoldDraft
from annotator.services.adjudication_way import name_of_way, way_of
from annotator.services.tasks import many_objects, tracked

_AT_ONCE = 64
"""Articles written in one transaction: some milliseconds, so that nobody who edits waits for it."""
_MOST = 120
_TWO = 2


def renew_queue(store: CorpusStore, clock: Clock, monitor: Monitor) -> int:
    """Work out what has to be decided, where anything has changed since the last time.

    Args:
        store: The corpus, open for writing.
        clock: The present.
        monitor: Told about each article; what was worked out when somebody cancels is kept.

    Returns:
        How many articles were looked at.

    Raises:
        StorageError: If it cannot be written.
        TaskCancelledError: If it was cancelled.
    """
    with many_objects(), store.open_unit_of_work() as work:
        schema, way = work.schemas.current(), way_of(work)
        by = name_of_way(way, schema)
        revisions = work.gold_decisions.revisions()
        known = work.gold_decisions.queued()
        changed = [
            article
            for article, found in revisions.items()
            if known.get(article, ("", "")) != (state_of_sets(found), by)
            and (article in known or len(_people(found, way)) >= _TWO)
        ]
        renewing = _Renewing(work, schema, way, clock())
        waiting = 0
        try:
            for article in tracked(changed, monitor, str):
                renewing.put(article, revisions[article])
                waiting += 1
                if waiting >= _AT_ONCE:
                    work.commit()
                    waiting = 0
        finally:
            work.commit()
    return len(changed)


class _Renewing:
    def __init__(
        self, work: UnitOfWork, schema: Schema, way: AdjudicationRequest, now: datetime
    ) -> None:
        self._work = work
        self._schema = schema
        self._way = way
        self._now = now
        self._by = name_of_way(way, schema)

    def put(self, article: ArticleId, revisions: Mapping[AnnotatorId, int]) -> None:
        sets = voting_sets(self._work, article, revisions, self._way)
        state = state_of_sets(revisions)
        if len(sets) < _TWO:
            self._work.gold_decisions.put(article, QueueEntry(state, self._by, 0, 0, 0))
            return
        draft = GoldDraft(self._work, article)
        decisions = self._work.gold_decisions.of(article)
        outcome = draft.worked_out(sets, self._schema, self._way, decisions, self._now)
        entry = entry_of(outcome.before.article, outcome.cases, state, self._by)
        self._work.gold_decisions.put(article, entry)


def voting_sets(
    work: UnitOfWork,
    article: ArticleId,
    revisions: Mapping[AnnotatorId, int],
    way: AdjudicationRequest,
) -> Sequence[AnnotationSet]:
    """The sets of an article that count, by name."""
    people = _people(revisions, way)
    if len(people) < _TWO:
        return ()
    found = work.annotations.several(article, people)
    return [own for own in found if way.status == "all" or own.status is Status.DONE]


def state_of_sets(revisions: Mapping[AnnotatorId, int]) -> str:
    """The revisions of the sets of an article, on one line."""
    return " ".join(f"{who}:{rev}" for who, rev in sorted(revisions.items()))


def entry_of(article: Article, cases: Cases, state: str, by: str) -> QueueEntry:
    """What the queue keeps of an article."""
    return QueueEntry(
        state,
        by,
        open=cases.open,
        decided=cases.count(CaseState.DECIDED),
        voted=cases.count(CaseState.VOTED),
        cases=tuple(
            _queued(article, case, number) for number, case in enumerate(cases.cases, start=1)
        ),
    )


def _queued(article: Article, case: Case, number: int) -> QueuedCase:
    words = " ".join(case.longest.covered_text(article.text).split())
    return QueuedCase(
        article=article.id,
        title=article.title,
        number=number,
        question=case.question,
        state=case.state,
        layer=case.layer,
        begin=case.begin,
        end=case.end,
        excerpt=words if len(words) <= _MOST else f"{words[: _MOST - 1]}…",
        parts=case.open_parts or case.parts,
    )


def _people(
    revisions: Mapping[AnnotatorId, int], way: AdjudicationRequest
) -> tuple[AnnotatorId, ...]:
    return tuple(
        who
        for who in sorted(revisions)
        if who != GOLD and (not way.annotators or who in way.annotators)
    )
