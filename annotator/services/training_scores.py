"""How good a pipeline is on gold it has not seen, and whether another one is better."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.changes import Status
from annotator.domain.ids import SUGGESTIONS
from annotator.domain.ports import Suggester, SuggestRequest
from annotator.domain.schema import Schema
from annotator.quality.scores import Comparison, Counts, Measure, Unit, compare, summed

_LEAST_GAIN = 0.002
_UNITS = (Unit.SPAN, Unit.ARGUMENT)


@dataclass(frozen=True, slots=True)
class LabelScores:
    """The scores of two pipelines on one label or role, or on a whole layer.

    Attributes:
        layer: The layer.
        label: The label, or the role; empty: all labels of the layer.
        gold: How many spans people marked, or fillers of the role.
        present: Precision, recall and F1 of the pipeline in use; spans count if they are equal, fillers if they are and their
            heads share a word.
        new: Those of the new one.
        unit: What is counted.
    """

    layer: str
    label: str
    gold: int
    present: tuple[float, float, float]
    new: tuple[float, float, float]
    unit: Unit = Unit.SPAN


def measured(
    suggester: Suggester,
    gold: Sequence[AnnotationSet],
    schema: Schema,
    layers: frozenset[str],
    on_article: Callable[[], None],
) -> Comparison:
    """Compare what a pipeline proposes with gold.

    Args:
        suggester: The pipeline.
        gold: What people say, an annotation set for each article.
        schema: Of the corpus.
        layers: What counts.
        on_article: Called before each article.

    Raises:
        PipelineError: If the pipeline fails.
    """
    texts = ((each.article.id, each.article.text) for each in gold)
    proposals = suggester.suggest(texts, SuggestRequest(layers))
    found = []
    for own, (_, proposal) in zip(gold, proposals, strict=True):
        on_article()
        proposed = replace(
            own,
            annotator=SUGGESTIONS,
            status=Status.NEW,
            spans={span.id: span for span in proposal.spans},
            arguments={argument.id: argument for argument in proposal.arguments},
            decisions={},
            note="",
        )
        found.append(compare(own, proposed, schema, layers=layers))
    return summed(found)


def side_by_side(present: Comparison, new: Comparison, layers: Sequence[str]) -> list[LabelScores]:
    """The scores of both by layer and label, then by role; of each layer the whole first."""
    rows: list[LabelScores] = []
    for layer in layers:
        rows.append(_row(layer, "", present.micro(Unit.SPAN, layer), new.micro(Unit.SPAN, layer)))
        for unit in _UNITS:
            ours, theirs = present.items(unit, layer), new.items(unit, layer)
            for item in sorted({*ours, *theirs}):
                counts = ours.get(item, Counts()), theirs.get(item, Counts())
                rows.append(_row(layer, item.name, *counts, unit))
    return rows


def overall(comparison: Comparison, measure: Measure = Measure.EXACT) -> float:
    """F1 over all spans that count and all fillers of roles."""
    counted = [comparison.micro(unit) for unit in _UNITS]
    return _together(counted).score(measure).f1 or 0.0


def _together(counted: Sequence[Counts]) -> Counts:
    """What was counted of several things as one."""
    whole = Counts()
    for each in counted:
        whole = whole.plus(each)
    return whole


def is_better(present: Comparison, new: Comparison) -> bool:
    """Whether the new pipeline finds more of what people marked, spans and roles; a hair's breadth does not count."""
    return overall(new) >= overall(present) + _LEAST_GAIN


def score_values(rows: Sequence[LabelScores]) -> list[dict[str, Any]]:
    """The scores as JSON values."""
    return [
        {
            "layer": row.layer,
            "label": row.label,
            "unit": row.unit.value,
            "gold": row.gold,
            "present": _rounded(row.present),
            "new": _rounded(row.new),
        }
        for row in rows
    ]


def _rounded(scores: tuple[float, float, float]) -> dict[str, float]:
    names = ("precision", "recall", "f1")
    return {name: round(score, 4) for name, score in zip(names, scores, strict=True)}


def _row(
    layer: str, label: str, present: Counts, new: Counts, unit: Unit = Unit.SPAN
) -> LabelScores:
    gold = max(present.reference, new.reference)
    return LabelScores(layer, label, gold, _numbers(present), _numbers(new), unit)


def _numbers(counts: Counts) -> tuple[float, float, float]:
    score = counts.score()
    return (score.precision or 0.0, score.recall or 0.0, score.f1 or 0.0)
