"""What a set was when, told by its state: which work is newer than which, and who has touched it since.

Merging writes into the change log, as the id of its entry, when the set was last changed by its annotator and a hash of its state.
So each corpus knows what it has taken in, packages say what a set grew from, and merging twice is seen for what it is.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import orjson

from annotator.domain.annotation_set import AnnotationSet
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
from annotator.domain.ids import AnnotatorId, ArticleId, ChangeSetId
from annotator.domain.ports import LogEntry, LogKind, UnitOfWork
from annotator.formats.records import argument_values, span_values

_MOMENT = "%Y%m%dT%H%M%S%f"
_ID = re.compile(r"merge-(?P<at>\d{8}T\d{12})-(?P<state>[0-9a-f]{32})\Z")


@dataclass(frozen=True, slots=True)
class Taken:
    """A set that was merged, as the change log has it.

    Attributes:
        changed_at: When its annotator had last changed it, UTC.
        state: Its state then.
    """

    changed_at: datetime
    state: str

    @property
    def id(self) -> ChangeSetId:
        """The id of its entry in the change log."""
        return ChangeSetId(f"merge-{self.changed_at.astimezone(UTC):{_MOMENT}}-{self.state}")

    @staticmethod
    def of(entry: LogEntry) -> Taken | None:
        """What an entry of the change log took in; ``None`` if it is no merge, or was undone by this one."""
        found = _ID.match(entry.change_set.id)
        if found is None or entry.kind is not LogKind.DO:
            return None
        at = datetime.strptime(found["at"], _MOMENT).replace(tzinfo=UTC)
        return Taken(at, found["state"])


@dataclass(frozen=True)
class Past:
    """What the change log says about a set.

    Attributes:
        before_migration: The set as it was before the schema last changed, if nobody touched it since.
        taken: What was merged into it, oldest first.
        is_untouched: Whether nobody has changed it since the last merge.
        changed_at: When it was last changed by a person, here or before it was merged; ``None``: never.
    """

    before_migration: AnnotationSet
    taken: tuple[Taken, ...]
    is_untouched: bool
    changed_at: datetime | None


def past_of(work: UnitOfWork, own: AnnotationSet) -> Past:
    """Read the change log of a set."""
    entries = list(work.history.entries(own.article.id, own.annotator))
    before = own
    while entries and entries[-1].change_set.action is Action.MIGRATE_SCHEMA:
        before = before.apply(entries.pop().change_set.inverted())
    by_people = [each for each in entries if each.change_set.action is not Action.MIGRATE_SCHEMA]
    merges = [found for each in by_people if (found := Taken.of(each)) is not None]
    last = Taken.of(by_people[-1]) if by_people else None
    changed_at = by_people[-1].change_set.at if by_people else None
    return Past(before, tuple(merges), last is not None, last.changed_at if last else changed_at)


def was_once(work: UnitOfWork, own: AnnotationSet, state: str) -> bool:
    """Whether a set had this state at some time before, as its change log tells."""
    then = AnnotationSet(article=own.article, annotator=own.annotator)
    for entry in work.history.entries(own.article.id, own.annotator):
        then = then.apply(entry.change_set)
        if state_of(then) == state:
            return True
    return False


def state_of(own: AnnotationSet) -> str:
    """A hash of everything a set says; whose it is and of which article does not count."""
    values = {
        "status": own.status.value,
        "note": own.note,
        "decisions": dict(own.decisions),
        "spans": {span.id: span_values(span) for span in own.spans.values()},
        "arguments": {each.id: argument_values(each) for each in own.arguments.values()},
    }
    return hashlib.sha256(orjson.dumps(values, option=orjson.OPT_SORT_KEYS)).hexdigest()[:32]


def is_equal(one: AnnotationSet, other: AnnotationSet) -> bool:
    """Whether two sets say the same, down to ids and provenance."""
    return state_of(one) == state_of(other)


def changes_between(before: AnnotationSet, after: AnnotationSet) -> tuple[Change, ...]:
    """The changes that make the one set of the other, in an order in which no argument ever hangs in the air."""
    found: list[Change] = [
        ArgumentRemoved(argument=argument)
        for argument in before.arguments.values()
        if argument.id not in after.arguments
    ]
    for span in after.spans.values():
        was = before.spans.get(span.id)
        if was is None:
            found.append(SpanAdded(span=span))
        elif was != span:
            found.append(SpanReplaced(before=was, after=span))
    for argument in after.arguments.values():
        had = before.arguments.get(argument.id)
        if had is None:
            found.append(ArgumentAdded(argument=argument))
        elif had != argument:
            found.append(ArgumentReplaced(before=had, after=argument))
    found += [
        SpanRemoved(span=span) for span in before.spans.values() if span.id not in after.spans
    ]
    found += [
        DecisionChanged(
            signature=sign, before=before.decisions.get(sign), after=after.decisions.get(sign)
        )
        for sign in sorted({*before.decisions, *after.decisions})
        if before.decisions.get(sign) != after.decisions.get(sign)
    ]
    if before.note != after.note:
        found.append(NoteChanged(before=before.note, after=after.note))
    if before.status is not after.status:
        found.append(StatusChanged(before=before.status, after=after.status))
    return tuple(found)


def change_set_of(
    own: AnnotationSet,
    changes: Sequence[Change],
    change_id: ChangeSetId,
    subject: str,
    at: datetime,
) -> ChangeSet:
    """The changes as one action of the set's annotator, as an import is one."""
    return ChangeSet(
        id=change_id,
        action=Action.IMPORT,
        subject=subject,
        article=ArticleId(own.article.id),
        annotator=AnnotatorId(own.annotator),
        at=at,
        changes=tuple(changes),
    )
