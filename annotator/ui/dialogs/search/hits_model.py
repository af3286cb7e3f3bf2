"""The hits of a search for Qt's views: a step of the search with every turn of the event loop, and further ones as one scrolls."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)

from annotator.domain.changes import Status
from annotator.domain.errors import AnnotatorError
from annotator.domain.schema import Schema
from annotator.domain.searching import Hit
from annotator.services.search import Search
from annotator.services.shown_names import ShownNames
from annotator.ui.dialogs.search.order import HitOrder, key_of
from annotator.ui.i18n import current_language, status_name

Index = QModelIndex | QPersistentModelIndex

HIT_ROLE = Qt.ItemDataRole.UserRole + 1
"""The ``Hit`` of a row."""
LEFT, HIT, RIGHT, LABEL, ANNOTATOR, STATUS, ARTICLE = range(7)
AT_FIRST = 10_000
"""So many are looked for without being asked."""
_FURTHER = 2_000
_PAUSE_MS = 1
_ROOT = QModelIndex()


class HitsModel(QAbstractTableModel):
    """The hits of one search after the other.

    Signals:
        progressed: Further hits came, or the search is over.
        failed: An ``AnnotatorError``: the corpus could not be read.
    """

    progressed = Signal()
    failed = Signal(object)

    def __init__(self, schema: Schema, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._schema = schema
        self._search: Search | None = None
        self.names = ShownNames()
        self._hits: list[Hit] = []
        self._order = HitOrder.FOUND
        self._wanted = AT_FIRST
        self._is_sorted = True
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self._step)

    # --- the search --------------------------------------------------------------------------

    @property
    def hits(self) -> list[Hit]:
        """Those that were found so far, as they are sorted."""
        return self._hits

    @property
    def articles(self) -> int:
        """In how many articles they are."""
        return len({hit.number for hit in self._hits})

    @property
    def is_searching(self) -> bool:
        """Whether further steps are to come by themselves."""
        return self._timer.isActive()

    @property
    def is_complete(self) -> bool:
        """Whether there are no others."""
        return self._search is None or self._search.is_over

    @property
    def share(self) -> float:
        """How much of the corpus was looked at."""
        return 1.0 if self._search is None else self._search.share

    def begin(self, search: Search | None) -> None:
        """Show the hits of another search; ``None`` shows none."""
        self._timer.stop()
        self.beginResetModel()
        self._search, self._hits, self._wanted = search, [], AT_FIRST
        self.names = self.names if search is None else search.names
        self._is_sorted = True
        self.endResetModel()
        if search is not None:
            self._timer.start()
        self.progressed.emit()

    def stop(self) -> None:
        """Look for no further ones unless asked."""
        self._timer.stop()
        self._finish()

    def sort_by(self, order: HitOrder) -> None:
        """Show them in another order."""
        self._order = order
        self._is_sorted = False
        self._finish()

    def hit(self, row: int) -> Hit:
        """One hit."""
        return self._hits[row]

    # --- Qt ----------------------------------------------------------------------------------

    def rowCount(self, parent: Index = _ROOT) -> int:
        """How many were found so far."""
        return 0 if parent.isValid() else len(self._hits)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Left context, hit, right context, label, annotator, status, article."""
        return 0 if parent.isValid() else ARTICLE + 1

    def canFetchMore(self, parent: Index) -> bool:
        """Whether there may be more than were looked for."""
        return not parent.isValid() and not self.is_complete and not self._timer.isActive()

    def fetchMore(self, parent: Index) -> None:
        """Go on searching."""
        if self.canFetchMore(parent):
            self._wanted = len(self._hits) + _FURTHER
            self._timer.start()

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """The words; the alignment makes a concordance of them."""
        if not index.isValid():
            return None
        hit = self._hits[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._words(hit, index.column())
            case Qt.ItemDataRole.ToolTipRole:
                if index.column() <= RIGHT:
                    return f"…{hit.before}[{hit.covered}]{hit.after}…"
                return self._words(hit, index.column())
            case Qt.ItemDataRole.AccessibleTextRole if index.column() <= RIGHT:
                return f"{hit.before}{hit.covered}{hit.after}"
            case _:
                return hit if role == HIT_ROLE else None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = int(Qt.ItemDataRole.DisplayRole),
    ) -> object:
        """What a column says."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole and section == LEFT:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return (
            self.tr("Left context"),
            self.tr("Hit"),
            self.tr("Right context"),
            self.tr("Label"),
            self.tr("Set"),
            self.tr("Status"),
            self.tr("Article"),
        )[section]

    # --- inside ------------------------------------------------------------------------------

    def _step(self) -> None:
        if self._search is None:
            return
        try:
            part = self._search.step()
        except AnnotatorError as error:
            self._search = None
            self.failed.emit(error)
            return
        if part.hits:
            first = len(self._hits)
            self.beginInsertRows(_ROOT, first, first + len(part.hits) - 1)
            self._hits += part.hits
            self.endInsertRows()
            self._is_sorted = False
        if not self._search.is_over and len(self._hits) < self._wanted:
            self._timer.start()
            self.progressed.emit()
        else:
            self._finish()

    def _finish(self) -> None:
        """Bring them into order once no others come for now."""
        if not self._is_sorted and not self._timer.isActive() and self._hits:
            if self._order is not HitOrder.FOUND:
                self.layoutAboutToBeChanged.emit()
                before = self.persistentIndexList()
                kept = [self._hits[index.row()] for index in before]
                self._hits.sort(key=key_of(self._order))
                places = {id(hit): row for row, hit in enumerate(self._hits)} if kept else {}
                after = [
                    self.index(places[id(hit)], index.column())
                    for hit, index in zip(kept, before, strict=True)
                ]
                self.changePersistentIndexList(before, after)
                self.layoutChanged.emit()
            self._is_sorted = True
        self.progressed.emit()

    def _words(self, hit: Hit, column: int) -> str:  # noqa: PLR0911 - a case for each kind of part
        match column:
            case 0:
                return hit.before.lstrip()
            case 1:
                return hit.covered
            case 2:
                return hit.after.rstrip()
            case 3:
                return self._label(hit)
            case 4:
                return self.names.of(hit.annotator, hit.article)
            case 5:
                return status_name(Status(hit.status)) if hit.status else ""
            case _:
                return hit.title

    def _label(self, hit: Hit) -> str:
        if not hit.span:
            return ""
        if hit.layer in self._schema.layers and hit.label in self._schema.layers[hit.layer].labels:
            return self._schema.label_title(hit.layer, hit.label, current_language())
        return hit.label
