"""A line on which every answer takes its time: what is done is kept at once and stored, and nothing is taken for gone."""

from __future__ import annotations

import pytest

from annotator.domain.ports import Access
from annotator.storage.stores import Stores
from desktop import Desktop
from factories import ANNA, find
from slow_line import ROUND_TRIP_S, SlowLine


@pytest.fixture
def way(server):
    made = SlowLine(server.port, ROUND_TRIP_S / 2)
    yield made
    made.close()


@pytest.fixture
def far(corpus, way, server):
    with Stores().open(corpus.replace(f":{server.port}/", f":{way.port}/"), Access.WRITE) as store:
        yield store


@pytest.fixture
def person(far, tmp_path):
    made = Desktop(far, tmp_path / "outbox")
    yield made
    made.outbox.close()


def test_a_slow_server_is_there_and_edits_wait_for_nothing(person, way, store):
    assert person.line.is_slow
    assert person.line.patience >= 4 * ROUND_TRIP_S
    before = way.questions
    desk = person.service.open("a1")
    # Whether it answers, then the article with all that is marked in it.
    assert way.questions - before == 2
    with way.held():
        for words in ("Berlin", "Genf"):
            desk = person.add(desk, find(words))
    assert not way.was_waited_for
    person.wait(lambda: not person.outbox.waiting)
    assert person.downs == []
    with store.open_unit_of_work() as work:
        own = work.annotations.get("a1", ANNA)
    assert [own.covered_text(span) for span in own] == ["Berlin", "Genf"]
    assert person.service.open("a1").own == desk.own
    assert list(store.problems()) == []


def test_a_line_that_becomes_slow_is_given_up_once_and_then_waited_for(person, way):
    way.delay = 0.0
    person.wait(lambda: person.line.measure(person.watched._store) and not person.line.is_slow)
    person.service.open("a1")
    way.delay = ROUND_TRIP_S / 2
    with pytest.raises(Exception, match="no connection"):
        person.service.open("a1")
    person.wait(lambda: not person.line.is_down)
    for _ in range(3):
        assert person.service.open("a1").article.id == "a1"
    assert person.downs == [True, False]


def test_silence_on_a_slow_line_is_found_out_and_what_is_done_is_kept(
    person, far, way, store, monkeypatch
):
    desk = person.service.open("a1")
    waited = []
    answers = far.answers
    monkeypatch.setattr(far, "answers", lambda within: waited.append(within) or answers(within))
    patience = person.line.patience
    way.is_cut = True
    with pytest.raises(Exception, match="no connection"):
        person.service.open("a1")
    assert waited[:1] == [patience]
    desk = person.add(desk, find("Berlin"))
    assert len(person.outbox.waiting) == 1
    way.is_cut = False
    person.wait(lambda: not person.outbox.waiting)
    with store.open_unit_of_work() as work:
        assert len(work.annotations.get("a1", ANNA).spans) == 1
