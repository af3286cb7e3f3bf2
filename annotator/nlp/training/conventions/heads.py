"""Quotes and what fills their roles, as sets of words: proposed ones, and those that people marked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from annotator.domain.annotation_set import AnnotationSet
from annotator.nlp.reading import Reading
from annotator.nlp.results import Found, Results

QUOTE: Final = "quote"
ROLES: Final = ("speaker", "cue", "addressee", "frame")

Range: TypeAlias = tuple[int, int]
"""Half-open range of token indices."""
Parts: TypeAlias = tuple[Range, ...]
Words: TypeAlias = frozenset[int]
"""Indices of tokens with a letter or digit."""

NOTHING: Final[Words] = frozenset()
_LEAST_SHARED = 0.3


@dataclass(frozen=True, slots=True)
class Head:
    """A quote.

    Attributes:
        label: Its type.
        parts: Where it stands.
        words: Its words.
        fillers: What fills its roles, the parts by role; the first filler of each.
        rule: Of the proposal.
        score: Of the proposal.
        index: Of the proposal among the results; ``-1`` for what people marked.
    """

    label: str
    parts: Parts
    words: Words
    fillers: Mapping[str, Parts]
    rule: str = ""
    score: float = 0.0
    index: int = -1

    @property
    def first(self) -> int:
        """Its first token."""
        return self.parts[0][0]

    @property
    def last(self) -> int:
        """One past its last token."""
        return self.parts[-1][1]


def parts_of(reading: Reading, fragments: Iterable[tuple[int, int]]) -> Parts:
    """The tokens that fragments touch."""
    found = ((reading.token_at(begin), reading.token_before(end)) for begin, end in fragments)
    return tuple((first, last) for first, last in found if first < last)


def words_of(reading: Reading, parts: Iterable[Range]) -> Words:
    """The words of some tokens, punctuation left out."""
    return frozenset(
        index
        for first, last in parts
        for index in range(first, last)
        if any(map(str.isalnum, reading.words[index]))
    )


def proposed_heads(reading: Reading, results: Results) -> list[Head]:
    """The proposed quotes, in reading order."""
    fillers: dict[int, dict[str, Parts]] = {}
    for link in results.links:
        filler = parts_of(reading, results.spans[link.filler].fragments)
        if filler:
            fillers.setdefault(link.head, {}).setdefault(link.role, filler)
    found = [
        _head(reading, one, fillers.get(index, {}), index) for index, one in results.of_layer(QUOTE)
    ]
    return _in_order(found)


def _head(reading: Reading, one: Found, fillers: Mapping[str, Parts], index: int) -> Head:
    parts = parts_of(reading, one.fragments)
    words = words_of(reading, parts)
    return Head(one.label, parts, words, fillers, one.rule, one.score, index)


def marked_heads(reading: Reading, gold: AnnotationSet) -> list[Head]:
    """The quotes that people marked, in reading order."""
    found = []
    for span in gold:
        if span.layer != QUOTE:
            continue
        fillers: dict[str, Parts] = {}
        for argument in gold.arguments_of(span.id):
            if argument.filler is not None:
                there = gold.spans[argument.filler].fragments
                parts = parts_of(reading, ((each.begin, each.end) for each in there))
                if parts:
                    fillers.setdefault(argument.role, parts)
        parts = parts_of(reading, ((each.begin, each.end) for each in span.fragments))
        found.append(Head(span.label, parts, words_of(reading, parts), fillers))
    return _in_order(found)


def _in_order(heads: Iterable[Head]) -> list[Head]:
    return sorted(
        (head for head in heads if head.words),
        key=lambda head: (head.first, -head.last, head.label),
    )


def paired(proposed: Sequence[Head], marked: Sequence[Head]) -> dict[int, int]:
    """Which marked quote each proposed one means, by their places in both lists; those that share most first."""
    likeness = []
    for row, one in enumerate(proposed):
        for column, other in enumerate(marked):
            shared = len(one.words & other.words)
            if shared:
                share = shared / len(one.words | other.words)
                likeness.append((-share, one.label != other.label, row, column))
    found: dict[int, int] = {}
    taken: set[int] = set()
    for share, _, row, column in sorted(likeness):
        if -share >= _LEAST_SHARED and row not in found and column not in taken:
            found[row] = column
            taken.add(column)
    return found
