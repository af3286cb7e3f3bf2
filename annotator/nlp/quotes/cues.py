"""Finding the words that signal reported speech: verbs, also with a particle far away, and prepositions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from annotator.nlp.inflection import VerbForms, verb_forms
from annotator.nlp.quotes.words import DETERMINERS, PREPOSITIONS
from annotator.nlp.reading import Reading

_HAVE = frozenset("hat haben hatte hatten".split())
_BE = frozenset("wird werden wurde wurden".split())
_LET = frozenset("lässt lassen ließ ließen".split())
_CLAUSE_END = frozenset(
    {",", ";", ":", ".", "!", "?", "–", "—", "(", ")", "„", "“", "»", "«", '"', "”"}
)
_BORDERS = frozenset({",", ";", ":", "–", "—", "“", "«", "”"})
_COORDINATING = frozenset({"und", "oder", "dass", "aber", "sowie", "jedoch", "als"})
_SUBORDINATORS = frozenset(
    "wie dass daß als nachdem während weil obwohl wenn da bevor ob wonach wobei indem falls sodass".split()
)
_RELATIVE = frozenset("der die das dem den denen dessen deren welche welcher welches".split())
_CORRELATES = frozenset(
    "davon darauf dazu damit dafür dagegen darüber daran darum davor dahingehend hierzu dahin".split()
)
_LONGEST_GAP = 25


@dataclass(frozen=True, slots=True)
class Cue:
    """One signal of reported speech.

    Attributes:
        tokens: Indices of its tokens in reading order: ``teilte … mit``, ``hat … gefordert``.
        finite: Index of the finite verb (of an auxiliary, if there is one).
        group: Group of the lexicon: ``speech``, ``thought``, ``demand``, ``manner``.
        lemma: The infinitive.
        passive: Whether the subject is not the speaker (*wird … zitiert*).
        verb_last: Whether it stands at the end of its clause (*wie er mitteilte*).
        clause: Index of the first token of its clause.
    """

    tokens: tuple[int, ...]
    finite: int
    group: str
    lemma: str
    passive: bool = False
    verb_last: bool = False
    clause: int = 0


@dataclass(frozen=True, slots=True)
class _Pair:
    """A verb that only with one of some words says that somebody speaks: *vertrat die Ansicht*."""

    forms: VerbForms
    partners: frozenset[str]


class CueLexicon:
    """The cue verbs, by their forms."""

    def __init__(self, lexicon: dict[str, Any]) -> None:
        self._finite: dict[str, list[tuple[VerbForms, str]]] = {}
        self._joined: dict[str, tuple[VerbForms, str]] = {}
        self._participles: dict[str, tuple[VerbForms, str]] = {}
        self._infinitives: dict[str, tuple[VerbForms, str]] = {}
        self._pairs: dict[str, list[_Pair]] = {}
        for group, entries in lexicon["verbs"].items():
            for entry in entries:
                self._add(verb_forms(entry), group)
        for candidates in self._finite.values():
            candidates.sort(key=lambda item: (not item[0].particle, item[0].lemma))
        for entry in lexicon["pairs"]:
            verb, _, partners = entry.partition("+")
            pair = _Pair(verb_forms(verb.strip()), frozenset(partners.split()))
            for form in {*pair.forms.finite, pair.forms.participle} - pair.forms.subjunctive:
                self._pairs.setdefault(form, []).append(pair)
        self._reflexive = frozenset(lexicon["reflexive"].split())
        self.source_nouns = frozenset(lexicon["source_nouns"].split())
        self.source_endings = tuple(word.lower() for word in lexicon["source_endings"].split())
        self.speech_nouns = frozenset(lexicon["speech_nouns"].split())
        self.media_nouns = tuple(word.lower() for word in lexicon["media_nouns"].split())
        self.reporting = {
            lemma: frozenset(entry.partition(":")[0].split())
            for entry in lexicon["reporting"]
            for lemma in entry.partition(":")[2].split()
        }
        self.infinitive_verbs = frozenset(lexicon["takes_infinitive"].split())
        self.naming = frozenset(lexicon["naming"].split())
        self.addressees = {
            lemma: tuple(cases.split())
            for cases, lemmas in lexicon["addressees"].items()
            for lemma in lemmas.split()
        }

    def _add(self, forms: VerbForms, group: str) -> None:
        # A verb of speaking in the subjunctive is itself part of what somebody said.
        for form in forms.finite - forms.subjunctive:
            self._finite.setdefault(form, []).append((forms, group))
        if forms.particle:
            reported = {forms.particle + form for form in forms.subjunctive}
            for form in forms.joined_finite - reported:
                self._joined.setdefault(form, (forms, group))
        self._participles.setdefault(forms.participle, (forms, group))
        self._infinitives.setdefault(forms.lemma, (forms, group))

    def find(
        self, reading: Reading, first: int, last: int, quoted: Iterable[tuple[int, int]]
    ) -> Iterator[Cue]:
        """The verb cues between two tokens of one sentence.

        Args:
            reading: The text.
            first: Index of the first token.
            last: One past the index of the last one.
            quoted: Token ranges inside quotation marks, where no cue is looked for.
        """
        inside = {
            index for begin, end in quoted for index in range(max(begin, first), min(end, last))
        }
        for index in range(first, last):
            if index in inside or reading.words[index][0].isupper():
                continue
            cue = self._at(reading, index, first, last, inside)
            if cue is not None:
                yield self._completed(reading, cue, first, last)

    def _at(
        self, reading: Reading, index: int, first: int, last: int, inside: set[int]
    ) -> Cue | None:
        lower = reading.lower
        word = lower[index]
        for size in (1, 2):  # *bekanntgab*, *bekannt gab*
            together = "".join(lower[index : index + size])
            if together in self._joined and index + size <= last:
                forms, group = self._joined[together]
                tokens = (*range(index, index + size),)
                return Cue(tokens, tokens[-1], group, forms.lemma, verb_last=True)
        if word in self._pairs:
            cue = self._pair(reading, index, first, last, inside)
            if cue is not None:
                return cue
        following = lower[index + 1] if index + 1 < last else ""
        is_participle = word in self._participles and following in _HAVE | _BE
        if word in self._finite and not is_participle:
            cue = self._finite_cue(reading, index, first, last, inside)
            if cue is not None:
                return cue
        if word in _HAVE or word in _BE or word in _LET:
            cue = self._compound(reading, index, last, inside)
            if cue is not None:
                return cue
        return self._participle_first(lower, index, last)

    def _participle_first(self, lower: list[str], index: int, last: int) -> Cue | None:
        """*mitgeteilt hat*, *bekannt gegeben wurde* at the end of a clause."""
        for size in (1, 2):
            word = "".join(lower[index : index + size])
            auxiliary = index + size
            if word in self._participles and auxiliary < last:
                tokens = (*range(index, auxiliary), auxiliary)
                forms, group = self._participles[word]
                if lower[auxiliary] in _HAVE:
                    return Cue(tokens, auxiliary, group, forms.lemma, verb_last=True)
                if lower[auxiliary] in _BE:
                    return Cue(tokens, auxiliary, group, forms.lemma, passive=True, verb_last=True)
        return None

    def _finite_cue(
        self, reading: Reading, index: int, first: int, last: int, inside: set[int]
    ) -> Cue | None:
        lower = reading.lower
        word = lower[index]
        for forms, group in self._finite[word]:
            if forms.particle:
                place = self._particle(reading, index, last, inside, forms.particle)
                if place is not None:
                    return Cue((index, place), index, group, forms.lemma)
                continue
            if word in self._participles and not self._acts_finite(lower, index, first):
                return None
            if index > first and lower[index - 1] in DETERMINERS | PREPOSITIONS:
                return None  # an adjective: *nach wiederholten Warnungen*
            if word == forms.lemma and self._is_infinitive(lower, index, first):
                return None
            return Cue((index,), index, group, forms.lemma)
        return None

    @staticmethod
    def _is_infinitive(lower: list[str], index: int, first: int) -> bool:
        """Whether a form in *-en* is the infinitive after *zu* or a modal verb of its clause."""
        for place in range(index - 1, first - 1, -1):
            if lower[place] in {",", ":", ";"}:
                return False
            if lower[place] in _MODAL or (place == index - 1 and lower[place] == "zu"):
                return True
        return False

    def _pair(
        self, reading: Reading, index: int, first: int, last: int, inside: set[int]
    ) -> Cue | None:
        for pair in self._pairs[reading.lower[index]]:
            for place in _clause_around(reading, index, first, last):
                if reading.words[place] in pair.partners and place not in inside:
                    tokens = tuple(sorted((index, place)))
                    return Cue(
                        tokens,
                        index,
                        "thought",
                        pair.forms.lemma,
                        verb_last=place < index
                        and index + 1 < last
                        and reading.words[index + 1] == ",",
                    )
        return None

    def _completed(self, reading: Reading, cue: Cue, first: int, last: int) -> Cue:
        """Add reflexive pronoun, correlate and *es heißt (weiter)*; note where the clause begins."""
        lower = reading.lower
        tokens = set(cue.tokens)
        around = _clause_around(reading, cue.finite, first, last)
        if cue.lemma in self._reflexive:
            tokens |= {place for place in around if lower[place] == "sich"}
        for place in around:
            following = lower[place + 1] if place + 1 < last else "."
            if (
                lower[place] in _CORRELATES
                and place > around.start
                and (following in _CLAUSE_END or place + 1 in cue.tokens)
            ):
                tokens.add(place)
        if cue.lemma == "heißen":
            tokens |= {
                place
                for place in (cue.finite - 1, cue.finite + 1)
                if first <= place < last and lower[place] == "es"
            }
        clause = around.start
        while clause < cue.finite and not reading.words[clause][0].isalnum():
            clause += 1
        is_subordinate = cue.verb_last or (
            clause < cue.finite
            and (
                lower[clause] in _SUBORDINATORS
                or (
                    clause > first
                    and lower[clause] in _RELATIVE
                    and not reading.words[clause + 1][0].isupper()
                    and _ends_clause(reading, max(cue.tokens), last)
                )
            )
            and _ends_clause(reading, max(cue.tokens), last)
        )
        return replace(cue, tokens=tuple(sorted(tokens)), verb_last=is_subordinate, clause=clause)

    @staticmethod
    def _acts_finite(lower: list[str], index: int, first: int) -> bool:
        """Whether *berichtet* and the like are no participle here: no auxiliary stands before them."""
        for place in range(index - 1, max(first, index - _LONGEST_GAP) - 1, -1):
            if lower[place] in {",", ".", ":", ";"}:
                return True
            if lower[place] in _AUXILIARIES:
                return False
        return index > first

    @staticmethod
    def _particle(
        reading: Reading, index: int, last: int, inside: set[int], particle: str
    ) -> int | None:
        """The place of a separated particle: where the parser says, else the last word before the end of the clause."""
        lower = reading.lower
        known = reading.syntax.particle(index)
        if known is not None and known < last and known not in inside and lower[known] == particle:
            return known
        for place in range(index + 1, min(last, index + _LONGEST_GAP)):
            if place in inside:
                continue
            if lower[place] == particle and (
                place + 1 >= last
                or lower[place + 1] in _CLAUSE_END
                or lower[place + 1] in _COORDINATING
            ):
                return place
            if lower[place] in {":", ";"}:
                return None
        return None

    def _compound(self, reading: Reading, index: int, last: int, inside: set[int]) -> Cue | None:
        """*hat … gefordert*, *wurde … mitgeteilt*, *ließ … verlauten*."""
        lower = reading.lower
        passive = lower[index] in _BE
        forms_of = self._infinitives if lower[index] in _LET else self._participles
        for place in range(index + 1, min(last, index + _LONGEST_GAP)):
            if place in inside:
                continue
            for size in (1, 2):
                word = "".join(lower[place : place + size])
                after = place + size
                if word in forms_of and (
                    after >= last
                    or lower[after] in _CLAUSE_END
                    or lower[after] in _COORDINATING
                    or lower[after] == "worden"
                ):
                    forms, group = forms_of[word]
                    tokens = (index, *range(place, after))
                    return Cue(tokens, index, group, forms.lemma, passive=passive)
            if lower[place] in {":", ";"} or (
                lower[place] == "," and not _opens_apposition(reading, place + 1, last)
            ):
                return None
        return None


_MODAL = frozenset(
    "will wollen wollte wollten kann können konnte konnten muss müssen musste mussten soll sollen sollte sollten darf dürfen durfte durften möchte möchten würde würden werde werden wird könne könnte könnten müsse müssten wolle solle solle dürfe dürfte möge".split()
)
_AUXILIARIES = (
    _HAVE
    | _BE
    | frozenset("ist sind war waren sei seien worden habe hätte hätten werde würde würden".split())
)


def _opens_apposition(reading: Reading, index: int, last: int) -> bool:
    return index < last and (
        reading.words[index][0].isupper()
        or reading.lower[index] in {"der", "die", "das", "ein", "eine"}
    )


def _ends_clause(reading: Reading, index: int, last: int) -> bool:
    return (
        index + 1 >= last
        or reading.words[index + 1] in _CLAUSE_END
        or reading.lower[index + 1] in {"und", "oder"}
    )


def _clause_around(reading: Reading, index: int, first: int, last: int) -> range:
    """The tokens between the commas, colons or dashes next to a token."""
    start, end = index, index + 1
    while start > first and reading.words[start - 1] not in _BORDERS:
        start -= 1
    while end < last and reading.words[end] not in _BORDERS:
        end += 1
    return range(start, end)
