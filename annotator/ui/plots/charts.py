"""What a plot can show, as plain values: bars with intervals, lines, and a matrix of numbers.

Keys are handed back when a mark is clicked; ``None`` marks cannot be. Hues are ``#rrggbb`` as labels have them, and
become colours of the theme when they are drawn; empty: the accent.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar.

    Attributes:
        name: Stands beside it.
        value: Its length; ``None``: nothing can be said, and nothing is drawn.
        low: Lower end of the interval around the value; ``None``: there is none.
        high: Its upper end.
        key: Handed back when it is clicked.
        hue: Its colour.
        words: Shown when it is pointed at; empty: name and value.
        shown: The number beside it; empty: the value with three digits.
    """

    name: str
    value: float | None
    low: float | None = None
    high: float | None = None
    key: Hashable | None = None
    hue: str = ""
    words: str = ""
    shown: str = ""


@dataclass(frozen=True, slots=True)
class Bars:
    """Bars side by side.

    Attributes:
        bars: From the top, or from the left.
        axis: What the values are.
        upright: Whether they stand on a line instead of lying one under another.
        least: The axis reaches at least down to this value.
        most: The axis reaches at least up to this value; ``None``: as far as the bars.
    """

    bars: Sequence[Bar]
    axis: str = ""
    upright: bool = False
    least: float = 0.0
    most: float | None = 1.0


@dataclass(frozen=True, slots=True)
class Point:
    """One point of a line; attributes as those of ``Bar``."""

    x: float
    y: float
    low: float | None = None
    high: float | None = None
    key: Hashable | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Series:
    """One line.

    Attributes:
        name: In the legend; empty: not in it.
        points: By ``x``.
        hue: Its colour; empty: one that the other lines do not have.
        faint: Whether it stands back behind the others, without dots.
        past: Whether it is one from before: paler than the others, with dots.
    """

    name: str
    points: Sequence[Point]
    hue: str = ""
    faint: bool = False
    past: bool = False


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines over one axis.

    Attributes:
        series: The lines.
        axis: What the values are.
        below: What ``x`` is.
        ticks: Words on the axis below, by ``x``; empty: numbers. Too many are thinned out.
        least: The axis reaches at least down to this value.
        most: The axis reaches at least up to this value; ``None``: as far as the points.
        span: From where to where ``x`` goes; ``None``: as the points do.
    """

    series: Sequence[Series]
    axis: str = ""
    below: str = ""
    ticks: Sequence[tuple[float, str]] = ()
    least: float = 0.0
    most: float | None = 1.0
    span: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """One field of a matrix.

    Attributes:
        value: How strong its colour is, ``0`` to ``1``; ``None``: nothing is known, the field is empty.
        shown: What stands in it.
        key: Handed back when it is clicked.
        words: Shown when it is pointed at.
    """

    value: float | None
    shown: str = ""
    key: Hashable | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Matrix:
    """Numbers in rows and columns, the stronger the greater.

    Attributes:
        rows: Names, from the top.
        columns: Names, from the left.
        cells: By row and column.
        down: What the rows are.
        along: What the columns are.
    """

    rows: Sequence[str]
    columns: Sequence[str]
    cells: Sequence[Sequence[Cell]] = field(default_factory=tuple)
    down: str = ""
    along: str = ""


Chart = Bars | Lines | Matrix
