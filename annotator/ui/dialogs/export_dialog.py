"""Asks what to export, in which format and where to; shows the same as a command."""

from __future__ import annotations

import shlex
from dataclasses import dataclass
from pathlib import Path

import platformdirs
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.errors import SettingError
from annotator.domain.schema import Schema, in_language
from annotator.formats.splits import parse_split
from annotator.ui.appearance import UNIT
from annotator.ui.dialogs.forms import MARGIN, form, words
from annotator.ui.i18n import current_language, error_text

_WIDTH = 600
_SPLIT = "80/10/10"


@dataclass(frozen=True, slots=True)
class ExportRequest:
    """What is to be exported.

    Attributes:
        out: The file or folder to make.
        format: ``spacy`` or ``jsonl``.
        whose: ``gold``, ``suggestions`` or ``all``.
        status: ``done`` or ``all`` articles.
        layers: Only these; empty: all.
        split: As ``80/10/10``; ``None``: one part.
        seed: Of the split.
    """

    out: Path
    format: str
    whose: str
    status: str
    layers: tuple[str, ...] = ()
    split: str | None = None
    seed: int = 0

    def as_params(self) -> dict[str, object]:
        """The parameters of the worker's task ``export``."""
        return {
            "out": str(self.out),
            "format": self.format,
            "set": self.whose,
            "status": self.status,
            "layers": list(self.layers),
            "split": self.split,
            "seed": self.seed,
        }

    def as_command(self, corpus: str) -> str:
        """The same on the command line."""
        parts = ["annotator", "export", corpus or "CORPUS", str(self.out), "--format", self.format]
        parts += ["--set", self.whose, "--status", self.status]
        for layer in self.layers:
            parts += ["--layer", layer]
        if self.split:
            parts += ["--split", self.split, "--seed", str(self.seed)]
        return shlex.join(parts)


class ExportDialog(QDialog):
    """The dialog behind ``ExportDialog.ask``."""

    def __init__(self, schema: Schema, corpus: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("exportDialog")
        self.setWindowTitle(self.tr("Export"))
        self._schema = schema
        self._corpus = corpus
        self._name = Path(corpus).name.removesuffix(".corpus") or "export"
        self._own_place = False
        self._build()
        self._on_format()

    @classmethod
    def ask(cls, parent: QWidget | None, schema: Schema, corpus: str = "") -> ExportRequest | None:
        """Ask; ``None`` if the person thought better of it.

        Args:
            parent: The window.
            schema: Of the corpus, for its layers.
            corpus: Where the corpus is, for names and the command.
        """
        dialog = cls(schema, corpus, parent)
        try:
            return dialog.request() if dialog.exec() else None
        finally:
            dialog.deleteLater()

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
        )

    # --- inside ------------------------------------------------------------------------------

    def _build(self) -> None:
        self.format = self._choice("exportFormat", self._formats())
        self.whose = self._choice("exportSet", self._sets())
        self.status = self._choice("exportStatus", self._statuses())
        self.with_split = QCheckBox(self.tr("Split for training"), self)
        self.split = QLineEdit(_SPLIT, self)
        self.split.setFixedWidth(12 * UNIT)
        self.split.setToolTip(self.tr("Train, dev and test in per cent"))
        self.split.setAccessibleName(self.split.toolTip())
        self.seed = QSpinBox(self)
        self.seed.setRange(0, 2**31 - 1)
        self.seed.setPrefix(self.tr("Seed") + " ")
        self.out = QLineEdit(self)
        self.out.setObjectName("exportOut")
        self.command = QPlainTextEdit(self)
        self.command.setReadOnly(True)
        self.command.setTabChangesFocus(True)
        self.command.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.command.setFixedHeight(8 * UNIT)
        self.command.setAccessibleName(self.tr("Command"))
        self.problem = words("", self, name="problem")
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.go = self.buttons.addButton(self.tr("Export"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.go.setDefault(True)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._lay_out()
        self.format.currentIndexChanged.connect(self._on_format)
        self.whose.currentIndexChanged.connect(self._on_changed)
        self.status.currentIndexChanged.connect(self._on_changed)
        self.with_split.toggled.connect(self._on_changed)
        self.split.textChanged.connect(self._on_changed)
        self.seed.valueChanged.connect(self._on_changed)
        self.out.textChanged.connect(self._on_changed)
        self.out.textEdited.connect(self._on_place_edited)
        for box in self.layers.values():
            box.toggled.connect(self._on_changed)

    def _lay_out(self) -> None:
        rows = form()
        rows.addRow(self.tr("Format"), self.format)
        rows.addRow(self.tr("Annotations"), self.whose)
        rows.addRow(self.tr("Articles"), self.status)
        rows.addRow(self.tr("Layers"), self._layer_boxes())
        split = QHBoxLayout()
        split.setSpacing(UNIT)
        for widget in (self.with_split, self.split, self.seed):
            split.addWidget(widget)
        split.addStretch(1)
        rows.addRow("", split)
        browse = QPushButton(self.tr("Choose…"), self)
        browse.setAutoDefault(False)
        browse.clicked.connect(self._browse)
        place = QHBoxLayout()
        place.setSpacing(UNIT)
        place.addWidget(self.out, 1)
        place.addWidget(browse)
        rows.addRow(self.tr("Where to"), place)
        copy = QPushButton(self.tr("Copy"), self)
        copy.setAutoDefault(False)
        copy.clicked.connect(
            lambda: QGuiApplication.clipboard().setText(self.command.toPlainText())
        )
        command = QHBoxLayout()
        command.setSpacing(UNIT)
        command.addWidget(self.command, 1)
        command.addWidget(copy, 0, Qt.AlignmentFlag.AlignTop)
        rows.addRow(self.tr("Command"), command)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, MARGIN, MARGIN, 2 * UNIT)
        layout.setSpacing(2 * UNIT)
        layout.addLayout(rows)
        layout.addWidget(self.problem)
        layout.addStretch(1)
        layout.addWidget(self.buttons)
        self.resize(_WIDTH, self.sizeHint().height())

    def _layer_boxes(self) -> QWidget:
        holder = QWidget(self)
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(UNIT + 4)
        self.layers: dict[str, QCheckBox] = {}
        for name, layer in self._schema.layers.items():
            box = QCheckBox(in_language(layer.title, current_language()) or name, holder)
            box.setChecked(True)
            row.addWidget(box)
            self.layers[name] = box
        row.addStretch(1)
        return holder

    def _choice(self, name: str, choices: tuple[tuple[str, str], ...]) -> QComboBox:
        box = QComboBox(self)
        box.setObjectName(name)
        for value, text in choices:
            box.addItem(text, value)
        return box

    def _formats(self) -> tuple[tuple[str, str], ...]:
        return (
            ("spacy", self.tr("spaCy (.spacy), to train with")),
            ("jsonl", self.tr("JSON lines (.jsonl), everything there is")),
        )

    def _sets(self) -> tuple[tuple[str, str], ...]:
        return (
            ("gold", self.tr("Gold: adjudicated, or of the only annotator")),
            ("suggestions", self.tr("Suggestions, unseen by a person")),
            ("all", self.tr("Every set of every annotator")),
        )

    def _statuses(self) -> tuple[tuple[str, str], ...]:
        return (("done", self.tr("Only those that are done")), ("all", self.tr("All")))

    def _splits(self) -> bool:
        return self.with_split.isEnabled() and self.with_split.isChecked()

    def _on_format(self) -> None:
        is_spacy = self.format.currentData() == "spacy"
        every = self.whose.findData("all")
        item = self.whose.model().index(every, 0)
        self.whose.model().setData(item, None if not is_spacy else 0, Qt.ItemDataRole.UserRole - 1)
        if is_spacy and self.whose.currentIndex() == every:
            self.whose.setCurrentIndex(0)
        self.with_split.setEnabled(is_spacy)
        if not self._own_place:
            ending = "spacy" if is_spacy else "jsonl"
            name = f"{self._name}-{ending}" if is_spacy else f"{self._name}.{ending}"
            self.out.setText(str(_default_folder() / name))
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
        problem = self._problem()
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))
        self.go.setEnabled(not problem)
        self.command.setPlainText(self.request().as_command(self._corpus))

    def _problem(self) -> str:
        if not self.out.text().strip():
            return self.tr("Say where the export goes.")
        if not any(box.isChecked() for box in self.layers.values()):
            return self.tr("Choose at least one layer.")
        if self._splits():
            try:
                parse_split(self.split.text())
            except SettingError as error:
                return error_text(error)
        return ""

    def _browse(self) -> None:
        start = self.out.text().strip()
        title = self.tr("Export to")
        if self.format.currentData() == "spacy":
            found = QFileDialog.getExistingDirectory(self, title, str(Path(start).parent))
            found = str(Path(found) / Path(start).name) if found else ""
        else:
            found, _ = QFileDialog.getSaveFileName(self, title, start, "JSON lines (*.jsonl)")
        if found:
            self._own_place = True
            self.out.setText(found)


def _default_folder() -> Path:
    """The folder ``exports`` beside the program where there is one, else among the person's documents."""
    beside = Path.cwd() / "exports"
    return beside if beside.is_dir() else platformdirs.user_documents_path() / "exports"
