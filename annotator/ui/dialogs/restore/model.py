"""The backups of a corpus as rows of a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QDateTime,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from annotator.ui.i18n import number

Index = QModelIndex | QPersistentModelIndex
MADE, SIZE, ARTICLES, FINISHED, SINCE = range(5)
_ROOT = QModelIndex()


@dataclass(frozen=True, slots=True)
class BackupRow:
    """One backup, as the worker tells of it.

    Attributes:
        path: The file.
        made: When.
        size: In bytes.
        contents: ``articles``, ``finished`` and ``edits``; ``None`` if it cannot be read.
        reason: Why it cannot be read.
        since: Edits since then; ``None`` if that is not known.
    """

    path: str
    made: datetime
    size: int
    contents: Mapping[str, int] | None
    reason: str
    since: int | None


def rows_of(result: Mapping[str, Any]) -> list[BackupRow]:
    """The backups of a result of the task ``backups``."""
    now = result.get("now")
    rows = []
    for each in result.get("backups", ()):
        inside = each.get("contents")
        rows.append(
            BackupRow(
                path=str(each["path"]),
                made=datetime.fromisoformat(each["made"]),
                size=int(each["bytes"]),
                contents=inside,
                reason=str(each.get("reason", "")),
                since=None if now is None or inside is None else now["edits"] - inside["edits"],
            )
        )
    return rows


class BackupModel(QAbstractTableModel):
    """The newest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[BackupRow] = ()

    def set_rows(self, rows: Sequence[BackupRow]) -> None:
        """Show these."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row(self, place: int) -> BackupRow:
        """The backup of a row."""
        return self._rows[place]

    def rowCount(self, parent: Index = _ROOT) -> int:
        """How many there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """When, how large, what is in it, what was done since."""
        return 0 if parent.isValid() else SINCE + 1

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The titles of the columns."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(section)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        titles = (
            self.tr("Made"),
            self.tr("Size"),
            self.tr("Articles"),
            self.tr("Finished"),
            self.tr("Steps since then"),
        )
        return titles[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """One cell."""
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(row, index.column())
            case Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(index.column())
            case Qt.ItemDataRole.ToolTipRole:
                return row.reason or row.path
            case _:
                return None

    def _text(self, row: BackupRow, column: int) -> str:
        if column == MADE:
            return made_text(row.made)
        if column == SIZE:
            return QLocale().formattedDataSize(row.size, 1)
        if row.contents is None:
            return self.tr("not readable") if column == ARTICLES else "–"
        if column == SINCE:
            return "–" if row.since is None else number(row.since)
        return number(row.contents["articles" if column == ARTICLES else "finished"])


def made_text(made: datetime) -> str:
    """When a backup was made, as the language and the clock of this desktop have it."""
    moment = QDateTime.fromSecsSinceEpoch(int(made.timestamp()))
    return QLocale().toString(moment, QLocale.FormatType.ShortFormat)


def _alignment(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignLeft if column == MADE else Qt.AlignmentFlag.AlignRight
    return side | Qt.AlignmentFlag.AlignVCenter
