"""A small picture of how a training goes: the scores of its parts, one after another, and what they forget."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from annotator.ui.appearance import UNIT
from annotator.ui.i18n import decimal
from annotator.ui.theme import LIGHT, Theme

_TICKS = (0, 25, 50, 75, 100)
_DOT = 3.0
_LEFT, _BOTTOM = 5 * UNIT, 3 * UNIT


@dataclass(slots=True)
class Line:
    """Points of one training.

    Attributes:
        points: Share of everything that is done, ``0`` to ``1``, and F1, ``0`` to ``1``.
        losses: Share of everything that is done, and the loss.
    """

    points: list[tuple[float, float]] = field(default_factory=list)
    losses: list[tuple[float, float]] = field(default_factory=list)


class TrainingPlot(QWidget):
    """Paints F1 over time, one line for each training, and the loss as a faint line behind them."""

    def __init__(self, parent: QWidget | None = None, *, theme: Theme = LIGHT) -> None:
        super().__init__(parent)
        self.setObjectName("trainingPlot")
        self.setMinimumHeight(22 * UNIT)
        self._theme = theme
        self._lines: list[Line] = []

    @property
    def lines(self) -> Sequence[Line]:
        """What is shown."""
        return self._lines

    def sizeHint(self) -> QSize:
        """Wide and low."""
        return QSize(70 * UNIT, 26 * UNIT)

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of a theme."""
        self._theme = theme
        self.update()

    def clear(self) -> None:
        """Forget everything."""
        self._lines = []
        self.update()

    def begin_line(self) -> None:
        """What comes now is another training."""
        if not self._lines or self._lines[-1].points or self._lines[-1].losses:
            self._lines.append(Line())

    def add_score(self, at: float, f1: float) -> None:
        """Add a point.

        Args:
            at: Share of everything that is done.
            f1: The score, ``0`` to ``1``.
        """
        points = self._line().points
        if not points or points[-1][1] != f1:
            points.append((at, f1))
            self.setAccessibleDescription(f"F1 {decimal(100 * f1)}")
            self.update()

    def add_loss(self, at: float, loss: float) -> None:
        """Add a point of the loss; its scale is its own greatest value."""
        self._line().losses.append((at, loss))
        self.update()

    def _line(self) -> Line:
        if not self._lines:
            self._lines.append(Line())
        return self._lines[-1]

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint axes and lines."""
        del event
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            area = QRectF(self.rect()).adjusted(_LEFT, UNIT, -UNIT, -_BOTTOM)
            self._paint_axes(painter, area)
            self._paint_loss(painter, area)
            for place, line in enumerate(self._lines):
                is_last = place == len(self._lines) - 1
                self._paint_line(painter, area, line, alpha=1.0 if is_last else 0.45)

    def _paint_axes(self, painter: QPainter, area: QRectF) -> None:
        line, muted = QColor(self._theme.line), QColor(self._theme.muted)
        for tick in _TICKS:
            y = area.bottom() - area.height() * tick / 100
            painter.setPen(QPen(line, 1))
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            painter.setPen(muted)
            box = QRectF(0, y - UNIT, area.left() - 4, 2 * UNIT)
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(box, right, str(tick))
        below = QRectF(area.left(), area.bottom() + 2, area.width(), _BOTTOM - 2)
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft, self.tr("F1, %; faint: loss"))

    def _paint_loss(self, painter: QPainter, area: QRectF) -> None:
        greatest = max((loss for line in self._lines for _, loss in line.losses), default=0.0)
        if greatest <= 0:
            return
        colour = QColor(self._theme.muted)
        colour.setAlphaF(0.35)
        painter.setPen(QPen(colour, 1))
        for line in self._lines:
            points = [_point(area, at, loss / greatest) for at, loss in line.losses]
            painter.drawPolyline(QPolygonF(points))

    def _paint_line(self, painter: QPainter, area: QRectF, line: Line, *, alpha: float) -> None:
        colour = QColor(self._theme.accent)
        colour.setAlphaF(alpha)
        painter.setPen(QPen(colour, 2))
        points = [_point(area, at, f1) for at, f1 in line.points]
        painter.drawPolyline(QPolygonF(points))
        painter.setBrush(colour)
        for point in points:
            painter.drawEllipse(point, _DOT, _DOT)
        painter.setBrush(Qt.BrushStyle.NoBrush)


def _point(area: QRectF, at: float, height: float) -> QPointF:
    return QPointF(
        area.left() + area.width() * min(max(at, 0.0), 1.0),
        area.bottom() - area.height() * min(max(height, 0.0), 1.0),
    )
