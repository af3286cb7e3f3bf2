"""The native JSONL format: lossless, one line an article and annotation set, read and written line by line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson
from pydantic import ValidationError

from annotator.domain.errors import FormatError
from annotator.domain.reason import Reason
from annotator.formats.jsonl_versions import current
from annotator.formats.line_files import LineExporter
from annotator.formats.reading import (
    Notice,
    NoticeKind,
    ReadOptions,
    SourceArticle,
    SourceSet,
    numbered_lines,
    shown,
)
from annotator.formats.record_lines import spans_json
from annotator.formats.records import (
    FORMAT,
    ArticleRecord,
    argument_values,
    arguments_of,
    moment,
    span_values,
    spans_of,
)
from annotator.formats.sample import Sample
from annotator.formats.validation import first_fault
from annotator.formats.writing import ExportItem, ExportJob, Losses, json_line


class JsonlReader:
    """Reads native JSONL files. A broken line stops the reading: half a corpus helps nobody."""

    def read(self, path: Path, options: ReadOptions) -> Iterator[SourceArticle | Notice]:
        """The articles with their sets, in the order of the lines.

        Raises:
            FileReadError: If the file cannot be read.
            FormatError: If a line breaks the format, or repeats an article and annotator.
        """
        del options  # JSON is UTF-8
        seen: dict[str, Seen] = {}
        file = shown(path)
        for number, line in numbered_lines(path):
            record = _record(line, path, number)
            check_repetition(seen, record, path, number)
            yield source_of(record, file, number)
        if not seen:
            yield Notice(NoticeKind.SKIPPED, file, "there is no article in it")


class JsonlExporter(LineExporter):
    """Writes native JSONL files, with the manifest beside: ``OUT.manifest.json``."""

    name: str = "jsonl"
    every_set: bool = True

    def line(self, item: ExportItem, job: ExportJob, losses: Losses, number: int) -> bytes | None:
        """One article and set."""
        del losses, number
        return record_line(item, job)


def is_native(sample: Sample) -> bool:
    """Whether a JSONL file is one of ours: its lines say so first."""
    return sample.first_line.lstrip().startswith(
        ('{"format":"annotator-', '{"format": "annotator-')
    )


def json_schema() -> dict[str, Any]:
    """The JSON Schema of a line."""
    schema = ArticleRecord.model_json_schema(mode="validation")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema"} | schema


class Seen:
    """What earlier lines said about an article."""

    def __init__(self, sha256: str) -> None:
        self.sha256 = sha256
        self.lines: dict[str | None, int] = {}


def _record(line: bytes, path: Path, number: int) -> ArticleRecord:
    try:
        return ArticleRecord.model_validate_json(line)
    except ValidationError:
        return _older_record(line, path, number)


def _older_record(line: bytes, path: Path, number: int) -> ArticleRecord:
    """A line that is none of the present version: of an older one, or an error that is named."""
    try:
        return ArticleRecord.model_validate(current(orjson.loads(line)))
    except orjson.JSONDecodeError as error:
        reason = Reason("is no JSON: {msg} in column {colno}", msg=error.msg, colno=error.colno)
        raise FormatError(file=shown(path), line=number, reason=reason) from error
    except ValidationError as error:
        raise FormatError(file=shown(path), line=number, reason=first_fault(error)) from error
    except ValueError as error:
        raise FormatError(file=shown(path), line=number, reason=str(error)) from error


def _told(error: ValueError) -> str:
    """What a refusal of the model says, in one line."""
    return first_fault(error) if isinstance(error, ValidationError) else str(error)


def check_repetition(seen: dict[str, Seen], record: ArticleRecord, path: Path, number: int) -> None:
    """Refuse an article that has another text than before, or comes twice with a set of the same annotator.

    Args:
        seen: What came before; the record is added.
        record: The next one.
        path: Of the file.
        number: Of its line or row.

    Raises:
        FormatError: If so.
    """
    earlier = seen.setdefault(record.id, Seen(record.sha256))
    if earlier.sha256 != record.sha256:
        line = min(earlier.lines.values())
        reason = Reason(
            "article id {id!r} stands in line {line} with another text", id=record.id, line=line
        )
        raise FormatError(file=shown(path), line=number, reason=reason)
    if record.annotator in earlier.lines:
        whose = record.annotator or "nobody"
        line = earlier.lines[record.annotator]
        reason = Reason(
            "article id {id!r} with the set of {whose} stands in line {line} already",
            id=record.id,
            whose=whose,
            line=line,
        )
        raise FormatError(file=shown(path), line=number, reason=reason)
    earlier.lines[record.annotator] = number


def set_of(record: ArticleRecord) -> SourceSet | None:
    """The annotation set of a line; ``None`` for an article nobody has begun.

    Raises:
        ValueError: If a span or an argument is not sound.
    """
    if record.annotator is None:
        return None
    return SourceSet(
        annotator=record.annotator,
        pipeline=record.pipeline,
        status=record.status,
        spans=spans_of(record),
        arguments=arguments_of(record),
        decisions=record.decisions,
        note=record.notes,
        schema=f"{record.schema_id} {record.schema_version}",
    )


def source_of(record: ArticleRecord, file: str, number: int) -> SourceArticle:
    """The article and set of a record.

    Args:
        record: The record.
        file: Where it stands, as it is shown.
        number: Of its line or row.

    Raises:
        FormatError: If a span or an argument is not sound.
    """
    try:
        annotations = set_of(record)
    except ValueError as error:
        reason = _told(error)
        raise FormatError(file=file, line=number, reason=reason) from error
    return SourceArticle(
        file=file,
        line=number,
        title=record.title,
        text=record.text,
        id=record.id,
        language=record.language,
        source=record.source,
        meta=record.meta,
        imported_at=record.imported_at,
        annotations=annotations,
    )


def record_values(item: ExportItem, job: ExportJob) -> dict[str, Any]:
    """A line of the format as JSON values: all there is of one article and set."""
    spans = [] if item.own is None else [span_values(span) for span in item.own]
    return _values(item, job, spans)


def record_line(item: ExportItem, job: ExportJob) -> bytes:
    """A line of the format: all there is of one article and set."""
    return json_line(_values(item, job, _quick_spans(item)))


def record_without_text(item: ExportItem, job: ExportJob) -> bytes:
    """The same without the text, for formats that have that themselves."""
    values = _values(item, job, _quick_spans(item))
    del values["text"]
    return orjson.dumps(values)


def _quick_spans(item: ExportItem) -> orjson.Fragment:
    return orjson.Fragment(spans_json(item.own or ()))


def _values(item: ExportItem, job: ExportJob, spans: object) -> dict[str, Any]:
    article, own = item.article, item.own
    return {
        "format": FORMAT,
        "schema": job.schema.id,
        "schema_version": job.schema.version,
        "id": article.id,
        "title": article.title,
        "text": article.text,
        "sha256": article.sha256,
        "language": article.language,
        "source": article.source,
        "imported_at": moment(article.imported_at),
        "meta": article.meta,
        "annotator": own and own.annotator,
        "pipeline": item.pipeline,
        "status": own.status if own else "new",
        "spans": spans,
        "arguments": [argument_values(each) for each in own.arguments.values()] if own else [],
        "decisions": dict(sorted(own.decisions.items())) if own else {},
        "notes": own.note if own else "",
    }
