"""What becomes of a span in a format that knows nothing smaller than a token: the one rule for all of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from annotator.domain.errors import EmptySelectionError
from annotator.domain.offsets import Fragments, TextRange, trimmed

OnBorders = Callable[[TextRange], bool]
"""Whether a stretch of the text begins and ends where tokens do."""


@dataclass(frozen=True, slots=True)
class Fit:
    """The fragments of one span among tokens.

    Attributes:
        pieces: What can be written, without white space at the edges, in reading order.
        cut: What cannot, because it cuts a token.
        loose: Those of both that had white space at an edge.
        blank: Number of fragments of nothing but white space, which are left out.
        gaps: Whether the span has more than one fragment.
    """

    pieces: Fragments
    cut: Fragments
    loose: Fragments
    blank: int
    gaps: bool

    @property
    def whole(self) -> bool:
        """Whether it is one contiguous stretch of whole tokens: what flat formats can hold."""
        return len(self.pieces) == 1 and not self.gaps


def fit(fragments: Fragments, text: str, on_borders: OnBorders) -> Fit:
    """Fit the fragments of a span to tokens.

    Args:
        fragments: Of the span, code points of ``text``.
        text: The article's text.
        on_borders: Knows the tokens; the exporter asks the tokenizer the training uses, the window its own
            segmentation.
    """
    pieces: list[TextRange] = []
    cut: list[TextRange] = []
    loose: list[TextRange] = []
    blank = 0
    for fragment in fragments:
        try:
            inner = trimmed(fragment, text)
        except EmptySelectionError:
            blank += 1
            continue
        if inner != fragment:
            loose.append(inner)
        (pieces if on_borders(inner) else cut).append(inner)
    return Fit(tuple(pieces), tuple(cut), tuple(loose), blank, len(fragments) > 1)
