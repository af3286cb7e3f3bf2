"""Archives from strangers: unpacked into a folder of their own, within bounds, and nothing beside it."""

from __future__ import annotations

import lzma
import stat
import struct
import tarfile
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO

from annotator.domain.errors import FileReadError
from annotator.formats.reading import check_regular, unreadable

ENDINGS = (".zip", ".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tar.xz")

_COPIED_AT_ONCE = 1 << 20
# What the standard library raises for archives that are cut short, altered or nonsense.
_DAMAGED = (
    zipfile.BadZipFile,
    tarfile.TarError,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    OverflowError,
    ValueError,
)


@dataclass(frozen=True, slots=True)
class Bounds:
    """How much an archive may hold.

    Attributes:
        files: How many files.
        total: Bytes of all of them, unpacked.
    """

    files: int = 200_000
    total: int = 4 << 30


_USUAL = Bounds()
_OFFICE = Bounds(files=10_000, total=512 << 20)
_DECLARATIONS = tuple(
    mark.encode(encoding)
    for mark in ("<!DOCTYPE", "<!ENTITY")
    for encoding in ("ascii", "utf-16-le", "utf-16-be")
)


def is_archive(path: Path) -> bool:
    """Whether the name says that it is an archive."""
    return path.name.lower().endswith(ENDINGS)


@contextmanager
def unpacked(path: Path, bounds: Bounds = _USUAL) -> Iterator[Path]:
    """A folder with the files of an archive, for the time of the block.

    Links, devices and names that lead out of the folder are refused, not passed over: an archive with
    such a thing was made to do harm.

    Args:
        path: A zip or tar file.
        bounds: Refuse to unpack more; counted while unpacking, whatever the archive says of itself.

    Raises:
        FileReadError: If it cannot be read, is damaged, or holds what it must not.
    """
    check_regular(path)
    with tempfile.TemporaryDirectory(prefix="annotator-") as name:
        folder = Path(name)
        _Unpacking(path, folder, bounds).run()
        yield folder


def check_office(path: Path, bounds: Bounds = _OFFICE) -> None:
    """Refuse an office document that is no sound zip, grows beyond bounds, or declares entities of its own.

    No office program writes a document type declaration into its files; one that is there is a bomb, or
    reads files of this machine.

    Args:
        path: A ``.docx`` or ``.xlsx`` file.
        bounds: How much it may hold, counted while unpacking.

    Raises:
        FileReadError: If so.
    """
    check_regular(path)
    _Unpacking(path, Path(), bounds).check_members()


class _Unpacking:
    def __init__(self, path: Path, folder: Path, bounds: Bounds) -> None:
        self._path = path
        self._folder = folder
        self._bounds = bounds
        self._files = 0
        self._bytes = 0

    def run(self) -> None:
        """Unpack."""
        self._guarded(self._unzip if zipfile.is_zipfile(self._path) else self._untar)

    def check_members(self) -> None:
        """Look at every file of a zip without writing any."""
        self._guarded(self._look_through)

    def _look_through(self) -> None:
        with zipfile.ZipFile(self._path) as archive:
            members = archive.infolist()
            if len(members) > self._bounds.files:
                raise self._refused(f"it holds more than {self._bounds.files} files")
            for member in members:
                with archive.open(member) as stream:
                    self._look_at(stream, member.filename)

    def _look_at(self, stream: IO[bytes], name: str) -> None:
        tail = b""
        while piece := stream.read(_COPIED_AT_ONCE):
            self._count(len(piece))
            if name.lower().endswith((".xml", ".rels")):
                seen = tail + piece
                if any(mark in seen for mark in _DECLARATIONS):
                    raise self._refused(f"{name!r} in it declares entities")
                tail = piece[-32:]

    def _guarded(self, step: Callable[[], None]) -> None:
        try:
            step()
        except _DAMAGED as error:
            raise self._refused(f"it is no sound archive ({error})") from error
        except NotImplementedError as error:
            raise self._refused(f"it is packed in a way nobody here knows ({error})") from error
        except RuntimeError as error:  # what zipfile raises for an encrypted member
            raise self._refused(str(error)) from error
        except OSError as error:
            raise unreadable(self._path, error) from error

    def _unzip(self) -> None:
        with zipfile.ZipFile(self._path) as archive:
            for member in archive.infolist():
                mode = member.external_attr >> 16
                if mode and stat.S_IFMT(mode) not in {0, stat.S_IFREG, stat.S_IFDIR}:
                    raise self._refused(f"{member.filename!r} in it is a link or a device")
                if not member.is_dir():
                    with archive.open(member) as stream:
                        self._copy(stream, member.filename)

    def _untar(self) -> None:
        with tarfile.open(self._path) as archive:
            for member in archive:
                if member.isdir():
                    continue
                stream = archive.extractfile(member) if member.isreg() else None
                if stream is None:
                    raise self._refused(f"{member.name!r} in it is a link or a device")
                with stream:
                    self._copy(stream, member.name)

    def _copy(self, stream: IO[bytes], name: str) -> None:
        place = self._place(name)
        self._files += 1
        if self._files > self._bounds.files:
            raise self._refused(f"it holds more than {self._bounds.files} files")
        place.parent.mkdir(parents=True, exist_ok=True)
        with place.open("xb") as out:
            while piece := stream.read(_COPIED_AT_ONCE):
                self._count(len(piece))
                out.write(piece)

    def _count(self, size: int) -> None:
        self._bytes += size
        if self._bytes > self._bounds.total:
            limit = self._bounds.total >> 20
            raise self._refused(f"unpacked it is larger than {limit} MB")

    def _place(self, name: str) -> Path:
        parts = PurePosixPath(name.replace("\\", "/")).parts
        if not parts or ".." in parts or parts[0] == "/" or ":" in parts[0] or "\0" in name:
            raise self._refused(f"{name!r} in it leads out of the archive")
        place = self._folder.joinpath(*parts)
        if place.exists():
            raise self._refused(f"{name!r} is in it twice")
        return place

    def _refused(self, reason: str) -> FileReadError:
        return FileReadError(file=self._path, reason=reason)
