"""Hours of work leave nothing behind: no memory, no window, no thread, no timer, no file, no process.

``LEAKS=full`` switches 2,000 articles, makes 10,000 edits and opens every window 50 times, and 50 times anew, and weighs
what is left to the byte. The normal run does a part of it; there caches that still fill up weigh more than what could
leak, so that it counts: objects, files, threads, processes. Beside other work 10,000 edits may take longer than one test
may: ``-o faulthandler_timeout=0``.
"""

from __future__ import annotations

import gc
import json
import os
import secrets
import sys
import tempfile

import pytest
from held import HAS_BOOKS, grown, growth, handles, kinds
from journey import Person
from pydantic import TypeAdapter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from annotator.bootstrap import default_schema, make_context
from annotator.domain.ids import ArticleId
from annotator.domain.offsets import TextRange
from annotator.ui.appearance import pixmap
from factories import NOW
from gold_samples import put_into
from training_gold import gold_sets

pytestmark = pytest.mark.skipif(not HAS_BOOKS, reason="the allocator keeps no books")

FULL = os.environ.get("LEAKS") == "full"
weighed = pytest.mark.skipif(not FULL, reason="weighs to the byte: LEAKS=full")
ROUNDS = 5
SWITCHES = 2_000 if FULL else 60
EDITS = 10_000 if FULL else 300
OPENINGS = 50
ARTICLES = 40 if FULL else 12
WINDOWS = (
    "findings",
    "concordance",
    "team",
    "agreement",
    "adjudication",
    "review",
    "history",
    "dashboard",
    "questions",
    "bookmarks",
    "pace",
)
LEAST = sys.getsizeof((None,))
"""The smallest thing that can hold another one: 48 bytes. An edit that kept anything would keep that."""
PART = 1_000
"""What Qt keeps of one box of numbers or of choices whose parts were not let go: the least a window ever left, bytes.
Weighed in tests/gui/window/test_letting_go.py."""
_CACHED = 60_000
"""So many texts fill pydantic's cache of 16,384 short ones; it would do so in the course of a day."""


@pytest.fixture
def person(qtbot, tmp_path, monkeypatch):
    del qtbot
    # Everything that other tests have left is neither looked through nor counted.
    gc.collect()
    gc.freeze()
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    corpus = tmp_path / "news.corpus"
    with make_context().stores.create(str(corpus), default_schema(), at=NOW) as store:
        put_into(store, gold_sets(ARTICLES))
    made = Person(tmp_path / "settings.json")
    assert made.window.open_corpus(str(corpus))
    made.wait_until(lambda: made.session.workbench is not None)
    made.settle()
    yield made
    made.leave()
    gc.unfreeze()


def no_more(held_now, held):
    """What there is more of than before."""
    return {name: n for name, n in held_now.items() if n > held[name]}


def shrink(person):
    """Give back what is kept for a while: pages of the file, up to 16 MiB, and 200 weak references of the driver's."""
    for link in person.desk.corpus.store._links._idle:
        for _ in range(201):
            link.rows("PRAGMA shrink_memory")


# --- articles and edits -------------------------------------------------------------------------


def switch(person, number):
    person.desk.open_article(ArticleId(f"a{number % ARTICLES}"))
    person.app.processEvents()


def edit(person, number):
    """Add a span, and take it away again: by removing it, or by undoing the step. Two edits."""
    session = person.session
    begin = session.workbench.article.text.index("Berlin")
    session.set_selection((TextRange(begin, begin + 6),))
    session.spans.add("entity", "LOC")
    if number % 4:
        session.steps.undo()
    else:
        session.spans.reject_or_remove()
    person.app.processEvents()


def fill_caches(person):
    if FULL:
        texts = [secrets.token_hex(31) for _ in range(_CACHED)]
        TypeAdapter(list[str]).validate_json(json.dumps(texts))
    for number in range(ARTICLES):
        switch(person, number)
        edit(person, number)
        edit(person, number + 1)


def work(person, switches=SWITCHES, edits=EDITS, kept=None):
    """Switch to articles, make some edits in each, and say how many bytes an edit left.

    Args:
        person: At the window.
        switches: How many.
        edits: How many, on all of them.
        kept: Forgets nothing of an edit: it is given a kilobyte for each.
    """

    def one(number):
        switch(person, number)
        done = number * edits // 2 // switches
        for pair in range(done, (number + 1) * edits // 2 // switches):
            edit(person, pair)
            if kept is not None:
                kept.extend((bytes(1_024), bytes(1_024)))

    left = growth(one, switches // ROUNDS, ROUNDS, before_asking=lambda: shrink(person))
    return left * switches / edits


def test_memory_stays_flat_over_articles_and_edits(person, record_property, tmp_path):
    fill_caches(person)
    handles(person.window)  # looking for children makes Python objects of them
    before, held = kinds(), handles(person.window)
    left = work(person)
    held_now, after = handles(person.window), kinds()

    wal = (tmp_path / "news.corpus-wal").stat().st_size
    record_property("bytes an edit", round(left, 1))
    record_property("bytes of the write-ahead log", wal)
    assert left < LEAST or not FULL
    # An edit that kept one object would have left hundreds.
    assert not grown(before, after, most=SWITCHES // 2)
    assert not no_more(held_now, held)
    # It is folded into the corpus every thousand pages; one step may write some more before that is looked at.
    assert wal < 1.5 * 1_000 * 8_192


@weighed
def test_an_edit_that_keeps_a_kilobyte_is_found(person):
    fill_caches(person)
    assert work(person, switches=200, edits=1_000, kept=[]) > LEAST


def test_an_icon_is_drawn_once(qtbot):
    del qtbot
    # Qt keeps each picture that was shown in a label, up to ten megabytes of them.
    drawn = pixmap("clock", "#123456", 14, 2.0)
    assert drawn.cacheKey() == pixmap("clock", "#123456", 14, 2.0).cacheKey()
    assert drawn.width() == 28
    assert drawn.devicePixelRatio() == 2.0
    for other in (("circle-check", "#123456", 14, 2.0), ("clock", "#123457", 14, 2.0)):
        assert pixmap(*other).toImage() != drawn.toImage()
    assert pixmap("clock", "#123456", 14).width() == 14


# --- windows ------------------------------------------------------------------------------------


def opened(person, name):
    """Open a window with its key or menu, and wait until it has its answers."""
    companion = person.window.companions[name]
    person.window.actions_of[name].trigger()
    person.wait_until(lambda: companion.dialog is not None and companion.dialog.isVisible())
    worker = getattr(companion, "_worker", None)
    person.wait_until(lambda: worker is None or not worker.busy)
    person.app.processEvents()
    return companion


def shown_again(person, name):
    """As one does all day: the window is put away, and shown again when it is asked for."""
    opened(person, name).dialog.close()


def made_anew(person, name):
    """As with each corpus that is opened; the worker, which takes seconds to start, is not waited for."""
    companion = person.window.companions[name]
    person.window.actions_of[name].trigger()
    person.wait_until(lambda: companion.dialog is not None and companion.dialog.isVisible())
    QTest.qWait(1)
    companion.dialog.close()
    companion.end()


def test_every_window_is_opened(person):
    companions = person.window.companions
    assert set(WINDOWS) == {name for name in companions if hasattr(companions[name], "dialog")}


def several(person, act, names, times, after_each=lambda: None):
    """Open windows so often, and say what there is more of than after the first openings."""
    for _ in range(2):
        for name in names:
            act(person, name)
    handles(person.window)  # looking for children makes Python objects of them
    before, held = kinds(), handles(person.window)
    for _ in range(times):
        for name in names:
            act(person, name)
            after_each()
    held_now, after = handles(person.window), kinds()
    # A widget, model or closure that stays would be there once for each opening.
    return no_more(held_now, held), grown(before, after, most=times - 1)


@pytest.mark.parametrize("act", [shown_again, made_anew])
def test_windows_that_were_closed_leave_no_object(person, act):
    assert several(person, act, WINDOWS, 3) == ({}, {})


def test_a_dialog_that_stays_is_found(person):
    more, of_kinds = several(
        person, made_anew, ["pace"], 3, after_each=lambda: QDialog(person.window)
    )
    assert more == {"objects": more["objects"]}
    assert of_kinds == {"PySide6.QtWidgets.QDialog": 3}


@weighed
@pytest.mark.parametrize("act", [shown_again, made_anew])
@pytest.mark.parametrize("name", WINDOWS)
def test_a_window_that_was_closed_leaves_nothing(person, record_property, name, act):
    def once(_number=0):
        act(person, name)

    for _ in range(OPENINGS // 5):
        once()
    left = growth(once, OPENINGS // ROUNDS, ROUNDS, before_asking=lambda: shrink(person))
    companion = person.window.companions[name]
    if companion.dialog is not None:
        companion.end()

    record_property("bytes an opening", round(left))
    assert left < PART


@weighed
def test_an_opening_that_keeps_an_empty_dialog_is_found(person):
    def once(_number=0):
        made_anew(person, "bookmarks")
        QDialog(person.window)

    for _ in range(OPENINGS // 5):
        once()
    left = growth(once, OPENINGS // ROUNDS, ROUNDS, before_asking=lambda: shrink(person))
    assert left > PART
