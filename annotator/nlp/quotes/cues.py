"""Finding the words that signal reported speech: verbs, also with a particle far away, and prepositions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from annotator.nlp.inflection import VerbForms, verb_forms
from annotator.nlp.reading import Reading

_HAVE = frozenset("hat haben hatte hatten".split())
_BE = frozenset("wird werden wurde wurden".split())
_CLAUSE_END = frozenset(
    {",", ";", ":", ".", "!", "?", "–", "—", "(", ")", "„", "“", "»", "«", '"', "”"}
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
    """

    tokens: tuple[int, ...]
    finite: int
    group: str
    lemma: str
    passive: bool = False
    verb_last: bool = False


class CueLexicon:
    """The cue verbs, by their forms."""

    def __init__(self, lexicon: dict[str, Any]) -> None:
        self._finite: dict[str, list[tuple[VerbForms, str]]] = {}
        self._joined: dict[str, tuple[VerbForms, str]] = {}
        self._participles: dict[str, tuple[VerbForms, str]] = {}
        for group, entries in lexicon["verbs"].items():
            for entry in entries:
                forms = verb_forms(entry)
                # A verb of speaking in the subjunctive is itself part of what somebody said.
                for form in forms.finite - forms.subjunctive:
                    self._finite.setdefault(form, []).append((forms, group))
                if forms.particle:
                    for form in forms.joined_finite - {
                        forms.particle + f for f in forms.subjunctive
                    }:
                        self._joined.setdefault(form, (forms, group))
                self._participles.setdefault(forms.participle, (forms, group))
        for candidates in self._finite.values():
            candidates.sort(key=lambda item: (not item[0].particle, item[0].lemma))
        self.source_nouns = frozenset(lexicon["source_nouns"].split())
        self.speech_nouns = frozenset(lexicon["speech_nouns"].split())

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
        words, lower = reading.words, reading.lower
        for index in range(first, last):
            word = lower[index]
            if index in inside or words[index][0].isupper():
                continue
            if word in self._joined:
                forms, group = self._joined[word]
                yield Cue((index,), index, group, forms.lemma, verb_last=True)
            elif word in self._finite:
                cue = self._finite_cue(lower, index, last, inside)
                if cue is not None:
                    yield cue
            if word in _HAVE or word in _BE:
                cue = self._compound(lower, index, last, inside)
                if cue is not None:
                    yield cue
            elif word in self._participles and index + 1 < last and lower[index + 1] in _HAVE:
                forms, group = self._participles[word]
                yield Cue((index, index + 1), index + 1, group, forms.lemma, verb_last=True)

    def _finite_cue(self, lower: list[str], index: int, last: int, inside: set[int]) -> Cue | None:
        word = lower[index]
        for forms, group in self._finite[word]:
            if forms.particle:
                place = self._particle(lower, index, last, inside, forms.particle)
                if place is not None:
                    return Cue((index, place), index, group, forms.lemma)
                continue
            if word in self._participles and not self._acts_finite(lower, index):
                return None
            ends = index + 1 >= last or lower[index + 1] in _CLAUSE_END
            return Cue((index,), index, group, forms.lemma, verb_last=ends and index > 0)
        return None

    @staticmethod
    def _acts_finite(lower: list[str], index: int) -> bool:
        """Whether *berichtet* and the like are no participle here: no auxiliary stands before them."""
        start = max(0, index - _LONGEST_GAP)
        for place in range(index - 1, start - 1, -1):
            if lower[place] in {",", ".", ":", ";"}:
                return True
            if (
                lower[place] in _HAVE
                or lower[place] in _BE
                or lower[place] in {"ist", "sind", "war", "waren", "sei", "worden"}
            ):
                return False
        return True

    @staticmethod
    def _particle(
        lower: list[str], index: int, last: int, inside: set[int], particle: str
    ) -> int | None:
        """The place of a separated particle: last word before the end of the clause."""
        for place in range(index + 1, min(last, index + _LONGEST_GAP)):
            if place in inside:
                continue
            if lower[place] == particle and (
                place + 1 >= last
                or lower[place + 1] in _CLAUSE_END
                or lower[place + 1] in {"und", "oder", "dass"}
            ):
                return place
            if lower[place] in {":", ";"}:
                return None
        return None

    def _compound(self, lower: list[str], index: int, last: int, inside: set[int]) -> Cue | None:
        passive = lower[index] in _BE
        for place in range(index + 1, min(last, index + _LONGEST_GAP)):
            if place in inside:
                continue
            if lower[place] in self._participles:
                forms, group = self._participles[lower[place]]
                if (
                    place + 1 >= last
                    or lower[place + 1] in _CLAUSE_END
                    or lower[place + 1] in {"und", "oder", "worden"}
                ):
                    return Cue((index, place), index, group, forms.lemma, passive=passive)
            if lower[place] in {",", ":", ";"} and place > index + 1:
                return None
        return None
