"""Steps of the log for Qt's views, read in pages; and the life of a span in the same columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import Qt as QtText

from annotator.domain.errors import AnnotatorError
from annotator.domain.ids import AnnotatorId, ArticleId
from annotator.domain.ports import HistoryQuery, LoggedStep
from annotator.domain.schema import Schema
from annotator.services.history import HistoryDesk
from annotator.ui.i18n import subject_text
from annotator.ui.time_machine.words import time_text, what_text

Index = QModelIndex | QPersistentModelIndex

PAGE = 200
COLUMNS = 5
WHEN, WHO, WHAT, SUBJECT, ARTICLE = range(COLUMNS)

_ROOT = QModelIndex()


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One line.

    Attributes:
        cells: What stands in the columns.
        article: Where it was done.
        annotator: In whose set.
        seq: Of the log entry; ``None``: it is none.
        details: More of it, as the tooltip says.
    """

    cells: tuple[str, str, str, str, str]
    article: ArticleId
    annotator: AnnotatorId
    seq: int | None
    details: str = ""


class HistoryModel(QAbstractTableModel):
    """What a query finds in the log, the last step first, or lines that are given.

    Signals:
        failed: An ``AnnotatorError``: the log could not be read.
    """

    failed = Signal(object)

    def __init__(
        self, desk: HistoryDesk, parent: QObject | None = None, *, schema: Schema | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._schema = schema
        self._query: HistoryQuery | None = None
        self._rows: list[HistoryRow] = []
        self._is_complete = True

    def set_query(self, query: HistoryQuery) -> None:
        """Show what a query finds."""
        self.beginResetModel()
        self._query = query
        self._is_complete = False
        self._rows = self._read(None)
        self.endResetModel()

    def set_rows(self, rows: Sequence[HistoryRow]) -> None:
        """Show these lines."""
        self.beginResetModel()
        self._query = None
        self._is_complete = True
        self._rows = list(rows)
        self.endResetModel()

    def row(self, number: int) -> HistoryRow:
        """One line."""
        return self._rows[number]

    def rowCount(self, parent: Index = _ROOT) -> int:
        """How many lines were read so far."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """When, who, what, to what, and where."""
        return 0 if parent.isValid() else COLUMNS

    def canFetchMore(self, parent: Index) -> bool:
        """Whether there may be more lines."""
        return not parent.isValid() and not self._is_complete

    def fetchMore(self, parent: Index) -> None:
        """Read the next page."""
        if parent.isValid() or not self._rows:
            return
        more = self._read(self._rows[-1].seq)
        if more:
            self.beginInsertRows(_ROOT, len(self._rows), len(self._rows) + len(more) - 1)
            self._rows += more
            self.endInsertRows()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What stands in a cell."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.cells[index.column()]
        if role in {Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole}:
            words = "\n".join(part for part in (*row.cells, row.details) if part)
            return (
                QtText.convertFromPlainText(words) if role == Qt.ItemDataRole.ToolTipRole else words
            )
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The names of the columns."""
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (
            self.tr("When"),
            self.tr("Who"),
            self.tr("What"),
            self.tr("To what"),
            self.tr("Article"),
        )[section]

    def _read(self, before: int | None) -> list[HistoryRow]:
        if self._query is None:
            return []
        try:
            steps = self._desk.steps(self._query, before=before, limit=PAGE)
        except AnnotatorError as error:
            self._is_complete = True
            self.failed.emit(error)
            return []
        self._is_complete = len(steps) < PAGE
        return [_row(step, self._schema) for step in steps]


def _row(step: LoggedStep, schema: Schema | None) -> HistoryRow:
    title = " ".join(step.title.split())
    about = subject_text(step.subject, schema)
    cells = (time_text(step.at), str(step.annotator), what_text(step), about, title)
    return HistoryRow(cells, step.article, step.annotator, step.seq)
