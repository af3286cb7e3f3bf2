"""Pages of a database file read without the database: what is left of one that SQLite refuses.

After SQLite's description of its file format. Nothing is written, and nothing in the file is believed: every offset and
length is checked before it is used. Newer versions of pages are taken from the write-ahead log as far as its checksums
hold, as SQLite does it.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, Final

from annotator.storage.engine import PAGE_SIZE

Value = int | float | str | bytes | None
Record = tuple[Value, ...]

HEADER: Final = b"SQLite format 3\x00"
INDEX_INTERIOR, TABLE_INTERIOR, INDEX_LEAF, TABLE_LEAF = 2, 5, 10, 13
_HEADER_BYTES = 100
_SMALLEST, _LARGEST = 512, 65536
_LOG_HEADER, _FRAME_HEADER = 32, 24
_MORE = 0x80
_REAL = 7
_WAL_MAGIC = 0x377F0682
_MOST_COLUMNS = 200
_SIZES = {0: 0, 1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8, 7: 8, 8: 0, 9: 0}


class BrokenError(ValueError):
    """A page, a cell or a record that cannot be what was written."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A row, or a way to a page below.

    Attributes:
        key: The row's number; 0 in trees without.
        record: The values; ``None`` in inner pages of tables with row numbers.
        child: The page on the left of it; 0 in leaves.
    """

    key: int
    record: Record | None
    child: int = 0


@dataclass
class Page:
    """What can be read of a page.

    Attributes:
        kind: One of the four kinds of pages of a tree.
        cells: In order.
        last: The page on the right of all cells, in inner pages.
        broken: How many cells cannot be read.
    """

    kind: int
    cells: list[Cell] = field(default_factory=list)
    last: int = 0
    broken: int = 0

    @property
    def children(self) -> list[int]:
        """The pages below."""
        return [cell.child for cell in self.cells if cell.child] + (
            [self.last] if self.last else []
        )


class PageFile:
    """The pages of a database and its write-ahead log.

    Args:
        path: The database.

    Raises:
        OSError: If it cannot be read.
    """

    def __init__(self, path: Path) -> None:
        self._file: BinaryIO = path.open("rb")
        size = path.stat().st_size
        head = self._file.read(_HEADER_BYTES)
        self.head = head
        self.has_header = head.startswith(HEADER)
        self.size = _page_size(head) if self.has_header else PAGE_SIZE
        self.usable = self.size - (
            head[20] if self.has_header and head[20] < self.size - 480 else 0
        )
        self.user_version = struct.unpack(">I", head[60:64])[0] if self.has_header else 0
        self.freelist = struct.unpack(">I", head[32:36])[0] if self.has_header else 0
        self.expected = struct.unpack(">I", head[28:32])[0] if self.has_header else 0
        log = path.with_name(f"{path.name}-wal")
        self.in_log, self.log_left_out = _log_pages(log, self.size) if log.exists() else ({}, 0)
        whole, rest = divmod(size, self.size)
        self.count = max([whole + bool(rest), *self.in_log])
        if 1 in self.in_log:
            head = self.in_log[1]
            self.freelist, self.expected = (
                struct.unpack(">I", head[32:36])[0],
                struct.unpack(">I", head[28:32])[0],
            )

    def close(self) -> None:
        """Give the file up."""
        self._file.close()

    def raw(self, number: int) -> bytes:
        """The bytes of a page.

        Raises:
            BrokenError: If it is not there, not whole, or the disk does not give it.
        """
        if number in self.in_log:
            return self.in_log[number]
        if not 1 <= number <= self.count:
            raise BrokenError(f"there is no page {number}")
        try:
            self._file.seek((number - 1) * self.size)
            found = self._file.read(self.size)
        except OSError as error:
            raise BrokenError(f"page {number}: {error}") from error
        if len(found) < self.size:
            raise BrokenError(f"page {number} is cut off")
        return found

    def page(self, number: int) -> Page:
        """A page of a tree; cells that cannot be read are counted.

        Raises:
            BrokenError: If it is none.
        """
        data = self.raw(number)
        start = _HEADER_BYTES if number == 1 else 0
        kind = data[start]
        if kind not in {INDEX_INTERIOR, TABLE_INTERIOR, INDEX_LEAF, TABLE_LEAF}:
            raise BrokenError(f"page {number} is no page of a tree")
        inner = kind in {INDEX_INTERIOR, TABLE_INTERIOR}
        count, content = struct.unpack(">HH", data[start + 3 : start + 7])
        array = start + (12 if inner else 8)
        if array + 2 * count > self.usable or (content or 65536) < array + 2 * count:
            raise BrokenError(f"the head of page {number} is wrong")
        page = Page(kind, last=struct.unpack(">I", data[start + 8 : start + 12])[0] if inner else 0)
        places = struct.unpack(f">{count}H", data[array : array + 2 * count])
        for place in places:
            try:
                _need(array + 2 * count <= place <= self.usable - 2)
                page.cells.append(self._cell(data, place, kind))
            except BrokenError:
                page.broken += 1
        return page

    def free_pages(self) -> set[int]:
        """The pages that hold nothing now, as far as the list of them can be read."""
        found: set[int] = set()
        trunk = self.freelist
        while 0 < trunk <= self.count and trunk not in found:
            found.add(trunk)
            try:
                data = self.raw(trunk)
            except BrokenError:
                break
            following, count = struct.unpack(">II", data[:8])
            if count > self.usable // 4 - 2:
                break
            found.update(struct.unpack(f">{count}I", data[8 : 8 + 4 * count]))
            trunk = following
        return found

    def _cell(self, data: bytes, place: int, kind: int) -> Cell:
        child = 0
        if kind in {INDEX_INTERIOR, TABLE_INTERIOR}:
            _need(place + 4 <= self.usable)
            child = struct.unpack(">I", data[place : place + 4])[0]
            place += 4
        if kind == TABLE_INTERIOR:
            key, _ = varint(data, place)
            return Cell(key, None, child)
        length, place = varint(data, place)
        key = 0
        if kind == TABLE_LEAF:
            key, place = varint(data, place)
        _need(0 < length <= self.count * self.size)
        payload = self._payload(data, place, length, is_table=kind == TABLE_LEAF)
        return Cell(key, record_of(payload), child)

    def _payload(self, data: bytes, place: int, length: int, *, is_table: bool) -> bytes:
        usable = self.usable
        most = usable - 35 if is_table else (usable - 12) * 64 // 255 - 23
        if length <= most:
            _need(place + length <= usable)
            return data[place : place + length]
        least = (usable - 12) * 32 // 255 - 23
        here = least + (length - least) % (usable - 4)
        here = here if here <= most else least
        _need(place + here + 4 <= usable)
        parts = [data[place : place + here]]
        following = struct.unpack(">I", data[place + here : place + here + 4])[0]
        left, seen = length - here, set[int]()
        while left > 0:
            _need(following not in seen)
            seen.add(following)
            further = self.raw(following)
            parts.append(further[4 : 4 + min(left, usable - 4)])
            left -= usable - 4
            following = struct.unpack(">I", further[:4])[0]
        return b"".join(parts)


def varint(data: bytes, place: int) -> tuple[int, int]:
    """A number of one to nine bytes, signed, and the place after it."""
    value = 0
    for at in range(place, place + 8):
        _need(at < len(data))
        value = value << 7 | data[at] & 0x7F
        if not data[at] & _MORE:
            return value, at + 1
    _need(place + 8 < len(data))
    value = value << 8 | data[place + 8]
    return (value - (1 << 64) if value >= 1 << 63 else value), place + 9


def record_of(payload: bytes) -> Record:
    """The values of a record.

    Raises:
        BrokenError: If it is none, or a text in it is not UTF-8.
    """
    head, place = varint(payload, 0)
    _need(place <= head <= len(payload))
    kinds = []
    while place < head:
        kind, place = varint(payload, place)
        kinds.append(kind)
    _need(place == head and 0 < len(kinds) <= _MOST_COLUMNS)
    values: list[Value] = []
    for kind in kinds:
        _need(kind >= 0 and kind not in {10, 11})
        size = _SIZES.get(kind, (kind - 12) // 2)
        part = payload[place : place + size]
        _need(len(part) == size)
        values.append(_value(kind, part))
        place += size
    _need(place == len(payload))
    return tuple(values)


def _value(kind: int, part: bytes) -> Value:
    if kind == 0:
        return None
    if kind in {8, 9}:
        return kind - 8
    if kind == _REAL:
        return float(struct.unpack(">d", part)[0])
    if kind < _REAL:
        return int.from_bytes(part, "big", signed=True)
    if kind % 2 == 0:
        return part
    try:
        return part.decode("utf-8")
    except UnicodeDecodeError as error:
        raise BrokenError("a text that is not UTF-8") from error


def walk(file: PageFile, root: int, seen: set[int]) -> Iterator[tuple[int, Page | None]]:
    """The pages of a tree, each with its number, inner ones first; ``None`` for one that cannot be read.

    Args:
        file: The pages.
        root: Where the tree begins.
        seen: Pages that belong to something already; those of the tree are added.
    """
    waiting = [root]
    while waiting:
        number = waiting.pop()
        if number in seen:
            continue
        try:
            page = file.page(number)
        except BrokenError:
            # Not seen: what is there may be found in another way.
            yield number, None
            continue
        seen.add(number)
        yield number, page
        waiting.extend(reversed(page.children))


def _need(holds: bool) -> None:  # noqa: FBT001 - a condition
    if not holds:
        raise BrokenError("it ends too early")


def _page_size(head: bytes) -> int:
    size = int(struct.unpack(">H", head[16:18])[0])
    size = _LARGEST if size == 1 else size
    return size if _SMALLEST <= size <= _LARGEST and not size & (size - 1) else PAGE_SIZE


def _log_pages(log: Path, size: int) -> tuple[dict[int, bytes], int]:
    """The newest committed pages of a write-ahead log, and how many frames had to be left out."""
    data = log.read_bytes()
    if len(data) < _LOG_HEADER:
        return {}, 0
    step = _FRAME_HEADER + size
    magic, _, found_size = struct.unpack(">III", data[:12])
    order = ">" if magic & 1 else "<"
    sums = _sums(order, data[:24], (0, 0))
    sound = magic & ~1 == _WAL_MAGIC and found_size == size
    if not sound or struct.pack(">II", *sums) != data[24:_LOG_HEADER]:
        return {}, (len(data) - _LOG_HEADER) // step
    salts = data[16:24]
    committed: dict[int, bytes] = {}
    pending: dict[int, bytes] = {}
    for at in range(_LOG_HEADER, len(data) - step + 1, step):
        frame = data[at : at + step]
        if frame[8:16] != salts:
            # Frames of the time before the log began anew, unless this one alone is damaged.
            break
        sums = _sums(order, frame[_FRAME_HEADER:], _sums(order, frame[:8], sums))
        if struct.pack(">II", *sums) != frame[16:_FRAME_HEADER]:
            return committed, _frames_of(data[at:], step, salts)
        number, commit = struct.unpack(">II", frame[:8])
        pending[number] = frame[_FRAME_HEADER:]
        if commit:
            committed |= pending
            pending = {}
    else:
        return committed, 0
    return committed, _frames_of(data[at:], step, salts)


def _frames_of(data: bytes, step: int, salts: bytes) -> int:
    """How many of these frames are of the present log."""
    return sum(data[at + 8 : at + 16] == salts for at in range(0, len(data), step))


def _sums(order: str, data: bytes, sums: tuple[int, int]) -> tuple[int, int]:
    first, second = sums
    words = struct.unpack(f"{order}{len(data) // 4}I", data)
    for place in range(0, len(words), 2):
        first = (first + words[place] + second) & 0xFFFFFFFF
        second = (second + words[place + 1] + first) & 0xFFFFFFFF
    return first, second
