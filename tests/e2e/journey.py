"""A person at the window: opens corpora, drops files, presses keys, uses the mouse, and tells what there is.

Run as a script it plays the first half of the first journey and then waits to be killed::

    python journey.py CORPUS FOLDER LANGUAGE      prints one JSON object a step
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPointF, QSettings, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.bootstrap import make_context
from annotator.domain.ids import AnnotatorId
from annotator.ui.app import application
from annotator.ui.appearance import Appearance
from annotator.ui.i18n import Language
from annotator.ui.main_window import MainWindow
from annotator.ui.preferences import Preferences
from annotator.ui.settings import SettingsFile
from annotator.ui.worker import WorkerClient

ANNA = AnnotatorId("Anna")
NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton
_PATIENCE_S = 120


def contents(own):
    """Everything that counts in an annotation set, as JSON values that can be compared."""
    return {
        "article": own.article.id,
        "status": own.status.value,
        "note": own.note,
        "spans": sorted((json.loads(s.model_dump_json()) for s in own.spans.values()), key=_id),
        "arguments": sorted(
            (json.loads(a.model_dump_json()) for a in own.arguments.values()), key=_id
        ),
        "decisions": {signature: verdict.value for signature, verdict in own.decisions.items()},
    }


def _id(value):
    return value["id"]


def _words():
    from marked_words import Words  # noqa: PLC0415 - loads plots, which nobody else is to pay for

    return Words()


class Person:
    """Sits at the window.

    Args:
        settings_file: Of this person.
        language: Of the window; in German every word that is seen has to have come through translation.
    """

    def __init__(self, settings_file: Path, language: str = "en") -> None:
        self.app = application()
        self.language = language
        self._words = _words() if language == "de" else None
        settings = SettingsFile(settings_file)
        settings.change(language=language, theme="light")
        self.speaking = self._words.language(self.app) if self._words else Language(self.app)
        self.preferences = Preferences(settings, Appearance(self.app), self.speaking, self.app)
        self.preferences.start()
        self.worker = WorkerClient(self.app)
        self.window = MainWindow(
            make_context(), ANNA, preferences=self.preferences, worker=self.worker
        )
        self.window.resize(1280, 800)
        self.window.show()
        self.window.activateWindow()
        self.wait_until(self.window.isActiveWindow)

    @property
    def desk(self):
        return self.window.desk

    @property
    def session(self):
        return self.window.desk.session

    @property
    def own(self):
        return self.session.workbench.own

    @property
    def view(self):
        return self.window.desk.view

    def wait_until(self, holds):
        """Let the event loop run until something holds."""
        until = time.monotonic() + _PATIENCE_S
        while not holds():
            if time.monotonic() > until:
                raise TimeoutError(holds)
            QTest.qWait(5)
        self.look()

    def settle(self):
        """Let everything that was put off happen."""
        QTest.qWait(30)

    def wait_for_worker(self):
        self.wait_until(lambda: not self.worker.busy)
        self.settle()
        self.look()

    def look(self):
        """Read everything that stands in the windows now, if that is to be German."""
        if self._words is not None:
            self._words.look(self.window)

    def will_say(self, *texts):
        """What a person types or chooses is no word of the program."""
        if self._words is not None:
            self._words.add(*texts)

    def not_german(self):
        """What was seen although nobody translated it, and where; but for ids, which stand for themselves."""
        return {} if self._words is None else self._words.not_translated()

    def drop(self, *paths):
        """Drop files or folders onto the window."""
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        middle = QPointF(self.window.rect().center())
        copy = Qt.DropAction.CopyAction
        enter = QDragEnterEvent(middle.toPoint(), copy, mime, LEFT, NONE)
        QCoreApplication.sendEvent(self.window, enter)
        assert enter.isAccepted()
        drop = QDropEvent(middle, copy, mime, LEFT, NONE)
        QCoreApplication.sendEvent(self.window, drop)

    def key(self, key, modifiers=NONE):
        """Press a key where the keyboard is."""
        # Without a window manager nobody gives the keyboard back after a dialog.
        if QApplication.activeWindow() is None:
            self.window.activateWindow()
            self.wait_until(self.window.isActiveWindow)
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifiers)
        self.settle()

    def keys(self, text):
        QTest.keyClicks(QApplication.focusWidget(), text)
        self.settle()

    def double_click(self, offset):
        """Double-click on a place in the article, code points."""
        rect = self.view.position_rect(offset)
        port = self.view.viewport()
        QTest.mouseClick(port, LEFT, NONE, rect.center())
        QTest.mouseDClick(port, LEFT, NONE, rect.center())
        self.settle()

    def unmarked_word(self):
        """Where a longer word stands that is part of no entity and no event, marked or proposed.

        It may well stand in a quote: in news most words do.
        """
        text = self.session.workbench.article.text
        proposed = self.session.workbench.suggestions.spans.values()
        taken = [s for s in (*self.own.spans.values(), *proposed) if s.layer in {"entity", "event"}]
        visible = self.view.visible_range()
        offset = visible.begin
        while offset < visible.end:
            end = offset
            while end < len(text) and text[end].isalpha():
                end += 1
            free = not any(s.begin < end + 30 and offset < s.end for s in taken)
            if end - offset >= 5 and free:
                return offset, end
            offset = max(end, offset) + 1
        raise AssertionError("every visible word is taken")

    def export(self, out, format_name):
        """Ctrl+E, choose the format, type where to, Export."""
        self.key(Qt.Key.Key_E, CTRL)
        dialog = self.window.files.exporting.dialog
        form = dialog.form
        form.format.setCurrentIndex(form.format.findData(format_name))
        form.out.setFocus()
        form.out.selectAll()
        QTest.keyClicks(form.out, str(out))
        QTest.mouseClick(dialog.go, LEFT)
        self.wait_for_worker()
        outcome = self.window.task_bar.outcome
        assert outcome is not None
        assert out.exists(), outcome

    def leave(self):
        """Close the window; nothing may have been seen in it that was not translated."""
        self.look()
        self.window.close()
        self.window.deleteLater()
        self.worker.deleteLater()
        self.speaking.use("en")
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        left = self.not_german()
        assert not left, f"seen in the German window: {left}"


def play(corpus: Path, folder: Path, language: str, say) -> None:
    """Import, suggest, accept, reject, add, relabel, move an edge, undo, redo.

    Args:
        corpus: The corpus to make.
        folder: Articles to import.
        language: Of the window.
        say: Told the name of each step and what is in the annotation set then.
    """
    QSettings().clear()
    person = Person(corpus.with_suffix(".settings.json"), language)
    assert person.window.open_corpus(str(corpus), make=True)
    person.drop(folder)
    person.wait_until(lambda: person.session.workbench is not None)
    person.wait_for_worker()
    person.wait_until(lambda: bool(person.session.workbench.open_suggestions))
    person.view.setFocus()

    def step(name):
        pid = person.worker.process_id
        say({"step": name, "own": contents(person.own), "worker": pid})

    step("suggested")
    person.key(Qt.Key.Key_Tab)
    person.key(Qt.Key.Key_Return)
    person.key(Qt.Key.Key_Return)
    step("accepted")
    person.key(Qt.Key.Key_Backspace)
    step("rejected")
    begin, _ = person.unmarked_word()
    person.double_click(begin + 2)
    person.key(Qt.Key.Key_P)
    step("added")
    person.key(Qt.Key.Key_O)
    step("relabelled")
    person.key(Qt.Key.Key_BracketRight)
    step("edge moved")
    person.key(Qt.Key.Key_Z, CTRL)
    step("undone")
    person.key(Qt.Key.Key_Z, CTRL | SHIFT)
    step("redone")


def main() -> None:
    """Play and wait to be killed."""

    def say(told):
        sys.stdout.write(json.dumps(told) + "\n")
        sys.stdout.flush()

    play(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], say)
    say({"step": "waiting"})
    while True:
        QTest.qWait(50)


if __name__ == "__main__":
    main()
