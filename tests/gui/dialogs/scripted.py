"""A worker that answers as the test says, from the event loop, as the real one does."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from annotator.ui.worker_task import TaskHandle, TaskState


class ScriptedWorker(QObject):
    """Takes tasks; ``answers`` holds a result or an error by name of the task, others go on for ever.

    Attributes:
        asked: Name and parameters of each task, in order.
        cancelled: Numbers of the tasks that were cancelled.
    """

    def __init__(self, answers=None):
        super().__init__()
        self.answers = answers or {}
        self.asked = []
        self.cancelled = []
        self.handles = []

    def start(self, task, corpus, params=None):
        handle = TaskHandle(self, len(self.handles), task, corpus, dict(params or {}))
        self.asked.append((task, handle.params))
        self.handles.append(handle)
        QTimer.singleShot(0, self, lambda: self._run(handle))
        return handle

    def cancel(self, handle):
        if handle.state is not TaskState.ENDED:
            self.cancelled.append(handle.number)
            handle.state = TaskState.ENDED
            QTimer.singleShot(0, self, lambda: self._end(handle, None))

    def last(self, task):
        """The parameters of the last task of that name."""
        return [params for name, params in self.asked if name == task][-1]

    def _run(self, handle):
        if handle.state is TaskState.ENDED:
            return
        handle.state = TaskState.RUNNING
        handle.started.emit()
        if handle.name in self.answers:
            handle.state = TaskState.ENDED
            self._end(handle, self.answers[handle.name])

    @staticmethod
    def _end(handle, answer):
        if answer is None:
            handle.cancelled.emit()
        elif isinstance(answer, dict):
            handle.succeeded.emit(answer)
        else:
            handle.failed.emit(answer)
        handle.finished.emit()
