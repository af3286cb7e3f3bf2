"""What a training says on its way, packed into the one line of a ``Progress`` and read again by who shows it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from annotator.domain.training import TrainingStep


class Stage(StrEnum):
    """What a training is at."""

    READING = "reading"
    LEARNING = "learning"
    MEASURING = "measuring"
    CURVE = "curve"


_NUMBER = r"-?\d+(?:\.\d+)?"
_LINE = re.compile(
    rf"(?P<stage>\w+)(?: (?P<share>\d+) %)?(?: · loss (?P<loss>{_NUMBER}))?(?: · F1 (?P<score>{_NUMBER}))?"
)


@dataclass(frozen=True, slots=True)
class News:
    """One line.

    Attributes:
        stage: What it is at.
        share: Of the gold, per cent, that is learned from.
        loss: Of the last update; ``None``: there is none yet.
        score: F1 of the trained parts alone at the last look; ``None``: there was none yet.
    """

    stage: Stage
    share: int = 100
    loss: float | None = None
    score: float | None = None

    def __str__(self) -> str:
        parts = [f"{self.stage} {self.share} %"]
        parts += [] if self.loss is None else [f"loss {self.loss:.3f}"]
        parts += [] if self.score is None else [f"F1 {self.score:.4f}"]
        return " · ".join(parts)


def news_of(step: TrainingStep, share: int) -> News:
    """The line for a step."""
    if not step.done:
        return News(Stage.READING, share)
    stage = Stage.LEARNING if share == 100 else Stage.CURVE  # noqa: PLR2004 - per cent
    return News(stage, share, step.loss, step.score)


def read_news(line: str) -> News | None:
    """The news of a line; ``None`` if it holds none."""
    found = _LINE.fullmatch(line)
    if found is None or found["stage"] not in set(Stage):
        return None
    return News(
        Stage(found["stage"]),
        int(found["share"] or 100),
        None if found["loss"] is None else float(found["loss"]),
        None if found["score"] is None else float(found["score"]),
    )
