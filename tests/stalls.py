"""How long the event loop was kept from coming round: by which gesture, in work of this thread and in time that passed.

A timer that is due every five milliseconds tells when the loop comes round. Between two of its rounds time passes
because this thread works, because it waits for a disk or a lock, or because the machine gave the processor to somebody
else. Only the first is told by the thread's own clock, which other work on the machine does not move: a test asserts
on ``work_ms``; ``wall_ms`` is what a person notices on a machine of her own, and what benchmarks report.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer

from annotator.ui.app import GC_THRESHOLD

PROMISED_MS = 100
"""No event-loop stall above this."""
_INTERVAL_MS = 5


@dataclass(frozen=True)
class Stall:
    """One round of the event loop.

    Attributes:
        during: What the person was doing.
        work_ms: Processor time of this thread, milliseconds.
        wall_ms: Time that passed, milliseconds.
    """

    during: str
    work_ms: float
    wall_ms: float

    def __str__(self) -> str:
        return f"{self.during}: {self.work_ms:.0f} ms of work in {self.wall_ms:.0f} ms"


class StallProbe(QObject):
    """Watches the event loop of the thread that made it.

    What a test does itself outside the loop, such as calling a slot, counts as the gesture it stands for.
    """

    def __init__(self) -> None:
        super().__init__()
        self._during = ""
        self._worst: dict[str, Stall] = {}
        self._longest: dict[str, Stall] = {}
        self._rounds = 0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(_INTERVAL_MS)
        self._timer.timeout.connect(self._tick)
        self._last = (0.0, 0.0)

    @contextmanager
    def watching(self) -> Iterator[StallProbe]:
        """Watch for a while, with the garbage collector set as the program sets it."""
        before = gc.get_threshold()
        gc.collect()
        # What the test runner has loaded is no part of the program.
        gc.freeze()
        gc.set_threshold(*GC_THRESHOLD)
        self._last = (time.thread_time(), time.perf_counter())
        self._timer.start()
        try:
            yield self
        finally:
            self._timer.stop()
            gc.set_threshold(*before)
            gc.unfreeze()

    @contextmanager
    def during(self, what: str) -> Iterator[None]:
        """Name what happens, from here until the loop has come round afterwards."""
        self._round()
        outer, self._during = self._during, what
        try:
            yield
            self._round()
        finally:
            self._during = outer

    def _round(self) -> None:
        """Let the loop come round twice, so that what is due is done before it gets another name."""
        for _ in range(2):
            seen = self._rounds
            until = time.perf_counter() + 60
            while self._rounds == seen and time.perf_counter() < until:
                QCoreApplication.processEvents()
                time.sleep(0.001)

    @property
    def by_gesture(self) -> list[Stall]:
        """The round with most work of each gesture, the worst first."""
        return sorted(self._worst.values(), key=lambda stall: -stall.work_ms)

    @property
    def longest_by_gesture(self) -> list[Stall]:
        """The round of each gesture in which most time passed, in the order they came."""
        return list(self._longest.values())

    @property
    def longest(self) -> Stall:
        """The round in which most time passed."""
        return max(self._longest.values(), key=lambda stall: stall.wall_ms)

    def above(self, limit_ms: float = PROMISED_MS) -> list[str]:
        """What kept the loop longer by its own work than it may, in words."""
        return [str(stall) for stall in self.by_gesture if stall.work_ms > limit_ms]

    def _tick(self) -> None:
        now = (time.thread_time(), time.perf_counter())
        work, wall = ((new - old) * 1e3 for new, old in zip(now, self._last, strict=True))
        self._last = now
        self._rounds += 1
        stall = Stall(self._during, work, wall)
        worst = self._worst.get(self._during)
        if worst is None or work > worst.work_ms:
            self._worst[self._during] = stall
        longest = self._longest.get(self._during)
        if longest is None or wall > longest.wall_ms:
            self._longest[self._during] = stall


def work_ms(act: Callable[[], object]) -> float:
    """Processor time of this thread that a call takes, milliseconds."""
    begin = time.thread_time()
    act()
    return (time.thread_time() - begin) * 1e3
