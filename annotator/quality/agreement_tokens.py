"""Which words of a text a span covers: any part of a word is enough."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from annotator.domain.offsets import TextRange
from annotator.domain.segmentation import token_bounds


class TokenGrid:
    """The words of a text, by number.

    Args:
        text: Of an article.
    """

    def __init__(self, text: str) -> None:
        bounds = list(token_bounds(text, 0, len(text)))
        columns = tuple(zip(*bounds, strict=True)) or ((), ())
        self._begins: tuple[int, ...] = columns[0]
        self._ends: tuple[int, ...] = columns[1]

    def __len__(self) -> int:
        return len(self._begins)

    def mark(self, words: dict[int, str], part: TextRange, label: str) -> None:
        """Say of the words that a fragment touches what they are.

        Args:
            words: By number, what they are so far; a word with several labels is of a category of its own.
            part: The fragment.
            label: The label.
        """
        first = bisect_right(self._ends, part.begin)
        for word in range(first, bisect_left(self._begins, part.end)):
            before = words.get(word)
            if before is None:
                words[word] = label
            elif label not in before.split("+"):
                words[word] = "+".join(sorted({*before.split("+"), label}))
