from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QCheckBox
from scripted import ScriptedWorker

from annotator.domain.errors import FileReadError
from annotator.services.format_choices import format_choices
from annotator.ui.dialogs.import_dialog import ImportDialog
from annotator.ui.dialogs.import_request import ImportRequest
from factories import make_schema


@pytest.fixture
def folder(tmp_path):
    for name in ("b2.txt", "b10.txt", "a.jsonl", "picture.png"):
        text = '{"format":"annotator-jsonl-1"}' if name == "a.jsonl" else "x"
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def dialog(qtbot):
    made = []

    def make(*paths, **options):
        made.append(ImportDialog(paths, **options))
        qtbot.addWidget(made[-1])
        return made[-1]

    yield make
    for each in made:
        each.stop()


def found(qtbot, dialog):
    qtbot.waitUntil(lambda: not dialog._poll.isActive())
    return [Path(line).name for line in dialog._names.stringList()]


def test_it_shows_what_will_be_read_and_what_not(qtbot, dialog, folder):
    shown = dialog(folder)
    assert found(qtbot, shown) == ["a.jsonl", "b2.txt", "b10.txt"]
    assert shown.summary.text() == "3 files will be read, 1 other file left aside."
    assert shown.go.isEnabled()


def test_without_paths_it_waits_for_some(qtbot, dialog):
    shown = dialog()
    assert not shown.go.isEnabled()
    assert "drop them here" in shown.summary.text()


def test_dropped_files_are_taken_in(qtbot, dialog, folder):
    shown = dialog()
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(folder / "b2.txt")), QUrl("https://example.org/x")])
    event = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    shown.dropEvent(event)
    assert found(qtbot, shown) == ["b2.txt"]
    assert shown.request().paths == (folder / "b2.txt",)


def test_a_path_that_is_gone_is_told_and_cannot_be_imported(qtbot, dialog, folder):
    shown = dialog(folder / "gone.txt")
    found(qtbot, shown)
    assert "gone.txt" in shown.summary.text()
    assert not shown.go.isEnabled()


def test_the_format_decides_what_will_be_read(qtbot, dialog, folder):
    shown = dialog(folder)
    assert "picture.png" not in found(qtbot, shown)
    shown.format.setCurrentIndex(shown.format.findData("conll"))
    assert "picture.png" in found(
        qtbot, shown
    )  # nothing there looks like that format, so all is tried


def test_clearing_starts_again(qtbot, dialog, folder):
    shown = dialog(folder)
    found(qtbot, shown)
    qtbot.mouseClick(shown.clear, Qt.MouseButton.LeftButton)
    assert found(qtbot, shown) == []
    assert shown.request().paths == ()


def test_an_encoding_can_be_forced(dialog, folder):
    shown = dialog(folder)
    assert shown.request().encoding is None
    shown.encoding.setCurrentIndex(shown.encoding.findData("windows-1252"))
    assert shown.request().encoding == "windows-1252"


def test_annotations_can_count_as_finished(dialog, folder, qtbot):
    shown = dialog(folder)
    box = shown.findChild(QCheckBox, "importDone")
    assert shown.request().done is False
    qtbot.keyClick(box, Qt.Key.Key_Space)
    assert shown.request().done is True
    assert shown.request().as_params()["done"] is True


def test_params_are_what_the_worker_takes():
    request = ImportRequest((Path("/x"),), "text", "utf-8")
    assert request.as_params() == {
        "paths": ["/x"],
        "format": "text",
        "encoding": "utf-8",
        "annotator": None,
        "labels": [],
        "done": False,
    }


@pytest.mark.parametrize("accepted", [True, False])
def test_ask_returns_the_request_or_nothing(qtbot, folder, accepted):
    def answer():
        shown = QApplication.activeModalWidget()
        if not accepted:
            shown.reject()
        elif shown.go.isEnabled():
            qtbot.mouseClick(shown.go, Qt.MouseButton.LeftButton)
        else:
            QTimer.singleShot(30, answer)

    QTimer.singleShot(30, answer)
    request = ImportDialog.ask(None, [folder])
    assert (request == ImportRequest((folder,))) == accepted
    assert (request is None) == (not accepted)


# --- what the files leave open -------------------------------------------------------------------

OPEN = {
    "formats": {"conll": 1},
    "labels": [
        {"name": "PERSON", "candidates": [], "file": "x.conll", "line": 3},
        {"name": "direct", "candidates": ["quote.direct"], "file": "x.conll", "line": 9},
    ],
    "needs_annotator": True,
    "problems": [],
    "complete": True,
}


@pytest.fixture
def foreign(tmp_path):
    path = tmp_path / "x.conll"
    path.write_text("Anna B-PERSON\n", encoding="utf-8")
    return path


@pytest.fixture
def asked(qtbot, dialog, foreign):
    """The dialog on a foreign file that leaves labels and its annotator open."""
    worker = ScriptedWorker({"examine_import": OPEN})

    def examine(request):
        return worker.start("examine_import", "news.corpus", request.as_params())

    def make(answer=OPEN):
        worker.answers = {"examine_import": answer}
        shown = dialog(foreign, schema=make_schema(), annotator="Anna", examine=examine)
        found(qtbot, shown)
        qtbot.waitUntil(lambda: shown._examining is None)
        shown.worker = worker
        return shown

    return make


def test_every_format_that_is_read_can_be_chosen(dialog):
    box = dialog().format
    readable = {each.name for each in format_choices() if each.read}
    assert {box.itemData(row) for row in range(box.count())} == {"auto", *readable}


def test_labels_nobody_has_mapped_are_asked_about(asked):
    shown = asked()
    assert list(shown.labels.boxes) == ["PERSON", "direct"]
    assert shown.labels.undecided == ("PERSON", "direct")
    assert "2 label" in shown.problem.text()
    assert not shown.go.isEnabled()
    # What the file can only mean stands first, but nothing is chosen for anybody.
    box = shown.labels.boxes["direct"]
    assert [box.itemData(row) for row in range(3)] == [None, "", "quote.direct"]
    assert box.currentData() is None


def test_what_was_decided_is_what_the_worker_is_told(asked):
    shown = asked()
    box = shown.labels.boxes["PERSON"]
    box.setCurrentIndex(box.findData("entity.PER"))
    shown.labels.leave_out_the_rest()
    assert not shown.go.isEnabled()  # whose annotations they are is still open
    shown.annotator.setCurrentIndex(1)
    assert shown.go.isEnabled()
    request = shown.request()
    assert request.labels == ("PERSON=entity.PER", "direct=")
    assert request.annotator == "Anna"


def test_what_was_decided_stays_when_one_looks_again(qtbot, asked):
    shown = asked()
    box = shown.labels.boxes["PERSON"]
    box.setCurrentIndex(box.findData("entity.PER"))
    shown.encoding.setCurrentIndex(shown.encoding.findData("utf-8"))
    found(qtbot, shown)
    qtbot.waitUntil(lambda: shown._examining is None)
    assert shown.worker.last("examine_import")["encoding"] == "utf-8"
    assert shown.labels.undecided == ("direct",)
    assert shown.labels.boxes["PERSON"].currentData() == "entity.PER"


def test_a_decision_can_be_taken_back(asked):
    shown = asked()
    shown.labels.leave_out_the_rest()
    assert shown.labels.undecided == ()
    shown.labels.boxes["direct"].setCurrentIndex(0)
    assert shown.labels.undecided == ("direct",)


def test_labels_are_chosen_with_the_keyboard(qtbot, asked):
    shown = asked()
    shown.show()
    box = shown.labels.boxes["PERSON"]
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Down)
    assert box.currentData() == ""
    qtbot.keyClick(box, Qt.Key.Key_Down)
    assert "." in box.currentData()
    shown.hide()


def test_what_cannot_be_read_is_told_beforehand(asked):
    problem = {"type": "FormatError", "text": "x.conll, line 1: broken"}
    shown = asked(OPEN | {"labels": [], "needs_annotator": False, "problems": [problem]})
    assert "x.conll, line 1: broken" in shown.summary.text()
    assert shown.labels.isHidden()
    assert shown.go.isEnabled()


def test_plain_texts_are_not_examined(qtbot, dialog, folder):
    worker = ScriptedWorker()
    shown = dialog(
        folder,
        schema=make_schema(),
        examine=lambda request: worker.start("examine_import", "", request.as_params()),
    )
    found(qtbot, shown)
    assert worker.asked == []
    assert shown.go.isEnabled()


def test_a_long_look_holds_up_nobody_and_ends_with_the_dialog(qtbot, dialog, foreign):
    worker = ScriptedWorker()
    shown = dialog(
        foreign,
        schema=make_schema(),
        examine=lambda request: worker.start("examine_import", "", request.as_params()),
    )
    found(qtbot, shown)
    assert shown.go.isEnabled()
    shown.stop()
    assert worker.cancelled == [0]


def test_what_cannot_be_looked_at_can_still_be_tried(asked):
    shown = asked(FileReadError(file="x.conll", reason="it is gone"))
    assert shown.go.isEnabled()
    assert shown.labels.isHidden()
