"""Changes: what an action does to an annotation set, as data that can be stored, replayed and inverted."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from annotator.domain.argument import Argument
from annotator.domain.ids import AnnotatorId, ArticleId, ChangeSetId
from annotator.domain.span import Span


class Status(StrEnum):
    """How far an annotator is with an article."""

    NEW = "new"
    STARTED = "started"
    DONE = "done"


class Verdict(StrEnum):
    """What a person decided about a suggestion."""

    ACCEPTED = "accepted"
    CORRECTED = "corrected"
    REJECTED = "rejected"


class Action(StrEnum):
    """The actions a person can take back, by name; the window says them in its language."""

    ADD = "add"
    REMOVE = "remove"
    RELABEL = "relabel"
    MOVE_EDGE = "move_edge"
    ADD_FRAGMENT = "add_fragment"
    REMOVE_FRAGMENT = "remove_fragment"
    SET_ATTRIBUTE = "set_attribute"
    SET_NOTE = "set_note"
    SET_ROLE = "set_role"
    SPLIT = "split"
    JOIN = "join"
    ACCEPT = "accept"
    CORRECT = "correct"
    REJECT = "reject"
    FINISH = "finish"
    REOPEN = "reopen"
    FIX = "fix"
    IMPORT = "import"
    MIGRATE_SCHEMA = "migrate_schema"
    RESTORE = "restore"


class _Change(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class SpanAdded(_Change):
    """A span appeared."""

    kind: Literal["span_added"] = "span_added"
    span: Span

    def inverted(self) -> SpanRemoved:
        """The change that takes it back."""
        return SpanRemoved(span=self.span)


class SpanRemoved(_Change):
    """A span disappeared. Carries the whole span, so that it can return unchanged."""

    kind: Literal["span_removed"] = "span_removed"
    span: Span

    def inverted(self) -> SpanAdded:
        """The change that takes it back."""
        return SpanAdded(span=self.span)


class SpanReplaced(_Change):
    """A span changed; both carry the same id."""

    kind: Literal["span_replaced"] = "span_replaced"
    before: Span
    after: Span

    def inverted(self) -> SpanReplaced:
        """The change that takes it back."""
        return SpanReplaced(before=self.after, after=self.before)


class ArgumentAdded(_Change):
    """An argument appeared."""

    kind: Literal["argument_added"] = "argument_added"
    argument: Argument

    def inverted(self) -> ArgumentRemoved:
        """The change that takes it back."""
        return ArgumentRemoved(argument=self.argument)


class ArgumentRemoved(_Change):
    """An argument disappeared."""

    kind: Literal["argument_removed"] = "argument_removed"
    argument: Argument

    def inverted(self) -> ArgumentAdded:
        """The change that takes it back."""
        return ArgumentAdded(argument=self.argument)


class ArgumentReplaced(_Change):
    """An argument changed; both carry the same id."""

    kind: Literal["argument_replaced"] = "argument_replaced"
    before: Argument
    after: Argument

    def inverted(self) -> ArgumentReplaced:
        """The change that takes it back."""
        return ArgumentReplaced(before=self.after, after=self.before)


class DecisionChanged(_Change):
    """A person decided about a suggestion, named by its signature so that it stays decided."""

    kind: Literal["decision_changed"] = "decision_changed"
    signature: str
    before: Verdict | None
    after: Verdict | None

    def inverted(self) -> DecisionChanged:
        """The change that takes it back."""
        return DecisionChanged(signature=self.signature, before=self.after, after=self.before)


class StatusChanged(_Change):
    """The annotator started, finished or reopened the article."""

    kind: Literal["status_changed"] = "status_changed"
    before: Status
    after: Status

    def inverted(self) -> StatusChanged:
        """The change that takes it back."""
        return StatusChanged(before=self.after, after=self.before)


class NoteChanged(_Change):
    """The annotator's remark on the whole article changed."""

    kind: Literal["note_changed"] = "note_changed"
    before: str
    after: str

    def inverted(self) -> NoteChanged:
        """The change that takes it back."""
        return NoteChanged(before=self.after, after=self.before)


Change = Annotated[
    SpanAdded
    | SpanRemoved
    | SpanReplaced
    | ArgumentAdded
    | ArgumentRemoved
    | ArgumentReplaced
    | DecisionChanged
    | StatusChanged
    | NoteChanged,
    Field(discriminator="kind"),
]


class ChangeSet(BaseModel):
    """The changes of one action of one annotator on one article: applied, stored and undone together.

    Attributes:
        id: Identifies the action in the change log.
        action: What was done.
        subject: What it was done to, for people: a label and an excerpt of the text.
        article: The article.
        annotator: Whose annotation set.
        at: When, UTC.
        changes: In the order they take effect.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: ChangeSetId
    action: Action
    subject: str
    article: ArticleId
    annotator: AnnotatorId
    at: datetime
    changes: tuple[Change, ...]

    def inverted(self) -> ChangeSet:
        """The same action backwards: each change inverted, in reverse order, under the same id."""
        return self.model_copy(
            update={"changes": tuple(change.inverted() for change in reversed(self.changes))}
        )
