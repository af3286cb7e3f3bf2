"""What one edit writes: no page more than its rows need."""

from __future__ import annotations

import pytest

from annotator.domain.changes import SpanAdded, Status, StatusChanged
from factories import make_change_set, make_span

CORPORA = ("file",)
_FRAME = 8192 + 24


@pytest.fixture
def grown(filled, do, path):
    """Runs an action; by how many pages it made the log longer."""
    log = path.with_name(f"{path.name}-wal")

    def by(changes):
        before = log.stat().st_size
        do(filled, changes)
        return round((log.stat().st_size - before) / _FRAME)

    return by


def test_a_span_more_leaves_the_index_of_statuses_alone(grown, do, filled):
    started = StatusChanged(before=Status.NEW, after=Status.STARTED)
    do(filled, make_change_set(started, SpanAdded(span=make_span(0, 6, id="first"))))
    alone = grown(make_change_set(SpanAdded(span=make_span(8, 10, id="second"))))
    done = StatusChanged(before=Status.STARTED, after=Status.DONE)
    with_status = grown(make_change_set(done, SpanAdded(span=make_span(12, 14, id="third"))))
    assert 0 < alone < with_status
