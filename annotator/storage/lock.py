"""One writer per corpus: a lock that the system gives up when its process ends, however it ends."""

from __future__ import annotations

import json
import os
import socket
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from annotator.domain.errors import CorpusLockedError
from annotator.storage.errors import translated


class WriterLock:
    """The right to write to a corpus, held by one process on one machine.

    The lock itself is an empty file beside the corpus. Who holds it is written to a second one,
    because taking the lock empties the first. Both are only as good as the file system's locks;
    network drives are not a place for a corpus.

    Args:
        path: The corpus file, with links resolved.
    """

    def __init__(self, path: Path) -> None:
        self._corpus = path
        self._holder = path.with_name(f"{path.name}-holder")
        self._lock = FileLock(
            path.with_name(f"{path.name}-lock"), timeout=0, thread_local=False, is_singleton=False
        )

    def acquire(self) -> None:
        """Take the lock.

        Raises:
            CorpusLockedError: If another process has it; names it.
            CorpusReadOnlyError: If the folder cannot be written.
        """
        with translated(str(self._corpus)):
            try:
                self._lock.acquire()
            except Timeout:
                raise CorpusLockedError(corpus=self._corpus, holder=self._who()) from None
            self._holder.write_text(_card(datetime.now(UTC)), encoding="utf-8")

    def release(self) -> None:
        """Give the lock up; may be called twice."""
        if self._lock.is_locked:
            with translated(str(self._corpus)):
                self._holder.unlink(missing_ok=True)
                self._lock.release()

    def _who(self) -> str:
        try:
            return holder_text(self._holder.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError):
            return holder_text("")


def holder_text(card: str) -> str:
    """Who holds a lock, for people.

    Args:
        card: What the holder wrote down; anything else gives an unknown process.
    """
    try:
        said = json.loads(card)
        since = datetime.fromisoformat(said["since"]).astimezone()
        return f"process {int(said['pid'])} on {said['host']}, since {since:%Y-%m-%d %H:%M}"
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError):
        return "an unknown process"


def _card(at: datetime) -> str:
    return json.dumps({"host": socket.gethostname(), "pid": os.getpid(), "since": at.isoformat()})
