"""The worker: the process in which the window has its long work done, one task after another.

It speaks JSON lines on its standard streams; docs/worker-protocol.md is the protocol. Standard output
carries nothing else: whatever a library prints goes to standard error.
"""

from __future__ import annotations

import json
import logging
import os
import signal
import sys
from collections.abc import Mapping
from queue import SimpleQueue
from threading import Lock, Thread
from time import monotonic
from typing import Any, BinaryIO

import orjson
import typer

from annotator.cli.params import Params
from annotator.cli.program import Program, program_of
from annotator.cli.values import error_values
from annotator.cli.worker_tasks import TASKS, Task
from annotator.domain.errors import (
    AnnotatorError,
    SettingError,
    SystemRefusalError,
    TaskCancelledError,
)
from annotator.domain.ports import Progress

_log = logging.getLogger(__name__)

_REPORT_INTERVAL_S = 0.05
_NICENESS = 10


def worker_command(ctx: typer.Context) -> None:
    """Do the window's long work; speaks JSON lines on standard input and output."""
    program = program_of(ctx)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the window
    if hasattr(os, "nice"):
        os.nice(_NICENESS)
    logging.getLogger("annotator").setLevel(logging.INFO)
    with _protocol_stream() as out:
        Worker(program, _request_stream(), out).run()
    logging.shutdown()
    # What somebody printed without being asked waits there.
    sys.stdout.flush()
    sys.stderr.flush()
    # The window waits until the process is gone. Taking spaCy apart takes a quarter of a second, and nothing is
    # left to be put away: each task has closed what it opened.
    os._exit(0)


def _protocol_stream() -> BinaryIO:
    """The real standard output; what anybody else prints goes to standard error from now on."""
    sys.stdout.flush()
    stream = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return stream


def _request_stream() -> BinaryIO:
    """The real standard input; for anybody else there is nothing to read.

    A process that a task forks closes its standard input first, and would wait for ever for the thread that reads
    requests, which is not there.
    """
    stream = os.fdopen(os.dup(0), "rb")
    sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: SIM115, PTH123 - for good
    return stream


class Worker:
    """Reads requests, works through them in order, answers.

    Args:
        program: The program.
        source: Where requests come from.
        out: Where answers go.
    """

    def __init__(self, program: Program, source: BinaryIO, out: BinaryIO) -> None:
        self._program = program
        self._source = source
        self._out = out
        self._out_lock = Lock()
        self._queue: SimpleQueue[dict[str, Any] | None] = SimpleQueue()
        self._cancelled: set[int] = set()
        self._ended = False

    def run(self) -> None:
        """Work until the source is closed."""
        Thread(target=self._listen, name="requests", daemon=True).start()
        self.send({"ready": True, "version": self._program.version})
        while (message := self._queue.get()) is not None:
            self._answer(message)

    def send(self, message: Mapping[str, Any]) -> None:
        """Write one line."""
        line = _line(message)
        with self._out_lock:
            self._out.write(line)
            self._out.flush()

    def is_cancelled(self, number: int) -> bool:
        """Whether the task should stop: somebody said so, or nobody listens any more."""
        return self._ended or number in self._cancelled

    def _listen(self) -> None:
        for line in self._source:
            if not line.strip():
                continue
            try:
                message = orjson.loads(line)
            except orjson.JSONDecodeError as error:
                # Not the line itself: it may hold what somebody marked, and a log is handed on.
                _log.error("a line of %d bytes is no JSON: %s", len(line), error)
                continue
            if not isinstance(message, dict):
                _log.error("a line of %d bytes is no request", len(line))
            elif isinstance(message.get("passwords"), dict):
                for place, password in message["passwords"].items():
                    self._program.context.passwords.give(str(place), str(password))
            elif isinstance(message.get("cancel"), int):
                self._cancelled.add(message["cancel"])
            elif not isinstance(message.get("id", 0), int) or "cancel" in message:
                _log.error("a request has no number: %s", ", ".join(sorted(message))[:200])
            else:
                self._queue.put(message)
        self._ended = True
        self._queue.put(None)

    def _answer(self, message: dict[str, Any]) -> None:
        number = message.get("id", 0)
        try:
            task = _task_named(str(message.get("task")))
            monitor = WorkerMonitor(self, number)
            params = Params(_params_of(message))
            result = task(self._program.context, str(message.get("corpus", "")), params, monitor)
        except TaskCancelledError:
            self.send({"id": number, "cancelled": True})
        except AnnotatorError as error:
            self.send({"id": number, "error": error_values(error)})
        except OSError as error:
            _log.warning("task %s failed", message.get("task"), exc_info=True)
            refused = SystemRefusalError.of(error, str(message.get("corpus", "")))
            self.send({"id": number, "error": error_values(refused)})
        except Exception as error:  # noqa: BLE001 - the border of the process
            # A bug in one task must neither end the process nor leave the window waiting.
            _log.exception("task %s failed", message.get("task"))
            told = f"{type(error).__name__}: {error}"
            self.send({"id": number, "error": {"type": type(error).__name__, "text": told}})
        else:
            self.send({"id": number, "result": result})
        finally:
            self._cancelled.discard(number)


def _params_of(message: Mapping[str, Any]) -> dict[str, Any]:
    values = message.get("params") or {}
    if not isinstance(values, dict):
        raise SettingError(option="params", reason=f"{values!r} is no object.")
    return values


def _line(message: Mapping[str, Any]) -> bytes:
    try:
        return orjson.dumps(message, default=str) + b"\n"
    except TypeError:  # half of a surrogate pair, in the name of a file
        text = json.dumps(message, default=str, ensure_ascii=False)
        return text.encode("utf-8", "replace") + b"\n"


def _task_named(name: str) -> Task:
    try:
        return TASKS[name]
    except KeyError:
        known = ", ".join(sorted(TASKS))
        raise SettingError(option="task", reason=f"there is only {known}.") from None


class WorkerMonitor:
    """The ``Monitor`` of a task in the worker: thins progress out, stops where the window says so."""

    def __init__(self, worker: Worker, number: int) -> None:
        self._worker = worker
        self._number = number
        self._last = 0.0

    def report(self, progress: Progress) -> None:
        """Pass progress on."""
        if self._worker.is_cancelled(self._number):
            raise TaskCancelledError
        now = monotonic()
        if now - self._last >= _REPORT_INTERVAL_S or progress.done == progress.total:
            self._last = now
            told = {"done": progress.done, "total": progress.total, "item": progress.item}
            self._worker.send({"id": self._number, "progress": told})
