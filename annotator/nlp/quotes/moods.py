"""Telling the subjunctive of reported speech and other finite verbs from the rest: by lists, the morphology if there is one, endings."""

from __future__ import annotations

from annotator.nlp.quotes.noun_phrases import noun_phrase_end, skip_adverbials
from annotator.nlp.quotes.words import CONDITIONAL, INDICATIVE, PREPOSITIONS, REPORTIVE
from annotator.nlp.reading import Reading

SUBJUNCTIVE = REPORTIVE | CONDITIONAL

_SUBORDINATORS = frozenset(
    """dass daß weil obwohl nachdem während wenn falls ob wie als da bevor indem sodass damit seit seitdem solange sobald sofern
    bis ehe wobei wodurch womit wofür worauf worin woraus worüber wovon wogegen wonach weshalb warum wer was wo wann""".split()
)
_RELATIVE = frozenset(
    "der die das den dem dessen deren denen welche welcher welches welchen welchem".split()
)
_BORDERS = frozenset({",", ";", ":", "–", "—"})
_NO_VERB_IN_E = frozenset(
    """ohne heute gestern gerne beide alle eine keine seine ihre diese jene welche viele wenige mehrere einige solche meine deine
    unsere die nahe lange beinahe beispielsweise teilweise möglicherweise normalerweise gerade infolge zugute zuhause zugrunde
    zunutze gleiche reiche weiche alleine bange müde böse leise weise derweile solange möchte würde hätte wäre könnte müsste dürfte sollte konnte
    musste wollte durfte hatte wurde ende mitte seite sorge anstelle inmitte zwecke vorne hinten zurande zugange imstande
    außerstande zustande beiseite erste zweite dritte vierte letzte halbe ganze andere große kleine neue alte junge gute
    stelle zehne etwaige weitere erneute derzeitige infrage sowie soweit zuwege zutage drohende""".split()
)
_SHORTEST_VERB = 5
_SHORTEST_CLAUSE = 4


def is_indicative(reading: Reading, index: int) -> bool:
    """Whether a token is a finite verb in the indicative, as far as its form tells."""
    word = reading.lower[index]
    if not reading.words[index][0].islower():
        return False
    if word in INDICATIVE:
        return True
    mood = reading.syntax.mood(index)
    if mood != "unknown" and word not in SUBJUNCTIVE:
        return mood == "indicative"
    is_weak = word.endswith(("te", "ten")) and len(word) > _SHORTEST_VERB
    return is_weak and word not in SUBJUNCTIVE and not _before_noun(reading, index)


def has_subjunctive(reading: Reading, index: int) -> bool:
    """Whether a token is known to be a subjunctive, of either kind."""
    word = reading.lower[index]
    return word in SUBJUNCTIVE or (
        word not in INDICATIVE and reading.syntax.mood(index) == "subjunctive"
    )


def is_main_subjunctive(reading: Reading, index: int) -> bool:
    """Whether a token may be subjunctive I by its ending: *die Sorte erspare den Einsatz*; only where a verb is due."""
    word = reading.lower[index]
    mood = reading.syntax.mood(index)
    if mood != "unknown" and word not in SUBJUNCTIVE:
        return mood == "subjunctive"
    return (
        reading.words[index].islower()
        and len(word) >= _SHORTEST_VERB
        and word.endswith("e")
        and not word.endswith(
            (
                "te",
                "ende",
                "ische",
                "ige",
                "liche",
                "gleiche",
                "lreiche",
                "greiche",
                "sreiche",
                "nreiche",
            )
        )
        and word not in _NO_VERB_IN_E
        and word not in PREPOSITIONS
        and not _before_noun(reading, index)
    )


def main_verb(reading: Reading, first: int, last: int) -> int | None:
    """The finite verb of the main clause among some tokens: the first one that is in no subordinate clause."""
    start = first
    while start < last:
        end = _clause_end(reading, start, last)
        if not _is_subordinate(reading, start, end):
            found = _verb_in(reading, start, end)
            if found is not None:
                return found
        start = end + 1
    return None


def is_subjunctive(reading: Reading, index: int) -> bool:
    """Whether the finite verb at a token is one of reported speech, subjunctive II included."""
    return has_subjunctive(reading, index) or (
        reading.lower[index] not in INDICATIVE and is_main_subjunctive(reading, index)
    )


def is_reportive(reading: Reading, index: int) -> bool:
    """Whether the finite verb at a token is subjunctive I."""
    return reading.lower[index] in REPORTIVE or (
        reading.lower[index] not in CONDITIONAL and is_main_subjunctive(reading, index)
    )


def _clause_end(reading: Reading, start: int, last: int) -> int:
    depth = 0
    for index in range(start, last):
        word = reading.words[index]
        depth += (word == "(") - (word == ")")
        if word in _BORDERS and depth <= 0 and index > start:
            return index
    return last


def _is_subordinate(reading: Reading, start: int, end: int) -> bool:
    words, lower = reading.words, reading.lower
    index = start
    while index < end and (
        lower[index] in {"und", "oder", "aber", "doch", "denn"} or not words[index][0].isalnum()
    ):
        index += 1
    if index >= end:
        return True
    word = lower[index]
    if word in _SUBORDINATORS and not (
        word in {"da", "während", "bis", "seit", "wie", "als"}
        and index == start
        and end - index < _SHORTEST_CLAUSE
    ):
        return True
    if word in PREPOSITIONS and index + 1 < end and lower[index + 1] in _RELATIVE:
        after_comma = start > 0 and words[start - 1] == ","
        return after_comma and _ends_in_verb(reading, end)
    return (
        start > 0 and words[start - 1] == "," and word in _RELATIVE and _ends_in_verb(reading, end)
    )


def _ends_in_verb(reading: Reading, end: int) -> bool:
    last = end - 1
    word = reading.lower[last]
    return reading.words[last][0].islower() and (
        word in INDICATIVE or word in SUBJUNCTIVE or word.endswith(("t", "en", "te", "e"))
    )


def _verb_in(reading: Reading, start: int, end: int) -> int | None:
    """The verb in first or second position; failing that, the first word that can only be a finite verb."""
    for index in range(start, end):
        word = reading.lower[index]
        is_listed = word in INDICATIVE or has_subjunctive(reading, index)
        if is_listed and reading.words[index][0].islower():
            return index
        if is_indicative(reading, index) and index > start:
            return index
        if is_main_subjunctive(reading, index) and _is_second(reading, start, index):
            return index
    return None


def _is_second(reading: Reading, start: int, index: int) -> bool:
    """Whether exactly one constituent, with adverbs, stands before a token."""
    begin = start
    while begin < index and not reading.words[begin][0].isalnum():
        begin += 1
    if begin == index:
        return False
    if reading.lower[begin] in PREPOSITIONS:
        return skip_adverbials(reading, begin, index) >= index
    end = noun_phrase_end(reading, begin, index)
    while begin < end < index and reading.lower[end] in PREPOSITIONS:
        longer = noun_phrase_end(reading, end + 1, index)
        if longer <= end + 1:
            break
        end = longer  # *die Verbindung Kiels mit Rom unterstreiche …*
    return end == index or (end == begin and index - begin == 1)


def _before_noun(reading: Reading, index: int) -> bool:
    """Whether a capitalised word follows, so that the token may be an adjective."""
    following = reading.words[index + 1 : index + 2]
    return bool(following) and following[0][0].isupper()
