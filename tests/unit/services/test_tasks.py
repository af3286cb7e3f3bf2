"""Tasks and their monitors."""

from __future__ import annotations

import pytest

from annotator.domain.errors import TaskCancelledError
from annotator.domain.ports import Progress
from annotator.services.tasks import NullMonitor, tracked
from fakes import FakeMonitor


def test_each_item_is_reported_before_it_is_worked_on_and_the_end_too():
    monitor = FakeMonitor()
    assert list(tracked(["a", "b"], monitor, str.upper)) == ["a", "b"]
    assert monitor.reports == [Progress(0, 2, "A"), Progress(1, 2, "B"), Progress(2, 2)]


def test_without_a_length_the_total_is_unknown():
    monitor = FakeMonitor()
    list(tracked(iter("ab"), monitor, str))
    assert {report.total for report in monitor.reports} == {None}


def test_cancelling_stops_before_the_item():
    seen = []
    with pytest.raises(TaskCancelledError):
        seen.extend(tracked(["a", "b"], FakeMonitor(cancel_before="b"), str))
    assert seen == ["a"]


def test_nobody_has_to_listen():
    assert list(tracked([1], NullMonitor(), str)) == [1]
