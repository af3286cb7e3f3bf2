"""The field in which a query is typed: completes names and values, and shows where something is wrong."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QWidget

from annotator.ui.dialogs.search.completing import Proposals


class QueryField(QLineEdit):
    """A line with completion; Tab or Enter takes a proposal, Escape closes the list.

    Signals:
        entered: Enter was pressed, and not to take a proposal.
    """

    entered = Signal()

    def __init__(self, proposals: Proposals, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("queryField")
        self.setClearButtonEnabled(True)
        self._proposals = proposals
        self._begin = 0
        self._names = QStringListModel(self)
        # Not setCompleter: that would replace the whole line.
        self._completer = QCompleter(self._names, self)
        self._completer.setWidget(self)
        self._popup = QListView(self)
        self._popup.setUniformItemSizes(True)
        self._completer.setPopup(self._popup)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setMaxVisibleItems(10)
        self._completer.activated.connect(self._take)
        self.textEdited.connect(lambda _text: self.propose())
        self.returnPressed.connect(self.entered)

    @property
    def is_proposing(self) -> bool:
        """Whether the list of proposals is open."""
        return self._popup.isVisible()

    def propose(self) -> None:
        """Show what could be typed here; nothing if nothing fits."""
        text = self.text()
        place = _to_code_points(text, self.cursorPosition())
        self._begin, names = self._proposals.at(text, place)
        self._names.setStringList(names)
        if not names:
            self._popup.hide()
            return
        box = self.cursorRect()
        box.setWidth(
            self._popup.sizeHintForColumn(0)
            + 3 * self._popup.verticalScrollBar().sizeHint().width()
        )
        self._completer.complete(box)

    def go_to(self, column: int) -> None:
        """Put the cursor where something is wrong.

        Args:
            column: Counted from 1, in code points.
        """
        text = self.text()
        self.setCursorPosition(_to_utf16(text, min(column - 1, len(text))))

    def event(self, event: QEvent) -> bool:
        """Take a proposal with Tab, which else would leave the field."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Tab
            and self._popup.isVisible()
        ):
            self._take(self._names.stringList()[max(0, self._popup.currentIndex().row())])
            self._popup.hide()
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let the list of proposals have its keys."""
        if self._popup.isVisible():
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                index = self._popup.currentIndex()
                self._popup.hide()
                if index.isValid():
                    self._take(self._names.stringList()[index.row()])
                    return
            elif event.key() == Qt.Key.Key_Escape:
                self._popup.hide()
                return
        elif event.key() == Qt.Key.Key_Space and event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier
        ):
            self.propose()
            return
        super().keyPressEvent(event)

    def _take(self, name: str) -> None:
        text = self.text()
        place = _to_code_points(text, self.cursorPosition())
        self.setText(text[: self._begin] + name + text[place:])
        self.setCursorPosition(_to_utf16(self.text(), self._begin + len(name)))
        self.textEdited.emit(self.text())


def _to_code_points(text: str, place: int) -> int:
    return len(text.encode("utf-16-le")[: 2 * place].decode("utf-16-le", "ignore"))


def _to_utf16(text: str, place: int) -> int:
    return len(text[:place].encode("utf-16-le", "surrogatepass")) // 2
