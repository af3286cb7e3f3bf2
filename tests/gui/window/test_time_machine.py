"""The time machine: the past in place of the article, moving in it, and what comes back; and the history beside it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from annotator.domain.changes import Action
from annotator.domain.ids import AnnotatorId
from annotator.services.history_differences import Since
from annotator.ui.dialogs.history.filter import ARTICLE, CORPUS, SPAN
from annotator.ui.dialogs.history.model import SUBJECT, WHAT, WHO
from factories import find

BERLIN, GENF = find("Berlin"), find("Genf")


@pytest.fixture
def worked(window):
    """Berlin was accepted and relabelled, Genf accepted and removed, the quote accepted."""
    session = window.desk.session
    for span in ("berlin", "genf", "q"):
        session.set_focus(span)
        session.spans.accept()
    _focus(session, BERLIN)
    session.spans.relabel("PER")
    _focus(session, GENF)
    session.spans.reject_or_remove()
    return window


def _focus(session, place):
    own = session.workbench.own
    session.set_focus(next(span.id for span in own if span.fragments == (place,)))


def _labels(own):
    return sorted(span.label for span in own)


def test_it_shows_the_state_before_the_last_step_and_what_is_different_now(worked):
    worked.actions_of["time.travel"].trigger()
    desk = worked.desk
    time = desk.time
    assert time.is_on
    assert (desk.view.isVisible(), time.past.isVisible(), time.bar.isVisible()) == (
        False,
        True,
        True,
    )
    assert time.place == len(time.timeline) - 1
    (gone,) = time.differences
    assert (gone.since, gone.span.fragments) == (Since.REMOVED, (GENF,))
    assert not desk.inspector.isEnabled()
    assert not worked.actions_of["history.undo"].isEnabled()
    assert not worked.actions_of["decide.reject"].isEnabled()
    assert worked.actions_of["time.travel"].isEnabled()


def test_escape_leads_back_to_the_present_with_the_keyboard_in_the_article(qtbot, worked, press):
    worked.actions_of["time.travel"].trigger()
    qtbot.waitUntil(worked.desk.time.bar.slider.hasFocus)
    press("Escape")
    assert not worked.desk.time.is_on
    qtbot.waitUntil(worked.desk.view.hasFocus)
    assert worked.desk.inspector.isEnabled()
    assert worked.actions_of["history.undo"].isEnabled()


def test_the_slider_goes_back_step_by_step_by_key(qtbot, worked):
    worked.actions_of["time.travel"].trigger()
    time = worked.desk.time
    slider = time.bar.slider
    seen = []
    for _ in range(len(time.timeline)):
        seen.append(_labels(time.then))
        if time.place:
            QTest.keyClick(slider, Qt.Key.Key_Left)
    assert time.place == 0
    assert len(time.then) == 0
    assert [len(each) for each in seen[-2:]] == [1, 0]
    QTest.keyClick(slider, Qt.Key.Key_End)
    assert time.place == len(time.timeline)
    assert time.differences == ()
    assert not time.bar.restore.isEnabled()


def test_the_differences_are_walked_through_and_named(worked):
    worked.actions_of["time.travel"].trigger()
    time = worked.desk.time
    time.move_to(2)
    told = []
    for _ in range(len(time.differences)):
        time.step(1)
        told.append(time.bar.difference.text)
    assert len(set(told)) == len(told) > 2
    assert any("by now" in words for words in told)
    assert any("not marked any more" in words for words in told)
    assert any("marked since then" in words for words in told)


def test_a_state_comes_back_as_one_step_and_can_be_undone(worked):
    session = worked.desk.session
    before = session.workbench.own
    worked.actions_of["time.travel"].trigger()
    worked.desk.time.move_to(2)
    then = worked.desk.time.then
    worked.desk.time.bar.restore.click()
    assert not worked.desk.time.is_on
    assert session.workbench.own.spans == then.spans
    assert session.steps.next_undo().action is Action.RESTORE
    session.steps.undo()
    assert session.workbench.own.spans == before.spans


def test_one_span_comes_back_and_the_rest_stays(worked):
    session = worked.desk.session
    before = session.workbench.own
    worked.actions_of["time.travel"].trigger()
    time = worked.desk.time
    time.step(1)
    assert time.bar.restore_span.isVisible()
    time.bar.restore_span.click()
    own = session.workbench.own
    assert {span.fragments for span in own} - {span.fragments for span in before} == {(GENF,)}


def test_what_is_new_since_is_reached_by_a_click_on_its_words(qtbot, worked):
    worked.actions_of["time.travel"].trigger()
    time = worked.desk.time
    time.move_to(0)
    assert {each.since for each in time.differences} == {Since.ADDED}
    point = time.past.position_rect(BERLIN.begin + 1).center()
    QTest.mouseClick(
        time.past.viewport(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        point,
    )
    assert time.current is not None
    assert time.current.span.fragments == (BERLIN,)


def test_the_past_is_set_in_the_type_that_one_has_chosen(worked):
    def size():
        (rect,) = worked.desk.time.past.extent_rects((BERLIN,))
        return rect.width(), rect.height()

    worked.actions_of["time.travel"].trigger()
    before = size()
    worked.preferences.change(text_size=30, letter_spacing=0.1)
    while_there = size()
    assert while_there[0] > 1.3 * before[0]
    assert while_there[1] > 1.3 * before[1]
    worked.desk.time.leave()
    worked.preferences.change(text_size=18, letter_spacing=0.0)
    worked.actions_of["time.travel"].trigger()
    assert size() == before


def test_another_article_ends_it(worked):
    worked.actions_of["time.travel"].trigger()
    worked.desk.session.open("a2")
    assert not worked.desk.time.is_on
    assert worked.desk.view.isVisible()
    worked.actions_of["time.travel"].trigger()
    assert not worked.desk.time.is_on  # nothing has been done there
    assert "Nothing" in worked.desk.notice.text


def test_the_history_lists_the_steps_and_leads_into_the_past(qtbot, worked):
    worked.actions_of["history"].trigger()
    dialog = worked.companions["history"].dialog
    assert dialog.filter.of == ARTICLE
    rows = [dialog.model.row(number) for number in range(dialog.model.rowCount())]
    assert [row.cells[WHAT] for row in rows] == ["Remove", "Relabel", "Accept", "Accept", "Accept"]
    assert {row.cells[WHO] for row in rows} == {worked.annotator}
    dialog.table.selectRow(2)
    dialog.go()
    time = worked.desk.time
    assert time.is_on
    assert time.timeline.steps[time.place - 1].seq == rows[2].seq
    dialog.hide()


def test_the_history_is_filtered_by_kind_and_words_and_goes_over_the_corpus(worked):
    worked.actions_of["history"].trigger()
    dialog = worked.companions["history"].dialog
    kinds = dialog.filter.action
    kinds.setCurrentIndex(kinds.findData(Action.RELABEL))
    assert dialog.model.rowCount() == 1
    kinds.setCurrentIndex(0)
    scope = dialog.filter.scope
    scope.setCurrentIndex(scope.findData(CORPUS))
    assert dialog.model.rowCount() == 5
    dialog.filter.text.setText("genf")
    dialog.renew()
    assert dialog.model.rowCount() == 2
    dialog.hide()


def test_the_life_of_the_span_in_focus_begins_with_its_suggestion(worked):
    _focus(worked.desk.session, BERLIN)
    worked.actions_of["history"].trigger()
    dialog = worked.companions["history"].dialog
    scope = dialog.filter.scope
    scope.setCurrentIndex(scope.findData(SPAN))
    rows = [dialog.model.row(number) for number in range(dialog.model.rowCount())]
    assert [row.cells[WHAT] for row in rows] == ["Relabel", "Accept", "Suggested"]
    assert "→" in rows[0].cells[SUBJECT]
    assert "90 %" in rows[-1].details
    dialog.hide()


def test_a_set_nobody_has_begun_has_no_past(worked):
    time = worked.desk.time
    assert not time.travel(AnnotatorId("gold"))
    assert not time.is_on
