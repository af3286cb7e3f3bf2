"""A table of numbers one can walk through, sort, and ask."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from annotator.ui.appearance import UNIT
from annotator.ui.dialogs.agreement.tables import Field, Table
from annotator.ui.theme import LIGHT, Theme

Index = QModelIndex | QPersistentModelIndex

_ROOT = QModelIndex()
_ROW_HEIGHT = 28
_WIDEST = 34 * UNIT
_MEASURED = 40
_SORTED_BY = Qt.ItemDataRole.UserRole
_NOTHING = -1e9
"""What is not known is sorted below everything."""


class TableModel(QAbstractTableModel):
    """The fields of a table."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.table = Table()
        self._muted = QColor(LIGHT.muted)

    def show_table(self, table: Table) -> None:
        """Show another table."""
        self.beginResetModel()
        self.table = table
        self.endResetModel()

    def set_theme(self, theme: Theme) -> None:
        """Use the colours of a theme."""
        self._muted = QColor(theme.muted)

    def field(self, index: Index) -> Field | None:
        """The field at a place."""
        return self.table.rows[index.row()][index.column()] if index.isValid() else None

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Number of rows."""
        return 0 if parent.isValid() else len(self.table.rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Number of columns."""
        return 0 if parent.isValid() else len(self.table.heads)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Words, alignment, colour, and what rows are sorted by."""
        found = self.field(index)
        if found is None:
            return None
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return found.shown
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() >= self.table.words:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role == Qt.ItemDataRole.ForegroundRole and found.value is None and found.asks is None:
            return self._muted
        return self._rank(found, index.column()) if role == _SORTED_BY else None

    def _rank(self, found: Field, column: int) -> object:
        if column < self.table.words:
            return found.shown.casefold()
        return _NOTHING if found.value is None else found.value

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """What a column says."""
        if orientation != Qt.Orientation.Horizontal or section >= len(self.table.heads):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.table.heads[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignLeft
            if section >= self.table.words:
                side = Qt.AlignmentFlag.AlignRight
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        return None


class NumbersView(QTableView):
    """Shows a table; a click on a field, or Enter, asks it.

    Args:
        name: For screen readers.

    Signals:
        asked: What a field asks.
    """

    asked = Signal(object)

    def __init__(
        self, name: str, parent: QWidget | None = None, *, whole_rows: bool = False
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.model_of = TableModel(self)
        self._sorted = QSortFilterProxyModel(self)
        self._sorted.setSourceModel(self.model_of)
        self._sorted.setSortRole(_SORTED_BY)
        self.setModel(self._sorted)
        self.setWordWrap(False)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSortingEnabled(True)
        self.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
        behaviour = QAbstractItemView.SelectionBehavior
        self.setSelectionBehavior(behaviour.SelectRows if whole_rows else behaviour.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW_HEIGHT)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setStretchLastSection(False)
        # Columns are as wide as the first rows need; to measure hundreds of them takes a tenth of a second.
        self.horizontalHeader().setResizeContentsPrecision(_MEASURED)
        if not whole_rows:
            self.clicked.connect(self._ask)
        self.activated.connect(self._ask)

    @property
    def table(self) -> Table:
        """What is shown, in the order of the table."""
        return self.model_of.table

    @property
    def current(self) -> int:
        """The row one is at, in the order of the table; -1: none."""
        index = self.currentIndex()
        return self._sorted.mapToSource(index).row() if index.isValid() else -1

    def show_table(self, table: Table, *, stretched: int = -1) -> None:
        """Show another table.

        Args:
            table: It.
            stretched: The column that gets what room is left.
        """
        self.model_of.show_table(table)
        header = self.horizontalHeader()
        for column in range(len(table.heads)):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
        self.resizeColumnsToContents()
        for column in range(len(table.heads)):
            self.setColumnWidth(column, min(self.columnWidth(column) + UNIT, _WIDEST))
        if 0 <= stretched < len(table.heads):
            header.setSectionResizeMode(stretched, QHeaderView.ResizeMode.Stretch)

    def sit_at(self, row: int) -> None:
        """Go to a row, in the order that is shown."""
        if 0 <= row < self._sorted.rowCount():
            self.setCurrentIndex(self._sorted.index(row, 0))

    def index_of(self, row: int, column: int) -> QModelIndex:
        """The shown place of a field, by its place in the table."""
        return self._sorted.mapFromSource(self.model_of.index(row, column))

    def set_theme(self, theme: Theme) -> None:
        """Use the colours of a theme."""
        self.model_of.set_theme(theme)

    def _ask(self, index: QModelIndex) -> None:
        found = self.model_of.field(self._sorted.mapToSource(index))
        if found is not None and found.asks is not None:
            self.asked.emit(found.asks)
