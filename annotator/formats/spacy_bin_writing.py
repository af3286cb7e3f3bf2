"""``.spacy`` files of any size, written Doc by Doc: the same values as spaCy's ``DocBin``, none of which stay in memory.

A DocBin keeps every array of every Doc until it is written, 70 KB for an article, and asks each token for nine strings. Here
the columns wait in temporary files; at the end they are put together as one message of msgpack and compressed on the way. Each
Doc is decoded from what is written and held against what it should say, and the file against what went into it. Source:
``DocBin.add`` and ``DocBin.to_bytes`` of spaCy 3.
"""

from __future__ import annotations

import hashlib
import struct
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Final, Self

import numpy as np
from spacy.attrs import (  # type: ignore[import-not-found]  # compiled
    DEP,
    ENT_ID,
    ENT_KB_ID,
    ENT_TYPE,
    LEMMA,
    MORPH,
    NORM,
    ORTH,
    SPACY,
    TAG,
)
from spacy.tokens import Doc, DocBin, Span
from srsly import msgpack  # type: ignore[import-untyped]  # has no types

from annotator.domain.errors import FileWriteError
from annotator.domain.reason import Reason
from annotator.formats.spacy_bins import BinSpan, doc_in

_NAMES: Final = frozenset((ORTH, NORM, TAG, DEP, ENT_TYPE, ENT_KB_ID, ENT_ID, LEMMA, MORPH))
"""The attributes whose values are hashes of strings."""
_MOST_BYTES: Final = (1 << 32) - 1
"""What msgpack can hold in one value."""
_PIECE: Final = 1 << 20


class BinWriter:
    """One ``.spacy`` file that is being written; a context manager that takes its temporary files away.

    Args:
        path: The file; complete after ``finish``. Temporary files lie beside it.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        empty = DocBin(store_user_data=True)
        self._version = empty.version
        self._attrs: list[int | str] = [int(each) for each in empty.attrs]
        self._named = [column for column, each in enumerate(self._attrs) if each in _NAMES]
        self._lengths: list[int] = []
        self._flags: list[bool] = []
        self._strings: set[str] = set()
        self._files = ExitStack()
        self._tokens, self._spaces, self._groups, self._data = (
            self._files.enter_context(tempfile.TemporaryFile(dir=path.parent))  # noqa: SIM115 - it is one
            for _ in range(4)
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._files.close()

    def __len__(self) -> int:
        return len(self._lengths)

    def add(self, doc: Doc, text: str) -> None:
        """Write a Doc, and see that it says the same when it is read.

        Args:
            doc: The Doc; its categories are not written.
            text: Of it; putting that together again takes long.

        Raises:
            RuntimeError: If what is written is not what the Doc says.
        """
        tokens = doc.to_array(self._attrs)
        groups, data = doc.spans.to_bytes(), _packed(doc.user_data)
        rows, spaces = tokens.tobytes(), doc.to_array(SPACY).astype(bool).tobytes()
        message = {
            "attrs": self._attrs,
            "tokens": rows,
            "spaces": spaces,
            "lengths": np.asarray([len(doc)], dtype="int32").tobytes(),
            "flags": [{"has_unknown_spaces": doc.has_unknown_spaces}],
            "span_groups": [groups],
            "user_data": [data],
        }
        said = _Said(doc)
        strings = self._strings_of(doc, tokens) | said.strings
        self._strings.update(strings.values())
        read = doc_in(message, strings)
        if (read.text, read.entities, read.groups) != (text, said.entities, said.groups):
            raise RuntimeError(f"a Doc does not say what was written into it: {text[:40]!r}")
        self._tokens.write(rows)
        self._spaces.write(spaces)
        self._groups.write(_packed(groups))
        self._data.write(_packed(data))
        self._lengths.append(len(doc))
        self._flags.append(doc.has_unknown_spaces)

    def finish(self) -> None:
        """Put the file together, and read it back.

        Raises:
            FileWriteError: If it would be larger than such a file can be.
            RuntimeError: If it does not hold what was written.
        """
        packing = zlib.compressobj()
        written = hashlib.sha256()
        with self._path.open("wb") as stream:
            for piece in self._message():
                written.update(piece)
                stream.write(packing.compress(piece))
            stream.write(packing.flush())
        if _unpacked_hash(self._path) != written.hexdigest():
            raise RuntimeError(f"{self._path.name} does not hold what was written into it")

    def _strings_of(self, doc: Doc, tokens: Any) -> dict[int, str]:  # noqa: ANN401 - numpy
        """The strings the numbers of the tokens stand for, by number."""
        found = {0}
        for column in self._named:
            values = tokens[:, column]
            if values.any():
                found.update(values.tolist())
        strings = doc.vocab.strings
        return {each: strings[each] for each in found}

    def _message(self) -> Iterator[bytes]:
        """The bytes of the file before they are compressed."""
        lengths = np.asarray(self._lengths, dtype="int32").tobytes()
        yield _map_header(10)
        yield _packed("version") + _packed(self._version)
        yield _packed("attrs") + _packed(self._attrs)
        yield _packed("tokens")
        yield from self._binary(self._tokens)
        yield _packed("spaces")
        yield from self._binary(self._spaces)
        yield _packed("lengths") + _packed(lengths)
        yield _packed("strings") + _packed(sorted(self._strings))
        yield _packed("cats") + _packed([{}] * len(self))
        yield _packed("flags") + _packed([{"has_unknown_spaces": each} for each in self._flags])
        yield _packed("span_groups") + _array_header(len(self))
        yield from _pieces(self._groups)
        yield _packed("user_data") + _array_header(len(self))
        yield from _pieces(self._data)

    def _binary(self, stream: IO[bytes]) -> Iterator[bytes]:
        size = stream.tell()
        if size > _MOST_BYTES:
            raise FileWriteError(
                file=self._path,
                reason=Reason(
                    "it would be larger than spaCy's format can be; export fewer articles, or parts of them"
                ),
            )
        yield struct.pack(">BI", 0xC6, size)
        yield from _pieces(stream)


class _Said:
    """What a Doc says of spans, and the strings their numbers stand for."""

    def __init__(self, doc: Doc) -> None:
        self.strings: dict[int, str] = {}
        self.entities = tuple(BinSpan(e.label_, e.start_char, e.end_char) for e in doc.ents)
        self.groups = {name: tuple(map(self._span, group)) for name, group in doc.spans.items()}

    def _span(self, span: Span) -> BinSpan:
        label, id_ = span.label_, span.id_
        self.strings[span.label] = label
        if id_:
            self.strings[span.id] = id_
        return BinSpan(label, span.start_char, span.end_char, id_)


def _packed(value: Any) -> bytes:  # noqa: ANN401 - msgpack
    packed: bytes = msgpack.packb(value, use_bin_type=True)
    return packed


def _map_header(count: int) -> bytes:
    return bytes([0x80 | count])


def _array_header(count: int) -> bytes:
    return struct.pack(">BI", 0xDD, count)


def _pieces(stream: IO[bytes]) -> Iterator[bytes]:
    stream.seek(0)
    while piece := stream.read(_PIECE):
        yield piece


def _unpacked_hash(path: Path) -> str:
    unpacking = zlib.decompressobj()
    found = hashlib.sha256()
    with path.open("rb") as stream:
        for piece in _pieces(stream):
            left = piece
            while left:
                # A megabyte of a file may hold hundreds of them, if its texts are much alike.
                found.update(unpacking.decompress(left, _PIECE))
                left = unpacking.unconsumed_tail
    found.update(unpacking.flush())
    return found.hexdigest()
