"""A line on which every answer takes its time: what is done is kept at once and stored, and nothing is taken for gone."""

from __future__ import annotations

import socket
import threading
import time
from contextlib import contextmanager, suppress
from queue import Queue

import pytest

from annotator.domain.ports import Access
from annotator.services.annotate import AnnotationService
from annotator.services.line import Line, WatchedStore
from annotator.services.outbox import Outbox
from annotator.services.outbox_journal import Journal
from annotator.storage.stores import Stores
from factories import ANNA, find, make_schema
from fakes import counted_ids, frozen_clock

ROUND_TRIP_S = 0.15
_AT_MOST_S = 30


class SlowLine:
    """Passes on what comes, later; or nothing any more.

    Attributes:
        delay: So long everything is on its way, seconds.
        is_cut: Whether what comes is lost.
        questions: How often something was asked after an answer had come.
        was_waited_for: Whether somebody waited for an answer while none passed.
    """

    def __init__(self, port, delay):
        self.delay, self.is_cut = delay, False
        self.questions, self.was_waited_for = 0, False
        self._is_answered = True
        self._passing = threading.Event()
        self._passing.set()
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
                    way, asks = Queue(), source is near
                    threading.Thread(
                        target=self._take, args=(source, way, asks), daemon=True
                    ).start()
                    threading.Thread(target=self._give, args=(way, sink, asks), daemon=True).start()

    @contextmanager
    def held(self):
        """Nothing passes in the block; what comes then arrives afterwards."""
        self._passing.clear()
        try:
            yield
        finally:
            self._passing.set()

    def _take(self, source, way, asks):
        data = b"-"
        while data:
            data = b""
            with suppress(OSError):
                data = source.recv(65536)
            if asks and self._is_answered:
                self._is_answered = False
                self.questions += 1
            way.put((time.monotonic() + self.delay, data))

    def _give(self, way, sink, asks):
        with suppress(OSError):
            while True:
                due, data = way.get()
                time.sleep(max(0.0, due - time.monotonic()))
                self.was_waited_for |= not self._passing.wait(_AT_MOST_S)
                self._is_answered |= not asks
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
        return self.service.apply(desk, plan)

    def wait(self, holds):
        until = time.monotonic() + _AT_MOST_S
        while not holds():
            assert time.monotonic() < until, (self.outbox.waiting, self.news)
            time.sleep(0.01)


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
    # Whether it answers, begin, the article (prepared, then asked for), all that is marked in it, end.
    assert way.questions - before <= 6
    with way.held():
        for words in ("Berlin", "Genf"):
            desk = person.add(desk, words)
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
    desk = person.add(desk, "Berlin")
    assert len(person.outbox.waiting) == 1
    way.is_cut = False
    person.wait(lambda: not person.outbox.waiting)
    with store.open_unit_of_work() as work:
        assert len(work.annotations.get("a1", ANNA).spans) == 1
