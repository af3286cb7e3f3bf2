"""Annotation sets of a damaged corpus: rows and change log say the same, so that one makes good what the other lost."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, TypeVar
from uuid import uuid4

from pydantic import ValidationError

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.argument import Argument
from annotator.domain.article import Article
from annotator.domain.changes import (
    Action,
    ArgumentAdded,
    ArgumentRemoved,
    Change,
    ChangeSet,
    DecisionChanged,
    NoteChanged,
    SpanAdded,
    SpanRemoved,
    Status,
    StatusChanged,
    Verdict,
)
from annotator.domain.errors import DomainError
from annotator.domain.ids import SUGGESTIONS, AnnotatorId, ChangeSetId
from annotator.domain.ports import LogKind
from annotator.domain.salvaging import Loss, LossKind
from annotator.domain.schema import Schema
from annotator.domain.span import Span
from annotator.storage.link import Link
from annotator.storage.mapping import ARGUMENT_COLUMNS, SPAN_COLUMNS, to_arguments, to_spans
from annotator.storage.recording import LOG, add_argument, add_spans

_KEY = "WHERE article = ? AND annotator = ?"
_SPANS = f"SELECT {SPAN_COLUMNS} FROM spans {_KEY}"  # noqa: S608 - a constant
_ARGUMENTS = f"SELECT {ARGUMENT_COLUMNS} FROM arguments {_KEY} ORDER BY ordinal"  # noqa: S608 - a constant
_DECISIONS = f"SELECT signature, verdict FROM decisions {_KEY}"  # noqa: S608 - a constant
_SET = f"SELECT status, note, spans FROM annotation_sets {_KEY}"  # noqa: S608 - a constant
_ENTRIES = f"SELECT seq, kind, of, body FROM change_log {_KEY} ORDER BY seq"  # noqa: S608 - a constant
_NAMES = """
SELECT annotator FROM annotation_sets WHERE article = ? UNION
SELECT annotator FROM spans WHERE article = ? UNION
SELECT annotator FROM decisions WHERE article = ? UNION
SELECT annotator FROM change_log WHERE article = ?"""
_PUT_SET = """
INSERT INTO annotation_sets (article, annotator, status, spans, open_suggestions, note, rev)
VALUES (?, ?, ?, ?, 0, ?, 1)
ON CONFLICT (article, annotator) DO UPDATE SET
  status = excluded.status, spans = excluded.spans, note = excluded.note, rev = annotation_sets.rev + 1"""
_CLEAR = tuple(
    f"DELETE FROM {table} {_KEY}"  # noqa: S608 - a constant
    for table in ("arguments", "spans", "decisions")
)
_ADD_DECISION = "INSERT INTO decisions (article, annotator, signature, verdict) VALUES (?, ?, ?, ?)"
_CUT_LOG = f"DELETE FROM change_log {_KEY} AND seq >= ?"  # noqa: S608 - a constant
_ADD_STEP = "INSERT INTO undo_steps (article, annotator, seq, state) VALUES (?, ?, ?, ?)"
_STATUSES = {each.value for each in Status}
_Key = TypeVar("_Key", bound=str)
_Value = TypeVar("_Value")
_VERDICTS = {each.value: each for each in Verdict}


@dataclass
class _Replay:
    """The change log of one set, as far as its entries follow from each other.

    Attributes:
        state: What it leads to.
        applied: Entries that can be undone.
        undone: Entries that can be redone.
        broken_at: The first entry that cannot be used.
        left_out: How many entries cannot be used.
    """

    state: AnnotationSet
    applied: list[int]
    undone: list[int]
    broken_at: int | None = None
    left_out: int = 0


class SetSalvage:
    """Brings rows and change log of annotation sets into agreement.

    Args:
        link: The new corpus, with the rows that could be read.
        at: The present, UTC.
        schema: Whose labels there can be; ``None``: it is lost.
        rows_whole: Whether all rows of spans, arguments and decisions could be read.
        log_whole: Whether the whole change log could be read.
    """

    def __init__(
        self,
        link: Link,
        at: datetime,
        schema: Schema | None,
        *,
        rows_whole: bool,
        log_whole: bool,
    ) -> None:
        self._link = link
        self._at = at
        self._schema = schema
        self._rows_whole = rows_whole
        self._log_whole = log_whole

    def of_article(self, seq: int, article: Article) -> Iterator[Loss]:
        """Put the sets of one article right; what was lost."""
        names = [name for (name,) in self._link.rows(_NAMES, (seq,) * 4)]
        for name in names:
            if name == SUGGESTIONS:
                yield from self._suggestions(seq, article)
            else:
                yield from self._set(seq, article, AnnotatorId(name))

    def _suggestions(self, seq: int, article: Article) -> Iterator[Loss]:
        own, bad, row = self._rows(seq, article, AnnotatorId(SUGGESTIONS))
        missing = bad if row is None else max(bad, row[2] - len(own.spans))
        if bad or row is None or row[2] != len(own.spans):
            self._write(seq, own)
        if missing:
            yield _loss(LossKind.SUGGESTED, own, missing)

    def _set(self, seq: int, article: Article, annotator: AnnotatorId) -> Iterator[Loss]:
        key = (seq, annotator)
        stored, bad, row = self._rows(seq, article, annotator)
        replay = self._replay(key, AnnotationSet(article=article, annotator=annotator))
        rows_sound = row is not None and not bad and row[2] == len(stored.spans)
        logged = self._known(replay.state)
        log_read = self._log_whole and replay.broken_at is None
        log_sound = log_read and logged is replay.state
        final = stored
        if rows_sound and (self._rows_whole or not log_sound):
            if log_read and _state(stored) != _state(replay.state):
                yield _loss(LossKind.DIFFERS, stored, 0)
        elif log_sound:
            final = replay.state
            if _state(final) != _state(stored) or not rows_sound:
                yield _loss(LossKind.FROM_LOG, final, 0)
        else:
            final = _united(stored, logged, is_set_there=row is not None)
            added = len(final.spans) - len(stored.spans)
            expected = row[2] if row is not None else 0
            if added:
                yield _loss(LossKind.DOUBTFUL, final, added)
            if len(final.spans) < expected:
                yield _loss(LossKind.SET, final, expected - len(final.spans))
        if row is None or bad or final is not stored:
            self._write(seq, final)
        if replay.left_out:
            yield _loss(LossKind.HISTORY, final, replay.left_out)
        self._write_log(key, article, replay, final)

    def _rows(
        self, seq: int, article: Article, annotator: AnnotatorId
    ) -> tuple[AnnotationSet, int, tuple[str, str, int] | None]:
        """The set as its rows have it, how many of them are wrong, and the row of the set itself."""
        key = (seq, annotator)
        spans: dict[object, Span] = {}
        arguments: dict[object, Argument] = {}
        bad = 0
        for each in self._link.rows(_SPANS, key):
            try:
                found = to_spans([each], len(article.text))
            except ValueError:
                found = {}
            known = {name: span for name, span in found.items() if self._knows(span)}
            spans.update(known)
            bad += not known
        for each in self._link.rows(_ARGUMENTS, key):
            try:
                some = to_arguments([each], spans)
            except ValueError:
                some = {}
            held = {name: each for name, each in some.items() if self._knows_role(each, spans)}
            arguments.update(held)
            bad += not held
        decisions = {}
        for signature, verdict in self._link.rows(_DECISIONS, key):
            if verdict in _VERDICTS:
                decisions[signature] = _VERDICTS[verdict]
            else:
                bad += 1
        row = self._link.row(_SET, key)
        if row is not None and row[0] not in _STATUSES:
            row = None
        own = AnnotationSet(
            article=article,
            annotator=annotator,
            status=Status(row[0]) if row is not None else Status.NEW,
            spans=spans,  # type: ignore[arg-type]  # ids as they are in the rows
            arguments=arguments,  # type: ignore[arg-type]  # see above
            decisions=decisions,
            note=row[1] if row is not None else "",
        )
        return own, bad, row

    def _knows(self, span: Span) -> bool:
        """Whether the schema has the label; one wrong bit makes another word of it."""
        if self._schema is None:
            return True
        layer = self._schema.layers.get(span.layer)
        return layer is not None and span.label in layer.labels

    def _knows_role(self, argument: Argument, spans: Mapping[Any, Span]) -> bool:
        if self._schema is None:
            return True
        layer = self._schema.layers.get(spans[argument.head].layer)
        return layer is not None and argument.role in layer.roles

    def _known(self, own: AnnotationSet) -> AnnotationSet:
        """The set without what the schema does not have; the set itself if it has everything."""
        spans = {name: span for name, span in own.spans.items() if self._knows(span)}
        arguments = {
            name: each
            for name, each in own.arguments.items()
            if each.head in spans
            and (each.filler is None or each.filler in spans)
            and self._knows_role(each, spans)
        }
        if len(spans) == len(own.spans) and len(arguments) == len(own.arguments):
            return own
        return replace(own, spans=spans, arguments=arguments)

    def _replay(self, key: tuple[int, AnnotatorId], empty: AnnotationSet) -> _Replay:
        replay = _Replay(empty, [], [])
        entries = self._link.rows(_ENTRIES, key)
        for place, (seq, kind, of, body) in enumerate(entries):
            try:
                after = replay.state.apply(ChangeSet.model_validate_json(body))
                _turn(replay, LogKind(kind), seq, of)
            except (ValidationError, DomainError, ValueError):
                replay.broken_at, replay.left_out = seq, len(entries) - place
                break
            replay.state = after
        return replay

    def _write(self, seq: int, own: AnnotationSet) -> None:
        link, key = self._link, (seq, own.annotator)
        for statement in _CLEAR:
            link.write(statement, key)
        link.write(_PUT_SET, (*key, own.status.value, len(own.spans), own.note))
        add_spans(link, key, tuple(own.spans.values()))
        for argument in own.arguments.values():
            add_argument(link, key, argument)
        rows = [(*key, signature, verdict.value) for signature, verdict in own.decisions.items()]
        link.write_many(_ADD_DECISION, rows)

    def _write_log(
        self, key: tuple[int, AnnotatorId], article: Article, replay: _Replay, final: AnnotationSet
    ) -> None:
        """Let the log lead to the state that is stored, so that it can be proved again."""
        if replay.broken_at is not None:
            self._link.write(_CUT_LOG, (*key, replay.broken_at))
        if _state(replay.state) != _state(final):
            changes = ChangeSet(
                id=ChangeSetId(uuid4().hex),
                action=Action.RESTORE,
                subject=article.title,
                article=article.id,
                annotator=key[1],
                at=self._at,
                changes=tuple(_changes(replay.state, final)),
            )
            (entry,) = self._link.numbers("change_log", 1)
            body = changes.model_dump_json()
            at, action = self._at.isoformat(), changes.action.value
            row = (entry, LogKind.DO.value, None, *key, action, changes.subject, at, body)
            self._link.write(LOG, row)
            replay.applied.append(entry)
            replay.undone.clear()
        steps = [(*key, each, "applied") for each in replay.applied]
        steps += [(*key, each, "undone") for each in replay.undone]
        self._link.write_many(_ADD_STEP, steps)


def _turn(replay: _Replay, kind: LogKind, seq: int, of: int | None) -> None:
    match kind:
        case LogKind.DO:
            replay.applied.append(seq)
            replay.undone.clear()
        case LogKind.UNDO:
            if not replay.applied or replay.applied[-1] != of:
                raise ValueError("undone is not what was done last")
            replay.undone.append(replay.applied.pop())
        case LogKind.REDO:
            if not replay.undone or replay.undone[-1] != of:
                raise ValueError("redone is not what was undone last")
            replay.applied.append(replay.undone.pop())


def _united(stored: AnnotationSet, logged: AnnotationSet, *, is_set_there: bool) -> AnnotationSet:
    """Everything that rows or log have; where they differ, the rows are newer."""
    spans = {**logged.spans, **stored.spans}
    arguments = {**logged.arguments, **stored.arguments}
    return replace(
        stored,
        status=stored.status if is_set_there else logged.status,
        note=stored.note if is_set_there else logged.note,
        spans=spans,
        arguments={
            name: each
            for name, each in arguments.items()
            if each.head in spans and (each.filler is None or each.filler in spans)
        },
        decisions={**logged.decisions, **stored.decisions},
    )


def _changes(before: AnnotationSet, after: AnnotationSet) -> Iterator[Change]:
    """What leads from one state to the other."""
    arguments = _differing(before.arguments, after.arguments)
    spans = _differing(before.spans, after.spans)
    yield from (ArgumentRemoved(argument=each) for each in _those(arguments, before.arguments))
    yield from (SpanRemoved(span=each) for each in _those(spans, before.spans))
    yield from (SpanAdded(span=each) for each in _those(spans, after.spans))
    yield from (ArgumentAdded(argument=each) for each in _those(arguments, after.arguments))
    for signature in _differing(before.decisions, after.decisions):
        old, new = before.decisions.get(signature), after.decisions.get(signature)
        yield DecisionChanged(signature=signature, before=old, after=new)
    if before.note != after.note:
        yield NoteChanged(before=before.note, after=after.note)
    if before.status is not after.status:
        yield StatusChanged(before=before.status, after=after.status)


def _those(names: Collection[_Key], table: Mapping[_Key, _Value]) -> Iterator[_Value]:
    """What a table has under these keys, in its own order."""
    return (each for name, each in table.items() if name in names)


def _differing(one: Mapping[_Key, object], other: Mapping[_Key, object]) -> dict[_Key, None]:
    """The keys under which two tables differ."""
    return dict.fromkeys(key for key in {**one, **other} if one.get(key) != other.get(key))


def _state(own: AnnotationSet) -> tuple[object, ...]:
    return (own.status, own.spans, own.arguments, own.decisions, own.note)


def _loss(kind: LossKind, own: AnnotationSet, count: int) -> Loss:
    return Loss(
        kind,
        count,
        article=own.article.id,
        title=own.article.title,
        annotator=own.annotator,
    )
