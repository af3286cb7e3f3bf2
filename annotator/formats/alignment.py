"""Fitting spans of characters to tokens, for formats that know nothing smaller than a token."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from enum import StrEnum
from itertools import pairwise

from annotator.domain.offsets import TextRange


class Alignment(StrEnum):
    """What becomes of a span whose edge lies inside a token."""

    STRICT = "strict"
    """It has no place."""
    CONTRACT = "contract"
    """It shrinks to the whole tokens inside it; none inside: no place."""
    EXPAND = "expand"
    """It grows to every token it touches."""
    SPLIT_TOKEN = "split-token"  # noqa: S105 - a token of text
    """The token is split there, by a rule the tokenizer gets; where there are only tokens, as ``strict``."""


class Tokens:
    """The tokens of one text.

    Args:
        ranges: In reading order, disjoint; white space between them belongs to none.

    Raises:
        ValueError: If they overlap or are out of order.
    """

    def __init__(self, ranges: Sequence[TextRange]) -> None:
        if any(right.begin < left.end for left, right in pairwise(ranges)):
            raise ValueError("tokens overlap or are out of order")
        self.ranges = tuple(ranges)
        self._begins = [token.begin for token in ranges]
        self._ends = [token.end for token in ranges]

    def __len__(self) -> int:
        return len(self.ranges)

    def aligned(self, wanted: TextRange, mode: Alignment = Alignment.STRICT) -> range | None:
        """The indices of the tokens a stretch of text becomes.

        Args:
            wanted: Code points.
            mode: What to do where an edge cuts a token.

        Returns:
            Never empty; ``None`` if there is no place for it.
        """
        if mode is Alignment.EXPAND:
            first = bisect_right(self._ends, wanted.begin)
            stop = bisect_left(self._begins, wanted.end)
        else:
            first = bisect_left(self._begins, wanted.begin)
            stop = bisect_right(self._ends, wanted.end)
        if first >= stop:
            return None
        if (
            mode not in {Alignment.CONTRACT, Alignment.EXPAND}
            and self.extent(range(first, stop)) != wanted
        ):
            return None
        return range(first, stop)

    def extent(self, indices: range) -> TextRange:
        """What these tokens cover, with what lies between them."""
        return TextRange(self._begins[indices[0]], self._ends[indices[-1]])
