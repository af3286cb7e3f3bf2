"""Corpora on a server: made, opened, converted, checked and closed."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import datetime
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Self
from uuid import uuid4

import psycopg
from psycopg import sql
from sqlalchemy import Engine, create_engine
from sqlalchemy.pool import NullPool

from annotator.domain.errors import (
    CorpusExistsError,
    CorpusLockedError,
    CorpusMissingError,
    CorpusTooNewError,
    ServerRightsError,
    StorageError,
)
from annotator.domain.news import CorpusNews, Tell
from annotator.domain.ports import Access, BackupInfo, CorpusStore, Monitor, UnitOfWork
from annotator.domain.reason import Reason
from annotator.domain.schema import Schema
from annotator.domain.server_address import Address, parse
from annotator.domain.server_members import Members
from annotator.domain.server_state import ServerState
from annotator.storage.copying import copy_rows, copy_to_file
from annotator.storage.imports import SqlImports
from annotator.storage.link import Link
from annotator.storage.making import app_version, fill
from annotator.storage.migrations import make_tables, upgrade
from annotator.storage.server.claims import Claims
from annotator.storage.server.connecting import Connection, connect
from annotator.storage.server.errors import told
from annotator.storage.server.link import ServerLink
from annotator.storage.server.locks import PRESENCE
from annotator.storage.server.news import ServerNews
from annotator.storage.server.passwords import Passwords
from annotator.storage.server.readiness import Readiness
from annotator.storage.server.roles import statements
from annotator.storage.tables import FORMAT
from annotator.storage.unit_of_work import Links, SqlUnitOfWork
from annotator.storage.verification import problems_of

logger = logging.getLogger(__name__)

_MAINTENANCE = ("postgres", "template1")
_IS_THERE = "SELECT to_regclass('corpus_info') IS NOT NULL"
_ENCODING = "SELECT current_setting('server_encoding'), current_setting('server_version_num')"
_OLDEST_SERVER = 150_000
_FORMAT = "SELECT format FROM corpus_info"
_PUT_FORMAT = "UPDATE corpus_info SET format = ?, app_version = ?"


class ServerCorpus:
    """``CorpusStore`` of one database.

    Args:
        address: Where it is.
        access: What it is opened for.
        passwords: Asked for every connection.
    """

    def __init__(self, address: Address, access: Access, passwords: Passwords) -> None:
        self._address = address
        self._access = access
        self._connect = partial(connect, address, passwords, read_only=access is Access.READ)
        self._origin = uuid4().hex
        self._engine = engine_of(self._connect)
        self._claims = Claims(self._connect)
        self._links = Links(self._open_link, address.location)
        self._readiness = Readiness(self._links, self._open_link)
        self._listeners: list[ServerNews] = []
        self._is_closed = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def location(self) -> str:
        """Its URL, without secrets."""
        return self._address.location

    @property
    def access(self) -> Access:
        """What it was opened for."""
        return self._access

    def open_unit_of_work(self) -> UnitOfWork:
        """A new transaction, for the thread that calls."""
        return SqlUnitOfWork(self._links, _nothing)

    def answers(self, within: float) -> bool:
        """Whether a connection is at hand on which the server answers; takes no longer than this, seconds."""
        return self._readiness.wait(within)

    def news(self, tell: Tell) -> CorpusNews:
        """Begin to tell what others commit; see ``domain.news``."""
        listener = ServerNews(self._connect, self._origin, tell)
        self._listeners.append(listener)
        return listener

    def backup(self, destination: Path) -> None:
        """Write a copy of this moment as a corpus file, while others go on working.

        Raises:
            CorpusExistsError: If there is a file of that name.
            StorageError: If it cannot be written; then nothing of it is left.
        """
        with closing(self.link()) as link:
            copy_to_file(link, destination)

    def problems(self) -> Iterator[str]:
        """What is wrong, each as a sentence, as of one moment."""
        link = self._links.take()
        try:
            with link.snapshot():
                yield from problems_of(link)
        finally:
            self._links.give_back(link)

    def link(self) -> ServerLink:
        """A connection of its own, for whoever works on the tables themselves."""
        return self._open_link()

    def close(self) -> None:
        """Give up all connections; may be called twice."""
        if self._is_closed:
            return
        self._is_closed = True
        for listener in self._listeners:
            listener.close()
        self._claims.close()
        self._links.close()
        self._engine.dispose()

    def _open_link(self) -> ServerLink:
        return ServerLink(self._engine, self._address, self._claims, self._origin)


class ServerCorpusStores:
    """``CorpusStores`` on servers.

    Args:
        passwords: Where passwords come from.
    """

    def __init__(self, passwords: Passwords | None = None) -> None:
        self._passwords = passwords or Passwords()

    def create(self, location: str, schema: Schema, *, at: datetime) -> CorpusStore:
        """Make an empty corpus in an empty database, and the database if need be and permitted.

        Raises:
            CorpusExistsError: If there is one already.
            StorageError: If it cannot be made; then nothing of it is left.
        """
        store = self.make_empty(location)
        with _closed_on_error(store), closing(store.link()) as link:
            _make_tables(link)
            fill(link, schema, at)
            link.commit()
        return store

    def make_empty(self, location: str) -> ServerCorpus:
        """A database without a corpus, opened for writing; made if it is not there.

        Raises:
            CorpusExistsError: If there is a corpus in it.
            StorageError: If it cannot be made.
        """
        address = parse(location)
        try:
            connection = connect(address, self._passwords)
        except CorpusMissingError:
            _make_database(address, self._passwords)
            connection = connect(address, self._passwords)
        with closing(connection):
            _check_server(connection, address)
            if _is_there(connection):
                raise CorpusExistsError(corpus=address.location)
        return ServerCorpus(address, Access.WRITE, self._passwords)

    def open(self, location: str, access: Access) -> CorpusStore:
        """Open a corpus, converting it if it is of an older format and may be written.

        Raises:
            CorpusMissingError, CorpusTooNewError, CorpusLockedError, ServerLoginError, ServerRightsError,
            ConnectionLostError, StorageError: As they say.
        """
        address = parse(location)
        with closing(
            connect(address, self._passwords, read_only=access is Access.READ)
        ) as connection:
            found = _format(connection, address)
        if found > FORMAT:
            raise CorpusTooNewError(corpus=address.location, found=found, known=FORMAT)
        if found < FORMAT and access is not Access.WRITE:
            reason = Reason(
                "it is of the older format {found}; open it for writing once to convert it",
                found=found,
            )
            raise StorageError(corpus=address.location, reason=reason)
        store = ServerCorpus(address, access, self._passwords)
        if access is Access.WRITE:
            with _closed_on_error(store), closing(store.link()) as link:
                if found < FORMAT:
                    _convert(link, found)
                _tidy(link)
        return store

    def examine(self, location: str) -> ServerState:
        """Log in and look what is there.

        Raises:
            ServerLoginError, ConnectionLostError, StorageError: As they say.
        """
        address = parse(location)
        try:
            connection, has_database = connect(address, self._passwords), True
        except CorpusMissingError:
            connection, has_database = _maintenance(address, self._passwords), False
        with closing(connection):
            _check_server(connection, address)
            version = connection.info.server_version
            return ServerState(
                version=f"{version // 10_000}.{version % 10_000}",
                is_encrypted=bool(connection.pgconn.ssl_in_use),
                has_database=has_database,
                has_corpus=has_database and _is_there(connection),
            )

    def receive(self, source: Link, location: str, monitor: Monitor) -> str:
        """Make a copy of a corpus in an empty database; all of it in one transaction."""
        with closing(self.make_empty(location)) as store, closing(store.link()) as link:
            _make_tables(link)
            copy_rows(source, link, monitor)
            link.commit()
            return store.location

    def grant(self, location: str, members: Members, *, run: bool) -> Sequence[str]:
        """Set up who may do what, in one transaction; the statements.

        Raises:
            ServerRightsError: If this user is not the owner or may make no roles.
            StorageError: If there is no such login, or the server refuses for another reason.
        """
        address = parse(location)
        found = statements(address.database, members)
        if run:
            with closing(connect(address, self._passwords)) as connection:
                _format(connection, address)
                try:
                    with connection.transaction():
                        for statement in found:
                            connection.execute(statement)
                except psycopg.Error as error:
                    raise told(error, address) from error
        return found

    def backups(self, location: str) -> Sequence[BackupInfo]:
        """None: backups of a server are the business of who runs it."""
        parse(location)
        return ()

    def restore(self, location: str, backup: Path, *, at: datetime) -> Path | None:
        """Refuse: others may be working there.

        Raises:
            StorageError: Always; says what to do instead.
        """
        del at
        reason = Reason(
            "a corpus that others work on is not replaced; copy the backup into a new database with “annotator copy {backup} postgresql+psycopg://…” and let everybody open that one",
            backup=backup,
        )
        raise StorageError(corpus=parse(location).location, reason=reason)


def engine_of(creator: partial[Connection]) -> Engine:
    """SQLAlchemy's engine; transactions are begun and ended by ``ServerLink``."""
    return create_engine(
        "postgresql+psycopg://",
        creator=creator,
        poolclass=NullPool,
        isolation_level="AUTOCOMMIT",
        use_native_hstore=False,
    )


def _nothing() -> None:
    """A server looks after its backups itself."""


class _closed_on_error:  # noqa: N801 - read like contextlib's
    def __init__(self, store: ServerCorpus) -> None:
        self._store = store

    def __enter__(self) -> None: ...

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is not None:
            self._store.close()


def _make_tables(link: ServerLink) -> None:
    link.begin(alone=True)
    # Somebody may have been a moment faster.
    if link.row(_IS_THERE)[0]:
        raise CorpusExistsError(corpus=link.corpus)
    link.migrate(make_tables)


def _tidy(link: ServerLink) -> None:
    try:
        SqlImports(link).discard_unfinished()
    except ServerRightsError:
        link.rollback()
        logger.info(
            "Somebody who may has to remove what a broken-off import left in %s", link.corpus
        )


def _convert(link: ServerLink, found: int) -> None:
    """Bring the tables to the present format while nobody else is connected."""
    with link.alone_here(PRESENCE) as is_alone:
        if not is_alone:
            holder = (
                "others work on it, and it has to be converted to a newer format while nobody does"
            )
            raise CorpusLockedError(corpus=link.corpus, holder=holder)
        link.begin(alone=True)
        logger.info("%s is brought from format %d to %d", link.corpus, found, FORMAT)
        link.migrate(upgrade)
        link.write(_PUT_FORMAT, (FORMAT, app_version()))
        link.commit()


def _make_database(address: Address, passwords: Passwords) -> None:
    with closing(_maintenance(address, passwords)) as connection:
        statement = sql.SQL("CREATE DATABASE {} ENCODING 'UTF8' TEMPLATE template0")
        try:
            connection.execute(statement.format(sql.Identifier(address.database)))
        except psycopg.errors.DuplicateDatabase:
            logger.info("Somebody else made the database %s a moment ago", address.database)
        except psycopg.Error as failure:
            raise told(failure, address) from failure


def _maintenance(address: Address, passwords: Passwords) -> Connection:
    """A connection to a database that every server has."""
    error: StorageError | None = None
    for name in _MAINTENANCE:
        try:
            return connect(address, passwords, database=name)
        except StorageError as failure:
            error = failure
    raise CorpusMissingError(corpus=address.location) from error


def _check_server(connection: Connection, address: Address) -> None:
    encoding, version = connection.execute(_ENCODING).fetchone() or ("", "0")
    if int(version) < _OLDEST_SERVER:
        reason = Reason("the server is older than PostgreSQL 15")
        raise StorageError(corpus=address.location, reason=reason)
    if encoding != "UTF8":
        reason = Reason(
            "its encoding is {encoding}; make a database with the encoding UTF8", encoding=encoding
        )
        raise StorageError(corpus=address.location, reason=reason)


def _is_there(connection: Connection) -> bool:
    return bool((connection.execute(_IS_THERE).fetchone() or (False,))[0])


def _format(connection: Connection, address: Address) -> int:
    try:
        if not _is_there(connection):
            raise CorpusMissingError(corpus=address.location)
        row = connection.execute(_FORMAT).fetchone()
    except psycopg.Error as error:
        raise told(error, address) from error
    if row is None:
        raise CorpusMissingError(corpus=address.location)
    return int(row[0])
