"""The window fits the screen it opens on."""

from __future__ import annotations

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget

from annotator.ui.preferences import Geometry


def test_the_usual_size_is_taken_only_as_far_as_the_screen_has_room(qtbot):
    QSettings().clear()
    window = QWidget()
    qtbot.addWidget(window)
    screen = window.screen().availableSize()

    Geometry((screen.width() + 500, screen.height() + 500)).restore(window)
    assert window.width() < screen.width()
    assert window.height() < screen.height()

    Geometry((300, 200)).restore(window)
    assert (window.width(), window.height()) == (300, 200)
