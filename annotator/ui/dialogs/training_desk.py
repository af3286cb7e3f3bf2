"""Opens the training of the corpus that is on the desk, keeps it while it is put away, and ends it with the corpus."""

from __future__ import annotations

from importlib.metadata import entry_points
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from annotator.services.context import BUILTIN
from annotator.services.corpus_pipelines import use_pipeline
from annotator.ui.companions import WindowCompanion
from annotator.ui.dialogs.training_dialog import TrainingDialog

if TYPE_CHECKING:
    from annotator.ui.desk import Desk


class TrainingDesk(WindowCompanion[TrainingDialog]):
    """Holds the one training dialog of the window.

    Signals:
        used: Another pipeline is in use from now on; its name.
    """

    used = Signal(str)

    def _made(self, desk: Desk) -> TrainingDialog:
        corpus, context = desk.corpus.location, self._window.context
        dialog = TrainingDialog(
            self._own_worker(),
            corpus,
            desk.corpus.schema,
            self._bases(),
            lambda name: use_pipeline(context, corpus, name),
            theme=self._window.preferences.appearance.theme,
            parent=self._window,
        )
        dialog.used.connect(self.used)
        return dialog

    def _renew(self, dialog: TrainingDialog) -> None:
        """One that runs goes on."""
        dialog.renew()

    def _bases(self) -> list[tuple[str, str]]:
        """What can be built on: the built-in pipeline, installed packages, known folders."""
        packages = sorted({point.name for point in entry_points(group="spacy_models")})
        folders = self._window.context.choices.read().folders
        return [(BUILTIN, self.tr("Built-in pipeline")), *((n, n) for n in (*packages, *folders))]
