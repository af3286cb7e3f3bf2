"""Looking around in a corpus: pages of the article list, its counts, and the way to the next article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from annotator.domain.changes import Status
from annotator.domain.errors import NotFoundError
from annotator.domain.ids import AnnotatorId, ArticleId
from annotator.domain.ports import ArticleQuery, ArticleRepository, ArticleRow, OpenUnitOfWork
from annotator.services.assignments import Progress, progress_in

UNFINISHED = frozenset({Status.NEW, Status.STARTED})
"""The statuses of articles that still want work."""

_NEAR = 50


@dataclass(frozen=True, slots=True)
class Place:
    """Where an article stands in a list.

    Attributes:
        place: Zero-based; ``None``: the list leaves it out.
        count: How long the list is.
        row: Its line.
    """

    place: int | None
    count: int
    row: ArticleRow


@dataclass(frozen=True)
class Library:
    """The articles of one corpus as one annotator sees them; reads, never writes.

    Attributes:
        open_unit_of_work: Opens a transaction.
        annotator: Whose status and counts are meant.
    """

    open_unit_of_work: OpenUnitOfWork
    annotator: AnnotatorId

    def everything(self) -> ArticleQuery:
        """The query that leaves nothing out."""
        return ArticleQuery(self.annotator)

    def rows(self, query: ArticleQuery, *, offset: int, limit: int) -> Sequence[ArticleRow]:
        """A page of the list.

        Args:
            query: Which articles, in which order.
            offset: Zero-based place of the first row.
            limit: At most so many rows.
        """
        with self.open_unit_of_work() as work:
            return work.articles.rows(query, offset=offset, limit=limit)

    def row(self, article: ArticleId) -> ArticleRow:
        """One line of the list.

        Raises:
            NotFoundError: If the corpus does not have the article.
        """
        with self.open_unit_of_work() as work:
            return work.articles.row(article, self.annotator)

    def has_alike(self, article: ArticleId) -> bool:
        """Whether another article says the same."""
        with self.open_unit_of_work() as work:
            return work.queue.has_alike(article)

    def count(self, query: ArticleQuery) -> int:
        """How many articles the query finds."""
        with self.open_unit_of_work() as work:
            return work.articles.count(query)

    def position(self, article: ArticleId, query: ArticleQuery) -> int | None:
        """Zero-based place of the article in the list; ``None`` if the query leaves it out."""
        with self.open_unit_of_work() as work:
            try:
                return work.articles.position(article, query)
            except NotFoundError:
                return None

    def place(self, article: ArticleId, query: ArticleQuery) -> Place:
        """Where an article stands in a list, with its line.

        Raises:
            NotFoundError: If the corpus does not have the article.
        """
        with self.open_unit_of_work() as work:
            return Place(
                work.articles.position(article, query),
                work.articles.count(query),
                work.articles.row(article, self.annotator),
            )

    def first(self, wanted: ArticleId | None, query: ArticleQuery) -> ArticleId | None:
        """Where to begin: the wanted article if the list has it, else the first unfinished one, else the first."""
        if wanted is not None and self.position(wanted, query) is not None:
            return wanted
        return self.neighbour(None, query, only_open=True) or self.neighbour(None, query)

    def status_counts(self) -> dict[Status, int]:
        """Number of articles by status, of all articles."""
        with self.open_unit_of_work() as work:
            return work.articles.status_counts(self.annotator)

    def own_work(self) -> Sequence[Progress]:
        """How far one is with what one has been given, by batch; nothing if that is nothing."""
        with self.open_unit_of_work() as work:
            return progress_in(work, self.annotator)

    def neighbour(
        self,
        article: ArticleId | None,
        query: ArticleQuery,
        step: Literal[-1, 1] = 1,
        *,
        only_open: bool = False,
    ) -> ArticleId | None:
        """The article before or after this one in the list.

        Args:
            article: Where to start; ``None``, or one that the query leaves out, means before the first
                article, or after the last one when going backwards.
            query: The list to walk in.
            step: ``1`` forwards, ``-1`` backwards.
            only_open: Pass over articles that are done.

        Returns:
            ``None`` at the end of the list.
        """
        with self.open_unit_of_work() as work:
            place = work.articles.position(article, query) if article is not None else None
            if place is None:
                place = -1 if step > 0 else work.articles.count(query)
            offset = place + 1 if step > 0 else max(0, place - _NEAR)
            limit = _NEAR if step > 0 else min(_NEAR, place)
            near = list(work.articles.rows(query, offset=offset, limit=limit)) if limit else []
            for row in near if step > 0 else reversed(near):
                if not only_open or row.tally.status in UNFINISHED:
                    return row.id
            return _far_unfinished(work.articles, query, place, step) if only_open else None


def _far_unfinished(
    articles: ArticleRepository, query: ArticleQuery, place: int, step: Literal[-1, 1]
) -> ArticleId | None:
    """The unfinished article nearest to a place; by halving, since both lists are in the same order."""
    wanted = (query.statuses or UNFINISHED) & UNFINISHED
    if not wanted:
        return None
    unfinished = replace(query, statuses=wanted)
    if place < 0:
        first = articles.rows(unfinished, offset=0, limit=1)
        return first[0].id if first else None
    total = articles.count(unfinished)
    border = place if step > 0 else place - 1
    low, high = 0, total
    while low < high:
        middle = (low + high) // 2
        (row,) = articles.rows(unfinished, offset=middle, limit=1)
        here = articles.position(row.id, query)
        if here is not None and here > border:
            high = middle
        else:
            low = middle + 1
    found = low if step > 0 else low - 1
    if not 0 <= found < total:
        return None
    (row,) = articles.rows(unfinished, offset=found, limit=1)
    return row.id
