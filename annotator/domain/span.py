"""Spans: labelled stretches of text, possibly with gaps."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Annotated, Any, Self, TypeAlias

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer, model_validator

from annotator.domain.ids import SpanId
from annotator.domain.offsets import (
    Fragments,
    TextRange,
    are_fragments,
    covered_text,
    fragments_text,
)
from annotator.domain.provenance import Provenance

AttributeValue: TypeAlias = str | bool


def _to_fragments(value: Any) -> Any:  # noqa: ANN401 - pydantic hands in what it was given
    if isinstance(value, (list, tuple)):
        return tuple(
            TextRange(*item) if isinstance(item, (list, tuple)) and len(item) == 2 else item  # noqa: PLR2004 - a pair
            for item in value
        )
    return value


FragmentsField = Annotated[
    Fragments,
    BeforeValidator(_to_fragments, json_schema_input_type=list[tuple[int, int]]),
    PlainSerializer(
        lambda parts: [[part.begin, part.end] for part in parts], return_type=list[list[int]]
    ),
]


class Span(BaseModel):
    """One labelled stretch of text on one layer, possibly with gaps.

    Attributes:
        id: Stable across undo, storage and export; unique within an annotation set.
        layer: Id of the layer that defines which labels and overlaps are legal.
        label: One of the layer's labels.
        fragments: The stretches it covers, in reading order, disjoint. More than one for e.g. a
            German separable verb: *kündigte … an*. As JSON a list of ``[begin, end]``.
        attributes: Values of the layer's attributes; what is not set is unknown.
        provenance: Who or what made it.
        seen: Whether a person has looked at it; false for imported or copied-in machine work.
        note: A remark of the annotator.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: SpanId
    layer: str
    label: str
    fragments: FragmentsField
    provenance: Provenance
    attributes: dict[str, AttributeValue] = Field(default_factory=dict)
    seen: bool = True
    note: str = ""

    @model_validator(mode="after")
    def _check_fragments(self) -> Self:
        if not are_fragments(self.fragments):
            raise ValueError(
                f"fragments are missing, overlap or are out of order: {self.fragments}"
            )
        return self

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """A copy with other values, which are taken as they are."""
        copy = super().model_copy(update=update, deep=deep)
        copy.__dict__.pop("signature", None)  # remembered for the values before
        return copy

    @property
    def begin(self) -> int:
        """First code point of the first fragment."""
        return self.fragments[0].begin

    @property
    def end(self) -> int:
        """One past the last code point of the last fragment."""
        return self.fragments[-1].end

    @property
    def extent(self) -> TextRange:
        """From the first fragment's begin to the last one's end, gaps included."""
        return TextRange(self.begin, self.end)

    @cached_property
    def signature(self) -> str:
        """What it claims about the text, without who or when: equal claims have equal signatures."""
        return signature_of(self.layer, self.label, self.fragments)

    def covered_text(self, text: str) -> str:
        """What the fragments cover, gaps shown as an ellipsis."""
        return covered_text(self.fragments, text)

    def overlaps(self, other: Span) -> bool:
        """Whether any two fragments share a code point."""
        return any(mine.overlaps(theirs) for mine in self.fragments for theirs in other.fragments)


_FIELDS = set(Span.model_fields)  # shared by all: pydantic copies it before it changes it
_set = object.__setattr__


def sound_span(values: dict[str, Any]) -> Span:
    """A span of values that were checked before, e.g. when they were stored; a fifth of the time.

    What ``Span.model_construct`` does, without its search for defaults and aliases.

    Args:
        values: All fields, each of its final type; becomes the span's own.
    """
    span = Span.__new__(Span)
    _set(span, "__dict__", values)
    _set(span, "__pydantic_fields_set__", _FIELDS)
    _set(span, "__pydantic_extra__", None)
    _set(span, "__pydantic_private__", None)
    return span


def signature_of(layer: str, label: str, fragments: Fragments) -> str:
    """The signature of a span with these parts, e.g. ``cue|cue|5-11,40-43``."""
    first = fragments[0]
    if len(fragments) == 1:  # nearly always, and thousands of times when an article is opened
        return f"{layer}|{label}|{first.begin}-{first.end}"
    return f"{layer}|{label}|{fragments_text(fragments)}"


def reading_order(span: Span) -> tuple[int, int, str, str]:
    """Sort key: by begin, longer first, then layer and id, so that the order is stable."""
    fragments = span.fragments
    return (fragments[0].begin, -fragments[-1].end, span.layer, span.id)
