"""The table in which many things are ticked, each in its context: Space ticks, Ctrl+A all of them, Enter does it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from annotator.ui.appearance import UNIT
from annotator.ui.dialogs.review_list_model import CANDIDATE_ROLE, CONTEXT, ReviewModel
from annotator.ui.dialogs.row_table import RowTable


class ContextDelegate(QStyledItemDelegate):
    """Draws words in context: what is meant in the middle, as concordances do."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one row."""
        row = index.data(CANDIDATE_ROLE)
        style = option.widget.style()
        style.drawPrimitive(
            QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, option.widget
        )
        box: QRect = option.rect.adjusted(UNIT, 0, -UNIT, 0)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        role = QPalette.ColorRole
        plain = option.palette.color(role.HighlightedText if chosen else role.Text)
        faint = option.palette.color(role.HighlightedText if chosen else role.PlaceholderText)
        bold = option.font
        bold.setBold(True)
        wide, metrics = QFontMetrics(bold), option.fontMetrics
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.save()
        try:
            covered = wide.elidedText(
                row.covered, Qt.TextElideMode.ElideMiddle, int(box.width() * 0.6)
            )
            width = wide.horizontalAdvance(covered)
            left = box.left() + (box.width() - width) * 2 // 5
            before = QRect(box.left(), box.top(), left - box.left(), box.height())
            after = QRect(left + width, box.top(), box.right() - left - width, box.height())
            painter.setPen(faint)
            elided = metrics.elidedText(row.before, Qt.TextElideMode.ElideLeft, before.width())
            painter.drawText(before, middle | Qt.AlignmentFlag.AlignRight, elided)
            elided = metrics.elidedText(row.after, Qt.TextElideMode.ElideRight, after.width())
            painter.drawText(after, middle, elided)
            painter.setPen(plain)
            painter.setFont(bold)
            painter.drawText(QRect(left, box.top(), width + 2, box.height()), middle, covered)
        finally:
            painter.restore()


class TickTable(RowTable):
    """Shows the rows of a review list.

    Args:
        model: The rows, and which of them are ticked.
        widths: Of columns, in units of the grid.
        keys: Further keys without a modifier, and what they do.

    Signals:
        entered: It is to be done with what is ticked.
    """

    entered = Signal()

    def __init__(
        self,
        model: ReviewModel,
        parent: QWidget | None = None,
        *,
        widths: Mapping[int, int],
        keys: Mapping[Qt.Key, Callable[[], object]] | None = None,
    ) -> None:
        super().__init__(model, parent)
        self._model = model
        self._keys = dict(keys or {})
        self.setItemDelegateForColumn(CONTEXT, ContextDelegate(self))
        header = self.horizontalHeader()
        header.setMinimumSectionSize(4 * UNIT)
        header.setSectionResizeMode(CONTEXT, QHeaderView.ResizeMode.Stretch)
        for column, width in widths.items():
            self.setColumnWidth(column, width * UNIT)

    def go_to_first(self) -> None:
        """Be at the first row, if there is one."""
        if self._model.rowCount():
            self.setCurrentIndex(self._model.index(0, CONTEXT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the list; what it does not know goes its usual way."""
        key = Qt.Key(event.key())
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if key == Qt.Key.Key_Space:
            selected = self.selectionModel().selectedRows()
            rows = [index.row() for index in selected] or [self.currentIndex().row()]
            self._model.toggle([row for row in rows if row >= 0])
        elif key == Qt.Key.Key_A and control:
            self._model.toggle(range(self._model.rowCount()))
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.entered.emit()
        elif key in self._keys:
            self._keys[key]()
        else:
            super().keyPressEvent(event)
