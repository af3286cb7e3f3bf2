"""Opens the training of the corpus that is on the desk, keeps it while it is put away, and ends it with the corpus."""

from __future__ import annotations

from importlib.metadata import entry_points
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from annotator.services.context import BUILTIN
from annotator.services.corpus_pipelines import use_pipeline
from annotator.ui.dialogs.training_dialog import TrainingDialog
from annotator.ui.worker import WorkerClient

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow


class TrainingDesk(QObject):
    """Holds the one training dialog of the window.

    Signals:
        used: Another pipeline is in use from now on; its name.
    """

    used = Signal(str)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.dialog: TrainingDialog | None = None

    def show(self) -> None:
        """Show the training of the open corpus; one that runs goes on."""
        desk = self._window.desk
        if desk is None:
            return
        if self.dialog is None:
            self.dialog = self._made(desk.corpus.location)
        else:
            self.dialog.renew()
        self.dialog.show()
        self.dialog.activateWindow()

    def end(self) -> None:
        """Stop what runs and forget the dialog: the corpus is about to be closed, or counted anew."""
        dialog, self.dialog = self.dialog, None
        if dialog is not None:
            dialog.end()

    def _made(self, corpus: str) -> TrainingDialog:
        desk = self._window.desk
        if desk is None:
            raise RuntimeError("there is no corpus to train on")
        context = self._window.context
        # A worker of its own: a training takes minutes, and suggestions should not wait for it.
        worker = WorkerClient(self._window, command=self._window.worker.command)
        dialog = TrainingDialog(
            worker,
            corpus,
            desk.corpus.schema,
            self._bases(),
            lambda name: use_pipeline(context, corpus, name),
            theme=self._window.preferences.appearance.theme,
            parent=self._window,
        )
        dialog.used.connect(self.used)
        dialog.destroyed.connect(worker.deleteLater)
        return dialog

    def _bases(self) -> list[tuple[str, str]]:
        """What can be built on: the built-in pipeline, installed packages, known folders."""
        packages = sorted({point.name for point in entry_points(group="spacy_models")})
        folders = self._window.context.choices.read().folders
        return [(BUILTIN, self.tr("Built-in pipeline")), *((n, n) for n in (*packages, *folders))]
