"""A second person at a window of their own, in a process of their own: says what is there, does what is asked.

python server_person.py ADDRESS ANNOTATOR SETTINGS     one JSON object a line, both ways
"""

from __future__ import annotations

import json
import sys
import threading
from pathlib import Path
from queue import Empty, SimpleQueue

from PySide6.QtTest import QTest

from annotator.bootstrap import make_context
from annotator.domain.ids import AnnotatorId, ArticleId
from annotator.domain.offsets import TextRange
from annotator.ui.app import application
from annotator.ui.appearance import Appearance
from annotator.ui.i18n import Language
from annotator.ui.main_window import MainWindow
from annotator.ui.preferences import Preferences
from annotator.ui.settings import SettingsFile
from annotator.ui.worker import WorkerClient


def main() -> None:
    """Work until the input ends."""
    address, annotator, settings = sys.argv[1:4]
    app = application()
    preferences = Preferences(SettingsFile(Path(settings)), Appearance(app), Language(app), app)
    preferences.file.change(language="en", theme="light")
    preferences.start()
    window = MainWindow(
        make_context(asks=False),
        AnnotatorId(annotator),
        preferences=preferences,
        worker=WorkerClient(app),
    )
    window.show()
    assert window.open_corpus(address)
    asked: SimpleQueue[dict | None] = SimpleQueue()
    threading.Thread(target=_listen, args=(asked,), daemon=True).start()
    say(_state(window))
    while True:
        QTest.qWait(20)
        try:
            message = asked.get_nowait()
        except Empty:
            continue
        if message is None:
            break
        _do(window, message)
        say(_state(window))
    window.close()


def _listen(asked: SimpleQueue) -> None:
    for line in sys.stdin:
        asked.put(json.loads(line))
    asked.put(None)


def _do(window: MainWindow, message: dict) -> None:
    desk = window.desk
    match message["do"]:
        case "add":
            desk.session.set_focus(None)
            desk.session.set_selection((TextRange(*message["range"]),))
            desk.session.spans.add("entity", message["label"])
        case "open":
            desk.open_article(ArticleId(message["article"]))
        case "undo":
            desk.session.steps.undo()
        case "finish":
            desk.finish_and_go_on()


def _state(window: MainWindow) -> dict:
    desk = window.desk
    bench = desk.session.workbench
    remote = desk.corpus.remote
    return {
        "article": bench.article.id,
        "marked": sorted(bench.own.covered_text(span) for span in bench.own),
        "counts": {status.value: count for status, count in desk.article_list.counts.items()},
        "articles": desk.article_list.model.rowCount(),
        "waiting": len(remote.outbox.waiting),
        "beside": len(remote.outbox.beside),
        "down": remote.line.is_down,
        "notice": desk.notice.text,
    }


def say(what: dict) -> None:
    """One line."""
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
