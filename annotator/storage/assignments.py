"""The repository of assignments: who is to annotate what."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import select

from annotator.domain.assignments import Assignment, Batch, FreeArticle, Move, Standing
from annotator.domain.changes import Status
from annotator.domain.errors import ArticleNotFoundError, AssignmentNotFoundError
from annotator.domain.ids import GOLD, AnnotatorId, ArticleId
from annotator.domain.news import NewsKind, Notice
from annotator.domain.ports import ArticleQuery
from annotator.storage import article_lists
from annotator.storage.link import Link, Lock
from annotator.storage.tables import annotation_sets, articles, assignments
from annotator.storage.values import days, objects, texts, times, words

_PUT_BATCH = """
INSERT INTO batches (name, made_at, due, training) VALUES (?, ?, ?, ?)
ON CONFLICT (name) DO UPDATE SET due = coalesce(excluded.due, batches.due)"""
_BATCHES = "SELECT name, made_at, due, training FROM batches ORDER BY made_at, name"
_FIND = """
SELECT a.seq FROM articles a JOIN imports i ON i.id = a.import_id
WHERE a.id = ? AND i.state = 'complete'"""
_ASSIGN = """
INSERT INTO assignments (article, annotator, batch) VALUES (?, ?, ?)
ON CONFLICT (article, annotator) DO NOTHING"""
_ALL = """
SELECT a.id, s.annotator, s.batch FROM assignments s
JOIN articles a ON a.seq = s.article {where} ORDER BY s.article, s.annotator"""
_OF = """
SELECT s.batch FROM assignments s JOIN articles a ON a.seq = s.article
WHERE a.id = ? AND s.annotator = ?"""
_STANDINGS = """
SELECT s.batch, s.annotator, coalesce(t.status, 'new'), count(*) FROM assignments s
LEFT JOIN annotation_sets t ON t.article = s.article AND t.annotator = s.annotator
{where} GROUP BY 1, 2, 3"""
# Whoever has begun is far fewer articles than whoever is to: the sets lead.
_BEGUN = """
SELECT s.batch, t.status, count(*) FROM annotation_sets t
JOIN assignments s ON s.article = t.article AND s.annotator = t.annotator
WHERE t.annotator = ? AND t.status IN ('started', 'done') GROUP BY 1, 2"""
_GIVEN = "SELECT batch, count(*) FROM assignments WHERE annotator = ? GROUP BY 1"
_LAST_ENTRY = "SELECT coalesce(max(seq), 0) FROM change_log"
_ENTRY_AT = "SELECT seq, at FROM change_log WHERE seq >= ? ORDER BY seq LIMIT 1"
_FINISHED = """
SELECT annotator, substr(at, 1, 10), count(DISTINCT article) FROM change_log
WHERE seq >= ? AND action = 'finish' AND kind <> 'undo' GROUP BY 1, 2"""
_MERGED = """
SELECT c.annotator, substr(c.body, 1, 80) FROM change_log c
JOIN annotation_sets t ON t.article = c.article AND t.annotator = c.annotator
WHERE c.seq >= ? AND c.action = 'import' AND c.kind = 'do' AND t.status = 'done'"""
_MERGE = re.compile(r'"id": ?"merge-(?P<day>\d{8})T')
_NOT_BEGUN = """
SELECT a.id FROM assignments s JOIN articles a ON a.seq = s.article
WHERE s.annotator = ? AND s.batch = ? AND NOT EXISTS
  (SELECT 1 FROM annotation_sets t WHERE t.article = s.article AND t.annotator = s.annotator)
ORDER BY s.article"""
_HOLDERS = """
SELECT s.annotator FROM assignments s JOIN articles a ON a.seq = s.article WHERE a.id = ?"""
_TAKE_OVER = """
UPDATE assignments SET annotator = ? WHERE annotator = ? AND batch = ? AND article = ?"""
_LOG_MOVE = """
INSERT INTO assignment_moves (moved_at, moved_by, article, batch, giver, taker)
VALUES (?, ?, ?, ?, ?, ?)"""
_MOVES = """
SELECT m.moved_at, m.moved_by, a.id, m.batch, m.giver, m.taker, m.seq FROM assignment_moves m
JOIN articles a ON a.seq = m.article ORDER BY m.seq"""
_TRAINING = """
SELECT DISTINCT a.id FROM batches b JOIN assignments s ON s.batch = b.name
JOIN articles a ON a.seq = s.article WHERE b.training = 1"""

_MADE_AT = times("batches", "made_at")
_DUE = days("batches", "due")
_MOVED_AT = times("assignment_moves", "moved_at")
_AT = texts("change_log", "at")
_BODY = texts("change_log", "body")
_DAY = days("change_log", "at")
_META = objects("articles", "meta")
_STATUS = words("annotation_sets", "status", Status)


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
        self._link.lock(Lock.ASSIGNMENTS)
        self._link.tell(Notice(NewsKind.ASSIGNMENTS))
        due = None if batch.due is None else batch.due.isoformat()
        values = (batch.name, batch.made_at.isoformat(), due, int(batch.training))
        self._link.write(_PUT_BATCH, values)
        added = 0
        for article, annotator in work:
            added += self._link.write(_ASSIGN, (self._seq(article), annotator, batch.name))
        return added

    def batches(self) -> Sequence[Batch]:
        """All batches, oldest first."""
        return [
            Batch(
                name,
                _MADE_AT.of(made, self._link.corpus, name),
                _DUE.of(due, self._link.corpus, name) if due else None,
                bool(training),
            )
            for name, made, due, training in self._link.rows(_BATCHES)
        ]

    def all(self, annotator: AnnotatorId | None = None) -> Sequence[Assignment]:
        """The assignments of one person, or of all, in import order."""
        where = "" if annotator is None else "WHERE s.annotator = ?"
        values = () if annotator is None else (annotator,)
        return [
            Assignment(ArticleId(article), AnnotatorId(who), batch)
            for article, who, batch in self._link.rows(_ALL.format(where=where), values)
        ]

    def of(self, article: ArticleId, annotator: AnnotatorId) -> Assignment | None:
        """The assignment of an article to a person, if there is one."""
        row = self._link.row(_OF, (article, annotator))
        return None if row is None else Assignment(article, annotator, row[0])

    def free(self, query: ArticleQuery) -> Sequence[FreeArticle]:
        """The articles a query finds that nobody has been given, in import order."""
        columns = (articles.c.id, articles.c.sha256, articles.c.source, articles.c.meta)
        has_gold = (
            select(annotation_sets.c.article)
            .where(annotation_sets.c.annotator == GOLD, annotation_sets.c.status == Status.DONE)
            .where(annotation_sets.c.article == articles.c.seq)
            .exists()
        )
        given = select(assignments.c.article).where(assignments.c.article == articles.c.seq)
        statement = (
            article_lists.matching(query, *columns, has_gold)
            .where(~given.exists())
            .order_by(articles.c.import_id, articles.c.seq)
        )
        return [self._free(row) for row in self._link.select(statement)]

    def standings(self) -> Sequence[Standing]:
        """How far everybody is with every batch."""
        rows = self._link.rows(_STANDINGS.format(where=""))
        return [self._standing(row) for row in rows]

    def standings_of(self, annotator: AnnotatorId) -> Sequence[Standing]:
        """How far one person is with every batch; quick, however many articles there are."""
        with self._link.snapshot():
            begun = self._link.rows(_BEGUN, (annotator,))
            given = dict(self._link.rows(_GIVEN, (annotator,)))
        for batch, _status, count in begun:
            given[batch] -= count
        rows = [(batch, annotator, Status.NEW, count) for batch, count in given.items()]
        rows += [(batch, annotator, status, count) for batch, status, count in begun]
        return [self._standing(row) for row in rows]

    def finished_by_day(self, since: date) -> Mapping[tuple[AnnotatorId, date], int]:
        """How many articles people have finished each day; what was merged counts on the day of its last change.

        Args:
            since: The first day that counts, UTC.
        """
        first = self._first_entry(since)
        found: Counter[tuple[AnnotatorId, date]] = Counter()
        for who, day, count in self._link.rows(_FINISHED, (first,)):
            found[AnnotatorId(who), _DAY.of(day, self._link.corpus, who)] += int(count)
        for who, beginning in self._link.rows(_MERGED, (first,)):
            merged = _MERGE.search(_BODY.of(beginning, self._link.corpus, who))
            if merged is not None:
                day = datetime.strptime(merged["day"], "%Y%m%d").replace(tzinfo=UTC).date()
                if day >= since:
                    found[AnnotatorId(who), day] += 1
        return dict(found)

    def _first_entry(self, since: date) -> int:
        """Number of the first entry of the change log of a day; by halving, the log is in order of time."""
        low, high = 0, int(self._link.row(_LAST_ENTRY)[0]) + 1
        while low < high:
            middle = (low + high) // 2
            row = self._link.row(_ENTRY_AT, (middle,))
            if (
                row is not None
                and _AT.of(row[1], self._link.corpus, row[0])[:10] < since.isoformat()
            ):
                low = int(row[0]) + 1
            else:
                high = middle
        return low

    def not_begun(self, annotator: AnnotatorId, batch: str) -> Sequence[ArticleId]:
        """What a person has of a batch and has never touched, in import order."""
        return [ArticleId(row[0]) for row in self._link.rows(_NOT_BEGUN, (annotator, batch))]

    def holders(self, article: ArticleId) -> frozenset[AnnotatorId]:
        """Who has been given an article."""
        return frozenset(AnnotatorId(row[0]) for row in self._link.rows(_HOLDERS, (article,)))

    def move(self, move: Move) -> None:
        """Let another person do an article in place of the one who has it, and write that down.

        Raises:
            NotFoundError: If the giver does not have it in this batch.
        """
        seq = self._seq(move.article)
        values = (move.taker, move.giver, move.batch, seq)
        if not self._link.write(_TAKE_OVER, values):
            raise AssignmentNotFoundError(id=move.article)
        who = (seq, move.batch, move.giver, move.taker)
        self._link.write(_LOG_MOVE, (move.at.isoformat(), move.by, *who))

    def moves(self) -> Sequence[Move]:
        """What was moved, oldest first."""
        return [
            Move(
                _MOVED_AT.of(at, self._link.corpus, seq),
                by,
                ArticleId(article),
                batch,
                AnnotatorId(giver),
                AnnotatorId(taker),
            )
            for at, by, article, batch, giver, taker, seq in self._link.rows(_MOVES)
        ]

    def training_articles(self) -> frozenset[ArticleId]:
        """The articles of batches that are there to learn from."""
        return frozenset(ArticleId(row[0]) for row in self._link.rows(_TRAINING))

    def _seq(self, article: ArticleId) -> int:
        row = self._link.row(_FIND, (article,))
        if row is None:
            raise ArticleNotFoundError(id=article)
        return int(row[0])

    def _free(self, row: Any) -> FreeArticle:  # noqa: ANN401 - a tuple of whatever the columns hold
        article, sha256, source, meta, gold = row
        known = _META.of(meta, self._link.corpus, article)
        return FreeArticle(ArticleId(article), sha256, source, known, gold=bool(gold))

    def _standing(self, row: Any) -> Standing:  # noqa: ANN401 - a tuple of whatever the columns hold
        batch, annotator, status, count = row
        known = _STATUS.of(status, self._link.corpus, annotator)
        return Standing(batch, AnnotatorId(annotator), known, int(count))
