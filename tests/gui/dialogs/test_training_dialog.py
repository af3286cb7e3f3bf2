"""The dialog of training: what is chosen, seen on the way, compared, and taken into use."""

import pytest
from PySide6.QtCore import QObject, Signal

from annotator.bootstrap import default_schema
from annotator.domain.errors import SettingError, TrainingError
from annotator.domain.ports import Progress
from annotator.ui.dialogs.training_dialog import TrainingDialog
from annotator.ui.dialogs.training_form import TrainingForm
from annotator.ui.dialogs.training_table import ScoreModel, score_rows
from annotator.ui.theme import DARK
from factories import make_schema

CORPUS = "/x/news.corpus"
GOLD = {
    "articles": 60,
    "enough": True,
    "spans": {"entity": {"PER": 200, "ORG": 12}},
    "left_out": {},
}
RESULT = {
    "name": "gold-1",
    "present": "builtin@0.1.0",
    "source": "de_gold@1",
    "articles": {"gold": 60, "learned": 48, "held_out": 12},
    "present_f1": 0.5,
    "new_f1": 0.75,
    "better": True,
    "scores": [
        {
            "layer": "entity",
            "label": label,
            "gold": 10,
            "present": {"precision": 0.5, "recall": 0.5, "f1": 0.5},
            "new": {"precision": 1.0, "recall": 0.6, "f1": 0.75},
        }
        for label in ("", "PER")
    ],
    "curve": [
        {"share": 75, "articles": 36, "f1": 0.7},
        {"share": 100, "articles": 48, "f1": 0.75},
    ],
}


class Handle(QObject):
    progressed = Signal(object)
    succeeded = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    finished = Signal()

    def __init__(self, name, params):
        super().__init__()
        self.name, self.params, self.stopped = name, params, False

    def cancel(self):
        self.stopped = True


class Worker:
    def __init__(self):
        self.handles, self.ended = [], False

    def start(self, task, corpus, params=None):
        assert corpus == CORPUS
        self.handles.append(Handle(task, dict(params or {})))
        return self.handles[-1]

    def shutdown(self):
        self.ended = True


@pytest.fixture
def worker():
    return Worker()


@pytest.fixture
def used():
    return []


@pytest.fixture
def dialog(qtbot, worker, used):
    bases = [("builtin", "Built-in pipeline"), ("de_core_news_sm", "de_core_news_sm")]
    made = TrainingDialog(worker, CORPUS, make_schema(), bases, used.append, theme=DARK)
    qtbot.addWidget(made)
    made.show()
    yield made
    made.hide()


@pytest.fixture
def ready(dialog, worker):
    worker.handles[0].succeeded.emit(GOLD)
    return dialog


def train(dialog, worker):
    dialog.start_button.click()
    return worker.handles[-1]


def test_it_counts_the_gold_before_anything_can_begin(dialog, worker):
    assert worker.handles[0].name == "gold_size"
    assert not dialog.start_button.isEnabled()


def test_only_layers_with_gold_are_offered_and_rare_labels_are_named(ready):
    assert ready.form.chosen == ["entity"]
    assert not ready.form.layers["quote"].isEnabled()
    assert "Organisation (12)" in ready.form.few.text()
    assert "Person" not in ready.form.few.text()


def test_layers_that_only_fill_roles_are_not_offered(qtbot):
    form = TrainingForm(default_schema(), [("builtin", "b")])
    qtbot.addWidget(form)

    assert set(form.layers) == {"entity", "quote", "event"}


def test_too_little_gold_is_said_and_nothing_can_begin(dialog, worker):
    worker.handles[0].succeeded.emit({**GOLD, "articles": 2, "enough": False})

    assert "too few" in dialog.form.gold.text()
    assert not dialog.start_button.isEnabled()


def test_the_worker_is_asked_for_what_is_chosen(ready, worker):
    ready.form.base.setCurrentIndex(1)
    ready.form.curve.setChecked(False)
    handle = train(ready, worker)

    assert handle.name == "train"
    assert handle.params["layers"] == ["entity"]
    assert handle.params["base"] == "de_core_news_sm"
    assert handle.params["curve"] is False


def test_scores_are_drawn_while_it_learns_each_training_as_a_line(ready, worker):
    handle = train(ready, worker)
    for done, item in (
        (1, "learning 100 % · loss 3.000"),
        (2, "learning 100 % · loss 2.000 · F1 0.4000"),
        (3, "learning 100 % · loss 1.000 · F1 0.6000"),
        (100, "learning 100 % · loss 3.000 · F1 0.3000"),
        (101, "curve 25 % · loss 1.000 · F1 0.5000"),
    ):
        handle.progressed.emit(Progress(done, 400, item))

    lines = [[f1 for _, f1 in line.points] for line in ready.plot.lines]
    assert lines == [[0.4, 0.6], [0.3], [0.5]]
    assert "25 %" in ready.words.text()
    assert ready.bar.value() == 101
    assert not ready.plot.grab().toImage().isNull()


@pytest.mark.parametrize(
    ("item", "words"),
    [
        ("loading 100 %", "Loading the pipeline that is built on…"),
        ("reading 100 % · 12 of 40", "Reading the gold… article 12 of 40"),
        (
            "learning 100 % · 14 of 600 · round 1 of 4 · loss 3.000",
            "Learning… update 14 of at most 600, round 1 of 4",
        ),
        (
            "scoring 100 % · 2 of 13 · round 1 of 4",
            "Looking how well it does by now… article 2 of 13, round 1 of 4",
        ),
        ("weighing 100 %", "Weighing what was learned against the rules…"),
        ("measuring 100 % · 3 of 8", "Measuring on articles it has not seen… article 3 of 8"),
    ],
)
def test_what_it_does_is_said_before_there_are_numbers(ready, worker, item, words):
    train(ready, worker).progressed.emit(Progress(0, 400, item))
    assert ready.words.text() == words


def test_what_is_prepared_has_a_bar_of_its_own(ready, worker):
    handle = train(ready, worker)
    handle.progressed.emit(Progress(0, 400, "loading 100 %"))
    assert (ready.bar.minimum(), ready.bar.maximum()) == (0, 0)
    handle.progressed.emit(Progress(0, 400, "reading 100 % · 12 of 40"))
    assert (ready.bar.value(), ready.bar.maximum()) == (12, 40)
    handle.progressed.emit(Progress(7, 400, "learning 100 % · 7 of 100 · loss 3.000"))
    assert (ready.bar.value(), ready.bar.maximum()) == (7, 400)


def test_a_look_at_the_scores_does_not_break_the_line(ready, worker):
    handle = train(ready, worker)
    handle.progressed.emit(Progress(1, 400, "learning 100 % · loss 3.000 · F1 0.2000"))
    handle.progressed.emit(Progress(1, 400, "scoring 100 % · 1 of 3"))
    handle.progressed.emit(Progress(2, 400, "learning 100 % · loss 2.000 · F1 0.4000"))
    assert [[f1 for _, f1 in line.points] for line in ready.plot.lines] == [[0.2, 0.4]]


def test_what_came_of_it_is_shown_side_by_side_with_advice(ready, worker):
    handle = train(ready, worker)
    handle.succeeded.emit(RESULT)
    handle.finished.emit()

    assert "better" in ready.outcome.verdict.text()
    assert ready.outcome.table.model().rowCount() == 2
    assert "worth it" in ready.outcome.curve.text()
    assert ready.use_button.isVisible()
    assert ready.use_button.isDefault()


def test_the_new_pipeline_is_taken_into_use(qtbot, ready, worker, used):
    handle = train(ready, worker)
    handle.succeeded.emit(RESULT)
    handle.finished.emit()

    with qtbot.waitSignal(ready.used) as told:
        ready.use_button.click()

    assert told.args == ["gold-1"]
    assert used == ["gold-1"]
    assert not ready.isVisible()


def test_one_that_is_no_better_is_not_recommended(ready, worker, used):
    handle = train(ready, worker)
    handle.succeeded.emit({**RESULT, "better": False, "new_f1": 0.4, "curve": []})
    handle.finished.emit()

    assert "Keep the present one" in ready.outcome.verdict.text()
    assert ready.keep_button.isDefault()
    ready.keep_button.click()
    assert used == []


def test_stopping_asks_the_worker_and_goes_back(ready, worker):
    handle = train(ready, worker)
    ready.cancel_button.click()
    assert handle.stopped

    handle.cancelled.emit()
    handle.finished.emit()

    assert ready.start_button.isVisible()
    assert ready.start_button.isEnabled()


def test_closing_it_puts_it_away_and_training_goes_on(ready, worker):
    handle = train(ready, worker)
    ready.close()

    assert not ready.isVisible()
    assert not handle.stopped
    handle.succeeded.emit(RESULT)
    assert ready.isVisible(), "what came of it is shown"


def test_a_refusal_is_shown_on_the_first_page(ready, worker):
    handle = train(ready, worker)
    handle.failed.emit(TrainingError(reason="too little gold"))
    handle.finished.emit()

    assert "too little gold" in ready.problem.text()
    assert ready.start_button.isVisible()


def test_a_pipeline_that_cannot_be_used_is_said(qtbot, worker):
    def refuse(_name):
        raise SettingError(option="pipeline", reason="it is gone.")

    dialog = TrainingDialog(worker, CORPUS, make_schema(), [("builtin", "b")], refuse)
    qtbot.addWidget(dialog)
    worker.handles[0].succeeded.emit(GOLD)
    train(dialog, worker).succeeded.emit(RESULT)
    dialog.take()

    assert "it is gone" in dialog.problem.text()
    dialog.hide()


def test_the_worker_ends_with_the_corpus(qtbot, worker):
    dialog = TrainingDialog(worker, CORPUS, make_schema(), [("builtin", "b")], print)
    with qtbot.waitSignal(dialog.destroyed):
        dialog.end()

    assert worker.ended


def test_the_table_of_scores_is_a_well_behaved_model(qtmodeltester):
    model = ScoreModel(score_rows(RESULT, make_schema()))
    qtmodeltester.check(model)
    assert model.index(1, 4).data() == "+25.0"
