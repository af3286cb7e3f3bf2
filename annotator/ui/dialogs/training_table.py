"""What a training came to: the scores of both pipelines side by side, as a table model."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from annotator.domain.schema import Schema, in_language
from annotator.ui.i18n import current_language, decimal, number

_NOWHERE = QModelIndex()
_NAME, _GOLD, _PRESENT, _NEW, _CHANGE = range(5)
_OF_ROLES = "argument"
_PARTS = ("precision", "recall", "f1")

AnyIndex = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """One label, or a whole layer.

    Attributes:
        name: How it is called.
        whole: Whether it is a layer.
        gold: How many spans people marked.
        present: Precision, recall and F1 of the pipeline in use.
        new: Those of the new one.
    """

    name: str
    whole: bool
    gold: int
    present: tuple[float, float, float]
    new: tuple[float, float, float]

    @property
    def change(self) -> float:
        """What F1 gained."""
        return self.new[2] - self.present[2]


class ScoreModel(QAbstractTableModel):
    """The rows of a report."""

    def __init__(self, rows: Sequence[ScoreRow], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows = tuple(rows)

    def rowCount(self, parent: AnyIndex = _NOWHERE) -> int:
        """How many there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: AnyIndex = _NOWHERE) -> int:
        """Name, gold, present, new, change."""
        return 0 if parent.isValid() else _CHANGE + 1

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What stands in a cell."""
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(row, column)
            case Qt.ItemDataRole.ToolTipRole if column in {_PRESENT, _NEW}:
                return self.tr("precision / recall / F1, %, of spans that are equal")
            case Qt.ItemDataRole.TextAlignmentRole if column != _NAME:
                return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            case Qt.ItemDataRole.FontRole if row.whole:
                font = QFont()
                font.setBold(True)
                return font
            case _:
                return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """What the columns are called."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
            return (left if section == _NAME else right) | Qt.AlignmentFlag.AlignVCenter
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return (
            self.tr("Label"),
            self.tr("Gold"),
            self.tr("In use: P / R / F1"),
            self.tr("New: P / R / F1"),
            self.tr("Gain"),
        )[section]

    def _text(self, row: ScoreRow, column: int) -> str:
        match column:
            case 0:
                return row.name if row.whole else f"    {row.name}"
            case 1:
                return number(row.gold)
            case 2:
                return _scores(row.present)
            case 3:
                return _scores(row.new)
            case _:
                return f"{100 * row.change:+.1f}"


def score_rows(result: Mapping[str, Any], schema: Schema) -> list[ScoreRow]:
    """The rows of the worker's answer to ``train``; labels nobody marked or proposed are left out."""
    rows = []
    for each in result.get("scores", ()):
        layer, name = str(each["layer"]), str(each["label"])
        title = _title(schema, layer, name, str(each.get("unit", "")))
        present, new = (
            tuple(float(each[side][part]) for part in _PARTS) for side in ("present", "new")
        )
        rows.append(
            ScoreRow(
                title,
                not name,
                int(each["gold"]),
                (present[0], present[1], present[2]),
                (new[0], new[1], new[2]),
            )
        )
    return rows


def _title(schema: Schema, layer: str, name: str, unit: str) -> str:
    known = schema.layers.get(layer)
    if known is None:
        return name or layer
    if not name:
        return in_language(known.title, current_language()) or layer
    if unit == _OF_ROLES and name in known.roles:
        return in_language(known.roles[name].title, current_language()) or name
    return schema.label_title(layer, name, current_language()) if name in known.labels else name


def _scores(scores: tuple[float, float, float]) -> str:
    return " / ".join(decimal(100 * each) for each in scores)
