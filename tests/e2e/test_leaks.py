"""Hours of work leave nothing behind: no memory, no window, no thread, no timer, no process.

``LEAKS=full`` switches 2,000 articles, makes 10,000 edits and opens every window fifty times; the normal run does a
twentieth of it. That run takes longer than one test may: ``pytest -o faulthandler_timeout=0``.
"""

from __future__ import annotations

import ctypes
import gc
import os
import threading
from collections import Counter
from pathlib import Path

import pytest
from journey import Person
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.bootstrap import default_schema, make_context
from annotator.domain.ids import ArticleId
from annotator.domain.offsets import TextRange
from annotator.ui.appearance import pixmap
from factories import NOW
from gold_samples import put_into
from training_gold import gold_sets

_C = ctypes.CDLL(None) if os.name == "posix" else None
SHARE = 1 if os.environ.get("LEAKS") == "full" else 20
SWITCHES = 2_000 // SHARE
EDITS = 10_000 // SHARE
OPENINGS = max(3, 50 // SHARE)
ARTICLES = 40
_OURS = ("annotator", "PySide6", "pyqtgraph", "sqlalchemy.engine")
MOST_MB = 5
"""What may be kept: caches that fill up (1.5 MB of short texts that pydantic has read), and pages of which the
allocator still uses a part. An edit that kept half a kilobyte would have left more."""
ROUND_MB = 0.6
"""What opening every window once may keep. Qt's style sheets remember something of every line edit, combo box and
frame that was made; measured were 0.1 MB in use, and up to 0.48 MB with what the allocator cannot give back."""


@pytest.fixture
def person(qtbot, tmp_path):
    del qtbot
    corpus = tmp_path / "news.corpus"
    with make_context().stores.create(str(corpus), default_schema(), at=NOW) as store:
        put_into(store, gold_sets(ARTICLES))
    made = Person(tmp_path / "settings.json")
    assert made.window.open_corpus(str(corpus))
    made.wait_until(lambda: made.session.workbench is not None)
    made.settle()
    yield made
    made.leave()


def collected(person):
    """How many objects of each class there are once nothing more can be freed, and memory in megabytes."""
    for _ in range(3):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QApplication.processEvents()
        gc.collect()
    # The log of changes grows with each of them, and SQLite keeps up to 16 MiB of a file's pages at hand.
    for link in person.desk.corpus.store._links._idle:
        link.rows("PRAGMA shrink_memory")
    if hasattr(_C, "malloc_trim"):
        # What was freed in small pieces is given back to the system by glibc when it is asked, and hardly ever before.
        _C.malloc_trim(0)
    # Not what Qt's wrapper and Python themselves make when something is used for the first time.
    found = Counter(
        f"{kind.__module__}.{kind.__qualname__}"
        for kind in map(type, gc.get_objects())
        if str(kind.__module__).startswith(_OURS)
    )
    # Without the pages of files, of libraries above all: the system brings and drops those as it likes.
    _, resident, of_files, *_ = map(int, Path("/proc/self/statm").read_text().split())
    return found, (resident - of_files) * os.sysconf("SC_PAGE_SIZE") / 1e6


def grown(before, after, *, most):
    """The classes that have so many more objects than before."""
    return {name: n - before[name] for name, n in after.items() if n - before[name] > most}


def switch(person, number):
    person.desk.open_article(ArticleId(f"a{number % ARTICLES}"))
    QApplication.processEvents()


def edit(person, number):
    """Add a span, and take it away again: by removing it, or by undoing the step."""
    session = person.session
    begin = session.workbench.article.text.index("Berlin")
    session.set_selection((TextRange(begin, begin + 6),))
    session.add("entity", "LOC")
    if number % 4:
        session.undo()
    else:
        session.reject_or_remove()
    QApplication.processEvents()


def test_memory_stays_flat_over_articles_and_edits(person):
    def work(switches, edits):
        pairs = edits // 2  # each adds a span and takes it away
        for number in range(switches):
            switch(person, number)
            for pair in range(number * pairs // switches, (number + 1) * pairs // switches):
                edit(person, pair)

    work(ARTICLES, 4 * ARTICLES)  # caches are full then
    before, began = collected(person)
    work(SWITCHES, EDITS)
    after, ended = collected(person)

    # An edit that kept one object would have left hundreds.
    assert not grown(before, after, most=SWITCHES // 2)
    assert ended - began < MOST_MB, f"{began:.1f} MB before, {ended:.1f} MB after"


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


def test_windows_that_were_closed_leave_nothing(person):
    window = person.window

    def open_all():
        for name, companion in window.companions.items():
            if not hasattr(companion, "dialog"):
                continue  # shown within the window itself
            window.actions_of[name].trigger()
            person.wait_until(lambda shown=companion: shown.dialog is not None)
            QTest.qWait(20)
            companion.dialog.close()
            companion.end()

    def there():
        # A worker that was told to stop takes a moment, and its client waits for it.
        QTest.qWait(1_500)
        found, memory = collected(person)
        timers = len(window.findChildren(QTimer))
        return found, memory, len(window.findChildren(QObject)), timers, len(threading.enumerate())

    open_all()
    open_all()
    # Looking for children makes Python objects of them, which would count as new the second time.
    there()
    before, began, objects, timers, threads = there()
    for _ in range(OPENINGS):
        open_all()
    after, ended, objects_now, timers_now, threads_now = there()

    shown = [w for w in QApplication.topLevelWidgets() if w.isVisible() and w is not window]
    assert not shown
    assert threads_now <= threads
    assert timers_now <= timers
    assert objects_now <= objects
    # A widget, model or closure that stays would be there once for each opening.
    assert not grown(before, after, most=OPENINGS - 1)
    most = MOST_MB + OPENINGS * ROUND_MB
    assert ended - began < most, f"{began:.1f} MB before, {ended:.1f} MB after"
