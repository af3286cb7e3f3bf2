"""Blocks: the pieces of an article that are laid out one at a time, and what they show.

A block is a paragraph or, where a paragraph is huge, a part of one, so that laying out and painting stay
bounded. What a block shows has exactly as many code points as what is stored: characters that a font cannot
draw or that would break the line are shown as pictures of the same length.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from annotator.domain.offsets import TextRange, starts_grapheme
from annotator.domain.segmentation import paragraphs

LONGEST = 3_000
"""Code points a paragraph may have before it is cut."""

_LOOK_BACK = 600
_FEW = 32

_SENTENCE_END = re.compile(r"[.!?…][\"“”’»«)\]]*[ \u00a0]+(?=\S)")
_SPACE = re.compile(r"\s+(?=\S)")
_HIDDEN = re.compile(
    "[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufffc\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]"
)
_LINE_BREAK = "↵"
_UNSHOWABLE = "□"


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the article that is laid out by itself.

    Attributes:
        begin: First code point.
        end: One past the last code point, ``> begin``; the newline is not in it.
        opens: Whether a paragraph begins here, not a further part of one.
    """

    begin: int
    end: int
    opens: bool


def cut(text: str) -> list[Block]:
    """The blocks of an article in reading order; none if there is nothing but white space."""
    blocks: list[Block] = []
    for paragraph in paragraphs(text):
        begin, end = paragraph.begin, paragraph.end
        opens = True
        while end - begin > LONGEST:
            border = _border(text, begin, begin + LONGEST)
            blocks.append(Block(begin, border, opens))
            begin, opens = border, False
        blocks.append(Block(begin, end, opens))
    return blocks


def _border(text: str, begin: int, limit: int) -> int:
    """Where to cut in ``(begin, limit]``: after a sentence, else between words, else between characters."""
    for pattern in (_SENTENCE_END, _SPACE):
        found = 0
        for match in pattern.finditer(text, limit - _LOOK_BACK, limit):
            found = match.end()
        if found:
            return found
    # A slice that begins at a border between characters: runs of flags are counted within it only.
    piece = text[begin : limit + 1]
    for border in range(len(piece) - 1, len(piece) - 1 - _FEW, -1):
        if starts_grapheme(piece, border):
            return begin + border
    return limit


def shown(text: str, begin: int, end: int) -> str:
    """What the block ``[begin, end)`` shows, one code point for each that is stored."""
    piece = text[begin:end]
    if piece.isascii() and piece.isprintable():
        return piece
    return _HIDDEN.sub(_picture, piece)


def _picture(match: re.Match[str]) -> str:
    return _LINE_BREAK if match[0] in "\u2028\u2029" else _UNSHOWABLE


class BlockIndex:
    """Finds the blocks of an article by offset."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.blocks = tuple(blocks)
        self._begins = [block.begin for block in blocks]
        self._ends = [block.end for block in blocks]

    def __len__(self) -> int:
        return len(self.blocks)

    def at(self, offset: int) -> int:
        """Number of the block that holds ``offset``; between two blocks, the one before; else 0."""
        return max(0, bisect_right(self._begins, offset) - 1)

    def holding(self, begin: int, end: int) -> int | None:
        """Number of the block that holds all of ``[begin, end)``, if there is one."""
        number = bisect_right(self._begins, begin) - 1
        return number if number >= 0 and end <= self._ends[number] else None

    def touching(self, begin: int, end: int) -> range:
        """Numbers of the blocks that share a code point with ``[begin, end)``."""
        if not self.blocks:
            return range(0)
        first, last = self.at(begin), self.at(max(begin, end - 1))
        if self.blocks[first].end <= begin:
            first += 1
        while last >= first and self.blocks[last].begin >= end:
            last -= 1
        return range(first, last + 1)

    def paragraph(self, number: int) -> TextRange:
        """The whole paragraph that block ``number`` belongs to."""
        first = last = number
        while first > 0 and not self.blocks[first].opens:
            first -= 1
        while last + 1 < len(self.blocks) and not self.blocks[last + 1].opens:
            last += 1
        return TextRange(self.blocks[first].begin, self.blocks[last].end)
