"""The repository of the change log."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from pydantic import ValidationError

from annotator.domain.changes import Action, ChangeSet
from annotator.domain.errors import NotFoundError
from annotator.domain.ids import AnnotatorId, ArticleId, ChangeSetId
from annotator.domain.ports import LogEntry, LogKind, Step
from annotator.storage.errors import damaged
from annotator.storage.link import Link

_STEP = """
SELECT c.seq, c.action, c.subject, c.at FROM undo_steps u JOIN change_log c ON c.seq = u.seq
WHERE u.article = (SELECT seq FROM articles WHERE id = ?) AND u.annotator = ? AND u.state = """
_UNDOABLE = f"{_STEP} 'applied' ORDER BY u.seq DESC LIMIT 1"
_REDOABLE = f"{_STEP} 'undone' ORDER BY u.seq LIMIT 1"
_COLUMNS = "SELECT l.seq, l.kind, l.body, l.of FROM change_log l"
_ENTRY = f"{_COLUMNS} WHERE l.seq = ?"
_VISIBLE = """
JOIN articles a ON a.seq = l.article
WHERE a.import_id NOT IN (SELECT id FROM imports WHERE state = 'running') AND l.seq > ?"""
_OF_ARTICLE = "AND l.article = (SELECT seq FROM articles WHERE id = ?)"
_OF_CHANGE_SET = (
    f"{_COLUMNS} WHERE l.action = ? AND l.kind = 'do' AND substr(l.body, 1, ?) = ? ORDER BY l.seq"
)
_PAGE = 500


class SqlHistory:
    """``HistoryRepository`` on a link."""

    def __init__(self, link: Link) -> None:
        self._link = link

    def undoable(self, article: ArticleId, annotator: AnnotatorId) -> Step | None:
        """What undo would take back."""
        return _to_step(self._link.row(_UNDOABLE, (article, annotator)))

    def redoable(self, article: ArticleId, annotator: AnnotatorId) -> Step | None:
        """What redo would bring back."""
        return _to_step(self._link.row(_REDOABLE, (article, annotator)))

    def entry(self, seq: int) -> LogEntry:
        """One log entry.

        Raises:
            NotFoundError: If there is none.
        """
        row = self._link.row(_ENTRY, (seq,))
        if row is None:
            raise NotFoundError(what="log entry", id=seq)
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

    def _to_entry(self, row: Any) -> LogEntry:  # noqa: ANN401 - a tuple of whatever the columns hold
        seq, kind, body, of = row
        try:
            return LogEntry(seq, LogKind(kind), ChangeSet.model_validate_json(body), of)
        except ValidationError as error:
            raise damaged(self._link.corpus, f"entry {seq} of the change log") from error


def _to_step(row: Any) -> Step | None:  # noqa: ANN401 - a tuple of whatever the columns hold
    if row is None:
        return None
    seq, action, subject, at = row
    return Step(seq, Action(action), subject, datetime.fromisoformat(at))
