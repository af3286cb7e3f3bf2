"""The session: what is focused, selected and done, and that nothing is shown that is not on disk."""

from __future__ import annotations

import pytest

from annotator.domain.changes import Action, Status
from annotator.domain.edges import Edge
from annotator.domain.errors import DiskFullError, EmptySelectionError, NothingToUndoError
from annotator.domain.ids import ArticleId, SpanId
from annotator.domain.offsets import TextRange
from annotator.services.annotate import AnnotationService
from annotator.ui.session import EditorSession
from factories import ANNA, SAGTE, find, make_schema
from fakes import counted_ids, frozen_clock

A1, A2 = ArticleId("a1"), ArticleId("a2")
SATTLER = find("Müller-Lüdenscheidt")


@pytest.fixture
def desk(session):
    assert session.open(A1)
    return session


def labels(session):
    return [(span.layer, span.label) for span in session.workbench.own]


def test_opening_an_article_forgets_focus_and_selection(qtbot, desk):
    desk.set_focus(SpanId("berlin"))
    desk.set_selection((SAGTE,))
    with qtbot.waitSignals([desk.focus_changed, desk.selection_changed]):
        desk.open(A2)
    assert desk.focus is None
    assert desk.selection == ()


def test_an_unknown_article_is_refused_and_the_desk_stays(desk):
    assert not desk.open(ArticleId("nowhere"))
    assert desk.workbench.article.id == A1
    assert len(desk.problems) == 1


def test_walking_goes_from_the_first_suggestion_around_the_end(desk):
    seen = []
    for _ in range(6):
        desk.focus_next_suggestion()
        seen.append(desk.focus)
    assert seen == ["berlin", "genf", "q", "c", "m", "berlin"]


def test_walking_backwards_begins_with_the_last_one(desk):
    desk.focus_next_suggestion(step=-1)
    assert desk.focus == "m"


def test_accepting_goes_on_to_the_next_suggestion(desk):
    desk.focus_next_suggestion()
    assert desk.spans.accept()
    assert labels(desk) == [("entity", "LOC")]
    assert desk.focus == "genf"


def test_accepting_a_quote_takes_its_cue_and_speaker_with_it(desk):
    desk.set_focus(SpanId("q"))
    desk.spans.accept()
    assert {layer for layer, _ in labels(desk)} == {"quote", "cue", "mention"}
    assert len(desk.workbench.own.arguments) == 2


def test_the_focus_stays_when_one_does_not_want_to_go_on(desk):
    desk.spans.advance_after_decision = False
    desk.focus_next_suggestion()
    desk.spans.accept()
    assert desk.focused_span.label == "LOC"
    assert not desk.focus_is_suggestion


def test_rejecting_is_remembered_and_goes_on(desk):
    desk.focus_next_suggestion()
    desk.spans.reject_or_remove()
    assert desk.focus == "genf"
    assert not desk.workbench.is_open(SpanId("berlin"))
    assert len(desk.workbench.own) == 0


def test_accepting_everything_is_one_step(desk):
    desk.bulk.accept_all()
    assert desk.workbench.open_suggestions == ()
    desk.steps.undo()
    assert len(desk.workbench.own) == 0
    assert len(desk.workbench.open_suggestions) == 5


def test_hidden_layers_are_left_out_of_bulk_decisions(desk):
    desk.set_hidden_layers(frozenset({"quote", "cue", "mention"}))
    desk.bulk.accept_all()
    assert labels(desk) == [("entity", "LOC"), ("entity", "LOC")]


def test_hiding_the_layer_of_the_focus_takes_the_focus_away(desk):
    desk.set_focus(SpanId("berlin"))
    desk.set_hidden_layers(frozenset({"entity"}))
    assert desk.focus is None


def test_a_label_marks_the_selection_and_focuses_the_new_span(desk):
    desk.set_selection((SATTLER,))
    assert desk.spans.add("entity", "PER")
    assert desk.focused_span.fragments == (SATTLER,)
    assert desk.selection == ()


def test_a_label_of_the_same_layer_relabels_the_focus(desk):
    desk.set_focus(SpanId("berlin"))
    desk.spans.add("entity", "ORG")
    assert labels(desk) == [("entity", "ORG")]


def test_a_label_of_another_layer_marks_the_same_words_again(desk):
    desk.set_selection((SATTLER,))
    desk.spans.add("entity", "PER")
    desk.spans.add("mention", "mention")
    assert [span.fragments for span in desk.workbench.own] == [(SATTLER,), (SATTLER,)]


def test_a_label_without_selection_and_focus_is_refused(desk):
    assert not desk.spans.add("entity", "PER")
    assert isinstance(desk.problems[0], EmptySelectionError)


def test_repeating_gives_the_last_label_to_the_next_selection(desk):
    desk.set_selection((SATTLER,))
    desk.spans.add("entity", "PER")
    desk.set_selection((find("Reuters"),))
    desk.spans.repeat()
    assert labels(desk) == [("entity", "PER"), ("entity", "PER")]


def test_growing_a_suggestion_accepts_it_corrected(desk):
    desk.set_focus(SpanId("genf"))
    desk.spans.move_edge(Edge.END, 1)
    assert desk.steps.next_undo().action is Action.CORRECT
    assert not desk.workbench.is_open(SpanId("genf"))


def test_fragments_come_and_go(desk):
    desk.set_selection((SAGTE,))
    desk.spans.add("cue", "cue")
    further = find("fragte")
    desk.set_selection((further,))
    desk.spans.add_fragment()
    assert desk.focused_span.fragments == (SAGTE, further)
    desk.set_selection((TextRange(further.begin, further.end),))
    desk.spans.remove_fragment()
    assert desk.focused_span.fragments == (SAGTE,)


def test_undo_focuses_what_came_back(desk):
    desk.focus_next_suggestion()
    desk.spans.accept()
    desk.steps.undo()
    assert desk.focus == "berlin"
    desk.steps.redo()
    assert desk.focused_span.label == "LOC"


def test_undo_survives_a_restart(store, desk):
    desk.focus_next_suggestion()
    desk.spans.accept()
    service = AnnotationService(
        store.open_unit_of_work, make_schema(), ANNA, frozen_clock, counted_ids("later")
    )
    again = EditorSession(service)
    again.open(A1)
    assert again.steps.undo()
    assert len(again.workbench.own) == 0


def test_undo_after_done_next_goes_back_to_the_finished_article(desk):
    desk.set_status(Status.DONE)
    desk.leave_finished(A2)
    desk.steps.undo()
    assert desk.workbench.article.id == A1
    assert desk.workbench.own.status is not Status.DONE


def test_undo_stays_in_the_next_article_once_something_was_done_there(desk):
    desk.set_status(Status.DONE)
    desk.leave_finished(A2)
    desk.set_selection((TextRange(0, 4),))
    desk.spans.add("entity", "PER")
    desk.steps.undo()
    assert desk.workbench.article.id == A2


def test_nothing_to_undo_is_refused(desk):
    assert not desk.steps.undo()
    assert isinstance(desk.problems[0], NothingToUndoError)


def test_a_full_disk_leaves_neither_span_nor_step(store, desk):
    store.fail_with = DiskFullError(corpus="fake.corpus")
    desk.set_selection((SATTLER,))
    assert not desk.spans.add("entity", "PER")
    assert isinstance(desk.problems[0], DiskFullError)
    assert len(desk.workbench.own) == 0
    store.fail_with = None
    assert desk.steps.next_undo() is None
    assert store.commits == 0


def test_a_failed_decision_keeps_the_focus(store, desk):
    desk.focus_next_suggestion()
    store.fail_with = DiskFullError(corpus="fake.corpus")
    assert not desk.spans.accept()
    assert desk.focus == "berlin"
    assert desk.focus_is_suggestion


def test_everything_shown_is_committed_before_it_is_shown(store, desk):
    commits = []
    desk.workbench_changed.connect(lambda _desk, _changes: commits.append(store.commits))
    desk.focus_next_suggestion()
    desk.spans.accept()
    assert commits == [1]


def test_closing_clears_the_desk(qtbot, desk):
    with qtbot.waitSignal(desk.article_closed):
        desk.close_article()
    assert desk.workbench is None
    assert not desk.spans.accept()
    assert not desk.focus_next_suggestion()
