from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication

from annotator.ui.dialogs.import_dialog import ImportDialog, ImportRequest


@pytest.fixture
def folder(tmp_path):
    for name in ("b2.txt", "b10.txt", "a.jsonl", "picture.png"):
        text = '{"format":"annotator-jsonl-1"}' if name == "a.jsonl" else "x"
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def dialog(qtbot):
    made = []

    def make(*paths):
        made.append(ImportDialog(paths))
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
    found(qtbot, shown)
    shown.format.setCurrentIndex(shown.format.findData("text"))
    assert "picture.png" in found(qtbot, shown)


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


def test_params_are_what_the_worker_takes():
    request = ImportRequest((Path("/x"),), "text", "utf-8")
    assert request.as_params() == {"paths": ["/x"], "format": "text", "encoding": "utf-8"}


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
