"""A pipeline in several processes, of which any may raise, end or be killed at any time.

spaCy's own (``nlp.pipe(n_process=…)``) waits for ever for a process that is gone: the others hold its pipe open as
well, and what it left unread keeps the interpreter from ending. Here each process has a pipe that nobody else
writes to, and at most one batch at a time, so that neither side ever waits for the other to read.
"""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Final

from spacy.language import Language
from spacy.tokens import Doc

from annotator.domain.reason import Reason
from annotator.nlp.foreign import LEFT_OUT
from annotator.nlp.results import Results, results_of

BATCH: Final = 32
"""So many texts go through the components together."""
_AHEAD: Final = 2
"""So many batches for each process are begun, or done and not asked for yet."""
_PATIENCE_S: Final = 2.0
"""What does not end in that time when it is told to is killed."""


@dataclass(frozen=True, slots=True)
class Read:
    """What a pipeline made of one text.

    Attributes:
        results: Its proposals.
        left_out: What it left out: label, how often, whether somebody decided so.
    """

    results: Results
    left_out: Sequence[tuple[str, int, bool]] = ()


class ProcessFailedError(Exception):
    """A process did not do its batch.

    Attributes:
        reason: Why, in one sentence.
    """

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


def read(doc: Doc) -> Read:
    """What a pipeline left on a document."""
    return Read(results_of(doc), tuple(doc.user_data.get(LEFT_OUT, ())))


def read_in_processes(nlp: Language, texts: Iterable[str], jobs: int) -> Iterator[Read]:
    """What a pipeline makes of texts, in their order; the processes end with the iterator, however that does.

    Args:
        nlp: The pipeline.
        texts: Read a few batches ahead.
        jobs: How many processes, ``>= 1``.

    Raises:
        ProcessFailedError: If the pipeline raises, or a process ends or is killed.
    """
    pool = _Pool(nlp, jobs)
    try:
        yield from pool.through(texts)
    finally:
        pool.end()


@dataclass(eq=False, slots=True)
class _Batch:
    """Texts that were begun together; ``done`` once somebody has read them."""

    texts: list[str]
    done: list[Read] | None = None


@dataclass(slots=True)
class _Helper:
    """One of the processes, and what it is at."""

    process: BaseProcess
    line: Connection
    batch: _Batch | None = field(default=None)

    def begin(self, batch: _Batch) -> None:
        """Hand a batch over."""
        self.batch = batch
        try:
            self.line.send(batch.texts)
        except OSError:
            raise ProcessFailedError(self._end()) from None

    def take(self) -> None:
        """Take what it has done."""
        try:
            told = self.line.recv()
        except (EOFError, OSError):
            raise ProcessFailedError(self._end()) from None
        if isinstance(told, str):
            raise ProcessFailedError(Reason("it failed ({error}).", error=told))
        if self.batch is not None:
            self.batch.done, self.batch = told, None

    def _end(self) -> str:
        """How it ended."""
        self.process.join(_PATIENCE_S)
        status = self.process.exitcode
        if status is not None and status < 0:
            return Reason(
                "a process of it was killed by signal {signal}; memory may have run out.",
                signal=-status,
            )
        return Reason("a process of it ended by itself (exit status {status}).", status=status)


class _Pool:
    """The processes of one run."""

    def __init__(self, nlp: Language, jobs: int) -> None:
        self._nlp = nlp
        self._jobs = jobs
        self._helpers: list[_Helper] = []

    def through(self, texts: Iterable[str]) -> Iterator[Read]:
        """Everything that is read, in the order of the texts."""
        source = iter(texts)
        waiting: deque[_Batch] = deque()
        begun: deque[_Batch] = deque()
        while True:
            while len(begun) + len(waiting) < self._jobs * _AHEAD:
                if not (together := list(islice(source, BATCH))):
                    break
                waiting.append(_Batch(together))
                self._hand_out(waiting, begun)
            if not begun:
                return
            first = begun.popleft()
            while first.done is None:
                self._listen(None)
                self._hand_out(waiting, begun)
            for each in first.done:
                yield each
                # Nobody has to wait while what another one has found is being written.
                self._listen(0)
                self._hand_out(waiting, begun)

    def end(self) -> None:
        """Stop all of them."""
        for helper in self._helpers:
            helper.line.close()
            helper.process.terminate()
        for helper in self._helpers:
            helper.process.join(_PATIENCE_S)
            if helper.process.is_alive():
                helper.process.kill()
                helper.process.join()
            helper.process.close()

    def _hand_out(self, waiting: deque[_Batch], begun: deque[_Batch]) -> None:
        while waiting and (helper := self._idle()) is not None:
            batch = waiting.popleft()
            begun.append(batch)
            helper.begin(batch)

    def _idle(self) -> _Helper | None:
        for helper in self._helpers:
            if helper.batch is None:
                return helper
        return self._start() if len(self._helpers) < self._jobs else None

    def _listen(self, seconds: float | None) -> None:
        """Take what is done.

        Args:
            seconds: How long to wait for something; ``None``: until there is.
        """
        busy = {helper.line: helper for helper in self._helpers if helper.batch is not None}
        for line in wait(list(busy), seconds) if busy else ():
            busy[line].take()  # type: ignore[index] # only these are waited for

    def _start(self) -> _Helper:
        ours, theirs = multiprocessing.Pipe()
        process = multiprocessing.Process(
            target=_serve, args=(self._nlp, theirs, ours), daemon=True
        )
        process.start()
        # Before the next one starts, which would hold it open: then nobody heard when this one is gone.
        theirs.close()
        helper = _Helper(process, ours)
        self._helpers.append(helper)
        return helper


def _serve(nlp: Language, line: Connection, others: Connection) -> None:
    """What a process does: read batches until nobody asks any more."""
    others.close()
    # Ctrl+C is for whoever started it, who ends it as well; what that one does about being ended is not for here.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    while True:
        try:
            texts = line.recv()
        except (EOFError, OSError):
            return
        try:
            told: object = [read(doc) for doc in nlp.pipe(texts, batch_size=BATCH)]
        except Exception as error:  # noqa: BLE001 - the border of the process; components may raise anything
            told = str(error) or type(error).__name__
        try:
            line.send(told)
        except OSError:
            return
