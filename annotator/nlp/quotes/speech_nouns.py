"""Indirect speech that depends on a noun: *die Forderung, den Hafen zu sperren*, *ihre Aussage ist, dass …*."""

from __future__ import annotations

from collections.abc import Iterator

from annotator.nlp.quotes.attribution import Attribution
from annotator.nlp.quotes.clauses import clause_end, has_zu, is_relative
from annotator.nlp.quotes.cues import CueLexicon
from annotator.nlp.quotes.findings import Indirect
from annotator.nlp.quotes.moods import is_indicative
from annotator.nlp.quotes.noun_phrases import noun_phrase_end
from annotator.nlp.quotes.roles import Range, RoleFinder
from annotator.nlp.quotes.words import REPORTIVE
from annotator.nlp.reading import Reading

_COPULA = frozenset("ist war sind waren lautet lautete".split())
_POSSESSIVE = frozenset({"von", "vom", "des", "der", "eines", "einer"})
_LONGEST_GAP = 7
_SHORTEST = 3


class SpeechNounFinder:
    """Finds clauses that say what a noun of speaking stands for."""

    def __init__(self, cues: CueLexicon) -> None:
        self._cues = cues

    def find(
        self, reading: Reading, first: int, last: int, quoted: list[Range]
    ) -> Iterator[Indirect]:
        """The complements of the nouns of a sentence.

        Args:
            reading: The text.
            first: Index of the first token.
            last: One past the index of the last one, the full stop left out.
            quoted: Token ranges of direct speech, which is left out.
        """
        for noun in range(first, last - _SHORTEST):
            if reading.words[noun] not in self._cues.speech_nouns or any(
                begin <= noun < end for begin, end in quoted
            ):
                continue
            comma = self._comma(reading, noun, last)
            if comma is None or not self._is_complement(reading, comma + 1, last):
                continue
            stop = self._end(reading, comma + 1, last)
            attribution = Attribution(
                "speech-noun",
                (noun,),
                self._speaker(reading, first, noun, comma),
                ((first, comma),),
                "speech",
            )
            yield Indirect(((comma + 1, stop),), attribution, "Indirect", 0.55, "speech-noun")

    @staticmethod
    def _comma(reading: Reading, noun: int, last: int) -> int | None:
        """The comma after the noun, its genitive, the participle of its verb or its copula."""
        for index in range(noun + 1, min(noun + _LONGEST_GAP, last)):
            if reading.words[index] == ",":
                return index
            word = reading.lower[index]
            if is_indicative(reading, index) and word not in _COPULA:
                return None
        return None

    @staticmethod
    def _is_complement(reading: Reading, start: int, last: int) -> bool:
        if reading.lower[start] in {"dass", "daß", "ob"}:
            return True
        if has_zu(reading, start, last):
            return True
        stop = clause_end(reading, start, last)
        return not is_relative(reading, start, stop) and any(
            reading.lower[i] in REPORTIVE or reading.syntax.mood(i) == "subjunctive"
            for i in range(start, stop)
        )

    @staticmethod
    def _end(reading: Reading, start: int, last: int) -> int:
        """Before a comma after which the main clause goes on."""
        for index in range(start + 2, last - 1):
            if reading.words[index] == "," and is_indicative(reading, index + 1):
                return index
        return last

    @staticmethod
    def _speaker(reading: Reading, first: int, noun: int, comma: int) -> Range | None:
        """The genitive after the noun, the name before it that ends in *s*, or the subject of the sentence."""
        after = noun + 1
        if after < comma and reading.lower[after] in _POSSESSIVE:
            start = after + (reading.lower[after] in {"von", "vom"})
            end = noun_phrase_end(reading, start, comma)
            return (start, end) if end > start else None
        before = noun - 1
        if (
            before >= first
            and reading.words[before][0].isupper()
            and reading.words[before].endswith("s")
        ):
            return (before, noun)
        subject = RoleFinder.subject(reading, first, comma)
        holds_noun = subject is not None and subject[0] <= noun < subject[1]
        return None if holds_noun else subject
