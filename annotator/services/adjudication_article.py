"""An article between its annotators, as a curator sees it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.article import Article
from annotator.domain.errors import DisagreementNotFoundError
from annotator.domain.ids import AnnotatorId
from annotator.domain.ports import Step
from annotator.domain.span import Span
from annotator.quality.cases import Case, Cases
from annotator.quality.matching import shared_length

_LETTERS = "ABCDEFGHIJKLM"
"""Keys of readings; N and O are decisions of their own."""


@dataclass(frozen=True)
class DeskArticle:
    """An article between its annotators.

    Attributes:
        article: The article.
        sets: Those that count, by key: the first one has the key A.
        gold: The gold set so far.
        suggestions: What machines propose; for work by hand.
        cases: What is to be decided, was decided or was voted on.
        shown: What each annotator is called: the name, or the key alone if the corpus is blind.
        undo: What undo would take back; votes are not taken back here.
    """

    article: Article
    sets: tuple[AnnotationSet, ...]
    gold: AnnotationSet
    suggestions: AnnotationSet
    cases: Cases
    shown: Mapping[AnnotatorId, str] = field(default_factory=dict)
    undo: Step | None = None

    @property
    def keys(self) -> dict[str, AnnotatorId]:
        """Whose reading each key stands for."""
        return {key: own.annotator for key, own in zip(_LETTERS, self.sets, strict=False)}

    def key_of(self, who: AnnotatorId) -> str:
        """The key of an annotator's reading."""
        return next(key for key, each in self.keys.items() if each == who)

    def set_of(self, who: AnnotatorId) -> AnnotationSet:
        """The set of an annotator."""
        return next(own for own in self.sets if own.annotator == who)

    @property
    def open_cases(self) -> tuple[Case, ...]:
        """What waits for a decision, by place."""
        return tuple(case for case in self.cases.cases if case.state.waits)

    def case(self, question: str) -> Case:
        """The case with this name.

        Raises:
            NotFoundError: If there is none.
        """
        found = self.cases.find(question)
        if found is None:
            raise DisagreementNotFoundError(id=question)
        return found

    def gold_span(self, case: Case) -> Span | None:
        """The gold span that stands for a case, if there is one."""
        claims = {span.signature for span in case.spans.values()}

        def fit(span: Span) -> tuple[bool, int]:
            shared = max(
                shared_length(span.fragments, each.fragments) for each in case.spans.values()
            )
            return span.signature in claims, shared

        found = [
            (fit(span), span)
            for span in self.gold.in_reading_order
            if span.layer == case.layer and span.begin < case.end and case.begin < span.end
        ]
        found = [each for each in found if each[0][1]]
        return max(found, key=lambda each: each[0])[1] if found else None
