"""The article for screen readers: text by character and word, caret, description, announcements."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAccessible

from factories import TEXT, find

BERLIN = find("Berlin")


@pytest.fixture
def interface(window):
    return QAccessible.queryAccessibleInterface(window.desk.view)


@pytest.fixture
def text(interface):
    return interface.textInterface()


def units(words):
    return len(words.encode("utf-16-le")) // 2


def test_the_article_is_a_text_to_be_read(interface):
    assert interface.role() is QAccessible.Role.EditableText
    assert interface.text(QAccessible.Text.Name) == "Article"
    state = interface.state()
    assert (state.readOnly, state.multiLine, state.focusable) == (1, 1, 1)


def test_the_whole_text_is_there_in_units_of_the_reader(text):
    assert text.characterCount() == units(TEXT)
    assert text.text(0, units(TEXT)) == TEXT
    begin = units(TEXT[: BERLIN.begin])
    assert text.text(begin, begin + len("Berlin")) == "Berlin"


def test_the_caret_is_told_and_can_be_put(window, text, press):
    text.setCursorPosition(units(TEXT[: BERLIN.begin]))
    assert window.desk.view.caret == BERLIN.begin
    press("Right")
    assert text.cursorPosition() == units(TEXT[: window.desk.view.caret])
    assert text.cursorPosition() > units(TEXT[: BERLIN.begin])


def test_a_reader_can_select(window, text):
    begin = units(TEXT[: BERLIN.begin])
    text.setSelection(0, begin, begin + len("Berlin"))
    assert window.desk.session.selection == (BERLIN,)
    text.removeSelection(0)
    assert window.desk.session.selection == ()


def test_a_character_is_where_it_is_painted(window, text):
    view = window.desk.view
    text.scrollToSubstring(0, 1)
    rect = text.characterRect(0)
    assert rect.isValid()
    assert text.offsetAtPoint(rect.center()) == 0
    assert view.rect().contains(view.mapFromGlobal(rect.center()))


def test_what_has_the_focus_is_the_description(window, interface):
    window.desk.session.set_focus("q")
    described = interface.text(QAccessible.Text.Description)
    assert "suggestion" in described
    assert "Speaker" in described or "speaker" in described.lower()
    window.desk.session.set_focus(None)
    assert interface.text(QAccessible.Text.Description) == ""


def test_focus_decisions_and_undo_are_announced(window, announced):
    session = window.desk.session
    session.set_focus("berlin")
    assert "Berlin" in announced[-1]
    assert "suggestion" in announced[-1]
    announced.clear()
    session.spans.accept()
    assert announced[0].startswith("Accept")
    assert "Berlin" in announced[0]
    announced.clear()
    session.steps.undo()
    assert announced[0].startswith("Undone: Accept")


def test_a_caret_that_comes_into_a_span_tells_it(window, announced, press):
    window.desk.view.go_to(BERLIN.begin - 1)
    announced.clear()
    press("Right")
    assert window.desk.view.caret == BERLIN.begin
    assert announced == ["Place: “Berlin”, suggestion"]


def test_a_selection_is_announced(window, announced):
    window.desk.view.select((BERLIN,))
    assert announced[-1] == "selected: “Berlin”"


def test_an_open_role_of_ones_own_quote_is_told(window):
    session = window.desk.session
    session.set_focus("q")
    session.structures.accept_piece()
    head = session.workbench.own.in_reading_order
    quote = next(span for span in head if span.layer == "quote")
    session.set_focus(quote.id)
    assert "open" in window.desk.view.accessibleDescription()


def test_another_corpus_has_a_text_of_its_own(window):
    location = window.desk.corpus.location
    window.close_corpus()
    assert window.open_corpus(location)
    again = QAccessible.queryAccessibleInterface(window.desk.view).textInterface()
    assert again.characterCount() == units(TEXT)
