"""A file of brat's standoff format, line by line; put together when all of it is known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from annotator.domain.argument import RoleState
from annotator.domain.errors import FormatError
from annotator.domain.schema import Schema
from annotator.domain.span import AttributeValue, Span
from annotator.formats.brat_configuration import state_attribute
from annotator.formats.foreign import ForeignSet
from annotator.formats.normalised import NormalisedText
from annotator.formats.reading import Notice, NoticeKind, ReadOptions, numbered_lines, shown
from annotator.formats.type_names import layer_and_label

_STATE_ENDING: Final = state_attribute("")


@dataclass
class _Bound:
    """A ``T`` line."""

    label: str
    ranges: list[tuple[int, int]]
    covered: str
    line: int


@dataclass
class _Event:
    """An ``E`` line, or a ``T`` line that is not the trigger of any."""

    trigger: str
    links: list[tuple[str, str]]
    line: int


@dataclass
class StandoffFile:
    """An ``.ann`` file.

    Attributes:
        notices: What was left out.
    """

    path: Path
    options: ReadOptions
    bounds: dict[str, _Bound] = field(default_factory=dict)
    events: dict[str, _Event] = field(default_factory=dict)
    relations: list[tuple[str, str, str, str, int]] = field(default_factory=list)
    attributes: dict[str, dict[str, AttributeValue]] = field(default_factory=dict)
    remarks: dict[str, list[str]] = field(default_factory=dict)
    notices: list[Notice] = field(default_factory=list)

    @property
    def _schema(self) -> Schema:
        assert self.options.schema is not None  # noqa: S101 - a ForeignSet is not made without one
        return self.options.schema

    def read(self) -> None:
        """Read the file."""
        for number, line in numbered_lines(self.path):
            try:
                self._take(line.decode("utf-8").rstrip("\r\n"), number)
            except UnicodeDecodeError as error:
                raise self._wrong("is not UTF-8, as brat demands", number) from error

    def count_as(self, raw: NormalisedText) -> None:
        """Bring offsets that count both characters of a CRLF into ours; brat itself counts one."""
        moved = {name: _moved(bound, raw) for name, bound in self.bounds.items()}
        as_is = sum(_covers(bound, bound.ranges, raw.text) for bound in self.bounds.values())
        taken = sum(_covers(self.bounds[name], to, raw.text) for name, to in moved.items())
        if taken > as_is:
            for name, ranges in moved.items():
                self.bounds[name].ranges = ranges

    def put_into(self, found: ForeignSet) -> None:
        """Hand over the spans and arguments."""
        spans = self._spans(found)
        for event_id, event in self.events.items():
            head = spans[event_id]
            for role, target in event.links:
                filler = self._target(target, spans, event.line)
                found.add_argument(self._role(role, head), head, filler, line=event.line)
        for relation, role, one, other, line in self.relations:
            head, filler = self._target(one, spans, line), self._target(other, spans, line)
            found.add_argument(role, head, filler, id=relation, line=line)
        self._add_states(found, spans)

    def _spans(self, found: ForeignSet) -> dict[str, Span | None]:
        """The spans by the id of their event or text bound; a bound with several events is several heads."""
        spans: dict[str, Span | None] = {}
        used: set[str] = set()
        for event_id, event in self.events.items():
            bound = self.bounds.get(event.trigger)
            if bound is None:
                raise self._wrong(f"its trigger {event.trigger} is not there", event.line)
            # The trigger's own id, so that the span of an export comes back under one.
            name = event.trigger if event.trigger not in used else event_id
            used.add(event.trigger)
            spans[event_id] = self._span(found, name, bound, (event_id, event.trigger))
            spans.setdefault(event.trigger, spans[event_id])
        for name, bound in self.bounds.items():
            if name not in used:
                spans[name] = self._span(found, name, bound, (name,))
        return spans

    def _span(
        self, found: ForeignSet, name: str, bound: _Bound, called: tuple[str, ...]
    ) -> Span | None:
        attributes = {
            key: value
            for each in called
            for key, value in self.attributes.get(each, {}).items()
            if not key.endswith(_STATE_ENDING)
        }
        layer, label = layer_and_label(self._schema, bound.label)
        return found.add_span(
            label,
            bound.ranges,
            layer=layer,
            covered=bound.covered,
            id=name,
            attributes=attributes,
            note="\n".join(words for each in called for words in self.remarks.get(each, ())),
            line=bound.line,
        )

    def _add_states(self, found: ForeignSet, spans: Mapping[str, Span | None]) -> None:
        for name, attributes in self.attributes.items():
            for key, value in attributes.items():
                if key.endswith(_STATE_ENDING) and value in {RoleState.IMPLICIT, RoleState.ABSENT}:
                    role = key.removesuffix(_STATE_ENDING)
                    found.add_argument(role, spans.get(name), None, state=RoleState(str(value)))

    def _target(self, name: str, spans: Mapping[str, Span | None], line: int) -> Span | None:
        if name not in spans:
            raise self._wrong(f"{name} is not there", line)
        return spans[name]

    def _role(self, role: str, head: Span | None) -> str:
        """The role without the number that brat gives to repeated ones."""
        known = () if head is None else self._schema.layers[head.layer].roles
        bare = role.rstrip("0123456789")
        return role if role in known or role in self.options.labels or not bare else bare

    def _take(self, line: str, number: int) -> None:
        kind, columns = line[0], line.split("\t", 2)  # words may hold tabs
        if len(columns) < 2:  # noqa: PLR2004 - an id and what it is
            raise self._wrong("is no line of brat's standoff format: there is no tab", number)
        name, said = columns[0], columns[1]
        try:
            match kind:
                case "T":
                    self._take_bound(name, said, columns[2], number)
                case "E":
                    self._take_event(name, said, number)
                case "R":
                    role, first, second = said.split()
                    one, other = first.partition(":")[2], second.partition(":")[2]
                    self.relations.append((name, role, one, other, number))
                case "A" | "M":
                    key, target, *value = said.split()
                    self.attributes.setdefault(target, {})[key] = " ".join(value) if value else True
                case "#":
                    words = columns[2] if len(columns) > 2 else ""  # noqa: PLR2004 - a note may be empty
                    self.remarks.setdefault(said.split()[1], []).append(words)
                case "N" | "*":
                    template = "{kind!r} lines have no place here; left out"
                    where = (NoticeKind.SKIPPED, shown(self.path), template)
                    self.notices.append(Notice(*where, {"kind": said.split()[0]}, number))
                case _:
                    raise self._wrong(f"{name!r} is no id of brat's standoff format", number)
        except (ValueError, IndexError) as error:
            raise self._wrong(f"is no {kind} line of brat's standoff format", number) from error

    def _take_bound(self, name: str, said: str, covered: str, number: int) -> None:
        label, _, places = said.partition(" ")
        if name in self.bounds:
            raise self._wrong(
                f"the id {name} stands in line {self.bounds[name].line} already", number
            )
        ranges = []
        for place in places.split(";"):
            begin, end = map(int, place.split())
            ranges.append((begin, end))
        self.bounds[name] = _Bound(label, ranges, covered, number)

    def _take_event(self, name: str, said: str, number: int) -> None:
        if name in self.events:
            raise self._wrong(
                f"the id {name} stands in line {self.events[name].line} already", number
            )
        head, *links = said.split()
        trigger = head.partition(":")[2]
        pairs = [(role, target) for role, _, target in (link.partition(":") for link in links)]
        if not trigger or not all(target for _, target in pairs):
            raise ValueError(said)
        self.events[name] = _Event(trigger, pairs, number)

    def _wrong(self, reason: str, line: int) -> FormatError:
        return FormatError(file=self.path, line=line, reason=reason)


def _moved(bound: _Bound, raw: NormalisedText) -> list[tuple[int, int]]:
    try:
        return [(raw.offset(begin), raw.offset(end)) for begin, end in bound.ranges]
    except ValueError:
        return bound.ranges


def _covers(bound: _Bound, ranges: list[tuple[int, int]], text: str) -> bool:
    return " ".join(text[begin:end] for begin, end in ranges) == bound.covered
