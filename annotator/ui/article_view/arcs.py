"""Arcs from the span in focus to what fills its roles: where they run. Pure geometry, pixels.

An arc leaves the head where it is nearest to the filler. On one line it rises into the room for chips, between
lines it swings from the lower edge of the upper one to the upper edge of the lower one.
"""

from __future__ import annotations

from dataclasses import dataclass

_LEAST_RISE = 10.0
_MOST_RISE = 26.0
_SLOPE = 0.06
_MARGIN = 6.0


@dataclass(frozen=True, slots=True)
class Frame:
    """The rectangle around words on one line."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> float:
        """Half-way between left and right."""
        return (self.left + self.right) / 2


@dataclass(frozen=True, slots=True)
class Arc:
    """A cubic Bézier curve from ``(x0, y0)`` to ``(x3, y3)``."""

    x0: float
    y0: float
    x1: float
    y1: float
    x2: float
    y2: float
    x3: float
    y3: float


def arc_between(head: Frame, filler: Frame) -> Arc:
    """The arc from a head to a filler."""
    if head.top < filler.bottom and filler.top < head.bottom:
        return _along(head, filler)
    below = filler.top >= head.bottom
    y0 = head.bottom if below else head.top
    y3 = filler.top if below else filler.bottom
    x0, x3 = head.middle, _toward(filler, head.middle)
    bend = (y3 - y0) / 2
    return Arc(x0, y0, x0, y0 + bend, x3, y3 - bend, x3, y3)


def _along(head: Frame, filler: Frame) -> Arc:
    right = filler.left >= head.left
    x0 = head.right - _MARGIN if right else head.left + _MARGIN
    x3 = filler.left + _MARGIN if right else filler.right - _MARGIN
    top = min(head.top, filler.top)
    rise = min(_MOST_RISE, max(_LEAST_RISE, abs(x3 - x0) * _SLOPE))
    return Arc(x0, top, x0, top - rise, x3, top - rise, x3, top)


def _toward(frame: Frame, x: float) -> float:
    """The place on a frame nearest to ``x``, not at its very corners."""
    low, high = frame.left + _MARGIN, frame.right - _MARGIN
    return frame.middle if low > high else min(max(x, low), high)


def nearest(heads: list[Frame], fillers: list[Frame]) -> tuple[Frame, Frame] | None:
    """The two frames, one of each, between which the way is shortest."""
    pairs = [(head, filler) for head in heads for filler in fillers]
    return min(pairs, key=_distance) if pairs else None


def _distance(pair: tuple[Frame, Frame]) -> float:
    head, filler = pair
    across = max(filler.left - head.right, head.left - filler.right, 0.0)
    return across + 2 * max(filler.top - head.bottom, head.top - filler.bottom, 0.0)
