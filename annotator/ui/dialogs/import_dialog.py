"""Asks what to import and how it is written; shows beforehand what will be read, and asks what the files leave open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import platformdirs
from PySide6.QtCore import QStringListModel, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QListView,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.errors import AnnotatorError
from annotator.domain.schema import Schema
from annotator.services.files import FoundFile, find_files
from annotator.services.format_choices import NATIVE
from annotator.ui.appearance import UNIT
from annotator.ui.dialogs.forms import MARGIN, words
from annotator.ui.dialogs.import_form import ImportForm, readable
from annotator.ui.dialogs.import_labels import LabelTable
from annotator.ui.dialogs.import_request import Examine, ImportRequest
from annotator.ui.i18n import error_text, number
from annotator.ui.letting_go import let_go
from annotator.ui.worker_task import TaskHandle

_SIZE = (600, 480)
_POLL_MS = 30
_SHOWN = 500
_PROBLEMS = 3


_NOTHING_TO_ASK = {"text", NATIVE}
"""Formats without labels of their own."""
_WITH_LABELS = 680

Found = tuple[list[FoundFile], Sequence[object]]


class ImportDialog(QDialog):
    """The dialog behind ``ImportDialog.ask``; also takes what is dropped on it.

    Folders are looked through in a thread: one with many thousand files takes a while. What is in
    the files the worker finds out; nobody has to wait for that, but what it has found out to be open has
    to be decided.

    Args:
        paths: Files and folders that were chosen or dropped already.
        schema: Of the corpus; ``None``: labels are not asked about.
        annotator: Who is at the window.
        examine: Finds out what the files leave open.
    """

    def __init__(
        self,
        paths: Sequence[Path] = (),
        parent: QWidget | None = None,
        *,
        schema: Schema | None = None,
        annotator: str = "",
        examine: Examine | None = None,
    ) -> None:
        super().__init__(parent)
        self._examine = examine
        self._examining: TaskHandle | None = None
        self._needs_annotator = False
        self._found = 0
        self.labels = LabelTable(schema, self) if schema is not None else None
        self.setObjectName("importDialog")
        self.setWindowTitle(self.tr("Import articles"))
        self.setAcceptDrops(True)
        self.resize(*_SIZE)
        self._paths: list[Path] = []
        self._files = 0
        self._searcher = ThreadPoolExecutor(max_workers=1, thread_name_prefix="find-files")
        self._search: Future[Found] | None = None
        self._poll = QTimer(self, interval=_POLL_MS)
        self._poll.timeout.connect(self._look)
        self._build(annotator)
        self.add_paths(paths)

    @classmethod
    def ask(
        cls,
        parent: QWidget | None,
        paths: Sequence[Path] = (),
        *,
        schema: Schema | None = None,
        annotator: str = "",
        examine: Examine | None = None,
    ) -> ImportRequest | None:
        """Ask; ``None`` if the person thought better of it.

        Args:
            parent: The window.
            paths: Files and folders that were chosen or dropped already.
            schema: Of the corpus.
            annotator: Who is at the window.
            examine: Finds out what the files leave open.
        """
        dialog = cls(paths, parent, schema=schema, annotator=annotator, examine=examine)
        try:
            return dialog.request() if dialog.exec() else None
        finally:
            dialog.stop()
            let_go(dialog)

    def request(self) -> ImportRequest:
        """What is chosen now."""
        labels = self.labels.mapping() if self.labels is not None else ()
        return replace(self.form.request(tuple(self._paths)), labels=labels)

    def add_paths(self, paths: Sequence[Path]) -> None:
        """Take in more files or folders."""
        self._paths = list(dict.fromkeys([*self._paths, *paths]))
        self._find()

    def stop(self) -> None:
        """Give up looking for files, and into them."""
        self._poll.stop()
        self._stop_examining()
        self._searcher.shutdown(wait=False, cancel_futures=True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and folders."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take in what was dropped."""
        urls = event.mimeData().urls()
        self.add_paths([Path(url.toLocalFile()) for url in urls if url.isLocalFile()])
        event.acceptProposedAction()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Give up looking for files."""
        self.stop()
        super().closeEvent(event)

    # --- inside ------------------------------------------------------------------------------

    def _build(self, annotator: str) -> None:
        add_files = QPushButton(self.tr("Add files…"), self)
        add_files.clicked.connect(self._add_files)
        add_folder = QPushButton(self.tr("Add folder…"), self)
        add_folder.clicked.connect(self._add_folder)
        self.clear = QPushButton(self.tr("Clear"), self)
        self.clear.clicked.connect(self._clear)
        top = QHBoxLayout()
        top.setSpacing(UNIT)
        for button in (add_files, add_folder, self.clear):
            button.setAutoDefault(False)
            top.addWidget(button)
        top.addStretch(1)
        self.list = QListView(self)
        self.list.setObjectName("importFiles")
        self.list.setUniformItemSizes(True)
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(self.tr("Files that will be read"))
        self._names = QStringListModel(self)
        self.list.setModel(self._names)
        self.summary = words("", self, name="importSummary")
        self.form = ImportForm(annotator, self)
        self.format, self.encoding = self.form.format, self.form.encoding
        self.annotator = self.form.annotator
        self.form.changed.connect(self._find)
        self.form.annotator_changed.connect(self._show_state)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.go = self.buttons.addButton(self.tr("Import"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.go.setDefault(True)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.problem = words("", self, name="problem")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, MARGIN, MARGIN, 2 * UNIT)
        layout.setSpacing(2 * UNIT)
        layout.addLayout(top)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.summary)
        layout.addWidget(self.form)
        if self.labels is not None:
            layout.addWidget(self.labels, 1)
            self.labels.changed.connect(self._show_state)
        layout.addWidget(self.problem)
        layout.addWidget(self.buttons)

    def _find(self) -> None:
        self._stop_examining()
        self._found = 0
        self._needs_annotator = False
        self._show_state()
        self.clear.setEnabled(bool(self._paths))
        if not self._paths:
            self._names.setStringList([])
            self.summary.setText(self.tr("Add text files or a folder, or drop them here."))
            self._search = None
            return
        self.summary.setText(self.tr("Looking for files…"))
        self._search = self._searcher.submit(
            find_files, tuple(self._paths), self.format.currentData()
        )
        self._poll.start()

    def _look(self) -> None:
        search = self._search
        if search is None or not search.done():
            return
        self._poll.stop()
        try:
            files, aside = search.result()
        except AnnotatorError as error:
            self._names.setStringList([])
            self.summary.setText(error_text(error))
            return
        shown = [self._line(file) for file in files[:_SHOWN]]
        if len(files) > _SHOWN:
            more = self.tr("… and %1 more").replace("%1", number(len(files) - _SHOWN))
            shown.append(more)
        self._names.setStringList(shown)
        found = self.tr("%Ln file(s) will be read", "", len(files))
        if aside:
            left = self.tr("%Ln other file(s) left aside", "", len(aside))
            found = f"{found}, {left}"
        self.summary.setText(f"{found}.")
        self._found = len(files)
        self._show_state()
        if {file.format for file in files} - _NOTHING_TO_ASK:
            self._start_examining()

    def _start_examining(self) -> None:
        # What was decided already must not keep it from being asked about again.
        request = replace(self.request(), labels=(), annotator=None)
        handle = self._examine(request) if self._examine is not None else None
        self._examining = handle
        if handle is not None:
            handle.succeeded.connect(lambda result: self._on_examined(handle, result))
            # What keeps it from being looked at, the import will say.
            handle.failed.connect(lambda _error: self._on_examined(handle, {}))
            self._show_state()

    def _stop_examining(self) -> None:
        handle, self._examining = self._examining, None
        if handle is not None:
            handle.cancel()

    def _on_examined(self, handle: TaskHandle, result: Mapping[str, Any]) -> None:
        if handle is not self._examining:
            return
        self._examining = None
        self._needs_annotator = bool(result.get("needs_annotator"))
        self._tell_problems(result.get("problems", []))
        if self.labels is not None:
            self.labels.show_labels(result.get("labels", []))
        if self.labels is not None and self.labels.boxes:
            self.resize(self.width(), max(self.height(), _WITH_LABELS))
        self._show_state()

    def _tell_problems(self, problems: Sequence[Mapping[str, Any]]) -> None:
        """Say beforehand what the import will say about files that cannot be read."""
        if problems:
            said = [str(each.get("text", "")) for each in problems[:_PROBLEMS]]
            self.summary.setText("\n".join([self.summary.text(), *said]))

    def _show_state(self) -> None:
        """Say what is still open, and enable the import when nothing is."""
        problem = self._problem()
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))
        self.go.setEnabled(bool(self._found) and not problem)

    def _problem(self) -> str:
        if self.labels is not None and self.labels.undecided:
            return self.tr("%Ln label(s) to decide about.", "", len(self.labels.undecided))
        if self._needs_annotator and not self.annotator.currentText().strip():
            return self.tr("The files do not say whose annotations they hold; say it here.")
        return ""

    def _line(self, file: FoundFile) -> str:
        """The path, below the folder that was chosen where one was."""
        chosen = next((path for path in self._paths if path in file.path.parents), None)
        return str(file.path.relative_to(chosen.parent)) if chosen else str(file.path)

    def _clear(self) -> None:
        self._paths = []
        self._find()

    def _add_files(self) -> None:
        # Not inside the braces of the f-string, where lupdate does not look.
        articles, everything = self.tr("Articles"), self.tr("All files")
        endings = sorted({f"*{ending}" for each in readable() for ending in each.endings})
        kinds = f"{articles} ({' '.join(endings)});;{everything} (*)"
        names, _ = QFileDialog.getOpenFileNames(self, self.tr("Add files"), self._start(), kinds)
        self.add_paths([Path(name) for name in names])

    def _add_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, self.tr("Add folder"), self._start())
        if name:
            self.add_paths([Path(name)])

    def _start(self) -> str:
        last = self._paths[-1].parent if self._paths else platformdirs.user_documents_path()
        return str(last)
