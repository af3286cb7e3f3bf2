"""One connection and the transaction on it: the only place where statements are run.

Statements are written once, with ``?`` for values, in the SQL that SQLite and PostgreSQL share. What
the two do differently – locks, numbers, news – has a method here; only the full-text index and the
integrity check ask for the ``dialect``.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from enum import IntEnum
from typing import Any, ClassVar

from sqlalchemy import Connection, Row, Select

from annotator.domain.news import Notice

Values = tuple[object, ...]


class Lock(IntEnum):
    """What only one transaction at a time may do where many write; taken in this order.

    The corpus itself comes before all of them: every writer shares it, see ``Link.begin``.
    """

    ANNOTATOR = 1
    """Change the sets of one annotator."""
    FINDINGS = 2
    """Number findings."""
    ASSIGNMENTS = 3
    """Share out work."""


class Link(ABC):
    """A kept connection to a corpus.

    A read sees the newest committed state. The first write begins a transaction; what is read after it
    about rows whose lock is held cannot go stale before ``commit``.

    Attributes:
        corpus: Location, for error messages.
        dialect: ``sqlite`` or ``postgresql``.
        is_shared: Whether others write at the same time, so that an acknowledgement can get lost.
    """

    dialect: ClassVar[str]
    is_shared: ClassVar[bool]

    def __init__(self, corpus: str) -> None:
        self.corpus = corpus

    @property
    @abstractmethod
    def is_writing(self) -> bool:
        """Whether a transaction is open."""

    @property
    def is_broken(self) -> bool:
        """Whether the connection is gone for good."""
        return False

    def answers(self, within: float) -> bool:
        """Whether what holds the corpus answers in time, seconds; a file always does."""
        del within
        return True

    def renew(self) -> None:  # noqa: B027 - a file stays where it is
        """Note that the next statement is the first one of a unit of work."""

    @abstractmethod
    def begin(self, *, alone: bool = False) -> None:
        """Begin to write, unless this link has begun.

        Args:
            alone: Wait until nobody else writes, and let nobody else begin before the end.
        """

    def lock(self, kind: Lock, name: str = "") -> None:
        """Begin to write, and wait until nobody else does the same, up to the end of the transaction.

        Args:
            kind: What.
            name: To what; empty: to anything.
        """
        del kind, name
        self.begin()

    def tell(self, notice: Notice) -> None:  # noqa: B027 - a file has nobody to tell
        """Let other programs know, once this is committed."""

    def witness(self, sql: str, values: Values) -> None:  # noqa: B027 - a file never loses the connection
        """Name what is there once this is committed and never before, should the acknowledgement get lost.

        Args:
            sql: Finds a row then.
            values: For its ``?``.
        """

    @contextmanager
    def claimed(self, what: str) -> Iterator[bool]:
        """Whether nobody else does this now; if so, nobody else begins to before the end of the block."""
        del what
        yield True

    def claim(self, what: str) -> bool:
        """Keep others from doing this until ``unclaim`` or the end of the program; whether that is possible."""
        del what
        return True

    def unclaim(self, what: str) -> None:  # noqa: B027 - one writer has no need to
        """Let others do it."""

    @abstractmethod
    def commit(self) -> None:
        """Make what was written permanent: on disk when this returns."""

    @abstractmethod
    def rollback(self) -> None:
        """Forget what was written since the last commit."""

    @abstractmethod
    def close(self) -> None:
        """Give the connection up."""

    @abstractmethod
    def migrate(self, upgrade: Callable[[Connection], None]) -> None:
        """Let the tables be made or changed, in a transaction that the caller commits."""

    @abstractmethod
    def savepoint(self) -> AbstractContextManager[None]:
        """Let the writes in the block happen together: an error takes back these, not the ones before."""

    @abstractmethod
    def snapshot(self) -> AbstractContextManager[None]:
        """Let all reads in the block see the same state."""

    @abstractmethod
    def select(self, statement: Select[Any]) -> Sequence[Row[Any]]:
        """All rows of a statement built with SQLAlchemy."""

    @abstractmethod
    def rows(self, sql: str, values: Values = ()) -> list[Any]:
        """All rows of a prepared text with ``?`` in it; about a tenth of the cost of ``select``."""

    def rows_of(self, queries: Sequence[tuple[str, Values]]) -> list[list[Any]]:
        """All rows of each of several texts, none of which depends on what another one finds."""
        return [self.rows(sql, values) for sql, values in queries]

    def at_once(self, queries: Sequence[tuple[str, Values]]) -> list[list[Any]]:
        """The same, all of one moment."""
        with self.snapshot():
            return self.rows_of(queries)

    @abstractmethod
    def row(self, sql: str, values: Values = ()) -> Any:  # noqa: ANN401 - a tuple of whatever the columns hold
        """The first row, or ``None``."""

    @abstractmethod
    def write(self, sql: str, values: Values = ()) -> int:
        """Change rows; how many there were.

        Raises:
            ConstraintError: If a constraint refuses.
        """

    @abstractmethod
    def insert(self, sql: str, values: Values, along: Sequence[tuple[str, Values]] = ()) -> int:
        """Add a row; its integer key. Raises as ``write`` does.

        Args:
            sql: The insertion.
            values: For its ``?``.
            along: Changes of other tables, of one row each, that go to a server in the same message; ``:made`` after
                all ``?`` stands for the key.
        """

    @abstractmethod
    def write_many(self, sql: str, rows: Sequence[Values]) -> int:
        """Change rows with one text for many tuples of values; how many there were. Raises as ``write`` does."""

    def pour(self, table: str, names: Sequence[str], rows: Sequence[Values]) -> None:
        """Add many rows with all their values to a table, as fast as it can be done."""
        columns = ", ".join(f'"{name}"' for name in names)
        places = ", ".join("?" * len(names))
        insert = f'INSERT INTO "{table}" ({columns}) VALUES ({places})'  # noqa: S608 - names of our own tables
        self.write_many(insert, [tuple(row) for row in rows])

    def count_on(self, table: str, column: str) -> None:  # noqa: B027 - SQLite does so by itself
        """Let the next numbers of a table follow those that were poured into it."""

    @abstractmethod
    def numbers(self, table: str, count: int) -> Sequence[int]:
        """Ascending numbers for new rows of a table whose numbers never return."""
