"""The lines of the native JSONL format: one line an article and one annotation set of it.

The models are the format: they check what is read, and the JSON Schema in docs/formats is made from
them. Offsets are code points, half open, into ``text``.
"""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal, Self

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, JsonValue, model_validator

from annotator.domain.argument import Argument
from annotator.domain.article import text_hash
from annotator.domain.changes import Status, Verdict
from annotator.domain.ids import SUGGESTIONS, AnnotatorId, ArticleId
from annotator.domain.offsets import normalise_text
from annotator.domain.provenance import Provenance
from annotator.domain.span import Span

FORMAT: Literal["annotator-jsonl-1"] = "annotator-jsonl-1"


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
    spans: tuple[Span, ...] = ()
    arguments: tuple[Argument, ...] = ()
    decisions: dict[str, Verdict] = Field(default_factory=dict)
    notes: str = ""

    @model_validator(mode="after")
    def _check_text(self) -> Self:
        if normalise_text(self.text) != self.text:
            raise ValueError("text begins with a byte order mark or has CR line ends")
        if "\0" in self.text or "\0" in self.title:
            raise ValueError("text or title holds a null character")
        if text_hash(self.text) != self.sha256:
            raise ValueError("sha256 does not fit the text: one of them was changed")
        return self

    @model_validator(mode="after")
    def _check_annotations(self) -> Self:
        if self.annotator is None and (self.spans or self.arguments or self.decisions):
            raise ValueError("there are annotations, but annotator is null")
        if (self.annotator == SUGGESTIONS) != bool(self.pipeline):
            raise ValueError("suggestions have a pipeline, and only they")
        _refuse_duplicates("span", [span.id for span in self.spans])
        _refuse_duplicates("argument", [argument.id for argument in self.arguments])
        length = len(self.text)
        for span in self.spans:
            if span.end > length:
                raise ValueError(
                    f"span {span.id!r} ends at {span.end}, but the text has {length} characters"
                )
        spans = {span.id for span in self.spans}
        for argument in self.arguments:
            for end in (argument.head, argument.filler):
                if end is not None and end not in spans:
                    raise ValueError(
                        f"argument {argument.id!r} refers to span {end!r}, which is not there"
                    )
        return self


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


def _refuse_duplicates(what: str, ids: list[str]) -> None:
    if len(set(ids)) < len(ids):
        twice = next(each for index, each in enumerate(ids) if each in ids[:index])
        raise ValueError(f"{what} id {twice!r} is there twice")
