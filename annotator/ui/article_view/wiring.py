"""Wiring of one block: the wires above each of its lines, and the rails beside it that join distant lines.

A filler on the line of its head, on the line before or on the one after is joined within one gap between
lines. What lies farther apart in the same paragraph is joined by a rail at the right of the column. An end in
another paragraph is written at the end of a stub. Pure geometry over what decoration worked out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from annotator.domain.argument import RoleState
from annotator.domain.ids import SpanId
from annotator.ui.article_view.arcs import Stem, Tap, Wire, ports, route
from annotator.ui.article_view.decor import BlockDecor, LineDecor, Lines, Rail, Room, Sign, WireSign
from annotator.ui.article_view.items import Item
from annotator.ui.article_view.lanes import levels
from annotator.ui.article_view.structures import (
    DOWN,
    UP,
    End,
    Structure,
    role_wordings,
    state_wordings,
    stub_wordings,
)

MOST_RAILS = 6
"""Rails side by side; heads that find none get stubs."""

_MARGIN = 5.0
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


def wire_up(structures: Sequence[Structure], block: Lines, room: Room, decor: BlockDecor) -> None:
    """Add wires and rails to the decoration of a block whose labels are placed.

    Args:
        structures: Those that have a part in the block, in reading order.
        block: Tells where stretches of text lie.
        room: Its limits.
        decor: Takes the wires.
    """
    plans = [planned(each, block, room, owner=owner) for owner, each in enumerate(structures)]
    rails = _rails(plans)
    for plan in plans:
        if plan.railed and plan.structure.head.id not in rails:
            _cut(plan)
    plans = [plan for plan in plans if plan.feet]
    settle(plans, decor.lines)
    for number in range(len(decor.lines)):
        _route(number, plans, rails, room, decor.lines[number])
    for plan in plans:
        slot = rails.get(plan.structure.head.id)
        if slot is None:
            continue
        joined = [
            (number, sign.routed.track)
            for number in sorted(plan.railed)
            for sign in decor.lines[number].wires
            if sign.head.id == plan.structure.head.id
        ]
        if len(joined) > 1:
            decor.rails.append(Rail(plan.structure.head, room.rail_of(slot), tuple(joined)))


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


def _rails(plans: Sequence[Plan]) -> dict[SpanId, int]:
    wanted = [
        (plan.structure.head.id, [(min(plan.railed), max(plan.railed) + 1)])
        for plan in plans
        if plan.railed
    ]
    return levels(wanted, most=MOST_RAILS)


def _cut(plan: Plan) -> None:
    """Write at both ends what no rail joins."""
    joined = {foot.region for foot in plan.feet if foot.end is None}
    main = min(joined, default=-1)
    for foot in list(plan.feet):
        if foot.end is None or foot.region in joined or not foot.wordings:
            continue
        below = foot.line > main
        arrow, back = (DOWN, UP) if below else (UP, DOWN)
        foot.wordings = stub_wordings(foot.end.role, back, plan.structure.name)
        words = stub_wordings(foot.end.role, arrow, foot.end.name)
        plan.stubs.append(Stub(main, words, foot.end.hue, foot.item.id, arrow))
    plan.railed.clear()


def settle(plans: Sequence[Plan], lines: Sequence[LineDecor]) -> None:
    """Give each foot its own place on its words: those that go far outside of those that stay near."""
    shared: dict[tuple[SpanId, int, Stem, int], list[Foot]] = {}
    goals: dict[tuple[int, int], float] = {}
    for plan in plans:
        for foot in plan.feet:
            key = (foot.item.id, foot.line, foot.stem, round(foot.left))
            shared.setdefault(key, []).append(foot)
            if foot.end is None:
                goals[foot.owner, foot.region] = foot.middle
    for feet in shared.values():
        first = feet[0]
        left, right = _open(first, lines)
        goal = {id(foot): goals.get((foot.owner, foot.region), right + 1e4) for foot in feet}

        def order(foot: Foot, goal: dict[int, float] = goal) -> tuple[int, float]:
            away = goal[id(foot)] - foot.middle
            return (0, -away) if away < 0 else (1, -away)

        feet.sort(key=order)
        for foot, x in zip(feet, ports(left, right, len(feet), margin=_MARGIN), strict=True):
            foot.x = x


def _open(foot: Foot, lines: Sequence[LineDecor]) -> tuple[float, float]:
    """The stretch of some words, or of their label, that no label of others lies above."""
    left, right, lane = foot.left, foot.right, -1
    if foot.stem == "up":
        return left, right
    chips = lines[foot.line].chips
    own = next((chip for chip in chips if chip.item.id == foot.item.id and chip.text), None)
    if own is not None and own.x + own.width > left:
        left, right, lane = own.x, own.x + own.width, own.lane
    best, begin = (left, right), left
    widest = 0.0
    above = sorted(
        ((chip.x, chip.x + chip.width) for chip in chips if chip.lane > lane and chip.text),
    )
    for low, high in [*above, (right, right)]:
        stop = min(low, right)
        if stop - begin > widest:
            widest, best = stop - begin, (begin, stop)
        begin = max(begin, high)
    return best


def _route(
    number: int,
    plans: Sequence[Plan],
    rails: dict[SpanId, int],
    room: Room,
    signs: LineDecor,
) -> None:
    """Lay the wires above one line."""
    wanted: list[tuple[Wire[int], Structure, list[Sign]]] = []
    for plan in plans:
        taps: list[Tap] = []
        notes: list[Sign] = []
        for foot in plan.feet:
            if foot.region == number:
                hue = foot.end.hue if foot.end else plan.structure.head.hue
                widths = tuple(room.width_of(words, 0) for words in foot.wordings)
                taps.append(Tap(foot.x, foot.stem, widths))
                lanes = _lanes(signs, foot) if foot.stem == "down" else 0
                target = plan.structure.head.id if foot.end else foot.item.id
                notes.append(Sign(hue, lanes, foot.wordings, target, foot.end is None))
        if not taps:
            continue
        anchor = next(
            (tap.x for tap, note in zip(taps, notes, strict=True) if note.is_head), taps[0].x
        )
        for stub in plan.stubs:
            if stub.line == number:
                widths = tuple(room.width_of(words, 0) for words in stub.wordings)
                taps.append(Tap(anchor, "none", widths))
                notes.append(Sign(stub.hue, 0, stub.wordings, stub.target, is_head=False))
        slot = rails.get(plan.structure.head.id)
        rail = None if slot is None or number not in plan.railed else room.rail_of(slot)
        wanted.append((Wire(len(wanted), tuple(taps), rail), plan.structure, notes))
    routed = route([wire for wire, _, _ in wanted], right=room.right, gap=2 * room.gap)
    for each in routed:
        _, structure, notes = wanted[each.wire.key]
        signs.wires.append(WireSign(structure.head, each, tuple(notes)))
        signs.tracks = max(signs.tracks, each.track + 1)
    signs.uncounted += len(wanted) - len(routed)


def _lanes(signs: LineDecor, foot: Foot) -> int:
    """How many lanes above the words a stem ends: on the highest label there."""
    return max(
        (chip.lane + 1 for chip in signs.chips if chip.x <= foot.x <= chip.x + chip.width),
        default=0,
    )
