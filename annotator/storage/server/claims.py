"""What a program keeps others from doing for longer than a transaction: locks of a connection of their own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from threading import Lock

import psycopg

from annotator.storage.server.connecting import Connection
from annotator.storage.server.locks import key_of


class Claims:
    """Claims of one open corpus; they end with it, or with the program, however that ends.

    Args:
        connect: Makes a connection.
    """

    def __init__(self, connect: Callable[[], Connection]) -> None:
        self._connect = connect
        self._connection: Connection | None = None
        self._held: Counter[str] = Counter()
        self._guard = Lock()

    def take(self, what: str) -> bool:
        """Claim something, once more if it is claimed already; ``False`` if another program has it."""
        with self._guard:
            if self._held[what] and self._is_alive():
                self._held[what] += 1
                return True
            connection = self._connected()
            row = connection.execute(f"SELECT pg_try_advisory_lock({key_of(what)})").fetchone()
            if not (row and row[0]):
                return False
            self._held[what] += 1
            return True

    def give(self, what: str) -> None:
        """Give a claim up."""
        with self._guard:
            if not self._held[what]:
                return
            self._held[what] -= 1
            if not self._held[what] and self._connection is not None:
                with suppress(psycopg.Error):  # a lost connection has given it up already
                    self._connection.execute(f"SELECT pg_advisory_unlock({key_of(what)})")

    def close(self) -> None:
        """Give everything up."""
        with self._guard:
            self._held.clear()
            if self._connection is not None:
                self._connection.close()
                self._connection = None

    def _is_alive(self) -> bool:
        return self._connection is not None and not self._connection.closed

    def _connected(self) -> Connection:
        if self._connection is not None and not self._connection.closed:
            try:
                self._connection.execute("SELECT 1")
            except psycopg.Error:
                self._connection.close()
            else:
                return self._connection
        self._connection = self._connect()
        return self._connection
