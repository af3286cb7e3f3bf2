"""Whoever is spoken of: the names and mentions of an article, with what their words tell about them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from annotator.nlp.chains.words import (
    DEFINITE,
    PRONOUNS,
    Gender,
    PeopleWords,
    is_inhabitant,
    is_plural_verb,
)
from annotator.nlp.quotes.words import DETERMINERS, PREPOSITIONS
from annotator.nlp.reading import Reading
from annotator.nlp.results import Found, Results

Kind = Literal["person", "group", "unknown"]

_FORMAL: dict[str, Gender] = {"herr": "m", "herrn": "m", "frau": "f", "mr.": "m", "mrs.": "f"}
_ADJECTIVE = ("e", "en", "er", "es", "em")
_TITLE_REACH = 4
_APPOSITION_REACH = 16
_FULL_NAME = 2
_SEVERAL = frozenset("beide beiden beider zwei drei vier fünf mehrere viele".split())
_OBLIQUE = frozenset(
    "an mit gegen für um bei beim zu zum zur auf über vor neben zwischen aus unter ohne am im in ins wegen trotz".split()
)


@dataclass(slots=True)
class Referent:
    """A name or a mention.

    Attributes:
        index: Which of the results.
        found: The result itself.
        first: Index of its first token.
        last: One past the index of its last token.
        sentence: Number of the sentence it begins in; those inside somebody's very words are not counted.
        kind: Whether it stands for a person or a group, as far as its words tell.
        gender: Grammatical gender, ``None`` if unknown.
        plural: Whether it stands for several.
        pronoun: The pronoun it consists of, else empty.
        name: The words of a name, without the genitive's *s*; empty for mentions.
        heads: The nouns that describe it: its own head, titles and appositions of a name.
        definite: Whether it begins with *der, die, das, dieser*.
        complements: Capitalised words after the head of a description.
        speaks: Whether it is the speaker of a quote.
        oblique: Whether it stands after a preposition that tells no source: *an Chirac*, *mit dem Minister*.
    """

    index: int
    found: Found
    first: int
    last: int
    sentence: int
    kind: Kind = "unknown"
    gender: Gender | None = None
    plural: bool = False
    pronoun: str = ""
    name: tuple[str, ...] = ()
    heads: list[str] = field(default_factory=list)
    definite: bool = False
    complements: frozenset[str] = frozenset()
    speaks: bool = False
    oblique: bool = False

    @property
    def is_full_name(self) -> bool:
        """Whether it is a name of at least two words."""
        return len(self.name) >= _FULL_NAME


def referents(reading: Reading, results: Results, words: PeopleWords) -> list[Referent]:
    """The persons and groups among the results, in reading order, a longer span before those inside it."""
    place = _told(reading, results)
    speakers = {link.filler for link in results.links if link.role == "speaker"}
    found = [
        Referent(
            index, each, first, last, place[reading.sentence_at(first)], speaks=index in speakers
        )
        for index, each in enumerate(results.spans)
        if _may_refer(each)
        for first, last in [(reading.token_at(each.begin), reading.token_before(each.end))]
    ]
    for referent in found:
        referent.oblique = not referent.speaks and _is_oblique(reading, referent)
        if referent.found.layer == "entity":
            _read_name(reading, referent, words)
        else:
            _read_mention(reading, referent, words)
    return sorted(found, key=lambda each: (each.found.begin, -each.found.end, each.index))


def _is_oblique(reading: Reading, referent: Referent) -> bool:
    """Whether a preposition stands before it, or before its titles and adjectives."""
    for index in range(referent.first - 1, max(-1, referent.first - 1 - _TITLE_REACH), -1):
        lowered, word = reading.lower[index], reading.words[index]
        if lowered in _OBLIQUE:
            return True
        if (
            lowered not in DETERMINERS
            and not word[0].isupper()
            and not lowered.endswith(_ADJECTIVE)
        ):
            return False
    return False


def _told(reading: Reading, results: Results) -> list[int]:
    """For each sentence how many before it the author tells: those within direct speech take no one further away."""
    quoted = sorted(
        part
        for _, found in results.of_layer("quote")
        if found.label == "Direct"
        for part in found.fragments
    )
    numbers: list[int] = []
    number = place = 0
    for sentence in reading.sentences:
        while place < len(quoted) and quoted[place][1] <= sentence.begin:
            place += 1
        inside = place < len(quoted) and quoted[place][0] < sentence.begin
        number += not inside
        numbers.append(number)
    return numbers


def _may_refer(found: Found) -> bool:
    if found.layer == "mention":
        return len(found.fragments) == 1
    if found.layer != "entity" or found.attributes.get("form", "name") != "name":
        return False
    return found.label in {"PER", "ORG"}


def _read_name(reading: Reading, referent: Referent, words: PeopleWords) -> None:
    tokens = reading.words[referent.first : referent.last]
    referent.name = tuple(tokens)
    if referent.found.label == "ORG":
        referent.kind = "group"
        known = words.group(tokens[0]) or words.group(tokens[-1])
        before = reading.lower[referent.first - 1] if referent.first else ""
        by_article: dict[str, Gender] = {"das": "n", "die": "f"}
        referent.gender = known[1] if known else by_article.get(before)
        referent.heads = [tokens[0], tokens[-1]]
        return
    referent.kind = "person"
    described = list(_descriptions(reading, referent, words))
    referent.heads = [head for head, _ in described]
    genders: list[Gender | None] = [gender for _, gender in described]
    if referent.is_full_name:
        genders.insert(0, words.of_first_name(tokens[0]))
    referent.gender = next((gender for gender in genders if gender), None)


def _descriptions(
    reading: Reading, name: Referent, words: PeopleWords
) -> Iterator[tuple[str, Gender | None]]:
    """Nouns that tell who somebody is: *Minister Maas*, *der Gesandte für X, Sung Kim,*, *Sung Kim, der Gesandte*."""
    sentence = reading.sentences[reading.sentence_at(name.first)]
    index = name.first - 1
    while index >= max(sentence.first, name.first - _TITLE_REACH):
        word, lowered = reading.words[index], reading.lower[index]
        if lowered in _FORMAL:
            yield word, _FORMAL[lowered]
        elif words.is_person(word) and word[0].isupper():
            yield word, _gender(reading, index, words)
        elif not word.endswith("."):
            break
        index -= 1
    if index >= sentence.first and reading.words[index] == "," and index == name.first - 1:
        found = _before_comma(reading, sentence.first, index, words)
        if found is not None:
            yield reading.words[found], _gender(reading, found, words)
    after = name.last
    if after < sentence.last and reading.words[after] == "(":
        after = next(
            (i + 1 for i in range(after, min(after + 6, sentence.last)) if reading.words[i] == ")"),
            after,
        )
    if after + 1 < sentence.last and reading.words[after] == ",":
        found = _after_comma(reading, after + 1, sentence.last, words)
        if found is not None:
            yield reading.words[found], _gender(reading, found, words)


def _before_comma(reading: Reading, first: int, comma: int, words: PeopleWords) -> int | None:
    """The head of *der Gesandte für Frieden in X,* before a name: the first person's noun after the last clause began."""
    best: int | None = None
    for index in range(max(first, comma - _APPOSITION_REACH), comma):
        word = reading.words[index]
        if word in {",", ":", ";", "„", "“", '"', "»", "«", "und"}:
            best = None if word != "und" else best
        elif _leaves_phrase(reading, index):
            best = None
        elif best is None and word[0].isupper() and words.is_person(word):
            before = reading.lower[index - 1] if index > first else ""
            if before not in PREPOSITIONS:
                best = index
    return best


def _leaves_phrase(reading: Reading, index: int) -> bool:
    """Whether a word is no part of a noun phrase: neither noun, determiner, preposition nor adjective before a noun."""
    lowered = reading.lower[index]
    if not reading.words[index][0].islower() or lowered in DETERMINERS | PREPOSITIONS:
        return False
    following = reading.words[index + 1]
    goes_on = following[0].isupper() or following.lower().endswith(_ADJECTIVE) or following == "und"
    return lowered != "und" and not (lowered.endswith(_ADJECTIVE) and goes_on)


def _after_comma(reading: Reading, start: int, stop: int, words: PeopleWords) -> int | None:
    """The head of *, Südkoreas Gesandter für Frieden, …*: a person's noun before the phrase goes on."""
    for index in range(start, min(start + _TITLE_REACH, stop)):
        word = reading.words[index]
        if word[0].isupper() and words.is_person(word):
            return index
        is_open = (word[0].isupper() and word.endswith("s")) or reading.lower[index] in DETERMINERS
        if not is_open and not (word[0].islower() and word.endswith(("e", "er", "en"))):
            return None
    return None


def _gender(reading: Reading, head: int, words: PeopleWords) -> Gender | None:
    index = head - 1
    while index >= 0 and reading.words[index][0].islower() and index > head - _TITLE_REACH:
        if reading.lower[index] in DETERMINERS:
            break
        index -= 1
    determiner = reading.lower[index] if index >= 0 else ""
    return words.gender_of_noun(reading.words[head], determiner)


def _read_mention(reading: Reading, referent: Referent, words: PeopleWords) -> None:
    lower = reading.lower[referent.first : referent.last]
    if len(lower) == 1 and lower[0] in PRONOUNS:
        _read_pronoun(reading, referent, lower[0])
        return
    determiner = lower[0]
    referent.definite = determiner in DEFINITE
    place = _head(reading, referent)
    if place is None:
        return
    head = reading.words[place]
    referent.heads = [head]
    referent.complements = frozenset(
        word for word in reading.words[place + 1 : referent.last] if word[0].isupper()
    )
    group = words.group(head)
    if words.is_person(head):
        referent.kind = "person"
        feminine = head.lower().endswith("in")
        referent.plural = head.lower().endswith("innen") or (
            (
                determiner in {"die", "diese"}
                and not feminine
                and words.gender_of_noun(head, determiner) != "f"
            )
            or (determiner == "den" and head.endswith("ern"))
            or not _SEVERAL.isdisjoint(reading.lower[referent.first : place])
            or (place == referent.first and not referent.complements)
        )
        referent.gender = None if referent.plural else words.gender_of_noun(head, determiner)
    elif group is not None:
        referent.kind, referent.gender = "group", group[1]
        referent.plural = group[1] != "f" and determiner in {"die", "diese"}
    elif determiner in {"die", "diese"}:
        referent.plural = head.endswith(("en", "er", "s"))


def _head(reading: Reading, referent: Referent) -> int | None:
    """The index of the head noun: the first capitalised word that is no *Berliner* before another one."""
    for index in range(referent.first, referent.last):
        word = reading.words[index]
        if not (word[0].isupper() or (word[0].isdigit() and "-" in word)):
            continue
        if index == referent.first and reading.lower[index] in DETERMINERS:
            continue
        following = reading.words[index + 1] if index + 1 < referent.last else ""
        if is_inhabitant(word) and following[:1].isupper() and index > referent.first:
            continue
        if index > referent.first or word[0].isupper():
            return index
    return None


def _read_pronoun(reading: Reading, referent: Referent, pronoun: str) -> None:
    referent.pronoun, referent.gender = pronoun, PRONOUNS[pronoun]
    referent.definite = True
    if pronoun != "sie":
        referent.kind = "person"
        return
    before = reading.lower[referent.first - 1] if referent.first else ""
    after = reading.lower[referent.last] if referent.last < len(reading) else ""
    sentence = reading.sentences[reading.sentence_at(referent.first)]
    first = referent.first == sentence.first
    verb = after if first or not before.isalpha() or before in _CONJUNCTIONS else before
    referent.plural = is_plural_verb(verb) if before not in _CONJUNCTIONS else False
    referent.gender = None if referent.plural else "f"
    referent.kind = "unknown" if referent.plural else "person"


_CONJUNCTIONS = frozenset(
    "dass daß ob weil wenn als da und oder aber denn wie nachdem bevor obwohl während".split()
)
