"""What people type into a search field, as a full-text query; and the key titles are sorted by."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_PART = re.compile(r'["„“”»«](?P<phrase>[^"„“”»«]*)(?:["„“”»«]|$)|(?P<word>[^\s"„“”»«]+)')
_KEY_LENGTH = 80
# One letter takes 190 ms in 100,000 articles.
_SHORTEST_BEGINNING = 3


@dataclass(frozen=True, slots=True)
class Wanted:
    """Words that have to stand one after the other.

    Attributes:
        words: As they were entered; FTS5 cuts them up by itself.
        is_beginning: Whether the last one may go on.
    """

    words: str
    is_beginning: bool


def wanted(entered: str) -> list[Wanted] | None:
    """What has to be in a text that is meant by what somebody entered; every input is legal.

    Words are found as the beginning of a word (*Minister* finds *Ministerin*), in any order; words of one
    or two letters, which begin far too many, and a phrase in quotation marks as they stand. A compound
    with a hyphen is a phrase of its parts.

    Returns:
        Everything is required; nothing if nothing was entered; ``None`` if what was entered, e.g. only an
        emoji, is not in the index, so that nothing can be found.
    """
    entered = entered.encode("utf-8", "ignore").decode("utf-8").replace("\x00", " ")
    found = []
    for part in _PART.finditer(entered):
        words = part["phrase"] if part["word"] is None else part["word"].rstrip("*")
        if any(is_indexed(char) for char in words):
            is_whole = part["word"] is None or len(words) < _SHORTEST_BEGINNING
            found.append(Wanted(words, not is_whole))
    return found if found or not entered.strip(' \t\n"„“”»«*') else None


def full_text_query(entered: str) -> str | None:
    """The same for FTS5; ``""`` if nothing was entered, ``None`` if nothing can be found."""
    found = wanted(entered)
    if found is None:
        return None
    # Quotation marks cannot be in it, so that nothing in it means anything to FTS5.
    return " ".join(
        f'"{each.words}"*' if each.is_beginning else f'"{each.words}"' for each in found
    )


def title_key(title: str) -> str:
    """What a title is sorted by: no case, no accents, so that *Ägypten* stands beside *Agrar*."""
    plain = unicodedata.normalize("NFKD", title.casefold())
    letters = (char for char in plain if not unicodedata.combining(char))
    return "".join(letters).strip(" \"'„“”»«‚‘’–—-")[:_KEY_LENGTH]


def is_indexed(char: str) -> bool:
    """Whether a character is part of a word."""
    category = unicodedata.category(char)
    return category[0] in {"L", "N"} or category == "Co"
