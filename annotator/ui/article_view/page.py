"""The page: all blocks of an article with their heights, laid out as far as they have been looked at.

Positions are pixels from the top of the page and the left of the column; offsets are code points. What is
above a laid-out block may still be an estimate; ``settle`` lays out what is asked for and tells how much the
page grew above a given block, so that the view can keep the words where they are.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF

from annotator.domain.article import Article
from annotator.domain.changes import ChangeSet
from annotator.domain.schema import Schema
from annotator.domain.workbench import Workbench
from annotator.ui.article_view.block_layout import BlockLayout, Line
from annotator.ui.article_view.blocks import BlockIndex, cut
from annotator.ui.article_view.decor import Room, decorate
from annotator.ui.article_view.heights import Heights, estimated_lines
from annotator.ui.article_view.items import ItemStore
from annotator.ui.article_view.shapes import chip_width
from annotator.ui.article_view.structure_store import StructureStore
from annotator.ui.article_view.style import Metrics
from annotator.ui.article_view.wiring import wire_up

_KEPT = 200


@dataclass(frozen=True, slots=True)
class Spot:
    """A line on the page.

    Attributes:
        block: Number of its block.
        line: Its number in the block.
        top: Where its block begins, from the top of the page.
    """

    block: int
    line: int
    top: int


class Page:
    """One article, set in one column."""

    def __init__(
        self,
        workbench: Workbench,
        schema: Schema,
        metrics: Metrics,
        width: int,
        *,
        hidden: frozenset[str],
        language: str,
        arcs: bool = False,
    ) -> None:
        self.article: Article = workbench.article
        self.schema = schema
        self.index = BlockIndex(cut(self.article.text))
        self.metrics = metrics
        self.width = width
        self.arcs = arcs
        self._fill(workbench, hidden, language)
        self._layouts: dict[int, BlockLayout] = {}
        self._heights = self._estimated()

    @property
    def text(self) -> str:
        """The article's text."""
        return self.article.text

    @property
    def height(self) -> int:
        """Height of the page, margins included."""
        return self._heights.total + 2 * self.metrics.page_top

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to lay out."""
        return not self.index.blocks

    def reset(self, metrics: Metrics, width: int) -> None:
        """Set everything anew in another size."""
        self.metrics, self.width = metrics, width
        self._layouts.clear()
        self._heights = self._estimated()

    def redraw(
        self, workbench: Workbench, hidden: frozenset[str], language: str, *, arcs: bool
    ) -> None:
        """Take in other items altogether; lines break where they did."""
        self.arcs = arcs
        self._fill(workbench, hidden, language)
        for number, layout in self._layouts.items():
            self._decorate(number, layout)

    def update(self, workbench: Workbench, changes: ChangeSet) -> list[int]:
        """Take in an edit; the numbers of the laid-out blocks that look different now."""
        affected = self.items.update(workbench, changes)
        changed = sorted(affected & self._layouts.keys())
        for number in changed:
            self._decorate(number, self._layouts[number])
        return changed

    def layout(self, number: int) -> BlockLayout:
        """A block, laid out."""
        found = self._layouts.get(number)
        if found is None:
            found = BlockLayout(self.text, self.index.blocks[number], self.metrics, self.width)
            self._layouts[number] = found
            self._decorate(number, found)
        return found

    def is_laid_out(self, number: int) -> bool:
        """Whether the height of a block is known."""
        return number in self._layouts

    def top_of(self, number: int) -> int:
        """Where a block begins."""
        return self.metrics.page_top + self._heights.top(number)

    def between(self, top: float, bottom: float) -> range:
        """Numbers of the blocks at least partly in ``[top, bottom)`` of the page."""
        margin = self.metrics.page_top
        return self._heights.between(top - margin, bottom - margin)

    def block_at(self, y: float) -> int:
        """Number of the block at height ``y``; the nearest beyond the ends."""
        return self._heights.at(y - self.metrics.page_top)

    def forget_far(self, near: range) -> None:
        """Free what is far from the blocks that are looked at; heights stay known."""
        if len(self._layouts) <= _KEPT:
            return
        middle = (near.start + near.stop) // 2
        farthest = sorted(self._layouts, key=lambda number: abs(number - middle))
        for number in farthest[_KEPT // 2 :]:
            if number not in near:
                del self._layouts[number]

    def spot_of(self, offset: int) -> Spot:
        """The line that holds ``offset``, laying out its block."""
        number = self.index.at(offset)
        layout = self.layout(number)
        return Spot(number, layout.line_of(min(offset, layout.block.end)), self.top_of(number))

    def spot_at(self, y: float) -> Spot:
        """The line at height ``y``, laying out its block."""
        number = self.block_at(y)
        layout = self.layout(number)
        top = self.top_of(number)
        return Spot(number, layout.line_at(y - top), top)

    def line(self, spot: Spot) -> Line:
        """The line at a spot."""
        return self.layout(spot.block).lines[spot.line]

    def row(self, spot: Spot, left: float, right: float) -> QRectF:
        """The row of words of a line between two positions, on the page."""
        line, metrics = self.line(spot), self.metrics
        top = spot.top + line.baseline - metrics.ascent
        return QRectF(left, top, right - left, metrics.ascent + metrics.descent)

    def cell(self, offset: int) -> QRectF:
        """The character at ``offset``, on the page; a thin stroke at the end of a block."""
        spot = self.spot_of(offset)
        layout = self.layout(spot.block)
        for part in layout.parts(offset, min(offset + 1, layout.block.end)):
            return self.row(spot, part.left, part.right)
        x = layout.x_of(min(max(offset, layout.block.begin), layout.block.end), spot.line)
        return self.row(spot, x, x + 1)

    def _fill(self, workbench: Workbench, hidden: frozenset[str], language: str) -> None:
        self.items = ItemStore(
            workbench,
            self.schema,
            self.index,
            hidden=hidden,
            language=language,
            wired=self.arcs,
        )
        self.structures = StructureStore(self.items, self.schema, self.text, language)

    def _estimated(self) -> Heights:
        metrics = self.metrics
        per_line = metrics.per_line * self.width / max(1, metrics.column)
        pitch = metrics.line_height()
        gap = metrics.paragraph_gap
        return Heights(
            estimated_lines(block.end - block.begin, per_line) * pitch + (gap if block.opens else 0)
            for block in self.index.blocks
        )

    def room(self, begin: int, end: int, lines: int) -> Room:
        """What limits the signs of so many lines with the text ``[begin, end)``."""
        metrics = self.metrics
        return Room(
            begin=begin,
            end=end,
            lines=lines,
            right=self.width + 2 * metrics.bar_step,
            gap=2 * metrics.unit,
            width_of=lambda text, dots: chip_width(metrics, text, dots),
            slot_of=self.items.slot,
            rail_step=metrics.rail_step,
        )

    def _decorate(self, number: int, layout: BlockLayout) -> None:
        room = self.room(layout.block.begin, layout.block.end, len(layout.lines))
        items = self.items.of_block(number)
        decor = decorate(items, layout, room)
        if self.arcs:
            wire_up(self.structures.touching(items), layout, room, decor)
        layout.arrange(decor)
        self._heights.set(number, layout.height)
