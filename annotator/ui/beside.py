"""Work that takes longer than the window may stand still, done in a thread; what a person does meanwhile comes after it.

Whoever asks gets the answer as from any other call. Until it is there the event loop comes round: the window paints,
timers fire, the worker is heard. Keys, clicks and the wish to close wait in Qt's queue and come in their order as soon
as the answer is shown, so that none is lost and each meets the state that the person sees by then.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Thread
from typing import Generic, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

Result = TypeVar("Result")

_LOOK_MS = 2
_TURN_S = 0.000_5
"""How long the thread may go on when the window wants a turn. Each call into Qt gives its turn away; with Python's 5 ms, painting
an article took half a second."""
_DROPPED_MS = 30
_INPUT = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.KeyRelease,
        QEvent.Type.ShortcutOverride,
        QEvent.Type.Shortcut,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonRelease,
        QEvent.Type.MouseButtonDblClick,
        QEvent.Type.Wheel,
        QEvent.Type.InputMethod,
    }
)


class Beside:
    """Has one thing done at a time.

    Args:
        tell: Told that something begins, and that it has ended; not any more after ``end``.
    """

    def __init__(self, tell: Callable[[bool], None]) -> None:
        self._tell = tell
        self._thread: Thread | None = None
        self._afterwards: list[Callable[[], object]] = []
        self._is_over = False

    @property
    def is_working(self) -> bool:
        """Whether something is under way."""
        return self._thread is not None

    @property
    def is_over(self) -> bool:
        """Whether nobody wants to see any more what comes of anything."""
        return self._is_over

    def result_of(self, act: Callable[[], Result], *, is_told: bool = True) -> Result:
        """What comes of something; keys and clicks wait for it, all else goes on.

        Args:
            act: Done in a thread: must not touch a widget.
            is_told: Whether it shows at once that something is under way.

        Raises:
            Exception: Whatever ``act`` raised.
        """
        if self._thread is not None:
            raise RuntimeError("one thing at a time")
        job = _Job(act)
        self._thread = Thread(target=job.run, name="beside the window")
        if is_told:
            self._say(on=True)
            QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            with _short_turns(), _no_search_for_garbage():
                self._thread.start()
                _come_round_until_it_ends(self._thread)
        finally:
            self._thread = None
            if is_told:
                QGuiApplication.restoreOverrideCursor()
                self._say(on=False)
        return job.outcome()

    def put_off(self, act: Callable[[], object]) -> bool:
        """Whether something is under way, so that this has to wait until ``catch_up``.

        It was asked for by neither key nor click: these wait by themselves.
        """
        if self._thread is not None and not self._is_over:
            self._afterwards.append(act)
        return self._thread is not None

    def catch_up(self) -> None:
        """Do what was put off, in its order: what was under way is shown now."""
        while self._afterwards and self._thread is None:
            self._afterwards.pop(0)()

    def end(self) -> None:
        """Wait until what is under way is done; whoever asked for it is not to show it any more."""
        self._is_over = True
        self._afterwards.clear()
        if self._thread is not None:
            self._thread.join()

    def _say(self, *, on: bool) -> None:
        if not self._is_over:
            self._tell(on)


class DroppedInput(QObject):
    """Keys and clicks that waited for something that did not come off: they were meant for what is not there.

    What waits is handed out as soon as the loop comes round; whoever presses a key later means what is shown.
    """

    def __init__(self) -> None:
        super().__init__(QCoreApplication.instance())
        app = QCoreApplication.instance()
        if app is not None:
            app.installEventFilter(self)
        QTimer.singleShot(_DROPPED_MS, self, self.deleteLater)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep them from whoever they would reach now."""
        del watched
        return event.type() in _INPUT


class _Job(Generic[Result]):
    """Something to do, and what came of it."""

    def __init__(self, act: Callable[[], Result]) -> None:
        self._act = act
        self._results: list[Result] = []
        self._error: BaseException | None = None

    def run(self) -> None:
        """Do it."""
        try:
            self._results.append(self._act())
        except BaseException as error:  # noqa: BLE001 - raised where it was asked for
            self._error = error

    def outcome(self) -> Result:
        """What came of it. Raises whatever it raised."""
        if self._error is not None:
            raise self._error
        return self._results[0]


def _come_round_until_it_ends(thread: Thread) -> None:
    loop, look = QEventLoop(), QTimer()
    # A signal from the thread would need a sender that outlives whatever happens meanwhile, also the end of the program.
    look.timeout.connect(lambda: None if thread.is_alive() else loop.quit())
    look.start(_LOOK_MS)
    loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
    look.stop()
    thread.join()


@contextmanager
def _short_turns() -> Iterator[None]:
    before = sys.getswitchinterval()
    sys.setswitchinterval(_TURN_S)
    try:
        yield
    finally:
        sys.setswitchinterval(before)


@contextmanager
def _no_search_for_garbage() -> Iterator[None]:
    """Let Python not look for cycles: in the thread it could find widgets, which must end in the window's own.

    What was made meanwhile, hundreds of thousands of values, is then taken for long-lived as it is: to look through all of
    it at once would hold the window for longer than to show it.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.unfreeze()
        if was_on:
            gc.enable()
