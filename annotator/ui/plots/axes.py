"""Axes as the window shows them: quiet, in its font, numbers as its language writes them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QFontMetricsF

from annotator.ui.appearance import UNIT
from annotator.ui.plots.drawing import Drawing, tick_font
from annotator.ui.theme import Theme

LEFT_WORDS = 22 * UNIT
"""Words on the left get so much room at most, device-independent pixels."""
_ROUNDING = 1e-9

Ticks = Sequence[tuple[float, str]]


class Axis(pg.AxisItem):  # type: ignore[misc]  # pyqtgraph has no types
    """An axis with numbers; those beyond what can be reached are not said."""

    def __init__(self, side: str) -> None:
        super().__init__(side)
        self.last: float | None = None

    def tickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:
        """The numbers in the language of the window."""
        plain: list[str] = super().tickStrings(values, scale, spacing)
        point = QLocale().decimalPoint()
        last = self.last
        return [
            "" if last is not None and value > last + _ROUNDING else shown.replace(".", point)
            for value, shown in zip(values, plain, strict=True)
        ]


def show_axes(view: Any, found: Drawing, theme: Theme) -> None:  # noqa: ANN401 - pyqtgraph has no types
    """Let the axes of a plot say what a drawing says; words below are put in by ``fit_ticks``."""
    sides = (("left", found.left, found.left_name), ("bottom", found.bottom, found.bottom_name))
    for side, ticks, name in sides:
        axis = view.getAxis(side)
        axis.last = found.last
        axis.setPen(pg.mkPen(theme.line))
        axis.setTextPen(pg.mkPen(theme.muted))
        axis.setTickFont(tick_font())
        axis.setStyle(
            tickLength=0 if ticks is not None else -4,
            autoExpandTextSpace=True,
            hideOverlappingLabels=False,
        )
        if ticks is None:
            axis.setTicks(None)
        elif side == "left":
            axis.setTicks([[(at, _elided(words, LEFT_WORDS)) for at, words in ticks]])
        if side == "left":
            axis.setWidth(_width_of(ticks, name) if ticks is not None else None)
        axis.enableAutoSIPrefix(False)
        axis.setLabel(escaped(name) or None, color=theme.muted)
        axis.showLabel(bool(name))
    words = found.left is not None
    view.showGrid(x=words and found.bottom is None, y=not words, alpha=0.12)


def fit_ticks(view: Any, found: Drawing) -> None:  # noqa: ANN401 - the same
    """Words below stand one beside the other: of columns all, shortened; of points as many as fit."""
    ticks = found.bottom
    if not ticks:
        return
    across = found.frame.width() or 1.0
    room = max(view.plotItem.vb.width(), 1.0) / across * _step(ticks)
    every = 1
    if not found.rows:
        widest = max(_metrics().horizontalAdvance(words) for _, words in ticks)
        every = max(1, int(-(-(widest + UNIT) // room)))
    shown = [(at, _elided(words, room * every - UNIT / 2)) for at, words in ticks[::every]]
    view.getAxis("bottom").setTicks([shown])


def _metrics() -> QFontMetricsF:
    return QFontMetricsF(tick_font())


def _elided(words: str, width: float) -> str:
    return _metrics().elidedText(words, Qt.TextElideMode.ElideRight, width)


def _width_of(ticks: Ticks, name: str) -> float:
    """Of an axis with these words, which by itself leaves out what is wider than it was."""
    widest = max((_metrics().horizontalAdvance(words) for _, words in ticks), default=0.0)
    return min(widest, LEFT_WORDS) + 2 * UNIT + (3 * UNIT if name else 0)


def _step(ticks: Ticks) -> float:
    places = [at for at, _ in ticks]
    gaps = [after - before for before, after in pairwise(places)]
    return min(gaps, default=1.0)


def escaped(words: str) -> str:
    """What pyqtgraph takes for rich text, names of axes and lines, as it stands; ours are not."""
    return words.replace("&", "&amp;").replace("<", "&lt;")
