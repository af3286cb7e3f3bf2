"""The article view on an earlier state: read only, on paper of another colour, with what is different by now marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from annotator.services.history_differences import Since, SpanDifference
from annotator.ui.article_view import ArticleView, ViewStyle
from annotator.ui.theme import Theme, blend

SIGNS = {Since.ADDED: "+", Since.REMOVED: "−", Since.CHANGED: "≠"}
_TINT = 0.07
_FILL = 0.16
_SIGN = 13
_WIDTH = 1.6
_CURRENT_WIDTH = 2.8


def since_colour(since: Since, theme: Theme) -> str:
    """The colour of what happened since, readable on page and panel."""
    return {
        Since.ADDED: theme.success,
        Since.REMOVED: theme.error,
        Since.CHANGED: theme.warning,
    }[since]


class PastView(ArticleView):
    """Shows an earlier state of the article. Nothing can be changed in it: there are no edges to drag."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pastView")
        self._marks: Sequence[SpanDifference] = ()
        self._current: SpanDifference | None = None

    def set_style(self, style: ViewStyle) -> None:
        """Take another theme, size or language; the paper is that of the past."""
        theme = style.theme
        page = blend(theme.accent, theme.page, _TINT)
        super().set_style(replace(style, theme=replace(theme, page=page)))

    def show_marks(self, marks: Sequence[SpanDifference], current: SpanDifference | None) -> None:
        """Mark what is different by now.

        Args:
            marks: The differences.
            current: The one a person is at.
        """
        self._marks = marks
        self._current = current
        self.viewport().update()

    def mark_at(self, offset: int) -> SpanDifference | None:
        """The shortest difference at a place in the text."""
        here = [
            mark
            for mark in self._marks
            if any(part.begin <= offset < part.end for part in mark.span.fragments)
        ]
        return min(here, key=lambda mark: mark.span.end - mark.span.begin, default=None)

    def grip_at(self, point: object) -> None:
        """No edge can be taken hold of."""
        del point

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the article, then what is different on top."""
        super().paintEvent(event)
        if not self._marks or self._page is None or self._page.is_empty:
            return
        seen = self.visible_range()
        with QPainter(self.viewport()) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            font = QFont(self._metrics.chip_font)
            font.setPixelSize(_SIGN)
            painter.setFont(font)
            for mark in self._marks:
                if mark.span.begin < seen.end and seen.begin < mark.span.end:
                    self._paint_mark(painter, mark)

    def _paint_mark(self, painter: QPainter, mark: SpanDifference) -> None:
        colour = QColor(since_colour(mark.since, self._style.theme))
        is_current = self._current is not None and mark.span.id == self._current.span.id
        pen = QPen(colour, _CURRENT_WIDTH if is_current else _WIDTH)
        if mark.since is Since.ADDED:
            pen.setStyle(Qt.PenStyle.DashLine)
        fill = QColor(colour)
        fill.setAlphaF(_FILL)
        rects = self.extent_rects(mark.span.fragments)
        for rect in rects:
            painter.setPen(pen)
            painter.setBrush(fill if mark.since is not Since.ADDED else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(rect).adjusted(-1.5, -1.5, 1.5, 1.5), 3, 3)
        if rects:
            self._paint_sign(painter, mark.since, colour, QRectF(rects[0]))

    def _paint_sign(self, painter: QPainter, since: Since, colour: QColor, rect: QRectF) -> None:
        """A small round sign at the upper left corner: colour is never the only one."""
        spot = QRectF(rect.left() - _SIGN * 0.75, rect.top() - _SIGN * 0.7, _SIGN, _SIGN)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawEllipse(spot)
        painter.setPen(QColor(self._style.theme.page))
        painter.drawText(spot, Qt.AlignmentFlag.AlignCenter, SIGNS[since])
