"""Confusion matrices: what gold calls so, an annotator calls otherwise; labels, and the roles of fillers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from annotator.domain.annotation_set import AnnotationSet
from annotator.quality.matching import Matching, Pair, matched
from annotator.quality.structures import fillers, states

NOTHING = ""
"""The category of what one side does not have."""


@dataclass
class Confusion:
    """Counts of pairs of categories, by layer.

    Attributes:
        labels: By layer: gold label, annotator's label.
        roles: By layer of the head: gold role, annotator's role of the same filler of the same head.
    """

    labels: dict[str, Counter[tuple[str, str]]] = field(default_factory=dict)
    roles: dict[str, Counter[tuple[str, str]]] = field(default_factory=dict)

    def add(self, gold: AnnotationSet, own: AnnotationSet, matching: Matching) -> None:
        """Take in an article.

        Args:
            gold: The reference.
            own: The annotator's set of the same article.
            matching: How their spans are paired.
        """
        for layer, pair in _label_pairs(matching):
            self.labels.setdefault(layer, Counter())[pair] += 1
        for heads in matching.pairs:
            for pair in _role_pairs(heads, gold, own):
                self.roles.setdefault(heads.reference.layer, Counter())[pair] += 1


def categories(counts: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """The categories of a matrix, sorted, that of nothing last."""
    found = {each for pair in counts for each in pair}
    return (*sorted(found - {NOTHING}), *([NOTHING] if NOTHING in found else []))


def _label_pairs(matching: Matching) -> Iterator[tuple[str, tuple[str, str]]]:
    for pair in matching.pairs:
        yield pair.reference.layer, (pair.reference.label, pair.candidate.label)
    for span in matching.missed:
        yield span.layer, (span.label, NOTHING)
    for span in matching.spurious:
        yield span.layer, (NOTHING, span.label)


def _role_pairs(heads: Pair, gold: AnnotationSet, own: AnnotationSet) -> Iterator[tuple[str, str]]:
    ours = [
        (role, span)
        for role in states(gold, heads.reference.id)
        for span in fillers(gold, heads.reference.id, role)
    ]
    theirs = [
        (role, span)
        for role in states(own, heads.candidate.id)
        for span in fillers(own, heads.candidate.id, role)
    ]
    if not ours and not theirs:
        return
    role_of = {("gold", id(span)): role for role, span in ours}
    role_of |= {("own", id(span)): role for role, span in theirs}
    found = matched([span for _, span in ours], [span for _, span in theirs], across_layers=True)
    for pair in found.pairs:
        yield role_of["gold", id(pair.reference)], role_of["own", id(pair.candidate)]
    for span in found.missed:
        yield role_of["gold", id(span)], NOTHING
    for span in found.spurious:
        yield NOTHING, role_of["own", id(span)]
