"""Work that is counted, not timed: the same on every machine, however busy it is.

Time is measured in ``tests/benchmarks``, beside a floor. A test says how work grows: with four times as much
to do, about four times as many calls; or as many as before.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from contextlib import contextmanager
from typing import Any


class Counted:
    """How much there was of something so far."""

    def __init__(self) -> None:
        self.number = 0


@contextmanager
def counted_calls():
    """Count the calls, of Python and of C, that this thread makes in the block; a ``Counted``."""
    found = Counted()

    def count(_frame: object, event: str, _argument: object) -> None:
        if event in {"call", "c_call"}:
            found.number += 1

    # What other tests left behind would be finalised meanwhile.
    gc.disable()
    before = sys.getprofile()
    sys.setprofile(count)
    try:
        yield found
    finally:
        sys.setprofile(before)
        gc.enable()


def calls(act: Callable[[], Any]) -> int:
    """The calls, of Python and of C, that something makes."""
    with counted_calls() as found:
        act()
    return found.number


@contextmanager
def counted_steps(store: Any):
    """Count what SQLite does in the block, in steps of its virtual machine, to the nearest ten; a ``Counted``."""
    found = Counted()

    def count() -> int:
        found.number += 10
        return 0

    link = store._links.take()
    store._links.give_back(link)
    link._driver.set_progress_handler(count, 10)
    try:
        yield found
    finally:
        link._driver.set_progress_handler(None, 0)
