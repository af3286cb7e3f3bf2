"""The values of a choice, with their names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from annotator.domain.schema import LocalText
from annotator.ui.appearance import UNIT
from annotator.ui.dialogs.schema_editor.checks import is_identifier
from annotator.ui.dialogs.schema_editor.fields import Field


class ValuesField(Field):
    """A table of ids and names.

    Args:
        languages: The languages names are asked for in.
    """

    def __init__(
        self, languages: Sequence[str], name: str = "values", parent: QWidget | None = None
    ) -> None:
        super().__init__(name, parent)
        self._languages = tuple(languages)
        self._shown: dict[str, LocalText] = {}
        self.table = QTableWidget(0, 1 + len(self._languages), self)
        self.table.setHorizontalHeaderLabels([self.tr("Id"), *self._languages])
        self.table.verticalHeader().hide()
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.table.setTabKeyNavigation(False)
        self.table.setFixedHeight(20 * UNIT)
        self.table.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.table.cellChanged.connect(lambda _row, _column: self.changed.emit())
        self.add = QPushButton(self.tr("Add value"), self)
        self.remove = QPushButton(self.tr("Remove value"), self)
        row = QHBoxLayout()
        row.setSpacing(UNIT)
        for button, act in ((self.add, self._add), (self.remove, self._remove)):
            button.setAutoDefault(False)
            button.clicked.connect(act)
            row.addWidget(button)
        row.addStretch(1)
        self.content.addWidget(self.table)
        self.content.addLayout(row)
        self.setFocusProxy(self.table)

    def show_value(self, value: Mapping[str, LocalText]) -> None:
        """Show values."""
        self.table.blockSignals(True)
        self.table.setRowCount(0)
        self._shown = {name: dict(title) for name, title in value.items()}
        for name, title in value.items():
            self._put(name, title)
        self.table.blockSignals(False)

    def value(self) -> dict[str, LocalText]:
        """The values by id, in their order."""
        found: dict[str, LocalText] = {}
        for row in range(self.table.rowCount()):
            name, *words = (self._cell(row, column) for column in range(self.table.columnCount()))
            if name or any(words):
                named = zip(self._languages, words, strict=True)
                shown = self._shown.get(name, {})
                given = shown | dict(named)
                found[name] = {language: text for language, text in given.items() if text}
        return found

    def own_problem(self) -> str:
        """Whether there are none, an id is wrong, or there twice."""
        names = [self._cell(row, 0) for row in range(self.table.rowCount())]
        used = [name for name in names if name]
        if not used:
            return self.tr("A choice needs at least one value.")
        for name in used:
            if not is_identifier(name):
                return self.tr("“%1” is no id: a letter, then letters, digits, - and _.").replace(
                    "%1", name
                )
        twice = next((name for name in used if used.count(name) > 1), "")
        return self.tr("“%1” is there twice.").replace("%1", twice) if twice else ""

    def _cell(self, row: int, column: int) -> str:
        item = self.table.item(row, column)
        return item.text().strip() if item is not None else ""

    def _put(self, name: str, title: LocalText) -> QTableWidgetItem:
        row = self.table.rowCount()
        self.table.insertRow(row)
        first = QTableWidgetItem()
        words = (name, *(title.get(language, "") for language in self._languages))
        for column, text in enumerate(words):
            item = QTableWidgetItem(text)
            self.table.setItem(row, column, item)
            first = item if column == 0 else first
        return first

    def _add(self) -> None:
        self.table.blockSignals(True)
        first = self._put("", {})
        self.table.blockSignals(False)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self.table.setCurrentItem(first)
        self.table.editItem(first)

    def _remove(self) -> None:
        row = self.table.currentRow()
        if row >= 0:
            self.table.removeRow(row)
            self.changed.emit()
