"""Parquet as Hugging Face ``datasets`` reads it: a folder with a file for each part and a card that says what is in it.

A row is an article with one annotation set: all that native JSONL holds, spans and arguments as lists of structures, so it comes
back without loss; and a view for taggers, ``tokens`` and ``ner_tags``, the flat entities on whole tokens as in CoNLL. Objects of
any shape (``meta``, ``decisions``, attributes) are JSON in text columns.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Final

import orjson
from pydantic import ValidationError

from annotator.domain.errors import FileReadError, FormatError
from annotator.domain.reason import Reason
from annotator.formats.article_fields import ArticleFields
from annotator.formats.extras import extra_module
from annotator.formats.jsonl import Seen, check_repetition, record_values, source_of
from annotator.formats.parquet_card import card
from annotator.formats.parquet_columns import TaggedView, arrow_schema
from annotator.formats.reading import (
    Notice,
    NoticeKind,
    ReadOptions,
    SourceArticle,
    check_regular,
    shown,
)
from annotator.formats.records import FORMAT, ArticleRecord
from annotator.formats.targets import FolderExporter, export_folder
from annotator.formats.validation import first_fault
from annotator.formats.writing import ExportItem, ExportJob, Losses

MAX_BYTES: Final = 8 << 30
"""Unpacked; more is refused."""

_WHAT: Final = Reason("Parquet files")
_READ_AT_ONCE: Final = 64
_WRITTEN_AT_ONCE: Final = 256
_AS_JSON: Final = ("meta", "decisions")


class ParquetReader:
    """Reads the files ``ParquetExporter`` writes, and tables of articles of other people."""

    def read(self, path: Path, options: ReadOptions) -> Iterator[SourceArticle | Notice]:
        """The articles, in the order of the rows.

        Raises:
            FileReadError: If it cannot be read, is too large or no Parquet file.
            FormatError: If it holds no texts, or a row is wrong; names file and row.
            MissingExtraError: If pyarrow is not installed.
        """
        del options  # labels are ours, or there are none
        extra_module("pyarrow", "parquet", _WHAT)
        rows = _rows(extra_module("pyarrow.parquet", "parquet", _WHAT), path)
        columns = next(rows)
        fields = ArticleFields(columns)
        if not fields.has_text:
            there = ", ".join(repr(name) for name in list(columns)[:20])
            reason = Reason("no column is called “text” (there are: {there})", there=there)
            raise FormatError(file=shown(path), line=1, reason=reason)
        seen: dict[str, Seen] = {}
        number = 0
        for number, row in enumerate(rows, start=1):
            if row.get("format") == FORMAT:
                record = _record(row, path, number)
                check_repetition(seen, record, path, number)
                yield source_of(record, shown(path), number)
            else:
                yield fields.article(_plain(row), path, number)
        if number == 0:
            yield Notice(NoticeKind.SKIPPED, shown(path), "there is no article in it")


class ParquetExporter(FolderExporter):
    """Writes the folder; nothing is lost."""

    name: str = "parquet"

    def export(
        self, items: Iterable[ExportItem], job: ExportJob, losses: Losses
    ) -> Mapping[str, Any]:
        """Write ``train.parquet`` and so on, or ``gold.parquet``, and ``README.md``; articles nobody has begun are left out.

        Raises:
            FileWriteError: If it cannot be written; what stood there before is still there.
            MissingExtraError: If pyarrow is not installed.
        """
        arrow = extra_module("pyarrow", "parquet", _WHAT)
        files = extra_module("pyarrow.parquet", "parquet", _WHAT)
        view = TaggedView(job)
        schema = arrow_schema(arrow, view.tags)
        counts: dict[str, int] = {}
        with export_folder(self.name, job, losses) as export:
            with ExitStack() as stack:
                writers: dict[str, Any] = {}
                waiting: dict[str, list[dict[str, Any]]] = {}
                parts = job.split.parts if job.split else ("gold",)
                for part in parts:
                    place = str(export.folder / f"{part}.parquet")
                    made = files.ParquetWriter(
                        place, schema, compression="zstd", write_page_checksum=True
                    )
                    writers[part] = stack.enter_context(made)
                    waiting[part], counts[part] = [], 0
                for item in items:
                    if item.own is None:
                        continue
                    export.counts.add(item)
                    counts[item.part] += 1
                    rows = waiting[item.part]
                    rows.append(_row(item, job) | view.of(item.own))
                    if len(rows) >= _WRITTEN_AT_ONCE:
                        writers[item.part].write_table(arrow.Table.from_pylist(rows, schema))
                        rows.clear()
                for part, rows in waiting.items():
                    if rows or not counts[part]:
                        writers[part].write_table(arrow.Table.from_pylist(rows, schema))
            page = card(job, counts, export.counts.values(), view.tags)
            (export.folder / "README.md").write_text(page, encoding="utf-8")
        return export.manifest


def _row(item: ExportItem, job: ExportJob) -> dict[str, Any]:
    """What native JSONL holds, objects of any shape as JSON."""
    values = record_values(item, job)
    for name in _AS_JSON:
        values[name] = orjson.dumps(values[name]).decode()
    text = item.article.text
    for span in values["spans"]:
        span["attributes"] = orjson.dumps(span["attributes"]).decode()
        span["text"] = " ".join(text[begin:end] for begin, end in span["fragments"])
    return values


def _record(row: dict[str, Any], path: Path, number: int) -> ArticleRecord:
    values = {name: value for name, value in row.items() if name in _FIELDS}
    try:
        for name in _AS_JSON:
            values[name] = orjson.loads(values.get(name) or "{}")
        for span in values.get("spans") or ():
            span["attributes"] = orjson.loads(span.get("attributes") or "{}")
            span.pop("text", None)
        return ArticleRecord.model_validate(values)
    except (orjson.JSONDecodeError, ValidationError) as error:
        raise FormatError(file=shown(path), line=number, reason=first_fault(error)) from error
    except (AttributeError, TypeError) as error:
        reason = Reason("its spans are no list of structures")
        raise FormatError(file=shown(path), line=number, reason=reason) from error


_FIELDS: Final = frozenset(
    field.alias or name for name, field in ArticleRecord.model_fields.items()
)


def _rows(files: Any, path: Path) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - a module without types
    """First the columns, as the keys of a row; then the rows."""
    check_regular(path)
    try:
        with files.ParquetFile(path, page_checksum_verification=True) as table:
            size = sum(
                table.metadata.row_group(index).total_byte_size
                for index in range(table.metadata.num_row_groups)
            )
            found = None if size > MAX_BYTES else table.iter_batches(_READ_AT_ONCE)
            if found is not None:
                yield dict.fromkeys(table.schema_arrow.names)
            for batch in found or ():
                yield from batch.to_pylist()
    except Exception as error:  # a broken file may break it anywhere
        raise FileReadError(
            file=path, reason=Reason("it is no sound Parquet file ({error})", error=str(error))
        ) from error
    if found is None:
        raise FileReadError(
            file=path, reason=Reason("unpacked it is larger than {size} MB", size=MAX_BYTES >> 20)
        )


def _plain(row: Mapping[str, Any]) -> dict[str, object]:
    """The row with values JSON has: times as ISO 8601, bytes left out."""
    document = orjson.dumps(
        {str(name): value for name, value in row.items()},
        default=_told,
        option=orjson.OPT_NON_STR_KEYS,
    )
    found: dict[str, object] = orjson.loads(document)
    return found


def _told(value: object) -> object:
    return None if isinstance(value, bytes) else str(value)
