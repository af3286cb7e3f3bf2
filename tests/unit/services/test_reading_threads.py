"""Answers that come late, out of order, after the end, or not at all."""

from __future__ import annotations

import threading
import time
from queue import Queue

import pytest

from annotator.domain.errors import ConnectionLostError, NotFoundError, OfflineError
from annotator.services import reading_threads
from annotator.services.line import Line
from annotator.services.reading import AT_ONCE, Urgency
from annotator.services.reading_threads import ReadingThreads

_AT_MOST_S = 20


class Asker:
    """A part of the window: asks, and notes what it is told in which thread."""

    def __init__(self, reading):
        self.reading, self.told, self.threads = reading, [], set()

    def ask(self, read, what="it", **more):
        self.reading.ask(read, self._note, self._note, of=self, what=what, **more)

    def _note(self, what):
        self.told.append(what)
        self.threads.add(threading.current_thread())


class Held:
    """A server that answers when it is let to."""

    def __init__(self, answer):
        self.answer, self.asked, self.let = answer, threading.Event(), threading.Event()

    def __call__(self):
        self.asked.set()
        assert self.let.wait(_AT_MOST_S)
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer


class Window:
    """The thread that asks: answers come in by its loop."""

    def __init__(self):
        self.line = Line("postgresql://somewhere/corpus")
        self.arrived = Queue()
        self.gone = set()
        self.answers = True
        self.measured = 0
        self.reading = ReadingThreads(
            self.line,
            answers=lambda _within: self.answers,
            measure=self._measure,
            hand_on=self.arrived.put,
            is_there=lambda asker: asker not in self.gone,
        )
        self.person = Asker(self.reading)

    def _measure(self):
        self.measured += 1

    def be_slow(self):
        for _ in range(8):
            self.line.heard(0.15)

    def take_in(self, count=1):
        for _ in range(count):
            self.reading.take_in(self.arrived.get(timeout=_AT_MOST_S))


@pytest.fixture
def window():
    made = Window()
    yield made
    made.reading.close()


def wait_until(holds):
    until = time.monotonic() + _AT_MOST_S
    while not holds():
        assert time.monotonic() < until
        time.sleep(0.005)


def test_a_file_answers_before_asking_returns():
    person = Asker(AT_ONCE)
    person.ask(lambda: "found")
    person.ask(_raising)
    assert person.told[0] == "found"
    assert isinstance(person.told[1], NotFoundError)
    assert AT_ONCE.begin(lambda: 7).result() == 7


def _raising():
    raise NotFoundError(what="article", id="a1")


def test_a_server_that_is_near_answers_before_asking_returns(window):
    window.person.ask(lambda: threading.current_thread().name)
    (name,) = window.person.told
    assert name.startswith("reading-")
    assert window.person.threads == {threading.current_thread()}
    assert window.arrived.empty()


def test_far_away_nobody_waits_and_the_answer_comes_by_the_loop(window):
    window.be_slow()
    held = Held("late")
    window.person.ask(held)
    assert window.person.told == []
    held.let.set()
    window.take_in()
    assert window.person.told == ["late"]
    assert window.person.threads == {threading.current_thread()}


def test_answers_out_of_order_go_to_whom_they_belong(window):
    window.be_slow()
    first, second = Held("first"), Held("second")
    window.person.ask(first, "one")
    window.person.ask(second, "other")
    second.let.set()
    window.take_in()
    first.let.set()
    window.take_in()
    assert window.person.told == ["second", "first"]


def test_what_was_asked_anew_gets_the_new_answer_only(window):
    window.be_slow()
    old, new = Held("old"), Held("new")
    window.person.ask(old)
    assert old.asked.wait(_AT_MOST_S)
    window.person.ask(new)
    new.let.set()
    window.take_in()
    old.let.set()
    other = Asker(window.reading)
    other.ask(lambda: "marker")
    window.take_in()
    assert window.person.told == ["new"]
    assert other.told == ["marker"]


def test_an_answer_nobody_wants_any_more_is_dropped(window):
    window.be_slow()
    held = Held("unwanted")
    window.person.ask(held)
    window.reading.forget(window.person, "it")
    held.let.set()
    other = Asker(window.reading)
    other.ask(lambda: "marker")
    window.take_in()
    assert window.person.told == []


def test_after_the_corpus_was_closed_nobody_is_told(window):
    window.be_slow()
    held = Held("too late")
    window.person.ask(held)
    assert held.asked.wait(_AT_MOST_S)
    window.reading.close()
    held.let.set()
    window.person.ask(lambda: "later still")
    time.sleep(0.05)
    assert window.arrived.empty()
    assert window.person.told == []


def test_an_answer_that_waits_in_the_loop_when_the_corpus_is_closed_is_dropped(window):
    window.be_slow()
    window.person.ask(lambda: "found")
    question = window.arrived.get(timeout=_AT_MOST_S)
    window.reading.close()
    window.reading.take_in(question)
    assert window.person.told == []


def test_somebody_who_is_gone_is_told_nothing(window):
    window.be_slow()
    window.person.ask(lambda: "found")
    window.gone.add(window.person)
    window.take_in()
    assert window.person.told == []


def test_what_cannot_be_read_is_told_in_place_of_the_answer(window):
    window.be_slow()
    window.person.ask(_raising)
    window.take_in()
    (error,) = window.person.told
    assert isinstance(error, NotFoundError)


def test_a_mistake_of_the_program_is_raised_where_it_can_be_seen(window):
    window.be_slow()
    window.person.ask(lambda: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        window.take_in()


def test_without_a_connection_everybody_is_told_at_once(window):
    window.be_slow()
    held = [Held(number) for number in range(5)]
    for number, each in enumerate(held):
        window.person.ask(each, f"{number}")
    begun = window.reading.begin(Held("never"))
    window.line.went_down()
    window.take_in(5)
    assert [type(error) for error in window.person.told] == [OfflineError] * 5
    with pytest.raises(OfflineError):
        begun.result()
    window.person.ask(lambda: "found")
    assert isinstance(window.person.told[-1], OfflineError)
    window.line.came_up()
    window.be_slow()
    # The threads that hang are left behind.
    window.person.ask(lambda: "found")
    window.take_in()
    assert window.person.told[-1] == "found"
    for each in held:
        each.let.set()


def test_a_connection_that_breaks_brings_the_line_down(window):
    window.be_slow()

    def read():
        raise ConnectionLostError(corpus="corpus", reason="it broke")

    window.person.ask(read)
    window.take_in()
    assert window.line.is_down
    assert isinstance(window.person.told[0], OfflineError)


def test_silence_in_the_middle_of_an_answer_is_found_out(window, monkeypatch):
    monkeypatch.setattr(reading_threads, "SILENCE_S", 0.05)
    monkeypatch.setattr(reading_threads, "_LOOK_S", 0.02)
    window.be_slow()
    window.answers = False
    held = Held("never")
    window.person.ask(held)
    window.take_in()
    assert isinstance(window.person.told[0], OfflineError)
    held.let.set()


def test_a_long_answer_of_a_server_that_is_there_is_waited_for(window, monkeypatch):
    monkeypatch.setattr(reading_threads, "SILENCE_S", 0.02)
    monkeypatch.setattr(reading_threads, "_LOOK_S", 0.01)
    looked = threading.Event()
    monkeypatch.setattr(window.reading, "_answers", lambda _within: looked.set() or True)
    window.be_slow()
    held = Held("at last")
    window.person.ask(held)
    assert looked.wait(_AT_MOST_S)
    held.let.set()
    window.take_in()
    assert window.person.told == ["at last"]


def test_reading_ahead_keeps_nobody_waiting(window):
    window.be_slow()
    ahead = [Held(f"ahead {number}") for number in range(4)]
    for number, each in enumerate(ahead):
        window.person.ask(each, f"ahead {number}", urgency=Urgency.AHEAD)
    assert ahead[0].asked.wait(_AT_MOST_S)
    assert ahead[1].asked.wait(_AT_MOST_S)
    window.person.ask(lambda: "shown", "shown")
    window.take_in()
    assert window.person.told == ["shown"]
    for each in ahead:
        each.let.set()
    window.take_in(4)


def test_a_person_comes_before_what_is_only_shown(window):
    window.be_slow()
    held = [Held(f"shown {number}") for number in range(3)]
    for number, each in enumerate(held):
        window.person.ask(each, f"{number}")
        assert each.asked.wait(_AT_MOST_S)
    order = []
    window.person.ask(lambda: order.append("shown"), "list")
    window.person.ask(lambda: order.append("gesture"), "article", urgency=Urgency.GESTURE)
    held[0].let.set()
    window.take_in(3)
    assert order == ["gesture", "shown"]
    for each in held:
        each.let.set()


def test_what_somebody_waits_for_is_there_at_once_or_can_be_waited_for(window):
    assert window.reading.begin(lambda: 7).wait()
    window.be_slow()
    held = Held("late")
    begun = window.reading.begin(held)
    assert not begun.wait()
    held.let.set()
    assert begun.result() == "late"


def test_closing_ends_every_wait(window):
    window.be_slow()
    held = Held("never")
    begun = window.reading.begin(held)
    window.reading.close()
    with pytest.raises(OfflineError):
        begun.result()
    held.let.set()


def test_a_line_that_is_faster_than_it_was_is_measured_anew(window):
    window.be_slow()
    window.person.ask(lambda: "fast")
    window.take_in()
    wait_until(lambda: window.measured == 1)


def test_readers_wait_for_the_server_as_long_as_it_takes_and_the_window_does_not(window):
    window.person.ask(lambda: window.line.may_wait)
    assert window.person.told == [True]
    assert not window.line.may_wait
