import shlex
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialogButtonBox

from annotator.ui.dialogs.export_dialog import ExportDialog, ExportRequest
from factories import make_schema

CORPUS = "/home/anna/news.corpus"


@pytest.fixture
def dialog(qtbot):
    made = ExportDialog(make_schema(), CORPUS)
    qtbot.addWidget(made)
    return made


def choose(box, value):
    box.setCurrentIndex(box.findData(value))


def test_it_begins_with_a_sensible_request(dialog):
    request = dialog.request()
    assert (request.format, request.whose, request.status) == ("spacy", "gold", "done")
    assert request.out.name == "news-spacy"
    assert request.layers == ()
    assert request.split is None
    assert dialog.go.isEnabled()


def test_the_command_is_what_the_dialog_would_do(dialog):
    choose(dialog.whose, "suggestions")
    dialog.with_split.setChecked(True)
    dialog.split.setText("50/50/0")
    dialog.layers["event"].setChecked(False)
    dialog.out.setText("/srv/mit leerzeichen")
    words = shlex.split(dialog.command.toPlainText())
    assert words[:4] == ["annotator", "export", CORPUS, "/srv/mit leerzeichen"]
    assert words[4:] == [
        *("--format", "spacy", "--set", "suggestions", "--status", "all"),
        *("--layer", "entity", "--layer", "mention", "--layer", "cue", "--layer", "quote"),
        *("--split", "50/50/0", "--seed", "0"),
    ]


def test_suggestions_are_never_done(dialog):
    choose(dialog.whose, "suggestions")
    assert dialog.request().status == "all"
    assert not dialog.status.isEnabled()
    choose(dialog.whose, "gold")
    assert dialog.status.isEnabled()


def test_only_json_lines_hold_every_set_and_only_spacy_is_split(dialog):
    dialog.with_split.setChecked(True)
    choose(dialog.format, "jsonl")
    assert dialog.request().split is None
    assert dialog.request().out.name == "news.jsonl"
    choose(dialog.whose, "all")
    choose(dialog.format, "spacy")
    assert dialog.request().whose == "gold"


def test_a_place_that_was_typed_stays(qtbot, dialog):
    dialog.out.clear()
    qtbot.keyClicks(dialog.out, "/srv/mine")
    choose(dialog.format, "jsonl")
    assert dialog.request().out == Path("/srv/mine")


@pytest.mark.parametrize("split", ["", "80", "80/10/20", "a/b/c"])
def test_an_impossible_split_is_refused_beside_the_place(dialog, split):
    dialog.with_split.setChecked(True)
    dialog.split.setText(split)
    assert not dialog.go.isEnabled()
    assert dialog.problem.text()


def test_nowhere_and_nothing_are_refused(dialog):
    for box in dialog.layers.values():
        box.setChecked(False)
    assert not dialog.go.isEnabled()
    dialog.layers["quote"].setChecked(True)
    assert dialog.go.isEnabled()
    dialog.out.clear()
    assert not dialog.go.isEnabled()


def test_params_are_what_the_worker_takes():
    request = ExportRequest(Path("/x"), "spacy", "gold", "done", ("quote",), "80/10/10", 7)
    assert request.as_params() == {
        "out": "/x",
        "format": "spacy",
        "set": "gold",
        "status": "done",
        "layers": ["quote"],
        "split": "80/10/10",
        "seed": 7,
    }


@pytest.mark.parametrize("button", ["accept", "cancel"])
def test_ask_returns_the_request_or_nothing(qtbot, button):
    def press():
        box = QApplication.activeModalWidget().buttons
        cancel = box.button(QDialogButtonBox.StandardButton.Cancel)
        pressed = cancel if button == "cancel" else QApplication.activeModalWidget().go
        qtbot.mouseClick(pressed, Qt.MouseButton.LeftButton)

    QTimer.singleShot(50, press)
    answer = ExportDialog.ask(None, make_schema(), CORPUS)
    assert (answer is None) == (button == "cancel")
