"""One article as the choices see it: its tokens, the names in it, the proposed quotes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise

from annotator.nlp.quotes.chunks import chunks
from annotator.nlp.quotes.words import DETERMINERS, PREPOSITIONS, PRONOUNS
from annotator.nlp.reading import Reading, Stretch
from annotator.nlp.results import Results
from annotator.nlp.training.conventions.heads import Head, Parts, Range, parts_of, proposed_heads

_CLOSED = DETERMINERS | PREPOSITIONS | PRONOUNS | frozenset("und oder sich es als wie dass".split())
_LONGEST = 400
"""Tokens of a sentence that are looked at; a text without full stops is one long one."""
_NAMES = frozenset({"PER", "ORG", "LOC"})


class Article:
    """What there is to choose from.

    Attributes:
        reading: The text.
        heads: The proposed quotes, in reading order.
        names: The extents of proposed names, with their labels.
    """

    def __init__(self, reading: Reading, results: Results) -> None:
        self.reading = reading
        self.heads: Sequence[Head] = proposed_heads(reading, results)
        self.names: dict[Range, str] = {}
        for _, found in results.of_layer("entity"):
            place = extent(parts_of(reading, found.fragments))
            if place is not None and found.label in _NAMES:
                self.names.setdefault(place, found.label)
        self._phrases: dict[int, list[tuple[Range, str, str]]] = {}

    @cached_property
    def cues(self) -> list[Parts]:
        """The proposed cues."""
        found = {head.fillers["cue"] for head in self.heads if "cue" in head.fillers}
        return sorted(found)

    def sentence(self, number: int) -> Stretch | None:
        """A sentence, ``None`` before the first and after the last one."""
        known = self.reading.sentences
        return known[number] if 0 <= number < len(known) else None

    def phrases(self, number: int) -> list[tuple[Range, str, str]]:
        """The noun phrases of a sentence, with their prepositions and possible cases."""
        known = self._phrases.get(number)
        if known is None:
            sentence = self.sentence(number)
            known = [] if sentence is None else list(self._read(sentence))
            self._phrases[number] = known
        return known

    def _read(self, sentence: Stretch) -> Iterator[tuple[Range, str, str]]:
        last = min(sentence.last, sentence.first + _LONGEST)
        bars = {index for cue in self.cues for first, end in cue for index in range(first, end)}
        seen: set[Range] = set()
        for chunk in chunks(self.reading, sentence.first, last, bars):
            seen.add((chunk.first, chunk.last))
            yield (chunk.first, chunk.last), chunk.preposition, chunk.cases
        for place in self.names:
            if sentence.first <= place[0] and place[1] <= last and place not in seen:
                before = self.reading.lower[place[0] - 1] if place[0] else ""
                yield place, before if before in PREPOSITIONS else "", "name"

    def kind(self, index: int) -> str:
        """A word by its form: closed words are themselves."""
        if not 0 <= index < len(self.reading):
            return "edge"
        word, lowered = self.reading.words[index], self.reading.lower[index]
        if lowered in _CLOSED:
            return lowered
        if not word[0].isalnum():
            return word[0]
        if word[0].isdigit():
            return "0"
        return "Xx" if word[0].isupper() else f"x-{lowered[-1]}"

    def lower(self, index: int) -> str:
        """A word in lower case; empty beyond the text."""
        return self.reading.lower[index] if 0 <= index < len(self.reading) else ""


def extent(parts: Parts) -> Range | None:
    """From the first to the last token, gaps included."""
    return (parts[0][0], parts[-1][1]) if parts else None


def as_parts(tokens: Sequence[int]) -> Parts:
    """Tokens as parts; neighbours joined."""
    ordered = sorted(set(tokens))
    if not ordered:
        return ()
    borders = [place for place, (one, two) in enumerate(pairwise(ordered), 1) if two > one + 1]
    starts, ends = [0, *borders], [*borders, len(ordered)]
    return tuple((ordered[a], ordered[b - 1] + 1) for a, b in zip(starts, ends, strict=True))
