"""What lies above the words while it lasts: focus ring and handles, fillers of the focus, caret."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath

from annotator.domain.offsets import Fragments, TextRange
from annotator.ui.article_view.arcs import Frame, arc_between, nearest
from annotator.ui.article_view.block_layout import BlockLayout, Part
from annotator.ui.article_view.items import Item
from annotator.ui.article_view.labels import chip_box
from annotator.ui.article_view.paint_context import PaintContext
from annotator.ui.article_view.pointer import Edge
from annotator.ui.article_view.shapes import (
    box_path,
    box_rect,
    chip_width,
    color,
    pen,
)
from annotator.ui.theme import hue_colours

FramesOf = Callable[[Fragments], list[Frame]]


@dataclass(frozen=True, slots=True)
class Handle:
    """An edge of a fragment that can be dragged.

    Attributes:
        fragment: Number of the fragment.
        edge: Which of its edges.
        rect: Where it is grabbed.
    """

    fragment: int
    edge: Edge
    rect: QRectF


def ring_rects(
    context: PaintContext, block: BlockLayout, fragments: Fragments
) -> Iterator[tuple[QRectF, Part, int]]:
    """The boxes of the fragments on this block's lines, from the block's corner, and the fragment's number."""
    rises = {}
    if block.decor is not None and context.focus_item is not None:
        for number, signs in enumerate(block.decor.lines):
            for box in signs.boxes:
                if box.item.id == context.focus_item.id:
                    rises[number, round(box.left)] = (box.rise, box.level)
    for number, fragment in enumerate(fragments):
        for part in block.parts(fragment.begin, fragment.end):
            rise, level = rises.get((part.line, round(part.left)), (0, 0))
            line = block.lines[part.line]
            yield box_rect(context.metrics, line, part, rise, level), part, number


def paint_focus(painter: QPainter, context: PaintContext, block: BlockLayout) -> None:
    """The ring around the span in focus; the painter stands at the block's corner."""
    if not context.focus_fragments or context.focus_item is None:
        return
    metrics = context.metrics
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for rect, part, number in ring_rects(context, block, context.focus_fragments):
        fragment = context.focus_fragments[number]
        left, right = part.begin == fragment.begin, part.end == fragment.end
        ring = rect.adjusted(-metrics.unit, -metrics.unit * 0.5, metrics.unit, metrics.unit)
        painter.setPen(pen(context.theme.accent, metrics.unit * 2.2))
        if left and right:
            painter.drawPath(box_path(ring, metrics.unit * 4, left=True, right=True))
        else:
            _open_ring(painter, ring, left=left, right=right)
    for handle in handles(context, block, context.focus_fragments):
        _paint_handle(painter, context, handle)


def _open_ring(painter: QPainter, ring: QRectF, *, left: bool, right: bool) -> None:
    painter.drawLine(ring.topLeft(), ring.topRight())
    painter.drawLine(ring.bottomLeft(), ring.bottomRight())
    if left:
        painter.drawLine(ring.topLeft(), ring.bottomLeft())
    if right:
        painter.drawLine(ring.topRight(), ring.bottomRight())


def handles(context: PaintContext, block: BlockLayout, fragments: Fragments) -> Iterator[Handle]:
    """The handles of the fragments in this block, from the block's corner."""
    metrics = context.metrics
    reach = max(4.0, 4.0 * metrics.unit)
    for number, fragment in enumerate(fragments):
        parts = list(block.parts(fragment.begin, fragment.end))
        for part in parts[:1]:
            if part.begin == fragment.begin:
                rect = box_rect(metrics, block.lines[part.line], part)
                x = rect.left() - metrics.unit
                grip = QRectF(x - reach, rect.top(), 2 * reach, rect.height() + 2 * reach)
                yield Handle(number, "begin", grip)
        for part in parts[-1:]:
            if part.end == fragment.end:
                rect = box_rect(metrics, block.lines[part.line], part)
                x = rect.right() + metrics.unit
                grip = QRectF(x - reach, rect.top(), 2 * reach, rect.height() + 2 * reach)
                yield Handle(number, "end", grip)


def _paint_handle(painter: QPainter, context: PaintContext, handle: Handle) -> None:
    metrics, theme = context.metrics, context.theme
    x = handle.rect.center().x()
    painter.setPen(pen(theme.accent, metrics.unit * 3))
    reach = handle.rect.width() / 2
    bottom = handle.rect.bottom() - 2 * reach
    painter.drawLine(QPointF(x, handle.rect.top()), QPointF(x, bottom + metrics.unit * 2))
    painter.setPen(pen(theme.page, metrics.unit * 1.2))
    painter.setBrush(color(theme.accent))
    size = metrics.unit * 3.6
    painter.drawEllipse(QPointF(x, bottom + size * 0.9), size, size)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def paint_related(painter: QPainter, context: PaintContext, block: BlockLayout) -> None:
    """The fillers of the span in focus, with the names of their roles in place of their labels."""
    head = context.focus_item
    if head is None:
        return
    for role, item in context.related:
        for number, fragment in enumerate(item.fragments):
            for index, part in enumerate(block.parts(fragment.begin, fragment.end)):
                first = number == 0 and index == 0 and part.begin == fragment.begin
                named = role if first and all(role != mark.title for mark in item.roles) else ""
                _paint_filler(painter, context, block, part, (head, item), named)


def _paint_filler(
    painter: QPainter,
    context: PaintContext,
    block: BlockLayout,
    part: Part,
    ends: tuple[Item, Item],
    role: str,
) -> None:
    head, item = ends
    metrics, colours = context.metrics, hue_colours(head.hue, context.theme)
    line = block.lines[part.line]
    rect = box_rect(metrics, line, part)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    painter.setPen(pen(colours.ink, metrics.unit * 1.6))
    painter.drawRoundedRect(rect, metrics.unit * 3, metrics.unit * 3)
    if not role:
        return
    width = chip_width(metrics, role, 0)
    tag = QRectF(rect.left(), rect.top() - metrics.chip - 0.5, width, metrics.chip)
    signs = block.decor.lines[part.line] if block.decor else None
    for chip in signs.chips if signs else ():
        if chip.item.id == item.id:
            own = chip_box(metrics, line, chip)
            tag = QRectF(own.left(), own.top(), max(own.width(), width), own.height())
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color(colours.ink))
    painter.drawRoundedRect(tag, metrics.unit * 3, metrics.unit * 3)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setFont(metrics.chip_font)
    painter.setPen(color(context.theme.page))
    painter.drawText(tag, Qt.AlignmentFlag.AlignCenter, role)


def paint_arcs(painter: QPainter, context: PaintContext, frames_of: FramesOf) -> None:
    """Arcs from the span in focus to its fillers, behind the words.

    Args:
        painter: Active, on the viewport.
        context: The focus and what fills its roles.
        frames_of: Where fragments are in the viewport, as far as they are near it.
    """
    head = context.focus_item
    if head is None or head.look != "trigger":
        return
    metrics, colours = context.metrics, hue_colours(head.hue, context.theme)
    heads = frames_of(context.focus_fragments)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    for _, item in context.related:
        pair = nearest(heads, frames_of(item.fragments))
        if pair is None:
            continue
        arc = arc_between(*pair)
        path = QPainterPath(QPointF(arc.x0, arc.y0))
        path.cubicTo(arc.x1, arc.y1, arc.x2, arc.y2, arc.x3, arc.y3)
        painter.setPen(pen(colours.border, metrics.unit * 1.5, 0.8))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color(colours.border))
        painter.drawEllipse(QPointF(arc.x3, arc.y3), metrics.unit * 3, metrics.unit * 3)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def paint_caret(
    painter: QPainter,
    context: PaintContext,
    block: BlockLayout,
    offset: int,
    token: TextRange | None,
) -> None:
    """The caret before ``offset``; with a ``token`` the token cursor, a line below it."""
    metrics = context.metrics
    number = block.line_of(offset)
    line = block.lines[number]
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    if token is not None:
        painter.setPen(pen(context.theme.accent, metrics.unit * 2.4))
        for part in block.parts(token.begin, token.end):
            rect = box_rect(metrics, block.lines[part.line], part)
            y = rect.bottom() + metrics.unit * 0.8
            painter.drawLine(QPointF(part.left, y), QPointF(part.right, y))
    x = min(block.x_of(offset, number), line.width)
    top = line.baseline - metrics.ascent
    bottom = line.baseline + metrics.descent
    painter.setPen(pen(context.theme.accent, metrics.unit * 1.8))
    painter.drawLine(QPointF(x, top), QPointF(x, bottom))
