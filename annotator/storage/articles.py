"""The repository of articles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from typing import Any

from sqlalchemy import func, select

from annotator.domain.article import Article
from annotator.domain.changes import Status
from annotator.domain.errors import ArticleNotFoundError
from annotator.domain.ids import AnnotatorId, ArticleId
from annotator.domain.ports import ArticleQuery, ArticleRow
from annotator.domain.workbench import Tally
from annotator.storage import article_lists
from annotator.storage.link import Link
from annotator.storage.sets import load_article
from annotator.storage.tables import articles
from annotator.storage.values import days, words

_VISIBLE = "SELECT coalesce(sum(articles), 0) FROM imports WHERE state = 'complete'"
_STATUS_COUNTS = """
SELECT c.status, sum(c.articles) FROM status_counts c JOIN imports i ON i.id = c.import_id
WHERE c.annotator = ? AND i.state = 'complete' GROUP BY c.status"""
_PAGE = 500

_STATUS = words("annotation_sets", "status", Status)
_COUNTED = words("status_counts", "status", Status)
_DUE = days("batches", "due")


class SqlArticles:
    """``ArticleRepository`` on a link."""

    def __init__(self, link: Link) -> None:
        self._link = link

    def get(self, article: ArticleId) -> Article:
        """One article with its text.

        Raises:
            NotFoundError: If there is none, or its import is not finished.
            CorpusDamagedError: If it is not what was written.
        """
        with self._link.snapshot():
            return load_article(self._link, article)[1]

    def with_hash(self, sha256: str) -> ArticleId | None:
        """The article with this text, also one of the running import."""
        row = self._link.row("SELECT id FROM articles WHERE sha256 = ?", (sha256,))
        return None if row is None else ArticleId(row[0])

    def with_id(self, article: ArticleId) -> bool:
        """Whether an article has this id, also one of the running import."""
        return self._link.row("SELECT 1 FROM articles WHERE id = ?", (article,)) is not None

    def rows(
        self, query: ArticleQuery, *, offset: int = 0, limit: int = 100
    ) -> Sequence[ArticleRow]:
        """A page of the list."""
        found: list[ArticleRow] = []
        parts = article_lists.parts(query)
        # A single statement sees one moment by itself.
        with self._link.snapshot() if len(parts) > 1 else nullcontext():
            for part in parts:
                wanted = limit - len(found)
                page = self._link.select(article_lists.page(query, offset, wanted, part=part))
                found += map(self._to_row, page)
                if len(found) == limit:
                    break
                if part is False:  # only now: most pages lie within the first part
                    offset = max(0, offset - self._size(query, part=part))
        return found

    def row(self, article: ArticleId, annotator: AnnotatorId) -> ArticleRow:
        """One line of the list.

        Raises:
            NotFoundError: If there is no such article.
        """
        found = self._link.select(article_lists.one(article, ArticleQuery(annotator)))
        if not found:
            raise ArticleNotFoundError(id=article)
        return self._to_row(found[0])

    def position(self, article: ArticleId, query: ArticleQuery) -> int | None:
        """Zero-based place of the article in the list; ``None`` if the query leaves it out."""
        parts = article_lists.parts(query)
        # Of a list in one part a moment between the two questions can do no more than the moment after them.
        with self._link.snapshot() if len(parts) > 1 else nullcontext():
            found = self._link.select(article_lists.sort_values(article, query))
            if not found:
                return None
            part, skipped = parts[0], 0
            if part is False and self._link.select(article_lists.near(article, query)):
                part, skipped = True, self._size(query, part=part)
            counted = self._link.select(article_lists.before(query, tuple(found[0]), part=part))
        return skipped + int(counted[0][0])

    def count(self, query: ArticleQuery) -> int:
        """How many articles the query finds; constant time unless it asks for a text or an assignment."""
        if query.text.strip() or query.is_assigned or query.among is not None:
            found = self._link.select(article_lists.counted(query))
            return int(found[0][0])
        counts = self.status_counts(query.annotator)
        return sum(counts[status] for status in query.statuses or Status)

    def status_counts(self, annotator: AnnotatorId) -> dict[Status, int]:
        """Number of articles by status, of all articles, in constant time."""
        visible, by_status = self._link.at_once([(_VISIBLE, ()), (_STATUS_COUNTS, (annotator,))])
        total = int(visible[0][0])
        begun = {
            _COUNTED.of(status, self._link.corpus, annotator): int(number)
            for status, number in by_status
        }
        started, done = begun.get(Status.STARTED, 0), begun.get(Status.DONE, 0)
        return {Status.NEW: total - started - done, Status.STARTED: started, Status.DONE: done}

    def ids(self, query: ArticleQuery) -> Iterator[ArticleId]:
        """Ids in list order.

        The list is the one at the first id asked for, also if what is done with the articles
        meanwhile would sort or filter them differently.
        """
        found = [
            seq
            for part in article_lists.parts(query)
            for (seq,) in self._link.select(
                article_lists.matching(query, articles.c.seq, part=part).order_by(
                    *article_lists.order(query)
                )
            )
        ]
        for start in range(0, len(found), _PAGE):
            page = found[start : start + _PAGE]
            names = select(articles.c.seq, articles.c.id).where(articles.c.seq.in_(page))
            by_key = {row.seq: row.id for row in self._link.select(names)}
            for seq in page:
                if seq in by_key:
                    yield ArticleId(by_key[seq])

    def _size(self, query: ArticleQuery, *, part: bool | None) -> int:
        counted = self._link.select(article_lists.matching(query, func.count(), part=part))
        return int(counted[0][0])

    def _to_row(self, row: Any) -> ArticleRow:  # noqa: ANN401 - a tuple of whatever the columns hold
        article, title, source, length, status, spans, still_open, by, proposed, like, *given = row
        corpus = self._link.corpus
        return ArticleRow(
            id=ArticleId(article),
            title=title,
            source=source,
            length=length,
            tally=Tally(_STATUS.of(status, corpus, article), spans, still_open),
            suggested=by is not None,
            proposed=proposed,
            like=like or "",
            batch=given[0] or "",
            due=_DUE.of(given[1], corpus, given[0]) if given[1] else None,
        )
