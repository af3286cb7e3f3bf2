"""The right side of the dialog: what is known of one pipeline, what it would run, what its labels are."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import (
    QComboBox,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.pipelines import CodeKind, EntityChoice, PipelineKind
from annotator.domain.schema import Schema
from annotator.ui.appearance import UNIT
from annotator.ui.dialogs.forms import form, words
from annotator.ui.dialogs.pipelines.entries import Entry, Examined
from annotator.ui.dialogs.pipelines.label_form import NAME_WIDTH, LabelForm
from annotator.ui.i18n import number
from annotator.ui.panels.style import label
from annotator.ui.translatable import QT_TRANSLATE_NOOP

_MB = 1_000_000
_MOST_FINDINGS = 12

_KINDS = {
    PipelineKind.BUILTIN: QT_TRANSLATE_NOOP("PipelineKinds", "built in"),
    PipelineKind.INSTALLED: QT_TRANSLATE_NOOP("PipelineKinds", "installed"),
    PipelineKind.FOLDER: QT_TRANSLATE_NOOP("PipelineKinds", "folder"),
    PipelineKind.TRAINED: QT_TRANSLATE_NOOP("PipelineKinds", "trained on this corpus"),
    None: QT_TRANSLATE_NOOP("PipelineKinds", "can be installed"),
}
_CODE = {
    CodeKind.PYTHON: QT_TRANSLATE_NOOP("CodeKinds", "Python code"),
    CodeKind.BINARY: QT_TRANSLATE_NOOP("CodeKinds", "compiled code"),
    CodeKind.PICKLE: QT_TRANSLATE_NOOP("CodeKinds", "pickled data, which can run anything"),
    CodeKind.FUNCTION: QT_TRANSLATE_NOOP("CodeKinds", "somebody else's function"),
    CodeKind.FACTORY: QT_TRANSLATE_NOOP("CodeKinds", "somebody else's component"),
    CodeKind.SOURCE: QT_TRANSLATE_NOOP("CodeKinds", "parts of another pipeline"),
    CodeKind.LANGUAGE: QT_TRANSLATE_NOOP("CodeKinds", "a language spaCy does not have"),
    CodeKind.ENTRY_POINT: QT_TRANSLATE_NOOP("CodeKinds", "code that spaCy runs by itself"),
}


def kind_words(kind: PipelineKind | None) -> str:
    """Where a pipeline comes from, in the language of the window."""
    return QCoreApplication.translate("PipelineKinds", _KINDS[kind])


class PipelineDetailsView(QWidget):
    """Shows one pipeline.

    Signals:
        trust_wanted: Somebody agrees that it may run what is shown.
        labels_decided: The decisions about its labels changed.
        entities_chosen: An ``EntityChoice`` as text.
    """

    trust_wanted = Signal()
    labels_decided = Signal()
    entities_chosen = Signal(str)

    def __init__(self, schema: Schema | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._has_corpus = schema is not None
        self.title = label("title", self)
        self.description = label("", self)
        self.facts = QWidget(self)
        self._rows = form()
        self._rows.setVerticalSpacing(UNIT // 2)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self.facts.setLayout(self._rows)
        self.problem = words("", self, name="problem")
        self._build_code()
        self._build_command()
        self._build_labels(schema)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(UNIT + 4)
        for widget in (self.title, self.description, self.facts, self.problem):
            layout.addWidget(widget)
        layout.addWidget(self.code)
        layout.addWidget(self.command_box)
        layout.addWidget(self.labels_box, 1)
        layout.addStretch(0)
        self.title.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

    def show_entry(self, entry: Entry, *, in_use: bool) -> None:
        """Show what is known without looking into its files."""
        builtin = entry.kind is PipelineKind.BUILTIN
        # As the list calls it.
        called = QCoreApplication.translate("PipelineList", "German news")
        self.title.setText(called if builtin else entry.title)
        description = entry.text("description")
        self.description.setText(description)
        self.description.setVisible(bool(description))
        self.show_facts(entry, in_use=in_use)
        self.problem.setText(entry.text("problem"))
        self.problem.setVisible(bool(entry.text("problem")))
        self.command_box.setVisible(entry.kind is None)
        self.command.setPlainText(entry.text("command_line"))
        self.code.hide()
        self.labels_box.hide()

    def show_examined(self, examined: Examined, *, mapped: bool) -> None:
        """Show what was found out by looking into its files.

        Args:
            examined: What was found out.
            mapped: Whether its labels are put into the schema; one that was trained here speaks the schema.
        """
        self.code.setVisible(bool(examined.findings))
        self.findings.setText(self._finding_words(examined))
        self.trust.setVisible(not examined.trusted)
        self.trusted.setVisible(examined.trusted)
        self.labels_box.setVisible(mapped and self._has_corpus and bool(examined.labels))
        self.labels.show_labels(examined.labels)
        before: QWidget = self.entities
        for box in self.labels.boxes.values():
            QWidget.setTabOrder(before, box)
            before = box
        self.entities.blockSignals(True)
        self.entities.setCurrentIndex(max(self.entities.findData(examined.entities), 0))
        self.entities.blockSignals(False)

    @property
    def shown_facts(self) -> dict[str, str]:
        """What is told, by its name."""
        return {
            name.text(): value.text()
            for name, value in zip(
                self.facts.findChildren(QLabel, "factName"),
                self.facts.findChildren(QLabel, "fact"),
                strict=True,
            )
        }

    def show_facts(self, entry: Entry, *, in_use: bool) -> None:
        """Show what is known of it, and whether the corpus uses it."""
        while self._rows.rowCount():
            self._rows.removeRow(0)
        for name, value in self._facts(entry, in_use=in_use):
            title = label("muted", self.facts, wrap=False)
            title.setObjectName("factName")
            title.setText(name)
            told = label("", self.facts)
            told.setObjectName("fact")
            # Long paths and addresses may break anywhere.
            told.setText(value.replace("/", "/\u200b"))
            self._rows.addRow(title, told)

    def say(self, sentence: str) -> None:
        """Tell what went wrong."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))

    # --- inside ------------------------------------------------------------------------------

    def _build_code(self) -> None:
        self.code = QGroupBox(self.tr("It would run code that is not part of spaCy"), self)
        self.findings = words("", self.code, name="findings")
        self.trust = QPushButton(self.tr("I &trust it, let it run"), self.code)
        self.trust.setObjectName("trustButton")
        self.trust.setAutoDefault(False)
        self.trust.clicked.connect(self.trust_wanted)
        self.trusted = QLabel(self.tr("You trust it as it is; if it changes, you are asked again."))
        self.trusted.setWordWrap(True)
        layout = QVBoxLayout(self.code)
        layout.addWidget(self.findings)
        layout.addWidget(self.trusted)
        layout.addWidget(self.trust, 0, Qt.AlignmentFlag.AlignLeft)

    def _build_command(self) -> None:
        self.command_box = QGroupBox(self.tr("This command installs it"), self)
        self.command = QPlainTextEdit(self.command_box)
        self.command.setObjectName("installCommand")
        self.command.setReadOnly(True)
        self.command.setTabChangesFocus(True)
        self.command.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.command.setFixedHeight(14 * UNIT)
        self.command.setAccessibleName(self.tr("Command"))
        copy = QPushButton(self.tr("Cop&y"), self.command_box)
        copy.setAutoDefault(False)
        copy.clicked.connect(
            lambda: QGuiApplication.clipboard().setText(self.command.toPlainText())
        )
        layout = QHBoxLayout(self.command_box)
        layout.addWidget(self.command, 1, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(copy, 0, Qt.AlignmentFlag.AlignTop)

    def _build_labels(self, schema: Schema | None) -> None:
        self.labels_box = QGroupBox(self.tr("Its labels in this corpus"), self)
        self.labels = LabelForm(schema, self.labels_box)
        self.labels.decided.connect(self.labels_decided)
        self.entities = QComboBox(self.labels_box)
        self.entities.setObjectName("entityChoice")
        for choice, text in self._choices():
            self.entities.addItem(text, choice.value)
        self.entities.currentIndexChanged.connect(
            lambda: self.entities_chosen.emit(self.entities.currentData())
        )
        rows = form()
        title = label("", self.labels_box, wrap=False)
        title.setText(self.tr("&Entities"))
        title.setBuddy(self.entities)
        title.setMinimumWidth(NAME_WIDTH)
        rows.addRow(title, self.entities)
        layout = QVBoxLayout(self.labels_box)
        layout.addLayout(rows)
        layout.addWidget(self.labels, 1)

    def _choices(self) -> tuple[tuple[EntityChoice, str], ...]:
        return (
            (EntityChoice.BOTH, self.tr("its own, completed by the built-in ones")),
            (EntityChoice.THEIRS, self.tr("only its own")),
            (EntityChoice.OURS, self.tr("only the built-in ones")),
        )

    def _facts(self, entry: Entry, *, in_use: bool) -> list[tuple[str, str]]:
        size = int(entry.values.get("size") or 0)
        state = kind_words(entry.kind)
        if in_use:
            state = self.tr("%1, used for this corpus").replace("%1", state)
        facts = [
            (self.tr("State"), state),
            (self.tr("Version"), entry.text("version")),
            (self.tr("Language"), entry.text("language")),
            (self.tr("Licence"), entry.text("licence")),
            (self.tr("By"), entry.text("author")),
            (self.tr("Size"), f"{number(max(size // _MB, 1))} MB" if size else ""),
            (self.tr("F1 on held-out articles"), _percent(entry.values.get("f1"))),
            (self.tr("Components"), ", ".join(entry.values.get("components") or ())),
            (self.tr("Folder"), entry.text("place")),
        ]
        return [(name, value) for name, value in facts if value]

    def _finding_words(self, examined: Examined) -> str:
        shown = [
            f"•  {QCoreApplication.translate('CodeKinds', _CODE[each.kind])}: {each.place}"
            for each in examined.findings[:_MOST_FINDINGS]
        ]
        rest = len(examined.findings) - len(shown)
        if rest > 0:
            shown.append(self.tr("and %Ln more", "", rest))
        return "\n".join(shown)


def _percent(share: object) -> str:
    return f"{number(round(100 * share))} %" if isinstance(share, float) else ""
