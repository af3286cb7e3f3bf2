"""Quotes and events in the window: roles filled in place, swapped, shared; heads split and joined."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from annotator.domain.argument import RoleState
from annotator.domain.ids import SpanId
from annotator.domain.offsets import TextRange
from annotator.ui.choices import role_choices
from factories import (
    QUOTE,
    SAGTE,
    SIE,
    find,
    make_schema,
    make_set,
    make_span,
    make_workbench,
)

WARUM = find("Warum?")
RENE = find("René")


@pytest.fixture
def session(window):
    return window.desk.session


@pytest.fixture
def quote(session):
    """A quote by hand, in focus."""
    session.set_selection((WARUM,))
    session.spans.add("quote", "direct")
    return session.focus


def roles(session, head=None):
    own = session.workbench.own
    return {
        a.role: own.covered_text(own.span(a.filler)) if a.filler else a.state
        for a in own.arguments_of(head or session.focus)
    }


def offered(window):
    model = window.chooser._popup._model
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def type_in(press, letters):
    for letter in letters:
        press(letter)


def test_a_role_key_offers_the_nearest_and_enter_fills(window, session, quote, press):
    press("S")
    assert offered(window)[0] == "sie"  # a suggestion of the sentence before
    press("Return")
    assert roles(session) == {"speaker": "sie"}
    assert session.focus == quote
    assert window.desk.view.hasFocus()


def test_a_selection_fills_the_role_at_once(session, quote, press):
    session.set_selection((RENE,))
    press("S")
    assert roles(session) == {"speaker": "René"}
    assert session.focus == quote
    assert session.selection == ()


def test_the_head_is_remembered_while_the_caret_walks_to_the_filler(session, quote, press):
    session.set_focus(SpanId("genf"))
    session.set_selection((RENE,))
    press("S")
    assert session.focus == quote
    assert roles(session) == {"speaker": "René"}


def test_after_escape_a_selection_fills_no_role(window, session, quote, press):
    press("Escape")
    session.set_selection((RENE,))
    press("S")
    assert roles(session, quote) == {}
    assert "Go to a quote or an event first" in window.desk.notice.text


def test_a_role_of_a_suggestion_is_filled_and_accepts_it(session, press):
    session.set_focus(SpanId("q"))
    session.set_selection((find("René"),))
    press("S")
    assert roles(session)["speaker"] == "René"
    assert not session.focus_is_suggestion
    assert session.focused_span.fragments == (QUOTE,)


def test_words_nobody_marked_can_be_typed(window, session, quote, press):
    press("V")
    assert "fragte" in offered(window)
    type_in(press, "fragt")
    assert offered(window) == ["fragte"]
    press("Return")
    assert roles(session) == {"cue": "fragte"}


def test_where_only_dependent_spans_fit_the_nearest_word_outside_the_head_is_first():
    layers = make_schema().model_dump()["layers"]
    layers["cue"]["dependent"] = True
    schema = make_schema(layers=layers)
    head = make_span(WARUM.begin, WARUM.end, layer="quote", label="direct")
    desk = make_workbench(make_set(head))
    found = [choice.text for choice in role_choices(desk, schema, head, "cue", "en")]
    assert found[:2] == ["fragte", "René"]
    assert "Warum" not in found
    assert found[-2:] == ["Understood, not in the text", "There is none"]
    found = [choice.text for choice in role_choices(desk, schema, head, "speaker", "en")]
    assert found[:3] == ["Understood, not in the text", "There is none", "fragte"]


def test_what_is_not_in_the_text_can_be_said(session, quote, press):
    press("S")
    type_in(press, "implicit")
    press("Return")
    assert roles(session) == {"speaker": RoleState.IMPLICIT}


def test_a_role_is_opened_again_from_the_list(session, quote, press):
    session.set_selection((RENE,))
    press("S")
    press("S")
    type_in(press, "without")
    press("Return")
    assert roles(session) == {}


def test_a_full_single_role_changes_its_filler(session, quote, press):
    session.set_selection((RENE,))
    press("S")
    press("S")
    press("Return")
    assert roles(session) == {"speaker": "sie"}
    press("Ctrl+Z")
    assert roles(session, quote) == {"speaker": "René"}


def test_one_key_goes_through_implicit_absent_and_open(window, session, quote, press):
    press("S")
    press("F3", QApplication.focusWidget())
    assert window.chooser._popup.isHidden()
    assert roles(session) == {"speaker": RoleState.IMPLICIT}
    assert window.desk.notice.text.startswith("speaker: implicit")
    press("F3")
    assert roles(session) == {"speaker": RoleState.ABSENT}
    press("F3")
    assert roles(session) == {}


def test_another_filler_takes_the_place_of_the_one_there(session, quote, press):
    session.set_selection((RENE,))
    press("S")
    press("F4")
    press("Return")
    assert roles(session) == {"speaker": "sie"}


def test_with_several_roles_one_is_asked_for_first(window, session, quote, press):
    session.set_selection((RENE,))
    press("S")
    session.set_selection((find("fragte"),))
    press("V")
    press("F4")
    assert offered(window) == ["René", "fragte"]
    press("Return")
    press("Return")
    assert roles(session) == {"speaker": "sie", "cue": "fragte"}


def test_another_filler_of_a_suggestion_is_asked_for_before_anything_is_done(
    window, session, press
):
    session.set_focus(SpanId("q"))
    press("F4")
    assert offered(window) == ["sagte", "sie"]
    press("Escape", QApplication.focusWidget())
    assert session.focus_is_suggestion
    assert session.focus == "q"
    assert not session.workbench.own.spans
    assert session.steps.next_undo() is None


def test_another_filler_of_a_suggestion_takes_it_over_in_the_same_step(window, session, press):
    session.set_focus(SpanId("q"))
    press("F4")
    press("Down", QApplication.focusWidget())
    press("Return", QApplication.focusWidget())
    assert "sie" not in offered(window)
    other = offered(window)[0]
    press("Return", QApplication.focusWidget())
    assert not session.focus_is_suggestion
    assert session.focused_span.layer == "quote"
    assert roles(session) == {"cue": "sagte", "speaker": other}
    session.steps.undo()
    assert not session.workbench.own.spans


def test_a_dragged_edge_of_a_filler_takes_the_suggestion_over_and_keeps_the_focus(window, session):
    session.set_focus(SpanId("q"))
    wider = TextRange(SAGTE.begin, SIE.end)
    window.desk.view.finish_edges(SpanId("m"), (wider,))
    assert not session.focus_is_suggestion
    assert session.focused_span.fragments == (QUOTE,)
    assert roles(session) == {"cue": "sagte", "speaker": "sagte sie"}
    session.steps.undo()
    assert not session.workbench.own.spans


def test_the_key_of_a_role_asks_for_a_head_not_for_a_selection(window, session, press):
    session.set_focus(None)
    press("V")
    assert window.desk.notice.text == "Go to a quote or an event first: V fills a role."
    session.set_selection((RENE,))
    press("V")
    assert window.desk.notice.text == "Go to a quote or an event first: V fills a role."


def test_without_fillers_there_is_nothing_to_change(window, quote, press):
    press("F4")
    assert window.desk.notice.text == "No role is filled here yet."


def test_speaker_and_addressee_swap(session, quote, press):
    session.set_selection((RENE,))
    press("S")
    press("Ctrl+T")
    assert roles(session) == {"addressee": "René"}
    press("Ctrl+T")
    assert roles(session) == {"speaker": "René"}


def test_a_suggested_quote_is_accepted_piece_by_piece(window, session, press):
    session.set_focus(SpanId("q"))
    press("Shift+Return")
    assert [span.layer for span in session.workbench.own] == ["quote"]
    assert not session.focus_is_suggestion
    head = session.focus
    assert window.state.proposed_roles == 2
    press("Shift+Return")
    assert roles(session) == {"cue": "sagte"}
    press("Shift+Return")
    assert roles(session) == {"cue": "sagte", "speaker": "sie"}
    assert session.focus == head
    assert not window.actions_of["structure.accept"].isEnabled()


def test_accepting_a_filler_fills_the_role_of_a_head_accepted_alone(session, press):
    session.set_focus(SpanId("q"))
    press("Shift+Return")
    head = session.focus
    session.set_focus(SpanId("m"))
    press("Return")
    assert roles(session, head) == {"speaker": "sie"}


def test_the_speaker_goes_to_the_next_quote_and_so_does_the_focus(session, quote, press):
    session.set_focus(SpanId("q"))
    press("Return")
    first = next(s.id for s in session.workbench.own if s.fragments == (QUOTE,))
    session.set_focus(first)
    press("Ctrl+D")
    assert session.focus == quote
    assert roles(session) == {"speaker": "sie"}


def test_the_speaker_is_taken_from_the_quote_before(session, quote, press):
    session.set_focus(SpanId("q"))
    press("Return")
    session.set_focus(quote)
    press("Ctrl+U")
    assert session.focus == quote
    assert roles(session) == {"speaker": "sie"}


def test_after_the_last_quote_comes_none(window, session, quote, press):
    press("Ctrl+D")
    assert window.desk.notice.text == "Nothing of this kind follows “Warum?”."


def test_a_quote_is_split_at_the_caret_and_joined_again(window, session, press):
    session.set_focus(SpanId("q"))
    press("Return")
    head = next(s.id for s in session.workbench.own if s.fragments == (QUOTE,))
    also = find("Also")
    window.desk.view.select((also,))
    window.desk.view.clear_selection()
    session.set_focus(head)
    press("Ctrl+Shift+J")
    halves = [s for s in session.workbench.own if s.layer == "quote"]
    assert [half.begin for half in halves] == [QUOTE.begin, also.end + 1]
    assert all(roles(session, half.id) == roles(session, head) for half in halves)
    press("Ctrl+J")
    assert len([s for s in session.workbench.own if s.layer == "quote"]) == 1


def test_removing_a_head_says_what_went_with_it(window, session, press):
    session.set_focus(SpanId("q"))
    press("Return")
    head = next(s.id for s in session.workbench.own if s.fragments == (QUOTE,))
    session.set_focus(head)
    press("Backspace")
    assert window.desk.notice.text == "Removed with it: 2 roles."


def test_removing_a_filler_says_which_role_is_open_again(window, session, quote, press, speak):
    speak("de")
    session.set_selection((RENE,))
    press("S")
    filler = next(s.id for s in session.workbench.own if s.fragments == (RENE,))
    session.set_focus(filler)
    press("Backspace")
    assert window.desk.notice.text == "1 Rolle wieder offen: Sprecher von „Warum?“."


def test_quotes_and_events_start_from_the_span_in_focus(session, press):
    session.set_focus(SpanId("berlin"))
    press("Q")
    press("Return")
    assert session.focused_span.layer == "quote"
    assert session.focused_span.fragments == (find("Berlin"),)


def test_the_cue_is_taken_where_it_stands(session, press):
    session.set_focus(SpanId("q"))
    press("Shift+Return")
    session.set_selection((SAGTE,))
    press("V")
    session.set_selection((SIE,))
    press("S")
    assert roles(session) == {"cue": "sagte", "speaker": "sie"}
