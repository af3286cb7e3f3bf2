"""Counts by article, kept small so that parts of a corpus can be counted apart and put together; and what F1 makes of them."""

from __future__ import annotations

from array import array
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

import numpy as np

from annotator.quality.agreement_pairs import (
    CANDIDATE,
    COVERED,
    EXACT,
    OVERLAPPING,
    REFERENCE,
    WITHIN,
)
from annotator.quality.agreement_patterns import Array
from annotator.quality.scores import Measure

Key = TypeVar("Key", bound=Hashable)


def numbers() -> array[int]:
    """A list of whole numbers that is small, also on the way to another process."""
    return array("q")


def shifted(found: array[int], by: int) -> array[int]:
    """The numbers, each greater by as much."""
    return array("q", (np.frombuffer(found, dtype=np.int64) + by).tobytes()) if found else found


@dataclass
class Rows:
    """Counts by article, one row each, those with nothing in them left out."""

    columns: int
    articles: array[int] = field(default_factory=numbers)
    values: array[float] = field(default_factory=lambda: array("d"))

    def add(self, article: int, counts: Sequence[float]) -> None:
        """The counts of an article, which has none yet."""
        self.articles.append(article)
        self.values.extend(counts)

    def take(self, other: Rows, first: int) -> None:
        """Those of another part of the corpus, whose articles get numbers from ``first`` on."""
        self.articles += shifted(other.articles, first)
        self.values += other.values

    def dense(self, articles: int) -> Array:
        """One row an article."""
        found = np.zeros((articles, self.columns))
        if self.articles:
            rows = np.frombuffer(self.values, dtype=np.float64).reshape(-1, self.columns)
            found[np.frombuffer(self.articles, dtype=np.int64)] = rows
        return found


@dataclass
class Tallies(Generic[Key]):
    """How often each of many keys occurs in each article."""

    keys: dict[Key, int] = field(default_factory=dict)
    articles: array[int] = field(default_factory=numbers)
    which: array[int] = field(default_factory=numbers)
    counts: array[int] = field(default_factory=numbers)

    def add(self, article: int, found: Mapping[Key, int]) -> None:
        """What occurs in an article; may be called again for it."""
        keys = self.keys
        for key, count in found.items():
            self.articles.append(article)
            self.which.append(keys.setdefault(key, len(keys)))
            self.counts.append(count)

    def take(self, other: Tallies[Key], first: int) -> None:
        """Those of another part of the corpus, whose articles get numbers from ``first`` on."""
        mine = np.array([self.keys.setdefault(key, len(self.keys)) for key in other.keys], np.int64)
        self.articles += shifted(other.articles, first)
        self.counts += other.counts
        if other.which:
            self.which.frombytes(mine[np.frombuffer(other.which, dtype=np.int64)].tobytes())

    def dense(self, articles: int) -> tuple[list[Key], Array]:
        """The keys, sorted, and a column for each with one row an article."""
        order = sorted(self.keys, key=str)
        found = np.zeros((articles, len(order)))
        if self.articles:
            places = np.empty(len(order), dtype=np.int64)
            places[[self.keys[key] for key in order]] = np.arange(len(order))
            columns = places[np.frombuffer(self.which, dtype=np.int64)]
            at = np.frombuffer(self.articles, dtype=np.int64) * len(order) + columns
            weights = np.frombuffer(self.counts, dtype=np.int64)
            found += np.bincount(at, weights, found.size).reshape(found.shape)
        return order, found


def f1_of(counts: Array, measure: Measure) -> Array:
    """F1 of counts with the fields along the last axis, as ``Counts.score`` has it."""
    reference, candidate = counts[..., REFERENCE], counts[..., CANDIDATE]
    covered, within = hits(counts, measure)
    with np.errstate(divide="ignore", invalid="ignore"):
        precision = np.where(candidate > 0, within / candidate, 0.0)
        recall = np.where(reference > 0, covered / reference, 0.0)
        both = precision + recall
        found = np.where(both > 0, 2 * precision * recall / both, 0.0)
    return np.asarray(np.where(reference + candidate > 0, found, np.nan), dtype=np.float64)


def hits(counts: Array, measure: Measure) -> tuple[Array, Array]:
    """How much of the reference was hit, and how much of the candidate is right."""
    if measure is Measure.PARTIAL:
        return counts[..., COVERED], counts[..., WITHIN]
    found = counts[..., EXACT if measure is Measure.EXACT else OVERLAPPING]
    return found, found


def known(value: Array | np.float64) -> float | None:
    """A number as Python has it; ``None`` for ``nan``."""
    number = float(value)
    return None if np.isnan(number) else number


def mean_of(values: Array) -> Array:
    """The mean along the first axis, of what is known."""
    known = ~np.isnan(values)
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.asarray(np.where(known, values, 0).sum(axis=0) / known.sum(axis=0))
