"""What training from gold asks for and gives: a plan, steps on the way, and what came of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.errors import TrainingError
from annotator.domain.pipelines import PipelineUse
from annotator.domain.reason import Reason
from annotator.domain.schema import Schema


@dataclass(frozen=True, slots=True)
class TrainingPlan:
    """How to train.

    Attributes:
        layers: What to learn, layers of the schema.
        base: The pipeline it is built on, and how that is used.
        seed: Of everything random: same gold, same seed, same pipeline.
        steps: The most updates of one training; there are four, see ``docs/training.md``.
        patience: So many looks at the scores without a better one end the training.
    """

    layers: tuple[str, ...]
    base: PipelineUse
    seed: int = 0
    steps: int = 600
    patience: int = 4


class Doing(StrEnum):
    """What a training is at."""

    LOADING = "loading"
    READING = "reading"
    LEARNING = "learning"
    SCORING = "scoring"
    WEIGHING = "weighing"


@dataclass(frozen=True, slots=True)
class TrainingStep:
    """How far a training is.

    Attributes:
        done: Updates so far; 0 while articles are read.
        total: The most there can be.
        loss: Of the last update, for each hundred words.
        score: F1 of the trained parts by themselves on articles they have not seen, at the last look; ``None``
            before the first one.
        doing: What it is at.
        count: Of that: which article, or how many updates of this round.
        of: How many there are, or can be; 0: nobody knows.
        round: One after another learns from other articles, 1-based; 0 outside of them.
        rounds: How many of them there are.
    """

    done: int
    total: int
    loss: float = 0.0
    score: float | None = None
    doing: Doing = Doing.LEARNING
    count: int = 0
    of: int = 0
    round: int = 0
    rounds: int = 0


@dataclass(frozen=True, slots=True)
class Trained:
    """What was learned.

    Attributes:
        labels: Learned labels by layer.
        examples: Number of gold spans learned from, by layer and label.
        steps: Updates made.
        choices: How the word of the trained parts and that of the rules are weighed; JSON values.
        conventions: What was learned about whole quotes, by what is chosen: on how many ``places``, how many of them
            were ``right_by_rules`` and ``right_as_learned`` on articles not learned from, what that would
            cost, and whether it is ``used``.
    """

    labels: Mapping[str, Sequence[str]]
    examples: Mapping[str, Mapping[str, int]]
    steps: int
    choices: Mapping[str, object]
    conventions: Mapping[str, Mapping[str, float]] = field(default_factory=dict)


OnStep = Callable[[TrainingStep], None]


class Trainer(Protocol):
    """Trains pipelines; what the base says about an article is found out once and kept."""

    def train(
        self,
        gold: Sequence[AnnotationSet],
        out: Path,
        on_step: OnStep,
        *,
        name: str,
        version: str,
    ) -> Trained:
        """Learn, and write the pipeline into an empty folder.

        Args:
            gold: What to learn from, at least three articles.
            out: Where the pipeline goes.
            on_step: Told how far it is, several times a second; may raise to cancel.
            name: Of the pipeline, for provenance.
            version: Of the pipeline.

        Raises:
            TrainingError: If there is nothing to learn.
            PipelineError: If the base cannot be loaded or fails.
        """


def no_trainer(schema: Schema, plan: TrainingPlan) -> Trainer:
    """In place of a trainer where nothing can be trained.

    Raises:
        TrainingError: Always.
    """
    del schema, plan
    raise TrainingError(reason=Reason("this program was put together without a trainer"))
