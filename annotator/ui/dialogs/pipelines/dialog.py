"""The window's pipelines: a list, what is known of each, and what can be done with it.

Everything that looks into files or runs an installer is a task of the worker; the dialog stays usable meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.errors import AnnotatorError
from annotator.domain.pipelines import EntityChoice, PipelineKind
from annotator.domain.ports import Progress
from annotator.domain.schema import Schema
from annotator.services.pipeline_choices import ChoicesFile
from annotator.ui.appearance import UNIT
from annotator.ui.dialogs.forms import MARGIN
from annotator.ui.dialogs.pipelines.details import PipelineDetailsView
from annotator.ui.dialogs.pipelines.entries import Entry, Examined, entries_of, examined_of
from annotator.ui.dialogs.pipelines.pipeline_list import PipelineList
from annotator.ui.dialogs.pipelines.style import pipelines_style
from annotator.ui.i18n import error_text
from annotator.ui.theme import LIGHT, Theme
from annotator.ui.worker import WorkerClient
from annotator.ui.worker_task import TaskHandle, TaskName

_SIZE = (900, 620)


class PipelinesDialog(QDialog):
    """Shows the pipelines; what was begun goes on in the worker when it is closed, the task bar shows it.

    Args:
        worker: Where files are looked into.
        choices: What was decided about pipelines.
        corpus: The open corpus; empty: there is none.
        schema: Of the open corpus.
        theme: Its colours.

    Signals:
        used: The corpus gets its suggestions from this pipeline from now on.
    """

    used = Signal(str)

    def __init__(
        self,
        worker: WorkerClient,
        choices: ChoicesFile,
        *,
        corpus: str = "",
        schema: Schema | None = None,
        theme: Theme = LIGHT,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("pipelinesDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Pipelines"))
        self.resize(*_SIZE)
        self.setStyleSheet(pipelines_style(theme))
        self._worker = worker
        self._choices = choices
        self._corpus = corpus
        self._schema = schema
        self._in_use = ""
        self._wanted = ""
        self._examined: Examined | None = None
        self._installing: TaskHandle | None = None
        self._handles: list[TaskHandle] = []
        self._open = True
        self._build()
        self.reload()

    # --- what there is -----------------------------------------------------------------------

    @property
    def entry(self) -> Entry | None:
        """The pipeline that is shown."""
        return self.list.entry

    def reload(self, select: str = "") -> None:
        """Look again which pipelines there are.

        Args:
            select: The one to show then; empty: the same as now, or the one in use.
        """
        current = self.entry
        self._wanted = select or (current.name if current is not None else "")
        self._ask("pipelines", {}, self._on_listed)

    # --- what can be done --------------------------------------------------------------------

    def use(self) -> None:
        """Let the corpus get its suggestions from the pipeline that is shown."""
        entry = self.entry
        if entry is None or not self.use_button.isEnabled():
            return
        if self._decide(
            lambda: self._choices.change(lambda c: c.with_use(self._corpus, entry.name))
        ):
            self._in_use = entry.name
            self.list.show_in_use(entry.name)
            self.details.show_facts(entry, in_use=True)
            self._show_buttons()
            self.used.emit(entry.name)

    def install(self) -> None:
        """Install the package that is shown, or stop doing so."""
        entry = self.entry
        if self._installing is not None:
            self._installing.cancel()
        elif entry is not None and entry.kind is None:
            self.start_installing(entry.name)

    def install_file(self) -> None:
        """Ask for a wheel and install it."""
        title = self.tr("Wheel of a spaCy pipeline")
        wheel, _ = QFileDialog.getOpenFileName(self, title, "", self.tr("Wheels") + " (*.whl)")
        if wheel:
            self.start_installing(wheel)

    def start_installing(self, name: str) -> None:
        """Install a package by name, or a wheel."""
        if self._installing is not None:
            return
        self.details.say("")
        handle = self._ask("install_pipeline", {"pipeline": name}, self._on_installed)
        handle.progressed.connect(self._while_open(self._on_progress))
        handle.finished.connect(self._while_open(self._on_install_ended))
        self._installing = handle
        self.progress.setRange(0, 0)
        self.progress.show()
        self._show_buttons()

    def load_folder(self) -> None:
        """Ask for a folder with a pipeline and remember it."""
        folder = QFileDialog.getExistingDirectory(self, self.tr("Folder of a spaCy pipeline"))
        if folder:
            self.add_folder(folder)

    def add_folder(self, folder: str) -> None:
        """Remember a folder with a pipeline."""
        self._ask("add_pipeline", {"folder": folder}, lambda told: self.reload(str(told["name"])))

    def remove(self) -> None:
        """Forget the folder, uninstall the package, or delete the trained pipeline, that is shown."""
        entry = self.entry
        if entry is None:
            return
        if entry.kind is PipelineKind.FOLDER:
            self._decide(lambda: self._choices.change(lambda c: c.without_pipeline(entry.name)))
            self.reload()
        elif entry.kind in {PipelineKind.INSTALLED, PipelineKind.TRAINED}:
            self._ask("remove_pipeline", {"pipeline": entry.name}, lambda _told: self.reload())

    def done(self, result: int) -> None:
        """Close, whatever is going on."""
        self._open = False
        super().done(result)

    # --- inside ------------------------------------------------------------------------------

    def _build(self) -> None:
        self.list = PipelineList(self)
        self.list.currentItemChanged.connect(self._on_chosen)
        self.details = PipelineDetailsView(self._schema, self)
        self.details.trust_wanted.connect(self._trust)
        self.details.labels_decided.connect(self._on_labels)
        self.details.entities_chosen.connect(self._on_entities)
        self.progress = QProgressBar(self)
        self.progress.setTextVisible(False)
        self.progress.hide()
        self.status = QLabel(self)
        self.status.setTextFormat(Qt.TextFormat.PlainText)
        self.use_button = self._button(self.tr("&Use for this corpus"), "useButton", self.use)
        self.install_button = self._button(self.tr("&Install"), "installButton", self.install)
        self.folder_button = self._button(
            self.tr("&Load folder…"), "folderButton", self.load_folder
        )
        self.file_button = self._button(self.tr("Install &file…"), "fileButton", self.install_file)
        self.remove_button = self._button(self.tr("&Remove"), "removeButton", self.remove)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        close.rejected.connect(self.reject)
        middle = QHBoxLayout()
        middle.setSpacing(2 * UNIT)
        middle.addWidget(self.list)
        middle.addWidget(self.details, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(UNIT)
        buttons.addWidget(self.folder_button)
        buttons.addWidget(self.file_button)
        buttons.addWidget(self.status, 1)
        for button in (self.remove_button, self.install_button, self.use_button, close):
            buttons.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, MARGIN, MARGIN, 2 * UNIT)
        layout.setSpacing(2 * UNIT)
        layout.addLayout(middle, 1)
        layout.addWidget(self.progress)
        layout.addLayout(buttons)
        self._show_buttons()

    def _button(self, text: str, name: str, slot: Callable[[], object]) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(name)
        button.setAutoDefault(False)
        button.clicked.connect(slot)
        return button

    def _ask(
        self,
        task: TaskName,
        params: Mapping[str, object],
        succeeded: Callable[[Mapping[str, Any]], None],
    ) -> TaskHandle:
        handle = self._worker.start(task, self._corpus, params)
        handle.succeeded.connect(self._while_open(succeeded))
        handle.failed.connect(self._while_open(self._on_failed))
        handle.finished.connect(self._while_open(lambda: self._on_finished(handle)))
        self._handles.append(handle)
        self.status.setText(self.tr("Looking…"))
        return handle

    def _while_open(self, slot: Callable[..., object]) -> Callable[..., None]:
        """A task may outlive the dialog, whose widgets are gone then."""

        def guarded(*told: object) -> None:
            if self._open:
                slot(*told)

        return guarded

    def _on_finished(self, handle: TaskHandle) -> None:
        self._handles.remove(handle)
        if not self._handles:
            self.status.setText("")

    def _on_failed(self, error: AnnotatorError) -> None:
        self.details.say(error_text(error))

    def _on_listed(self, told: Mapping[str, Any]) -> None:
        self._in_use = str(told.get("in_use", ""))
        self.list.show_entries(entries_of(told), in_use=self._in_use, wanted=self._wanted)
        self._on_chosen()

    def _on_chosen(self) -> None:
        self._examined = None
        self._show_entry_again()
        entry = self.entry
        if entry is not None and entry.kind is not None and not entry.text("problem"):
            self._examine(entry)

    def _show_entry_again(self) -> None:
        entry = self.entry
        if entry is not None:
            self.details.show_entry(entry, in_use=entry.name == self._in_use)
            if self._examined is not None:
                self.details.show_examined(
                    self._examined, mapped=entry.kind is not PipelineKind.TRAINED
                )
        self._show_buttons()

    def _examine(self, entry: Entry) -> None:
        if entry.kind is PipelineKind.BUILTIN:
            return
        self._ask(
            "examine_pipeline",
            {"pipeline": entry.name},
            lambda told: self._on_examined(entry.name, told),
        )

    def _on_examined(self, name: str, told: Mapping[str, Any]) -> None:
        entry = self.entry
        if entry is None or entry.name != name:
            return
        self._examined = examined_of(told)
        self._show_entry_again()

    def _trust(self) -> None:
        entry, examined = self.entry, self._examined
        if entry is not None and examined is not None:
            params = {"pipeline": entry.name, "digest": examined.digest}
            self._ask("trust_pipeline", params, lambda _told: self._examine(entry))

    def _on_labels(self) -> None:
        entry, schema = self.entry, self._schema
        if entry is None or schema is None:
            return
        decisions = self.details.labels.decisions
        self._decide(
            lambda: self._choices.change(lambda c: c.with_labels(entry.name, schema.id, decisions))
        )

    def _on_entities(self, choice: str) -> None:
        entry = self.entry
        if entry is not None:
            self._decide(
                lambda: self._choices.change(
                    lambda c: c.with_entities(entry.name, EntityChoice(choice))
                )
            )

    def _decide(self, act: Callable[[], object]) -> bool:
        """Store a decision; whether it worked."""
        try:
            act()
        except AnnotatorError as error:
            self.details.say(error_text(error))
            return False
        return True

    def _on_installed(self, told: Mapping[str, Any]) -> None:
        self.reload(str(told["pipeline"]))

    def _on_progress(self, progress: Progress) -> None:
        self.progress.setRange(0, 1000 if progress.total else 0)
        if progress.total:
            self.progress.setValue(1000 * progress.done // progress.total)

    def _on_install_ended(self) -> None:
        self._installing = None
        self.progress.hide()
        self._show_buttons()

    def _show_buttons(self) -> None:
        entry = self.entry
        here = entry is not None and entry.kind is not None and not entry.text("problem")
        usable = here and (
            entry is not None
            and (
                entry.kind is PipelineKind.BUILTIN
                or (self._examined is not None and self._examined.trusted)
            )
        )
        self.use_button.setEnabled(
            bool(usable and self._corpus and entry is not None and entry.name != self._in_use)
        )
        offered = entry is not None and entry.kind is None
        self.install_button.setVisible(offered or self._installing is not None)
        self.install_button.setEnabled(
            self._installing is not None or bool(entry is not None and not entry.text("problem"))
        )
        self.install_button.setText(
            self.tr("&Install") if self._installing is None else self.tr("&Cancel installing")
        )
        self.file_button.setEnabled(self._installing is None)
        removable = entry is not None and entry.kind in {
            PipelineKind.FOLDER,
            PipelineKind.INSTALLED,
            PipelineKind.TRAINED,
        }
        self.remove_button.setVisible(removable)
        self.remove_button.setToolTip(self._removal_words(entry))

    def _removal_words(self, entry: Entry | None) -> str:
        match entry.kind if entry is not None else None:
            case PipelineKind.FOLDER:
                return self.tr("Forgets the folder; its files stay.")
            case PipelineKind.INSTALLED:
                return self.tr("Uninstalls the package.")
            case PipelineKind.TRAINED:
                return self.tr("Deletes the trained pipeline for good.")
            case _:
                return ""
