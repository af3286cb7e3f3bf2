"""Going back to a backup: what there is, and putting one in the place of the corpus without losing that."""

from __future__ import annotations

import contextlib
import logging
import os
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from pysqlite3 import dbapi2 as driver

from annotator.domain.errors import CorpusDamagedError, CorpusMissingError
from annotator.domain.ports import BackupInfo
from annotator.storage.backups import copy_corpus, made_at
from annotator.storage.engine import connect
from annotator.storage.errors import backups_folder, plain_verdict, translated
from annotator.storage.lock import WriterLock
from annotator.storage.opening import check_kind, connect_for_reading, resolve
from annotator.storage.placing import put_in_place, replace_with

logger = logging.getLogger(__name__)


def backups_of(location: str) -> list[BackupInfo]:
    """The backups beside a corpus, whether it is still there or not, newest first.

    Copies made before a change of format are among them.

    Raises:
        StorageError: If the folder cannot be read.
    """
    folder = backups_folder(str(Path(location).expanduser().resolve()))
    with translated(str(folder)):
        files = [each for each in folder.glob("*.corpus") if not each.name.startswith(".")]
        sizes = [(each, each.stat()) for each in files]
    found = [
        BackupInfo(
            each, made_at(each.name) or datetime.fromtimestamp(stat.st_mtime, UTC), stat.st_size
        )
        for each, stat in sizes
    ]
    return sorted(found, key=lambda each: (each.made, each.path.name), reverse=True)


def restore(location: str, backup: Path, now: datetime) -> Path | None:
    """Put a backup in the place of a corpus; what stood there is set aside, not lost.

    The backup is checked and copied completely before anything is touched; a crash at any instant leaves
    the old corpus or the restored one.

    Args:
        location: The corpus; it may be damaged or gone.
        backup: A corpus file.
        now: For the name under which the old one is set aside, UTC.

    Returns:
        Where the old corpus is now; ``None`` if there was none.

    Raises:
        CorpusMissingError: If there is no such backup.
        NotACorpusError, CorpusTooNewError, CorpusDamagedError: If the backup cannot serve as a corpus.
        CorpusLockedError: If somebody has the corpus open for writing.
        StorageError: If it cannot be written; then nothing has changed.
    """
    path = Path(location).expanduser().resolve()
    source = resolve(str(backup))
    _check(source)
    if not path.parent.is_dir():
        raise CorpusMissingError(corpus=path)
    lock = WriterLock(path)
    lock.acquire()
    try:
        part = path.with_name(f".{path.name}.{uuid4().hex[:8]}.restored")
        try:
            connection, _ = connect_for_reading(source)
            copy_corpus(connection, str(source), part)
            aside = _set_aside(path, now) if path.exists() else None
            try:
                with translated(str(path)):
                    replace_with(part, path)
            except BaseException:
                if aside is not None and not _log(aside).exists():
                    aside.unlink()  # a second name of what still has its first one
                raise
        finally:
            part.unlink(missing_ok=True)
    finally:
        lock.release()
    logger.info("%s was restored from %s; what stood there is %s", path, source, aside)
    return aside


def _check(backup: Path) -> None:
    """Read the backup from beginning to end, so that a damaged one replaces nothing."""
    connection, _ = connect_for_reading(backup)
    try:
        check_kind(connection, backup)
        with translated(str(backup)):
            (verdict,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
    finally:
        connection.close()
    if verdict != "ok":
        reason = plain_verdict(verdict)
        raise CorpusDamagedError(corpus=backup, reason=reason, backups=backup.parent)


def _set_aside(path: Path, now: datetime) -> Path:
    """Give the present corpus a second name that stays when the first one is taken from it."""
    aside = path.with_name(f"{path.stem}.before-restore-{now:%Y-%m-%dT%H%M%SZ}.corpus")
    _fold_log_in(path)
    with translated(str(path)):
        second = aside.with_name(f".{aside.name}.part")
        try:
            os.link(path, second)
        except OSError:
            # FAT and some network file systems know no links.
            second.write_bytes(path.read_bytes())
        put_in_place(second, aside)
        # What a damaged corpus left in its log belongs to it and would spoil the one that comes.
        for ending in ("-wal", "-shm"):
            beside = path.with_name(f"{path.name}{ending}")
            if beside.exists():
                beside.rename(aside.with_name(f"{aside.name}{ending}"))
    return aside


def _log(corpus: Path) -> Path:
    return corpus.with_name(f"{corpus.name}-wal")


def _fold_log_in(path: Path) -> None:
    """Bring what stands in the write-ahead log into the file, if the file is in a state for it."""
    with contextlib.suppress(driver.Error):
        connection = connect(path, mode="rw")
        try:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        finally:
            connection.close()
