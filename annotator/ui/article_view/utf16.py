"""The one place where UTF-16 exists in the window: Qt counts its code units, everything else code points.

A map belongs to one stretch of text and works on offsets relative to it. Without a character beyond U+FFFF,
which is nearly always, it is the identity and holds nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_left

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


class Utf16Map:
    """Two-way map between the code points and the UTF-16 code units of one text."""

    __slots__ = ("_astral", "_units")

    def __init__(self, text: str) -> None:
        """Map ``text``, which holds no lone surrogate that Qt would count otherwise."""
        self._astral = [] if text.isascii() else [m.start() for m in _ASTRAL.finditer(text)]
        # Unit position of each astral character; each one before it added one unit.
        self._units = [offset + index for index, offset in enumerate(self._astral)]

    @property
    def is_identity(self) -> bool:
        """Whether both sides count alike."""
        return not self._astral

    def to_units(self, offset: int) -> int:
        """Position in UTF-16 units of the code point boundary ``offset``."""
        return offset + bisect_left(self._astral, offset) if self._astral else offset

    def to_code_points(self, position: int) -> int:
        """Code point boundary at UTF-16 ``position``; inside a pair, the one before it."""
        return position - bisect_left(self._units, position) if self._astral else position
