"""The export window: asks on the left, shows on the right what would come of it, before anything is written.

It does not hold up the main window. Every change of the request starts two tasks in the worker: how the files
begin, which takes a moment, and the pre-flight, which goes through everything. Going to a place puts the
window away; called again it is as it was, and looks at the corpus anew.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.errors import AnnotatorError, InputError
from annotator.domain.schema import Schema
from annotator.ui.appearance import UNIT
from annotator.ui.dialogs.export.form import ExportForm
from annotator.ui.dialogs.export.places import Place
from annotator.ui.dialogs.export.preflight_view import PreflightView
from annotator.ui.dialogs.export.preview_view import PreviewView
from annotator.ui.dialogs.export.request import ExportRequest
from annotator.ui.dialogs.export.style import export_style
from annotator.ui.dialogs.forms import MARGIN, words
from annotator.ui.i18n import error_text
from annotator.ui.theme import LIGHT, Theme
from annotator.ui.worker import WorkerClient
from annotator.ui.worker_task import TaskHandle

_SIZE = (1144, 640)
_FORM_WIDTH = 464
_PAUSE_MS = 250
"""So long after the last change the corpus is looked at."""


class ExportDialog(QDialog):
    """Asks what to export and shows what would come of it.

    Args:
        worker: Where the corpus is looked at.
        schema: Of the corpus.
        corpus: Where the corpus is.
        theme: Its colours.

    Signals:
        export_wanted: An ``ExportRequest``.
        place_wanted: A ``Place`` to go to.
    """

    export_wanted = Signal(object)
    place_wanted = Signal(object)

    def __init__(
        self,
        worker: WorkerClient,
        schema: Schema,
        corpus: str = "",
        parent: QWidget | None = None,
        *,
        theme: Theme = LIGHT,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("exportDialog")
        self.setWindowTitle(self.tr("Export"))
        self.resize(*_SIZE)
        self._worker = worker
        self._corpus = corpus
        self._looking: list[TaskHandle] = []
        self._who: TaskHandle | None = None
        self._refused = ""
        self._asked: Mapping[str, object] | None = None
        self._pause = QTimer(self, interval=_PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self.look)
        self.form = ExportForm(schema, corpus, self)
        self.preflight = PreflightView(schema, self)
        self.preview = PreviewView(self)
        self._build()
        self.set_theme(theme)
        self._ask_who()
        self._on_changed()

    @property
    def corpus(self) -> str:
        """The corpus it is about."""
        return self._corpus

    @property
    def looking(self) -> bool:
        """Whether the corpus is looked at, or will be in a moment."""
        return bool(self._looking) or self._pause.isActive()

    def request(self) -> ExportRequest:
        """What is chosen now."""
        return self.form.request()

    def renew(self) -> None:
        """Look at the corpus again: it may have changed."""
        self._ask_who()
        self._asked = None
        self._on_changed()

    def look(self) -> None:
        """Find out how the files begin, and what is kept, changed and dropped."""
        self._stop_looking()
        if self.form.problem():
            return
        params = self.request().as_params()
        preview = self._worker.start("preview", self._corpus, params)
        preview.succeeded.connect(self._current(preview, self.preview.show_result))
        preview.failed.connect(self._current(preview, lambda _error: self.preview.show_nothing("")))
        preflight = self._worker.start("preflight", self._corpus, params)
        preflight.started.connect(
            self._current(preflight, lambda: self.preflight.show_waiting(self.tr("Looking…")))
        )
        preflight.progressed.connect(self._current(preflight, self.preflight.show_progress))
        preflight.succeeded.connect(self._current(preflight, self._on_found))
        preflight.failed.connect(self._current(preflight, self._on_failed))
        for handle in (preview, preflight):
            handle.finished.connect(lambda handle=handle: self._on_finished(handle))
        self._looking = [preview, preflight]

    def set_theme(self, theme: Theme) -> None:
        """Use the colours of a theme."""
        self.setStyleSheet(export_style(theme))
        self.preflight.set_theme(theme)

    def end(self) -> None:
        """Stop everything, before the corpus is closed."""
        self._who = None
        self._pause.stop()
        self._stop_looking()
        self.hide()
        self.deleteLater()

    def accept(self) -> None:
        """Export, and put the window away."""
        if self.go.isEnabled():
            self.reject()
            self.export_wanted.emit(self.request())

    def reject(self) -> None:
        """Put it away."""
        self._pause.stop()
        self._stop_looking()
        self.hide()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Put it away."""
        event.ignore()
        self.reject()

    # --- inside ------------------------------------------------------------------------------

    def _build(self) -> None:
        self.form.setFixedWidth(_FORM_WIDTH)
        self.tabs = QTabWidget(self)
        self.tabs.addTab(self.preflight, self.tr("What becomes of it"))
        self.tabs.addTab(self.preview, self.tr("First lines"))
        halves = QHBoxLayout()
        halves.setSpacing(3 * UNIT)
        halves.addWidget(self.form)
        halves.addWidget(self.tabs, 1)
        self.problem = words("", self, name="problem")
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.go = self.buttons.addButton(self.tr("Export"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.go.setDefault(True)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        bottom = QHBoxLayout()
        bottom.setSpacing(2 * UNIT)
        bottom.addWidget(self.problem, 1)
        bottom.addWidget(self.buttons, 0, Qt.AlignmentFlag.AlignBottom)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, MARGIN, MARGIN, 2 * UNIT)
        layout.setSpacing(2 * UNIT)
        layout.addLayout(halves, 1)
        layout.addLayout(bottom)
        self.form.changed.connect(self._on_changed)
        self.preflight.place_wanted.connect(self._on_place_wanted)

    def _ask_who(self) -> None:
        handle = self._worker.start("annotators", self._corpus)
        self._who = handle
        handle.succeeded.connect(lambda result: self._on_who(handle, result))

    def _on_who(self, handle: TaskHandle, result: Mapping[str, Any]) -> None:
        if handle is self._who:
            self.form.set_annotators(result["annotators"])

    def _current(self, handle: TaskHandle, slot: Any) -> Any:  # noqa: ANN401 - any slot
        """The slot, as long as nothing else was asked for since."""

        def called(*arguments: object) -> None:
            if handle in self._looking:
                slot(*arguments)

        return called

    def _stop_looking(self) -> None:
        former, self._looking = self._looking, []
        for handle in former:
            handle.cancel()

    def _on_changed(self) -> None:
        problem = self.form.problem()
        asked = None if problem else self.request().as_params()
        if asked is not None and asked == self._asked:
            self._show_state()
            return
        self._asked = asked
        self._stop_looking()
        self._refused = ""
        if problem:
            self._pause.stop()
            self.preflight.show_failure("")
            self.preview.show_nothing("")
        else:
            self.preflight.show_waiting(self.tr("Waiting for other work…"))
            self._pause.start()
        self._show_state()

    def _on_found(self, result: Mapping[str, Any]) -> None:
        self.preflight.show_result(result)
        self._show_state()

    def _on_failed(self, error: AnnotatorError) -> None:
        said = error_text(error)
        # What is wrong with the request will be wrong with the export too.
        self._refused = said if isinstance(error, InputError) else ""
        self.preflight.show_failure("" if self._refused else said)
        self._show_state()

    def _on_finished(self, handle: TaskHandle) -> None:
        if handle in self._looking:
            self._looking.remove(handle)

    def _show_state(self) -> None:
        problem = self.form.problem() or self._refused or self._strict_problem()
        self.problem.setText(problem)
        unknown = self.form.strict.isChecked() and self.preflight.losses is None
        self.go.setEnabled(not problem and not unknown)

    def _strict_problem(self) -> str:
        losses = self.preflight.losses
        if not self.form.strict.isChecked() or not losses:
            return ""
        return self.tr("%Ln thing(s) would be lost, and that is to be refused.", "", losses)

    def _on_place_wanted(self, place: Place) -> None:
        self.reject()
        self.place_wanted.emit(place)
