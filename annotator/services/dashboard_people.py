"""How far and how fast people are: progress, speed, and acceptances in under a second."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Final

from annotator.domain.changes import Status
from annotator.domain.ids import GOLD, AnnotatorId
from annotator.services.dashboard_facts import DashboardFacts, Key, SetFacts
from annotator.services.dashboard_values import ProgressRow, Question, QuickRow, SpeedRow
from annotator.services.reviewing_risk import HURRIED_S

DAYS: Final = 21
"""Up to so many days from the first finished article to the last one, periods are days; above that, weeks."""

_DAY_S: Final = 86_400.0


def statuses(facts: DashboardFacts) -> Iterator[tuple[Key, str, Status]]:
    """Article and person, the batch the person got it with (empty: none), and how far the person is."""
    batch_of = {(each.article, each.annotator): each.batch for each in facts.given}
    for key, batch in batch_of.items():
        own = facts.sets.get(key)
        yield key, batch, own.status if own is not None else Status.NEW
    for key, own in facts.sets.items():
        if key[1] != GOLD and key not in batch_of:
            yield key, "", own.status


def progress_rows(facts: DashboardFacts) -> tuple[ProgressRow, ...]:
    """By batch and name; what nobody has been given stands last."""
    counts: defaultdict[tuple[str, AnnotatorId], Counter[Status]] = defaultdict(Counter)
    for (_, who), batch, status in statuses(facts):
        counts[batch, who][status] += 1
    order = {name: place for place, name in enumerate(facts.batches)}
    due = {each.batch: each.due for each in facts.given}
    return tuple(
        ProgressRow(
            batch,
            who,
            found[Status.NEW],
            found[Status.STARTED],
            found[Status.DONE],
            due.get(batch),
        )
        for (batch, who), found in sorted(
            counts.items(), key=lambda item: (order.get(item[0][0], len(order)), item[0][1])
        )
    )


def behind_progress(facts: DashboardFacts, asked: Question) -> Iterator[tuple[Key, float]]:
    """The articles of a batch, a person, a status; ``batch`` counts only where it is named, also as empty."""
    for key, batch, status in statuses(facts):
        fits = asked["person"] in {"", key[1]} and asked["status"] in {"", status.value}
        if fits and asked.about.get("batch", batch) == batch:
            yield key, 1.0


def timed(facts: DashboardFacts) -> Iterator[tuple[Key, SetFacts, float, float]]:
    """Finished sets of people whose time is known: set, when it was finished, active seconds."""
    for key, own in facts.sets.items():
        trail = facts.trails.get(key)
        seconds = facts.active.get(key, 0.0)
        if own.status is not Status.DONE or trail is None or trail.finished is None or not seconds:
            continue
        yield key, own, trail.finished, seconds


def period_of(facts: DashboardFacts) -> str:
    """``day`` or ``week``, whichever suits what was finished."""
    days = [finished // _DAY_S for _, _, finished, _ in timed(facts)]
    return "week" if days and max(days) - min(days) >= DAYS else "day"


def speed_rows(facts: DashboardFacts) -> tuple[SpeedRow, ...]:
    """By person, the whole first, then by period."""
    period = period_of(facts)
    sums: defaultdict[tuple[str, str], list[float]] = defaultdict(lambda: [0, 0, 0.0])
    for (_, who), own, finished, seconds in timed(facts):
        for name in ("", _named(finished, period)):
            row = sums[who, name]
            row[0] += 1
            row[1] += own.spans
            row[2] += seconds
    return tuple(
        SpeedRow(who, name, int(articles), int(spans), round(seconds, 3))
        for (who, name), (articles, spans, seconds) in sorted(sums.items())
    )


def behind_speed(facts: DashboardFacts, asked: Question) -> Iterator[tuple[Key, float]]:
    """The finished articles of a person and period, with the seconds they took."""
    period = period_of(facts)
    for key, _, finished, seconds in timed(facts):
        if asked["person"] in {"", key[1]} and asked["period"] in {"", _named(finished, period)}:
            yield key, round(seconds, 3)


def quick_of(facts: DashboardFacts) -> Iterator[tuple[Key, int, int]]:
    """Of each set: suggestions accepted in under a second, and those whose time is known.

    As review samples have it: of what was accepted with one action each span has a second; before the first action of an
    article nobody knows when it was opened.
    """
    for key, own in facts.sets.items():
        trail = facts.trails.get(key)
        if key[1] == GOLD or trail is None or not own.accepted:
            continue
        times = sorted(trail.times)
        quick = known = 0
        for at, together in Counter(own.accepted).items():
            place = bisect_left(times, at)
            if place:
                known += together
                quick += together if at - times[place - 1] < HURRIED_S * together else 0
        yield key, quick, known


def quick_rows(facts: DashboardFacts) -> tuple[QuickRow, ...]:
    """By name."""
    counts: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0])
    for (_, who), quick, known in quick_of(facts):
        counts[who][0] += quick
        counts[who][1] += known
    return tuple(QuickRow(who, quick, known) for who, (quick, known) in sorted(counts.items()))


def behind_quick(facts: DashboardFacts, asked: Question) -> Iterator[tuple[Key, float]]:
    """The articles with such acceptances of a person."""
    for key, quick, _ in quick_of(facts):
        if quick and asked["person"] in {"", key[1]}:
            yield key, float(quick)


def _named(at: float, period: str) -> str:
    day = datetime.fromtimestamp(at, UTC).date()
    if period == "day":
        return day.isoformat()
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"
