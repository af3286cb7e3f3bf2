"""Where words stand in a text, as the full-text index sees them: no case, no accents, the beginnings of words."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from annotator.domain.offsets import TextRange

_PART = re.compile(r'["„“”»«](?P<phrase>[^"„“”»«]*)(?:["„“”»«]|$)|(?P<word>[^\s"„“”»«]+)')
_SHORTEST_BEGINNING = 3
"""As in the index: shorter words are found as they stand."""
_MOST = 10_000


def places(entered: str, text: str) -> list[TextRange]:
    """Where the words and phrases stand that somebody entered, in reading order; code points."""
    wanted = _wanted(entered)
    if not wanted:
        return []
    folded, offsets = _folded(text)
    found = set()
    for pattern in wanted:
        for match in pattern.finditer(folded):
            begin, end = match.span()
            found.add((_place(offsets, begin), _place(offsets, end - 1) + 1))
            if len(found) >= _MOST:
                break
    return [TextRange(begin, end) for begin, end in sorted(found)]


@lru_cache(maxsize=64)
def _wanted(entered: str) -> tuple[re.Pattern[str], ...]:
    patterns = []
    for part in _PART.finditer(entered):
        words = part["phrase"] if part["word"] is None else part["word"].rstrip("*")
        tokens = re.findall(r"\w+", _folded(words)[0].replace("_", " "))
        if not tokens:
            continue
        whole = part["word"] is None or len(words) < _SHORTEST_BEGINNING
        body = r"[\W_]+".join(map(re.escape, tokens))
        end = r"(?![^\W_])" if whole else r"[^\W_]*"
        patterns.append(re.compile(rf"(?<![^\W_]){body}{end}"))
    return tuple(patterns)


def _folded(text: str) -> tuple[str, list[int] | None]:
    """Lower case without accents; for every place where it became longer or shorter, where that was."""
    lower = text.lower()
    if lower.isascii() and len(lower) == len(text):
        return lower, None
    letters: list[str] = []
    offsets: list[int] = []
    for place, char in enumerate(text):
        if char.isascii():
            letters.append(char.lower())
            offsets.append(place)
            continue
        for each in unicodedata.normalize("NFD", char.lower()):
            if not unicodedata.combining(each):
                letters.append(each)
                offsets.append(place)
    return "".join(letters), offsets


def _place(offsets: list[int] | None, place: int) -> int:
    return place if offsets is None else offsets[place]
