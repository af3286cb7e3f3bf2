"""What one has been given: the list shows that alone, a bar how far one is, keys lead through it; and learning on gold."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from annotator.domain.assignments import Batch
from annotator.domain.changes import Status
from annotator.domain.errors import NotAnAnnotatorError, StorageError
from annotator.domain.ids import GOLD, SUGGESTIONS, ArticleId
from annotator.domain.people import Person, PersonRole, TrainingScore
from annotator.ui.days import today
from annotator.ui.panels.own_work import Scope
from factories import ANNA, BEN, NOW, find, make_set, make_span
from fakes import frozen_clock

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
BERLIN, GENF = find("Berlin"), find("Genf")


def assign(store, *numbers, who=ANNA, batch="b", **fields):
    with store.open_unit_of_work() as work:
        pairs = [(ArticleId(f"a{n}"), who) for n in numbers]
        work.assignments.assign(Batch(batch, NOW, **fields), pairs)
        work.commit()


@pytest.fixture
def open_window(qtbot, empty_window):
    def opened():
        assert empty_window.open_corpus("fake.corpus")
        empty_window.activateWindow()
        qtbot.waitUntil(empty_window.desk.view.hasFocus)
        return empty_window

    return opened


def titles(window):
    model = window.desk.article_list.model
    return [model.article_at(row).id for row in range(model.rowCount())]


def key(window, code, modifiers=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(window.desk.view, code, modifiers)
    QTest.qWait(20)


def on_desk(window):
    return window.desk.session.workbench.article.id


def test_whoever_was_given_nothing_sees_the_corpus_as_before(open_window, store):
    assign(store, 2, who=BEN)
    window = open_window()
    assert titles(window) == ["a1", "a2", "a3"]
    assert not window.desk.article_list.own_work.isVisible()


def test_whoever_was_given_something_sees_that_alone(open_window, store):
    assign(store, 2, 3)
    window = open_window()
    panel = window.desk.article_list
    assert titles(window) == ["a2", "a3"]
    assert on_desk(window) == "a2"
    assert panel.own_work.isVisible()
    assert panel.own_work.count.text() == "0 of 2 done"
    assert panel.toggles[Status.NEW].text().endswith("2")
    assert window.state.unfinished == 2
    panel.own_work.set_scope(Scope())
    assert titles(window) == ["a1", "a2", "a3"]
    assert panel.toggles[Status.NEW].text().endswith("3")


def test_the_menu_offers_batches_and_what_is_overdue(open_window, store):
    assign(store, 1, batch="late", due=today() - timedelta(days=2))
    assign(store, 2, batch="soon", due=today() + timedelta(days=2))
    window = open_window()
    own = window.desk.article_list.own_work
    assert own.words.text().startswith("overdue since")
    own._menu.aboutToShow.emit()
    words = [action.text() for action in own._menu.actions() if action.text()]
    assert words[:3] == ["Assigned to me", "All articles", "Overdue"]
    assert [each.split()[0] for each in words[3:]] == ["late", "soon"]
    own._menu.actions()[-1].trigger()
    assert titles(window) == ["a2"]
    assert own.words.text().startswith("due ")
    assert own.choice.text().startswith("soon")


def test_the_bar_follows_the_work_and_the_last_one_is_the_last(open_window, store):
    assign(store, 2, 3)
    window = open_window()
    key(window, Qt.Key.Key_Return, CTRL)
    assert on_desk(window) == "a3"
    own = window.desk.article_list.own_work
    assert (own.bar.value(), own.bar.maximum()) == (1, 2)
    key(window, Qt.Key.Key_Return, CTRL)
    assert own.count.text() == "2 of 2 done"
    assert on_desk(window) == "a3"  # a1 is somebody else's
    assert "no article is left" in window.desk.notice.text


def test_the_key_for_the_next_unfinished_one_leads_through_ones_own(open_window, store):
    assign(store, 1, 3)
    window = open_window()
    window.desk.article_list.own_work.set_scope(Scope())
    assert on_desk(window) == "a1"
    key(window, Qt.Key.Key_PageDown, CTRL | SHIFT)
    assert on_desk(window) == "a3"
    key(window, Qt.Key.Key_PageUp, CTRL)
    assert on_desk(window) == "a2"


def test_work_that_comes_while_the_corpus_is_open_is_shown_at_once(open_window, store):
    window = open_window()
    assign(store, 2)
    window.desk.article_list.reload()
    assert titles(window) == ["a2"]
    store.state.assigned.clear()
    window.desk.article_list.reload()
    assert titles(window) == ["a1", "a2", "a3"]


def test_rows_tell_what_is_due_soon_or_was(open_window, store, monkeypatch):
    assign(store, 1, batch="late", due=today() - timedelta(days=2))
    assign(store, 2, batch="soon", due=today() + timedelta(days=2))
    assign(store, 3, batch="far", due=today() + timedelta(days=30))
    panel = open_window().desk.article_list
    told = [panel._delegate._due(panel.model.article_at(row)) for row in range(3)]
    assert told[0] == "overdue"
    assert told[1].startswith("due ")
    assert told[2] == ""
    assert not panel.grab().isNull()


def test_who_may_not_annotate_is_told_and_nothing_is_changed(open_window, store):
    window = open_window()
    store.state.people[BEN] = Person(BEN, frozenset({PersonRole.ANNOTATOR}))
    errors = []
    window.desk.session.refused.connect(errors.append)
    key(window, Qt.Key.Key_Tab)
    key(window, Qt.Key.Key_Return)
    assert [type(each) for each in errors] == [NotAnAnnotatorError]
    assert "not registered as an annotator" in window.desk.notice.text
    assert not store.recorded


def test_a_corpus_made_of_a_package_is_worked_on_by_whom_it_was_made_for(open_window, store):
    store.state.made_for["name"] = BEN
    window = open_window()
    assert window.annotator == BEN
    key(window, Qt.Key.Key_Return, CTRL)
    assert store.recorded[-1].annotator == BEN
    window.close_corpus()
    assert window.annotator == ANNA


class TestLearning:
    @pytest.fixture
    def learning(self, open_window, store):
        """The first article is there to learn from: its gold has Berlin and Genf as places."""
        article = store.state.articles["a1"]
        spans = [make_span(each.begin, each.end, label="LOC") for each in (BERLIN, GENF)]
        gold = make_set(*spans, article=article, annotator=GOLD, status=Status.DONE)
        store.state.sets["a1", GOLD] = gold
        del store.state.sets["a1", SUGGESTIONS]
        assign(store, 1, batch="learn", training=True)
        assign(store, 2)
        return open_window()

    def mark(self, window, place, label="LOC"):
        window.desk.session.set_selection((place,))
        assert window.desk.session.spans.add("entity", label)

    def test_nothing_of_gold_is_seen_before_it_is_done(self, learning, store):
        bar = learning.desk.feedback
        assert not bar.isVisible()
        self.mark(learning, BERLIN)
        assert not bar.isVisible()
        assert not store.state.scores

    def test_done_shows_what_differs_in_place_and_the_next_done_goes_on(self, learning, store):
        self.mark(learning, BERLIN, "PER")
        key(learning, Qt.Key.Key_Return, CTRL)
        bar, session = learning.desk.feedback, learning.desk.session
        assert bar.isVisible()
        assert on_desk(learning) == "a1"
        assert bar.words.text == "2 places to look at beside the gold set"
        assert "in the gold set, you chose" in bar.place.text
        assert session.focused_span.fragments == (BERLIN,)
        key(learning, Qt.Key.Key_F8)
        assert bar.place.text.startswith("2 / 2   Not marked yet")
        assert session.selection == (GENF,)
        key(learning, Qt.Key.Key_F8, SHIFT)
        assert session.focused_span.fragments == (BERLIN,)
        key(learning, Qt.Key.Key_Return, CTRL)
        assert on_desk(learning) == "a2"
        assert not bar.isVisible()
        assert store.state.scores["a1", ANNA].agreed == 0

    def test_correcting_in_place_empties_the_list_and_leaves_the_score(self, learning, store):
        self.mark(learning, BERLIN)
        key(learning, Qt.Key.Key_Return, CTRL)
        bar = learning.desk.feedback
        assert bar.words.text == "1 of 2 as in the gold set"
        assert learning.desk.session.selection == (GENF,)
        assert learning.desk.session.spans.add("entity", "LOC")
        assert bar.words.text == "2 of 2 as in the gold set · 1 more than at first"
        assert bar.place.text.startswith("Nothing differs")
        assert store.state.scores["a1", ANNA].agreed == 1

    def test_undoing_done_hides_gold_again(self, learning):
        key(learning, Qt.Key.Key_Return, CTRL)
        assert learning.desk.feedback.isVisible()
        key(learning, Qt.Key.Key_Z, CTRL)
        assert not learning.desk.feedback.isVisible()

    def test_a_finished_one_is_compared_again_when_one_comes_back(self, learning):
        key(learning, Qt.Key.Key_Return, CTRL)
        key(learning, Qt.Key.Key_Return, CTRL)
        learning.desk.open_article(ArticleId("a1"))
        assert learning.desk.feedback.isVisible()

    def test_how_it_went_over_time_is_a_line_and_no_verdict(self, learning, store):
        for number in (2, 3):
            score = TrainingScore(ArticleId(f"a{number}"), ANNA, frozen_clock(), 4, 4, number)
            store.state.scores[score.article, ANNA] = score
        key(learning, Qt.Key.Key_Return, CTRL)
        graph = learning.desk.feedback.graph
        assert graph.isVisible()
        assert "50 %, 75 %" in graph.toolTip()
        assert not graph.grab().isNull()

    def test_a_disk_that_is_full_is_told(self, learning, store):
        self.mark(learning, BERLIN)
        done = learning.desk.session.workbench.own
        store.state.sets["a1", ANNA] = make_set(
            *done.spans.values(), article=done.article, status=Status.DONE
        )
        store.fail_with = StorageError(corpus="x", reason="full")
        learning.desk.open_article(ArticleId("a1"))
        assert not learning.desk.feedback.isVisible()
        assert "full" in learning.desk.notice.text
        store.fail_with = None
