"""Training with spaCy, in this process: blank parts on top of a base, updated until the scores stop growing."""

from __future__ import annotations

import logging
import random
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from spacy.util import fix_random_seed
from thinc.api import Optimizer

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.errors import TrainingError
from annotator.domain.schema import Schema
from annotator.domain.training import OnStep, Trained, TrainingPlan, TrainingStep
from annotator.nlp.training.base import fresh_pipeline
from annotator.nlp.training.choosing import Chooser
from annotator.nlp.training.learned import Learned
from annotator.nlp.training.needs import Needs, needs_of
from annotator.nlp.training.parts import (
    LEARNED,
    MERGE,
    OPINIONS,
    add_trained_parts,
    without_trained_parts,
)
from annotator.nlp.training.references import example, learned_label

_log = logging.getLogger(__name__)

_WORDS_A_BATCH = 500
"""Tokens: an update of so many takes less than half a second, which is how long a cancel waits."""
_LOOKS = 20
"""How often the scores are looked at, if all updates are made."""
_LEAST_BETWEEN = 10
_DROP = 0.1
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
        learn: Sequence[AnnotationSet],
        choose: Sequence[AnnotationSet],
        out: Path,
        on_step: OnStep,
        *,
        name: str,
        version: str,
    ) -> Trained:
        """Learn, and write the pipeline; see ``annotator.domain.training.Trainer``."""
        on_step(TrainingStep(0, self._plan.steps))
        needs = needs_of(learn, self._schema, self._plan.layers)
        if not needs.shape.names and not needs.shape.spans:
            raise TrainingError(reason="the gold holds no span of these layers to learn from")
        nlp = add_trained_parts(self._fresh_base(), needs.shape)
        seen = self._with_opinions(nlp, [*learn, *choose], on_step)
        examples = [self._example(each, seen, needs) for each in learn]
        chooser = Chooser(nlp, [self._example(each, seen, needs) for each in choose], choose, needs)
        fix_random_seed(self._plan.seed)
        with nlp.select_pipes(enable=[each for each in LEARNED if each in nlp.component_names]):
            optimizer = nlp.initialize(lambda: examples)
            optimizer.learn_rate = _RATE
            loop = _Loop(nlp, examples, chooser, self._plan, on_step)
            loop.run(optimizer)
        learned: Learned = nlp.get_pipe(MERGE)  # type: ignore[assignment]  # the component of that name
        learned.weights = chooser.weights()
        nlp.meta.update(name=name, version=version)
        nlp.to_disk(out)
        return Trained(
            labels=needs.labels,
            examples=needs.examples,
            steps=loop.done,
            best=loop.best_at,
            choices=learned.weights.values(),
        )

    def _fresh_base(self) -> Language:
        return without_trained_parts(fresh_pipeline(self._plan.base))

    def _with_opinions(
        self, nlp: Language, sets: Sequence[AnnotationSet], on_step: OnStep
    ) -> dict[str, Doc]:
        """The articles as the base sees them, in the vocabulary of this pipeline; new ones are read."""
        base = self._base if self._base is not None else nlp
        self._base = base
        untrained = [each for each in base.component_names if each not in {*LEARNED, MERGE}]
        with base.select_pipes(enable=untrained):
            for each in sets:
                on_step(TrainingStep(0, self._plan.steps))
                if each.article.sha256 not in self._seen:
                    self._seen[each.article.sha256] = base(each.article.text)
        if base is nlp:
            return self._seen
        return {
            each.article.sha256: _moved(self._seen[each.article.sha256], nlp) for each in sets
        }

    @staticmethod
    def _example(each: AnnotationSet, seen: dict[str, Doc], needs: Needs) -> Example:
        return example(
            seen[each.article.sha256], each, names=needs.names, spans=needs.span_labels
        )


def _moved(doc: Doc, nlp: Language) -> Doc:
    """The same document with another vocabulary."""
    return Doc(nlp.vocab).from_bytes(doc.to_bytes())


class _Loop:
    """Updates until the scores stop growing; leaves the best state in the pipeline."""

    def __init__(
        self,
        nlp: Language,
        examples: Sequence[Example],
        chooser: Chooser,
        plan: TrainingPlan,
        on_step: OnStep,
    ) -> None:
        self._nlp = nlp
        self._examples = examples
        self._chooser = chooser
        self._plan = plan
        self._on_step = on_step
        self.done = 0
        self.best_at = 0
        self._best = -1.0
        self._state: dict[str, bytes] = {}

    def run(self, optimizer: Optimizer) -> None:
        """Train."""
        every = max(_LEAST_BETWEEN, self._plan.steps // _LOOKS)
        every = min(every, self._plan.steps)
        loss, score, waited = 0.0, None, 0
        for batch in _batches(self._examples, random.Random(self._plan.seed)):  # noqa: S311 - an order, no secret
            losses: dict[str, float] = {}
            self._nlp.update(batch, drop=_DROP, sgd=optimizer, losses=losses)
            self.done += 1
            loss += sum(losses.values()) / len(batch)
            self._on_step(TrainingStep(self.done, self._plan.steps, loss / (self.done % every or every), score))
            if self.done % every == 0:
                score = self._look()
                self._on_step(TrainingStep(self.done, self._plan.steps, loss / every, score))
                loss = 0.0
                waited = 0 if self.best_at == self.done else waited + 1
                if waited >= self._plan.patience:
                    break
            if self.done >= self._plan.steps:
                break
        if not self._state:
            self._look()
        for name, pipe in self._pipes():
            pipe.model.from_bytes(self._state[name])
        self._chooser.look(self._progress)

    def _look(self) -> float:
        score = self._chooser.look(self._progress)
        if score > self._best + 1e-9:
            self._best, self.best_at = score, self.done
            self._state = {name: pipe.model.to_bytes() for name, pipe in self._pipes()}
        return score

    def _progress(self) -> None:
        self._on_step(TrainingStep(self.done, self._plan.steps))

    def _pipes(self) -> Iterator[tuple[str, Any]]:
        for name in LEARNED:
            if name in self._nlp.component_names:
                yield name, self._nlp.get_pipe(name)


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
