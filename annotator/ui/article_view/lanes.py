"""Lanes: who lies above whom, so that nested and overlapping spans never cover each other's signs.

Two steps, both deterministic, so that a span keeps its place while nothing near it changes. First, within a
block and in code points: ``levels`` gives each item the lowest level that no overlapping item has; short
items come first, so that an inner span lies below the one around it. Second, within a line and in pixels:
``place`` stacks the labels that begin on that line and says how wide each may be. Labels never push each
other into another lane – only real overlap does – hence line heights depend on what is annotated and not on
how labels are called.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Generic, TypeAlias, TypeVar

Key = TypeVar("Key", bound=Hashable)

MOST = 12
"""Levels that are drawn at one place; more are counted."""

Stretch = tuple[int, int]


class _Lane:
    """Disjoint stretches, found in O(log n)."""

    __slots__ = ("_begins", "_ends")

    def __init__(self) -> None:
        self._begins: list[int] = []
        self._ends: list[int] = []

    def is_free(self, stretches: Iterable[Stretch]) -> bool:
        for begin, end in stretches:
            place = bisect_left(self._begins, end)
            if place > 0 and self._ends[place - 1] > begin:
                return False
        return True

    def take(self, stretches: Iterable[Stretch]) -> None:
        for begin, end in stretches:
            place = bisect_left(self._begins, begin)
            self._begins.insert(place, begin)
            self._ends.insert(place, end)


def levels(
    items: Sequence[tuple[Key, Sequence[Stretch]]], *, most: int = MOST, inner_first: bool = True
) -> dict[Key, int]:
    """Give each item the lowest level where it overlaps nobody.

    Args:
        items: Each with its stretches ``[begin, end)`` in reading order, in a stable order.
        most: Number of levels; items that find none are left out of the result.
        inner_first: Whether shorter items get the lower levels, else those that begin first.

    Returns:
        Levels in ``[0, most)`` by item.
    """
    lanes: list[_Lane] = []
    found: dict[Key, int] = {}
    if inner_first:
        ordered = sorted(items, key=lambda each: (_length(each[1]), each[1][0][0]))
    else:
        ordered = sorted(items, key=lambda each: (each[1][0][0], -each[1][-1][1]))
    for key, stretches in ordered:
        level = next((n for n, lane in enumerate(lanes) if lane.is_free(stretches)), len(lanes))
        if level == len(lanes):
            if level == most:
                continue
            lanes.append(_Lane())
        lanes[level].take(stretches)
        found[key] = level
    return found


def _length(stretches: Sequence[Stretch]) -> int:
    return stretches[-1][1] - stretches[0][0]


@dataclass(frozen=True, slots=True)
class Labelled(Generic[Key]):
    """A part of an item on one line whose label stands on that line.

    Attributes:
        key: The item.
        left: Where its words begin, pixels.
        right: Where they end, ``> left``.
        level: Its level from ``levels``.
        widths: Widths of its label from the longest to the shortest wording, pixels.
    """

    key: Key
    left: float
    right: float
    level: int
    widths: tuple[float, ...]


_Row: TypeAlias = tuple[int, Labelled[Key]]


@dataclass(frozen=True, slots=True)
class Placed(Generic[Key]):
    """Where a label stands on its line.

    Attributes:
        key: The item.
        lane: 0 is the lane next to the words.
        x: Left edge, pixels.
        width: Pixels the label has.
        wording: Which of its wordings fits; ``None`` if not even the shortest does.
    """

    key: Key
    lane: int
    x: float
    width: float
    wording: int | None


def place(parts: Sequence[Labelled[Key]], *, right: float, gap: float) -> list[Placed[Key]]:
    """Stack the labels of one line.

    Args:
        parts: What lies on the line; a part without widths has its label elsewhere, but still encloses
            the labels inside it.
        right: Right end of the room, pixels.
        gap: Least distance of neighbouring labels, pixels.

    Returns:
        One place for each part, from the lowest lane up, left to right.
    """
    rows: list[_Row[Key]] = []
    for part in sorted(parts, key=lambda each: (each.level, each.left)):
        # An outer part stays above all labels inside it, also where a lower lane happens to be free.
        inside = (lane + bool(other.widths) for lane, other in rows if _overlap(part, other))
        rows.append((max(inside, default=0), part))
    rows.sort(key=lambda row: row[1].left)
    placed: list[Placed[Key]] = []
    for number in range(len(rows)):
        placed.append(_placed(number, rows, placed, right=right, gap=gap))
    return sorted(placed, key=lambda each: (each.lane, each.x))


def _overlap(one: Labelled[Key], other: Labelled[Key]) -> bool:
    return one.left < other.right and other.left < one.right


def _placed(
    number: int,
    rows: Sequence[_Row[Key]],
    before: Sequence[Placed[Key]],
    *,
    right: float,
    gap: float,
) -> Placed[Key]:
    lane, part = rows[number]
    end = _room_end(number, rows, right=right, gap=gap)
    begin = part.left
    if part.widths and end == right:
        # At the end of the line a label may begin before its words, if nothing is there.
        begin = min(begin, max(right - part.widths[0], _room_begin(number, rows, before, gap=gap)))
    for wording, width in enumerate(part.widths):
        if width <= end - begin:
            return Placed(part.key, lane, min(part.left, end - width), width, wording)
    return Placed(part.key, lane, part.left, max(0.0, end - part.left), None)


def _room_end(number: int, rows: Sequence[_Row[Key]], *, right: float, gap: float) -> float:
    """Where a label has to end: before the next part that is as high as its lane."""
    lane, part = rows[number]
    for other_lane, other in islice(rows, number + 1, None):
        if other.left > part.left and (other_lane > lane or (other_lane == lane and other.widths)):
            return min(other.left - gap, right)
    return right


def _room_begin(
    number: int, rows: Sequence[_Row[Key]], before: Sequence[Placed[Key]], *, gap: float
) -> float:
    """Where a label may begin at the earliest: after all that is as high as its lane."""
    lane, _ = rows[number]
    begin = 0.0
    for (other_lane, other), placed in zip(rows, before, strict=False):
        if other_lane > lane:
            begin = max(begin, other.right + gap, placed.x + placed.width + gap)
        elif other_lane == lane and other.widths:
            begin = max(begin, placed.x + placed.width + gap)
    return begin
