"""What the statistical model sees of a token: its form, its neighbours, lists of words, the rules' opinion.

A feature is a string; the model has weights for those that training met often enough. The strings are part
of the saved model: whoever changes them must train anew (``scripts/pipelines/train_entities.py``).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from annotator.nlp.reading import Reading, Stretch
from annotator.nlp.statistical.words import WordTable

_REACH = 5
_LONGEST_AFFIX = 5
_EDGE = "·"
_QUOTES = frozenset("\"„“”»«‚‘’›‹'")
_SHORTEST_COMPOUND = 7
_SHORTEST_HEAD = 3
_SHORTEST_TAIL = 4
_MOST_CACHED = 100_000


@dataclass(frozen=True, slots=True)
class Opinion:
    """What a rule says about a stretch of text.

    Attributes:
        begin: First code point.
        end: One past the last code point.
        label: The entity label it proposes.
        rule: Its name.
        form: ``name``, ``adjective`` or ``part``.
    """

    begin: int
    end: int
    label: str
    rule: str
    form: str = "name"


class FeatureExtractor:
    """Turns the tokens of a sentence into features.

    Args:
        words: What the lists say about a word.
    """

    def __init__(self, words: WordTable) -> None:
        self._table = words
        self._own: dict[str, tuple[str, ...]] = {}
        self._flags: dict[str, tuple[str, ...]] = {}
        self._shape: dict[str, str] = {}

    def of(
        self, reading: Reading, sentence: Stretch, opinions: Iterable[Opinion]
    ) -> list[list[str]]:
        """The features of each token of a sentence: first those of its form, then those of its place."""
        first, last = sentence.first, sentence.last
        words = reading.words[first:last]
        lower = reading.lower[first:last]
        shapes = [self._shape_of(word) for word in words]
        flags = [self._flags_of(word) for word in words]
        tags = _tags(reading, first, last, opinions)
        before, after = _nearest_lower(words, lower)
        runs = _runs(words)
        quoted = _quoted(words)
        size = len(words)
        features: list[list[str]] = []
        for i, word in enumerate(words):
            mine = list(self._own_of(word))
            low1 = lower[i - 1] if i > 0 else _EDGE
            low2 = lower[i - 2] if i > 1 else _EDGE
            high1 = lower[i + 1] if i + 1 < size else _EDGE
            high2 = lower[i + 2] if i + 2 < size else _EDGE
            shape = shapes[i]
            shape_before = shapes[i - 1] if i > 0 else _EDGE
            shape_after = shapes[i + 1] if i + 1 < size else _EDGE
            mine += (
                f"-1={low1}",
                f"+1={high1}",
                f"-2={low2}",
                f"+2={high2}",
                f"-1,0={low1}|{word}",
                f"0,+1={word}|{high1}",
                f"-2,-1={low2}|{low1}",
                f"-1s={low1[-3:]}",
                f"+1s={high1[-3:]}",
                f"-1h={shape_before}|{shape}",
                f"+1h={shape}|{shape_after}",
                f"hhh={shape_before}|{shape}|{shape_after}",
                f"-1wh={low1}|{shape}",
                f"+1wh={shape}|{high1}",
                f"bef={before[i]}",
                f"aft={after[i]}",
                f"run={runs[i]}|{shape}",
                f"befrun={before[i]}|{runs[i]}",
            )
            if i == 0 or (i == 1 and not words[0][0].isalnum()):
                mine.append(f"start|{shape}")
                mine += [f"start|{flag}" for flag in flags[i]]
            if quoted[i]:
                mine.append(f"quoted|{runs[i]}")
            if i > 0:
                mine += [f"-1{flag}" for flag in flags[i - 1]]
                mine += [f"-1{tag}" for tag in tags[i - 1]]
            if i + 1 < size:
                mine += [f"+1{flag}" for flag in flags[i + 1]]
                mine += [f"+1{tag}" for tag in tags[i + 1]]
            mine += tags[i]
            mine += [f"{tag}|{before[i]}" for tag in tags[i]]
            features.append(mine)
        return features

    def _own_of(self, word: str) -> tuple[str, ...]:
        known = self._own.get(word)
        if known is None:
            if len(self._own) >= _MOST_CACHED:
                self._own.clear()
            known = self._own[word] = self._describe(word)
        return known

    def _describe(self, word: str) -> tuple[str, ...]:
        lowered = word.lower()
        shape = self._shape_of(word)
        found = ["1", f"w={word}", f"l={lowered}", f"h={shape}", f"n={min(len(word), 12)}"]
        if word[0].isalpha():
            longest = min(_LONGEST_AFFIX, len(word) - 1)
            found += [f"p{size}={word[:size]}" for size in range(1, longest + 1)]
            found += [f"s{size}={lowered[-size:]}{shape[0]}" for size in range(1, longest + 1)]
        if "-" in word.strip("-"):
            head, _, tail = word.rpartition("-")
            found += [f"tail={tail.lower()}", f"head={head}", f"tails={tail.lower()[-4:]}"]
        found += self._flags_of(word)
        found += [f"{flag}|{shape}" for flag in self._flags_of(word)]
        if len(word) >= _SHORTEST_COMPOUND and word[0].isupper() and lowered.isalpha():
            found += self._compound(lowered)
        return tuple(found)

    def _compound(self, word: str) -> list[str]:
        """The longest everyday word at the end of a form, as of a noun that is a compound."""
        for cut in range(_SHORTEST_HEAD, len(word) - _SHORTEST_TAIL + 1):
            tail = word[cut:]
            if self._table.is_everyday(tail):
                head = word[:cut]
                is_known = head in self._table or head.rstrip("s") in self._table
                rank = next(mark for mark in self._table.marks(tail) if mark[0] == "f")
                return [f"ct={tail}", f"ck={is_known:d}|{rank}|{word in self._table:d}"]
        return ["ct-"]

    def _flags_of(self, word: str) -> tuple[str, ...]:
        known = self._flags.get(word)
        if known is None:
            if len(self._flags) >= _MOST_CACHED:
                self._flags.clear()
            names = [*self._table.marks(word)]
            lowered = word.lower()
            if lowered != word:
                names += self._table.marks(lowered)
            if word.endswith("s") and len(word) > 3:  # noqa: PLR2004 - a genitive of at least three letters
                names += [f"{name}+s" for name in self._table.marks(word[:-1])]
            known = self._flags[word] = tuple(f"in={name}" for name in names)
        return known

    def _shape_of(self, word: str) -> str:
        known = self._shape.get(word)
        if known is None:
            if len(self._shape) >= _MOST_CACHED:
                self._shape.clear()
            known = self._shape[word] = _shape(word)
        return known


def _shape(word: str) -> str:
    """The kinds of characters: capitals ``X``, small letters ``x``, digits ``9``; runs of a kind once or twice."""
    shape = ""
    for character in word:
        kind = (
            "X"
            if character.isupper()
            else "x"
            if character.isalpha()
            else "9"
            if character.isdigit()
            else character
        )
        if shape[-2:] != kind * 2:
            shape += kind
    return shape


def _tags(reading: Reading, first: int, last: int, opinions: Iterable[Opinion]) -> list[list[str]]:
    """For each token the rules that hold there, with its place in their span."""
    tags: list[list[str]] = [[] for _ in range(last - first)]
    for opinion in opinions:
        begin = reading.token_at(opinion.begin)
        end = reading.token_before(opinion.end)
        name = opinion.label if opinion.form == "name" else f"{opinion.label}.{opinion.form}"
        for token in range(max(begin, first), min(end, last)):
            place = "B" if token == begin else "I"
            if token == end - 1:
                place = "S" if token == begin else "E"
            tags[token - first] += (f"rule={place}{name}", f"rule={place}{name}:{opinion.rule}")
    return tags


def _nearest_lower(words: Sequence[str], lower: Sequence[str]) -> tuple[list[str], list[str]]:
    """For each token the nearest word with a small initial or mark on its left, and on its right."""
    before: list[str] = []
    nearest, distance = _EDGE, 0
    for word, lowered in zip(words, lower, strict=True):
        before.append(nearest if distance < _REACH else "…")
        nearest, distance = (nearest, distance + 1) if word[0].isupper() else (lowered, 0)
    after: list[str] = []
    nearest, distance = _EDGE, 0
    for word, lowered in zip(reversed(words), reversed(lower), strict=True):
        after.append(nearest if distance < _REACH else "…")
        nearest, distance = (nearest, distance + 1) if word[0].isupper() else (lowered, 0)
    return before, after[::-1]


def _runs(words: Sequence[str]) -> list[str]:
    """For each token the length of the run of capitalised words it is in, and its place there."""
    runs = ["0"] * len(words)
    start = 0
    for index in range(len(words) + 1):
        if index < len(words) and words[index][0].isupper():
            continue
        length = index - start
        for place in range(length):
            runs[start + place] = f"{min(length, 4)}.{min(place, 3)}"
        start = index + 1
    return runs


def _quoted(words: Sequence[str]) -> list[bool]:
    """For each token whether a quotation mark stands within a few tokens on both sides."""
    marks = [index for index, word in enumerate(words) if word in _QUOTES]
    found = [False] * len(words)
    for left, right in pairwise(marks):
        if right - left <= _REACH + 1:
            found[left + 1 : right] = [True] * (right - left - 1)
    return found
