"""Pace: what counts as work, when a break is due, and that nothing is measured unasked."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from annotator.services.pace import BREAK_S, IDLE_S, Day, Pace, PaceSettings, week

TODAY = date(2026, 3, 2)


class Clock:
    def __init__(self):
        self.now = 0.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def pace(clock):
    return Pace(clock, lambda: TODAY, PaceSettings(on=True, break_after=2, goal=2), {})


def work(pace, clock, seconds, step=10):
    pace.touch()
    for _ in range(seconds // step):
        clock.now += step
        pace.touch()


def test_nothing_is_measured_unless_switched_on(clock):
    pace = Pace(clock, lambda: TODAY, PaceSettings(), {})
    work(pace, clock, 1000)
    assert pace.days == {}
    assert not pace.wants_break


def test_time_from_gesture_to_gesture_counts_and_pauses_do_not(pace, clock):
    work(pace, clock, 60)
    clock.now += IDLE_S + 1
    work(pace, clock, 30)
    assert pace.of_today.seconds == 90


def test_articles_and_decisions_are_counted_and_taken_back(pace):
    pace.touch(decisions=3)
    pace.touch(decisions=1, articles=1)
    pace.touch(articles=1)
    assert pace.has_reached_goal
    pace.touch(articles=-1)
    assert (pace.of_today.decisions, pace.of_today.articles) == (4, 1)
    assert not pace.has_reached_goal


def test_a_break_is_proposed_once_and_again_after_as_long(pace, clock):
    work(pace, clock, 110)
    assert not pace.wants_break
    work(pace, clock, 10)
    assert pace.wants_break
    assert not pace.wants_break
    work(pace, clock, 120)
    assert pace.wants_break


def test_who_had_a_break_is_not_reminded(pace, clock):
    work(pace, clock, 110)
    clock.now += BREAK_S
    work(pace, clock, 60)
    assert not pace.wants_break
    assert pace.since_break == 60


def test_a_week_has_seven_days_with_or_without_work():
    days = {TODAY: Day(articles=3, seconds=600), TODAY - timedelta(days=9): Day(articles=9)}
    found = week(days, TODAY)
    assert [each for each, _ in found][-1] == TODAY
    assert [day.articles for _, day in found] == [0, 0, 0, 0, 0, 0, 3]
    assert found[-1][1].minutes_per_article == pytest.approx(10 / 3)
    assert Day().minutes_per_article is None
