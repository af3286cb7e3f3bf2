"""Bringing back an earlier state of a set, or of one span of it, as an ordinary step that can be undone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.argument import Argument
from annotator.domain.changes import (
    Action,
    ArgumentAdded,
    ArgumentRemoved,
    ArgumentReplaced,
    Change,
    ChangeSet,
    DecisionChanged,
    NoteChanged,
    SpanAdded,
    SpanRemoved,
    SpanReplaced,
    StatusChanged,
)
from annotator.domain.errors import SchemaOutgrownError
from annotator.domain.ids import ArgumentId, ChangeSetId, SpanId
from annotator.domain.rules import Placement, placed
from annotator.domain.schema import bounds
from annotator.domain.schema_breaches import lacking
from annotator.domain.span import Span
from annotator.domain.workbench import Workbench
from annotator.services.annotate import AnnotationService


@dataclass(frozen=True)
class RestoringService:
    """Plans how to go back.

    Attributes:
        annotating: Whose rules, clock and ids are used, and which carries it out.
    """

    annotating: AnnotationService

    def plan_set(self, workbench: Workbench, then: AnnotationSet, called: str) -> ChangeSet:
        """Plan to make the annotator's set what it was: spans, roles, decisions, status and note.

        Args:
            workbench: The state the annotator sees.
            then: The earlier state.
            called: What the history calls it, e.g. when that state was.

        Raises:
            SchemaOutgrownError: If it had something the schema no longer has.
        """
        return self._finished(workbench, tuple(_between(workbench.own, then)), called)

    def plan_span(self, workbench: Workbench, then: AnnotationSet, span: SpanId) -> ChangeSet:
        """Plan to make one span what it was, with its roles; what fills them and is gone comes back with it.

        A span that was not there then is removed.

        Raises:
            NotFoundError: If it is there neither then nor now.
            SchemaOutgrownError: If it had something the schema no longer has.
            DomainError: If a rule refuses, e.g. because something else is marked there by now.
        """
        plan = self.annotating.plan(workbench)
        if span not in then.spans:
            here = workbench.own.span(span)
            subject = plan.describe(here)
            plan.remove(here)
            return plan.finished(Action.RESTORE, subject)
        was = then.span(span)
        back: list[Change] = list(self._span_back(workbench.own, then, was))
        draft = self._changes(workbench, tuple(back), "")
        self._refuse_outgrown(workbench, draft)
        own = workbench.own.apply(draft)
        for each in (change for change in back if isinstance(change, SpanAdded | SpanReplaced)):
            new = each.span if isinstance(each, SpanAdded) else each.after
            rest = Placement(new.layer, new.label, new.fragments, replaces=new.id)
            placed(rest, self.annotating.schema, own)
        return self._finished(workbench, tuple(back), plan.describe(was))

    def _span_back(self, own: AnnotationSet, then: AnnotationSet, was: Span) -> Iterator[Change]:
        fillers = [each.filler for each in then.arguments_of(was.id) if each.filler is not None]
        gone = [each for each in fillers if each not in own.spans]
        for span_id in dict.fromkeys([was.id, *gone]):
            yield from _span(own, then, span_id)
            yield from _decision(own, then, then.spans[span_id].signature)
        yield from _arguments(
            {each.id: each for each in own.arguments_of(was.id)},
            {each.id: each for each in then.arguments_of(was.id)},
        )
        if was.id not in own.spans:
            yield from self._filled_again(own, then, was)

    def _filled_again(self, own: AnnotationSet, then: AnnotationSet, was: Span) -> Iterator[Change]:
        """The roles a span that comes back filled in others, where there is still room for it."""
        for each in then.arguments_with(was.id):
            head = own.spans.get(each.head)
            if each.filler != was.id or head is None:
                continue
            roles = self.annotating.schema.layer(head.layer).roles_of(head.label)
            _, most = bounds(roles.get(each.role, "0"))
            taken = sum(other.role == each.role for other in own.arguments_of(head.id))
            if most is None or taken < most:
                yield ArgumentAdded(argument=each)

    def _finished(
        self, workbench: Workbench, changes: tuple[Change, ...], called: str
    ) -> ChangeSet:
        made = self._changes(workbench, changes, called)
        self._refuse_outgrown(workbench, made)
        return made

    def _changes(self, workbench: Workbench, changes: tuple[Change, ...], called: str) -> ChangeSet:
        return ChangeSet(
            id=ChangeSetId(self.annotating.new_id()),
            action=Action.RESTORE,
            subject=called,
            article=workbench.article.id,
            annotator=workbench.own.annotator,
            at=self.annotating.now(),
            changes=changes,
        )

    def _refuse_outgrown(self, workbench: Workbench, changes: ChangeSet) -> None:
        lost = lacking(self.annotating.schema, workbench.own, changes)
        if lost is not None:
            raise SchemaOutgrownError(subject=changes.subject, what=lost)


def _between(now: AnnotationSet, then: AnnotationSet) -> Iterator[Change]:
    """What leads from one state of a set to another."""
    for span_id in then.spans:
        yield from _span(now, then, span_id)
    yield from _arguments(now.arguments, then.arguments)
    for span_id, span in now.spans.items():
        if span_id not in then.spans:
            yield SpanRemoved(span=span)  # last: nothing hangs on it any more
    for signature in dict.fromkeys((*now.decisions, *then.decisions)):
        yield from _decision(now, then, signature)
    if now.note != then.note:
        yield NoteChanged(before=now.note, after=then.note)
    if now.status is not then.status:
        yield StatusChanged(before=now.status, after=then.status)


def _span(now: AnnotationSet, then: AnnotationSet, span_id: SpanId) -> Iterator[Change]:
    span, here = then.spans[span_id], now.spans.get(span_id)
    if here is None:
        yield SpanAdded(span=span)
    elif here != span:
        yield SpanReplaced(before=here, after=span)


def _arguments(
    before: Mapping[ArgumentId, Argument], after: Mapping[ArgumentId, Argument]
) -> Iterator[Change]:
    for name, argument in before.items():
        if name not in after:
            yield ArgumentRemoved(argument=argument)
    for name, argument in after.items():
        if name not in before:
            yield ArgumentAdded(argument=argument)
        elif before[name] != argument:
            yield ArgumentReplaced(before=before[name], after=argument)


def _decision(now: AnnotationSet, then: AnnotationSet, signature: str) -> Iterator[Change]:
    before, after = now.decisions.get(signature), then.decisions.get(signature)
    if before is not after:
        yield DecisionChanged(signature=signature, before=before, after=after)
