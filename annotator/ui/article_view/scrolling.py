"""Scrolling over time: the wheel glides, and a drag beyond the edge pulls the page along."""

from __future__ import annotations

import math
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QScrollBar

_FRAME_MS = 15
_SHARE = 0.28
_PULL_MS = 30
_FASTEST = 60


class Glide(QObject):
    """Moves a scroll bar by what is asked for, a share of what is left in each frame."""

    def __init__(self, bar: QScrollBar) -> None:
        super().__init__(bar)
        self._bar = bar
        self._left = 0.0
        self._timer = QTimer(self)
        self._timer.setInterval(_FRAME_MS)
        self._timer.timeout.connect(self._step)

    def by(self, pixels: float) -> None:
        """Scroll further by so many pixels."""
        if self._left * pixels < 0:
            self._left = 0.0
        self._left += pixels
        self._timer.start()
        self._step()

    def stop(self) -> None:
        """Stay where the page is."""
        self._left = 0.0
        self._timer.stop()

    def _step(self) -> None:
        share = math.copysign(min(abs(self._left), max(2.0, abs(self._left) * _SHARE)), self._left)
        step = round(share)
        before = self._bar.value()
        if step:
            self._bar.setValue(before + step)
        self._left -= step
        if abs(self._left) < 1 or step == 0 or self._at_end(step):
            self.stop()

    def _at_end(self, step: int) -> bool:
        end = self._bar.maximum() if step > 0 else self._bar.minimum()
        return self._bar.value() == end


class Pull(QObject):
    """Scrolls while the mouse is held beyond the upper or lower edge, faster the farther away."""

    def __init__(self, bar: QScrollBar, pulled: Callable[[], None]) -> None:
        super().__init__(bar)
        self._bar = bar
        self._pulled = pulled
        self._speed = 0
        self._timer = QTimer(self)
        self._timer.setInterval(_PULL_MS)
        self._timer.timeout.connect(self._step)

    def follow(self, y: int, height: int) -> None:
        """Pull or rest, as the mouse is at ``y`` of a viewport of this height."""
        beyond = y if y < 0 else max(0, y - height)
        self._speed = max(-_FASTEST, min(_FASTEST, beyond))
        if self._speed:
            self._timer.start()
        else:
            self._timer.stop()

    def stop(self) -> None:
        """Rest."""
        self._speed = 0
        self._timer.stop()

    def _step(self) -> None:
        self._bar.setValue(self._bar.value() + self._speed)
        self._pulled()
