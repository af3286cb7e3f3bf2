"""What hours of work leave behind: memory after 2,000 switches of articles, after edits, after every window was opened often.

Memory is what is in use by the books of the allocators, as in ``tests/e2e/test_leaks.py``, which looks for objects as well and, with
``LEAKS=full``, at each edit and each window by itself. With ``FULL=1`` there are 10,000 edits and fifty openings of every window.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path[:0] = [str(Path(__file__).parents[1] / "e2e"), str(Path(__file__).parents[1])]

import test_leaks as leaks  # noqa: E402 - finds it first
from held import bytes_in_use  # noqa: E402 - the same
from journey import Person  # noqa: E402 - the same
from PySide6.QtWidgets import QApplication  # noqa: E402 - the same

from annotator.bootstrap import default_schema, make_context  # noqa: E402 - the same
from factories import NOW  # noqa: E402 - the same
from gold_samples import put_into  # noqa: E402 - the same
from measured import Rows, Topic, at_most  # noqa: E402 - the same
from training_gold import gold_sets  # noqa: E402 - the same

ROWS = Rows(Topic.MEMORY)
FULL = bool(os.environ.get("FULL"))
SWITCHES = 2_000
EDITS = 10_000 if FULL else 1_000
OPENINGS = 50 if FULL else 3
PROMISE = at_most(5)
"""Caches that are still filling up may take so many megabytes: texts that pydantic has read alone take 1.5."""


def megabytes(person: Person) -> float:
    """What is in use, once nothing more can be freed."""
    leaks.shrink(person)
    return bytes_in_use() / 1e6


def opens_every_window(person: Person) -> None:
    """Each once, and away with it."""
    for name in leaks.WINDOWS:
        leaks.made_anew(person, name)


def measure(person: Person) -> None:
    """Tell what each kind of work leaves."""
    for number in range(2 * leaks.ARTICLES):
        leaks.switch(person, number)
    for number in range(100):
        leaks.edit(person, number)
    began = megabytes(person)
    ROWS.tell("memory of the window with a small corpus", began, "MB")
    for number in range(SWITCHES):
        leaks.switch(person, number)
    switched = megabytes(person)
    name = f"memory after {SWITCHES:,} switches of articles: more than before"
    ROWS.tell(name, switched - began, "MB", promise=PROMISE)
    for number in range(EDITS // 2):
        leaks.edit(person, number)
    edited = megabytes(person)
    name = "memory after edits: more than before"
    ROWS.tell(name, edited - switched, "MB", promise=PROMISE, note=f"{EDITS:,} edits")
    opens_every_window(person)
    opens_every_window(person)
    opened = megabytes(person)
    for _ in range(OPENINGS):
        opens_every_window(person)
    name = "memory after every window was opened: more than before"
    ROWS.tell(name, megabytes(person) - opened, "MB", promise=PROMISE, note=f"{OPENINGS} times")


def main() -> None:
    """Print the rows."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        corpus = folder / "news.corpus"
        with make_context().stores.create(str(corpus), default_schema(), at=NOW) as store:
            put_into(store, gold_sets(leaks.ARTICLES))
        person = Person(folder / "settings.json")
        person.window.open_corpus(str(corpus))
        person.wait_until(lambda: person.session.workbench is not None)
        person.settle()
        QApplication.processEvents()
        measure(person)
        person.leave()


if __name__ == "__main__":
    main()
