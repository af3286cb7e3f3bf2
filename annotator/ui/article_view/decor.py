"""Decoration: which signs stand on which line of a block, and where. Pure geometry over items and lines.

Everything that painting and hit-testing need is worked out here once per change, so that neither looks
anything up later.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from annotator.domain.ids import SpanId
from annotator.ui.article_view.arcs import Routed
from annotator.ui.article_view.items import Item
from annotator.ui.article_view.lanes import Labelled, levels, place

_MOST_UNDERLINES = 8


class _Part(Protocol):
    @property
    def line(self) -> int: ...
    @property
    def left(self) -> float: ...
    @property
    def right(self) -> float: ...
    @property
    def begin(self) -> int: ...
    @property
    def end(self) -> int: ...


@dataclass(slots=True)
class Box:
    """The words of an item on one line.

    Attributes:
        item: Whose words.
        left: Pixels.
        right: Pixels.
        begins: Whether a fragment begins here, not on an earlier line.
        ends: Whether it ends here.
        level: How many items of this kind lie inside.
        rise: Lanes the box reaches up, to enclose what lies inside.
    """

    item: Item
    left: float
    right: float
    begins: bool
    ends: bool
    level: int
    rise: int = 0


@dataclass(slots=True)
class Chip:
    """The label of an item.

    Attributes:
        item: Whose label.
        x: Left edge, pixels.
        width: Pixels.
        lane: 0 is next to the words.
        text: What it says; empty if not even one letter fits.
        dots: Confidence, 1 to 3; 0 for none.
        continues: Whether it belongs to a later fragment, not to the first.
    """

    item: Item
    x: float
    width: float
    lane: int
    text: str
    dots: int
    continues: bool


@dataclass(slots=True)
class Underline:
    """A line below words, of the item itself or of a role it fills."""

    item: Item
    left: float
    right: float
    level: int
    hue: str
    soft: bool


@dataclass(slots=True)
class Bar:
    """The piece of a bar in the margin beside one line."""

    item: Item
    slot: int
    begins: bool
    ends: bool


@dataclass(frozen=True, slots=True)
class Sign:
    """What stands at a tap of a wire.

    Attributes:
        hue: ``#rrggbb`` of the role.
        lanes: How many lanes above the words its stem ends.
        wordings: Of its label, longest first; none for the head.
        target: The span one goes to by clicking the label.
        is_head: Whether the wire comes to the head here, not to a filler.
    """

    hue: str
    lanes: int
    wordings: tuple[str, ...]
    target: SpanId
    is_head: bool


@dataclass(frozen=True, slots=True)
class WireSign:
    """The wire of one head above one line, and what stands at each of its taps."""

    head: Item
    routed: Routed[int]
    signs: tuple[Sign, ...]


@dataclass(frozen=True, slots=True)
class Rail:
    """What joins the wires of one head on distant lines.

    Attributes:
        head: Whose.
        x: Where it runs, pixels.
        joined: Numbers of the lines and the tracks of the wires there, downwards.
    """

    head: Item
    x: float
    joined: tuple[tuple[int, int], ...]


@dataclass(slots=True)
class LineDecor:
    """The signs of one line.

    Attributes:
        boxes: Outer ones first.
        chips: From the lowest lane up.
        underlines: From the words downwards.
        connectors: Item, left and right of the gaps between its fragments.
        bars: Bars beside the line.
        lanes: Lanes of chips.
        unders: Levels of underlines that need room.
        uncounted: Items that begin here and found no level, and wires that found no track.
        wires: Wires above the line, from the lowest track up.
        tracks: Tracks of wires that need room.
    """

    boxes: list[Box] = field(default_factory=list)
    chips: list[Chip] = field(default_factory=list)
    underlines: list[Underline] = field(default_factory=list)
    connectors: list[tuple[Item, float, float]] = field(default_factory=list)
    bars: list[Bar] = field(default_factory=list)
    lanes: int = 0
    unders: int = 0
    uncounted: int = 0
    wires: list[WireSign] = field(default_factory=list)
    tracks: int = 0


@dataclass(slots=True)
class BlockDecor:
    """The signs of one block, line by line, and the rails beside it."""

    lines: list[LineDecor]
    rails: list[Rail] = field(default_factory=list)


class Lines(Protocol):
    """What decoration needs to know of a laid-out block."""

    def parts(self, begin: int, end: int) -> Iterable[_Part]:
        """The parts of a stretch on each line."""
        ...


@dataclass(frozen=True, slots=True)
class Room:
    """What limits the signs of a block.

    Attributes:
        begin: First code point of the block.
        end: One past its last.
        lines: Number of its lines.
        right: Right end of the room for chips, pixels.
        gap: Least distance of neighbouring chips, pixels.
        width_of: Width of a chip with a text and a number of dots, pixels.
        slot_of: Which bar belongs to an item, if any.
        rail_step: From one rail to the next, pixels; the first one is so far right of ``right``.
    """

    begin: int
    end: int
    lines: int
    right: float
    gap: float
    width_of: Callable[[str, int], float]
    slot_of: Callable[[SpanId], int | None]
    rail_step: float = 5.0

    def rail_of(self, slot: int) -> float:
        """Where the rail in a slot runs, pixels."""
        return self.right + (slot + 1) * self.rail_step


def decorate(items: Sequence[Item], block: Lines, room: Room) -> BlockDecor:
    """Work out all signs of a block.

    Args:
        items: The items that touch it, in reading order.
        block: Tells where stretches of text lie.
        room: Its limits.
    """
    lines = [LineDecor() for _ in range(room.lines)]
    labelled = [item for item in items if item.look != "bar"]
    level_of = levels([(item.id, stretches_of(item)) for item in labelled], inner_first=True)
    pending: list[list[tuple[Labelled[int], Item, Box | None, bool]]] = [[] for _ in lines]
    for item in labelled:
        if item.id in level_of:
            _lay(item, level_of[item.id], block, room, lines, pending)
        else:
            _count(item, block, lines)
    for line, waiting in zip(lines, pending, strict=True):
        _stack(line, waiting, room)
        line.boxes.sort(key=lambda box: -box.level)
    _underline(items, level_of, block, lines)
    for item in items:
        if item.look == "bar":
            _bar(item, block, room, lines)
    return BlockDecor(lines)


def _lay(
    item: Item,
    level: int,
    block: Lines,
    room: Room,
    lines: list[LineDecor],
    pending: list[list[tuple[Labelled[int], Item, Box | None, bool]]],
) -> None:
    """Boxes, connectors and wanted chips of one item."""
    before: tuple[int, float] | None = None
    chip_line = -1
    boxed = item.look in {"tint", "trigger"}
    for number, fragment in enumerate(item.fragments):
        for index, part in enumerate(block.parts(fragment.begin, fragment.end)):
            begins = part.begin == fragment.begin and index == 0
            box = Box(item, part.left, part.right, begins, part.end == fragment.end, level)
            if before and begins and before[0] == part.line and before[1] < part.left:
                lines[part.line].connectors.append((item, before[1], part.left))
            wants_chip = begins and part.line != chip_line and bool(item.wordings)
            widths: tuple[float, ...] = ()
            if wants_chip:
                chip_line = part.line
                labels = labels_of(item, later=number > 0)
                widths = tuple(room.width_of(text, dots) for text, dots in labels)
            if boxed:
                lines[part.line].boxes.append(box)
            if boxed or wants_chip:
                # Without a box nothing has to enclose what lies inside: only the label needs room.
                right = part.right if boxed else min(part.right, part.left + widths[-1])
                labelled = Labelled(len(pending[part.line]), part.left, right, level, widths)
                pending[part.line].append((labelled, item, box, number > 0))
            before = (part.line, part.right)


def labels_of(item: Item, *, later: bool = False) -> list[tuple[str, int]]:
    """What the label of an item may say, best first: words and dots of confidence.

    Args:
        item: Whose label.
        later: Whether it stands at a later fragment, not at the first.
    """
    words = item.wordings
    if later:
        words = (*("… " + each for each in words[:-1]), "…")
    if not item.dots:
        return [(each, 0) for each in words]
    return [(each, dots) for each in words for dots in (item.dots, 0)]


def stretches_of(item: Item) -> list[tuple[int, int]]:
    """The fragments of an item as bare pairs."""
    return [(fragment.begin, fragment.end) for fragment in item.fragments]


def _stack(
    line: LineDecor, waiting: list[tuple[Labelled[int], Item, Box | None, bool]], room: Room
) -> None:
    if not waiting:
        return
    for placed in place([each[0] for each in waiting], right=room.right, gap=room.gap):
        labelled, item, box, continues = waiting[placed.key]
        if box is not None:
            box.rise = placed.lane
        line.lanes = max(line.lanes, placed.lane + bool(labelled.widths))
        if not labelled.widths:
            continue
        text, dots = "", 0
        if placed.wording is not None:
            text, dots = labels_of(item, later=continues)[placed.wording]
        line.chips.append(Chip(item, placed.x, placed.width, placed.lane, text, dots, continues))


def _underline(
    items: Sequence[Item], level_of: dict[SpanId, int], block: Lines, lines: list[LineDecor]
) -> None:
    wanted: list[tuple[int, Item, str, bool]] = []
    for item in items:
        if item.look == "bar":
            wanted.append((len(wanted), item, item.hue, True))
        elif item.id not in level_of:
            continue
        elif item.look == "underline":
            wanted.append((len(wanted), item, item.hue, False))
        else:
            hues = dict.fromkeys(role.hue for role in item.roles)
            wanted.extend((len(wanted) + i, item, hue, False) for i, hue in enumerate(hues))
    found = levels(
        [(key, stretches_of(item)) for key, item, _, _ in wanted],
        most=_MOST_UNDERLINES,
    )
    for key, item, hue, soft in wanted:
        if key not in found:
            continue
        for fragment in item.fragments:
            for part in block.parts(fragment.begin, fragment.end):
                line = lines[part.line]
                level = found[key]
                line.underlines.append(Underline(item, part.left, part.right, level, hue, soft))
                line.unders = max(line.unders, level + 1)


def _bar(item: Item, block: Lines, room: Room, lines: list[LineDecor]) -> None:
    slot = room.slot_of(item.id)
    span = item.span
    numbers = [part.line for part in block.parts(span.begin, span.end)]
    if not numbers:
        return
    if slot is None:
        lines[numbers[0]].uncounted += span.begin >= room.begin
        return
    for number in range(numbers[0], numbers[-1] + 1):
        begins = number == numbers[0] and span.begin >= room.begin
        ends = number == numbers[-1] and span.end <= room.end
        lines[number].bars.append(Bar(item, slot, begins, ends))


def _count(item: Item, block: Lines, lines: list[LineDecor]) -> None:
    for part in block.parts(item.span.begin, item.span.begin + 1):
        lines[part.line].uncounted += 1
