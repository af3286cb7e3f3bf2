"""The window on a corpus on a real server whose outbox was damaged on the disk."""

from __future__ import annotations

import pytest

from annotator.domain.changes import SpanAdded
from annotator.services.outbox_journal import Journal, Kept
from factories import ANNA, find, make_change_set, make_span

pytestmark = pytest.mark.usefixtures("unhurried")


def added(word, **fields):
    place = find(word)
    return SpanAdded(span=make_span(place.begin, place.end, label="LOC", **fields))


def test_it_is_told_of_and_what_can_be_read_of_it_is_stored(
    qtbot, corpus, desktop, window_of, tmp_path
):
    location = desktop().location
    journal = Journal(tmp_path / "one" / "outbox", location, ANNA)
    for number, word in enumerate(("Berlin", "Genf"), start=1):
        journal.put(Kept(number=number, changes=make_change_set(added(word))))
    path = journal.path
    journal.close()
    head, _, rest = path.read_bytes().split(b"\n", 2)
    path.write_bytes(head + b"\n{\xff\n" + rest)

    window = window_of()
    assert window.open_corpus(corpus)
    told = window.desk.notice.text
    assert told.startswith(f"{path} is damaged: up to 1 of the steps")
    outbox = window.desk.corpus.remote.outbox
    qtbot.waitUntil(lambda: not outbox.waiting)
    with desktop().open_unit_of_work() as work:
        own = work.annotations.get("a1", ANNA)
    assert [own.covered_text(span) for span in own] == ["Genf"]
    window.live.show_not_stored()
    assert window.live.dialog.lead.text().startswith(told)
    assert path.with_suffix(".damaged-1").exists()
