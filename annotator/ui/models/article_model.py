"""The article list for Qt's views: as long as the corpus, but read in pages, when rows are looked at."""

from __future__ import annotations

import logging
from collections import OrderedDict
from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from annotator.domain.changes import Status
from annotator.domain.errors import AnnotatorError, ConnectionLostError
from annotator.domain.ids import ArticleId
from annotator.domain.ports import ArticleQuery, ArticleRow, Order
from annotator.services.browse import Library
from annotator.services.reading import AT_ONCE, Reading
from annotator.ui.models.pinned_rows import PinnedRows

_log = logging.getLogger(__name__)

Index = QModelIndex | QPersistentModelIndex

ARTICLE_ROLE = Qt.ItemDataRole.UserRole + 1
"""The ``ArticleId`` of a row."""
ROW_ROLE = Qt.ItemDataRole.UserRole + 2
"""The ``ArticleRow`` of a row."""

PAGE = 100
_PAGES_KEPT = 24
_SAME: Final = -1
_ROOT = QModelIndex()


class ArticleModel(QAbstractListModel):
    """The articles a query finds, in its order; rows stay where they are until ``reload``.

    Signals:
        failed: An ``AnnotatorError``: the corpus could not be read.
        reloaded: The list was made anew.
        located: An ``ArticleId``: ``index_of`` knows it now.
        arrived: Rows were read that were asked for before.
    """

    failed = Signal(object)
    reloaded = Signal()
    located = Signal(object)
    arrived = Signal()

    def __init__(
        self, library: Library, parent: QObject | None = None, *, reading: Reading = AT_ONCE
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._reading = reading
        self._query = library.everything()
        self._found = 0
        self._pins = PinnedRows()
        self._pinned: dict[ArticleId, ArticleRow] = {}
        self._pages: OrderedDict[int, Sequence[ArticleRow]] = OrderedDict()
        self._coming: dict[int, object] = {}
        self._late: set[int] = set()
        self._stale: set[int] = set()
        self._shown_at: dict[ArticleId, int] = {}
        self.reload()

    @property
    def query(self) -> ArticleQuery:
        """Which articles, in which order."""
        return self._query

    def set_query(self, query: ArticleQuery) -> None:
        """Show other articles, or the same in another order."""
        if query != self._query:
            self._query = query
            self.reload()

    def reload(self) -> None:
        """Make the list anew; until its length is known it stays as it is."""
        self._reading.ask(
            partial(self._library.count, self._query),
            self._make_anew,
            self._on_no_count,
            of=self,
            what="count",
        )

    def refresh_rows(self) -> None:
        """Read every row again where it is, after the tallies of many articles changed."""
        if self._depends_on_tally():
            self.reload()
            return
        # What was read stays in sight until there is something newer.
        self._stale.update(self._pages)
        self._coming.clear()
        if self.rowCount():
            self.dataChanged.emit(self.index(0), self.index(self.rowCount() - 1))

    def refresh_row(self, article: ArticleId) -> None:
        """Read one row again after an edit; it stays where it is shown."""
        index = self.index_of(article)
        if not index.isValid():
            return
        query, depends = self._query, self._depends_on_tally()

        def read() -> tuple[ArticleRow, int | None]:
            fresh = self._library.row(article)
            return fresh, self._library.position(article, query) if depends else _SAME

        self._reading.ask(
            read,
            lambda found: self._take_row(article, query, *found),
            self._report,
            of=self,
            what=f"row {article}",
        )

    def index_of(self, article: ArticleId) -> QModelIndex:
        """Where the article is shown; invalid if the query leaves it out, or until that is known: see ``located``."""
        row = self._shown_at.get(article)
        if row is None:
            row = self._row_on_pages(article)
        if row is None:
            self._look_for(article)
            row = self._shown_at.get(article)
        if row is None or row >= self.rowCount():
            return QModelIndex()
        self._shown_at[article] = row
        return self.index(row)

    def article_at(self, row: int) -> ArticleRow | None:
        """What is shown in a row; ``None`` if it is not read yet, cannot be, or is out of range."""
        if not 0 <= row < self.rowCount():
            return None
        pinned = self._pins.at(row) if len(self._pins) else None
        if pinned is not None:
            return self._pinned.get(pinned)
        number, offset = divmod(self._pins.free_index(row), PAGE)
        page = self._page(number)
        return page[offset] if offset < len(page) else None

    # --- Qt ----------------------------------------------------------------------------------

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Number of articles; rows have no children."""
        return 0 if parent.isValid() else self._found + self._pins.missing()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What to show for an article."""
        if not index.isValid():
            return None
        row = self.article_at(index.row())
        if row is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.title
            case Qt.ItemDataRole.ToolTipRole:
                return "\n".join(filter(None, (row.title, *self._remarks(row))))
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(row)
            case _:
                return {ARTICLE_ROLE: row.id, ROW_ROLE: row}.get(role)

    # --- inside ------------------------------------------------------------------------------

    def _spoken(self, row: ArticleRow) -> str:
        status = {
            Status.NEW: self.tr("new"),
            Status.STARTED: self.tr("started"),
            Status.DONE: self.tr("done"),
        }[row.tally.status]
        open_ = self.tr("%Ln suggestion(s) open", "", row.tally.open_suggestions)
        return ", ".join((row.title, status, open_, *self._remarks(row)))

    def _remarks(self, row: ArticleRow) -> tuple[str, ...]:
        like = self.tr("says the same as “%1”, which you have finished").replace("%1", row.like)
        nothing = self.tr("suggested, nothing found")
        return (*([like] if row.like else []), *([nothing] if row.nothing_found else []))

    def _depends_on_tally(self) -> bool:
        return bool(self._query.statuses) or self._query.order is Order.OPEN

    def _place(self, article: ArticleId, row: int) -> int | None:
        pin = self._pins.pin_of(article)
        return pin.place if pin else self._pins.place_of_free(self._pins.free_index(row))

    def _row_on_pages(self, article: ArticleId) -> int | None:
        pin = self._pins.pin_of(article)
        if pin is not None:
            return pin.row
        for number, page in self._pages.items():
            for offset, row in enumerate(page):
                if row.id == article:
                    place = self._pins.place_of_free(number * PAGE + offset)
                    return self._pins.row_of_place(place)
        return None

    def _put(self, row: int, fresh: ArticleRow) -> None:
        number, offset = divmod(self._pins.free_index(row), PAGE)
        page = self._pages.get(number)
        if page is not None and offset < len(page):
            self._pages[number] = [*page[:offset], fresh, *page[offset + 1 :]]

    def _page(self, number: int) -> Sequence[ArticleRow]:
        is_wanted = number not in self._pages or number in self._stale
        if is_wanted and number not in self._coming:
            self._ask_for_page(number)
        if number in self._pages:
            self._pages.move_to_end(number)
        return self._pages.get(number, ())

    def _ask_for_page(self, number: int) -> None:
        first = self._pins.place_of_free(number * PAGE)
        last = self._pins.place_of_free((number + 1) * PAGE - 1)
        query, limit = self._query, last - first + 1
        token = self._coming[number] = object()
        self._reading.ask(
            lambda: self._library.rows(query, offset=first, limit=limit),
            lambda rows: self._keep_page(number, token, rows),
            lambda error: self._miss_page(number, token, error),
            of=self,
            what=f"page {number}",
        )
        if self._coming.get(number) is token:
            self._late.add(number)

    def _keep_page(self, number: int, token: object, rows: Sequence[ArticleRow]) -> None:
        if self._coming.get(number) is not token:
            return  # of a list that was made anew since
        del self._coming[number]
        self._stale.discard(number)
        self._pages[number] = [row for row in rows if row.id not in self._pins]
        if len(self._pages) > _PAGES_KEPT:
            self._pages.popitem(last=False)
        if number in self._late and self.rowCount():
            self._late.discard(number)
            # Nobody knows which rows the view has asked for in vain: pinned ones move them.
            self.dataChanged.emit(self.index(0), self.index(self.rowCount() - 1))
            self.arrived.emit()

    def _miss_page(self, number: int, token: object, error: AnnotatorError) -> None:
        if self._coming.get(number) is token:
            del self._coming[number]
            self._late.discard(number)
            self._stale.discard(number)
            # So that the view does not ask again whenever it paints; the next reload does.
            self._pages.setdefault(number, ())
        self._report(error)

    def _make_anew(self, found: int, problem: AnnotatorError | None = None) -> None:
        self.beginResetModel()
        self._forget_pages()
        self._pins.clear()
        self._pinned.clear()
        self._shown_at.clear()
        self._found = found
        self.endResetModel()
        if problem is not None:
            self._report(problem)
        self.reloaded.emit()

    def _on_no_count(self, error: AnnotatorError) -> None:
        if isinstance(error, ConnectionLostError):
            # What was read stays until there is something newer.
            self._report(error)
        else:
            self._make_anew(0, error)

    def _take_row(
        self, article: ArticleId, query: ArticleQuery, fresh: ArticleRow, place: int | None
    ) -> None:
        index = self.index_of(article)
        if query != self._query or not index.isValid():
            return
        row = index.row()
        if place != _SAME and place != self._place(article, row):
            missing = self._pins.missing()
            self._pins.moved(article, row, place)
            self._found -= self._pins.missing() - missing
            self._pinned = {key: known for key, known in self._pinned.items() if key in self._pins}
            self._forget_pages()
        if article in self._pins:
            self._pinned[article] = fresh
        else:
            self._put(row, fresh)
        self.dataChanged.emit(index, index)

    def _look_for(self, article: ArticleId) -> None:
        query, is_late = self._query, False

        def found(place: int | None) -> None:
            row = self._pins.row_of_place(place) if place is not None else None
            if query == self._query and row is not None:
                self._shown_at[article] = row
                if is_late:
                    self.located.emit(article)

        self._reading.ask(
            lambda: self._library.position(article, query),
            found,
            self._report,
            of=self,
            what="place",
        )
        is_late = True

    def _forget_pages(self) -> None:
        self._pages.clear()
        self._coming.clear()
        self._late.clear()
        self._stale.clear()

    def _report(self, error: AnnotatorError) -> None:
        _log.info("article list: %s", error)
        self.failed.emit(error)
