"""The file of an outbox: what is not stored on the server yet, durable, readable by nobody else.

JSON lines, each flushed to the disk before it counts; a last line that was cut off by a crash never counted. A file in
which any other line cannot be read is copied under another name before it is written to, and that is told.
A file belongs to one corpus and one annotator, and to one program at a time.
"""

from __future__ import annotations

import hashlib
import logging
import os
from collections.abc import Mapping
from contextlib import suppress
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Any

import orjson
from filelock import FileLock, Timeout
from pydantic import BaseModel, ConfigDict, ValidationError

from annotator.domain.changes import ChangeSet
from annotator.domain.errors import OutboxDamagedError, OutboxError
from annotator.domain.ids import AnnotatorId
from annotator.domain.ports import LogKind
from annotator.domain.reason import Reason

logger = logging.getLogger(__name__)

_MOST_FILES = 9
_NOTES = (b'{"corpus":', b'{"stored":', b'{"drop":', b'{"cut":')
"""What such a line says is no step: without it a step is sent once more, and found to be there."""
_STEP = b'{"put":'
_CUT = b'{"cut":true}'
"""Says that the line before was cut off by a crash: it never counted."""


class Kept(BaseModel):
    """A change set that waits, or that the server refused.

    Attributes:
        number: Ascending within the outbox.
        changes: What to record.
        kind: As what.
        of: Number of the log entry that is undone or redone; below zero: of the waiting one with that number.
        refused: Why it was not stored, as ``template``, ``params`` and ``text``; ``None``: it waits.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    number: int
    changes: ChangeSet
    kind: LogKind = LogKind.DO
    of: int | None = None
    refused: dict[str, Any] | None = None

    @cached_property
    def size(self) -> int:
        """Bytes of its log entry; counted once."""
        return len(self.changes.model_dump_json().encode())


class Journal:
    """The lines of one outbox.

    Args:
        folder: Where outboxes are; made if need be.
        corpus: Which corpus; without secrets.
        annotator: Whose work.

    Attributes:
        entries: What was found in it, by number.
        stored: Numbers of log entries by the numbers of what was stored.
        damage: What could not be read, file by file.

    Raises:
        OutboxError: If the folder cannot be used, or a damaged file cannot be kept.
    """

    def __init__(self, folder: Path, corpus: str, annotator: AnnotatorId) -> None:
        self._corpus, self._annotator = corpus, annotator
        self.entries: dict[int, Kept] = {}
        self.stored: dict[int, int] = {}
        self.damage: list[OutboxDamagedError] = []
        self._file: int | None = None
        place = corpus.partition("?")[0]
        name = hashlib.sha256(f"{place}\n{annotator}".encode()).hexdigest()[:24]
        self.path, self._lock = self._taken(folder, name)
        try:
            self._read(self.path)
            self._inherit(folder, name)
        except OSError as error:
            self._let_go()
            raise self._error(error) from error

    @property
    def highest(self) -> int:
        """The highest number given so far."""
        return max([0, *self.entries, *self.stored])

    def put(self, kept: Kept) -> None:
        """Keep one. Raises ``OutboxError``."""
        self.entries[kept.number] = kept
        try:
            self._append({"put": kept.model_dump(mode="json")})
        except OSError as error:
            del self.entries[kept.number]
            raise self._error(error) from error

    def was_stored(self, number: int, entry: int) -> None:
        """Note that the server has it, as which log entry."""
        self.stored[number] = entry
        if self.entries.pop(number, None) is not None:
            self._note({"stored": number, "entry": entry})

    def drop(self, number: int) -> None:
        """Forget one."""
        if self.entries.pop(number, None) is not None:
            self._note({"drop": number})

    def close(self) -> None:
        """Leave the file to whoever comes next; one with nothing in it is removed."""
        if not self.entries:
            with suppress(OSError):
                self.path.unlink(missing_ok=True)
        self._let_go()

    # --- inside ------------------------------------------------------------------------------

    def _let_go(self) -> None:
        if self._file is not None:
            os.close(self._file)
            self._file = None
        self._lock.release()

    def _taken(self, folder: Path, name: str) -> tuple[Path, FileLock]:
        try:
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError as error:
            raise OutboxError(corpus=self._corpus, file=folder, reason=_reason(error)) from error
        for number in range(1, _MOST_FILES + 1):
            path = folder / f"{name}-{number}.jsonl"
            lock = _lock_of(path)
            try:
                lock.acquire()
            except Timeout:
                continue
            except OSError as error:
                raise OutboxError(corpus=self._corpus, file=path, reason=_reason(error)) from error
            return path, lock
        reason = Reason("too many programs have this corpus open under this name")
        raise OutboxError(corpus=self._corpus, file=folder, reason=reason)

    def _inherit(self, folder: Path, name: str) -> None:
        """Take over what other programs left, e.g. two windows that were both killed."""
        for path in sorted(folder.glob(f"{name}-*.jsonl")):
            if path == self.path:
                continue
            lock = _lock_of(path)
            try:
                lock.acquire()
            except Timeout:
                continue
            try:
                other = _Lines(path)
                if other.unread:
                    self._keep_aside(path, other)
                first = self.highest
                self.stored |= {first + number: entry for number, entry in other.stored.items()}
                for number, kept in other.entries.items():
                    of = kept.of if kept.of is None or kept.of > 0 else kept.of - first
                    self.put(kept.model_copy(update={"number": first + number, "of": of}))
                path.unlink()
            finally:
                lock.release()

    def _read(self, path: Path) -> None:
        if path.exists():
            lines = _Lines(path)
            self.entries, self.stored = lines.entries, lines.stored
            if lines.unread:
                self._keep_aside(path, lines)
                self._write_anew()
            elif lines.is_cut:
                # What follows must not be glued to half a line.
                self._append({"cut": True}, before=b"\n")

    def _keep_aside(self, path: Path, lines: _Lines) -> None:
        """Copy a damaged file to where no program takes it for its own, and remember to tell."""
        number = 1
        while (kept := path.with_suffix(f".damaged-{number}")).exists():
            if kept.read_bytes() == lines.data:
                break
            number += 1
        else:
            _write_file(kept, lines.data)
        error = OutboxDamagedError(corpus=self._corpus, file=path, kept=kept, count=lines.unread)
        logger.info("%s", error)
        self.damage.append(error)

    def _write_anew(self) -> None:
        """Put what could be read in place of the file, or leave the file as it is."""
        said = [
            self._head(),
            *({"stored": number, "entry": entry} for number, entry in self.stored.items()),
            *({"put": kept.model_dump(mode="json")} for kept in self.entries.values()),
        ]
        part = self.path.with_suffix(".part")
        _write_file(part, b"".join(orjson.dumps(each) + b"\n" for each in said))
        part.replace(self.path)
        _sync_folder(self.path.parent)

    def _note(self, line: Mapping[str, Any]) -> None:
        """Write what is no loss if it gets lost: it would be sent once more, and be found to be there."""
        try:
            if self.entries:
                self._append(line)
            elif self._file is not None:
                os.ftruncate(self._file, 0)
            elif self.path.exists():
                os.truncate(self.path, 0)
        except OSError as error:
            logger.info("The outbox %s cannot be written: %s", self.path, error)

    def _append(self, line: Mapping[str, Any], before: bytes = b"") -> None:
        if self._file is None:
            is_new = not self.path.exists()
            flags = os.O_CREAT | os.O_APPEND | os.O_WRONLY
            self._file = os.open(self.path, flags, 0o600)
            if is_new:
                _sync_folder(self.path.parent)
        size = os.fstat(self._file).st_size
        if size == 0:
            before = orjson.dumps(self._head()) + b"\n" + before
        try:
            _write(self._file, before + orjson.dumps(line) + b"\n")
        except OSError:
            # What follows must not be glued to a part of it.
            with suppress(OSError):
                os.ftruncate(self._file, size)
            raise

    def _head(self) -> Mapping[str, Any]:
        return {"corpus": self._corpus, "annotator": self._annotator}

    def _error(self, error: OSError) -> OutboxError:
        return OutboxError(corpus=self._corpus, file=self.path, reason=_reason(error))


class _Lines:
    """What stands in a file.

    Attributes:
        entries: What waits or was refused, by number.
        stored: Numbers of log entries by the numbers of what was stored.
        data: All its bytes.
        is_cut: Whether a crash cut off the last line.
        unread: How many steps cannot be read, at most.
    """

    def __init__(self, path: Path) -> None:
        self.entries: dict[int, Kept] = {}
        self.stored: dict[int, int] = {}
        self.data = path.read_bytes()
        *lines, last = self.data.split(b"\n")
        self.is_cut = bool(last)
        self.unread = 0
        for line, after in pairwise([*lines, last]):
            if line and not self._take(line, path) and after != _CUT:
                self.unread += _steps_in(line)
        if last:
            self._take(last, path)

    def _take(self, line: bytes, path: Path) -> bool:
        """Whether it is a line of ours."""
        try:
            said = orjson.loads(line)
            if "put" in said:
                kept = Kept.model_validate(said["put"])
                self.entries[kept.number] = kept
            elif "stored" in said:
                number = _number(said["stored"])
                self.stored[number] = _number(said["entry"])
                self.entries.pop(number, None)
            elif "drop" in said:
                self.entries.pop(_number(said["drop"]), None)
            else:
                return "corpus" in said or "cut" in said
        except (orjson.JSONDecodeError, ValidationError, KeyError, TypeError) as error:
            logger.info("A line of the outbox %s cannot be read: %s", path, error)
            return False
        return True


def _steps_in(line: bytes) -> int:
    """How many steps a line that cannot be read may have held: the end of a line may be lost, too."""
    return line.count(_STEP) or int(not line.startswith(_NOTES))


def _number(said: object) -> int:
    if type(said) is not int:
        raise TypeError(f"{said!r} is no number")
    return said


def _lock_of(path: Path) -> FileLock:
    return FileLock(
        path.with_suffix(".lock"), timeout=0, mode=0o600, thread_local=False, is_singleton=False
    )


def _write(file: int, data: bytes) -> None:
    """Write all of it, to the disk."""
    while data:
        data = data[os.write(file, data) :]
    os.fsync(file)


def _write_file(path: Path, data: bytes) -> None:
    """Make a file, to the disk, readable by nobody else; what is there is written over."""
    file = os.open(path, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600)
    try:
        _write(file, data)
    finally:
        os.close(file)
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _reason(error: OSError) -> str:
    return error.strerror or str(error)
