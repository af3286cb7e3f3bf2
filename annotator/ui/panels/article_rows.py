"""The view of the article list: a list that costs only what it shows."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget


class ArticleRows(QTableView):
    """A list whose Enter key opens what the keyboard is on.

    A table of one column: unlike ``QListView`` it does not ask for every row of a long list.

    Signals:
        chosen: The index the keyboard was on.
        menu_wanted: The index below the mouse, or the one the keyboard is on, and the global ``QPoint``.
    """

    chosen = Signal(object)
    menu_wanted = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)  # now: later it would go through all rows
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)

    def set_row_height(self, height: int) -> None:
        """Make all rows so high, device-independent pixels."""
        self.verticalHeader().setDefaultSectionSize(height)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for what can be done with a row."""
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if by_mouse else self.currentIndex()
        if index.isValid():
            beside = self.visualRect(index).center()
            place = event.globalPos() if by_mouse else self.viewport().mapToGlobal(beside)
            self.menu_wanted.emit(index, place)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self.chosen.emit(self.currentIndex())
            return
        super().keyPressEvent(event)
