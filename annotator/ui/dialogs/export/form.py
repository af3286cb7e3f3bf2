"""The left half of the export window: what goes out, in which format and where to, and the same as a command."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import platformdirs
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.errors import SettingError
from annotator.domain.schema import Schema, in_language
from annotator.services.export import check_split
from annotator.services.format_choices import FormatChoice, format_choices
from annotator.ui.appearance import UNIT
from annotator.ui.dialogs.export.request import ExportRequest
from annotator.ui.dialogs.export.wording import FormatWords
from annotator.ui.dialogs.forms import form
from annotator.ui.i18n import current_language, error_text
from annotator.ui.number_fields import NumberField

_SPLIT = "80/10/10"
_FIRST = ("spacy", "jsonl")
_LAYER_COLUMNS = 2


class ExportForm(QWidget):
    """Asks for everything an export has to know.

    Args:
        schema: Of the corpus, for its layers.
        corpus: Where the corpus is, for names and the command.

    Signals:
        changed: Something else is asked for.
    """

    changed = Signal()

    def __init__(self, schema: Schema, corpus: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._schema = schema
        self._corpus = corpus
        self._name = Path(corpus).name.removesuffix(".corpus") or "export"
        self._own_place = False
        self._words = FormatWords(self)
        self._formats = {each.name: each for each in format_choices() if each.written}
        self._build()
        self._on_format()

    def request(self) -> ExportRequest:
        """What is chosen now."""
        layers = tuple(name for name, box in self.layers.items() if box.isChecked())
        return ExportRequest(
            out=Path(self.out.text().strip()).expanduser(),
            format=self.format.currentData(),
            whose=self.whose.currentData(),
            status=self.status.currentData(),
            layers=() if len(layers) == len(self.layers) else layers,
            split=self.split.text().strip() if self._splits() else None,
            seed=self.seed.value() if self._splits() else 0,
            strict=self.strict.isChecked(),
            alignment=self.alignment.currentData() if self._chosen.aligns else None,
        )

    def problem(self) -> str:
        """Why this cannot be exported, as far as the form knows; empty: it can."""
        if not self.out.text().strip():
            return self.tr("Say where the export goes.")
        if not any(box.isChecked() for box in self.layers.values()):
            return self.tr("Choose at least one layer.")
        if self._splits():
            try:
                check_split(self.split.text())
            except SettingError as error:
                return error_text(error)
        return ""

    def set_annotators(self, names: Sequence[str]) -> None:
        """Offer the sets of these people too."""
        for name in names:
            if self.whose.findData(name) < 0:
                self.whose.addItem(self.tr("Those of %1").replace("%1", name), name)

    # --- inside ------------------------------------------------------------------------------

    @property
    def _chosen(self) -> FormatChoice:
        return self._formats[self.format.currentData()]

    def _build(self) -> None:
        self.format = self._choice("exportFormat", self._format_rows())
        self.whose = self._choice("exportSet", self._sets())
        self.status = self._choice("exportStatus", self._statuses())
        self.alignment = self._choice("exportAlignment", self._alignments())
        self.with_split = QCheckBox(self.tr("Split for training"), self)
        self.with_split.setObjectName("exportSplit")
        self.split = QLineEdit(_SPLIT, self)
        self.split.setFixedWidth(11 * UNIT)
        self.split.setToolTip(self.tr("Train, dev and test in per cent"))
        self.split.setAccessibleName(self.split.toolTip())
        self.seed = NumberField(self)
        self.seed.setRange(0, 2**31 - 1)
        self.seed.setPrefix(self.tr("Seed") + " ")
        self.seed.setFixedWidth(15 * UNIT)
        self.seed.setAccessibleName(self.tr("Seed"))
        self.strict = QCheckBox(self.tr("Refuse if anything is lost"), self)
        self.strict.setObjectName("exportStrict")
        self.out = QLineEdit(self)
        self.out.setObjectName("exportOut")
        self.out.setAccessibleName(self.tr("Export to"))
        self.command = QPlainTextEdit(self)
        self.command.setObjectName("exportCommand")
        self.command.setReadOnly(True)
        self.command.setTabChangesFocus(True)
        self.command.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.command.setFixedHeight(14 * UNIT)
        self.command.setAccessibleName(self.tr("Command"))
        self._lay_out()
        self.format.currentIndexChanged.connect(self._on_format)
        for box in (self.whose, self.status, self.alignment):
            box.currentIndexChanged.connect(self._on_changed)
        for check in (self.with_split, self.strict, *self.layers.values()):
            check.toggled.connect(self._on_changed)
        self.split.textChanged.connect(self._on_changed)
        self.seed.valueChanged.connect(self._on_changed)
        self.out.textChanged.connect(self._on_changed)
        self.out.textEdited.connect(self._on_place_edited)

    def _lay_out(self) -> None:
        rows = form()
        rows.addRow(self.tr("Format"), self.format)
        rows.addRow(self.tr("Annotations"), self.whose)
        rows.addRow(self.tr("Articles"), self.status)
        rows.addRow(self.tr("Layers"), self._layer_boxes())
        rows.addRow(self.tr("Cut words"), self.alignment)
        rows.addRow("", _row(self.with_split, self.split, self.seed))
        browse = self._button(self.tr("Choose…"), self._browse)
        rows.addRow(self.tr("Where to"), _row(self.out, browse, stretched=False))
        rows.addRow("", self.strict)
        copy = self._button(self.tr("Copy"), self.copy)
        copy.setObjectName("exportCopy")
        column = QVBoxLayout()
        column.setSpacing(UNIT)
        column.addWidget(self.command)
        column.addWidget(copy, 0, Qt.AlignmentFlag.AlignRight)
        rows.addRow(self.tr("Command"), column)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(rows)
        layout.addStretch(1)

    def copy(self) -> None:
        """Put the command on the clipboard."""
        QGuiApplication.clipboard().setText(self.command.toPlainText())

    def _button(self, text: str, slot: object) -> QPushButton:
        button = QPushButton(text, self)
        button.setAutoDefault(False)
        button.clicked.connect(slot)
        return button

    def _layer_boxes(self) -> QWidget:
        holder = QWidget(self)
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(UNIT)
        self.layers: dict[str, QCheckBox] = {}
        for place, (name, layer) in enumerate(self._schema.layers.items()):
            title = in_language(layer.title, current_language()) or name
            box = QCheckBox(title.replace("&", "&&"), holder)
            box.setChecked(True)
            grid.addWidget(box, place // _LAYER_COLUMNS, place % _LAYER_COLUMNS)
            self.layers[name] = box
        return holder

    def _choice(self, name: str, choices: Sequence[tuple[str, str]]) -> QComboBox:
        box = QComboBox(self)
        box.setObjectName(name)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(24)
        for value, text in choices:
            box.addItem(text, value)
        return box

    def _format_rows(self) -> list[tuple[str, str]]:
        """The two one needs most, then the others by name."""
        first = [name for name in _FIRST if name in self._formats]
        others = sorted(
            (name for name in self._formats if name not in _FIRST),
            key=lambda name: self._words.title(name).casefold(),
        )
        return [(name, self._words.title(name)) for name in (*first, *others)]

    def _sets(self) -> tuple[tuple[str, str], ...]:
        return (
            ("gold", self.tr("Gold: adjudicated, or of the only annotator")),
            ("suggestions", self.tr("Suggestions, unseen by a person")),
            ("all", self.tr("Every set of every annotator")),
        )

    def _statuses(self) -> tuple[tuple[str, str], ...]:
        return (("done", self.tr("Only those that are done")), ("all", self.tr("All")))

    def _alignments(self) -> tuple[tuple[str, str], ...]:
        return (
            ("strict", self.tr("Spans that cut a word are left out")),
            ("contract", self.tr("They shrink to whole words")),
            ("expand", self.tr("They grow to whole words")),
            ("split-token", self.tr("The words are split there")),
        )

    def _splits(self) -> bool:
        return self.with_split.isEnabled() and self.with_split.isChecked()

    def _on_format(self) -> None:
        chosen = self._chosen
        every = self.whose.findData("all")
        item = self.whose.model().index(every, 0)
        flags = None if chosen.every_set else 0
        self.whose.model().setData(item, flags, Qt.ItemDataRole.UserRole - 1)
        if not chosen.every_set and self.whose.currentIndex() == every:
            self.whose.setCurrentIndex(0)
        self.with_split.setEnabled(chosen.splits)
        self.alignment.setEnabled(chosen.aligns)
        if not self._own_place:
            self.out.setText(str(_default_folder() / chosen.place(self._name)))
        self._on_changed()

    def _on_place_edited(self) -> None:
        self._own_place = True

    def _on_changed(self) -> None:
        suggestions = self.whose.currentData() == "suggestions"
        if suggestions:
            self.status.setCurrentIndex(self.status.findData("all"))
        self.status.setEnabled(not suggestions)
        for widget in (self.split, self.seed):
            widget.setEnabled(self._splits())
        self.command.setPlainText(self.request().as_command(self._corpus))
        self.changed.emit()

    def _browse(self) -> None:
        start = self.out.text().strip()
        title = self.tr("Export to")
        if self._chosen.makes_folder:
            found = QFileDialog.getExistingDirectory(self, title, str(Path(start).parent))
            found = str(Path(found) / Path(start).name) if found else ""
        else:
            # A former export is replaced, anything else refused; both is said in the window.
            found, _ = QFileDialog.getSaveFileName(
                self,
                title,
                start,
                self._words.with_endings(self._chosen),
                options=QFileDialog.Option.DontConfirmOverwrite,
            )
        if found:
            self._own_place = True
            self.out.setText(found)


def _row(*widgets: QWidget, stretched: bool = True) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(UNIT)
    for place, widget in enumerate(widgets):
        row.addWidget(widget, 0 if stretched or place else 1)
    if stretched:
        row.addStretch(1)
    return row


def _default_folder() -> Path:
    """The folder ``exports`` beside the program where there is one, else among the person's documents."""
    beside = Path.cwd() / "exports"
    return beside if beside.is_dir() else platformdirs.user_documents_path() / "exports"
