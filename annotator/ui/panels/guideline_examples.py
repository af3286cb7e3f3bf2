"""One example from the corpus: the words in their sentence; a click goes there."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from annotator.domain.searching import Hit
from annotator.ui.appearance import TEXT_FAMILY, UNIT
from annotator.ui.theme import LIGHT, Theme, blend

_HEIGHT = 26
_PAD = 4


class ExampleRow(QAbstractButton):
    """Shows a hit on one line, its own words always in view.

    Signals:
        wanted: The ``Hit``.
    """

    wanted = Signal(object)

    def __init__(self, hit: Hit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hit = hit
        self._theme = LIGHT
        self.setText(f"{_line(hit.before)}[{_line(hit.covered)}]{_line(hit.after)}".strip())
        self.setAccessibleName(self.text())
        self.setToolTip(f"{hit.title}\n{self.text()}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda: self.wanted.emit(self.hit))

    def set_theme(self, theme: Theme) -> None:
        """Use the colours of a theme."""
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(30 * UNIT, _HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes there as Space does."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what stands before, the words, and what follows."""
        del event
        theme = self._theme
        font = QFont(TEXT_FAMILY, self.font().pointSize())
        bold = QFont(font)
        bold.setWeight(QFont.Weight.DemiBold)
        plain, strong = QFontMetrics(font), QFontMetrics(bold)
        room = self.width() - 2 * _PAD
        words = strong.elidedText(
            _line(self.hit.covered), Qt.TextElideMode.ElideMiddle, round(room * 0.7)
        )
        wide = strong.horizontalAdvance(words)
        left = round((room - wide) * 0.4)
        before = plain.elidedText(_line(self.hit.before), Qt.TextElideMode.ElideLeft, left)
        left = plain.horizontalAdvance(before)
        after = plain.elidedText(
            _line(self.hit.after), Qt.TextElideMode.ElideRight, room - wide - left
        )
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            frame = self.rect().adjusted(0, 0, -1, -1)
            if self.underMouse():
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(blend(theme.text, theme.panel, 0.07)))
                painter.drawRoundedRect(frame, 4, 4)
            if self.hasFocus():
                painter.setPen(QPen(QColor(theme.accent), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(frame.adjusted(1, 1, 0, 0), 4, 4)
            baseline, x = (self.height() + plain.ascent() - plain.descent()) // 2, _PAD
            for text, of, metrics, ink in (
                (before, font, plain, theme.muted),
                (words, bold, strong, theme.text),
                (after, font, plain, theme.muted),
            ):
                painter.setFont(of)
                painter.setPen(QColor(ink))
                painter.drawText(x, baseline, text)
                x += metrics.horizontalAdvance(text)


def _line(words: str) -> str:
    return words.replace("\n", " ")
