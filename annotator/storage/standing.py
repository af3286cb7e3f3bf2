"""Whether an open corpus is still the file that stands under its name, and what to do if it is not.

A file that was deleted or renamed goes on taking what is written to it, as long as it is open; a program that looks only at what
the database reports would call that stored.
"""

from __future__ import annotations

import logging
import os
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock
from typing import Any

from pysqlite3 import dbapi2 as driver

from annotator.domain.errors import AnnotatorError, CorpusMovedError, CorpusRescuedError
from annotator.storage.backups import copy_corpus

logger = logging.getLogger(__name__)

_Identity = tuple[int, int]


class Standing:
    """Knows the file that was opened.

    Args:
        path: The corpus; it is there.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._name = str(path)
        self._log = f"{path}-wal"
        self._file = _identity(self._name)
        self._guard = Lock()
        self._saved: Path | None = None

    def holds(self) -> bool:
        """Whether the file and its log stand where they stood; two questions to the system, a few microseconds."""
        return _identity(self._name) == self._file and _identity(self._log) is not None

    def is_file(self) -> bool:
        """Whether the file stands where it stood; for a connection that has not looked into the log yet."""
        return _identity(self._name) == self._file

    def moved(self) -> CorpusMovedError:
        """The error for somebody who comes too late."""
        if self._saved is not None:
            return CorpusRescuedError(corpus=self._path, saved=self._saved)
        return CorpusMovedError(corpus=self._path)

    def rescue(self, connection: Any) -> CorpusMovedError:  # noqa: ANN401 - the driver has no types
        """Save all that was stored, beside the place where the file was; the error that says so.

        Args:
            connection: One that was opened while the file stood there, outside of a transaction.
        """
        with self._guard:
            if self._saved is None:
                self._fold_log_in(connection)
                self._save(connection)
        return self.moved()

    def _fold_log_in(self, connection: Any) -> None:  # noqa: ANN401 - the driver has no types
        """Bring the log into the file, wherever that is now, and empty it: a file in its place must not get it."""
        try:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        except driver.Error as error:
            logger.warning("The log of %s was not folded in: %s", self._path, error)

    def _save(self, connection: Any) -> None:  # noqa: ANN401 - the driver has no types
        stamp = datetime.now(UTC).strftime("%Y-%m-%dT%H%M%SZ")
        saved = self._path.with_name(f"{self._path.stem}.saved-{stamp}.corpus")
        try:
            copy_corpus(connection, str(self._path), saved, keep=True)
        except AnnotatorError as error:
            logger.error("What was stored in %s was not saved beside it: %s", self._path, error)  # noqa: TRY400 - no traceback for a full disk
            return
        logger.warning("%s was moved, deleted or replaced; all it held is in %s", self._path, saved)
        self._saved = saved


def _identity(path: str) -> _Identity | None:
    try:
        found = os.stat(path)  # noqa: PTH116 - asked twice with every step; a Path doubles the time
    except OSError:
        return None
    return found.st_dev, found.st_ino
