"""Annotation sets: all annotations of one article by one annotator; immutable, changed by change sets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from annotator.domain.argument import Argument
from annotator.domain.article import Article
from annotator.domain.changes import (
    ArgumentAdded,
    ArgumentRemoved,
    ArgumentReplaced,
    Change,
    ChangeSet,
    DecisionChanged,
    NoteChanged,
    SpanAdded,
    SpanRemoved,
    SpanReplaced,
    Status,
    StatusChanged,
    Verdict,
)
from annotator.domain.errors import OutOfTextError, SpanNotFoundError, StaleChangeError
from annotator.domain.ids import AnnotatorId, ArgumentId, SpanId
from annotator.domain.places import Places
from annotator.domain.reason import Reason
from annotator.domain.span import Span, reading_order


@dataclass(frozen=True)
class AnnotationSet:
    """All annotations of one article by one annotator (or by machines, or the gold set).

    Attributes:
        article: The text all offsets refer to.
        annotator: Whose set it is.
        status: How far the annotator is.
        spans: By id.
        arguments: By id; heads and fillers are among ``spans``.
        decisions: What was decided about suggestions, by their signature.
        note: The annotator's remark on the article.
    """

    article: Article
    annotator: AnnotatorId
    status: Status = Status.NEW
    spans: Mapping[SpanId, Span] = field(default_factory=dict)
    arguments: Mapping[ArgumentId, Argument] = field(default_factory=dict)
    decisions: Mapping[str, Verdict] = field(default_factory=dict)
    note: str = ""

    def __iter__(self) -> Iterator[Span]:
        """The spans in reading order."""
        return iter(self.in_reading_order)

    def __len__(self) -> int:
        return len(self.spans)

    def __bool__(self) -> bool:
        return True  # a set without spans is a set, as somebody asking ``own or …`` should find

    @cached_property
    def in_reading_order(self) -> tuple[Span, ...]:
        """The spans by begin, longer first."""
        return tuple(sorted(self.spans.values(), key=reading_order))

    @cached_property
    def by_signature(self) -> Mapping[str, Span]:
        """The spans by what they claim about the text."""
        return {span.signature: span for span in self.spans.values()}

    @cached_property
    def places(self) -> Places:
        """Where the spans are; a set that was made by changing another one has it from there."""
        return Places.of(self.spans.values())

    def made_from(self, suggestion: Span) -> Span | None:
        """The span a suggestion became: an equal one, or the one made from it and corrected since."""
        equal = self.places.with_signature(suggestion.signature)
        if equal is not None or suggestion.signature not in self.decisions:
            return equal
        made = (span for span in self.spans.values() if span.provenance.suggestion == suggestion.id)
        return next(made, None)

    @cached_property
    def _arguments_by_span(self) -> Mapping[SpanId, tuple[Argument, ...]]:
        found: dict[SpanId, list[Argument]] = {}
        for argument in self.arguments.values():
            found.setdefault(argument.head, []).append(argument)
            if argument.filler is not None:
                found.setdefault(argument.filler, []).append(argument)
        return {span: tuple(arguments) for span, arguments in found.items()}

    def span(self, span_id: SpanId) -> Span:
        """The span with this id.

        Raises:
            NotFoundError: If it is not in the set.
        """
        try:
            return self.spans[span_id]
        except KeyError:
            raise SpanNotFoundError(id=span_id) from None

    def covered_text(self, span: Span) -> str:
        """What the span covers, gaps shown as an ellipsis."""
        return span.covered_text(self.article.text)

    def arguments_of(self, head: SpanId) -> tuple[Argument, ...]:
        """The arguments whose head this span is, in the order they were made."""
        return tuple(a for a in self._arguments_by_span.get(head, ()) if a.head == head)

    def arguments_with(self, span_id: SpanId) -> tuple[Argument, ...]:
        """The arguments that hang on this span, as head or as filler."""
        return self._arguments_by_span.get(span_id, ())

    def apply(self, change_set: ChangeSet) -> AnnotationSet:
        """The set after the changes; all of them, or an error and nothing.

        Raises:
            StaleChangeError: If the set is not in the state the changes were planned for.
            OutOfTextError: If a span would end after the text.
        """
        if (change_set.article, change_set.annotator) != (self.article.id, self.annotator):
            raise StaleChangeError(what=Reason("another article or annotator"))
        return self.after(change_set.changes)

    def after(self, changes: Iterable[Change]) -> AnnotationSet:
        """The set after changes that are part of an action in the making; raises as ``apply`` does."""
        state = _Draft(self)
        for change in changes:
            state.take_in(change)
        return state.finished()


class _Draft:
    """A set while the changes of one change set come in."""

    def __init__(self, base: AnnotationSet) -> None:
        self._base = base
        self._spans = dict(base.spans)
        self._arguments = dict(base.arguments)
        self._decisions = dict(base.decisions)
        self._status = base.status
        self._note = base.note
        self._links_touched = False
        # Only of a set that was asked for it: planning hundreds of steps asks each set before the next.
        self._places: Places | None = base.__dict__.get("places")

    def take_in(self, change: Change) -> None:
        """Apply one change."""
        match change:
            case SpanAdded(span=span):
                self._put_span(span, None)
            case SpanReplaced(before=before, after=after):
                self._put_span(after, before)
            case SpanRemoved(span=span):
                self._require(self._spans.get(span.id) == span, span.label)
                del self._spans[span.id]
                self._move(span, None)
                self._links_touched = True
            case ArgumentAdded() | ArgumentReplaced() | ArgumentRemoved():
                self._take_in_argument(change)
            case _:
                self._take_in_state(change)

    def finished(self) -> AnnotationSet:
        """The set with all changes; refuses an argument that points to nothing."""
        if self._links_touched:
            for argument in self._arguments.values():
                ends = (
                    {argument.head} if argument.filler is None else {argument.head, argument.filler}
                )
                self._require(ends <= self._spans.keys(), argument.role)
        made = replace(
            self._base,
            spans=self._spans,
            arguments=self._arguments,
            decisions=self._decisions,
            status=self._status,
            note=self._note,
        )
        if self._places is not None:
            made.__dict__["places"] = self._places
        return made

    def _move(self, before: Span | None, after: Span | None) -> None:
        if self._places is not None:
            self._places = self._places.changed(before, after)

    def _put_span(self, span: Span, before: Span | None) -> None:
        self._require(self._spans.get(span.id) == before, span.label)
        length = len(self._base.article.text)
        if span.end > length:
            raise OutOfTextError(begin=span.begin, end=span.end, length=length)
        self._spans[span.id] = span
        self._move(before, span)

    def _take_in_argument(self, change: ArgumentAdded | ArgumentReplaced | ArgumentRemoved) -> None:
        self._links_touched = True
        match change:
            case ArgumentAdded(argument=argument):
                self._require(argument.id not in self._arguments, argument.role)
                self._arguments[argument.id] = argument
            case ArgumentReplaced(before=before, after=after):
                self._require(self._arguments.get(after.id) == before, after.role)
                self._arguments[after.id] = after
            case ArgumentRemoved(argument=argument):
                self._require(self._arguments.get(argument.id) == argument, argument.role)
                del self._arguments[argument.id]

    def _take_in_state(self, change: DecisionChanged | StatusChanged | NoteChanged) -> None:
        match change:
            case DecisionChanged(signature=signature, before=was, after=verdict):
                self._require(self._decisions.get(signature) == was, signature)
                if verdict is None:
                    del self._decisions[signature]
                else:
                    self._decisions[signature] = verdict
            case StatusChanged():
                self._require(self._status == change.before, Reason("the status"))
                self._status = change.after
            case NoteChanged():
                self._require(self._note == change.before, Reason("the note"))
                self._note = change.after

    @staticmethod
    def _require(holds: bool, what: str) -> None:  # noqa: FBT001 - the condition itself
        if not holds:
            raise StaleChangeError(what=what)
