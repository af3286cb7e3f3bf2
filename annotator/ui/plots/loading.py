"""Loading the library that draws plots without holding the window up: it takes a quarter of a second."""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib import import_module
from threading import Thread

from PySide6.QtCore import QObject, QTimer

_LIBRARY = "pyqtgraph"
_EVERY_MS = 15


class PlotsLoader(QObject):
    """Loads the library once, in a thread.

    Args:
        parent: Its parent.
        module: What else is loaded then: the module of the window that shows plots.
    """

    def __init__(self, parent: QObject, module: str = _LIBRARY) -> None:
        super().__init__(parent)
        self._module = module
        self._thread: Thread | None = None
        self._then: Callable[[], None] | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self._look)

    @property
    def is_ready(self) -> bool:
        """Whether plots can be made at once."""
        if self._thread is not None:
            return not self._is_loading
        return self._module in sys.modules

    def when_ready(self, then: Callable[[], None]) -> None:
        """Do something as soon as plots can be made, from the event loop; instead of what was to be done before."""
        self._then = then
        if self._thread is None:
            self._thread = Thread(
                target=import_module, args=(self._module,), name="plots", daemon=True
            )
            self._thread.start()
        self._timer.start()

    def forget(self) -> None:
        """Do nothing any more."""
        self._timer.stop()
        self._then = None

    @property
    def _is_loading(self) -> bool:
        return self._thread is not None and self._thread.is_alive()

    def _look(self) -> None:
        if self._is_loading:
            return
        then = self._then
        self.forget()
        if then is not None:
            then()
