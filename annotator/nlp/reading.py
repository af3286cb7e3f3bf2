"""A text cut into paragraphs, sentences and tokens, as all components read it.

The components look at the program's own segmentation and not at the tokens of the pipeline, so that they
give the same result behind any tokenizer. Where the pipeline has a parser or morphology, ``syntax`` knows what they say.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass
from functools import lru_cache
from typing import Self

from annotator.domain.segmentation import paragraphs, sentences, token_bounds
from annotator.nlp.syntax import UNPARSED, Syntax


@dataclass(frozen=True, slots=True)
class Stretch:
    """A paragraph or a sentence.

    Attributes:
        begin: First code point.
        end: One past the last code point.
        first: Index of its first token.
        last: One past the index of its last token.
    """

    begin: int
    end: int
    first: int
    last: int


class Reading:
    """The segmentation of one text; immutable.

    Attributes:
        text: What was read.
        begins: First code point of each token.
        ends: One past the last code point of each token.
        words: The tokens.
        lower: The tokens in lower case.
        paragraphs: In reading order.
        sentences: In reading order; none crosses a line end.
        syntax: What is known of its tokens besides.
    """

    __slots__ = ("begins", "ends", "lower", "paragraphs", "sentences", "syntax", "text", "words")

    def __init__(self, text: str) -> None:
        self.text = text
        self.syntax = UNPARSED
        bounds = list(token_bounds(text, 0, len(text)))
        self.begins = [begin for begin, _ in bounds]
        self.ends = [end for _, end in bounds]
        self.words = [text[begin:end] for begin, end in bounds]
        self.lower = [word.lower() for word in self.words]
        lines = paragraphs(text)
        self.paragraphs = [self._stretch(line.begin, line.end) for line in lines]
        self.sentences = [
            self._stretch(sentence.begin, sentence.end)
            for line in lines
            for sentence in sentences(text, line.begin, line.end)
        ]

    def with_syntax(self, syntax: Syntax) -> Self:
        """The same segmentation with what is known of its tokens."""
        same = copy(self)
        same.syntax = syntax
        return same

    def __len__(self) -> int:
        return len(self.words)

    def token_at(self, offset: int) -> int:
        """Index of the first token that ends after ``offset``; the number of tokens if none does."""
        return bisect_right(self.ends, offset)

    def token_before(self, offset: int) -> int:
        """One past the index of the last token that begins before ``offset``."""
        return bisect_left(self.begins, offset)

    def sentence_at(self, token: int) -> int:
        """Index of the sentence that holds a token."""
        low, high = 0, len(self.sentences)
        while low < high:
            middle = (low + high) // 2
            if self.sentences[middle].last <= token:
                low = middle + 1
            else:
                high = middle
        return low

    def fragments(self, tokens: Iterable[int]) -> tuple[tuple[int, int], ...]:
        """Where tokens stand: half-open ranges of code points, neighbours joined.

        Args:
            tokens: Their numbers, ascending.
        """
        parts: list[tuple[int, int]] = []
        previous = -2
        for token in tokens:
            if token == previous + 1:
                parts[-1] = (parts[-1][0], self.ends[token])
            else:
                parts.append((self.begins[token], self.ends[token]))
            previous = token
        return tuple(parts)

    def _stretch(self, begin: int, end: int) -> Stretch:
        return Stretch(begin, end, self.token_at(begin), self.token_before(end))


@lru_cache(maxsize=4)
def read(text: str) -> Reading:
    """The segmentation of a text; the last few are kept, as several components read the same one."""
    return Reading(text)
