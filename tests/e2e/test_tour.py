"""The guided tour by keyboard alone: every step is done with the keys it names, and it can be left, resumed and skipped."""

from __future__ import annotations

import pytest
from journey import CTRL, NONE, SHIFT, Person
from PySide6.QtCore import Qt

from annotator.domain.changes import Status
from annotator.ui.tour.tour import tour_location

K = Qt.Key


@pytest.fixture
def person(tmp_path):
    made = Person(tmp_path / "settings.json")
    yield made
    made.leave()


@pytest.fixture
def tour(person):
    person.key(K.Key_F1, CTRL)
    person.wait_until(lambda: person.window.tour.is_on)
    person.view.setFocus()
    return person.window.tour


def at(person, tour, step):
    person.wait_until(lambda: tour.step.id == step)
    person.settle()


def select(person, words):
    """Go to words with the arrows, and select them with Shift."""
    begin = person.session.workbench.article.text.index(words)
    person.key(K.Key_Home, CTRL)
    for _ in range(400):
        if person.view.caret >= begin:
            break
        person.key(K.Key_Right)
    assert person.view.caret == begin
    person.key(K.Key_Right, SHIFT)


def test_keys_lead_through_every_step(person, tour):
    at(person, tour, "start")
    assert "Tab" in tour.bubble.words.text()
    assert tour.bubble.isVisible()
    assert tour.ring.isVisible()
    person.key(K.Key_Tab)
    at(person, tour, "accept")
    person.key(K.Key_Return)
    at(person, tour, "again")
    person.key(K.Key_Return)
    at(person, tour, "reject")
    person.key(K.Key_Return)  # a mistake: it was to be rejected
    person.wait_until(tour.bubble.other.isVisible)
    assert tour.step.id == "reject"
    person.key(K.Key_Z, CTRL)
    person.key(K.Key_Backspace)
    at(person, tour, "quote")
    while not person.session.workbench.own.arguments:
        person.key(K.Key_Return if person.session.focus_is_suggestion else K.Key_Tab)
    at(person, tour, "edge")
    while person.session.focused_span is None or (
        person.session.focused_span.covered_text(person.session.workbench.article.text)
        != "Nordlicht"
    ):
        person.key(K.Key_Tab)
    person.key(K.Key_BracketLeft)
    at(person, tour, "select")
    select(person, "Fördezeitung")
    at(person, tour, "mark")
    person.key(K.Key_O)
    at(person, tour, "undo")
    person.key(K.Key_Z, CTRL)
    at(person, tour, "redo")
    person.key(K.Key_Z, CTRL | SHIFT)
    at(person, tour, "guideline")
    person.key(K.Key_F1, SHIFT)
    at(person, tour, "finish")
    assert "ORG" in person.window.aids.guideline.section
    person.key(K.Key_Return, CTRL)
    at(person, tour, "end")
    assert person.own.status is Status.DONE
    person.key(K.Key_F1, CTRL | SHIFT)
    person.wait_until(lambda: person.window.desk is None)
    assert not tour.is_on
    assert not tour_location().parent.exists()
    assert str(tour_location()) not in person.preferences.current.recent
    assert person.window.own.current.tour_done


def test_it_goes_on_where_it_was_left(person, tour):
    person.key(K.Key_Tab)
    at(person, tour, "accept")
    person.key(K.Key_Return)
    at(person, tour, "again")
    location = person.desk.corpus.location
    person.window.close_corpus()
    assert not tour.bubble.isVisible()
    assert "Go on" in person.window.welcome.tour.text()
    person.window.welcome.tour.click()
    person.wait_until(lambda: tour.is_on)
    assert person.desk.corpus.location == location
    assert tour.step.id == "again"
    assert len(person.own) == 1


def test_ending_it_leads_back_to_the_corpus_one_came_from(person, tmp_path):
    mine = str(tmp_path / "mine.corpus")
    assert person.window.open_corpus(mine, make=True)
    person.key(K.Key_F1, CTRL)
    person.wait_until(lambda: person.window.tour.is_on)
    assert person.desk.corpus.location != mine
    person.key(K.Key_F1, CTRL)
    person.wait_until(lambda: person.desk is not None and person.desk.corpus.location == mine)
    assert not tour_location().exists()


def test_steps_can_be_skipped_to_the_end_without_doing_anything(person, tour):
    for step in tour.steps:
        assert tour.step.id == step.id
        person.window.commands.run("tour.skip")
    assert not tour.is_on


def test_it_never_takes_the_keyboard(person, tour):
    assert person.view.hasFocus()
    person.key(K.Key_Tab)
    at(person, tour, "accept")
    assert person.view.hasFocus()
    person.key(K.Key_Escape, NONE)
    assert tour.is_on


def test_it_speaks_the_language_of_the_window(person, tour):
    person.window.set_language("de")
    person.wait_until(lambda: "Vorschlag" in tour.bubble.words.text())
    person.window.set_language("en")
    person.wait_until(lambda: "suggestion" in tour.bubble.words.text())
