"""From files and back: opening and making corpora, importing, suggesting, exporting, as a person starts them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import platformdirs
from PySide6.QtCore import QMimeData, QObject, Qt, QTimer
from PySide6.QtWidgets import QFileDialog, QMessageBox

from annotator.domain.errors import AnnotatorError, ForeignLabelError, UnnamedAnnotatorError
from annotator.domain.workbench import Workbench
from annotator.formats.package_kind import is_package
from annotator.resources import resource_path
from annotator.services.pipelines import pipeline_in_use
from annotator.ui.corpora import SUFFIX
from annotator.ui.days import today
from annotator.ui.dialogs.export import ExportRequest
from annotator.ui.dialogs.export.desk import ExportDesk
from annotator.ui.dialogs.import_dialog import ImportDialog
from annotator.ui.dialogs.import_request import ImportRequest
from annotator.ui.dialogs.new_corpus_dialog import NewCorpusDialog
from annotator.ui.dialogs.pipelines import PipelinesDialog
from annotator.ui.dialogs.training_desk import TrainingDesk
from annotator.ui.i18n import current_language
from annotator.ui.worker import TaskHandle, TaskName

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow

_SCHEMAS = frozenset({".yaml", ".yml"})


class Files(QObject):
    """Starts what reads and writes files; long work runs in the worker."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.training = TrainingDesk(window)
        self.training.used.connect(lambda _name: self.suggest_anew())
        self.exporting = ExportDesk(window, self.start_export)

    # --- corpora -----------------------------------------------------------------------------

    def take(self, paths: Sequence[Path]) -> None:
        """Open the corpus, or import the files and folders, that were dropped onto the window."""
        if len(paths) == 1 and paths[0].suffix == SUFFIX:
            self._window.open_corpus(str(paths[0]))
        elif len(paths) == 1 and is_package(paths[0]):
            self.open_package(paths[0])
        elif len(paths) == 1 and paths[0].suffix.lower() in _SCHEMAS:
            self.take_schema(paths[0])
        elif self._window.desk is not None:
            self.start_import(paths)
        elif len(paths) == 1 and paths[0].is_dir():
            self.corpus_of(paths[0])
        elif paths:
            self.new_corpus(paths)

    def take_schema(self, path: Path) -> None:
        """Ask what to do with a schema that was dropped onto the window."""
        desk = self._window.desk
        if desk is None:
            self.new_corpus(schema_file=path)
            return
        box = QMessageBox(self._window)
        box.setObjectName("schemaDropped")
        box.setTextFormat(Qt.TextFormat.PlainText)
        told = self.tr("“%1” is a schema. A corpus keeps the schema it was made with.")
        box.setText(told.replace("%1", path.name))
        box.setInformativeText(
            self.tr("You can make a new corpus with it, or change the schema of this one by hand.")
        )
        new = box.addButton(self.tr("New corpus with it…"), QMessageBox.ButtonRole.AcceptRole)
        edit = box.addButton(
            self.tr("Edit the schema of this corpus…"), QMessageBox.ButtonRole.ActionRole
        )
        box.addButton(QMessageBox.StandardButton.Cancel)
        new.clicked.connect(lambda _checked: self.new_corpus(schema_file=path))
        edit.clicked.connect(lambda _checked: self._window.schema_changing.edit())
        box.finished.connect(box.deleteLater)
        box.open()

    def new_corpus(self, paths: Sequence[Path] = (), *, schema_file: Path | None = None) -> None:
        """Ask where to make a corpus, make it and open it.

        Args:
            paths: Files and folders to import into it.
            schema_file: A schema that is chosen at first.
        """
        name = self.tr("News")
        start = _documents() / (name + SUFFIX)
        context = self._window.context
        request = NewCorpusDialog.ask(
            self._window,
            start,
            self._window.annotator,
            context.default_schema(),
            context.read_schema,
            theme=self._window.preferences.appearance.theme,
            schema_file=schema_file,
        )
        if request is not None and self._window.make_corpus(request) and paths:
            self.start_import(paths)

    def corpus_of(self, folder: Path) -> None:
        """Make a corpus of a folder of articles, beside the folder and under its name."""
        location = folder.with_name(folder.name + SUFFIX)
        if self._window.open_corpus(str(location), make=not location.exists()):
            self.start_import([folder])

    def open_corpus(self) -> None:
        """Ask for a corpus and open it."""
        recent = self._window.preferences.current.recent
        start = str(Path(recent[0]).parent) if recent else str(_documents())
        place, _ = QFileDialog.getOpenFileName(
            self._window, self.tr("Open corpus"), start, self._filter()
        )
        if place and is_package(Path(place)):
            self.open_package(Path(place))
        elif place:
            self._window.open_corpus(place)

    def open_package(self, path: Path) -> None:
        """Make a corpus of a package, beside it and under its name, and open it; if it is there already, open that."""
        location = path.with_suffix(SUFFIX)
        if location.exists():
            self._window.open_corpus(str(location))
            return
        params = {"package": str(path)}
        handle = self._window.worker.start("open_package", str(location), params)
        handle.succeeded.connect(lambda _result: self._window.open_corpus(str(location)))
        handle.finished.connect(self._window.show_state)
        self._window.show_state()

    def return_package(self) -> None:
        """Ask where the own work goes, and pack it for whoever shared it out."""
        desk = self._window.desk
        if desk is None:
            return
        name = f"{desk.corpus.annotator}-{today().isoformat()}.zip"
        start = Path(desk.corpus.location).with_name(name)
        kind = self.tr("Packages")
        place, _ = QFileDialog.getSaveFileName(
            self._window,
            self.tr("Return package"),
            str(start),
            f"{kind} (*.zip)",
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        if place:
            out = place if place.lower().endswith(".zip") else f"{place}.zip"
            params: dict[str, object] = {"out": out, "for": desk.corpus.annotator}
            self._start("package", params, self._on_exported)

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
        desk = self._window.desk
        if desk is None:
            return
        request = ImportDialog.ask(
            self._window,
            paths,
            schema=desk.corpus.schema,
            annotator=self._window.annotator,
            examine=self._examine,
        )
        if request is not None:
            self._import(request)

    def start_import(self, paths: Sequence[Path]) -> None:
        """Import files or folders; formats are found out, and what they leave open is asked."""
        self._import(ImportRequest(tuple(paths)))

    def suggest_for(self, workbench: Workbench | None) -> None:
        """Let the pipeline look at the article on the desk again."""
        if workbench is not None:
            params: dict[str, object] = {"articles": [workbench.article.id], "redo": True}
            self._suggest(params)

    def suggest_for_all(self) -> None:
        """Let the pipeline look at every article it has not seen."""
        self._suggest({})

    def suggest_anew(self) -> None:
        """Let the pipeline look at every article again; what people decided stays decided."""
        self._suggest({"redo": True})

    def show_pipelines(self) -> None:
        """Show what makes suggestions, and let it be chosen."""
        desk = self._window.desk
        PipelinesDialog(
            self._window.worker,
            self._window.context.choices,
            corpus=desk.corpus.location if desk is not None else "",
            schema=desk.corpus.schema if desk is not None else None,
            theme=self._window.preferences.appearance.theme,
            parent=self._window,
        ).open()

    def export(self) -> None:
        """Show what can be exported, and what would come of it."""
        self.exporting.show()

    def start_export(self, request: ExportRequest) -> None:
        """Export; the task bar says how it goes."""
        self._start("export", request.as_params(), self._on_exported)

    def report(self) -> None:
        """Ask where the report goes, and write it."""
        desk = self._window.desk
        if desk is None:
            return
        start = _documents() / f"{desk.corpus.name}.html"
        tables = self.tr("Every table as CSV, in a folder (*)")
        # A former report is replaced, anything else refused; the task bar says so.
        place, kind = QFileDialog.getSaveFileName(
            self._window,
            self.tr("Report"),
            str(start),
            ";;".join((self.tr("Web page (*.html)"), self.tr("PDF (*.pdf)"), tables)),
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        if place:
            params: dict[str, object] = {"language": current_language()}
            if kind == tables:
                params["csv"] = _folder_name(place)
            else:
                params["out"] = _report_name(place, pdf="*.pdf" in kind)
            self._start("report", params, self._on_exported)

    # --- inside ------------------------------------------------------------------------------

    def _examine(self, request: ImportRequest) -> TaskHandle | None:
        """Find out what files leave open."""
        desk = self._window.desk
        if desk is None:
            return None
        return self._window.worker.start(
            "examine_import", desk.corpus.location, request.as_params()
        )

    def _import(self, request: ImportRequest) -> None:
        handle = self._start("import", request.as_params(), self._on_imported)
        if handle is not None:
            handle.failed.connect(lambda error: self._on_import_failed(request, error))

    def _on_import_failed(self, request: ImportRequest, error: AnnotatorError) -> None:
        """Ask about what the files leave open, in place of only saying so."""
        if isinstance(error, (ForeignLabelError, UnnamedAnnotatorError)):
            # Once the task has ended for everybody else too.
            QTimer.singleShot(0, self, lambda: self.import_articles(request.paths))

    def _suggest(self, params: dict[str, object]) -> None:
        """Start a run with the pipeline in use, by name, so that the task bar can tell which one works."""
        desk = self._window.desk
        if desk is None:
            return
        try:
            params["pipeline"] = pipeline_in_use(self._window.context, desk.corpus.location)
        except AnnotatorError as error:
            self._window.say(error)
            return
        self._start("suggest", params, self._on_suggested)

    def _start(
        self, task: TaskName, params: dict[str, object], succeeded: Callable[[Any], None]
    ) -> TaskHandle | None:
        desk = self._window.desk
        if desk is None:
            return None
        handle = self._window.worker.start(task, desk.corpus.location, params)
        # How it goes and how it ended stands in the task bar.
        handle.succeeded.connect(succeeded)
        if task == "suggest":
            # A run that was cancelled or broke off keeps the articles it was through with.
            handle.cancelled.connect(lambda: self._on_suggested({}))
            handle.failed.connect(lambda _error: self._on_suggested({}))
        handle.finished.connect(self._window.show_state)
        self._window.show_state()
        return handle

    def _on_imported(self, result: Mapping[str, Any]) -> None:
        desk = self._window.desk
        if desk is None:
            return
        desk.article_list.reload()
        if desk.session.workbench is None:
            desk.open_some_article(None)
        desk.refresh_header()
        if result.get("imported"):
            self.suggest_for_all()

    def _on_suggested(self, result: Mapping[str, Any]) -> None:
        del result
        if self._window.desk is not None:
            self._window.desk.renew()

    def _on_exported(self, result: Mapping[str, Any]) -> None:
        del result  # the task bar says where it is

    def _filter(self) -> str:
        both, corpora = self.tr("Corpora and packages"), self.tr("Corpora")
        return f"{both} (*{SUFFIX} *.zip);;{corpora} (*{SUFFIX})"


def _documents() -> Path:
    return platformdirs.user_documents_path()


def local_paths(data: QMimeData) -> list[Path]:
    """The files and folders of this machine among what is dragged."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def _folder_name(place: str) -> str:
    """The name without the ending that the dialog had proposed for a file."""
    return re.sub(r"\.(html?|pdf|csv)$", "", place, flags=re.IGNORECASE)


def _report_name(place: str, *, pdf: bool) -> str:
    """A name that says what is in the file: the one that was typed counts, then the kind that was chosen."""
    lower = place.lower()
    if lower.endswith((".html", ".htm")) and pdf:
        return str(Path(place).with_suffix(".pdf"))
    if lower.endswith((".html", ".htm", ".pdf")):
        return place
    return f"{place}.pdf" if pdf else f"{place}.html"
