"""Reading over a line: threads wait for the answers, whoever asked is told in its own thread.

As long as a server answers as fast as a file would, whoever asks waits for the answer and all is as in a file. When it
does not, or is known to be far, the window goes on and gets the answer later. A server that falls silent in the middle
of an answer is found out by a thread that asks on another connection.
"""

from __future__ import annotations

import itertools
import logging
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from heapq import heappop, heappush
from threading import Condition, Event, Lock, Thread
from time import monotonic
from typing import Any, Final, Generic

from annotator.domain.errors import AnnotatorError, ConnectionLostError
from annotator.services.line import PATIENCE_S, SILENCE_S, Line
from annotator.services.reading import Found, Pending, Urgency

_log = logging.getLogger(__name__)

_THREADS = 3
"""One for the person, one for what is shown, one for what is read ahead."""
_LOOK_S = 0.5
_AGAIN_S = 5.0


@dataclass(slots=True, eq=False)
class Question:
    """Something to be read, and what was found.

    Attributes:
        read: Reads it.
        then: Goes on with it.
        failed: Goes on without it.
        of: Who asks.
        slot: What a later question stands in for.
        is_waited_for: Whether whoever asked stands still until there is an answer.
        is_dropped: Whether nobody wants the answer any more.
        began: When a thread took it up, seconds of ``monotonic``; 0: none has.
        answered: Set once there is an answer.
        found: What was read.
        error: Why it could not be.
    """

    read: Callable[[], Any]
    then: Callable[[Any], object]
    failed: Callable[[AnnotatorError], object]
    of: object
    slot: Hashable
    is_waited_for: bool = False
    is_dropped: bool = False
    began: float = 0.0
    answered: Event = field(default_factory=Event)
    found: Any = None
    error: Exception | None = None


class ReadingThreads:
    """``Reading`` for a corpus on a server.

    Args:
        line: Whether there is a way to the server, and how long answers take.
        answers: Whether the server answers on another connection within so many seconds.
        measure: Find out anew how long answers take.
        hand_on: Has ``take_in`` called with this question, in the thread that asks; called in any thread.
        is_there: Whether an asker still exists.
    """

    is_at_once: Final = False

    def __init__(
        self,
        line: Line,
        *,
        answers: Callable[[float], bool],
        measure: Callable[[], object],
        hand_on: Callable[[Question], None],
        is_there: Callable[[object], bool],
    ) -> None:
        self._line = line
        self._answers = answers
        self._measure = measure
        self._hand_on = hand_on
        self._is_there = is_there
        self._lock = Lock()
        self._wake = Condition(self._lock)
        self._queue: list[tuple[int, int, Question]] = []
        self._order = itertools.count()
        self._open: dict[Question, None] = {}
        self._latest: dict[Hashable, Question] = {}
        self._generation = 0
        self._is_closed = False
        line.watch(self._on_line)
        self._start_threads()
        self._measured = 0.0
        Thread(target=self._watch, name="reading-watch", daemon=True).start()

    @property
    def is_busy(self) -> bool:
        """Whether something is being read, or is to be."""
        with self._lock:
            return bool(self._open)

    def ask(
        self,
        read: Callable[[], Found],
        then: Callable[[Found], object],
        failed: Callable[[AnnotatorError], object],
        *,
        of: object,
        what: str,
        urgency: Urgency = Urgency.SHOWN,
    ) -> None:
        """Read something in a thread and go on with it: before this returns if the answer comes at once."""
        slot = (id(of), what)
        question = Question(read, then, failed, of, slot)
        with self._lock:
            if self._is_closed:
                return
            self._drop(slot)
            is_asked = not self._line.is_down
            if is_asked:
                # Who waited in vain once would wait again and again.
                question.is_waited_for = (
                    urgency is not Urgency.AHEAD
                    and not self._line.is_slow
                    and not any(each.began and not each.is_waited_for for each in self._open)
                )
                self._latest[slot] = question
                self._put(question, urgency)
        if not is_asked:
            failed(self._line.offline())
            return
        if question.is_waited_for:
            question.answered.wait(PATIENCE_S)
            with self._lock:
                question.is_waited_for = False
                is_here = question.answered.is_set()
            if is_here:
                self.take_in(question)

    def forget(self, of: object, what: str) -> None:
        """Drop the answer to a question that is not of interest any more."""
        with self._lock:
            self._drop((id(of), what))

    def begin(self, read: Callable[[], Found]) -> Pending[Found]:
        """Begin to read what somebody waits for, before anything else."""
        question = Question(read, _nothing, _nothing, of=None, slot=object())
        question.is_waited_for = True
        with self._lock:
            if self._line.is_down or self._is_closed:
                question.error = self._line.offline()
                question.answered.set()
            else:
                self._put(question, Urgency.GESTURE)
        return _Begun(question, 0.0 if self._line.is_slow else PATIENCE_S)

    def take_in(self, question: Question) -> None:
        """Go on with an answer; in the thread that asked."""
        with self._lock:
            if self._latest.get(question.slot) is question:
                del self._latest[question.slot]
            if self._is_closed or question.is_dropped:
                return
        if not self._is_there(question.of):
            return
        error = question.error
        if isinstance(error, AnnotatorError):
            question.failed(error)
        elif error is not None:
            raise error
        else:
            question.then(question.found)

    def close(self) -> None:
        """Answer nothing any more; threads that wait for a server end when it answers."""
        with self._lock:
            self._is_closed = True
            self._generation += 1
            for question in self._open:
                question.error = question.error or self._line.offline()
                question.answered.set()
            self._queue.clear()
            self._open.clear()
            self._latest.clear()
            self._wake.notify_all()

    # --- the threads -------------------------------------------------------------------------

    def _start_threads(self) -> None:
        for number in range(_THREADS):
            Thread(
                target=self._run,
                args=(self._generation, number),
                name=f"reading-{number}",
                daemon=True,
            ).start()

    def _run(self, generation: int, number: int) -> None:
        with self._line.waiting_here():
            while (question := self._next(generation, number)) is not None:
                began = monotonic()
                try:
                    question.found = question.read()
                except Exception as error:  # noqa: BLE001 - told in the thread that asked
                    question.error = self._told(error)
                self._settle(question)
                if question.error is None and self._is_misjudged(monotonic() - began):
                    self._measure()

    def _next(self, generation: int, number: int) -> Question | None:
        """What to read next; ``None``: this thread is not wanted any more."""
        with self._lock:
            while generation == self._generation:
                # The first thread is for what is shown: reading ahead never keeps anybody waiting.
                if self._queue and not (number == 0 and self._queue[0][0] is Urgency.AHEAD):
                    question = heappop(self._queue)[2]
                    if question.is_dropped:
                        self._open.pop(question, None)
                        continue
                    question.began = monotonic()
                    return question
                self._wake.wait()
        return None

    def _settle(self, question: Question) -> None:
        with self._lock:
            if question not in self._open:
                return  # the line went down meanwhile, and that was told
            del self._open[question]
            question.answered.set()
            is_waited_for = question.is_waited_for
        if not is_waited_for and not question.is_dropped:
            self._hand_on(question)

    def _is_misjudged(self, took: float) -> bool:
        """Whether a line that counts as slow has answered fast, or the other way round, and nobody has looked lately."""
        is_other = took < PATIENCE_S / 4 if self._line.is_slow else took > PATIENCE_S
        now = monotonic()
        if not is_other or now - self._measured < _AGAIN_S:
            return False
        self._measured = now
        return True

    def _told(self, error: Exception) -> Exception:
        if isinstance(error, ConnectionLostError):
            self._line.went_down()
            return self._line.offline()
        if not isinstance(error, AnnotatorError):
            _log.debug("reading failed", exc_info=error)
        return error

    def _watch(self) -> None:
        """Find out that the server fell silent while somebody waits for an answer."""
        while True:
            with self._lock:
                if self._is_closed:
                    return
                self._wake.wait(_LOOK_S if self._open else None)
                began = min((each.began for each in self._open if each.began), default=0.0)
            if began and monotonic() - began > SILENCE_S and not self._answers(SILENCE_S):
                self._line.went_down()

    def _on_line(self) -> None:
        """Without a way to the server nothing is answered: say so at once, and leave the threads that wait."""
        with self._lock:
            if self._is_closed or not self._line.is_down or not self._open:
                return
            lost = list(self._open)
            self._open.clear()
            self._queue.clear()
            self._generation += 1
            self._wake.notify_all()
            for question in lost:
                question.error = self._line.offline()
                question.answered.set()
            told = [each for each in lost if not (each.is_waited_for or each.is_dropped)]
        self._start_threads()
        for question in told:
            self._hand_on(question)

    def _put(self, question: Question, urgency: Urgency) -> None:
        self._open[question] = None
        heappush(self._queue, (urgency, next(self._order), question))
        self._wake.notify_all()

    def _drop(self, slot: Hashable) -> None:
        before = self._latest.pop(slot, None)
        if before is not None:
            before.is_dropped = True


class _Begun(Generic[Found]):
    def __init__(self, question: Question, patience: float) -> None:
        self._question = question
        self._patience = patience

    def wait(self) -> bool:
        """Whether it is there before the window would be seen to stand still."""
        return self._question.answered.wait(self._patience)

    def result(self) -> Found:
        """What was read; silence ends the wait as well, see ``ReadingThreads``."""
        self._question.answered.wait()
        if self._question.error is not None:
            raise self._question.error
        found: Found = self._question.found
        return found


def _nothing(_found: object) -> None:
    """Whoever waits looks at the question itself."""
