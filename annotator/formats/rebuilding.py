"""Texts rebuilt from tokens, for formats that keep no offsets: where blanks stood is decided by rules.

The result is readable and deterministic, not the original; whoever has the original hands it in beside the tokens.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from annotator.domain.offsets import TextRange

_NO_BLANK_BEFORE = frozenset(".,;:!?)]}…%‘’›”")
_NO_BLANK_AFTER = frozenset("([{„‚‹")
_PARTNER = {"“": "„", "«": "»", "»": "«", '"': '"', "'": "'", "``": "''"}
"""Marks that open or close; each with the one that, if it is open, is closed by it."""


def rebuilt(sentences: Iterable[Sequence[str]]) -> tuple[str, list[list[TextRange]]]:
    """A text of these tokens, one blank between sentences.

    Args:
        sentences: Of one article; tokens without white space.

    Returns:
        The text, and where each token of each sentence stands.
    """
    pieces: list[str] = []
    places: list[list[TextRange]] = []
    length = 0
    for sentence in sentences:
        glue = _Glue()
        row: list[TextRange] = []
        for token in sentence:
            if pieces and glue.wants_blank(token):
                pieces.append(" ")
                length += 1
            pieces.append(token)
            row.append(TextRange(length, length + len(token)))
            length += len(token)
        places.append(row)
    return "".join(pieces), places


def placed(text: str, sentences: Iterable[Sequence[str]]) -> list[list[TextRange]]:
    """Where the tokens stand in the text they come from.

    Raises:
        ValueError: If they do not stand there, with nothing but white space between them; names the token.
    """
    at = 0
    places: list[list[TextRange]] = []
    for sentence in sentences:
        row: list[TextRange] = []
        for token in sentence:
            while at < len(text) and text[at].isspace():
                at += 1
            if not text.startswith(token, at):
                here = text[at : at + 20]
                raise ValueError(f"token {token!r} does not stand at {at}, there is “{here}”")
            row.append(TextRange(at, at + len(token)))
            at += len(token)
        places.append(row)
    return places


class _Glue:
    """Where blanks stand in one sentence."""

    def __init__(self) -> None:
        self._open: list[str] = []
        self._glued = False
        self._begun = False

    def wants_blank(self, token: str) -> bool:
        """Whether a blank stands before the next token."""
        closes = self._closes(token)
        blank = not (self._glued or closes or token in _NO_BLANK_BEFORE)
        if not self._begun:
            blank = True
        self._begun = True
        opens = not closes and (token in _PARTNER or token in _NO_BLANK_AFTER)
        if opens:
            self._open.append(token)
        self._glued = opens
        return blank

    def _closes(self, token: str) -> bool:
        partner = _PARTNER.get(token)
        if partner is None or partner not in self._open:
            return False
        while self._open.pop() != partner:
            pass
        return True
