"""The window on a corpus far away: it comes round while it reads, and what it asks for is one round trip or two."""

from __future__ import annotations

import threading
import time
import traceback

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest

from annotator.domain.ids import ArticleId
from annotator.domain.ports import Access
from annotator.domain.workbench import Proposal
from annotator.storage.stores import Stores
from annotator.ui.models.article_model import ROW_ROLE
from factories import ANNA, NOW, make_article, make_schema, make_span
from slow_line import AT_MOST_S, ROUND_TRIP_S, SlowLine
from stalls import PROMISED_MS, StallProbe

ARTICLES = 260
SUGGESTED = 14


@pytest.fixture
def way(server):
    made = SlowLine(server.port, 0.0)
    yield made
    made.close()


@pytest.fixture
def near(server):
    """Address of a corpus on a server nearby."""
    url = server.new_url()
    text = "Berlin und Genf liegen weit weg. " * 8
    with Stores().create(url, make_schema(), at=NOW) as store, store.open_unit_of_work() as work:
        number = work.imports.begin("test", NOW)
        articles = [make_article(f"{text}{n}", id=f"a{n:03}") for n in range(ARTICLES)]
        work.imports.add(number, articles)
        work.imports.finish(number)
        work.commit()
        for n in range(SUGGESTED):
            spans = [make_span(33 * k, 33 * k + 6, id=f"s{n}-{k}", label="LOC") for k in range(4)]
            work.annotations.replace_suggestions(
                ArticleId(f"a{n:03}"), Proposal(spans=tuple(spans), arguments=()), "p@1"
            )
        work.commit()
    yield url
    server.drop(url.rpartition("/")[2])


@pytest.fixture
def far(near, way, server):
    return near.replace(f":{server.port}/", f":{way.port}/")


@pytest.fixture
def window(far, way, window_of):
    made = window_of()
    assert made.open_corpus(far)
    quiet(made)
    way.delay = ROUND_TRIP_S / 2
    remote = made.desk.corpus.remote
    remote.line.measure(remote._bare)
    assert remote.line.is_slow
    return made


def test_a_corpus_is_opened_over_a_line_that_is_slow_from_the_beginning(far, way, window_of):
    way.delay = ROUND_TRIP_S / 2
    window = window_of()
    assert window.open_corpus(far)
    assert window.desk.corpus.remote.line.is_slow
    assert here(window) == "a000"
    wait_until(lambda: window.desk.article_list.model.rowCount() == ARTICLES)


def wait_until(holds):
    until = time.monotonic() + AT_MOST_S
    while not holds():
        assert time.monotonic() < until
        QTest.qWait(10)


def quiet(window):
    """Until nothing is being read and nothing waits to be stored."""
    remote = window.desk.corpus.remote

    def is_quiet():
        return not (remote.reading.is_busy or remote.outbox.waiting)

    for _ in range(3):
        wait_until(is_quiet)
        QTest.qWait(60)


def here(window):
    return window.desk.session.heading


@pytest.fixture
def window_reads(window, monkeypatch):
    """What the window's own thread asked the server itself, where it was asked."""
    asked = []
    watched = type(window.desk.corpus.store.open_unit_of_work())
    enter = watched.__enter__

    def noted(work):
        if threading.current_thread() is threading.main_thread():
            asked.append("".join(traceback.format_stack(limit=6)))
        return enter(work)

    monkeypatch.setattr(watched, "__enter__", noted)
    return asked


def test_the_window_comes_round_while_it_reads(window, window_reads):
    """Ten articles, the list, a search, decisions and undo at 150 ms a round trip."""
    desk, probe = window.desk, StallProbe()
    with probe.watching():
        with probe.during("next article"):
            for _ in range(10):
                window.commands.run("article.next")
            quiet(window)
        assert here(window) == "a010"
        with probe.during("scroll the list"):
            desk.article_list.list.scrollToBottom()
            quiet(window)
            last = desk.article_list.model.index(ARTICLES - 1)
            assert last.data(ROW_ROLE).id == f"a{ARTICLES - 1:03}"
        with probe.during("search"):
            desk.article_list.search.setText("259")
            wait_until(lambda: desk.article_list.model.rowCount() == 1)
            desk.article_list.search.setText("")
            wait_until(lambda: desk.article_list.model.rowCount() == ARTICLES)
        with probe.during("decide"):
            for _ in range(3):
                window.commands.run("suggestion.next")
                window.commands.run("decide.accept")
            quiet(window)
        assert len(desk.session.workbench.own.spans) == 3
        with probe.during("undo"):
            for _ in range(3):
                window.commands.run("history.undo")
            quiet(window)
        assert not desk.session.workbench.own.spans
    told = "\n".join(map(str, probe.by_gesture))
    assert not probe.above(), told
    assert window_reads == []
    # Waiting is no work, but time that passes; other work on the machine may take some of it as well.
    assert probe.longest.wall_ms < PROMISED_MS + 1000 * ROUND_TRIP_S, told


def test_the_next_article_is_there_before_anybody_asks_for_it(window, way):
    with way.held():
        window.commands.run("article.next")
        assert here(window) == "a001"
    assert not way.was_waited_for


def test_an_article_that_was_not_read_ahead_is_a_round_trip_or_two(window, way):
    before = way.questions
    seen = []
    window.desk.session.article_opened.connect(lambda _bench: seen.append(way.questions))
    assert window.desk.open_article(ArticleId("a200"))
    # The second one if its statements are not prepared on this connection yet.
    assert seen[0] - before <= 2


def test_undo_and_redo_of_what_was_just_done_wait_for_nothing(window, way):
    session = window.desk.session
    with way.held():
        window.commands.run("suggestion.next")
        window.commands.run("decide.accept")
        window.commands.run("history.undo")
        assert not session.workbench.own.spans
        window.commands.run("history.redo")
        assert len(session.workbench.own.spans) == 1
    assert not way.was_waited_for
    quiet(window)
    assert window.desk.corpus.remote.outbox.beside == ()
    with session._service.open_unit_of_work() as work:
        assert len(work.annotations.get(ArticleId("a000"), ANNA).spans) == 1


def test_what_is_asked_for_while_an_article_comes_is_done_after_it(window):
    """By a timer, as here; keys and clicks wait in Qt's queue until the article is shown."""
    desk, shown = window.desk, []
    desk.article_shown.connect(shown.append)

    def ask():
        assert here(window) == "a000"
        desk.open_article(ArticleId("a008"))

    QTimer.singleShot(40, desk, ask)
    assert desk.open_article(ArticleId("a109"))
    wait_until(lambda: here(window) == "a008")
    assert shown == ["a109", "a008"]


def test_a_word_says_so_once_reading_takes_long_enough_to_be_noticed(window, way):
    said = []
    way.delay = 0.4
    QTimer.singleShot(400, window, lambda: said.append(window.key_line._saved_text()))
    assert window.desk.open_article(ArticleId("a220"))
    assert said == ["Loading…"]
    assert window.key_line._saved_text() != "Loading…"


def test_silence_is_told_and_the_article_stays(window, way):
    before = here(window)
    way.is_cut = True
    assert not window.desk.open_article(ArticleId("a222"))
    assert here(window) == before
    assert "no connection" in window.desk.notice.text
    way.is_cut = False
    wait_until(lambda: not window.desk.corpus.remote.line.is_down)
    assert window.desk.open_article(ArticleId("a222"))


def test_what_is_read_ahead_shows_what_others_did_meanwhile(window, near):
    with Stores().open(near, Access.WRITE) as elsewhere, elsewhere.open_unit_of_work() as work:
        spans = (make_span(0, 6, id="new", label="PER"),)
        work.annotations.replace_suggestions(
            ArticleId("a001"), Proposal(spans=spans, arguments=()), "p@2"
        )
        work.commit()
    ahead = window.desk.corpus.remote.ahead
    wait_until(lambda: "a001" not in ahead._ready)
    window.commands.run("article.next")
    assert list(window.desk.session.workbench.suggestions.spans) == ["new"]


def test_a_step_made_before_leaving_is_there_when_one_comes_back(window):
    window.commands.run("suggestion.next")
    window.commands.run("decide.accept")
    window.commands.run("article.next")
    window.commands.run("article.previous")
    assert len(window.desk.session.workbench.own.spans) == 1
    quiet(window)


def test_the_corpus_may_be_closed_while_it_is_read(window):
    window.desk.article_list.reload()
    window.desk.refresh_header()
    window.commands.run("article.next")
    window.close_corpus()
    QTest.qWait(400)
    assert window.desk is None
