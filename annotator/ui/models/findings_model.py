"""The inbox of findings for Qt's views: read in pages as one scrolls, so that its length does not matter."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QIcon

from annotator.domain.errors import AnnotatorError
from annotator.domain.findings import FindingKey, FindingQuery, FindingRow
from annotator.domain.schema import Schema
from annotator.quality.finding import Severity
from annotator.services.findings_desk import FindingsDesk
from annotator.services.shown_names import ShownNames
from annotator.ui.appearance import pixmap
from annotator.ui.findings import sentence, severity_name
from annotator.ui.i18n import quoted
from annotator.ui.theme import LIGHT, Theme

Index = QModelIndex | QPersistentModelIndex

PAGE = 200
COLUMNS = 4
WHAT, WORDS, ARTICLE, WHOSE = range(COLUMNS)

_ROOT = QModelIndex()
_SIGNS = {Severity.ERROR: "x", Severity.WARNING: "triangle-alert", Severity.HINT: "info"}
_SIGN_SIZE = 14


class FindingsModel(QAbstractTableModel):
    """The findings a query finds, in the order of the corpus.

    Signals:
        failed: An ``AnnotatorError``: the corpus could not be read.
    """

    failed = Signal(object)

    def __init__(self, desk: FindingsDesk, schema: Schema, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._schema = schema
        self._query = FindingQuery()
        self._names = ShownNames()
        self._rows: list[FindingRow] = []
        self._is_complete = True
        self._icons: dict[str, QIcon] = {}
        self.set_theme(LIGHT)

    @property
    def query(self) -> FindingQuery:
        """Which findings."""
        return self._query

    def set_query(self, query: FindingQuery) -> None:
        """Show other findings."""
        self._query = query
        self.reload()

    def reload(self) -> None:
        """Read the list anew, as far as it was read."""
        wanted = max(PAGE, len(self._rows))
        self.beginResetModel()
        self._names = self._read_names()
        self._rows = self._read(None, wanted)
        self._is_complete = len(self._rows) < wanted
        self.endResetModel()

    def row(self, number: int) -> FindingRow:
        """One finding."""
        return self._rows[number]

    def number_of(self, key: FindingKey) -> int | None:
        """Where a finding is, among those that were read."""
        return next((n for n, row in enumerate(self._rows) if row.key == key), None)

    def set_theme(self, theme: Theme) -> None:
        """Draw the signs in the colours of a theme."""
        colours = {
            Severity.ERROR: theme.error,
            Severity.WARNING: theme.warning,
            Severity.HINT: theme.muted,
        }
        self._icons = {
            severity.value: QIcon(pixmap(name, colours[severity], _SIGN_SIZE))
            for severity, name in _SIGNS.items()
        }
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, 0))

    # --- Qt ----------------------------------------------------------------------------------

    def rowCount(self, parent: Index = _ROOT) -> int:
        """How many were read so far."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """What, the words, the article, whose set."""
        return 0 if parent.isValid() else COLUMNS

    def canFetchMore(self, parent: Index) -> bool:
        """Whether there may be more."""
        return not parent.isValid() and not self._is_complete

    def fetchMore(self, parent: Index) -> None:
        """Read the next page."""
        if parent.isValid() or self._is_complete:
            return
        after = self._rows[-1].seq if self._rows else None
        page = self._read(after, PAGE)
        self._is_complete = len(page) < PAGE
        if page:
            self.beginInsertRows(_ROOT, len(self._rows), len(self._rows) + len(page) - 1)
            self._rows += page
            self.endInsertRows()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words, the sign of the severity, and the whole of it as a tooltip."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._words(row, index.column())
            case Qt.ItemDataRole.ToolTipRole:
                return self._whole(row)
            case Qt.ItemDataRole.DecorationRole if index.column() == WHAT:
                return self._icons.get(row.found.severity)
            case Qt.ItemDataRole.AccessibleTextRole if index.column() == WHAT:
                severity = severity_name(Severity(row.found.severity))
                return f"{severity}: {self._words(row, WHAT)}"
            case _:
                return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """What a column says."""
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return (self.tr("Finding"), self.tr("Words"), self.tr("Article"), self.tr("Set"))[section]

    # --- inside ------------------------------------------------------------------------------

    def _words(self, row: FindingRow, column: int) -> str:
        found = row.found
        match column:
            case 0:
                return sentence(found.rule, found.params, found.layer, self._schema)
            case 1:
                return found.excerpt
            case 2:
                return row.title
            case _:
                whose = self._names.of(row.annotator, row.article)
                return f"{whose} → {self._assignee(row)}" if row.assignee else whose

    def _whole(self, row: FindingRow) -> str:
        lines = [self._words(row, WHAT), quoted(row.found.excerpt), row.title]
        if row.reason is not None:
            lines.append(self.tr("Ignored: %1").replace("%1", row.reason))
        if row.assignee:
            lines.append(self.tr("Assigned to %1").replace("%1", self._assignee(row)))
        return "\n".join(lines)

    def _assignee(self, row: FindingRow) -> str:
        """Who takes care of it: mostly whose set it is, so that the name would tell."""
        return self._names.of(row.assignee, row.article)

    def _read_names(self) -> ShownNames:
        try:
            return self._desk.names()
        except AnnotatorError as error:
            self.failed.emit(error)
            return self._names

    def _read(self, after: tuple[int, int] | None, limit: int) -> list[FindingRow]:
        try:
            return list(self._desk.rows(self._query, after=after, limit=limit))
        except AnnotatorError as error:
            self.failed.emit(error)
            return []
