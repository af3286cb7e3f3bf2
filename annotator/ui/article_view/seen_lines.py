"""The lines in view as one sequence, whatever blocks they belong to; positions in the viewport."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from annotator.ui.article_view.block_layout import Line, Part
from annotator.ui.article_view.decor import LineDecor
from annotator.ui.article_view.page import Page


@dataclass(frozen=True, slots=True)
class Row:
    """A line in view.

    Attributes:
        block: Number of its block.
        number: Its number there.
        y: Where its block begins in the viewport.
        line: Where things are on it, from the block's corner.
        signs: Its decoration.
    """

    block: int
    number: int
    y: int
    line: Line
    signs: LineDecor

    @property
    def top(self) -> int:
        """Where the line begins, room for labels included."""
        return self.y + self.line.top

    @property
    def baseline(self) -> int:
        """Where the words stand."""
        return self.y + self.line.baseline


class SeenLines:
    """What of a page is between two heights of the viewport.

    Args:
        page: Laid out there.
        scroll: Where the viewport begins on the page.
        top: From here on, in the viewport; whole rows of words only.
        bottom: Up to here.
    """

    def __init__(self, page: Page, scroll: int, top: int, bottom: int) -> None:
        self._page = page
        self.rows: list[Row] = []
        self._ordinals: dict[tuple[int, int], int] = {}
        metrics = page.metrics
        for block in page.between(scroll + top, scroll + bottom):
            layout = page.layout(block)
            y = page.top_of(block) - scroll
            lines = zip(layout.lines, layout.decor.lines, strict=True) if layout.decor else ()
            for number, (line, signs) in enumerate(lines):
                baseline = y + line.baseline
                if baseline - metrics.ascent >= top and baseline + metrics.descent <= bottom:
                    self._ordinals[block, number] = len(self.rows)
                    self.rows.append(Row(block, number, y, line, signs))

    @property
    def begin(self) -> int:
        """First code point in view."""
        return self.rows[0].line.begin if self.rows else 0

    @property
    def end(self) -> int:
        """One past the last code point in view."""
        return self.rows[-1].line.end if self.rows else 0

    def parts(self, begin: int, end: int) -> Iterator[Part]:
        """The parts of ``[begin, end)`` in view; their lines are numbered from the first in view."""
        if not self.rows:
            return
        first, last = self.rows[0].block, self.rows[-1].block
        for block in self._page.index.touching(begin, end):
            if not first <= block <= last:
                continue
            for part in self._page.layout(block).parts(begin, end):
                ordinal = self._ordinals.get((block, part.line))
                if ordinal is not None:
                    yield Part(ordinal, part.left, part.right, part.begin, part.end)
