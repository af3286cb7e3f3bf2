"""The repository of the change log."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Any

from annotator.domain.changes import Action, ChangeSet
from annotator.domain.errors import LogEntryNotFoundError
from annotator.domain.ids import SUGGESTIONS, AnnotatorId, ArticleId, ChangeSetId, SpanId
from annotator.domain.ports import HistoryQuery, LogEntry, LoggedChange, LoggedStep, LogKind, Step
from annotator.storage.link import Link
from annotator.storage.values import made_of, times, words

# The number of bytes is known without reading them.
_STEP = """
SELECT c.seq, c.action, c.subject, c.at, octet_length(c.body) FROM undo_steps u JOIN change_log c ON c.seq = u.seq
WHERE u.article = (SELECT seq FROM articles WHERE id = ?) AND u.annotator = ? AND u.state = """
_UNDOABLE = f"{_STEP} 'applied' ORDER BY u.seq DESC LIMIT 1"
_REDOABLE = f"{_STEP} 'undone' ORDER BY u.seq LIMIT 1"
_STACK = """
SELECT c.seq, c.action, c.subject, c.at, octet_length(c.body), c.kind, c.body, c.of
FROM undo_steps u JOIN change_log c ON c.seq = u.seq
WHERE u.article = (SELECT seq FROM articles WHERE id = ?) AND u.annotator = ? AND u.state = """
_BACK = f"{_STACK} 'applied' ORDER BY u.seq DESC LIMIT ?"
_FORTH = f"{_STACK} 'undone' ORDER BY u.seq LIMIT ?"
_COLUMNS = "SELECT l.seq, l.kind, l.body, l.of FROM change_log l"
_ENTRY = f"{_COLUMNS} WHERE l.seq = ?"
_VISIBLE = """
JOIN articles a ON a.seq = l.article
WHERE a.import_id NOT IN (SELECT id FROM imports WHERE state = 'running') AND l.seq > ?"""
_OF_ARTICLE = "AND l.article = (SELECT seq FROM articles WHERE id = ?)"
_OF_CHANGE_SET = (
    f"{_COLUMNS} WHERE l.action = ? AND l.kind = 'do' AND substr(l.body, 1, ?) = ? ORDER BY l.seq"
)
_BETWEEN = f"""{_COLUMNS}
WHERE l.article = (SELECT seq FROM articles WHERE id = ?) AND l.annotator = ? AND l.seq BETWEEN ? AND ?
ORDER BY l.seq"""  # noqa: S608 - a constant
_MENTIONING = f"""{_COLUMNS}
WHERE l.article = (SELECT seq FROM articles WHERE id = ?) AND l.body LIKE ? ESCAPE '~'
ORDER BY l.seq"""  # noqa: S608 - a constant
_STEPS = """
SELECT l.seq, l.kind, l.of, a.id, a.title, l.annotator, l.action, l.subject, l.at FROM change_log l
JOIN articles a ON a.seq = l.article
WHERE a.import_id NOT IN (SELECT id FROM imports WHERE state = 'running')"""
_PEOPLE = "SELECT DISTINCT annotator FROM annotation_sets WHERE annotator <> ? ORDER BY annotator"
_PAGE = 500

_AT = times("change_log", "at")
_ACTION = words("change_log", "action", Action)
_KIND = words("change_log", "kind", LogKind)
_BODY = made_of("change_log", "body", ChangeSet.model_validate_json)


class SqlHistory:
    """``HistoryRepository`` on a link."""

    def __init__(self, link: Link) -> None:
        self._link = link

    def undoable(self, article: ArticleId, annotator: AnnotatorId) -> Step | None:
        """What undo would take back."""
        row = self._link.row(_UNDOABLE, (article, annotator))
        return None if row is None else self._to_step(row)

    def redoable(self, article: ArticleId, annotator: AnnotatorId) -> Step | None:
        """What redo would bring back."""
        row = self._link.row(_REDOABLE, (article, annotator))
        return None if row is None else self._to_step(row)

    def stacks(
        self, article: ArticleId, annotator: AnnotatorId, limit: int
    ) -> tuple[Sequence[LoggedChange], Sequence[LoggedChange]]:
        """What undo would take back and what redo would bring back, the next one first; at most so many of each."""
        back, forth = self._link.at_once(
            [(sql, (article, annotator, limit)) for sql in (_BACK, _FORTH)]
        )
        return [self._to_change(row) for row in back], [self._to_change(row) for row in forth]

    def entry(self, seq: int) -> LogEntry:
        """One log entry.

        Raises:
            NotFoundError: If there is none.
        """
        row = self._link.row(_ENTRY, (seq,))
        if row is None:
            raise LogEntryNotFoundError(id=seq)
        return self._to_entry(row)

    def of_change_set(self, change_set: ChangeSetId, action: Action) -> Sequence[LogEntry]:
        """What was first done under this id, oldest first."""
        begin = f'{{"id":"{change_set}",'
        rows = self._link.rows(_OF_CHANGE_SET, (action.value, len(begin), begin))
        return [self._to_entry(row) for row in rows]

    def entries(
        self, article: ArticleId | None = None, annotator: AnnotatorId | None = None
    ) -> Iterator[LogEntry]:
        """The log, oldest first, read in pages."""
        statement = f"{_COLUMNS} {_VISIBLE}"
        chosen: tuple[object, ...] = ()
        if article is not None:
            statement, chosen = f"{statement} {_OF_ARTICLE}", (*chosen, article)
        if annotator is not None:
            statement, chosen = f"{statement} AND l.annotator = ?", (*chosen, annotator)
        statement = f"{statement} ORDER BY l.seq LIMIT ?"
        last = 0
        while page := self._link.rows(statement, (last, *chosen, _PAGE)):
            last = page[-1][0]
            for row in page:
                yield self._to_entry(row)

    def steps(
        self, query: HistoryQuery, *, before: int | None = None, limit: int | None = None
    ) -> Sequence[LoggedStep]:
        """Lines of the log, the last one first; only those before a ``seq``, at most so many."""
        conditions, values = _conditions(query)
        if before is not None:
            conditions, values = [*conditions, "l.seq < ?"], [*values, before]
        statement = " AND ".join((_STEPS, *conditions)) + " ORDER BY l.seq DESC"
        if limit is not None:
            statement, values = f"{statement} LIMIT ?", [*values, limit]
        return [self._to_logged_step(row) for row in self._link.rows(statement, tuple(values))]

    def people(self) -> Sequence[AnnotatorId]:
        """Whose sets there are, sorted."""
        return [AnnotatorId(row[0]) for row in self._link.rows(_PEOPLE, (SUGGESTIONS,))]

    def between(
        self, article: ArticleId, annotator: AnnotatorId, first: int, last: int
    ) -> Sequence[LogEntry]:
        """The entries of one set with a ``seq`` from ``first`` to ``last``, oldest first."""
        rows = self._link.rows(_BETWEEN, (article, annotator, first, last))
        return [self._to_entry(row) for row in rows]

    def mentioning(self, article: ArticleId, span: SpanId) -> Sequence[LogEntry]:
        """Entries of an article that name a span, and perhaps some that only look like it, oldest first."""
        rows = self._link.rows(
            _MENTIONING, (article, _containing(json.dumps(span, ensure_ascii=False)))
        )
        return [self._to_entry(row) for row in rows]

    def _to_change(self, row: Any) -> LoggedChange:  # noqa: ANN401 - a tuple of whatever the columns hold
        seq, action, subject, at, size, kind, body, of = row
        step = self._to_step((seq, action, subject, at, size))
        return LoggedChange(step, self._to_entry((seq, kind, body, of)).change_set)

    def _to_entry(self, row: Any) -> LogEntry:  # noqa: ANN401 - a tuple of whatever the columns hold
        seq, kind, body, of = row
        corpus = self._link.corpus
        return LogEntry(seq, _KIND.of(kind, corpus, seq), _BODY.of(body, corpus, seq), of)

    def _to_step(self, row: Any) -> Step:  # noqa: ANN401 - a tuple of whatever the columns hold
        seq, action, subject, at, size = row
        corpus = self._link.corpus
        return Step(seq, _ACTION.of(action, corpus, seq), subject, _AT.of(at, corpus, seq), size)

    def _to_logged_step(self, row: Any) -> LoggedStep:  # noqa: ANN401 - the same
        seq, kind, of, article, title, annotator, action, subject, at = row
        corpus = self._link.corpus
        return LoggedStep(
            seq=seq,
            kind=_KIND.of(kind, corpus, seq),
            of=of,
            article=ArticleId(article),
            title=title,
            annotator=AnnotatorId(annotator),
            action=_ACTION.of(action, corpus, seq),
            subject=subject,
            at=_AT.of(at, corpus, seq),
        )


def _conditions(query: HistoryQuery) -> tuple[list[str], list[object]]:
    """What a line of the log has to fulfil, and the values of the placeholders."""
    found: list[str] = []
    values: list[object] = []
    if query.article is not None:
        found.append("a.id = ?")
        values.append(query.article)
    for column, wanted in (
        ("l.annotator", sorted(query.annotators)),
        ("l.action", sorted(each.value for each in query.actions)),
    ):
        if wanted:
            found.append(f"{column} IN ({', '.join('?' * len(wanted))})")
            values += wanted
    # Times are stored as ISO 8601 in UTC: they sort as text.
    if query.since is not None:
        found.append("l.at >= ?")
        values.append(query.since.isoformat())
    if query.until is not None:
        found.append("l.at < ?")
        values.append((query.until + timedelta(days=1)).isoformat())
    if query.text:
        found.append("(lower(l.subject) LIKE ? ESCAPE '~' OR lower(a.title) LIKE ? ESCAPE '~')")
        values += 2 * [_containing(query.text.lower())]
    return found, values


def _containing(words: str) -> str:
    """A pattern for what contains these words."""
    for sign in "~%_":
        words = words.replace(sign, f"~{sign}")
    return f"%{words}%"
