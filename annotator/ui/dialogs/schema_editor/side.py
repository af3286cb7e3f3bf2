"""What is going to be changed, edit by edit, and what that touches."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import (
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from annotator.ui.appearance import UNIT
from annotator.ui.dialogs.schema_editor.touched import Line
from annotator.ui.flow import FlowRow
from annotator.ui.i18n import key_text
from annotator.ui.panels.style import label
from annotator.ui.theme import Theme


class _Lines(QListWidget):
    """A list whose Delete key takes an entry out."""

    delete_pressed = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete."""
        if event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.delete_pressed.emit()
        else:
            super().keyPressEvent(event)


class Side(QWidget):
    """The list of edits above the preview.

    Args:
        theme: Its colours.

    Signals:
        remove_wanted: The place of an edit that is to be taken out.
        undo_wanted: The last edit is to be taken back.
        redo_wanted: It is to come again.
    """

    remove_wanted = Signal(int)
    undo_wanted = Signal()
    redo_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.heading = QLabel(self.tr("Pend&ing changes"), self)
        self.edits = _Lines(self)
        self.edits.setObjectName("pendingEdits")
        self.edits.setWordWrap(True)
        self.edits.setAccessibleName(self.tr("Pending changes"))
        self.heading.setBuddy(self.edits)
        self.undo = self._button(self.tr("&Undo"), key_text("Ctrl+Z"))
        self.redo = self._button(self.tr("Redo"), key_text("Ctrl+Shift+Z"))
        self.remove = self._button(self.tr("Take out"), self.tr("Del"))
        self.undo.clicked.connect(self.undo_wanted)
        self.redo.clicked.connect(self.redo_wanted)
        self.remove.clicked.connect(self._on_remove)
        self.edits.delete_pressed.connect(self._on_remove)
        self.edits.currentRowChanged.connect(lambda row: self.remove.setEnabled(row >= 0))
        self.problem = label("error", self)
        self.problem.setObjectName("pendingProblem")
        self.problem.hide()
        self.touched_heading = label("heading", self)
        self.touched_heading.setText(self.tr("What it touches"))
        self.touched = QListWidget(self)
        self.touched.setObjectName("touched")
        self.touched.setWordWrap(True)
        self.touched.setAccessibleName(self.tr("What it touches"))
        buttons = FlowRow()
        buttons.setSpacing(UNIT)
        for button in (self.undo, self.redo, self.remove):
            buttons.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(UNIT)
        layout.addWidget(self.heading)
        layout.addWidget(self.edits, 3)
        layout.addLayout(buttons)
        layout.addWidget(self.problem)
        layout.addWidget(self.touched_heading)
        layout.addWidget(self.touched, 2)

    def show_edits(self, lines: Sequence[str], *, can_redo: bool) -> None:
        """Show the edits in words."""
        row = self.edits.currentRow()
        self.edits.clear()
        for line in lines:
            item = QListWidgetItem(line, self.edits)
            item.setToolTip(line)
        self.edits.setCurrentRow(min(row, len(lines) - 1))
        self.undo.setEnabled(bool(lines))
        self.redo.setEnabled(can_redo)
        self.remove.setEnabled(self.edits.currentRow() >= 0)
        self.say("")

    def show_touched(self, lines: Sequence[Line]) -> None:
        """Show what the edits touch."""
        self.touched.clear()
        colours = {
            "warning": self._theme.warning,
            "muted": self._theme.muted,
            "error": self._theme.error,
        }
        for line in lines:
            # The sign says it without the colour.
            item = QListWidgetItem(f"⚠ {line.text}" if line.kind == "warning" else line.text)
            if line.kind in colours:
                item.setForeground(QColor(colours[line.kind]))
            self.touched.addItem(item)

    def say(self, problem: str) -> None:
        """Say why an edit cannot be taken out, or nothing."""
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))

    def _on_remove(self) -> None:
        row = self.edits.currentRow()
        if row >= 0:
            self.remove_wanted.emit(row)

    def _button(self, words: str, keys: str) -> QPushButton:
        button = QPushButton(words, self)
        button.setAutoDefault(False)
        plain = words.replace("&", "")
        button.setToolTip(f"{plain} ({keys})" if keys else plain)
        return button
