"""The window in German, from one end to the other: every window, menu and dialog speaks German and nothing else."""

from __future__ import annotations

import pytest
from journey import Person
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QTabBar

from annotator.resources import resource_path
from annotator.ui.actions import ACTIONS

LEFT_OUT = {
    # They end the window, or its language.
    "window.quit",
    "language.system",
    "language.en",
    # Nothing is said that was not said before.
    "corpus.samples",
    "theme.light",
    "theme.dark",
    "theme.contrast-light",
    "view.fullscreen",
    "zoom.in",
    "zoom.out",
}


class Reader(Person):
    """Opens everything there is and reads it."""

    def __init__(self, settings_file):
        super().__init__(settings_file, "de")
        # Whatever waits for an answer is read, and gets none.
        self._timer = QTimer(self.app, interval=20)
        self._timer.timeout.connect(self._refuse)
        self._timer.start()

    def _refuse(self):
        asking = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        if asking is not None:
            self.look()
            asking.close()

    def do(self, action):
        self.window.actions_of[action].trigger()
        self.settle()
        self.wait_until(lambda: QApplication.activeModalWidget() is None)
        self.wait_for_worker()
        for dialog in self._dialogs():
            self._turn_pages(dialog)
            dialog.close()
        self.settle()

    def _turn_pages(self, dialog):
        for bar in dialog.findChildren(QTabBar):
            for number in range(1, bar.count()):
                bar.setCurrentIndex(number)
                self.settle()
            bar.setCurrentIndex(0)
        self.look()

    def _dialogs(self):
        opened = QApplication.topLevelWidgets()
        return [each for each in opened if isinstance(each, QDialog) and each.isVisible()]

    def leave(self):
        self._timer.stop()
        super().leave()


@pytest.fixture
def reader(qtbot, tmp_path, monkeypatch):
    # Those of the desktop, in its language.
    for name in ("getOpenFileName", "getSaveFileName", "getOpenFileNames"):
        monkeypatch.setattr(QFileDialog, name, lambda *_args, **_options: ("", ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args, **_options: "")
    made = Reader(tmp_path / "settings.json")
    yield made
    made.leave()


def test_everything_in_every_window_is_german(reader, tmp_path):
    reader.look()
    assert reader.window.open_corpus(str(tmp_path / "news.corpus"), make=True)
    reader.drop(*sorted(resource_path("samples").glob("*.txt"))[:3])
    reader.wait_for_worker()
    reader.wait_until(lambda: bool(reader.session.workbench.open_suggestions))
    for layer in ("entity", "quote", "event"):
        found = [s for s in reader.session.workbench.open_suggestions if s.layer == layer]
        for suggestion in found[:1]:
            reader.session.set_focus(suggestion.id)
            reader.settle()
            reader.look()
    actions = reader.window.actions_of
    done = [spec.id for spec in ACTIONS if spec.id not in LEFT_OUT and actions[spec.id].isEnabled()]
    for action in done:
        reader.do(action)
    assert len(done) > 50
    assert {*reader.window.companions} - {"tour"} <= {*done}
    assert reader.not_german() == {}
