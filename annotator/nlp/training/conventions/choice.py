"""A choice among options, learned as a log-linear model: features in, probabilities out.

Conditional logistic regression with a Gaussian prior. The prior's mean says what to do without gold: keep what the rules say. Plain
arithmetic on arrays, no randomness: the same questions give the same weights.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Features: TypeAlias = Sequence[str]
Floats: TypeAlias = NDArray[np.float64]

_ROUNDS = 120
_STEP = 0.4
_SPREAD = 0.7
"""Standard deviation of the prior: one example changes little, twenty much."""
_LEAST = 2
"""Questions; a feature seen in fewer is not learned."""
_DIGITS = 4


@dataclass(frozen=True, slots=True)
class Question:
    """A choice that people made.

    Attributes:
        options: The features of each option.
        chosen: Index of the option they took.
    """

    options: Sequence[Features]
    chosen: int


@dataclass(frozen=True, slots=True)
class Choice:
    """A learned choice.

    Attributes:
        weights: By feature; others weigh nothing.
    """

    weights: Mapping[str, float] = field(default_factory=dict)

    def probabilities(self, options: Sequence[Features]) -> list[float]:
        """How likely each option is; they sum to 1."""
        weights = self.weights
        scores = np.array([sum(weights.get(each, 0.0) for each in one) for one in options])
        grown = np.exp(scores - scores.max())
        return [float(each) for each in grown / grown.sum()]

    def values(self) -> dict[str, float]:
        """As JSON values."""
        return dict(sorted(self.weights.items()))

    @classmethod
    def from_values(cls, values: Mapping[str, Any]) -> Choice:
        """The choice whose ``values`` these are.

        Raises:
            ValueError: If a weight is no number.
        """
        return cls({str(name): float(weight) for name, weight in values.items()})


def learned(
    questions: Sequence[Question], prior: Mapping[str, float], on_round: Callable[[], None]
) -> Choice:
    """The weights that make people's choices likely, near to those of the prior.

    Args:
        questions: What people chose; none leaves the prior.
        prior: Weights by feature before anything is learned; 0 for others.
        on_round: Called every few milliseconds; may raise to cancel.
    """
    if not questions:
        return Choice(dict(prior))
    problem = _Problem(questions, prior)
    weights = problem.mean.copy()
    squares = np.full_like(weights, 1e-8)
    for _ in range(_ROUNDS):
        on_round()
        slope = problem.slope(weights)
        squares += slope * slope
        weights -= _STEP * slope / np.sqrt(squares)
    kept = {name: round(float(weights[place]), _DIGITS) for name, place in problem.places.items()}
    return Choice({name: weight for name, weight in kept.items() if weight})


class _Problem:
    """The questions as flat arrays: one entry for each feature of each option."""

    def __init__(self, questions: Sequence[Question], prior: Mapping[str, float]) -> None:
        self.places = {name: place for place, name in enumerate(_names(questions, prior))}
        self.mean = np.array([prior.get(name, 0.0) for name in self.places])
        entries: list[tuple[int, int]] = []
        starts: list[int] = []
        chosen: list[int] = []
        row = 0
        for question in questions:
            starts.append(row)
            chosen.append(row + question.chosen)
            for features in question.options:
                entries += [(row, self.places[name]) for name in features if name in self.places]
                row += 1
        flat = np.array(entries, dtype=np.int64).reshape(-1, 2)
        self._rows, self._columns = flat[:, 0], flat[:, 1]
        self._starts = np.array(starts)
        self._sizes = np.diff(np.append(self._starts, row))
        self._count = row
        self._truth = np.zeros(row)
        self._truth[chosen] = 1.0

    def slope(self, weights: Floats) -> Floats:
        """Of the negative logarithm of the posterior."""
        scores = np.bincount(self._rows, weights[self._columns], self._count)
        scores -= np.repeat(np.maximum.reduceat(scores, self._starts), self._sizes)
        grown = np.exp(scores)
        grown /= np.repeat(np.add.reduceat(grown, self._starts), self._sizes)
        errors = (grown - self._truth)[self._rows]
        slope = np.bincount(self._columns, errors, len(weights))
        return np.asarray(slope + (weights - self.mean) / _SPREAD**2, dtype=np.float64)


def _names(questions: Iterable[Question], prior: Mapping[str, float]) -> list[str]:
    seen: Counter[str] = Counter()
    for question in questions:
        # A feature that all options share, or none, says nothing about the choice.
        seen.update({name for features in question.options for name in features})
    return sorted(prior.keys() | {name for name, count in seen.items() if count >= _LEAST})
