"""How a span looks in a Prodigy task: the fragments that lie on tokens, one span each."""

from __future__ import annotations

from annotator.domain.offsets import Fragments
from annotator.domain.segmentation import paragraphs, tokens
from annotator.domain.span import Span
from annotator.formats.alignment import Tokens
from annotator.formats.token_fit import fit


def rows_of(text: str) -> Tokens:
    """The words of a text, without white space."""
    return Tokens(
        [each for part in paragraphs(text) for each in tokens(text, part.begin, part.end)]
    )


def pieces_of(span: Span, text: str, rows: Tokens) -> Fragments:
    """What a task shows of a span; nothing if it cuts tokens."""
    return fit(span.fragments, text, lambda part: rows.aligned(part) is not None).pieces
