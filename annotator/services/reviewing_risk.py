"""What makes a span likelier to be wrong, as a weight for drawing it; docs/review.md tells the numbers."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum

from annotator.domain.ids import AnnotatorId, ArticleId
from annotator.domain.ports import UnitOfWork
from annotator.domain.reviews import FrameSpan
from annotator.domain.span import signature_of

SURE = 0.6
"""A score below this one is low."""

HURRIED_S = 1.0
"""A suggestion accepted in less time was hardly read."""


class Risk(StrEnum):
    """A reason to look."""

    FINDING = "finding"
    """A check has found something."""
    DISAGREEMENT = "disagreement"
    """Somebody else who marked the article, or the gold, has it not like this."""
    LOW_SCORE = "low score"
    """The pipeline that proposed it was not sure."""
    HURRIED = "hurried"
    """It was accepted in under a second."""


WEIGHTS = {Risk.FINDING: 4.0, Risk.DISAGREEMENT: 4.0, Risk.LOW_SCORE: 3.0, Risk.HURRIED: 2.0}
"""How much a reason adds to the weight of a span, which is 1 without any."""

_Set = tuple[ArticleId, AnnotatorId]


class Risks:
    """The risks of the spans of a corpus.

    Args:
        work: An open transaction.
        spans: Of all people and the gold.
    """

    def __init__(self, work: UnitOfWork, spans: Iterable[FrameSpan]) -> None:
        self._findings = work.reviews.finding_places()
        self._times = work.reviews.action_times()
        self._claims: defaultdict[ArticleId, Counter[str]] = defaultdict(Counter)
        people: defaultdict[ArticleId, set[AnnotatorId]] = defaultdict(set)
        together: Counter[tuple[_Set, datetime]] = Counter()
        for span in spans:
            people[span.article].add(span.annotator)
            self._claims[span.article][_signature(span)] += 1
            if span.accepted_at is not None:
                together[(span.article, span.annotator), span.accepted_at] += 1
        self._people = {article: len(found) for article, found in people.items()}
        self._together = together

    def of(self, span: FrameSpan) -> tuple[Risk, ...]:
        """The reasons to look at a span."""
        signature = _signature(span)
        found = (
            (Risk.FINDING, (span.article, span.annotator, signature) in self._findings),
            (
                Risk.DISAGREEMENT,
                self._claims[span.article][signature] < self._people[span.article],
            ),
            (Risk.LOW_SCORE, span.score is not None and span.score < SURE),
            (Risk.HURRIED, self._is_hurried(span)),
        )
        return tuple(risk for risk, holds in found if holds)

    def weight(self, span: FrameSpan) -> float:
        """How much likelier it is to be drawn than one without any risk."""
        return 1.0 + sum(WEIGHTS[risk] for risk in self.of(span))

    def _is_hurried(self, span: FrameSpan) -> bool:
        """Whether less than a second passed since the action before, for each span accepted at once."""
        key, at = (span.article, span.annotator), span.accepted_at
        if at is None:
            return False
        times = self._times.get(key, ())
        place = bisect_left(times, at)
        if place == 0:
            return False  # the first action: nobody knows when the article was opened
        seconds = (at - times[place - 1]).total_seconds()
        return seconds < HURRIED_S * self._together[key, at]


def _signature(span: FrameSpan) -> str:
    return signature_of(span.layer, span.label, span.fragments)
