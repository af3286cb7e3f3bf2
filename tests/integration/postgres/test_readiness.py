import os
import signal

import pytest

from annotator.domain.errors import AnnotatorError, OfflineError
from annotator.domain.ids import AnnotatorId
from annotator.services.line import PATIENCE_S
from annotator.services.outbox_news import Happened
from annotator.storage.stores import Stores
from desktop import Desktop
from factories import ANNA, find, make_article, make_schema
from fakes import frozen_clock
from postgres_server import Server

BERLIN, GENF = find("Berlin"), find("Genf")
_AT_MOST_S = 60.0

pytestmark = pytest.mark.usefixtures("unhurried")


@pytest.fixture
def own_server():
    """A server of this test alone, that can be stopped."""
    made = Server.make("fsync = off")
    yield made
    made.remove()


@pytest.fixture
def own_store(own_server):
    with Stores().create(own_server.new_url(), make_schema(), at=frozen_clock()) as store:
        with store.open_unit_of_work() as work:
            number = work.imports.begin("test", frozen_clock())
            work.imports.add(number, [make_article()])
            work.imports.finish(number)
            work.commit()
        yield store


@pytest.fixture
def person(tmp_path):
    made = []

    def make(store, folder="outbox"):
        made.append(Desktop(store, tmp_path / folder))
        return made[-1]

    yield make
    for each in made:
        each.outbox.close()


def marked(store, annotator=ANNA):
    with store.open_unit_of_work() as work:
        own = work.annotations.get("a1", AnnotatorId(annotator))
    return [own.covered_text(span) for span in own]


def test_a_server_that_was_killed_and_is_back_answers_on_a_new_connection(store, corpus, kill):
    assert store.answers(_AT_MOST_S)
    kill(corpus)
    assert store.answers(_AT_MOST_S)


def test_a_server_that_stands_still_is_found_out_while_it_does(own_server, own_store):
    assert own_store.answers(_AT_MOST_S)
    number, *_ = (own_server.data / "postmaster.pid").read_text().splitlines()
    rows = own_server.execute("SELECT pid FROM pg_stat_activity WHERE datname LIKE 'corpus_%'")
    # The connections first, so that nobody takes their place.
    stopped = [*(pid for (pid,) in rows), int(number)]
    for pid in stopped:
        os.kill(pid, signal.SIGSTOP)
    try:
        assert not own_store.answers(PATIENCE_S)
    finally:
        for pid in stopped:
            os.kill(pid, signal.SIGCONT)
    assert own_store.answers(_AT_MOST_S)


def test_the_server_stops_in_mid_edit_and_comes_back(own_server, own_store, person):
    one = person(own_store)
    desk = one.add(one.service.open("a1"), BERLIN)
    one.wait()
    own_server.stop()
    # Both while there is no server; nobody waits for it.
    desk = one.add(desk, GENF)
    assert len(one.outbox.waiting) == 1
    with pytest.raises(OfflineError, match="no connection"):
        one.service.open("a1")
    own_server.start()
    one.wait()
    assert marked(own_store) == ["Berlin", "Genf"]
    assert list(own_store.problems()) == []


def test_connections_that_are_ended_between_edits_are_not_noticed(store, corpus, kill, person):
    one = person(store)
    desk = one.service.open("a1")
    for fragment in (BERLIN, GENF):
        kill(corpus)
        desk = one.add(desk, fragment)
    one.wait()
    assert marked(store) == ["Berlin", "Genf"]


def test_one_person_at_two_desktops_loses_nothing(store, person, unhurried_edits):
    one, two = person(store), person(store, "other machine")
    mine, theirs = one.service.open("a1"), two.service.open("a1")
    one.add(mine, BERLIN)
    after = two.add(theirs, GENF)
    assert [after.own.covered_text(span) for span in after.own] == ["Berlin", "Genf"]
    two.wait(lambda: [news.what for news in two.news] == [Happened.FITTED])
    with pytest.raises(AnnotatorError, match="another computer"):
        one.add(mine, GENF)
    (kept,) = one.outbox.beside
    assert kept.changes.subject == "LOC “Genf”"
    assert marked(store) == ["Berlin", "Genf"]
    assert list(store.problems()) == []


def test_an_answer_that_got_lost_stores_nothing_twice(own_server, own_store, person):
    one = person(own_store)
    desk = one.service.open("a1")
    plan = one.service.plan_add(desk, layer="entity", label="LOC", fragments=(BERLIN,))
    with own_store.open_unit_of_work() as work:
        # It came through, and nobody heard of it.
        work.annotations.record(plan, desk.apply(plan).tally)
        work.commit()
    own_server.stop("immediate")
    after = one.service.apply(desk, plan)
    own_server.start()
    one.wait()
    assert marked(own_store) == ["Berlin"]
    assert one.outbox.beside == ()
    one.wait(lambda: not one.line.is_down)
    assert one.service.open("a1").own == after.own
