"""The native JSONL format: lossless, one line an article and annotation set, read and written line by line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any, BinaryIO, ClassVar

import orjson
from pydantic import ValidationError

from annotator.domain.errors import FileWriteError, FormatError
from annotator.formats.atomic import explained, whole_file
from annotator.formats.manifest import Counts, file_hash, manifest_values, read_manifest
from annotator.formats.reading import (
    Notice,
    NoticeKind,
    ReadOptions,
    SourceArticle,
    SourceSet,
    check_regular,
    shown,
    unreadable,
)
from annotator.formats.records import (
    FORMAT,
    ArticleRecord,
    argument_values,
    moment,
    span_values,
)
from annotator.formats.writing import ExportItem, ExportJob, Loss, json_document, json_line

_MAX_LINE = 512 << 20


class JsonlReader:
    """Reads native JSONL files. A broken line stops the reading: half a corpus helps nobody."""

    def read(self, path: Path, options: ReadOptions) -> Iterator[SourceArticle | Notice]:
        """The articles with their sets, in the order of the lines.

        Raises:
            FileReadError: If the file cannot be read.
            FormatError: If a line breaks the format, or repeats an article and annotator.
        """
        del options  # JSON is UTF-8
        seen: dict[str, _Seen] = {}
        for number, line in _lines(path):
            record = _record(line, path, number)
            _check_repetition(seen, record, path, number)
            yield _source(record, path, number)
        if not seen:
            yield Notice(NoticeKind.SKIPPED, shown(path), "there is no article in it")


class JsonlExporter:
    """Writes native JSONL files, with the manifest beside: ``OUT.manifest.json``."""

    name: str = "jsonl"
    splits: bool = False
    every_set: bool = True
    suffix: ClassVar[str] = ".manifest.json"

    def check_target(self, out: Path) -> None:
        """Refuse a folder, and a file that is no unchanged export of ours.

        Raises:
            FileWriteError: If so.
        """
        with explained(out):
            self._check_target(out)

    def manifest_of(self, out: Path) -> Path:
        """Where the manifest of an export lies."""
        return out.with_name(out.name + self.suffix)

    def export(
        self, items: Iterable[ExportItem], job: ExportJob, losses: list[Loss]
    ) -> Mapping[str, Any]:
        """Write one line an article and set.

        Raises:
            FileWriteError: If it cannot be written; what stood there before is still there.
        """
        counts = Counts()
        with whole_file(job.out) as stream:
            for item in items:
                counts.add(item)
                stream.write(json_line(_values(item, job)))
        manifest = manifest_values(self.name, job, counts, {job.out.name: job.out}, losses)
        manifest["lost"] = [asdict(loss) for loss in losses]
        with whole_file(self.manifest_of(job.out)) as stream:
            stream.write(json_document(manifest))
        return manifest

    def _check_target(self, out: Path) -> None:
        if out.is_dir():
            raise FileWriteError(file=out, reason="it is a folder; name a file in it")
        if not out.exists():
            return
        manifest = read_manifest(self.manifest_of(out))
        if manifest is None or manifest.get("format") != self.name:
            raise FileWriteError(
                file=out, reason="there is a file that is no export; choose another name"
            )
        if manifest["files"].get(out.name, {}).get("sha256") != file_hash(out):
            raise FileWriteError(
                file=out, reason="it was changed since it was exported; choose another name"
            )


def json_schema() -> dict[str, Any]:
    """The JSON Schema of a line."""
    schema = ArticleRecord.model_json_schema(mode="validation")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema"} | schema


class _Seen:
    """What earlier lines said about an article."""

    def __init__(self, sha256: str) -> None:
        self.sha256 = sha256
        self.lines: dict[str | None, int] = {}


def _lines(path: Path) -> Iterator[tuple[int, bytes]]:
    check_regular(path)
    try:
        with path.open("rb") as stream:
            yield from _numbered(stream, path)
    except OSError as error:
        raise unreadable(path, error) from error


def _numbered(stream: BinaryIO, path: Path) -> Iterator[tuple[int, bytes]]:
    number = 0
    while line := stream.readline(_MAX_LINE + 1):
        number += 1
        if len(line) > _MAX_LINE:
            raise FormatError(file=path, line=number, reason="the line is longer than 512 MB")
        if number == 1:
            line = line.removeprefix(b"\xef\xbb\xbf")
        if line.strip():
            yield number, line


def _record(line: bytes, path: Path, number: int) -> ArticleRecord:
    try:
        return ArticleRecord.model_validate(orjson.loads(line))
    except orjson.JSONDecodeError as error:
        reason = f"is no JSON: {error.msg} in column {error.colno}"
        raise FormatError(file=path, line=number, reason=reason) from error
    except ValidationError as error:
        raise FormatError(file=path, line=number, reason=_reason(error)) from error


def _reason(error: ValidationError) -> str:
    first = error.errors(include_url=False, include_input=False)[0]
    message = first["msg"].removeprefix("Value error, ")
    message = {"extra_forbidden": "there is no such field", "missing": "is missing"}.get(
        first["type"], message
    )
    place = ".".join(str(part) for part in first["loc"])
    return f"{place}: {message}" if place else message


def _check_repetition(
    seen: dict[str, _Seen], record: ArticleRecord, path: Path, number: int
) -> None:
    earlier = seen.setdefault(record.id, _Seen(record.sha256))
    if earlier.sha256 != record.sha256:
        line = min(earlier.lines.values())
        reason = f"article id {record.id!r} stands in line {line} with another text"
        raise FormatError(file=path, line=number, reason=reason)
    if record.annotator in earlier.lines:
        whose = record.annotator or "nobody"
        line = earlier.lines[record.annotator]
        reason = f"article id {record.id!r} with the set of {whose} stands in line {line} already"
        raise FormatError(file=path, line=number, reason=reason)
    earlier.lines[record.annotator] = number


def _source(record: ArticleRecord, path: Path, number: int) -> SourceArticle:
    annotations = None
    if record.annotator is not None:
        annotations = SourceSet(
            annotator=record.annotator,
            pipeline=record.pipeline,
            status=record.status,
            spans=record.spans,
            arguments=record.arguments,
            decisions=record.decisions,
            note=record.notes,
            schema=f"{record.schema_id} {record.schema_version}",
        )
    return SourceArticle(
        file=shown(path),
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


def _values(item: ExportItem, job: ExportJob) -> dict[str, Any]:
    article, own = item.article, item.own
    values = {
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
        "annotator": None,
        "pipeline": item.pipeline,
        "status": "new",
        "spans": [],
        "arguments": [],
        "decisions": {},
        "notes": "",
    }
    if own is None:
        return values
    return values | {
        "annotator": own.annotator,
        "status": own.status,
        "spans": [span_values(span) for span in own],
        "arguments": [argument_values(argument) for argument in own.arguments.values()],
        "decisions": dict(sorted(own.decisions.items())),
        "notes": own.note,
    }
