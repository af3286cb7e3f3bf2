"""A quiet table whose rows are wholes: findings, hits, steps of the history, suggestions."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

_ROW_HEIGHT = 28


class RowTable(QTableView):
    """Shows a model; rows of one height, without a grid, and Tab leads out of it.

    Args:
        model: The rows.
        parent: Its parent.
        several: Whether several rows can be chosen at once.
    """

    def __init__(
        self, model: QAbstractItemModel, parent: QWidget | None = None, *, several: bool = True
    ) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setWordWrap(False)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        modes = QAbstractItemView.SelectionMode
        self.setSelectionMode(modes.ExtendedSelection if several else modes.SingleSelection)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(_ROW_HEIGHT)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
