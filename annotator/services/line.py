"""The way to a server as far as is known: whoever knows that there is none need not wait to find out."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock, local
from time import perf_counter
from types import TracebackType
from typing import Protocol, runtime_checkable

from annotator.domain.errors import ConnectionLostError, OfflineError
from annotator.domain.news import CorpusNews, NewsKind, Notice, Tell
from annotator.domain.ports import Access, CorpusStore, UnitOfWork

PATIENCE_S = 0.06
"""So long a window waits for an answer of a server that is near; a person does not notice."""
LONGEST_PATIENCE_S = 1.0
"""So long it waits where answers are known to take their time."""
SILENCE_S = 3.0
"""Who does not answer for so long is gone; only threads wait for that."""
_TIMES = 4
"""An answer may take so many times longer than the last ones did, before it is taken for none."""
_REMEMBERED = 8
_STILL_THERE_S = 10.0
"""A connection on which something was heard so lately is not asked whether it is there."""
_ENOUGH = 3
"""A single answer may take its time because a connection had to be made."""


@runtime_checkable
class Answering(Protocol):
    """A corpus that can tell in time whether it can be reached."""

    def answers(self, within: float) -> bool:
        """Whether a connection is at hand on which the server answers; takes no longer than this, seconds."""


class Line:
    """Whether there is a way to the server; any thread may ask and say.

    Args:
        corpus: Where it leads.
    """

    def __init__(self, corpus: str) -> None:
        self._corpus = corpus
        self._is_down = False
        self._took: deque[float] = deque(maxlen=_REMEMBERED)
        self._guard = Lock()
        self._watchers: list[Callable[[], None]] = []
        self._here = local()
        self._heard_at = perf_counter()

    @property
    def is_down(self) -> bool:
        """Whether there is none, as far as is known."""
        return self._is_down

    @property
    def patience(self) -> float:
        """How long a window waits for an answer, seconds; as the last answers took their time."""
        with self._guard:
            slowest = max(self._took, default=0.0)
        return min(LONGEST_PATIENCE_S, max(PATIENCE_S, _TIMES * slowest))

    @property
    def is_slow(self) -> bool:
        """Whether all answers of late took so long that nobody should wait for several of them."""
        with self._guard:
            quickest = min(self._took) if len(self._took) >= _ENOUGH else 0.0
        return _TIMES * quickest > PATIENCE_S

    @property
    def may_wait(self) -> bool:
        """Whether the thread that asks waits for the server as long as it takes."""
        return getattr(self._here, "may_wait", False)

    @contextmanager
    def waiting_here(self) -> Iterator[None]:
        """In the block this thread waits for the server as long as it takes."""
        self._here.may_wait = True
        try:
            yield
        finally:
            self._here.may_wait = False

    @property
    def is_silent(self) -> bool:
        """Whether nothing was heard for a while, so that one had better ask first."""
        return perf_counter() - self._heard_at > _STILL_THERE_S

    def spoke(self) -> None:
        """Somebody got an answer, of whatever length."""
        self._heard_at = perf_counter()

    def heard(self, took: float) -> None:
        """Somebody got an answer to an empty question after so many seconds."""
        self.spoke()
        with self._guard:
            self._took.append(took)

    def measure(self, store: CorpusStore) -> bool:
        """Find out whether the server answers, and how fast; takes as long as silence does at most.

        Args:
            store: The corpus; one that cannot tell is always there.
        """
        if not isinstance(store, Answering):
            return True
        if not store.answers(SILENCE_S):
            return False
        # Once more: this time no connection had to be made.
        began = perf_counter()
        if not store.answers(SILENCE_S):
            return False
        took = perf_counter() - began
        self.spoke()
        with self._guard:
            self._took.clear()
            self._took.extend([took] * _ENOUGH)
        return True

    def watch(self, changed: Callable[[], None]) -> None:
        """Have this called, in any thread, when it changes."""
        self._watchers.append(changed)

    def went_down(self) -> None:
        """Somebody found out that there is none."""
        self._set(is_down=True)

    def came_up(self) -> None:
        """Somebody got an answer."""
        self._set(is_down=False)

    def offline(self) -> OfflineError:
        """What to tell whoever needs the server now."""
        return OfflineError(corpus=self._corpus)

    def _set(self, *, is_down: bool) -> None:
        with self._guard:
            if self._is_down is is_down:
                return
            self._is_down = is_down
        for changed in self._watchers:
            changed()


class WatchedStore:
    """A ``CorpusStore`` for a window: it says at once that there is no way to the server.

    Args:
        store: The corpus itself.
        line: Learns from what happens here.
    """

    def __init__(self, store: CorpusStore, line: Line) -> None:
        self._store = store
        self._line = line
        self._committed: list[Callable[[], None]] = []

    def on_commit(self, call: Callable[[], None]) -> None:
        """Have this called, in the thread that wrote, after something was changed by way of this."""
        self._committed.append(call)

    @property
    def location(self) -> str:
        """Where the corpus is."""
        return self._store.location

    @property
    def access(self) -> Access:
        """What it was opened for."""
        return self._store.access

    def open_unit_of_work(self) -> UnitOfWork:
        """A new transaction, if the server answers. Raises ``OfflineError``."""
        if self._line.is_down:
            raise self._line.offline()
        return _Watched(self._store, self._line, self._was_committed)  # type: ignore[return-value]  # gives the real one when entered

    def news(self, tell: Tell) -> CorpusNews:
        """Begin to tell what others commit; the line is told first."""

        def tell_both(notice: Notice) -> None:
            if notice.kind is NewsKind.LOST:
                self._line.went_down()
            tell(notice)

        return self._store.news(tell_both)

    def backup(self, destination: Path) -> None:
        """Write a consistent copy while others go on working."""
        self._store.backup(destination)

    def problems(self) -> Iterator[str]:
        """What is wrong with the corpus."""
        return self._store.problems()

    def close(self) -> None:
        """Give up the connections."""
        self._store.close()

    def _was_committed(self) -> None:
        for call in self._committed:
            call()


class _Watched:
    """A unit of work that says when the connection breaks."""

    def __init__(self, store: CorpusStore, line: Line, was_committed: Callable[[], None]) -> None:
        self._store = store
        self._line = line
        self._was_committed = was_committed
        self._work: UnitOfWork | None = None

    def __enter__(self) -> UnitOfWork:
        if self._line.may_wait:
            if self._line.is_silent:
                self._line.measure(self._store)
        elif isinstance(self._store, Answering):
            began = perf_counter()
            if not self._store.answers(self._line.patience):
                self._line.went_down()
                raise self._line.offline()
            self._line.heard(perf_counter() - began)
        self._work = self._store.open_unit_of_work()
        try:
            return self._work.__enter__()
        except ConnectionLostError as error:
            self._line.went_down()
            raise self._line.offline() from error

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if isinstance(exc, ConnectionLostError):
            self._line.went_down()
        if self._work is not None:
            self._work.__exit__(exc_type, exc, traceback)
            if self._work.has_committed:
                self._was_committed()
        if exc is None:
            self._line.spoke()
