"""A quiet button made of words only, cut to the room there is."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from annotator.ui.theme import LIGHT, Theme, blend

_PAD = 6


class LinkButton(QAbstractButton):
    """Words one can click on or press Enter at; faint ones stand for what is not there yet."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._faint = False
        self._alarming = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def set_theme(self, theme: Theme) -> None:
        """Use the colours of a theme."""
        self._theme = theme
        self.update()

    def set_look(self, *, faint: bool, alarming: bool = False) -> None:
        """Say how the words look.

        Args:
            faint: They stand for something that is not there.
            alarming: It should be there.
        """
        self._faint, self._alarming = faint, alarming
        self.update()

    def sizeHint(self) -> QSize:
        """One line."""
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self.text()) + 2 * _PAD, metrics.height() + 8)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave arrows to whoever holds the button, who knows what is above and below."""
        if event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            event.ignore()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the words, and a frame while the keyboard is here."""
        del event
        theme = self._theme
        font = QFont(self.font())
        font.setItalic(self._faint)
        colour = theme.muted if self._faint else theme.text
        if self._alarming:
            colour = theme.warning
        if not self.isEnabled():
            colour = blend(theme.muted, theme.panel, 0.7)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
            if self.underMouse() and self.isEnabled():
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(blend(theme.text, theme.panel, 0.07)))
                painter.drawRoundedRect(frame, 4, 4)
            if self.hasFocus():
                painter.setPen(QPen(QColor(theme.accent), 1))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(frame, 4, 4)
            painter.setFont(font)
            painter.setPen(QColor(colour))
            room = self.rect().adjusted(_PAD, 0, -_PAD, 0)
            words = QFontMetrics(font).elidedText(
                self.text(), Qt.TextElideMode.ElideRight, room.width()
            )
            align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
            painter.drawText(room, align | Qt.TextFlag.TextSingleLine, words)
