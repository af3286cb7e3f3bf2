"""Runs the tasks of the team window in a worker of its own; a newer question replaces an older one of its kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QObject, Signal

from annotator.ui.worker import WorkerClient
from annotator.ui.worker_task import TaskHandle, TaskName

Done = Callable[[Mapping[str, Any]], object]
Failed = Callable[[object], object]


class Runner(QObject):
    """Asks the worker about one corpus.

    Args:
        worker: Where long work runs; nothing else should wait for it.
        corpus: The corpus.

    Signals:
        busy_changed: ``bool``: whether something runs that somebody waits for.
        progressed: A ``Progress`` of what runs.
        failed: An ``AnnotatorError`` nobody else tells of.
    """

    busy_changed = Signal(bool)
    progressed = Signal(object)
    failed = Signal(object)

    def __init__(self, worker: WorkerClient, corpus: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = worker
        self._corpus = corpus
        self._asked: dict[str, TaskHandle] = {}
        self._running: set[TaskHandle] = set()

    @property
    def corpus(self) -> str:
        """Where the corpus is."""
        return self._corpus

    def ask(
        self,
        task: TaskName,
        params: Mapping[str, object],
        done: Done,
        failed: Failed | None = None,
        *,
        kind: str = "",
    ) -> None:
        """Look something up that nobody waits for.

        Args:
            task: What to do.
            params: For the worker.
            done: Gets the result, unless something newer of the kind was asked meanwhile.
            failed: Gets the error; ``None``: the signal tells.
            kind: Of the question; default: the task.
        """
        name = kind or task
        self.forget(name)
        handle = self._worker.start(task, self._corpus, params)
        self._asked[name] = handle

        def is_newest() -> bool:
            return self._asked.get(name) is handle

        handle.succeeded.connect(lambda result: done(result) if is_newest() else None)
        tell = failed or self.failed.emit
        handle.failed.connect(lambda error: tell(error) if is_newest() else None)
        handle.finished.connect(lambda: self._asked.pop(name) if is_newest() else None)

    def forget(self, kind: str) -> None:
        """Want no answer any more to what was asked."""
        handle = self._asked.pop(kind, None)
        if handle is not None:
            handle.cancel()

    def run(self, task: TaskName, params: Mapping[str, object], done: Done) -> None:
        """Do something that changes or writes; the window shows how far it is."""
        handle = self._worker.start(task, self._corpus, params)
        self._running.add(handle)
        handle.progressed.connect(self.progressed)
        handle.succeeded.connect(done)
        handle.failed.connect(self.failed)
        handle.finished.connect(lambda: self._on_finished(handle))
        self.busy_changed.emit(True)

    def cancel(self) -> None:
        """Stop what runs; it rolls back."""
        for handle in tuple(self._running):
            handle.cancel()

    def end(self) -> None:
        """Stop everything, before the corpus is closed."""
        self._asked.clear()
        self._running.clear()
        self._worker.shutdown()

    def _on_finished(self, handle: TaskHandle) -> None:
        self._running.discard(handle)
        self.busy_changed.emit(bool(self._running))
