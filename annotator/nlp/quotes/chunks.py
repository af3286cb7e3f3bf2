"""Noun phrases of a clause with their prepositions and what their form says about case and number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from annotator.nlp.quotes.moods import is_indicative
from annotator.nlp.quotes.noun_phrases import noun_phrase_end
from annotator.nlp.quotes.words import PREPOSITIONS
from annotator.nlp.reading import Reading

NOMINATIVE, ACCUSATIVE, DATIVE, GENITIVE = "n", "a", "d", "g"
_RELATIVE = frozenset("der die das den dem dessen deren denen welche welcher welches".split())
_ADVERBIAL = (["kurzem"], ["langem"], ["allem"], ["neuem"], ["weitem"])
"""What makes an adverb of a preposition: *vor kurzem*."""
_ABOUT = (
    ["etwa"],
    ["rund"],
    ["knapp"],
    ["gut"],
    ["fast"],
    ["mehr"],
    ["ungefähr"],
    ["circa"],
    ["ca."],
)
_COUNTED = frozenset(
    "einem einer zwei drei vier fünf sechs sieben acht neun zehn elf zwölf".split()
)
_COMPARING = frozenset({"als", "wie"})
_PRONOUNS = {
    "er": "n",
    "sie": "na",
    "wir": "n",
    "ich": "n",
    "man": "n",
    "es": "na",
    "ihm": "d",
    "ihn": "a",
    "ihnen": "d",
    "ihr": "d",
    "mir": "d",
    "mich": "a",
    "uns": "ad",
    "dieser": "n",
    "diese": "na",
    "letzterer": "n",
    "letztere": "na",
}
_DETERMINERS = {
    "der": "nd",
    "die": "na",
    "das": "na",
    "dem": "d",
    "den": "ad",
    "des": "g",
    "denen": "d",
}
_STEMS = re.compile(
    r"(?:ein|kein|mein|sein|ihr|unser|dies|jed|jen|manch|solch|welch|viel|einig|mehrer|beid|all|ander|weiter|zahlreich)(e|er|en|em|es)?\Z"
)
_ENDINGS = {None: "na", "e": "na", "er": "ndg", "en": "ad", "em": "d", "es": "nag"}
_FEMININE = re.compile(
    r"(?:ung|heit|keit|schaft|ion|tät|ik|ei|enz|anz|ur|presse|justiz|wehr|bank|gruppe|firma|union|erin|in|messe|behörde|kammer|agentur"
    r"|zeitung|kirche|zentrale|liste|mutter|frau|tochter|schwester|welt|linke|opposition|fraktion|ag|spd|cdu|csu|fdp|eu|uno|nato|npd|post|polizei)\Z"
)


@dataclass(frozen=True, slots=True)
class Chunk:
    """A noun phrase.

    Attributes:
        first: Index of its first token, after the preposition.
        last: One past the index of its last token.
        preposition: In lower case, or empty.
        cases: Letters of the cases its first word allows.
        plural: Whether its form says that it is plural (true), singular (false) or neither (none).
    """

    first: int
    last: int
    preposition: str
    cases: str
    plural: bool | None


def chunks(reading: Reading, first: int, last: int, barred: Iterable[int] = ()) -> Iterator[Chunk]:
    """The noun phrases between two tokens in reading order, relative clauses left out.

    Args:
        reading: The text.
        first: Index of the first token.
        last: One past the index of the last one.
        barred: Indices of verbs, which no phrase reaches across.
    """
    bars = sorted(index for index in set(barred) if first <= index < last)
    index = first
    while index < last:
        limit = next((bar for bar in bars if bar >= index), last)
        if index == limit:
            index += 1
            continue
        word = reading.lower[index]
        if word == "," and index > first and _is_relative(reading, index + 1, limit):
            index = next((i + 1 for i in range(index + 1, limit) if reading.words[i] == ","), limit)
            continue
        if word in PREPOSITIONS and reading.lower[index + 1 : index + 2] in _ADVERBIAL:
            index += 2
            continue
        preposition = word if word in PREPOSITIONS or word in _COMPARING else ""
        start = index + bool(preposition)
        if preposition and reading.lower[start : start + 1] in _ABOUT:
            start += start + 1 < limit and _is_count(reading, start + 1)
        end = (
            start + 1
            if start < limit and _is_pronoun(reading, start, limit)
            else noun_phrase_end(reading, start, limit)
        )
        if end > start:
            yield Chunk(
                start, end, preposition, _cases(reading, start, end), _plural(reading, start, end)
            )
            index = end
        else:
            index += 1


def _is_count(reading: Reading, index: int) -> bool:
    return reading.words[index][0].isdigit() or reading.lower[index] in _COUNTED


def _is_pronoun(reading: Reading, start: int, limit: int) -> bool:
    word = reading.lower[start]
    if word not in _PRONOUNS:
        return False
    if word in {"ihr", "dieser", "diese"}:
        return noun_phrase_end(reading, start, limit) <= start + 1
    return True


def _is_relative(reading: Reading, start: int, limit: int) -> bool:
    if start >= limit:
        return False
    if reading.lower[start] in PREPOSITIONS and start + 1 < limit:
        start += 1
        return (
            reading.lower[start] in _RELATIVE
            and not reading.words[start + 1 : start + 2][0][0].isupper()
        )
    return reading.lower[start] in _RELATIVE and not _opens_main_clause(reading, start, limit)


def _opens_main_clause(reading: Reading, start: int, limit: int) -> bool:
    """Whether *die* is the article of a subject that its verb follows: *…, die Opposition bezweifelt das*."""
    end = noun_phrase_end(reading, start, limit)
    after = reading.words[end + 1 : end + 2]
    return (
        end > start + 1
        and reading.words[end - 1][0].isupper()
        and bool(after)
        and after[0][0].isalnum()
        and is_indicative(reading, end)
    )


def _cases(reading: Reading, first: int, last: int) -> str:
    word = reading.lower[first]
    if last - first == 1 and word in _PRONOUNS:
        return _PRONOUNS[word]
    if word == "der":
        return _cases_after_der(reading, first, last)
    ending = _STEMS.match(word)
    return _ENDINGS[ending[1]] if ending else _DETERMINERS.get(word, "nad")


def _cases_after_der(reading: Reading, first: int, last: int) -> str:
    """Masculine nominative or feminine dative: the adjective tells, else the ending of the noun."""
    following = reading.words[first + 1 : last]
    if following and following[0].islower():
        if following[0].endswith("en"):
            return "dg"
        return "n" if following[0].endswith("e") else "nd"
    head = next((word for word in following if word[0].isupper()), "")
    return "dg" if _FEMININE.search(head.lower()) else "n"


def _plural(reading: Reading, first: int, last: int) -> bool | None:
    lower = reading.lower
    comma = next((i for i in range(first, last) if lower[i] == ","), last)
    if "und" in lower[first:comma] or "sowie" in lower[first:comma]:
        return True
    if lower[first] in {"er", "man", "ich", "der", "das", "ein", "eine", "dieser", "es"}:
        return False
    if lower[first] in {"wir", "mehrere", "viele", "einige", "beide", "alle", "zahlreiche"}:
        return True
    return None
