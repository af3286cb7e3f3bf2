import psycopg
import pytest

from annotator.domain.changes import SpanAdded
from annotator.domain.errors import CommitUnknownError, ConnectionLostError
from annotator.domain.workbench import Workbench
from annotator.storage.server import link as link_module
from factories import ANNA, make_change_set, make_span
from postgres_server import Server

ADD = make_change_set(SpanAdded(span=make_span(0, 6, id="one")))


class Breaking:
    """A cursor whose connection breaks before or after the commit was sent."""

    def __init__(self, cursor, connection, *, after):
        self._cursor, self._connection, self._after = cursor, connection, after

    def execute(self, sql, *args, **kwargs):
        if str(sql).endswith("COMMIT"):
            if self._after:
                self._cursor.execute(sql)
            self._connection.close()
            raise psycopg.OperationalError("the line broke")
        return self._cursor.execute(sql, *args, **kwargs)

    def __getattr__(self, name):
        return getattr(self._cursor, name)


def record(work):
    desk = Workbench(*work.annotations.pair("a1", ANNA))
    work.annotations.record(ADD, desk.apply(ADD).tally)


def test_a_connection_that_was_lost_between_two_edits_is_not_even_noticed(
    store, corpus, kill, do, read
):
    assert len(read(store)) == 0
    kill(corpus)
    do(store, ADD)
    kill(corpus)
    assert list(read(store)) == [ADD.changes[0].span]


def test_one_that_is_lost_in_mid_edit_is_told_and_the_next_edit_works(
    store, corpus, kill, do, read
):
    with store.open_unit_of_work() as work:
        record(work)
        kill(corpus)
        with pytest.raises(ConnectionLostError, match=r"127\.0\.0\.1"):
            work.articles.get("a1")
    assert len(read(store)) == 0
    do(store, ADD)
    assert list(store.problems()) == []


def test_an_edit_whose_connection_broke_before_the_commit_is_not_stored(store, corpus, kill, read):
    with store.open_unit_of_work() as work:
        record(work)
        kill(corpus)
        with pytest.raises(ConnectionLostError) as lost:
            work.commit()
    assert not isinstance(lost.value, CommitUnknownError)
    assert len(read(store)) == 0


@pytest.mark.parametrize("after", [False, True])
def test_who_heard_nothing_of_the_commit_asks_and_knows(store, read, after):
    with store.open_unit_of_work() as work:
        record(work)
        link = work._link
        link._cursor = Breaking(link._cursor, link._driver, after=after)
        if after:
            work.commit()
        else:
            with pytest.raises(ConnectionLostError):
                work.commit()
    assert len(read(store)) == int(after)
    assert list(store.problems()) == []


@pytest.fixture
def own_server():
    """A server of this test alone, that keeps what it acknowledges."""
    pytest.importorskip("psycopg")
    server = Server.make("fsync = on")
    yield server
    server.remove()


def test_a_server_that_crashes_and_comes_back_has_kept_what_it_acknowledged(
    own_server, stores, do, read, monkeypatch
):
    from annotator.domain.ports import Access  # noqa: PLC0415 - only here
    from factories import NOW, make_article, make_schema  # noqa: PLC0415 - only here

    monkeypatch.setattr(link_module, "PATIENCE_S", 0.2)
    url = own_server.new_url()
    with stores.create(url, make_schema(), at=NOW) as store:
        with store.open_unit_of_work() as work:
            number = work.imports.begin("x", NOW)
            work.imports.add(number, [make_article()])
            work.imports.finish(number)
            work.commit()
        do(store, ADD)
        with store.open_unit_of_work() as work:
            late = make_change_set(SpanAdded(span=make_span(7, 9, id="two")))
            desk = Workbench(*work.annotations.pair("a1", ANNA))
            work.annotations.record(late, desk.apply(late).tally)
            own_server.stop("immediate")
            with pytest.raises(CommitUnknownError, match="repeat it"):
                work.commit()
        with pytest.raises(ConnectionLostError):
            read(store)
        own_server.start()
        assert list(read(store)) == [ADD.changes[0].span]
        do(store, late)
        assert len(read(store)) == 2
    with stores.open(url, Access.READ) as store:
        assert list(store.problems()) == []
