"""How the program grows: with articles in the corpus, with words in an article, with spans in an article.

Each series is measured at every size, and one more row says how it grew: the exponent of the last step, 0 for flat and
1 for linear. Beside it stands what is promised. ``python tests/benchmarks/scale.py [articles|words|spans]``: medians in
milliseconds, memory in megabytes.
"""
# ruff: noqa: E402, T201 - a script: finds the factories first, and tells itself what it measured

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterable
from contextlib import redirect_stdout
from io import StringIO
from itertools import islice
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[2])]
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication
from storage_open import filled, shared
from window import settle, timed, word_ranges, words

from annotator.bootstrap import make_context
from annotator.domain.article import Article
from annotator.domain.ids import AnnotatorId, ArticleId
from annotator.domain.ports import Access, ArticleQuery
from annotator.domain.workbench import Proposal
from annotator.ui.app import application
from annotator.ui.appearance import Appearance
from annotator.ui.i18n import Language
from annotator.ui.main_window import MainWindow
from annotator.ui.preferences import Preferences
from annotator.ui.settings import SettingsFile
from annotator.ui.worker import WorkerClient
from factories import NOW, make_article, make_suggestion
from measured import GROWS_FLAT, GROWS_LINEARLY, Rows, Topic, exponent

ROWS = Rows(Topic.GROWTH)

ARTICLES = (100, 10_000, 100_000)
WORDS = (400, 5_000, 50_000)
SPANS = (1, 50, 500, 5_000)
ROUNDS = 15
FLAT, LINEAR = "flat", "linear"
GROWTHS = {FLAT: GROWS_FLAT, LINEAR: GROWS_LINEARLY}
_PAGE = 200
_ANNA = AnnotatorId("Anna")
_WORKER = (sys.executable, "-m", "annotator", "worker")


class Series:
    """Values of several things at several sizes."""

    def __init__(self, what: str) -> None:
        self._what = what
        self._found: dict[tuple[str, str, str], dict[int, float]] = defaultdict(dict)

    def add(self, name: str, size: int, value: float, growth: str, unit: str = "ms") -> None:
        """Say and remember a value."""
        self._found[name, unit, growth][size] = value
        ROWS.tell(f"{name}, {size:,} {self._what}", value, unit)

    def tell_growth(self) -> None:
        """One row for each thing: the exponent of its last step."""
        for (name, _, growth), values in self._found.items():
            told = f"{name}: growth with {self._what}"
            ROWS.tell(told, exponent(values), "", promise=GROWTHS[growth])


def middle(times: Iterable[float]) -> float:
    """The median."""
    return statistics.median(times)


def clocked(act) -> float:
    """Milliseconds of a call."""
    begin = time.perf_counter()
    act()
    return (time.perf_counter() - begin) * 1e3


def memory(process: int | str = "self", field: str = "VmRSS") -> float:
    """Megabytes of a process."""
    said = Path(f"/proc/{process}/status").read_text("utf-8")
    line = next(line for line in said.splitlines() if line.startswith(field))
    return int(line.split()[1]) / 1024


class Shown:
    """A window with a corpus."""

    def __init__(self, folder: Path, corpus: Path) -> None:
        self.app = application()
        settings = SettingsFile(folder / f"{corpus.stem}.json")
        preferences = Preferences(settings, Appearance(self.app), Language(self.app), self.app)
        preferences.start()
        self.window = MainWindow(
            make_context(), _ANNA, preferences=preferences, worker=WorkerClient(self.app)
        )
        self.window.resize(1440, 900)
        self.window.show()
        settle(self.app)
        self.opened = clocked(lambda: self._open(corpus))
        settle(self.app)
        self.desk = self.window.desk

    def _open(self, corpus: Path) -> None:
        self.window.open_corpus(str(corpus))
        QApplication.processEvents()
        self.window.desk.view.viewport().repaint()

    def close(self) -> None:
        """Put it away."""
        self.window.close()
        settle(self.app)

    def painted(self, gesture) -> float:
        """Milliseconds until a gesture is painted, and on disk."""
        return timed(self.window, gesture)[0]

    def next_article(self, ids) -> float:
        """Median of walking through articles."""
        return middle(self.painted(lambda i=i: self.desk.open_article(i)) for i in ids)

    def span_added(self) -> float:
        """Median of adding a span to one of the first words, and taking it back each time."""
        session, times = self.desk.session, []
        for word in islice(word_ranges(session.workbench.article.text), 1, ROUNDS + 1):
            self.desk.view.select((word,))
            before = len(session.workbench.own)
            times.append(self.painted(lambda: session.spans.add("entity", "PER")))
            if len(session.workbench.own) == before:
                raise RuntimeError("no span was added")
            session.steps.undo()
            settle(self.app)
        return middle(times)


def with_articles(folder: Path) -> None:
    """The corpus grows. Each size has a process of its own, so that its memory is its own."""
    series = Series("articles")
    for count in ARTICLES:
        done = subprocess.run(
            [sys.executable, __file__, "corpus", str(count), str(folder)],
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
        for line in done.stdout.splitlines():
            if line.startswith("["):
                name, value, growth, unit = json.loads(line)
                series.add(name, count, value, growth, unit)
    series.tell_growth()


def one_corpus(folder: Path, count: int) -> None:
    """Everything about one size; JSON lists."""

    def say(name: str, value: float, growth: str, unit: str = "ms") -> None:
        print(json.dumps([name, value, growth, unit]), flush=True)

    place = shared(count) or folder / f"{count}.corpus"
    if not place.exists():
        # What it tells of that is told by the benchmark of storage.
        with redirect_stdout(StringIO()):
            filled(place, count)
    # The day's first opening also makes a backup.
    make_context().stores.open(str(place), Access.WRITE).close()
    say("memory of the worker that exports it", worker_memory(place, folder), FLAT, "MB")
    shown = Shown(folder, place)
    say("corpus open, article painted", shown.opened, FLAT)
    library = shown.desk.corpus.library
    query = ArticleQuery(_ANNA)
    say(
        "first page of the list",
        middle(rounds(lambda: library.rows(query, offset=0, limit=_PAGE))),
        FLAT,
    )
    last = max(0, count - _PAGE)
    say(
        "last page of the list",
        middle(rounds(lambda: library.rows(query, offset=last, limit=_PAGE))),
        LINEAR,
    )
    rare = ArticleQuery(_ANNA, text=str(count - 1))
    say(
        "rare word: first page",
        middle(rounds(lambda: library.rows(rare, offset=0, limit=_PAGE))),
        FLAT,
    )
    common = ArticleQuery(_ANNA, text="sagte")
    say(
        "frequent word: first page",
        middle(rounds(lambda: library.rows(common, offset=0, limit=_PAGE))),
        LINEAR,
    )
    say("next article painted", shown.next_article(f"a{n}" for n in range(1, ROUNDS + 1)), FLAT)
    say("span added, painted", shown.span_added(), FLAT)
    say("memory of the window", memory(), FLAT, "MB")
    shown.close()


def rounds(act) -> list[float]:
    """Times of a call."""
    return [clocked(act) for _ in range(ROUNDS)]


def worker_memory(corpus: Path, folder: Path) -> float:
    """The most a worker held while it wrote the whole corpus as JSONL."""
    out = folder / f"{corpus.stem}.jsonl"
    params = {"out": str(out), "format": "jsonl", "status": "all"}
    request = {"id": 1, "task": "export", "corpus": str(corpus), "params": params}
    with subprocess.Popen(_WORKER, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as worker:
        worker.stdin.write(json.dumps(request).encode() + b"\n")
        worker.stdin.flush()
        for line in worker.stdout:
            said = json.loads(line)
            if "error" in said:
                raise RuntimeError(said["error"])
            if "result" in said:
                break
        most = memory(worker.pid, "VmHWM")
        worker.stdin.close()
    return most


def made_of(folder: Path, name: str, articles: list[tuple[Article, int]]) -> Path:
    """A corpus of these articles with so many suggestions each."""
    context = make_context()
    place = folder / f"{name}.corpus"
    with (
        context.stores.create(str(place), context.default_schema(), at=NOW) as store,
        store.open_unit_of_work() as work,
    ):
        number = work.imports.begin("bench", NOW)
        work.imports.add(number, [article for article, _ in articles])
        work.imports.finish(number)
        for article, spans in articles:
            every = list(word_ranges(article.text))
            step = max(1, len(every) // spans)
            chosen = every[::step][:spans]
            found = [make_suggestion(word.begin, word.end, label="LOC") for word in chosen]
            work.annotations.replace_suggestions(article.id, Proposal(tuple(found)), "bench@1")
        work.commit()
    return place


def with_words(folder: Path) -> None:
    """An article grows; it has one suggestion in a hundred words."""
    _within(folder, "words", [(count, count, count // 100) for count in WORDS])


def with_spans(folder: Path) -> None:
    """An article of 50,000 words gets more suggestions."""
    _within(folder, "spans", [(count, WORDS[-1], count) for count in SPANS])


def _within(folder: Path, what: str, sizes: list[tuple[int, int, int]]) -> None:
    articles = [
        # No two texts of a corpus are the same.
        (
            make_article(
                words(length, 10 * place + copy), id=ArticleId(f"{size}-{copy}"), title=f"{size}"
            ),
            spans,
        )
        for place, (size, length, spans) in enumerate(sizes)
        for copy in range(3)
    ]
    shown = Shown(folder, made_of(folder, what, articles))
    series = Series(what)
    for size, _, _ in sizes:
        ids = [ArticleId(f"{size}-{copy}") for copy in range(3)]
        shown.desk.open_article(ids[-1])
        settle(shown.app)
        series.add("next article painted", size, shown.next_article(ids * 3), LINEAR)
        moved = [shown.painted(shown.desk.session.focus_next_suggestion) for _ in range(ROUNDS)]
        series.add("focus on the next suggestion", size, middle(moved), FLAT)
        series.add("span added, painted", size, shown.span_added(), FLAT)
    series.tell_growth()
    shown.close()


def main(names: list[str]) -> None:
    """Print the rows."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        if names[:1] == ["corpus"]:
            one_corpus(Path(names[2]), int(names[1]))
            return
        every = {"articles": with_articles, "words": with_words, "spans": with_spans}
        for name in names or every:
            every[name](folder)


if __name__ == "__main__":
    main(sys.argv[1:])
