"""The caret and the selection: pure functions over tokens, sentences and user-perceived characters.

The selection is an ``anchor``, where it started, and a ``head``, which moves; what lies between is selected.
By token the first step takes the token under the caret, each further one the next; turning round at the
anchor keeps the token one started with, as in a spreadsheet.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from annotator.domain.offsets import Fragments, TextRange, joined, starts_grapheme

Direction = Literal[-1, 1]
_LONGEST_CHARACTER = 64


@dataclass(frozen=True, slots=True)
class Caret:
    """Where the caret stands and what is being selected; offsets are code points.

    Attributes:
        anchor: Where the selection started.
        head: Where the caret is; equal to ``anchor`` if nothing is selected.
        kept: Further fragments, selected before.
    """

    anchor: int = 0
    head: int = 0
    kept: Fragments = ()

    @property
    def extent(self) -> TextRange | None:
        """What lies between anchor and head."""
        if self.anchor == self.head:
            return None
        return TextRange(min(self.anchor, self.head), max(self.anchor, self.head))

    @property
    def selection(self) -> Fragments:
        """All that is selected, in reading order."""
        extent = self.extent
        return joined((*self.kept, extent)) if extent else self.kept


def token_at(tokens: Sequence[TextRange], offset: int) -> int | None:
    """Number of the token that holds ``offset``, else of the next one, else of the last; ``None`` if none."""
    if not tokens:
        return None
    number = bisect_right(tokens, offset, key=lambda token: token.begin) - 1
    if number >= 0 and offset < tokens[number].end:
        return number
    return min(number + 1, len(tokens) - 1)


def next_token(tokens: Sequence[TextRange], offset: int, direction: Direction) -> int | None:
    """Begin of the token after (or before) the one at ``offset``; ``None`` if these tokens have none."""
    if direction > 0:
        number = bisect_right(tokens, offset, key=lambda token: token.begin)
        return tokens[number].begin if number < len(tokens) else None
    number = bisect_left(tokens, offset, key=lambda token: token.begin) - 1
    return tokens[number].begin if number >= 0 else None


def snapped(tokens: Sequence[TextRange], begin: int, end: int) -> TextRange | None:
    """The least run of whole tokens that covers every token touched by ``[begin, end)``."""
    first = bisect_right(tokens, begin, key=lambda token: token.end)
    last = bisect_left(tokens, max(end, begin + 1), key=lambda token: token.begin) - 1
    if first > last:
        return None
    return TextRange(tokens[first].begin, tokens[last].end)


def extended_by_token(caret: Caret, tokens: Sequence[TextRange], direction: Direction) -> Caret:
    """The selection one token further.

    Args:
        caret: Before.
        tokens: All tokens around anchor and head, and one beyond.
        direction: 1 towards the end.
    """
    if not tokens:
        return caret
    if caret.extent is None:
        number = token_at(tokens, caret.head)
        token = tokens[number or 0]
        ends = (token.begin, token.end) if direction > 0 else (token.end, token.begin)
        return Caret(*ends, caret.kept)
    forward = caret.head > caret.anchor
    start = token_at(tokens, caret.anchor if forward else caret.anchor - 1) or 0
    tip = token_at(tokens, caret.head - 1 if forward else caret.head) or 0
    if not 0 <= tip + direction < len(tokens):
        return caret
    tip += direction
    if tip >= start:
        return Caret(tokens[start].begin, tokens[tip].end, caret.kept)
    return Caret(tokens[start].end, tokens[tip].begin, caret.kept)


def extended_to(caret: Caret, tokens: Sequence[TextRange], target: TextRange) -> Caret:
    """The selection from the token it started with to all of ``target``."""
    extent = caret.extent
    if extent is None:
        number = token_at(tokens, caret.anchor)
        start = tokens[number] if number is not None else target
    elif caret.head > caret.anchor:
        number = token_at(tokens, caret.anchor)
        start = tokens[number] if number is not None else extent
        start = TextRange(caret.anchor, max(start.end, caret.anchor + 1))
    else:
        number = token_at(tokens, caret.anchor - 1)
        start = tokens[number] if number is not None else extent
        start = TextRange(min(start.begin, caret.anchor - 1), caret.anchor)
    if target.begin < start.begin:
        return Caret(start.end, target.begin, caret.kept)
    return Caret(start.begin, max(target.end, start.end), caret.kept)


def extended_by_sentence(
    caret: Caret, tokens: Sequence[TextRange], sentences: Sequence[TextRange], direction: Direction
) -> Caret:
    """The selection to the next border between sentences."""
    if direction > 0:
        at = caret.head
        ahead = [sentence for sentence in sentences if sentence.end > at]
        if not ahead:
            return caret
        reach = TextRange(ahead[0].end - 1, ahead[0].end)
        return (
            extended_to(caret, tokens, reach)
            if caret.head >= caret.anchor
            else _shrunk(caret, next((s.begin for s in sentences if s.begin > at), caret.anchor))
        )
    behind = [sentence for sentence in sentences if sentence.begin < caret.head]
    if caret.head > caret.anchor:
        return _shrunk(caret, max((s.end for s in sentences if s.end < caret.head), default=0))
    if not behind:
        return caret
    return extended_to(caret, tokens, TextRange(behind[-1].begin, behind[-1].begin + 1))


def _shrunk(caret: Caret, head: int) -> Caret:
    """The head moved back towards the anchor, at most onto it."""
    low, high = sorted((caret.anchor, caret.head))
    return Caret(caret.anchor, min(max(head, low), high), caret.kept)


def next_character(text: str, offset: int, direction: Direction) -> int:
    """The border between user-perceived characters next to ``offset``; the text's ends are borders."""
    at = offset + direction
    low = max(0, offset - _LONGEST_CHARACTER)
    window = text[low : offset + _LONGEST_CHARACTER]
    while 0 < at < len(text) and 0 < at - low < len(window):
        if starts_grapheme(window, at - low):
            return at
        at += direction
    return min(max(at, 0), len(text))


def on_character(text: str, offset: int) -> int:
    """The last border between user-perceived characters at or before ``offset``."""
    offset = min(max(offset, 0), len(text))
    low = max(0, offset - _LONGEST_CHARACTER)
    window = text[low : offset + _LONGEST_CHARACTER]
    while offset > low and not starts_grapheme(window, offset - low):
        offset -= 1
    return offset


def extended_by_character(caret: Caret, text: str, direction: Direction) -> Caret:
    """The head one user-perceived character further; a newline is never taken in."""
    head = next_character(text, caret.head, direction)
    low, high = sorted((caret.head, head))
    return caret if "\n" in text[low:high] else Caret(caret.anchor, head, caret.kept)


def copied(text: str, fragments: Fragments) -> str:
    """What is selected, exactly as stored; fragments joined by one blank."""
    return " ".join(fragment.covered_text(text) for fragment in fragments)
