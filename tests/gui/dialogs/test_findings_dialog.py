"""The inbox of findings: filter, go there, put right, ignore, assign; all by keyboard, however many there are."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtTest import QTest

from annotator.bootstrap import default_schema
from annotator.domain.errors import SettingError
from annotator.domain.findings import FindingQuery, FindingState, StoredFinding
from annotator.domain.ids import AnnotatorId
from annotator.domain.offsets import TextRange
from annotator.domain.people import Person, PersonRole
from annotator.domain.ports import Progress
from annotator.quality.checks import ALL
from annotator.services.findings_desk import FindingsDesk
from annotator.storage.corpus_file import SqliteCorpusStores
from annotator.ui.dialogs.findings_asking import ChoiceDialog, FixPreview
from annotator.ui.dialogs.findings_dialog import FindingsDialog
from annotator.ui.findings_titles import check_title
from annotator.ui.models.findings_model import PAGE, FindingsModel
from annotator.ui.theme import DARK
from factories import ANNA, BEN, NOW, make_article, make_set, make_span
from gold_samples import put_into
from work import counted_calls, counted_steps

SCHEMA = default_schema()
CORPUS = "/x/news.corpus"
CLARA = AnnotatorId("Clara")


class Handle(QObject):
    progressed = Signal(object)
    succeeded = Signal(object)
    failed = Signal(object)
    finished = Signal()

    def __init__(self, name, params):
        super().__init__()
        self.name, self.params = name, params

    def end(self, result):
        self.succeeded.emit(result)
        self.finished.emit()


class Worker:
    def __init__(self):
        self.handles, self.ended = [], False

    def start(self, task, corpus, params=None):
        assert corpus == CORPUS
        self.handles.append(Handle(task, dict(params or {})))
        return self.handles[-1]

    def shutdown(self):
        self.ended = True


def found(number, rule="white-space-edge", severity="error", **fields):
    values = {
        "rule": rule,
        "severity": severity,
        "about": f"entity|PER|{number}-{number + 3}",
        "place": TextRange(number, number + 3),
        "layer": "entity",
        "excerpt": f"Wort {number}",
        "params": {"part": f"Wort {number}"},
        "alike": f"{rule}|entity",
        "fixable": True,
    }
    return StoredFinding(**(values | fields))


@pytest.fixture
def store(tmp_path):
    sets = [
        make_set(
            make_span(0, 3),
            article=make_article(f"{n} Text {n * 'x'}", id=f"a{n}", title=f"Titel {n}"),
        )
        for n in range(4)
    ]
    with SqliteCorpusStores().create(str(tmp_path / "x.corpus"), SCHEMA, at=NOW) as made:
        put_into(made, sets)
        with made.open_unit_of_work() as work:
            rows = [
                found(1),
                found(
                    5,
                    "no-speaker",
                    "warning",
                    layer="quote",
                    fixable=False,
                    params={"role": "speaker"},
                ),
                found(9, "cut-token", "hint", params={"part": "Wort", "token": "Wörter"}),
            ]
            work.findings.put("a0", ANNA, rows, revision=1, by="t")
            work.findings.put("a1", ANNA, [found(2)], revision=1, by="t")
            work.commit()
        yield made


@pytest.fixture
def worker():
    return Worker()


@pytest.fixture
def dialog(qtbot, store, worker):
    desk = FindingsDesk(store.open_unit_of_work, ANNA, lambda: NOW)
    made = FindingsDialog(desk, worker, CORPUS, SCHEMA)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    made.table.setFocus()
    yield made
    made.hide()


def press(dialog, key, *modifiers):
    held = Qt.KeyboardModifier.NoModifier
    for each in modifiers:
        held |= each
    QTest.keyClick(dialog.table, key, held)


def words(dialog, column=0):
    model = dialog.model
    return [model.index(row, column).data() for row in range(model.rowCount())]


def test_everything_open_is_listed_with_sentence_words_and_article(dialog):
    assert words(dialog, 1) == ["Wort 1", "Wort 5", "Wort 9", "Wort 2"]
    assert words(dialog)[0] == "There is white space at the edge of “Wort 1”."
    assert words(dialog)[1].startswith("Nobody says it: fill the role speaker")
    assert words(dialog, 2)[-1] == "Titel 1"


def test_the_checks_are_counted_the_gravest_first(dialog):
    texts = [dialog.rules.item(row).text() for row in range(dialog.rules.count())]
    assert texts == ["All checks  4", "White space at an edge  2", "No speaker  1", "Cut word  1"]
    dialog.rules.setCurrentRow(1)
    assert words(dialog, 1) == ["Wort 1", "Wort 2"]


def test_filters_by_words_severity_layer_and_state(dialog, qtbot):
    dialog.filter.severity.setCurrentIndex(2)
    assert words(dialog, 1) == ["Wort 5"]
    dialog.filter.severity.setCurrentIndex(0)
    dialog.filter.layer.setCurrentIndex(dialog.filter.layer.findData("entity"))
    assert len(words(dialog)) == 3
    dialog.filter.layer.setCurrentIndex(0)
    QTest.keyClicks(dialog.filter.text, "wort 2")
    qtbot.waitUntil(lambda: words(dialog, 1) == ["Wort 2"])
    dialog.filter.state.setCurrentIndex(dialog.filter.state.findData(FindingState.IGNORED))
    assert words(dialog) == []
    assert "Nothing" in dialog.words.text()


def test_return_goes_there_and_gets_out_of_the_way(dialog, qtbot):
    with qtbot.waitSignal(dialog.wanted) as wanted:
        press(dialog, Qt.Key.Key_Return)
    assert wanted.args[0].article == "a0"
    assert not dialog.isVisible()


def test_f_puts_the_one_finding_right(dialog, worker):
    press(dialog, Qt.Key.Key_F)
    (handle,) = worker.handles
    assert (handle.name, handle.params["article"], handle.params["about"]) == (
        "fix_findings",
        "a0",
        "entity|PER|1-4",
    )
    handle.end({"step": "fix-1", "fixed": [], "left": []})
    press(dialog, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (worker.handles[-1].name, worker.handles[-1].params) == ("undo_fix", {"step": "fix-1"})
    worker.handles[-1].end({"articles": 1})
    assert not dialog.undo_action.isEnabled()


def test_only_what_the_program_can_and_may_is_put_right(dialog, worker):
    press(dialog, Qt.Key.Key_Down)
    assert not dialog.fix_action.isEnabled()
    press(dialog, Qt.Key.Key_F)
    assert worker.handles == []


def test_all_alike_are_shown_before_they_are_put_right(dialog, worker, qtbot):
    press(dialog, Qt.Key.Key_F, Qt.KeyboardModifier.ShiftModifier)
    (look,) = worker.handles
    assert (look.params["alike"], look.params["dry_run"]) == ("white-space-edge|entity", True)
    place = {"before": "PER “ Wort”", "after": "PER “Wort”", "title": "Titel 0", "context": "…"}
    left = {"excerpt": "Wort 2", "title": "Titel 1", "reason": "it overlaps"}
    look.end(
        {"step": "", "fixed": [place], "left": [left], "places": 1, "left_alone": 1, "articles": 1}
    )
    preview = dialog.findChild(FixPreview)
    assert preview.table.model().index(0, 1).data() == "PER “Wort”"
    assert "it overlaps" in preview.table.model().index(1, 1).data()
    preview.accept()
    done = worker.handles[-1]
    assert "dry_run" not in done.params
    done.end({"step": "fix-2", "fixed": [place], "left": [], "articles": 1})
    assert dialog.undo_action.isEnabled()


def test_what_is_asked_for_while_it_checks_is_done_afterwards(dialog, worker):
    dialog.check()
    worker.handles[0].progressed.emit(Progress(1, 400))
    press(dialog, Qt.Key.Key_F)
    assert len(worker.handles) == 1
    worker.handles[0].end({"checked": 4})
    assert worker.handles[1].name == "fix_findings"


def test_a_model_is_asked_stopped_and_its_answer_told(dialog, worker):
    press(dialog, Qt.Key.Key_M)
    (handle,) = worker.handles
    assert handle.name == "judge"
    stopped = []
    handle.cancel = lambda: stopped.append(True)
    press(dialog, Qt.Key.Key_M)
    assert (stopped, len(worker.handles)) == ([True], 1)
    handle.end({"articles": 12, "folds": 5, "findings": 7})
    assert "12 articles" in dialog.news.text()
    assert "7 places" in dialog.news.text()


def test_ignoring_asks_for_a_reason_and_is_remembered(dialog, monkeypatch):
    said = []
    monkeypatch.setattr(
        ChoiceDialog,
        "ask",
        classmethod(lambda _c, _t, _q, known, _p, **_more: said.append(known) or "so"),
    )
    press(dialog, Qt.Key.Key_I)
    assert words(dialog, 1) == ["Wort 5", "Wort 9", "Wort 2"]
    dialog.filter.state.setCurrentIndex(dialog.filter.state.findData(FindingState.IGNORED))
    assert words(dialog, 1) == ["Wort 1"]
    assert "Ignored: so" in dialog.words.text()
    press(dialog, Qt.Key.Key_I, Qt.KeyboardModifier.ShiftModifier)
    assert words(dialog, 1) == []
    press(dialog, Qt.Key.Key_I)
    assert len(said) == 1


def test_several_are_assigned_at_once(dialog, monkeypatch):
    monkeypatch.setattr(ChoiceDialog, "ask", classmethod(lambda *_args: "Ben"))
    dialog.table.selectAll()
    press(dialog, Qt.Key.Key_A)
    assert words(dialog, 3) == ["Anna → Ben"] * 4


def found_in_a_set_of_ben(store):
    article = make_article("5 Text", id="b5", title="Titel 5")
    put_into(store, [make_set(make_span(0, 3), article=article, annotator=BEN)])
    with store.open_unit_of_work() as work:
        work.findings.put("b5", BEN, [found(3)], revision=1, by="t")
        work.commit()


def test_whose_set_it_is_in_is_the_likeliest_to_take_care_then_all_people(store):
    with store.open_unit_of_work() as work:
        work.people.put(Person(CLARA, frozenset({PersonRole.CURATOR})), NOW)
        work.commit()
    found_in_a_set_of_ben(store)
    desk = FindingsDesk(store.open_unit_of_work, ANNA, lambda: NOW)
    everything = FindingsDesk(store.open_unit_of_work, CLARA, lambda: NOW).rows(FindingQuery())
    of_anna, of_ben = ([row for row in everything if row.annotator == who] for who in (ANNA, BEN))
    assert desk.assignable(of_ben) == (BEN, ANNA, CLARA)
    assert desk.assignable(of_anna) == (ANNA, BEN, CLARA)
    assert desk.assignable([*of_anna, *of_ben]) == (ANNA, BEN, CLARA)


def test_why_one_cannot_put_right_what_somebody_else_has_marked_is_said(dialog, store):
    found_in_a_set_of_ben(store)
    dialog.filter.annotator.setCurrentIndex(0)  # all sets
    assert "assigns it" not in dialog.words.text()
    (number,) = (row for row, each in enumerate(words(dialog, 1)) if each == "Wort 3")
    dialog.table.selectRow(number)
    assert not dialog.fix_action.isEnabled()
    assert "Only whose annotations these are can put it right" in dialog.words.text()


def test_an_empty_list_is_no_good_news_before_everything_is_looked_at(dialog, worker):
    dialog.check()
    dialog.filter.text.setText("nirgends")
    dialog.renew()
    assert dialog.words.text() == "Nothing was found so far."
    worker.handles[0].end({"checked": 4})
    assert dialog.words.text() == "Nothing of what is shown looks wrong."


def test_g_shows_only_those_alike_and_all_again(dialog):
    press(dialog, Qt.Key.Key_G)
    assert words(dialog, 1) == ["Wort 1", "Wort 2"]
    press(dialog, Qt.Key.Key_G)
    assert len(words(dialog)) == 4


def test_what_fails_is_said(dialog, worker):
    press(dialog, Qt.Key.Key_F)
    worker.handles[0].failed.emit(SettingError(option="undo", reason="no."))
    worker.handles[0].finished.emit()
    assert "no." in dialog.problem.text()


def test_its_end_stops_the_worker(dialog, worker):
    dialog.end()
    assert worker.ended


def test_dark_and_every_check_has_a_title(dialog):
    dialog.set_theme(DARK)
    assert DARK.page in dialog.styleSheet()
    assert [rule.id for rule in ALL if check_title(rule.id) == rule.id] == []


def test_the_question_offers_what_was_said_before(qtbot):
    asking = ChoiceDialog("Ignore", "Why?", ["first", "second"])
    qtbot.addWidget(asking)
    assert asking.field.currentText() == "first"
    assert asking.field.isEditable()


def test_what_needs_an_answer_waits_for_one(qtbot):
    asking = ChoiceDialog("Unlock", "Why?", (), required=True)
    qtbot.addWidget(asking)
    assert not asking.ok.isEnabled()
    asking.field.setCurrentText("  ")
    assert not asking.ok.isEnabled()
    asking.field.setCurrentText("to correct it")
    assert asking.ok.isEnabled()
    free = ChoiceDialog("Sign off", "A remark?", ())
    qtbot.addWidget(free)
    assert free.ok.isEnabled()


def test_the_model_keeps_the_rules_of_qt(dialog, qtmodeltester):
    qtmodeltester.check(dialog.model)


def test_a_page_of_findings_is_the_same_work_however_many_there_are_and_how_far_one_is(
    qtbot, store
):
    with store.open_unit_of_work() as work:
        work.findings.put("a2", ANNA, [found(n) for n in range(100_000)], revision=1, by="t")
        work.commit()
    desk = FindingsDesk(store.open_unit_of_work, ANNA, lambda: NOW)
    model = FindingsModel(desk, SCHEMA)
    model.set_query(FindingQuery())
    assert model.rowCount() == PAGE
    pages = []
    for _ in range(20):
        with counted_calls() as work, counted_steps(store) as steps:
            model.fetchMore(model.index(-1, -1))
        pages.append((work.number, steps.number))
    assert model.rowCount() == 21 * PAGE
    for each, most in zip(zip(*pages, strict=True), (60 * PAGE, 150 * PAGE), strict=True):
        assert max(each) <= 1.1 * min(each) <= most, each


def test_in_a_blind_corpus_sets_of_others_are_called_by_letters(qtbot, store, worker):
    with store.open_unit_of_work() as work:
        work.people.set_blind(on=True)
        work.commit()
    ben = FindingsDesk(store.open_unit_of_work, BEN, lambda: NOW)
    ben.assign(ben.rows(FindingQuery())[:1], ANNA)
    made = FindingsDialog(ben, worker, CORPUS, SCHEMA)
    qtbot.addWidget(made)
    assert words(made, 3) == ["A → A", "A", "A", "A"]
    made.table.setCurrentIndex(made.model.index(0, 0))
    assert ANNA not in made.words.text()
    # Findings of one person alone would tell whose they are.
    assert made.filter.annotator.findData(ANNA) == -1


def test_in_a_blind_corpus_the_own_set_keeps_its_name(dialog, store):
    with store.open_unit_of_work() as work:
        work.people.set_blind(on=True)
        work.commit()
    dialog.renew()
    assert set(words(dialog, 3)) == {ANNA}


def test_who_only_annotates_sees_the_findings_of_the_own_set_alone(qtbot, store, worker):
    with store.open_unit_of_work() as work:
        work.people.put(Person(BEN, frozenset({PersonRole.ANNOTATOR})), NOW)
        work.commit()
    made = FindingsDialog(
        FindingsDesk(store.open_unit_of_work, BEN, lambda: NOW), worker, CORPUS, SCHEMA
    )
    qtbot.addWidget(made)
    assert words(made) == []
    with store.open_unit_of_work() as work:
        work.people.put(Person(BEN, frozenset({PersonRole.ANNOTATOR, PersonRole.REVIEWER})), NOW)
        work.commit()
    made.renew()
    assert len(words(made)) == 4
