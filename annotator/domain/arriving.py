"""Whole annotation sets that arrive with imported articles: each is one action of one annotator."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.changes import (
    Action,
    ArgumentAdded,
    Change,
    ChangeSet,
    DecisionChanged,
    NoteChanged,
    SpanAdded,
    Status,
    StatusChanged,
)
from annotator.domain.ids import ChangeSetId


@dataclass(frozen=True, slots=True)
class ArrivingSet:
    """An annotation set from elsewhere, and the action in the change log that it becomes.

    Attributes:
        own: The set as it will be; the annotator has none on this article yet.
        id: Of the action.
        at: When it is imported, UTC.
    """

    own: AnnotationSet
    id: ChangeSetId
    at: datetime

    @property
    def subject(self) -> str:
        """What the action is about, for people."""
        return self.own.article.source or self.own.article.title

    def change_set(self) -> ChangeSet:
        """The changes that make the set of an empty one."""
        own = self.own
        changes: list[Change] = [SpanAdded(span=span) for span in own.spans.values()]
        changes += [ArgumentAdded(argument=argument) for argument in own.arguments.values()]
        changes += [
            DecisionChanged(signature=signature, before=None, after=verdict)
            for signature, verdict in own.decisions.items()
        ]
        if own.note:
            changes.append(NoteChanged(before="", after=own.note))
        if own.status is not Status.NEW:
            changes.append(StatusChanged(before=Status.NEW, after=own.status))
        return ChangeSet(
            id=self.id,
            action=Action.IMPORT,
            subject=self.subject,
            article=own.article.id,
            annotator=own.annotator,
            at=self.at,
            changes=tuple(changes),
        )
