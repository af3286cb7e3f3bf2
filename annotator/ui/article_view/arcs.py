"""Arcs between the words of structures: on which track each runs, and where its labels stand. Pure geometry.

All arcs of one head on one line make one *wire*: it runs level above the words and comes down to the head and
to each filler there, or up to a filler on the line before. Wires lie on tracks above the labels of spans, so
that none of them ever crosses a word. A label stands on its own wire, over the place where that comes to the
filler or beside it.

No label ever touches another label or the wire of another head on its track. Labels also keep clear of where
other wires come down past them, as long as there is any room for that.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Generic, Literal, TypeAlias, TypeVar

Key = TypeVar("Key", bound=Hashable)
Stem: TypeAlias = Literal["down", "up", "none"]

MOST_TRACKS = 12
"""Tracks above one line; wires that find none are counted."""

_CLEAR = 3.0
_FAR = 14.0
_MOST_TAPS = 40


@dataclass(frozen=True, slots=True)
class Tap:
    """Where a wire comes to words.

    Attributes:
        x: Where, pixels; of a tap without stem, near where its label is wanted.
        stem: Whether the words are below the wire, on the line above it, or elsewhere.
        widths: Widths of its label from the longest to the shortest wording, pixels; none: it has no label.
    """

    x: float
    stem: Stem = "down"
    widths: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Wire(Generic[Key]):
    """What belongs to one head on one line.

    Attributes:
        key: Tells it apart.
        taps: At least one.
        rail: Where it goes on to another line, right of all labels; ``None`` if it does not.
    """

    key: Key
    taps: tuple[Tap, ...]
    rail: float | None = None

    @property
    def left(self) -> float:
        """Its left end without labels."""
        return min(tap.x for tap in self.taps)

    @property
    def right(self) -> float:
        """Its right end without labels."""
        return max(tap.x for tap in self.taps) if self.rail is None else self.rail


@dataclass(frozen=True, slots=True)
class PlacedLabel:
    """Where a label stands.

    Attributes:
        tap: Number of the tap it belongs to.
        x: Left edge, pixels.
        width: Pixels.
        wording: Which of its wordings stands there.
    """

    tap: int
    x: float
    width: float
    wording: int

    @property
    def right(self) -> float:
        """Right edge, pixels."""
        return self.x + self.width


@dataclass(frozen=True, slots=True)
class Routed(Generic[Key]):
    """A wire on its track.

    Attributes:
        wire: Which.
        track: 0 is next to the labels of spans.
        left: Left end, labels included.
        right: Right end, labels included.
        labels: Those that found room, left to right.
    """

    wire: Wire[Key]
    track: int
    left: float
    right: float
    labels: tuple[PlacedLabel, ...]


_Stretch: TypeAlias = tuple[float, float]


@dataclass(slots=True)
class _Track(Generic[Key]):
    """What lies on a track already."""

    taken: list[_Stretch] = field(default_factory=list)
    labels: list[_Stretch] = field(default_factory=list)
    down: list[float] = field(default_factory=list)
    up: list[float] = field(default_factory=list)


def route(
    wires: Sequence[Wire[Key]], *, right: float, gap: float, most: int = MOST_TRACKS
) -> list[Routed[Key]]:
    """Give each wire a track and its labels a place.

    Args:
        wires: All wires above one line.
        right: Right end of the room for labels, which begins at 0; pixels.
        gap: Least distance of neighbours on a track, pixels.
        most: Number of tracks; wires that find none are left out.

    Returns:
        The wires from the lowest track up, left to right.
    """
    tracks: list[_Track[Key]] = []
    found: list[Routed[Key]] = []
    # Short wires lie lower: a long one passes above all that lies between its ends.
    waiting = sorted(wires, key=lambda wire: (wire.right - wire.left, wire.left))
    for place, wire in enumerate(waiting):
        stems = [tap.x for other in waiting[place + 1 :] for tap in _stems(other)]
        routed = _best(wire, tracks, stems, right=right, gap=gap, most=most)
        if routed is None:
            continue
        while len(tracks) <= routed.track:
            tracks.append(_Track())
        track = tracks[routed.track]
        track.taken.append((routed.left, routed.right))
        track.labels.extend((label.x, label.right) for label in routed.labels)
        track.down.extend(tap.x for tap in wire.taps if tap.stem == "down")
        track.up.extend(tap.x for tap in wire.taps if tap.stem == "up")
        found.append(routed)
    return sorted(found, key=lambda routed: (routed.track, routed.left))


def _stems(wire: Wire[Key]) -> Iterable[Tap]:
    return (tap for tap in wire.taps if tap.stem != "none")


def _best(
    wire: Wire[Key],
    tracks: Sequence[_Track[Key]],
    coming: Sequence[float],
    *,
    right: float,
    gap: float,
    most: int,
) -> Routed[Key] | None:
    """The lowest track where everything is right, else the one where least is wrong."""
    best: tuple[tuple[int, int, int, int], Routed[Key]] | None = None
    for number in range(min(len(tracks) + 1, most)):
        taken = tracks[number].taken if number < len(tracks) else []
        if any(_near(wire.left, wire.right, other, gap) for other in taken):
            continue
        # A wire on a track between a label and the words: its stems do not pass that label.
        passing = [x for track in tracks[number + 1 :] for x in track.down]
        passing += [x for track in tracks[:number] for x in track.up]
        labels, given_up = _labels(wire, taken, (*coming, *passing), right=right, gap=gap)
        routed = _routed(wire, number, labels)
        wrong = (
            sum(1 for tap in wire.taps if tap.widths) - len(labels),
            _crossed(wire, number, tracks) + _hit(labels, (*coming, *passing)),
            given_up,
            number,
        )
        if best is None or wrong < best[0]:
            best = (wrong, routed)
        if wrong[:3] == (0, 0, 0):
            break
    return None if best is None else best[1]


def _near(left: float, right: float, other: _Stretch, gap: float) -> bool:
    return left < other[1] + gap and other[0] < right + gap


def _routed(wire: Wire[Key], track: int, labels: Sequence[PlacedLabel]) -> Routed[Key]:
    left = min([wire.left, *(label.x for label in labels)])
    right = max([wire.right, *(label.right for label in labels)])
    ordered = tuple(sorted(labels, key=lambda label: label.x))
    return Routed(wire, track, left, right, ordered)


def _crossed(wire: Wire[Key], number: int, tracks: Sequence[_Track[Key]]) -> int:
    """How many labels the stems of a wire would pass through."""
    count = 0
    for tap in wire.taps:
        between = () if tap.stem == "none" else tracks[:number]
        if tap.stem == "up":
            between = tracks[number + 1 :]
        count += sum(left < tap.x < right for track in between for left, right in track.labels)
    return count


def _hit(labels: Iterable[PlacedLabel], stems: Sequence[float]) -> int:
    return sum(label.x < x < label.right for label in labels for x in stems)


def _labels(
    wire: Wire[Key],
    taken: Sequence[_Stretch],
    stems: Sequence[float],
    *,
    right: float,
    gap: float,
) -> tuple[list[PlacedLabel], int]:
    """Places for the labels of a wire, in the order of its taps, and how much had to be given up for that."""
    walls = [(left - gap, end + gap) for left, end in taken]
    posts = [(x - _CLEAR, x + _CLEAR) for x in stems]
    placed: list[PlacedLabel] = []
    given_up = 0
    after = 0.0
    order = sorted(
        (number for number, tap in enumerate(wire.taps) if tap.widths),
        key=lambda n: (wire.taps[n].stem == "none", wire.taps[n].x, n),
    )
    for number in order[:_MOST_TAPS]:
        tap = wire.taps[number]
        own = [
            (other.x - _CLEAR, other.x + _CLEAR)
            for place, other in enumerate(wire.taps)
            if place != number and other.stem != "none" and abs(other.x - tap.x) > _CLEAR
        ]
        # What is given up first: the view of the wire's own stems, then letters, then the view of others,
        # then nearness.
        tries: tuple[tuple[list[_Stretch], int | None, float | None], ...] = (
            (posts + own, 1, _FAR),
            (posts, 1, _FAR),
            (posts + own, None, _FAR),
            (posts, None, _FAR),
            ([], None, _FAR),
            ([], None, None),
        )
        for step, (soft, most, far) in enumerate(tries):
            found = _spot(wire, tap, [*walls, *soft], (after, right), tap.widths[:most], far=far)
            if found is not None:
                placed.append(PlacedLabel(number, *found))
                after = found[0] + found[1] + gap
                given_up += max(0, step - 1)
                break
    return placed, given_up


def _spot(
    wire: Wire[Key],
    tap: Tap,
    forbidden: Sequence[_Stretch],
    room: _Stretch,
    widths: Sequence[float],
    *,
    far: float | None,
) -> tuple[float, float, int] | None:
    """Left edge, width and wording of a label that touches its wire and nothing else."""
    after, right = room
    for wording, width in enumerate(widths):
        low, high = max(after, wire.left - width), min(right - width, max(wire.right, after))
        if far is not None and tap.stem != "none":
            low, high = max(low, tap.x - width - far), min(high, tap.x + far)
        middle = tap.x - width / 2
        wanted = [middle, low, high]
        for begin, end in forbidden:
            wanted += (begin - width, end)
        fitting = (
            x
            for x in wanted
            if low <= x <= high
            and not any(x < end and begin < x + width for begin, end in forbidden)
        )
        best = min(fitting, key=lambda x: (abs(x - middle), x), default=None)
        if best is not None:
            return best, width, wording
    return None


def ports(left: float, right: float, count: int, *, margin: float) -> list[float]:
    """Places for so many stems side by side on words from ``left`` to ``right``, left to right."""
    low, high = left + margin, right - margin
    if low > high:
        low = high = (left + right) / 2
    if count == 1:
        return [(low + high) / 2]
    return [low + (high - low) * place / (count - 1) for place in range(count)]
