"""One window for one corpus: whoever opens it again gets the window that is there.

The window of an open corpus listens on a local socket that only the same user can reach and whose name comes from
the corpus. All one can ask of it is to come forward.
"""

from __future__ import annotations

import getpass
import hashlib
import logging
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from PySide6.QtWidgets import QWidget

from annotator.domain.server_address import is_server

_log = logging.getLogger(__name__)

_COME = b"come\n"
_COMING = b"coming\n"
_PATIENCE_MS = 5_000


class OneWindow(QObject):
    """Lets the window be found by the corpus it shows.

    Args:
        window: What comes forward.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._server: QLocalServer | None = None

    def show(self, location: str) -> None:
        """The window shows this corpus from now on; none if empty."""
        if self._server is not None:
            self._server.close()
            self._server.deleteLater()
            self._server = None
        if not location:
            return
        name = _name(location)
        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        if not server.listen(name):
            # Left behind by a process that was killed: the corpus' lock says that nobody else shows it.
            QLocalServer.removeServer(name)
            if not server.listen(name):
                _log.info("no second start will find this window: %s", server.errorString())
        server.newConnection.connect(self._on_connection)
        self._server = server

    def _on_connection(self) -> None:
        socket = self._server.nextPendingConnection() if self._server is not None else None
        if socket is None:
            return
        socket.disconnected.connect(socket.deleteLater)
        socket.readyRead.connect(lambda: self._on_word(socket))
        self._on_word(socket)

    def _on_word(self, socket: QLocalSocket) -> None:
        if socket.canReadLine() and bytes(socket.readLine().data()) == _COME:
            socket.write(_COMING)
            socket.flush()
            window = self._window
            window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
            window.show()
            window.raise_()
            window.activateWindow()


def has_come(location: str) -> bool:
    """Ask the window that shows a corpus to come forward; whether there is one and it does.

    Args:
        location: File or URL.
    """
    socket = QLocalSocket()
    socket.connectToServer(_name(location))
    if not socket.waitForConnected(_PATIENCE_MS):
        return False
    socket.write(_COME)
    socket.flush()
    answered = socket.waitForReadyRead(_PATIENCE_MS) and bytes(socket.readLine().data()) == _COMING
    socket.disconnectFromServer()
    return answered


def _name(location: str) -> str:
    place = location if is_server(location) else str(Path(location).resolve())
    return "annotator-" + hashlib.sha256(f"{getpass.getuser()}\n{place}".encode()).hexdigest()[:24]
