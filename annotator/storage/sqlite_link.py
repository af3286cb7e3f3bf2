"""A connection to a corpus file and the transaction on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from typing import Any

from pysqlite3 import dbapi2 as driver
from sqlalchemy import Connection, Engine, Row, Select

from annotator.storage.errors import ConstraintError, told, translated
from annotator.storage.link import Link, Values
from annotator.storage.standing import Standing

_LAST_NUMBER = "SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = ?"


@cache
def _with_key(sql: str) -> tuple[str, bool]:
    """A text of ``insert``'s ``along`` as the driver takes it, and whether it names the new row's key."""
    return sql.replace(":made", "?"), ":made" in sql


def _no_text(error: UnicodeDecodeError) -> driver.Error:
    """What a text is that a damaged file has where UTF-8 should be."""
    return driver.DatabaseError(f"a text in it is not UTF-8 ({error.reason})")


class SqliteLink(Link):
    """A kept connection to a corpus file.

    The first write begins a transaction and takes SQLite's one write lock at once; a read transaction
    that turned into a writing one could be refused because somebody else wrote first. With that lock
    held nobody else writes anything, so that no other lock is needed.

    Args:
        engine: Makes the connection.
        corpus: Location, for error messages.
        standing: Knows the file that was opened; ``None``: nobody else knows its name yet.
    """

    dialect = "sqlite"
    is_shared = False

    def __init__(self, engine: Engine, corpus: str, standing: Standing | None = None) -> None:
        super().__init__(corpus)
        self._standing = standing
        self._changes_before = 0
        with translated(corpus):
            self._connection: Connection = engine.connect()
            self._driver: Any = self._connection.connection.driver_connection
        if standing is not None and not standing.is_file():
            self._connection.close()
            raise standing.moved()

    @property
    def is_writing(self) -> bool:
        """Whether a transaction is open."""
        return bool(self._driver.in_transaction)

    def begin(self, *, alone: bool = False) -> None:  # noqa: ARG002 - whoever writes to a file is alone
        """Take the write lock, unless this link has it."""
        if not self._driver.in_transaction:
            try:
                self._driver.execute("BEGIN IMMEDIATE")
            except driver.Error as error:
                raise told(error, self.corpus) from error
            self._changes_before = self._driver.total_changes

    def commit(self) -> None:
        """Make what was written permanent: on disk when this returns.

        Raises:
            CorpusMovedError: If the file is not where it was; then what was written is forgotten.
        """
        if self._driver.in_transaction:
            if self._standing is not None and not self._standing.holds():
                self.rollback()
                raise self._standing.rescue(self._driver)
            try:
                self._driver.execute("COMMIT")
            except driver.IntegrityError as error:
                raise ConstraintError(str(error)) from error
            except driver.Error as error:
                raise told(error, self.corpus) from error

    def rollback(self) -> None:
        """Forget what was written since the last commit."""
        # After some errors, e.g. a full disk, SQLite has rolled back by itself.
        if self._driver.in_transaction:
            with translated(self.corpus):
                self._driver.execute("ROLLBACK")

    def close(self) -> None:
        """Give the connection up."""
        with translated(self.corpus):
            self._connection.close()

    def migrate(self, upgrade: Callable[[Connection], None]) -> None:
        """Let the tables be made or changed, in a transaction that the caller commits."""
        self.begin()
        upgrade(self._connection)

    @contextmanager
    def savepoint(self) -> Iterator[None]:
        """Let the writes in the block happen together: an error takes back these, not the ones before.

        Where none came before, the transaction itself is taken back: most edits are alone in theirs, and marking
        a place in it makes SQLite keep a copy of every page they touch.
        """
        self.begin()
        is_first = self._driver.total_changes == self._changes_before
        try:
            if not is_first:
                self._driver.execute("SAVEPOINT part")
            yield
            if not is_first:
                self._driver.execute("RELEASE part")
        except BaseException as error:
            if self._driver.in_transaction:
                if is_first:
                    self._driver.execute("ROLLBACK")
                else:
                    self._driver.execute("ROLLBACK TO part")
                    self._driver.execute("RELEASE part")
            if isinstance(error, driver.Error):
                raise told(error, self.corpus) from error
            raise

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Let all reads in the block see the same state."""
        if self._driver.in_transaction:
            yield
            return
        with translated(self.corpus):
            self._driver.execute("BEGIN")
        try:
            yield
        finally:
            self.rollback()

    def select(self, statement: Select[Any]) -> Sequence[Row[Any]]:
        """All rows of a statement built with SQLAlchemy."""
        with translated(self.corpus):
            return self._connection.execute(statement).all()

    def rows(self, sql: str, values: Values = ()) -> list[Any]:
        """All rows of a prepared text with ``?`` in it; about a tenth of the cost of ``select``."""
        try:
            return list(self._driver.execute(sql, values).fetchall())
        except driver.Error as error:
            raise told(error, self.corpus) from error
        except UnicodeDecodeError as error:
            raise told(_no_text(error), self.corpus) from error

    def row(self, sql: str, values: Values = ()) -> Any:  # noqa: ANN401 - a tuple of whatever the columns hold
        """The first row, or ``None``."""
        try:
            return self._driver.execute(sql, values).fetchone()
        except driver.Error as error:
            raise told(error, self.corpus) from error
        except UnicodeDecodeError as error:
            raise told(_no_text(error), self.corpus) from error

    def write(self, sql: str, values: Values = ()) -> int:
        """Change rows; how many there were."""
        self.begin()
        try:
            return int(self._driver.execute(sql, values).rowcount)
        except driver.IntegrityError as error:
            raise ConstraintError(str(error)) from error
        except driver.Error as error:
            raise told(error, self.corpus) from error

    def insert(self, sql: str, values: Values, along: Sequence[tuple[str, Values]] = ()) -> int:
        """Add a row; its integer key."""
        self.begin()
        try:
            key = int(self._driver.execute(sql, values).lastrowid)
            for other, given in along:
                text, names_key = _with_key(other)
                self._driver.execute(text, (*given, key) if names_key else given)
        except driver.IntegrityError as error:
            raise ConstraintError(str(error)) from error
        except driver.Error as error:
            raise told(error, self.corpus) from error
        return key

    def write_many(self, sql: str, rows: Sequence[Values]) -> int:
        """Change rows with one text for many tuples of values; how many there were."""
        self.begin()
        if not rows:
            return 0
        try:
            return int(self._driver.executemany(sql, rows).rowcount)
        except driver.IntegrityError as error:
            raise ConstraintError(str(error)) from error
        except driver.Error as error:
            raise told(error, self.corpus) from error

    def numbers(self, table: str, count: int) -> Sequence[int]:
        """Numbers for new rows; safe, because nobody else writes before the commit."""
        self.begin()
        (last,) = self.row(_LAST_NUMBER, (table,))
        return range(last + 1, last + 1 + count)
