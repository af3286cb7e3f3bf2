"""What SQLite and the file system report, told in the domain's words."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pysqlite3 import dbapi2 as driver
from sqlalchemy.exc import DBAPIError

from annotator.domain.errors import (
    CorpusDamagedError,
    CorpusMissingError,
    CorpusReadOnlyError,
    DiskFullError,
    NotACorpusError,
    StorageError,
)
from annotator.domain.reason import Reason

_PRIMARY_CODE = 0xFF
_NO_TEXT = "Could not decode to UTF-8"
_HEADING = "*** in database main ***"
_READ_ONLY_ERRNOS = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
_FULL_ERRNOS = frozenset({errno.ENOSPC, errno.EDQUOT})


class ConstraintError(Exception):
    """A constraint of the tables refuses a write; only the one who wrote knows what that means."""


def backups_folder(corpus: str) -> Path:
    """Where the automatic backups of a corpus are: beside it."""
    path = Path(corpus)
    return path.with_name(f"{path.name}-backups")


def damaged(corpus: str, reason: str | Reason) -> CorpusDamagedError:
    """The error for a corpus whose content is not what was written."""
    said = reason if isinstance(reason, Reason) else plain_verdict(reason)
    return CorpusDamagedError(corpus=corpus, reason=said, backups=backups_folder(corpus))


def plain_verdict(verdict: str) -> str:
    """What SQLite's check says, on one line and without its heading."""
    return " ".join(verdict.replace(_HEADING, " ").split())


def is_code(error: BaseException, code: int) -> bool:
    """Whether a driver error has this primary result code."""
    return (getattr(error, "sqlite_errorcode", 0) & _PRIMARY_CODE) == code


def told(error: driver.Error, corpus: str) -> StorageError:
    """The domain's error for one of the driver.

    Args:
        error: As raised by ``pysqlite3``.
        corpus: Location of the corpus, to be named.
    """
    code = getattr(error, "sqlite_errorcode", 0) & _PRIMARY_CODE
    if code == driver.SQLITE_CORRUPT:
        return damaged(corpus, str(error))
    if _NO_TEXT in str(error):
        return damaged(corpus, Reason("a value is not the text that was written"))
    if code == driver.SQLITE_CANTOPEN and not Path(corpus).exists():
        return CorpusMissingError(corpus=corpus)
    if code in _PLAIN:
        return _PLAIN[code](corpus=corpus)
    return StorageError(corpus=corpus, reason=_REASONS.get(code, str(error)))


_PLAIN: dict[int, type[StorageError]] = {
    driver.SQLITE_FULL: DiskFullError,
    driver.SQLITE_READONLY: CorpusReadOnlyError,
    driver.SQLITE_NOTADB: NotACorpusError,
}

_REASONS = {
    driver.SQLITE_BUSY: "somebody else was writing to it for too long; try again in a moment",
    driver.SQLITE_LOCKED: "somebody else was writing to it for too long; try again in a moment",
    driver.SQLITE_CANTOPEN: "the file or its folder cannot be opened",
    driver.SQLITE_IOERR: "the disk reports an error; check it and try again",
}


def told_os(error: OSError, corpus: str) -> StorageError:
    """The domain's error for one of the file system."""
    if error.errno in _READ_ONLY_ERRNOS:
        return CorpusReadOnlyError(corpus=corpus)
    if error.errno in _FULL_ERRNOS:
        return DiskFullError(corpus=corpus)
    return StorageError(corpus=corpus, reason=error.strerror or str(error))


@contextmanager
def translated(corpus: str) -> Iterator[None]:
    """Turn SQLite's and the file system's errors inside the block into the domain's."""
    try:
        yield
    except driver.Error as error:
        raise told(error, corpus) from error
    except DBAPIError as error:
        if not isinstance(error.orig, driver.Error):
            raise
        raise told(error.orig, corpus) from error
    except UnicodeDecodeError as error:
        raise damaged(corpus, Reason("words in it cannot be read")) from error
    except OSError as error:
        raise told_os(error, corpus) from error
