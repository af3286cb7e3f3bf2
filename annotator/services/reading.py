"""Reading what the window shows: at once from a file, or in threads of its own over a line on which answers take time."""

from __future__ import annotations

from collections.abc import Callable
from enum import IntEnum
from typing import Final, Generic, Protocol, TypeVar

from annotator.domain.errors import AnnotatorError

Found = TypeVar("Found")
Found_co = TypeVar("Found_co", covariant=True)


class Urgency(IntEnum):
    """What is read first if several questions wait."""

    GESTURE = 0
    """A person waits for it to go on."""
    SHOWN = 1
    """A place on the screen waits to be filled."""
    AHEAD = 2
    """It may be wanted soon."""


class Pending(Protocol[Found_co]):
    """Something that is being read."""

    def wait(self) -> bool:
        """Wait as long as the window may stand still; whether it is there."""

    def result(self) -> Found_co:
        """Wait until it is there. Raises whatever kept it from being read."""


class Reading(Protocol):
    """What the window knows of it; asked in its thread, and answers there."""

    @property
    def is_at_once(self) -> bool:
        """Whether ``ask`` always has the answer before it returns."""

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
        """Read something, now or later, and go on with what was found.

        An answer that comes after the corpus was closed, after its asker is gone, or after the same was asked
        anew is dropped.

        Args:
            read: Reads; may be called in another thread, so it must not touch a widget.
            then: Called with what was read, in the thread that asks; perhaps before this returns.
            failed: Called in its place if it cannot be read.
            of: Who asks.
            what: What it asks for: of one asker, a later question of this name stands in for the one before.
            urgency: What is read first.
        """

    def forget(self, of: object, what: str) -> None:
        """Drop the answer to a question that is not of interest any more."""

    def begin(self, read: Callable[[], Found]) -> Pending[Found]:
        """Begin to read what somebody waits for, before anything else."""


class ReadingAtOnce:
    """``Reading`` of a corpus in a file, which answers faster than anybody could wait."""

    is_at_once: Final = True

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
        """Read it and go on."""
        del of, what, urgency
        try:
            found = read()
        except AnnotatorError as error:
            failed(error)
            return
        then(found)

    def forget(self, of: object, what: str) -> None:
        """Nothing is ever under way."""

    def begin(self, read: Callable[[], Found]) -> Pending[Found]:
        """Nothing is read before it is asked for."""
        return _Direct(read)


class _Direct(Generic[Found]):
    def __init__(self, read: Callable[[], Found]) -> None:
        self.result = read

    def wait(self) -> bool:
        """It is there when it is asked for."""
        return True


AT_ONCE: Final = ReadingAtOnce()
