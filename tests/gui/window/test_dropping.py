"""Drag and drop: what is dragged over the window is told before it is dropped, and then done."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QMessageBox

from annotator.ui.drop_hint import Dropped, kind_of

LEFT, NONE, COPY = (
    Qt.MouseButton.LeftButton,
    Qt.KeyboardModifier.NoModifier,
    Qt.DropAction.CopyAction,
)


def dragged(*paths):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def enter(window, mime):
    event = QDragEnterEvent(QPointF(window.rect().center()).toPoint(), COPY, mime, LEFT, NONE)
    QCoreApplication.sendEvent(window, event)
    return event.isAccepted()


def drop(window, mime):
    event = QDropEvent(QPointF(window.rect().center()), COPY, mime, LEFT, NONE)
    QCoreApplication.sendEvent(window, event)


@pytest.fixture
def files(tmp_path):
    (tmp_path / "news.corpus").write_bytes(b"")
    (tmp_path / "mine.yaml").write_text("id: x")
    (tmp_path / "one.txt").write_text("Text")
    (tmp_path / "folder").mkdir()
    return tmp_path


@pytest.mark.parametrize(
    ("names", "kind"),
    [
        (["news.corpus"], Dropped.CORPUS),
        (["mine.yaml"], Dropped.SCHEMA),
        (["one.txt"], Dropped.ARTICLES),
        (["folder"], Dropped.FOLDER),
        (["folder", "one.txt"], Dropped.ARTICLES),
        ([], None),
    ],
)
def test_what_is_dragged_is_recognised(files, names, kind):
    assert kind_of([files / name for name in names]) is kind


def test_the_hint_says_what_dropping_would_do_and_goes_with_the_mouse(empty_window, files):
    hint = empty_window.welcoming.hint
    assert enter(empty_window, dragged(files / "folder"))
    assert hint.isVisible()
    assert hint.words == "Makes a corpus of the folder “folder”"
    QCoreApplication.sendEvent(empty_window, QDragLeaveEvent())
    assert not hint.isVisible()


def test_with_a_corpus_open_articles_are_imported_into_it(window, files):
    enter(window, dragged(files / "one.txt"))
    assert window.welcoming.hint.words == "Imports the articles"
    assert not window.welcoming.hint.grab().toImage().isNull()
    drop(window, dragged(files / "one.txt"))
    assert not window.welcoming.hint.isVisible()
    assert [task.name for task in window.worker.tasks] == ["import"]


def test_words_that_are_dragged_are_left_alone(empty_window):
    mime = QMimeData()
    mime.setText("nur Text")
    assert not enter(empty_window, mime)
    assert not empty_window.welcoming.hint.isVisible()


def test_a_schema_is_asked_about_while_a_corpus_is_open(qtbot, window, files):
    enter(window, dragged(files / "mine.yaml"))
    drop(window, dragged(files / "mine.yaml"))
    box = window.findChild(QMessageBox, "schemaDropped")
    assert "mine.yaml" in box.text()
    assert len(box.buttons()) == 3
    box.reject()
    qtbot.waitUntil(lambda: window.findChild(QMessageBox, "schemaDropped") is None)
    assert window.desk is not None
