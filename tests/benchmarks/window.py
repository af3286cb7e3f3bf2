"""The whole window on a real corpus file: next article, one edit on screen and on disk, focus, start.

Times run from the gesture to the end of painting, everything the window does in between included: panels,
counts, key line, disk. The floor of an edit is one ``fdatasync`` of as many bytes on the same disk.
Medians in milliseconds.
"""
# ruff: noqa: E402 - a script: finds the factories first

from __future__ import annotations

import gc
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[2])]

from article_view import BARE, Bare
from PySide6.QtWidgets import QApplication

from annotator.bootstrap import make_context
from annotator.domain.article import Article
from annotator.domain.ids import AnnotatorId, ArticleId
from annotator.domain.offsets import TextRange
from annotator.domain.segmentation import paragraphs, tokens
from annotator.domain.workbench import Proposal
from annotator.resources import resource_path
from annotator.ui.app import GC_THRESHOLD, application
from annotator.ui.appearance import Appearance
from annotator.ui.i18n import Language
from annotator.ui.main_window import MainWindow
from annotator.ui.preferences import Preferences
from annotator.ui.settings import SettingsFile
from annotator.ui.worker import WorkerClient
from factories import NOW, make_article, make_suggestion
from measured import Promise, Rows, Topic, at_most

ROWS = Rows(Topic.WINDOW)
SIZES = ((400, 60, at_most(16)), (5_000, 500, at_most(20)), (50_000, 5_000, at_most(20, floors=2)))
EDIT = at_most(16, floors=1)
COPIES = 12
ROUNDS = 60
STARTS = 7
_LABELS = ("PER", "ORG", "LOC", "MISC", "DATE")


def main() -> None:
    """Run all and print."""
    with tempfile.TemporaryDirectory() as folder:
        corpus = make_corpus(Path(folder))
        sync = fdatasync_ms(Path(folder))
        measure_window(Path(folder), corpus, sync)
        start = start_ms(Path(folder), corpus)
        ROWS.tell("start to usable window", start, promise=at_most(1_500))


def words(count: int, salt: int) -> str:
    """German text of about so many words, in paragraphs, different for each salt."""
    samples = sorted(resource_path("samples").glob("*.txt"))
    paragraphs_there = [
        line
        for sample in samples
        for line in sample.read_text("utf-8").splitlines()
        if line.strip()
    ]
    found: list[str] = [f"Artikel {salt}"]
    at = salt
    while sum(line.count(" ") + 1 for line in found[-400:]) < count or len(found) < count // 120:
        found.append(paragraphs_there[at % len(paragraphs_there)])
        at += 1
        if sum(line.count(" ") + 1 for line in found) >= count:
            break
    return "\n\n".join(found)


def word_ranges(text: str) -> Iterator[TextRange]:
    """Every token of at least three characters."""
    for part in paragraphs(text):
        for token in tokens(text, part.begin, part.end):
            if len(token) > 2:
                yield token


def every_other_word(text: str) -> list[TextRange]:
    """Places for spans, near the beginning."""
    return list(islice(word_ranges(text), 1, ROUNDS, 2))


def make_corpus(folder: Path) -> Path:
    """Articles of each size with evenly spread suggestions."""
    context = make_context()
    place = folder / "bench.corpus"
    store = context.stores.create(str(place), context.default_schema(), at=NOW)
    with store.open_unit_of_work() as work:
        number = work.imports.begin("bench", NOW)
        made: list[tuple[Article, int]] = []
        for count, spans, _ in SIZES:
            for copy in range(COPIES if count < 50_000 else 3):
                article = make_article(
                    words(count, copy), id=ArticleId(f"{count}-{copy}"), title=f"{count} {copy}"
                )
                made.append((article, spans))
        work.imports.add(number, [article for article, _ in made])
        work.imports.finish(number)
        for article, spans in made:
            every = list(word_ranges(article.text))
            step = max(1, len(every) // spans)
            suggested = [
                make_suggestion(word.begin, word.end, label=_LABELS[n % 5])
                for n, word in enumerate(islice(every, 0, None, step))
            ]
            work.annotations.replace_suggestions(article.id, Proposal(tuple(suggested)), "bench@1")
        work.commit()
    store.close()
    return place


def measure_window(folder: Path, corpus: Path, sync: float) -> None:
    """Drive one window through all sizes."""
    gc.set_threshold(*GC_THRESHOLD)
    app = application()
    settings = SettingsFile(folder / "settings.json")
    preferences = Preferences(settings, Appearance(app), Language(app), app)
    preferences.start()
    window = MainWindow(
        make_context(),
        AnnotatorId("Anna"),
        preferences=preferences,
        worker=WorkerClient(app),
    )
    window.resize(1440, 900)
    window.show()
    window.open_corpus(str(corpus))
    desk = window.desk
    assert desk is not None
    settle(app)
    for count, spans, promise in SIZES:
        copies = COPIES if count < 50_000 else 3
        ids = [ArticleId(f"{count}-{copy}") for copy in range(copies)]
        opened = [timed(window, lambda each=each: desk.open_article(each)) for each in ids[1:] * 3]
        tell(
            f"next article, {count:,} words, {spans:,} spans",
            opened,
            floor=bare_ms(window),
            floor_is=BARE,
            promise=promise,
        )
        tell(
            f"next suggestion in focus, {spans:,} spans",
            [timed(window, desk.session.focus_next_suggestion) for _ in range(ROUNDS)],
            promise=at_most(16),
        )
        tell(
            f"suggestion accepted, {spans:,} spans",
            [timed(window, desk.session.spans.accept) for _ in range(ROUNDS // 2)],
            floor=sync,
            promise=EDIT,
        )
        tell(
            f"span added, {spans:,} spans",
            [
                timed(window, lambda: desk.session.spans.add("event", "Meeting"))
                for word in every_other_word(desk.session.workbench.article.text)
                if desk.view.select((word,)) is None
            ],
            floor=sync,
            promise=EDIT,
        )
        for name, act in (("undo", desk.session.steps.undo), ("redo", desk.session.steps.redo)):
            tell(
                f"{name}, {spans:,} spans",
                [timed(window, act) for _ in range(ROUNDS // 2)],
                floor=sync,
                promise=EDIT,
            )
    window.close()
    settle(app)


def timed(window: MainWindow, gesture: Callable[[], object]) -> tuple[float, float]:
    """Milliseconds from the gesture until the article is painted, and until the whole window is at rest."""
    app = QApplication.instance()
    begin = time.perf_counter()
    gesture()
    window.desk.view.viewport().repaint()
    painted = (time.perf_counter() - begin) * 1e3
    app.sendPostedEvents()
    app.processEvents()
    rest = (time.perf_counter() - begin) * 1e3
    settle(app)
    return painted, rest


def bare_ms(window: MainWindow) -> float:
    """What is visible of the article, laid out and painted by Qt alone, median."""
    view, bare = window.desk.view, Bare()
    bare.resize(view.viewport().size())
    bare.show()
    settle(QApplication.instance())
    seen = view.visible_range().covered_text(window.desk.session.workbench.article.text)
    times = []
    for _ in range(ROUNDS // 4):
        begin = time.perf_counter()
        bare.set_words(seen)
        bare.repaint()
        times.append((time.perf_counter() - begin) * 1e3)
    bare.close()
    window.activateWindow()
    settle(QApplication.instance())
    return median(times)


def settle(app: QApplication) -> None:
    """Let timers run out."""
    until = time.perf_counter() + 0.03
    while time.perf_counter() < until:
        app.processEvents()


def fdatasync_ms(folder: Path) -> float:
    """One write of 16 KiB and its fdatasync, median."""
    times = []
    with (folder / "sync").open("wb") as file:
        for _ in range(200):
            begin = time.perf_counter()
            file.write(b"x" * 16_384)
            file.flush()
            os.fdatasync(file.fileno())
            times.append((time.perf_counter() - begin) * 1e3)
    return median(times)


def start_ms(folder: Path, corpus: Path) -> float:
    """From starting ``annotator`` to the last corpus' article painted, median of several starts."""
    code = (
        "import sys, time\n"
        "from PySide6.QtCore import QTimer\n"
        "from annotator.ui import app\n"
        "real = app._open\n"
        "def opened(window, *rest):\n"
        "    real(window, *rest)\n"
        "    look(window)\n"
        "def look(window):\n"
        "    if window.desk is None or window.desk.session.workbench is None:\n"
        "        QTimer.singleShot(0, window, lambda: look(window))\n"
        "        return\n"
        "    window.repaint()\n"
        "    print(time.time(), flush=True)\n"
        "    QTimer.singleShot(0, window, window.close)\n"
        "app._open = opened\n"
        "sys.argv[1:] = []\n"
        "from annotator.__main__ import main\n"
        "sys.exit(main())\n"
    )
    settings = folder / "config" / "annotator" / "settings.json"
    settings.parent.mkdir(parents=True)
    settings.write_text(json.dumps({"recent": [str(corpus)]}), "utf-8")
    environment = {
        **os.environ,
        "XDG_CONFIG_HOME": str(folder / "config"),
        "XDG_STATE_HOME": str(folder / "state"),
    }
    times = []
    for _ in range(STARTS):
        begin = time.time()
        done = subprocess.run(
            [sys.executable, "-c", code],
            env=environment,
            stdout=subprocess.PIPE,
            text=True,
            check=True,
            timeout=60,
        )
        times.append((float(done.stdout.split()[0]) - begin) * 1e3)
    return median(times)


def median(values: list[float]) -> float:
    """The middle one."""
    return statistics.median(values)


def tell(
    name: str,
    times: list[tuple[float, float]],
    *,
    floor: float | None = None,
    floor_is: str = "one fdatasync of 16 KiB",
    promise: Promise | None = None,
) -> None:
    """Two lines: until the article is painted (and on disk, where something was stored), and until all is at rest."""
    painted, rest = (median(list(each)) for each in zip(*times, strict=True))
    held = {"floor": floor, "floor_is": floor_is if floor is not None else ""}
    ROWS.tell(f"{name}: painted", painted, promise=promise, **held)
    ROWS.tell(f"{name}: panels too", rest)


if __name__ == "__main__":
    main()
