"""Painting of wires: arcs with the names of roles, for a whole block at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPolygonF

from annotator.domain.ids import SpanId
from annotator.ui.article_view.arcs import Tap
from annotator.ui.article_view.block_layout import BlockLayout, LabelPlace, Line, WirePaths
from annotator.ui.article_view.decor import LineDecor, Rail, Sign, WireSign
from annotator.ui.article_view.paint_context import PaintContext
from annotator.ui.article_view.shapes import color, pen
from annotator.ui.article_view.style import Metrics
from annotator.ui.theme import hue_colours

_DIMMED = 0.35
_SUGGESTED = 0.75


def track_y(metrics: Metrics, line: Line, signs: LineDecor, track: int) -> float:
    """The middle of a track above a line, from the block's corner."""
    roof = line.baseline - metrics.ascent - signs.lanes * metrics.lane
    return roof - (track + 0.5) * metrics.track


def label_places(metrics: Metrics, line: Line, signs: LineDecor) -> Iterator[LabelPlace]:
    """Where the labels of the wires above a line stand."""
    for wire in signs.wires:
        y = track_y(metrics, line, signs, wire.routed.track)
        for label in wire.routed.labels:
            sign = wire.signs[label.tap]
            height = metrics.track - metrics.unit
            rect = QRectF(label.x, y - height / 2, label.width, height)
            words = sign.wordings[label.wording]
            inset = (label.width - metrics.text_width(words)) / 2
            yield LabelPlace(rect, QPointF(label.x + inset, y), words, sign, wire)


def label_at(metrics: Metrics, block: BlockLayout, point: QPointF) -> SpanId | None:
    """The span that the label of a wire leads to, at a point measured from the block's corner."""
    if block.decor is None or not block.lines:
        return None
    number = block.line_at(point.y())
    for place in label_places(metrics, block.lines[number], block.decor.lines[number]):
        if place.rect.contains(point):
            return place.sign.target
    return None


def paint_wires(
    painter: QPainter, context: PaintContext, block: BlockLayout, wanted: Sequence[int]
) -> None:
    """Paint all wires of a block and the labels of some lines; the painter stands at the block's corner."""
    decor = block.decor
    if decor is None or not any(signs.wires for signs in decor.lines):
        return
    if block.wire_paths is None:
        block.wire_paths = _paths(context.metrics, block)
    dimmed = context.lit_heads and any(
        wire.head.id in context.lit_heads for signs in decor.lines for wire in signs.wires
    )
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    for (hue, suggested), (lines, ends) in block.wire_paths.items():
        alpha = (_SUGGESTED if suggested else 1.0) * (_DIMMED if dimmed else 1.0)
        _stroke(painter, context, hue, lines, ends, alpha, dashed=suggested)
    if dimmed:
        _paint_lit(painter, context, block)
    if block.wire_labels is None:
        block.wire_labels = [
            tuple(label_places(context.metrics, line, signs))
            for line, signs in zip(block.lines, decor.lines, strict=True)
        ]
    painter.setFont(context.metrics.mark_font)
    for number in wanted:
        for place in block.wire_labels[number]:
            _paint_label(painter, context, place)


def _stroke(
    painter: QPainter,
    context: PaintContext,
    hue: str,
    lines: QPainterPath,
    ends: QPainterPath,
    alpha: float,
    *,
    dashed: bool,
    lit: bool = False,
) -> None:
    border = hue_colours(hue, context.theme).border
    width = context.metrics.unit * (2.2 if lit else 1.3)
    painter.setPen(pen(border, width, alpha, "dashed" if dashed else ""))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(lines)
    painter.fillPath(ends, color(border, alpha))


def _paint_lit(painter: QPainter, context: PaintContext, block: BlockLayout) -> None:
    """Paint the wires of what the mouse or the focus is on once more, above the others."""
    assert block.decor is not None  # noqa: S101 - the caller looked
    metrics = context.metrics
    for line, signs in zip(block.lines, block.decor.lines, strict=True):
        for wire in signs.wires:
            if wire.head.id in context.lit_heads:
                lines, ends = QPainterPath(), QPainterPath()
                _add_wire(lines, ends, metrics, line, signs, wire)
                hue, dashed = wire.head.hue, wire.head.suggested
                _stroke(painter, context, hue, lines, ends, 1.0, dashed=dashed, lit=True)
    for rail in block.decor.rails:
        if rail.head.id in context.lit_heads:
            lines = QPainterPath()
            _add_rail(lines, metrics, block, rail)
            hue, dashed = rail.head.hue, rail.head.suggested
            _stroke(painter, context, hue, lines, QPainterPath(), 1.0, dashed=dashed, lit=True)


def _paths(metrics: Metrics, block: BlockLayout) -> WirePaths:
    assert block.decor is not None  # noqa: S101 - the caller looked
    found: WirePaths = {}
    for line, signs in zip(block.lines, block.decor.lines, strict=True):
        for wire in signs.wires:
            key = (wire.head.hue, wire.head.suggested)
            lines, ends = found.setdefault(key, (QPainterPath(), QPainterPath()))
            _add_wire(lines, ends, metrics, line, signs, wire)
    for rail in block.decor.rails:
        key = (rail.head.hue, rail.head.suggested)
        lines, _ = found.setdefault(key, (QPainterPath(), QPainterPath()))
        _add_rail(lines, metrics, block, rail)
    return found


def _add_wire(
    lines: QPainterPath,
    ends: QPainterPath,
    metrics: Metrics,
    line: Line,
    signs: LineDecor,
    wire: WireSign,
) -> None:
    routed = wire.routed
    y = track_y(metrics, line, signs, routed.track)
    stems: list[tuple[float, float, bool]] = []
    for tap, sign in zip(routed.wire.taps, wire.signs, strict=True):
        if tap.stem == "none":
            continue
        stems.append((tap.x, stem_end(metrics, line, tap, sign), sign.is_head))
    left = min([routed.wire.left, *(label.right for label in routed.labels)])
    right = max([routed.wire.right, *(label.x for label in routed.labels)])
    add_bracket(lines, ends, metrics, y, (left, right), stems)


def stem_end(metrics: Metrics, line: Line, tap: Tap, sign: Sign) -> float:
    """Where a stem ends: on the label of its words, or below the words of the line before."""
    if tap.stem == "up":
        return line.top - metrics.under_step
    top = line.baseline - metrics.ascent - sign.lanes * metrics.lane
    return top - (0.0 if sign.lanes else metrics.unit)


def add_bracket(
    lines: QPainterPath,
    ends: QPainterPath,
    metrics: Metrics,
    y: float,
    reach: tuple[float, float],
    stems: Sequence[tuple[float, float, bool]],
) -> None:
    """A level line with stems: round where the outermost ones leave it, an arrow or a dot at their ends.

    Args:
        lines: Takes the strokes.
        ends: Takes what is filled.
        metrics: Measures.
        y: Height of the level line.
        reach: From where to where it goes.
        stems: Where they leave it, the height where they end, and whether that is the head.
    """
    left, right = reach
    radius = 4.0 * metrics.unit
    for x, end, is_head in stems:
        turn = min(radius, abs(end - y) / 2, max(0.0, (right - left) / 2))
        toward = y + turn if end > y else y - turn
        lines.moveTo(x, end)
        if x - left < radius and right - x >= turn:
            lines.lineTo(x, toward)
            lines.quadTo(x, y, x + turn, y)
        elif right - x < radius and x - left >= turn:
            lines.lineTo(x, toward)
            lines.quadTo(x, y, x - turn, y)
        else:
            lines.lineTo(x, y)
        size = metrics.unit * 2.6
        if is_head:
            ends.addEllipse(QPointF(x, end), size * 0.8, size * 0.8)
        else:
            away = -size * 1.5 if end > y else size * 1.5
            tip = [QPointF(x, end), QPointF(x - size, end + away), QPointF(x + size, end + away)]
            ends.addPolygon(QPolygonF([*tip, tip[0]]))
    inner = [x for x, _, _ in stems]
    begin = left + radius if any(abs(x - left) < 1 for x in inner) else left
    stop = right - radius if any(abs(x - right) < 1 for x in inner) else right
    if stop > begin:
        lines.moveTo(begin, y)
        lines.lineTo(stop, y)


def _add_rail(lines: QPainterPath, metrics: Metrics, block: BlockLayout, rail: Rail) -> None:
    assert block.decor is not None  # noqa: S101 - the caller looked
    heights = [
        track_y(metrics, block.lines[number], block.decor.lines[number], track)
        for number, track in rail.joined
    ]
    lines.moveTo(rail.x, heights[0])
    lines.lineTo(rail.x, heights[-1])


def _paint_label(painter: QPainter, context: PaintContext, place: LabelPlace) -> None:
    metrics, theme = context.metrics, context.theme
    colours = hue_colours(place.sign.hue, theme)
    lit = place.wire.head.id in context.lit_heads
    painter.fillRect(place.rect, color(colours.chip if lit else theme.page))
    painter.setPen(color(colours.ink))
    painter.drawText(place.start + QPointF(0.0, metrics.label_drop), place.text)
