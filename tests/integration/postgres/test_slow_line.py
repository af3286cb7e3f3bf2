"""A line on which every answer takes its time: what is done is kept at once and stored, and nothing is taken for gone."""

from __future__ import annotations

import socket
import threading
import time
from contextlib import suppress
from queue import Queue

import pytest

from annotator.domain.ports import Access
from annotator.services.annotate import AnnotationService
from annotator.services.line import PATIENCE_S, Line, WatchedStore
from annotator.services.outbox import Outbox
from annotator.services.outbox_journal import Journal
from annotator.storage.stores import Stores
from factories import ANNA, find, make_schema
from fakes import counted_ids, frozen_clock

ROUND_TRIP_S = 0.15


class SlowLine:
    """Passes on what comes, later; or nothing any more."""

    def __init__(self, port, delay):
        self.delay, self.is_cut = delay, False
        self._target = ("127.0.0.1", port)
        self._listening = socket.create_server(("127.0.0.1", 0))
        self._open = []
        self.port = self._listening.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self):
        with suppress(OSError):
            while True:
                near, _ = self._listening.accept()
                far = socket.create_connection(self._target)
                self._open += [near, far]
                for source, sink in ((near, far), (far, near)):
                    source.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                    way = Queue()
                    threading.Thread(target=self._take, args=(source, way), daemon=True).start()
                    threading.Thread(target=self._give, args=(way, sink), daemon=True).start()

    def _take(self, source, way):
        data = b"-"
        while data:
            data = b""
            with suppress(OSError):
                data = source.recv(65536)
            way.put((time.monotonic() + self.delay, data))

    def _give(self, way, sink):
        with suppress(OSError):
            while True:
                due, data = way.get()
                time.sleep(max(0.0, due - time.monotonic()))
                if not data:
                    sink.shutdown(socket.SHUT_WR)
                    return
                if not self.is_cut:
                    sink.sendall(data)

    def close(self):
        for each in (self._listening, *self._open):
            with suppress(OSError):
                each.close()


@pytest.fixture
def way(server):
    made = SlowLine(server.port, ROUND_TRIP_S / 2)
    yield made
    made.close()


@pytest.fixture
def far(corpus, way, server):
    with Stores().open(corpus.replace(f":{server.port}/", f":{way.port}/"), Access.WRITE) as store:
        yield store


class Desktop:
    def __init__(self, store, folder):
        self.line, self.news, self.downs = Line(store.location), [], []
        self.line.measure(store)
        self.line.watch(lambda: self.downs.append(self.line.is_down))
        self.watched = WatchedStore(store, self.line)
        self.outbox = Outbox(
            store,
            self.watched,
            Journal(folder, store.location, ANNA),
            annotator=ANNA,
            schema=make_schema(),
            line=self.line,
            tell=self.news.append,
        )
        self.service = AnnotationService(
            self.watched.open_unit_of_work,
            make_schema(),
            ANNA,
            frozen_clock,
            counted_ids("far-"),
            self.outbox,
        )

    def add(self, desk, words):
        plan = self.service.plan_add(desk, layer="entity", label="LOC", fragments=(find(words),))
        began = time.perf_counter()
        return self.service.apply(desk, plan), time.perf_counter() - began

    def wait(self, holds):
        until = time.monotonic() + 30
        while not holds():
            assert time.monotonic() < until, (self.outbox.waiting, self.news)
            time.sleep(0.01)


@pytest.fixture
def person(far, tmp_path):
    made = Desktop(far, tmp_path / "outbox")
    yield made
    made.outbox.close()


def test_a_slow_server_is_there_and_edits_wait_for_nothing(person, store):
    assert person.line.is_slow
    assert person.line.patience == pytest.approx(4 * ROUND_TRIP_S, abs=0.2)
    began = time.perf_counter()
    desk = person.service.open("a1")
    # Whether it answers, begin, the article, all that is marked in it, end; and time to spare on a busy machine.
    assert time.perf_counter() - began < 7 * ROUND_TRIP_S
    took = []
    for words in ("Berlin", "Genf"):
        desk, each = person.add(desk, words)
        took.append(each)
    assert max(took) < PATIENCE_S
    person.wait(lambda: not person.outbox.waiting)
    assert person.downs == []
    with store.open_unit_of_work() as work:
        own = work.annotations.get("a1", ANNA)
    assert [own.covered_text(span) for span in own] == ["Berlin", "Genf"]
    assert person.service.open("a1").own == desk.own
    assert list(store.problems()) == []


def test_a_line_that_becomes_slow_is_given_up_once_and_then_waited_for(person, way):
    way.delay = 0.0
    assert person.line.measure(person.watched._store)
    assert not person.line.is_slow
    person.service.open("a1")
    way.delay = ROUND_TRIP_S / 2
    with pytest.raises(Exception, match="no connection"):
        person.service.open("a1")
    person.wait(lambda: not person.line.is_down)
    for _ in range(3):
        assert person.service.open("a1").article.id == "a1"
    assert person.downs == [True, False]


def test_silence_on_a_slow_line_is_found_out_and_what_is_done_is_kept(person, way, store):
    desk = person.service.open("a1")
    way.is_cut = True
    began = time.perf_counter()
    with pytest.raises(Exception, match="no connection"):
        person.service.open("a1")
    assert time.perf_counter() - began < 1.5 * person.line.patience
    desk, took = person.add(desk, "Berlin")
    assert took < PATIENCE_S
    assert len(person.outbox.waiting) == 1
    way.is_cut = False
    person.wait(lambda: not person.outbox.waiting)
    with store.open_unit_of_work() as work:
        assert len(work.annotations.get("a1", ANNA).spans) == 1
