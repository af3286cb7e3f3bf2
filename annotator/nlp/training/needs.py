"""What there is to learn in some gold: which layers by which part, which labels, how long the spans are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.schema import LayerDef, Schema
from annotator.nlp.training.parts import Shape

LEAST_EXAMPLES = 3
"""Spans; a label with fewer is not learned, and what the rules propose of it stays."""
_SHORT = 3
"""Words; spans up to here are looked for among all runs of words."""
_MOSTLY = 0.9


@dataclass(frozen=True, slots=True)
class Needs:
    """What is to be learned.

    Attributes:
        names: The layer of names; ``None`` if none is to be learned.
        labels: Labels to learn, by layer.
        examples: Number of spans in the gold, by layer and label, also of those too few to learn.
        shape: What the trained parts have to be.
    """

    names: str | None
    labels: Mapping[str, tuple[str, ...]]
    examples: Mapping[str, Mapping[str, int]]
    shape: Shape

    @property
    def span_labels(self) -> Mapping[str, tuple[str, ...]]:
        """The labels of the span categoriser by layer."""
        return {layer: labels for layer, labels in self.labels.items() if layer != self.names}


def needs_of(learn: Sequence[AnnotationSet], schema: Schema, layers: Sequence[str]) -> Needs:
    """Look through the gold.

    Args:
        learn: What to learn from.
        schema: Of the corpus.
        layers: What to learn; layers that only fill roles in many words are left to the rules.
    """
    examples = {layer: _counted(learn, layer) for layer in layers}
    labels = {
        layer: tuple(label for label, count in counts.items() if count >= LEAST_EXAMPLES)
        for layer, counts in examples.items()
    }
    labels = {layer: names for layer, names in labels.items() if names}
    names = next((layer for layer in labels if is_names(schema.layers[layer])), None)
    lengths = [
        len(span.covered_text(each.article.text).split())
        for each in learn
        for span in each
        if span.layer in labels and span.layer != names
    ]
    spans = any(layer != names for layer in labels)
    long_ones = sum(length > _SHORT for length in lengths)
    longest = 0
    if len(lengths) > long_ones and _has_short_layer(learn, labels, names):
        longest = min(_SHORT, max(length for length in lengths if length <= _SHORT))
    shape = Shape(names=names is not None, spans=spans, longest=longest, clauses=long_ones > 0)
    return Needs(names, labels, examples, shape)


def is_names(layer: LayerDef) -> bool:
    """Whether a layer is one for ``ner``: names, without roles and not only fillers."""
    return not layer.roles and not layer.dependent and not layer.discontinuous


def _counted(learn: Sequence[AnnotationSet], layer: str) -> dict[str, int]:
    found = Counter(span.label for each in learn for span in each if span.layer == layer)
    return dict(sorted(found.items()))


def _has_short_layer(
    learn: Sequence[AnnotationSet], labels: Mapping[str, tuple[str, ...]], names: str | None
) -> bool:
    """Whether there is a layer whose spans are mostly single words or nearly, such as triggers."""
    for layer in labels:
        if layer == names:
            continue
        sizes = [
            len(span.covered_text(each.article.text).split())
            for each in learn
            for span in each
            if span.layer == layer
        ]
        if sum(size <= _SHORT for size in sizes) >= _MOSTLY * len(sizes):
            return True
    return False
