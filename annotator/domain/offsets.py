"""Offsets: half-open ranges of Unicode code points into the stored text of an article.

Text is normalised once, at import, by ``normalise_text``; from then on it never changes. UTF-16 exists
only in ``annotator.ui.article_view.utf16`` and inside the formats that demand it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from annotator.domain.errors import EmptySelectionError, OutOfTextError


@dataclass(frozen=True, slots=True, order=True)
class TextRange:
    """A half-open range ``[begin, end)`` of code points; never empty.

    Attributes:
        begin: First code point, ``>= 0``.
        end: One past the last code point, ``> begin``.
    """

    begin: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.begin < self.end:
            raise ValueError(f"empty, reversed or negative range [{self.begin}, {self.end})")

    def __len__(self) -> int:
        return self.end - self.begin

    def overlaps(self, other: TextRange) -> bool:
        """Whether the two share at least one code point."""
        return self.begin < other.end and other.begin < self.end

    def contains(self, other: TextRange) -> bool:
        """Whether ``other`` lies inside, equal ranges included."""
        return self.begin <= other.begin and other.end <= self.end

    def covered_text(self, text: str) -> str:
        """The stretch of ``text`` this range covers."""
        return text[self.begin : self.end]


_FIRST_COMBINING = "\u0300"
_SKIN_TONES = "\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff"

Fragments = tuple[TextRange, ...]
"""The contiguous parts of a span: not empty, in reading order, disjoint."""


def normalise_text(raw: str) -> str:
    """Bring imported text into the one form all offsets refer to: no BOM, LF line ends."""
    return raw.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def trimmed(extent: TextRange, text: str) -> TextRange:
    """The range without white space at its edges.

    Raises:
        OutOfTextError: If it ends after the text.
        EmptySelectionError: If nothing else is in it.
    """
    if extent.end > len(text):
        raise OutOfTextError(begin=extent.begin, end=extent.end, length=len(text))
    covered = extent.covered_text(text)
    begin = extent.begin + len(covered) - len(covered.lstrip())
    end = extent.end - (len(covered) - len(covered.rstrip()))
    if begin >= end:
        raise EmptySelectionError
    return TextRange(begin, end)


def joined(ranges: Iterable[TextRange]) -> Fragments:
    """The ranges in reading order, those that touch or overlap made one."""
    merged: list[TextRange] = []
    for item in sorted(ranges):
        if merged and item.begin <= merged[-1].end:
            merged[-1] = TextRange(merged[-1].begin, max(merged[-1].end, item.end))
        else:
            merged.append(item)
    return tuple(merged)


def are_fragments(ranges: Sequence[TextRange]) -> bool:
    """Whether the ranges are in reading order and disjoint, and there is at least one."""
    return bool(ranges) and all(left.end <= right.begin for left, right in pairwise(ranges))


GAP = " … "
"""What stands for a gap between fragments where they are shown as words."""


def fragments_text(fragments: Fragments) -> str:
    """All fragments as they are stored and signed, e.g. ``5-11,40-43``; empty for none."""
    return ",".join(f"{part.begin}-{part.end}" for part in fragments)


def fragments_of(stored: str) -> Fragments:
    """What ``fragments_text`` wrote."""
    parts = (part.partition("-") for part in stored.split(",") if part)
    return tuple(TextRange(int(begin), int(end)) for begin, _, end in parts)


def covered_text(fragments: Fragments, text: str) -> str:
    """What the fragments cover, gaps shown as an ellipsis."""
    return GAP.join(fragment.covered_text(text) for fragment in fragments)


def starts_grapheme(text: str, offset: int) -> bool:
    """Whether an edge at ``offset`` leaves combining marks and joined emoji with their base.

    An approximation of the extended grapheme clusters of Unicode Standard Annex 29 that is exact for
    combining marks, variation selectors, zero-width joiners, skin tones and flags.
    """
    if offset <= 0 or offset >= len(text):
        return True
    before, here = text[offset - 1], text[offset]
    if here < _FIRST_COMBINING and before != "\u200d":
        return True  # nearly always
    if before == "\u200d" or here in "\u200d\ufe0e\ufe0f" or here in _SKIN_TONES:
        return False
    if unicodedata.combining(here) or unicodedata.category(here) in {"Mn", "Me"}:
        return False
    if _is_regional(here) and _is_regional(before):
        start = offset
        while start > 0 and _is_regional(text[start - 1]):
            start -= 1
        return (offset - start) % 2 == 0
    return True


def _is_regional(char: str) -> bool:
    return "\U0001f1e6" <= char <= "\U0001f1ff"
