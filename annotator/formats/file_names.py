"""File names for articles: readable, legal on every system, and no two the same."""

from __future__ import annotations

import re
import unicodedata

from annotator.domain.article import Article

_LONGEST = 60
_RESERVED = frozenset(
    {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))}
)
_SPELT = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss"}
)


class FileNames:
    """Gives each article of an export a name of its own, the same for the same articles in the same order."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def stem(self, article: Article) -> str:
        """A name without ending, of ``a-z A-Z 0-9 . _ -``: from the title, else from the id."""
        wanted = _plain(article.title) or _plain(article.id) or "article"
        name, number = wanted, 1
        while name.casefold() in self._taken:
            number += 1
            name = f"{wanted}-{number}"
        self._taken.add(name.casefold())
        return name


def _plain(words: str) -> str:
    spelt = unicodedata.normalize("NFC", words).translate(_SPELT)
    bare = unicodedata.normalize("NFKD", spelt).encode("ascii", "ignore").decode()
    name = re.sub(r"[^A-Za-z0-9._-]+", "-", bare)[:_LONGEST].strip("-._")
    return f"{name}-" if name.casefold().partition(".")[0] in _RESERVED else name
