import errno

import pytest
from pysqlite3 import dbapi2 as driver

from annotator.domain.errors import (
    CorpusDamagedError,
    CorpusMissingError,
    CorpusReadOnlyError,
    DiskFullError,
    NotACorpusError,
    StorageError,
)
from annotator.storage.errors import told, told_os


def _error(code):
    error = driver.OperationalError("what the driver says")
    error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (driver.SQLITE_FULL, DiskFullError),
        (driver.SQLITE_READONLY, CorpusReadOnlyError),
        (driver.SQLITE_READONLY | (4 << 8), CorpusReadOnlyError),
        (driver.SQLITE_NOTADB, NotACorpusError),
        (driver.SQLITE_CORRUPT, CorpusDamagedError),
        (driver.SQLITE_CANTOPEN, CorpusMissingError),
        (driver.SQLITE_BUSY, StorageError),
        (driver.SQLITE_IOERR, StorageError),
        (driver.SQLITE_MISUSE, StorageError),
    ],
)
def test_each_failure_of_the_driver_is_told_with_the_file(code, kind):
    error = told(_error(code), "/nowhere/news.corpus")
    assert type(error) is kind
    assert "/nowhere/news.corpus" in str(error)
    assert "\n" not in str(error)


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        (errno.EROFS, CorpusReadOnlyError),
        (errno.EACCES, CorpusReadOnlyError),
        (errno.ENOSPC, DiskFullError),
        (errno.EIO, StorageError),
    ],
)
def test_each_failure_of_the_file_system_is_told_with_the_file(number, kind):
    assert type(told_os(OSError(number, "as it says"), "news.corpus")) is kind
