"""Charts as items of pyqtgraph: each drawing says what is to be put in, where its marks lie, and how the axes go."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from functools import singledispatch
from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from annotator.ui.appearance import ui_font
from annotator.ui.plots.charts import Bar, Bars, Cell, Chart, Lines, Matrix, Point, Series
from annotator.ui.plots.colours import field_of, fill_of, hue_of, ink_on
from annotator.ui.theme import Theme

_THICK = 0.62
_BEAM = 0.22
_FAINT, _PAST, _BAND = 0.35, 0.45, 0.16
_ROOM = 0.14
"""Beside the longest bar, for its number; a share of the axis."""
_GAP = 0.06
_EDGE = 0.03


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that can be pointed at.

    Attributes:
        area: Where it lies, in the numbers of the axes; a point has no size.
        words: What it says.
        key: Handed back when it is clicked; ``None``: it cannot be.
    """

    area: QRectF
    words: str
    key: Hashable | None


@dataclass(slots=True)
class Drawing:
    """What is to be put into a plot.

    Attributes:
        items: Of pyqtgraph, from back to front.
        marks: In the order in which keys go through them.
        frame: What of the axes is shown; ``y`` goes upwards.
        left: Words on the left axis; ``None``: numbers.
        bottom: Words on the axis below; ``None``: numbers.
        left_name: What the left axis is.
        bottom_name: What the axis below is.
        downwards: Whether ``y`` goes down, as in a list.
        rows: How many rows want to be seen one under another; 0: the height does not matter.
        legend: Names of lines with their colours.
        last: Numbers beyond are not said on the axes; ``None``: all are.
    """

    items: list[Any] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    frame: QRectF = field(default_factory=lambda: QRectF(0, 0, 1, 1))
    left: list[tuple[float, str]] | None = None
    bottom: list[tuple[float, str]] | None = None
    left_name: str = ""
    bottom_name: str = ""
    downwards: bool = False
    rows: int = 0
    legend: list[tuple[Any, str]] = field(default_factory=list)
    last: float | None = None


@singledispatch
def drawn(chart: Chart, theme: Theme) -> Drawing:
    """The items of a chart in the colours of a theme."""
    raise TypeError(f"{type(chart).__name__} in {theme.name}")


@drawn.register
def _(chart: Bars, theme: Theme) -> Drawing:
    known = [(place, bar) for place, bar in enumerate(chart.bars) if bar.value is not None]
    ends = [end for _, bar in known for end in (bar.value, bar.low, bar.high) if end is not None]
    least = min([chart.least, *ends])
    most = max([*ends, chart.most if chart.most is not None else least])
    width = (most - least) or 1.0
    edge = (
        _EDGE if least < chart.least else _EDGE / 2
    )  # nothing touches the edge, not even a 0 on it
    least, width = least - edge * width, (1 + edge) * width
    found = Drawing(downwards=not chart.upright, last=None if chart.most is None else most)
    names = [(float(place), bar.name) for place, bar in enumerate(chart.bars)]
    across = QRectF(-0.6, least, len(names) + 0.2, width * (1 + _ROOM))
    found.frame = across if chart.upright else _turned(across)
    if chart.upright:
        found.bottom, found.left_name = names, chart.axis
    else:
        found.left, found.bottom_name = names, chart.axis
        found.rows = len(names)
    for place, bar in known:
        _put_bar(found, place, bar, theme, upright=chart.upright)
    _put_intervals(found, [each for each in known if each[1].low is not None], theme, chart)
    return found


@drawn.register
def _(chart: Lines, theme: Theme) -> Drawing:
    points = [point for series in chart.series for point in series.points if not series.faint]
    ends = [end for each in points for end in (each.y, each.low, each.high) if end is not None]
    least = min([chart.least, *ends])
    most = max([*ends, chart.most if chart.most is not None else least])
    begin, end = chart.span or (
        min((each.x for each in points), default=0.0),
        max((each.x for each in points), default=1.0),
    )
    wide, high = (end - begin) or 1.0, (most - least) or 1.0
    found = Drawing(
        bottom=list(chart.ticks) or None,
        left_name=chart.axis,
        bottom_name=chart.below,
        frame=QRectF(
            begin - wide * _GAP, least - high * _EDGE / 2, wide * (1 + 2 * _GAP), high * (1 + _GAP)
        ),
    )
    for place, series in enumerate(chart.series):
        _put_line(found, series, fill_of(series.hue or hue_of(place), theme))
    return found


@drawn.register
def _(chart: Matrix, theme: Theme) -> Drawing:
    found = Drawing(
        downwards=True,
        rows=len(chart.rows) + 1,
        left=[(float(place), name) for place, name in enumerate(chart.rows)],
        bottom=[(float(place), name) for place, name in enumerate(chart.columns)],
        left_name=chart.down,
        bottom_name=chart.along,
        frame=QRectF(-0.5, -0.5, max(len(chart.columns), 1), max(len(chart.rows), 1)),
    )
    fields: list[tuple[QRectF, str]] = []
    words: list[Any] = []
    for down, row in enumerate(chart.cells):
        for along, cell in enumerate(row):
            area = QRectF(along - 0.5, down - 0.5, 1, 1)
            colour = field_of(cell.value, theme) if cell.value is not None else theme.panel
            fields.append((area, colour))
            if cell.shown:
                ink = ink_on(colour, theme) if cell.value is not None else theme.muted
                words.append(_text(cell.shown, ink, area.center(), (0.5, 0.5)))
            if cell.value is not None:
                found.marks.append(Mark(area, _cell_words(chart, down, along, cell), cell.key))
    found.items = [Fields(fields, theme.page), *words]
    return found


class Fields(pg.GraphicsObject):  # type: ignore[misc]  # pyqtgraph has no types
    """Coloured fields side by side.

    Args:
        fields: Where, and in which colour.
        between: The colour of the lines between them.
    """

    def __init__(self, fields: Sequence[tuple[QRectF, str]], between: str) -> None:
        super().__init__()
        self._fields = [(area, QColor(colour)) for area, colour in fields]
        self._pen = QPen(QColor(between), 2)
        self._pen.setCosmetic(True)
        self._bounds = QRectF()
        for area, _ in fields:
            self._bounds = self._bounds.united(area)

    def boundingRect(self) -> QRectF:
        """All fields."""
        return self._bounds

    def paint(self, painter: QPainter, *_args: object) -> None:
        """Paint them."""
        painter.setPen(self._pen)
        for area, colour in self._fields:
            painter.setBrush(colour)
            painter.drawRect(area)


def number(value: float) -> str:
    """A number of an axis from 0 to 1 as plots show it."""
    return f"{value:.3f}"


def tick_font() -> QFont:
    """Of axes and numbers in a plot: the font of the window, a little smaller."""
    font = ui_font()
    font.setPointSizeF(font.pointSizeF() - 1)
    return font


def _put_bar(found: Drawing, place: int, bar: Bar, theme: Theme, *, upright: bool) -> None:
    value = bar.value or 0.0
    brush = QColor(fill_of(bar.hue, theme))
    frame = found.frame
    end = max(value, bar.high if bar.high is not None else value, 0.0)
    shown = bar.shown or number(value)
    # The whole row can be pointed at: a bar of 0.02 is hard to hit.
    if upright:
        whole = QRectF(place - 0.5, frame.top(), 1, frame.height())
        at: dict[str, Any] = {"x": [place], "y0": [0.0], "height": [value], "width": _THICK}
        found.items.append(_text(shown, theme.muted, QPointF(place, end), (0.5, 1.0)))
    else:
        whole = QRectF(frame.left(), place - 0.5, frame.width(), 1)
        at = {"x0": [0.0], "y": [place], "width": [value], "height": _THICK}
        found.items.append(_text(shown, theme.muted, QPointF(end, place), (0.0, 0.5)))
    found.items.insert(0, pg.BarGraphItem(**at, brush=brush, pen=pg.mkPen(None)))
    found.marks.append(Mark(whole, bar.words or f"{bar.name}: {shown}", bar.key))


def _put_intervals(
    found: Drawing, bars: Sequence[tuple[int, Bar]], theme: Theme, chart: Bars
) -> None:
    for place, bar in bars:
        value = bar.value or 0.0
        below = value - (bar.low if bar.low is not None else value)
        above = (bar.high if bar.high is not None else value) - value
        at: dict[str, Any] = (
            {"x": [place], "y": [value], "top": [above], "bottom": [below]}
            if chart.upright
            else {"x": [value], "y": [place], "left": [below], "right": [above]}
        )
        at = {name: np.asarray(values, dtype=float) for name, values in at.items()}
        found.items.append(pg.ErrorBarItem(**at, beam=_BEAM, pen=pg.mkPen(theme.text, width=1.2)))


def _put_line(found: Drawing, series: Series, colour: str) -> None:
    paint = QColor(colour)
    if series.faint or series.past:
        paint.setAlphaF(_FAINT if series.faint else _PAST)
    pen = pg.mkPen(paint, width=1 if series.faint else 2)
    x, y = [each.x for each in series.points], [each.y for each in series.points]
    if any(each.low is not None for each in series.points):
        found.items.insert(0, _band(series.points, colour))
    dots = {} if series.faint else {"symbol": "o", "symbolSize": 7}
    line = pg.PlotDataItem(x, y, pen=pen, symbolBrush=paint, symbolPen=None, **dots)
    found.items.append(line)
    if series.name:
        found.legend.append((line, series.name))
    if not series.faint:
        found.marks += [
            Mark(QRectF(each.x, each.y, 0, 0), each.words or number(each.y), each.key)
            for each in series.points
        ]


def _band(points: Sequence[Point], colour: str) -> Any:  # noqa: ANN401 - pyqtgraph has no types
    known = [each for each in points if each.low is not None and each.high is not None]
    x = [each.x for each in known]
    paint = QColor(colour)
    paint.setAlphaF(_BAND)
    clear = pg.mkPen(None)
    low = pg.PlotCurveItem(x, [each.low for each in known], pen=clear)
    high = pg.PlotCurveItem(x, [each.high for each in known], pen=clear)
    band = pg.FillBetweenItem(low, high, brush=paint)
    # The band keeps no hold on the lines it lies between.
    band.edges = (low, high)
    return band


def _text(words: str, ink: str, at: QPointF, anchor: tuple[float, float]) -> Any:  # noqa: ANN401 - the same
    item = pg.TextItem(color=QColor(ink), anchor=anchor)
    item.setPlainText(words)
    item.setFont(tick_font())
    item.setPos(at)
    item.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
    return item


def _cell_words(chart: Matrix, down: int, along: int, cell: Cell) -> str:
    return cell.words or f"{chart.rows[down]} – {chart.columns[along]}: {cell.shown}"


def _turned(area: QRectF) -> QRectF:
    return QRectF(area.y(), area.x(), area.height(), area.width())
