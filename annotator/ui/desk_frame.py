"""The frame of the desk: its areas beside each other, and how wide and high they are; knows nothing of articles."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from annotator.ui.appearance import UNIT

_WIDTHS: Final = (260, 700, 320)
_LEAST_ARTICLE: Final = 45 * UNIT
_LEAST_PANEL: Final = 30 * UNIT
_HEIGHTS: Final = (360, 280)


class DeskFrame(QWidget):
    """List, article and side; what lies between them can be moved.

    Whatever is in an area is made as its child: to move a widget is to style it, and all it holds, once more.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns = QSplitter(Qt.Orientation.Horizontal, self)
        self._columns.setObjectName("columns")
        self._centre = QWidget(self._columns)
        self._centre.setObjectName("centre")
        self._side = QSplitter(Qt.Orientation.Vertical, self._columns)
        self._side.setObjectName("side")

    def save_sizes(self) -> tuple[QByteArray, QByteArray]:
        """The widths and heights of the areas, for ``restore_sizes``."""
        return self._columns.saveState(), self._side.saveState()

    def restore_sizes(self, columns: QByteArray | None, side: QByteArray | None) -> None:
        """Give the areas the sizes they had."""
        if columns:
            self._columns.restoreState(columns)
        if side:
            self._side.restoreState(side)

    def show_list(self, *, on: bool) -> None:
        """Show or hide the list of articles."""
        self._list.setVisible(on)

    def show_side(self, *, on: bool) -> None:
        """Show or hide inspector and outline."""
        self._side.setVisible(on)

    @property
    def side(self) -> QWidget:
        """What the panels beside the article are in."""
        return self._side

    def add_to_side(self, panel: QWidget) -> None:
        """Let a further panel stand beside the article, below the others."""
        self._side.addWidget(panel)

    def _arrange(
        self,
        articles: QWidget,
        rows: Sequence[tuple[QWidget, int]],
        beside: Sequence[QWidget],
    ) -> None:
        """Put what is in the areas where it belongs.

        Args:
            articles: The list, on the left.
            rows: What is in the centre from top to bottom, each with its share of the height that is left.
            beside: On the right, from top to bottom.
        """
        self._list = articles
        self._centre.setMinimumWidth(_LEAST_ARTICLE)
        column = QVBoxLayout(self._centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for row, share in rows:
            column.addWidget(row, share)
        for panel in beside:
            self._side.addWidget(panel)
        self._side.setSizes(list(_HEIGHTS))
        self._columns.insertWidget(0, articles)
        for widget in (articles, self._side):
            widget.setMinimumWidth(_LEAST_PANEL)
        for splitter in (self._columns, self._side):
            splitter.setHandleWidth(1)
            splitter.setChildrenCollapsible(False)
        self._columns.setStretchFactor(1, 1)
        self._columns.setSizes(list(_WIDTHS))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._columns)
