"""What the worker sends, taken apart; the protocol is in docs/worker-protocol.md."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Any

from annotator.domain import errors
from annotator.domain.errors import AnnotatorError, WorkerError
from annotator.domain.ports import Progress
from annotator.domain.reason import Reason

_log = logging.getLogger(__name__)


class Lines:
    """Cuts a stream of bytes into lines."""

    def __init__(self) -> None:
        self._buffer = bytearray()
        self._searched = 0

    def __len__(self) -> int:
        return len(self._buffer)

    def feed(self, chunk: bytes) -> None:
        """Take in what came."""
        self._buffer += chunk

    def take(self) -> bytes | None:
        """The next line without white space around it; ``None`` if it is not complete."""
        end = self._buffer.find(b"\n", self._searched)
        if end < 0:
            self._searched = len(self._buffer)
            return None
        line = bytes(self._buffer[:end])
        del self._buffer[: end + 1]
        self._searched = 0
        return line.strip()

    def clear(self) -> None:
        """Forget what came."""
        self._buffer.clear()
        self._searched = 0


class Result:
    """How a task ended well."""

    def __init__(self, value: object) -> None:
        self.value: dict[str, Any] = value if isinstance(value, dict) else {"value": value}


CANCELLED = object()
"""How a task ended that was cancelled."""


def rebuilt_error(told: object) -> AnnotatorError:
    """The error the worker met: the same class and parameters, so that the window can translate it."""
    if not isinstance(told, Mapping):
        return WorkerError(reason=str(told)[:300])
    params = told.get("params")
    kind = getattr(errors, str(told.get("type")), None)
    if isinstance(kind, type) and issubclass(kind, AnnotatorError) and isinstance(params, Mapping):
        try:
            return kind(**{str(name): rebuilt_value(value) for name, value in params.items()})
        except (AttributeError, KeyError, IndexError, TypeError, ValueError):
            _log.info("an error came without its parameters: %s", told.get("type"))
    return WorkerError(reason=str(told.get("text") or told.get("type"))[:300])


def rebuilt_value(told: object) -> object:
    """A parameter as the worker had it: a reason out of what it is made of."""
    return Reason.of(told) if isinstance(told, Mapping) else told


def progress_of(told: object) -> Progress | None:
    """How far a task is, as the worker says it; ``None`` if it says something else."""
    if not isinstance(told, Mapping):
        return None
    done, total = told.get("done", 0), told.get("total")
    if not isinstance(done, int) or not isinstance(total, int | None):
        return None
    return Progress(done, total, str(told.get("item", "")))
