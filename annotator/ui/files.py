"""From files and back: opening and making corpora, importing, suggesting, exporting, as a person starts them."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import platformdirs
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from annotator.domain.errors import AnnotatorError
from annotator.domain.workbench import Workbench
from annotator.resources import resource_path
from annotator.ui.corpora import SUFFIX
from annotator.ui.dialogs.export_dialog import ExportDialog
from annotator.ui.dialogs.import_dialog import ImportDialog
from annotator.ui.worker import TaskHandle

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow

_log = logging.getLogger(__name__)


class Files(QObject):
    """Starts what reads and writes files; long work runs in the worker."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    # --- corpora -----------------------------------------------------------------------------

    def new_corpus(self) -> None:
        """Ask where to make a corpus, make it and open it."""
        start = str(_documents() / self.tr("News").strip()) + SUFFIX
        place, _ = QFileDialog.getSaveFileName(
            self._window, self.tr("New corpus"), start, self._filter()
        )
        if place:
            location = place if place.endswith(SUFFIX) else place + SUFFIX
            self._window.open_corpus(location, make=True)

    def open_corpus(self) -> None:
        """Ask for a corpus and open it."""
        recent = self._window.settings.current.recent
        start = str(Path(recent[0]).parent) if recent else str(_documents())
        place, _ = QFileDialog.getOpenFileName(
            self._window, self.tr("Open corpus"), start, self._filter()
        )
        if place:
            self._window.open_corpus(place)

    def open_samples(self) -> None:
        """Open the sample corpus; the first time it is made, with suggestions."""
        location = platformdirs.user_data_path("annotator") / f"samples{SUFFIX}"
        if location.exists():
            self._window.open_corpus(str(location))
            return
        location.parent.mkdir(parents=True, exist_ok=True)
        if self._window.open_corpus(str(location), make=True):
            self.start_import([resource_path("samples")])

    # --- tasks -------------------------------------------------------------------------------

    def import_articles(self, paths: Sequence[Path] = ()) -> None:
        """Ask what to import, and import it."""
        request = ImportDialog.ask(self._window, paths)
        if request is not None:
            self._start("import", request.as_params(), self._on_imported)

    def start_import(self, paths: Sequence[Path]) -> None:
        """Import files or folders; formats are found out."""
        self._start("import", {"paths": [str(path) for path in paths]}, self._on_imported)

    def suggest_for(self, workbench: Workbench | None) -> None:
        """Let the pipeline look at the article on the desk again."""
        if workbench is not None:
            params = {"articles": [workbench.article.id], "redo": True}
            self._start("suggest", params, self._on_suggested)

    def suggest_for_all(self) -> None:
        """Let the pipeline look at every article it has not seen."""
        self._start("suggest", {}, self._on_suggested)

    def export(self) -> None:
        """Ask what to export, and export it."""
        desk = self._window.desk
        if desk is None:
            return
        request = ExportDialog.ask(self._window, desk.corpus.schema)
        if request is not None:
            self._start("export", request.as_params(), self._on_exported)

    # --- inside ------------------------------------------------------------------------------

    def _start(self, task: Any, params: dict[str, object], succeeded: Any) -> None:  # noqa: ANN401 - a task name; a slot
        desk = self._window.desk
        if desk is None:
            return
        handle: TaskHandle = self._window.worker.start(task, desk.corpus.location, params)
        handle.succeeded.connect(succeeded)
        handle.failed.connect(self._on_failed)
        handle.finished.connect(self._window.show_state)
        self._window.show_state()

    def _on_imported(self, result: dict[str, Any]) -> None:
        desk = self._window.desk
        if desk is None:
            return
        desk.article_list.reload()
        count = len(result.get("articles", ()))
        self._say(self.tr("%n article(s) imported.", "", count))
        if desk.session.workbench is None:
            desk.open_some_article(None)
        desk.refresh_header()
        if count:
            self.suggest_for_all()

    def _on_suggested(self, result: dict[str, Any]) -> None:
        desk = self._window.desk
        if desk is None:
            return
        desk.session.renew_suggestions()
        desk.article_list.refresh_rows()
        spans = int(result.get("spans", 0))
        self._say(self.tr("%n suggestion(s) made.", "", spans))

    def _on_exported(self, result: dict[str, Any]) -> None:
        self._say(self.tr("Exported to %1.").replace("%1", str(result.get("out", ""))))

    def _on_failed(self, error: AnnotatorError) -> None:
        self._window.say(error)

    def _say(self, sentence: str) -> None:
        if self._window.desk is not None:
            self._window.desk.notice.say(sentence, "info")

    def _filter(self) -> str:
        return f"{self.tr('Corpus')} (*{SUFFIX})"


def _documents() -> Path:
    return platformdirs.user_documents_path()
