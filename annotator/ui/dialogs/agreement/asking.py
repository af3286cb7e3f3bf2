"""Asking the worker: of several questions of a kind only the last one is answered, and none to a window that is gone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from annotator.ui.worker import WorkerClient
from annotator.ui.worker_task import TaskHandle, TaskName

Answered = Callable[[Mapping[str, object], Mapping[str, Any]], None]
"""Takes what was asked, and the answer."""


class Asking(QObject):
    """Passes questions to a worker.

    Args:
        worker: Who answers.
        corpus: About which corpus.

    Signals:
        failed: An ``AnnotatorError``.
        progressed: The name of the task, and a ``Progress``.
        ended: The name of the task whose last question has been dealt with.
    """

    failed = Signal(object)
    progressed = Signal(str, object)
    ended = Signal(str)

    def __init__(self, worker: WorkerClient, corpus: str, parent: QObject) -> None:
        super().__init__(parent)
        self._worker = worker
        self._corpus = corpus
        self._questions: dict[str, _Question] = {}

    @property
    def is_waiting(self) -> bool:
        """Whether any answer is to come."""
        return bool(self._questions)

    def ask(self, task: TaskName, params: Mapping[str, object], answered: Answered) -> None:
        """Ask; what was asked of this kind before is not answered any more."""
        before = self._questions.pop(task, None)
        if before is not None:
            before.handle.cancel()
        handle = self._worker.start(task, self._corpus, params)
        self._questions[task] = _Question(self, handle, answered)

    def cancel(self) -> None:
        """Stop everything that is asked."""
        for question in list(self._questions.values()):
            question.handle.cancel()

    def forget(self) -> None:
        """Stop everything, and take no answer any more."""
        self.cancel()
        self._questions.clear()

    def is_last(self, question: _Question) -> bool:
        """Whether nothing else of its kind was asked since."""
        return self._questions.get(question.handle.name) is question

    def end(self, question: _Question) -> None:
        """It has been dealt with."""
        if self.is_last(question):
            del self._questions[question.handle.name]
            self.ended.emit(question.handle.name)


class _Question(QObject):
    """One question. Its slots are methods, so that they end with the window; a lambda would outlive it."""

    def __init__(self, asking: Asking, handle: TaskHandle, answered: Answered) -> None:
        super().__init__(asking)
        self.handle = handle
        self._asking = asking
        self._answered = answered
        handle.progressed.connect(self._on_progress)
        handle.succeeded.connect(self._on_answer)
        handle.failed.connect(self._on_failed)
        handle.finished.connect(self._on_finished)

    @Slot(object)
    def _on_progress(self, progress: object) -> None:
        if self._asking.is_last(self):
            self._asking.progressed.emit(self.handle.name, progress)

    @Slot(object)
    def _on_answer(self, answer: Mapping[str, Any]) -> None:
        if self._asking.is_last(self):
            self._answered(self.handle.params, answer)

    @Slot(object)
    def _on_failed(self, error: object) -> None:
        if self._asking.is_last(self):
            self._asking.failed.emit(error)

    @Slot()
    def _on_finished(self) -> None:
        self._asking.end(self)
        self.deleteLater()
