"""From a Prodigy task to annotation sets: what people changed there counts, what they left comes back as it was."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from annotator.domain.argument import Argument
from annotator.domain.changes import Status
from annotator.domain.errors import FormatError
from annotator.domain.ids import AnnotatorId
from annotator.domain.schema import Schema
from annotator.domain.span import Span
from annotator.formats.foreign import ForeignSet
from annotator.formats.jsonl import set_of
from annotator.formats.normalised import NormalisedText
from annotator.formats.prodigy_shape import pieces_of, rows_of
from annotator.formats.reading import (
    Notice,
    NoticeKind,
    ReadOptions,
    SourceArticle,
    SourceSet,
    shown,
)
from annotator.formats.records import ArticleRecord
from annotator.formats.text import title_of
from annotator.formats.type_names import layer_and_label, type_name
from annotator.formats.validation import first_fault

OURS: Final = "annotator"
"""Our own key in a task: the native record of the set, without its text."""

_Place = tuple[int, int, str]
"""Begin, end and label of a span as Prodigy has it, raw offsets."""


class TaskSpan(BaseModel):
    """A span of a task."""

    model_config = ConfigDict(extra="ignore")

    start: int
    end: int
    label: str
    token_start: int | None = None
    token_end: int | None = None

    @property
    def place(self) -> _Place:
        """What names it."""
        return self.start, self.end, self.label


class TaskRelation(BaseModel):
    """A relation of a task; by its spans, or in older files only by the last token of each."""

    model_config = ConfigDict(extra="ignore")

    label: str
    head: int | None = None
    child: int | None = None
    head_span: TaskSpan | None = None
    child_span: TaskSpan | None = None


class Task(BaseModel):
    """A line of a Prodigy file."""

    model_config = ConfigDict(extra="ignore", populate_by_name=True)

    text: str
    meta: dict[str, Any] = Field(default_factory=dict)
    spans: list[TaskSpan] | None = None
    relations: list[TaskRelation] | None = None
    answer: str | None = None
    annotator_id: str | None = Field(None, alias="_annotator_id")
    session_id: str | None = Field(None, alias="_session_id")
    versions: list[Task] = Field(default_factory=list)
    sessions: list[str] = Field(default_factory=list)
    frame: dict[str, Any] | None = Field(None, alias=OURS)


def articles_of(
    task: Task, path: Path, number: int, options: ReadOptions
) -> Iterator[SourceArticle | Notice]:
    """What a task holds: its article with the set, and for reviewed ones a set a session.

    Raises:
        FormatError: If our own key is not as we write it, or an offset lies outside the text.
        SettingError: If nobody says whose a set is.
    """
    yield from _Reading(task, path, number, options).articles()
    for version in task.versions:
        for session in version.sessions or [version.session_id or ""]:
            whose = AnnotatorId(session) if session else None
            told = replace(options, annotator=whose or options.annotator)
            yield from _Reading(version, path, number, told, whose).articles()


class _Reading:
    def __init__(
        self,
        task: Task,
        path: Path,
        number: int,
        options: ReadOptions,
        whose: AnnotatorId | None = None,
    ) -> None:
        self._task = task
        self._path = path
        self._number = number
        self._options = options
        self._raw = NormalisedText(task.text)
        self._record = self._own_record()
        named = self._record.title if self._record else task.meta.get("title")
        self._title = named if isinstance(named, str) and named else title_of(self._raw.text)
        self._whose = whose
        self._rows = rows_of(self._raw.text)

    def articles(self) -> Iterator[SourceArticle | Notice]:
        """The article, and that an answer was *no* or *later*."""
        if self._task.answer not in {None, "accept"}:
            template = "answered with {answer!r}: the annotations are left out"
            params = {"answer": self._task.answer}
            yield self._notice(NoticeKind.SKIPPED, template, params)
            yield self._article(None)
        elif self._task.spans is None:
            yield self._article(None)
        else:
            yield self._article(*self._set(self._task.spans))

    def _own_record(self) -> ArticleRecord | None:
        if self._task.frame is None:
            return None
        try:
            return ArticleRecord.model_validate({**self._task.frame, "text": self._raw.text})
        except ValidationError as error:
            raise self._wrong(f"{OURS}: {first_fault(error)}") from error

    def _article(
        self, annotations: SourceSet | None, notices: tuple[Notice, ...] = ()
    ) -> SourceArticle:
        record, file = self._record, shown(self._path)
        meta = {k: v for k, v in self._task.meta.items() if k not in {"title", "article"}}
        return SourceArticle(
            file=file,
            line=self._number,
            title=self._title,
            text=self._raw.text,
            id=record.id if record else None,
            language=record.language if record else None,
            source=record.source if record else shown(Path(self._path.name)),
            meta=record.meta if record else meta,
            imported_at=record.imported_at if record else None,
            annotations=annotations,
            notices=(*self._raw.notices(file, self._number, self._title), *notices),
        )

    def _set(self, spans: list[TaskSpan]) -> tuple[SourceSet, tuple[Notice, ...]]:
        found = ForeignSet(
            self._raw.text,
            shown(self._path),
            self._options,
            source="prodigy",
            article=self._title,
        )
        before = self._before()
        kept, places = self._kept(before, {span.place for span in spans}, found.schema)
        by_place: dict[_Place, Span | None] = dict(places)
        for span in spans:
            if span.place not in by_place:
                by_place[span.place] = self._new(span, found)
        arguments = self._arguments(before, kept, by_place, found)
        made = found.finished(self._annotator(before), status=self._status(before))
        notices = list(found.notices)
        if before is not None and len(kept) < len(before.spans):
            template = "{count} spans were removed or changed in Prodigy"
            params = {"count": len(before.spans) - len(kept)}
            notices.append(self._notice(NoticeKind.CHANGED, template, params))
        whole = replace(made, spans=(*kept, *made.spans), arguments=(*arguments, *made.arguments))
        if before is not None:
            whole = replace(
                whole,
                pipeline=before.pipeline,
                decisions=before.decisions,
                note=before.note,
                schema=before.schema,
            )
        return whole, tuple(notices)

    def _before(self) -> SourceSet | None:
        """The set as it was exported."""
        if self._record is None:
            return None
        try:
            return set_of(self._record)
        except ValueError as error:
            raise self._wrong(f"{OURS}: {error}") from error

    def _annotator(self, before: SourceSet | None) -> AnnotatorId | None:
        if self._whose is not None or self._options.annotator is not None:
            return self._whose or self._options.annotator
        said = self._task.annotator_id or self._task.session_id
        return AnnotatorId(said) if said else before.annotator if before else None

    def _status(self, before: SourceSet | None) -> Status:
        if self._task.answer == "accept":
            return Status.DONE
        return before.status if before else Status.STARTED

    def _kept(
        self, before: SourceSet | None, there: set[_Place], schema: Schema
    ) -> tuple[list[Span], dict[_Place, Span]]:
        """The spans nobody changed, and where they are; those the export could not show are among them."""
        kept: list[Span] = []
        places: dict[_Place, Span] = {}
        for span in before.spans if before else ():
            shown_as = self._shown(span, schema)
            if all(place in there for place in shown_as):
                kept.append(span)
                places.update(dict.fromkeys(shown_as, span))
        return kept, places

    def _shown(self, span: Span, schema: Schema) -> list[_Place]:
        """How the export showed a span."""
        label = type_name(schema, span.layer, span.label)
        pieces = pieces_of(span, self._raw.text, self._rows)
        return [(part.begin, part.end, label) for part in pieces]

    def _new(self, span: TaskSpan, found: ForeignSet) -> Span | None:
        try:
            place = (self._raw.offset(span.start), self._raw.offset(span.end))
        except ValueError as error:
            raise self._wrong(f"span {span.label!r}: {error}") from error
        layer, label = layer_and_label(found.schema, span.label)
        name = f"prodigy-{span.start}-{span.end}-{span.label}"
        return found.add_span(label, [place], layer=layer, id=name, line=self._number)

    def _arguments(
        self,
        before: SourceSet | None,
        kept: list[Span],
        by_place: Mapping[_Place, Span | None],
        found: ForeignSet,
    ) -> list[Argument]:
        """The arguments nobody changed; new ones go to ``found``."""
        there = {span.id for span in kept}
        shown_as = {span.id: self._shown(span, found.schema) for span in kept}
        links = None if self._task.relations is None else list(self._links(by_place))
        arguments: list[Argument] = []
        for argument in before.arguments if before else ():
            if argument.head not in there or argument.filler not in {None, *there}:
                continue
            ends = (
                shown_as[argument.head][:1] + shown_as.get(argument.filler or argument.head, [])[:1]
            )
            could_show = argument.filler is not None and len(ends) == 2  # noqa: PLR2004 - both ends
            link = (argument.role, ends[0], ends[1]) if could_show else None
            if link is not None and links is not None:
                if link not in links:
                    continue
                links.remove(link)
            arguments.append(argument)
        for role, head, filler in links or ():
            found.add_argument(role, by_place[head], by_place[filler], line=self._number)
        return arguments

    def _links(
        self, by_place: Mapping[_Place, Span | None]
    ) -> Iterator[tuple[str, _Place, _Place]]:
        """The relations as role, and the places of head and filler."""
        last = {span.token_end: span.place for span in self._task.spans or ()}
        for relation in self._task.relations or ():
            ends = []
            for span, token in (
                (relation.head_span, relation.head),
                (relation.child_span, relation.child),
            ):
                place = span.place if span is not None else last.get(token)
                if place is None or place not in by_place:
                    raise self._wrong(f"an end of the relation {relation.label!r} is no span")
                ends.append(place)
            yield relation.label, ends[0], ends[1]

    def _notice(self, kind: NoticeKind, template: str, params: Mapping[str, object]) -> Notice:
        return Notice(kind, shown(self._path), template, params, self._number, self._title)

    def _wrong(self, reason: str) -> FormatError:
        return FormatError(file=self._path, line=self._number, reason=reason)
