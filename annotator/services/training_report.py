"""What came of a training, as values for scripts and for the window."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from annotator.domain.training import Trained
from annotator.services.training_gold import GoldSize
from annotator.services.training_scores import (
    LabelScores,
    score_values,
)


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """How good a pipeline is that learned from a part of the gold.

    Attributes:
        share: Per cent of the gold.
        articles: How many that were.
        f1: On the held-out articles, over all spans and roles.
    """

    share: int
    articles: int
    f1: float


@dataclass(frozen=True, slots=True)
class TrainingReport:
    """What came of it.

    Attributes:
        name: Of the new pipeline.
        folder: Where it is.
        present: The pipeline it is compared with, as in provenance.
        source: The new one, as in provenance.
        gold: How much there was to learn from.
        learned: Number of articles it learned from.
        held_out: Number of articles it was measured on.
        scores: Both pipelines by layer and label on the held-out articles.
        present_f1: Of the pipeline in use, over all spans and roles.
        new_f1: Of the new one.
        better: Whether the new one is worth taking into use.
        curve: What parts of the gold would have given; empty: not asked for.
        trained: How it learned.
    """

    name: str
    folder: Path
    present: str
    source: str
    gold: GoldSize
    learned: int
    held_out: int
    scores: tuple[LabelScores, ...]
    present_f1: float
    new_f1: float
    better: bool
    curve: tuple[CurvePoint, ...]
    trained: Trained


def report_values(report: TrainingReport) -> dict[str, Any]:
    """What came of it as JSON values."""
    return {
        "name": report.name,
        "folder": str(report.folder),
        "present": report.present,
        "source": report.source,
        "articles": {
            "gold": report.gold.articles,
            "learned": report.learned,
            "held_out": report.held_out,
        },
        "scores": score_values(report.scores),
        "present_f1": round(report.present_f1, 4),
        "new_f1": round(report.new_f1, 4),
        "better": report.better,
        "conventions": {part: dict(each) for part, each in report.trained.conventions.items()},
        "curve": [
            {"share": each.share, "articles": each.articles, "f1": round(each.f1, 4)}
            for each in report.curve
        ],
        "few": [
            {"layer": layer, "label": label, "examples": count}
            for layer, label, count in report.gold.few(list(report.trained.labels))
        ],
    }
