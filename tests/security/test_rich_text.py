"""What a corpus says is shown letter by letter: nothing in the window is read as rich text, and no picture is loaded.

A tag in the title of an article could otherwise load a picture from anywhere on this machine, hide words, or show a
link that says something else than where it leads.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QTextImageFormat
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QGraphicsTextItem,
    QGraphicsView,
    QLabel,
    QMessageBox,
    QPlainTextEdit,
    QTextEdit,
    QToolTip,
    QWidget,
)

from annotator.domain.errors import FileReadError
from annotator.ui.appearance import Appearance
from annotator.ui.errors_shown import show_failure
from annotator.ui.tool_tips import wrapped
from hostile import MARK_UP

UI = Path(__file__).parents[2] / "annotator" / "ui"
WINDOWS = (
    *("findings", "concordance", "review", "team", "adjudication", "agreement"),
    *("schema.edit", "corpus.report", "corpus.export", "pipelines", "train"),
    *("filter.ask", "help.keys", "help.about", "palette", "bulk.corpus"),
    *("corpus.new", "corpus.import"),
)
"""Every action that opens something which shows what is in the corpus."""


def rich(widgets):
    """Labels among them that would read what they show as rich text; and editors that could."""
    found = []
    for each in widgets:
        if isinstance(each, QLabel) and each.textFormat() is not Qt.TextFormat.PlainText:
            found.append(f"{type(each).__name__} {each.objectName()}: {each.text()[:60]!r}")
        elif isinstance(each, QTextEdit):
            found.append(f"{type(each).__name__} {each.objectName()}")
        elif isinstance(each, QGraphicsView) and each.scene() is not None:
            found += [
                f"picture in {type(each).__name__}"
                for item in each.scene().items()
                if isinstance(item, QGraphicsTextItem)
                and any(
                    isinstance(form, QTextImageFormat) or form.isImageFormat()
                    for form in item.document().allFormats()
                )
            ]
    return found


def shown():
    """All visible labels of the program."""
    return [each for each in QApplication.allWidgets() if each.isVisible()]


def words_of(widgets):
    return " ".join(each.text() for each in widgets if isinstance(each, QLabel))


def close_others(window):
    for each in QApplication.topLevelWidgets():
        if each is not window and each.isVisible():
            each.close()


@pytest.fixture
def modal(qapp, monkeypatch):
    """Looks at dialogs that wait for an answer, and closes them; what was found there."""
    found = []

    def look():
        dialog = QApplication.activeModalWidget()
        if dialog is not None:
            found.extend(rich(shown()))
            dialog.close()

    timer = QTimer()
    timer.timeout.connect(look)
    timer.start(150)
    for name in ("getSaveFileName", "getOpenFileName", "getOpenFileNames"):
        monkeypatch.setattr(QFileDialog, name, lambda *_args, **_options: ("", ""))
    yield found
    timer.stop()


def test_nothing_in_any_window_reads_what_the_corpus_says_as_rich_text(
    person, hostile_corpus, modal
):
    window = person.window
    assert window.open_corpus(str(hostile_corpus))
    person.settle()
    person.session.focus_next_suggestion()
    person.settle()
    assert rich(shown()) == []
    assert "<b>x</b>" in words_of(shown())
    for name in WINDOWS:
        window.actions_of[name].trigger()
        person.settle()
        person.wait_until(lambda: not person.worker.busy)
        person.settle()
        assert rich(shown()) == [], name
        close_others(window)
        person.settle()
    assert modal == []


def _boxes():
    return [each for each in QApplication.allWidgets() if isinstance(each, QMessageBox)]


def test_errors_that_name_a_file_are_plain(person, hostile_corpus):
    window = person.window
    window.open_corpus(str(hostile_corpus.with_name(f"{MARK_UP.replace('/', '')}.corpus")))
    person.settle()
    assert rich(shown()) == []
    for box in _boxes():
        box.close()
    boxes = []
    QTimer.singleShot(200, lambda: boxes.extend(_boxes()) or [each.close() for each in _boxes()])
    show_failure(FileReadError(file=MARK_UP, reason=MARK_UP), window)
    assert MARK_UP in boxes[0].text()
    assert {each.textFormat() for each in boxes} == {Qt.TextFormat.PlainText}
    close_others(window)


@pytest.fixture
def dressed(qapp):
    """The program in its style sheet."""
    Appearance(qapp).use("light")


@pytest.mark.qt_log_ignore("This plugin does not support raise", extend=True)
def test_a_tool_tip_shows_tags_as_they_stand(qtbot, dressed):
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    QToolTip.showText(QPoint(5, 5), MARK_UP, widget)
    (tip,) = [each for each in QApplication.topLevelWidgets() if each.inherits("QTipLabel")]
    assert tip.textFormat() is Qt.TextFormat.PlainText
    assert tip.text() == MARK_UP
    QToolTip.showText(QPoint(9, 9), f"{MARK_UP} again", widget)
    tips = [each for each in QApplication.topLevelWidgets() if each.inherits("QTipLabel")]
    assert {each.textFormat() for each in tips} == {Qt.TextFormat.PlainText}
    QToolTip.hideText()
    QTest.qWait(400)


def test_a_label_nobody_thought_of_is_plain_all_the_same(qtbot, dressed):
    label = QLabel(MARK_UP)
    qtbot.addWidget(label)
    label.show()
    assert label.textFormat() is Qt.TextFormat.PlainText


def test_long_words_of_a_tool_tip_are_broken_into_lines():
    lines = wrapped("Ein Satz, der lang ist. " * 20 + "\n\nx" + "y" * 5_000).splitlines()
    assert max(map(len, lines)) <= 80
    assert sum(map(len, lines)) <= 2_000
    assert wrapped("a\n\nb\0c") == "a\n\nb c"


RICH = {
    "page_printing.py": "prints the program's own report, whose template escapes what a corpus says",
    "panels/guideline.py": "shows a guideline, which is Markdown; its browser loads nothing and opens nothing",
    "panels/guideline_examples.py": "the same",
    "dialogs/whats_new.py": "shows the program's own list of changes",
    "appearance.py": "names the widgets in a style sheet",
    "session_aids.py": "asks which widget has the keyboard",
}
"""Files that may name such widgets, and why."""


def test_no_widget_that_shows_rich_text_or_opens_links_is_used():
    word = re.compile(
        r"QTextBrowser|QTextEdit\b|QWebEngine|setOpenExternalLinks|RichText|MarkdownText"
        r"|QDesktopServices|webbrowser|setHtml|setMarkdown|setWhatsThis|insertHtml|appendHtml"
    )
    found = [
        f"{path.relative_to(UI)}: {hit[0]}"
        for path in UI.rglob("*.py")
        if str(path.relative_to(UI)) not in RICH
        for hit in word.finditer(path.read_text("utf-8"))
    ]
    assert found == []
    assert all((UI / name).is_file() for name in RICH)
    assert QPlainTextEdit  # what is used instead
