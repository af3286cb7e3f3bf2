"""What is told while much is read or written: all of it counted, the first of each kind kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from enum import StrEnum
from typing import Generic, Protocol, TypeVar


class OfKind(Protocol):
    """Something that is of one of a few kinds."""

    @property
    def kind(self) -> StrEnum:
        """Which."""


Item = TypeVar("Item", bound=OfKind)


class Tellings(Generic[Item]):
    """Takes what is told one by one and keeps so much of it that memory does not grow with the corpus.

    Args:
        most: Of each kind the first so many are kept.

    Attributes:
        counts: How many there were, by the value of their kind.
        first: Those that are kept, in the order in which they were told.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self.counts: Counter[str] = Counter()
        self.first: list[Item] = []

    def append(self, item: Item) -> None:
        """Take one."""
        kind = item.kind.value
        self.counts[kind] += 1
        if self.counts[kind] <= self._most:
            self.first.append(item)

    def extend(self, items: Iterable[Item]) -> None:
        """Take several."""
        for item in items:
            self.append(item)
