"""The journey of a team on a server: two people at two windows in two processes, and a server that goes away."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from threading import Timer

import pytest

from annotator.domain.ids import AnnotatorId, ArticleId
from annotator.domain.ports import Access
from annotator.storage.stores import Stores
from factories import NOW, find, make_article, make_schema
from postgres_server import Server

BERLIN, GENF = find("Berlin"), find("Genf")
_PATIENCE_S = 60
_SILENCE_S = 300


class Window:
    """A person at a window, in a process of their own."""

    def __init__(self, url, annotator, home):
        environment = dict(os.environ, PYTHONPATH=str(Path(__file__).parents[2]))
        for name in ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "HOME"):
            environment[name] = str(home)
        home.mkdir(exist_ok=True)
        script = Path(__file__).with_name("server_person.py")
        self.process = subprocess.Popen(
            [sys.executable, str(script), url, annotator, str(home / "settings.json")],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=environment,
            text=True,
        )
        self.state = self._read()

    def do(self, what, **more):
        """Let them do something; how things are then."""
        self.process.stdin.write(json.dumps({"do": what, **more}) + "\n")
        self.process.stdin.flush()
        self.state = self._read()
        return self.state

    def wait(self, holds):
        """Let the window run until something holds."""
        until = time.monotonic() + _PATIENCE_S
        while not holds(self.do("look")):
            assert time.monotonic() < until, self.state

    def leave(self):
        self.process.stdin.close()
        assert self.process.wait(_PATIENCE_S) == 0

    def kill(self):
        self.process.kill()
        self.process.wait()

    def _read(self):
        late = Timer(_SILENCE_S, self.process.kill)
        late.start()
        line = self.process.stdout.readline()
        late.cancel()
        assert line, "the window is gone, or said nothing for minutes"
        return json.loads(line)


@pytest.fixture
def server():
    pytest.importorskip("psycopg", reason="the extra “server” is not installed")
    made = Server.make("fsync = off")
    yield made
    made.remove()


@pytest.fixture
def url(server):
    place = server.url("news")
    with Stores().create(place, make_schema(), at=NOW) as store:
        _import(store, make_article(), *(make_article(f"Artikel {n}.", id=f"a{n}") for n in (2, 3)))
    return place


@pytest.fixture
def sit_down(url, tmp_path):
    """``sit_down("Anna")``: her window."""
    made = []

    def make(annotator, desktop=""):
        made.append(Window(url, annotator, tmp_path / f"{annotator}{desktop}"))
        return made[-1]

    yield make
    for window in made:
        if window.process.poll() is None:
            window.kill()
        window.process.stdin.close()
        window.process.stdout.close()


def _import(store, *articles):
    with store.open_unit_of_work() as work:
        number = work.imports.begin("test", NOW)
        work.imports.add(number, articles)
        work.imports.finish(number)
        work.commit()


def span(fragment):
    return [fragment.begin, fragment.end]


def marked(url, annotator, article="a1"):
    with Stores().open(url, Access.READ) as store, store.open_unit_of_work() as work:
        own = work.annotations.get(ArticleId(article), AnnotatorId(annotator))
        assert list(store.problems()) == []
    return sorted(own.covered_text(each) for each in own)


def test_two_people_work_on_one_server_that_goes_away_and_one_is_killed(server, url, sit_down):
    anna, ben = sit_down("Anna"), sit_down("Ben")
    anna.do("add", range=span(BERLIN), label="LOC")
    ben.do("add", range=span(GENF), label="LOC")
    anna.wait(lambda state: not state["waiting"])
    ben.wait(lambda state: not state["waiting"])
    assert anna.state["marked"] == ["Berlin"]
    assert ben.state["marked"] == ["Genf"]
    # Somebody imports: both lists grow.
    with Stores().open(url, Access.WRITE) as store:
        _import(store, make_article("Noch einer.", id="a9"))
    anna.wait(lambda state: state["articles"] == 4)
    ben.wait(lambda state: state["articles"] == 4)
    # The server goes away in mid-work.
    server.stop("immediate")
    anna.do("add", range=span(GENF), label="LOC")
    ben.do("add", range=span(BERLIN), label="LOC")
    assert anna.state["waiting"] == ben.state["waiting"] == 1
    assert anna.state["marked"] == ["Berlin", "Genf"]
    anna.do("open", article="a2")
    assert anna.state["article"] == "a1"
    assert "no connection" in anna.state["notice"]
    ben.kill()
    server.start()
    anna.wait(lambda state: not state["waiting"] and not state["down"])
    ben = sit_down("Ben")
    assert ben.state["marked"] == ["Berlin", "Genf"]
    ben.wait(lambda state: not state["waiting"])
    assert marked(url, "Anna") == marked(url, "Ben") == ["Berlin", "Genf"]
    anna.do("finish")
    ben.do("undo")
    anna.leave()
    ben.leave()
    assert marked(url, "Anna") == ["Berlin", "Genf"]
    assert marked(url, "Ben") == ["Genf"]


def test_one_person_at_two_desktops_sees_on_each_what_was_done_on_the_other(url, sit_down):
    one, two = sit_down("Anna", "-office"), sit_down("Anna", "-home")
    one.do("add", range=span(BERLIN), label="LOC")
    two.wait(lambda state: state["marked"] == ["Berlin"])
    assert "another computer" in two.state["notice"]
    two.do("add", range=span(GENF), label="LOC")
    one.wait(lambda state: state["marked"] == ["Berlin", "Genf"])
    one.leave()
    two.leave()
    assert marked(url, "Anna") == ["Berlin", "Genf"]
