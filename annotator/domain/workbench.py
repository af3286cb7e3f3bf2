"""What an annotator has on the desk for one article: the own set and what machines propose for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.argument import Argument
from annotator.domain.article import Article
from annotator.domain.changes import ChangeSet, Status, Verdict
from annotator.domain.errors import SpanNotFoundError
from annotator.domain.ids import SpanId
from annotator.domain.schema import Schema
from annotator.domain.span import Span
from annotator.domain.suggestion_filter import EVERYTHING, SuggestionFilter


@dataclass(frozen=True)
class Proposal:
    """What a pipeline proposes for one text: spans and the arguments between them."""

    spans: tuple[Span, ...] = ()
    arguments: tuple[Argument, ...] = ()


@dataclass(frozen=True, slots=True)
class Tally:
    """What the article list shows of one annotation set.

    Attributes:
        status: How far the annotator is.
        spans: Number of the annotator's spans.
        open_suggestions: Number of proposed spans not decided yet.
    """

    status: Status
    spans: int
    open_suggestions: int


@dataclass(frozen=True)
class Workbench:
    """One article under work.

    Attributes:
        own: The annotator's set.
        suggestions: The machines' set of the same article.
        only: Which suggestions the annotator wants to see; the others stay open and wait.
    """

    own: AnnotationSet
    suggestions: AnnotationSet
    only: SuggestionFilter = EVERYTHING

    @property
    def article(self) -> Article:
        """The article under work."""
        return self.own.article

    @cached_property
    def open_suggestions(self) -> tuple[Span, ...]:
        """Proposed spans nobody decided about and the annotator did not mark anyway, in reading order."""
        if not self.own.decisions and not self.own.spans:
            return self.suggestions.in_reading_order
        return tuple(span for span in self.suggestions if self._is_open(span))

    @cached_property
    def _open_ids(self) -> frozenset[SpanId]:
        return frozenset(span.id for span in self.open_suggestions)

    @cached_property
    def shown_suggestions(self) -> tuple[Span, ...]:
        """The open suggestions the annotator wants to see, and what fills roles of theirs, in reading order."""
        if not self.only.is_active:
            return self.open_suggestions
        admitted = {span.id for span in self.open_suggestions if self.only.admits(span)}
        fillers = {
            argument.filler
            for argument in self.suggestions.arguments.values()
            if argument.head in admitted
        }
        return tuple(span for span in self.open_suggestions if span.id in admitted | fillers)

    @cached_property
    def shown_ids(self) -> frozenset[SpanId]:
        """Ids of ``shown_suggestions``."""
        return frozenset(span.id for span in self.shown_suggestions)

    def queue(self, schema: Schema, hidden: frozenset[str] = frozenset()) -> tuple[Span, ...]:
        """The open suggestions to walk through, in reading order.

        Dependent spans of an open head that is shown are left out: they are decided with it. So is what the filter
        shows only because it fills a role.

        Args:
            schema: Says which layers are dependent.
            hidden: Layers that are not shown.
        """
        return tuple(self._walk(schema, hidden))

    def has_queue(self, schema: Schema, hidden: frozenset[str] = frozenset()) -> bool:
        """Whether ``queue`` would find anything; does not look further than the first."""
        return next(self._walk(schema, hidden), None) is not None

    @property
    def tally(self) -> Tally:
        """The counts the article list shows."""
        return Tally(self.own.status, len(self.own), len(self.open_suggestions))

    def is_open(self, span_id: SpanId) -> bool:
        """Whether this is a suggestion that waits for a decision."""
        return span_id in self._open_ids

    def find(self, span_id: SpanId) -> Span:
        """An own span or an open suggestion.

        Raises:
            NotFoundError: If it is neither.
        """
        if span_id in self.own.spans:
            return self.own.spans[span_id]
        if span_id in self._open_ids:
            return self.suggestions.spans[span_id]
        raise SpanNotFoundError(id=span_id)

    def verdict_on(self, suggestion: Span) -> Verdict | None:
        """What was decided about a suggestion."""
        return self.own.decisions.get(suggestion.signature)

    def apply(self, change_set: ChangeSet) -> Workbench:
        """The workbench after the annotator's changes."""
        return replace(self, own=self.own.apply(change_set))

    def showing(self, only: SuggestionFilter) -> Workbench:
        """The workbench with other suggestions shown."""
        return self if only == self.only else replace(self, only=only)

    def with_suggestions(self, suggestions: AnnotationSet) -> Workbench:
        """The workbench after the machines proposed anew."""
        return replace(self, suggestions=suggestions)

    def _walk(self, schema: Schema, hidden: frozenset[str]) -> Iterator[Span]:
        return (
            span
            for span in self.shown_suggestions
            if span.layer not in hidden
            and self.only.admits(span)
            and not (schema.layer(span.layer).dependent and self._serves_open_head(span))
        )

    def _serves_open_head(self, suggestion: Span) -> bool:
        return any(
            argument.filler == suggestion.id and argument.head in self.shown_ids
            for argument in self.suggestions.arguments_with(suggestion.id)
        )

    def _is_open(self, suggestion: Span) -> bool:
        signature = suggestion.signature
        return signature not in self.own.decisions and signature not in self.own.by_signature
