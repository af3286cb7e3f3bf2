"""The key line: what the keys do in each state, what is left, whether all is saved."""

from __future__ import annotations

import pytest

from annotator.domain.changes import Status
from annotator.ui.actions import ACTIONS
from annotator.ui.i18n import Language
from annotator.ui.key_hints import hints
from annotator.ui.key_line import KeyLine
from annotator.ui.keymap import KeyMap
from annotator.ui.theme import DARK
from annotator.ui.window_state import Focus, WindowState
from factories import make_schema

KEYS = KeyMap.of(ACTIONS)


@pytest.fixture(autouse=True)
def language(qapp):
    made = Language()
    made.use("en")
    yield made
    made.use("en")


def said(**state):
    state = WindowState(**{"corpus": True, "article": True, "articles": 3, **state})
    return {hint.text: hint.keys for hint in hints(state, KEYS, make_schema(), "en")}


def test_without_a_corpus_it_says_how_to_get_one():
    found = hints(WindowState(), KEYS, None, "en")
    assert [hint.text for hint in found] == [
        "open a corpus",
        "new corpus",
        "guided tour",
        "all commands",
    ]


def test_an_empty_corpus_wants_articles():
    assert "import articles" in said(article=False, articles=0)


def test_a_suggestion_is_accepted_rejected_or_relabelled():
    found = said(focus=Focus.SUGGESTION, focus_layer="entity", open_suggestions=2, walkable=True)
    assert found["accept"] == "Return"
    assert found["reject"] == "Backspace"
    assert found["next suggestion"] == "Tab"
    assert found["Organisation"] == "2"


def test_an_own_span_is_removed_not_rejected():
    found = said(focus=Focus.OWN, focus_layer="entity")
    assert found["remove"] == "Backspace"
    assert "accept" not in found
    assert found["wider"] == "[ ]"


def test_beside_a_quote_its_types_and_roles_are_offered():
    found = said(focus=Focus.OWN, focus_layer="quote")
    assert found["indirect"] == "I"
    assert found["speaker"] == "S"
    assert "Organisation" not in found


def test_beside_an_own_head_it_says_what_can_be_done_to_the_whole():
    found = said(focus=Focus.OWN, focus_layer="quote", head=True, proposed_roles=1)
    assert found["suggested role"] == "Shift+Return"
    assert found["another filler"] == "F4"
    assert found["speaker to next"] == "Ctrl+D"
    assert "suggested role" not in said(focus=Focus.OWN, focus_layer="quote", head=True)


def test_a_suggested_head_can_be_accepted_without_its_roles():
    found = said(focus=Focus.SUGGESTION, focus_layer="quote", head=True)
    assert found["without roles"] == "Shift+Return"


def test_a_selection_beside_a_head_fills_its_roles():
    found = said(selection=True, roles_layer="quote")
    assert found["speaker"] == "S"
    assert found["Person"] == "1"


def test_a_selection_takes_labels_and_layers():
    found = said(selection=True)
    assert found["Person"] == "1"
    assert found["Event…"] == "E"
    assert "accept" not in found


def test_a_selection_beside_a_span_with_fragments_can_become_one():
    assert said(selection=True, focus=Focus.OWN, focus_layer="cue", takes_parts=True)[
        "add fragment"
    ]


def test_with_nothing_in_focus_it_goes_on_or_finishes():
    assert said(open_suggestions=1, walkable=True)["next suggestion"] == "Tab"
    assert said(spans=1)["done, next"] == "Ctrl+Return"
    assert said(status=Status.DONE)["reopen"] == "Ctrl+R"


def test_own_keys_are_shown():
    keys = KeyMap.of(ACTIONS, {"palette": ["F12"]})
    assert hints(WindowState(), keys, None, "en")[-1].keys == "F12"


@pytest.fixture
def line(qtbot):
    made = KeyLine()
    qtbot.addWidget(made)
    return made


def test_what_is_left_is_counted_in_words(line):
    line.show_state(
        WindowState(corpus=True, article=True, articles=3, unfinished=1, open_suggestions=2), []
    )
    assert line.what_is_left() == "2 suggestions open  ·  1 article to do"


def test_nothing_left_is_said_too(line):
    line.show_state(WindowState(corpus=True, article=True, articles=3), [])
    assert line.what_is_left() == "no suggestion open  ·  all articles done"


def test_large_numbers_are_grouped(line, language):
    line.show_state(WindowState(corpus=True, articles=100_000, unfinished=12_345), [])
    assert line.what_is_left() == "12,345 articles to do"
    language.use("de")
    assert line.what_is_left() == "12.345 Artikel offen"


def test_it_says_when_the_last_step_is_not_on_disk(line):
    line.set_theme(DARK)
    line.show_state(WindowState(corpus=True), [])
    assert line._word.text() == "Saved"
    line.set_saved(saved=False)
    assert line._word.text() == "Last step not saved"


def test_the_hints_can_be_read_by_a_screen_reader(line):
    state = WindowState(corpus=True, article=True, open_suggestions=1, walkable=True)
    line.show_state(state, hints(state, KEYS, make_schema(), "en"))
    assert "Tab: next suggestion" in line.hint_bar.accessibleName()
