"""Something that waits for a server, done in a thread while the window goes on."""

from __future__ import annotations

import logging
from collections.abc import Callable
from threading import Lock, Thread
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Signal

from annotator.domain.errors import AnnotatorError

_log = logging.getLogger(__name__)

Result = TypeVar("Result")


class _Signals(QObject):
    ended = Signal()


class Background(Generic[Result]):
    """One thing that is done once.

    Args:
        act: What; must not touch a widget.
        ended: Called in the event loop of the window, unless somebody has forgotten about it.
        late: Called in the thread with a result that nobody waits for any more.

    Attributes:
        is_done: Whether it has ended and somebody still waited.
        result: What came of it.
        error: Why nothing did.
    """

    def __init__(
        self,
        act: Callable[[], Result],
        ended: Callable[[Background[Result]], None],
        late: Callable[[Result], None] | None = None,
    ) -> None:
        self._act = act
        self._ended = ended
        self._late = late
        self._guard = Lock()
        self._is_forgotten = False
        self.is_done = False
        self.result: Result | None = None
        self.error: AnnotatorError | None = None
        self._signals = _Signals()
        self._signals.ended.connect(self._on_ended)
        self._thread = Thread(target=self._run, name="server", daemon=True)
        self._thread.start()

    def forget(self) -> None:
        """Nobody waits for it any more; a result that comes, or has come, goes to ``late``."""
        with self._guard:
            self._is_forgotten = True
            came = self.result if self._late is not None else None
        if came is not None and self._late is not None:
            self._late(came)

    def _on_ended(self) -> None:
        if not self._is_forgotten:
            self.is_done = True
            self._ended(self)

    def _run(self) -> None:
        result: Result | None = None
        try:
            result = self._act()
        except AnnotatorError as error:
            self.error = error
        except Exception as error:  # noqa: BLE001 - the border of the thread: nobody else would hear of it
            _log.exception("a server was asked in vain")
            self.error = AnnotatorError(message=f"{type(error).__name__}: {error}")
        with self._guard:
            is_late = self._is_forgotten
            if not is_late:
                self.result = result
        if is_late:
            if result is not None and self._late is not None:
                self._late(result)
            return
        self._signals.ended.emit()
