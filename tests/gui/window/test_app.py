"""The program around the window: the picture without a display, the crash guard, the start."""

from __future__ import annotations

import logging
import subprocess
import sys

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from annotator.services.context import WindowRequest
from annotator.ui import app
from annotator.ui.errors_shown import CrashGuard
from annotator.ui.i18n import Language

CORPUS = "fake.corpus"


@pytest.fixture(autouse=True)
def _restored(qapp):
    font, sheet, palette = qapp.font(), qapp.styleSheet(), qapp.palette()
    logger = logging.getLogger("annotator")
    handlers, level = list(logger.handlers), logger.level
    yield
    Language().use("en")
    qapp.setStyleSheet(sheet)
    qapp.setPalette(palette)
    qapp.setFont(font)
    for handler in set(logger.handlers) - set(handlers):
        logger.removeHandler(handler)
        handler.close()
    logger.setLevel(level)


def test_without_a_display_a_picture_of_the_window_is_made(context, store, tmp_path):
    target = tmp_path / "deep" / "window.png"
    status = app.run(context, WindowRequest(corpus=CORPUS, annotator="Anna", screenshot=target))
    assert status == 0
    assert QImage(str(target)).width() >= 1280
    assert store.closed
    assert store.recorded == []


@pytest.mark.qt_no_exception_capture
def test_a_crash_in_a_slot_ends_an_unattended_program_with_status_1(
    context, tmp_path, monkeypatch, caplog, capfd
):
    def broken(*_):
        raise RuntimeError("no good")

    monkeypatch.setattr(app, "_take_picture", broken)
    request = WindowRequest(corpus=CORPUS, screenshot=tmp_path / "x.png")
    assert app.run(context, request) == 1
    assert "no good" in capfd.readouterr().err
    caplog.clear()
    for window in QApplication.topLevelWidgets():
        window.close()


def test_the_name_of_an_annotator_comes_from_the_command_line(
    context, store, tmp_path, monkeypatch
):
    seen = []
    monkeypatch.setattr(
        app,
        "_take_picture",
        lambda window, _target: (seen.append(window._annotator), window.close()),
    )
    request = WindowRequest(corpus=CORPUS, annotator="Ben", screenshot=tmp_path / "x.png")
    app.run(context, request)
    assert seen == ["Ben"]


@pytest.fixture
def guard(qapp):
    made = CrashGuard()
    made.install()
    yield made
    made.uninstall()


def crash():
    try:
        raise RuntimeError("a bug nobody expected")  # noqa: TRY301 - it needs a traceback
    except RuntimeError as error:
        sys.excepthook(type(error), error, error.__traceback__)


def test_a_bug_is_logged_with_its_traceback_and_shown(qtbot, guard, window, caplog):
    crash()
    assert "a bug nobody expected" in caplog.text
    assert "Traceback" in guard.dialog.detailedText()
    assert "Everything that was shown as done is on disk" in guard.dialog.informativeText()
    caplog.clear()
    guard.dialog.close()
    qtbot.waitUntil(lambda: guard.dialog is None)


def test_a_second_bug_does_not_open_a_second_dialog(qtbot, guard, window, caplog):
    crash()
    first = guard.dialog
    crash()
    assert guard.dialog is first
    caplog.clear()
    first.close()
    qtbot.waitUntil(lambda: guard.dialog is None)


def test_the_window_works_on_after_a_bug(qtbot, guard, window, press, caplog):
    QTimer.singleShot(0, crash)
    qtbot.waitUntil(lambda: guard.dialog is not None)
    guard.dialog.close()
    qtbot.waitUntil(lambda: guard.dialog is None)
    caplog.clear()
    window.desk.session.focus_next_suggestion()
    assert window.desk.session.spans.accept()


def test_the_window_does_not_load_what_takes_long():
    code = (
        "import sys; from annotator import bootstrap; bootstrap.make_context();"
        "import annotator.ui.app;"
        "print([name for name in ('spacy', 'thinc', 'numpy', 'sqlalchemy.orm') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
