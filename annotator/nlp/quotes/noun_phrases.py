"""Noun phrases without a tagger: German capitals, endings of adjectives and closed classes are enough."""

from __future__ import annotations

import re

from annotator.nlp.quotes.words import (
    CONDITIONAL,
    DETERMINERS,
    INDICATIVE,
    OPENERS,
    PREPOSITIONS,
    PRONOUNS,
)
from annotator.nlp.reading import Reading

_GENITIVE = frozenset("des der eines einer seines seiner ihres ihrer dieses dieser unseres".split())
_NOUN_PREPOSITIONS = frozenset("von vom für aus beim".split())
_NO_ADJECTIVE = frozenset(
    """aber auch oder und nicht immer wieder weiter später bisher sehr dabei heute gestern unter über hinter gegen neben
    zwischen wegen ohne seine ihre werden wurde wurden hatte haben habe hätte wäre wollen sollen können müssen dürfen sowie
    zudem außerdem ferner jedoch lediglich bereits ebenfalls dagegen hingegen unterdessen zuvor danach vorher während
    sagte sagten erklärte erklärten meinte betonte berichtete er sie es wer der die das den dem des eine einer einen einem
    sei seien war waren würde würden könne könnten solle sollten müsse müssten werde wolle dürfe mehrere gerne eben
    denn wenn weil dass ob als wie so da""".split()
)
_OPENING_MARKS = frozenset('„"»‚›')
_CLOSING_MARKS = frozenset('“”"«‘‹')
_LONGEST_QUOTED_NAME = 7
_LONGEST_BRACKET = 5
_LONGEST_ATTRIBUTE = 8
_BARE_GENITIVE = re.compile(r"(?:isch|lich|ig|end|[rt]t|al|ell|iv|bar|sam|haft|ler)er\Z")
_PARTICIPLE = re.compile(r"(?:[^s]t|en|nd)(?:e|en|er|es|em)\Z")
_COORDINATING = frozenset({"und", "sowie", "&"})
_CLAUSE_VERBS = frozenset(
    "hat haben hatte hatten ist sind war waren wird werden wurde wurden sei seien habe".split()
)
_LONGEST = 24
_NOUN_IN_LOWER_CASE = re.compile(r"-[A-ZÄÖÜ]|[a-z]\.[a-z]{2,3}\Z")
_ADVERB = re.compile(r"(?:weise|elang|mals|dings|falls|ierend|[nrhdtsg]lich|iell|gemäß)\Z")
_APPOSITION_ENDS = frozenset({",", ".", ":", ")", "“", '"', "”", "«"})
_APPOSITION_PREPOSITIONS = frozenset("von vom für in im am an aus bei beim auf zur zum mit".split())


def noun_phrase_end(reading: Reading, start: int, stop: int) -> int:
    """One past the last token of the noun phrase that begins at ``start``; ``start`` if none does.

    Args:
        reading: The text.
        start: Index of the token the phrase should begin with.
        stop: Index the phrase may not reach beyond.
    """
    if start >= stop or is_opener(reading, start):
        return start
    if reading.lower[start] in PRONOUNS and not _is_noun_group(reading, start + 1, stop):
        return start + 1
    end = _core_end(reading, start, stop)
    if end == start:
        name = start + (reading.lower[start] in DETERMINERS)  # *in der „Kieler Post“*
        end = _quoted_name_end(reading, name, stop)
        if end == name:
            return start
    return _with_complements(reading, end, min(stop, start + _LONGEST))


def is_opener(reading: Reading, index: int) -> bool:
    """Whether a token is an adverb or conjunction, in spite of the capital it may have at the beginning."""
    lowered = reading.lower[index]
    return lowered in OPENERS or _ADVERB.search(lowered) is not None


def _is_noun_group(reading: Reading, start: int, stop: int) -> bool:
    if reading.lower[start - 1] in {"er", "sie", "wir", "ich", "man"}:
        return False
    return _core_end(reading, start, stop) > start


def _core_end(reading: Reading, start: int, stop: int) -> int:
    """Determiner, adjectives and the capitalised words after them."""
    words, lower = reading.words, reading.lower
    index = start
    while index < stop and (
        (lower[index] in DETERMINERS and not _is_verb_before(reading, index, start))
        or _is_adjective(words[index], lower[index])
        or (words[index][0].isdigit() and not _NOUN_IN_LOWER_CASE.search(words[index]))
        or (index > start and _joins_adjectives(reading, index, stop))
    ):
        index += 1
        if lower[index - 1] in DETERMINERS:
            index = _before_participle(reading, index, stop)
    head = index
    while index < stop and _is_nominal(reading, index, head):
        index += 1
    return index if index > head else start


def _before_participle(reading: Reading, start: int, stop: int) -> int:
    """Past what stands between an article and a participle: *die gestern in Kiel vorgestellte Studie*; else ``start``."""
    lower = reading.lower
    index = start
    while index < min(stop, start + _LONGEST_ATTRIBUTE):
        if (
            index > start
            and _PARTICIPLE.search(lower[index])
            and _is_adjective(reading.words[index], lower[index])
        ):
            after = reading.words[index + 1 : min(index + 2, stop)]
            return index if after and after[0][0].isupper() else start
        if lower[index] in PREPOSITIONS:
            end = _core_end(reading, index + 1, stop)
            if end <= index + 1:
                return start
            index = end
        elif (
            reading.words[index][0].isalpha()
            and reading.words[index][0].islower()
            and lower[index] not in INDICATIVE | PRONOUNS | DETERMINERS
        ):
            index += 1
        else:
            return start
    return start


def _is_verb_before(reading: Reading, index: int, start: int) -> bool:
    """Whether what looks like an adjective before a determiner is a verb: *kündigten weitere Aktionen an*."""
    return (
        index > start
        and reading.lower[index - 1] not in DETERMINERS
        and not reading.words[index - 1][0].isdigit()
        and reading.lower[index - 1].endswith(("te", "ten", "en", "e"))
        and reading.lower[index - 1] not in {"gesamte", "gesamten", "ganze", "ganzen"}
    )


def _joins_adjectives(reading: Reading, index: int, stop: int) -> bool:
    """Whether a token is the *und* of *asiatische und ozeanische Angelegenheiten*."""
    return (
        index + 2 < stop
        and reading.lower[index] in {"und", "oder"}
        and all(
            _is_adjective(reading.words[near], reading.lower[near])
            for near in (index - 1, index + 1)
        )
        and (
            reading.words[index + 2][0].isupper()
            or _is_adjective(reading.words[index + 2], reading.lower[index + 2])
        )
    )


def _is_nominal(reading: Reading, index: int, head: int) -> bool:
    word = reading.words[index]
    if not word[0].isupper() and _NOUN_IN_LOWER_CASE.search(word):
        return True
    if word[0].isupper() and (
        index == head or reading.lower[index] not in DETERMINERS | PREPOSITIONS
    ):
        return True
    if index > head and reading.lower[index] in {"von", "van", "de", "der", "den", "bin", "al"}:
        following = reading.words[index + 1 : index + 2]
        return (
            reading.lower[index] not in {"der", "von"}
            and (reading.lower[index] != "den" or reading.lower[index - 1] == "van")
            and bool(following)
            and following[0][0].isupper()
        )
    if index > head and (
        word == "/" or word.isdigit()
    ):  # *Bündnis 90/Die Grünen*, *Bayer 04 Leverkusen*
        following = reading.words[index + 1 : index + 2]
        is_part = word == "/" or word[0] == "0" or following == ["/"]
        return bool(following) and is_part and (following[0] == "/" or following[0][0].isupper())
    return index > head and word.endswith(".") and word[0].isupper()


def _is_adjective(word: str, lowered: str) -> bool:
    return (
        word[0].islower()
        and len(word) > 3  # noqa: PLR2004 - shorter words are no adjectives with an ending
        and lowered.endswith(("e", "en", "er", "es", "em"))
        and "." not in lowered
        and lowered not in INDICATIVE
        and lowered not in CONDITIONAL
        and lowered not in _NO_ADJECTIVE
        and lowered not in PREPOSITIONS
    )


def _with_complements(reading: Reading, end: int, stop: int) -> int:
    """Extend by genitives, *von* and the like, coordination, a party in brackets and an apposition."""
    while end < stop:
        is_comma = reading.words[end] == ","
        longer = (
            _apposition_end(reading, end, stop) if is_comma else _complement_end(reading, end, stop)
        )
        if longer == end:
            return end
        end = longer
    return end


def _complement_end(
    reading: Reading, end: int, stop: int, prepositions: frozenset[str] = _NOUN_PREPOSITIONS
) -> int:
    """One past the complement that begins at ``end``; ``end`` itself if none does."""
    word = reading.lower[end]
    if word in _COORDINATING or word in prepositions:
        core = _core_end(reading, end + 1, stop)
        longer = core if core > end + 1 else _quoted_name_end(reading, end + 1, stop)
    elif word in _GENITIVE or _is_bare_genitive(reading, end, stop):
        core = _core_end(reading, end, stop)
        longer = core if core > end + 1 else _quoted_name_end(reading, end + 1, stop)
    elif word == "(":
        closing = range(end + 1, min(end + _LONGEST_BRACKET, stop))
        longer = next((i + 1 for i in closing if reading.words[i] == ")"), end)
    else:
        longer = _quoted_name_end(reading, end, stop)
    return longer if longer > end + 1 else end


def _is_bare_genitive(reading: Reading, index: int, stop: int) -> bool:
    """Whether an adjective opens a genitive without article: *Angaben französischer Behörden*."""
    word = reading.lower[index]
    return (
        index + 1 < stop
        and _BARE_GENITIVE.search(word) is not None
        and _is_adjective(reading.words[index], word)
        and reading.words[index + 1][0].isupper()
    )


def _quoted_name_end(reading: Reading, start: int, stop: int) -> int:
    """One past the closing mark of a name in quotation marks; ``start`` if what opens there is no short name."""
    words = reading.words
    if start >= stop or words[start] not in _OPENING_MARKS:
        return start
    for index in range(start + 1, min(stop, start + _LONGEST_QUOTED_NAME)):
        if words[index] in _CLOSING_MARKS:
            return index + 1 if words[start + 1][0].isupper() else start
        if words[index] in {",", ".", ":", ";", "?", "!"}:
            return start
    return start


def _apposition_end(reading: Reading, comma: int, stop: int) -> int:
    """One past the words of *, Klaus Stöhr,* or *, Sprecherin des Amtes in Kiel,*; ``comma`` if no apposition follows."""
    start, words, lower = comma + 1, reading.words, reading.lower
    limit = min(stop, len(words))
    may_begin = start < limit and (words[start][0].isupper() or lower[start] in DETERMINERS)
    if not may_begin or is_opener(reading, start):
        return comma
    end = _core_end(reading, start, limit)
    if end == start or not words[end - 1][0].isupper():
        return comma
    while end < limit and words[end] not in _APPOSITION_ENDS:
        longer = _complement_end(reading, end, limit, _APPOSITION_PREPOSITIONS)
        if longer == end:
            return comma
        end = longer
    return end


def skip_adverbials(reading: Reading, start: int, stop: int) -> int:
    """The next token at which a subject may begin: past adverbs, *sich* and prepositional phrases."""
    index = start
    while index < stop:
        word = reading.words[index]
        lowered = reading.lower[index]
        if lowered in PREPOSITIONS:
            end = noun_phrase_end(reading, index + 1, stop)
            index = max(end, index + 1)
        elif lowered in PRONOUNS or lowered in DETERMINERS or word[0].isupper():
            return index
        elif lowered in {",", ":", ".", ";"} or lowered in _CLAUSE_VERBS:
            return stop
        elif _is_adjective(word, lowered) and _core_end(reading, index, stop) > index:
            return index
        else:
            index += 1
    return stop
