"""The longest rounds of the window's event loop through a day's work, as a person at this machine waits for them.

The same work as in ``tests/e2e/test_responsiveness.py``, which asserts on the processor time of the window's thread: here it is
time that passes. 5,000 articles come, are suggested, annotated, every window is opened twice, a model is trained, gold is exported;
then thousands of suggestions are decided in one step, taken back and brought back.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path[:0] = [str(Path(__file__).parents[1] / "e2e"), str(Path(__file__).parents[1])]

import journey  # noqa: E402 - finds it first
import test_responsiveness as day  # noqa: E402 - the same
from journey import Person  # noqa: E402 - the same
from PySide6.QtTest import QTest  # noqa: E402 - the same

from annotator.bootstrap import default_schema, make_context  # noqa: E402 - the same
from annotator.domain.ids import ArticleId  # noqa: E402 - the same
from annotator.domain.workbench import Proposal  # noqa: E402 - the same
from factories import NOW, make_article, make_suggestion  # noqa: E402 - the same
from gold_samples import put_into  # noqa: E402 - the same
from measured import Rows, Topic, at_most  # noqa: E402 - the same
from stalls import PROMISED_MS, Stall, StallProbe  # noqa: E402 - the same
from training_gold import gold_sets, write_gold  # noqa: E402 - the same

ROWS = Rows(Topic.WINDOW)
PROMISE = at_most(PROMISED_MS)
BULK = (2_000, 5_000)


def corpus_of(folder: Path) -> Path:
    """Finished articles of two people, and two articles with thousands of suggestions."""
    place = folder / "news.corpus"
    sets = [each for own in gold_sets(day.FINISHED) for each in day.of_two(own)]
    with make_context().stores.create(str(place), default_schema(), at=NOW) as store:
        put_into(store, sets)
        with store.open_unit_of_work() as work:
            number = work.imports.begin("bench", NOW)
            articles = [
                make_article("Wort " * count, id=ArticleId(f"bulk{count}"), title=f"{count} words")
                for count in BULK
            ]
            work.imports.add(number, articles)
            work.imports.finish(number)
            for article, count in zip(articles, BULK, strict=True):
                found = [make_suggestion(5 * n, 5 * n + 4, label="LOC") for n in range(count)]
                work.annotations.replace_suggestions(article.id, Proposal(tuple(found)), "bench@1")
            work.commit()
    return place


def decides_in_one_step(person: Person, probe: StallProbe, count: int) -> None:
    """All suggestions of an article are accepted, that is undone and redone; then all but these are rejected."""
    session = person.session
    with probe.during(f"{count:,} suggestions: article opened"):
        person.desk.open_article(ArticleId(f"bulk{count}"))
        person.wait_until(lambda: session.workbench.article.id == f"bulk{count}")
        QTest.qWait(300)

    def has(spans: int, suggestions: int) -> bool:
        desk = session.workbench
        return len(desk.own) == spans and len(desk.open_suggestions) == suggestions

    for name, act, spans, left in (
        ("accepted in one step", session.bulk.accept_all, count, 0),
        ("that undone", session.steps.undo, 0, count),
        ("that redone", session.steps.redo, count, 0),
        ("undone again", session.steps.undo, 0, count),
        ("rejected in one step", session.bulk.reject_all, 0, 0),
    ):
        with probe.during(f"{count:,} suggestions: {name}"):
            act()
            person.wait_until(lambda spans=spans, left=left: has(spans, left))
            QTest.qWait(300)


def work(person: Person, corpus: Path, folder: Path) -> StallProbe:
    """A day of it."""
    probe = StallProbe()
    with probe.watching():
        with probe.during("open a corpus"):
            person.window.open_corpus(str(corpus))
            person.wait_until(lambda: person.desk is not None)
            person.settle()
        day.imports_and_suggests(person, probe, folder)
        day.annotates(person, probe)
        day.opens_every_window(person, probe)
        for count in BULK:
            decides_in_one_step(person, probe, count)
        day.trains(person, probe)
        day.exports(person, probe, folder)
        with probe.during("close the corpus"):
            person.window.close_corpus()
    return probe


def tell(stalls: list[Stall]) -> None:
    """One row for each kind of work, with its longest round; windows are one kind, opened first or again."""
    groups: dict[str, list[Stall]] = defaultdict(list)
    for stall in stalls:
        _, _, when = stall.during.rpartition(", ")
        is_window = when in {"first", "again"}
        groups[f"every window opened, {when}" if is_window else stall.during].append(stall)
    for name, those in groups.items():
        worst = max(those, key=lambda stall: stall.wall_ms)
        which = f"{worst.during.rpartition(', ')[0]}, " if len(those) > 1 else ""
        note = f"{which}{worst.work_ms:.0f} ms of work"
        ROWS.tell(f"longest stall: {name or 'between'}", worst.wall_ms, promise=PROMISE, note=note)
    worst = max(stalls, key=lambda stall: stall.wall_ms)
    ROWS.tell("longest stall of the window", worst.wall_ms, promise=PROMISE, note=worst.during)


def main() -> None:
    """Print the rows; another number of articles can be given."""
    if sys.argv[1:]:
        day.ARTICLES = int(sys.argv[1])
    # A busy machine is the runner's to judge.
    journey._PATIENCE_S = 600
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        many = write_gold(folder / "many.jsonl", day.ARTICLES, status="new")
        many.write_text(many.read_text("utf-8").replace('"id": "a', '"id": "m'), "utf-8")
        person = Person(folder / "settings.json")
        person.corpus = corpus_of(folder)
        person.settle()
        probe = work(person, person.corpus, folder)
        tell(list(probe.longest_by_gesture))
        person.leave()


if __name__ == "__main__":
    main()
