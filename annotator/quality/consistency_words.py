"""The words of an article and what is marked among them, as the checks of consistency count them.

Names are compared as people read them: *Merkels* is *Merkel* where *Merkel* is known, *BERLIN* is *Berlin*,
*Bundestages* is *Bundestag*. Nothing is cut off that would make a word nobody has marked: *Paris* stays *Paris*.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from sys import intern
from typing import Final, TypeAlias

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.offsets import TextRange
from annotator.domain.segmentation import token_bounds
from annotator.domain.span import Span
from annotator.quality.vocabulary import ENTITY

Words: TypeAlias = tuple[str, ...]

NUCLEI: Final = frozenset({ENTITY, "event", "cue"})
"""Layers whose spans are so short that the same words ought to mean the same."""

LONGEST: Final = 6
"""Tokens; a longer span is no name and hardly ever there twice."""

# Not *er*: a *Konstanzer* is not *Konstanz*.
ENDINGS: Final = ("es", "s", "’", "'", "en", "n", "e")
_KEPT_TEXTS = 8
_LEAST_STEM = 3
_OFTEN_COMMON = 3
"""Characters; shorter names are initials and abbreviations that stand for many things."""
_ABBREVIATION = 4
_CONTEXT = 2
_OUTSIDE = ""


@dataclass(frozen=True, slots=True)
class Nucleus:
    """A span without gaps whose edges are borders of tokens.

    Attributes:
        span: The span.
        first: Number of its first token.
        past: One past the number of its last token.
        words: Its tokens.
    """

    span: Span
    first: int
    past: int
    words: Words


class ArticleWords:
    """The tokens of an article and the short spans of one set among them.

    Args:
        own: The set.
    """

    def __init__(self, own: AnnotationSet) -> None:
        self.article = own.article.id
        self.title = own.article.title
        self.begins, self.ends, self.words = _tokens(own.article.text)
        self.nuclei: tuple[Nucleus, ...] = tuple(self._nuclei(own))
        self.layers = frozenset(span.layer for span in own.spans.values())
        self._covered = {
            layer: [
                (part.begin, part.end)
                for span in own
                if span.layer == layer
                for part in span.fragments
            ]
            for layer in self.layers & NUCLEI
        }

    @cached_property
    def names(self) -> tuple[Nucleus, ...]:
        """The nuclei on the layer of names."""
        return tuple(each for each in self.nuclei if each.span.layer == ENTITY)

    def place(self, first: int, past: int) -> TextRange:
        """Where some tokens stand."""
        return TextRange(self.begins[first], self.ends[past - 1])

    def context(self, first: int, past: int) -> tuple[Words, Words]:
        """Two tokens before and after; empty ones outside the article."""
        words = self.words
        before = (_OUTSIDE,) * (_CONTEXT - first) + tuple(words[max(0, first - _CONTEXT) : first])
        after = tuple(words[past : past + _CONTEXT])
        return before, after + (_OUTSIDE,) * (_CONTEXT - len(after))

    def is_covered(self, layer: str, first: int, past: int) -> bool:
        """Whether something on a layer shares a character with some tokens."""
        taken = self._covered_numbers.get(layer)
        return taken is not None and any(number in taken for number in range(first, past))

    @cached_property
    def _covered_numbers(self) -> Mapping[str, frozenset[int]]:
        found: dict[str, frozenset[int]] = {}
        for layer, stretches in self._covered.items():
            numbers: set[int] = set()
            for begin, end in stretches:
                at = bisect_left(self.ends, begin + 1)
                while at < len(self.begins) and self.begins[at] < end:
                    numbers.add(at)
                    at += 1
            found[layer] = frozenset(numbers)
        return found

    def _nuclei(self, own: AnnotationSet) -> Iterator[Nucleus]:
        begins, ends = self.begins, self.ends
        for span in own:
            if span.layer not in NUCLEI or len(span.fragments) > 1:
                continue
            first = bisect_left(begins, span.begin)
            past = bisect_left(ends, span.end, first) + 1 if first < len(begins) else 0
            if not 0 < past - first <= LONGEST or past > len(ends):
                continue
            if begins[first] == span.begin and ends[past - 1] == span.end:
                yield Nucleus(span, first, past, tuple(self.words[first:past]))


@lru_cache(maxsize=_KEPT_TEXTS)
def _tokens(text: str) -> tuple[list[int], list[int], list[str]]:
    """Begins, ends and words of the tokens of a text."""
    bounds = list(token_bounds(text, 0, len(text)))
    begins, ends = [begin for begin, _ in bounds], [end for _, end in bounds]
    return begins, ends, [intern(text[begin:end]) for begin, end in bounds]


class Lexicon:
    """Known names with their labels, looked up as people read them; remembers what it has looked up."""

    def __init__(self) -> None:
        self.labels: dict[Words, Counter[str]] = {}
        self._longest: dict[str, int] = {}
        self._beginnings: set[str] = set()
        self._bases: dict[Words, Words] = {}

    def __bool__(self) -> bool:
        return bool(self.labels)

    def add(self, form: Words, labels: Mapping[str, int]) -> None:
        """Count a name in, as it is written."""
        known = self.labels.get(form)
        if known is None:
            known = self.labels[form] = Counter()
            self._longest[form[0]] = max(self._longest.get(form[0], 0), len(form))
            self._beginnings.add(form[0][:_LEAST_STEM].casefold())
            self._bases.clear()
        for label, count in labels.items():
            known[label] += count

    def base(self, words: Words) -> Words:
        """The known form that the words are, perhaps inflected; themselves if there is none."""
        found = self._bases.get(words)
        if found is None:
            found = self._bases[words] = base(words, self.labels)
        return found

    def at(self, tokens: list[str], place: int) -> tuple[int, Words] | None:
        """The longest known name that begins with a token: one past its last token, and its form."""
        token = tokens[place]
        if token[:_LEAST_STEM].casefold() not in self._beginnings:
            return None
        for length in range(self._longest.get(token, 0), 1, -1):
            form = self.base(tuple(tokens[place : place + length]))
            if len(form) == length and form in self.labels:
                return place + length, form
        if len(token) < _OFTEN_COMMON:
            return None
        form = self.base((token,))
        return (place + 1, form) if form in self.labels else None

    def unmarked(self, words: ArticleWords) -> Iterator[tuple[int, int, Words]]:
        """Where known names stand that nothing on the layer of names covers: first token, one past the last, form."""
        tokens, place = words.words, 0
        while place < len(tokens):
            step = 1
            if tokens[place][0].isupper() and len(tokens[place]) > 1:
                found = self.at(tokens, place)
                if found is not None:
                    past, form = found
                    step = past - place
                    if not words.is_covered(ENTITY, place, past):
                        yield place, past, form
            place += step


def plain(words: Words) -> Words:
    """The words as they are written elsewhere than in a dateline: *BERLIN* as *Berlin*."""
    if any(len(word) > _ABBREVIATION and word.isupper() for word in words):
        return tuple(
            word.title() if len(word) > _ABBREVIATION and word.isupper() else word for word in words
        )
    return words


def stems(words: Words) -> Iterator[Words]:
    """What the words may be an inflected form of, the nearest first: *Merkels* of *Merkel*."""
    last = words[-1]
    for ending in ENDINGS:
        if last.endswith(ending) and len(last) - len(ending) >= _LEAST_STEM:
            yield (*words[:-1], last[: -len(ending)])


def base(words: Words, known: Container[Words]) -> Words:
    """The known form that the words are, perhaps inflected; themselves if there is none."""
    usual = plain(words)
    for stem in stems(usual):
        if stem in known:
            return stem
    return usual
