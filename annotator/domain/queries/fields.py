"""The fields of the query language: their names in English and German, and what kind of values they take."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from typing import Final


class Kind(StrEnum):
    """What values a field takes."""

    WORDS = "words"
    NUMBER = "number"
    DATE = "date"
    CHOICE = "choice"


class About(StrEnum):
    """What a field is a property of."""

    ARTICLE = "article"
    SET = "set"
    SPAN = "span"


@dataclass(frozen=True, slots=True)
class Field:
    """One field.

    Attributes:
        name: In English; queries are kept with it.
        german: In German; both are understood.
        kind: What values it takes.
        about: What it is a property of.
    """

    name: str
    german: str
    kind: Kind
    about: About


FIELDS: Final = (
    Field("text", "text", Kind.WORDS, About.ARTICLE),
    Field("title", "titel", Kind.WORDS, About.ARTICLE),
    Field("label", "label", Kind.CHOICE, About.SPAN),
    Field("layer", "ebene", Kind.CHOICE, About.SPAN),
    Field("role", "rolle", Kind.CHOICE, About.SPAN),
    Field("score", "zuversicht", Kind.NUMBER, About.SPAN),
    Field("rule", "regel", Kind.WORDS, About.SPAN),
    Field("why", "warum", Kind.WORDS, About.SPAN),
    Field("annotator", "annotatorin", Kind.CHOICE, About.SET),
    Field("status", "stand", Kind.CHOICE, About.SET),
    Field("assigned", "zugeteilt", Kind.CHOICE, About.ARTICLE),
    Field("batch", "charge", Kind.CHOICE, About.ARTICLE),
    Field("date", "datum", Kind.DATE, About.ARTICLE),
    Field("imported", "importiert", Kind.DATE, About.ARTICLE),
    Field("source", "quelle", Kind.WORDS, About.ARTICLE),
    Field("finding", "befund", Kind.CHOICE, About.ARTICLE),
    Field("has", "hat", Kind.CHOICE, About.ARTICLE),
    Field("language", "sprache", Kind.CHOICE, About.ARTICLE),
    Field("length", "länge", Kind.NUMBER, About.ARTICLE),
    Field("note", "notiz", Kind.WORDS, About.ARTICLE),
)
"""Every field; besides there are ``meta.<name>`` and, of spans, ``<layer>.<attribute>``."""

BY_NAME: Final = {each.name: each for each in FIELDS}
META: Final = "meta."
_CANONICAL: Final = {
    **{each.german: each.name for each in FIELDS},
    **{each.name: each.name for each in FIELDS},
    "findings": "finding",
    "befunde": "finding",
}
_CLOSE = 0.74
_SHORTEST = 3


def canonical(name: str) -> str | None:
    """The English name of a field, in lower case; ``None`` if there is none of that name."""
    folded = name.casefold()
    if folded.startswith(META) and len(folded) > len(META):
        return META + name[len(META) :]
    return _CANONICAL.get(folded)


def suggestion(name: str, known: list[str] | None = None) -> str:
    """The name that was probably meant; empty if none is near."""
    names = list(_CANONICAL) if known is None else known
    if len(name) < _SHORTEST:
        return ""
    by_fold = {each.casefold(): each for each in names}
    found = get_close_matches(name.casefold(), list(by_fold), n=1, cutoff=_CLOSE)
    return by_fold[found[0]] if found else ""
