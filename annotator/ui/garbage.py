"""Python's search for cycles, kept in the thread of the window while other threads work for it.

Wherever Python happens to look for cycles it ends what it finds. A widget must end in the thread of the window; so as
long as threads read from a server, nobody else looks.
"""

from __future__ import annotations

import gc
from typing import ClassVar

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 500


class GarbageHere(QObject):
    """Looks for cycles in the thread that made it, and keeps all threads from doing so by themselves, until ``end``."""

    _users: ClassVar[int] = 0
    _was_on: ClassVar[bool] = True

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        if not GarbageHere._users:
            GarbageHere._was_on = gc.isenabled()
            gc.disable()
        GarbageHere._users += 1
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(look)
        self._timer.start()

    def end(self) -> None:
        """Let Python look by itself again, unless there is another reason not to."""
        if not self._timer.isActive():
            return
        self._timer.stop()
        GarbageHere._users -= 1
        if not GarbageHere._users and GarbageHere._was_on:
            gc.enable()


def look() -> None:
    """Look as far as Python would have by now: among the young ones, the older ones or all."""
    for generation in (2, 1, 0):
        if gc.get_count()[generation] > gc.get_threshold()[generation] > 0:
            gc.collect(generation)
            return
