"""Where a reviewer is in a sample: the item at hand, what was said, what comes next. Knows no widget."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from annotator.domain.reviews import Judged, Judgement, ReviewItem


class JudgingQueue:
    """The items of a sample and what was said about them.

    Args:
        items: In the order of judging.
        judgements: What holds so far.

    Attributes:
        last: Number of the last judgement it knows.
    """

    def __init__(self, items: Sequence[ReviewItem], judgements: Sequence[Judgement]) -> None:
        self.items = items
        self._units = {item.number: item.unit for item in items}
        self._place = 0
        self.know(judgements)
        self.to_next_open()

    @property
    def current(self) -> ReviewItem | None:
        """The item at hand; ``None``: there is none at all."""
        return self.items[self._place] if self.items else None

    @property
    def place(self) -> int:
        """Number of the item at hand, from 1; 0 without items."""
        return self._place + 1 if self.items else 0

    @property
    def judged(self) -> int:
        """How many items are judged."""
        return len(self._said)

    @property
    def is_done(self) -> bool:
        """Whether everything is judged."""
        return self.judged >= len(self.items)

    def said(self, item: ReviewItem) -> Judgement | None:
        """What was said about an item."""
        return self._said.get(item.number)

    def missing(self, item: ReviewItem) -> Sequence[Judgement]:
        """What was marked as missing in the set of an item."""
        return [each for each in self._missing if self._units[each.number] == item.unit]

    def has_judgement_of(self, who: str) -> bool:
        """Whether somebody said anything that could be taken back."""
        return who in self._judges

    def know(self, judgements: Sequence[Judgement]) -> None:
        """Take what holds now."""
        self._said: dict[int, Judgement] = {}
        self._judges: set[str] = set()
        self._missing: list[Judgement] = []
        self.last = 0
        self.hear(judgements)

    def hear(self, judgements: Sequence[Judgement]) -> None:
        """Take what was said since."""
        for each in judgements:
            self._judges.add(each.by)
            self.last = max(self.last, each.seq)
            if each.judged is Judged.MISSING:
                self._missing.append(each)
            else:
                self._said[each.number] = each

    def to_next_open(self) -> bool:
        """Go to the next item nobody has judged, around the end; whether there is one."""
        count = len(self.items)
        for step in range(count):
            place = (self._place + step) % count
            if self.items[place].number not in self._said:
                self._place = place
                return True
        return False

    def step(self, by: Literal[-1, 1]) -> bool:
        """Go to the next or the previous item; whether there is one."""
        if not 0 <= self._place + by < len(self.items):
            return False
        self._place += by
        return True

    def go(self, number: int) -> None:
        """Go to the item of a number."""
        self._place = next(
            (place for place, item in enumerate(self.items) if item.number == number), self._place
        )
