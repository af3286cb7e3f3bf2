"""The task bar: what runs in the background, how far it is, and what became of it."""

from __future__ import annotations

from pathlib import PurePath

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QSizePolicy, QToolButton, QWidget

from annotator.domain.errors import AnnotatorError
from annotator.domain.ports import Progress
from annotator.services.context import BUILTIN
from annotator.ui.appearance import UNIT, icon
from annotator.ui.dialogs.report_dialog import ReportDialog
from annotator.ui.i18n import error_text, number
from annotator.ui.panels.outcomes import Detail, Outcome, Outcomes
from annotator.ui.panels.style import panel_style, shortened
from annotator.ui.theme import LIGHT, Theme
from annotator.ui.worker import WorkerClient
from annotator.ui.worker_task import LOOKING, TaskHandle, TaskName, TaskState

_MOST_ITEM = 28
_BESIDE, _TYPICAL, _LEAST_WORDS = 420, 7, 70
"""Room for what stands beside the words and for a letter, device-independent pixels; letters there are always."""

_GLANCE_MS = 15_000
"""How long it is told that work in the corpus itself went well: one sees what came of it."""

_QUIET: frozenset[TaskName] = LOOKING | frozenset(
    {
        "warm_up",
        "pipelines",
        "examine_pipeline",
        "trust_pipeline",
        "add_pipeline",
    }
)
"""Tasks nobody asked for; nobody wants to hear of them unless they fail."""


_SEEN_ANYWAY: frozenset[TaskName] = frozenset({"suggest", "bulk_decide", "bulk_undo"})
"""Tasks whose outcome shows in the articles; others leave a file, whose place has to stay readable."""


class TaskBar(QWidget):
    """One line: the running task with its progress and a way to cancel it, else the last outcome.

    Args:
        worker: Whose tasks are shown.

    Signals:
        place_wanted: A ``Place`` in the corpus that a line of a report leads to.
    """

    place_wanted = Signal(object)

    def __init__(self, worker: WorkerClient, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("taskBar")
        self._worker = worker
        self._words = Outcomes(self)
        self._theme = LIGHT
        self._running: TaskHandle | None = None
        self._progress: Progress | None = None
        self._ended: tuple[TaskName, Outcome, bool] | None = None
        self._glance = QTimer(self)
        self._glance.setSingleShot(True)
        self._glance.setInterval(_GLANCE_MS)
        self._glance.timeout.connect(self._on_dismissed)
        self._build()
        worker.task_added.connect(self._on_added)
        self.set_theme(LIGHT)
        self.retranslate()

    @property
    def outcome(self) -> Outcome | None:
        """What became of the last task."""
        return self._ended[1] if self._ended else None

    def set_theme(self, theme: Theme) -> None:
        """Use the colours of a theme."""
        self._theme = theme
        self.cancel.setIcon(icon("x", theme))
        self.dismiss.setIcon(icon("x", theme))
        self.setStyleSheet(panel_style(theme))

    def retranslate(self) -> None:
        """Say everything in the language of the window."""
        self.cancel.setToolTip(self.tr("Cancel"))
        self.cancel.setAccessibleName(self.tr("Cancel"))
        self.dismiss.setToolTip(self.tr("Dismiss"))
        self.dismiss.setAccessibleName(self.tr("Dismiss"))
        self.details.setText(self.tr("Details…"))
        self._show()

    def show_details(self) -> None:
        """Open the report on the last outcome."""
        if self._ended is not None:
            task, outcome, _ = self._ended
            report = ReportDialog(self._words.running(task), outcome, self.window())
            report.place_wanted.connect(self.place_wanted)
            report.open()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    # --- inside ------------------------------------------------------------------------------

    def _build(self) -> None:
        self.words = QLabel(self)
        self.words.setObjectName("taskWords")
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        # Long words never keep the window from being made narrower.
        self.words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(12 * UNIT)
        self.waiting = QLabel(self)
        self.waiting.setProperty("kind", "muted")
        self.cancel = self._button("taskCancel")
        self.cancel.clicked.connect(self._on_cancel)
        self.details = self._button("taskDetails")
        self.details.setProperty("kind", "link")
        self.details.clicked.connect(self.show_details)
        self.dismiss = self._button("taskDismiss")
        self.dismiss.clicked.connect(self._on_dismissed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(UNIT)
        widgets = (self.words, self.bar, self.waiting, self.cancel, self.details, self.dismiss)
        for widget in widgets:
            layout.addWidget(widget, 1 if widget is self.words else 0)

    def _button(self, name: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _on_added(self, handle: TaskHandle) -> None:
        handle.started.connect(lambda: self._on_started(handle))
        handle.progressed.connect(lambda progress: self._on_progress(handle, progress))
        handle.succeeded.connect(
            lambda result: self._on_ended(handle, self._words.of(handle.name, result))
        )
        handle.failed.connect(lambda error: self._on_failed(handle, error))
        handle.cancelled.connect(
            lambda: self._on_ended(
                handle, Outcome(self.tr("Cancelled; nothing half done is left."))
            )
        )
        handle.finished.connect(self._show)
        self._show()

    def _on_started(self, handle: TaskHandle) -> None:
        self._running, self._progress = handle, None
        if handle.name not in _QUIET:
            self._ended = None
        self._show()

    def _on_progress(self, handle: TaskHandle, progress: Progress) -> None:
        if handle is self._running:
            self._progress = progress
            self._show()

    def _on_failed(self, handle: TaskHandle, error: AnnotatorError) -> None:
        if handle.name in LOOKING:
            self._running = None
            return
        said = error_text(error)
        detail = Detail(self.tr("failed"), str(handle.params.get("out", "")), said)
        self._running = None
        self._ended = (handle.name, Outcome(said, (detail,)), True)
        self._glance.stop()

    def _on_ended(self, handle: TaskHandle, outcome: Outcome) -> None:
        if handle is self._running:
            self._running = None
        if handle.name not in _QUIET and outcome.summary:
            self._ended = (handle.name, outcome, False)
            if handle.name in _SEEN_ANYWAY and not outcome.details:
                self._glance.start()
            else:
                self._glance.stop()

    def _on_cancel(self) -> None:
        if self._running is not None:
            self._running.cancel()
            self._show()

    def _on_dismissed(self) -> None:
        self._ended = None
        self._show()

    def _show(self) -> None:
        running = self._running if self._running and self._running.name not in _QUIET else None
        waiting = [
            task
            for task in self._worker.tasks
            if task.state is TaskState.WAITING and task.name not in _QUIET
        ]
        for widget in (self.bar, self.cancel):
            widget.setVisible(running is not None)
        self.waiting.setVisible(bool(waiting))
        self.waiting.setText(self.tr("%1 waiting").replace("%1", number(len(waiting))))
        self.waiting.setToolTip("\n".join(self._words.running(task.name) for task in waiting))
        ended = self._ended if running is None else None
        self.details.setVisible(ended is not None and bool(ended[1].details))
        self.dismiss.setVisible(ended is not None)
        self.words.setVisible(running is not None or ended is not None)
        if running is not None:
            self._show_running(running)
        elif ended is not None:
            self._set_words(ended[1].summary, failed=ended[2])

    def _show_running(self, running: TaskHandle) -> None:
        progress = self._progress
        words = self._words.running(running.name)
        pipeline = str(running.params.get("pipeline") or BUILTIN)
        if running.name == "suggest" and pipeline != BUILTIN:
            words = f"{words} – {shortened(PurePath(pipeline).name, _MOST_ITEM)}"
        if running.state is TaskState.CANCELLING:
            words = self.tr("Cancelling…")
        elif progress is not None and progress.total:
            done = f"{number(progress.done)} / {number(progress.total)}"
            words = f"{words} {done}  {shortened(progress.item, _MOST_ITEM)}".rstrip()
        self.cancel.setEnabled(running.state is TaskState.RUNNING)
        self.bar.setRange(0, (progress.total if progress else None) or 0)
        self.bar.setValue(progress.done if progress else 0)
        self.bar.setAccessibleName(words)
        self._set_words(words, failed=False)

    def _set_words(self, words: str, *, failed: bool) -> None:
        room = (self.window().width() - _BESIDE) // _TYPICAL
        self.words.setText(shortened(words, max(_LEAST_WORDS, room)))
        self.words.setToolTip(words)
        kind = "error" if failed else "muted"
        if self.words.property("kind") != kind:
            self.words.setProperty("kind", kind)
            self.words.style().unpolish(self.words)
            self.words.style().polish(self.words)
