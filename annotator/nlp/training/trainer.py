"""Training with spaCy, in this process: blank parts on top of a base, updated until the scores stop growing.

Gold is dear, so all of it is learned from. How long to train, and how far to trust what was learned, is found out before by
training on two thirds and looking at the last third, three times over (cross-validation by article).
"""

from __future__ import annotations

import logging
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from thinc.api import Optimizer, fix_random_seed

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.errors import TrainingError
from annotator.domain.reason import Reason
from annotator.domain.schema import Schema
from annotator.domain.training import Doing, OnStep, Trained, TrainingPlan, TrainingStep
from annotator.nlp.reading import Reading
from annotator.nlp.results import results_of
from annotator.nlp.training.base import fresh_pipeline
from annotator.nlp.training.choosing import own_score, said_about
from annotator.nlp.training.conventions.article import Article
from annotator.nlp.training.conventions.conventions import Conventions
from annotator.nlp.training.conventions.heads import QUOTE, marked_heads
from annotator.nlp.training.conventions.learning import Gain, learn, lesson
from annotator.nlp.training.learned import Learned
from annotator.nlp.training.needs import Needs, needs_of
from annotator.nlp.training.opinions import Opinions
from annotator.nlp.training.parts import (
    LEARNED,
    MERGE,
    add_learners,
    add_trained_parts,
    without_trained_parts,
)
from annotator.nlp.training.references import example
from annotator.nlp.training.weighing import ADDING, KINDS, Claims, Weights, choose

_log = logging.getLogger(__name__)

_FOLDS = 3
_WORDS_A_BATCH = 500
"""Tokens: an update of so many takes a fraction of a second, which is how long a cancel waits."""
_LOOKS = 12
"""How often the scores are looked at, if all updates are made."""
_DROP = 0.2
_RATE = 0.001


class SpacyTrainer:
    """``Trainer`` on spaCy.

    Args:
        schema: Of the corpus.
        plan: How to train.
    """

    def __init__(self, schema: Schema, plan: TrainingPlan) -> None:
        self._schema = schema
        self._plan = plan
        self._base: Language | None = None
        self._seen: dict[str, Doc] = {}

    def train(
        self,
        gold: Sequence[AnnotationSet],
        out: Path,
        on_step: OnStep,
        *,
        name: str,
        version: str,
    ) -> Trained:
        """Learn, and write the pipeline; see ``annotator.domain.training.Trainer``."""
        if len(gold) < _FOLDS:
            raise TrainingError(
                reason=Reason(
                    "{count} articles are too few; at least {folds} are needed",
                    count=len(gold),
                    folds=_FOLDS,
                )
            )
        needs = needs_of(gold, self._schema, self._plan.layers)
        if not needs.labels:
            raise TrainingError(
                reason=Reason("the gold has too few spans of these layers to learn from")
            )
        meter = _Meter(on_step, self._plan.steps * (_FOLDS + 1))
        base = self._ready_base(gold, meter)
        ordered = sorted(gold, key=lambda each: each.article.sha256)
        examples = [self._example(each, needs) for each in ordered]
        meter.rounds = _FOLDS + 1
        folds = self._folds(base, examples, needs, meter)
        meter.is_at(Doing.WEIGHING)
        weights = _weights(folds, needs, meter)
        conventions, gains = self._conventions(ordered, meter)
        steps = max(1, round(sum(fold.best for fold in folds) / len(folds)))
        meter.begin(self._plan.steps * _FOLDS, self._plan.steps * _FOLDS + steps, _FOLDS + 1)
        try:
            self._finish(base, examples, needs, steps, meter)
            merge: Learned = base.get_pipe(MERGE)  # type: ignore[assignment]  # the component of that name
            merge.weights, merge.conventions = weights, conventions
            base.meta.update(name=name, version=version)
            base.to_disk(out)
        finally:
            without_trained_parts(base)
        told = {part: gain.values() for part, gain in gains.items()}
        return Trained(needs.labels, needs.examples, steps, weights.values(), told)

    # --- what the base says ------------------------------------------------------------------

    def _ready_base(self, gold: Sequence[AnnotationSet], meter: _Meter) -> Language:
        meter.is_at(Doing.LOADING)
        if self._base is None:
            self._base = fresh_pipeline(self._plan.base, self._schema)
        opinions = Opinions()
        for number, each in enumerate(gold, start=1):
            if each.article.sha256 not in self._seen:
                meter.is_at(Doing.READING, number, len(gold))
                self._seen[each.article.sha256] = opinions(self._base(each.article.text))
        return self._base

    def _example(self, each: AnnotationSet, needs: Needs) -> Example:
        seen = self._seen[each.article.sha256]
        return example(seen, each, names=needs.names, learned=needs.labels)

    def _conventions(
        self, ordered: Sequence[AnnotationSet], meter: _Meter
    ) -> tuple[Conventions, dict[str, Gain]]:
        if QUOTE not in self._plan.layers:
            return Conventions(), {}
        lessons = []
        for each in ordered:
            meter.tell()
            reading = Reading(each.article.text)
            results = results_of(self._seen[each.article.sha256])
            lessons.append(lesson(Article(reading, results), marked_heads(reading, each)))
        return learn(lessons, meter.tell)

    # --- learning ----------------------------------------------------------------------------

    def _folds(
        self, base: Language, examples: Sequence[Example], needs: Needs, meter: _Meter
    ) -> list[_Fold]:
        folds = []
        for number in range(_FOLDS):
            meter.begin(self._plan.steps * number, self._plan.steps * (_FOLDS + 1), number + 1)
            meter.is_at(Doing.LEARNING, 0, self._plan.steps)
            learn = [each for place, each in enumerate(examples) if place % _FOLDS != number]
            watch = examples[number::_FOLDS]
            nlp = add_learners(spacy.blank(base.lang or "de", vocab=base.vocab), needs.shape)
            loop = _Loop(nlp, learn, self._plan, meter)
            folds.append(loop.until_best(watch, needs))
        return folds

    def _finish(
        self,
        base: Language,
        examples: Sequence[Example],
        needs: Needs,
        steps: int,
        meter: _Meter,
    ) -> None:
        add_trained_parts(base, needs.shape)
        with base.select_pipes(enable=[each for each in LEARNED if each in base.component_names]):
            _Loop(base, examples, self._plan, meter).run(steps)


@dataclass(frozen=True, slots=True)
class _Fold:
    """What came of training on a part: after how many updates it was best, and what it said then."""

    best: int
    said: Sequence[Mapping[str, Claims]]


def _weights(folds: Sequence[_Fold], needs: Needs, meter: _Meter) -> Weights:
    said = [each for fold in folds for each in fold.said]
    return Weights(
        names=needs.names or "",
        thresholds={
            # Whether a proposed quote goes is for the conventions to say: they know what it costs to miss one.
            layer: choose(
                [each[layer] for each in said], meter.tell, ADDING if layer == QUOTE else KINDS
            )
            for layer in needs.labels
        },
        labels=dict(needs.labels),
    )


class _Meter:
    """Says how far everything is, over several trainings in a row."""

    def __init__(self, on_step: OnStep, total: int) -> None:
        self._on_step = on_step
        self._total = total
        self._first = 0
        self._done = 0
        self._loss = 0.0
        self._score: float | None = None
        self._at: tuple[Doing, int, int] = (Doing.LOADING, 0, 0)
        self._most = 0
        self._round = 0
        self.rounds = 0

    def begin(self, first: int, total: int, number: int) -> None:
        """Another training begins, after so many updates as were allowed before it; which one, 1-based."""
        self._first, self._done, self._total = first, 0, total
        self._score, self._round = None, number

    def is_at(self, doing: Doing, count: int = 0, of: int = 0) -> None:
        """Something else begins, or the next article of it."""
        self._at = (doing, count, of)
        self.tell()

    def update(self, loss: float, most: int) -> None:
        """One more update is made, of so many at most."""
        self._done += 1
        self._loss, self._most = loss, most
        self.is_at(Doing.LEARNING, self._done, most)

    def look(self, score: float) -> None:
        """The scores were looked at."""
        self._score = score
        self.is_at(Doing.LEARNING, self._done, self._most)

    def tell(self) -> None:
        """Say it; may raise to cancel."""
        done = self._first + self._done
        about = (*self._at, self._round, self.rounds if self._round else 0)
        self._on_step(TrainingStep(done, self._total, self._loss, self._score, *about))


class _Loop:
    """Updates the learning parts of a pipeline."""

    def __init__(
        self, nlp: Language, examples: Sequence[Example], plan: TrainingPlan, meter: _Meter
    ) -> None:
        self._nlp = nlp
        self._examples = examples
        self._plan = plan
        self._meter = meter

    def run(self, steps: int) -> None:
        """Make so many updates."""
        for done in self._updates(steps):
            if done >= steps:
                return

    def until_best(self, watch: Sequence[Example], needs: Needs) -> _Fold:
        """Update until the score on other articles stops growing."""
        every = max(1, self._plan.steps // _LOOKS)
        best, score, waited = _Fold(0, ()), -1.0, 0
        for done in self._updates(self._plan.steps):
            if done % every and done < self._plan.steps:
                continue
            said = []
            for number, each in enumerate(watch, start=1):
                self._meter.is_at(Doing.SCORING, number, len(watch))
                said.append(said_about(self._nlp, each, needs))
            reached = own_score(said, needs)
            self._meter.look(reached)
            waited += 1
            if reached > score + 1e-9:
                best, score, waited = _Fold(done, said), reached, 0
            if waited >= self._plan.patience or done >= self._plan.steps or reached >= 1:
                break
        return best

    def _updates(self, most: int) -> Iterator[int]:
        fix_random_seed(self._plan.seed)
        optimizer: Optimizer = self._nlp.initialize(lambda: self._examples)
        optimizer.learn_rate = _RATE
        order = random.Random(self._plan.seed)  # noqa: S311 - an order, no secret
        for done, batch in enumerate(_batches(self._examples, order), start=1):
            losses: dict[str, float] = {}
            self._nlp.update(batch, drop=_DROP, sgd=optimizer, losses=losses)
            words = sum(len(each.predicted) for each in batch)
            self._meter.update(100 * sum(losses.values()) / max(1, words), most)
            yield done


def _batches(examples: Sequence[Example], order: random.Random) -> Iterator[list[Example]]:
    """Batches of about so many words without end, in a new order each time through."""
    while True:
        shuffled = list(examples)
        order.shuffle(shuffled)
        batch: list[Example] = []
        words = 0
        for each in shuffled:
            batch.append(each)
            words += len(each.predicted)
            if words >= _WORDS_A_BATCH:
                yield batch
                batch, words = [], 0
        if batch:
            yield batch
