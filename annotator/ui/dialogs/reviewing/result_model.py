"""What came of a sample as a table: a line for each label, for each layer, and for all together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont

from annotator.domain.reviews import Decision, Judged
from annotator.domain.schema import Schema
from annotator.services.reviewing_results import LabelResult, ReviewResult
from annotator.ui.dialogs.reviewing.wording import (
    JUDGED,
    decision_name,
    estimate_text,
    kind_title,
    percent,
    told,
)
from annotator.ui.i18n import number
from annotator.ui.theme import LIGHT, Theme

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
COUNTED: Final = (
    Judged.RIGHT,
    Judged.EDGE,
    Judged.LABEL,
    Judged.ROLE,
    Judged.SPURIOUS,
    Judged.MISSING,
)
NAME, DECISION, LEVEL, PRECISION, RECALL, F1, ROLES, SEEN, POPULATION = range(9)
FIRST_COUNT = POPULATION + 1
MORE = FIRST_COUNT + len(COUNTED)
COLUMNS = MORE + 1


class ResultModel(QAbstractTableModel):
    """The lines of a result."""

    def __init__(self, schema: Schema, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._schema = schema
        self._theme = LIGHT
        self._rows: Sequence[LabelResult] = ()

    @property
    def rows(self) -> Sequence[LabelResult]:
        """What is shown."""
        return self._rows

    def show(self, result: ReviewResult | None) -> None:
        """Show a result."""
        self.beginResetModel()
        rows: list[LabelResult] = []
        if result is not None:
            # What nothing was drawn of stands below.
            labels = sorted(result.labels, key=lambda row: not row.drawn)
            rows = [result.total, *result.layers, *labels]
        self._rows = rows
        self.endResetModel()

    def set_theme(self, theme: Theme) -> None:
        """Use the colours of a theme."""
        self._theme = theme
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, COLUMNS - 1))

    def is_empty(self, column: int) -> bool:
        """Whether a column says nothing."""
        shown = {"–", "0", ""}
        return all(self._text(row, column) in shown for row in self._rows)

    def rowCount(self, parent: _Index = _ROOT) -> int:
        """How many lines there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _ROOT) -> int:
        """How many columns there are."""
        return 0 if parent.isValid() else COLUMNS

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = int(Qt.ItemDataRole.DisplayRole),
    ) -> object:
        """What the columns are called."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _aligned(section)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if FIRST_COUNT <= section < MORE:
            return told(JUDGED[COUNTED[section - FIRST_COUNT]])
        return {
            NAME: self.tr("What"),
            POPULATION: self.tr("In all"),
            SEEN: self.tr("Judged"),
            PRECISION: self.tr("Precision"),
            RECALL: self.tr("Recall"),
            F1: "F1",
            ROLES: self.tr("All roles right"),
            MORE: self.tr("Still to judge"),
            LEVEL: self.tr("Level"),
            DECISION: self.tr("Verdict"),
        }[section]

    def data(self, index: _Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """Words, colours, and sums in bold."""
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(row, column)
            case Qt.ItemDataRole.TextAlignmentRole:
                return _aligned(column)
            case Qt.ItemDataRole.FontRole | Qt.ItemDataRole.ForegroundRole:
                return self._look(row, column, role)
            case Qt.ItemDataRole.ToolTipRole:
                return self._tip(row, column)
            case _:
                return None

    def _look(self, row: LabelResult, column: int, role: int) -> object:
        if role == Qt.ItemDataRole.FontRole:
            font = QFont()
            font.setBold(not row.label)
            return font
        if column != DECISION or row.decision is None:
            return None
        theme = self._theme
        hue = {Decision.ACCEPT: theme.success, Decision.REJECT: theme.error}
        return QColor(hue.get(row.decision, theme.muted))

    def _text(self, row: LabelResult, column: int) -> str:
        if FIRST_COUNT <= column < MORE:
            return number(row.counts.get(COUNTED[column - FIRST_COUNT], 0))
        say: dict[int, Callable[[], str]] = {
            NAME: lambda: kind_title(self._schema, row.layer, row.label),
            POPULATION: lambda: number(row.population),
            SEEN: lambda: number(row.judged),
            PRECISION: lambda: estimate_text(row.precision),
            RECALL: lambda: estimate_text(row.recall),
            F1: lambda: estimate_text(row.f1),
            ROLES: lambda: estimate_text(row.roles),
            MORE: lambda: number(row.more),
            LEVEL: lambda: f"≥ {percent(row.level, 0)}" if row.level is not None else "",
            DECISION: lambda: decision_name(row.decision),
        }
        return say[column]()

    def _tip(self, row: LabelResult, column: int) -> str | None:
        if column not in {LEVEL, DECISION} or row.level is None:
            return None
        if row.most_wrong is None:
            return self.tr(
                "Of %Ln drawn, none may be wrong, and even that is too few.", "", row.drawn
            )
        most = self.tr("%Ln may be wrong", "", row.most_wrong)
        drawn = self.tr("of %Ln drawn.", "", row.drawn)
        return f"{most} {drawn}"


def _aligned(column: int) -> int:
    middle = Qt.AlignmentFlag.AlignVCenter
    is_word = column in {NAME, DECISION}
    side = Qt.AlignmentFlag.AlignLeft if is_word else Qt.AlignmentFlag.AlignRight
    return int(middle | side)
