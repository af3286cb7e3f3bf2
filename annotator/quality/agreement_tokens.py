"""Which words of a text a span covers: any part of a word is enough."""

from __future__ import annotations

from annotator.domain.offsets import TextRange
from annotator.domain.segmentation import token_bounds, token_count


class TokenGrid:
    """The words of a text, known by where they begin; looked at only where somebody marked something.

    Args:
        text: Of an article.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        # Annotators mark the same places as a rule.
        self._known: dict[tuple[int, int], list[int]] = {}

    def __len__(self) -> int:
        return token_count(self._text)

    def words_in(self, part: TextRange) -> list[int]:
        """Where the words begin that a fragment touches."""
        key = (part.begin, part.end)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = [
                begin for begin, end in self._around(part) if begin < part.end and part.begin < end
            ]
        return found

    def mark(self, words: dict[int, str], part: TextRange, label: str) -> None:
        """Say of the words that a fragment touches what they are.

        Args:
            words: By where they begin, what they are so far; a word with several labels is of a category of its own.
            part: The fragment.
            label: The label.
        """
        found = self.words_in(part)
        if words.keys().isdisjoint(found):  # nearly always
            words.update(dict.fromkeys(found, label))
            return
        for word in found:
            before = words.get(word)
            if before is None:
                words[word] = label
            elif label not in before.split("+"):
                words[word] = "+".join(sorted({*before.split("+"), label}))

    def _around(self, part: TextRange) -> list[tuple[int, int]]:
        """The words between the white space around a fragment; no word reaches over white space."""
        text, begin, end = self._text, part.begin, part.end
        while begin > 0 and not text[begin - 1].isspace():
            begin -= 1
        while end < len(text) and not text[end].isspace():
            end += 1
        return list(token_bounds(text, begin, end))
