"""The lines of the native JSONL format: one line an article and one annotation set of it.

The types are the format, whatever becomes of the model behind it: they check what is read, and the JSON
Schema in docs/formats is made from them. Offsets are code points, half open, into ``text``.

Spans and arguments are plain typed dictionaries, so that pydantic checks them without a call of Python
for each; a file of 10,000 articles has hundreds of thousands.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from math import isfinite
from typing import Annotated, Any, Final, Literal, NotRequired, Self

from pydantic import (
    AwareDatetime,
    BaseModel,
    ConfigDict,
    Field,
    JsonValue,
    StrictBool,
    StrictInt,
    StrictStr,
    model_validator,
)
from typing_extensions import TypedDict  # pydantic asks for this one before Python 3.12

from annotator.domain.argument import Argument, RoleState
from annotator.domain.article import text_hash
from annotator.domain.changes import Status, Verdict
from annotator.domain.ids import SUGGESTIONS, AnnotatorId, ArgumentId, ArticleId, SpanId
from annotator.domain.offsets import Fragments, TextRange, are_fragments, normalise_text
from annotator.domain.provenance import Origin, Provenance, sound_provenance
from annotator.domain.span import Span, sound_span

FORMAT: Final = "annotator-jsonl-1"
"""Name and version of what is written."""

_STRICT = ConfigDict(extra="forbid", allow_inf_nan=False)


class ProvenanceRecord(TypedDict):
    """Who or what made it, how, when, from which suggestion."""

    __pydantic_config__ = _STRICT  # type: ignore[misc]  # how a TypedDict is configured

    origin: Origin
    by: str
    at: NotRequired[datetime | None]
    rule: NotRequired[str]
    score: NotRequired[Annotated[float, Field(ge=0.0, le=1.0)] | None]
    why: NotRequired[str]
    suggestion: NotRequired[str | None]


class SpanRecord(TypedDict):
    """One labelled stretch of text on one layer, possibly with gaps."""

    __pydantic_config__ = _STRICT  # type: ignore[misc]  # how a TypedDict is configured

    id: str
    layer: str
    label: str
    fragments: list[tuple[StrictInt, StrictInt]]
    provenance: ProvenanceRecord
    attributes: NotRequired[dict[str, StrictStr | StrictBool]]
    seen: NotRequired[bool]
    note: NotRequired[str]


class ArgumentRecord(TypedDict):
    """One role of a quote or an event, and what fills it."""

    __pydantic_config__ = _STRICT  # type: ignore[misc]  # how a TypedDict is configured

    id: str
    role: str
    head: str
    filler: str | None
    provenance: ProvenanceRecord
    state: NotRequired[RoleState]


class ArticleRecord(BaseModel):
    """One line of a native JSONL file.

    Attributes:
        format: Name and version of this format.
        schema_id: The schema the labels belong to.
        schema_version: Its version.
        id: Of the article; several lines may share it, one for each annotation set.
        title: Of the article.
        text: What all offsets refer to.
        sha256: Of the UTF-8 form of ``text``, lower-case hexadecimal.
        language: BCP 47 tag.
        source: Where the text came from, e.g. a file name.
        imported_at: When it came into the corpus, UTC.
        meta: Anything else the source said.
        annotator: Whose set it is; ``suggestions`` for machine proposals, ``gold`` for the adjudicated
            set, null where nobody has begun.
        pipeline: What made the suggestions, ``name@version``; empty for people.
        status: How far the annotator is.
        spans: In reading order.
        arguments: In the order they were made.
        decisions: What the annotator decided about suggestions, by signature.
        notes: The annotator's remark on the article.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    format: Literal["annotator-jsonl-1"] = FORMAT
    schema_id: Annotated[str, Field(alias="schema")]
    schema_version: Annotated[int, Field(ge=1)]
    id: Annotated[ArticleId, Field(min_length=1, max_length=200)]
    title: str
    text: Annotated[str, Field(min_length=1)]
    sha256: Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
    language: Annotated[str, Field(min_length=1, max_length=35)]
    source: str = ""
    imported_at: AwareDatetime
    meta: dict[str, JsonValue] = Field(default_factory=dict)
    annotator: Annotated[AnnotatorId, Field(min_length=1, max_length=100)] | None
    pipeline: str = ""
    status: Status = Status.NEW
    spans: tuple[SpanRecord, ...] = ()
    arguments: tuple[ArgumentRecord, ...] = ()
    decisions: dict[str, Verdict] = Field(default_factory=dict)
    notes: str = ""

    @model_validator(mode="after")
    def _check_text(self) -> Self:
        if normalise_text(self.text) != self.text:
            raise ValueError("text begins with a byte order mark or has CR line ends")
        if "\0" in self.text or "\0" in self.title:
            raise ValueError("text or title holds a null character")
        if not _is_finite(self.meta):
            raise ValueError("meta: a number is infinite or none at all")
        if text_hash(self.text) != self.sha256:
            raise ValueError("sha256 does not fit the text: one of them was changed")
        return self

    @model_validator(mode="after")
    def _check_annotations(self) -> Self:
        if self.annotator is None and (self.spans or self.arguments or self.decisions):
            raise ValueError("there are annotations, but annotator is null")
        if (self.annotator == SUGGESTIONS) != bool(self.pipeline):
            raise ValueError("suggestions have a pipeline, and only they")
        _refuse_duplicates("span", [span["id"] for span in self.spans])
        _refuse_duplicates("argument", [argument["id"] for argument in self.arguments])
        return self


def spans_of(record: ArticleRecord) -> tuple[Span, ...]:
    """The spans of a line.

    Raises:
        ValueError: If one does not lie in the text; names the span.
    """
    length = len(record.text)
    found: list[Span] = []
    before: ProvenanceRecord | None = None
    provenance: Provenance | None = None
    for values in record.spans:
        # Neighbours often have the same one: of one pipeline, one import, one second.
        given = values["provenance"]
        if provenance is None or given != before:
            before = given
            provenance = _provenance(given)
        found.append(
            sound_span(
                {
                    "id": values["id"],
                    "layer": values["layer"],
                    "label": values["label"],
                    "fragments": _fragments(values, length),
                    "provenance": provenance,
                    "attributes": values.get("attributes") or {},
                    "seen": values.get("seen", True),
                    "note": values.get("note", ""),
                }
            )
        )
    return tuple(found)


def arguments_of(record: ArticleRecord) -> tuple[Argument, ...]:
    """The arguments of a line.

    Raises:
        ValueError: If one does not connect spans of the line; names the argument.
    """
    if not record.arguments:
        return ()
    spans = {span["id"] for span in record.spans}
    return tuple(_argument(values, spans) for values in record.arguments)


def _fragments(values: SpanRecord, length: int) -> Fragments:
    try:
        if len(values["fragments"]) == 1:
            ((begin, end),) = values["fragments"]
            fragments: Fragments = (TextRange(begin, end),)
        else:
            fragments = tuple([TextRange(begin, end) for begin, end in values["fragments"]])
    except ValueError as error:
        raise ValueError(f"span {values['id']!r}: {error}") from error
    if len(fragments) != 1 and not are_fragments(fragments):
        raise ValueError(
            f"span {values['id']!r}: its fragments are missing, overlap or are out of order"
        )
    if fragments[-1].end > length:
        raise ValueError(
            f"span {values['id']!r} ends at {fragments[-1].end}, but the text has {length} characters"
        )
    return fragments


def _argument(values: ArgumentRecord, spans: set[str]) -> Argument:
    head, filler = values["head"], values["filler"]
    for end in (head, filler):
        if end is not None and end not in spans:
            raise ValueError(
                f"argument {values['id']!r} refers to span {end!r}, which is not there"
            )
    return Argument(
        id=ArgumentId(values["id"]),
        role=values["role"],
        head=SpanId(head),
        filler=None if filler is None else SpanId(filler),
        provenance=_provenance(values["provenance"]),
        state=values.get("state", RoleState.MARKED),
    )


def _provenance(values: ProvenanceRecord) -> Provenance:
    return sound_provenance(
        {
            "origin": values["origin"],
            "by": values["by"],
            "at": values.get("at"),
            "rule": values.get("rule", ""),
            "score": values.get("score"),
            "why": values.get("why", ""),
            "suggestion": values.get("suggestion"),
        }
    )


def span_values(span: Span) -> dict[str, Any]:
    """A span as plain JSON values."""
    return {
        "id": span.id,
        "layer": span.layer,
        "label": span.label,
        "fragments": [[part.begin, part.end] for part in span.fragments],
        "attributes": span.attributes,
        "provenance": provenance_values(span.provenance),
        "seen": span.seen,
        "note": span.note,
    }


def argument_values(argument: Argument) -> dict[str, Any]:
    """An argument as plain JSON values."""
    return {
        "id": argument.id,
        "role": argument.role,
        "head": argument.head,
        "filler": argument.filler,
        "state": argument.state,
        "provenance": provenance_values(argument.provenance),
    }


def provenance_values(provenance: Provenance) -> dict[str, Any]:
    """A provenance as plain JSON values."""
    return {
        "origin": provenance.origin,
        "by": provenance.by,
        "at": None if provenance.at is None else moment(provenance.at),
        "rule": provenance.rule,
        "score": provenance.score,
        "why": provenance.why,
        "suggestion": provenance.suggestion,
    }


def moment(at: datetime) -> str:
    """A point in time as ISO 8601."""
    return at.isoformat()


def _is_finite(value: object) -> bool:
    """Whether all numbers in a JSON value are; the parser takes NaN, which JSON does not have."""
    if isinstance(value, float):
        return isfinite(value)
    if isinstance(value, dict):
        return all(map(_is_finite, value.values()))
    return not isinstance(value, list) or all(map(_is_finite, value))


def _refuse_duplicates(what: str, ids: Sequence[str]) -> None:
    if len(set(ids)) < len(ids):
        twice = next(each for index, each in enumerate(ids) if each in ids[:index])
        raise ValueError(f"{what} id {twice!r} is there twice")
