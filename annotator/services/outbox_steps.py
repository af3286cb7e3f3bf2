"""What undo and redo would act on while some of what was done waits to be stored."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from annotator.domain.changes import ChangeSet
from annotator.domain.ports import LoggedChange, LogKind, Step
from annotator.services.outbox_journal import Kept
from annotator.services.outbox_storing import Waiting, steps_of

Stacks = tuple[Sequence[LoggedChange], Sequence[LoggedChange]]


@dataclass(frozen=True, slots=True)
class KnownSteps:
    """The next steps of an article, and how much was recorded when they were looked up.

    Attributes:
        highest: Number of the last change that was recorded.
        back: What undo would take back.
        forth: What redo would bring back.
    """

    highest: int
    back: LoggedChange | None
    forth: LoggedChange | None


def from_waiting(items: Sequence[Waiting], *, undone: bool) -> tuple[bool, LoggedChange | None]:
    """Whether what waits alone says which step is next, and if so, which.

    Args:
        items: What waits for one article, oldest first.
        undone: Whether redo is meant.
    """
    back, forth = steps_of(items)
    if found := (forth if undone else back):
        return True, _as_logged(*found[-1])
    # What is done anew leaves nothing to bring back.
    is_clear = undone and any(item.kept.kind is LogKind.DO for item in items)
    return is_clear, None


def merged(
    stored: Stacks, items: Sequence[Waiting], as_stored: Mapping[int, int], *, undone: bool
) -> LoggedChange | None:
    """The next step, of what is stored and what waits.

    Args:
        stored: What is stored.
        items: What waits, oldest first.
        as_stored: As which log entries those were stored that waited before, by number.
        undone: Whether redo is meant.
    """
    is_said, found = from_waiting(items, undone=undone)
    if is_said:
        return found
    # What waits moves these from one stack to the other.
    moved = {
        as_stored.get(-item.kept.of, item.kept.of) for item in items if item.kept.of is not None
    }
    return next((each for each in stored[undone] if each.step.seq not in moved), None)


def _as_logged(number: int, changes: ChangeSet, kept: Kept) -> LoggedChange:
    # Backwards it is as long as forwards, but for a few bytes.
    step = Step(number, changes.action, changes.subject, changes.at, kept.size)
    return LoggedChange(step, changes)
