"""Offsets of formats that do not count code points: UTF-16 units (browsers, Java) and UTF-8 bytes.

Inside the program an offset is a number of code points. A reader or writer of a format that counts
otherwise makes one of these per text and converts at the border, nowhere else.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate

_LAST_OF_ONE_UNIT = 0xFFFF


class Utf16Offsets:
    """Code points of one text to UTF-16 units and back.

    Args:
        text: What the offsets refer to.
    """

    def __init__(self, text: str) -> None:
        self._length = len(text)
        # Where characters of two units stand; most articles have none.
        self._wide = (
            []
            if text.isascii()
            else [at for at, char in enumerate(text) if ord(char) > _LAST_OF_ONE_UNIT]
        )
        self._wide_units = [at + number for number, at in enumerate(self._wide)]

    @property
    def differs(self) -> bool:
        """Whether the two ways of counting differ anywhere in the text."""
        return bool(self._wide)

    def to_units(self, offset: int) -> int:
        """The UTF-16 offset of a code point.

        Raises:
            ValueError: If it lies outside the text.
        """
        _require_inside(offset, self._length)
        return offset + bisect_left(self._wide, offset)

    def to_code_points(self, units: int) -> int:
        """The code point at a UTF-16 offset.

        Raises:
            ValueError: If it lies outside the text, or inside a character.
        """
        _require_inside(units, self._length + len(self._wide))
        before = bisect_left(self._wide_units, units)
        if before and self._wide_units[before - 1] == units - 1:
            raise ValueError(f"UTF-16 offset {units} lies inside a character")
        return units - before


class ByteOffsets:
    """Code points of one text to bytes of its UTF-8 form and back.

    Args:
        text: What the offsets refer to.
    """

    def __init__(self, text: str) -> None:
        self._length = len(text)
        self._bytes = (
            None
            if text.isascii()
            else [0, *accumulate(len(char.encode("utf-8", "surrogatepass")) for char in text)]
        )

    def to_bytes(self, offset: int) -> int:
        """The byte a code point begins at.

        Raises:
            ValueError: If it lies outside the text.
        """
        _require_inside(offset, self._length)
        return offset if self._bytes is None else self._bytes[offset]

    def to_code_points(self, position: int) -> int:
        """The code point at a byte.

        Raises:
            ValueError: If it lies outside the text, or inside a character.
        """
        if self._bytes is None:
            _require_inside(position, self._length)
            return position
        _require_inside(position, self._bytes[-1])
        found = bisect_left(self._bytes, position)
        if self._bytes[found] != position:
            raise ValueError(f"byte {position} lies inside a character")
        return found


def _require_inside(offset: int, length: int) -> None:
    if not 0 <= offset <= length:
        raise ValueError(f"offset {offset} lies outside a text of length {length}")
