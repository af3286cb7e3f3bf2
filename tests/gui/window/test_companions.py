"""The windows beside the main window: made once, ended with the corpus."""

from types import SimpleNamespace

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog

from annotator.domain.errors import StorageError
from annotator.ui import companions
from annotator.ui.companions import PlotsCompanion, WindowCompanion
from annotator.ui.dialogs.adjudication.companion import Adjudication
from annotator.ui.settings import Settings
from annotator.ui.theme import DARK


class Appearance(QObject):
    theme_changed = Signal(object)


class Beside(QDialog):
    theme = None
    ended = False
    renewed = 0

    def set_theme(self, theme):
        self.theme = theme

    def end(self):
        self.ended = True
        self.close()


class Main(QObject):
    """What a companion knows of the main window."""

    def __init__(self):
        super().__init__()
        self.said = []
        self.desk = SimpleNamespace(say=self.said.append)
        self.preferences = SimpleNamespace(appearance=Appearance())
        self.worker = SimpleNamespace(command=("no", "such", "program"))


class Holder(WindowCompanion):
    error = None

    def _made(self, desk):
        if self.error is not None:
            raise self.error
        return Beside()

    def _renew(self, dialog):
        dialog.renewed += 1


@pytest.fixture
def main(qapp):
    return Main()


@pytest.fixture
def holder(main):
    made = Holder(main)
    yield made
    made.end()


def test_without_a_corpus_nothing_is_shown(main, holder):
    main.desk = None
    holder.show()
    assert holder.dialog is None


def test_the_window_is_made_once_and_renewed_when_it_is_shown_again(holder):
    holder.show()
    first = holder.dialog
    assert first.isVisible()
    assert first.renewed == 0
    first.hide()
    holder.show()
    assert holder.dialog is first
    assert (first.isVisible(), first.renewed) == (True, 1)


def test_after_its_end_another_window_is_made(holder):
    holder.show()
    first = holder.dialog
    holder.end()
    assert first.ended
    assert holder.dialog is None
    holder.end()  # nothing is there that could end twice
    holder.show()
    assert holder.dialog is not first


def test_the_window_follows_the_theme(main, holder):
    holder.show()
    main.preferences.appearance.theme_changed.emit(DARK)
    assert holder.dialog.theme is DARK


def test_why_it_cannot_be_made_is_told_on_the_desk(main, holder):
    holder.error = StorageError(corpus="a.corpus", reason="the disk is full")
    holder.show()
    assert holder.dialog is None
    assert main.said == [holder.error]


@pytest.mark.parametrize("made_anew", [True, False])
def test_a_window_of_one_language_is_made_anew_in_another(holder, monkeypatch, made_anew):
    monkeypatch.setattr(Holder, "is_made_anew", made_anew)
    monkeypatch.setattr(companions, "current_language", lambda: "en")
    holder.show()
    first = holder.dialog
    holder.show()
    assert holder.dialog is first
    monkeypatch.setattr(companions, "current_language", lambda: "de")
    holder.show()
    assert (holder.dialog is not first) is made_anew


def test_its_worker_goes_with_it(main, holder, qtbot):
    holder.show()
    worker = holder._own_worker()
    with qtbot.waitSignal(worker.destroyed):
        holder.end()


def test_a_window_with_plots_comes_once_they_are_loaded(main, qtbot, monkeypatch):
    class WithPlots(PlotsCompanion):
        def _made(self, desk):
            return Beside()

    companion = WithPlots(main, "json.tool")
    companion.show()
    qtbot.waitUntil(lambda: companion.dialog is not None)
    assert companion.dialog.isVisible()
    companion.end()


def test_a_window_whose_corpus_was_closed_meanwhile_does_not_come(main, qtbot):
    class WithPlots(PlotsCompanion):
        def _made(self, desk):
            return Beside()

    companion = WithPlots(main, "xml.dom.minidom")
    companion.show()
    companion.end()
    qtbot.wait(100)
    assert companion.dialog is None


@pytest.mark.parametrize(("change", "taken"), [({"text_size": 24}, 24), ({"goal": 3}, None)])
def test_the_adjudication_window_is_set_as_the_desk(qapp, change, taken):
    class Set(QObject):
        changed = Signal(object, object)

    class Window(QObject):
        preferences = Set()

    class Dialog:
        def set_type(self, **values):
            told.update(values)

    told = {}
    adjudication = Adjudication(Window())
    adjudication.dialog = Dialog()
    before = Settings()
    now = before.model_copy(update=change)
    Window.preferences.changed.emit(before, now)
    assert told.get("text_size") == taken
