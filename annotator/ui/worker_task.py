"""A task in the worker process as the window sees it."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from pathlib import PurePath
from typing import Final, Literal, Protocol

from PySide6.QtCore import QObject, Signal

from annotator.domain.errors import PipelineEndedError, WorkerEndedError, WorkerError
from annotator.domain.ports import Progress

TaskName = Literal[
    "suggest",
    "import",
    "export",
    "preflight",
    "preview",
    "annotators",
    "examine_import",
    "report",
    "backup",
    "backups",
    "salvage",
    "restore",
    "schema_preview",
    "schema_apply",
    "schema_undo",
    "warm_up",
    "pipelines",
    "examine_pipeline",
    "trust_pipeline",
    "add_pipeline",
    "install_pipeline",
    "remove_pipeline",
    "bulk_find",
    "bulk_decide",
    "bulk_undo",
    "check",
    "judge",
    "fix_findings",
    "undo_fix",
    "search_correct",
    "search_undo",
    "agreement",
    "agreement_behind",
    "agreement_places",
    "adjudication_queue",
    "adjudicate",
    "feedback",
    "gold_size",
    "train",
    "team_progress",
    "team_fields",
    "assign",
    "move_work",
    "copy",
    "package",
    "package_all",
    "open_package",
    "merge",
    "review_preview",
    "review_draw",
    "review_correct",
    "dashboard",
    "dashboard_behind",
    "dashboard_controls",
    "recent",
]


LOOKING: Final[frozenset[TaskName]] = frozenset(
    {
        "backups",
        "salvage",
        "restore",
        "schema_preview",
        "preflight",
        "preview",
        "annotators",
        "examine_import",
        "review_preview",
        "agreement",
        "agreement_behind",
        "agreement_places",
        "dashboard",
        "dashboard_behind",
        "recent",
    }
)
"""Tasks that change nothing; the dialog that asked for them tells how they end."""


class Canceller(Protocol):
    """Whoever can stop a task."""

    def cancel(self, handle: TaskHandle) -> None:
        """Stop it."""


class TaskState(StrEnum):
    """Where a task is."""

    WAITING = "waiting"
    RUNNING = "running"
    CANCELLING = "cancelling"
    ENDED = "ended"


class TaskHandle(QObject):
    """A task in the worker as the window sees it.

    All signals come from the event loop, never from within ``WorkerClient.start`` or ``cancel``, so that
    there is time to connect.

    Attributes:
        name: What kind of task.
        corpus: The corpus it works on.
        params: What it was asked for.

    Signals:
        started: The worker has begun with it.
        progressed: A ``Progress``.
        succeeded: The result, a ``dict``.
        failed: An ``AnnotatorError``.
        cancelled: It was cancelled and has rolled back.
        finished: Always the last one, whatever happened.
    """

    started = Signal()
    progressed = Signal(object)
    succeeded = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    finished = Signal()

    def __init__(
        self,
        client: Canceller,
        number: int,
        name: TaskName,
        corpus: str,
        params: Mapping[str, object],
    ) -> None:
        super().__init__()
        self._client = client
        self.number = number
        self.name = name
        self.corpus = corpus
        self.params = params
        self.state = TaskState.WAITING
        self._item = ""

    def progress(self, progress: Progress) -> None:
        """Say how far it is."""
        self._item = progress.item or self._item
        self.progressed.emit(progress)

    def broken_off(self, reason: str) -> WorkerError:
        """What to say when the worker ended in the middle of it, as far as it has said what it was at.

        Args:
            reason: How the worker ended.
        """
        if not self._item:
            return WorkerError(reason=reason)
        if self.name == "suggest" and (pipeline := str(self.params.get("pipeline") or "")):
            called = PurePath(pipeline).name
            return PipelineEndedError(pipeline=called, item=self._item, reason=reason)
        return WorkerEndedError(item=self._item, reason=reason)

    def cancel(self) -> None:
        """Ask it to stop; ``cancelled`` or another end follows."""
        self._client.cancel(self)
