"""The whole window over an in-memory corpus: three articles, the first with suggestions of all kinds."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QSettings, Qt
from PySide6.QtTest import QTest

from annotator.domain.ids import SUGGESTIONS, ArticleId
from annotator.services.annotate import AnnotationService
from annotator.services.context import AppContext
from annotator.ui.appearance import Appearance
from annotator.ui.i18n import Language
from annotator.ui.main_window import MainWindow
from annotator.ui.preferences import Preferences
from annotator.ui.session import EditorSession
from annotator.ui.settings import SettingsFile
from annotator.ui.worker import WorkerClient
from factories import (
    ANNA,
    QUOTE,
    SAGTE,
    SIE,
    find,
    make_argument,
    make_article,
    make_schema,
    make_set,
    make_suggestion,
)
from fakes import FakeStore, FakeStores, counted_ids, frozen_clock

CORPUS = "fake.corpus"
QUIT = {"en": "&Quit", "de": "Been&den"}
BERLIN = find("Berlin")
GENF = find("Genf")
SCRIPTED_WORKER = Path(__file__).parents[1] / "worker" / "scripted_worker.py"


@pytest.fixture(autouse=True)
def _own_settings(tmp_path, monkeypatch):
    """Whatever a window remembers ends with its test."""
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))
    QCoreApplication.setOrganizationName("annotator-tests")
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path / "qt"))


@pytest.fixture
def store():
    quote = make_suggestion(QUOTE.begin, QUOTE.end, id="q", layer="quote", label="direct")
    cue = make_suggestion(SAGTE.begin, SAGTE.end, id="c", layer="cue", label="cue")
    sie = make_suggestion(SIE.begin, SIE.end, id="m", layer="mention", label="mention")
    berlin = make_suggestion(BERLIN.begin, BERLIN.end, id="berlin", label="LOC")
    genf = make_suggestion(GENF.begin, GENF.end, id="genf", label="LOC")
    arguments = [make_argument(quote, cue, "cue"), make_argument(quote, sie, "speaker")]
    article = make_article()
    others = [
        make_article(
            f"Text {number}\nin Wien", id=ArticleId(f"a{number}"), title=f"Artikel {number}"
        )
        for number in (2, 3)
    ]
    suggested = make_set(
        quote, cue, sie, berlin, genf, arguments=arguments, article=article, annotator=SUGGESTIONS
    )
    made = FakeStore(make_schema(), articles=[article, *others], sets=[suggested], location=CORPUS)
    made.closed = True  # nobody has it open yet
    return made


@pytest.fixture
def session(qapp, store):
    return session_on(store)


def session_on(store):
    service = AnnotationService(
        store.open_unit_of_work, make_schema(), ANNA, frozen_clock, counted_ids()
    )
    made = EditorSession(service)
    made.problems = []
    made.refused.connect(made.problems.append)
    return made


@pytest.fixture
def context(store):
    return AppContext(
        stores=FakeStores(store),
        load_suggester=lambda name: None,
        readers={},
        exporters={},
        read_schema=lambda path: make_schema(),
        default_schema=make_schema,
        clock=frozen_clock,
        new_id=counted_ids(),
        version="0.0",
    )


@pytest.fixture
def preferences(qapp, tmp_path):
    made = Preferences(SettingsFile(tmp_path / "settings.json"), Appearance(), Language())
    made.file.change(language="en", theme="light")
    made.start()
    yield made
    made.set_language("en")
    made.set_theme("light")


@pytest.fixture
def empty_window(qtbot, context, preferences):
    """The window before a corpus is open."""
    worker = WorkerClient(command=[sys.executable, str(SCRIPTED_WORKER)])
    made = MainWindow(context, ANNA, preferences=preferences, worker=worker)
    qtbot.addWidget(made)
    made.resize(1280, 720)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.close()


@pytest.fixture
def window(qtbot, empty_window):
    """The window with the corpus open, the first article on the desk, the keyboard in it."""
    assert empty_window.open_corpus(CORPUS)
    empty_window.activateWindow()
    qtbot.waitUntil(empty_window.desk.view.hasFocus)
    return empty_window


@pytest.fixture
def speak(qtbot, window):
    """Switches the language; widgets hear of it in the event loop."""

    def speak(language):
        window.set_language(language)
        qtbot.waitUntil(lambda: window.actions_of["window.quit"].text() == QUIT[language])

    return speak


@pytest.fixture
def press(window):
    """Presses a key where the keyboard is: ``press("Tab")``, ``press("Ctrl+Z")``."""

    def press(keys, widget=None):
        *modifiers, name = [*keys[:-1].split("+"), keys[-1]] if keys[-1] == "+" else keys.split("+")
        modifiers = [modifier for modifier in modifiers if modifier]
        held = Qt.KeyboardModifier.NoModifier
        for modifier in modifiers:
            held |= {
                "Ctrl": Qt.KeyboardModifier.ControlModifier,
                "Shift": Qt.KeyboardModifier.ShiftModifier,
                "Alt": Qt.KeyboardModifier.AltModifier,
            }[modifier]
        target = widget or window.focusWidget() or window
        named = {"Ä": "Adiaeresis", "Ö": "Odiaeresis"}.get(name, name)
        key = named if len(named) == 1 else getattr(Qt.Key, f"Key_{named}")
        QTest.keyClick(target, key, held)

    return press
