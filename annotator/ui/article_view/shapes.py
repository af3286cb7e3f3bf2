"""Shapes and colours for painting: pens, boxes behind words, widths of chips."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen

from annotator.ui.article_view.block_layout import Line, Part
from annotator.ui.article_view.decor import Box
from annotator.ui.article_view.style import Metrics

PATTERNS = (
    Qt.BrushStyle.NoBrush,
    Qt.BrushStyle.BDiagPattern,
    Qt.BrushStyle.VerPattern,
    Qt.BrushStyle.FDiagPattern,
    Qt.BrushStyle.Dense7Pattern,
    Qt.BrushStyle.HorPattern,
    Qt.BrushStyle.DiagCrossPattern,
)
"""What tells labels of a layer apart where colours do not."""

_HATCH = 0.3
_DASHES = {"dashed": [3.0, 2.2], "dotted": [0.1, 3.0], "short": [1.5, 1.0]}


@lru_cache(maxsize=512)
def color(value: str, alpha: float = 1.0) -> QColor:
    """A colour for Qt; shared, not to be changed."""
    made = QColor(value)
    made.setAlphaF(alpha)
    return made


@lru_cache(maxsize=2048)
def pen(value: str, width: float, alpha: float = 1.0, dash: str = "") -> QPen:
    """A pen for Qt; shared, not to be changed. ``dash`` is empty, ``dashed``, ``dotted`` or ``short``."""
    made = QPen(color(value, alpha), width)
    made.setCapStyle(Qt.PenCapStyle.RoundCap if dash == "dotted" else Qt.PenCapStyle.FlatCap)
    made.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if dash:
        made.setDashPattern(_DASHES[dash])
    return made


@lru_cache(maxsize=256)
def hatched(value: str, place: int) -> QBrush:
    """The pattern of a label, faint enough to read on; shared, not to be changed.

    Args:
        value: ``#rrggbb`` of its lines.
        place: Number of the label in its layer; the first has no pattern, after all it begins anew.
    """
    return QBrush(color(value, _HATCH), PATTERNS[place % len(PATTERNS)])


@contextmanager
def moved(painter: QPainter, x: int, y: int) -> Iterator[None]:
    """Paint from another corner; the painter's state is as before in the end, whatever happens."""
    painter.save()
    try:
        painter.translate(x, y)
        yield
    finally:
        painter.restore()


def chip_width(metrics: Metrics, text: str, dots: int) -> float:
    """Width of a chip with a text and a number of confidence dots, pixels."""
    return metrics.text_width(text) + chip_pad(metrics) * 2 + (dots_width(metrics) if dots else 0)


def chip_pad(metrics: Metrics) -> float:
    """Between the edge of a chip and its text."""
    return metrics.chip * 0.32


def dots_width(metrics: Metrics) -> float:
    """Room for the dots of confidence, distance included."""
    return metrics.chip * 0.95


def box_rect(
    metrics: Metrics, line: Line, box: Box | Part, rise: int = 0, level: int = 0
) -> QRectF:
    """The box behind words; outer boxes are a little larger than those inside."""
    grow = min(level, 2) * metrics.unit
    pad = metrics.unit + grow
    top = line.baseline - metrics.ascent - rise * metrics.lane - (0 if rise else grow / 2)
    bottom = line.baseline + metrics.descent + grow / 2
    return QRectF(box.left - pad, top, box.right - box.left + 2 * pad, bottom - top)


def box_path(
    rect: QRectF, radius: float, *, left: bool, right: bool, tab: bool = False
) -> QPainterPath:
    """A rectangle whose corners are round where its text begins or ends; ``tab``: a chip sits on top."""
    path = QPainterPath()
    top_left = 0.0 if tab or not left else radius
    bottom_left = radius if left else 0.0
    end = radius if right else 0.0
    x0, y0, x1, y1 = rect.left(), rect.top(), rect.right(), rect.bottom()
    path.moveTo(x0 + top_left, y0)
    path.lineTo(x1 - end, y0)
    if end:
        path.quadTo(x1, y0, x1, y0 + end)
    path.lineTo(x1, y1 - end)
    if end:
        path.quadTo(x1, y1, x1 - end, y1)
    path.lineTo(x0 + bottom_left, y1)
    if bottom_left:
        path.quadTo(x0, y1, x0, y1 - bottom_left)
    path.lineTo(x0, y0 + top_left)
    if top_left:
        path.quadTo(x0, y0, x0 + top_left, y0)
    path.closeSubpath()
    return path


def fill_soft(painter: QPainter, rect: QRectF, colour: QColor) -> None:
    """Fill a box whose corners an outline will round off: whole pixels, many times faster than a path."""
    x0, y0 = round(rect.left()), round(rect.top())
    x1, y1 = round(rect.right()), round(rect.bottom())
    painter.fillRect(x0 + 1, y0, x1 - x0 - 2, y1 - y0, colour)
    painter.fillRect(x0, y0 + 1, 1, y1 - y0 - 2, colour)
    painter.fillRect(x1 - 1, y0 + 1, 1, y1 - y0 - 2, colour)


def open_outline(
    rect: QRectF, radius: float, *, left: bool, right: bool, tab: bool
) -> QPainterPath:
    """The outline of a box without the edges at which the text goes on."""
    if left and right:
        return box_path(rect, radius, left=True, right=True, tab=tab)
    path = QPainterPath()
    x0, y0, x1, y1 = rect.left(), rect.top(), rect.right(), rect.bottom()
    if left:
        path.moveTo(x1, y1)
        path.lineTo(x0 + radius, y1)
        path.quadTo(x0, y1, x0, y1 - radius)
        path.lineTo(x0, y0 if tab else y0 + radius)
        if not tab:
            path.quadTo(x0, y0, x0 + radius, y0)
        path.lineTo(x1, y0)
    elif right:
        path.moveTo(x0, y0)
        path.lineTo(x1 - radius, y0)
        path.quadTo(x1, y0, x1, y0 + radius)
        path.lineTo(x1, y1 - radius)
        path.quadTo(x1, y1, x1 - radius, y1)
        path.lineTo(x0, y1)
    else:
        path.moveTo(x0, y0)
        path.lineTo(x1, y0)
        path.moveTo(x0, y1)
        path.lineTo(x1, y1)
    return path
