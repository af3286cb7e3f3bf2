"""Asks what to import and how it is written; shows beforehand what will be read."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import platformdirs
from PySide6.QtCore import QStringListModel, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
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
from annotator.formats.reading import Notice
from annotator.services.files import AUTO, FoundFile, find_files
from annotator.ui.appearance import UNIT
from annotator.ui.dialogs.forms import MARGIN, form, words
from annotator.ui.i18n import error_text, number

_SIZE = (600, 480)
_POLL_MS = 30
_SHOWN = 500

_ENCODINGS = ("utf-8", "windows-1252", "iso-8859-15", "utf-16", "cp850", "mac-roman")

Found = tuple[list[FoundFile], list[Notice]]


@dataclass(frozen=True, slots=True)
class ImportRequest:
    """What is to be imported.

    Attributes:
        paths: Files and folders.
        format: ``auto``, ``text`` or ``jsonl``.
        encoding: Of text files; ``None``: found out for each.
    """

    paths: tuple[Path, ...]
    format: str = AUTO
    encoding: str | None = None

    def as_params(self) -> dict[str, object]:
        """The parameters of the worker's task ``import``."""
        return {
            "paths": [str(path) for path in self.paths],
            "format": self.format,
            "encoding": self.encoding,
        }


class ImportDialog(QDialog):
    """The dialog behind ``ImportDialog.ask``; also takes what is dropped on it.

    Folders are looked through in a thread: one with many thousand files takes a while.
    """

    def __init__(self, paths: Sequence[Path] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
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
        self._build()
        self.add_paths(paths)

    @classmethod
    def ask(cls, parent: QWidget | None, paths: Sequence[Path] = ()) -> ImportRequest | None:
        """Ask; ``None`` if the person thought better of it.

        Args:
            parent: The window.
            paths: Files and folders that were chosen or dropped already.
        """
        dialog = cls(paths, parent)
        try:
            return dialog.request() if dialog.exec() else None
        finally:
            dialog.stop()
            dialog.deleteLater()

    def request(self) -> ImportRequest:
        """What is chosen now."""
        return ImportRequest(
            tuple(self._paths), self.format.currentData(), self.encoding.currentData()
        )

    def add_paths(self, paths: Sequence[Path]) -> None:
        """Take in more files or folders."""
        self._paths = list(dict.fromkeys([*self._paths, *paths]))
        self._find()

    def stop(self) -> None:
        """Give up looking for files."""
        self._poll.stop()
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

    def _build(self) -> None:
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
        self.format = QComboBox(self)
        self.format.setObjectName("importFormat")
        for value, text in (
            (AUTO, self.tr("By the ending of the file name")),
            ("text", self.tr("Plain text, one article in a file")),
            ("jsonl", self.tr("JSON lines, as Annotator exports them")),
        ):
            self.format.addItem(text, value)
        self.format.currentIndexChanged.connect(lambda _row: self._find())
        self.encoding = QComboBox(self)
        self.encoding.setObjectName("importEncoding")
        self.encoding.addItem(self.tr("Found out for each file"), None)
        for name in _ENCODINGS:
            self.encoding.addItem(name, name)
        rows = form()
        rows.addRow(self.tr("Format"), self.format)
        rows.addRow(self.tr("Encoding"), self.encoding)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.go = self.buttons.addButton(self.tr("Import"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.go.setDefault(True)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, MARGIN, MARGIN, 2 * UNIT)
        layout.setSpacing(2 * UNIT)
        layout.addLayout(top)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.summary)
        layout.addLayout(rows)
        layout.addWidget(self.buttons)

    def _find(self) -> None:
        self.go.setEnabled(False)
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
        found = self.tr("%n file(s) will be read", "", len(files))
        if aside:
            left = self.tr("%n other file(s) left aside", "", len(aside))
            found = f"{found}, {left}"
        self.summary.setText(f"{found}.")
        self.go.setEnabled(bool(files))

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
        kinds = f"{articles} (*.txt *.text *.jsonl *.ndjson);;{everything} (*)"
        names, _ = QFileDialog.getOpenFileNames(self, self.tr("Add files"), self._start(), kinds)
        self.add_paths([Path(name) for name in names])

    def _add_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, self.tr("Add folder"), self._start())
        if name:
            self.add_paths([Path(name)])

    def _start(self) -> str:
        last = self._paths[-1].parent if self._paths else platformdirs.user_documents_path()
        return str(last)
