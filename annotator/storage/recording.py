"""Writing a change set: rows, counts, change log and undo steps, all of it or nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

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
    Status,
    StatusChanged,
)
from annotator.domain.errors import (
    ArticleNotFoundError,
    OutOfTextError,
    StaleChangeError,
    UnstorableTextError,
)
from annotator.domain.ids import SUGGESTIONS, AnnotatorId
from annotator.domain.news import NewsKind, Notice
from annotator.domain.ports import LogKind
from annotator.domain.reason import Reason
from annotator.domain.span import Span
from annotator.domain.workbench import Tally
from annotator.storage.errors import ConstraintError
from annotator.storage.link import Link, Lock, Values
from annotator.storage.mapping import argument_row, span_row
from annotator.storage.open_counts import OpenCount, renew_open_counts
from annotator.storage.queue_order import renew_near_done
from annotator.storage.review_locks import IS_LOCKED, refuse_locked
from annotator.storage.tables import HEAD, HEAD_OF_BODY

# All that has to be known, in one question: on a server each one is a way there and back.
_FIND = f"""
SELECT a.seq, a.import_id, a.length, a.suggestion_count, a.kin,
  s.status, s.note, s.spans, s.open_suggestions, {IS_LOCKED},
  EXISTS (SELECT 1 FROM undo_steps u
    WHERE u.article = s.article AND u.annotator = s.annotator AND u.state = 'undone')
FROM articles a LEFT JOIN annotation_sets s ON s.article = a.seq AND s.annotator = ?
WHERE a.id = ?"""  # noqa: S608 - a constant
_FIND_AND_DONE = _FIND.replace(
    "SELECT",
    """SELECT (SELECT c.seq FROM change_log c WHERE c.article = a.seq AND c.annotator = ?
  AND c.kind = 'do' AND substr(c.body, 1, 40) = ? LIMIT 1),""",
    1,
)
_BEGIN_SET = """
INSERT INTO annotation_sets (article, annotator, status, spans, open_suggestions, note, rev)
VALUES (?, ?, 'new', 0, ?, '', 0)"""
# Two texts: to set the status, even to what it was, is to write its page of the index too, 8 KiB more a commit.
_COUNT_SET = """
UPDATE annotation_sets SET spans = ?, open_suggestions = ?, rev = rev + 1
WHERE article = ? AND annotator = ?"""
_UPDATE_SET = """
UPDATE annotation_sets SET status = ?, note = ?, spans = ?, open_suggestions = ?, rev = rev + 1
WHERE article = ? AND annotator = ?"""

ADD_SPAN = """
INSERT INTO spans (article, annotator, id, layer, label, "begin", "end", fragments, attributes,
  provenance, seen, note) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""
_THIS_SPAN = """
WHERE article = ? AND annotator = ? AND id = ? AND layer = ? AND label = ? AND "begin" = ?
  AND "end" = ? AND fragments = ? AND attributes = ? AND provenance = ? AND seen = ? AND note = ?"""
_REMOVE_SPAN = f"DELETE FROM spans {_THIS_SPAN}"  # noqa: S608 - a constant
_REPLACE_SPAN = f"""
UPDATE spans SET id = ?, layer = ?, label = ?, "begin" = ?, "end" = ?, fragments = ?,
  attributes = ?, provenance = ?, seen = ?, note = ? {_THIS_SPAN}"""  # noqa: S608 - a constant

_ADD_ARGUMENT = """
INSERT INTO arguments (article, annotator, id, role, head, filler, state, provenance, ordinal)
VALUES (?, ?, ?, ?, ?, ?, ?, ?,
  (SELECT coalesce(max(ordinal), 0) + 1 FROM arguments WHERE article = ? AND annotator = ?))"""
_THIS_ARGUMENT = """
WHERE article = ? AND annotator = ? AND id = ? AND role = ? AND head = ?
  AND filler IS NOT DISTINCT FROM ? AND state = ? AND provenance = ?"""
_REMOVE_ARGUMENT = f"DELETE FROM arguments {_THIS_ARGUMENT}"  # noqa: S608 - a constant
_REPLACE_ARGUMENT = f"""
UPDATE arguments SET id = ?, role = ?, head = ?, filler = ?, state = ?, provenance = ?
{_THIS_ARGUMENT}"""  # noqa: S608 - a constant

_ADD_DECISION = "INSERT INTO decisions (article, annotator, signature, verdict) VALUES (?, ?, ?, ?)"
_THIS_DECISION = "WHERE article = ? AND annotator = ? AND signature = ? AND verdict = ?"
_REMOVE_DECISION = f"DELETE FROM decisions {_THIS_DECISION}"  # noqa: S608 - a constant
_REPLACE_DECISION = f"UPDATE decisions SET verdict = ? {_THIS_DECISION}"  # noqa: S608 - a constant

LOG = """
INSERT INTO change_log (seq, kind, of, article, annotator, action, subject, at, body)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"""
_LOG_NEXT = """
INSERT INTO change_log (kind, of, article, annotator, action, subject, at, body)
VALUES (?, ?, ?, ?, ?, ?, ?, ?)"""
_DONE = f"""
SELECT seq FROM change_log
WHERE article = ? AND annotator = ? AND kind = 'do' AND {HEAD_OF_BODY} = ? LIMIT 1"""  # noqa: S608 - a constant
_ENTRY = "SELECT 1 FROM change_log WHERE seq = ? AND body = ?"
_TURNED = """
SELECT seq, kind FROM change_log WHERE article = ? AND annotator = ? AND "of" = ?
ORDER BY seq DESC LIMIT 1"""
_DROP_UNDONE = "DELETE FROM undo_steps WHERE article = ? AND annotator = ? AND state = 'undone'"
_ADD_STEP = """
INSERT INTO undo_steps (article, annotator, state, seq) VALUES (?, ?, 'applied', :made)"""
_NEXT_TO_UNDO = """
SELECT seq FROM undo_steps WHERE article = ? AND annotator = ? AND state = 'applied'
ORDER BY seq DESC LIMIT 1"""
_NEXT_TO_REDO = """
SELECT seq FROM undo_steps WHERE article = ? AND annotator = ? AND state = 'undone'
ORDER BY seq LIMIT 1"""
_TURN_STEP = "UPDATE undo_steps SET state = ? WHERE article = ? AND annotator = ? AND seq = ?"
_COUNT_LESS = """
UPDATE status_counts SET articles = articles - 1
WHERE annotator = ? AND import_id = ? AND status = ?"""
_COUNT_MORE = """
INSERT INTO status_counts (annotator, import_id, status, articles) VALUES (?, ?, ?, 1)
ON CONFLICT (annotator, import_id, status) DO UPDATE SET articles = status_counts.articles + 1"""

_SPAN_CHANGES = (SpanAdded, SpanRemoved, SpanReplaced)
_ARGUMENT_CHANGES = (ArgumentAdded, ArgumentRemoved, ArgumentReplaced)


@dataclass(slots=True)
class _Stored:
    """The row of a set while the changes of one action come in."""

    length: int
    status: str
    note: str
    spans: int


def record(link: Link, changes: ChangeSet, tally: Tally, kind: LogKind, of: int | None) -> int:
    """Write the changes and their log entry; the log entry's number.

    Raises:
        NotFoundError: If there is no such article.
        SetLockedError: If the set is signed off; nothing is written.
        StaleChangeError: If the stored set is not what the changes were planned on; nothing is written.
        UnstorableTextError: If a note or a label holds characters that cannot be stored.
    """
    if changes.annotator == SUGGESTIONS and changes.action is not Action.MIGRATE_SCHEMA:
        raise ValueError("suggestions are replaced, not edited")
    if (of is None) is not (kind is LogKind.DO):
        raise ValueError(f"{kind} of entry {of}")
    body = _body(changes, link.corpus)
    link.lock(Lock.ANNOTATOR, changes.annotator)
    row, entry = _find(link, changes, kind, body)
    if row is None:
        raise ArticleNotFoundError(id=changes.article)
    key = (row[0], changes.annotator)
    if link.is_shared and kind is not LogKind.DO:
        entry = _recorded(link, key, kind, body, of)
    if entry is not None:
        return entry
    try:
        with link.savepoint():
            entry = _write(link, changes, tally, kind, of, body, row)
    except (ConstraintError, StaleChangeError) as error:
        if (known := _recorded(link, (row[0], changes.annotator), kind, body, of)) is not None:
            return known
        if isinstance(error, StaleChangeError):
            raise
        raise StaleChangeError(what=changes.subject) from error
    link.tell(Notice(NewsKind.SET, changes.article, changes.annotator))
    return entry


def _find(link: Link, changes: ChangeSet, kind: LogKind, body: str) -> tuple[Any, int | None]:
    """Article and set, and the log entry if exactly this was done already and the answer got lost."""
    if not (link.is_shared and kind is LogKind.DO):
        return link.row(_FIND, (changes.annotator, changes.article)), None
    who = changes.annotator
    row = link.row(_FIND_AND_DONE, (who, body[:HEAD], who, changes.article))
    return (None, None) if row is None else (row[1:], row[0])


def _recorded(
    link: Link, key: tuple[int, AnnotatorId], kind: LogKind, body: str, of: int | None
) -> int | None:
    """The log entry by which exactly this was done already, by somebody who did not hear of it."""
    if kind is LogKind.DO:
        row = link.row(_DONE, (*key, body[:HEAD]))
        return None if row is None else int(row[0])
    # A step goes back and forth: what was done with it last has to be this.
    row = link.row(_TURNED, (*key, of))
    return int(row[0]) if row is not None and row[1] == kind.value else None


def _write(
    link: Link,
    changes: ChangeSet,
    tally: Tally,
    kind: LogKind,
    of: int | None,
    body: str,
    row: tuple[int, int, int, int, int | None, str | None, str, int, int, bool, bool],
) -> int:
    seq, import_id, length, suggested, kin, status, note, spans, open_before, is_locked, undone = (
        row
    )
    key = (seq, changes.annotator)
    if is_locked:
        refuse_locked(link, *key)
    if status is None:
        status, note, spans, open_before = Status.NEW.value, "", 0, suggested
        link.write(_BEGIN_SET, (*key, open_before))
    is_proposed = changes.annotator == SUGGESTIONS
    counted = OpenCount(link, key, changes, open_before) if suggested and not is_proposed else None
    stored = _Stored(length=length, status=status, note=note, spans=spans)
    _write_changes(link, key, changes.changes, stored)
    if (stored.status, stored.spans) != (tally.status.value, tally.spans):
        raise StaleChangeError(what=changes.subject)
    still_open = counted.after() if counted else open_before
    if kind is LogKind.DO and undone:
        link.write(_DROP_UNDONE, key)
    counts = (stored.spans, still_open, *key)
    along: list[tuple[str, Values]] = [
        (_COUNT_SET, counts)
        if (stored.status, stored.note) == (status, note)
        else (_UPDATE_SET, (stored.status, stored.note, *counts))
    ]
    if kind is LogKind.DO:
        along.append((_ADD_STEP, key))
    action, at = changes.action.value, changes.at.isoformat()
    entry = link.insert(_LOG_NEXT, (kind.value, of, *key, action, changes.subject, at, body), along)
    link.witness(_ENTRY, (entry, body))
    if of is not None:
        _turn_step(link, key, kind, of, changes.subject)
    if is_proposed:
        renew_open_counts(link, seq, stored.spans)
    if stored.status != status:
        _count_status(link, changes.annotator, import_id, status, stored.status)
        if kin is not None and Status.DONE.value in {stored.status, status}:
            renew_near_done(link, kin, changes.annotator)
    return entry


def _write_changes(
    link: Link, key: tuple[int, AnnotatorId], changes: Sequence[Change], stored: _Stored
) -> None:
    """Write changes table by table, those of one table in their order, those of one kind in one go.

    What points from one table to another is looked at when the transaction ends.
    """
    for _, alike in groupby(_only(changes, _SPAN_CHANGES), type):
        _write_spans(link, key, list(alike), stored)
    for _, alike in groupby(_only(changes, _ARGUMENT_CHANGES), type):
        _write_arguments(link, key, list(alike))
    decisions = (change for change in changes if isinstance(change, DecisionChanged))
    for statement, same in groupby(decisions, _deciding):
        _write_decisions(link, key, statement, list(same))
    for change in changes:
        _write_state(change, stored)


def _only(changes: Sequence[Change], kinds: tuple[type[Change], ...]) -> Iterator[Change]:
    return (change for change in changes if isinstance(change, kinds))


def _write_spans(
    link: Link, key: tuple[int, AnnotatorId], changes: Sequence[Change], stored: _Stored
) -> None:
    """Write changes of one kind one after the other."""
    rows: list[Values] = []
    statement, label = "", ""
    for change in changes:
        match change:
            case SpanAdded(span=span):
                _check_inside(span, stored.length)
                statement, label = ADD_SPAN, span.label
                rows.append((*key, *span_row(span)))
                stored.spans += 1
            case SpanRemoved(span=span):
                statement, label = _REMOVE_SPAN, span.label
                rows.append((*key, *span_row(span)))
                stored.spans -= 1
            case SpanReplaced(before=before, after=after):
                _check_inside(after, stored.length)
                statement, label = _REPLACE_SPAN, before.label
                rows.append((*span_row(after), *key, *span_row(before)))
    _write_each(link, statement, rows, label)


def _write_arguments(link: Link, key: tuple[int, AnnotatorId], changes: Sequence[Change]) -> None:
    """Write changes of one kind one after the other."""
    rows: list[Values] = []
    statement, role = "", ""
    for change in changes:
        match change:
            case ArgumentAdded(argument=argument):
                statement, role = _ADD_ARGUMENT, argument.role
                rows.append((*key, *argument_row(argument), *key))
            case ArgumentRemoved(argument=argument):
                statement, role = _REMOVE_ARGUMENT, argument.role
                rows.append((*key, *argument_row(argument)))
            case ArgumentReplaced(before=before, after=after):
                statement, role = _REPLACE_ARGUMENT, before.role
                rows.append((*argument_row(after), *key, *argument_row(before)))
    _write_each(link, statement, rows, role)


def _write_each(link: Link, statement: str, rows: Sequence[Values], what: str) -> None:
    """Change one row with each of these; to a server they go in one message."""
    changed = link.write(statement, rows[0]) if len(rows) == 1 else link.write_many(statement, rows)
    _require(changed == len(rows), what)


def add_argument(link: Link, key: tuple[int, AnnotatorId], argument: Argument) -> None:
    """Add one argument as the last of its set."""
    link.write(_ADD_ARGUMENT, (*key, *argument_row(argument), *key))


def add_spans(link: Link, key: tuple[int, AnnotatorId], spans: tuple[Span, ...]) -> None:
    """Add spans to a set that has none of these ids."""
    link.write_many(ADD_SPAN, [(*key, *span_row(span)) for span in spans])


def _deciding(change: DecisionChanged) -> str:
    """The statement that writes a decision; empty if there is nothing to write."""
    if change.before is None:
        return _ADD_DECISION if change.after is not None else ""
    return _REPLACE_DECISION if change.after is not None else _REMOVE_DECISION


def _write_decisions(
    link: Link,
    key: tuple[int, AnnotatorId],
    statement: str,
    changes: Sequence[DecisionChanged],
) -> None:
    """Write changes that one statement writes one after the other."""
    if not statement:
        return
    rows: list[Values] = []
    for change in changes:
        known = change.before or change.after
        row: Values = (*key, change.signature, known.value if known else None)
        is_replaced = change.before is not None and change.after is not None
        rows.append((change.after.value, *row) if change.after and is_replaced else row)
    _write_each(link, statement, rows, changes[0].signature)


def _write_state(change: Change, stored: _Stored) -> None:
    match change:
        case StatusChanged(before=before, after=after):
            _require(stored.status == before.value, Reason("the status"))
            stored.status = after.value
        case NoteChanged(before=before, after=after):
            _require(stored.note == before, Reason("the note"))
            stored.note = after


def _count_status(
    link: Link, annotator: AnnotatorId, import_id: int, before: str, after: str
) -> None:
    if before != Status.NEW.value:
        link.write(_COUNT_LESS, (annotator, import_id, before))
    if after != Status.NEW.value:
        link.write(_COUNT_MORE, (annotator, import_id, after))


def _turn_step(
    link: Link, key: tuple[int, AnnotatorId], kind: LogKind, step: int, subject: str
) -> None:
    undoing = kind is LogKind.UNDO
    at_hand = link.row(_NEXT_TO_UNDO if undoing else _NEXT_TO_REDO, key)
    _require(at_hand == (step,), subject)
    link.write(_TURN_STEP, ("undone" if undoing else "applied", *key, step))


def _body(changes: ChangeSet, corpus: str) -> str:
    try:
        body = changes.model_dump_json()
    except ValueError as error:
        raise UnstorableTextError(
            corpus=corpus, what=f"“{changes.subject!a}”", characters=Reason("half a surrogate pair")
        ) from error
    if "\\u0000" in body and "\x00" in "".join(_strings(changes.model_dump(mode="json"))):
        raise UnstorableTextError(
            corpus=corpus, what=f"“{changes.subject}”", characters=Reason("the null character")
        )
    return body


def _strings(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for pair in value.items() for part in pair for text in _strings(part)]
    if isinstance(value, (list, tuple)):
        return [text for part in value for text in _strings(part)]
    return []


def _check_inside(span: Span, length: int) -> None:
    if span.end > length:
        raise OutOfTextError(begin=span.begin, end=span.end, length=length)


def _require(holds: object, what: str) -> None:
    if not holds:
        raise StaleChangeError(what=what)
