"""What the window does, as a command line that can be copied."""

from __future__ import annotations

import os
import shlex
import subprocess
from collections.abc import Sequence

from PySide6.QtCore import QEvent
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from annotator.ui.appearance import UNIT


class CommandBox(QWidget):
    """One read-only line and a button that copies it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = QLineEdit(self)
        self.line.setObjectName("teamCommand")
        self.line.setReadOnly(True)
        self.line.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.copy = QPushButton(self)
        self.copy.setAutoDefault(False)
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.line.text()))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(UNIT)
        layout.addWidget(self.line, 1)
        layout.addWidget(self.copy)
        self.retranslate()

    def show_command(self, words: Sequence[str]) -> None:
        """Show a command, quoted for the shell of this system."""
        parts = list(words)
        line = subprocess.list2cmdline(parts) if os.name == "nt" else shlex.join(parts)
        self.line.setText(line)
        self.line.setCursorPosition(0)
        self.copy.setEnabled(bool(parts))

    def retranslate(self) -> None:
        """Say everything in the language of the window."""
        self.copy.setText(self.tr("Copy"))
        self.line.setAccessibleName(self.tr("The same as a command"))
        self.line.setToolTip(self.line.accessibleName())

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
