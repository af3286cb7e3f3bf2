"""What the commands and the worker's tasks for a team say, as values for scripts and the window."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from annotator.domain.people import TrainingScore
from annotator.services.assignments import AssignReport, Progress
from annotator.services.assignments_moving import MoveReport
from annotator.services.merge import Merged, MergeReport, Outcome
from annotator.services.packages_for_all import PackedFor


def assign_values(report: AssignReport) -> dict[str, Any]:
    """What was shared out, or would be."""
    return {
        "batch": report.batch,
        "articles": report.articles,
        "shared": report.shared,
        "by_person": report.by_person,
        "by_value": dict(report.by_stratum),
        "left": report.left,
    }


def move_values(report: MoveReport) -> dict[str, Any]:
    """What was moved, or would be."""
    return {
        "batch": report.batch,
        "moved": [
            {"from": giver, "to": taker, "articles": count}
            for (giver, taker), count in sorted(report.moved.items())
        ],
        "left": report.left,
    }


def progress_values(each: Progress) -> dict[str, Any]:
    """How far a person is with a batch."""
    return {
        "batch": each.batch.name,
        "due": each.batch.due.isoformat() if each.batch.due else None,
        "training": each.batch.training,
        "annotator": each.annotator,
        **{status.value: count for status, count in each.statuses.items()},
    }


def score_values(score: TrainingScore) -> dict[str, Any]:
    """How an article to learn on went."""
    return {
        "article": score.article,
        "annotator": score.annotator,
        "at": score.at.isoformat(),
        "gold": score.gold,
        "found": score.found,
        "agreed": score.agreed,
        "f1": score.f1,
    }


def packed_values(packed: Sequence[PackedFor]) -> dict[str, Any]:
    """Packages that were made in one go."""
    return {
        "packages": [
            {
                "package": str(each.path),
                "for": each.annotator,
                "articles": each.report.articles,
                "sets": each.report.sets,
                "training": each.report.training,
            }
            for each in packed
        ]
    }


def merge_values(report: MergeReport) -> dict[str, Any]:
    """What came of a merge."""
    return {
        "package": str(report.path),
        "counts": {outcome.value: len(report.of(outcome)) for outcome in Outcome},
        "schema": report.schema,
        "sets": [
            {
                "outcome": each.outcome.value,
                "resolution": each.resolution.value,
                "article": each.here.article.id if each.here else None,
                "title": each.title,
                "annotator": each.annotator,
                "here": _side(each, here=True),
                "there": _side(each, here=False),
            }
            for each in report.sets
        ],
    }


def _side(each: Merged, *, here: bool) -> dict[str, Any] | None:
    own = each.here if here else each.there
    if own is None:
        return None
    return {
        "status": own.status.value,
        "spans": len(own),
        "arguments": len(own.arguments),
        "changed_at": each.changed_here if here else each.changed_there,
    }
