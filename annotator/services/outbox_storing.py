"""Storing what waits in an outbox: as it is, or fitted to what somebody else has stored meanwhile."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from dataclasses import dataclass, field
from threading import Event

from annotator.domain.changes import ChangeSet
from annotator.domain.errors import (
    AnnotatorError,
    StaleChangeError,
)
from annotator.domain.ids import AnnotatorId
from annotator.domain.ports import CorpusStore, LogKind
from annotator.domain.schema import Schema
from annotator.domain.workbench import Tally, Workbench
from annotator.services.fitting import fitted
from annotator.services.outbox_journal import Journal, Kept
from annotator.services.people import check_may_annotate

logger = logging.getLogger(__name__)

_FITTINGS = 3
"""So often somebody else may be faster between reading a state and changing it."""


@dataclass(slots=True, eq=False)
class Waiting:
    """One that waits, or did.

    Attributes:
        kept: What is recorded.
        tally: Of the state it led to when it was made; ``None``: nobody knows any more.
        is_written: Whether the file has it.
        settled: Set once the server has decided.
        is_fitted: Whether it was stored on another state.
        error: Why it was refused.
    """

    kept: Kept
    tally: Tally | None = None
    is_written: bool = False
    settled: Event = field(default_factory=Event)
    is_fitted: bool = False
    error: AnnotatorError | None = None


class Storing:
    """Stores change sets on a server; used by one thread.

    Args:
        store: The corpus.
        journal: Knows as what earlier ones were stored.
        annotator: Whose they are.
        schema: Of the corpus.
    """

    def __init__(
        self, store: CorpusStore, journal: Journal, annotator: AnnotatorId, schema: Schema
    ) -> None:
        self._store = store
        self._journal = journal
        self._annotator = annotator
        self._schema = schema

    def stored(self, item: Waiting) -> tuple[int, bool]:
        """Store one; as which log entry, and whether on another state than the one it was made on."""
        kept = item.kept
        kind, of = self._what(kept)
        changes = kept.changes
        if item.tally is not None:
            try:
                with self._store.open_unit_of_work() as work:
                    check_may_annotate(work, changes.article, self._annotator)
                    entry = work.annotations.record(changes, item.tally, kind=kind, of=of)
                    work.commit()
            except StaleChangeError as error:
                logger.info("%d is fitted: %s", kept.number, error)
            else:
                return entry, False
        return self._fitted(kept, kind, of)

    def _fitted(self, kept: Kept, kind: LogKind, of: int | None) -> tuple[int, bool]:
        """Store one on the state that is there now."""
        changes, left = kept.changes, _FITTINGS
        while True:
            left -= 1
            with self._store.open_unit_of_work() as work:
                check_may_annotate(work, changes.article, self._annotator)
                present = Workbench(*work.annotations.pair(changes.article, self._annotator))
                refusal: AnnotatorError | None = None
                fitting, after = changes, present
                try:
                    fitting, after = fitted(present, changes, self._schema)
                except AnnotatorError as error:
                    # Unless it is there already and the answer got lost: the log knows, so it is asked below.
                    refusal = error
                try:
                    entry = work.annotations.record(fitting, after.tally, kind=kind, of=of)
                except StaleChangeError:
                    if refusal is not None:
                        raise refusal from None
                    if not left:
                        raise
                    continue
                now = Workbench(*work.annotations.pair(changes.article, self._annotator))
                if refusal is not None and now.own != present.own:
                    raise refusal
                work.commit()
            return entry, refusal is None

    def _what(self, kept: Kept) -> tuple[LogKind, int | None]:
        """As what to record it: a step back over something that was never stored is one of its own."""
        if kept.of is None or kept.of > 0:
            return kept.kind, kept.of
        entry = self._journal.stored.get(-kept.of)
        if entry is not None:
            return kept.kind, entry
        if kept.kind is LogKind.REDO:
            return LogKind.DO, None
        raise StaleChangeError(what=kept.changes.subject)


def steps_of(
    items: Iterable[Waiting],
) -> tuple[list[tuple[int, ChangeSet, Kept]], list[tuple[int, ChangeSet, Kept]]]:
    """What of the waiting ones can be undone, and what redone, the next one last.

    Returns:
        Of each its number, what it changes forwards, and what waits.
    """
    back: list[tuple[int, ChangeSet, Kept]] = []
    forth: list[tuple[int, ChangeSet, Kept]] = []
    for item in items:
        kept = item.kept
        if kept.of is None:
            back.append((-kept.number, kept.changes, kept))
            forth.clear()
            continue
        taken, given = (back, forth) if kept.kind is LogKind.UNDO else (forth, back)
        changes = kept.changes.inverted() if kept.kind is LogKind.UNDO else kept.changes
        if taken and taken[-1][0] == kept.of:
            taken.pop()
        given.append((kept.of, changes, kept))
    return back, forth
