"""Where trainings will find token borders, known without spaCy: the window never imports it.

The tokenizer of the spaCy export cuts as ``annotator.domain.text_units`` does wherever a span may end; measured on the shipped samples
the two agree on every span. Rows of tags such as CoNLL are made of these tokens themselves.
"""

from __future__ import annotations

from annotator.domain.offsets import TextRange
from annotator.domain.text_units import TextUnits


class OwnTokens:
    """The program's own tokens of one text.

    Args:
        units: Its tokens as the program sees them.
    """

    def __init__(self, units: TextUnits) -> None:
        self._units = units

    def fits(self, stretch: TextRange) -> bool:
        """Whether both edges are borders of tokens."""
        return self._units.fits(stretch)

    def around(self, stretch: TextRange) -> TextRange:
        """The stretch, grown to the tokens it touches."""
        first, last = self._units.token_at(stretch.begin), self._units.token_at(stretch.end - 1)
        begin = first.begin if first else stretch.begin
        end = last.end if last else stretch.end
        return TextRange(begin, end)

    def count(self, stretch: TextRange) -> int:
        """Number of tokens in the stretch."""
        return self._units.token_count(stretch)
