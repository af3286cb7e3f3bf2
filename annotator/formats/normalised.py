"""Texts inside files of other programs: brought into the form all offsets refer to, offsets taken along.

A text of a JSON string may begin with a byte order mark, hold CRLF line ends or control characters. The
offsets beside it count them; ours do not.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from annotator.domain.offsets import normalise_text
from annotator.formats.reading import Notice, NoticeKind
from annotator.formats.text import CONTROLS

_NULL = re.compile("\0")
_HALVES = re.compile("[\ud800-\udfff]")


class NormalisedText:
    """A text as a file has it, and as the corpus gets it.

    Args:
        raw: As it stands in the file.
        keep_controls: Of a text that was in a corpus before, and may have got control characters there.

    Attributes:
        text: Normalised: no byte order mark, LF line ends, control characters replaced by blanks.
    """

    def __init__(self, raw: str, *, keep_controls: bool = False) -> None:
        lines = normalise_text(raw)
        self.text, self._controls = (_NULL if keep_controls else CONTROLS).subn(" ", lines)
        self.text, self._lone = _HALVES.subn("\ufffd", self.text)
        self._raw_length = len(raw)
        # Where characters stood that are gone: a carriage return before its line feed, the mark.
        self._gone = list(_gone(raw)) if len(lines) != len(raw) else []

    def offset(self, raw_offset: int) -> int:
        """Where an offset into the raw text lies in ``text``.

        Raises:
            ValueError: If it lies outside the raw text.
        """
        if not 0 <= raw_offset <= self._raw_length:
            raise ValueError(
                f"offset {raw_offset} lies outside a text of {self._raw_length} characters"
            )
        return raw_offset - bisect_left(self._gone, raw_offset)

    def notices(self, file: str, line: int | None, article: str = "") -> tuple[Notice, ...]:
        """What was changed, each with file and line."""
        found = []
        if self._controls:
            template = "control characters replaced by blanks: {count}"
            found.append((template, {"count": self._controls}))
        if self._lone:
            found.append(("halves of characters replaced by �: {count}", {"count": self._lone}))
        return tuple(
            Notice(NoticeKind.CHANGED, file, template, params, line, article)
            for template, params in found
        )


def _gone(raw: str) -> Iterator[int]:
    if raw.startswith("\ufeff"):
        yield 0
    place = raw.find("\r\n")
    while place >= 0:
        yield place
        place = raw.find("\r\n", place + 2)
