"""Lets widgets go without a rest: Qt's style sheets keep something of the parts of boxes that were deleted.

As soon as the program has a style sheet, Qt looks up the rules of every widget and remembers them until the widget says
that it is destroyed. It does not listen to parts that take their looks from the box around them: the field in a box of
numbers, of a date or of choices, the list a box of choices folds out, what a scroll area shows. Each leaves a kilobyte
(Qt 6.11; tests/gui/window/test_letting_go.py shows it without anything of ours). A part with rules of its own is listened to.
"""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QFrame,
    QLineEdit,
    QWidget,
)

_RULES_OF_ITS_OWN = "*{}"


def let_go(widget: QWidget) -> None:
    """Hide a widget and delete it once the event loop is back, with all that is remembered of it."""
    widget.hide()
    have_forgotten(widget)
    widget.deleteLater()


def have_forgotten(widget: object) -> None:
    """Let nothing be remembered of the parts of a widget once it is deleted; it should be hidden."""
    parts = widget.findChildren(QWidget) if isinstance(widget, QObject) else ()
    for part in parts:
        if _is_overlooked(part):
            part.setStyleSheet(_RULES_OF_ITS_OWN)
            part.ensurePolished()  # this is when Qt begins to listen


def _is_overlooked(part: QWidget) -> bool:
    around = part.parentWidget()
    if isinstance(around, QAbstractSpinBox | QComboBox):
        return isinstance(part, QLineEdit | QFrame)
    return isinstance(around, QAbstractScrollArea) and around.viewport() is part
