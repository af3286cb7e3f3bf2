"""Asks where a new corpus goes, which schema it has and who works on it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.errors import AnnotatorError, CorpusExistsError
from annotator.domain.ids import AnnotatorId
from annotator.domain.schema import Schema, in_language
from annotator.services.import_annotations import check_name
from annotator.ui.appearance import UNIT
from annotator.ui.dialogs.forms import MARGIN, add_beside, form, words
from annotator.ui.dialogs.new_corpus_preview import SchemaPreview
from annotator.ui.i18n import current_language, error_text, number
from annotator.ui.letting_go import let_go
from annotator.ui.theme import LIGHT, Theme

_WIDTH, _HEIGHT = 620, 620
_SUFFIX = ".corpus"

ReadSchema = Callable[[Path], Schema]


@dataclass(frozen=True, slots=True)
class NewCorpusRequest:
    """A corpus to be made.

    Attributes:
        location: Its file.
        schema_file: Its schema; ``None``: the default one.
        annotator: Who works on it.
    """

    location: Path
    schema_file: Path | None
    annotator: AnnotatorId


class NewCorpusDialog(QDialog):
    """The dialog behind ``NewCorpusDialog.ask``.

    Args:
        start: The place that is proposed.
        annotator: The name that is proposed.
        default: The schema of new corpora.
        read_schema: Reads a schema file.
        theme: Colours of the labels.
        schema_file: A schema that is chosen at first.
    """

    def __init__(
        self,
        start: Path,
        annotator: AnnotatorId,
        default: Schema,
        read_schema: ReadSchema,
        parent: QWidget | None = None,
        *,
        theme: Theme = LIGHT,
        schema_file: Path | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("newCorpusDialog")
        self.setWindowTitle(self.tr("New corpus"))
        self._read_schema = read_schema
        self._schemas: list[Schema] = []
        self._refused = ""
        self._build(default, theme)
        if schema_file is not None:
            self.add_schema(schema_file)
        self.place.setText(str(start))
        self.name.setText(annotator)
        self._check()

    @classmethod
    def ask(
        cls,
        parent: QWidget | None,
        start: Path,
        annotator: AnnotatorId,
        default: Schema,
        read_schema: ReadSchema,
        *,
        theme: Theme = LIGHT,
        schema_file: Path | None = None,
    ) -> NewCorpusRequest | None:
        """Ask; ``None`` if the person thought better of it. The arguments are those of the class."""
        dialog = cls(
            start, annotator, default, read_schema, parent, theme=theme, schema_file=schema_file
        )
        try:
            return dialog.request() if dialog.exec() else None
        finally:
            let_go(dialog)

    def request(self) -> NewCorpusRequest:
        """What is chosen now.

        Raises:
            SettingError: If the name is none.
        """
        return NewCorpusRequest(
            self._location(), self.schema.currentData(), check_name(self.name.text())
        )

    def add_schema(self, path: Path) -> None:
        """Offer a schema file and choose it; a wrong one is told beside the place."""
        try:
            schema = self._read_schema(path)
        except AnnotatorError as error:
            # It stays to be read until something else is chosen or typed; the choice before still holds.
            self._refused = error_text(error)
            self._check()
            return
        self._refused = ""
        title = in_language(schema.title, current_language()) or schema.id
        self._schemas.append(schema)
        self.schema.addItem(f"{title} ({path.name})", path)
        self.schema.setCurrentIndex(self.schema.count() - 1)

    # --- inside ------------------------------------------------------------------------------

    def _build(self, default: Schema, theme: Theme) -> None:
        self.place = QLineEdit(self)
        self.place.setObjectName("corpusPlace")
        self.place.textChanged.connect(self._on_typed)
        self.schema = QComboBox(self)
        self.schema.setObjectName("corpusSchema")
        title = in_language(default.title, current_language()) or default.id
        self._schemas.append(default)
        self.schema.addItem(title, None)
        self.preview = SchemaPreview(self)
        self.preview.set_theme(theme)
        self.preview.show_schema(default)
        self.about = words("", self, name="schemaAbout")
        self.schema.currentIndexChanged.connect(self._on_schema)
        self.name = QLineEdit(self)
        self.name.setObjectName("annotatorName")
        self.name.setToolTip(self.tr("Everything you mark is stored under this name."))
        self.name.textChanged.connect(self._on_typed)
        self.problem = words("", self, name="problem")
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.go = self.buttons.addButton(
            self.tr("Make corpus"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self.go.setDefault(True)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        rows = form()
        add_beside(rows, self.tr("Where"), self._beside(self.place, self._choose_place), self.place)
        add_beside(
            rows,
            self.tr("Schema"),
            self._beside(self.schema, self._choose_schema),
            self.schema,
        )
        rows.addRow(self.tr("Your name"), self.name)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, MARGIN, MARGIN, 2 * UNIT)
        layout.setSpacing(2 * UNIT)
        layout.addLayout(rows)
        layout.addWidget(self.problem)
        layout.addWidget(self.about)
        layout.addWidget(self.preview, 1)
        layout.addWidget(self.buttons)
        self.setStyleSheet(
            f"#problem {{ color: {theme.error}; }} #schemaAbout {{ color: {theme.muted}; }}"
        )
        self.resize(_WIDTH, _HEIGHT)
        self._tell_schema()

    def _beside(self, field: QWidget, choose: Callable[[], None]) -> QHBoxLayout:
        button = QPushButton(self.tr("Choose…"), self)
        button.setAutoDefault(False)
        button.clicked.connect(choose)
        row = QHBoxLayout()
        row.setSpacing(UNIT)
        row.addWidget(field, 1)
        row.addWidget(button)
        return row

    def _location(self) -> Path:
        text = self.place.text().strip()
        return Path(text if text.endswith(_SUFFIX) else text + _SUFFIX).expanduser()

    def _on_typed(self) -> None:
        self._refused = ""
        self._check()

    def _on_schema(self) -> None:
        self._refused = ""
        self._tell_schema()
        self._check()

    def _tell_schema(self) -> None:
        chosen = self._schemas[max(0, self.schema.currentIndex())]
        self.preview.show_schema(chosen)
        told = self.tr("%1 layers, %2 labels, %3 roles; version %4. It can be changed later.")
        layers = chosen.layers.values()
        counts = (
            len(chosen.layers),
            sum(len(layer.labels) for layer in layers),
            sum(len(layer.roles) for layer in layers),
            chosen.version,
        )
        for place, count in enumerate(counts, start=1):
            told = told.replace(f"%{place}", number(count))
        self.about.setText(told)

    def _check(self) -> None:
        if self._refused:
            self._say(self._refused)
            return
        if not self.place.text().strip():
            self._say(self.tr("Say where the corpus goes."))
            return
        if self._location().exists():
            self._say(error_text(CorpusExistsError(corpus=self._location())))
            return
        try:
            check_name(self.name.text())
        except AnnotatorError:
            self._say(
                self.tr("Say under which name you work; it may not be “gold” or “suggestions”.")
            )
            return
        self._say("")

    def _say(self, problem: str) -> None:
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))
        self.go.setEnabled(not problem)

    def _choose_place(self) -> None:
        place, _ = QFileDialog.getSaveFileName(
            self, self.tr("New corpus"), str(self._location()), f"*{_SUFFIX}"
        )
        if place:
            self.place.setText(place)

    def _choose_schema(self) -> None:
        start = str(self._location().parent)
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Schema"), start, "YAML (*.yaml *.yml)")
        if name:
            self.add_schema(Path(name))
