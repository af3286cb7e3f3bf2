"""Files and folders that appear whole or not at all: written beside, made durable, then moved into place."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from annotator.domain.errors import FileWriteError


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """A binary stream whose content replaces ``path`` when the block ends without an error.

    Until then it is a file of its own, the ``name`` of the stream.

    Raises:
        FileWriteError: If it cannot be written, e.g. because the disk is full; ``path`` is as before.
    """
    with explained(path):
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".tmp", dir=path.parent)
        os.close(handle)
        beside = Path(name)
        try:
            with beside.open("wb") as stream:
                yield stream
                stream.flush()
                os.fsync(stream.fileno())
            _usual_permissions(beside, 0o666)
            beside.replace(path)
            _sync_folder(path.parent)
        finally:
            beside.unlink(missing_ok=True)


@contextmanager
def whole_folder(path: Path) -> Iterator[Path]:
    """An empty folder that takes the place of ``path`` when the block ends without an error.

    What stood at ``path`` is gone afterwards; whether it may go is for the caller to check.

    Raises:
        FileWriteError: If it cannot be written; ``path`` is as before.
    """
    with explained(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        beside = Path(tempfile.mkdtemp(prefix=f".{path.name}.", suffix=".tmp", dir=path.parent))
        try:
            yield beside
            for written in sorted(beside.rglob("*")):
                if written.is_dir():
                    _sync_folder(written)
                else:
                    _sync_file(written)
            _usual_permissions(beside, 0o777)
            _sync_folder(beside)
            _put_in_place(beside, path)
            _sync_folder(path.parent)
        finally:
            shutil.rmtree(beside, ignore_errors=True)


def put_back(path: Path) -> None:
    """Put a folder back that was moved aside by a process that was killed before the new one was in its place.

    Raises:
        OSError: If it cannot be moved.
    """
    if path.exists() or not path.parent.is_dir():
        return
    for old in sorted(path.parent.iterdir()):
        aside = old / path.name
        if old.name.startswith(f".{path.name}.") and old.suffix == ".old" and aside.is_dir():
            aside.rename(path)
            old.rmdir()
            return


def _put_in_place(beside: Path, path: Path) -> None:
    if not path.exists():
        beside.rename(path)
        return
    old = Path(tempfile.mkdtemp(prefix=f".{path.name}.", suffix=".old", dir=path.parent))
    path.rename(old / path.name)
    try:
        beside.rename(path)
    except OSError:
        (old / path.name).rename(path)
        old.rmdir()
        raise
    shutil.rmtree(old, ignore_errors=True)


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn what the operating system refuses into an error that names ``path``.

    Raises:
        FileWriteError: In place of ``OSError``.
    """
    try:
        yield
    except OSError as error:
        raise FileWriteError(file=path, reason=error.strerror or str(error)) from error


def _usual_permissions(path: Path, wanted: int) -> None:
    """Temporary files are private; what takes their place is as public as any new file."""
    umask = os.umask(0)
    os.umask(umask)
    path.chmod(wanted & ~umask)


def _sync_file(path: Path) -> None:
    with path.open("rb") as stream:
        os.fsync(stream.fileno())


def _sync_folder(path: Path) -> None:
    if os.name == "nt":
        return  # Windows cannot open a folder; NTFS keeps its own journal
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
