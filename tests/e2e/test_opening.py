"""Opening a corpus, going to another one, another language: each within a tenth of a second, and nothing half made."""

from __future__ import annotations

import pytest
from journey import CTRL, Person
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from annotator.bootstrap import default_schema, make_context
from factories import NOW
from gold_samples import put_into
from stalls import PROMISED_MS, StallProbe
from training_gold import gold_sets

KEY = Qt.Key
_TRIES = 3
"""Whatever else the machine does takes caches away, for a while."""


@pytest.fixture
def corpora(tmp_path):
    """Two corpora of twenty articles each."""
    made = [tmp_path / f"{name}.corpus" for name in ("news", "more")]
    for place in made:
        with make_context().stores.create(str(place), default_schema(), at=NOW) as store:
            put_into(store, list(gold_sets(20)))
    return [str(place) for place in made]


@pytest.fixture
def person(qtbot, tmp_path):
    del qtbot
    made = Person(tmp_path / "settings.json")
    made.settle()
    yield made
    made.leave()


def test_each_way_of_opening_is_one_short_round(person, corpora):
    window = person.window
    first, second = corpora
    gestures = {
        "open first": lambda: window.open_corpus(first),
        "open another": lambda: window.open_corpus(second),
        "back to the first": lambda: window.open_corpus(first),
        "open anew": window.reopen_corpus,
        "focus a span": lambda: person.key(KEY.Key_Tab),
        "speak German": lambda: window.set_language("de"),
        "speak English": lambda: window.set_language("en"),
        "look at the guideline": lambda: window.aids.show_guideline(on=True),
        "close": window.close_corpus,
        "open after closing": lambda: window.open_corpus(first),
    }
    least: dict[str, float] = {}
    for _ in range(_TRIES):
        for name, work in worked(person, gestures).items():
            least[name] = min(work, least.get(name, work))
        window.aids.show_guideline(on=False)
        window.close_corpus()
        if max(least.values()) <= PROMISED_MS:
            break
    assert not {name: work for name, work in least.items() if work > PROMISED_MS}, least


def worked(person, gestures):
    """The longest round of each gesture, milliseconds of work."""
    probe = StallProbe()
    with probe.watching():
        for name, act in gestures.items():
            with probe.during(name):
                act()
                person.settle()
    return {stall.during: stall.work_ms for stall in probe.by_gesture}


def test_what_is_seen_later_is_made_later_and_then_has_keys_language_and_theme(person, corpora):
    window = person.window
    window.open_corpus(corpora[0])
    person.settle()
    made = {widget.objectName() for widget in window.findChildren(QWidget)}
    assert "articleNote" in made
    assert not {"timeBar", "pastView", "guidelinePanel", "spanNote"} & made
    window.set_language("de")
    window.set_theme("dark")
    span = next(iter(person.own.spans.values()))
    person.session.set_focus(span.id)
    person.settle()
    page = person.desk.inspector.span_page
    assert page.isVisible()
    assert page.note.placeholderText() != "A remark on this span"
    assert not page.note.acceptDrops()
    assert window.actions_of["decide.accept"] in page.extent.actions()
    page.extent.setFocus(Qt.FocusReason.OtherFocusReason)
    pressed = []
    person.desk.schema_key_pressed.connect(pressed.append)
    QTest.keyClick(page.extent, KEY.Key_P)
    assert pressed
    window.set_language("en")


def test_keys_work_from_the_first_round_on(person, corpora):
    window = person.window
    window.open_corpus(corpora[0])
    first = person.session.workbench.article.id
    person.key(KEY.Key_PageDown, CTRL)
    second = person.session.workbench.article.id
    assert second != first
    person.key(KEY.Key_PageUp, CTRL)
    assert person.session.workbench.article.id == first
