"""Gold against a model that has not seen it: where a trained pipeline disagrees, strongest first.

A disagreement is as strong as what speaks for the model: its confidence in what it proposes, times how often it is right with
this label on articles it has not seen; where it proposes nothing, how often it finds what is marked with this label.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.offsets import TextRange
from annotator.domain.schema import Schema
from annotator.domain.span import Span
from annotator.quality.consistency_rules import mark, relabel
from annotator.quality.differences import Difference, DifferenceKind
from annotator.quality.differences import differences as differences_of
from annotator.quality.finding import CorpusCheck, Finding, Reading, Severity
from annotator.quality.repairs import Refit

Label = tuple[str, str]
"""A layer and one of its labels."""

LEAST_MISSING: Final = 0.5
LEAST_SPURIOUS: Final = 0.7
LEAST_LABEL: Final = 0.4
LEAST_EDGE: Final = 0.5
_ENOUGH = 5
"""Spans; of a label with fewer nobody knows how well the model knows it."""


def _refit(reading: Reading, finding: Finding) -> Iterator[Refit]:
    del reading
    parts = finding.params.get("fragments")
    if finding.about is not None and isinstance(parts, list):
        yield Refit(finding.about, tuple(TextRange(*part) for part in parts))


MISSING: Final = CorpusCheck(
    id="model-missing",
    severity=Severity.HINT,
    template="A model that has not seen this article would mark “{part}” as {label} ({score} %).",
    fix=mark,
)
SPURIOUS: Final = CorpusCheck(
    id="model-spurious",
    severity=Severity.HINT,
    template="A model that has not seen this article would not mark “{part}” as {label} ({score} %).",
)
LABEL: Final = CorpusCheck(
    id="model-label",
    severity=Severity.HINT,
    template="“{part}” is {label}; a model that has not seen this article says {other_label} ({score} %).",
    fix=relabel,
)
EDGE: Final = CorpusCheck(
    id="model-edge",
    severity=Severity.HINT,
    template="“{part}” is marked; a model that has not seen this article would mark “{other}” ({score} %).",
    fix=_refit,
)
CHECKS: Final[tuple[CorpusCheck, ...]] = (MISSING, SPURIOUS, LABEL, EDGE)
IDS: Final = frozenset(check.id for check in CHECKS)


@dataclass
class Trust:
    """How well the model knows each label, counted on articles it has not seen.

    Attributes:
        agreed: How often it said exactly what is marked.
        proposed: How often it proposed the label.
        marked: How often the label is marked.
    """

    agreed: dict[Label, int] = field(default_factory=dict)
    proposed: dict[Label, int] = field(default_factory=dict)
    marked: dict[Label, int] = field(default_factory=dict)

    def count(self, gold: AnnotationSet, proposal: AnnotationSet) -> None:
        """Count an article in."""
        for counts, spans in ((self.marked, gold), (self.proposed, proposal)):
            for span in spans:
                label = span.layer, span.label
                counts[label] = counts.get(label, 0) + 1
        for signature, span in gold.by_signature.items():
            if signature in proposal.by_signature:
                label = span.layer, span.label
                self.agreed[label] = self.agreed.get(label, 0) + 1

    def precision(self, layer: str, label: str) -> float:
        """How often it is right where it proposes the label; 0 where nobody knows."""
        return self._share(self.proposed, (layer, label))

    def recall(self, layer: str, label: str) -> float:
        """How often it finds what is marked with the label; 0 where nobody knows."""
        return self._share(self.marked, (layer, label))

    def _share(self, whole: Mapping[Label, int], label: Label) -> float:
        count = whole.get(label, 0)
        return self.agreed.get(label, 0) / count if count >= _ENOUGH else 0.0


def disagreements(
    gold: AnnotationSet,
    proposal: AnnotationSet,
    schema: Schema,
    layers: frozenset[str],
    trust: Trust,
) -> list[Finding]:
    """Where a model disagrees strongly enough with a set, strongest first.

    Args:
        gold: What people say.
        proposal: What the model says of the same article.
        schema: Of the corpus.
        layers: What the model has learned.
        trust: How well it knows the labels.
    """
    found = []
    for each in differences_of(gold, proposal, schema, layers=layers):
        finding = _finding(each, gold.article.text, trust)
        if finding is not None:
            found.append(finding)
    return sorted(found, key=strength, reverse=True)


def strength(finding: Finding) -> float:
    """How strongly the model disagrees, in ``[0, 1]``."""
    score = finding.params.get("score")
    return score / 100 if isinstance(score, int) else 0.0


def _finding(each: Difference, text: str, trust: Trust) -> Finding | None:
    ours, theirs = each.reference, each.candidate
    match each.kind:
        case DifferenceKind.SPURIOUS if theirs is not None:
            score = _confidence(theirs) * trust.precision(theirs.layer, theirs.label)
            if score >= LEAST_MISSING:
                return _made(MISSING, None, theirs, text, score, fragments=_offsets(theirs))
        case DifferenceKind.MISSED if ours is not None:
            score = trust.recall(ours.layer, ours.label)
            if score >= LEAST_SPURIOUS:
                return _made(SPURIOUS, ours, ours, text, score)
        case DifferenceKind.LABEL if ours is not None and theirs is not None:
            score = _confidence(theirs) * trust.precision(theirs.layer, theirs.label)
            if score >= LEAST_LABEL:
                return _made(LABEL, ours, ours, text, score, other_label=theirs.label)
        case DifferenceKind.FRAGMENTS if ours is not None and theirs is not None:
            score = _confidence(theirs) * trust.precision(theirs.layer, theirs.label)
            if score >= LEAST_EDGE and ours.label == theirs.label:
                other = _line(theirs, text)
                return _made(EDGE, ours, ours, text, score, other=other, fragments=_offsets(theirs))
        case _:
            pass
    return None


def _confidence(span: Span) -> float:
    score = span.provenance.score
    return 1.0 if score is None else score


def _made(
    check: CorpusCheck, about: Span | None, span: Span, text: str, score: float, **rest: object
) -> Finding:
    told = {"part": _line(span, text), "label": span.label, "layer": span.layer}
    return Finding(check, about, span.extent, {**told, "score": round(100 * score), **rest})


def _line(span: Span, text: str) -> str:
    return " ".join(span.covered_text(text).split())


def _offsets(span: Span) -> list[list[int]]:
    return [[part.begin, part.end] for part in span.fragments]
