"""Fuzzy matching for lists one types into: the palette of actions, the chooser of labels."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from typing import TypeVar

_T = TypeVar("_T")

_WORD_START = 8
_IN_A_ROW = 5
_FIRST = 10
_GAP = 1


def folded(text: str) -> str:
    """The text without case and accents, so that ``ubernehmen`` finds *Übernehmen*."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in parts if not unicodedata.combining(char))


def score(query: str, text: str) -> int | None:
    """How well a query fits a text; more is better, ``None`` is not at all.

    The letters of the query have to appear in the text in this order. Beginnings of words and
    unbroken runs count more; blanks in the query are passed over.
    """
    wanted = [char for char in folded(query) if not char.isspace()]
    haystack = folded(text)
    best: int | None = None
    if not wanted:
        return 0
    # From each place where the first letter stands: a later start may give the better run.
    for start, char in enumerate(haystack):
        if char == wanted[0]:
            found = _score_from(wanted, haystack, start)
            if found is not None and (best is None or found > best):
                best = found
    return best


def ranked(
    query: str, items: Sequence[_T], text_of: Callable[[_T], str], *, first: Sequence[_T] = ()
) -> list[_T]:
    """The items that fit, best first.

    Args:
        query: What was typed; empty: all items.
        items: In their natural order, which decides between equals.
        text_of: What is searched in an item.
        first: Items that go before all others of the same score, e.g. recently used ones.
    """
    favourites = {id(item): place for place, item in enumerate(first)}
    found: list[tuple[int, int, int, _T]] = []
    for place, item in enumerate(items):
        fits = score(query, text_of(item))
        if fits is not None:
            found.append((-fits, favourites.get(id(item), len(favourites)), place, item))
    found.sort(key=lambda entry: entry[:3])
    return [entry[3] for entry in found]


def _score_from(wanted: list[str], haystack: str, start: int) -> int | None:
    total, place, previous = 0, start, -1
    for char in wanted:
        place = haystack.find(char, place)
        if place < 0:
            return None
        if place == 0:
            total += _FIRST
        elif not haystack[place - 1].isalnum():
            total += _WORD_START
        if previous >= 0:
            total += _IN_A_ROW if place == previous + 1 else -min(_GAP * (place - previous), 10)
        previous = place
        place += 1
    return total
