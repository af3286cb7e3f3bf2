"""The review desk: drawn in the form, judged by keys, corrected by selecting, signed off and unlocked."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtTest import QTest

from annotator.bootstrap import make_context
from annotator.cli.params import Params
from annotator.cli.review_tasks import REVIEW_TASKS
from annotator.domain.errors import AnnotatorError
from annotator.domain.ids import AnnotatorId
from annotator.domain.reviews import Judged, Method, ReviewUnit, SampleRequest, Sent
from annotator.services.reviewing import Reviewing, Said
from annotator.services.tasks import NullMonitor
from annotator.ui.dialogs.findings_asking import ChoiceDialog
from annotator.ui.dialogs.reviewing.queue import JudgingQueue
from annotator.ui.dialogs.reviewing.result_model import COLUMNS, DECISION, NAME, PRECISION
from annotator.ui.dialogs.reviewing.window import ReviewWindow
from annotator.ui.theme import DARK
from annotator.ui.worker_task import TaskHandle
from factories import ANNA, NOW, find
from fakes import counted_ids
from gold_samples import put_into
from review_corpus import RITA, SCHEMA, marked
from work import counted_calls, counted_steps

KEY = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier
QUIET = NullMonitor()


class InlineWorker(QObject):
    """Does the real tasks, one after another, from the event loop."""

    def __init__(self):
        super().__init__()
        self.ended = False

    def start(self, task, corpus, params=None):
        handle = TaskHandle(self, 0, task, corpus, dict(params or {}))
        QTimer.singleShot(0, self, lambda: self._run(handle))
        return handle

    def shutdown(self):
        self.ended = True

    @staticmethod
    def _run(handle):
        act = REVIEW_TASKS[handle.name]
        try:
            result = act(make_context(), handle.corpus, Params(handle.params), QUIET)
        except AnnotatorError as error:
            handle.failed.emit(error)
        else:
            handle.succeeded.emit(result)
        handle.finished.emit()


@pytest.fixture
def store(tmp_path):
    with make_context().stores.create(str(tmp_path / "x.corpus"), SCHEMA, at=NOW) as made:
        put_into(made, [marked(n, wrong=("kolb",) if n == 3 else ()) for n in range(12)])
        yield made


@pytest.fixture
def desk(store):
    return Reviewing(store.open_unit_of_work, RITA, lambda: NOW, counted_ids("r"))


@pytest.fixture
def worker(qapp):
    return InlineWorker()


@pytest.fixture
def open_window(qtbot, desk, worker, store):
    def make():
        made = ReviewWindow(desk, worker, store.location, SCHEMA)
        qtbot.addWidget(made)
        made.show()
        made.activateWindow()
        qtbot.waitUntil(made.isActiveWindow)
        return made

    windows = []

    def keep():
        windows.append(make())
        return windows[-1]

    yield keep
    for each in windows:
        each.hide()


def request(name="probe", **fields):
    return SampleRequest(name, **({"annotators": (ANNA,), "size": 12} | fields))


def press(window, key, held=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(window.judging.view, key, held)


def begin(window):
    window.list.setFocus()
    QTest.keyClick(window.list, KEY.Key_Return)
    window.judging.take_keyboard()


def said(desk, sample):
    return {each.number: each for each in desk.judgements(sample.id)}


class TestDrawing:
    def test_an_empty_corpus_of_samples_says_so(self, open_window):
        window = open_window()
        assert window.empty.isVisible()
        assert window.list.samples.rowCount() == 0

    def test_the_form_previews_and_draws(self, qtbot, open_window, desk):
        window = open_window()
        window.new_sample()
        assert window.form.summary.text() == "Counting…"
        qtbot.waitUntil(window.form.draw_button.isEnabled)
        assert "48" in window.form.summary.text()
        window.form.method.setCurrentIndex(window.form.method.findData(Method.STRATIFIED.value))
        window.form.size_field.setValue(8)
        qtbot.waitUntil(lambda: window.form.table.rowCount() == 4)
        qtbot.waitUntil(lambda: window.form.table.item(3, 1).text() != "")
        drawn = [int(window.form.table.item(row, 1).text()) for row in range(4)]
        assert sum(drawn) == 8
        window.form.name.setText("March")
        window.form.draw_button.click()
        qtbot.waitUntil(window.tabs.isVisible)
        (sample,) = desk.samples()
        assert (sample.request.name, sample.items, sample.by) == ("March", 8, RITA)
        assert window.list.current.id == sample.id
        assert window.judging.queue.place == 1

    def test_what_cannot_be_drawn_is_told_in_place(self, qtbot, open_window):
        window = open_window()
        window.new_sample()
        qtbot.waitUntil(window.form.draw_button.isEnabled)
        window.form.layer.setCurrentIndex(window.form.layer.findData("cue"))
        qtbot.waitUntil(window.form.problem.isVisible)
        assert not window.form.draw_button.isEnabled()
        window.form.layer.setCurrentIndex(0)
        qtbot.waitUntil(window.form.draw_button.isEnabled)
        window.form.levels.setText("entity.PER=good")
        qtbot.waitUntil(window.form.problem.isVisible)

    def test_levels_of_single_labels_are_read(self, open_window):
        window = open_window()
        window.form.level.setValue(90)
        window.form.levels.setText("entity.PER=98, quote.Direct=85%")
        assert window.form.request().levels == {
            "*": 0.9,
            "entity.PER": 0.98,
            "quote.Direct": 0.85,
        }
        window.form.level.setValue(0)
        window.form.levels.clear()
        assert window.form.request().levels == {}

    def test_articles_are_not_stratified_by_label(self, open_window):
        window = open_window()
        window.form.unit.setCurrentIndex(window.form.unit.findData(ReviewUnit.ARTICLE.value))
        assert window.form.stratify.currentData() == "annotator"

    def test_leaving_the_form_goes_back_to_the_sample(self, open_window, desk):
        desk.draw(request(), QUIET)
        window = open_window()
        window.new_sample()
        window.form.cancel_button.click()
        assert window.tabs.isVisible()


class TestJudging:
    @pytest.fixture
    def sample(self, desk):
        return desk.draw(request(unit=ReviewUnit.ARTICLE, size=12), QUIET)

    @pytest.fixture
    def window(self, open_window, sample):
        made = open_window()
        begin(made)
        return made

    def test_one_key_a_verdict_and_on_to_the_next(self, window, desk, sample):
        queue = window.judging.queue
        keys = {1: KEY.Key_Space, 2: KEY.Key_E, 3: KEY.Key_R, 4: KEY.Key_X, 5: KEY.Key_Return}
        for number, key in keys.items():
            item = queue.current
            assert item.number == number
            assert window.judging.view.focus_id == (item.span or None)
            if key == KEY.Key_R and not item.roles:
                press(window, key)
                assert queue.current is item  # nothing to say about roles here
                press(window, KEY.Key_Space)
                continue
            press(window, key)
        verdicts = [each.judged for each in said(desk, sample).values()]
        assert verdicts[:2] == [Judged.RIGHT, Judged.EDGE]
        assert verdicts[3:] == [Judged.SPURIOUS, Judged.COMPLETE]
        assert window.list.current.judged == 5
        assert queue.current.number == 6

    def test_the_selection_is_the_right_edge(self, window, desk, sample):
        queue = window.judging.queue
        while queue.current.span != "wien":
            press(window, KEY.Key_Space)
        item = queue.current
        place = find("nach Wien", desk.set_of(item).article.text)
        window.judging.view.select((place,))
        press(window, KEY.Key_E)
        held = said(desk, sample)[item.number]
        assert (held.judged, held.fragments) == (Judged.EDGE, (place,))
        assert window.judging.view.selection == ()

    def test_what_is_selected_elsewhere_is_no_edge(self, window, desk, sample):
        item = window.judging.queue.current
        place = find("Zeitung", desk.set_of(item).article.text)
        window.judging.view.select((place,))
        press(window, KEY.Key_E)
        assert said(desk, sample)[item.number].fragments == ()

    def test_the_right_label_is_chosen_from_a_list(self, window, desk, sample):
        item = window.judging.queue.current
        press(window, KEY.Key_L)
        popup = window.judging.popup
        assert popup.isVisible()
        QTest.keyClicks(popup._field, "organ")
        QTest.keyClick(popup._field, KEY.Key_Return)
        held = said(desk, sample)[item.number]
        assert (held.judged, held.label) == (Judged.LABEL, "ORG")
        assert window.judging.queue.current.number == item.number + 1
        assert window.judging.view.hasFocus()

    def test_that_the_label_is_wrong_can_be_all_one_says(self, window, desk, sample):
        item = window.judging.queue.current
        press(window, KEY.Key_L)
        QTest.keyClick(window.judging.popup._field, KEY.Key_Up)
        QTest.keyClick(window.judging.popup._field, KEY.Key_Return)
        held = said(desk, sample)[item.number]
        assert (held.judged, held.label) == (Judged.LABEL, "")

    def test_what_is_missing_is_selected_and_named(self, window, desk, sample):
        press(window, KEY.Key_M)
        assert window.judging.hint.text()
        item = window.judging.queue.current
        place = find("Kurier", desk.set_of(item).article.text)
        window.judging.view.select((place,))
        press(window, KEY.Key_M)
        QTest.keyClicks(window.judging.popup._field, "organ")
        QTest.keyClick(window.judging.popup._field, KEY.Key_Return)
        (held,) = desk.judgements(sample.id)
        assert (held.judged, held.layer, held.label) == (Judged.MISSING, "entity", "ORG")
        assert held.fragments == (place,)
        assert window.judging.queue.current is item  # still to be judged itself
        assert len(window.judging._shown.suggestions) == 1

    def test_the_result_has_room_for_its_words(self, window, desk, sample):
        while not window.judging.queue.is_done:
            window.judging.say_right()
        assert window.notice.isVisible()
        window.tabs.setCurrentIndex(1)
        assert not window.notice.isVisible()
        table = window.outcome.table
        header = table.horizontalHeader()
        for column in (each for each in range(header.count()) if not table.isColumnHidden(each)):
            assert table.columnWidth(column) >= header.sectionSizeHint(column)
            assert table.columnWidth(column) >= table.sizeHintForColumn(column)

    def test_undo_waits_until_something_was_said(self, window, desk, sample):
        undo = window.judging.undo_action
        assert not undo.isEnabled()
        press(window, KEY.Key_Space)
        assert undo.isEnabled()
        press(window, KEY.Key_Z, CTRL)
        assert said(desk, sample) == {}
        assert not undo.isEnabled()

    def test_undo_goes_back_to_what_it_takes_back(self, window, desk, sample):
        press(window, KEY.Key_Space)
        press(window, KEY.Key_X)
        press(window, KEY.Key_Z, CTRL)
        assert window.judging.queue.current.number == 2
        assert list(said(desk, sample)) == [1]

    def test_one_can_walk_and_say_something_else(self, window, desk, sample):
        press(window, KEY.Key_Space)
        press(window, KEY.Key_Backtab, SHIFT)
        assert window.judging.queue.current.number == 1
        assert "✓" in window.judging.verdict.text()
        press(window, KEY.Key_X)
        assert said(desk, sample)[1].judged is Judged.SPURIOUS
        assert window.judging.queue.current.number == 2
        press(window, KEY.Key_Tab)
        assert window.judging.queue.current.number == 3

    def test_a_reason_goes_with_the_verdict(self, window, desk, sample):
        press(window, KEY.Key_N)
        assert window.judging.reason.hasFocus()
        QTest.keyClicks(window.judging.reason, "no name xe")
        QTest.keyClick(window.judging.reason, KEY.Key_Return)
        press(window, KEY.Key_X)
        held = said(desk, sample)[1]
        assert (held.judged, held.reason) == (Judged.SPURIOUS, "no name xe")
        assert window.judging.reason.text() == ""

    def test_a_reason_can_be_given_later(self, window, desk, sample):
        press(window, KEY.Key_X)
        press(window, KEY.Key_Backtab, SHIFT)
        window.judging.reason.setText("a title")
        QTest.keyClick(window.judging.reason, KEY.Key_Return)
        assert said(desk, sample)[1].reason == "a title"

    def test_the_last_verdict_leads_to_the_result(self, window, desk, sample):
        while not window.judging.queue.is_done:
            press(window, KEY.Key_Space)
        assert window.notice.isVisible()
        QTest.keyClick(window, KEY.Key_2, CTRL)
        assert window.tabs.currentWidget() is window.outcome
        assert desk.sample(sample.id).judged == sample.items

    def test_clicking_elsewhere_leaves_the_focus_on_what_is_judged(self, window):
        item = window.judging.queue.current
        window.judging.view.span_activated.emit("wien")
        assert window.judging.view.focus_id == item.span


class TestResult:
    @pytest.fixture
    def sample(self, desk):
        made = desk.draw(request(size=48), QUIET)
        for item in desk.items(made.id):
            if item.label == "ORG":
                desk.judge(made, item, Said(Judged.LABEL, "PER", reason="a person"))
            elif item.number == 5:
                desk.judge(made, item, Said(Judged.EDGE))
            else:
                desk.judge(made, item, Said(Judged.RIGHT))
        return made

    @pytest.fixture
    def window(self, open_window, sample):
        return open_window()

    def test_the_table_and_the_plot_show_the_estimates(self, window, desk, sample):
        window.renew()
        window._show_sample()
        model = window.outcome.model
        rows = {
            model.index(row, NAME).data(): model.index(row, PRECISION).data()
            for row in range(model.rowCount())
        }
        assert rows["All together"].startswith("95.8")
        assert model.rowCount() == 1 + 2 + 4
        assert model.index(model.rowCount() - 1, DECISION).data() in {"Accept", "Reject", "Not yet"}
        assert len(window.outcome.plot.marks) == 5
        assert "46" in window.outcome.table.model().index(0, 9).data()
        window.set_theme(DARK)
        assert all(model.headerData(n, Qt.Orientation.Horizontal) for n in range(COLUMNS))

    def test_corrections_are_made_and_are_no_longer_offered(
        self, qtbot, window, desk, store, sample
    ):
        window._show_sample()
        assert window.outcome.apply_button.isEnabled()
        with qtbot.waitSignal(window.corrected):
            window.outcome.apply_button.click()
        with store.open_unit_of_work() as work:
            assert work.annotations.get("a0003", ANNA).spans["kolb"].label == "PER"
        assert not window.outcome.apply_button.isEnabled()
        assert {each.sent for each in desk.judgements(sample.id)} == {Sent.NOWHERE, Sent.APPLIED}

    def test_what_is_sent_back_is_found_by_its_annotator(
        self, qtbot, window, desk, worker, store, sample
    ):
        window._show_sample()
        window.outcome.return_button.click()
        assert not window.outcome.return_button.isEnabled()
        anna = Reviewing(store.open_unit_of_work, ANNA, lambda: NOW, counted_ids("a"))
        other = ReviewWindow(anna, worker, store.location, SCHEMA)
        qtbot.addWidget(other)
        other.show()
        other.returned_button.click()
        assert other.returned.table.rowCount() == 2
        with qtbot.waitSignal(other.wanted) as caught:
            other.returned.go_button.click()
        assert caught.args[0].item.article == anna.returned()[0].item.article
        other.show()
        other.returned.table.selectAll()
        other.returned.settle_button.click()
        assert anna.returned() == []
        assert not other.returned_button.isVisible()
        other.hide()

    def test_signing_locks_and_unlocking_wants_a_reason(
        self, qtbot, window, desk, store, sample, monkeypatch
    ):
        window._show_sample()
        answers = iter(["checked", "", "a rule changed"])
        asked = []
        monkeypatch.setattr(
            ChoiceDialog,
            "ask",
            classmethod(lambda _cls, *told, **_more: (asked.append(told[1]), next(answers))[1]),
        )
        window.outcome.sign_button.click()
        assert desk.sample(sample.id).locked
        assert window.outcome.unlock_button.isVisible()
        assert not window.outcome.sign_button.isVisible()
        assert "Rita" in window.outcome.signed.text()
        window.outcome.unlock_button.click()  # without a reason
        assert desk.sample(sample.id).locked
        assert window.notice.isVisible()
        window.outcome.unlock_button.click()
        assert not desk.sample(sample.id).locked
        assert len(asked) == 3

    def test_nothing_is_judged_in_a_locked_sample(self, window, desk, sample):
        desk.sign(sample)
        window.renew()
        window._show_sample()
        window.tabs.setCurrentIndex(0)
        window.judging.take_keyboard()
        press(window, KEY.Key_X)
        assert not window.judging.right_action.isEnabled()
        assert Judged.SPURIOUS not in {each.judged for each in desk.judgements(sample.id)}


def test_a_verdict_is_the_same_work_however_large_the_sample(open_window, desk, store):
    put_into(store, [marked(100 + n) for n in range(500)])
    few, many = (ten_verdicts(open_window, desk, store, size) for size in (100, 2000))
    # Twenty times as many; no two articles are drawn alike.
    assert many[0] < 2 * few[0]
    assert many[1] < 2 * few[1]


def test_a_verdict_reads_none_of_those_before(open_window, desk, store):
    sample = desk.draw(request(size=40), QUIET)
    window = open_window()
    begin(window)
    steps = []
    for _ in range(36):
        with counted_steps(store) as found:
            press(window, KEY.Key_Space)
        steps.append(found.number)
    assert len(desk.judgements(sample.id)) == 36
    assert max(steps[-4:]) <= 1.5 * max(steps[:4])


def test_what_others_say_and_take_back_meanwhile_counts(open_window, desk, store):
    sample = desk.draw(request(size=3), QUIET)
    _, second, third = desk.items(sample.id)
    other = Reviewing(store.open_unit_of_work, AnnotatorId("Ina"), lambda: NOW, counted_ids("i"))
    window = open_window()
    begin(window)
    other.judge(sample, second, Said(Judged.SPURIOUS))
    press(window, KEY.Key_Space)
    assert window.judging.queue.current == third
    assert window.list.current.judged == 2
    other.undo(sample)
    press(window, KEY.Key_Space)
    assert window.judging.queue.current == second
    press(window, KEY.Key_Space)
    assert window.judging.queue.is_done
    assert desk.sample(sample.id).judged == window.list.current.judged == 3


def ten_verdicts(open_window, desk, store, size):
    """The most work that one of them is: calls, and steps of the database."""
    sample = desk.draw(request(str(size), size=size), QUIET)
    window = open_window()
    QTest.keyClick(window.list, KEY.Key_End)
    begin(window)
    assert len(window.judging.queue.items) == size
    found = []
    for _ in range(10):
        with counted_calls() as work, counted_steps(store) as steps:
            press(window, KEY.Key_Space)
        found.append((work.number, steps.number))
    assert desk.sample(sample.id).judged == 10
    window.hide()
    return tuple(map(max, zip(*found, strict=True)))


def test_of_one_span_there_is_one_verdict(open_window, desk):
    desk.draw(request(size=1), QUIET)
    window = open_window()
    begin(window)
    press(window, KEY.Key_Space)
    assert window.judging.queue.is_done


def test_a_queue_without_items_stays_where_it_is():
    queue = JudgingQueue((), ())
    assert queue.current is None
    assert not queue.step(1)
    assert not queue.to_next_open()
    assert (queue.place, queue.is_done) == (0, True)


def test_ending_stops_the_worker(open_window, worker):
    open_window().end()
    assert worker.ended
