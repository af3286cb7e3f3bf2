"""What a training says on its way, packed into the one line of a ``Progress`` and read again by who shows it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from annotator.domain.training import Doing, TrainingStep


class Stage(StrEnum):
    """What a training is at."""

    LOADING = "loading"
    READING = "reading"
    LEARNING = "learning"
    SCORING = "scoring"
    WEIGHING = "weighing"
    MEASURING = "measuring"
    CURVE = "curve"


_NUMBER = r"-?\d+(?:\.\d+)?"
_LINE = re.compile(
    rf"(?P<stage>\w+)(?: (?P<share>\d+) %)?(?: · (?P<count>\d+) of (?P<of>\d+))?"
    r"(?: · round (?P<round>\d+) of (?P<rounds>\d+))?"
    rf"(?: · loss (?P<loss>{_NUMBER}))?(?: · F1 (?P<score>{_NUMBER}))?"
)


@dataclass(frozen=True, slots=True)
class News:
    """One line.

    Attributes:
        stage: What it is at.
        share: Of the gold, per cent, that is learned from.
        loss: Of the last update; ``None``: there is none yet.
        score: F1 of the trained parts alone at the last look; ``None``: there was none yet.
        count: Which article, or how many updates of this round.
        of: How many there are, or can be; 0: nobody knows.
        round: Which round of learning it is, 1-based; 0: none.
        rounds: How many of them there are.
    """

    stage: Stage
    share: int = 100
    loss: float | None = None
    score: float | None = None
    count: int = 0
    of: int = 0
    round: int = 0
    rounds: int = 0

    def __str__(self) -> str:
        parts = [f"{self.stage} {self.share} %"]
        parts += [f"{self.count} of {self.of}"] if self.of else []
        parts += [f"round {self.round} of {self.rounds}"] if self.rounds else []
        parts += [] if self.loss is None else [f"loss {self.loss:.3f}"]
        parts += [] if self.score is None else [f"F1 {self.score:.4f}"]
        return " · ".join(parts)


def news_of(step: TrainingStep, share: int) -> News:
    """The line for a step."""
    learns = step.doing is Doing.LEARNING
    stage = Stage.CURVE if learns and share < 100 else Stage(step.doing.value)  # noqa: PLR2004 - per cent
    loss = step.loss if step.done and learns else None
    score = step.score if learns else None
    return News(stage, share, loss, score, step.count, step.of, step.round, step.rounds)


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
        *(int(found[name] or 0) for name in ("count", "of", "round", "rounds")),
    )
