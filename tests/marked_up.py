"""Articles with their structures written into the text, so that a person can read both.

``[k PER|Kim]`` is a span with an id and a label; the same id once more, ``[c|mit]``, is its next fragment; spans
nest. A line ``@ q speaker=k cue=c addressee=?`` says what fills the roles of a head: ids, ``?`` for implicit,
``-`` for absent. Ids hold within one file. Empty lines part paragraphs; lines within one are joined.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from annotator.domain.argument import Argument, RoleState
from annotator.domain.ids import ArgumentId, SpanId
from annotator.domain.offsets import TextRange
from annotator.domain.provenance import Origin, Provenance
from annotator.domain.schema import Schema
from annotator.domain.span import Span

FOLDER = Path(__file__).parent / "data" / "structures"

_MARK = re.compile(r"\[(\w+)(?: (\w+))?\||\]")
_BY = Provenance(origin=Origin.PERSON, by="Anna")
_STATES = {"?": RoleState.IMPLICIT, "-": RoleState.ABSENT}


@dataclass(frozen=True)
class MarkedUp:
    """An article's text and what is marked in it."""

    text: str
    spans: tuple[Span, ...]
    arguments: tuple[Argument, ...]


def read(name: str, schema: Schema) -> MarkedUp:
    """The article of a file in ``tests/data/structures``."""
    return parse((FOLDER / f"{name}.txt").read_text("utf-8"), schema)


def repeated(source: str, times: int) -> str:
    """The same article so many times over, each time with ids of its own."""
    copies = []
    for number in range(times):
        copy = re.sub(r"\[(\w+)([ |])", rf"[\1x{number}\2", source)
        lines = [
            re.sub(r"(?<=[ =,])([a-z]\w*)(?=[ ,]|$)", rf"\1x{number}", line)
            if line.startswith("@")
            else line
            for line in copy.splitlines()
        ]
        copies.append("\n".join(lines))
    return "\n\n".join(copies)


def parse(source: str, schema: Schema) -> MarkedUp:
    """The article of a marked-up text; labels belong to the first layer that has them."""
    layer_of = {
        label: layer for layer in reversed(schema.layers) for label in schema.layers[layer].labels
    }
    labels: dict[str, str] = {}
    fragments: dict[str, list[TextRange]] = {}
    pieces: list[str] = []
    length = 0
    for piece in _paragraphs(source):
        words, length = _read_into(piece, length, labels, fragments)
        pieces.append(words)
        length += 2
    spans = tuple(
        Span(
            id=SpanId(name),
            layer=layer_of[labels[name]],
            label=labels[name],
            fragments=tuple(sorted(parts)),
            provenance=_BY,
        )
        for name, parts in fragments.items()
    )
    return MarkedUp("\n\n".join(pieces), spans, tuple(_arguments(source)))


def _paragraphs(source: str) -> Iterator[str]:
    for paragraph in re.split(r"\n\s*\n", source.strip()):
        lines = [line.strip() for line in paragraph.splitlines() if not line.startswith("@")]
        if lines:
            yield " ".join(lines)


def _read_into(
    piece: str, begin: int, labels: dict[str, str], fragments: dict[str, list[TextRange]]
) -> tuple[str, int]:
    words, at, read_to = "", begin, 0
    open_ones: list[tuple[str, int]] = []
    for mark in _MARK.finditer(piece):
        words += piece[read_to : mark.start()]
        at = begin + len(words)
        read_to = mark.end()
        if mark[0] == "]":
            name, since = open_ones.pop()
            fragments.setdefault(name, []).append(TextRange(since, at))
        else:
            open_ones.append((mark[1], at))
            if mark[2]:
                labels[mark[1]] = mark[2]
    words += piece[read_to:]
    return words, begin + len(words)


def _arguments(source: str) -> Iterator[Argument]:
    for line in source.splitlines():
        if not line.startswith("@"):
            continue
        _, head, *roles = line.split()
        for role in roles:
            name, _, fillers = role.partition("=")
            for filler in fillers.split(","):
                state = _STATES.get(filler, RoleState.MARKED)
                yield Argument(
                    id=ArgumentId(f"{head}.{name}.{filler}"),
                    role=name,
                    head=SpanId(head),
                    filler=SpanId(filler) if state is RoleState.MARKED else None,
                    provenance=_BY,
                    state=state,
                )
