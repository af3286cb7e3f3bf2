"""The repository of assignments: who is to annotate what."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from annotator.domain.assignments import Assignment, Batch
from annotator.domain.errors import NotFoundError
from annotator.domain.ids import AnnotatorId, ArticleId
from annotator.storage.link import Link

_PUT_BATCH = """
INSERT INTO batches (name, made_at, due) VALUES (?, ?, ?)
ON CONFLICT (name) DO UPDATE SET due = coalesce(excluded.due, batches.due)"""
_BATCHES = "SELECT name, made_at, due FROM batches ORDER BY made_at, name"
_FIND = """
SELECT a.seq FROM articles a JOIN imports i ON i.id = a.import_id
WHERE a.id = ? AND i.state = 'complete'"""
_ASSIGN = """
INSERT INTO assignments (article, annotator, batch) VALUES (?, ?, ?)
ON CONFLICT (article, annotator) DO NOTHING"""
_ALL = """
SELECT a.id, s.annotator, s.batch FROM assignments s
JOIN articles a ON a.seq = s.article JOIN imports i ON i.id = a.import_id
WHERE i.state = 'complete' AND (? IS NULL OR s.annotator = ?) ORDER BY s.article, s.annotator"""


class SqlAssignments:
    """``AssignmentRepository`` on a link; never commits."""

    def __init__(self, link: Link) -> None:
        self._link = link

    def assign(self, batch: Batch, work: Iterable[tuple[ArticleId, AnnotatorId]]) -> int:
        """Give articles to people; who has an article already keeps it, in the batch it came with.

        Returns:
            How many assignments are new.

        Raises:
            NotFoundError: If there is no such article.
        """
        due = None if batch.due is None else batch.due.isoformat()
        self._link.write(_PUT_BATCH, (batch.name, batch.made_at.isoformat(), due))
        added = 0
        for article, annotator in work:
            row = self._link.row(_FIND, (article,))
            if row is None:
                raise NotFoundError(what="article", id=article)
            added += self._link.write(_ASSIGN, (row[0], annotator, batch.name))
        return added

    def batches(self) -> Sequence[Batch]:
        """All batches, oldest first."""
        return [
            Batch(name, datetime.fromisoformat(made), date.fromisoformat(due) if due else None)
            for name, made, due in self._link.rows(_BATCHES)
        ]

    def all(self, annotator: AnnotatorId | None = None) -> Sequence[Assignment]:
        """The assignments of one person, or of all, in import order."""
        return [
            Assignment(ArticleId(article), AnnotatorId(who), batch)
            for article, who, batch in self._link.rows(_ALL, (annotator, annotator))
        ]
