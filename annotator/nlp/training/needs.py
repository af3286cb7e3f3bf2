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
_LONGEST_NAME = 5
"""Words; longer names are found by ``ner`` and the rules only."""


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
    wanted = layer_of_names(schema)
    names = wanted if wanted in labels else None
    sizes = {layer: _sizes(learn, layer) for layer in labels}
    others = {layer: found for layer, found in sizes.items() if layer != names}
    short = [found for found in others.values() if _are_short(found)]
    shape = Shape(
        names=min(_LONGEST_NAME, max(sizes[names])) if names is not None else 0,
        longest=max((size for found in short for size in found if size <= _SHORT), default=0),
        clauses=any(not _are_short(found) for found in others.values()),
    )
    return Needs(names, labels, examples, shape)


def layer_of_names(schema: Schema) -> str | None:
    """The layer for ``ner``: ``entity`` where the schema has it, else the first one of independent spans without roles."""
    if "entity" in schema.layers:
        return "entity"
    return next((name for name, layer in schema.layers.items() if _is_plain(layer)), None)


def _is_plain(layer: LayerDef) -> bool:
    return not layer.roles and not layer.dependent and not layer.discontinuous


def _counted(learn: Sequence[AnnotationSet], layer: str) -> dict[str, int]:
    found = Counter(span.label for each in learn for span in each if span.layer == layer)
    return dict(sorted(found.items()))


def _sizes(learn: Sequence[AnnotationSet], layer: str) -> list[int]:
    """The lengths of the spans of a layer, in words."""
    return [
        len(span.covered_text(each.article.text).split())
        for each in learn
        for span in each
        if span.layer == layer
    ]


def _are_short(sizes: Sequence[int]) -> bool:
    """Whether spans are mostly single words or nearly, as triggers are."""
    return sum(size <= _SHORT for size in sizes) >= _MOSTLY * len(sizes)
