"""Counts by article, and the numbers that come of adding them up: one row an article."""

from __future__ import annotations

from dataclasses import dataclass, field

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


@dataclass
class Rows:
    """Counts by article, sparse: article, column and value of each."""

    columns: int
    articles: list[int] = field(default_factory=list)
    values: list[list[float]] = field(default_factory=list)

    def dense(self, articles: int) -> Array:
        """One row an article."""
        found = np.zeros((articles, self.columns))
        found[self.articles] = np.asarray(self.values).reshape(-1, self.columns)  # one row each
        return found


def f1_of(counts: Array, measure: Measure) -> Array:
    """F1 of counts with the fields along the last axis, as ``Counts.score`` has it."""
    reference, candidate = counts[..., REFERENCE], counts[..., CANDIDATE]
    if measure is Measure.PARTIAL:
        covered, within = counts[..., COVERED], counts[..., WITHIN]
    else:
        covered = within = counts[..., EXACT if measure is Measure.EXACT else OVERLAPPING]
    with np.errstate(divide="ignore", invalid="ignore"):
        precision = np.where(candidate > 0, within / candidate, 0.0)
        recall = np.where(reference > 0, covered / reference, 0.0)
        both = precision + recall
        found = np.where(both > 0, 2 * precision * recall / both, 0.0)
    return np.asarray(np.where(reference + candidate > 0, found, np.nan), dtype=np.float64)


def known(value: Array | np.float64) -> float | None:
    """A number as Python has it; ``None`` for ``nan``."""
    number = float(value)
    return None if np.isnan(number) else number


def mean_of(values: Array) -> Array:
    """The mean along the first axis, of what is known."""
    known = ~np.isnan(values)
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.asarray(np.where(known, values, 0).sum(axis=0) / known.sum(axis=0))
