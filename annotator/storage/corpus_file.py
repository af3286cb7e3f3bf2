"""Corpora as files: made, opened, locked, backed up, checked and closed."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Self
from uuid import uuid4

from sqlalchemy import Engine

from annotator.domain.backups import BackupPolicy
from annotator.domain.errors import CorpusExistsError, ServerAddressError, StorageError
from annotator.domain.news import CorpusNews, Tell
from annotator.domain.ports import Access, BackupInfo, CorpusStore, Monitor, UnitOfWork
from annotator.domain.schema import Schema
from annotator.domain.server_members import Members
from annotator.storage.backups import BackupKeeper, copy_corpus, usual_policy
from annotator.storage.copying import copy_to_file
from annotator.storage.engine import connect_durably, engine_for
from annotator.storage.errors import backups_folder, translated
from annotator.storage.imports import SqlImports
from annotator.storage.link import Link
from annotator.storage.lock import WriterLock
from annotator.storage.making import app_version, fill
from annotator.storage.migrations import make_tables, upgrade
from annotator.storage.opening import check_content, check_kind, connect_for_reading, resolve
from annotator.storage.placing import put_in_place
from annotator.storage.restoring import backups_of, restore
from annotator.storage.sqlite_link import SqliteLink
from annotator.storage.standing import Standing
from annotator.storage.tables import FORMAT
from annotator.storage.unit_of_work import Links, SqlUnitOfWork
from annotator.storage.verification import problems_of

logger = logging.getLogger(__name__)

_MARK = "UPDATE corpus_info SET closed = ?"
_HAS_ARTICLES = "SELECT 1 FROM imports WHERE articles > 0 LIMIT 1"


class SqliteCorpus:
    """``CorpusStore`` of one file.

    Args:
        path: The file, with links resolved.
        access: What it is opened for.
        engine: Where connections come from.
        lock: Held if ``access`` is ``write``.
        keeper: Makes the automatic backups if ``access`` is ``write``.
    """

    def __init__(
        self,
        path: Path,
        access: Access,
        engine: Engine,
        lock: WriterLock | None = None,
        keeper: BackupKeeper | None = None,
    ) -> None:
        self._path = path
        self._access = access
        self._engine = engine
        self._lock = lock
        self._keeper = keeper
        standing = Standing(path)
        self._links = Links(partial(SqliteLink, engine, str(path), standing), str(path))
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
        """The file's path, links resolved."""
        return str(self._path)

    @property
    def access(self) -> Access:
        """What it was opened for."""
        return self._access

    def open_unit_of_work(self) -> UnitOfWork:
        """A new transaction, for the thread that calls."""
        return SqlUnitOfWork(self._links, self._committed)

    def backup(self, destination: Path) -> None:
        """Write a consistent copy while others go on working.

        May take seconds for a large corpus; run it off the window's thread.

        Raises:
            CorpusExistsError: If there is a file of that name.
            StorageError: If it cannot be written; then nothing of it is left.
        """
        connection, _ = connect_for_reading(self._path)
        copy_corpus(connection, str(self._path), destination)

    def problems(self) -> Iterator[str]:
        """What is wrong, each as a sentence: database, hashes, offsets, counts, replay of the log."""
        link = self._links.take()
        try:
            yield from problems_of(link)
        finally:
            self._links.give_back(link)

    def news(self, tell: Tell) -> CorpusNews:
        """Nothing is ever told: nobody else writes to a file."""
        del tell
        return _NoNews()

    def link(self) -> SqliteLink:
        """A connection of its own, for whoever works on the tables themselves."""
        return SqliteLink(self._engine, str(self._path))

    def close(self) -> None:
        """Give up the lock and the connections, and fold the log into the file; may be called twice."""
        if self._is_closed:
            return
        self._is_closed = True
        try:
            if self._keeper is not None:
                self._keeper.stop()
            if self._lock is not None:
                self._mark_closed()
        finally:
            self._links.close()
            self._engine.dispose()
            if self._lock is not None:
                self._lock.release()

    def _committed(self) -> None:
        if self._keeper is not None:
            self._keeper.committed()

    def _mark_closed(self) -> None:
        try:
            link = self._links.take()
            link.write(_MARK, (1,))
            link.commit()
            link.rows("PRAGMA wal_checkpoint(TRUNCATE)")
            link.close()
        except StorageError as error:
            # Nothing is lost by it: the next opening looks more closely.
            logger.warning("Not marked as closed properly: %s", error)


class _NoNews:
    """``CorpusNews`` of a file."""

    def close(self) -> None:
        """There is nothing to end."""


class SqliteCorpusStores:
    """``CorpusStores`` in ``.corpus`` files.

    Args:
        policy: Gives the backup policy that holds now.
    """

    def __init__(self, policy: Callable[[], BackupPolicy] = usual_policy) -> None:
        self._policy = policy

    def create(self, location: str, schema: Schema, *, at: datetime) -> CorpusStore:
        """Make an empty corpus, opened for writing.

        Raises:
            CorpusExistsError: If there is a file of that name.
            StorageError: If it cannot be made; then nothing of it is left.
        """
        with translated(location):
            path = Path(location).expanduser().resolve()
            if path.exists():
                raise CorpusExistsError(corpus=location)
            if not path.parent.is_dir():
                reason = f"the folder {path.parent} does not exist; make it first"
                raise StorageError(corpus=location, reason=reason)
            # Complete before it has its name: what is there under that name is always a corpus.
            part = path.with_name(f".{path.name}.{uuid4().hex[:8]}.part")
            try:
                # The system says more clearly than SQLite why a file cannot be made.
                part.touch(exist_ok=False)
                _make(part, schema, at)
                put_in_place(part, path)
            finally:
                for suffix in ("", "-wal", "-shm"):
                    part.with_name(f"{part.name}{suffix}").unlink(missing_ok=True)
        return self.open(str(path), Access.WRITE)

    def open(self, location: str, access: Access) -> CorpusStore:
        """Open a corpus, migrating it if it is of an older format and may be written.

        Raises:
            CorpusMissingError, NotACorpusError, CorpusTooNewError, CorpusDamagedError,
            CorpusLockedError, CorpusReadOnlyError, StorageError: As they say.
        """
        path = resolve(location)
        match access:
            case Access.READ:
                return _open_to_read(path)
            case Access.LENT:
                return _open_lent(path)
            case Access.WRITE:
                return _open_to_write(path, self._policy)

    def receive(self, source: Link, location: str, monitor: Monitor) -> str:
        """Make a copy of a corpus; see ``copying.copy_to_file``."""
        path = Path(location).expanduser().resolve()
        copy_to_file(source, path, monitor)
        return str(path)

    def grant(self, location: str, members: Members, *, run: bool) -> Sequence[str]:
        """Refuse: who may read and write a file, its folder says."""
        del members, run
        reason = "roles are for corpora on a server; who may use a file, its folder says"
        raise ServerAddressError(corpus=location, reason=reason)

    def backups(self, location: str) -> Sequence[BackupInfo]:
        """The backups kept beside a corpus, newest first; it may be damaged or gone."""
        return backups_of(location)

    def restore(self, location: str, backup: Path, *, at: datetime) -> Path | None:
        """Put a backup in the place of a corpus, which is set aside; see ``restoring.restore``."""
        return restore(location, backup, at)


def _open_to_read(path: Path) -> SqliteCorpus:
    connection, is_unchangeable = connect_for_reading(path)
    try:
        _refuse_old(check_kind(connection, path), path)
        check_content(connection, path)
    finally:
        connection.close()
    return SqliteCorpus(
        path, Access.READ, engine_for(path, writable=False, immutable=is_unchangeable)
    )


def _open_lent(path: Path) -> SqliteCorpus:
    connection, _ = connect_for_reading(path)
    try:
        _refuse_old(check_kind(connection, path), path)
    finally:
        connection.close()
    return SqliteCorpus(path, Access.LENT, engine_for(path, writable=True))


def _open_to_write(path: Path, policy: Callable[[], BackupPolicy]) -> SqliteCorpus:
    # What it is comes first: no file is left beside one that is no corpus.
    connection, _ = connect_for_reading(path)
    try:
        check_kind(connection, path)
    finally:
        connection.close()
    lock = WriterLock(path)
    lock.acquire()
    engine = engine_for(path, writable=True)
    try:
        keeper = BackupKeeper(path, policy=policy)
        link = SqliteLink(engine, str(path))
        try:
            _prepare(link, path, keeper)
        finally:
            link.close()
    except BaseException:
        engine.dispose()
        lock.release()
        raise
    return SqliteCorpus(path, Access.WRITE, engine, lock, keeper)


def _prepare(link: SqliteLink, path: Path, keeper: BackupKeeper) -> None:
    """Check, migrate and tidy up a corpus that nobody else writes to."""
    connection, _ = connect_for_reading(path)
    try:
        found = check_kind(connection, path)
        check_content(connection, path)
    finally:
        connection.close()
    if found < FORMAT:
        _migrate(link, path, found)
    link.write(_MARK, (0,))
    link.commit()
    if SqlImports(link).discard_unfinished():
        link.commit()
    if link.row(_HAS_ARTICLES) is not None:
        keeper.start_if_old()


def _migrate(link: SqliteLink, path: Path, found: int) -> None:
    folder = backups_folder(str(path))
    with translated(str(folder)):
        folder.mkdir(exist_ok=True)
    stamp = datetime.now(UTC).strftime("%Y-%m-%dT%H%M%SZ")
    copy = folder / f"before-format-{FORMAT}-{stamp}.corpus"
    connection, _ = connect_for_reading(path)
    copy_corpus(connection, str(path), copy)
    logger.info("%s is brought from format %d to %d; copy: %s", path, found, FORMAT, copy)
    with translated(str(path)):
        link.migrate(upgrade)
    link.write("UPDATE corpus_info SET format = ?, app_version = ?", (FORMAT, app_version()))
    link.commit()


def _refuse_old(found: int, path: Path) -> None:
    if found < FORMAT:
        reason = f"it is of the older format {found}; open it for writing once to convert it"
        raise StorageError(corpus=path, reason=reason)


def _make(path: Path, schema: Schema, at: datetime) -> None:
    connect_durably(path, mode="rwc").close()
    engine = engine_for(path, writable=True)
    link = SqliteLink(engine, str(path))
    try:
        link.migrate(make_tables)
        fill(link, schema, at)
        link.commit()
        link.rows("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        link.close()
        engine.dispose()
