"""A worker that does what the real one does, in this process and at once, so that a window can be tested with it."""

from __future__ import annotations

import orjson
from PySide6.QtCore import QObject, QTimer

from annotator.cli.params import Params
from annotator.cli.worker_tasks import TASKS
from annotator.domain.errors import AnnotatorError
from annotator.services.tasks import NullMonitor
from annotator.ui.worker_task import TaskHandle, TaskState


class InHouseWorker(QObject):
    """Runs tasks from the event loop.

    Attributes:
        asked: Name and parameters of each task that was carried out, in order.
        ended: Whether it was shut down.
    """

    def __init__(self, context):
        super().__init__()
        self._context = context
        self._handles = []
        self.asked = []
        self.ended = False

    @property
    def busy(self):
        return any(each.state is not TaskState.ENDED for each in self._handles)

    def start(self, task, corpus, params=None):
        handle = TaskHandle(self, len(self._handles), task, corpus, dict(params or {}))
        self._handles.append(handle)
        QTimer.singleShot(0, self, lambda: self._run(handle))
        return handle

    def cancel(self, handle):
        if handle.state is TaskState.WAITING:
            handle.state = TaskState.ENDED
            QTimer.singleShot(0, self, handle.cancelled.emit)
            QTimer.singleShot(0, self, handle.finished.emit)

    def shutdown(self):
        self.ended = True

    def last(self, task):
        """The parameters of the last task of that name."""
        return [params for name, params in self.asked if name == task][-1]

    def _run(self, handle):
        if self.ended or handle.state is TaskState.ENDED:
            return
        handle.state = TaskState.RUNNING
        self.asked.append((handle.name, handle.params))
        handle.started.emit()
        try:
            told = TASKS[handle.name](
                self._context, handle.corpus, Params(handle.params), NullMonitor()
            )
        except AnnotatorError as error:
            handle.state = TaskState.ENDED
            handle.failed.emit(error)
        else:
            handle.state = TaskState.ENDED
            handle.succeeded.emit(orjson.loads(orjson.dumps(told, default=str)))
        handle.finished.emit()
