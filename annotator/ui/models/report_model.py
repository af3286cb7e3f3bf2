"""The details of a report as a table."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from annotator.ui.panels.outcomes import Detail

Index = QModelIndex | QPersistentModelIndex

_ROOT = QModelIndex()


class ReportModel(QAbstractTableModel):
    """What happened, where and why; one row each."""

    def __init__(self, details: Sequence[Detail], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._details = tuple(details)

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Number of details."""
        return 0 if parent.isValid() else len(self._details)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """What, where, why."""
        return 0 if parent.isValid() else 3

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words of a cell."""
        if not index.isValid() or role not in {
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.ToolTipRole,
        }:
            return None
        detail = self._details[index.row()]
        return (detail.kind, detail.place, detail.reason)[index.column()]

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """What a column says."""
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return (self.tr("What"), self.tr("Where"), self.tr("Why"))[section]
