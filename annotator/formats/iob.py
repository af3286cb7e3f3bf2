"""Flat spans as tags of tokens: IOB2 and IOB1 written; these and IOBES, BILOU and BMEWO read.

IOB1 is what CoNLL-2003 has (Tjong Kim Sang and De Meulder 2003): ``B-`` only where a span follows one of the same
label. IOB2 begins every span with ``B-``; most programs expect it. Reading needs no choice: a span ends where
any of the schemes says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import Final

OUTSIDE: Final = "O"
_TAG = re.compile(r"(?P<place>[BIOELSUMW])-(?P<label>\S+)\Z")
_BEGINS = frozenset("BSUW")
_ENDS = frozenset("ELSUW")

Tagged = tuple[range, str]
"""Indices of tokens and the label they have together."""


class Scheme(StrEnum):
    """How the first token of a span is tagged."""

    IOB2 = "IOB2"
    IOB1 = "IOB1"


def tags(count: int, spans: Sequence[Tagged], scheme: Scheme = Scheme.IOB2) -> list[str]:
    """The tags of a row of tokens.

    Args:
        count: Number of tokens.
        spans: Disjoint, in reading order.
        scheme: How a span begins.
    """
    found = [OUTSIDE] * count
    stop, last = -1, ""
    for places, label in spans:
        follows = places.start == stop and label == last
        begins = "B" if scheme is Scheme.IOB2 or follows else "I"
        for place in places:
            found[place] = f"{begins if place == places.start else 'I'}-{label}"
        stop, last = places.stop, label
    return found


def spans_of(row: Sequence[str]) -> Iterator[Tagged]:
    """The spans that tags of any of the schemes say.

    Raises:
        ValueError: If something is no tag; names it.
    """
    begin, label = 0, ""
    for place, tag in enumerate(row):
        position, named = _parts(tag)
        if label and (named != label or position in _BEGINS):
            yield range(begin, place), label
            label = ""
        if named and not label:
            begin, label = place, named
        if label and position in _ENDS:
            yield range(begin, place + 1), label
            label = ""
    if label:
        yield range(begin, len(row)), label


def _parts(tag: str) -> tuple[str, str]:
    if tag == OUTSIDE:
        return OUTSIDE, ""
    found = _TAG.match(tag)
    if found is None:
        raise ValueError(f"{tag!r} is no tag as “B-PER” or “O”")
    return found["place"], found["label"]
