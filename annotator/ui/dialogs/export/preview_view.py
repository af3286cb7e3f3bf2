"""How the files of an export would begin."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QVBoxLayout, QWidget

from annotator.ui.appearance import UNIT
from annotator.ui.panels.style import label


class PreviewView(QWidget):
    """One file at a time: its name, and its first lines."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._begins: dict[str, str | None] = {}
        self.words = label("muted", self)
        self.files = QComboBox(self)
        self.files.setObjectName("previewFile")
        self.files.setAccessibleName(self.tr("File"))
        self.text = QPlainTextEdit(self)
        self.text.setObjectName("previewText")
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.setAccessibleName(self.tr("First lines"))
        self.files.currentIndexChanged.connect(self._show_file)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(UNIT, UNIT, UNIT, UNIT)
        layout.setSpacing(UNIT)
        layout.addWidget(self.files)
        layout.addWidget(self.text, 1)
        layout.addWidget(self.words)
        self.show_nothing("")

    def show_nothing(self, why: str) -> None:
        """There is nothing to show, or not yet."""
        self._begins = {}
        self.files.clear()
        self.files.setEnabled(False)
        self.text.clear()
        self.words.setText(why)

    def show_result(self, result: Mapping[str, Any]) -> None:
        """Show the result of the task ``preview``; the same file as before if it is there again."""
        before = self.files.currentText()
        self._begins = {str(each["name"]): each.get("begin") for each in result.get("files", [])}
        blocked = self.files.blockSignals(True)
        self.files.clear()
        self.files.addItems(list(self._begins))
        readable = next((name for name, begin in self._begins.items() if begin), "")
        self.files.setCurrentText(before if before in self._begins else readable)
        self.files.blockSignals(blocked)
        self.files.setEnabled(bool(self._begins))
        self._show_file()

    def _show_file(self) -> None:
        begin = self._begins.get(self.files.currentText())
        self.text.setPlainText(begin or "")
        if not self._begins:
            return
        no_text = self.tr("This file is not text; programs read it.")
        first = self.tr("The first lines, made of the first articles.")
        self.words.setText(no_text if begin is None else first)
