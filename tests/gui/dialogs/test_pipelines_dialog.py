"""The dialog about pipelines: what is seen, what is asked of the worker, what is decided."""

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from annotator.domain.errors import InstallOfflineError
from annotator.domain.pipelines import EntityChoice
from annotator.domain.ports import Progress
from annotator.services.pipeline_choices import ChoicesFile
from annotator.ui.dialogs.pipelines import PipelinesDialog
from factories import make_schema

FOLDER = "/home/anna/model"
COMMAND = "python -m pip install --no-deps https://example.org/de_core_news_sm.whl"


def details(name, kind, **values):
    return {"name": name, "kind": kind, "version": "1.0", "components": ["ner"], **values}


LISTED = {
    "pipelines": [
        details("builtin", "builtin"),
        details("de_own", "installed", licence="CC BY 4.0", size=5_000_000),
        details(FOLDER, "folder"),
        details("/gone", "folder", problem="it is not installed."),
    ],
    "offers": [{"name": "de_core_news_sm", "version": "3.8.0", "command_line": COMMAND}],
    "in_use": "builtin",
}
DATA = {
    "digest": "",
    "trusted": True,
    "findings": [],
    "entities": "both",
    "labels": [
        {"label": "FIRM", "target": None, "decided": False, "default": None},
        {"label": "GPE", "target": "entity.LOC", "decided": False, "default": "entity.LOC"},
    ],
}
CODE = DATA | {
    "digest": "abc",
    "trusted": False,
    "findings": [{"kind": "python", "where": "__init__.py", "what": ""}],
}


class Handle(QObject):
    progressed = Signal(object)
    succeeded = Signal(object)
    failed = Signal(object)
    finished = Signal()

    def __init__(self, task, params):
        super().__init__()
        self.task, self.params, self.was_cancelled = task, params, False

    def cancel(self):
        self.was_cancelled = True
        self.finished.emit()

    def succeed(self, result):
        self.succeeded.emit(result)
        self.finished.emit()

    def fail(self, error):
        self.failed.emit(error)
        self.finished.emit()


class Worker:
    """Remembers what it is asked; the test answers."""

    def __init__(self):
        self.asked = []

    def start(self, task, corpus, params=None):
        self.asked.append(Handle(task, dict(params or {})))
        return self.asked[-1]

    def answer(self, task, result):
        handle = next(each for each in reversed(self.asked) if each.task == task)
        handle.succeed(result)
        return handle


@pytest.fixture
def worker():
    return Worker()


@pytest.fixture
def choices():
    return ChoicesFile()


@pytest.fixture
def dialog(qtbot, worker, choices):
    made = PipelinesDialog(worker, choices, corpus="/x.corpus", schema=make_schema())
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.show()
    worker.answer("pipelines", LISTED)
    yield made
    made.hide()


def choose(dialog, name):
    names = [dialog.list.entry_at(row).name for row in range(dialog.list.count())]
    dialog.list.setCurrentRow(names.index(name))


def test_what_is_here_and_what_can_be_had_is_listed_with_its_state(dialog):
    lines = [dialog.list.item(row).text() for row in range(dialog.list.count())]
    assert lines == [
        "German news\nbuilt in, in use",
        "de_own\ninstalled",
        "model\nfolder",
        "gone\nfolder, broken",
        "de_core_news_sm\ncan be installed",
    ]


def test_facts_are_shown(dialog):
    choose(dialog, "de_own")
    facts = dialog.details.shown_facts
    assert facts["Licence"] == "CC BY 4.0"
    assert facts["Size"] == "5 MB"
    assert facts["Components"] == "ner"


def test_a_pipeline_is_used_once_it_was_examined(dialog, worker, choices):
    choose(dialog, FOLDER)
    assert not dialog.use_button.isEnabled()
    worker.answer("examine_pipeline", DATA)
    with_signal = []
    dialog.used.connect(with_signal.append)
    QTest.mouseClick(dialog.use_button, Qt.MouseButton.LeftButton)
    assert choices.read().in_use == {"/x.corpus": FOLDER}
    assert with_signal == [FOLDER]
    assert not dialog.use_button.isEnabled()
    assert dialog.list.item(2).text() == "model\nfolder, in use"


def test_code_is_listed_and_the_pipeline_not_used_before_somebody_agrees(dialog, worker):
    choose(dialog, FOLDER)
    worker.answer("examine_pipeline", CODE)
    assert dialog.details.code.isVisible()
    assert "Python code: __init__.py" in dialog.details.findings.text()
    assert not dialog.use_button.isEnabled()
    QTest.mouseClick(dialog.details.trust, Qt.MouseButton.LeftButton)
    asked = worker.answer("trust_pipeline", CODE | {"trusted": True})
    assert asked.params == {"pipeline": FOLDER, "digest": "abc"}
    worker.answer("examine_pipeline", CODE | {"trusted": True})
    assert dialog.use_button.isEnabled()
    assert not dialog.details.trust.isVisible()


def test_an_answer_about_another_pipeline_is_passed_over(dialog, worker):
    choose(dialog, FOLDER)
    late = worker.asked[-1]
    choose(dialog, "de_own")
    late.succeed(CODE)
    assert not dialog.details.code.isVisible()


def test_labels_are_mapped_with_the_keyboard(dialog, worker, choices):
    choose(dialog, FOLDER)
    worker.answer("examine_pipeline", DATA)
    dialog.details.entities.setFocus()
    QTest.keyClick(dialog.details.entities, Qt.Key.Key_Tab)
    box = dialog.details.labels.boxes["FIRM"]
    assert dialog.focusWidget() is box
    QTest.keyClick(box, Qt.Key.Key_Down)
    schema = make_schema().id
    assert choices.read().labels == {FOLDER: {schema: {"FIRM": ""}}}
    QTest.keyClick(box, Qt.Key.Key_Down)
    decided = choices.read().labels[FOLDER][schema]["FIRM"]
    assert decided.startswith("entity.")
    QTest.keyClick(box, Qt.Key.Key_Home)
    assert choices.read().labels == {FOLDER: {}}


def test_decisions_stay_when_the_pipeline_is_put_to_use(dialog, worker, choices):
    choose(dialog, FOLDER)
    worker.answer("examine_pipeline", DATA)
    QTest.keyClick(dialog.details.labels.boxes["FIRM"], Qt.Key.Key_Down)
    dialog.use()
    QTest.keyClick(dialog.details.labels.boxes["GPE"], Qt.Key.Key_Down)
    assert choices.read().labels[FOLDER][make_schema().id] == {"FIRM": "", "GPE": ""}


def test_a_pipeline_trained_here_shows_its_score_and_no_labels_to_map(dialog, worker):
    dialog.reload()
    trained = details("/c.corpus.pipelines/gold-1", "trained", f1=0.712)
    worker.answer("pipelines", LISTED | {"pipelines": [*LISTED["pipelines"], trained]})
    choose(dialog, trained["name"])
    worker.answer("examine_pipeline", DATA)
    assert dialog.list.currentItem().text() == "gold-1\ntrained on this corpus"
    assert dialog.details.shown_facts["F1 on held-out articles"] == "71 %"
    assert not dialog.details.labels_box.isVisible()
    QTest.mouseClick(dialog.remove_button, Qt.MouseButton.LeftButton)
    assert worker.asked[-1].params == {"pipeline": trained["name"]}


def test_whose_entities_is_remembered(dialog, worker, choices):
    choose(dialog, FOLDER)
    worker.answer("examine_pipeline", DATA)
    QTest.keyClick(dialog.details.entities, Qt.Key.Key_Down)
    assert choices.read().entities == {FOLDER: EntityChoice.THEIRS}


def test_the_command_is_shown_and_copied(dialog):
    choose(dialog, "de_core_news_sm")
    assert dialog.details.command.toPlainText() == COMMAND
    copy = dialog.details.command_box.findChildren(type(dialog.use_button))[0]
    QTest.mouseClick(copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == COMMAND


def test_installing_shows_progress_and_the_package_afterwards(dialog, worker):
    choose(dialog, "de_core_news_sm")
    QTest.mouseClick(dialog.install_button, Qt.MouseButton.LeftButton)
    handle = worker.asked[-1]
    assert handle.params == {"pipeline": "de_core_news_sm"}
    handle.progressed.emit(Progress(10, 40))
    assert dialog.progress.value() == 250
    handle.succeed({"pipeline": "de_core_news_sm", "version": "3.8.0"})
    assert not dialog.progress.isVisible()
    listed = dict(LISTED, offers=[])
    listed["pipelines"] = [*LISTED["pipelines"], details("de_core_news_sm", "installed")]
    worker.answer("pipelines", listed)
    assert dialog.entry.name == "de_core_news_sm"


def test_installing_can_be_cancelled(dialog, worker):
    choose(dialog, "de_core_news_sm")
    dialog.install()
    assert dialog.install_button.text() == "&Cancel installing"
    QTest.mouseClick(dialog.install_button, Qt.MouseButton.LeftButton)
    assert worker.asked[-1].was_cancelled
    assert dialog.install_button.text() == "&Install"


def test_an_installation_outlives_the_dialog(qtbot, worker, choices):
    dialog = PipelinesDialog(worker, choices, corpus="/x.corpus", schema=make_schema())
    dialog.open()
    worker.answer("pipelines", LISTED)
    choose(dialog, "de_core_news_sm")
    dialog.install()
    handle = worker.asked[-1]
    with qtbot.waitSignal(dialog.destroyed):
        dialog.close()
    handle.progressed.emit(Progress(10, 40))
    handle.succeed({"pipeline": "de_core_news_sm", "version": "3.8.0"})
    assert not handle.was_cancelled
    assert worker.asked[-1] is handle


def test_offline_is_told_in_one_sentence(dialog, worker):
    choose(dialog, "de_core_news_sm")
    dialog.install()
    error = InstallOfflineError(pipeline="de_core_news_sm", server="github.com", url="https://x")
    worker.asked[-1].fail(error)
    assert "github.com cannot be reached" in dialog.details.problem.text()
    assert dialog.install_button.isEnabled()


def test_a_folder_is_looked_into_and_then_shown(dialog, worker):
    dialog.add_folder("/home/anna/other")
    worker.answer("add_pipeline", details("/home/anna/other", "folder"))
    listed = dict(LISTED)
    listed["pipelines"] = [*LISTED["pipelines"], details("/home/anna/other", "folder")]
    worker.answer("pipelines", listed)
    assert dialog.entry.name == "/home/anna/other"


def test_a_folder_is_forgotten_with_what_was_decided(dialog, worker, choices):
    choices.change(lambda c: c.with_folder(FOLDER).with_use("/x.corpus", FOLDER))
    choose(dialog, FOLDER)
    QTest.mouseClick(dialog.remove_button, Qt.MouseButton.LeftButton)
    assert choices.read().folders == ()
    assert choices.read().in_use == {}


def test_the_built_in_one_cannot_be_removed(dialog):
    assert not dialog.remove_button.isVisible()
