"""An annotation set as lines of brat's standoff format."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.offsets import TextRange
from annotator.domain.reason import Reason
from annotator.domain.span import Span
from annotator.formats.brat_configuration import state_attribute
from annotator.formats.type_names import type_name
from annotator.formats.writing import ExportJob, Losses, LossKind, span_loss

_PIECES = re.compile(r"[^\n]*\S")


class StandoffWriter:
    """Writes one ``.ann`` file.

    Args:
        own: The set.
        job: How to write.
        losses: What has no place is appended.
    """

    def __init__(self, own: AnnotationSet, job: ExportJob, losses: Losses) -> None:
        self._own = own
        self._schema = job.schema
        self._losses = losses
        spans = [span for span in own if span.layer in job.layers]
        self._pieces = {span.id: self._cut(span) for span in spans}
        self._spans = [span for span in spans if self._pieces[span.id]]
        self._bounds = {span.id: f"T{n}" for n, span in enumerate(self._spans, start=1)}
        heads = [span for span in self._spans if self._schema.layers[span.layer].holds_heads]
        self._events = {span.id: f"E{n}" for n, span in enumerate(heads, start=1)}
        self._names = self._bounds | self._events
        self._relations, self._attributes, self._notes = count(1), count(1), count(1)

    def lines(self) -> Iterator[str]:
        """Text bounds, events, relations, attributes and notes, without line ends."""
        for span in self._spans:
            yield self._bound(span)
        said = [line for span in self._spans for line in self._links(span)]
        yield from (line for line in said if line[0] == "E")
        yield from (line for line in said if line[0] != "E")
        for span in self._spans:
            for name, value in span.attributes.items():
                word = str(value).lower() if isinstance(value, bool) else " ".join(value.split())
                yield self._attribute(name, span, word)
            if span.note:
                yield self._note(span)

    def _bound(self, span: Span) -> str:
        pieces = self._pieces[span.id]
        places = ";".join(f"{piece.begin} {piece.end}" for piece in pieces)
        words = " ".join(piece.covered_text(self._own.article.text) for piece in pieces)
        return f"{self._bounds[span.id]}\t{self._type(span)} {places}\t{words}"

    def _links(self, span: Span) -> Iterator[str]:
        """The event with its roles, the relations of chains, and the states of roles nothing fills."""
        chain = self._schema.layers[span.layer].chain_role
        links: list[str] = []
        seen: dict[str, int] = {}
        for argument in self._own.arguments_of(span.id):
            role = argument.role
            if argument.filler is None:
                yield self._attribute(state_attribute(role), span, argument.state)
            elif argument.filler not in self._names:
                reason = Reason("what fills its role {role} is not exported; left out", role=role)
                self._lose(LossKind.ROLE, span, reason)
            elif role == chain:
                one, other = self._names[span.id], self._names[argument.filler]
                yield f"R{next(self._relations)}\t{role} Arg1:{one} Arg2:{other}\t"
            else:
                seen[role] = number = seen.get(role, 0) + 1
                numbered = role if number == 1 else f"{role}{number}"
                links.append(f" {numbered}:{self._names[argument.filler]}")
        if span.id in self._events:
            head = f"{self._type(span)}:{self._bounds[span.id]}"
            yield f"{self._events[span.id]}\t{head}{''.join(links)}"

    def _attribute(self, name: str, span: Span, word: str) -> str:
        return f"A{next(self._attributes)}\t{name} {self._names[span.id]} {word}"

    def _note(self, span: Span) -> str:
        words = " ".join(span.note.split())
        if words != span.note:
            reason = Reason(
                "a remark is one line in brat; blanks and line ends became single blanks"
            )
            self._lose(LossKind.REMARK, span, reason)
        return f"#{next(self._notes)}\tAnnotatorNotes {self._names[span.id]}\t{words}"

    def _type(self, span: Span) -> str:
        return type_name(self._schema, span.layer, span.label)

    def _cut(self, span: Span) -> list[TextRange]:
        """The fragments, cut where lines end; white space around a cut belongs to none."""
        text = self._own.article.text
        found: list[TextRange] = []
        for fragment in span.fragments:
            covered = fragment.covered_text(text)
            if "\n" not in covered:
                found.append(fragment)
                continue
            for piece in _PIECES.finditer(covered):
                begin = piece.end() - len(piece[0].lstrip())
                found.append(TextRange(fragment.begin + begin, fragment.begin + piece.end()))
        if not found:
            reason = Reason("it covers nothing but line ends; left out")
            self._lose(LossKind.WHITE_SPACE, span, reason)
        elif found != list(span.fragments):
            reason = Reason("brat reads line by line: cut at line ends, blanks there left out")
            self._lose(LossKind.LINE_BREAK, span, reason)
        return found

    def _lose(self, kind: LossKind, span: Span, reason: Reason) -> None:
        self._losses.append(span_loss(kind, self._own.article, span, reason))
