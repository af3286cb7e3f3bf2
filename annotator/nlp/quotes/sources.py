"""Sources that are named without a verb: *laut X*, *X zufolge*, *nach Angaben von X*, *so X*, *wonach*."""

from __future__ import annotations

from dataclasses import dataclass

from annotator.nlp.quotes.cues import CueLexicon
from annotator.nlp.quotes.noun_phrases import noun_phrase_end
from annotator.nlp.quotes.words import DETERMINERS, PREPOSITIONS, PRONOUNS
from annotator.nlp.reading import Reading

Range = tuple[int, int]
"""Half-open range of token indices."""

_RELATIVE_SOURCES = frozenset({"wonach", "demnach", "demzufolge", "danach"})
_RELATIVE = frozenset({"dem", "der", "denen", "welchem", "welcher", "welchen"})
_DATIVE = frozenset("dem den einem diesem seinem ihrem diesen mehreren".split())
_NO_DATIVE = frozenset("des eines die das ein eine er sie es".split())
_STOPS = frozenset({",", ".", ":", ";", "“", "„", "–", "("})
_ARTICLE_AND_NOUN = 2
_LONGEST_OWN = 4
_LONGEST_PHRASE = 14
_MODIFIERS = frozenset("weiter wörtlich zudem ferner etwa auch heute gestern".split())


@dataclass(frozen=True, slots=True)
class Source:
    """A named source.

    Attributes:
        rule: ``laut``, ``zufolge``, ``nach``, ``so``, ``wonach``, ``demnach``.
        cue: Indices of the signal's tokens.
        speaker: Tokens of the source, if it is named.
        frame: Tokens of the whole phrase.
    """

    rule: str
    cue: tuple[int, ...]
    speaker: Range | None
    frame: Range


class SourceFinder:
    """Finds sources in a stretch of tokens."""

    def __init__(self, cues: CueLexicon) -> None:
        self._cues = cues

    def find(self, reading: Reading, first: int, last: int) -> Source | None:
        """The first prepositional source between two tokens of a sentence."""
        lower = reading.lower
        for index in range(first, last):
            word = lower[index]
            if word in {"laut", "lt.", "gemäß"} and index + 1 < last:
                found = self._laut(reading, index, last)
            elif word == "zufolge" and index > first:
                found = self._zufolge(reading, first, index)
            elif word in {"nach", "zufolge"}:
                found = self._nach(reading, index, last) or self._postposed(reading, first, index)
            else:
                continue
            if found is not None:
                return found
        return None

    def so(self, reading: Reading, first: int, last: int) -> Source | None:
        """The source of *…, so ein Beamter, …*."""
        for index in range(last - 2, first, -1):
            if reading.lower[index] != "so" or reading.words[index - 1] not in {
                ",",
                "–",
                "“",
                "”",
                "«",
            }:
                continue
            end = noun_phrase_end(reading, index + 1, last)
            if end <= index + 1:
                continue
            stop = self._phrase_end(reading, end, last)
            if stop is not None:
                return Source("so", (index,), (index + 1, end), (index, stop))
        return None

    @staticmethod
    def _phrase_end(reading: Reading, end: int, last: int) -> int | None:
        """Where *so X in Genf* ends: at a comma or the end; none where a clause follows."""
        for index in range(end, last):
            word = reading.words[index]
            if word in {",", "–", ":", "„", "»", '"', "."}:
                return index
            if word == "(":
                continue
            if reading.lower[index] in {
                "hat",
                "ist",
                "wird",
                "soll",
                "kann",
                "dass",
                "wie",
                "viel",
                "sehr",
            }:
                return None
        return last

    @staticmethod
    def _laut(reading: Reading, index: int, last: int) -> Source | None:
        end = noun_phrase_end(reading, index + 1, last)
        if end <= index + 1:
            return None
        if reading.lower[index] == "gemäß" and not reading.words[end - 1][0].isupper():
            return None
        return Source("laut", (index,), (index + 1, end), (index, end))

    def _zufolge(self, reading: Reading, first: int, index: int) -> Source | None:
        start = dative_start(reading, first, index)
        return (
            Source("zufolge", (index,), (start, index), (start, index + 1))
            if start < index
            else None
        )

    def _is_source_noun(self, word: str) -> bool:
        return word in self._cues.source_nouns or (
            word[-1:].islower()
            and word.lower().endswith(self._cues.source_endings)
            and any(char.isupper() for char in word)
        )

    def _nach(self, reading: Reading, index: int, last: int) -> Source | None:
        words, lower = reading.words, reading.lower
        for noun in range(index + 1, min(last, index + 1 + _LONGEST_OWN)):
            word = words[noun]
            if self._is_source_noun(word):
                end = max(noun_phrase_end(reading, index + 1, last), noun + 1)
                start = noun + 1 + (lower[noun + 1 : noun + 2] in (["von"], ["vom"]))
                if start < end and word in self._cues.source_nouns:
                    return Source("nach", (*range(index, noun + 1),), (start, end), (index, end))
                return Source("nach", (index,), (index + 1, end), (index, end))
            if word.lower().endswith(self._cues.media_nouns) and word[0].isupper():
                end = max(noun_phrase_end(reading, index + 1, last), noun + 1)
                return Source("nach", (index,), (index + 1, end), (index, end))
            if (
                word[0].isupper()
                and lower[noun] not in DETERMINERS
                and not self._is_genitive(reading, noun)
            ):
                return None
        return None

    @staticmethod
    def _is_genitive(reading: Reading, noun: int) -> bool:
        """Whether a name in front of the noun may be its genitive: *nach Schäubles Ansicht*."""
        return reading.words[noun].endswith("s")

    def _is_speech(self, reading: Reading, phrase: Range | None) -> bool:
        """Whether a phrase is something that says something: *eine Mitteilung, nach der …*."""
        return phrase is not None and any(
            self._is_source_noun(word) or word in self._cues.speech_nouns
            for word in reading.words[phrase[0] : phrase[1]]
        )

    def _postposed(self, reading: Reading, first: int, index: int) -> Source | None:
        """*seiner Meinung nach*, *ihrer Ansicht zufolge*."""
        if index - 2 < first or not self._is_source_noun(reading.words[index - 1]):
            return None
        start = phrase_start(reading, first, index)
        return (
            Source("nach", (index - 1, index), (start, index - 1), (start, index + 1))
            if start < index - 1
            else None
        )

    def relative(self, reading: Reading, first: int, last: int) -> Source | None:
        """*…, wonach …* and *…, denen zufolge …*: the source is the phrase before the comma."""
        for index in range(first + 1, last - 2):
            if reading.words[index] != ",":
                continue
            word, following = reading.lower[index + 1], reading.lower[index + 2]
            if word == "wonach":
                cue, start = (index + 1,), index + 2
            elif word in {"laut", "nach"} and following in _RELATIVE:
                cue, start = (index + 1,), index + 3
            elif word in _RELATIVE and following == "zufolge":
                cue, start = (index + 2,), index + 3
            else:
                continue
            speaker = phrase_start(reading, first, index)
            speaker += reading.lower[speaker] in PREPOSITIONS
            return Source(
                "wonach", cue, (speaker, index) if speaker < index else None, (index + 1, start)
            )
        return None


def phrase_before(reading: Reading, first: int, end: int) -> Range | None:
    """The longest noun phrase that ends right before a token."""
    for start in range(max(first, end - _LONGEST_PHRASE), end):
        if noun_phrase_end(reading, start, end) == end:
            return (start, end)
    return None


def dative_start(reading: Reading, first: int, end: int) -> int:
    """Where the noun phrase in the dative begins that ends before ``end``: *einem Bericht des Senders zufolge*."""
    found = end
    for start in range(end - 1, max(first, end - _LONGEST_PHRASE) - 1, -1):
        if reading.words[start] in _STOPS:
            break
        is_phrase = noun_phrase_end(reading, start, end) == end
        if start > first and reading.lower[start - 1] in DETERMINERS:
            is_phrase = False  # the inside of *die Organisation*
        if is_phrase and reading.lower[start] not in _NO_DATIVE:
            found = start
            if reading.lower[start] in _DATIVE:
                break
    return found if found < end else phrase_start(reading, first, end)


def phrase_start(reading: Reading, first: int, end: int) -> int:
    """Where the noun phrase that ends before ``end`` begins."""
    start = end
    while start > first and reading.words[start - 1] not in _STOPS:
        candidate = start - 1
        if (
            noun_phrase_end(reading, candidate, end) == end
            or reading.words[candidate][0].isupper()
            or end - candidate <= _ARTICLE_AND_NOUN
        ):
            start = candidate
        else:
            break
        if reading.lower[start] in DETERMINERS | PRONOUNS:
            break
    return start
