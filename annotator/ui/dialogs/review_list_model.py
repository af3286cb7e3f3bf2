"""The rows of a review list: suggestions in their context, each ticked or not."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from annotator.domain.schema import Schema
from annotator.services.bulk import Candidate
from annotator.ui.filter_words import percent
from annotator.ui.i18n import current_language, rule_title

Index = QModelIndex | QPersistentModelIndex

CANDIDATE_ROLE = Qt.ItemDataRole.UserRole + 1
"""The ``Candidate`` of a row."""
TICK, CONTEXT, LABEL, SCORE, RULE, ARTICLE = range(6)
_ROOT = QModelIndex()
_ON, _OFF = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class ReviewModel(QAbstractTableModel):
    """All rows are ticked at first; what was unticked stays so when other rows come and go.

    Args:
        schema: For the titles of labels.

    Signals:
        ticked_changed: Other rows are ticked.
    """

    ticked_changed = Signal()

    def __init__(self, schema: Schema, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._schema = schema
        self._rows: Sequence[Candidate] = ()
        self._unticked: set[tuple[str, str]] = set()

    @property
    def rows(self) -> Sequence[Candidate]:
        """All of them, in order."""
        return self._rows

    @property
    def ticked(self) -> tuple[Candidate, ...]:
        """Those that are ticked, in order."""
        return tuple(row for row in self._rows if _key(row) not in self._unticked)

    def show(self, rows: Sequence[Candidate]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()
        self.ticked_changed.emit()

    def toggle(self, rows: Collection[int]) -> None:
        """Untick rows if all of them are ticked, else tick them."""
        keys = {_key(self._rows[row]) for row in rows}
        if keys & self._unticked:
            self._unticked -= keys
        else:
            self._unticked |= keys
        self.dataChanged.emit(
            self.index(min(rows, default=0), TICK), self.index(max(rows, default=0), TICK)
        )
        self.ticked_changed.emit()

    # --- Qt ----------------------------------------------------------------------------------

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Number of suggestions; rows have no children."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Tick, context, label, score, rule and article."""
        return 0 if parent.isValid() else ARTICLE + 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Ticks can be set with the mouse as well."""
        plain = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return plain | Qt.ItemFlag.ItemIsUserCheckable if index.column() == TICK else plain

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = int(Qt.ItemDataRole.DisplayRole),
    ) -> object:
        """What the columns show."""
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (
            "",
            self.tr("In context"),
            self.tr("Label"),
            self.tr("Score"),
            self.tr("Rule"),
            self.tr("Article"),
        )[section]

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """What to show for a suggestion."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.CheckStateRole if index.column() == TICK:
                return _OFF if _key(row) in self._unticked else _ON
            case Qt.ItemDataRole.DisplayRole if index.column() != TICK:
                return self._words(row, index.column())
            case Qt.ItemDataRole.ToolTipRole if index.column() != TICK:
                return self._words(row, index.column())
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(row)
            case _:
                return row if role == CANDIDATE_ROLE else None

    def setData(
        self, index: Index, value: object, role: int = int(Qt.ItemDataRole.EditRole)
    ) -> bool:
        """Tick or untick."""
        del value
        if role != Qt.ItemDataRole.CheckStateRole or index.column() != TICK:
            return False
        self.toggle([index.row()])
        return True

    def _words(self, row: Candidate, column: int) -> str:
        match column:
            case 1:
                return f"{row.before}{row.covered}{row.after}"
            case 2:
                return self._schema.label_title(row.layer, row.label, current_language())
            case 3:
                return percent(row.score)
            case 4:
                return rule_title(row.rule)
            case _:
                return row.title

    def _spoken(self, row: Candidate) -> str:
        off = _key(row) in self._unticked
        ticked = self.tr("not ticked") if off else self.tr("ticked")
        return ", ".join((ticked, row.covered, *(self._words(row, each) for each in (2, 3, 4))))


def _key(row: Candidate) -> tuple[str, str]:
    return row.article, row.signature
