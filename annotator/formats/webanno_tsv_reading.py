"""A WebAnno TSV file (3.0 to 3.3), row by row; put together to a text and annotations when all of it is known."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Final

from annotator.domain.errors import FormatError
from annotator.domain.reason import Reason
from annotator.formats.normalised import NormalisedText
from annotator.formats.reading import MAX_LINE, numbered_lines
from annotator.formats.uima_marks import Annotated, Arc, Mark
from annotator.formats.uima_types import ANNOTATION, LABEL
from annotator.formats.units import Utf16Offsets
from annotator.formats.webanno_tsv_cells import NO_VALUE, NOTHING, numbered, parted, unescaped

START: Final = "#FORMAT=WebAnno TSV 3."
_PLACE = re.compile(r"(\d{1,9})-(\d{1,9})\Z")
_NAME = re.compile(r"\d{1,9}-\d{1,9}(\.\d{1,9})?\Z")
_LINK = re.compile(r"(?P<value>.*)->(?P<chain>\d{1,9})-(?P<place>\d{1,9})\Z", re.DOTALL)
_FURTHEST: Final = 1 << 20
"""How much white space may stand between two sentences."""
_FIXED: Final = 3


@dataclass(slots=True)
class _Layer:
    """A line of the header.

    Attributes:
        kind: ``SP``, ``CH`` or ``RL``.
        type: Full name.
        columns: As declared; of relations the last is the base type.
        first: Number of its first cell.
    """

    kind: str
    type: str
    columns: list[str]
    first: int

    @property
    def width(self) -> int:
        return max(1, len(self.columns))


@dataclass(slots=True)
class _Row:
    name: str
    begin: int
    end: int
    words: str
    cells: list[str]
    line: int


@dataclass(slots=True)
class _Sentence:
    lines: list[str] = field(default_factory=list)
    rows: list[_Row] = field(default_factory=list)


class TsvFile:
    """A file.

    Args:
        path: The file.

    Attributes:
        text: As the file has it, rebuilt.
        counts_code_points: Whether its offsets are code points, as some programs write them, not UTF-16 units.

    Raises:
        FileReadError: If it cannot be read.
        FormatError: If a line does not follow the format; names it.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._layers: list[_Layer] = []
        self._sentences: list[_Sentence] = []
        self._read()
        self.counts_code_points = False
        self.text, wrong = self._rebuilt(lambda text: len(text.encode("utf-16-le")) // 2)
        if wrong is not None:
            text, still = self._rebuilt(len)
            if still is not None:
                reason = Reason(
                    "at {begin}–{end} of the text does not stand “{words}”",
                    begin=wrong.begin,
                    end=wrong.end,
                    words=wrong.words,
                )
                raise self._wrong(reason, wrong.line)
            self.text, self.counts_code_points = text, True

    def annotated(self, text: str, raw: NormalisedText | None = None) -> Annotated:
        """The annotations.

        Args:
            text: What the offsets of the file refer to.
            raw: How that text became another one, to which the offsets of the result refer.

        Raises:
            FormatError: If a row does not stand in the text, or points to something that is not there.
        """
        place = _places(text, code_points=self.counts_code_points)
        result = _Collected(self._path, {layer.type for layer in self._layers})
        reached, line = 0, 1
        for sentence in self._sentences:
            for row in sentence.rows:
                try:
                    begin, end = place(row.begin), place(row.end)
                except ValueError as error:
                    raise self._wrong(str(error), row.line) from error
                if "." not in row.name and not _same(text[begin:end], row.words):
                    reason = Reason(
                        "“{words}” does not stand in the text beside, but “{text}”",
                        words=row.words,
                        text=text[begin:end],
                    )
                    raise self._wrong(reason, row.line)
                reached, line = max(reached, end), row.line
                if raw is not None:
                    begin, end = raw.offset(begin), raw.offset(end)
                for layer in self._layers:
                    result.take(layer, row, begin, end)
        if text != self.text and text[reached:].strip():
            reason = Reason("is the last row, and the text beside goes on; the file was cut short")
            raise self._wrong(reason, line)
        return result.finished()

    def _read(self) -> None:
        sentence = _Sentence()
        lines = _lines(self._path)
        number, first = next(lines, (1, ""))
        if not first.startswith(START):
            raise self._wrong(Reason("is no beginning of WebAnno TSV 3"), number)
        for number, line in lines:
            if not line.startswith("#"):
                if not sentence.lines:
                    raise self._wrong(Reason("is a token before the text of its sentence"), number)
                sentence.rows.append(self._row(line, number))
            elif line.startswith("#T_"):
                self._layers.append(self._layer(line, number))
            elif line.startswith("#Text="):
                if sentence.rows or not sentence.lines:
                    sentence = _Sentence()
                    self._sentences.append(sentence)
                sentence.lines.append(unescaped(line.removeprefix("#Text=")))
        self._sentences = [each for each in self._sentences if each.rows]

    def _layer(self, line: str, number: int) -> _Layer:
        kind, _, said = line[len("#T_") :].partition("=")
        if kind not in {"SP", "CH", "RL"}:
            raise self._wrong(Reason("{kind!r} is no kind of layer", kind=kind), number)
        name, *columns = [part for part in said.split("|") if part] or [""]
        if not name:
            raise self._wrong(Reason("says no name of its layer"), number)
        if kind == "RL" and not (columns and columns[-1].startswith("BT_")):
            raise self._wrong("says no base type of its relations", number)
        if kind == "CH" and len(columns) != 2:  # noqa: PLR2004 - type and relation
            raise self._wrong("is a chain layer without its two columns", number)
        first = self._layers[-1].first + self._layers[-1].width if self._layers else 0
        return _Layer(kind, name, columns, first)

    def _row(self, line: str, number: int) -> _Row:
        columns = line.split("\t")
        wanted = _FIXED + sum(layer.width for layer in self._layers)
        if len(columns) < wanted:
            raise self._wrong(
                f"has {len(columns)} columns, the header says {wanted}; it may be cut off", number
            )
        place = _PLACE.match(columns[1])
        if not _NAME.match(columns[0]) or place is None:
            raise self._wrong("does not begin with the number and the place of a token", number)
        begin, end = int(place[1]), int(place[2])
        if begin > end:
            raise self._wrong(f"{begin}–{end} is no place", number)
        return _Row(columns[0], begin, end, columns[2], columns[_FIXED:wanted], number)

    def _rebuilt(self, length: Callable[[str], int]) -> tuple[str, _Row | None]:
        """The text with offsets of that kind, and the first token that does not stand where it should."""
        pieces: list[str] = []
        at = 0
        for sentence in self._sentences:
            first = sentence.rows[0]
            if pieces and first.begin >= at + 1:
                pieces.append("\n")
                at += 1
            if not 0 <= first.begin - at <= _FURTHEST:
                return "", first
            pieces.append(" " * (first.begin - at))
            text = "\n".join(sentence.lines)
            pieces.append(text)
            at = first.begin + length(text)
        text = "".join(pieces)
        try:
            place = _places(text, code_points=length is len)
            for row in (row for each in self._sentences for row in each.rows):
                begin, end = place(row.begin), place(row.end)
                if "." not in row.name and not _same(text[begin:end], row.words):
                    return text, row
        except ValueError:
            return text, row
        return text, None

    def _wrong(self, reason: str, line: int) -> FormatError:
        return FormatError(file=self._path, line=line, reason=reason)


class _Collected:
    """Annotations while rows come in; what they point at is looked up when all are known."""

    def __init__(self, path: Path, types: set[str]) -> None:
        self._path = path
        self._types = types | {ANNOTATION}
        self._result = Annotated()
        self._numbers: dict[tuple[str, str], Mark] = {}
        self._by_number: dict[str, Mark] = {}
        self._by_row: dict[tuple[str, str], Mark] = {}
        self._slots: list[tuple[Mark, list[str], list[str], str, int]] = []
        self._relations: list[tuple[_Layer, str, str, dict[str, str], int]] = []
        self._chains: dict[tuple[str, int], dict[int, Mark]] = {}

    def take(self, layer: _Layer, row: _Row, begin: int, end: int) -> None:
        """The annotations of a layer in a row."""
        cells = row.cells[layer.first : layer.first + layer.width]
        if all(cell in {NOTHING, ""} for cell in cells):
            return
        stacks = [list(parted(cell, "|")) for cell in cells]
        for place in range(max(map(len, stacks))):
            parts = [stack[place] if place < len(stack) else NOTHING for stack in stacks]
            if layer.kind == "SP":
                self._span(layer, row, parts, begin, end)
            elif layer.kind == "CH":
                self._chain(layer, row, parts, begin, end)
            else:
                features = _features(layer.columns[:-1], parts[:-1])
                self._relations.append((layer, row.name, parts[-1], features, row.line))

    def finished(self) -> Annotated:
        """Everything, slots and relations resolved."""
        for mark, roles, targets, kind, line in self._slots:
            for role, target in zip(roles, targets, strict=False):
                if target not in {NO_VALUE, NOTHING}:
                    name, number = numbered(target)
                    mark.links.append((unescaped(role), self._at(kind, name, number, line)))
        for layer, name, said, features, line in self._relations:
            base = layer.columns[-1].removeprefix("BT_")
            if base not in self._types:
                # Between tokens, say, which are no annotations here.
                self._result.loose[layer.type] += 1
                continue
            source, numbers = numbered(said)
            one, _, other = numbers.partition("_")
            self._result.arcs.append(
                Arc(
                    layer.type,
                    self._at(base, source, one, line),
                    self._at(base, name, other, line),
                    features,
                    line,
                )
            )
        for (kind, _), links in self._chains.items():
            marks = [links[place] for place in sorted(links)]
            for earlier, later in pairwise(marks):
                self._result.arcs.append(Arc(kind, later, earlier, {}, later.line, chain=True))
        return self._result

    def _span(self, layer: _Layer, row: _Row, parts: list[str], begin: int, end: int) -> None:
        columns = layer.columns or [""]
        slots = {n for n, name in enumerate(columns) if name.startswith("ROLE_")}
        plain = [n for n in range(len(columns)) if n not in slots and n - 1 not in slots]
        number = next(
            (found for n in (*plain, *slots) if (found := numbered(parts[n])[1])),
            "",
        )
        mark = self._numbers.get((layer.type, number)) if number else None
        if mark is not None:
            mark.end = max(mark.end, end)
            self._by_row.setdefault((layer.type, row.name), mark)
            return
        values = [numbered(parts[n])[0] for n in plain]
        features = _features([columns[n] for n in plain], values)
        mark = Mark(layer.type, begin, end, features, line=row.line)
        self._result.marks.append(mark)
        self._by_row.setdefault((layer.type, row.name), mark)
        self._by_row.setdefault((ANNOTATION, row.name), mark)
        if number:
            self._numbers[layer.type, number] = self._by_number[number] = mark
        for n in slots:
            roles = [each for each in parted(numbered(parts[n])[0], ";") if each != NOTHING]
            targets = list(parted(parts[n + 1], ";")) if n + 1 < len(parts) else []
            kind = columns[n + 1] if n + 1 < len(columns) else ANNOTATION
            self._slots.append((mark, roles, targets, kind, row.line))

    def _chain(self, layer: _Layer, row: _Row, parts: list[str], begin: int, end: int) -> None:
        # The two columns stand in either order: the link is the one that says which it is.
        link, kind = parts if _LINK.match(parts[0]) else reversed(parts)
        said = _LINK.match(link)
        if said is None:
            raise self._wrong(f"{link!r} says no link of a chain", row.line)
        links = self._chains.setdefault((layer.type, int(said["chain"])), {})
        place = int(said["place"])
        if place in links:
            links[place].end = max(links[place].end, end)
            return
        features = _features([LABEL], [numbered(kind)[0]])
        mark = Mark(layer.type, begin, end, features, line=row.line)
        links[place] = mark
        self._result.marks.append(mark)

    def _at(self, kind: str, name: str, number: str, line: int) -> Mark:
        """What a reference points at: by its number, else what begins in that row."""
        found = self._by_number.get(number) if number.strip("0") else None
        found = found or self._by_row.get((kind, name)) or self._by_row.get((ANNOTATION, name))
        if found is None:
            shown = f"{name}[{number}]" if number else name
            raise self._wrong(f"points to {shown}, where nothing is", line)
        return found

    def _wrong(self, reason: str, line: int) -> FormatError:
        return FormatError(file=self._path, line=line, reason=reason)


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    for number, line in numbered_lines(path, MAX_LINE):
        try:
            yield number, line.decode("utf-8").rstrip("\r\n")
        except UnicodeDecodeError as error:
            reason = Reason("is not UTF-8, as WebAnno TSV demands")
            raise FormatError(file=path, line=number, reason=reason) from error


def _features(columns: list[str], values: list[str]) -> dict[str, str]:
    pairs = zip(columns, values, strict=True)
    return {
        name: unescaped(value) for name, value in pairs if name and value not in {NO_VALUE, NOTHING}
    }


def _same(here: str, words: str) -> bool:
    return words in {here, ""} or unescaped(words) == here


def _places(text: str, *, code_points: bool) -> Callable[[int], int]:
    """What makes code points of offsets into a text; raises ``ValueError`` outside of it."""
    if not code_points:
        return Utf16Offsets(text).to_code_points

    def inside(offset: int) -> int:
        if offset > len(text):
            raise ValueError(f"offset {offset} lies outside a text of length {len(text)}")
        return offset

    return inside
