"""Cutting a long text into pieces a pipeline can take, at borders that do no harm."""

from __future__ import annotations

from collections.abc import Iterator

from annotator.domain.offsets import starts_grapheme

LONGEST_PIECE = 200_000
"""Code points; above it a pipeline's memory and time per document stop being small."""

_LOOK_BACK = 2_000


def pieces(text: str, longest: int = LONGEST_PIECE) -> Iterator[tuple[int, int]]:
    """Half-open ranges of code points that together are the text; at least one, if only an empty one.

    A piece ends after a line, else after a sentence, else at a space, else between two characters.
    """
    begin = 0
    while len(text) - begin > longest:
        end = _border(text, begin, begin + longest)
        yield begin, end
        begin = end
    yield begin, len(text)


def _border(text: str, begin: int, limit: int) -> int:
    line = text.rfind("\n", begin, limit)
    if line > begin:
        return line + 1
    start = max(begin, limit - _LOOK_BACK)
    for mark in (". ", "! ", "? ", " "):
        place = text.rfind(mark, start, limit)
        if place > begin:
            return place + len(mark)
    end = limit
    while end > begin + 1 and not starts_grapheme(text, end):
        end -= 1
    return end
