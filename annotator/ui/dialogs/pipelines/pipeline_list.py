"""The left side of the dialog: the pipelines with their state."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from annotator.domain.pipelines import PipelineKind
from annotator.ui.appearance import UNIT
from annotator.ui.dialogs.pipelines.details import kind_words
from annotator.ui.dialogs.pipelines.entries import Entry

_WIDTH = 33 * UNIT


class PipelineList(QListWidget):
    """Two lines each: the name, and where it comes from or what is the matter with it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pipelineList")
        self.setAccessibleName(self.tr("Pipelines"))
        self.setFixedWidth(_WIDTH)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)

    @property
    def entry(self) -> Entry | None:
        """The one that is chosen."""
        row = self.currentRow()
        return self.entry_at(row) if row >= 0 else None

    def entry_at(self, row: int) -> Entry:
        """The one in a row."""
        found: Entry = self.item(row).data(Qt.ItemDataRole.UserRole)
        return found

    def show_entries(self, entries: Sequence[Entry], *, in_use: str, wanted: str) -> None:
        """Show these, and choose the wanted one or else the one in use; tells nobody.

        Args:
            entries: At least one.
            in_use: Name of the one the corpus uses.
            wanted: Name of the one to choose.
        """
        self.blockSignals(True)
        self.clear()
        for entry in entries:
            item = QListWidgetItem(self)
            item.setData(Qt.ItemDataRole.UserRole, entry)
        self.show_in_use(in_use)
        names = [entry.name for entry in entries]
        self.setCurrentRow(names.index(next((n for n in (wanted, in_use) if n in names), names[0])))
        self.blockSignals(False)

    def show_in_use(self, in_use: str) -> None:
        """Say of one that the corpus uses it."""
        for row in range(self.count()):
            item, entry = self.item(row), self.entry_at(row)
            item.setText(f"{self._title(entry)}\n{self._state(entry, in_use)}")
            item.setToolTip(entry.name)
            font = item.font()
            font.setBold(entry.name == in_use)
            item.setFont(font)

    def _title(self, entry: Entry) -> str:
        return self.tr("German news") if entry.kind is PipelineKind.BUILTIN else entry.title

    def _state(self, entry: Entry, in_use: str) -> str:
        state = kind_words(entry.kind)
        if entry.name == in_use:
            return self.tr("%1, in use").replace("%1", state)
        if entry.text("problem") and entry.kind is not None:
            return self.tr("%1, broken").replace("%1", state)
        return state
