"""The inspector in the window: findings by key, and the keys of the article while the keyboard is in it."""

from __future__ import annotations

import pytest

from annotator.domain.ids import ArticleId
from annotator.domain.offsets import TextRange
from annotator.domain.span import Span
from factories import find

ATTACKED = find("Rücktritt")
SPD = find("SPD")


@pytest.fixture
def session(window):
    return window.desk.session


@pytest.fixture
def page(window):
    return window.desk.inspector.span_page


def marked(session, place, layer, label) -> Span:
    session.set_selection((place,))
    assert session.spans.add(layer, label)
    return session.focused_span


def own(session, span):
    return session.workbench.own.spans[span.id]


def test_f8_goes_from_finding_to_finding(window, session, press):
    first = marked(session, SPD, "entity", "ORG")
    second = marked(session, ATTACKED, "event", "Resignation")
    session.set_focus(None)
    press("F8")
    assert session.focus == first.id
    press("F8")
    assert session.focus == second.id
    press("Shift+F8")
    assert session.focus == first.id


def test_f8_says_when_nothing_looks_wrong(window, press):
    press("F8")
    assert "looks wrong" in window.desk.notice.text
    assert window.desk.session.focus is None


def test_the_article_page_names_the_key(qtbot, window, session):
    marked(session, SPD, "entity", "ORG")
    session.set_focus(None)
    button = window.desk.inspector.article_page.next_finding
    qtbot.waitUntil(button.isVisible)
    assert button.text().endswith("[F8]")


def test_edges_move_and_labels_change_from_the_words_in_the_inspector(
    qtbot, window, session, page, press
):
    berlin = marked(session, find("Berlin"), "entity", "LOC")
    qtbot.waitUntil(page.covered.isVisible)
    page.covered.setFocus()
    press("]")
    assert own(session, berlin).fragments == (find("Berlin/"),)
    press("2")
    assert own(session, berlin).label == "ORG"
    qtbot.waitUntil(lambda: page.covered.text() == "Berlin/")
    assert page.covered.hasFocus()


def test_delete_at_a_part_leaves_the_others(qtbot, window, session, page, press):
    event = marked(session, find("kündigte"), "event", "Attack")
    place = find("an.\n")
    both = (*event.fragments, TextRange(place.begin, place.begin + 2))
    session.spans.set_fragments(event.id, both)
    qtbot.waitUntil(lambda: bool(page.extent.parts) and page.extent.parts[1].isVisible())
    page.extent.parts[1].setFocus()
    press("Delete")
    assert own(session, event).fragments == event.fragments


def test_a_note_is_typed_without_acting_on_the_span(qtbot, window, session, page, press):
    berlin = marked(session, find("Berlin"), "entity", "LOC")
    window.desk.inspector.focus_note()
    for letter in ("2", "]", "."):
        press(letter)
    assert own(session, berlin).label == "LOC"
    assert page.note.toPlainText() == "2]."


def test_an_empty_corpus_says_what_to_do(qtbot, empty_window, store):
    store.state.articles.clear()
    assert empty_window.open_corpus(store.location)
    inspector = empty_window.desk.inspector
    qtbot.waitUntil(inspector.empty_page.isVisible)
    assert "no articles yet" in inspector.empty_page.title.text()


def test_a_closed_article_leaves_a_sentence(qtbot, window, session):
    session.close_article()
    inspector = window.desk.inspector
    qtbot.waitUntil(inspector.empty_page.isVisible)
    assert inspector.empty_page.title.text() == "No article is open."
    session.open(ArticleId("a2"))
    qtbot.waitUntil(lambda: not inspector.empty_page.isVisible())
