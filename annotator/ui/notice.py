"""One sentence near the place, for some seconds: why something was refused, or what happened."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from annotator.ui.appearance import UNIT, pixmap
from annotator.ui.theme import LIGHT, Theme

Kind = Literal["refusal", "info"]

_SECONDS = 5
_PER_CHARACTER_MS = 45
_ICON = 16


class Notice(QFrame):
    """Lies over the lower edge of its parent, so that nothing moves; a click closes it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._around = parent
        self.setObjectName("notice")
        self._theme: Theme = LIGHT
        self._kind: Kind = "refusal"
        self._icon = QLabel(self)
        self._icon.setFixedSize(_ICON, _ICON)
        self._text = QLabel(self)
        self._text.setObjectName("noticeText")
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        self._layout = layout = QHBoxLayout(self)
        layout.setContentsMargins(2 * UNIT, UNIT, 2 * UNIT, UNIT)
        layout.setSpacing(UNIT)
        layout.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._text, 1)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        parent.installEventFilter(self)
        self.hide()

    @property
    def text(self) -> str:
        """The sentence that is shown, or was shown last."""
        return self._text.text()

    def say(self, sentence: str, kind: Kind = "refusal") -> None:
        """Show a sentence and tell it to screen readers."""
        self._kind = kind
        self._text.setText(sentence)
        self.setProperty("kind", kind)
        self.style().unpolish(self)
        self.style().polish(self)
        self._draw_icon()
        self._place()
        self.show()
        self.raise_()
        self._timer.start(_SECONDS * 1000 + len(sentence) * _PER_CHARACTER_MS)
        event = QAccessibleAnnouncementEvent(self, sentence)
        if kind == "refusal":
            event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
        QAccessible.updateAccessibility(event)

    def set_theme(self, theme: Theme) -> None:
        """Take on the theme's colours."""
        self._theme = theme
        self._draw_icon()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the lower edge of the parent."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Close."""
        del event
        self.hide()

    def _draw_icon(self) -> None:
        refusal = self._kind == "refusal"
        colour = self._theme.error if refusal else self._theme.muted
        name = "triangle-alert" if refusal else "info"
        self._icon.setPixmap(pixmap(name, colour, _ICON, self.devicePixelRatioF()))

    def _place(self) -> None:
        around = self._around.rect()
        most = max(around.width() - 4 * UNIT, 20 * UNIT)
        wanted = self._text.fontMetrics().horizontalAdvance(self._text.text()) + 9 * UNIT
        width = min(wanted, most, 90 * UNIT)
        height = self._layout.heightForWidth(width)
        left = (around.width() - width) // 2
        self.setGeometry(left, around.height() - height - 2 * UNIT, width, height)
