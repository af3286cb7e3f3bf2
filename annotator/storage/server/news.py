"""Listening to what others commit, in a thread of its own that connects anew whenever it has to."""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import suppress
from threading import Event, Thread

import orjson
import psycopg

from annotator.domain.errors import StorageError
from annotator.domain.ids import AnnotatorId, ArticleId
from annotator.domain.news import NewsKind, Notice, Tell
from annotator.storage.server.connecting import Connection
from annotator.storage.server.transaction import CHANNEL

logger = logging.getLogger(__name__)

# How long closing may take, at most.
_LOOK_S = 0.25
_CLOSING_S = 1.0
_FIRST_PAUSE_S = 0.2
_LONGEST_PAUSE_S = 5.0


class ServerNews:
    """``CorpusNews`` of a corpus on a server.

    Args:
        connect: Makes a connection.
        origin: Whose news are not told: this program's own.
        tell: Called in the thread of the listener.
    """

    def __init__(self, connect: Callable[[], Connection], origin: str, tell: Tell) -> None:
        self._connect = connect
        self._origin = origin
        self._tell = tell
        self._ended = Event()
        self._listening = Event()
        self._thread = Thread(target=self._run, name="news", daemon=True)
        self._thread.start()

    def wait_until_listening(self, timeout: float) -> bool:
        """Wait until nothing is missed any more; whether it came to that in time, seconds."""
        return self._listening.wait(timeout)

    def close(self) -> None:
        """End it; nothing is told any more when this returns."""
        self._ended.set()
        # A thread that just waits for a server that does not answer ends later, and says nothing.
        self._thread.join(_CLOSING_S)

    def _run(self) -> None:
        pause, has_listened = _FIRST_PAUSE_S, False
        while not self._ended.is_set():
            try:
                connection = self._connect()
                try:
                    connection.execute(f"LISTEN {CHANNEL}")
                    self._listening.set()
                    if has_listened:
                        self._say(Notice(NewsKind.ANYTHING))
                    pause, has_listened = _FIRST_PAUSE_S, True
                    self._listen(connection)
                finally:
                    with suppress(psycopg.Error):
                        connection.close()
            except (psycopg.Error, StorageError) as error:
                logger.info("No news from the server for a while: %s", error)
                if self._listening.is_set():
                    self._listening.clear()
                    self._say(Notice(NewsKind.LOST))
                self._ended.wait(pause)
                pause = min(2 * pause, _LONGEST_PAUSE_S)

    def _listen(self, connection: Connection) -> None:
        while not self._ended.is_set():
            for notification in connection.notifies(timeout=_LOOK_S):
                notice = self._read(notification.payload)
                if notice is not None:
                    self._say(notice)

    def _read(self, payload: str) -> Notice | None:
        try:
            origin, kind, article, annotator = orjson.loads(payload)
            if origin == self._origin:
                return None
            return Notice(
                NewsKind(kind),
                None if article is None else ArticleId(str(article)),
                None if annotator is None else AnnotatorId(str(annotator)),
            )
        except (ValueError, TypeError):
            # Of a newer version of the program.
            return Notice(NewsKind.ANYTHING)

    def _say(self, notice: Notice) -> None:
        if self._ended.is_set():
            return
        try:
            self._tell(notice)
        except Exception:
            logger.exception("Whoever listens failed over %s", notice)
