"""What stands where a list would be when it is empty: why, and what to do."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from annotator.ui.appearance import UNIT
from annotator.ui.panels.style import MARGIN, label


class EmptyPage(QWidget):
    """A title, a hint and a way back."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = label("", self)
        self.hint = label("muted", self)
        for words in (self.title, self.hint):
            words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.way_back = QToolButton(self)
        self.way_back.setProperty("kind", "link")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, MARGIN * 2, MARGIN, MARGIN)
        layout.setSpacing(UNIT)
        layout.addWidget(self.title)
        layout.addWidget(self.hint)
        layout.addWidget(self.way_back, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(1)

    def say(self, title: str, hint: str) -> None:
        """Say why there is nothing, and what to do."""
        self.title.setText(title)
        self.hint.setText(hint)
