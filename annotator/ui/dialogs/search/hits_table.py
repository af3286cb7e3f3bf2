"""The table of hits: a concordance, with every hit in the middle of its words."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QHeaderView,
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

_WIDTHS = {HIT: 22, LABEL: 13, ANNOTATOR: 11, STATUS: 9, ARTICLE: 18}


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

    def __init__(self, model: HitsModel, parent: QWidget | None = None) -> None:
        super().__init__(model, parent)
        self.setObjectName("searchHits")
        self.setAccessibleName(self.tr("Hits"))
        self.setItemDelegate(ContextDelegate(self))
        header = self.horizontalHeader()
        header.setMinimumSectionSize(4 * UNIT)
        for column, width in _WIDTHS.items():
            self.setColumnWidth(column, width * UNIT)
        for column in (LEFT, RIGHT):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
