"""``suggest`` on a whole corpus: its speed beside the bare pipeline, its memory, and the window while it runs.

The floor of the speed is ``nlp.pipe`` of the same pipeline over the same texts, one process, in the same run. Memory is what 10,000
articles take more than 1,000 do. The stall is the longest time the window's event loop was away while its worker suggested.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter, process_time

import spacy

from annotator.bootstrap import make_context
from annotator.domain.ports import Access
from annotator.nlp.pipelines import build_builtin
from annotator.resources import resource_path
from annotator.services import corpora
from annotator.services.import_articles import ImportRequest, import_articles
from annotator.services.suggest import SuggestionRequest, suggest
from annotator.services.tasks import NullMonitor
from measured import Rows, Topic, at_least, at_most, peak_megabytes, share_of_floor

ROWS = Rows(Topic.SUGGESTIONS)
FEW, MANY, IN_WINDOW = 1_000, 10_000, 200
COMPARED = 120
ROUNDS = 4


def texts(count, *, short=False):
    """News as it ships, each with a first line of its own, so that no two are the same."""
    samples = [path.read_text("utf-8") for path in sorted(resource_path("samples").glob("*.txt"))]
    for number in range(count):
        text = samples[number % len(samples)]
        yield f"Meldung {number}\n\n{text[:120] if short else text}"


def corpus_of(folder: Path, name: str, wanted) -> str:
    source = folder / f"{name}-texts"
    source.mkdir()
    for number, text in enumerate(wanted):
        (source / f"{number:05}.txt").write_text(text, "utf-8")
    location = str(folder / f"{name}.corpus")
    context = make_context()
    with corpora.opened(context, location, Access.WRITE, make=True) as store:
        import_articles(context, store, ImportRequest((source,)), NullMonitor())
    return location


def speed(folder: Path) -> None:
    wanted = list(texts(COMPARED))
    location = corpus_of(folder, "speed", wanted)
    context = make_context()
    nlp = build_builtin()
    list(nlp.pipe(wanted[:5]))
    request = SuggestionRequest(redo=True)
    bare, whole = [], []
    with corpora.opened(context, location, Access.WRITE) as store:
        suggest(context, store, SuggestionRequest(), NullMonitor())
        for _ in range(ROUNDS):
            begun = perf_counter()
            for _doc in nlp.pipe(wanted, batch_size=32):
                pass
            bare.append(perf_counter() - begun)
            begun = perf_counter()
            suggest(context, store, request, NullMonitor())
            whole.append(perf_counter() - begun)
    # The quickest of each: a shared machine only ever makes things slower.
    floor, measured = COMPARED / min(bare), COMPARED / min(whole)
    ROWS.tell(
        f"suggest, {COMPARED} articles",
        measured,
        "articles/s",
        floor=floor,
        floor_is="nlp.pipe of the same pipeline",
        promise=share_of_floor(0.9),
    )
    reading(wanted, nlp)


def reading(wanted, nlp) -> None:
    """Words a second of the pipeline on one core, beside a tokenizer alone."""
    count = sum(len(text.split()) for text in wanted)
    tokenizer = spacy.blank("de").tokenizer
    speeds = []
    for pipe in (nlp, tokenizer):
        begun = process_time()
        for _doc in pipe.pipe(wanted):
            pass
        speeds.append(count / (process_time() - begun))
    speed, floor = speeds
    name = "words read by the built-in pipeline on one core"
    ROWS.tell(
        name, speed, "words/s", floor=floor, floor_is="tokenizer alone", promise=at_least(5_000)
    )


def memory(location: str) -> None:
    """In a process of its own: what suggesting adds at the most."""
    context = make_context()
    with corpora.opened(context, location, Access.WRITE) as store:
        suggest(context, store, SuggestionRequest(), NullMonitor())
    print(peak_megabytes())  # noqa: T201 - read by the one below


def growth(folder: Path) -> None:
    peaks = {}
    for count in (FEW, MANY):
        location = corpus_of(folder, str(count), texts(count, short=True))
        done = subprocess.run(
            [sys.executable, __file__, "memory", location],
            stdout=subprocess.PIPE,
            check=True,
            text=True,
        )
        peaks[count] = float(done.stdout.split()[-1])
    name = f"suggest: more memory for {MANY:,} articles than for {FEW:,}"
    ROWS.tell(name, peaks[MANY] - peaks[FEW], "MB", promise=at_most(50), topic=Topic.MEMORY)


def stall(folder: Path) -> None:
    """The window with a corpus of new articles: the longest gap of its event loop while the worker is busy."""
    sys.path.insert(0, str(Path(__file__).parents[1] / "e2e"))
    from journey import Person  # noqa: PLC0415 - only this step needs Qt
    from PySide6.QtCore import QTimer  # noqa: PLC0415 - only this step needs Qt

    location = corpus_of(folder, "window", texts(IN_WINDOW))
    person = Person(folder / "settings.json")
    person.window.open_corpus(location)
    person.settle()
    gaps, last = [], perf_counter()

    def tick():
        nonlocal last
        now = perf_counter()
        gaps.append(now - last)
        last = now

    timer = QTimer(interval=5)
    timer.timeout.connect(tick)
    timer.start()
    person.window.files.suggest_for_all()
    person.wait_for_worker()
    timer.stop()
    with (
        corpora.opened(make_context(), location, Access.READ) as store,
        store.open_unit_of_work() as work,
    ):
        assert not list(work.annotations.without_suggestions())
    name = f"window while {IN_WINDOW} articles are suggested: longest stall"
    ROWS.tell(name, 1000 * max(gaps), promise=at_most(100), topic=Topic.WINDOW)
    person.leave()


def main() -> None:
    """Print the rows."""
    if sys.argv[1:2] == ["memory"]:
        memory(sys.argv[2])
        return
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        speed(folder)
        stall(folder)
        growth(folder)


if __name__ == "__main__":
    main()
