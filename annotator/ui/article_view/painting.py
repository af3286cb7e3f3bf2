"""Painting of blocks: signs first, then words, then what has the focus. No look-ups, everything comes in.

The order on a line: bars, fills (outer ones first), selection, outlines, underlines, words, chips. Own spans
have filled boxes and chips; suggestions are dashed, hollow and lighter, with dots for their confidence.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from annotator.domain.offsets import Fragments
from annotator.ui.article_view.block_layout import BlockLayout, Line, Part
from annotator.ui.article_view.decor import BlockDecor, Box, LineDecor, Underline
from annotator.ui.article_view.labels import paint_bars, paint_chip, paint_uncounted
from annotator.ui.article_view.paint_context import PaintContext
from annotator.ui.article_view.shapes import (
    box_rect,
    color,
    fill_soft,
    hatched,
    moved,
    open_outline,
    pen,
)
from annotator.ui.article_view.wire_painting import paint_wires
from annotator.ui.theme import hue_colours

_SOFT = 0.55


def paint_block(
    painter: QPainter, context: PaintContext, block: BlockLayout, y: int, top: int, bottom: int
) -> None:
    """Paint those lines of a block that lie in ``[top, bottom)`` of the viewport.

    Args:
        painter: Active, on the viewport.
        context: Colours, fonts, focus, selection.
        block: Laid out and decorated.
        y: Where it begins in the viewport.
        top: Upper edge of what is exposed.
        bottom: Lower edge.
    """
    decor = block.decor
    if decor is None:
        return
    wanted = [
        number
        for number, line in enumerate(block.lines)
        if y + line.bottom > top and y + line.top < bottom
    ]
    if not wanted:
        return
    with moved(painter, context.column_x, y):
        _paint_lines(painter, context, block, decor, wanted)


def _paint_lines(
    painter: QPainter,
    context: PaintContext,
    block: BlockLayout,
    decor: BlockDecor,
    wanted: Sequence[int],
) -> None:
    selected = _by_line(block, context.selection)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    for number in wanted:
        line, signs = block.lines[number], decor.lines[number]
        paint_bars(painter, context, line, signs, first=number == 0 and block.block.opens)
        _paint_behind(painter, context, line, signs, selected.get(number, ()))
    if context.arcs:
        paint_wires(painter, context, block, wanted)
    painter.setPen(color(context.theme.text))
    for number in wanted:
        block.draw(painter, number, 0, 0)
    for number in wanted:
        line, signs = block.lines[number], decor.lines[number]
        for chip in signs.chips:
            paint_chip(painter, context, line, chip)
        if signs.uncounted:
            paint_uncounted(painter, context, line, signs.uncounted)


def _paint_behind(
    painter: QPainter,
    context: PaintContext,
    line: Line,
    signs: LineDecor,
    selected: Sequence[Part],
) -> None:
    for box in signs.boxes:
        _fill_box(painter, context, line, box)
    _paint_selection(painter, context, line, selected)
    for box in signs.boxes:
        _outline_box(painter, context, line, box)
    _paint_connectors(painter, context, line, signs)
    for underline in signs.underlines:
        _paint_underline(painter, context, line, underline)


def _fill_box(painter: QPainter, context: PaintContext, line: Line, box: Box) -> None:
    item, theme = box.item, context.theme
    if item.look == "trigger" and not context.is_lit(item):
        return
    alpha = theme.faint_alpha if item.suggested or item.look == "trigger" else theme.tint_alpha
    if context.is_lit(item):
        alpha = theme.tint_alpha if item.suggested else theme.strong_alpha
    rect = box_rect(context.metrics, line, box, box.rise, box.level)
    fill_soft(painter, rect, color(context.colours(item).mid, alpha))
    place = context.patterns.get((item.span.layer, item.span.label), 0)
    if place:
        painter.fillRect(rect, hatched(context.colours(item).border, place))


def _outline_box(painter: QPainter, context: PaintContext, line: Line, box: Box) -> None:
    item, metrics = box.item, context.metrics
    border = context.colours(item).border
    lit = context.is_lit(item)
    if item.look == "trigger":
        width, alpha = metrics.unit * 1.4, 1.0
    else:
        width, alpha = metrics.unit, 1.0 if lit or item.suggested else 0.5
    rect = box_rect(metrics, line, box, box.rise, box.level)
    path = open_outline(
        rect,
        metrics.unit * 3,
        left=box.begins,
        right=box.ends,
        tab=box.begins and bool(item.wordings),
    )
    painter.setPen(pen(border, width, alpha, "dashed" if item.suggested else ""))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)


def _paint_connectors(
    painter: QPainter, context: PaintContext, line: Line, signs: LineDecor
) -> None:
    for item, left, right in signs.connectors:
        lit = context.is_lit(item)
        colours, metrics = context.colours(item), context.metrics
        width = metrics.unit * (2.2 if lit else 1.6)
        painter.setPen(pen(colours.border, width, 1.0, "dotted"))
        y = line.baseline + metrics.descent - metrics.unit
        painter.drawLine(QPointF(left + 3 * metrics.unit, y), QPointF(right - 3 * metrics.unit, y))


def _paint_underline(
    painter: QPainter, context: PaintContext, line: Line, underline: Underline
) -> None:
    metrics, item = context.metrics, underline.item
    lit = context.is_lit(item)
    alpha = 1.0 if lit or not underline.soft else _SOFT
    width = metrics.unit * (1.0 if underline.soft else 1.8) + (metrics.unit * 0.8 if lit else 0.0)
    border = hue_colours(underline.hue, context.theme).border
    painter.setPen(pen(border, width, alpha, "dashed" if item.suggested else ""))
    y = line.baseline + metrics.under_first + underline.level * metrics.under_step + 0.5
    painter.drawLine(QPointF(underline.left, y), QPointF(underline.right, y))


def _paint_selection(
    painter: QPainter, context: PaintContext, line: Line, parts: Sequence[Part]
) -> None:
    for part in parts:
        rect = box_rect(context.metrics, line, part)
        painter.fillRect(rect, color(context.theme.selection))
        painter.fillRect(
            QRectF(
                rect.left(),
                rect.bottom() - 2 * context.metrics.unit,
                rect.width(),
                2 * context.metrics.unit,
            ),
            color(context.theme.accent),
        )


def _by_line(block: BlockLayout, fragments: Fragments) -> dict[int, list[Part]]:
    found: dict[int, list[Part]] = {}
    for fragment in fragments:
        for part in block.parts(fragment.begin, fragment.end):
            found.setdefault(part.line, []).append(part)
    return found
