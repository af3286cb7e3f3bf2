"""Labels: chips above words, bars and their labels in the margin, what found no place."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from annotator.ui.article_view.block_layout import Line
from annotator.ui.article_view.decor import Chip, LineDecor, labels_of
from annotator.ui.article_view.items import Item
from annotator.ui.article_view.paint_context import PaintContext
from annotator.ui.article_view.shapes import chip_pad, chip_width, color, fill_soft, pen
from annotator.ui.article_view.style import Metrics
from annotator.ui.theme import HueColours

_SOFT = 0.55
_FAINT = 0.7


def paint_chip(painter: QPainter, context: PaintContext, line: Line, chip: Chip) -> None:
    """Paint a label above words; the painter stands at the block's corner."""
    item, metrics, theme = chip.item, context.metrics, context.theme
    colours = context.colours(item)
    boxed = item.look in {"tint", "trigger"}
    box = chip_box(metrics, line, chip)
    radius = metrics.unit * 3
    if boxed:
        fill_soft(painter, box, color(theme.page if item.suggested else colours.chip))
        if item.suggested:
            painter.setPen(pen(colours.border, metrics.unit, _FAINT, "dashed"))
        else:
            alpha = 1.0 if item.look == "trigger" else _SOFT
            painter.setPen(pen(colours.border, metrics.unit, alpha))
        painter.drawRoundedRect(box, radius, radius)
    if not chip.text:
        return
    painter.setFont(metrics.mark_font if item.suggested or not boxed else metrics.chip_font)
    painter.setPen(color(colours.ink))
    inset = chip_pad(metrics) if boxed else metrics.unit
    # From a point, not into a rectangle: half the time, and there are hundreds.
    painter.drawText(QPointF(box.left() + inset, box.center().y() + metrics.label_drop), chip.text)
    if chip.dots:
        x = box.left() + inset + metrics.text_width(chip.text) + metrics.chip * 0.34
        _paint_dots(painter, context, QPointF(x, box.center().y()), chip.dots, colours)


def chip_box(metrics: Metrics, line: Line, chip: Chip) -> QRectF:
    """Where a chip is, from the block's corner."""
    boxed = chip.item.look in {"tint", "trigger"}
    pad = metrics.unit if boxed else 0.0
    bottom = line.baseline - metrics.ascent - chip.lane * metrics.lane
    return QRectF(
        chip.x - pad, bottom - metrics.chip - (0.5 if boxed else 0.0), chip.width, metrics.chip
    )


def _paint_dots(
    painter: QPainter, context: PaintContext, at: QPointF, dots: int, colours: HueColours
) -> None:
    size = context.metrics.chip * 0.095
    step = size * 3.0
    for number in range(3):
        center = QPointF(at.x() + number * step, at.y())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color(colours.ink, 1.0 if number < dots else 0.28))
        painter.drawEllipse(center, size, size)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def bar_x(metrics: Metrics, slot: int) -> float:
    """Middle of the bar in a slot, from the column's left edge; slot 0 is next to the words."""
    return -(slot + 1) * metrics.bar_step - metrics.unit * 3


def paint_bars(
    painter: QPainter, context: PaintContext, line: Line, signs: LineDecor, *, first: bool
) -> None:
    """Paint the bars beside a line and their labels; ``first``: a paragraph begins with it."""
    metrics, row = context.metrics, 0
    for bar in signs.bars:
        item = bar.item
        colours = context.colours(item)
        lit = context.is_lit(item)
        top = line.top + (metrics.lane + 2 * metrics.unit if bar.begins else 0)
        if first and not bar.begins:
            top -= metrics.paragraph_gap
        bottom = line.bottom - (metrics.under_step + metrics.unit if bar.ends else 0)
        width = metrics.unit * (4.5 if lit else 3.0)
        painter.setPen(pen(colours.border, width, 1.0, "short" if item.suggested else ""))
        x = bar_x(metrics, bar.slot)
        painter.drawLine(QPointF(x, top), QPointF(x, bottom))
        if bar.begins:
            _paint_bar_label(painter, context, line, item, signs, row)
            row += 1


def bar_label_box(
    context: PaintContext, line: Line, item: Item, signs: LineDecor, row: int
) -> tuple[QRectF, str, int] | None:
    """Where the label of a bar stands, its words and dots; ``None`` if the margin is too narrow."""
    metrics = context.metrics
    slots = max(bar.slot for bar in signs.bars)
    right = bar_x(metrics, slots) - metrics.unit * 5
    room = right + context.margin
    for words, dots in labels_of(item):
        width = chip_width(metrics, words, dots)
        if width <= room:
            top = line.baseline - metrics.ascent + metrics.chip * 0.35 + row * (metrics.lane + 1)
            return QRectF(right - width, top, width, metrics.chip), words, dots
    return None


def _paint_bar_label(
    painter: QPainter, context: PaintContext, line: Line, item: Item, signs: LineDecor, row: int
) -> None:
    placed = bar_label_box(context, line, item, signs, row)
    if placed is None:
        return
    box, words, dots = placed
    metrics, colours = context.metrics, context.colours(item)
    if item.suggested:
        painter.setPen(pen(colours.border, metrics.unit, _FAINT, "dashed"))
    else:
        fill_soft(painter, box, color(colours.chip))
        painter.setPen(pen(colours.border, metrics.unit, _SOFT))
    painter.drawRoundedRect(box, metrics.unit * 3, metrics.unit * 3)
    painter.setFont(metrics.mark_font if item.suggested else metrics.chip_font)
    painter.setPen(color(colours.ink))
    inset = chip_pad(metrics)
    painter.drawText(box.adjusted(inset, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, words)
    if dots:
        x = box.left() + inset + metrics.text_width(words) + metrics.chip * 0.34
        _paint_dots(painter, context, QPointF(x, box.center().y()), dots, colours)


def paint_uncounted(painter: QPainter, context: PaintContext, line: Line, count: int) -> None:
    """Tell beside a line how many spans that begin on it found no place."""
    metrics = context.metrics
    painter.setFont(metrics.mark_font)
    painter.setPen(color(context.theme.muted))
    rect = QRectF(
        context.column_width + metrics.unit * 6, line.baseline - metrics.ascent, 200, metrics.ascent
    )
    painter.drawText(rect, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, f"+{count}")
