"""The article list for Qt's views: as long as the corpus, but read in pages, when rows are looked at."""

from __future__ import annotations

import logging
from collections import OrderedDict
from collections.abc import Sequence

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
from annotator.ui.models.pinned_rows import PinnedRows

_log = logging.getLogger(__name__)

Index = QModelIndex | QPersistentModelIndex

ARTICLE_ROLE = Qt.ItemDataRole.UserRole + 1
"""The ``ArticleId`` of a row."""
ROW_ROLE = Qt.ItemDataRole.UserRole + 2
"""The ``ArticleRow`` of a row."""

PAGE = 100
_PAGES_KEPT = 24
_ROOT = QModelIndex()


class ArticleModel(QAbstractListModel):
    """The articles a query finds, in its order; rows stay where they are until ``reload``.

    Signals:
        failed: An ``AnnotatorError``: the corpus could not be read.
        reloaded: The list was made anew.
    """

    failed = Signal(object)
    reloaded = Signal()

    def __init__(self, library: Library, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._query = library.everything()
        self._found = 0
        self._pins = PinnedRows()
        self._pinned: dict[ArticleId, ArticleRow] = {}
        self._pages: OrderedDict[int, Sequence[ArticleRow]] = OrderedDict()
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
        """Make the list anew."""
        problem: AnnotatorError | None = None
        try:
            found = self._library.count(self._query)
        except ConnectionLostError as error:
            # What was read stays until there is something newer.
            self._report(error)
            return
        except AnnotatorError as error:
            found, problem = 0, error
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

    def refresh_rows(self) -> None:
        """Read every row again where it is, after the tallies of many articles changed."""
        if self._depends_on_tally():
            self.reload()
            return
        self._forget_pages()
        if self.rowCount():
            self.dataChanged.emit(self.index(0), self.index(self.rowCount() - 1))

    def refresh_row(self, article: ArticleId) -> None:
        """Read one row again after an edit; it stays where it is shown."""
        index = self.index_of(article)
        if not index.isValid():
            return
        row = index.row()
        try:
            fresh = self._library.row(article)
            place = self._library.position(article, self._query) if self._depends_on_tally() else -1
        except AnnotatorError as error:
            self._report(error)
            return
        if place != -1 and place != self._place(article, row):
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

    def index_of(self, article: ArticleId) -> QModelIndex:
        """Where the article is shown; invalid if the query leaves it out."""
        row = self._shown_at.get(article)
        if row is None:
            row = self._row_on_pages(article)
        if row is None:
            try:
                place = self._library.position(article, self._query)
            except AnnotatorError as error:
                self._report(error)
                place = None
            row = self._pins.row_of_place(place) if place is not None else None
        if row is None or row >= self.rowCount():
            return QModelIndex()
        self._shown_at[article] = row
        return self.index(row)

    def article_at(self, row: int) -> ArticleRow | None:
        """What is shown in a row; ``None`` if it cannot be read or is out of range."""
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
        page = self._pages.get(number)
        if page is None:
            page = self._read(number)
            self._pages[number] = page
            if len(self._pages) > _PAGES_KEPT:
                self._pages.popitem(last=False)
        else:
            self._pages.move_to_end(number)
        return page

    def _read(self, number: int) -> Sequence[ArticleRow]:
        first = self._pins.place_of_free(number * PAGE)
        last = self._pins.place_of_free((number + 1) * PAGE - 1)
        try:
            rows = self._library.rows(self._query, offset=first, limit=last - first + 1)
        except AnnotatorError as error:
            self._report(error)
            return ()
        return [row for row in rows if row.id not in self._pins]

    def _forget_pages(self) -> None:
        self._pages.clear()

    def _report(self, error: AnnotatorError) -> None:
        _log.info("article list: %s", error)
        self.failed.emit(error)
