"""Work beside the window: the answer comes as from any call, the loop comes round, what is put off comes after it."""

from __future__ import annotations

import gc
from threading import Event, current_thread, main_thread

import pytest
from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from annotator.ui.beside import Beside, DroppedInput


@pytest.fixture
def told():
    return []


@pytest.fixture
def beside(qapp, told):
    return Beside(told.append)


def meanwhile(act):
    """Have this done by the event loop as soon as it comes round; a gate that opens then."""
    gate = Event()

    def do():
        try:
            act()
        finally:
            gate.set()

    QTimer.singleShot(0, do)
    return gate


def test_the_answer_is_worked_out_in_another_thread_while_the_loop_comes_round(beside, told):
    rounds = []
    gate = meanwhile(lambda: rounds.append(beside.is_working))

    def work():
        assert gate.wait(10)
        return current_thread()

    assert beside.result_of(work) is not main_thread()
    assert rounds == [True]
    assert told == [True, False]
    assert not beside.is_working


def test_whoever_asks_gets_the_error(beside, told):
    def fails():
        raise LookupError("nothing")

    with pytest.raises(LookupError, match="nothing"):
        beside.result_of(fails)
    assert told == [True, False]
    assert beside.result_of(lambda: 1) == 1


def test_only_one_thing_at_a_time(beside):
    refused = []

    def ask():
        with pytest.raises(RuntimeError):
            beside.result_of(lambda: 2)
        refused.append(True)

    gate = meanwhile(ask)
    assert beside.result_of(lambda: gate.wait(10))
    assert refused == [True]


def test_what_is_put_off_comes_afterwards_in_its_order(beside):
    done = []
    gate = meanwhile(lambda: [beside.put_off(lambda n=n: done.append(n)) for n in range(3)])
    beside.result_of(lambda: gate.wait(10))
    assert done == []
    beside.catch_up()
    assert done == [0, 1, 2]


def test_nothing_is_put_off_while_nothing_is_under_way(beside):
    assert not beside.put_off(lambda: pytest.fail("put off for nothing"))
    beside.catch_up()


def test_the_end_waits_for_what_is_under_way_and_forgets_what_was_put_off(beside, told):
    done = []

    def end():
        beside.put_off(lambda: done.append("put off"))
        gate.set()
        beside.end()
        assert done == ["under way"]

    gate = meanwhile(end)

    def work():
        assert gate.wait(10)
        done.append("under way")

    beside.result_of(work)
    beside.catch_up()
    assert beside.is_over
    assert done == ["under way"]
    assert told == [True]


def test_the_end_of_the_program_waits_as_well(beside):
    gate = meanwhile(QCoreApplication.quit)
    assert beside.result_of(lambda: gate.wait(10))


def test_no_search_for_garbage_runs_in_the_thread(beside):
    assert gc.isenabled()
    assert beside.result_of(gc.isenabled) is False
    assert gc.isenabled()


def test_keys_that_waited_for_what_did_not_come_reach_nobody(qtbot):
    field = QLineEdit()
    qtbot.addWidget(field)
    dropped = DroppedInput()
    gone = []
    dropped.destroyed.connect(lambda: gone.append(True))
    QTest.keyClicks(field, "meant for another article")
    assert field.text() == ""
    qtbot.waitUntil(lambda: bool(gone))
    QTest.keyClicks(field, "meant for this one")
    assert field.text() == "meant for this one"
