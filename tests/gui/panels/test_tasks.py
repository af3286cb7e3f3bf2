import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from annotator.domain.ports import Progress
from annotator.formats.reading import NoticeKind
from annotator.ui.dialogs.export.places import Place
from annotator.ui.dialogs.report_dialog import ReportDialog
from annotator.ui.models.report_model import ReportModel
from annotator.ui.panels.outcomes import Detail, Outcome, Outcomes
from annotator.ui.panels.tasks import TaskBar
from annotator.ui.worker import WorkerClient

SCRIPT = str(Path(__file__).parents[1] / "worker" / "scripted_worker.py")

NOTICES = [
    {
        "kind": "duplicate",
        "file": "/some/where/a.txt",
        "line": None,
        "template": "is in the corpus already",
        "params": {},
        "text": "is in the corpus already",
    },
    {
        "kind": "skipped",
        "file": "/some/where/b.jsonl",
        "line": 1200,
        "template": "cannot be read: {reason}",
        "params": {"reason": "it is gone"},
        "text": "cannot be read: it is gone",
    },
]
IMPORTED = {"imported": 12, "duplicate": 1, "skipped": 1, "changed": 0, "notices": NOTICES}


@pytest.fixture
def worker(qapp):
    made = WorkerClient(command=[sys.executable, SCRIPT])
    yield made
    made.shutdown()


@pytest.fixture
def bar(qtbot, worker):
    made = TaskBar(worker)
    qtbot.addWidget(made)
    return made


def test_a_running_task_shows_its_progress_and_can_be_cancelled(qtbot, worker, bar):
    handle = worker.start("suggest", "polite")
    worker.start("export", "well")
    with qtbot.waitSignal(handle.started, timeout=10_000):
        pass
    handle.progressed.emit(Progress(12, 40, "ein-langer-dateiname.txt"))
    assert bar.words.text() == "Suggesting 12 / 40 ein-langer-dateiname.txt"
    assert (bar.bar.value(), bar.bar.maximum()) == (12, 40)
    assert bar.waiting.text() == "1 waiting"
    assert not bar.cancel.isHidden()
    with qtbot.waitSignal(handle.cancelled, timeout=10_000):
        qtbot.mouseClick(bar.cancel, Qt.MouseButton.LeftButton)
        assert bar.words.text() == "Cancelling…"
    qtbot.waitUntil(lambda: not worker.busy, timeout=10_000)


def test_what_became_of_it_stays_until_it_is_dismissed(qtbot, worker, bar):
    handle = worker.start("import", "well")
    with qtbot.waitSignal(handle.finished, timeout=10_000):
        pass
    assert bar.words.text() == "3 articles imported."
    assert bar.bar.isHidden()
    assert bar.details.isHidden()
    qtbot.mouseClick(bar.dismiss, Qt.MouseButton.LeftButton)
    assert bar.words.isHidden()


def test_what_one_sees_in_the_articles_is_told_for_a_while_only(qtbot, worker, bar):
    bar._glance.setInterval(50)
    handle = worker.start("suggest", "well")
    with qtbot.waitSignal(handle.finished, timeout=10_000):
        pass
    assert bar.outcome is not None
    qtbot.waitUntil(bar.words.isHidden, timeout=5_000)
    assert bar.outcome is None


def test_a_failure_is_told_in_one_sentence(qtbot, worker, bar):
    handle = worker.start("import", "wrong")
    with qtbot.waitSignal(handle.finished, timeout=10_000):
        pass
    assert bar.words.text() == "ä.txt cannot be read: it is gone"
    assert bar.words.property("kind") == "error"


def test_nobody_hears_of_warming_up(qtbot, worker, bar):
    handle = worker.start("warm_up", "well")
    with qtbot.waitSignal(handle.finished, timeout=10_000):
        pass
    assert bar.outcome is None
    assert bar.words.isHidden()


def test_details_open_a_report(qtbot, worker, bar):
    handle = worker.start("import", "nothing")
    bar._on_ended(handle, Outcomes().of("import", IMPORTED))
    bar._show()
    assert not bar.details.isHidden()
    qtbot.mouseClick(bar.details, Qt.MouseButton.LeftButton)
    (dialog,) = [w for w in QApplication.topLevelWidgets() if isinstance(w, ReportDialog)]
    assert dialog.table.model().rowCount() == 2
    dialog.copy()
    assert "b.jsonl, line 1,200\tcannot be read: it is gone" in QGuiApplication.clipboard().text()
    dialog.close()


def test_an_import_says_what_was_not_taken_over():
    outcome = Outcomes().of("import", IMPORTED)
    assert outcome.summary == "12 articles imported, 1 there already, 1 skipped."
    assert outcome.details[0] == Detail("there already", "a.txt", "is in the corpus already")


def test_every_kind_of_notice_has_words():
    for kind in NoticeKind:
        result = {"imported": 0, kind.value: 3, "notices": [{**NOTICES[0], "kind": kind.value}]}
        outcome = Outcomes().of("import", result)
        assert ", 3 " in outcome.summary, kind
        assert outcome.details[0].kind != kind.value or kind in {"skipped", "changed"}


def test_one_is_not_many():
    assert Outcomes().of("import", {"imported": 1}).summary == "1 article imported."
    assert Outcomes().of("suggest", {"spans": 1}).summary == "1 suggestion made."


def test_failures_and_losses_are_details():
    failed = {"spans": 7, "failures": [{"article": "a", "title": "T", "reason": "nein"}]}
    assert Outcomes().of("suggest", failed) == Outcome(
        "7 suggestions made, 1 article failed.", (Detail("failed", "T", "nein"),)
    )
    lost = {"out": "/x", "losses": [{"kind": "cut_token", "title": "T", "reason": "geteilt"}]}
    outcome = Outcomes().of("export", lost)
    assert outcome.summary.startswith("Exported to /x; 1 ")
    assert " 5,000 " in Outcomes().of("export", {**lost, "losses_total": 5_000}).summary
    assert outcome.details == (Detail("Spans that cut a word", "T", "geteilt"),)
    assert Outcomes().of("export", {"out": "/x"}).summary == "Exported to /x, nothing lost."
    assert Outcomes().of("backup", {"backup": "/b"}).summary == "Backed up to /b."


@pytest.mark.parametrize(
    "notice", [{}, {"template": "{missing}", "params": {}, "text": "so it was"}, {"kind": "new"}]
)
def test_a_notice_told_wrongly_is_shown_all_the_same(notice):
    assert len(Outcomes().of("import", {"imported": 0, "notices": [notice]}).details) == 1


def test_the_report_model_is_well_behaved(qtmodeltester):
    details = [Detail("skipped", f"{n}.txt", "is empty") for n in range(500)]
    qtmodeltester.check(ReportModel(details))
    qtmodeltester.check(ReportModel(()))


LOST = {
    "kind": "cut_token",
    "article": "a1",
    "title": "Gipfel",
    "reason": "“SPD” cuts a token; it is left out",
    "template": "{words} cuts a token; it is left out",
    "params": {"words": "“SPD”"},
    "span": "s1",
    "layer": "entity",
    "label": "ORG",
    "fragments": [[3, 6]],
    "text": "SPD",
}


def test_a_line_of_an_exports_report_leads_to_its_span(qtbot, worker, bar):
    handle = worker.start("export", "nothing")
    result = {"out": "x", "losses": [LOST], "losses_total": 1}
    bar._on_ended(handle, Outcomes().of("export", result))
    bar.show_details()
    (dialog,) = [w for w in QApplication.topLevelWidgets() if isinstance(w, ReportDialog)]
    with qtbot.waitSignal(bar.place_wanted) as caught:
        dialog.table.activated.emit(dialog.table.model().index(0, 0))
    assert caught.args == [Place("a1", "s1", "entity", ((3, 6),))]
    assert not dialog.isVisible()


def test_a_line_of_an_imports_report_leads_nowhere(qtbot, worker, bar):
    handle = worker.start("import", "nothing")
    bar._on_ended(handle, Outcomes().of("import", IMPORTED))
    bar.show_details()
    (dialog,) = [w for w in QApplication.topLevelWidgets() if isinstance(w, ReportDialog)]
    with qtbot.assertNotEmitted(bar.place_wanted):
        dialog.table.activated.emit(dialog.table.model().index(0, 0))
    assert dialog.isVisible()
    dialog.close()
