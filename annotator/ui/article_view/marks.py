"""Small marks at places of an article: bookmarks and questions. They take no room, so that nothing moves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPolygonF

from annotator.domain.offsets import TextRange
from annotator.ui.theme import Theme

_SIZE = 13.0


class MarkKind(StrEnum):
    """What stands at a place."""

    BOOKMARK = "bookmark"
    OPEN = "open"
    """A question that waits for an answer."""
    ANSWERED = "answered"


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark.

    Attributes:
        place: Code points; it stands at their end.
        kind: What it stands for.
    """

    place: TextRange
    kind: MarkKind


def paint_marks(painter: QPainter, placed: Iterable[tuple[QRect, MarkKind]], theme: Theme) -> None:
    """Draw marks at the upper right corner of words.

    Args:
        painter: In the coordinates of the viewport.
        placed: The box of the last words of each, and what it is.
        theme: Colours.
    """
    for box, kind in mark_boxes(placed):
        painter.setPen(QPen(QColor(theme.page), 1.5))
        if kind is MarkKind.BOOKMARK:
            _paint_flag(painter, box, theme)
        else:
            _paint_question(painter, box, theme, waits=kind is MarkKind.OPEN)


def mark_boxes(placed: Iterable[tuple[QRect, MarkKind]]) -> Iterator[tuple[QRectF, MarkKind]]:
    """Where the marks are drawn: those at one corner beside each other.

    Args:
        placed: The box of the last words of each, and what it is.
    """
    taken: Counter[tuple[int, int]] = Counter()
    for rect, kind in placed:
        corner = (rect.right(), rect.top())
        left = corner[0] + 2 - _SIZE / 2 + taken[corner] * _SIZE
        taken[corner] += 1
        yield QRectF(left, corner[1] + 1 - _SIZE / 2, _SIZE, _SIZE), kind


def _paint_flag(painter: QPainter, box: QRectF, theme: Theme) -> None:
    painter.setBrush(QColor(theme.accent))
    left, right = box.left() + 3, box.right() - 3
    painter.drawPolygon(
        QPolygonF(
            [
                QPointF(left, box.top()),
                QPointF(right, box.top()),
                QPointF(right, box.bottom()),
                QPointF(box.center().x(), box.bottom() - 4),
                QPointF(left, box.bottom()),
            ]
        )
    )


def _paint_question(painter: QPainter, box: QRectF, theme: Theme, *, waits: bool) -> None:
    painter.setBrush(QColor(theme.warning if waits else theme.success))
    painter.drawEllipse(box)
    font = QFont(painter.font())
    font.setPixelSize(10)
    font.setWeight(QFont.Weight.Bold)
    painter.setFont(font)
    painter.setPen(QColor(theme.page))
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), "?" if waits else "✓")
