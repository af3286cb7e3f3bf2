"""Moving the edges of a span by tokens or by characters."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from annotator.domain.errors import LastFragmentError, SpanTooSmallError
from annotator.domain.offsets import Fragments, TextRange, covered_text, joined, starts_grapheme
from annotator.domain.segmentation import paragraphs, tokens


class Edge(StrEnum):
    """An outer edge of a span."""

    BEGIN = "begin"
    END = "end"


def moved(
    fragments: Fragments,
    text: str,
    *,
    edge: Edge,
    step: Literal[-1, 1],
    unit: Literal["token", "character"] = "token",
) -> Fragments:
    """The fragments with one outer edge moved to the next border in the given direction.

    Args:
        fragments: The span's present fragments.
        text: The article's text.
        edge: Which edge.
        step: ``-1`` towards the beginning of the text, ``1`` towards its end.
        unit: What the edge moves by. A fragment that the edge passes over vanishes.

    Returns:
        The new fragments; the old ones if the edge is at the text's end already.

    Raises:
        SpanTooSmallError: If nothing would be left.
    """
    position = fragments[0].begin if edge is Edge.BEGIN else fragments[-1].end
    border = _next_border(text, position, edge, step, unit)
    if border is None:
        return fragments
    if edge is Edge.BEGIN:
        kept = [
            TextRange(max(part.begin, border), part.end) for part in fragments if part.end > border
        ]
        if border < position:
            kept = [TextRange(border, fragments[0].end), *fragments[1:]]
    else:
        kept = [
            TextRange(part.begin, min(part.end, border))
            for part in fragments
            if part.begin < border
        ]
        if border > position:
            kept = [*fragments[:-1], TextRange(fragments[-1].begin, border)]
    if not kept:
        raise SpanTooSmallError(covered=covered_text(fragments, text))
    return joined(kept)


def without(fragments: Fragments, extent: TextRange, text: str) -> Fragments:
    """The fragments with everything inside ``extent`` cut out.

    Raises:
        LastFragmentError: If nothing would be left.
    """
    kept: list[TextRange] = []
    for part in fragments:
        if not part.overlaps(extent):
            kept.append(part)
            continue
        if part.begin < extent.begin:
            kept.append(TextRange(part.begin, extent.begin))
        if extent.end < part.end:
            kept.append(TextRange(extent.end, part.end))
    if not kept:
        raise LastFragmentError(covered=covered_text(fragments, text))
    return tuple(kept)


def _next_border(
    text: str, position: int, edge: Edge, step: Literal[-1, 1], unit: Literal["token", "character"]
) -> int | None:
    if unit == "character":
        border = position + step
        while 0 < border < len(text) and not starts_grapheme(text, border):
            border += step
        return border if 0 <= border <= len(text) else None
    borders = (_borders(text, around, edge) for around in _paragraphs_from(text, position, step))
    for paragraph_borders in borders:
        found = [b for b in paragraph_borders if (b - position) * step > 0]
        if found:
            return min(found) if step > 0 else max(found)
    return None


def _borders(text: str, paragraph: TextRange, edge: Edge) -> list[int]:
    found = tokens(text, paragraph.begin, paragraph.end)
    return [token.begin if edge is Edge.BEGIN else token.end for token in found]


def _paragraphs_from(text: str, position: int, step: Literal[-1, 1]) -> list[TextRange]:
    every = paragraphs(text)
    if step > 0:
        return [part for part in every if part.end >= position]
    return [part for part in reversed(every) if part.begin <= position]
