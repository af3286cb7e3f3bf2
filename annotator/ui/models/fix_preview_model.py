"""What a repair would change, as a table."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex

_ROOT = QModelIndex()
_COLUMNS = 4


class FixPreviewModel(QAbstractTableModel):
    """One row for each place: what is marked, what will be, in which article, among which words.

    Args:
        result: Of the worker's task ``fix_findings``.
    """

    def __init__(self, result: Mapping[str, Any], parent: QObject | None = None) -> None:
        super().__init__(parent)
        nothing = "–"
        self._rows = [
            (each["before"] or nothing, each["after"] or nothing, each["title"], each["context"])
            for each in result["fixed"]
        ]
        self._rows += [
            (each["excerpt"], self.tr("stays: %1").replace("%1", each["reason"]), each["title"], "")
            for each in result["left"]
        ]

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Number of places."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Before, after, article, context."""
        return 0 if parent.isValid() else _COLUMNS

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words of a cell."""
        shown = {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}
        if not index.isValid() or role not in shown:
            return None
        return self._rows[index.row()][index.column()]

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """What a column says."""
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return (self.tr("Now"), self.tr("Then"), self.tr("Article"), self.tr("Context"))[section]
