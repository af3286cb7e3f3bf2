"""Says that something is being read once it takes long enough to be noticed."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

from annotator.ui.key_line import KeyLine
from annotator.ui.session import EditorSession

_SHOWN_AFTER_MS = 150


class Loading(QObject):
    """Shows at the edge of the window, and by the cursor, that keys and clicks wait for a server.

    Args:
        session: Says when; what says it goes with the session.
        key_line: Shows it.
    """

    def __init__(self, session: EditorSession, key_line: KeyLine) -> None:
        super().__init__(session)
        self._key_line = key_line
        self._is_shown = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SHOWN_AFTER_MS)
        self._timer.timeout.connect(self._show)
        session.fetching.connect(self._on_fetching)

    def _on_fetching(self, on: bool) -> None:  # noqa: FBT001 - a slot
        if on:
            self._timer.start()
            return
        self._timer.stop()
        if self._is_shown:
            self._is_shown = False
            QGuiApplication.restoreOverrideCursor()
            self._key_line.set_loading(on=False)

    def _show(self) -> None:
        self._is_shown = True
        QGuiApplication.setOverrideCursor(Qt.CursorShape.BusyCursor)
        self._key_line.set_loading(on=True)
