"""Rows of buttons that go on in a further line."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from annotator.ui.flow import FlowRow

WORDS = ["Go there", "Put right", "All alike", "Take back", "Ignore"]


@pytest.fixture
def row(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    buttons = [QPushButton(words, window) for words in WORDS]
    flow = FlowRow()
    for button in buttons:
        flow.addWidget(button)
    layout = QVBoxLayout(window)
    layout.addLayout(flow)
    layout.addStretch(1)
    window.resize(1000, 300)
    window.show()
    qtbot.waitExposed(window)
    return window, flow, buttons


def test_what_has_room_stands_in_one_line(row):
    _, _, buttons = row
    assert len({button.y() for button in buttons}) == 1
    assert [button.x() for button in buttons] == sorted(button.x() for button in buttons)


def test_a_narrow_window_gives_it_more_lines_and_cuts_nothing(qtbot, row):
    window, flow, buttons = row
    window.resize(flow.minimumSize().width() + 60, 300)
    qtbot.waitUntil(lambda: len({button.y() for button in buttons}) > 1)
    assert all(button.width() >= button.sizeHint().width() for button in buttons)
    assert all(button.geometry().right() < window.width() for button in buttons)


def test_what_is_hidden_takes_no_room(qtbot, row):
    _, flow, buttons = row
    before = flow.sizeHint().width()
    buttons[1].hide()
    assert flow.sizeHint().width() < before
    qtbot.waitUntil(lambda: buttons[2].x() <= buttons[0].geometry().right() + 1 + flow.spacing())
