"""What a program holds: memory to the byte, objects, threads, timers, files, processes.

Memory is what is in use, from the allocators' own books: pages of which a part is still used, and pages the system
keeps or drops as it likes, are in no book and are not counted.
"""

from __future__ import annotations

import ctypes
import gc
import os
import re
import statistics
import sys
import tempfile
import threading
from collections import Counter
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

_OURS = ("annotator", "PySide6", "pyqtgraph", "sqlalchemy.engine", "sqlite3", "pysqlite3")
_BLOCKS = re.compile(r"# bytes in allocated blocks\s*=\s*([\d,]+)")


class _Books(ctypes.Structure):
    """``struct mallinfo2`` of glibc."""

    _fields_ = tuple(
        (name, ctypes.c_size_t)
        for name in (
            "arena ordblks smblks hblks hblkhd usmblks fsmblks uordblks fordblks keepcost".split()
        )
    )


_C = ctypes.CDLL(None) if os.name == "posix" else None
HAS_BOOKS = hasattr(_C, "mallinfo2")
if HAS_BOOKS:
    _C.mallinfo2.restype = _Books


def bytes_in_use():
    """Bytes that were asked for and not given back: of Qt, SQLite and everything in C, and of Python."""
    for _ in range(3):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QApplication.processEvents()
        gc.collect()
    sys._clear_type_cache()  # up to 4,096 names of attributes that were looked up
    books = _C.mallinfo2()
    return books.uordblks + books.hblkhd + _of_python()


def _of_python():
    """Small objects have pages of their own; what is in use of them is only ever printed."""
    sys.stderr.flush()
    kept = os.dup(2)
    with tempfile.TemporaryFile() as told:
        os.dup2(told.fileno(), 2)
        try:
            sys._debugmallocstats()
        finally:
            os.dup2(kept, 2)
            os.close(kept)
        told.seek(0)
        return int(_BLOCKS.search(told.read().decode())[1].replace(",", ""))


def weight(make, count=500):
    """Bytes one of something takes, as this program has it in memory."""
    before = bytes_in_use()
    kept = [make() for _ in range(count)]
    after = bytes_in_use()
    del kept
    return (after - before) / count


def growth(act, times, rounds, *, before_asking=lambda: None):
    """Bytes that each time leaves: in the middle one of the rounds and on the whole, the lesser of both.

    A leak is there in every round and on the whole. A cache that fills up is there in some rounds, and what is tidied up
    now and then makes some rounds look better than it is.
    """
    before_asking()
    left = [bytes_in_use()]
    for number in range(rounds):
        for time in range(times):
            act(number * times + time)
        before_asking()
        left.append(bytes_in_use())
    each = [(after - before) / times for before, after in pairwise(left)]
    return min(statistics.median(each), (left[-1] - left[0]) / times / rounds)


def kinds():
    """How many objects of each class of the program and its libraries there are once nothing more can be freed.

    Not what Qt's wrapper and Python themselves make when something is used for the first time.
    """
    bytes_in_use()
    names = (f"{kind.__module__}.{kind.__qualname__}" for kind in map(type, gc.get_objects()))
    return Counter(name for name in names if name.startswith(_OURS))


def grown(before, after, *, most=0):
    """The classes that have so many more objects than before."""
    return {name: n - before[name] for name, n in after.items() if n - before[name] > most}


def handles(window):
    """What the system counts, and what runs in the window; a worker that was told to stop takes a moment."""
    QTest.qWait(200)
    tasks = Path("/proc/self/task").iterdir()
    return {
        "files": _entries("/proc/self/fd"),
        "processes": sum(len((task / "children").read_text().split()) for task in tasks),
        "temporary files": _entries(tempfile.gettempdir()),
        "threads": threading.active_count(),
        "timers": len(window.findChildren(QTimer)),
        "objects": len(window.findChildren(QObject)),
        "windows": sum(shown.isVisible() for shown in QApplication.topLevelWidgets()),
    }


def _entries(folder):
    return sum(1 for _ in Path(folder).iterdir())
