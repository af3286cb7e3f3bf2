"""Who did what, when: the log of a corpus or an article, the life of a span, and the states of a set through time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from annotator.domain.changes import (
    ArgumentAdded,
    ArgumentRemoved,
    ArgumentReplaced,
    Change,
    ChangeSet,
    SpanAdded,
    SpanRemoved,
    SpanReplaced,
)
from annotator.domain.ids import GOLD, AnnotatorId, ArticleId, SpanId
from annotator.domain.ports import (
    HistoryQuery,
    LogEntry,
    LoggedStep,
    LogKind,
    OpenUnitOfWork,
    UnitOfWork,
)
from annotator.domain.span import Span
from annotator.services.history_timeline import Timeline
from annotator.services.people import team_of
from annotator.services.shown_names import ShownNames, names_for

_FIRST = datetime.min.replace(tzinfo=UTC)


class Happened(StrEnum):
    """What happened to a span."""

    SUGGESTED = "suggested"
    """A pipeline proposed it."""
    DONE = "do"
    """Somebody did something to it."""
    UNDONE = "undo"
    """That was taken back."""
    REDONE = "redo"
    """That was done again."""
    JUDGED = "judged"
    """A reviewer said something about it."""
    DECIDED = "decided"
    """A curator decided between annotators."""


_OF_KIND = {
    LogKind.DO: Happened.DONE,
    LogKind.UNDO: Happened.UNDONE,
    LogKind.REDO: Happened.REDONE,
}


@dataclass(frozen=True, slots=True)
class LifeEvent:
    """One thing that happened to a span.

    Attributes:
        what: The kind.
        by: Who: a person, or ``pipeline@version``.
        at: When, UTC; ``None``: not known, before everything else.
        detail: The action, the judgement, the part that was decided, or the rule that proposed it.
        before: The span as it was; ``None``: it was not there.
        after: The span as it was then; ``None``: it was gone.
        seq: Of the log entry, if it is one.
        score: Of the suggestion.
        reason: What was said about it.
        roles: Which roles it has or fills were changed.
    """

    what: Happened
    by: str
    at: datetime | None
    detail: str
    before: Span | None = None
    after: Span | None = None
    seq: int | None = None
    score: float | None = None
    reason: str = ""
    roles: tuple[str, ...] = ()


@dataclass(frozen=True)
class HistoryDesk:
    """What one reads in the history; quick enough for the window.

    Attributes:
        open_unit_of_work: Opens a transaction.
    """

    open_unit_of_work: OpenUnitOfWork

    def steps(
        self, query: HistoryQuery, *, before: int | None = None, limit: int | None = 200
    ) -> Sequence[LoggedStep]:
        """The next steps, the last one first.

        Raises:
            StorageError: If the log cannot be read.
        """
        with self.open_unit_of_work() as work:
            return work.history.steps(query, before=before, limit=limit)

    def people(self) -> tuple[AnnotatorId, ...]:
        """Whose sets there are, sorted.

        Raises:
            StorageError: If the corpus cannot be read.
        """
        with self.open_unit_of_work() as work:
            return _people(work)

    def visible_to(self, who: AnnotatorId) -> tuple[AnnotatorId, ...]:
        """Whose sets somebody may look at, sorted.

        Who only annotates must not learn what others marked in the same articles; neither must anybody know who
        they are where decisions are blind.

        Raises:
            StorageError: If the corpus cannot be read.
        """
        with self.open_unit_of_work() as work:
            team, people = team_of(work), _people(work)
        sees_all = team.sees_others(who)
        if sees_all and not team.blind:
            return people or (who,)
        return (who, GOLD) if GOLD in people and sees_all else (who,)

    def names(self, who: str, *, reveal: bool = False) -> ShownNames:
        """What people are called before somebody.

        Args:
            who: Who looks.
            reveal: Whether names are shown although deciding is blind.

        Raises:
            StorageError: If the corpus cannot be read.
        """
        with self.open_unit_of_work() as work:
            return names_for(work, who, reveal=reveal)

    def timeline(self, article: ArticleId, annotator: AnnotatorId) -> Timeline:
        """The states of a set through time.

        Raises:
            NotFoundError: If there is no such article.
            StorageError: If the log cannot be read.
        """
        query = HistoryQuery(article=article, annotators=frozenset({annotator}))
        with self.open_unit_of_work() as work:
            now = work.annotations.get(article, annotator)
            steps = work.history.steps(query)

        def read(first: int, last: int) -> Sequence[LogEntry]:
            with self.open_unit_of_work() as work:
                return work.history.between(article, annotator, first, last)

        return Timeline(now, tuple(reversed(steps)), read)

    def life(self, article: ArticleId, annotator: AnnotatorId, span: SpanId) -> list[LifeEvent]:
        """Everything that happened to a span of a set, oldest first; also to one that is gone.

        Raises:
            StorageError: If the corpus cannot be read.
        """
        with self.open_unit_of_work() as work:
            events = [
                event
                for entry in work.history.mentioning(article, span)
                if entry.change_set.annotator == annotator
                and (event := _event(entry, span)) is not None
            ]
            forms = [each for event in events for each in (event.before, event.after) if each]
            here = work.annotations.get(article, annotator).spans.get(span)
            forms += [here] if here is not None else []
            events += _suggested(work, article, forms)
            events += _judged(work, article, annotator, span)
            if annotator == GOLD:
                events += _decided(work, article, forms)
        return sorted(events, key=lambda event: event.at or _FIRST)


def _people(work: UnitOfWork) -> tuple[AnnotatorId, ...]:
    return tuple(work.history.people())


def _event(entry: LogEntry, span: SpanId) -> LifeEvent | None:
    """What an entry did to a span; nothing, if it only looks like it."""
    before: Span | None = None
    after: Span | None = None
    roles: list[str] = []
    touched = False
    for change in entry.change_set.changes:
        match change:
            case SpanAdded(span=each) if each.id == span:
                after, touched = each, True
            case SpanRemoved(span=each) if each.id == span:
                before, after, touched = before or each, None, True
            case SpanReplaced() if change.after.id == span:
                before, after, touched = before or change.before, change.after, True
            case ArgumentAdded(argument=each) | ArgumentRemoved(argument=each):
                roles += [each.role] if span in {each.head, each.filler} else []
            case ArgumentReplaced():
                ends = {change.before.head, change.before.filler, change.after.filler}
                roles += [change.after.role] if span in ends else []
    if not touched and not roles:
        return None
    changes = entry.change_set
    return LifeEvent(
        what=_OF_KIND[entry.kind],
        by=maker(changes),
        at=changes.at,
        detail=changes.action.value,
        before=before,
        after=after,
        seq=entry.seq,
        roles=tuple(dict.fromkeys(roles)),
    )


def maker(changes: ChangeSet) -> str:
    """Who made changes: a reviewer or curator works in the set of somebody else."""
    for change in changes.changes:
        made = _made(change)
        if made is not None and made.provenance.at == changes.at:
            return made.provenance.by
    return changes.annotator


def _made(change: Change) -> Span | None:
    match change:
        case SpanAdded(span=span) | SpanReplaced(after=span):
            return span
        case _:
            return None


def _suggested(work: UnitOfWork, article: ArticleId, forms: Sequence[Span]) -> Iterator[LifeEvent]:
    """The suggestions it came from: as they are still there, else as far as the span remembers."""
    sources = {name: each for each in forms if (name := each.provenance.suggestion) is not None}
    if not sources:
        return
    first = forms[0].provenance
    _, proposed = work.annotations.pair(article, AnnotatorId(first.by))
    for suggestion, form in sources.items():
        there = proposed.spans.get(suggestion)
        told = there.provenance if there is not None else form.provenance
        yield LifeEvent(
            what=Happened.SUGGESTED,
            by=there.provenance.by if there is not None else form.provenance.rule,
            at=None,
            detail=told.rule,
            after=there,
            score=told.score,
            reason=told.why,
        )


def _judged(
    work: UnitOfWork, article: ArticleId, annotator: AnnotatorId, span: SpanId
) -> Iterator[LifeEvent]:
    for sample in work.reviews.samples():
        numbers = {
            item.number
            for item in work.reviews.items(sample.id)
            if (item.article, item.annotator, item.span) == (article, annotator, span)
        }
        if not numbers:
            continue
        for judgement in work.reviews.judgements(sample.id):
            if judgement.number in numbers and not judgement.layer:
                yield LifeEvent(
                    what=Happened.JUDGED,
                    by=judgement.by,
                    at=judgement.at,
                    detail=judgement.judged.value,
                    reason=judgement.reason,
                )


def _decided(work: UnitOfWork, article: ArticleId, forms: Sequence[Span]) -> Iterator[LifeEvent]:
    signatures = {each.signature for each in forms}
    for decision in work.gold_decisions.of(article):
        if signatures & {decision.question, *decision.signatures}:
            yield LifeEvent(
                what=Happened.DECIDED,
                by=decision.curator,
                at=decision.at,
                detail=decision.part or decision.choice.value,
                reason=decision.note,
            )
