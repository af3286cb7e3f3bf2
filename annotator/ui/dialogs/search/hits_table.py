"""The table of hits: a concordance, with every hit in the middle of its words."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QSettings, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from annotator.ui.appearance import UNIT
from annotator.ui.dialogs.row_table import RowTable
from annotator.ui.dialogs.search.hits_model import (
    ANNOTATOR,
    ARTICLE,
    HIT,
    HIT_ROLE,
    LABEL,
    LEFT,
    RIGHT,
    STATUS,
    HitsModel,
)

_LEAST: Final = {HIT: 14, LABEL: 11, ANNOTATOR: 9, STATUS: 9, ARTICLE: 14}
"""In units of the layout; what is not needed goes to the words on both sides of the hit."""
_SHARES: Final = {HIT: 0.27, LABEL: 0.13, ANNOTATOR: 0.12, STATUS: 0.09, ARTICLE: 0.16}
"""The most of the width that a column takes by itself."""
_LOOKED_AT: Final = 200
"""So many hits say how much room is needed."""
_WIDTHS: Final = "searchWidths"


class ContextDelegate(QStyledItemDelegate):
    """The context reaches up to the hit; the hit is bold."""

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Say how a cell is drawn."""
        super().initStyleOption(option, index)
        middle = Qt.AlignmentFlag.AlignVCenter
        faint = option.palette.color(QPalette.ColorRole.PlaceholderText)
        match index.column():
            case 0:
                option.displayAlignment = Qt.AlignmentFlag.AlignRight | middle
                option.textElideMode = Qt.TextElideMode.ElideLeft
            case 1:
                option.font.setBold(not index.data(HIT_ROLE).is_article)
                option.displayAlignment = Qt.AlignmentFlag.AlignHCenter | middle
                option.textElideMode = Qt.TextElideMode.ElideMiddle
            case 2:
                option.textElideMode = Qt.TextElideMode.ElideRight
            case _:
                option.palette.setColor(QPalette.ColorRole.Text, faint)


class HitsTable(RowTable):
    """Shows a model of hits; rows are chosen as wholes."""

    # Qt sends events while the table is made.
    _own: dict[int, int] | None = None
    _fitting = False

    def __init__(self, model: HitsModel, parent: QWidget | None = None) -> None:
        super().__init__(model, parent)
        self.setObjectName("searchHits")
        self.setAccessibleName(self.tr("Hits"))
        self.setItemDelegate(ContextDelegate(self))
        header = self.horizontalHeader()
        header.setMinimumSectionSize(4 * UNIT)
        for column in (LEFT, RIGHT):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self._needs: dict[int, int] = {}
        self._measured = -1
        self._own = _own_widths()
        self._measure()
        header.sectionResized.connect(self._on_resized)
        model.progressed.connect(self._measure)
        model.modelReset.connect(self._forget)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share out the new width."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Another font or another language takes other room."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._forget()
            self._measure()

    def _forget(self) -> None:
        self._measured = -1

    def _measure(self) -> None:
        """Find out what room the first hits need; further ones change nothing, so that columns stay where they are."""
        rows = min(self.model().rowCount(), _LOOKED_AT)
        if self._own is None or rows == self._measured:
            return
        self._measured = rows
        self._needs = {column: self._needed(column, rows) for column in _LEAST}
        self._fit()

    def _fit(self) -> None:
        """Give each column what it needs, within bounds, or what somebody has given it."""
        if self._own is None or not self._needs:
            return
        self._fitting = True
        room = self.viewport().width()
        for column, least in _LEAST.items():
            width = self._own.get(column)
            if width is None:
                most = max(least * UNIT, round(room * _SHARES[column]))
                width = min(max(least * UNIT, self._needs[column]), most)
            self.setColumnWidth(column, width)
        self._fitting = False

    def _needed(self, column: int, rows: int) -> int:
        font = QFont(self.font())
        font.setBold(column == HIT)
        metrics = QFontMetrics(font)
        model = self.model()
        words = (str(model.index(row, column).data() or "") for row in range(rows))
        margin = 2 * (self.style().pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin) + 1)
        needed = max((metrics.horizontalAdvance(each) for each in words), default=0) + margin + UNIT
        return max(needed, self.horizontalHeader().sectionSizeHint(column))

    def _on_resized(self, column: int, _before: int, width: int) -> None:
        """Remember what somebody has chosen."""
        if not self._fitting and self._own is not None and column in _LEAST:
            self._own[column] = width
            QSettings().setValue(_WIDTHS, [f"{each}:{self._own[each]}" for each in self._own])


def _own_widths() -> dict[int, int]:
    """What somebody has made columns as wide as, by column."""
    kept = QSettings().value(_WIDTHS)
    pairs = [str(each).partition(":") for each in (kept if isinstance(kept, list) else [kept])]
    return {
        int(column): int(width)
        for column, _, width in pairs
        if column.isdecimal() and width.isdecimal() and int(column) in _LEAST
    }
