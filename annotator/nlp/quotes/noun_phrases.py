"""Noun phrases without a tagger: German capitals, endings of adjectives and closed classes are enough."""

from __future__ import annotations

from annotator.nlp.reading import Reading

PRONOUNS = frozenset("er sie wir ich man dieser diese jener jene letzterer letztere beide".split())
DETERMINERS = frozenset(
    """der die das den dem des ein eine einen einem einer eines mein meine sein seine seinen seinem seiner seines ihr ihre
    ihren ihrem ihrer ihres unser unsere kein keine dieser diese dieses diesen diesem jeder jede jedes mehrere viele einige
    alle beide zwei drei vier fünf sechs manche zahlreiche weitere dessen deren""".split()
)
_GENITIVE = frozenset("des der eines einer seines seiner ihres ihrer dieses dieser unseres".split())
_NOUN_PREPOSITIONS = frozenset("von vom für aus beim".split())
PREPOSITIONS = frozenset(
    """in im am an auf bei beim mit nach vor zu zum zur von vom über unter gegen gegenüber durch für um aus ohne seit bis
    während wegen trotz laut neben zwischen hinter gemäß anlässlich angesichts ins ans""".split()
)
_NO_ADJECTIVE = frozenset(
    """aber auch oder und nicht immer wieder weiter später bisher sehr dabei heute gestern unter über hinter gegen neben
    zwischen wegen ohne seine ihre werden wurde wurden hatte haben habe hätte wäre wollen sollen können müssen dürfen sowie
    zudem außerdem ferner jedoch lediglich bereits ebenfalls dagegen hingegen unterdessen zuvor danach vorher während
    sagte sagten erklärte erklärten meinte betonte berichtete er sie es wer der die das den dem des eine einer einen einem
    sei seien war waren würde würden könne könnten solle sollten müsse müssten werde wolle dürfe mehrere gerne eben
    denn wenn weil dass ob als wie so da""".split()
)
_CLAUSE_VERBS = frozenset(
    "hat haben hatte hatten ist sind war waren wird werden wurde wurden sei seien habe".split()
)
_LONGEST = 24


def noun_phrase_end(reading: Reading, start: int, stop: int) -> int:
    """One past the last token of the noun phrase that begins at ``start``; ``start`` if none does.

    Args:
        reading: The text.
        start: Index of the token the phrase should begin with.
        stop: Index the phrase may not reach beyond.
    """
    if start >= stop:
        return start
    if reading.lower[start] in PRONOUNS and not _is_noun_group(reading, start + 1, stop):
        return start + 1
    end = _core_end(reading, start, stop)
    if end == start:
        return start
    return _with_complements(reading, end, min(stop, start + _LONGEST))


def _is_noun_group(reading: Reading, start: int, stop: int) -> bool:
    if reading.lower[start - 1] in {"er", "sie", "wir", "ich", "man"}:
        return False
    return _core_end(reading, start, stop) > start


def _core_end(reading: Reading, start: int, stop: int) -> int:
    """Determiner, adjectives and the capitalised words after them."""
    words, lower = reading.words, reading.lower
    index = start
    while index < stop and (
        lower[index] in DETERMINERS
        or _is_adjective(words[index], lower[index])
        or words[index].isdigit()
    ):
        index += 1
    head = index
    while index < stop and _is_nominal(reading, index, head):
        index += 1
    return index if index > head else start


def _is_nominal(reading: Reading, index: int, head: int) -> bool:
    word = reading.words[index]
    if word[0].isdigit() and "-Jährige" in word:
        return True
    if word[0].isupper() and (
        index == head or reading.lower[index] not in DETERMINERS | PREPOSITIONS
    ):
        return True
    if index > head and reading.lower[index] in {"von", "van", "de", "der", "den", "bin", "al"}:
        following = reading.words[index + 1 : index + 2]
        return (
            reading.lower[index] != "der"
            and bool(following)
            and following[0][0].isupper()
            and reading.lower[index] != "von"
        )
    return index > head and word.endswith(".") and word[0].isupper()


def _is_adjective(word: str, lowered: str) -> bool:
    return (
        word[0].islower()
        and len(word) > 3  # noqa: PLR2004 - shorter words are no adjectives with an ending
        and lowered.endswith(("e", "en", "er", "es", "em"))
        and lowered not in _NO_ADJECTIVE
        and lowered not in PREPOSITIONS
    )


def _with_complements(reading: Reading, end: int, stop: int) -> int:
    """Extend by genitives, *von* and the like, coordination, a party in brackets and an apposition."""
    words, lower = reading.words, reading.lower
    while end < stop:
        word = lower[end]
        if word in _GENITIVE or word in _NOUN_PREPOSITIONS:
            longer = _core_end(reading, end + (word in _NOUN_PREPOSITIONS), stop)
            if longer <= end + 1:
                return end
        elif word in {"und", "sowie", "&"}:
            longer = _core_end(reading, end + 1, stop)
            if longer <= end + 1:
                return end
        elif word == "(":
            closing = next((i for i in range(end + 1, min(end + 5, stop)) if words[i] == ")"), None)
            if closing is None:
                return end
            longer = closing + 1
        elif word == ",":
            longer = _apposition_end(reading, end, stop)
            if longer == end:
                return end
        else:
            return end
        end = longer
    return end


def _apposition_end(reading: Reading, comma: int, stop: int) -> int:
    """One past the words of *, Klaus Stöhr,*; ``comma`` if no apposition follows."""
    start = comma + 1
    if start >= len(reading.words) or not (
        reading.words[start][0].isupper() or reading.lower[start] in DETERMINERS
    ):
        return comma
    end = _core_end(reading, start, min(stop, len(reading.words)))
    if end == start or (
        reading.lower[start] in DETERMINERS and not reading.words[end - 1][0].isupper()
    ):
        return comma
    following = reading.lower[end] if end < len(reading.words) else "."
    if following in {",", ".", ":", ")", "“", '"'}:
        return end
    if following in _GENITIVE:
        longer = _core_end(reading, end, stop)
        after = reading.lower[longer] if longer < len(reading.words) else "."
        return longer if longer > end and after in {",", ".", ":"} else comma
    return comma


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
