from __future__ import annotations

import sys

from PySide6.QtCore import QObject

from annotator.ui.plots.loading import PlotsLoader


def test_what_waits_for_plots_is_done_once_from_the_event_loop(qtbot):
    parent = QObject()
    loader, done = PlotsLoader(parent), []
    loader.when_ready(lambda: done.append("first"))
    loader.when_ready(lambda: done.append("second"))
    assert done == []
    qtbot.waitUntil(lambda: bool(done), timeout=60_000)
    qtbot.wait(60)
    assert done == ["second"]
    assert loader.is_ready
    assert "pyqtgraph" in sys.modules


def test_what_is_forgotten_is_not_done(qtbot):
    parent = QObject()
    loader, done = PlotsLoader(parent), []
    loader.when_ready(lambda: done.append("it"))
    loader.forget()
    qtbot.wait(60)
    assert done == []
