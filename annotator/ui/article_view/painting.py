"""Painting of blocks: signs first, then words, then what has the focus. No look-ups, everything comes in.

The order on a line: bars, fills (outer ones first), selection, outlines, underlines, words, chips. Own spans
have filled boxes and chips; suggestions are dashed, hollow and lighter, with dots for their confidence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen

from annotator.domain.ids import SpanId
from annotator.domain.offsets import Fragments
from annotator.ui.article_view.block_layout import BlockLayout, Line, Part
from annotator.ui.article_view.decor import BlockDecor, Box, Chip, LineDecor, Underline
from annotator.ui.article_view.items import Item
from annotator.ui.article_view.style import Metrics
from annotator.ui.theme import HueColours, Theme, hue_colours

_DASHES = {"dashed": [3.0, 2.2], "dotted": [0.1, 3.0], "short": [1.5, 1.0]}
_SOFT = 0.55


@dataclass(frozen=True)
class PaintContext:
    """Everything that painting depends on besides the blocks themselves.

    Attributes:
        theme: Colours.
        metrics: Fonts and measures.
        column_x: Left edge of the column in the viewport.
        column_width: Width of the column.
        margin: Room left of the bars for their labels.
        focus: The span in focus.
        hover: The span below the mouse.
        selection: What is selected, code points.
        related: Fillers of the span in focus and the names of their roles.
        focus_fragments: Where the focus ring is; while an edge is dragged not where the span is.
        focus_item: The item in focus.
    """

    theme: Theme
    metrics: Metrics
    column_x: int
    column_width: int
    margin: int
    focus: SpanId | None = None
    hover: SpanId | None = None
    selection: Fragments = ()
    related: tuple[tuple[str, Item], ...] = ()
    focus_fragments: Fragments = ()
    focus_item: Item | None = None


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


@contextmanager
def moved(painter: QPainter, x: int, y: int) -> Iterator[None]:
    """Paint from another corner; the painter's state is as before in the end, whatever happens."""
    painter.save()
    try:
        painter.translate(x, y)
        yield
    finally:
        painter.restore()


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
        _paint_bars(painter, context, line, signs, first=number == 0 and block.block.opens)
        _paint_behind(painter, context, line, signs, selected.get(number, ()))
    painter.setPen(color(context.theme.text))
    for number in wanted:
        block.draw(painter, number, 0, 0)
    for number in wanted:
        line, signs = block.lines[number], decor.lines[number]
        for chip in signs.chips:
            _paint_chip(painter, context, line, chip)
        if signs.uncounted:
            _paint_uncounted(painter, context, line, signs.uncounted)


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


def chip_width(metrics: Metrics, text: str, dots: int) -> float:
    """Width of a chip with a text and a number of confidence dots, pixels."""
    return (
        _text_width(metrics, text) + _chip_pad(metrics) * 2 + (_dots_width(metrics) if dots else 0)
    )


def _chip_pad(metrics: Metrics) -> float:
    return metrics.chip * 0.32


def _dots_width(metrics: Metrics) -> float:
    return metrics.chip * 0.95


@lru_cache(maxsize=4096)
def _width_in_font(font_key: str, text: str, metrics_font: object) -> float:
    del font_key
    return float(QFontMetricsF(metrics_font).horizontalAdvance(text))  # type: ignore[call-overload]


def _text_width(metrics: Metrics, text: str) -> float:
    return _width_in_font(metrics.chip_font.key(), text, metrics.chip_font)


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


def _open_outline(
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


def _colours(context: PaintContext, item: Item) -> HueColours:
    return hue_colours(item.hue, context.theme)


def _is_lit(context: PaintContext, item: Item) -> bool:
    return item.id in {context.hover, context.focus}


def _fill_box(painter: QPainter, context: PaintContext, line: Line, box: Box) -> None:
    item, theme = box.item, context.theme
    if item.look == "trigger" and not _is_lit(context, item):
        return
    alpha = theme.faint_alpha if item.suggested or item.look == "trigger" else theme.tint_alpha
    if _is_lit(context, item):
        alpha = theme.tint_alpha if item.suggested else theme.strong_alpha
    rect = box_rect(context.metrics, line, box, box.rise, box.level)
    path = box_path(rect, context.metrics.unit * 3, left=box.begins, right=box.ends, tab=box.begins)
    painter.fillPath(path, color(_colours(context, item).mid, alpha))


def _outline_box(painter: QPainter, context: PaintContext, line: Line, box: Box) -> None:
    item, metrics = box.item, context.metrics
    border = _colours(context, item).border
    lit = _is_lit(context, item)
    if item.look == "trigger":
        width, alpha = metrics.unit * 1.4, 1.0
    else:
        width, alpha = metrics.unit, 1.0 if lit or item.suggested else 0.5
    rect = box_rect(metrics, line, box, box.rise, box.level)
    path = _open_outline(
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
        lit = _is_lit(context, item)
        colours, metrics = _colours(context, item), context.metrics
        width = metrics.unit * (2.2 if lit else 1.6)
        painter.setPen(pen(colours.border, width, 1.0, "dotted"))
        y = line.baseline + metrics.descent - metrics.unit
        painter.drawLine(QPointF(left + 3 * metrics.unit, y), QPointF(right - 3 * metrics.unit, y))


def _paint_underline(
    painter: QPainter, context: PaintContext, line: Line, underline: Underline
) -> None:
    metrics, item = context.metrics, underline.item
    lit = _is_lit(context, item)
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


def _paint_chip(painter: QPainter, context: PaintContext, line: Line, chip: Chip) -> None:
    item, metrics, theme = chip.item, context.metrics, context.theme
    colours = _colours(context, item)
    boxed = item.look in {"tint", "trigger"}
    box = chip_box(metrics, line, chip)
    radius = metrics.unit * 3
    if boxed:
        shape = QPainterPath()
        shape.addRoundedRect(box, radius, radius)
        if item.suggested:
            painter.fillPath(shape, color(theme.page))
            painter.setPen(pen(colours.border, metrics.unit, 1.0, "dashed"))
            painter.drawPath(shape)
        else:
            painter.fillPath(shape, color(colours.chip))
            alpha = 1.0 if item.look == "trigger" else _SOFT
            painter.setPen(pen(colours.border, metrics.unit, alpha))
            painter.drawPath(shape)
    if not chip.text:
        return
    painter.setFont(metrics.mark_font if item.suggested or not boxed else metrics.chip_font)
    painter.setPen(color(colours.ink))
    inset = _chip_pad(metrics) if boxed else metrics.unit
    text_rect = QRectF(box.left() + inset, box.top(), box.width(), box.height())
    painter.drawText(
        text_rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, chip.text
    )
    if chip.dots:
        x = box.left() + inset + _text_width(metrics, chip.text) + metrics.chip * 0.34
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


def _paint_bars(
    painter: QPainter, context: PaintContext, line: Line, signs: LineDecor, *, first: bool
) -> None:
    metrics, row = context.metrics, 0
    for bar in signs.bars:
        item = bar.item
        colours = _colours(context, item)
        lit = _is_lit(context, item)
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
) -> tuple[QRectF, str] | None:
    """Where the label of a bar stands and what it says; ``None`` if the margin is too narrow."""
    metrics = context.metrics
    slots = max(bar.slot for bar in signs.bars)
    right = bar_x(metrics, slots) - metrics.unit * 5
    room = right + context.margin
    for words in item.wordings:
        width = chip_width(metrics, words, item.dots)
        if width <= room:
            top = line.baseline - metrics.ascent + metrics.chip * 0.35 + row * (metrics.lane + 1)
            return QRectF(right - width, top, width, metrics.chip), words
    return None


def _paint_bar_label(
    painter: QPainter, context: PaintContext, line: Line, item: Item, signs: LineDecor, row: int
) -> None:
    placed = bar_label_box(context, line, item, signs, row)
    if placed is None:
        return
    box, words = placed
    metrics, colours = context.metrics, _colours(context, item)
    shape = QPainterPath()
    shape.addRoundedRect(box, metrics.unit * 3, metrics.unit * 3)
    if item.suggested:
        painter.setPen(pen(colours.border, metrics.unit, 1.0, "dashed"))
        painter.drawPath(shape)
    else:
        painter.fillPath(shape, color(colours.chip))
    painter.setFont(metrics.mark_font if item.suggested else metrics.chip_font)
    painter.setPen(color(colours.ink))
    inset = _chip_pad(metrics)
    painter.drawText(box.adjusted(inset, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, words)
    if item.dots:
        x = box.left() + inset + _text_width(metrics, words) + metrics.chip * 0.34
        _paint_dots(painter, context, QPointF(x, box.center().y()), item.dots, colours)


def _paint_uncounted(painter: QPainter, context: PaintContext, line: Line, count: int) -> None:
    metrics = context.metrics
    painter.setFont(metrics.mark_font)
    painter.setPen(color(context.theme.muted))
    rect = QRectF(
        context.column_width + metrics.unit * 6, line.baseline - metrics.ascent, 200, metrics.ascent
    )
    painter.drawText(rect, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, f"+{count}")


def _by_line(block: BlockLayout, fragments: Fragments) -> dict[int, list[Part]]:
    found: dict[int, list[Part]] = {}
    for fragment in fragments:
        for part in block.parts(fragment.begin, fragment.end):
            found.setdefault(part.line, []).append(part)
    return found
