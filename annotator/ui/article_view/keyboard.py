"""Which key does what in the article; everything else is left to the window."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from annotator.ui.article_view.caret import Direction
from annotator.ui.article_view.moves import Step

Command: TypeAlias = Literal["copy", "select_all", "clear", "zoom_in", "zoom_out", "zoom_reset"]

_NONE = Qt.KeyboardModifier.NoModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_CTRL = Qt.KeyboardModifier.ControlModifier
_ALT = Qt.KeyboardModifier.AltModifier
_KEYPAD = Qt.KeyboardModifier.KeypadModifier


@dataclass(frozen=True, slots=True)
class Motion:
    """A movement of the caret.

    Attributes:
        step: How far.
        direction: 1 towards the end.
        extends: Whether it selects.
        characters: Whether it goes by character, whatever the view's mode.
    """

    step: Step
    direction: Direction
    extends: bool
    characters: bool = False


_PLAIN: dict[Qt.Key, tuple[Step, Direction]] = {
    Qt.Key.Key_Left: (Step.TOKEN, -1),
    Qt.Key.Key_Right: (Step.TOKEN, 1),
    Qt.Key.Key_Up: (Step.LINE, -1),
    Qt.Key.Key_Down: (Step.LINE, 1),
    Qt.Key.Key_Home: (Step.LINE_EDGE, -1),
    Qt.Key.Key_End: (Step.LINE_EDGE, 1),
    Qt.Key.Key_PageUp: (Step.PAGE, -1),
    Qt.Key.Key_PageDown: (Step.PAGE, 1),
}
_WITH_CTRL: dict[Qt.Key, tuple[Step, Direction]] = {
    Qt.Key.Key_Left: (Step.SENTENCE, -1),
    Qt.Key.Key_Right: (Step.SENTENCE, 1),
    Qt.Key.Key_Home: (Step.TEXT_EDGE, -1),
    Qt.Key.Key_End: (Step.TEXT_EDGE, 1),
}
_ZOOM: dict[Qt.Key, Command] = {
    Qt.Key.Key_Plus: "zoom_in",
    Qt.Key.Key_Equal: "zoom_in",
    Qt.Key.Key_Minus: "zoom_out",
    Qt.Key.Key_0: "zoom_reset",
}


def motion_of(event: QKeyEvent) -> Motion | None:
    """The movement a key stands for."""
    held = event.modifiers() & ~_KEYPAD
    key = Qt.Key(event.key())
    extends = bool(held & _SHIFT)
    held &= ~_SHIFT
    if held == _NONE and key in _PLAIN:
        return Motion(*_PLAIN[key], extends)
    if held == _CTRL and key in _WITH_CTRL:
        return Motion(*_WITH_CTRL[key], extends)
    if held == _ALT and extends and key in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
        return Motion(Step.CHARACTER, _PLAIN[key][1], extends, characters=True)
    return None


def command_of(event: QKeyEvent) -> Command | None:
    """The command a key stands for."""
    if event.matches(QKeySequence.StandardKey.Copy):
        return "copy"
    if event.matches(QKeySequence.StandardKey.SelectAll):
        return "select_all"
    if event.key() == Qt.Key.Key_Escape and event.modifiers() == _NONE:
        return "clear"
    if event.modifiers() & ~(_SHIFT | _KEYPAD) == _CTRL:
        return _ZOOM.get(Qt.Key(event.key()))
    return None


def is_enter(event: QKeyEvent) -> bool:
    """Whether a key is one of the two that mean *go on*."""
    plain = not event.modifiers() & ~_KEYPAD
    return plain and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
