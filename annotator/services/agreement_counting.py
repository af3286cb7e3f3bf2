"""Counting agreement over many articles: in this process, and for a large corpus in others beside it.

A helper is a process of its own that opens the corpus for reading and counts what it is handed, a slice at a time. It ends when
the pipe to it is closed, also if this process was killed. What a helper cannot do is done here: so it is here that an error
shows.
"""

from __future__ import annotations

import logging
import os
import pickle
import signal
import sys
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.changes import Status
from annotator.domain.errors import AnnotatorError
from annotator.domain.ids import AnnotatorId, ArticleId
from annotator.domain.ports import CorpusStore, Monitor, Progress
from annotator.domain.schema import Schema
from annotator.quality.agreement_counting import Counting
from annotator.quality.agreement_sides import Sameness
from annotator.services.tasks import many_objects

_log = logging.getLogger(__name__)

Reopen = Callable[[], CorpusStore]
"""Opens the corpus once more, for reading, in another process; can be pickled."""

_SLICE = 200
_AT_ONCE = 50
"""Articles that are read at one go."""
_MANY = 1_500
"""From so many articles on, a helper pays: it needs a second to start."""
_MOST_HELPERS = 3
_TWO = 2


@dataclass(frozen=True)
class Counted:
    """What is to be counted.

    Attributes:
        annotators: Whose sets.
        schema: Of the corpus.
        sameness: What has to be equal.
        only_done: Only sets that their annotators have finished.
    """

    annotators: tuple[AnnotatorId, ...]
    schema: Schema
    sameness: Sameness
    only_done: bool

    def counting(self) -> Counting:
        """An empty one."""
        return Counting(self.annotators, self.schema, self.sameness)


def is_counted(own: AnnotationSet, *, only_done: bool) -> bool:
    """Whether a set takes part."""
    return not only_done or own.status is Status.DONE


def count(
    store: CorpusStore,
    what: Counted,
    articles: Sequence[ArticleId],
    monitor: Monitor,
    reopen: Reopen | None = None,
) -> Counting:
    """Count what the annotators agree on in these articles, in their order.

    Args:
        store: The corpus.
        what: What is to be counted.
        articles: Those that at least two have annotated.
        monitor: Told how far it is; may cancel.
        reopen: Lets helpers open the corpus; without it all is done here.

    Raises:
        TaskCancelledError: If it was cancelled; then no helper is left behind.
    """
    slices = [articles[begin : begin + _SLICE] for begin in range(0, len(articles), _SLICE)]
    run = _Run(what, slices, monitor)
    helpers = _helpers(len(articles)) if reopen is not None else 0
    with many_objects():
        try:
            for _ in range(helpers):
                run.start_helper(reopen)
            run.through(store)
        finally:
            run.end_helpers()
    return run.all()


def _helpers(articles: int) -> int:
    # A frozen program would start itself, not Python.
    if articles < _MANY or getattr(sys, "frozen", False):
        return 0
    return min(len(os.sched_getaffinity(0)) - 1, _MOST_HELPERS)


class _Helper:
    """A process that counts slices."""

    def __init__(self, what: Counted, reopen: Reopen | None) -> None:
        context = get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(
            target=_help, args=(theirs, what, reopen), name="agreement", daemon=True
        )
        self._process.start()
        theirs.close()
        self.working_on: int | None = None

    def hand_over(self, number: int, articles: Sequence[ArticleId]) -> None:
        """Let it count a slice."""
        self.working_on = number
        self._pipe.send(list(articles))

    def take(self, wait_s: float) -> Counting | None:
        """What it has counted, if it is through.

        Raises:
            EOFError: If it is gone.
            OSError: If it is gone.
        """
        if not self._pipe.poll(wait_s):
            return None
        found = self._pipe.recv()
        if isinstance(found, Counting):
            return found
        raise EOFError(str(found))

    def end(self) -> None:
        """Let it go; it is not asked to finish."""
        self._pipe.close()
        self._process.terminate()
        self._process.join()
        self._process.close()


class _Run:
    """One pass over the slices: helpers take them from the end, this process from the beginning."""

    def __init__(
        self, what: Counted, slices: Sequence[Sequence[ArticleId]], monitor: Monitor
    ) -> None:
        self._what = what
        self._slices = slices
        self._monitor = monitor
        self._waiting = deque(range(len(slices)))
        self._found: dict[int, Counting] = {}
        self._helpers: list[_Helper] = []
        self._total = sum(map(len, slices))
        self._done = 0

    def start_helper(self, reopen: Reopen | None) -> None:
        """Have another process help, if one can be started."""
        try:
            helper = _Helper(self._what, reopen)
        except (OSError, pickle.PicklingError, TypeError, AttributeError) as error:
            _log.info("no process could be started to help: %s", error)
            return
        self._helpers.append(helper)
        self._hand_over(helper)

    def through(self, store: CorpusStore) -> None:
        """Count everything."""
        self._report("")
        while self._waiting:
            number = self._waiting.popleft()
            self._found[number] = self._count(store, self._slices[number])
            self._look_after(0)
            if not self._waiting:
                self._wait()
        self._report("")

    def end_helpers(self) -> None:
        """Leave no process behind."""
        for helper in self._helpers:
            helper.end()
        self._helpers.clear()

    def all(self) -> Counting:
        """Everything that was counted, in the order of the articles."""
        whole = self._what.counting()
        for number in sorted(self._found):
            whole.take(self._found[number])
        return whole

    def _count(self, store: CorpusStore, articles: Sequence[ArticleId]) -> Counting:
        counting = self._what.counting()
        for begin in range(0, len(articles), _AT_ONCE):
            some = articles[begin : begin + _AT_ONCE]
            self._report(str(some[0]))
            self._done += len(some)
            _count_into(counting, store, self._what, some)
            self._look_after(0)
        return counting

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
                self._found[number] = found
                self._done += len(self._slices[number])
                self._hand_over(helper)

    def _hand_over(self, helper: _Helper) -> None:
        helper.working_on = None
        if self._waiting:
            number = self._waiting.pop()
            # A helper that is gone is noticed when it is asked for what it found.
            with suppress(OSError):
                helper.working_on = number
                helper.hand_over(number, self._slices[number])

    def _report(self, item: str) -> None:
        self._monitor.report(Progress(self._done, self._total, item))


def _count_into(
    counting: Counting, store: CorpusStore, what: Counted, articles: Sequence[ArticleId]
) -> None:
    with store.open_unit_of_work() as work:
        found = work.sets.of_several(articles, what.annotators)
    for sets in found:
        counted = [own for own in sets if is_counted(own, only_done=what.only_done)]
        if len(counted) >= _TWO:  # somebody may have reopened it since
            counting.add({own.annotator: own for own in counted})


def _help(pipe: Connection, what: Counted, reopen: Reopen) -> None:
    """What a helper does: counts what it is handed until the pipe is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the process it helps
    with suppress(EOFError, BrokenPipeError, ConnectionResetError):
        try:
            store = reopen()
        except AnnotatorError as error:
            pipe.send(str(error))
            return
        with many_objects():
            while True:
                counting = what.counting()
                articles = pipe.recv()
                try:
                    for begin in range(0, len(articles), _AT_ONCE):
                        _count_into(counting, store, what, articles[begin : begin + _AT_ONCE])
                except AnnotatorError as error:
                    pipe.send(str(error))
                    return
                pipe.send(counting)
