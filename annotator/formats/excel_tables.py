"""Excel workbooks: articles of other people, a row each; and annotations as four sheets, as in CSV.

A cell of a workbook holds at most 32,767 characters. What is longer goes on in a row below whose first cell says
``(continued)``; so does nothing else. Characters that XML has no place for are written as ``_x0001_``, as Excel itself does.
"""

from __future__ import annotations

import re
import shutil
import tempfile
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from datetime import date, datetime, time
from itertools import zip_longest
from pathlib import Path
from typing import IO, Any, BinaryIO, Final

from annotator.domain.errors import FileReadError, FileWriteError, FormatError
from annotator.domain.reason import Reason
from annotator.formats.annotation_tables import COLUMNS, SPANS, Cell, Tables, rows
from annotator.formats.archives import check_office
from annotator.formats.csv_cells import neutralised, restored, rows_of
from annotator.formats.csv_tables import articles_of, check_columns
from annotator.formats.extras import extra_module
from annotator.formats.reading import Notice, NoticeKind, ReadOptions, SourceArticle, shown
from annotator.formats.targets import check_file_target, export_file
from annotator.formats.writing import ExportItem, ExportJob, Losses

CONTINUED: Final = "(continued)"
_LONGEST: Final = 32_000
_MOST_ROWS: Final = 1_048_576
_MOST_COLUMNS: Final = 1_000
_WHAT: Final = Reason("Excel workbooks")

_UNWRITABLE: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)"
)
_WRITTEN: Final = re.compile("_x([0-9A-Fa-f]{4})_")
_MODIFIED: Final = re.compile(rb"(<dcterms:(?:modified|created)[^>]*>)[^<]*")
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)


class ExcelReader:
    """Reads tables of articles, and the workbooks ``ExcelExporter`` writes. Formulas count as their last result."""

    def read(self, path: Path, options: ReadOptions) -> Iterator[SourceArticle | Notice]:
        """The articles: of the sheets ``articles``, ``sets``, ``spans`` and ``arguments``, else of the first sheet.

        Raises:
            FileReadError: If it cannot be read, is too large or no workbook.
            FormatError: If no column holds texts, or a row is wrong; names file and row.
            MissingExtraError: If openpyxl is not installed.
        """
        openpyxl = extra_module("openpyxl", "excel", _WHAT)
        check_office(path)
        book = _loaded(openpyxl, path)
        try:
            sheets = {sheet.title: sheet for sheet in book.worksheets}
            if set(COLUMNS) <= set(sheets):
                yield from _tables(sheets, path).articles(options, ExcelExporter.name)
                return
            if not sheets:
                yield Notice(NoticeKind.SKIPPED, shown(path), "there is no table in it")
                return
            columns, records = _headed(next(iter(sheets.values())), path)
            yield from articles_of(columns, rows_of(columns, records, path), path)
            for title in list(sheets)[1:]:
                template = "sheet {sheet} was not read: articles are taken from the first one"
                yield Notice(NoticeKind.SKIPPED, shown(path), template, {"sheet": title})
        finally:
            book.close()


class ExcelExporter:
    """Writes the workbook; nothing is lost."""

    name: str = "excel"
    splits: bool = False
    every_set: bool = True

    def check_target(self, out: Path) -> None:
        """Refuse a folder, and a file that is no unchanged export of ours."""
        check_file_target(self.name, out)

    def export(
        self, items: Iterable[ExportItem], job: ExportJob, losses: Losses
    ) -> Mapping[str, Any]:
        """Write the workbook.

        Raises:
            FileWriteError: If it cannot be written, or has more rows than Excel takes; what stood there
                before is still there.
            MissingExtraError: If openpyxl is not installed.
        """
        openpyxl = extra_module("openpyxl", "excel", _WHAT)
        with export_file(self.name, job, losses) as export, ExitStack() as stack:
            book = openpyxl.Workbook(write_only=True)
            stack.callback(_tidy, book)
            sheets = {name: _Sheet(book.create_sheet(name), job.out) for name in _ORDER}
            schema = f"{job.schema.id} {job.schema.version}"
            before = ""
            for item in items:
                export.counts.add(item)
                for table, cells in rows(item, schema, first=item.article.id != before):
                    sheets[table].write(cells)
                before = item.article.id
            with tempfile.TemporaryFile() as made:
                book.save(made)
                _copy_timeless(made, export.stream)
        return export.manifest


_ORDER: Final = (SPANS, *(name for name in COLUMNS if name != SPANS))
"""The sheet that opens first is the one people want."""


class _Sheet:
    """Writes rows to a sheet.

    Args:
        sheet: Of openpyxl.
        out: Of the export, for errors.
    """

    def __init__(self, sheet: Any, out: Path) -> None:  # noqa: ANN401 - has no types
        self._sheet = sheet
        self._out = out
        self._count = 0
        self._append(list(COLUMNS[sheet.title]))

    def write(self, cells: Sequence[Cell]) -> None:
        """Write a row, in several ones if a cell is too long."""
        rest: list[Cell] = list(cells)
        if rest[0] == CONTINUED:
            rest[0] = f"'{CONTINUED}"
        while True:
            pieces = [_piece(cell) for cell in rest]
            self._append([neutralised(_escaped(p)) if isinstance(p, str) else p for p in pieces])
            rest = [
                cell[len(piece) :] if isinstance(cell, str) and isinstance(piece, str) else ""
                for cell, piece in zip(rest, pieces, strict=True)
            ]
            if not any(rest):
                return
            rest[0] = CONTINUED

    def _append(self, cells: Sequence[Cell]) -> None:
        self._count += 1
        if self._count > _MOST_ROWS:
            reason = Reason(
                "Excel takes {most_rows} rows at most; export as csv or parquet",
                most_rows=_MOST_ROWS,
            )
            raise FileWriteError(file=self._out, reason=reason)
        self._sheet.append([None if cell == "" else cell for cell in cells])


def _tidy(book: Any) -> None:  # noqa: ANN401 - has no types
    """Close the files of a workbook that was perhaps not saved, and remove them."""
    for sheet in book.worksheets:
        if not sheet.closed:
            sheet.close()
        if Path(sheet._writer.out).exists():  # noqa: SLF001 - else they stay until the program ends
            sheet._writer.cleanup()  # noqa: SLF001 - see above


def _piece(cell: Cell) -> Cell:
    """As much of a cell as fits: counted as Excel counts, in UTF-16 and with escapes."""
    if not isinstance(cell, str):
        return cell
    room = _LONGEST
    while _width(cell[:room]) > _LONGEST:
        room //= 2
    return cell[:room]


def _width(text: str) -> int:
    escaped = _escaped(text)
    return len(escaped) + sum(char > "\uffff" for char in escaped)


def _escaped(text: str) -> str:
    return _UNWRITABLE.sub(lambda found: f"_x{ord(found[0]):04X}_", text)


def _unescaped(text: str) -> str:
    return _WRITTEN.sub(lambda found: chr(int(found[1], 16)), text)


def _copy_timeless(made: IO[bytes], out: BinaryIO) -> None:
    """Copy a workbook without saying when it was made, so that the same gold gives the same bytes."""
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.infolist():
            info = zipfile.ZipInfo(member.filename, _EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            with old.open(member) as source, new.open(info, "w") as target:
                if member.filename == "docProps/core.xml":
                    target.write(_MODIFIED.sub(rb"\g<1>1980-01-01T00:00:00Z", source.read()))
                else:
                    shutil.copyfileobj(source, target)


def _loaded(openpyxl: Any, path: Path) -> Any:  # noqa: ANN401 - a module without types
    try:
        return openpyxl.load_workbook(path, read_only=True, data_only=True)
    except Exception as error:  # a broken workbook may break it anywhere
        raise FileReadError(
            file=path, reason=Reason("it is no sound workbook ({error})", error=str(error))
        ) from error


def _tables(sheets: Mapping[str, Any], path: Path) -> Tables:
    found = {}
    for name in COLUMNS:
        columns, records = _headed(sheets[name], path)
        check_columns(columns, name, path)
        found[name] = _restored(columns, records, path)
    return Tables(dict.fromkeys(COLUMNS, path), found)


def _restored(
    columns: Sequence[str], records: Iterator[tuple[int, list[str]]], path: Path
) -> Iterator[tuple[int, Mapping[str, str]]]:
    """Rows put together again, cells as they were."""
    begun: tuple[int, list[str]] | None = None
    for line, cells in records:
        was = [_unescaped(restored(cell)) for cell in cells]
        if begun is not None and cells[0] == CONTINUED:
            longer = [a + b for a, b in zip_longest(begun[1][1:], was[1:], fillvalue="")]
            begun = (begun[0], [begun[1][0], *longer])
            continue
        if begun is not None:
            yield from rows_of(columns, [begun], path)
        if was[0] == f"'{CONTINUED}":
            was[0] = CONTINUED
        begun = (line, was)
    if begun is not None:
        yield from rows_of(columns, [begun], path)


def _headed(sheet: Any, path: Path) -> tuple[list[str], Iterator[tuple[int, list[str]]]]:  # noqa: ANN401 - has no types
    """The names in the first row that says anything, and the rows below."""
    records = _records(sheet, path)
    line, first = next(records, (1, []))
    columns = [cell.strip() for cell in first]
    if twice := next((name for name in columns if name and columns.count(name) > 1), None):
        reason = Reason("two columns are called {twice!r}", twice=twice)
        raise FormatError(file=shown(path), line=line, reason=reason)
    return columns, records


def _records(sheet: Any, path: Path) -> Iterator[tuple[int, list[str]]]:  # noqa: ANN401 - has no types
    """The rows that say anything, as text, all of one length."""
    # What a workbook says of its own size need not be so.
    sheet.reset_dimensions()
    found = sheet.iter_rows(values_only=True, max_col=_MOST_COLUMNS)
    line = 0
    while True:
        try:
            cells = next(found, None)
        except Exception as error:  # a broken workbook may break it anywhere
            raise FileReadError(
                file=path, reason=Reason("it is no sound workbook ({error})", error=str(error))
            ) from error
        if cells is None:
            return
        line += 1
        texts = [_as_text(cell) for cell in cells]
        while texts and not texts[-1]:
            texts.pop()
        if texts:
            yield line, texts


def _as_text(value: object) -> str:
    """A cell as it would stand in a CSV file."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case float() if value.is_integer():
            return str(int(value))
        case datetime() if value.time() == time():
            return value.date().isoformat()
        case date() | time():
            return value.isoformat()
        case _:
            return str(value)
