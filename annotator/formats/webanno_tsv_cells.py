"""What stands in the cells of WebAnno TSV: escapes, stacks, and the numbers that tell annotations apart."""

from __future__ import annotations

import re
from collections.abc import Iterator

NOTHING = "_"
NO_VALUE = "*"

_VALUE = re.compile(r"->|[\\\[\]|_;\t\n*]")
_TEXT = re.compile("[\x00-\x07\x0e-\x1f\\\\\t\f\r\b]")
_ESCAPED = re.compile(r"\\(->|.)", re.DOTALL)
_LETTERS = {"\t": "t", "\n": "n", "\f": "f", "\r": "r", "\b": "b"}
_MEANT = {letter: char for char, letter in _LETTERS.items()}
_NUMBERED = re.compile(r"(?P<value>.*)\[(?P<number>[\d_]{1,19})\]\Z", re.DOTALL)


def escaped_value(value: str) -> str:
    """A value of a feature as it is written."""
    return _VALUE.sub(lambda found: "\\" + _LETTERS.get(found[0], found[0]), value)


def escaped_text(text: str) -> str:
    """A line of a sentence as it is written."""
    return _TEXT.sub(lambda found: "\\" + _LETTERS.get(found[0], found[0]), text)


def unescaped(said: str) -> str:
    """The other way, for both."""
    return _ESCAPED.sub(lambda found: _MEANT.get(found[1], found[1]), said)


def parted(cell: str, separator: str) -> Iterator[str]:
    """The parts of a cell; what is escaped separates nothing."""
    begin = at = 0
    while at < len(cell):
        if cell[at] == "\\":
            at += 2
            continue
        if cell[at] == separator:
            yield cell[begin:at]
            begin = at + 1
        at += 1
    yield cell[begin:]


def numbered(part: str) -> tuple[str, str]:
    """A part of a cell and the number in brackets behind it; empty if there is none."""
    found = _NUMBERED.match(part)
    if found is None or _ends_escaped(found["value"]):
        return part, ""
    return found["value"], found["number"]


def _ends_escaped(value: str) -> bool:
    return (len(value) - len(value.rstrip("\\"))) % 2 == 1
