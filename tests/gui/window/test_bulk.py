"""Filtering suggestions and deciding about many of them, with the keys of a person."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton

from annotator.domain.changes import Action, Verdict
from annotator.domain.ids import SUGGESTIONS, ArticleId
from annotator.domain.suggestion_filter import SuggestionFilter
from annotator.services.bulk import BulkPlanning, Pick, Which
from annotator.ui.desk_header import ElidedLabel
from annotator.ui.dialogs.review_list import ReviewList
from annotator.ui.dialogs.review_list_model import ARTICLE, CONTEXT, LABEL, RULE, SCORE, TICK
from annotator.ui.filter_dialog import FilterDialog
from annotator.ui.filter_words import filter_words
from annotator.ui.worker_task import TaskHandle
from factories import (
    make_argument,
    make_article,
    make_machine_provenance,
    make_schema,
    make_set,
    make_suggestion,
)
from fakes import FakeStore

LEFT_BUTTON = Qt.MouseButton.LeftButton


@pytest.fixture
def store():
    """A quote with its cue, two equal places and a person; scores from 0.4 to 0.9, two rules."""
    text = "Er sagte: „Bonn ist Bonn.“ Carla schweigt."
    article = make_article(text)

    def made(words, span_id, score, rule="gazetteer", start=0, **fields):
        begin = text.index(words, start)
        provenance = make_machine_provenance(score=score, rule=rule)
        return make_suggestion(
            begin, begin + len(words), id=span_id, provenance=provenance, **fields
        )

    spans = [
        made("Bonn ist Bonn.", "q", 0.9, "marks", layer="quote", label="direct"),
        made("sagte", "c", 0.4, "marks", layer="cue", label="cue"),
        made("Bonn", "b1", 0.9, label="LOC"),
        made("Bonn", "b2", 0.6, start=text.index("Bonn") + 1, label="LOC"),
        made("Carla", "carla", 0.7, "title", label="PER"),
    ]
    suggested = make_set(
        *spans,
        arguments=[make_argument("q", "c", "cue")],
        article=article,
        annotator=SUGGESTIONS,
    )
    other = make_article("Bonn.", id=ArticleId("a2"), title="Artikel 2")
    bonn = make_suggestion(0, 4, id="b3", label="LOC")
    made_store = FakeStore(
        make_schema(),
        articles=[article, other],
        sets=[suggested, make_set(bonn, article=other, annotator=SUGGESTIONS)],
        location="fake.corpus",
    )
    made_store.closed = True
    return made_store


def dialog_of(qtbot, window, kind):
    """The dialog that has just been opened, as soon as it has the keyboard."""
    found = []

    def is_there():
        found[:] = [d for d in window.findChildren(kind) if d.isVisible()]
        return bool(found)

    qtbot.waitUntil(is_there)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is found[0])
    # Without a window manager nobody gives a dialog the keyboard.
    found[0].activateWindow()
    qtbot.waitUntil(found[0].isActiveWindow)
    return found[0]


def own(window):
    return window.desk.session.workbench.own


def open_ids(window):
    return [span.id for span in window.desk.session.workbench.open_suggestions]


def press_in(dialog, key, modifiers=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(dialog.focusWidget() or dialog, key, modifiers)


class TestFilter:
    def test_everything_is_shown_at_first_and_no_strip(self, window):
        assert window.desk.filter_bar.isHidden()
        assert not window.actions_of["filter.none"].isEnabled()

    def test_labels_are_chosen_with_space_and_enter(self, qtbot, window, press):
        press("Ctrl+L")
        dialog = dialog_of(qtbot, window, FilterDialog)
        assert "5 of 5" in dialog.summary.text()
        press_in(dialog, Qt.Key.Key_Space)
        assert "3 of 5" in dialog.summary.text()
        press_in(dialog, Qt.Key.Key_Return)
        bar = window.desk.filter_bar
        qtbot.waitUntil(bar.isVisible)
        assert bar.words.text == "Only suggestions: Entity"
        assert bar.count.text() == "3 of 5 shown"
        shown = window.desk.session.workbench.shown_suggestions
        assert [span.id for span in shown] == ["b1", "b2", "carla"]
        assert window.desk.view.span_rects("b1")
        assert not window.desk.view.span_rects("q")

    def test_the_rules_at_work_are_offered(self, qtbot, window, press):
        press("Ctrl+L")
        dialog = dialog_of(qtbot, window, FilterDialog)
        group = dialog.makers.topLevelItem(0)
        counted = {
            group.child(n).data(0, Qt.ItemDataRole.UserRole): group.child(n).text(1)
            for n in range(3)
        }
        assert counted == {"gazetteer": "2", "marks": "2", "title": "1"}
        next(
            group.child(n)
            for n in range(3)
            if group.child(n).data(0, Qt.ItemDataRole.UserRole) == "title"
        ).setCheckState(0, Qt.CheckState.Checked)
        assert dialog.chosen == SuggestionFilter(rules={"title"})
        group.setCheckState(0, Qt.CheckState.Checked)
        assert dialog.chosen.sources == {group.text(0)}
        dialog.clear()
        assert dialog.chosen == SuggestionFilter()
        dialog.reject()

    def test_a_score_is_typed(self, qtbot, window, press):
        press("Ctrl+L")
        dialog = dialog_of(qtbot, window, FilterDialog)
        dialog.least.setFocus()
        dialog.least.selectAll()
        QTest.keyClicks(dialog.least, "70")
        press_in(dialog, Qt.Key.Key_Return)
        qtbot.waitUntil(window.desk.filter_bar.isVisible)
        assert window.desk.session.only == SuggestionFilter(least=0.7)
        # The cue has less, but fills a role of the quote.
        assert window.desk.filter_bar.count.text() == "4 of 5 shown"

    def test_tab_walks_through_what_is_shown_only(self, window, press):
        window.desk.session.set_filter(SuggestionFilter(labels={"entity.PER"}))
        press("Tab")
        assert window.desk.session.focus == "carla"
        press("Tab")
        assert window.desk.session.focus == "carla"

    def test_accepting_all_that_are_shown_takes_only_these(self, window, press):
        window.desk.session.set_filter(SuggestionFilter(layers={"entity"}, least=0.7))
        press("Ctrl+Shift+Return")
        assert sorted(span.label for span in own(window)) == ["LOC", "PER"]

    def test_the_focus_leaves_what_is_no_longer_shown(self, window, press):
        press("Tab")
        window.desk.session.set_filter(SuggestionFilter(labels={"entity.PER"}))
        assert window.desk.session.focus is None

    def test_it_is_taken_away_with_a_key(self, window, press):
        window.desk.session.set_filter(SuggestionFilter(least=0.95))
        assert window.actions_of["filter.none"].isEnabled()
        press("Ctrl+Shift+L")
        assert window.desk.filter_bar.isHidden()
        assert len(window.desk.session.workbench.shown_suggestions) == 5

    def test_or_with_the_button_on_the_strip(self, window):
        window.desk.session.set_filter(SuggestionFilter(least=0.95))
        button = window.desk.filter_bar.findChild(QToolButton, "button.filter.none")
        QTest.mouseClick(button, LEFT_BUTTON)
        assert window.desk.filter_bar.isHidden()

    def test_it_holds_for_the_next_article_and_after_opening_the_corpus_again(self, window, press):
        window.desk.session.set_filter(SuggestionFilter(least=0.95))
        press("Ctrl+PageDown")
        assert window.desk.session.workbench.article.id == "a2"
        assert window.desk.session.workbench.shown_suggestions == ()
        assert window.desk.filter_bar.isVisible()
        window.close_corpus()
        assert window.open_corpus("fake.corpus")
        assert window.desk.session.only == SuggestionFilter(least=0.95)
        assert window.desk.filter_bar.isVisible()

    def test_it_survives_undo_and_new_suggestions(self, window, press):
        window.desk.session.set_filter(SuggestionFilter(least=0.7))
        press("Tab")
        press("Return")
        press("Ctrl+Z")
        window.desk.session.renew_suggestions()
        assert window.desk.session.workbench.only == SuggestionFilter(least=0.7)

    def test_its_words_name_everything(self, qapp):
        only = SuggestionFilter(
            layers={"quote"}, labels={"entity.PER", "gone.X"}, least=0.5, rules={"zzz"}
        )
        said = filter_words(only, make_schema())
        assert [part in said for part in ("Quote", "Person", "gone.X", "50", "zzz")] == [True] * 5
        assert filter_words(SuggestionFilter(), make_schema()) == ""

    def test_a_rejected_head_takes_what_was_shown_for_its_sake_along(self, window):
        session = window.desk.session
        session.set_filter(SuggestionFilter(layers={"quote"}))
        assert window.desk.view.span_rects("c")
        session.set_focus("q")
        session.spans.reject_or_remove()
        assert open_ids(window)[0] == "c", "cues of this schema stand by themselves"
        assert not window.desk.view.span_rects("c")


class TestReview:
    def test_all_from_a_score_up_are_one_step(self, qtbot, window, press):
        press("Ctrl+Shift+S")
        dialog = dialog_of(qtbot, window, ReviewList)
        assert {row.span for row in dialog.chosen} == {"b1", "q"}
        assert "1 role" in dialog.consequences.text()
        press_in(dialog, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: len(own(window)) > 0)
        assert sorted(span.label for span in own(window)) == ["LOC", "cue", "direct"]
        assert window.desk.session.steps.next_undo().action is Action.ACCEPT
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        press("Ctrl+Z")
        assert len(own(window)) == 0
        assert len(open_ids(window)) == 5

    def test_the_score_of_the_focus_is_offered(self, qtbot, window, press):
        window.desk.session.set_focus("b2")
        press("Ctrl+Shift+S")
        dialog = dialog_of(qtbot, window, ReviewList)
        assert dialog.score.value() == 60
        assert {row.span for row in dialog.chosen} == {"q", "b1", "b2", "carla"}
        dialog.reject()

    def test_r_turns_to_those_below_to_reject_them(self, qtbot, window, press):
        press("Ctrl+Shift+S")
        dialog = dialog_of(qtbot, window, ReviewList)
        press_in(dialog, Qt.Key.Key_R)
        assert dialog.verdict is Verdict.REJECTED
        assert {row.span for row in dialog.chosen} == {"c", "b2", "carla"}
        dialog.score.setValue(65)
        assert {row.span for row in dialog.chosen} == {"c", "b2"}
        dialog.which.setCurrentIndex(dialog.which.findData(Which.FROM))
        assert {row.span for row in dialog.chosen} == {"q", "b1", "carla"}
        press_in(dialog, Qt.Key.Key_A)
        assert dialog.verdict is Verdict.ACCEPTED
        press_in(dialog, Qt.Key.Key_Escape)
        assert len(open_ids(window)) == 5

    def test_what_is_unticked_stays_open(self, qtbot, window, press):
        window.desk.session.set_focus("b1")
        press("Ctrl+Shift+E")
        dialog = dialog_of(qtbot, window, ReviewList)
        assert [row.span for row in dialog.model.rows] == ["b1", "b2"]
        press_in(dialog, Qt.Key.Key_R)
        press_in(dialog, Qt.Key.Key_Down)
        press_in(dialog, Qt.Key.Key_Space)
        assert "1 of 2 ticked" in dialog.summary.text()
        press_in(dialog, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: "b1" not in open_ids(window))
        assert "b2" in open_ids(window)
        assert own(window).decisions == {"entity|LOC|11-15": Verdict.REJECTED}

    def test_ctrl_a_unticks_and_ticks_all_and_nothing_ticked_cannot_be_done(
        self, qtbot, window, press
    ):
        press("Ctrl+Shift+S")
        dialog = dialog_of(qtbot, window, ReviewList)
        press_in(dialog, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        assert dialog.chosen == ()
        assert not dialog.go.isEnabled()
        press_in(dialog, Qt.Key.Key_Return)
        assert dialog.isVisible()
        press_in(dialog, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        assert len(dialog.chosen) == 2
        dialog.reject()

    def test_all_of_a_rule(self, qtbot, window, press):
        window.desk.session.set_focus("b2")
        press("Ctrl+Shift+R")
        dialog = dialog_of(qtbot, window, ReviewList)
        assert [row.span for row in dialog.model.rows] == ["b1", "b2"]
        dialog.reject()

    def test_the_rows_show_context_label_score_and_rule(self, qtbot, window, press):
        window.desk.session.set_focus("b2")
        press("Ctrl+Shift+E")
        dialog = dialog_of(qtbot, window, ReviewList)
        shown = [dialog.model.index(1, column).data() for column in (CONTEXT, LABEL, SCORE)]
        assert shown == ["Er sagte: „Bonn ist Bonn.“ Carla schweigt.", "Place", "60\u202f%"]
        assert dialog.model.index(1, RULE).data()
        assert dialog.table.isColumnHidden(ARTICLE)
        spoken = dialog.model.index(1, TICK).data(Qt.ItemDataRole.AccessibleTextRole)
        assert spoken.startswith("ticked, Bonn, Place")
        assert not dialog.grab().isNull()
        dialog.reject()

    def test_a_tick_can_be_set_with_the_mouse(self, qtbot, window, press):
        press("Ctrl+Shift+S")
        dialog = dialog_of(qtbot, window, ReviewList)
        model = dialog.model
        off = Qt.CheckState.Unchecked
        assert model.setData(model.index(0, TICK), off, Qt.ItemDataRole.CheckStateRole)
        assert len(dialog.chosen) == 1
        assert not model.setData(model.index(0, LABEL), "x")
        dialog.reject()

    def test_what_a_rule_refuses_is_told_before_and_after(self, qtbot, window, press):
        session = window.desk.session
        session.set_selection(make_suggestion(1, 6).fragments)
        assert session.spans.add("cue", "cue")
        plan = session.bulk.planning(["c", "b1"], Verdict.ACCEPTED).finish()
        assert [span for span, _ in plan.refused] == ["c"]
        session.set_filter(SuggestionFilter(least=0.3))
        session.set_focus("c")
        press("Ctrl+Shift+R")
        dialog = dialog_of(qtbot, window, ReviewList)
        qtbot.waitUntil(lambda: "open:" in dialog.consequences.text())
        press_in(dialog, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: "open:" in window.desk.notice.text)
        assert "c" in open_ids(window)

    def test_a_long_list_is_worked_out_in_slices_and_decided_when_it_is(
        self, qtbot, window, press, slowly
    ):
        press("Ctrl+Shift+S")
        dialog = dialog_of(qtbot, window, ReviewList)
        assert "0 of 2" in dialog.consequences.text()
        press_in(dialog, Qt.Key.Key_Return)
        assert dialog.isVisible()
        assert not dialog.go.isEnabled()
        slowly.clear()
        qtbot.waitUntil(lambda: len(own(window)) > 0)
        assert sorted(span.label for span in own(window)) == ["LOC", "cue", "direct"]
        assert window.desk.session.steps.undo()
        assert len(own(window)) == 0

    def test_other_ticks_and_escape_stop_what_was_to_be_decided(self, qtbot, window, press, slowly):
        press("Ctrl+Shift+S")
        dialog = dialog_of(qtbot, window, ReviewList)
        press_in(dialog, Qt.Key.Key_Return)
        press_in(dialog, Qt.Key.Key_Space)
        assert dialog.go.isEnabled()
        press_in(dialog, Qt.Key.Key_Return)
        gone = []
        dialog.destroyed.connect(lambda: gone.append(True))
        press_in(dialog, Qt.Key.Key_Escape)
        slowly.clear()
        qtbot.waitUntil(lambda: bool(gone))
        assert len(own(window)) == 0

    @pytest.fixture
    def slowly(self, monkeypatch):
        """Nothing is worked out before this is empty."""
        waiting = [True]
        real = BulkPlanning.advance
        monkeypatch.setattr(
            BulkPlanning, "advance", lambda planning: None if waiting else real(planning)
        )
        return waiting

    def test_nothing_that_fits_is_said(self, qtbot, window):
        dialog = ReviewList(make_schema(), Pick(Which.RULE, rule="x"), lambda _pick: ())
        qtbot.addWidget(dialog)
        assert dialog.summary.text() == "There are none."
        assert not dialog.go.isEnabled()


class TestCorpus:
    @pytest.fixture
    def tasks(self, window, monkeypatch):
        """What the worker was asked to do; nothing runs."""
        asked = []

        def start(task, corpus, params=None):
            handle = TaskHandle(window.worker, len(asked), task, corpus, dict(params or {}))
            asked.append(handle)
            return handle

        monkeypatch.setattr(window.worker, "start", start)
        return asked

    def rows(self, window):
        session = window.desk.session
        here = session.bulk.candidates(Pick(Which.EQUAL, layer="entity", label="LOC", text="Bonn"))
        fields = [{name: getattr(row, name) for name in row.__slots__} for row in here]
        return [
            *fields,
            fields[0] | {"article": "a2", "title": "Artikel 2", "signature": "entity|LOC|0-4"},
        ]

    def test_equal_ones_are_looked_for_listed_and_decided_by_the_worker(
        self, qtbot, window, press, tasks
    ):
        window.desk.session.set_focus("b1")
        press("Ctrl+Shift+W")
        (find,) = tasks
        assert (find.name, find.params["text"], find.params["annotator"]) == (
            "bulk_find",
            "Bonn",
            window.annotator,
        )
        find.succeeded.emit({"candidates": self.rows(window), "more": False})
        dialog = dialog_of(qtbot, window, ReviewList)
        assert not dialog.table.isColumnHidden(ARTICLE)
        assert len(dialog.chosen) == 3
        press_in(dialog, Qt.Key.Key_R)
        press_in(dialog, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: len(tasks) == 2)
        decide = tasks[1]
        assert decide.name == "bulk_decide"
        assert decide.params["verdict"] == "rejected"
        assert {key: len(value) for key, value in decide.params["chosen"].items()} == {
            "a1": 2,
            "a2": 1,
        }
        decide.succeeded.emit({"step": "s1", "articles": 2})
        decide.finished.emit()
        assert window.preferences.current.bulk_steps == {"fake.corpus": "s1"}
        window.actions_of["bulk.undo"].trigger()
        back = tasks[2]
        assert (back.name, back.params["step"]) == ("bulk_undo", "s1")
        back.succeeded.emit({"articles": 2, "left": [], "left_total": 0})
        assert window.preferences.current.bulk_steps == {}

    def test_a_cut_list_says_so(self, qtbot, window, press, tasks):
        window.desk.session.set_focus("b1")
        press("Ctrl+Shift+W")
        tasks[0].succeeded.emit({"candidates": self.rows(window), "more": True})
        dialog = dialog_of(qtbot, window, ReviewList)
        assert "there are more" in dialog.consequences.text()
        dialog.reject()

    def test_a_result_for_a_corpus_that_was_left_opens_nothing(self, window, press, tasks):
        window.desk.session.set_focus("b1")
        press("Ctrl+Shift+W")
        found = {"candidates": self.rows(window), "more": False}
        window.close_corpus()
        tasks[0].succeeded.emit(found)
        assert window.findChildren(ReviewList) == []

    def test_without_a_decision_there_is_nothing_to_take_back(self, window, tasks):
        window.actions_of["bulk.undo"].trigger()
        assert tasks == []
        assert "Nothing was decided" in window.desk.notice.text


def test_the_header_says_that_nothing_was_found(qtbot, window, store):
    store.state.sources[ArticleId("a2")] = "builtin@1"
    store.state.sets.pop((ArticleId("a2"), SUGGESTIONS))
    window.desk.open_article(ArticleId("a2"))
    remark = window.desk.header.findChild(ElidedLabel, "articleRemark")
    qtbot.waitUntil(lambda: remark.text == "suggested, nothing found")
    window.desk.open_article(ArticleId("a1"))
    qtbot.waitUntil(lambda: remark.text == "")
