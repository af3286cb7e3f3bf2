"""Writing the annotation sets an import brings, many rows at a time, with their log entries and undo steps.

What it writes is what one change set after the other would have written: the same rows, counters, undo
steps and change log, so that ``verify`` replays it to the same state. It is only for articles of an import
that is still running, where nobody can have edited anything yet. Log entries get their numbers here, which
is safe while the write lock is held.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import orjson

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.arriving import ArrivingSet
from annotator.domain.changes import Action, Status
from annotator.domain.errors import (
    ArticleNotFoundError,
    OutOfTextError,
    StaleChangeError,
    UnstorableTextError,
)
from annotator.domain.ids import SUGGESTIONS, AnnotatorId
from annotator.domain.ports import LogKind
from annotator.domain.provenance import Provenance
from annotator.domain.reason import Reason
from annotator.storage.errors import ConstraintError
from annotator.storage.link import Link
from annotator.storage.mapping import provenance_text, span_row_with
from annotator.storage.open_counts import count_open
from annotator.storage.recording import ADD_SPAN, LOG

_FIND = """
SELECT id, seq, length, suggestion_count FROM articles WHERE import_id = ? AND id IN ({places})"""
_AT_ONCE = 500
_ADD_SET = """
INSERT INTO annotation_sets (article, annotator, status, spans, open_suggestions, note, rev)
VALUES (?, ?, ?, ?, ?, ?, 1)"""
_ADD_ARGUMENT = """
INSERT INTO arguments (article, annotator, id, role, head, filler, state, provenance, ordinal)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"""
_ADD_DECISION = "INSERT INTO decisions (article, annotator, signature, verdict) VALUES (?, ?, ?, ?)"
_ADD_STEP = "INSERT INTO undo_steps (article, annotator, seq, state) VALUES (?, ?, ?, 'applied')"
_PUT_OPEN = "UPDATE annotation_sets SET open_suggestions = ? WHERE article = ? AND annotator = ?"
_COUNT_MORE = """
INSERT INTO status_counts (annotator, import_id, status, articles) VALUES (?, ?, ?, ?)
ON CONFLICT (annotator, import_id, status)
DO UPDATE SET articles = status_counts.articles + excluded.articles"""

Rows = list[tuple[object, ...]]
Values = Mapping[str, object]
_Key = tuple[int, AnnotatorId]


def add_sets(link: Link, import_id: int, arriving: Sequence[ArrivingSet]) -> None:
    """Write whole sets of people on articles of a running import, each with its log entry and undo step.

    Raises:
        NotFoundError: If an article is none of this import.
        OutOfTextError: If a span ends after its text.
        StaleChangeError: If an annotator has a set on the article already, or an id is there twice.
        UnstorableTextError: If a text holds what cannot be stored.
    """
    link.begin()
    entries = link.numbers("change_log", len(arriving))
    batch = _Batch(link.corpus, import_id)
    places = _places(link, import_id, list({each.own.article.id for each in arriving}))
    for number, each in zip(entries, arriving, strict=True):
        article = each.own.article.id
        if article not in places:
            raise ArticleNotFoundError(id=article)
        batch.add(each, number, *places[article])
    try:
        with link.savepoint():
            batch.write(link)
    except ConstraintError as error:
        raise StaleChangeError(what=arriving[0].subject) from error
    for key in batch.beside_suggestions:
        link.write(_PUT_OPEN, (count_open(link, *key), *key))


def _places(link: Link, import_id: int, articles: Sequence[str]) -> dict[str, tuple[int, int, int]]:
    """Key, length and number of suggestions of articles of the import, by id."""
    found: dict[str, tuple[int, int, int]] = {}
    for begin in range(0, len(articles), _AT_ONCE):
        some = articles[begin : begin + _AT_ONCE]
        statement = _FIND.format(places=", ".join("?" * len(some)))
        found.update((row[0], row[1:]) for row in link.rows(statement, (import_id, *some)))
    return found


class _Batch:
    """The rows of many sets, gathered table by table."""

    def __init__(self, corpus: str, import_id: int) -> None:
        self._corpus = corpus
        self._import_id = import_id
        self._sets: Rows = []
        self._spans: Rows = []
        self._arguments: Rows = []
        self._decisions: Rows = []
        self._log: Rows = []
        self._steps: Rows = []
        self._statuses: Counter[tuple[str, str]] = Counter()
        self.beside_suggestions: list[_Key] = []

    def add(self, arriving: ArrivingSet, entry: int, seq: int, length: int, suggested: int) -> None:
        """Take in one set."""
        own = arriving.own
        if own.annotator == SUGGESTIONS:
            raise ValueError("suggestions are replaced, not edited")
        key = (seq, own.annotator)
        self._sets.append((*key, own.status.value, len(own.spans), 0, own.note))
        try:
            changes = [
                *self._take_spans(key, own, length),
                *self._take_arguments(key, own),
                *_state_changes(own),
            ]
            body = _body(arriving, changes)
        except orjson.JSONEncodeError as error:
            raise UnstorableTextError(
                corpus=self._corpus,
                what=f"“{arriving.subject!a}”",
                characters=Reason("half a surrogate pair"),
            ) from error
        if "\\u0000" in body and "\x00" in "".join(_strings(orjson.loads(body))):
            raise UnstorableTextError(
                corpus=self._corpus,
                what=f"“{arriving.subject}”",
                characters=Reason("the null character"),
            )
        self._decisions.extend(
            (*key, signature, verdict.value) for signature, verdict in own.decisions.items()
        )
        at, action = arriving.at.isoformat(), Action.IMPORT.value
        self._log.append((entry, LogKind.DO.value, None, *key, action, arriving.subject, at, body))
        self._steps.append((*key, entry))
        if own.status is not Status.NEW:
            self._statuses[own.annotator, own.status.value] += 1
        if suggested:
            self.beside_suggestions.append(key)

    def write(self, link: Link) -> None:
        """Write all rows."""
        link.write_many(_ADD_SET, self._sets)
        link.write_many(ADD_SPAN, self._spans)
        link.write_many(_ADD_ARGUMENT, self._arguments)
        link.write_many(_ADD_DECISION, self._decisions)
        link.write_many(LOG, self._log)
        link.write_many(_ADD_STEP, self._steps)
        for (annotator, status), count in self._statuses.items():
            link.write(_COUNT_MORE, (annotator, self._import_id, status, count))

    def _take_spans(self, key: _Key, own: AnnotationSet, length: int) -> Iterator[Values]:
        before: Provenance | None = None
        provenance, part = "", orjson.Fragment("")
        for span in own.spans.values():
            if span.provenance is not before:
                before = span.provenance
                provenance = provenance_text(before)
                part = orjson.Fragment(provenance)
            if span.fragments[-1].end > length:
                raise OutOfTextError(begin=span.begin, end=span.end, length=length)
            row = span_row_with(span, provenance)
            span_id, layer, label, begin, end, gaps, attributes, _, seen, note = row
            self._spans.append((*key, *row))
            values: dict[str, object] = {
                "id": span_id,
                "layer": layer,
                "label": label,
                "fragments": [(each.begin, each.end) for each in span.fragments]
                if gaps
                else ((begin, end),),
                "provenance": part,
            }
            # What is as it is by default is not written: there are many spans in a log.
            if attributes:
                values["attributes"] = span.attributes
            if not seen:
                values["seen"] = False
            if note:
                values["note"] = note
            yield {"kind": "span_added", "span": values}

    def _take_arguments(self, key: _Key, own: AnnotationSet) -> Iterator[Values]:
        for ordinal, argument in enumerate(own.arguments.values(), start=1):
            provenance = provenance_text(argument.provenance)
            values = {
                "id": argument.id,
                "role": argument.role,
                "head": argument.head,
                "filler": argument.filler,
                "state": argument.state.value,
            }
            self._arguments.append((*key, *values.values(), provenance, ordinal))
            parts = values | {"provenance": orjson.Fragment(provenance)}
            yield {"kind": "argument_added", "argument": parts}


def _state_changes(own: AnnotationSet) -> Iterator[Values]:
    for signature, verdict in own.decisions.items():
        values = {"signature": signature, "before": None, "after": verdict.value}
        yield {"kind": "decision_changed", **values}
    if own.note:
        yield {"kind": "note_changed", "before": "", "after": own.note}
    if own.status is not Status.NEW:
        before, after = Status.NEW.value, own.status.value
        yield {"kind": "status_changed", "before": before, "after": after}


def _body(arriving: ArrivingSet, changes: Sequence[Values]) -> str:
    """``arriving.change_set()`` as JSON, without making an object for every change."""
    values = {
        "id": arriving.id,
        "action": Action.IMPORT.value,
        "subject": arriving.subject,
        "article": arriving.own.article.id,
        "annotator": arriving.own.annotator,
        "at": arriving.at.isoformat(),
        "changes": changes,
    }
    return orjson.dumps(values).decode()


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for pair in value.items():
            yield from (text for part in pair for text in _strings(part))
    elif isinstance(value, list):
        yield from (text for part in value for text in _strings(part))
