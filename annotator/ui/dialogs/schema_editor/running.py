"""A change of the schema while it is carried out: how far it is, a way to stop it, and why it failed."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.errors import AnnotatorError
from annotator.domain.ports import Progress
from annotator.ui.appearance import UNIT
from annotator.ui.dialogs.forms import MARGIN
from annotator.ui.i18n import error_text, number
from annotator.ui.panels.style import label, panel_style
from annotator.ui.theme import Theme
from annotator.ui.worker import WorkerClient
from annotator.ui.worker_task import TaskHandle, TaskName, TaskState

_WIDTH = 480


class RunningBar(QWidget):
    """Follows one task in the worker.

    Args:
        worker: Where it runs.

    Signals:
        succeeded: The result.
        ended: It is over without one; what is to be said about it, possibly nothing.
    """

    succeeded = Signal(object)
    ended = Signal(str)

    def __init__(self, worker: WorkerClient, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._worker = worker
        self._handle: TaskHandle | None = None
        self.words = label("", self)
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.stop = QPushButton(self.tr("Stop"), self)
        self.stop.setAutoDefault(False)
        self.stop.clicked.connect(self.cancel)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(UNIT)
        layout.addWidget(self.words, 1)
        layout.addWidget(self.bar, 1)
        layout.addWidget(self.stop)

    @property
    def is_running(self) -> bool:
        """Whether the task is not over."""
        return self._handle is not None

    def start(self, task: TaskName, corpus: str, params: Mapping[str, object], words: str) -> None:
        """Start the task.

        Args:
            task: Its name.
            corpus: What it works on.
            params: See docs/worker-protocol.md.
            words: What it does.
        """
        self.words.setText(words)
        self.bar.setRange(0, 0)
        self.stop.setEnabled(True)
        self._handle = handle = self._worker.start(task, corpus, params)
        handle.progressed.connect(self._on_progress)
        handle.succeeded.connect(self._on_success)
        handle.failed.connect(self._on_failure)
        handle.cancelled.connect(lambda: self._end(self.tr("Stopped; nothing was changed.")))

    def cancel(self) -> None:
        """Ask it to stop; nothing is changed then."""
        if self._handle is not None and self._handle.state is not TaskState.CANCELLING:
            self.words.setText(self.tr("Stopping…"))
            self.stop.setEnabled(False)
            self._handle.cancel()

    def _on_progress(self, progress: Progress) -> None:
        self.bar.setRange(0, progress.total or 0)
        self.bar.setValue(progress.done)
        if progress.total:
            self.bar.setToolTip(f"{number(progress.done)} / {number(progress.total)}")

    def _on_success(self, result: object) -> None:
        self._handle = None
        self.succeeded.emit(result)

    def _on_failure(self, error: AnnotatorError) -> None:
        self._end(error_text(error))

    def _end(self, words: str) -> None:
        self._handle = None
        self.ended.emit(words)


class RunningDialog(QDialog):
    """Nothing but a task that runs; closes when it is done, stays open to say why it failed.

    Args:
        worker: Where it runs.
        theme: Its colours.
    """

    def __init__(self, worker: WorkerClient, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("schemaRunning")
        self.setStyleSheet(panel_style(theme))
        self.running = RunningBar(worker, self)
        self.running.succeeded.connect(lambda _result: self.accept())
        self.running.ended.connect(self._on_ended)
        self.problem = label("error", self)
        self.problem.hide()
        self.close_button = QPushButton(self.tr("Close"), self)
        self.close_button.hide()
        self.close_button.clicked.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        layout.addWidget(self.running)
        layout.addWidget(self.problem)
        layout.addWidget(self.close_button)
        self.resize(_WIDTH, self.sizeHint().height())

    def start(self, title: str, task: TaskName, corpus: str) -> None:
        """Open it and start the task."""
        self.setWindowTitle(title)
        self.open()
        self.running.start(task, corpus, {}, title)

    def reject(self) -> None:
        """Stop the task first; close when it is over."""
        if self.running.is_running:
            self.running.cancel()
        else:
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """The same."""
        if self.running.is_running:
            self.running.cancel()
            event.ignore()
        else:
            super().closeEvent(event)

    def _on_ended(self, words: str) -> None:
        self.running.hide()
        self.problem.setText(words)
        self.problem.show()
        self.close_button.show()
        self.close_button.setFocus()
