"""What every test stands on: Qt without a display, the factories on the path, and the guards."""

from __future__ import annotations

import logging
import os
import sys
from pathlib import Path

import pytest
from hypothesis import settings
from pytestqt.qtbot import QtBot

# Before anything can import Qt: the platform plugin is chosen once per process.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# Test modules are no packages; helpers they share lie beside this file.
sys.path.insert(0, str(Path(__file__).parent))

from factories import TEXT, make_article, make_schema

# Hundreds of processes of our own are started, and each would compile the whole program for itself.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False


def _in_memory() -> str | None:
    """Where files are in memory, if that can be used: a commit there waits for no disk."""
    place = Path("/dev/shm")  # noqa: S108 - pytest makes a folder in it that only its owner may enter
    if not os.access(place, os.W_OK | os.X_OK):
        return None
    system = os.statvfs(place)
    may_execute = not system.f_flag & os.ST_NOEXEC
    return str(place) if may_execute and system.f_bavail * system.f_frsize > _ROOM else None


_ROOM = 4 * 1024**3
if place := _in_memory():
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", place)

# How long something takes is a matter of the machine, and of what else it does.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
for wait in (QtBot.waitUntil, QtBot.waitSignal, QtBot.waitSignals, QtBot.waitExposed):
    wait.__kwdefaults__["timeout"] = 60_000


@pytest.fixture
def text():
    """A text with everything that shifts offsets; see ``factories.TEXT``."""
    return TEXT


@pytest.fixture
def article():
    return make_article()


@pytest.fixture
def schema():
    return make_schema()


@pytest.fixture(autouse=True)
def _nothing_left_behind(request):
    """Fail the test that leaks a window, not the innocent one that crashes later."""
    yield
    if "qtbot" not in request.fixturenames:
        return
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - only tests of the window load Qt

    visible = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
    for widget in visible:
        widget.hide()
    assert not visible, f"windows left open: {visible}"


@pytest.fixture(autouse=True)
def _no_unexpected_warnings_in_the_log(caplog):
    """Our own warnings fail the test, also from slots and threads; expected ones: ``caplog.clear()``."""
    yield
    records = [r for r in caplog.get_records("call") if r.name.startswith("annotator")]
    unexpected = [r.getMessage() for r in records if r.levelno >= logging.WARNING]
    assert not unexpected, f"logged without being expected: {unexpected}"
