"""The gold one learns from: which sets these are, how many, and which of them are held out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.changes import Status
from annotator.domain.ids import GOLD, AnnotatorId
from annotator.domain.ports import ArticleQuery, CorpusStore
from annotator.domain.schema import Schema
from annotator.services.chosen_sets import Missing, chosen_set

FEW_EXAMPLES: Final = 50
"""Spans; with fewer a label is hardly learned."""
FEW_ARTICLES: Final = 50
LEAST_ARTICLES = 5
_HELD_OUT_BELOW = "3333"
"""Hashes of texts are evenly spread: a fifth of them begin so."""


@dataclass(frozen=True, slots=True)
class GoldSize:
    """How much gold there is.

    Attributes:
        articles: Finished articles with gold.
        spans: Number of spans by layer and label.
        left_out: How many articles have none, by reason.
    """

    articles: int
    spans: Mapping[str, Mapping[str, int]]
    left_out: Mapping[str, int] = field(default_factory=dict)

    def few(self, layers: Sequence[str]) -> list[tuple[str, str, int]]:
        """The labels of these layers with too few examples to be learned well: layer, label, number."""
        return [
            (layer, label, count)
            for layer in layers
            for label, count in self.spans.get(layer, {}).items()
            if count < FEW_EXAMPLES
        ]


def gold_size(store: CorpusStore) -> GoldSize:
    """How much gold a corpus has: finished articles, adjudicated or of one person."""
    return size_of(*finished_gold(store))


def learnable(schema: Schema) -> list[str]:
    """The layers that can be learned: those that are not only there to fill roles."""
    return [name for name, layer in schema.layers.items() if not layer.dependent]


def finished_gold(store: CorpusStore) -> tuple[list[AnnotationSet], Counter[str]]:
    """The sets one learns from: of finished articles, adjudicated or of one person; how many have none, by reason."""
    found: list[AnnotationSet] = []
    left_out: Counter[str] = Counter()
    with store.open_unit_of_work() as work:
        for article in list(work.articles.ids(ArticleQuery(AnnotatorId(GOLD)))):
            persons = work.annotations.annotators_of(article)
            whose = chosen_set(GOLD, persons, suggested=False)
            if isinstance(whose, Missing):
                left_out[whose.value] += 1
                continue
            own = work.annotations.get(article, whose)
            if own.status is Status.DONE:
                found.append(own)
            else:
                left_out["not done"] += 1
    return found, left_out


def size_of(gold: Sequence[AnnotationSet], left_out: Mapping[str, int]) -> GoldSize:
    """How much gold sets are."""
    spans: dict[str, Counter[str]] = {}
    for each in gold:
        for span in each:
            spans.setdefault(span.layer, Counter())[span.label] += 1
    counted = {layer: dict(sorted(found.items())) for layer, found in sorted(spans.items())}
    return GoldSize(len(gold), counted, dict(left_out))


def parted(gold: Sequence[AnnotationSet]) -> tuple[list[AnnotationSet], list[AnnotationSet]]:
    """What is learned from, and what is held out: by the text alone, so an article stays where it was."""
    ordered = sorted(gold, key=lambda each: each.article.sha256)
    held_out = sum(each.article.sha256 < _HELD_OUT_BELOW for each in ordered)
    # Of a few articles chance may put none, or nearly all, on one side.
    least, most = max(1, len(ordered) // 10), max(1, len(ordered) * 2 // 5)
    border = min(max(held_out, least), most)
    return ordered[border:], ordered[:border]


def size_values(size: GoldSize) -> dict[str, Any]:
    """How much gold there is as JSON values."""
    return {
        "articles": size.articles,
        "spans": {layer: dict(labels) for layer, labels in size.spans.items()},
        "left_out": dict(size.left_out),
        "enough": size.articles >= LEAST_ARTICLES,
    }
