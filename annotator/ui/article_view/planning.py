"""Planning of wires: which words of a structure are joined above which line, and what is elsewhere.

A filler on the line of its head, on the line before or on the one after is joined within one gap between
lines. What lies farther apart wants a rail beside the lines. What is not on these lines becomes a stub.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from annotator.domain.argument import RoleState
from annotator.domain.ids import SpanId
from annotator.ui.article_view.arcs import Stem
from annotator.ui.article_view.decor import Lines, Room
from annotator.ui.article_view.items import Item
from annotator.ui.article_view.structures import (
    DOWN,
    UP,
    End,
    Structure,
    role_wordings,
    state_wordings,
    stub_wordings,
)

_BESIDE = 16.0


@dataclass(slots=True)
class Foot:
    """Where a wire is to come to words.

    Attributes:
        owner: Number of the structure.
        region: The line above which the wire runs.
        line: The line of the words: that one, or the one before.
        left: Where the words begin, pixels.
        right: Where they end.
        stem: Whether they are below the wire or above it.
        item: Whose words.
        end: The role they fill; ``None`` for the head.
        wordings: Of the label.
        x: Where the stem is; decided last.
    """

    owner: int
    region: int
    line: int
    left: float
    right: float
    stem: Stem
    item: Item
    end: End | None
    wordings: tuple[str, ...] = ()
    x: float = 0.0

    @property
    def middle(self) -> float:
        """Half-way between left and right."""
        return (self.left + self.right) / 2


@dataclass(frozen=True, slots=True)
class Stub:
    """An end that is not on these lines.

    Attributes:
        line: Where the head is, which it is told beside.
        wordings: Longest first.
        hue: ``#rrggbb`` of the role.
        target: The span there; the head itself for a role that nothing fills.
        arrow: ``↑``, ``↓`` or empty for a role that nothing fills.
    """

    line: int
    wordings: tuple[str, ...]
    hue: str
    target: SpanId
    arrow: str = ""


@dataclass(slots=True)
class Plan:
    """What is to be drawn of one structure.

    Attributes:
        structure: Which.
        feet: Where wires come to words.
        stubs: Ends elsewhere.
        railed: Lines that a rail has to join.
        away: Where the head is, if it is not on these lines.
    """

    structure: Structure
    feet: list[Foot] = field(default_factory=list)
    stubs: list[Stub] = field(default_factory=list)
    railed: set[int] = field(default_factory=set)
    away: str = ""


@dataclass(frozen=True, slots=True)
class _Place:
    line: int
    left: float
    right: float


def planned(
    structure: Structure, block: Lines, room: Room, *, owner: int = 0, aside: bool = False
) -> Plan:
    """What is to be drawn of one structure on some lines; ``settle`` decides where exactly.

    Args:
        structure: A head and its roles.
        block: Tells where stretches of text lie.
        room: Limits of the lines.
        owner: Number of the structure.
        aside: Whether what is elsewhere is joined beside the column, not told above the line.
    """
    plan = Plan(structure)
    heads = _head_places(structure.head, block)
    first = min(heads, default=-1)
    main = max(heads) if structure.head.look == "bar" and heads else first
    begins = aside or structure.head.span.begin >= room.begin
    ends = aside or structure.head.span.end <= room.end
    for end in structure.ends:
        if end.item is None:
            if main >= 0 and ends and end.state is not RoleState.MARKED:
                plan.stubs.append(Stub(main, state_wordings(end), end.hue, structure.head.id))
            continue
        places = list(_places(end.item, block))
        if not places and main >= 0:
            # Of a head over several paragraphs: where it begins or ends, not beside each of them.
            if end.item.span.begin < room.begin and begins:
                words = stub_wordings(end.role, UP, end.name)
                plan.stubs.append(Stub(first, words, end.hue, end.item.id, UP))
            elif end.item.span.begin >= room.begin and ends:
                words = stub_wordings(end.role, DOWN, end.name)
                plan.stubs.append(Stub(main, words, end.hue, end.item.id, DOWN))
        for number, place in enumerate(places):
            _add_foot(plan, owner, end, place, heads, room, first=number == 0)
    needed = {foot.region for foot in plan.feet if foot.end is not None and foot.region >= 0}
    needed |= {stub.line for stub in plan.stubs}
    for region in sorted(needed):
        _add_heads(plan, owner, region, heads, goal=room.right if aside else None)
    return plan


def _places(item: Item, block: Lines) -> Iterable[_Place]:
    """Where the fragments of an item begin in this block."""
    for fragment in item.fragments:
        for part in block.parts(fragment.begin, fragment.end):
            yield _Place(part.line, part.left, part.right)
            break


def _head_places(head: Item, block: Lines) -> dict[int, list[_Place]]:
    """All that is in the block of a head with a bar, of others where their fragments begin; by line."""
    found: dict[int, list[_Place]] = {}
    if head.look != "bar":
        for place in _places(head, block):
            found.setdefault(place.line, []).append(place)
        return found
    for fragment in head.fragments:
        for part in block.parts(fragment.begin, fragment.end):
            found.setdefault(part.line, []).append(_Place(part.line, part.left, part.right))
    return found


def _add_foot(
    plan: Plan,
    owner: int,
    end: End,
    place: _Place,
    heads: dict[int, list[_Place]],
    room: Room,
    *,
    first: bool,
) -> None:
    assert end.item is not None  # noqa: S101 - the caller looked
    words = role_wordings(end.role) if first else (f"… {end.role}", "…")
    region, stem = place.line, "down"
    if not heads:
        if not first:
            return
        head = plan.structure.head
        plan.away = UP if head.span.begin < room.begin else DOWN
        words = stub_wordings(end.role, plan.away, plan.structure.name)
    else:
        nearest = min(heads, key=lambda line: (abs(line - place.line), line))
        if place.line == nearest - 1:
            region, stem = nearest, "up"
        elif abs(place.line - nearest) > 1:
            plan.railed |= {place.line, nearest}
    plan.feet.append(
        Foot(owner, region, place.line, place.left, place.right, _stem(stem), end.item, end, words)
    )


def _stem(name: str) -> Stem:
    return "up" if name == "up" else "down"


def _add_heads(
    plan: Plan, owner: int, region: int, heads: dict[int, list[_Place]], *, goal: float | None
) -> None:
    """Let the wire in a region come to the head, where the head is next to it."""
    feet = [foot for foot in plan.feet if foot.region == region]
    if any(foot.end is None for foot in feet):
        return
    elsewhere = goal
    if feet:
        goal = sum(foot.middle for foot in feet) / len(feet)
    for line, stem in ((region, "down"), (region - 1, "up")):
        if line not in heads or (stem == "up" and region in heads):
            continue
        place = _nearest(heads[line], goal)
        left, right = place.left, place.right
        if plan.structure.head.look == "bar":
            left, right = _beside(left, right, goal)
        plan.feet.append(
            Foot(owner, region, line, left, right, _stem(stem), plan.structure.head, None)
        )
    for line in plan.railed - {region}:
        if line in heads:
            _add_heads(plan, owner, line, heads, goal=elsewhere)


def _nearest(places: Sequence[_Place], goal: float | None) -> _Place:
    if goal is None:
        return places[0]
    return min(places, key=lambda each: max(each.left - goal, goal - each.right, 0.0))


def _beside(left: float, right: float, goal: float | None) -> tuple[float, float]:
    """The stretch of a long head that is nearest to what it is joined with, but not the very same place."""
    if goal is None:
        return left, min(right, left + 2 * _BESIDE)
    near = min(max(goal, left), right)
    if near >= right:
        return max(left, right - _BESIDE), right
    if near <= left:
        return left, min(right, left + _BESIDE)
    if near - left >= 3 * _BESIDE:
        return near - 3 * _BESIDE, near - 2 * _BESIDE
    return min(right, near + 2 * _BESIDE), min(right, near + 3 * _BESIDE)
