"""Wiring of one block: the wires above each of its lines, and the rails beside it that join distant lines.

What ``planning`` wants joined gets its places here: each stem its own place on the words, each wire a track,
each rail a slot at the right of the column. Pure geometry over what decoration worked out.
"""

from __future__ import annotations

from collections.abc import Sequence

from annotator.domain.ids import SpanId
from annotator.ui.article_view.arcs import Stem, Tap, Wire, ports, route
from annotator.ui.article_view.decor import BlockDecor, LineDecor, Lines, Rail, Room, Sign, WireSign
from annotator.ui.article_view.lanes import levels
from annotator.ui.article_view.planning import Foot, Plan, Stub, planned
from annotator.ui.article_view.structures import DOWN, UP, Structure, stub_wordings

MOST_RAILS = 6
"""Rails side by side; heads that find none get stubs."""

_MARGIN = 5.0


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
