"""Adjudication as a curator works on it: an article with all readings, decisions one by one, each one step that can be undone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from annotator.domain.changes import Action
from annotator.domain.errors import (
    DecisionNotFoundError,
    NothingToRedoError,
    NothingToUndoError,
    ReadingNotFoundError,
    SchemaOutgrownError,
    SchemaStepError,
    SpanNotFoundError,
)
from annotator.domain.gold_decisions import (
    WHOLE,
    Choice,
    QueuedArticle,
    QueuedCase,
    ReasonCode,
    RoleClaim,
    Ruling,
)
from annotator.domain.ids import GOLD, AnnotatorId, ArticleId, IdFactory, SpanId
from annotator.domain.people import PersonRole
from annotator.domain.ports import Clock, LogKind, OpenUnitOfWork
from annotator.domain.schema import Schema
from annotator.domain.schema_breaches import lacking
from annotator.domain.workbench import Workbench
from annotator.quality.cases import ruling_of, ruling_of_span
from annotator.quality.verdicts import About
from annotator.services.adjudication_article import DeskArticle
from annotator.services.adjudication_gold import (
    DECIDED,
    VOTED,
    AdjudicationRequest,
)
from annotator.services.adjudication_opened import OpenedArticle
from annotator.services.adjudication_way import keep_way, way_of
from annotator.services.people import Team, require, team_of


@dataclass(frozen=True)
class GoldDesk:
    """What a curator does; quick enough for the window.

    Attributes:
        open_unit_of_work: Opens a transaction.
        schema: The schema of the corpus.
        curator: Who decides.
        now: The clock, UTC.
        new_id: Makes ids.
        known: The article that was shown last, and in which state it was.
    """

    open_unit_of_work: OpenUnitOfWork
    schema: Schema
    curator: str
    now: Clock
    new_id: IdFactory
    known: dict[str, DeskArticle] = field(default_factory=dict, compare=False, repr=False)

    # --- looking -----------------------------------------------------------------------------

    def check_curator(self) -> None:
        """Refuse whoever may not decide.

        Raises:
            NotPermittedError: If people are registered, and this one is no curator.
        """
        with self.open_unit_of_work() as work:
            require(work, self.curator, PersonRole.CURATOR)

    def team(self) -> Team:
        """Who works on the corpus, and whether deciding is blind."""
        with self.open_unit_of_work() as work:
            return team_of(work)

    def way(self) -> AdjudicationRequest:
        """How gold is made here."""
        with self.open_unit_of_work() as work:
            return way_of(work)

    def set_way(self, way: AdjudicationRequest) -> None:
        """Say how gold is made here; the queue has to be renewed then."""
        with self.open_unit_of_work() as work:
            keep_way(work, way)
            work.commit()

    def people(self) -> tuple[AnnotatorId, ...]:
        """Everybody who has a set, by name."""
        with self.open_unit_of_work() as work:
            found = work.gold_decisions.revisions().values()
            return tuple(sorted({who for each in found for who in each if who != GOLD}))

    def articles(self) -> Sequence[QueuedArticle]:
        """How far each article is, as the queue last knew it."""
        with self.open_unit_of_work() as work:
            return work.gold_decisions.articles()

    def queue(
        self, *, open_only: bool = True, articles: Sequence[ArticleId] = ()
    ) -> Sequence[QueuedCase]:
        """Disagreements in the order of the corpus, as the queue last knew them."""
        with self.open_unit_of_work() as work:
            return work.gold_decisions.cases(open_only=open_only, articles=articles)

    def open(self, article: ArticleId) -> DeskArticle:
        """An article with all readings.

        Raises:
            NotFoundError: If the corpus does not have it.
        """
        with self.open_unit_of_work() as work:
            return OpenedArticle(work, self, article).shown()

    # --- deciding ----------------------------------------------------------------------------

    def decide(
        self,
        article: ArticleId,
        question: str,
        who: AnnotatorId | None,
        *,
        part: str = WHOLE,
        reason: ReasonCode | None = None,
        note: str = "",
    ) -> DeskArticle:
        """Take the reading of an annotator, or nobody's, as one step.

        Args:
            article: The article.
            question: Which disagreement.
            who: Whose reading; ``None``: all are wrong.
            part: Only this part of it; ``WHOLE``: all.
            reason: Why they differed.
            note: A remark.

        Raises:
            NotFoundError: If there is no such disagreement, or nothing of this reading to take.
            NotPermittedError: If it is not for this person to decide.
            OverlapNotAllowedError: If the schema does not allow it beside what is gold already.
            StorageError: If it cannot be written; nothing is changed then.
        """
        with self.open_unit_of_work() as work:
            opened = OpenedArticle(work, self, article)
            shown = opened.shown()
            case = shown.case(question)
            if who is None:
                ruling, parents = _nothing(part), tuple[AnnotatorId, ...]()
                choice = Choice.NONE
            else:
                taken = ruling_of(case, shown.set_of(who), part)
                ruling, parents = taken, case.agreeing(who, part)
                choice = Choice.READING
            if ruling is None:
                raise ReadingNotFoundError(id=part or question)
            return opened.rule(case, part, choice, ruling, parents, reason, note)

    def keep(self, article: ArticleId, question: str) -> DeskArticle:
        """Decide again as before, now that somebody gave another answer.

        Raises:
            NotFoundError: If there is no such disagreement, or it was never decided.
            NotPermittedError: If it is not for this person to decide.
            StorageError: If it cannot be written; nothing is changed then.
        """
        with self.open_unit_of_work() as work:
            opened = OpenedArticle(work, self, article)
            case = opened.shown().case(question)
            if case.ruled is None:
                raise DecisionNotFoundError(id=question)
            last, parents = case.ruled.last, case.ruled.parents
            ruling = case.ruled.ruling
            return opened.rule(case, WHOLE, last.choice, ruling, parents, last.reason, last.note)

    def begin_own(self, article: ArticleId, question: str) -> tuple[DeskArticle, SpanId]:
        """See that there is a gold span to work on by hand: if there is none yet, the reading of most.

        Returns:
            The article, and the gold span.
        """
        with self.open_unit_of_work() as work:
            opened = OpenedArticle(work, self, article)
            shown = opened.shown()
            case = shown.case(question)
            there = shown.gold_span(case)
            if there is not None:
                return shown, there.id
            who = max(case.spans, key=lambda each: (len(case.agreeing(each)), shown.key_of(each)))
            ruling = ruling_of(case, shown.set_of(who))
            if ruling is None:
                raise ReadingNotFoundError(id=question)
            after = opened.rule(case, WHOLE, Choice.OWN, ruling, case.agreeing(who), None, "")
        made = after.gold_span(case)
        if made is None:
            raise SpanNotFoundError(id=question)
        return after, made.id

    def finish_own(
        self,
        article: ArticleId,
        question: str,
        span: SpanId | None,
        *,
        reason: ReasonCode | None = None,
        note: str = "",
    ) -> DeskArticle:
        """Decide that what stands in the gold set now is right.

        Args:
            article: The article.
            question: Which disagreement.
            span: The gold span that was worked on; if it is not there any more, nothing is to be marked.
            reason: Why they differed.
            note: A remark.
        """
        with self.open_unit_of_work() as work:
            opened = OpenedArticle(work, self, article)
            shown = opened.shown()
            case = shown.case(question)
            made = shown.gold.spans.get(span) if span is not None else None
            if made is None:
                gone = Ruling(exists=False)
                return opened.rule(case, WHOLE, Choice.NONE, gone, (), reason, note)
            ruling = ruling_of_span(case, shown.gold, made)
            same = tuple(own.annotator for own in shown.sets if ruling_of(case, own) == ruling)
            return opened.rule(case, WHOLE, Choice.OWN, ruling, same, reason, note)

    def explain(
        self, article: ArticleId, question: str, reason: ReasonCode | None, note: str
    ) -> DeskArticle:
        """Say of a decision why annotators differed.

        Raises:
            NotPermittedError: If it is not for this person to say.
            StorageError: If it cannot be written.
        """
        with self.open_unit_of_work() as work:
            require(work, self.curator, PersonRole.CURATOR)
            work.gold_decisions.explain(article, question, reason, note)
            work.commit()
        self.known.clear()
        return self.open(article)

    # --- back and forth ----------------------------------------------------------------------

    def undo(self, article: ArticleId) -> DeskArticle:
        """Take the last decision or the last work by hand back, as one step.

        Raises:
            NothingToUndoError: If there is none.
            SchemaStepError, SchemaOutgrownError: If the schema has changed since.
            StorageError: If it cannot be written; nothing is changed then.
        """
        return self._travel(article, LogKind.UNDO)

    def redo(self, article: ArticleId) -> DeskArticle:
        """Bring back what was undone last.

        Raises:
            NothingToRedoError: If nothing was.
            SchemaStepError, SchemaOutgrownError: If the schema has changed since.
            StorageError: If it cannot be written; nothing is changed then.
        """
        return self._travel(article, LogKind.REDO)

    def _travel(self, article: ArticleId, kind: LogKind) -> DeskArticle:
        back = kind is LogKind.UNDO
        with self.open_unit_of_work() as work:
            require(work, self.curator, PersonRole.CURATOR)
            look = work.history.undoable if back else work.history.redoable
            step = look(article, GOLD)
            logged = work.history.entry(step.seq).change_set if step is not None else None
            if step is None or logged is None or logged.id.startswith(VOTED):
                raise NothingToUndoError if back else NothingToRedoError
            if step.action is Action.MIGRATE_SCHEMA:
                raise SchemaStepError
            turned = logged.inverted() if back else logged
            changes = turned.model_copy(update={"at": self.now()})
            bench = Workbench(*work.annotations.pair(article, GOLD))
            lost = lacking(self.schema, bench.own, changes)
            if lost is not None:
                raise SchemaOutgrownError(subject=step.subject, what=lost)
            tally = bench.apply(changes).tally
            work.annotations.record(changes, tally, kind=kind, of=step.seq)
            if logged.id.startswith(DECIDED):
                work.gold_decisions.stand(article, logged.id, on=not back)
            return OpenedArticle(work, self, article).stored()


def _nothing(part: str) -> Ruling | None:
    """That all are wrong about a part; ``None``: of an edge or a label that says nothing."""
    about, _, name = part.partition(":")
    if part in {WHOLE, About.EXISTENCE}:
        return Ruling(exists=False)
    if about == About.ROLE:
        return Ruling(roles={name: RoleClaim(state=None)})
    return Ruling(attributes={name: None}) if about == About.ATTRIBUTE else None
