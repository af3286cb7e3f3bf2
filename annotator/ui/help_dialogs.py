"""The overview of keys."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QGridLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.errors import AnnotatorError
from annotator.domain.schema import Schema, in_language
from annotator.ui.actions import ACTIONS, MENU_TITLES
from annotator.ui.appearance import UNIT
from annotator.ui.dialogs.forms import words
from annotator.ui.i18n import current_language, error_text
from annotator.ui.keymap import KeyMap
from annotator.ui.matching import score
from annotator.ui.shortcut_sheet import write_sheet
from annotator.ui.window_actions import without_mnemonic

_WIDTH, _HEIGHT = 640, 640

Row = tuple[str, str, str]
"""Group, what it does, its keys."""


class KeysDialog(QDialog):
    """Lists every action that has keys, and the keys of the labels; a field narrows it down."""

    def __init__(self, keys: KeyMap, schema: Schema | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("keysDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self.resize(_WIDTH, _HEIGHT)
        self._rows = key_rows(keys, schema)
        self._shown: list[tuple[list[QWidget], str]] = []
        field = QLineEdit(self)
        field.setObjectName("keysFilter")
        field.setPlaceholderText(self.tr("Find an action or a key"))
        field.setAccessibleName(self.tr("Find an action or a key"))
        field.setClearButtonEnabled(True)
        field.textChanged.connect(self._narrow)
        inner = QWidget(self)
        self._fill(inner)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        save = buttons.addButton(
            self.tr("Save as one page (PDF)…"), QDialogButtonBox.ButtonRole.ActionRole
        )
        save.clicked.connect(self._ask_where)
        save.setAutoDefault(False)
        self.told = words("", self, wrap=False)
        self.told.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        layout.setSpacing(2 * UNIT)
        layout.addWidget(field)
        layout.addWidget(area, 1)
        layout.addWidget(self.told)
        layout.addWidget(buttons)

    def save(self, path: Path) -> None:
        """Write all keys onto one page to print, and say where it is or why it is not."""
        try:
            write_sheet(path, self._rows, self.tr("Annotator: keyboard shortcuts"))
        except AnnotatorError as error:
            self.told.setText(error_text(error))
        else:
            self.told.setText(self.tr("Saved as %1").replace("%1", str(path)))
        self.told.show()

    def _ask_where(self) -> None:
        name = self.tr("keys") + ".pdf"
        place, _ = QFileDialog.getSaveFileName(
            self, self.tr("Keyboard shortcuts"), str(Path.home() / name), "PDF (*.pdf)"
        )
        if place:
            self.save(Path(place if place.lower().endswith(".pdf") else f"{place}.pdf"))

    def _fill(self, inner: QWidget) -> None:
        grid = QGridLayout(inner)
        grid.setContentsMargins(0, 0, 2 * UNIT, 0)
        grid.setVerticalSpacing(UNIT // 2)
        grid.setColumnStretch(0, 1)
        group_before = ""
        for group, text, keys in self._rows:
            row = grid.rowCount()
            if group != group_before:
                title = words(group, inner, wrap=False)
                font = title.font()
                font.setWeight(font.Weight.DemiBold)
                title.setFont(font)
                title.setContentsMargins(0, 2 * UNIT if group_before else 0, 0, UNIT // 2)
                grid.addWidget(title, row, 0, 1, 2)
                row += 1
                group_before = group
            cells: list[QWidget] = [words(text, inner, wrap=False), words(keys, inner, wrap=False)]
            grid.addWidget(cells[0], row, 0)
            grid.addWidget(cells[1], row, 1, Qt.AlignmentFlag.AlignRight)
            self._shown.append((cells, f"{group} {text} {keys}"))
        grid.setRowStretch(grid.rowCount(), 1)

    def _narrow(self, query: str) -> None:
        for cells, text in self._shown:
            for cell in cells:
                cell.setVisible(score(query, text) is not None)


def key_rows(keys: KeyMap, schema: Schema | None) -> list[Row]:
    """Everything that has a key, by menu; then the keys of the labels, by layer."""
    rows: list[Row] = []
    for spec in ACTIONS:
        shown = keys.all_shown(spec.id)
        if shown and spec.menu is not None:
            group = QCoreApplication.translate("Menu", MENU_TITLES[spec.menu])
            text = QCoreApplication.translate("Actions", spec.text)
            rows.append((without_mnemonic(group), without_mnemonic(text), "   ".join(shown)))
    language = current_language()
    for name, layer in schema.layers.items() if schema is not None else ():
        title = in_language(layer.title, language) or name
        if layer.key:
            rows.append((title, title, layer.key))
        for label_id, label in layer.labels.items():
            if label.key and schema is not None:
                rows.append((title, schema.label_title(name, label_id, language), label.key))
        for role_id, role in layer.roles.items():
            if role.key:
                rows.append((title, in_language(role.title, language) or role_id, role.key))
    return rows
