"""A list one types into, laid over the window: the command palette and the chooser of labels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QFrame,
    QGraphicsDropShadowEffect,
    QLabel,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from annotator.ui.appearance import UNIT
from annotator.ui.matching import ranked

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()

_ROW: Final = 30
_MOST_ROWS: Final = 12
_WIDE, _NARROW = 560, 400
_FRAME: Final = 4
_ITEM_ROLE: Final = int(Qt.ItemDataRole.UserRole)


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of the list.

    Attributes:
        id: What is reported when it is chosen.
        text: What it is called.
        keys: Shown at the right.
        detail: Shown fainter after the text.
        colour: A hue as ``#rrggbb`` for a dot before the text; empty for none.
        words: Further words that find it.
    """

    id: str
    text: str
    keys: str = ""
    detail: str = ""
    colour: str = ""
    words: str = ""


class _Choices(QAbstractListModel):
    """The choices that fit what was typed, best first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: Sequence[Choice] = ()
        self._first: Sequence[Choice] = ()
        self._shown: list[Choice] = []

    def show(self, choices: Sequence[Choice], first: Sequence[str]) -> None:
        by_id = {choice.id: choice for choice in choices}
        self._all = choices
        self._first = [by_id[name] for name in first if name in by_id]
        self.filter("")

    def filter(self, query: str) -> None:
        self.beginResetModel()
        self._shown = ranked(
            query,
            self._all,
            lambda choice: f"{choice.text} {choice.detail} {choice.words}",
            first=self._first,
        )
        self.endResetModel()

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: _Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        if not index.isValid():
            return None
        choice = self._shown[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return choice.text
            case Qt.ItemDataRole.AccessibleTextRole:
                return " ".join(filter(None, (choice.text, choice.detail, choice.keys)))
            case _:
                return choice if role == _ITEM_ROLE else None


class _ChoiceDelegate(QStyledItemDelegate):
    """Paints a line: dot, text, detail; the key at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        del option, index
        return QSize(0, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        choice = index.data(_ITEM_ROLE)
        widget = option.widget
        style = widget.style()
        style.drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, widget)
        box: QRect = option.rect.adjusted(UNIT, 0, -UNIT, 0)
        palette = option.palette
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.save()
        try:
            faint = palette.color(QPalette.ColorRole.PlaceholderText)
            metrics = option.fontMetrics
            if choice.keys:
                painter.setPen(faint)
                painter.drawText(box, middle | Qt.AlignmentFlag.AlignRight, choice.keys)
                box.setRight(box.right() - metrics.horizontalAdvance(choice.keys) - 2 * UNIT)
            if choice.colour:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setBrush(QColor(choice.colour))
                painter.setPen(Qt.PenStyle.NoPen)
                painter.drawEllipse(QPoint(box.left() + 4, box.center().y() + 1), 4, 4)
                box.setLeft(box.left() + 2 * UNIT)
            painter.setPen(palette.color(QPalette.ColorRole.Text))
            text = metrics.elidedText(choice.text, Qt.TextElideMode.ElideRight, box.width())
            painter.drawText(box, middle, text)
            box.setLeft(box.left() + metrics.horizontalAdvance(text) + UNIT)
            if choice.detail and box.width() > 4 * UNIT:
                painter.setPen(faint)
                detail = metrics.elidedText(choice.detail, Qt.TextElideMode.ElideRight, box.width())
                painter.drawText(box, middle, detail)
        finally:
            painter.restore()


class FilterPopup(QFrame):
    """A field and the list below it, over the window. Enter or a click chooses, Esc leaves.

    Signals:
        chosen: The id of the line that was chosen. The popup is closed by then.
        closed: Always, also when nothing was chosen.
    """

    chosen = Signal(str)
    closed = Signal()

    def __init__(self, around: QWidget) -> None:
        super().__init__(around)
        self._around = around
        self.setObjectName("filterPopup")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._back_to: QWidget | None = None
        self._direct: dict[str, str] = {}
        self._most_height = 0
        self._title = QLabel(self)
        self._title.setObjectName("filterTitle")
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._field = QLineEdit(self)
        self._field.setObjectName("filterField")
        self._list = QListView(self)
        self._list.setObjectName("filterList")
        self._model = _Choices(self)
        self._list.setModel(self._model)
        self._list.setItemDelegate(_ChoiceDelegate(self._list))
        self._list.setUniformItemSizes(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._field.installEventFilter(self)
        self._field.textChanged.connect(self._on_typed)
        self._list.clicked.connect(self._choose)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(UNIT, UNIT, UNIT, UNIT)
        layout.setSpacing(UNIT)
        layout.addWidget(self._title)
        layout.addWidget(self._field)
        layout.addWidget(self._list, 1)
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(3 * UNIT)
        shadow.setOffset(0, UNIT // 2)
        shadow.setColor(QColor(0, 0, 0, 70))
        self.setGraphicsEffect(shadow)
        self.hide()

    def ask(
        self,
        choices: Sequence[Choice],
        *,
        title: str = "",
        placeholder: str = "",
        first: Sequence[str] = (),
        near: QRect | None = None,
    ) -> None:
        """Show the list and take the keyboard.

        Args:
            choices: In their natural order.
            title: What is asked; empty: no title.
            placeholder: In the empty field.
            first: Ids that go to the top, e.g. recently used ones.
            near: Where on the window the question arose; default: the upper middle of the window.
        """
        self._back_to = self.window().focusWidget()
        # A digit chooses at once: nobody types digits to find a label by its name.
        self._direct = {choice.keys: choice.id for choice in choices if choice.keys.isdigit()}
        self._title.setText(title)
        self._title.setVisible(bool(title))
        self._field.setPlaceholderText(placeholder)
        self._field.setAccessibleName(title or placeholder)
        self._list.setAccessibleName(title or placeholder)
        self._model.show(choices, first)
        self._place(near, len(choices))
        self._field.clear()
        self._list.show()
        self._select(0)
        self.show()
        self.raise_()
        self._field.setFocus(Qt.FocusReason.PopupFocusReason)

    def dismiss(self) -> None:
        """Close without a choice."""
        if not self.isHidden():
            self.hide()
            if self._back_to is not None and self.window().isActiveWindow():
                self._back_to.setFocus(Qt.FocusReason.PopupFocusReason)
            self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows move in the list while one types; leaving the field closes."""
        if watched is self._field:
            if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
                return self._on_key(event)
            if event.type() == QEvent.Type.FocusOut and self.isVisible():
                self.hide()
                self.closed.emit()
        return super().eventFilter(watched, event)

    def _on_key(self, event: QKeyEvent) -> bool:
        row = self._list.currentIndex().row()
        page = _MOST_ROWS - 1
        steps = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Tab: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_Backtab: -1,
            Qt.Key.Key_PageDown: page,
            Qt.Key.Key_PageUp: -page,
        }
        key = Qt.Key(event.key())
        if key in steps:
            last = self._model.rowCount() - 1
            around = abs(steps[key]) == 1
            wanted = row + steps[key]
            self._select(wanted % (last + 1) if around and last >= 0 else min(max(wanted, 0), last))
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._choose(self._list.currentIndex())
        elif key == Qt.Key.Key_Escape:
            self.dismiss()
        elif not self._field.text() and event.text() in self._direct:
            self._report(self._direct[event.text()])
        else:
            return False
        return True

    def _on_typed(self, query: str) -> None:
        self._model.filter(query)
        self._select(0)
        self._list.setVisible(self._model.rowCount() > 0)
        self.resize(self.width(), min(self._height(self._model.rowCount()), self._most_height))

    def _select(self, row: int) -> None:
        self._list.setCurrentIndex(self._model.index(row, 0))

    def _choose(self, index: _Index) -> None:
        choice = index.data(_ITEM_ROLE)
        if choice is not None:
            self._report(choice.id)

    def _report(self, choice: str) -> None:
        self.dismiss()
        self.chosen.emit(choice)

    def _height(self, choices: int) -> int:
        head = self._field.sizeHint().height() + 2 * UNIT
        if not self._title.isHidden():
            head += self._title.sizeHint().height() + UNIT
        rows = min(choices, _MOST_ROWS)
        return head + rows * _ROW + (UNIT + _FRAME if rows else 0)

    def _place(self, near: QRect | None, choices: int) -> None:
        around = self._around.rect()
        width = min(_WIDE if near is None else _NARROW, around.width() - 4 * UNIT)
        height = self._height(choices)
        if near is None:
            height = min(height, around.height() - 12 * UNIT)
            place = QPoint((around.width() - width) // 2, 6 * UNIT)
        else:
            there = QRect(self._around.mapFrom(self.window(), near.topLeft()), near.size())
            below = around.height() - there.bottom() - 2 * UNIT
            above = there.top() - 2 * UNIT
            height = min(height, max(below, above))
            top = there.bottom() + UNIT if height <= below else there.top() - UNIT - height
            left = min(max(there.left(), UNIT), around.width() - width - UNIT)
            place = QPoint(left, top)
        self._most_height = height
        self.setGeometry(QRect(place, QSize(width, height)))
