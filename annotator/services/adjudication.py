"""Adjudication without a person: the gold set of each article, as far as its annotators agree.

What a person has decided is never taken back: neither decisions of a curator nor what somebody has added, changed or removed in
the gold set. Everything else in it follows the votes, so running again after late work came in does what is needed and no more.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.article import Article
from annotator.domain.changes import Status
from annotator.domain.errors import SettingError
from annotator.domain.ids import GOLD, AnnotatorId, ArticleId, ChangeSetId
from annotator.domain.people import PersonRole
from annotator.domain.ports import CorpusStore, Monitor, UnitOfWork
from annotator.domain.reason import Reason
from annotator.domain.schema import Schema
from annotator.domain.workbench import Workbench
from annotator.quality.cases import Cases
from annotator.quality.verdicts import About, Question
from annotator.services.adjudication_gold import VOTED, AdjudicationRequest, GoldDraft, Outcome
from annotator.services.adjudication_way import check_way, keep_way
from annotator.services.agreement import (
    FINISHED,
    NOT_BEGUN,
    NOT_DONE,
    ONE_SET,
    SIGNED_OFF,
    chosen_persons,
    persons_by_article,
    why_left_out,
)
from annotator.services.context import AppContext
from annotator.services.merge_history import change_set_of
from annotator.services.people import require, team_of
from annotator.services.tasks import many_objects, tracked

__all__ = ["AdjudicatedArticle", "AdjudicationReport", "AdjudicationRequest", "adjudicate"]

_TWO = 2
_SUBJECT = "adjudication"


@dataclass(frozen=True)
class AdjudicatedArticle:
    """What came of one article.

    Attributes:
        article: The article.
        voters: Whose sets voted.
        spans: Spans that are gold by vote or decision.
        arguments: Roles that are.
        changed: Whether the gold set is another one now, or would be.
        added: Spans that it has more.
        removed: Spans that it has less.
        questions: What people have to decide.
        cases: The same, structure by structure.
        shown: What each voter is called where somebody decides: the name, or a letter.
    """

    article: Article
    voters: tuple[AnnotatorId, ...]
    spans: int
    arguments: int
    changed: bool
    added: int
    removed: int
    questions: tuple[Question, ...]
    cases: Cases
    shown: dict[AnnotatorId, str]


@dataclass(frozen=True)
class AdjudicationReport:
    """What came of it.

    Attributes:
        request: What was asked for.
        articles: Those that had at least two votes.
        left_out: How many had not, or were left alone, by reason.
        blind: Whether who decides must not see who is who.
    """

    request: AdjudicationRequest
    articles: tuple[AdjudicatedArticle, ...]
    left_out: dict[str, int]
    blind: bool = False

    def questions(self, about: About | None = None) -> int:
        """How many things people have to decide, of one kind or all."""
        return sum(
            about in {None, question.about} for each in self.articles for question in each.questions
        )

    @property
    def open(self) -> int:
        """How many structures people have to decide about."""
        return sum(each.cases.open for each in self.articles)


def adjudicate(
    context: AppContext,
    store: CorpusStore,
    request: AdjudicationRequest,
    monitor: Monitor,
    *,
    who: str | None = None,
) -> AdjudicationReport:
    """Make gold sets of what annotators agree on; all articles in one transaction.

    Args:
        context: The program's parts.
        store: The corpus, opened for writing; for reading, if nothing is to be changed.
        request: Who decides, and how.
        monitor: Told about each article; may cancel, then nothing is changed.
        who: Who makes gold; has to be a curator, where people are registered. ``None``: nobody asks.

    Raises:
        SettingError: If the request is impossible, or no article has two votes.
        NotPermittedError: If it is not for this person to do.
        StorageError: If it cannot be written; nothing is changed then.
        TaskCancelledError: If it was cancelled.
    """
    with many_objects(), store.open_unit_of_work() as work:
        if who is not None:
            require(work, who, PersonRole.CURATOR)
        found = _Adjudicating(work, context, request)
        report = found.run(monitor)
        if not request.dry_run:
            keep_way(work, request)
            work.commit()
    return report


class _Adjudicating:
    def __init__(self, work: UnitOfWork, context: AppContext, request: AdjudicationRequest) -> None:
        self._work = work
        self._context = context
        self._request = request
        self._schema: Schema = work.schemas.current()
        self._team = team_of(work)
        self._left_out: Counter[str] = Counter()

    def run(self, monitor: Monitor) -> AdjudicationReport:
        persons = persons_by_article(self._work)
        people = chosen_persons(self._request.annotators, persons)
        check_way(self._request, people)
        found: list[AdjudicatedArticle] = []
        for article in tracked(list(persons), monitor, str):
            there = [each for each in people if each in persons[article]]
            sets = self._sets(article, there)
            if sets is None:
                continue
            draft = GoldDraft(self._work, article)
            if draft.is_finished:
                self._left_out[FINISHED] += 1
                continue
            if self._work.reviews.lock(article, GOLD) is not None:
                self._left_out[SIGNED_OFF] += 1
                continue
            found.append(self._take(draft, article, sets))
        if not found:
            raise _nothing(self._left_out)
        blind = self._team.blind
        return AdjudicationReport(self._request, tuple(found), dict(self._left_out), blind)

    def _sets(
        self, article: ArticleId, there: Sequence[AnnotatorId]
    ) -> Sequence[AnnotationSet] | None:
        if len(there) < _TWO:
            self._left_out[ONE_SET if there else NOT_BEGUN] += 1
            return None
        sets = [
            own
            for own in self._work.annotations.several(article, there)
            if self._request.status == "all" or own.status is Status.DONE
        ]
        if len(sets) < _TWO:
            self._left_out[NOT_DONE] += 1
            return None
        return sets

    def _take(
        self, draft: GoldDraft, article: ArticleId, sets: Sequence[AnnotationSet]
    ) -> AdjudicatedArticle:
        """Bring the set to what the votes say, where no person has said otherwise."""
        now = self._context.clock()
        decisions = self._work.gold_decisions.of(article)
        outcome = draft.worked_out(sets, self._schema, self._request, decisions, now)
        if outcome.changes and not self._request.dry_run:
            change_id = ChangeSetId(VOTED + self._context.new_id())
            record_outcome(self._work, outcome, change_id, _SUBJECT, self._context)
        voters = tuple(own.annotator for own in sets)
        before, after = outcome.before.by_signature.keys(), outcome.after.by_signature.keys()
        return AdjudicatedArticle(
            outcome.before.article,
            voters,
            len(outcome.verdicts.spans),
            len(outcome.verdicts.arguments),
            bool(outcome.changes),
            len(after - before),
            len(before - after),
            outcome.questions,
            outcome.cases,
            self._team.shown(voters, article),
        )


def record_outcome(
    work: UnitOfWork, outcome: Outcome, change_id: ChangeSetId, subject: str, context: AppContext
) -> None:
    """Write what the gold set is to be, as one step of its change log."""
    own = outcome.before
    change_set = change_set_of(own, outcome.changes, change_id, subject, context.clock())
    desk = Workbench(*work.annotations.pair(own.article.id, GOLD))
    work.annotations.record(change_set, desk.apply(change_set).tally)


def _nothing(left_out: Counter[str]) -> SettingError:
    hint = Reason("; --status all takes unfinished ones too") if left_out[NOT_DONE] else ""
    reason = Reason(
        "no article has two sets to decide between ({told}){hint}.",
        told=why_left_out(left_out),
        hint=hint,
    )
    return SettingError(option="adjudicate", reason=reason)
