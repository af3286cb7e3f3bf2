"""Long work over a corpus, slice by slice: in this process, and for a large corpus in others beside it.

A helper is a process of its own that opens the corpus for reading and does what it is handed, a slice at a time. It ends when
the pipe to it is closed, also if this process was killed. What a helper cannot do is done here: so it is here that an error
shows.
"""

from __future__ import annotations

import logging
import os
import pickle  # its errors, in the pipe to a process of our own # nosec B403
import signal
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import Any, Generic, Protocol, Self, TypeVar

from annotator.domain.errors import AnnotatorError
from annotator.domain.ports import CorpusStore, Monitor, Progress
from annotator.services.tasks import many_objects

_log = logging.getLogger(__name__)

Reopen = Callable[[], CorpusStore]
"""Opens the corpus once more, for reading, in another process; can be pickled."""

Item = TypeVar("Item")
Made = TypeVar("Made")
Item_contra = TypeVar("Item_contra", contravariant=True)
Made_co = TypeVar("Made_co", covariant=True)

_MOST_HELPERS = 3
_PATIENCE_S = 5.0

Told = Callable[[int, str], None]
"""Is told how many items were done since the last time, and which one is at hand; may raise ``TaskCancelledError``."""


class SliceWork(Protocol[Item_contra, Made_co]):
    """What is to be done with every slice; can be pickled, and so can what it makes."""

    def of(self, store: CorpusStore, items: Sequence[Item_contra], told: Told) -> Made_co:
        """Do a slice; nothing is written."""


Here = Callable[[Sequence[Item], Told], Made]
"""Does a slice in this process, perhaps in a transaction that is open."""

Arrived = Callable[[int, Made], None]
"""Is handed what was made of a slice, by its number, in this process, in any order."""


def helpers_for(items: int, least: int) -> int:
    """How many helpers pay.

    Args:
        items: To be done.
        least: From so many on a helper pays: it needs a second to start.
    """
    if items < least:
        return 0
    return min(_processors() - 1, _MOST_HELPERS)


def spread(
    here: Here[Item, Made],
    work: SliceWork[Item, Made],
    slices: Sequence[Sequence[Item]],
    monitor: Monitor,
    arrived: Arrived[Made],
    *,
    reopen: Reopen | None = None,
    helpers: int = 0,
) -> None:
    """Do work slice by slice, with helpers that are there for this alone.

    Args:
        here: How this process does a slice.
        work: How helpers do one.
        slices: Of what.
        monitor: Told how far it is; may cancel.
        arrived: Takes what was made.
        reopen: Lets helpers open the corpus; without it all is done here.
        helpers: How many.

    Raises:
        TaskCancelledError: If it was cancelled; then no helper is left behind.
    """
    with Helpers(reopen, helpers) as them:
        them.spread(here, work, slices, monitor, arrived)


class Helpers:
    """Processes that help with one thing after another, for the time of a ``with`` block.

    They are started when there is something to do, and ended with the block, however it is left.

    Args:
        reopen: Lets them open the corpus; without it there are none.
        count: How many.
    """

    def __init__(self, reopen: Reopen | None, count: int) -> None:
        self._reopen = reopen
        self._to_start = count if reopen is not None else 0
        self._there: list[_Helper] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *how: object) -> None:
        for helper in self._there:
            helper.end()
        self._there.clear()

    def spread(
        self,
        here: Here[Item, Made],
        work: SliceWork[Item, Made],
        slices: Sequence[Sequence[Item]],
        monitor: Monitor,
        arrived: Arrived[Made],
        *,
        meanwhile: Iterable[None] = (),
    ) -> None:
        """Do work slice by slice.

        Args:
            here: How this process does a slice.
            work: How helpers do one.
            slices: Of what.
            monitor: Told how far it is; may cancel.
            arrived: Takes what was made.
            meanwhile: What only this process can do, step by step: done before it takes slices itself.

        Raises:
            TaskCancelledError: If it was cancelled.
        """
        run = _Run(work, slices, monitor, arrived, self._there)
        with many_objects():
            if slices:
                self._start()
                run.begin()
            run.through(here, meanwhile)

    def _start(self) -> None:
        while self._to_start:
            self._to_start -= 1
            try:
                self._there.append(_Helper(self._reopen))
            except (OSError, pickle.PicklingError, TypeError, AttributeError) as error:
                _log.info("no process could be started to help: %s", error)


class _Helper:
    """A process that does slices."""

    def __init__(self, reopen: Reopen | None) -> None:
        context = get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(
            target=_help, args=(theirs, reopen), name="annotator-helper", daemon=True
        )
        self._process.start()
        theirs.close()
        self.working_on: int | None = None

    def begin(self, work: SliceWork[Any, Any]) -> None:
        """Tell it what is to be done with the slices that come.

        Raises:
            OSError: If it is gone.
        """
        self._pipe.send((work,))

    def hand_over(self, number: int, items: Sequence[Any]) -> None:
        """Let it do a slice.

        Raises:
            OSError: If it is gone.
        """
        self.working_on = number
        self._pipe.send(list(items))

    def take(self, wait_s: float) -> tuple[Any] | None:
        """What it has made, if it is through.

        Raises:
            EOFError: If it is gone.
            OSError: If it is gone.
        """
        if not self._pipe.poll(wait_s):
            return None
        found = self._pipe.recv()
        if isinstance(found, tuple):
            return found
        raise EOFError(str(found))

    def end(self) -> None:
        """Let it go; it is not asked to finish."""
        self._pipe.close()
        self._process.terminate()
        self._process.join(_PATIENCE_S)
        if self._process.is_alive():
            _log.warning("a process that helped does not end and is killed")
            self._process.kill()
            self._process.join()
        self._process.close()


class _Run(Generic[Item, Made]):
    """One pass over the slices: helpers take them from the end, this process from the beginning."""

    def __init__(
        self,
        work: SliceWork[Item, Made],
        slices: Sequence[Sequence[Item]],
        monitor: Monitor,
        arrived: Arrived[Made],
        helpers: list[_Helper],
    ) -> None:
        self._work = work
        self._slices = slices
        self._monitor = monitor
        self._arrived = arrived
        self._waiting = deque(range(len(slices)))
        self._helpers = helpers
        self._total = sum(map(len, slices))
        self._done = 0

    def begin(self) -> None:
        """Have the helpers begin."""
        for helper in self._helpers:
            # One that is gone is noticed when it is asked for what it made.
            with suppress(OSError):
                helper.begin(self._work)
            self._hand_over(helper)

    def through(self, here: Here[Item, Made], meanwhile: Iterable[None]) -> None:
        """Do everything."""
        self._report("")
        for _ in meanwhile:
            self._look_after(0)
        while self._waiting or any(each.working_on is not None for each in self._helpers):
            if self._waiting:
                number = self._waiting.popleft()
                self._arrived(number, here(self._slices[number], self._told))
                self._look_after(0)
            else:
                self._wait()
        self._report("")

    def _told(self, done: int, item: str) -> None:
        self._report(item)
        self._done += done
        self._look_after(0)

    def _wait(self) -> None:
        """Until the helpers are through, or one of them has left its slice for somebody else."""
        while not self._waiting and any(each.working_on is not None for each in self._helpers):
            self._look_after(0.05)
            self._report("")

    def _look_after(self, wait_s: float) -> None:
        for helper in list(self._helpers):
            number = helper.working_on
            if number is None:
                continue
            try:
                found = helper.take(wait_s)
            except (EOFError, OSError, pickle.UnpicklingError) as error:
                _log.info("a process that helped is gone: %s", error)
                self._helpers.remove(helper)
                helper.end()
                self._waiting.append(number)
                continue
            if found is not None:
                self._done += len(self._slices[number])
                # It works on while this process takes in what it has made.
                self._hand_over(helper)
                self._arrived(number, found[0])

    def _hand_over(self, helper: _Helper) -> None:
        helper.working_on = None
        if self._waiting:
            number = self._waiting.pop()
            # A helper that is gone is noticed when it is asked for what it made.
            with suppress(OSError):
                helper.working_on = number
                helper.hand_over(number, self._slices[number])

    def _report(self, item: str) -> None:
        self._monitor.report(Progress(self._done, self._total, item))


def _processors() -> int:
    """How many processors this process may use; what it was confined to is known on Linux only."""
    confined = getattr(os, "sched_getaffinity", None)
    return len(confined(0)) if confined is not None else os.cpu_count() or 1


def _help(pipe: Connection, reopen: Reopen) -> None:
    """What a helper does: works on what it is handed until the pipe is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the process it helps
    with suppress(EOFError, BrokenPipeError, ConnectionResetError):
        try:
            store = reopen()
        except AnnotatorError as error:
            pipe.send(str(error))
            return
        with many_objects():
            work: SliceWork[Any, Any] | None = None
            while True:
                message = pipe.recv()
                if isinstance(message, tuple):
                    (work,) = message
                    continue
                if work is None:
                    raise ValueError("nobody has said what to do with a slice")
                try:
                    made = work.of(store, message, _not_told)
                except AnnotatorError as error:
                    pipe.send(str(error))
                    return
                pipe.send((made,))


def _not_told(done: int, item: str) -> None:
    """Nobody listens in a helper; whoever wants it to stop ends it."""
