"""The states of an annotation set through time, worked out from the change log backwards, as far as they are wanted.

What is there now is known; an earlier state is the present with the later steps taken back. States passed on the way
are kept at regular distances, so that going to and fro costs no more than the steps between.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.changes import Change, ChangeSet
from annotator.domain.ids import ChangeSetId
from annotator.domain.ports import LogEntry, LoggedStep

ReadEntries = Callable[[int, int], Sequence[LogEntry]]
"""Reads the entries of the set from one ``seq`` to another."""

_AT_ONCE = 200
"""Entries that are read at one go: some 10 ms."""
_APART = 50
"""Steps between two states that are kept."""


class Timeline:
    """All states of one set: place 0 is before the first step, place ``len`` is the present.

    Args:
        now: The set as it is.
        steps: All steps of its log, oldest first.
        read: Reads their changes.
    """

    def __init__(self, now: AnnotationSet, steps: Sequence[LoggedStep], read: ReadEntries) -> None:
        self._steps = tuple(steps)
        self._read = read
        self._changes: list[tuple[Change, ...] | None] = [None] * len(self._steps)
        self._known = len(self._steps)
        self._states: dict[int, AnnotationSet] = {len(self._steps): now}
        self._last = len(self._steps), now

    def __len__(self) -> int:
        return len(self._steps)

    @property
    def now(self) -> AnnotationSet:
        """The present."""
        return self._states[len(self)]

    @property
    def steps(self) -> tuple[LoggedStep, ...]:
        """What led from each place to the next, oldest first."""
        return self._steps

    @property
    def reached(self) -> int:
        """The earliest place whose state is at hand."""
        return self._known

    def place_of(self, seq: int) -> int:
        """The place right after a step, or after the last one before it."""
        return bisect_left([step.seq for step in self._steps], seq + 1)

    def reach(self, place: int) -> bool:
        """Go some steps further back towards a place; whether it is at hand now.

        So that a window need not wait for thousands of steps that it sees for the first time.

        Raises:
            StorageError: If the log cannot be read.
            StaleChangeError: If the log does not fit the set: ``annotator verify`` tells more.
        """
        if place >= self._known:
            return True
        begin = max(0, self._known - _AT_ONCE)
        entries = self._read(self._steps[begin].seq, self._steps[self._known - 1].seq)
        by_seq = {entry.seq: entry.change_set.changes for entry in entries}
        # Two states a page are kept on the way down; the ones between come when they are asked for.
        for number in range(begin, self._known):
            self._changes[number] = by_seq.get(self._steps[number].seq, ())
        state, at = self._states[self._known], self._known
        while at > begin:
            lower = max(begin, (at - 1) // _APART * _APART)
            state = self._taken_back(state, at, lower)
            self._states[lower] = state
            at = lower
        self._known = begin
        return place >= self._known

    def state(self, place: int) -> AnnotationSet:
        """The set after so many steps.

        Raises:
            StorageError: If the log cannot be read.
            StaleChangeError: If the log does not fit the set: ``annotator verify`` tells more.
        """
        while not self.reach(place):
            pass
        if place not in self._states:
            at, state = self._nearest(place)
            taken = self._taken_back if place < at else self._brought_back
            self._last = place, taken(state, at, place)
            return self._last[1]
        return self._states[place]

    def _nearest(self, place: int) -> tuple[int, AnnotationSet]:
        """The nearest known state."""
        below = max((at for at in self._states if at <= place), default=-1)
        above = min(at for at in self._states if at >= place)
        kept = [(at, self._states[at]) for at in (below, above) if at >= 0]
        return min((*kept, self._last), key=lambda known: abs(known[0] - place))

    def _taken_back(self, state: AnnotationSet, upper: int, lower: int) -> AnnotationSet:
        steps = [self._changes[number] or () for number in range(upper - 1, lower - 1, -1)]
        return self._changed(
            state, tuple(change.inverted() for step in steps for change in reversed(step))
        )

    def _brought_back(self, state: AnnotationSet, lower: int, upper: int) -> AnnotationSet:
        steps = [self._changes[number] or () for number in range(lower, upper)]
        return self._changed(state, tuple(change for step in steps for change in step))

    def _changed(self, state: AnnotationSet, changes: tuple[Change, ...]) -> AnnotationSet:
        if not changes:
            return state
        step = self._steps[0]
        together = ChangeSet.model_construct(
            id=ChangeSetId(""),
            action=step.action,
            subject="",
            article=state.article.id,
            annotator=state.annotator,
            at=step.at,
            changes=changes,
        )
        return state.apply(together)
