"""Learning on articles whose gold is known: what differs from it, as soon as one is done, and how it went over time.

Before an article of a training batch is done its gold is shown to nobody; what was found then is kept once, so that
correcting oneself afterwards costs nothing and gains nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.changes import Status
from annotator.domain.ids import GOLD, AnnotatorId, ArticleId
from annotator.domain.people import TrainingScore
from annotator.domain.ports import Clock, OpenUnitOfWork, UnitOfWork
from annotator.domain.schema import Schema
from annotator.domain.span import Span
from annotator.quality.differences import Difference, differences
from annotator.quality.scores import Unit, compare


@dataclass(frozen=True)
class Feedback:
    """How a finished article compares with its gold set.

    Attributes:
        batch: The training batch.
        differences: In reading order.
        score: As it was when the article was first finished.
        now: As it is now.
    """

    batch: str
    differences: tuple[Difference, ...]
    score: TrainingScore
    now: TrainingScore


@dataclass(frozen=True)
class TrainingFeedback:
    """Compares what one annotator has finished in training batches with its gold.

    Attributes:
        open_unit_of_work: Opens a transaction.
        schema: The schema of the corpus.
        annotator: Who learns.
        now: The clock, UTC.
    """

    open_unit_of_work: OpenUnitOfWork
    schema: Schema
    annotator: AnnotatorId
    now: Clock

    def of(self, own: AnnotationSet) -> Feedback | None:
        """What differs from gold; ``None`` unless the article is done and there to learn from.

        The first time, the score is stored.

        Raises:
            StorageError: If it cannot be written.
        """
        if own.status is not Status.DONE:
            return None
        with self.open_unit_of_work() as work:
            batch = training_batch(work, own.article.id, self.annotator)
            gold = work.annotations.get(own.article.id, GOLD) if batch else None
            if not batch or gold is None or gold.status is not Status.DONE:
                return None
            now = self._score(gold, own)
            if work.people.keep_score(now):
                work.commit()
            known = work.people.scores(self.annotator)
        first = next((each for each in known if each.article == own.article.id), now)
        found = sorted(differences(gold, own, self.schema), key=_place)
        return Feedback(batch, tuple(found), first, now)

    def history(self) -> Sequence[TrainingScore]:
        """How the articles went so far, oldest first."""
        with self.open_unit_of_work() as work:
            return work.people.scores(self.annotator)

    def _score(self, gold: AnnotationSet, own: AnnotationSet) -> TrainingScore:
        compared = compare(gold, own, self.schema)
        counts = compared.micro(Unit.SPAN).plus(compared.micro(Unit.ARGUMENT))
        return TrainingScore(
            own.article.id,
            self.annotator,
            self.now(),
            counts.reference,
            counts.candidate,
            counts.exact,
        )


def training_batch(work: UnitOfWork, article: ArticleId, annotator: AnnotatorId) -> str:
    """The training batch in which the article was given to the annotator; empty: none."""
    given = work.assignments.of(article, annotator)
    if given is None:
        return ""
    learning = {each.name for each in work.assignments.batches() if each.training}
    return given.batch if given.batch in learning else ""


def seen_span(difference: Difference) -> Span | None:
    """The span where a difference is to be seen: the annotator's, else the one that gold has."""
    return difference.candidate or difference.reference or difference.head


def _place(difference: Difference) -> tuple[int, int]:
    span = seen_span(difference)
    return (span.begin, span.end) if span is not None else (0, 0)
