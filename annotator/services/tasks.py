"""Long work: a task is a plain function that reports to a monitor, and each report is a chance to cancel."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Sized
from contextlib import contextmanager
from typing import TypeVar

from annotator.domain.ports import Monitor, Progress

Item = TypeVar("Item")


_MANY_OBJECTS = 500_000
"""Objects made before the garbage collector looks at the youngest; Python's own number is 700."""


@contextmanager
def many_objects() -> Iterator[None]:
    """For the time of the block, the garbage collector looks less often.

    A task that makes a million small objects and lets them go again spends a third of its time on being
    looked at; what it lets go is freed at once all the same.
    """
    before = gc.get_threshold()
    gc.set_threshold(_MANY_OBJECTS, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


class NullMonitor:
    """A ``Monitor`` nobody looks at and that never cancels."""

    def report(self, progress: Progress) -> None:
        """Do nothing."""


def tracked(
    items: Iterable[Item], monitor: Monitor, describe: Callable[[Item], str]
) -> Iterator[Item]:
    """Yield the items, reporting before each one and at the end.

    Args:
        items: What is worked on; its length is the total, where it has one.
        monitor: Told about each item; may raise ``TaskCancelledError``.
        describe: Names an item for people.
    """
    total = len(items) if isinstance(items, Sized) else None
    done = 0
    for item in items:
        monitor.report(Progress(done, total, describe(item)))
        yield item
        done += 1
    monitor.report(Progress(done, total))
