"""Coefficients of agreement by chance on nominal judgements: Cohen's kappa, Fleiss' kappa, Krippendorff's alpha.

What several annotators said about one unit is a **pattern**: one category each, ``None`` where somebody had nothing to say.
Every coefficient here is a function of how often each pattern occurs, so counts of articles can be added up, and
thousands of resampled counts (an array with the patterns along its last axis) are worked out at one go.

Sources: Cohen 1960, A coefficient of agreement for nominal scales; Fleiss 1971, Measuring nominal scale agreement
among many raters; Krippendorff 2011, Computing Krippendorff's alpha-reliability; Artstein & Poesio 2008, Inter-coder
agreement for computational linguistics.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]

Pattern = tuple[str | None, ...]
"""What each annotator said about a unit, in one order of annotators throughout."""

_PAIR = 2
_NONE = 1e-12
"""What is smaller is the rounding of zero."""


class Patterns:
    """Patterns that occur, ready to turn their counts into coefficients.

    Each coefficient takes counts with the patterns along the last axis and gives an array without it: ``nan`` where
    nothing can be said, because there is no unit that two judged, or only one category was ever used.

    Args:
        patterns: All of one length.
    """

    def __init__(self, patterns: Sequence[Pattern]) -> None:
        self.patterns = tuple(patterns)
        found = {category for pattern in patterns for category in pattern if category is not None}
        self.categories = tuple(sorted(found))

    def collapsed(self, category: str) -> Patterns:
        """The same units, judged only by whether they are of this category."""
        return Patterns(
            [
                tuple(
                    None if each is None else ("1" if each == category else "0") for each in pattern
                )
                for pattern in self.patterns
            ]
        )

    def of(self, *raters: int) -> Patterns:
        """The same units, as these annotators alone judged them."""
        return Patterns([tuple(pattern[rater] for rater in raters) for pattern in self.patterns])

    def units(self, counts: Array) -> Array:
        """How many units at least two annotators judged."""
        return _float(counts[..., self._is_paired].sum(axis=-1))

    def observed(self, counts: Array) -> Array:
        """The share of pairs of judgements that agree: every unit weighs the same."""
        return _ratio(self.agreeing(counts), self.units(counts))

    def agreeing(self, counts: Array) -> Array:
        """How many units they agree on; one that some agree on counts for the share of pairs that do."""
        return _float(counts[..., self._is_paired] @ self._agreeing)

    def fleiss(self, counts: Array) -> Array:
        """Fleiss' kappa.

        Units with another number of judgements weigh the same; for a constant number it is the published measure.
        """
        paired = counts[..., self._is_paired]
        judged = paired @ self._votes
        share = _ratio(judged, judged.sum(axis=-1, keepdims=True))
        return _beyond_chance(self.observed(counts), _float((share**2).sum(axis=-1)))

    def alpha(self, counts: Array) -> Array:
        """Krippendorff's alpha with the nominal metric; units that fewer than two judged are left out."""
        paired = counts[..., self._is_paired]
        judged = paired @ self._votes
        total = _float(judged.sum(axis=-1))
        # Each unit's pairs weigh one over its number of judgements less one: the coincidence matrix.
        agree = _float(paired @ (self._agreeing * self._votes.sum(axis=1)))
        expected = _ratio(_float((judged * (judged - 1)).sum(axis=-1)), total * (total - 1))
        return _beyond_chance(_ratio(agree, total), expected)

    def cohen(self, counts: Array) -> Array:
        """Cohen's kappa of the first two annotators of the patterns."""
        paired = counts[..., self._is_paired]
        total = paired.sum(axis=-1, keepdims=True)
        first, second = (_ratio(paired @ self._votes_of(rater), total) for rater in range(_PAIR))
        return _beyond_chance(self.observed(counts), _float((first * second).sum(axis=-1)))

    @cached_property
    def _all_votes(self) -> Array:
        return _float(
            np.array(
                [[pattern.count(each) for each in self.categories] for pattern in self.patterns]
            ).reshape(len(self.patterns), len(self.categories))
        )

    @cached_property
    def _is_paired(self) -> npt.NDArray[np.bool_]:
        return np.asarray(self._all_votes.sum(axis=1) >= _PAIR, dtype=np.bool_)

    @cached_property
    def _votes(self) -> Array:
        """By pattern that at least two judged, how many chose each category."""
        return _float(self._all_votes[self._is_paired])

    @cached_property
    def _agreeing(self) -> Array:
        """By pattern, the share of its pairs of judgements that agree."""
        judged = self._votes.sum(axis=1)
        pairs = (self._votes * (self._votes - 1)).sum(axis=1)
        return _float(pairs / (judged * (judged - 1)))

    def _votes_of(self, rater: int) -> Array:
        chosen = [p for p, keep in zip(self.patterns, self._is_paired, strict=True) if keep]
        return _float(
            np.array([[p[rater] == each for each in self.categories] for p in chosen]).reshape(
                len(chosen), len(self.categories)
            )
        )


def _ratio(over: npt.ArrayLike, under: npt.ArrayLike) -> Array:
    with np.errstate(divide="ignore", invalid="ignore"):
        found = np.divide(over, under)
    return _float(np.where(np.isfinite(found), found, np.nan))


def _beyond_chance(observed: Array, expected: Array) -> Array:
    room = 1 - expected
    return _ratio(observed - expected, np.where(np.abs(room) < _NONE, np.nan, room))


def _float(values: npt.ArrayLike) -> Array:
    return np.asarray(values, dtype=np.float64)
