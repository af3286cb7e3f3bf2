"""What a person does in a corpus on a server: shown at once, kept until it is stored, stored in order.

A thread stores. As long as the server answers as fast as a file would, whoever records waits for it, and all is as
in a file. When it does not, or is known to be far, what was done goes into a file of this machine (``outbox_journal``)
and is shown; the thread goes on trying, also after the program was started anew. What somebody else has changed meanwhile decides whether it
still fits: then it is stored as it is, else it is put beside, to be looked at. Nothing is ever dropped by itself.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from threading import Condition, Event, Lock, Thread

from annotator.domain.changes import ChangeSet
from annotator.domain.errors import (
    AnnotatorError,
    ConnectionLostError,
    DomainError,
    KeptChangeError,
    RefusedChangeError,
    ServerRightsError,
    StorageError,
)
from annotator.domain.ids import AnnotatorId, ArticleId
from annotator.domain.ports import CorpusStore, LoggedChange, LogKind, Step
from annotator.domain.schema import Schema
from annotator.domain.workbench import Workbench
from annotator.services.line import PATIENCE_S, Line
from annotator.services.outbox_journal import Journal, Kept
from annotator.services.outbox_news import Happened, OutboxNews
from annotator.services.outbox_steps import KnownSteps, from_waiting, merged
from annotator.services.outbox_storing import Storing, Waiting

logger = logging.getLogger(__name__)

_FIRST_PAUSE_S = 0.25
_LONGEST_PAUSE_S = 5.0
_READINGS = 5


class Outbox:
    """``Keeping`` for a corpus on a server.

    Args:
        store: The corpus; used by the thread alone.
        watched: The same for whoever must not wait.
        journal: Keeps what waits.
        annotator: Who works.
        schema: Of the corpus.
        line: Whether there is a way to the server.
        tell: Called in any thread; must only hand on what it gets.
    """

    def __init__(
        self,
        store: CorpusStore,
        watched: CorpusStore,
        journal: Journal,
        *,
        annotator: AnnotatorId,
        schema: Schema,
        line: Line,
        tell: Callable[[OutboxNews], None],
    ) -> None:
        self._store = store
        self._watched = watched
        self._journal = journal
        self._annotator = annotator
        self._storing = Storing(store, journal, annotator, schema)
        self.line = line
        self._tell = tell
        self._lock = Lock()
        self._wake = Condition(self._lock)
        entries = sorted(journal.entries.values(), key=lambda kept: kept.number)
        self._waiting = [Waiting(kept, is_written=True) for kept in entries if not kept.refused]
        self._beside = {kept.number: kept for kept in entries if kept.refused}
        self._highest = journal.highest
        self._settled = 0
        self._steps: dict[ArticleId, KnownSteps] = {}
        self._in_hand: Waiting | None = None
        self._trouble: AnnotatorError | None = None
        self._ended = Event()
        line.watch(self._on_line)
        self._thread = Thread(target=self._run, name="outbox", daemon=True)
        self._thread.start()

    # --- what is there -----------------------------------------------------------------------

    @property
    def waiting(self) -> tuple[Kept, ...]:
        """What is shown and not stored, oldest first."""
        with self._lock:
            return tuple(item.kept for item in self._waiting if item.is_written)

    @property
    def beside(self) -> tuple[Kept, ...]:
        """What did not fit, oldest first."""
        with self._lock:
            return tuple(self._beside.values())

    @property
    def trouble(self) -> AnnotatorError | None:
        """Why what waits is not stored although there is a connection."""
        return self._trouble

    # --- Keeping -----------------------------------------------------------------------------

    def read(self, article: ArticleId) -> Workbench:
        """The article with what waits for it."""
        for _ in range(_READINGS):
            with self._lock:
                settled, mine = self._settled, [*self._of(article)]
            with self._watched.open_unit_of_work() as work:
                workbench = Workbench(*work.annotations.pair(article, self._annotator))
            with self._lock:
                if settled == self._settled:
                    break
        for item in mine:
            try:
                workbench = workbench.apply(item.kept.changes)
            except AnnotatorError as error:
                # It is stored already and nobody has heard of it, or it will be put beside.
                logger.info("%d is not shown: %s", item.kept.number, error)
        return workbench

    def record(
        self, after: Workbench, changes: ChangeSet, kind: LogKind, of: int | None
    ) -> Workbench:
        """Have it stored, or kept until it can be; the state that holds then.

        Raises:
            KeptChangeError: If it does not fit what others have stored; it is put beside.
            OutboxError: If it can be neither stored nor kept.
        """
        with self._lock:
            self._highest += 1
            if of is not None and of < 0:
                # What waited when the step was looked up may have been stored since.
                of = self._journal.stored.get(-of, of)
            kept = Kept(number=self._highest, changes=changes, kind=kind, of=of)
            item = Waiting(kept, after.tally)
            is_kept = self.line.is_down or self.line.is_slow or bool(self._waiting)
            if is_kept:
                self._write(item)
            self._waiting.append(item)
            self._wake.notify_all()
        if is_kept:
            self._say(Happened.CHANGED)
            return after
        if not item.settled.wait(PATIENCE_S):
            with self._lock:
                if not item.settled.is_set():
                    self._write_waiting(item)
            if not item.settled.is_set():
                self._say(Happened.CHANGED)
                return after
        if item.error is not None:
            raise item.error
        return self.read(after.article.id) if item.is_fitted else after

    def undoable(self, article: ArticleId) -> Step | None:
        """What undo would take back, of what waits and what is stored. Raises ``OfflineError``."""
        found = self._next(article, undone=False)
        return found.step if found is not None else None

    def redoable(self, article: ArticleId) -> Step | None:
        """What redo would bring back. Raises ``OfflineError``."""
        found = self._next(article, undone=True)
        return found.step if found is not None else None

    def logged(self, step: Step) -> ChangeSet:
        """The changes of a step, forwards."""
        with self._lock:
            for item in self._waiting:
                if item.kept.number == -step.seq:
                    return item.kept.changes
            # Undone while it could not be stored: what waits has it backwards.
            for item in reversed(self._waiting):
                if item.kept.of == step.seq:
                    turned = item.kept.changes
                    return turned.inverted() if item.kept.kind is LogKind.UNDO else turned
            for known in self._steps.values():
                for each in (known.back, known.forth):
                    if each is not None and each.step.seq == step.seq:
                        return each.changes
            entry = self._journal.stored[-step.seq] if step.seq < 0 else step.seq
        with self._watched.open_unit_of_work() as work:
            return work.history.entry(entry).change_set

    def knows_step(self, article: ArticleId, *, undone: bool) -> bool:
        """Whether undo, or redo if ``undone``, needs nothing of the server."""
        with self._lock:
            known = self._steps.get(article)
            is_current = known is not None and self._is_current(known)
            return is_current or from_waiting(self._of(article), undone=undone)[0]

    def forget_steps(self, article: ArticleId | None = None) -> None:
        """Somebody else has changed an article; ``None``: perhaps any."""
        with self._lock:
            if article is None:
                self._steps.clear()
            else:
                self._steps.pop(article, None)

    # --- what a person decides ---------------------------------------------------------------

    def again(self, number: int) -> None:
        """Try once more to store what was put beside, on the present state."""
        with self._lock:
            kept = self._beside.pop(number, None)
            if kept is None:
                return
            self._journal.drop(number)
            self._highest += 1
            item = Waiting(kept.model_copy(update={"number": self._highest, "refused": None}))
            self._write(item)
            self._waiting.append(item)
            self._wake.notify_all()
        self._say(Happened.CHANGED)

    def drop(self, number: int) -> None:
        """Forget what was put beside."""
        with self._lock:
            if self._beside.pop(number, None) is not None:
                self._journal.drop(number)
        self._say(Happened.CHANGED)

    def hurry(self) -> None:
        """Try at once: somebody heard from the server."""
        with self._lock:
            self._wake.notify_all()

    def close(self, timeout: float = 1.0) -> None:
        """End the thread; what waits stays in the file. Waits at most so long, seconds."""
        self._ended.set()
        self.hurry()
        self._thread.join(timeout)
        with self._lock:
            for item in self._waiting:
                if not item.is_written:
                    self._write(item)
            self._journal.close()

    # --- the thread --------------------------------------------------------------------------

    def _run(self) -> None:
        pause = _FIRST_PAUSE_S
        while not self._ended.is_set():
            if self.line.is_down and not self._has_come_back():
                self._rest(pause)
                pause = min(2 * pause, _LONGEST_PAUSE_S)
                continue
            with self._lock:
                item = self._waiting[0] if self._waiting else None
                if item is None:
                    if not (self._ended.is_set() or self.line.is_down):
                        self._wake.wait()
                    continue
                self._in_hand = item
            self._trouble = self._send(item)
            with self._lock:
                self._in_hand = None
            if item.settled.is_set():
                pause = _FIRST_PAUSE_S
            elif self._trouble is not None:
                self._say(Happened.CHANGED)
                self._rest(pause)
                pause = min(2 * pause, _LONGEST_PAUSE_S)

    def _has_come_back(self) -> bool:
        if not self.line.measure(self._store):
            return False
        try:
            with self._store.open_unit_of_work() as work:
                work.schemas.current()
        except StorageError as error:
            logger.info("Still no way to the server: %s", error)
            return False
        self.line.came_up()
        return True

    def _rest(self, pause: float) -> None:
        with self._lock:
            if not self._ended.is_set():
                self._wake.wait(pause)

    def _send(self, item: Waiting) -> AnnotatorError | None:
        """Store one; why not, if it is to be tried again."""
        try:
            entry, is_fitted = self._storing.stored(item)
        except ConnectionLostError as error:
            logger.info("%d is not stored yet: %s", item.kept.number, error)
            self.line.went_down()
            return None
        except ServerRightsError as error:
            self._put_beside(item, error)
        except StorageError as error:
            logger.info("%d is not stored yet: %s", item.kept.number, error)
            return error
        except AnnotatorError as error:
            self._put_beside(item, error)
        except Exception as error:
            logger.exception("%d cannot be stored", item.kept.number)
            self._put_beside(item, AnnotatorError(message=f"{type(error).__name__}: {error}"))
        else:
            with self._lock:
                item.is_fitted = is_fitted
                if is_fitted:
                    self._steps.clear()
                self._journal.was_stored(item.kept.number, entry)
                was_shown = item.is_written
                self._settle(item)
            if is_fitted:
                self._say(Happened.FITTED, item.kept)
            if was_shown:
                self._say(Happened.CHANGED)
        return None

    def _put_beside(self, item: Waiting, error: AnnotatorError) -> None:
        kept = item.kept.model_copy(update={"refused": _told(error)})
        undone = -kept.of if kept.of is not None and kept.of < 0 else 0
        with self._lock:
            if kept.kind is LogKind.UNDO and undone in self._beside:
                # What did not fit was taken back by the person: both are gone.
                del self._beside[undone]
                self._journal.drop(undone)
                self._journal.drop(kept.number)
                self._settle(item)
                told = None
            else:
                self._beside[kept.number] = kept
                try:
                    self._journal.put(kept)
                except AnnotatorError as failure:
                    logger.warning("%s", failure)
                subject = kept.changes.subject
                told = (
                    KeptChangeError(subject=subject)
                    if isinstance(error, DomainError)
                    else RefusedChangeError(subject=subject, reason=error)
                )
                item.error = told
                self._settle(item)
        if told is not None and item.is_written:
            # Else whoever made it waits for the answer, and is told so.
            self._say(Happened.REFUSED, kept, told)
        self._say(Happened.CHANGED)

    def _settle(self, item: Waiting) -> None:
        self._waiting.remove(item)
        self._settled += 1
        if item.error is not None:
            self._steps.clear()
        item.settled.set()

    # --- inside ------------------------------------------------------------------------------

    def _of(self, article: ArticleId) -> list[Waiting]:
        return [item for item in self._waiting if item.kept.changes.article == article]

    def _next(self, article: ArticleId, *, undone: bool) -> LoggedChange | None:
        with self._lock:
            is_said, found = from_waiting(self._of(article), undone=undone)
            known = self._steps.get(article)
            if is_said:
                return found
            if known is not None and self._is_current(known):
                return known.forth if undone else known.back
        known = self._read_steps(article)
        return known.forth if undone else known.back

    def _read_steps(self, article: ArticleId) -> KnownSteps:
        """Both steps, in one question to the server."""
        for _ in range(_READINGS):
            with self._lock:
                highest, settled, mine = self._highest, self._settled, self._of(article)
            with self._watched.open_unit_of_work() as work:
                stored = work.history.stacks(article, self._annotator, len(mine) + 1)
            with self._lock:
                known = KnownSteps(
                    highest,
                    merged(stored, mine, self._journal.stored, undone=False),
                    merged(stored, mine, self._journal.stored, undone=True),
                )
                if (highest, settled) == (self._highest, self._settled):
                    self._steps = {article: known}
                    break
        return known

    def _is_current(self, known: KnownSteps) -> bool:
        # What is stored meanwhile as it was made stays the step it was.
        return known.highest == self._highest

    def _write(self, item: Waiting) -> None:
        self._journal.put(item.kept)
        item.is_written = True

    def _write_waiting(self, item: Waiting) -> None:
        try:
            self._write(item)
        except AnnotatorError:
            if item is not self._in_hand:
                self._waiting.remove(item)
                raise
            # Under way already, and perhaps stored: it can only be shown, and tried on.
            logger.warning("%d is not kept in the outbox", item.kept.number)

    def _on_line(self) -> None:
        self.hurry()
        self._say(Happened.CHANGED)

    def _say(
        self, what: Happened, kept: Kept | None = None, error: AnnotatorError | None = None
    ) -> None:
        if not self._ended.is_set():
            self._tell(OutboxNews(what, kept, error))


def _told(error: AnnotatorError) -> dict[str, object]:
    """An error as it is kept, so that it can be told in another language later."""
    said = {
        name: value if isinstance(value, (int, float)) else str(value)
        for name, value in error.params.items()
    }
    return {"template": error.template, "params": said, "text": str(error)}
