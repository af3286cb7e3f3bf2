"""The outline for Qt's views; every change comes in row by row, so that selection and scroll survive."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import count

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from annotator.domain.ids import SpanId
from annotator.domain.schema import Schema
from annotator.domain.workbench import Workbench
from annotator.ui.models.outline_tree import (
    OPEN_ROLES,
    Filling,
    Kind,
    KnownLines,
    Line,
    outline_in_parts,
)

Index = QModelIndex | QPersistentModelIndex

LINE_ROLE = Qt.ItemDataRole.UserRole + 1
"""The ``Line`` of a row."""

_ROOT = QModelIndex()
_AT_ONCE = 200
"""So many rows come or go before the window may come round."""


class _Node:
    """A line with its place in the tree."""

    __slots__ = ("children", "is_whole", "line", "number", "parent", "row")

    def __init__(self, number: int, line: Line, parent: _Node | None) -> None:
        self.number = number
        self.line = line
        self.parent = parent
        self.row = 0
        self.children: list[_Node] = []
        # Not while the rows below are being changed, or if somebody stopped half-way.
        self.is_whole = True

    def renumber(self, first: int = 0) -> None:
        for row in range(first, len(self.children)):
            self.children[row].row = row


class OutlineModel(QAbstractItemModel):
    """Layers, below them heads with their roles, and other spans by label."""

    def __init__(self, schema: Schema, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._schema = schema
        self._shown: tuple[str, str] = ("", "")
        self._known = KnownLines()
        self._numbers = count(1)
        # Indexes carry numbers, not addresses: a stale one finds nothing instead of a freed object.
        self._nodes: dict[int, _Node] = {}
        self._top = _Node(0, Line("", Kind.LAYER), None)

    def show(
        self, workbench: Workbench | None, language: str, hidden: frozenset[str] = frozenset()
    ) -> None:
        """Bring the rows in step with a workbench.

        Args:
            workbench: What is on the desk; ``None`` empties the outline.
            language: Of the titles.
            hidden: Layers left out.
        """
        for _ in self.showing(workbench, language, hidden):
            pass

    def showing(
        self, workbench: Workbench | None, language: str, hidden: frozenset[str] = frozenset()
    ) -> Iterator[None]:
        """The same, with a stop after each span and after every few rows that change.

        Whoever stops half-way and begins with something else is understood.
        """
        lines: tuple[Line, ...] = ()
        if workbench is not None:
            shown = (workbench.article.id, language)
            if shown != self._shown:
                self._shown, self._known = shown, KnownLines()
            parts = outline_in_parts(
                workbench, self._schema, language, hidden=hidden, known=self._known
            )
            for made in parts:
                lines = made
                yield
        yield from self._merge(self._top, lines)

    def clear(self) -> None:
        """Empty the outline at once, for another article."""
        self.beginResetModel()
        self._nodes.clear()
        self._top = _Node(0, Line("", Kind.LAYER), None)
        self.endResetModel()

    @property
    def line_count(self) -> int:
        """Number of lines on all levels."""
        return len(self._nodes)

    def line(self, index: Index) -> Line | None:
        """The line of a row."""
        node = self._nodes.get(index.internalId()) if index.isValid() else None
        return node.line if node else None

    def index_of(self, span: SpanId) -> QModelIndex:
        """The row of a span itself, else the role it fills; invalid if it is not shown."""
        best: _Node | None = None
        for node in self._nodes.values():
            line = node.line
            if line.span != span:
                continue
            if line.kind is Kind.SPAN:
                return self._index(node)
            if line.filling is Filling.FILLED and best is None:
                best = node
        return self._index(best) if best else QModelIndex()

    # --- Qt ----------------------------------------------------------------------------------

    def index(self, row: int, column: int, parent: Index = _ROOT) -> QModelIndex:
        """The index of a row below ``parent``."""
        node = self._node(parent)
        if node is None or column != 0 or not 0 <= row < len(node.children):
            return QModelIndex()
        return self.createIndex(row, 0, node.children[row].number)

    def parent(self, index: Index = _ROOT) -> QModelIndex:  # type: ignore[override] # two in one in C++
        """The index above."""
        node = self._nodes.get(index.internalId()) if index.isValid() else None
        if node is None or node.parent is None or node.parent is self._top:
            return QModelIndex()
        return self._index(node.parent)

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Number of lines below."""
        node = self._node(parent)
        return len(node.children) if node else 0

    def columnCount(self, parent: Index = _ROOT) -> int:
        """One."""
        del parent
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What to show."""
        line = self.line(index)
        if line is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                title = self.tr("open") if line.key == OPEN_ROLES else line.title
                return f"{title}: {line.words}" if line.words else title
            case Qt.ItemDataRole.ToolTipRole:
                return line.words or None
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(line)
            case _:
                return line if role == LINE_ROLE else None

    # --- inside ------------------------------------------------------------------------------

    def _spoken(self, line: Line) -> str:
        state = (
            {
                Filling.OPEN: self.tr("open"),
                Filling.IMPLICIT: self.tr("implicit"),
                Filling.ABSENT: self.tr("absent"),
            }.get(line.filling)
            if line.filling
            else None
        )
        suggested = self.tr("suggested") if line.suggested else None
        return ", ".join(part for part in (line.title, line.words, state, suggested) if part)

    def _node(self, index: Index) -> _Node | None:
        return self._nodes.get(index.internalId()) if index.isValid() else self._top

    def _index(self, node: _Node) -> QModelIndex:
        return self.createIndex(node.row, 0, node.number)

    def _parent_index(self, node: _Node) -> QModelIndex:
        return QModelIndex() if node is self._top else self._index(node)

    def _merge(self, node: _Node, lines: tuple[Line, ...]) -> Iterator[None]:
        """Make the rows below a node say these lines, with as few changes as possible."""
        node.is_whole = False
        wanted = {line.key for line in lines}
        for first, end in _runs(node, wanted):
            last = end
            while last >= first:
                begin = max(first, last - _AT_ONCE + 1)
                self._remove(node, begin, last)
                last = begin - 1
                yield
        row = 0
        while row < len(lines):
            line = lines[row]
            if row < len(node.children) and node.children[row].line.key == line.key:
                yield from self._renew(node.children[row], line)
                row += 1
                continue
            known = {child.line.key: child.row for child in node.children[row:]}
            if line.key in known:
                self._move(node, known[line.key], row)
                yield
                continue
            end = row + 1
            while end < len(lines) and end - row < _AT_ONCE and lines[end].key not in known:
                end += 1
            self._insert(node, row, lines[row:end])
            row = end
            yield
        node.is_whole = True

    def _renew(self, node: _Node, line: Line) -> Iterator[None]:
        before = node.line
        if line is before and node.is_whole:
            return  # as are most of them after an edit
        is_whole, node.line = node.is_whole, line
        if len(line.children) != len(before.children) or replace(line, children=()) != replace(
            before, children=()
        ):
            index = self._index(node)
            self.dataChanged.emit(index, index)
        if line.children != before.children or not is_whole:
            yield from self._merge(node, line.children)
            yield

    def _insert(self, node: _Node, row: int, lines: tuple[Line, ...]) -> None:
        self.beginInsertRows(self._parent_index(node), row, row + len(lines) - 1)
        node.children[row:row] = [self._grown(line, node) for line in lines]
        node.renumber(row)
        self.endInsertRows()

    def _remove(self, node: _Node, first: int, last: int) -> None:
        self.beginRemoveRows(self._parent_index(node), first, last)
        for child in node.children[first : last + 1]:
            self._forget(child)
        del node.children[first : last + 1]
        node.renumber(first)
        self.endRemoveRows()

    def _move(self, node: _Node, source: int, target: int) -> None:
        parent = self._parent_index(node)
        self.beginMoveRows(parent, source, source, parent, target)
        node.children.insert(target, node.children.pop(source))
        node.renumber(target)
        self.endMoveRows()

    def _grown(self, line: Line, parent: _Node) -> _Node:
        node = _Node(next(self._numbers), line, parent)
        self._nodes[node.number] = node
        node.children = [self._grown(child, node) for child in line.children]
        node.renumber()
        return node

    def _forget(self, node: _Node) -> None:
        self._nodes.pop(node.number, None)
        for child in node.children:
            self._forget(child)


def _runs(node: _Node, wanted: set[str]) -> Iterator[tuple[int, int]]:
    """The stretches of rows that are not wanted any more, the last one first."""
    row = len(node.children) - 1
    while row >= 0:
        if node.children[row].line.key in wanted:
            row -= 1
            continue
        last = row
        while row >= 0 and node.children[row].line.key not in wanted:
            row -= 1
        yield row + 1, last
