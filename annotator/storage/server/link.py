"""A connection to a server and the transaction on it.

Many write at once. Every transaction that writes shares the lock on the corpus and takes what it changes
alone (``storage.link.Lock``) before it reads it, in *read committed*: each statement sees what was committed
when it began, and what the held locks protect cannot change any more. So nothing is ever refused because
somebody else wrote first, and there is nothing to serialise anew.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any

import psycopg
from psycopg.pq import TransactionStatus
from sqlalchemy import Connection, Engine, Row, Select
from sqlalchemy.exc import DBAPIError

from annotator.domain.errors import (
    CommitUnknownError,
    ConnectionLostError,
    StorageError,
)
from annotator.domain.news import Notice
from annotator.domain.reason import Reason
from annotator.domain.server_address import Address
from annotator.storage.errors import ConstraintError
from annotator.storage.link import Link, Lock, Values
from annotator.storage.server.claims import Claims
from annotator.storage.server.errors import is_lost, told
from annotator.storage.server.fate import Fate, fate_of
from annotator.storage.server.locks import CORPUS, key_of_lock
from annotator.storage.server.readiness import answers
from annotator.storage.server.texts import BoolDumper, converted, returning, together
from annotator.storage.server.transaction import Transaction

_NUMBERS = """
SELECT nextval(pg_get_serial_sequence(?, 'seq')) FROM generate_series(1, CAST(? AS integer))"""

# A server that restarts is back within a second or two; somebody may be waiting for this.
PATIENCE_S = 3.0
_PAUSE_S = 0.05
_MOMENT = "BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY"


class ServerLink(Link):
    """A kept connection to a corpus on a server; it connects anew by itself between units of work.

    Args:
        engine: Makes connections.
        address: Where the corpus is.
        claims: What this program keeps others from doing.
        origin: By which listeners of this program know their own news.
    """

    dialect = "postgresql"
    is_shared = True

    def __init__(self, engine: Engine, address: Address, claims: Claims, origin: str) -> None:
        super().__init__(address.location)
        self._engine = engine
        self._address = address
        self._claims = claims
        self._origin = origin
        self._connection: Connection | None = None
        self._is_first = False
        self._now = Transaction()
        self._connect()

    @property
    def is_writing(self) -> bool:
        """Whether a transaction is open."""
        return self._now.is_writing

    @property
    def is_broken(self) -> bool:
        """Whether the connection is gone for good."""
        return self._driver.closed

    def renew(self) -> None:
        """Note that the next statement is the first one of a unit of work."""
        self._is_first = True

    def answers(self, within: float) -> bool:
        """Whether the server answers in time, seconds; a link on which it does not is good for nothing any more."""
        if answers(self._driver, within):
            return True
        self._disconnect()
        return False

    def begin(self, *, alone: bool = False) -> None:
        """Begin to write, unless this link has begun; alone: with nobody else writing."""
        if alone and CORPUS not in self._now.alone:
            self._begin(CORPUS)
        elif not self._now.is_writing:
            self._begin()

    def lock(self, kind: Lock, name: str = "") -> None:
        """Begin to write, and wait until nobody else does the same."""
        key = key_of_lock(kind, name)
        if key not in self._now.alone:
            self._begin(key)

    def _begin(self, alone: int | None = None) -> None:
        """Begin, if there is no transaction yet, and take a lock, in one message to the server."""
        parts: list[str] = []
        if not self._now.is_writing:
            parts.append("BEGIN")
            if alone != CORPUS:
                parts.append(f"SELECT pg_advisory_xact_lock_shared({CORPUS})")
            # Known before anything is written, so that its fate can be asked for.
            parts.append("SELECT CAST(pg_current_xact_id() AS text)")
        place = len(parts) - 1
        if alone is not None:
            parts.append(f"SELECT pg_advisory_xact_lock({alone})")
        try:
            cursor = self._send("; ".join(parts))
        except BaseException:
            if not self._now.is_writing:
                self._abandon()
            raise
        if not self._now.is_writing:
            for _ in range(place):
                cursor.nextset()
            (self._now.number,) = cursor.fetchone() or ("",)
        while cursor.nextset():
            pass
        self._now.is_writing = True
        if alone is not None:
            self._now.alone.add(alone)

    def tell(self, notice: Notice) -> None:
        """Let other programs know, once this is committed."""
        self._now.news.setdefault(notice)

    def witness(self, sql: str, values: Values) -> None:
        """What is there once this is committed and never before, should the acknowledgement get lost."""
        self._now.witnesses.append((sql, values))

    def claim(self, what: str) -> bool:
        """Keep others from doing this; given up if this transaction is."""
        if not self._claims.take(what):
            return False
        self._now.claimed.append(what)
        return True

    def unclaim(self, what: str) -> None:
        """Let others do it, once this is committed."""
        self._now.unclaimed.append(what)

    @contextmanager
    def claimed(self, what: str) -> Iterator[bool]:
        """Whether nobody else does this now, or begins to before the end of the block."""
        if not self._claims.take(what):
            yield False
            return
        try:
            yield True
        finally:
            self._claims.give(what)

    def commit(self) -> None:
        """Make what was written permanent: on the disk of the server when this returns.

        Raises:
            CommitUnknownError: If the connection was lost and does not come back.
        """
        if not self._now.is_writing:
            return
        self._is_first = False
        try:
            cursor = self._cursor.execute(f"{self._now.notifications(self._origin)}COMMIT")
            while cursor.nextset():
                pass
        except psycopg.IntegrityError as error:
            self._abandon()
            raise ConstraintError(str(error)) from error
        except psycopg.Error as error:
            if not is_lost(error, self._driver):
                self._abandon()
                raise told(error, self._address) from error
            self._find_out(error)
        else:
            if cursor.statusmessage != "COMMIT":
                self._abandon()
                reason = Reason("an error before made the server refuse the change")
                raise StorageError(corpus=self.corpus, reason=reason)
        for what in self._now.unclaimed:
            self._claims.give(what)
        self._forget()

    def rollback(self) -> None:
        """Forget what was written since the last commit."""
        if not self._now.is_writing:
            return
        self._abandon()

    def close(self) -> None:
        """Give the connection up."""
        self._abandon()
        self._disconnect()

    def migrate(self, upgrade: Callable[[Connection], None]) -> None:
        """Let the tables be made or changed, in a transaction that the caller commits."""
        self.begin(alone=True)
        self._now.has_written = True
        assert self._connection is not None  # noqa: S101 - made by the constructor
        try:
            upgrade(self._connection)
        except DBAPIError as error:
            raise self._of(error) from error

    @contextmanager
    def savepoint(self) -> Iterator[None]:
        """Let the writes in the block happen together: an error takes back these, not the ones before."""
        if not self._now.is_writing:
            self.begin()
        # With nothing to keep, there is no need for a place to go back to.
        is_marked, alone = self._now.has_written, set(self._now.alone)
        if is_marked:
            self._send("SAVEPOINT part")
        try:
            yield
        except BaseException:
            if not is_marked:
                self._abandon(keep_claims=True)
            elif not self.is_broken:
                self._send("ROLLBACK TO part; RELEASE part")
                self._now.alone = alone
            raise
        if is_marked:
            self._send("RELEASE part")

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Let all reads in the block see the same state."""
        if self._now.is_writing or self._now.is_reading:
            yield
            return
        self._send(_MOMENT)
        self._now.is_reading = True
        try:
            yield
        finally:
            self._now.is_reading = False
            self._end("COMMIT")

    def select(self, statement: Select[Any]) -> Sequence[Row[Any]]:
        """All rows of a statement built with SQLAlchemy."""
        while True:
            assert self._connection is not None  # noqa: S101 - made by the constructor
            try:
                found = self._connection.execute(statement).all()
            except DBAPIError as error:
                self._again_or_raise(error)
            else:
                self._is_first = False
                return found

    def rows(self, sql: str, values: Values = ()) -> list[Any]:
        """All rows of a prepared text with ``?`` in it."""
        return self._run(converted(sql), values).fetchall()

    def rows_of(self, queries: Sequence[tuple[str, Values]]) -> list[list[Any]]:
        """All rows of each of several texts; the server is waited for once."""
        while True:
            try:
                with self._driver.pipeline():
                    cursors = self._begun(queries)
                # Not within: whoever fetches there waits twice.
                found = [cursor.fetchall() for cursor in cursors]
            except psycopg.Error as error:
                self._again_or_raise(error)
            else:
                self._is_first = False
                return found

    def at_once(self, queries: Sequence[tuple[str, Values]]) -> list[list[Any]]:
        """The same, all of one moment: beginning and end go to the server with the texts."""
        if len(queries) == 1 or self._now.is_writing or self._now.is_reading:
            return self.rows_of(queries)
        while True:
            try:
                with self._driver.pipeline():
                    self._driver.execute(_MOMENT)
                    cursors = self._begun(queries)
                    self._driver.execute("COMMIT")
                found = [cursor.fetchall() for cursor in cursors]
            except psycopg.Error as error:
                if self._driver.info.transaction_status == TransactionStatus.INERROR:
                    self._end("ROLLBACK")
                self._again_or_raise(error)
            else:
                self._is_first = False
                return found

    def row(self, sql: str, values: Values = ()) -> Any:  # noqa: ANN401 - a tuple of whatever the columns hold
        """The first row, or ``None``."""
        return self._run(converted(sql), values).fetchone()

    def write(self, sql: str, values: Values = ()) -> int:
        """Change rows; how many there were."""
        self.begin()
        self._now.has_written = True
        return self._run(converted(sql), values).rowcount

    def insert(self, sql: str, values: Values, along: Sequence[tuple[str, Values]] = ()) -> int:
        """Add a row; its integer key."""
        self.begin()
        self._now.has_written = True
        text = together(sql, tuple(other for other, _ in along)) if along else returning(sql)
        given = (*values, *(value for _, more in along for value in more))
        (key,) = self._run(text, given).fetchone() or (0,)
        return int(key)

    def write_many(self, sql: str, rows: Sequence[Values]) -> int:
        """Change rows with one text for many tuples of values; how many there were."""
        self.begin()
        self._now.has_written = True
        if rows:
            try:
                self._cursor.executemany(converted(sql), rows)
            except psycopg.Error as error:
                self._again_or_raise(error)
        return self._cursor.rowcount if rows else 0

    def numbers(self, table: str, count: int) -> Sequence[int]:
        """Ascending numbers for new rows; others may get those in between."""
        self.begin()
        return sorted(number for (number,) in self.rows(_NUMBERS, (table, count)))

    def pour(self, table: str, names: Sequence[str], rows: Sequence[Values]) -> None:
        """Add many rows with all their values to a table, by COPY."""
        self.begin()
        self._now.has_written = True
        columns = ", ".join(f'"{name}"' for name in names)
        try:
            with self._cursor.copy(f'COPY "{table}" ({columns}) FROM STDIN') as copy:
                for row in rows:
                    copy.write_row(row)
        except psycopg.Error as error:
            self._again_or_raise(error)

    def count_on(self, table: str, column: str) -> None:
        """Let the next numbers of a table follow those that were poured into it."""
        self._run(
            f"SELECT setval(pg_get_serial_sequence('{table}', '{column}'), greatest(max(\"{column}\"), 1), "  # noqa: S608 - our own names
            f'max("{column}") IS NOT NULL) FROM "{table}"',
            (),
        )

    @contextmanager
    def alone_here(self, key: int) -> Iterator[bool]:
        """Whether no other connection shares a lock; if so, none can before the end of the block."""
        deadline = time.monotonic() + PATIENCE_S
        # Connections that were just closed take a moment to end.
        while not (
            taken := self._run(f"SELECT pg_try_advisory_lock({key})", ()).fetchone() == (True,)
        ):
            if time.monotonic() > deadline:
                break
            time.sleep(_PAUSE_S)
        try:
            yield taken
        finally:
            if taken and not self.is_broken:
                self._run(f"SELECT pg_advisory_unlock({key})", ())

    # --- inside ------------------------------------------------------------------------------

    def _begun(self, queries: Sequence[tuple[str, Values]]) -> list[psycopg.Cursor[Any]]:
        """Send texts; their rows come at the end of the pipeline."""
        return [
            self._driver.cursor().execute(converted(sql), values, prepare=True)
            for sql, values in queries
        ]

    def _run(self, sql: str, values: Values) -> psycopg.Cursor[Any]:
        while True:
            try:
                if sql in self._prepared:
                    cursor = self._cursor.execute(sql, values, prepare=True)
                else:
                    # So that preparing it and asking for it is one message, not two.
                    with self._driver.pipeline():
                        cursor = self._cursor.execute(sql, values, prepare=True)
                    self._prepared.add(sql)
            except psycopg.Error as error:
                self._again_or_raise(error)
            else:
                self._is_first = False
                return cursor

    def _send(self, sql: str) -> psycopg.Cursor[Any]:
        """Run statements without values, several in one message."""
        while True:
            try:
                cursor = self._cursor.execute(sql)
            except psycopg.Error as error:
                self._again_or_raise(error)
            else:
                self._is_first = False
                return cursor

    def _again_or_raise(self, error: psycopg.Error | DBAPIError) -> None:
        """Connect anew if nothing depends on the old connection; else tell what happened."""
        original = error.orig if isinstance(error, DBAPIError) else error
        if not isinstance(original, psycopg.Error):
            raise error
        if isinstance(original, psycopg.IntegrityError):
            raise ConstraintError(str(original)) from error
        if not is_lost(original, self._driver):
            raise told(original, self._address) from error
        is_first = self._is_first and not self._now.is_writing
        self._disconnect()
        if not is_first:
            reason = str(told(original, self._address).params.get("reason", original))
            raise ConnectionLostError(corpus=self.corpus, reason=reason) from error
        self._is_first = False
        self._connect()

    def _of(self, error: DBAPIError) -> StorageError:
        if isinstance(error.orig, psycopg.Error):
            return told(error.orig, self._address)
        raise error

    def _connect(self) -> None:
        # The engine passes on what ``connecting.connect`` raises: errors of the domain.
        self._connection = self._engine.connect()
        self._driver: psycopg.Connection[Any] = self._connection.connection.driver_connection  # type: ignore[assignment]  # SQLAlchemy has no type for it
        self._cursor = self._driver.cursor()
        self._prepared: set[str] = set()
        self._cursor.adapters.register_dumper(bool, BoolDumper)

    def _disconnect(self) -> None:
        with suppress(DBAPIError, psycopg.Error):
            self._driver.close()
        if self._connection is not None:
            with suppress(DBAPIError, psycopg.Error):
                self._connection.invalidate()
                self._connection.close()
        self._connection = None

    def _end(self, sql: str) -> None:
        """End a transaction that needs no end if its connection is gone."""
        if self._driver.closed:
            return
        try:
            self._cursor.execute(sql)
        except psycopg.Error:
            self._disconnect()

    def _abandon(self, *, keep_claims: bool = False) -> None:
        if (
            not self._driver.closed
            and self._driver.info.transaction_status != TransactionStatus.IDLE
        ):
            self._end("ROLLBACK")
        if not keep_claims:
            for what in self._now.claimed:
                self._claims.give(what)
        claimed = self._now.claimed if keep_claims else []
        self._forget()
        self._now.claimed = claimed

    def _forget(self) -> None:
        """Begin with nothing in hand."""
        self._is_first = False
        self._now = Transaction()

    def _find_out(self, error: psycopg.Error) -> None:
        """Whether a commit happened of which the connection brought no answer.

        Raises:
            ConnectionLostError: If it did not.
            CommitUnknownError: If nobody can be asked in time.
        """
        number, witnesses = self._now.number, list(self._now.witnesses)
        self._disconnect()
        deadline = time.monotonic() + PATIENCE_S
        fate = Fate.RUNNING
        while fate is Fate.RUNNING and time.monotonic() < deadline:
            try:
                self._connect()
                fate = fate_of(self._driver, number, witnesses)
            except (ConnectionLostError, psycopg.Error):
                self._disconnect()
            if fate is Fate.RUNNING:
                self._disconnect()
                time.sleep(_PAUSE_S)
        if fate is Fate.STORED:
            return
        reason = str(told(error, self._address).params.get("reason", "it broke off"))
        self._abandon_lost()
        kind = ConnectionLostError if fate is Fate.LOST else CommitUnknownError
        raise kind(corpus=self.corpus, reason=reason) from error

    def _abandon_lost(self) -> None:
        for what in self._now.claimed:
            self._claims.give(what)
        self._forget()
