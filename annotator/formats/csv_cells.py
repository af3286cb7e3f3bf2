"""CSV files from anywhere: encoding and delimiter found out, rows bounded, cells that spreadsheets would run made harmless."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from annotator.domain.errors import FormatError
from annotator.domain.reason import Reason
from annotator.formats.encoding import decode
from annotator.formats.reading import Notice, read_bounded, shown
from annotator.formats.text import encoding_notices

MAX_BYTES: Final = 1 << 30
"""A table may have 1 GB."""
MAX_CELL: Final = 64 << 20
"""Characters of a cell, as many as a text file may have; a quotation mark that is never closed makes one of them all."""

_DELIMITERS: Final = ",;\t|"
_DANGEROUS: Final = ("=", "+", "-", "@", "\t", "\r")
_ESCAPED: Final = "'"


@dataclass(frozen=True, slots=True)
class Table:
    """A table as a file has it.

    Attributes:
        columns: Names in the first row.
        rows: Number of the line each begins in, 1-based, and its cells by column; read as they are asked for.
        notices: About its encoding.
    """

    columns: tuple[str, ...]
    rows: Iterator[tuple[int, Mapping[str, str]]]
    notices: tuple[Notice, ...] = ()


def read_table(path: Path, encoding: str | None = None, wanted: Sequence[str] = ()) -> Table:
    """A CSV file, its delimiter found out from the first row.

    Args:
        path: The file.
        encoding: Use this codec; ``None``: find out.
        wanted: Columns that decide between delimiters; else the one that makes most columns.

    Raises:
        FileReadError: If it cannot be read, or is no text.
        FormatError: If the first row names a column twice; while reading rows, if one has more cells than
            that, or a quotation mark is not closed. Names the line.
    """
    decoded = decode(read_bounded(path, MAX_BYTES), path, encoding)
    header: list[str] = []
    chosen = _DELIMITERS[0]
    for delimiter in _DELIMITERS:
        found = next((cells for _, cells in _records(decoded.text, delimiter, path)), [])
        if _rank(found, wanted) > _rank(header, wanted):
            header, chosen = found, delimiter
    columns = tuple(name.strip() for name in header)
    if twice := next((name for name in columns if name and columns.count(name) > 1), None):
        raise FormatError(
            file=shown(path), line=1, reason=Reason("two columns are called {twice!r}", twice=twice)
        )
    notices = encoding_notices(decoded, shown(path))
    return Table(columns, rows_of(columns, _records(decoded.text, chosen, path, 1), path), notices)


def rows_of(
    columns: Sequence[str], records: Iterable[tuple[int, Sequence[str]]], path: Path
) -> Iterator[tuple[int, Mapping[str, str]]]:
    """Cells by the names of their columns; what a row lacks at its end is empty.

    Raises:
        FormatError: If a row says something beyond the last column.
    """
    for line, cells in records:
        if any(cells[len(columns) :]):
            reason = Reason(
                "has {cells} cells, the first row names {columns} columns",
                cells=len(cells),
                columns=len(columns),
            )
            raise FormatError(file=shown(path), line=line, reason=reason)
        padded = [*cells, *[""] * (len(columns) - len(cells))]
        yield line, {name: cell for name, cell in zip(columns, padded, strict=False) if name}


def neutralised(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula: an apostrophe goes before what begins like one."""
    return _ESCAPED + cell if cell.startswith((*_DANGEROUS, _ESCAPED)) else cell


def restored(cell: str) -> str:
    """The cell as it was before ``neutralised``."""
    rest = cell[1:]
    return rest if cell[:1] == _ESCAPED and rest.startswith((*_DANGEROUS, _ESCAPED)) else cell


def _rank(header: Sequence[str], wanted: Sequence[str]) -> tuple[int, int]:
    known = sum(name.strip().casefold() in wanted for name in header)
    return (known, len(header))


def _records(
    text: str, delimiter: str, path: Path, skipped: int = 0
) -> Iterator[tuple[int, list[str]]]:
    """The rows that say anything, each with the line it begins in."""
    before = csv.field_size_limit()
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=bool(skipped))
    begins = 1
    found = 0
    while True:
        csv.field_size_limit(MAX_CELL)  # of the whole process, and other libraries count on theirs
        try:
            cells = next(reader, None)
        except csv.Error as error:
            raise FormatError(
                file=shown(path), line=begins, reason=Reason("is no row: {error}", error=str(error))
            ) from error
        finally:
            csv.field_size_limit(before)
        if cells is None:
            return
        if any(cell.strip() for cell in cells):
            found += 1
            if found > skipped:
                yield begins, cells
        begins = reader.line_num + 1
