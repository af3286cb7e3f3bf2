"""A second start on a corpus brings its window forward."""

import subprocess
import sys

import pytest
from PySide6.QtWidgets import QWidget

from annotator.ui.one_window import OneWindow, has_come

# Without a screen there is no order of windows.
pytestmark = pytest.mark.qt_log_ignore("does not support raise", extend=True)

ASK = """
import sys
from PySide6.QtCore import QCoreApplication
from annotator.ui.one_window import has_come
app = QCoreApplication([])
sys.exit(0 if has_come(sys.argv[1]) else 3)
"""


@pytest.fixture
def window(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    made.showMinimized()
    return made


def asked(location, qtbot):
    process = subprocess.Popen([sys.executable, "-c", ASK, str(location)])
    qtbot.waitUntil(lambda: process.poll() is not None, timeout=20_000)
    return process.returncode == 0


def test_the_window_of_a_corpus_comes_forward(window, qtbot, tmp_path):
    here = OneWindow(window)
    here.show(str(tmp_path / "news.corpus"))
    assert asked(tmp_path / "." / "news.corpus", qtbot)
    assert not window.isMinimized()
    assert not asked(tmp_path / "other.corpus", qtbot)


def test_a_corpus_that_was_closed_has_no_window(window, qtbot, tmp_path):
    here = OneWindow(window)
    here.show(str(tmp_path / "news.corpus"))
    here.show("")
    assert not asked(tmp_path / "news.corpus", qtbot)


def test_a_socket_a_killed_process_left_is_taken_over(window, qtbot, tmp_path):
    location = str(tmp_path / "news.corpus")
    leave = (
        "import os, sys\n"
        "from PySide6.QtWidgets import QApplication, QWidget\n"
        "from annotator.ui.one_window import OneWindow\n"
        "app = QApplication([]); w = QWidget(); OneWindow(w).show(sys.argv[1]); os._exit(9)\n"
    )
    assert subprocess.run([sys.executable, "-c", leave, location], check=False).returncode == 9
    assert not has_come(location)
    OneWindow(window).show(location)
    assert asked(location, qtbot)
