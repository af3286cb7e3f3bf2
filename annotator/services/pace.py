"""How one works, for oneself alone: time at work, articles and decisions a day, breaks and a goal. Off until switched on.

Nothing here is written into a corpus: it is the annotator's own, and nobody counts it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from pydantic import BaseModel, ConfigDict, Field

IDLE_S = 90.0
"""A pause as long as this is none of the time at work."""
BREAK_S = 240.0
"""A pause as long as this counts as a break."""


class PaceSettings(BaseModel):
    """What is measured and reminded of.

    Attributes:
        on: Whether anything is measured.
        break_after: Minutes of work after which a break is proposed; 0: never.
        goal: Articles a day; 0: none.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    on: bool = False
    break_after: int = Field(default=0, ge=0, le=240)
    goal: int = Field(default=0, ge=0, le=1000)


class Day(BaseModel):
    """What was done in a day.

    Attributes:
        seconds: At work: from gesture to gesture, without pauses.
        articles: Finished.
        decisions: Steps that changed annotations.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    seconds: float = Field(default=0.0, ge=0)
    articles: int = Field(default=0, ge=0)
    decisions: int = Field(default=0, ge=0)

    @property
    def minutes_per_article(self) -> float | None:
        """Minutes an article took; ``None``: none was finished."""
        return self.seconds / 60 / self.articles if self.articles else None


@dataclass(slots=True)
class Pace:
    """Counts while somebody works.

    Attributes:
        now: Seconds of a clock that never goes back.
        today: The day it is where the person sits.
        settings: What is measured.
        days: What was done each day.
        since_break: Seconds at work since the last break.
    """

    now: Callable[[], float]
    today: Callable[[], date]
    settings: PaceSettings
    days: dict[date, Day]
    since_break: float = 0.0
    _last: float | None = None
    _reminded: float = 0.0

    def touch(self, *, decisions: int = 0, articles: int = 0) -> None:
        """Take note of a gesture.

        Args:
            decisions: Steps it made.
            articles: Articles it finished; less than 0: it took a finish back.
        """
        if not self.settings.on:
            self._last = None
            return
        now = self.now()
        passed = now - self._last if self._last is not None else 0.0
        self._last = now
        if passed >= BREAK_S:
            self.since_break = self._reminded = 0.0
        worked = passed if passed < IDLE_S else 0.0
        self.since_break += worked
        day = self.of_today
        self.days[self.today()] = Day(
            seconds=day.seconds + worked,
            articles=max(0, day.articles + articles),
            decisions=day.decisions + decisions,
        )

    @property
    def of_today(self) -> Day:
        """What was done today."""
        return self.days.get(self.today(), Day())

    @property
    def wants_break(self) -> bool:
        """Whether a break should be proposed now; true once, then again after another such stretch of work."""
        after = self.settings.break_after * 60
        if not self.settings.on or not after or self.since_break - self._reminded < after:
            return False
        self._reminded = self.since_break
        return True

    @property
    def has_reached_goal(self) -> bool:
        """Whether the goal of the day is reached."""
        return 0 < self.settings.goal <= self.of_today.articles


def week(days: Mapping[date, Day], until: date) -> list[tuple[date, Day]]:
    """The last seven days, the oldest first."""
    dates = [until - timedelta(days=back) for back in range(6, -1, -1)]
    return [(each, days.get(each, Day())) for each in dates]
