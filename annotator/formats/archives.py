"""Archives from strangers: unpacked into a folder of their own, within bounds, and nothing beside it."""

from __future__ import annotations

import bz2
import gzip
import lzma
import re
import stat
import struct
import tarfile
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO, BinaryIO, Final, cast

from annotator.domain.errors import FileReadError
from annotator.domain.reason import Reason
from annotator.formats.reading import check_regular, unreadable

ENDINGS = (".zip", ".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tar.xz")

_Source = IO[bytes] | gzip.GzipFile | bz2.BZ2File | lzma.LZMAFile

_COPIED_AT_ONCE = 1 << 20
_DEEPEST: Final = 64
"""Folders in folders: deeper ones cannot be taken away again."""
_HEADER: Final = 64 << 10
"""Bytes of a header of a tar file: names and times, nothing long."""
_NO_NUMBER: Final = re.compile(rb"\d{64}")
"""Digits on which the standard library would spend the square of their number."""
_ENTRY: Final = 300
"""Bytes of the directory of a zip for each file; half of it is its name."""
_DIRECTORY: Final = 64 << 10
_END, _LOCATOR, _LARGE_END = 22, 20, 56
"""Bytes of what stands at the end of a zip; the other two only in large ones."""
_END_REACH: Final = _LARGE_END + _LOCATOR + _END + (1 << 16)
"""A remark of up to 64 KB may follow it."""
_UNPACKERS: Final[Sequence[tuple[bytes, Callable[[IO[bytes]], _Source]]]] = (
    (b"\x1f\x8b", gzip.open),
    (b"BZh", bz2.open),
    (b"\xfd7zXZ", lzma.open),
)
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
        ratio: How many times its own size, once it is more than ``small``; text packs ten to one.
        small: Bytes that any archive may unpack to.
    """

    files: int = 200_000
    total: int = 4 << 30
    ratio: int = 200
    small: int = 64 << 20


_USUAL = Bounds()
_OFFICE = Bounds(files=10_000, total=512 << 20)
_DECLARATIONS = tuple(
    mark.encode(encoding)
    for mark in ("<!DOCTYPE", "<!ENTITY")
    for encoding in ("ascii", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
)
_LONGEST_DECLARATION: Final = max(map(len, _DECLARATIONS))
_PICTURES: Final = (".svg", ".png", ".jpg", ".jpeg", ".gif", ".emf", ".wmf")
"""No reader here opens these; pictures in SVG do declare their type."""


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
        self._most = bounds.total
        self._packed = 0

    def run(self) -> None:
        """Unpack."""
        self._guarded(self._unzip if zipfile.is_zipfile(self._path) else self._untar)

    def check_members(self) -> None:
        """Look at every file of a zip without writing any."""
        self._guarded(self._look_through)

    def _look_through(self) -> None:
        with self._zip() as archive:
            for member in archive.infolist():
                self._one_more()
                with archive.open(member) as stream:
                    self._look_at(stream, member.filename)

    def _look_at(self, stream: IO[bytes], name: str) -> None:
        tail = b""
        while piece := stream.read(_COPIED_AT_ONCE):
            self._count(len(piece))
            # Whatever it is called: other parts say which ones are read as XML.
            if not name.lower().endswith(_PICTURES):
                seen = tail + piece
                if any(mark in seen for mark in _DECLARATIONS):
                    raise self._refused(Reason("{name!r} in it declares entities", name=name))
                tail = piece[-_LONGEST_DECLARATION:]

    def _guarded(self, step: Callable[[], None]) -> None:
        try:
            self._packed = self._path.stat().st_size
            self._most = min(
                self._bounds.total, max(self._bounds.small, self._packed * self._bounds.ratio)
            )
            step()
        except _DAMAGED as error:
            raise self._refused(
                Reason("it is no sound archive ({error})", error=str(error))
            ) from error
        except NotImplementedError as error:
            raise self._refused(
                Reason("it is packed in a way nobody here knows ({error})", error=str(error))
            ) from error
        except RuntimeError as error:  # what zipfile raises for an encrypted member
            raise self._refused(str(error)) from error
        except OSError as error:
            raise unreadable(self._path, error) from error

    def _zip(self) -> zipfile.ZipFile:
        """Opened, after a look at how long its directory is: that is read into memory as a whole."""
        if _directory_size(self._path) > self._bounds.files * _ENTRY + _DIRECTORY:
            raise self._refused(
                Reason("it holds more than {files} files", files=self._bounds.files)
            )
        return zipfile.ZipFile(self._path)

    def _unzip(self) -> None:
        with self._zip() as archive:
            for member in archive.infolist():
                self._one_more()
                mode = member.external_attr >> 16
                if mode and stat.S_IFMT(mode) not in {0, stat.S_IFREG, stat.S_IFDIR}:
                    raise self._refused(
                        Reason("{filename!r} in it is a link or a device", filename=member.filename)
                    )
                if not member.is_dir():
                    with archive.open(member) as stream:
                        self._copy(stream, member.filename)

    def _untar(self) -> None:
        with (
            self._tar_stream() as source,
            tarfile.open(fileobj=cast("BinaryIO", source), mode="r:") as archive,
        ):
            last = -1
            for member in archive:
                self._one_more()
                if member.offset <= last:
                    raise self._refused(
                        Reason("it leads back from {name!r} to what came before", name=member.name)
                    )
                last = member.offset
                if member.isdir():
                    continue
                stream = archive.extractfile(member) if member.isreg() else None
                if stream is None:
                    raise self._refused(
                        Reason("{name!r} in it is a link or a device", name=member.name)
                    )
                source.longest = _COPIED_AT_ONCE
                with stream:
                    self._copy(stream, member.name)
                source.longest = _HEADER
            # A header that makes no sense ends the list without a word.
            if source.last != bytes(tarfile.BLOCKSIZE):
                raise self._refused(Reason("it is damaged, or cut short"))

    @contextmanager
    def _tar_stream(self) -> Iterator[_Counted]:
        with self._path.open("rb") as packed:
            start = packed.read(8)
            packed.seek(0)
            opener = next((each for mark, each in _UNPACKERS if start.startswith(mark)), None)
            if opener is None:
                yield _Counted(packed, self._spend)
                return
            with opener(packed) as unpacking:
                yield _Counted(unpacking, self._spend)

    def _spend(self, spent: int) -> None:
        # What lies between the files counts as well: headers, holes, what is gone over twice.
        if spent > 2 * self._most:
            raise self._grown()

    def _one_more(self) -> None:
        self._files += 1
        if self._files > self._bounds.files:
            raise self._refused(
                Reason("it holds more than {files} files", files=self._bounds.files)
            )

    def _copy(self, stream: IO[bytes], name: str) -> None:
        place = self._place(name)
        place.parent.mkdir(parents=True, exist_ok=True)
        with place.open("xb") as out:
            while piece := stream.read(_COPIED_AT_ONCE):
                self._count(len(piece))
                out.write(piece)

    def _count(self, size: int) -> None:
        self._bytes += size
        if self._bytes > self._most:
            raise self._grown()

    def _grown(self) -> FileReadError:
        return self._refused(Reason("unpacked it is larger than {size} MB", size=self._most >> 20))

    def _place(self, name: str) -> Path:
        parts = PurePosixPath(name.replace("\\", "/")).parts
        if not parts or ".." in parts or parts[0] == "/" or ":" in parts[0] or "\0" in name:
            raise self._refused(Reason("{name!r} in it leads out of the archive", name=name))
        if len(parts) > _DEEPEST:
            raise self._refused(
                Reason("it holds folders more than {deepest} deep", deepest=_DEEPEST)
            )
        place = self._folder.joinpath(*parts)
        if place.exists():
            raise self._refused(Reason("{name!r} is in it twice", name=name))
        return place

    def _refused(self, reason: str) -> FileReadError:
        return FileReadError(file=self._path, reason=reason)


class _Counted:
    """What a tar file is read from: every byte that is gone over is counted, every single read is bounded.

    Args:
        source: The archive, unpacked as it is read.
        spend: Told how many bytes were gone over so far.

    Attributes:
        longest: Bytes that may be asked for at one go.
        last: What was read last.
    """

    def __init__(self, source: _Source, spend: Callable[[int], None]) -> None:
        self._source = source
        self._spend = spend
        self._spent = 0
        self.longest = _HEADER
        self.last = b""

    def read(self, size: int = -1) -> bytes:
        """Some bytes."""
        if not 0 <= size <= self.longest:
            raise tarfile.HeaderError(f"a header of {size} bytes")
        data = self.last = self._source.read(size)
        self._spent += len(data)
        self._spend(self._spent)
        if self.longest == _HEADER and _NO_NUMBER.search(data):
            raise tarfile.HeaderError("a header of nothing but digits")
        return data

    def seek(self, offset: int) -> int:
        """Go somewhere; also what lies between is unpacked, from the beginning if that is where it leads back to."""
        here = self._source.tell()
        if offset < here:
            self._spent += offset
            self._spend(self._spent)
            return self._source.seek(offset)
        while offset > here and (piece := self._source.read(min(offset - here, _COPIED_AT_ONCE))):
            here += len(piece)
            self._spent += len(piece)
            self._spend(self._spent)
        return here

    def tell(self) -> int:
        """Where it is."""
        return self._source.tell()


def _directory_size(path: Path) -> int:
    """Bytes of the directory of a zip, as its end says; 0 if there is none, for ``zipfile`` to complain of."""
    with path.open("rb") as stream:
        size = stream.seek(0, 2)
        stream.seek(max(0, size - _END_REACH))
        tail = stream.read()
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or at + _END > len(tail):
        return 0
    (found,) = struct.unpack_from("<L", tail, at + 12)
    large = at - _LOCATOR - _LARGE_END
    if large >= 0 and tail.startswith(b"PK\x06\x06", large):
        (found,) = struct.unpack_from("<Q", tail, large + 40)
    return int(found)
