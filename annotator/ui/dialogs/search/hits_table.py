"""The table of hits: a concordance, with every hit in the middle of its words."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from annotator.ui.appearance import UNIT
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

_ROW_HEIGHT = 28
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


class HitsTable(QTableView):
    """Shows a model of hits; rows are chosen as wholes."""

    def __init__(self, model: HitsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("searchHits")
        self.setAccessibleName(self.tr("Hits"))
        self.setModel(model)
        self.setItemDelegate(ContextDelegate(self))
        self.setWordWrap(False)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(_ROW_HEIGHT)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setMinimumSectionSize(4 * UNIT)
        for column, width in _WIDTHS.items():
            self.setColumnWidth(column, width * UNIT)
        for column in (LEFT, RIGHT):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
