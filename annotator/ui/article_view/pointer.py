"""What the mouse wants: a small state machine over press, move and release, without a widget.

It knows offsets and spans only; the view tells it what is below the mouse and carries out what it decides.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from annotator.domain.ids import SpanId
from annotator.domain.offsets import Fragments, TextRange, joined
from annotator.ui.article_view.caret import Caret, snapped

Edge = Literal["begin", "end"]

_NEAR = 4


@dataclass(frozen=True, slots=True)
class Press:
    """A mouse button went down.

    Attributes:
        x: Pixels in the viewport.
        y: Pixels in the viewport.
        character: Offset of the character below.
        border: Offset of the nearest border between characters.
    """

    x: int
    y: int
    character: int
    border: int

    def is_near(self, x: int, y: int) -> bool:
        """Whether a point is so near that one hand would call it the same place."""
        return abs(self.x - x) <= _NEAR and abs(self.y - y) <= _NEAR


@dataclass(frozen=True, slots=True)
class EdgeGrip:
    """An edge of a fragment that is being dragged.

    Attributes:
        span: Whose edge.
        fragments: Before.
        fragment: Number of the fragment.
        edge: Which edge of it.
    """

    span: SpanId
    fragments: Fragments
    fragment: int
    edge: Edge

    def moved(self, offset: int) -> Fragments:
        """The fragments with the edge at ``offset``: never empty, never beyond a neighbour."""
        parts = list(self.fragments)
        part = parts[self.fragment]
        low = parts[self.fragment - 1].end if self.fragment > 0 else 0
        after = self.fragment + 1
        high = parts[after].begin if after < len(parts) else None
        if self.edge == "begin":
            parts[self.fragment] = TextRange(max(low, min(offset, part.end - 1)), part.end)
        else:
            end = offset if high is None else min(offset, high)
            parts[self.fragment] = TextRange(part.begin, max(end, part.begin + 1))
        return joined(parts)


def edge_offset(
    grip: EdgeGrip, tokens: Sequence[TextRange], character: int, border: int, *, by_token: bool
) -> int:
    """Where a dragged edge goes: to the near side of the token below the mouse, or between characters."""
    if not by_token:
        return border
    run = snapped(tokens, character, character + 1)
    if run is None:
        return border
    return run.begin if grip.edge == "begin" else run.end


def dragged(
    start: Press,
    character: int,
    border: int,
    tokens: Sequence[TextRange],
    kept: Fragments,
    *,
    by_token: bool,
) -> Caret:
    """The selection from where the button went down to where the mouse is.

    Args:
        start: Where it went down.
        character: Offset of the character below the mouse now.
        border: Nearest border between characters now.
        tokens: The tokens around both.
        kept: Fragments selected before that stay.
        by_token: Whether whole tokens are taken.
    """
    if not by_token:
        return Caret(start.border, border, kept)
    low, high = sorted((start.character, character))
    run = snapped(tokens, low, high + 1)
    if run is None:
        return Caret(start.border, start.border, kept)
    if character >= start.character:
        return Caret(run.begin, run.end, kept)
    return Caret(run.end, run.begin, kept)
