"""What is looked at before a file is trusted to be a corpus."""

from __future__ import annotations

import logging
import time
from pathlib import Path
from typing import Any

from pysqlite3 import dbapi2 as driver

from annotator.domain.errors import (
    CorpusMissingError,
    CorpusTooNewError,
    NotACorpusError,
    StorageError,
)
from annotator.domain.reason import Reason
from annotator.storage.engine import connect
from annotator.storage.errors import damaged, is_code, told, translated
from annotator.storage.tables import APPLICATION_ID, FORMAT

logger = logging.getLogger(__name__)

# Files up to this size are checked at every opening, in about 20 ms; larger ones when they were not
# closed properly, for two seconds at most: the check of 500 MB takes some, but finds most at once.
_SMALL_BYTES = 8 * 1024 * 1024
_PATIENCE_S = 2.0
_STEPS_BETWEEN_LOOKS = 20_000


def resolve(location: str) -> Path:
    """The file of a location, with links resolved, so that two names of a file share one lock.

    Raises:
        CorpusMissingError: If there is no file.
        NotACorpusError: If it is a folder.
    """
    with translated(location):
        path = Path(location).expanduser().resolve()
        if path.is_dir():
            raise NotACorpusError(corpus=location)
        if not path.exists():
            raise CorpusMissingError(corpus=location)
        return path


def connect_for_reading(path: Path) -> tuple[Any, bool]:
    """A connection that only reads, and whether the file had to be taken as unchangeable.

    Beside a file in write-ahead mode SQLite needs two more files. Where they are not there and cannot
    be made – a read-only folder or medium – nobody else can be writing either.

    Raises:
        StorageError: If the file cannot be read; if it needs recovery in a folder that is read-only.
    """
    try:
        return _probed(path), False
    except driver.Error as error:
        if not (is_code(error, driver.SQLITE_CANTOPEN) or is_code(error, driver.SQLITE_READONLY)):
            raise told(error, str(path)) from error
    log = path.with_name(f"{path.name}-wal")
    if log.exists() and log.stat().st_size:
        raise StorageError(
            corpus=path,
            reason=Reason(
                "it was not closed properly and its folder is read-only; copy it with the files beside it to a folder that can be written"
            ),
        )
    with translated(str(path)):
        return connect(path, mode="ro", immutable=True), True


def _probed(path: Path) -> Any:  # noqa: ANN401 - the driver has no types
    connection = connect(path, mode="ro")
    try:
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except driver.Error:
        connection.close()
        raise
    return connection


def check_kind(connection: Any, path: Path) -> int:  # noqa: ANN401 - the driver has no types
    """The format of the corpus.

    Raises:
        NotACorpusError: If it is another kind of file.
        CorpusTooNewError: If a later version of the program wrote it.
    """
    with translated(str(path)):
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        (found,) = connection.execute("PRAGMA user_version").fetchone()
    if application != APPLICATION_ID or found < 1:
        raise NotACorpusError(corpus=path)
    if found > FORMAT:
        raise CorpusTooNewError(corpus=path, found=found, known=FORMAT)
    return int(found)


def check_content(connection: Any, path: Path) -> None:  # noqa: ANN401 - the driver has no types
    """Check the structure of the database as far as a short time allows.

    Raises:
        CorpusDamagedError: If something is wrong.
    """
    with translated(str(path)):
        row = connection.execute("SELECT closed FROM corpus_info").fetchone()
        if row is None:
            raise damaged(str(path), "its first table is empty")
        if row[0] and path.stat().st_size > _SMALL_BYTES:
            return
        deadline = time.monotonic() + _PATIENCE_S
        connection.set_progress_handler(
            lambda: int(time.monotonic() > deadline), _STEPS_BETWEEN_LOOKS
        )
        try:
            (verdict,) = connection.execute("PRAGMA quick_check(1)").fetchone()
        except driver.OperationalError as error:
            if not is_code(error, driver.SQLITE_INTERRUPT):
                raise
            logger.info("%s is large; the rest of it was not checked at opening.", path)
            return
        finally:
            connection.set_progress_handler(None, _STEPS_BETWEEN_LOOKS)
        if verdict != "ok":
            raise damaged(str(path), str(verdict))
