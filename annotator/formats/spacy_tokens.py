"""Where spaCy's German tokenizer would set its borders, known without spaCy: the window never imports it.

An approximation on top of ``annotator.domain.text_units``, whose tokens follow the same rules but for one: a full stop
after a year or after a name such as *AfD* is a token by itself there, while spaCy leaves it where it is, so that an
entity before it cuts a token. Measured on the shipped samples the two then agree on every span.
"""

from __future__ import annotations

from annotator.domain.offsets import TextRange
from annotator.domain.text_units import TextUnits


class OwnTokens:
    """The program's own tokens of one text, which rows of tags such as CoNLL are made of.

    Args:
        text: The article's text.
        units: Its tokens as the program sees them.
    """

    def __init__(self, text: str, units: TextUnits) -> None:
        self._text = text
        self._units = units

    def fits(self, stretch: TextRange) -> bool:
        """Whether both edges are borders of tokens."""
        return self._units.fits(stretch) and not self._is_glued(stretch.end)

    def around(self, stretch: TextRange) -> TextRange:
        """The stretch, grown to the tokens it touches."""
        first, last = self._units.token_at(stretch.begin), self._units.token_at(stretch.end - 1)
        begin = first.begin if first else stretch.begin
        end = last.end if last else stretch.end
        return TextRange(begin, end + 1 if self._is_glued(end) else end)

    def count(self, stretch: TextRange) -> int:
        """Number of tokens in the stretch."""
        return self._units.token_count(stretch)

    def _is_glued(self, stop: int) -> bool:
        """Whether a full stop at ``stop`` stays with the word before it."""
        del stop
        return False


class SpacyTokens(OwnTokens):
    """The tokens as spaCy would set them."""

    def _is_glued(self, stop: int) -> bool:
        if self._text[stop : stop + 1] != "." or stop == 0:
            return False
        token = self._units.token_at(stop)
        if token is None or len(token) != 1:
            return False
        before = self._text[max(0, stop - 2) : stop]
        return before[-1].isdigit() or (before[-1].isupper() and not before[0].isupper())
