"""DocBins from strangers, taken apart without making Docs of them.

A DocBin is zlib-compressed msgpack: arrays of numbers, and strings they are hashes of. ``Doc`` and ``SpanGroup`` believe what stands there – a span that
ends beyond the text is a read beyond memory –, so the arrays are checked and decoded here. Nothing in the file can run: msgpack
becomes plain values, and none of the decoders packages may have registered for it is asked. Source: ``DocBin`` and ``SpanGroup`` of spaCy 3.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import Any, Final

import numpy as np
from spacy.attrs import ENT_IOB, ENT_TYPE, ORTH  # type: ignore[import-not-found]  # compiled
from spacy.strings import get_string_id
from srsly import msgpack  # type: ignore[import-untyped]  # has no types

from annotator.domain.errors import FileReadError, FormatError
from annotator.domain.reason import Reason
from annotator.formats.reading import read_bounded, shown

MAX_PACKED: Final = 2 << 30
MAX_UNPACKED: Final = 4 << 30

_SPAN: Final = struct.Struct(">QQQllll")
_INSIDE, _OUTSIDE, _BEGIN = 1, 2, 3
_EMPTY: Final = (b"", b"\x90")


@dataclass(frozen=True, slots=True)
class BinSpan:
    """A span of a Doc.

    Attributes:
        label: Of it.
        begin: First code point.
        end: One past the last.
        id: ``span.id_``; empty if there is none.
    """

    label: str
    begin: int
    end: int
    id: str = ""


@dataclass(frozen=True, slots=True)
class BinDoc:
    """What a DocBin says of one Doc.

    Attributes:
        text: Of the tokens.
        entities: ``doc.ents``.
        missing: Number of tokens of which it does not say whether they are in an entity.
        count: Number of tokens.
        groups: ``doc.spans`` by key.
        cats: ``doc.cats``.
        user_data: ``doc.user_data``; keys are strings or tuples.
        guessed_spaces: Whether blanks between tokens are not known.
    """

    text: str
    entities: tuple[BinSpan, ...]
    missing: int
    count: int
    groups: Mapping[str, tuple[BinSpan, ...]]
    cats: Mapping[str, Any]
    user_data: Mapping[Any, Any]
    guessed_spaces: bool


def docs_of(path: Path) -> Iterator[BinDoc]:
    """The Docs of a file.

    Raises:
        FileReadError: If it cannot be read, is too large or no DocBin.
        FormatError: If a Doc contradicts itself; names it by its number, as a line.
    """
    message = _message(path)
    try:
        bin_ = _Bin(message)
    except _WRONG as error:
        raise FileReadError(
            file=path, reason=Reason("it is no sound DocBin ({error})", error=repr(error))
        ) from error
    for number in range(len(bin_)):
        try:
            doc = bin_.doc(number)
        except _WRONG as error:
            reason = Reason("this Doc is not sound ({error})", error=repr(error))
            raise FormatError(file=shown(path), line=number + 1, reason=reason) from error
        yield doc


def doc_in(message: Mapping[str, Any], strings: Mapping[int, str]) -> BinDoc:
    """The first Doc of a message that is not packed yet.

    Args:
        message: The arrays and values of a DocBin.
        strings: What its numbers stand for.

    Raises:
        ValueError: If it contradicts itself; other errors of values, too.
    """
    return _Bin(message, strings).doc(0)


_WRONG: Final = (
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
    OverflowError,
    struct.error,
)
"""What comes of values of another kind or size than they should be."""


def _message(path: Path) -> Mapping[str, Any]:
    packed = read_bounded(path, MAX_PACKED)
    unpacking = zlib.decompressobj()
    try:
        data = unpacking.decompress(packed, MAX_UNPACKED)
    except zlib.error as error:
        raise FileReadError(
            file=path, reason=Reason("it is no DocBin ({error})", error=str(error))
        ) from error
    if unpacking.unconsumed_tail:
        raise FileReadError(
            file=path,
            reason=Reason("unpacked it is larger than {size} MB", size=MAX_UNPACKED >> 20),
        )
    if not unpacking.eof:
        raise FileReadError(file=path, reason=Reason("it is cut short"))
    try:
        found = _loaded(data)
    except Exception as error:  # msgpack raises as many kinds as there are mistakes
        raise FileReadError(
            file=path, reason=Reason("it is no sound DocBin ({error})", error=repr(error))
        ) from error
    if not isinstance(found, dict) or not {
        "attrs",
        "tokens",
        "spaces",
        "lengths",
        "strings",
    } <= set(found):
        raise FileReadError(
            file=path, reason=Reason("it is no DocBin; pipelines and single Docs are none")
        )
    return found


def _loaded(packed: bytes, *, use_list: bool = True) -> Any:  # noqa: ANN401 - msgpack
    """Plain values. Where this hook is given, ``srsly`` looks for no others, which takes a millisecond each time."""
    return msgpack.unpackb(packed, raw=False, use_list=use_list, object_pairs_hook=dict)


class _Bin:
    """The arrays of a DocBin, cut into Docs."""

    def __init__(
        self, message: Mapping[str, Any], strings: Mapping[int, str] | None = None
    ) -> None:
        attrs = [int(each) for each in message["attrs"]]
        lengths = np.frombuffer(message["lengths"], dtype="int32").astype("int64")
        tokens = np.frombuffer(message["tokens"], dtype="uint64").reshape((-1, max(1, len(attrs))))
        spaces = np.frombuffer(message["spaces"], dtype="uint8")
        if (lengths < 0).any() or lengths.sum() != len(tokens) or len(spaces) != len(tokens):
            raise ValueError("lengths do not fit the tokens")
        self._columns = {attr: tokens[:, column] for column, attr in enumerate(attrs)}
        if ORTH not in self._columns:
            raise ValueError("there are no words")
        self._spaces = spaces
        self._ends = np.cumsum(lengths)
        self._begins = self._ends - lengths
        self._strings: Mapping[int, str] = strings or {
            get_string_id(each): each for each in message["strings"]
        } | {0: ""}
        self._message = message

    def __len__(self) -> int:
        return len(self._ends)

    def doc(self, number: int) -> BinDoc:
        """A Doc."""
        stretch = slice(int(self._begins[number]), int(self._ends[number]))
        flags = self._at("flags", number, {})
        guessed = bool(flags.get("has_unknown_spaces"))
        words = [self._strings[each] for each in self._columns[ORTH][stretch].tolist()]
        blanks = [True] * len(words) if guessed else self._spaces[stretch].tolist()
        pieces = [f"{word} " if blank else word for word, blank in zip(words, blanks, strict=True)]
        begins = [0, *accumulate(map(len, pieces))]
        places = _Places(begins, words)
        text = "".join(pieces)
        entities, missing = self._entities(stretch, places)
        data = self._at("user_data", number, None)
        return BinDoc(
            text=text.rstrip(" ") if guessed else text,
            entities=entities,
            missing=missing,
            count=len(words),
            groups=self._groups(self._at("span_groups", number, b""), places),
            cats=dict(self._at("cats", number, {}) or {}),
            user_data=dict(_loaded(data, use_list=False)) if data else {},
            guessed_spaces=guessed,
        )

    def _at(self, name: str, number: int, default: Any) -> Any:  # noqa: ANN401 - msgpack
        """A value beside the arrays; older files lack some."""
        values = self._message.get(name) or ()
        return values[number] if number < len(values) else default

    def _entities(self, stretch: slice, places: _Places) -> tuple[tuple[BinSpan, ...], int]:
        if ENT_IOB not in self._columns or ENT_TYPE not in self._columns:
            return (), places.count
        found: list[BinSpan] = []
        first, label = 0, 0
        places_of_tags = self._columns[ENT_IOB][stretch].tolist()
        labels = self._columns[ENT_TYPE][stretch].tolist()
        if any(each > _BEGIN for each in places_of_tags):
            raise ValueError("a tag of an entity is none")
        for at, (place, named) in enumerate(
            [*zip(places_of_tags, labels, strict=True), (_OUTSIDE, 0)]
        ):
            goes_on = place == _INSIDE and named == label
            if label and not goes_on:
                found.append(places.span(self._strings[label], first, at))
                label = 0
            # An I without a B before it begins an entity as well; a B without a label is one that was blocked.
            if named and not goes_on and place in {_INSIDE, _BEGIN}:
                first, label = at, named
        return tuple(found), places_of_tags.count(0)

    def _groups(self, packed: bytes, places: _Places) -> dict[str, tuple[BinSpan, ...]]:
        if packed in _EMPTY:
            return {}
        message = _loaded(packed)
        pairs = message.items() if isinstance(message, dict) else [(each, None) for each in message]
        groups: dict[str, tuple[BinSpan, ...]] = {}
        for content, keys in pairs:
            group = _loaded(content)
            spans = tuple(self._group_span(each, places) for each in group["spans"])
            groups.update(dict.fromkeys(keys or [group["name"]], spans))
        return groups

    def _group_span(self, packed: bytes, places: _Places) -> BinSpan:
        named, _, label, first, stop, *_ = _SPAN.unpack(packed)
        return places.span(self._strings[label], first, stop, self._strings.get(named, ""))


@dataclass(frozen=True, slots=True)
class _Places:
    """Where the tokens of a Doc stand."""

    begins: list[int]
    words: list[str]

    @property
    def count(self) -> int:
        return len(self.words)

    def span(self, label: str, first: int, stop: int, span_id: str = "") -> BinSpan:
        if not 0 <= first < stop <= self.count:
            raise ValueError(f"span {first}–{stop} of {self.count} tokens")
        return BinSpan(
            label, self.begins[first], self.begins[stop - 1] + len(self.words[stop - 1]), span_id
        )
