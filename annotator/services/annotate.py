"""Annotating one article: plan a change without side effects, then apply it in one durable transaction.

Planning decides, applying only writes. The window plans before it shows anything, so that a refused
request leaves no trace and an applied one is on disk when the window shows it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from annotator.domain.argument import RoleState
from annotator.domain.changes import (
    Action,
    ArgumentRemoved,
    ChangeSet,
    NoteChanged,
    SpanReplaced,
    Status,
    StatusChanged,
)
from annotator.domain.errors import (
    ArgumentNotFoundError,
    NotASuggestionError,
    NothingToRedoError,
    NothingToUndoError,
    SchemaOutgrownError,
    SchemaStepError,
)
from annotator.domain.ids import AnnotatorId, ArgumentId, ArticleId, IdFactory, SpanId
from annotator.domain.offsets import Fragments
from annotator.domain.ports import Clock, LogKind, OpenUnitOfWork, Step
from annotator.domain.rules import check_attribute
from annotator.domain.schema import Schema
from annotator.domain.schema_breaches import lacking
from annotator.domain.span import AttributeValue, Span
from annotator.domain.workbench import Workbench
from annotator.services.keeping import InCorpus, Keeping
from annotator.services.planning import Plan


@dataclass(frozen=True)
class AnnotationService:
    """What one annotator can do to the articles of a corpus.

    Attributes:
        open_unit_of_work: Opens a transaction.
        schema: The schema of the corpus.
        annotator: Who works.
        now: The clock, UTC.
        new_id: Makes ids.
        keeping: Where work is read from and recorded; ``None``: in the corpus, at once.
    """

    open_unit_of_work: OpenUnitOfWork
    schema: Schema
    annotator: AnnotatorId
    now: Clock
    new_id: IdFactory
    keeping: Keeping | None = None

    def open(self, article: ArticleId) -> Workbench:
        """Put an article on the desk.

        Raises:
            NotFoundError: If the corpus does not have it.
        """
        return self._kept.read(article)

    def plan_add(
        self, workbench: Workbench, *, layer: str, label: str, fragments: Fragments
    ) -> ChangeSet:
        """Plan a new span; where the same was suggested, the suggestion counts as accepted.

        Args:
            workbench: The state the annotator sees.
            layer: Where the span goes.
            label: One of the layer's labels.
            fragments: The selected text; rules may adjust it.

        Raises:
            DomainError: If a rule refuses.
        """
        plan = self.plan(workbench)
        span = plan.add(layer, label, fragments)
        return plan.finished(Action.ADD, plan.describe(span))

    def plan_remove(self, workbench: Workbench, spans: Sequence[SpanId]) -> ChangeSet:
        """Plan the removal of own spans with everything that hangs on them.

        Arguments go with either end; spans of dependent layers go with the last head they serve.
        What came from a suggestion counts as rejected, so that it is not proposed again.

        Raises:
            NotFoundError: If a span is not the annotator's.
        """
        plan = self.plan(workbench)
        subject = plan.describe(workbench.own.span(spans[0]))
        for span_id in spans:
            if span_id in plan.own.spans:
                plan.remove(plan.own.span(span_id))
            else:
                workbench.own.span(span_id)
        return plan.finished(Action.REMOVE, subject)

    def plan_relabel(self, workbench: Workbench, span_id: SpanId, label: str) -> ChangeSet:
        """Plan another label of the same layer; a suggestion is taken over with that label.

        Raises:
            DomainError: If a rule refuses.
        """
        plan = self.plan(workbench)
        if workbench.is_open(span_id):
            span = plan.accept(workbench.find(span_id), label=label)
            return plan.finished(Action.CORRECT, plan.describe(span))
        span = plan.replace(workbench.find(span_id), label=label)
        return plan.finished(Action.RELABEL, plan.describe(span))

    def plan_fragments(
        self,
        workbench: Workbench,
        span_id: SpanId,
        fragments: Fragments,
        *,
        action: Action = Action.MOVE_EDGE,
        head: SpanId | None = None,
    ) -> ChangeSet:
        """Plan other edges or fragments; a suggestion is taken over with them.

        Args:
            workbench: The state the annotator sees.
            span_id: An own span or an open suggestion.
            fragments: The wanted stretches; rules may adjust them.
            action: How the history calls it.
            head: An open suggestion whose role the span fills; it is taken over as well, with all its roles.

        Raises:
            DomainError: If a rule refuses.
        """
        plan = self.plan(workbench)
        if workbench.is_open(span_id):
            action = Action.CORRECT
            span = plan.accept(workbench.find(span_id), fragments=fragments)
            subject = plan.describe(span)
            if head is not None:
                plan.accept(workbench.find(head))
        else:
            if head is not None:
                action = Action.CORRECT
                plan.accept(workbench.find(head))
            span = plan.replace(workbench.find(span_id), fragments=fragments)
            subject = plan.describe(span)
        return plan.finished(action, subject)

    def plan_accept(self, workbench: Workbench, suggestions: Sequence[SpanId]) -> ChangeSet:
        """Plan to take over suggestions, each with the roles and fillers proposed for it.

        Raises:
            NotASuggestionError: If one of them is no open suggestion.
            DomainError: If a rule refuses one of them.
        """
        plan = self.plan(workbench)
        subject = plan.describe(self._suggestion(workbench, suggestions[0]))
        for span_id in suggestions:
            plan.accept(self._suggestion(workbench, span_id))
        return plan.finished(Action.ACCEPT, subject)

    def plan_reject(self, workbench: Workbench, suggestions: Sequence[SpanId]) -> ChangeSet:
        """Plan to reject suggestions, and what only served them; remembered, never proposed again.

        Raises:
            NotASuggestionError: If one of them is no open suggestion.
        """
        plan = self.plan(workbench)
        subject = plan.describe(self._suggestion(workbench, suggestions[0]))
        for span_id in suggestions:
            plan.reject(self._suggestion(workbench, span_id))
        return plan.finished(Action.REJECT, subject)

    def plan_attribute(
        self, workbench: Workbench, span_id: SpanId, attribute: str, value: AttributeValue | None
    ) -> ChangeSet:
        """Plan a value of an attribute; ``None`` makes it unknown again.

        Raises:
            AttributeNotAllowedError: If the layer has no such attribute or value.
        """
        plan = self.plan(workbench)
        span = workbench.own.span(span_id)
        attributes = {name: known for name, known in span.attributes.items() if name != attribute}
        if value is not None:
            check_attribute(self.schema, span, attribute, value)
            attributes[attribute] = value
        self._replace_as_is(plan, span, span.model_copy(update={"attributes": attributes}))
        return plan.finished(Action.SET_ATTRIBUTE, plan.describe(span))

    def plan_note(self, workbench: Workbench, span_id: SpanId | None, note: str) -> ChangeSet:
        """Plan a remark on a span, or on the article."""
        plan = self.plan(workbench)
        if span_id is None:
            plan.change(NoteChanged(before=plan.own.note, after=note))
            return plan.finished(Action.SET_NOTE, workbench.article.title)
        span = workbench.own.span(span_id)
        self._replace_as_is(plan, span, span.model_copy(update={"note": note}))
        return plan.finished(Action.SET_NOTE, plan.describe(span))

    def plan_role(
        self,
        workbench: Workbench,
        head_id: SpanId,
        role: str,
        *,
        filler: SpanId | None = None,
        state: RoleState = RoleState.MARKED,
    ) -> ChangeSet:
        """Plan a role of a quote or an event: a filler, or that it is implicit or absent.

        A role that takes one filler gets this one instead of the one it has.

        Raises:
            DomainError: If the schema does not allow it.
        """
        plan = self.plan(workbench)
        head = plan.own_version_of(head_id)
        span = plan.own_version_of(filler, to_heads=False) if filler is not None else None
        plan.link(head, role, span, state)
        return plan.finished(Action.SET_ROLE, f"{role}: {plan.describe(head)}")

    def plan_unlink(self, workbench: Workbench, argument_id: ArgumentId) -> ChangeSet:
        """Plan that a role is open again; a suggestion is taken over without it.

        Raises:
            NotFoundError: If there is no such argument.
            DomainError: If a rule refuses the suggestion.
        """
        plan = self.plan(workbench)
        proposed = workbench.suggestions.arguments.get(argument_id)
        if proposed is not None and workbench.is_open(proposed.head):
            head = plan.accept(workbench.find(proposed.head))
            plan.leave_out(proposed, head)
            return plan.finished(Action.CORRECT, plan.describe(head))
        argument = workbench.own.arguments.get(argument_id)
        if argument is None:
            raise ArgumentNotFoundError(id=argument_id)
        plan.change(ArgumentRemoved(argument=argument))
        head = workbench.own.span(argument.head)
        return plan.finished(Action.SET_ROLE, f"{argument.role}: {plan.describe(head)}")

    def plan_status(self, workbench: Workbench, status: Status) -> ChangeSet:
        """Plan that the article is done, or open again."""
        plan = self.plan(workbench)
        plan.change(StatusChanged(before=plan.own.status, after=status))
        action = Action.FINISH if status is Status.DONE else Action.REOPEN
        return plan.finished(action, workbench.article.title)

    def apply(self, workbench: Workbench, change_set: ChangeSet) -> Workbench:
        """Store planned changes and return the new state.

        Raises:
            NotAnAnnotatorError: If others annotate this article.
            StaleChangeError: If the state has moved on since the plan.
            StorageError: If the corpus cannot be written; nothing is changed then.
        """
        return self._record(workbench, change_set, LogKind.DO, None)

    def undo(self, workbench: Workbench) -> tuple[Workbench, ChangeSet]:
        """Take back the last action on this article, as a new log entry.

        Returns:
            The new state, and the changes that led to it.

        Raises:
            NothingToUndoError: If there is none.
            SchemaStepError: If it was part of a change of the schema.
            SchemaOutgrownError: If it would bring back what the schema no longer has.
            StorageError: If the corpus cannot be written; nothing is changed then.
        """
        step = self.next_undo(workbench)
        if step is None:
            raise NothingToUndoError
        changes = self._turned(workbench, step, self._logged(step).inverted())
        return self._record(workbench, changes, LogKind.UNDO, step.seq), changes

    def redo(self, workbench: Workbench) -> tuple[Workbench, ChangeSet]:
        """Bring back the action that was undone last.

        Returns:
            The new state, and the changes that led to it.

        Raises:
            NothingToRedoError: If nothing was undone, or something new was done since.
            SchemaStepError: If it was part of a change of the schema.
            SchemaOutgrownError: If it would bring back what the schema no longer has.
            StorageError: If the corpus cannot be written; nothing is changed then.
        """
        step = self.next_redo(workbench)
        if step is None:
            raise NothingToRedoError
        changes = self._turned(workbench, step, self._logged(step))
        return self._record(workbench, changes, LogKind.REDO, step.seq), changes

    def next_undo(self, workbench: Workbench) -> Step | None:
        """What undo would take back."""
        return self._kept.undoable(workbench.article.id)

    def next_redo(self, workbench: Workbench) -> Step | None:
        """What redo would bring back."""
        return self._kept.redoable(workbench.article.id)

    def knows_step(self, article: ArticleId, *, undone: bool) -> bool:
        """Whether undo, or redo if ``undone``, needs no question to a server."""
        return self._kept.knows_step(article, undone=undone)

    def plan(self, workbench: Workbench) -> Plan:
        """An empty plan on this state, for the plans of other services."""
        return Plan(workbench, self.schema, self.now(), self.new_id)

    def _suggestion(self, workbench: Workbench, span_id: SpanId) -> Span:
        span = workbench.find(span_id)
        if not workbench.is_open(span_id):
            raise NotASuggestionError(covered=workbench.own.covered_text(span))
        return span

    @staticmethod
    def _replace_as_is(plan: Plan, before: Span, after: Span) -> None:
        plan.change(SpanReplaced(before=before, after=after))

    def _turned(self, workbench: Workbench, step: Step, changes: ChangeSet) -> ChangeSet:
        """The changes as of now, unless they are not this article's alone or from before the schema changed."""
        if step.action is Action.MIGRATE_SCHEMA:
            raise SchemaStepError
        lost = lacking(self.schema, workbench.own, changes)
        if lost is not None:
            raise SchemaOutgrownError(subject=step.subject, what=lost)
        return changes.model_copy(update={"at": self.now()})

    def _logged(self, step: Step) -> ChangeSet:
        return self._kept.logged(step)

    def _record(
        self, workbench: Workbench, changes: ChangeSet, kind: LogKind, of: int | None
    ) -> Workbench:
        return self._kept.record(workbench.apply(changes), changes, kind, of)

    @property
    def _kept(self) -> Keeping:
        return self.keeping or InCorpus(self.open_unit_of_work, self.annotator)
