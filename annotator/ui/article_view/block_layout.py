"""One block as Qt sets it: lines, and the way from offsets to positions and back.

Lines break by width and words alone, never because of annotations; those only move lines apart. Offsets are
code points of the article, positions pixels from the block's top left corner.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias, cast
from unicodedata import bidirectional

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QGlyphRun, QPainter, QPainterPath, QTextLayout, QTextLine, QTextOption

from annotator.ui.article_view.blocks import Block, shown
from annotator.ui.article_view.decor import BlockDecor, Sign, WireSign
from annotator.ui.article_view.style import Metrics
from annotator.ui.article_view.utf16 import Utf16Map

WirePaths: TypeAlias = dict[tuple[str, bool], tuple[QPainterPath, QPainterPath]]
"""Lines and ends of all wires of a block, by colour and whether they are suggestions."""

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff]")
_TAB = 4


@dataclass(slots=True)
class Line:
    """One visual line.

    Attributes:
        begin: First code point.
        end: One past the last.
        left: Where the words begin; not 0 in a paragraph that is written from the right.
        width: Where they end, without trailing blanks.
        top: Where the line begins, its lanes included.
        baseline: Where the words stand.
        bottom: Where the next line begins.
    """

    begin: int
    end: int
    left: float
    width: float
    top: int = 0
    baseline: int = 0
    bottom: int = 0


@dataclass(frozen=True, slots=True)
class LabelPlace:
    """A label of a wire, from the block's corner.

    Attributes:
        rect: What it covers.
        start: Where its letters begin, half-way up.
        text: What it says.
        sign: Whose role it names, and where it leads.
        wire: On which it stands.
    """

    rect: QRectF
    start: QPointF
    text: str
    sign: Sign
    wire: WireSign


@dataclass(frozen=True, slots=True)
class Part:
    """The part of a stretch of text that lies on one line; pixels."""

    line: int
    left: float
    right: float
    begin: int
    end: int


class BlockLayout:
    """The lines of one block."""

    def __init__(self, text: str, block: Block, metrics: Metrics, width: int) -> None:
        self.block = block
        words = shown(text, block.begin, block.end)
        self._map = Utf16Map(words)
        self._bidi = _RIGHT_TO_LEFT.search(words) is not None
        self._metrics = metrics
        # A QTextLine that outlives its QTextLayout crashes: both live and die here.
        self._layout = QTextLayout(words, metrics.text_font)
        self._layout.setCacheEnabled(True)
        self._layout.setTextOption(_option(metrics, words if self._bidi else ""))
        self._text_lines: list[QTextLine] = []
        self.lines: list[Line] = []
        self._break(width)
        self._begins = [line.begin for line in self.lines]
        self.decor: BlockDecor | None = None
        self.wire_paths: WirePaths | None = None
        self.wire_labels: list[tuple[LabelPlace, ...]] | None = None
        self.height = 0

    def _break(self, width: int) -> None:
        self._layout.beginLayout()
        line = self._layout.createLine()
        while line.isValid():
            line.setLineWidth(width)
            self._text_lines.append(line)
            line = self._layout.createLine()
        self._layout.endLayout()
        begin = self.block.begin
        for line in self._text_lines:
            start = line.textStart()
            first = begin + self._map.to_code_points(start)
            last = begin + self._map.to_code_points(start + line.textLength())
            extent = line.naturalTextRect()
            self.lines.append(Line(first, last, extent.left(), extent.right()))

    def arrange(self, decor: BlockDecor) -> None:
        """Give each line the height that its signs need."""
        self.decor = decor
        self.wire_paths = self.wire_labels = None
        metrics = self._metrics
        y = metrics.paragraph_gap if self.block.opens else 0
        for line, text_line, signs in zip(self.lines, self._text_lines, decor.lines, strict=True):
            line.top = y
            line.baseline = y + metrics.head_room(signs.lanes, signs.tracks) + metrics.ascent
            y += metrics.line_height(signs.lanes, signs.unders, signs.tracks)
            line.bottom = y
            text_line.setPosition(QPointF(0.0, line.baseline - text_line.ascent()))
        self.height = y

    def draw(self, painter: QPainter, line: int, x: int, y: int) -> None:
        """Draw the words of one line with the painter's pen; the block's corner is at ``(x, y)``."""
        self._text_lines[line].draw(painter, QPointF(x, y))

    def line_of(self, offset: int) -> int:
        """Number of the line that holds ``offset``; the last one for the block's end."""
        return max(0, bisect_right(self._begins, offset) - 1)

    def line_at(self, y: float) -> int:
        """Number of the line at height ``y``; the first above, the last below."""
        return next(
            (number for number, line in enumerate(self.lines) if y < line.bottom),
            len(self.lines) - 1,
        )

    def x_of(self, offset: int, line: int) -> float:
        """Where the border before the character at ``offset`` is."""
        units = self._map.to_units(offset - self.block.begin)
        # PySide returns the position and the unit it belongs to, which its stubs do not say.
        found = cast("tuple[float, int]", self._text_lines[line].cursorToX(units))
        return found[0]

    def parts(self, begin: int, end: int) -> Iterator[Part]:
        """The parts of ``[begin, end)`` on the lines of this block, left to right; not blanks at line ends."""
        begin, end = max(begin, self.block.begin), min(end, self.block.end)
        if begin >= end:
            return
        for number in range(self.line_of(begin), len(self.lines)):
            line = self.lines[number]
            if line.begin >= end:
                return
            first, last = max(begin, line.begin), min(end, line.end)
            if first >= last:
                continue
            if self._bidi:
                for left, right in self._visual(number, first, last):
                    yield Part(number, left, right, first, last)
            else:
                left = self.x_of(first, number)
                if left >= line.width and first > line.begin:
                    continue
                right = self.x_of(last, number) if last < line.end else line.width
                # Blanks at the end of a line hang out of it; they are not marked.
                yield Part(number, min(left, line.width), max(right, left + 1), first, last)

    def _visual(self, number: int, begin: int, end: int) -> list[tuple[float, float]]:
        """The stretches, left to right, where a mixed-direction line shows ``[begin, end)``."""
        first = self._map.to_units(begin - self.block.begin)
        last = self._map.to_units(end - self.block.begin)
        runs: list[QGlyphRun] = self._text_lines[number].glyphRuns(first, last - first)
        boxes = sorted((run.boundingRect() for run in runs), key=lambda box: box.left())
        merged: list[tuple[float, float]] = []
        for box in boxes:
            left, right = float(box.left()), float(box.right())
            if merged and left <= merged[-1][1] + 1:
                merged[-1] = (merged[-1][0], max(merged[-1][1], right))
            elif right > left:
                merged.append((left, right))
        if not merged:
            left, right = sorted((self.x_of(begin, number), self.x_of(end, number)))
            merged.append((left, max(right, left + 1)))
        return merged

    def character_at(self, x: float, line: int) -> int:
        """Offset of the character at ``x`` on a line; the nearest one beyond its ends."""
        return self._offset(x, line, QTextLine.CursorPosition.CursorOnCharacter)

    def border_at(self, x: float, line: int) -> int:
        """Offset of the border between characters nearest to ``x`` on a line."""
        return self._offset(x, line, QTextLine.CursorPosition.CursorBetweenCharacters)

    def _offset(self, x: float, line: int, how: QTextLine.CursorPosition) -> int:
        units = self._text_lines[line].xToCursor(x, how)
        offset = self.block.begin + self._map.to_code_points(units)
        row = self.lines[line]
        last = row.end - 1 if how is QTextLine.CursorPosition.CursorOnCharacter else row.end
        return min(max(offset, row.begin), max(last, row.begin))


def _option(metrics: Metrics, mixed: str) -> QTextOption:
    option = QTextOption()
    strong = next((kind for kind in map(bidirectional, mixed) if kind in {"L", "R", "AL"}), "L")
    if strong != "L":
        option.setTextDirection(Qt.LayoutDirection.RightToLeft)
        option.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTabStopDistance(metrics.ascent * _TAB * 0.6)
    return option
