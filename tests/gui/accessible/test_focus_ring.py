"""What has the keyboard is seen in every theme: something around it changes, and stands out."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QSpinBox,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from annotator.ui.appearance import Appearance
from annotator.ui.theme import DISTINCT, THEMES, contrast

KINDS = (
    QCheckBox,
    QComboBox,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QSpinBox,
    QToolButton,
)
_ENOUGH = 40
"""Pixels that change strongly; a ring around the least box has more."""


@pytest.fixture
def appearance(qapp):
    made = Appearance()
    yield made
    made.use("light")


def colours(widget):
    image = widget.grab().toImage()
    return [
        [QColor(image.pixel(x, y)).name() for x in range(image.width())]
        for y in range(image.height())
    ]


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_the_ring_is_seen(qtbot, appearance, kind, theme):
    appearance.use(theme.name)
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    other, widget = QPushButton("other"), kind()
    if hasattr(widget, "setText"):
        widget.setText("Words")
    for each in (other, widget):
        layout.addWidget(each)
    window.show()
    window.activateWindow()
    other.setFocus()
    qtbot.waitUntil(other.hasFocus)
    before = colours(widget)
    widget.setFocus()
    qtbot.waitUntil(widget.hasFocus)
    after = colours(widget)
    changed = [
        pair
        for rows in zip(before, after, strict=True)
        for pair in zip(*rows, strict=True)
        if pair[0] != pair[1] and contrast(*pair) >= DISTINCT * 0.6
    ]
    assert len(changed) >= _ENOUGH


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize("kind", [QCheckBox, QRadioButton], ids=lambda kind: kind.__name__)
def test_an_empty_box_is_seen(qtbot, appearance, kind, theme):
    appearance.use(theme.name)
    box = kind()
    qtbot.addWidget(box)
    box.show()
    found = [contrast(colour, theme.panel) for row in colours(box) for colour in row]
    assert sum(value >= DISTINCT for value in found) >= _ENOUGH
