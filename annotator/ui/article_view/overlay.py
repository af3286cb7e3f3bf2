"""What lies above the words while it lasts: focus ring and handles, fillers of the focus, caret."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from annotator.domain.offsets import Fragments, TextRange
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
from annotator.ui.article_view.structures import role_wordings
from annotator.ui.theme import HueColours, hue_colours


@dataclass(frozen=True, slots=True)
class Handle:
    """An edge of a fragment that can be dragged.

    Attributes:
        fragment: Number of the fragment.
        edge: Which of its edges.
        rect: Where it is grabbed.
        border: Where the words begin or end, on the same axis.
    """

    fragment: int
    edge: Edge
    rect: QRectF
    border: float


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
    if context.focus_item is None:
        return
    fragments = context.fragments_of(context.focus_item)
    metrics = context.metrics
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for rect, part, number in ring_rects(context, block, fragments):
        fragment = fragments[number]
        left, right = part.begin == fragment.begin, part.end == fragment.end
        ring = rect.adjusted(-metrics.unit, -metrics.unit * 0.5, metrics.unit, metrics.unit)
        painter.setPen(pen(context.theme.accent, metrics.unit * 2.2))
        if left and right:
            painter.drawPath(box_path(ring, metrics.unit * 4, left=True, right=True))
        else:
            _open_ring(painter, ring, left=left, right=right)
    for handle in handles(context, block, fragments):
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
                yield Handle(number, "begin", grip, part.left)
        for part in parts[-1:]:
            if part.end == fragment.end:
                rect = box_rect(metrics, block.lines[part.line], part)
                x = rect.right() + metrics.unit
                grip = QRectF(x - reach, rect.top(), 2 * reach, rect.height() + 2 * reach)
                yield Handle(number, "end", grip, part.right)


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


def _paint_knob(
    painter: QPainter, context: PaintContext, handle: Handle, colours: HueColours
) -> None:
    """A small dot: the edge of a filler can be dragged, too."""
    unit = context.metrics.unit
    bottom = handle.rect.bottom() - handle.rect.width()
    painter.setPen(pen(context.theme.page, unit))
    painter.setBrush(color(colours.ink))
    painter.drawEllipse(QPointF(handle.rect.center().x(), bottom), unit * 2.4, unit * 2.4)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def fillers_of_focus(context: PaintContext) -> Iterator[tuple[Item, str]]:
    """What fills the roles of the span in focus, if it is a head, and the colour of each."""
    structure, focus = context.related, context.focus_item
    if structure is not None and focus is not None and structure.head.id == focus.id:
        yield from ((end.item, end.hue) for end in structure.ends if end.item is not None)


def paint_related(painter: QPainter, context: PaintContext, block: BlockLayout) -> None:
    """The parts of the structure in focus, with the names of roles in place of labels; mentions of the same."""
    if block.decor is None:
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    if context.chain:
        _paint_chain(painter, context, block)
    structure = context.related
    if structure is None:
        return
    for end in structure.ends:
        if end.item is not None:
            _paint_filler(painter, context, block, (end.item, end.role), end.hue)
    for filler, hue in fillers_of_focus(context):
        for handle in handles(context, block, context.fragments_of(filler)):
            _paint_knob(painter, context, handle, hue_colours(hue, context.theme))


def _paint_filler(
    painter: QPainter, context: PaintContext, block: BlockLayout, named: tuple[Item, str], hue: str
) -> None:
    """The boxes of what fills a role, and the role's name above the first one."""
    item, _ = named
    unit, colours = context.metrics.unit, hue_colours(hue, context.theme)
    for number, fragment in enumerate(context.fragments_of(item)):
        for index, part in enumerate(block.parts(fragment.begin, fragment.end)):
            rect = box_rect(context.metrics, block.lines[part.line], part)
            painter.setPen(pen(colours.ink, unit * 1.6))
            painter.drawRoundedRect(rect, unit * 3, unit * 3)
            first = number == 0 and index == 0 and part.begin == fragment.begin
            if first and not context.arcs:
                _paint_tag(painter, context, block, part, named, colours)


def _paint_chain(painter: QPainter, context: PaintContext, block: BlockLayout) -> None:
    """A light dotted line below everything that is the same person or thing."""
    metrics, assured = context.metrics, block.decor
    painter.setPen(pen(context.theme.accent, metrics.unit * 2.0, 0.9, "dotted"))
    for number, signs in enumerate(assured.lines if assured else ()):
        line = block.lines[number]
        marks = {(box.left, box.right) for box in signs.boxes if box.item.id in context.chain}
        marks |= {(u.left, u.right) for u in signs.underlines if u.item.id in context.chain}
        for left, right in marks:
            y = line.baseline + metrics.descent + metrics.unit * 1.2
            painter.drawLine(QPointF(left + metrics.unit, y), QPointF(right, y))


def _paint_tag(
    painter: QPainter,
    context: PaintContext,
    block: BlockLayout,
    part: Part,
    named: tuple[Item, str],
    colours: HueColours,
) -> None:
    """The name of a role where the filler's label stands, as far as there is room for it."""
    item, role = named
    metrics, line = context.metrics, block.lines[part.line]
    signs = block.decor.lines[part.line] if block.decor else None
    chips = signs.chips if signs else []
    own = next((chip for chip in chips if chip.item.id == item.id), None)
    if own is not None:
        tag = chip_box(metrics, line, own)
        lane = own.lane
    else:
        top = line.baseline - metrics.ascent - metrics.chip - 0.5
        tag, lane = QRectF(part.left, top, 0.0, metrics.chip), 0
    others = [chip for chip in chips if chip is not own and chip.lane == lane]
    if any(chip.x <= tag.left() < chip.x + chip.width for chip in others):
        return
    ahead = [chip.x - 2 * metrics.unit for chip in others if chip.x > tag.left()]
    room = min([*ahead, context.column_width + 2.0 * metrics.bar_step]) - tag.left()
    words = next((w for w in role_wordings(role) if chip_width(metrics, w, 0) <= room), None)
    if words is None:
        return
    tag.setWidth(min(room, max(tag.width(), chip_width(metrics, words, 0))))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color(colours.ink))
    painter.drawRoundedRect(tag, metrics.unit * 3, metrics.unit * 3)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setFont(metrics.chip_font)
    painter.setPen(color(context.theme.page))
    painter.drawText(tag, Qt.AlignmentFlag.AlignCenter, words)


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
