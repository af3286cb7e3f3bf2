"""Which items a point of a laid-out block belongs to: labels first, then words, then boxes."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF

from annotator.ui.article_view.block_layout import BlockLayout
from annotator.ui.article_view.hit_test import covering
from annotator.ui.article_view.items import Item
from annotator.ui.article_view.labels import bar_label_box, bar_x, chip_box
from annotator.ui.article_view.paint_context import PaintContext
from annotator.ui.article_view.shapes import box_rect

_REACH = 3.0


def items_at(context: PaintContext, block: BlockLayout, point: QPointF) -> list[Item]:
    """The items at a point, best first; the point is measured from the block's corner."""
    if block.decor is None:
        return []
    number = block.line_at(point.y())
    line, signs = block.lines[number], block.decor.lines[number]
    metrics = context.metrics
    for chip in reversed(signs.chips):
        if chip_box(metrics, line, chip).contains(point):
            return [chip.item]
    if point.x() < 0:
        return _bars_at(context, block, number, point)
    row = QRectF(
        line.left,
        line.baseline - metrics.ascent,
        line.width - line.left,
        metrics.ascent + metrics.descent,
    )
    if row.adjusted(-_REACH, 0, _REACH, _REACH).contains(point):
        items = [sign.item for sign in signs.boxes]
        items += [sign.item for sign in signs.underlines]
        items += [sign.item for sign in signs.bars]
        distinct = {item.id: item for item in items}
        return covering(distinct.values(), block.character_at(point.x(), number))
    boxes = [
        box
        for box in signs.boxes
        if box_rect(metrics, line, box, box.rise, box.level).contains(point)
    ]
    return [box.item for box in sorted(boxes, key=lambda box: box.level)]


def _bars_at(context: PaintContext, block: BlockLayout, number: int, point: QPointF) -> list[Item]:
    assert block.decor is not None  # noqa: S101 - the caller looked
    line, signs = block.lines[number], block.decor.lines[number]
    row = 0
    for bar in signs.bars:
        if bar.begins:
            placed = bar_label_box(context, line, bar.item, signs, row)
            row += 1
            if placed is not None and placed[0].contains(point):
                return [bar.item]
        if abs(point.x() - bar_x(context.metrics, bar.slot)) <= context.metrics.bar_step / 2:
            return [bar.item]
    return []
