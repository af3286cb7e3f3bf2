"""Long work in another process: import, suggestions, export and backup run there, the window only listens.

The worker is this program with the argument ``worker``; it speaks JSON lines on its standard streams (the
protocol is in docs/worker-protocol.md). It runs one task at a time; the others wait here. Whatever
happens to the process, a task ends with ``finished`` and the window goes on.
"""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from time import perf_counter
from typing import Any, ClassVar

import orjson
from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QTimer, Signal

from annotator.domain.errors import AnnotatorError
from annotator.own_command import own_command
from annotator.ui.worker_protocol import CANCELLED, Lines, Result, progress_of, rebuilt_error
from annotator.ui.worker_task import TaskHandle, TaskName, TaskState

__all__ = ["TaskHandle", "TaskName", "TaskState", "WorkerClient"]

_log = logging.getLogger(__name__)

_SLICE_S = 0.008
"""The event loop gets its turn after so long, however much the worker has to say."""
_MAX_LINE = 16 * 1024 * 1024


class WorkerClient(QObject):
    """Starts the worker process when it is needed and passes tasks to it, one after another.

    Args:
        command: Program and arguments of the worker; default: this program's own.
        grace_ms: How long a cancelled task may take before its process is killed.
        start_ms: How long the process may take to say that it is ready.
        max_line: Longest accepted line, bytes.

    Signals:
        task_added: A ``TaskHandle`` was put into the queue.
    """

    task_added = Signal(object)

    passwords: ClassVar[Callable[[], Mapping[str, str]]] = dict
    """What the person has typed for servers, by place; a worker hears of it on its standard input, and only there."""

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        command: Sequence[str] | None = None,
        grace_ms: int = 4_000,
        start_ms: int = 120_000,
        max_line: int = _MAX_LINE,
    ) -> None:
        super().__init__(parent)
        self._command = tuple(command or own_command("worker"))
        self._max_line = max_line
        self._process: QProcess | None = None
        self._ready = False
        self._closing = False
        self._lines = Lines()
        self._said: dict[str, str] = {}
        self._last_words = ""
        self._verdict = ""
        self._numbers = 0
        self._waiting: deque[TaskHandle] = deque()
        self._running: TaskHandle | None = None
        self._ended: list[tuple[TaskHandle, object]] = []
        self._grace = self._timer(grace_ms, self._on_grace_over)
        self._patience = self._timer(start_ms, self._on_never_ready)
        self._again = self._timer(0, self._read)
        self._next = self._timer(0, self._pump)

    # --- tasks -------------------------------------------------------------------------------

    def start(
        self, task: TaskName, corpus: str, params: Mapping[str, object] | None = None
    ) -> TaskHandle:
        """Put a task into the queue; connect to the handle, it says nothing before the event loop runs.

        Args:
            task: What to do.
            corpus: The corpus to do it on.
            params: JSON values, see docs/worker-protocol.md.
        """
        self._numbers += 1
        handle = TaskHandle(self, self._numbers, task, corpus, dict(params or {}))
        self._waiting.append(handle)
        self.task_added.emit(handle)
        self._next.start()
        return handle

    @property
    def command(self) -> tuple[str, ...]:
        """Program and arguments of the worker."""
        return self._command

    @property
    def busy(self) -> bool:
        """Whether a task runs or waits."""
        return self._running is not None or bool(self._waiting)

    @property
    def tasks(self) -> tuple[TaskHandle, ...]:
        """What runs and what waits, in that order."""
        running = () if self._running is None else (self._running,)
        return (*running, *self._waiting)

    @property
    def process_id(self) -> int:
        """Of the worker process; 0 while there is none."""
        return self._process.processId() if self._process is not None else 0

    def cancel(self, handle: TaskHandle) -> None:
        """Take a task out of the queue, or ask the worker to stop it and kill it if it does not."""
        if handle.state is TaskState.WAITING:
            self._waiting.remove(handle)
            self._end(handle, CANCELLED)
        elif handle.state is TaskState.RUNNING:
            handle.state = TaskState.CANCELLING
            self._send({"cancel": handle.number})
            self._grace.start()

    def dismiss(self) -> None:
        """Let the process begin to end, and do not wait: where several are shut down, all of them end at once."""
        if self._process is None:
            return
        if self._ready and self._running is not None:
            self._process.closeWriteChannel()
        else:
            # It has begun nothing, or is done with all it had; to end politely it would take a tenth of a second.
            self._process.kill()

    def shutdown(self, timeout_ms: int = 3_000) -> None:
        """End everything before the window closes: cancel, wait, kill; leaves no process behind."""
        self._closing = True
        for handle in self.tasks:
            self.cancel(handle)
        process = self._process
        if process is not None:
            self.dismiss()
            if process.state() is not QProcess.ProcessState.NotRunning and not (
                process.waitForFinished(timeout_ms)
            ):
                process.kill()
                process.waitForFinished(timeout_ms)
        if self._running is not None:
            handle, self._running = self._running, None
            self._end(handle, CANCELLED)
        for timer in (self._grace, self._patience, self._again, self._next):
            timer.stop()
        self._deliver()

    # --- the process -------------------------------------------------------------------------

    def _pump(self) -> None:
        self._deliver()
        if self._running is not None or not self._waiting or self._closing:
            return
        self._running = self._waiting.popleft()
        self._running.state = TaskState.RUNNING
        if self._process is None:
            self._launch()
        elif self._ready:
            self._hand_over()

    def _launch(self) -> None:
        process = QProcess(self)
        environment = QProcessEnvironment.systemEnvironment()
        environment.insert("PYTHONUTF8", "1")
        environment.insert("PYTHONUNBUFFERED", "1")
        process.setProcessEnvironment(environment)
        process.setProgram(self._command[0])
        process.setArguments(list(self._command[1:]))
        process.readyReadStandardOutput.connect(self._read)
        process.readyReadStandardError.connect(self._read_log)
        process.finished.connect(self._on_exit)
        process.errorOccurred.connect(self._on_error)
        self._process, self._ready, self._last_words, self._verdict = process, False, "", ""
        self._said = {}
        self._lines.clear()
        self._patience.start()
        process.start()

    def _hand_over(self) -> None:
        handle = self._running
        if handle is None:
            return
        known = dict(type(self).passwords())
        if known != self._said:
            self._said = known
            self._send({"passwords": known})
        self._send(
            {
                "id": handle.number,
                "task": handle.name,
                "corpus": handle.corpus,
                "params": handle.params,
            }
        )
        handle.started.emit()
        if handle.state is TaskState.CANCELLING:
            self._send({"cancel": handle.number})

    def _send(self, message: Mapping[str, object]) -> None:
        if self._process is not None and self._ready:
            self._process.write(orjson.dumps(message) + b"\n")

    def _read(self) -> None:
        process = self._process
        if process is None:
            return
        until = perf_counter() + _SLICE_S
        while self._process is process:
            line = self._take_line(process)
            if line is None:
                return
            if line:
                self._on_line(line)
            if perf_counter() > until:
                self._again.start()
                return

    def _take_line(self, process: QProcess) -> bytes | None:
        """One line without its end; ``None`` when the rest of it has not come yet."""
        line = self._lines.take()
        while line is None:
            if len(self._lines) > self._max_line:
                self._kill(f"it sent a line of more than {self._max_line} bytes")
                return None
            chunk = process.readAllStandardOutput().data() if process.bytesAvailable() else b""
            if not chunk:
                return None
            self._lines.feed(bytes(chunk))
            line = self._lines.take()
        return line

    def _on_line(self, line: bytes) -> None:
        try:
            message = orjson.loads(line)
        except orjson.JSONDecodeError:
            message = None
        if not isinstance(message, dict):
            _log.info("the worker said %d bytes that are no message", len(line))
            return
        if message.get("ready"):
            self._patience.stop()
            self._ready = True
            self._hand_over()
            return
        handle = self._running
        if handle is None or message.get("id") != handle.number:
            _log.info("worker speaks of a task that is over: %s", message.get("id"))
            return
        self._on_message(handle, message)

    def _on_message(self, handle: TaskHandle, message: Mapping[str, Any]) -> None:
        if "progress" in message:
            progress = progress_of(message["progress"])
            if progress is not None:
                handle.progress(progress)
            return
        if "result" in message:
            end: object = Result(message["result"])
        elif "error" in message:
            end = rebuilt_error(message["error"])
        elif message.get("cancelled"):
            end = CANCELLED
        else:
            _log.info("worker said something unknown: %s", list(message))
            return
        self._running = None
        self._grace.stop()
        self._end(handle, end)

    def _read_log(self) -> None:
        if self._process is None:
            return
        said = bytes(self._process.readAllStandardError().data()).decode("utf-8", "replace")
        for line in said.splitlines():
            if line.strip():
                self._last_words = line.strip()[:300]
                _log.info("worker: %s", line[:2000])

    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self._lost(self.tr("%1 cannot be started").replace("%1", self._command[0]))

    def _on_exit(self, code: int, status: QProcess.ExitStatus) -> None:
        self._read_log()
        if self._process is not None:
            self._drain(self._process)
        if status is QProcess.ExitStatus.CrashExit:
            crashed = self.tr("it crashed with signal %1").replace("%1", str(code))
            how = self.tr("it was killed") if code in {9, 15} else crashed
        else:
            how = self.tr("exit status %1").replace("%1", str(code))
        self._lost(f"{how}: {self._last_words}" if self._last_words else how)

    def _drain(self, process: QProcess) -> None:
        """What it said before it ended still counts."""
        while self._process is process and not self._verdict:
            line = self._take_line(process)
            if line is None:
                return
            if line:
                self._on_line(line)

    def _lost(self, reason: str) -> None:
        """The process is gone; whatever ran has failed, what waits gets a new one."""
        process, self._process, self._ready = self._process, None, False
        if process is None:
            return
        self._patience.stop()
        self._grace.stop()
        self._again.stop()
        self._lines.clear()
        process.deleteLater()
        handle, self._running = self._running, None
        if handle is not None:
            asked = handle.state is TaskState.CANCELLING
            self._end(handle, CANCELLED if asked else handle.broken_off(self._verdict or reason))
        self._next.start()

    def _kill(self, why: str) -> None:
        self._verdict = why
        if self._process is not None:
            _log.info("worker is killed: %s", why)
            self._process.kill()

    def _on_grace_over(self) -> None:
        self._kill("a cancelled task did not end")

    def _on_never_ready(self) -> None:
        self._kill("it did not get ready")

    # --- ends --------------------------------------------------------------------------------

    def _end(self, handle: TaskHandle, end: object) -> None:
        handle.state = TaskState.ENDED
        self._ended.append((handle, end))
        self._next.start()

    def _deliver(self) -> None:
        while self._ended:
            handle, end = self._ended.pop(0)
            try:
                if isinstance(end, AnnotatorError):
                    handle.failed.emit(end)
                elif isinstance(end, Result):
                    handle.succeeded.emit(end.value)
                else:
                    handle.cancelled.emit()
            finally:
                handle.finished.emit()
                # What is connected to it often holds it in turn, a circle through Qt that Python does not see.
                handle.deleteLater()

    def _timer(self, interval_ms: int, slot: Any) -> QTimer:  # noqa: ANN401 - any callable
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(interval_ms)
        timer.timeout.connect(slot)
        return timer
