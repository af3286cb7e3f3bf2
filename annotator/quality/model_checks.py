"""Gold against a model that has not seen it: where a trained pipeline disagrees, strongest first.

A disagreement is as strong as what speaks for the model: its confidence in what it proposes, times how often people agree with
it rather than differ in this way, where the same rule says the same label of articles it has not seen; where it proposes nothing,
how often it finds what is marked with this label.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
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

_Said = tuple[str, str, str, bool]
"""Layer, label, rule, and whether it lies within something longer that is marked."""

LEAST: Final = 0.5
LEAST_SPURIOUS: Final = 0.7
_ENOUGH = 5
"""Spans; of a label with fewer nobody knows how well the model knows it."""
_LEANING = 5
"""Spans; as much as that a rule leans on what all rules together say of its label."""
_ANY_RULE = "*"


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


@dataclass(frozen=True)
class Compared:
    """An article as people mark it and as a model does that has not seen it.

    Attributes:
        gold: What people say.
        proposal: What the model says.
        differences: Between the two.
    """

    gold: AnnotationSet
    proposal: AnnotationSet
    differences: tuple[Difference, ...]

    def is_within(self, span: Span, partner: Span | None = None) -> bool:
        """Whether something longer is marked around it on its layer, apart from what it was compared with."""
        return any(
            other.layer == span.layer
            and other is not partner
            and other.extent != span.extent
            and other.extent.contains(span.extent)
            for other in self.gold
        )


def compared(
    gold: AnnotationSet, proposal: AnnotationSet, schema: Schema, layers: frozenset[str]
) -> Compared:
    """Hold what a model says against what people say.

    Args:
        gold: What people say.
        proposal: What the model says of the same article.
        schema: Of the corpus.
        layers: What the model has learned.
    """
    return Compared(gold, proposal, tuple(differences_of(gold, proposal, schema, layers=layers)))


@dataclass
class Trust:
    """How far the model is to be believed, counted on articles it has not seen.

    A pipeline is not as good at everything: each of its rules is counted by itself, leaning on all of them together while
    it has said little. What people keep marking otherwise in the same way is their convention, not their mistake.

    Attributes:
        agreed: How often people mark exactly what was said, by what was said.
        against: How often they do not, by the way in which and by what was said.
        proposed: How often it proposed the label.
        marked: How often the label is marked.
        found: How often it said exactly what is marked.
        articles: In how many articles words are marked with a label.
    """

    agreed: Counter[_Said] = field(default_factory=Counter)
    against: Counter[tuple[str, _Said]] = field(default_factory=Counter)
    proposed: Counter[Label] = field(default_factory=Counter)
    marked: Counter[Label] = field(default_factory=Counter)
    found: Counter[Label] = field(default_factory=Counter)
    articles: Counter[tuple[str, str, str]] = field(default_factory=Counter)

    def count(self, article: Compared) -> None:
        """Count an article in."""
        text = article.gold.article.text
        self.marked.update((span.layer, span.label) for span in article.gold)
        self.articles.update({_words_of(span, text) for span in article.gold})
        self.proposed.update((span.layer, span.label) for span in article.proposal)
        for span in article.proposal:
            if span.signature in article.gold.by_signature:
                self.found[span.layer, span.label] += 1
                for said in _ways_said(span, within=article.is_within(span)):
                    self.agreed[said] += 1
        for each in article.differences:
            way, theirs = _way(each), each.candidate
            if way is not None and theirs is not None:
                for said in _ways_said(theirs, within=article.is_within(theirs, each.reference)):
                    self.against[way, said] += 1

    def reliability(self, article: Compared, each: Difference) -> float:
        """How often people agree where the model says such a thing, and do not differ from it in this way.

        0 where nobody knows, and for what the model says in passing: another label for other words.
        """
        way, span = _way(each), each.candidate
        if way is None or span is None or self.proposed[span.layer, span.label] < _ENOUGH:
            return 0.0
        by_rule, by_label = _ways_said(span, within=article.is_within(span, each.reference))
        usual = (self.agreed[by_label] + 1) / (
            self.agreed[by_label] + self.against[way, by_label] + 2
        )
        seen = self.agreed[by_rule] + self.against[way, by_rule]
        return (self.agreed[by_rule] + _LEANING * usual) / (seen + _LEANING)

    def recall(self, layer: str, label: str) -> float:
        """How often it finds what is marked with the label; 0 where nobody knows."""
        count = self.marked[layer, label]
        return self.found[layer, label] / count if count >= _ENOUGH else 0.0

    def is_known(self, span: Span, text: str) -> bool:
        """Whether another article has the same words with the same label: then it is the model that does not know them."""
        return self.articles[_words_of(span, text)] > 1


def disagreements(article: Compared, trust: Trust) -> list[Finding]:
    """Where a model disagrees strongly enough with a set, strongest first.

    Args:
        article: As people mark it and as the model does.
        trust: How far the model is to be believed.
    """
    found = []
    for each in article.differences:
        finding = _finding(article, each, trust)
        if finding is not None:
            found.append(finding)
    return sorted(found, key=strength, reverse=True)


def _way(each: Difference) -> str | None:
    """In which way people differ from what the model says; ``None``: it says nothing, or nothing definite."""
    ours, theirs = each.reference, each.candidate
    match each.kind:
        case DifferenceKind.SPURIOUS:
            return "unmarked"
        case DifferenceKind.LABEL if ours is not None and theirs is not None:
            return f"label {ours.label}" if ours.fragments == theirs.fragments else None
        case DifferenceKind.FRAGMENTS if ours is not None and theirs is not None:
            return "edges" if ours.label == theirs.label else None
        case _:
            return None


def _ways_said(span: Span, *, within: bool) -> tuple[_Said, _Said]:
    """What was said, by its rule and by its label alone."""
    return (
        (span.layer, span.label, span.provenance.rule, within),
        (span.layer, span.label, _ANY_RULE, within),
    )


def strength(finding: Finding) -> float:
    """How strongly the model disagrees, in ``[0, 1]``."""
    score = finding.params.get("score")
    return score / 100 if isinstance(score, int) else 0.0


def _finding(article: Compared, each: Difference, trust: Trust) -> Finding | None:
    ours, theirs, text = each.reference, each.candidate, article.gold.article.text
    if theirs is None:
        return _unfound(each, text, trust)
    score = _confidence(theirs) * trust.reliability(article, each)
    if score < LEAST:
        return None
    if ours is None:
        return _made(MISSING, None, theirs, text, score, fragments=_offsets(theirs))
    if each.kind is DifferenceKind.LABEL:
        return _made(LABEL, ours, ours, text, score, other_label=theirs.label)
    other = _line(theirs, text)
    return _made(EDGE, ours, ours, text, score, other=other, fragments=_offsets(theirs))


def _unfound(each: Difference, text: str, trust: Trust) -> Finding | None:
    ours = each.reference
    if each.kind is not DifferenceKind.MISSED or ours is None or trust.is_known(ours, text):
        return None
    score = trust.recall(ours.layer, ours.label)
    return _made(SPURIOUS, ours, ours, text, score) if score >= LEAST_SPURIOUS else None


def _words_of(span: Span, text: str) -> tuple[str, str, str]:
    return span.layer, span.label, _line(span, text)


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
