"""The words of an article and what is marked among them, as the checks of consistency count them.

Names are compared as people read them: *Merkels* is *Merkel* where *Merkel* is known, *BERLIN* is *Berlin*,
*Bundestages* is *Bundestag*. Nothing is cut off that would make a word nobody has marked: *Paris* stays *Paris*.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Container, Iterator, Mapping
from functools import cached_property, lru_cache
from operator import add
from sys import intern
from typing import Final, NamedTuple, TypeAlias

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.ids import ArticleId, SpanId
from annotator.domain.offsets import TextRange
from annotator.domain.segmentation import token_words
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


class Nucleus(NamedTuple):
    """A span without gaps whose edges are borders of tokens.

    Attributes:
        span: Its id.
        layer: Its layer.
        label: Its label.
        first: Number of its first token.
        past: One past the number of its last token.
        words: Its tokens.
    """

    span: SpanId
    layer: str
    label: str
    first: int
    past: int
    words: Words


class ArticleWords:
    """The tokens of an article and the short spans of one set among them.

    Can be handed to another process; that costs less than reading the article there once more.

    Args:
        own: The set.
    """

    def __init__(self, own: AnnotationSet) -> None:
        self.article = own.article.id
        self.begins, self.ends, self.words = _tokens(own.article.text)
        self.nuclei: tuple[Nucleus, ...] = tuple(self._nuclei(own))
        self.layers = frozenset(span.layer for span in own.spans.values())
        self._covered = self._covered_numbers(own)

    def __reduce__(self) -> tuple[Callable[..., ArticleWords], tuple[object, ...]]:
        # A token holds no white space; its end follows from its length.
        nuclei = [tuple(each[:-1]) for each in self.nuclei]
        told = (" ".join(self.words), array("I", self.begins).tobytes(), nuclei)
        return _handed_over, (self.article, *told, self.layers, self._covered)

    @cached_property
    def names(self) -> tuple[Nucleus, ...]:
        """The nuclei on the layer of names."""
        return tuple(each for each in self.nuclei if each.layer == ENTITY)

    @cached_property
    def names_with_forms(self) -> tuple[tuple[Nucleus, Words], ...]:
        """The nuclei on the layer of names, and how they are written elsewhere than in a dateline."""
        return tuple((name, plain(name.words)) for name in self.names)

    @cached_property
    def forms(self) -> Mapping[Words, Counter[str]]:
        """How often each name has which label."""
        found: dict[Words, Counter[str]] = {}
        for name, form in self.names_with_forms:
            labels = found.get(form)
            if labels is None:
                labels = found[form] = Counter()
            labels[name.label] += 1
        return found

    @cached_property
    def known(self) -> Lexicon:
        """The names that are marked here; an inflected one counts as the one it is a form of."""
        found = Lexicon()
        for form, labels in self.forms.items():
            found.add(base(form, self.forms), labels)
        return found

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
        taken = self._covered.get(layer)
        return taken is not None and not taken.isdisjoint(range(first, past))

    def _covered_numbers(self, own: AnnotationSet) -> Mapping[str, frozenset[int]]:
        """By layer: the numbers of the tokens that share a character with a span."""
        begins, ends = self.begins, self.ends
        found: dict[str, set[int]] = {layer: set() for layer in self.layers & NUCLEI}
        for span in own.spans.values():
            numbers = found.get(span.layer)
            if numbers is not None:
                for part in span.fragments:
                    first = bisect_left(ends, part.begin + 1)
                    numbers.update(range(first, bisect_left(begins, part.end, first)))
        return {layer: frozenset(numbers) for layer, numbers in found.items()}

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
                words = tuple(self.words[first:past])
                yield Nucleus(span.id, span.layer, span.label, first, past, words)


def _handed_over(
    article: ArticleId,
    words: str,
    begins: bytes,
    nuclei: list[tuple[SpanId, str, str, int, int]],
    layers: frozenset[str],
    covered: Mapping[str, frozenset[int]],
) -> ArticleWords:
    """What another process made."""
    made = ArticleWords.__new__(ArticleWords)
    made.article = article
    made.words = list(map(intern, words.split(" "))) if words else []
    made.begins = array("I", begins).tolist()
    made.ends = list(map(add, made.begins, map(len, made.words)))
    made.nuclei = tuple(
        Nucleus(span, layer, label, first, past, tuple(made.words[first:past]))
        for span, layer, label, first, past in nuclei
    )
    made.layers = layers
    made._covered = covered  # noqa: SLF001 - its other constructor
    return made


@lru_cache(maxsize=_KEPT_TEXTS)
def _tokens(text: str) -> tuple[list[int], list[int], list[str]]:
    """Begins, ends and words of the tokens of a text."""
    return token_words(text)


class Lexicon:
    """Known names with their labels, looked up as people read them; remembers what it has looked up."""

    def __init__(self) -> None:
        self.labels: dict[Words, Counter[str]] = {}
        self._longest: dict[str, int] = {}
        self._begins = _Beginnings()
        self._bases: dict[Words, Words] = {}

    def __bool__(self) -> bool:
        return bool(self.labels)

    def add(self, form: Words, labels: Mapping[str, int]) -> None:
        """Count a name in, as it is written."""
        known = self.labels.get(form)
        if known is None:
            known = self.labels[form] = Counter()
            self._longest[form[0]] = max(self._longest.get(form[0], 0), len(form))
            self._begins.put(form[0])
            self._bases.clear()
        for label, count in labels.items():
            known[label] += count

    def take_out(self, form: Words, labels: Mapping[str, int]) -> None:
        """Count a name out; one that has no label any more is forgotten."""
        known = self.labels[form]
        for label, count in labels.items():
            if known[label] > count:
                known[label] -= count
            else:
                del known[label]
        if not known:
            # Where names may begin and how long they may be stays: it only makes one look in vain.
            del self.labels[form]
            self._bases.clear()

    def base(self, words: Words) -> Words:
        """The known form that the words are, perhaps inflected; themselves if there is none."""
        found = self._bases.get(words)
        if found is None:
            found = self._bases[words] = base(words, self.labels)
        return found

    def at(self, tokens: list[str], place: int) -> tuple[int, Words] | None:
        """The longest known name that begins with a token: one past its last token, and its form."""
        token = tokens[place]
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
        tokens, begins = words.words, self._begins
        free = 0
        for place in [number for number, token in enumerate(tokens) if begins[token]]:
            if place >= free:
                found = self.at(tokens, place)
                if found is not None:
                    free, form = found
                    if not words.is_covered(ENTITY, place, free):
                        yield place, free, form


class _Beginnings(dict[str, bool]):
    """Whether a known name may begin with a token; remembers which tokens it was asked about."""

    def __init__(self) -> None:
        super().__init__()
        self._stems: set[str] = set()

    def __missing__(self, token: str) -> bool:
        begins = (
            token[0].isupper() and len(token) > 1 and token[:_LEAST_STEM].casefold() in self._stems
        )
        self[token] = begins
        return begins

    def put(self, word: str) -> None:
        """A known name begins with this word."""
        stem = word[:_LEAST_STEM].casefold()
        if stem not in self._stems:
            self._stems.add(stem)
            self.clear()


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
