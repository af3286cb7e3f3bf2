"""Backups: consistent copies while others go on working, made by themselves and kept in rotation."""

from __future__ import annotations

import logging
import shutil
import time
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event, Thread
from typing import Any
from uuid import uuid4

from pysqlite3 import dbapi2 as driver

from annotator.domain.backups import BackupPolicy
from annotator.domain.errors import AnnotatorError, CorpusExistsError, StorageError
from annotator.domain.reason import Reason
from annotator.storage.engine import connect
from annotator.storage.errors import backups_folder, translated
from annotator.storage.placing import put_in_place

logger = logging.getLogger(__name__)

USUAL = BackupPolicy()
_NAME = "%Y-%m-%dT%H%M%SZ.corpus"
# 2 MiB at a time: a few milliseconds in which the disk is not free for an edit.
_PAGES_PER_STEP = 256
_PAUSE_S = 0.002
_SPARE_BYTES = 4 * 1024 * 1024
_PATIENCE_S = 3.0


def usual_policy() -> BackupPolicy:
    """The policy of those who have set none."""
    return USUAL


class _StoppedError(Exception):
    """The corpus is being closed."""


def copy_corpus(
    source: Any,  # noqa: ANN401 - the driver has no types
    corpus: str,
    destination: Path,
    is_stopped: Callable[[], bool] = lambda: False,
    *,
    keep: bool = False,
) -> None:
    """Write a copy of the state at this moment; others may go on writing.

    The copy appears under its name when it is complete and on disk, never before.

    Args:
        source: A connection of its own.
        corpus: Location, for error messages.
        destination: A file that is not there yet, in a folder that is.
        is_stopped: Asked between steps.
        keep: Leave the connection open.

    Raises:
        CorpusExistsError: If there is a file of that name.
        StorageError: If there is no such folder, too little room, or the disk fails.
    """
    if destination.exists():
        raise CorpusExistsError(corpus=destination)
    if not destination.parent.is_dir():
        raise StorageError(
            corpus=destination, reason=Reason("its folder does not exist; make it first")
        )
    part = destination.with_name(f".{destination.name}.{uuid4().hex[:8]}.part")
    try:
        with translated(corpus):
            # Held open so that commits of others do not make the copy start anew.
            source.execute("BEGIN")
            source.execute("SELECT count(*) FROM corpus_info").fetchone()
            _check_room(source, destination)
        with translated(str(destination)):
            # The system says more clearly than SQLite why a file cannot be made.
            part.touch(exist_ok=False)
            _copy(source, part, is_stopped)
            put_in_place(part, destination)
    finally:
        if not keep:
            source.close()
        elif source.in_transaction:
            source.execute("ROLLBACK")
        for leftover in (part, part.with_name(f"{part.name}-journal")):
            leftover.unlink(missing_ok=True)


def _copy(source: Any, part: Path, is_stopped: Callable[[], bool]) -> None:  # noqa: ANN401 - the driver has no types
    def pause(_status: int, _remaining: int, _total: int) -> None:
        if is_stopped():
            raise _StoppedError
        time.sleep(_PAUSE_S)

    target = driver.connect(str(part), isolation_level=None)
    try:
        source.backup(target, pages=_PAGES_PER_STEP, progress=pause)
        # Without a write-ahead log, a copy on a read-only medium is one file and can be opened.
        target.execute("PRAGMA journal_mode=DELETE").fetchone()
        target.execute("PRAGMA synchronous=EXTRA")
        target.execute("UPDATE corpus_info SET closed = 1")
    finally:
        target.close()


def _check_room(source: Any, destination: Path) -> None:  # noqa: ANN401 - the driver has no types
    pages, size = (
        source.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "page_size")
    )
    needed = pages * size + _SPARE_BYTES
    free = shutil.disk_usage(destination.parent).free
    if free < needed:
        raise StorageError(
            corpus=destination,
            reason=Reason(
                "the copy needs {needed} MiB, but only {free} MiB are free there",
                needed=needed >> 20,
                free=free >> 20,
            ),
        )


def made_at(name: str) -> datetime | None:
    """When the automatic backup of this file name was made; ``None`` if it is none."""
    try:
        return datetime.strptime(name, _NAME).replace(tzinfo=UTC)
    except ValueError:
        return None


def to_remove(names: Iterable[str], policy: BackupPolicy = USUAL) -> list[str]:
    """The automatic backups that have had their time.

    Kept are the newest of each of the last days that have one, and of each of the last weeks, as many as
    the policy says. Files of other names are never removed.
    """
    dated = sorted(((at, name) for name in names if (at := made_at(name))), reverse=True)
    days: dict[object, str] = {}
    weeks: dict[object, str] = {}
    for at, name in dated:
        days.setdefault(at.date(), name)
        weeks.setdefault(at.isocalendar()[:2], name)
    kept = {*list(days.values())[: policy.days], *list(weeks.values())[: policy.weeks]}
    return sorted(name for _, name in dated if name not in kept)


class BackupKeeper:
    """Makes a backup when one is due, in a thread of its own, and removes old ones.

    Due is one when the newest is older than the policy wants, and after so many commits. A failure is
    logged as a warning and tried again at the next opportunity.

    Args:
        path: The corpus file.
        now: The present, UTC.
        policy: Gives the policy that holds now.
    """

    def __init__(
        self,
        path: Path,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        policy: Callable[[], BackupPolicy] = usual_policy,
    ) -> None:
        self._path = path
        self._policy = policy
        self._folder = backups_folder(str(path))
        self._now = now
        self._commits = 0
        self._stop = Event()
        self._thread: Thread | None = None

    def newest(self) -> datetime | None:
        """When the newest automatic backup was made, as far as it was made before now."""
        if not self._folder.is_dir():
            return None
        # A clock that went back must not keep new ones from being made until it has caught up.
        now = self._now()
        made = (made_at(item.name) for item in self._folder.iterdir())
        return max((at for at in made if at is not None and at <= now), default=None)

    def start_if_old(self) -> None:
        """Begin a backup if the newest is older than the policy wants."""
        newest = self.newest()
        if newest is None or self._now() - newest >= timedelta(hours=self._policy().hours):
            self._start()

    def committed(self) -> None:
        """Note that something was written; begins a backup if enough was."""
        self._commits += 1
        if self._commits >= self._policy().commits and not self._is_running:
            self._start()

    def stop(self) -> None:
        """Let a running backup finish if it is nearly done, else break it off; it leaves nothing."""
        if self._thread is not None:
            self._thread.join(_PATIENCE_S)
            self._stop.set()
            self._thread.join()

    def make(self) -> None:
        """Make a backup now and remove what has had its time.

        Raises:
            StorageError: If it cannot be written; older ones stay then.
        """
        with translated(str(self._folder)):
            self._folder.mkdir(exist_ok=True)
        destination = self._folder / self._now().strftime(_NAME)
        if not destination.exists():
            with translated(str(self._path)):
                source = connect(self._path, mode="ro")
            copy_corpus(source, str(self._path), destination, self._stop.is_set)
        with translated(str(self._folder)):
            for name in to_remove((item.name for item in self._folder.iterdir()), self._policy()):
                if name == destination.name:
                    # Older than the others only because the clock went back.
                    continue
                (self._folder / name).unlink()
                logger.info("Removed the backup %s, which had its time.", name)

    @property
    def _is_running(self) -> bool:
        return self._thread is not None and self._thread.is_alive()

    def _start(self) -> None:
        self._commits = 0
        self._thread = Thread(target=self._run, name="backup", daemon=True)
        self._thread.start()

    def _run(self) -> None:
        try:
            self.make()
        except _StoppedError:
            logger.info("The backup of %s was broken off; the next opening makes it.", self._path)
        except AnnotatorError as error:
            logger.warning("No backup was made: %s", error)
