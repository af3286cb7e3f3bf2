"""Event triggers: verbs, also separable ones, participles, nouns and ends of compounds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from annotator.nlp.inflection import VerbForms, verb_forms
from annotator.nlp.quotes.words import DETERMINERS, PREPOSITIONS
from annotator.nlp.reading import Reading, Stretch

_NOUN_ENDINGS = ("", "s", "es", "e", "en", "n")
_LAST_VOWEL = re.compile(r"(?:au|[aou])(?=[^aeiouäöü]*\Z)")
_UMLAUT = {"a": "ä", "o": "ö", "u": "ü", "au": "äu"}
_CLAUSE_BORDERS = frozenset({",", ";", ":", "–", "—", "(", ")", "„", "“", '"', "»", "«"})
_CLAUSE_ENDS = frozenset({",", ";", ":", ".", "!", "?"})
_AUXILIARIES = frozenset(
    """hat haben hatte hatten habe hätte hätten ist sind war waren sei seien wäre wären wird werden wurde wurden werde würde
    würden worden sein""".split()
)
_MODALS = frozenset(
    """will wollen wollte wollten kann können konnte konnten muss müssen musste mussten soll sollen sollte sollten darf dürfen
    durfte durften möchte möchten zu""".split()
)
_LONGEST_GAP = 25
_LONGEST_PHRASE = 6
_LONGEST_GENITIVE = 3
_SHORTEST_SUFFIX = 4


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word or words that name an event.

    Attributes:
        tokens: Indices of its tokens, in reading order.
        label: The event type.
        is_verb: Whether it is a verb.
        score: Estimated precision.
        rule: Name of the rule.
        why: The lemma.
        inner: Words that are part of what the trigger names: *Sanktionen* of *verhängen*.
    """

    tokens: tuple[int, ...]
    label: str
    is_verb: bool
    score: float
    rule: str
    why: str
    inner: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Verb:
    forms: VerbForms
    label: str
    wanted: frozenset[str]
    unwanted: frozenset[str]
    partners: frozenset[str]


@dataclass(frozen=True, slots=True)
class _NounWith:
    """A noun that needs another one after it, which ends in one of some endings."""

    label: str
    stem: str
    endings: tuple[str, ...]


class TriggerLexicon:
    """Finds triggers sentence by sentence."""

    def __init__(self, lexicon: dict[str, Any]) -> None:
        self._finite: dict[str, list[_Verb]] = {}
        self._joined: dict[str, list[_Verb]] = {}
        self._nouns: dict[str, tuple[str, str]] = {}
        self._nouns_with: dict[str, list[_NounWith]] = {}
        self._suffixes: dict[str, tuple[str, str]] = {}
        excluded = lexicon["not_events"].split()
        self._not_events = frozenset(word for word in excluded if word[0] != "~")
        self._not_endings = tuple(word[1:] for word in excluded if word[0] == "~")
        self._noun_cache: dict[str, tuple[str, str] | None] = {}
        for label, entry in lexicon.items():
            if label == "not_events":
                continue
            for verb in entry.get("verbs", ()):
                self._add_verb(label, verb)
            for pair in entry.get("pairs", ()):
                self._add_verb(label, pair)
            for noun in entry.get("nouns", "").split():
                self._add_noun(label, noun)
            for noun in entry.get("nouns_with", ()):
                self._add_noun_with(label, noun)

    def find(self, reading: Reading, sentence: Stretch) -> list[Trigger]:
        """The triggers of one sentence in reading order; a token is in at most one."""
        found: list[Trigger] = []
        taken: set[int] = set()
        for trigger in self._verbs(reading, sentence):
            if taken.isdisjoint(trigger.tokens):
                taken.update(trigger.tokens)
                found.append(trigger)
        for index in range(sentence.first, sentence.last):
            if index in taken:
                continue
            word = reading.words[index]
            noun = self._noun(word) or self._noun_with(reading, sentence, index)
            if noun is None:
                continue
            label, lemma = noun
            if any(t.label == label and _names_the_same(reading, index, t) for t in found):
                continue
            found.append(
                Trigger((index,), label, is_verb=False, score=0.65, rule="trigger-noun", why=lemma)
            )
        return sorted(found, key=lambda trigger: trigger.tokens)

    def _add_verb(self, label: str, entry: str) -> None:
        rest, _, partners = entry.partition("+")
        rest, _, unwanted = rest.partition("!")
        forms, _, wanted = rest.partition("@")
        verb = _Verb(
            verb_forms(forms.strip()),
            label,
            frozenset(wanted.split()),
            frozenset(unwanted.split()),
            frozenset(partners.split()),
        )
        for form in verb.forms.finite:
            self._finite.setdefault(form, []).append(verb)
        joined = {verb.forms.participle, verb.forms.lemma, verb.forms.zu_infinitive}
        if verb.forms.particle:
            joined |= verb.forms.joined_finite
        for form in joined:
            self._joined.setdefault(form, []).append(verb)

    def _add_noun(self, label: str, entry: str) -> None:
        stem = entry.lstrip("~=").lower()
        forms = {stem} if entry.startswith("=") else set(_noun_forms(stem))
        for form in forms:
            self._nouns.setdefault(form, (label, stem))
            if entry.startswith("~"):
                self._suffixes.setdefault(form, (label, stem))

    def _add_noun_with(self, label: str, entry: str) -> None:
        noun, _, wanted = entry.partition("@")
        stem = noun.strip().lower()
        endings = tuple(word.lower() for word in wanted.split())
        for form in _noun_forms(stem):
            self._nouns_with.setdefault(form, []).append(_NounWith(label, stem, endings))

    def _noun_with(self, reading: Reading, sentence: Stretch, index: int) -> tuple[str, str] | None:
        """A noun that is a trigger only before certain others: *Verhängung weiterer Sanktionen*."""
        if not reading.words[index][0].isupper():
            return None
        for each in self._nouns_with.get(reading.lower[index], ()):
            for place in range(index + 1, min(sentence.last, index + _LONGEST_PHRASE)):
                word = reading.words[place]
                if word in _CLAUSE_ENDS:
                    break
                if word[0].isupper() and reading.lower[place].endswith(each.endings):
                    return each.label, each.stem
        return None

    def _noun(self, word: str) -> tuple[str, str] | None:
        if not word[0].isupper():
            return None
        if word not in self._noun_cache:
            if len(self._noun_cache) > 1 << 16:
                self._noun_cache.clear()
            self._noun_cache[word] = self._look_up(word)
        return self._noun_cache[word]

    def _look_up(self, word: str) -> tuple[str, str] | None:
        if word in self._not_events or word.lower().endswith(self._not_endings):
            return None
        lowered = word.lower()
        if lowered in self._nouns:
            return self._nouns[lowered]
        for start in range(2, len(lowered) - _SHORTEST_SUFFIX + 1):
            hit = self._suffixes.get(lowered[start:])
            if hit is not None:
                return hit
        return None

    def _verbs(self, reading: Reading, sentence: Stretch) -> Iterator[Trigger]:
        words = frozenset(reading.words[sentence.first : sentence.last])
        for index in range(sentence.first, sentence.last):
            word = reading.lower[index]
            if reading.words[index][0].isupper() and index > sentence.first:
                continue
            for verb in self._finite.get(word, ()):
                trigger = self._finite_trigger(reading, sentence, index, verb, words)
                if trigger is not None:
                    yield trigger
            for verb in self._joined.get(word, ()):
                if self._fits(verb, words) and self._is_verbal(reading, sentence, index, verb):
                    tokens = self._with_partner(reading, sentence, (index,), verb)
                    if tokens is not None:
                        yield Trigger(
                            tokens,
                            verb.label,
                            is_verb=True,
                            score=0.7,
                            rule="trigger-verb",
                            why=verb.forms.lemma,
                            inner=verb.wanted,
                        )

    def _finite_trigger(
        self, reading: Reading, sentence: Stretch, index: int, verb: _Verb, words: frozenset[str]
    ) -> Trigger | None:
        if not self._fits(verb, words) or (index == sentence.last - 1 and verb.forms.particle):
            return None
        tokens: tuple[int, ...] = (index,)
        if verb.forms.particle:
            place = _particle_place(reading, index, sentence.last, verb.forms.particle)
            if place is None:
                return None
            tokens = (index, place)
        elif reading.lower[index] in {
            verb.forms.participle,
            verb.forms.lemma,
        } and not _is_finite(reading, sentence, index):
            return None  # decided with the participles and infinitives
        elif _has_other_particle(reading, index, sentence.last):
            return None
        with_partner = self._with_partner(reading, sentence, tokens, verb)
        if with_partner is None:
            return None
        return Trigger(
            with_partner,
            verb.label,
            is_verb=True,
            score=0.7,
            rule="trigger-verb",
            why=verb.forms.lemma,
            inner=verb.wanted,
        )

    @staticmethod
    def _fits(verb: _Verb, words: frozenset[str]) -> bool:
        if verb.unwanted & words:
            return False
        return not verb.wanted or bool(verb.wanted & words)

    @staticmethod
    def _is_verbal(reading: Reading, sentence: Stretch, index: int, verb: _Verb) -> bool:
        """Whether a participle is no attribute and an infinitive no noun."""
        word = reading.lower[index]
        if word in verb.forms.joined_finite and verb.forms.particle:
            return True
        following = reading.lower[index + 1] if index + 1 < sentence.last else "."
        if word in {verb.forms.participle, verb.forms.lemma}:
            near = reading.lower[max(sentence.first, index - _LONGEST_GAP) : index]
            ends = (
                not following[0].isalnum()
                or following in _AUXILIARIES
                or following in {"und", "oder", "als"}
            )
            return ends or any(other in _AUXILIARIES for other in near)
        return True

    @staticmethod
    def _with_partner(
        reading: Reading, sentence: Stretch, tokens: tuple[int, ...], verb: _Verb
    ) -> tuple[int, ...] | None:
        if not verb.partners:
            return tokens
        for index in range(sentence.first, sentence.last):
            if reading.words[index] in verb.partners and same_clause(reading, index, tokens[0]):
                return tuple(sorted({*tokens, index}))
        return None


def _is_finite(reading: Reading, sentence: Stretch, index: int) -> bool:
    """Whether a form that may be a participle is finite: as the parser says, or where no auxiliary is near and an object follows."""
    mood = reading.syntax.mood(index)
    if mood != "unknown":
        return mood != "none"
    if index == sentence.first or index + 1 >= sentence.last:
        return False
    follows = reading.lower[index + 1] in DETERMINERS
    return follows and not any(
        reading.lower[place] in _AUXILIARIES or reading.lower[place] in _MODALS
        for place in range(sentence.first, sentence.last)
        if same_clause(reading, place, index)
    )


def _names_the_same(reading: Reading, noun: int, trigger: Trigger) -> bool:
    """Whether a noun of the same type is no event of its own beside a trigger.

    The object of a verb is none (*verhängte Sanktionen*), nor the genitive of a noun (*die Unterzeichnung des Abkommens*);
    what a preposition sets apart is one (*trafen sich am Rande des Gipfels*).
    """
    anchor = trigger.tokens[-1]
    if not same_clause(reading, noun, trigger.tokens[0]):
        return False
    if trigger.is_verb:
        return reading.words[noun] in trigger.inner or not _is_set_apart(reading, noun)
    between = reading.words[anchor + 1 : noun]
    return len(between) <= _LONGEST_GENITIVE and all(
        word.islower() and word not in PREPOSITIONS and word not in {"und", "oder", "sowie"}
        for word in between
    )


def _is_set_apart(reading: Reading, noun: int) -> bool:
    """Whether a preposition governs the phrase that a noun ends, or the one it is a genitive of."""
    for place in range(noun - 1, max(-1, noun - _LONGEST_PHRASE), -1):
        word = reading.lower[place]
        if word in PREPOSITIONS:
            return True
        is_part = (
            word in DETERMINERS
            or word.endswith(("e", "en", "er", "es", "em"))
            or (reading.words[place][0].isupper())
        )
        if not is_part or word in _AUXILIARIES:
            return False
    return False


def same_clause(reading: Reading, one: int, other: int) -> bool:
    """Whether no comma or the like stands between two tokens."""
    first, last = min(one, other), max(one, other)
    return not any(word in _CLAUSE_BORDERS for word in reading.words[first:last])


def _particle_place(reading: Reading, index: int, last: int, particle: str) -> int | None:
    for place in range(index + 1, min(last, index + _LONGEST_GAP)):
        if reading.lower[place] == particle:
            following = reading.words[place + 1] if place + 1 < last else "."
            if not following[0].isalnum() or following in {"und", "oder", "als", "wie"}:
                return place
        if reading.words[place] in {";", ":"}:
            return None
    return None


_PARTICLES = frozenset(
    "ab an auf aus bei ein fest frei her hin los mit nach nieder um vor weg zu zurück zusammen".split()
)


def _has_other_particle(reading: Reading, index: int, last: int) -> bool:
    """Whether the verb has a separated particle and so is another verb: *nahm* … *zu*."""
    for place in range(index + 1, min(last, index + _LONGEST_GAP)):
        if reading.words[place] in _CLAUSE_ENDS:
            return place - 1 > index and reading.lower[place - 1] in _PARTICLES
    return False


def _noun_forms(stem: str) -> Iterator[str]:
    for ending in _NOUN_ENDINGS:
        yield stem + ending
    umlaut = _LAST_VOWEL.sub(lambda hit: _UMLAUT[hit[0]], stem)
    if umlaut != stem:
        yield from (f"{umlaut}e", f"{umlaut}en")
