"""Tokens and sentences of one text, found paragraph by paragraph as somebody asks for them."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache

from annotator.domain.offsets import TextRange
from annotator.domain.segmentation import sentences, token_bounds

_KEPT = 8


class TextUnits:
    """Says whether a stretch of text is made of whole tokens, and whether it stays in one sentence.

    Args:
        text: Normalised text of an article. Nothing is looked at before it is asked for, so that a question
            about one span of a long article costs no more than its paragraph.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._tokens: dict[int, tuple[list[int], list[int]]] = {}
        self._sentences: dict[int, list[int]] = {}
        self._all_tokens: tuple[list[int], list[int]] | None = None

    def take_tokens(self, begins: list[int], ends: list[int]) -> None:
        """Take in where all tokens of the text begin and end, from somebody who knows it anyway."""
        self._all_tokens = (begins, ends)

    def fits(self, stretch: TextRange) -> bool:
        """Whether both edges are borders of tokens."""
        begins, _ = self._tokens_around(stretch.begin)
        _, ends = self._tokens_around(stretch.end - 1)
        return _holds(begins, stretch.begin) and _holds(ends, stretch.end)

    def token_at(self, offset: int) -> TextRange | None:
        """The token that covers the code point at ``offset``; ``None`` for white space."""
        begins, ends = self._tokens_around(offset)
        place = bisect_right(begins, offset) - 1
        if place < 0 or offset >= ends[place]:
            return None
        return TextRange(begins[place], ends[place])

    def token_count(self, stretch: TextRange) -> int:
        """How many tokens begin inside the stretch."""
        return sum(1 for _ in token_bounds(self._text, stretch.begin, stretch.end))

    def in_one_sentence(self, stretch: TextRange) -> bool:
        """Whether the first and the last code point belong to the same sentence."""
        first, last = stretch.begin, stretch.end - 1
        if self._text.find("\n", first, last) >= 0:
            return False
        begins = self._sentences_around(first)
        return bisect_right(begins, first) == bisect_right(begins, last)

    def paragraphs_between(self, one: int, other: int) -> int:
        """How many paragraphs one has to go from one offset to another; 0 within a paragraph."""
        first, last = sorted((one, other))
        if self._text.find("\n", first, last) < 0:
            return 0
        lines = self._text[first:last].split("\n")
        return sum(1 for line in lines[1:-1] if line.strip()) + 1

    def _tokens_around(self, offset: int) -> tuple[list[int], list[int]]:
        if self._all_tokens is not None:
            return self._all_tokens
        begin, end = self._paragraph(offset)
        found = self._tokens.get(begin)
        if found is None:
            bounds = list(token_bounds(self._text, begin, end))
            found = ([first for first, _ in bounds], [last for _, last in bounds])
            self._tokens[begin] = found
        return found

    def _sentences_around(self, offset: int) -> list[int]:
        begin, end = self._paragraph(offset)
        found = self._sentences.get(begin)
        if found is None:
            found = [sentence.begin for sentence in sentences(self._text, begin, end)]
            self._sentences[begin] = found
        return found

    def _paragraph(self, offset: int) -> tuple[int, int]:
        end = self._text.find("\n", offset)
        return self._text.rfind("\n", 0, offset) + 1, len(self._text) if end < 0 else end


@lru_cache(maxsize=_KEPT)
def units_of(text: str) -> TextUnits:
    """The units of a text; those of the texts asked about last are remembered."""
    return TextUnits(text)


def _holds(offsets: list[int], offset: int) -> bool:
    place = bisect_right(offsets, offset)
    return place > 0 and offsets[place - 1] == offset
