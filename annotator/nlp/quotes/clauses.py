"""Shapes of clauses: relative ones, main clauses, infinitives with *zu*."""

from __future__ import annotations

import re

from annotator.nlp.quotes.moods import has_subjunctive, is_indicative
from annotator.nlp.quotes.noun_phrases import noun_phrase_end
from annotator.nlp.quotes.words import PREPOSITIONS, REPORTIVE
from annotator.nlp.reading import Reading

_RELATIVE = frozenset("der die das den dem dessen deren denen welche welcher welches".split())
_ZU = re.compile(
    r"(?:ab|an|auf|aus|bei|ein|fest|frei|her|hin|mit|nach|vor|weg|zurück|zusammen|durch|um|unter|fort|weiter|los|nieder|da|bekannt|statt|teil|sicher|klar|bereit|hervor|entgegen|voran|vorbei|wieder|auseinander|hinaus|heraus|herbei|offen|ernst|wahr|über)zu[a-zäöüß]+n\Z"
)
_BORDERS = frozenset({",", ";", "–", ".", "“"})
_AFTER_INFINITIVE = frozenset("und oder sowie haben sein wollen können müssen".split())
_LONGEST_CLAUSE = 30


def clause_end(reading: Reading, start: int, last: int) -> int:
    """The next comma, semicolon or dash; ``last`` if there is none."""
    return next((i for i in range(start, last) if reading.words[i] in {",", ";", "–"}), last)


def is_relative(reading: Reading, start: int, stop: int) -> bool:
    """Whether the clause between two tokens begins with *der*, *in dem*, *deren* … and has its verb at the end."""
    last = stop - 1
    if (
        start + 1 < last
        and reading.lower[start] in PREPOSITIONS
        and reading.lower[start + 1] in _RELATIVE
        and not _opens_phrase(reading, start + 1, stop)
    ):
        start += 1
    if last <= start or reading.lower[start] not in _RELATIVE or reading.words[last][0].isupper():
        return False
    word = reading.lower[last]
    if not (
        has_subjunctive(reading, last) or is_indicative(reading, last) or word.endswith(("t", "n"))
    ):
        return False
    is_reportive = word in REPORTIVE or reading.syntax.mood(last) == "subjunctive"
    if is_reportive and noun_phrase_end(reading, start, last) == last:
        return False  # *die Mauer halte*: a main clause of two constituents
    return not any(
        is_indicative(reading, index) or has_subjunctive(reading, index)
        for index in range(start + 1, last)
    )


def _opens_phrase(reading: Reading, start: int, stop: int) -> bool:
    """Whether what may be a relative pronoun is the article of a noun: *in der Stadt*."""
    return noun_phrase_end(reading, start, stop) > start + 1 and (
        reading.words[start + 1][0].isupper()
        or (start + 2 < stop and reading.words[start + 2][0].isupper())
    )


def is_main_clause(reading: Reading, start: int, stop: int) -> bool:
    """Whether the second position of a clause, after one noun phrase, holds a finite verb in the indicative."""
    end = noun_phrase_end(reading, start, stop)
    return start < end < stop and is_indicative(reading, end)


def has_zu(reading: Reading, start: int, last: int) -> bool:
    """Whether an infinitive with *zu* ends the clause at ``start``, relative and *dass*-clauses inside left aside."""
    for index in range(start, min(last, start + _LONGEST_CLAUSE)):
        if _is_zu_infinitive(reading, start, index) and _ends_infinitive(reading, index, last):
            return True
        is_border = reading.words[index] == "," and index > start
        if is_border and not _opens_inner_clause(reading, index + 1, last):
            return False
        if index == start + 1 and is_indicative(reading, index):
            return False
    return False


def _is_zu_infinitive(reading: Reading, start: int, index: int) -> bool:
    word = reading.lower[index]
    apart = index > start and reading.lower[index - 1] == "zu" and word.endswith("n")
    return apart or _ZU.match(word) is not None


def _ends_infinitive(reading: Reading, index: int, last: int) -> bool:
    return (
        index + 1 >= last
        or reading.words[index + 1] in _BORDERS
        or reading.lower[index + 1] in _AFTER_INFINITIVE
    )


def _opens_inner_clause(reading: Reading, index: int, last: int) -> bool:
    words = reading.lower[index : min(index + 2, last)]
    return bool(words) and (words[0] in {"dass", "ob", "wie"} or not _RELATIVE.isdisjoint(words))
