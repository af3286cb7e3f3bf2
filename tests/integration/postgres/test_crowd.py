"""Four programs on one corpus while connections break and the server crashes: nothing lost, nothing twice."""

import random

import pytest

from annotator.domain.ports import Access
from crowd import ARTICLES, TEXT, Crowd, trouble, wrong_with
from factories import NOW, make_article, make_schema
from postgres_server import Server

SECONDS = 8


@pytest.fixture
def own_server():
    """A server of this test alone, that keeps what it acknowledges."""
    pytest.importorskip("psycopg", reason="the extra “server” is not installed")
    server = Server.make("fsync = on")
    yield server
    server.remove()


def test_every_acknowledged_change_is_there_once_and_the_log_replays(own_server, stores, tmp_path):
    url = own_server.new_url()
    with stores.create(url, make_schema(), at=NOW) as store, store.open_unit_of_work() as work:
        number = work.imports.begin("x", NOW)
        work.imports.add(number, [make_article(f"{n} {TEXT}", id=f"a{n}") for n in range(ARTICLES)])
        work.imports.finish(number)
        work.commit()
    crowd = Crowd(url, tmp_path, 4)
    try:
        crowd.wait_until_working()
        broken = trouble(own_server, url, SECONDS, random.Random(4), restarts=2)
        crowd.end()
    finally:
        crowd.kill()
    assert broken > 10
    assert len(crowd.told("+")) > 50
    with stores.open(url, Access.READ) as store:
        assert wrong_with(store, crowd) == []
