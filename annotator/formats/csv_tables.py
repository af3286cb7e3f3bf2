"""CSV: articles of other people, a row each; and annotations as four tables, for spreadsheets and statistics.

An export is a folder: ``spans.csv`` and beside it ``spans.articles.csv``, ``spans.sets.csv`` and ``spans.arguments.csv``; UTF-8 with a byte
order mark, by which spreadsheets know it, commas, line ends as in RFC 4180. Cells that a spreadsheet would run
as a formula get an apostrophe, which goes again when they are read.
"""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any, BinaryIO, Final

from annotator.domain.errors import FormatError
from annotator.domain.reason import Reason
from annotator.formats.annotation_tables import (
    ARGUMENTS,
    ARTICLES,
    COLUMNS,
    SETS,
    SPANS,
    Cell,
    Tables,
    rows,
)
from annotator.formats.article_fields import ArticleFields, column_names
from annotator.formats.csv_cells import Table, neutralised, read_table, restored
from annotator.formats.reading import Notice, NoticeKind, ReadOptions, SourceArticle, shown
from annotator.formats.sample import Sample
from annotator.formats.targets import FolderExporter, export_folder
from annotator.formats.writing import ExportItem, ExportJob, Losses

FILES: Final[Mapping[str, str]] = {
    SPANS: "spans.csv",
    ARTICLES: "spans.articles.csv",
    SETS: "spans.sets.csv",
    ARGUMENTS: "spans.arguments.csv",
}
"""What the tables are called. The other ones are named after the first: nobody has such files by chance."""
_BESIDE: Final = (ARTICLES, SETS, ARGUMENTS)
COMPANIONS: Final = tuple(FILES[table] for table in _BESIDE)


class CsvReader:
    """Reads tables of articles, and the folders ``CsvExporter`` writes by their ``spans.csv``."""

    def read(self, path: Path, options: ReadOptions) -> Iterator[SourceArticle | Notice]:
        """The articles.

        Raises:
            FileReadError: If the file, or one that belongs to it, cannot be read.
            FormatError: If no column holds texts, or a row is wrong; names file and line.
        """
        wanted = (*COLUMNS[SPANS], *column_names())
        table = read_table(path, options.encoding, wanted)
        yield from table.notices
        if set(COLUMNS[SPANS][:7]) <= set(table.columns):
            yield from self._tables(path, table).articles(options, CsvExporter.name)
            return
        yield from articles_of(table.columns, table.rows, path)

    def _tables(self, path: Path, spans: Table) -> Tables:
        paths = {name: path.with_name(file) for name, file in FILES.items()} | {SPANS: path}
        found = {SPANS: spans}
        for name in _BESIDE:
            if not paths[name].is_file():
                reason = Reason(
                    "says where spans lie, but {files} with the {name} is not beside it",
                    files=FILES[name],
                    name=name,
                )
                raise FormatError(file=shown(path), line=1, reason=reason)
            found[name] = read_table(paths[name], wanted=COLUMNS[name])
            check_columns(found[name].columns, name, paths[name])
        return Tables(paths, {name: _restored(each.rows) for name, each in found.items()})


class CsvExporter(FolderExporter):
    """Writes the folder; nothing is lost."""

    name: str = "csv"
    splits: bool = False
    every_set: bool = True

    def export(
        self, items: Iterable[ExportItem], job: ExportJob, losses: Losses
    ) -> Mapping[str, Any]:
        """Write the four tables.

        Raises:
            FileWriteError: If they cannot be written; what stood there before is still there.
        """
        with export_folder(self.name, job, losses) as export, ExitStack() as stack:
            tables: dict[str, _Writer] = {}
            for name, file in FILES.items():
                tables[name] = _Writer(stack.enter_context((export.folder / file).open("wb")))
                tables[name].write(COLUMNS[name])
            schema = f"{job.schema.id} {job.schema.version}"
            before = ""
            for item in items:
                export.counts.add(item)
                for table, cells in rows(item, schema, first=item.article.id != before):
                    tables[table].write(cells)
                before = item.article.id
            stack.close()
        return export.manifest


def is_table(sample: Sample) -> bool:
    """Whether the first line names columns we know."""
    cells = next(csv.reader(io.StringIO(sample.first_line), delimiter="\t"), [])
    return len(cells) > 1 and ArticleFields(cells).has_text


def articles_of(
    columns: Sequence[str], found: Iterable[tuple[int, Mapping[str, str]]], path: Path
) -> Iterator[SourceArticle | Notice]:
    """The articles of a table in which each row is one.

    Raises:
        FormatError: If no column holds the texts.
    """
    fields = ArticleFields(columns)
    if columns and not fields.has_text:
        there = ", ".join(repr(name) for name in columns[:20])
        reason = Reason("no column is called “text” (there are: {there})", there=there)
        raise FormatError(file=shown(path), line=1, reason=reason)
    count = 0
    for line, row in found:
        count += 1
        yield fields.article(row, path, line)
    if not count:
        yield Notice(NoticeKind.SKIPPED, shown(path), "there is no article in it")


def check_columns(columns: Sequence[str], table: str, path: Path) -> None:
    """Refuse a table of ours that lacks one of its columns.

    Raises:
        FormatError: If so.
    """
    optional = {"note", "seen", "schema", "pipeline", "head_label", "head_text"}
    missing = [name for name in COLUMNS[table][:7] if name not in {*columns, *optional}]
    if missing:
        reason = Reason(
            "the table of {table} has no column {missing!r}", table=table, missing=missing[0]
        )
        raise FormatError(file=shown(path), line=1, reason=reason)


class _Writer:
    """Writes rows to a binary stream."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._line = io.StringIO(newline="")
        self._writer = csv.writer(self._line)
        stream.write(codecs.BOM_UTF8)

    def write(self, cells: Sequence[Cell]) -> None:
        self._writer.writerow(
            [neutralised(cell) if isinstance(cell, str) else cell for cell in cells]
        )
        self._stream.write(self._line.getvalue().encode())
        self._line.seek(0)
        self._line.truncate()


def _restored(
    found: Iterable[tuple[int, Mapping[str, str]]],
) -> Iterator[tuple[int, Mapping[str, str]]]:
    for line, row in found:
        yield line, {name: restored(cell) for name, cell in row.items()}
