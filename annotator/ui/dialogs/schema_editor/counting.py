"""Counts in the worker what edits would touch, again with every change; only the last count is told."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from annotator.domain.schema_changes import SchemaEdit, schema_edits
from annotator.ui.worker import WorkerClient
from annotator.ui.worker_task import TaskHandle

_WAIT_MS = 200


class Counting(QObject):
    """Runs ``schema_preview``.

    Args:
        worker: Where it runs.
        corpus: Whose annotations are counted.

    Signals:
        begun: Something is being counted; what was told before is old.
        counted: The result, as docs/worker-protocol.md says.
        failed: An ``AnnotatorError``.
    """

    begun = Signal()
    counted = Signal(object)
    failed = Signal(object)

    def __init__(self, worker: WorkerClient, corpus: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker, self._corpus = worker, corpus
        self._edits: tuple[SchemaEdit, ...] = ()
        self._handle: TaskHandle | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_WAIT_MS)
        self._timer.timeout.connect(self._start)

    def count(self, edits: Sequence[SchemaEdit]) -> None:
        """Count for these edits, soon."""
        self.stop()
        self._edits = tuple(edits)
        if edits:
            self.begun.emit()
            self._timer.start()

    def stop(self) -> None:
        """Count no longer."""
        self._timer.stop()
        handle, self._handle = self._handle, None
        if handle is not None:
            handle.cancel()

    def _start(self) -> None:
        edits = schema_edits.dump_python(self._edits, mode="json")
        handle = self._worker.start("schema_preview", self._corpus, {"edits": edits})
        self._handle = handle
        handle.succeeded.connect(lambda result: self._on_end(handle, self.counted, result))
        handle.failed.connect(lambda error: self._on_end(handle, self.failed, error))

    def _on_end(self, handle: TaskHandle, signal: object, value: object) -> None:
        if handle is self._handle:
            self._handle = None
            signal.emit(value)  # type: ignore[attr-defined] # a bound signal has no type of its own
