"""Bootstrap intervals: articles are drawn again and again with replacement, the same way for the same seed.

Efron & Tibshirani 1993, An introduction to the bootstrap: the percentile method. The unit that is drawn is the article, because
spans of one article are not independent.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from annotator.quality.agreement_patterns import Array


class Interval(NamedTuple):
    """Between which bounds a value lies in 95 of 100 samples."""

    low: float
    high: float


@dataclass
class Bootstrap:
    """Draws samples of articles.

    Attributes:
        times: How many samples; 0: no intervals.
        seed: Another seed, other samples.
    """

    times: int = 500
    seed: int = 0
    _drawn: dict[int, Array] = field(default_factory=dict)

    def weights(self, articles: int) -> Array:
        """How often each article is in each sample: one row a sample."""
        found = self._drawn.get(articles)
        if found is None:
            random = np.random.default_rng(self.seed)
            shares = np.full(articles, 1 / articles)
            found = random.multinomial(articles, shares, size=self.times).astype(np.float64)
            self._drawn[articles] = found
        return found


def interval_of(values: Array) -> Interval | None:
    """The middle 95 % of what samples say; ``None`` if they say nothing.

    Args:
        values: One for each sample, ``nan`` where it says nothing.
    """
    known = values[~np.isnan(values)]
    if not len(known):
        return None
    low, high = np.quantile(known, (0.025, 0.975))
    return Interval(float(low), float(high))
