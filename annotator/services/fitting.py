"""Making changes that were planned on one state to another one, as far as they still fit."""

from __future__ import annotations

from annotator.domain.changes import (
    ArgumentAdded,
    Change,
    ChangeSet,
    DecisionChanged,
    NoteChanged,
    SpanAdded,
    SpanRemoved,
    SpanReplaced,
    StatusChanged,
)
from annotator.domain.errors import RoleFullError
from annotator.domain.rules import Placement, placed
from annotator.domain.schema import Schema, bounds
from annotator.domain.workbench import Workbench


def fitted(workbench: Workbench, changes: ChangeSet, schema: Schema) -> tuple[ChangeSet, Workbench]:
    """The changes without those that are made already, under the same id, and the state after them.

    Raises:
        StaleChangeError: If something that is changed is neither what it was nor what it is to be.
        DomainError: If a rule refuses, e.g. because another span lies there now.
    """
    wanted = tuple(each for each in changes.changes if not _is_made(workbench, each))
    changes = changes.model_copy(update={"changes": wanted})
    after = workbench.apply(changes)
    _check(after, changes, schema)
    return changes, after


def _is_made(workbench: Workbench, change: Change) -> bool:
    own = workbench.own
    match change:
        case StatusChanged(after=status):
            return own.status is status
        case NoteChanged(after=note):
            return own.note == note
        case DecisionChanged(signature=signature, after=verdict):
            return own.decisions.get(signature) is verdict
        case SpanRemoved(span=span):
            return span.id not in own.spans
        case SpanReplaced(after=span):
            return own.spans.get(span.id) == span
    return False


def _check(after: Workbench, changes: ChangeSet, schema: Schema) -> None:
    own = after.own
    for change in changes.changes:
        match change:
            case SpanAdded(span=span) | SpanReplaced(after=span):
                if own.spans.get(span.id) == span:
                    place = Placement(span.layer, span.label, span.fragments, replaces=span.id)
                    placed(place, schema, own)
            case ArgumentAdded(argument=argument) if argument.id in own.arguments:
                head = own.span(argument.head)
                cardinality = schema.layer(head.layer).roles_of(head.label).get(argument.role, "*")
                _, most = bounds(cardinality)
                taken = [a for a in own.arguments_of(head.id) if a.role == argument.role]
                if most is not None and len(taken) > most:
                    covered = own.covered_text(head)
                    raise RoleFullError(role=argument.role, covered=covered, limit=most)
