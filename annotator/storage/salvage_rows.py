"""Rows of a damaged corpus, each told to its table: by the tree it is in, or, where trees are broken, by its looks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from annotator.storage.link import Link
from annotator.storage.salvage_pages import (
    TABLE_INTERIOR,
    TABLE_LEAF,
    BrokenError,
    Page,
    PageFile,
    Record,
    walk,
)

# Of the database itself, or worked out anew from the others.
_NOT_READ = frozenset({"alembic_version", "sqlite_sequence", "sqlite_stat1", "sqlite_stat4"})
_SEARCH = "article_search"
# Tables of the full-text index say of some columns not what they hold.
_SEARCH_KINDS = {
    "article_search_idx": ("INTEGER", "BLOB", "INTEGER"),
    "article_search_config": ("TEXT", "INTEGER"),
}
_LIST_COLUMNS = 5
_LOOKS = 3
"""So many rows of a page without a tree have to look like those of exactly one table."""


@dataclass(frozen=True)
class Layout:
    """How the rows of a table, or the entries of an index, are stored.

    Attributes:
        name: Of the table or the index.
        columns: In the order of the record.
        kinds: Affinity of each: ``INTEGER``, ``REAL``, ``TEXT`` or ``BLOB``.
        required: Whether each must not be null.
        defaults: What a row of before the column was added has.
        has_rowid: Whether it is a table whose rows have numbers.
        numbered: Column that is the row's number; it is null in the record.
        is_index: Whether it only leads to rows.
    """

    name: str
    columns: tuple[str, ...]
    kinds: tuple[str, ...]
    required: tuple[bool, ...]
    defaults: tuple[object, ...]
    has_rowid: bool
    numbered: int | None = None
    is_index: bool = False

    def fits(self, record: Record) -> bool:
        """Whether a record can be one of these."""
        if len(record) > len(self.columns):
            return False
        if len(record) < len(self.columns) and (
            self.is_index or any(each is None for each in self.defaults[len(record) :])
        ):
            return False
        return all(
            self._fits(place, value) for place, value in enumerate(record) if place != self.numbered
        ) and (self.numbered is None or record[self.numbered] is None)

    def row(self, key: int, record: Record) -> tuple[object, ...]:
        """The values of all columns."""
        values = [*record, *self.defaults[len(record) :]]
        if self.numbered is not None:
            values[self.numbered] = key
        return tuple(values)

    def _fits(self, place: int, value: object) -> bool:
        if value is None:
            return not self.required[place]
        kind = self.kinds[place]
        if kind == "INTEGER":
            return isinstance(value, int)
        if kind == "REAL":
            return isinstance(value, int | float)
        return isinstance(value, str if kind == "TEXT" else bytes)


@dataclass
class Gone:
    """What could not be read.

    Attributes:
        pages: Pages of each table that cannot be read.
        cells: Rows of each table that stood on a page that can be read and cannot be read themselves.
        stray: Pages that belong to no tree any more and could not be told to one table.
        found: Rows of each table that were found although no tree led to them.
        without_trees: Whether the list of tables itself was lost.
        log_frames: Pages in the write-ahead log that came after a damaged place in it.
        missing_pages: Pages by which the file is too short.
    """

    pages: dict[str, int] = field(default_factory=dict)
    cells: dict[str, int] = field(default_factory=dict)
    found: dict[str, int] = field(default_factory=dict)
    stray: int = 0
    without_trees: bool = False
    log_frames: int = 0
    missing_pages: int = 0

    def touched(self, *tables: str) -> bool:
        """Whether rows of one of these tables may be missing."""
        if self.without_trees or self.stray or self.log_frames:
            return True
        return any(self.pages.get(each) or self.cells.get(each) for each in tables)

    @property
    def nothing(self) -> bool:
        """Whether all of the file could be read."""
        counts = (self.pages, self.cells, self.stray, self.without_trees, self.log_frames)
        return not (any(counts) or self.missing_pages)


def layouts_of(link: Link) -> dict[str, Layout]:
    """How tables and indices of a corpus of the newest format are stored."""
    found: dict[str, Layout] = {}
    tables = link.rows(
        "SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND rootpage > 0 ORDER BY name"
    )
    for name, sql in tables:
        if name in _NOT_READ:
            continue
        columns = link.rows(f'PRAGMA table_info("{name}")')
        without_rowid = "WITHOUT ROWID" in sql.upper()
        layout = _layout(name, columns, without_rowid=without_rowid)
        found[name] = layout
        for index in link.rows(f'PRAGMA index_list("{name}")'):
            if not (without_rowid and index[3] == "pk"):
                found[index[1]] = _index(link, index[1], layout)
    return found


def _layout(name: str, columns: Sequence[tuple[object, ...]], *, without_rowid: bool) -> Layout:
    key = sorted((column for column in columns if column[5]), key=lambda each: int(str(each[5])))
    ordered = [*key, *(each for each in columns if not each[5])] if without_rowid else [*columns]
    numbered = None
    if not without_rowid and len(key) == 1 and str(key[0][2]).upper() == "INTEGER":
        numbered = ordered.index(key[0])
    return Layout(
        name=name,
        columns=tuple(str(each[1]) for each in ordered),
        kinds=_SEARCH_KINDS.get(name) or tuple(_affinity(str(each[2])) for each in ordered),
        required=tuple(bool(each[3] or each[5]) for each in ordered),
        defaults=tuple(_default(each[4]) for each in ordered),
        has_rowid=not without_rowid,
        numbered=numbered,
    )


def _index(link: Link, name: str, of: Layout) -> Layout:
    columns = [row[2] for row in link.rows(f'PRAGMA index_xinfo("{name}")')]
    places = [of.columns.index(each) if each in of.columns else None for each in columns]
    return Layout(
        name=name,
        columns=tuple(str(each) for each in columns),
        kinds=tuple("INTEGER" if place is None else of.kinds[place] for place in places),
        required=tuple(place is None or of.required[place] for place in places),
        defaults=(None,) * len(columns),
        has_rowid=False,
        is_index=True,
    )


def _affinity(declared: str) -> str:
    declared = declared.upper()
    if "INT" in declared:
        return "INTEGER"
    if "CHAR" in declared or "TEXT" in declared:
        return "TEXT"
    return "REAL" if "FLOA" in declared or "REAL" in declared else "BLOB"


def _default(declared: object) -> object:
    if declared is None:
        return None
    text = str(declared).strip("'\"")
    return int(text) if text.lstrip("-").isdigit() else text


def rows_of(
    file: PageFile, layouts: Mapping[str, Layout], usual: Mapping[str, int], gone: Gone
) -> Iterator[tuple[str, list[tuple[object, ...]]]]:
    """The rows, page by page, each with the name of their table; those that trees lead to come first.

    Args:
        file: The pages.
        layouts: How they are stored.
        usual: Where the trees of a new corpus begin, for one that has lost the list of its own.
        gone: Takes down what could not be read.
    """
    gone.log_frames = file.log_left_out
    gone.missing_pages = max(0, file.expected - file.count)
    free = file.free_pages()
    seen = set(free)
    roots = _roots(file, seen)
    gone.without_trees = not roots
    if not roots:
        roots = {
            name: root
            for name, root in usual.items()
            if name in layouts and _looks_like(file, layouts[name], root)
        }
    broken = False
    for name, root in roots.items():
        layout = layouts.get(name)
        for _, page in walk(file, root, seen):
            if page is None:
                broken = True
                if layout is not None and not layout.is_index and not _is_derived(name):
                    gone.pages[name] = gone.pages.get(name, 0) + 1
            elif layout is not None and not layout.is_index and not _is_derived(name):
                yield name, _rows(layout, page, gone)
    if broken or gone.without_trees:
        yield from _without_trees(file, layouts, seen, gone)


def _is_derived(name: str) -> bool:
    return name.startswith(_SEARCH)


def _roots(file: PageFile, seen: set[int]) -> dict[str, int]:
    """Where the tree of each table and index begins, as far as the list of them can be read."""
    found: dict[str, int] = {}
    try:
        file.page(1)
    except BrokenError:
        return found
    for _, page in walk(file, 1, seen):
        for cell in page.cells if page is not None else ():
            record = cell.record
            if record is None or len(record) != _LIST_COLUMNS:
                continue
            _, name, _, root, _ = record
            if isinstance(name, str) and isinstance(root, int) and 1 < root <= file.count:
                found[name] = root
    return found


def _looks_like(file: PageFile, layout: Layout, root: int) -> bool:
    """Whether the tree that begins at a page holds rows of a table."""
    for _, page in walk(file, root, set()):
        if page is None:
            return False
        if (page.kind in {TABLE_INTERIOR, TABLE_LEAF}) != layout.has_rowid:
            return False
        some = [cell.record for cell in page.cells if cell.record is not None][:_LOOKS]
        if some or not page.children:
            return all(layout.fits(record) for record in some)
    return False


def _rows(layout: Layout, page: Page, gone: Gone) -> list[tuple[object, ...]]:
    rows = []
    broken = page.broken
    for cell in page.cells:
        if cell.record is None:
            continue
        if layout.fits(cell.record):
            rows.append(layout.row(cell.key, cell.record))
        else:
            broken += 1
    if broken and page.kind != TABLE_INTERIOR:
        gone.cells[layout.name] = gone.cells.get(layout.name, 0) + broken
    return rows


def _without_trees(
    file: PageFile, layouts: Mapping[str, Layout], seen: set[int], gone: Gone
) -> Iterator[tuple[str, list[tuple[object, ...]]]]:
    """Pages no tree leads to: their rows say of which table they are."""
    for number in range(2, file.count + 1):
        if number in seen:
            continue
        try:
            page = file.page(number)
        except BrokenError:
            # An overflow page, or one that is counted where its tree lost it.
            continue
        some = [cell.record for cell in page.cells if cell.record is not None][:_LOOKS]
        if not some:
            continue
        with_rowid = page.kind == TABLE_LEAF
        fitting = [
            each
            for each in layouts.values()
            if each.has_rowid == with_rowid and all(each.fits(record) for record in some)
        ]
        if len(fitting) != 1:
            tables = [each for each in fitting if not each.is_index and not _is_derived(each.name)]
            gone.stray += bool(tables)
            continue
        (layout,) = fitting
        if layout.is_index or _is_derived(layout.name):
            continue
        rows = _rows(layout, page, gone)
        gone.found[layout.name] = gone.found.get(layout.name, 0) + len(rows)
        yield layout.name, rows
