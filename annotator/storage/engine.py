"""Connections to one corpus file: how SQLite is set up, and SQLAlchemy on top of it.

``pysqlite3`` is the only SQLite library of the process. Two of them on one file drop each other's
locks, and so does opening the file by other means; nothing here reads it except through SQLite.
"""

from __future__ import annotations

from functools import cache, partial
from pathlib import Path
from typing import Any

import pysqlite3
from pysqlite3 import dbapi2 as driver
from sqlalchemy import URL, Dialect, Engine, create_engine
from sqlalchemy.pool import NullPool

PAGE_SIZE = 8192
BUSY_TIMEOUT_MS = 10_000
_CACHE_KIB = 16 * 1024
# 8 MiB of log at most before it is folded into the file: a few milliseconds, well below what is seen.
_CHECKPOINT_PAGES = 1000


def connect(path: Path, *, mode: str, immutable: bool = False) -> Any:  # noqa: ANN401 - the driver has no types
    """A connection in autocommit mode that may move between threads.

    Args:
        path: The corpus file.
        mode: ``ro``, ``rw`` or ``rwc`` (make the file if it is not there).
        immutable: Nobody can change the file, so that SQLite needs no files beside it.
    """
    query = f"mode={mode}&immutable=1" if immutable else f"mode={mode}"
    connection = driver.connect(
        f"{path.absolute().as_uri()}?{query}",
        uri=True,
        isolation_level=None,
        check_same_thread=False,
        timeout=BUSY_TIMEOUT_MS / 1000,
        cached_statements=256,
    )
    try:
        connection.execute("PRAGMA foreign_keys=ON")
        connection.execute(f"PRAGMA cache_size=-{_CACHE_KIB}")
        connection.execute("PRAGMA trusted_schema=OFF")
        if mode == "ro":
            connection.execute("PRAGMA query_only=ON")
    except driver.Error:
        connection.close()
        raise
    except UnicodeDecodeError as error:  # what is wrong is told with the words of the damaged file
        connection.close()
        raise driver.DatabaseError("the description of its tables is damaged") from error
    return connection


def connect_durably(path: Path, *, mode: str = "rw") -> Any:  # noqa: ANN401 - the driver has no types
    """A connection whose commits are on disk when they return."""
    connection = connect(path, mode=mode)
    try:
        if mode == "rwc":
            connection.execute(f"PRAGMA page_size={PAGE_SIZE}")
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute(f"PRAGMA wal_autocheckpoint={_CHECKPOINT_PAGES}")
        connection.execute("PRAGMA journal_size_limit=16777216")
    except driver.Error:
        connection.close()
        raise
    return connection


def engine_for(path: Path, *, writable: bool, immutable: bool = False) -> Engine:
    """SQLAlchemy's engine; transactions are begun and ended by ``annotator.storage.link``."""
    creator = (
        partial(connect_durably, path)
        if writable
        else partial(connect, path, mode="ro", immutable=immutable)
    )
    dialect, url = _spoken()
    return Engine(
        NullPool(creator, dialect=dialect),
        dialect,
        url,
        execution_options={"compiled_cache": _COMPILED},
    )


# Of all corpora of a process: to put a page of the list into words takes longer than to read it.
_COMPILED: dict[Any, Any] = {}


@cache
def _spoken() -> tuple[Dialect, URL]:
    """What SQLAlchemy has to know of SQLite, found out once; statements that one corpus was asked serve the next."""
    engine = create_engine("sqlite+pysqlite://", module=pysqlite3, isolation_level="AUTOCOMMIT")
    engine.connect().close()
    engine.dispose()
    return engine.dialect, engine.url
