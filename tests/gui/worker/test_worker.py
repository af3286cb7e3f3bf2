import os
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QElapsedTimer, QTimer

from annotator.domain.errors import FileReadError, WorkerError
from annotator.domain.ports import Progress
from annotator.ui.worker import WorkerClient
from annotator.ui.worker_protocol import rebuilt_error
from annotator.ui.worker_task import TaskState

SCRIPT = str(Path(__file__).with_name("scripted_worker.py"))


class Ears:
    """Everything a handle says, in order."""

    def __init__(self, handle):
        self.heard = []
        self.handle = handle
        handle.started.connect(lambda: self.heard.append("started"))
        handle.progressed.connect(self.heard.append)
        handle.succeeded.connect(self.heard.append)
        handle.failed.connect(self.heard.append)
        handle.cancelled.connect(lambda: self.heard.append("cancelled"))
        handle.finished.connect(lambda: self.heard.append("finished"))

    @property
    def over(self):
        return "finished" in self.heard


@pytest.fixture
def client(qapp):
    clients = []

    def make(*arguments, **options):
        client = WorkerClient(command=[sys.executable, SCRIPT, *arguments], **options)
        clients.append(client)
        return client

    yield make
    for made in clients:
        made.shutdown()


def run(qtbot, client, what, **params):
    ears = Ears(client.start("import", what, params))
    qtbot.waitUntil(lambda: ears.over, timeout=10_000)
    return ears.heard


def is_alive(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_task_reports_progress_then_its_result_then_that_it_is_finished(qtbot, client):
    heard = run(qtbot, client(), "well", paths=["Ä.txt"])
    assert heard[:5] == ["started", *[Progress(done, 3, f"datei-{done}.txt") for done in range(4)]]
    assert heard[5]["imported"] == 3
    assert heard[5]["echo"] == {"paths": ["Ä.txt"]}
    assert heard[6:] == ["finished"]


def test_nothing_is_said_before_the_event_loop_runs(client):
    ears = Ears(client().start("import", "well"))
    ears.handle.cancel()
    assert ears.heard == []


def test_an_error_comes_back_as_the_class_it_was(qtbot, client):
    error, finished = run(qtbot, client(), "wrong")[1:]
    assert isinstance(error, FileReadError)
    assert error.params == {"file": "ä.txt", "reason": "it is gone"}
    assert finished == "finished"


def test_an_error_that_is_none_of_ours_is_told_as_a_failure_of_the_worker(qtbot, client):
    error = run(qtbot, client(), "unknown error")[1]
    assert isinstance(error, WorkerError)
    assert "'x'" in str(error)


@pytest.mark.parametrize(("what", "reason"), [("crash", "something broke"), ("segfault", "11")])
def test_after_a_crash_the_task_fails_and_the_next_one_gets_a_new_process(
    qtbot, client, what, reason
):
    worker = client()
    first = Ears(worker.start("suggest", what))
    second = Ears(worker.start("import", "well"))
    qtbot.waitUntil(lambda: second.over, timeout=10_000)
    assert isinstance(first.heard[-2], WorkerError)
    assert reason in str(first.heard[-2])
    assert second.heard[-2]["imported"] == 3


@pytest.mark.parametrize(
    ("task", "params", "words"),
    [
        (
            "suggest",
            {"pipeline": "/models/de_tiny"},
            "Pipeline 'de_tiny' ended with the background",
        ),
        ("import", {}, "The background process ended unexpectedly at “Titel 2” (exit status 3)"),
    ],
)
def test_a_crash_names_what_it_was_at(qtbot, client, task, params, words):
    ears = Ears(client().start(task, "crash at an item", params))
    qtbot.waitUntil(lambda: ears.over, timeout=10_000)
    error = ears.heard[-2]
    assert isinstance(error, WorkerError)
    assert words in str(error)
    assert "“Titel 2”" in str(error)


def test_a_program_that_cannot_be_started_fails_the_task(qtbot):
    worker = WorkerClient(command=["/nowhere/to/be/found"])
    heard = run(qtbot, worker, "well")
    assert isinstance(heard[0], WorkerError)
    assert "/nowhere" in str(heard[0])
    worker.shutdown()


def test_what_is_not_json_is_passed_over(qtbot, client):
    assert run(qtbot, client(), "garbage") == ["started", {}, "finished"]


def test_tasks_run_one_after_another_in_one_process(qtbot, client):
    worker = client()
    ears = [Ears(worker.start("import", "well")) for _ in range(3)]
    assert [ear.handle.state for ear in ears] == [TaskState.WAITING] * 3
    qtbot.waitUntil(lambda: all(ear.over for ear in ears), timeout=10_000)
    assert len({ear.heard[-2]["pid"] for ear in ears}) == 1
    assert not worker.busy


def test_cancelling_a_running_task_is_asked_for_politely(qtbot, client):
    worker = client()
    ears = Ears(worker.start("suggest", "polite"))
    qtbot.waitUntil(lambda: "started" in ears.heard, timeout=10_000)
    ears.handle.cancel()
    qtbot.waitUntil(lambda: ears.over, timeout=10_000)
    assert ears.heard == ["started", "cancelled", "finished"]
    assert run(qtbot, worker, "well")[-1] == "finished"


def test_cancelling_before_the_process_is_ready_reaches_it(qtbot, client):
    ears = Ears(client().start("suggest", "polite"))
    QTimer.singleShot(5, ears.handle.cancel)
    qtbot.waitUntil(lambda: ears.over, timeout=10_000)
    assert ears.heard[-2:] == ["cancelled", "finished"]


def test_a_task_that_does_not_stop_is_killed_and_the_next_one_runs(qtbot, client):
    worker = client(grace_ms=100)
    ears = Ears(worker.start("suggest", "stubborn"))
    waiting = Ears(worker.start("import", "well"))
    qtbot.waitUntil(lambda: "started" in ears.heard, timeout=10_000)
    ears.handle.cancel()
    qtbot.waitUntil(lambda: waiting.over, timeout=10_000)
    assert ears.heard == ["started", "cancelled", "finished"]
    assert waiting.heard[-2]["imported"] == 3


def test_cancelling_a_waiting_task_leaves_the_running_one_alone(qtbot, client):
    worker = client()
    running = Ears(worker.start("suggest", "polite"))
    waiting = Ears(worker.start("import", "well"))
    qtbot.waitUntil(lambda: "started" in running.heard, timeout=10_000)
    waiting.handle.cancel()
    qtbot.waitUntil(lambda: waiting.over, timeout=10_000)
    assert waiting.heard == ["cancelled", "finished"]
    assert running.handle.state is TaskState.RUNNING


def test_a_line_without_end_is_not_collected_for_ever(qtbot, client):
    worker = client(max_line=1_000_000)
    error = run(qtbot, worker, "giant")[1]
    assert isinstance(error, WorkerError)
    assert "1000000" in str(error)
    assert run(qtbot, worker, "well")[-1] == "finished"


def test_a_flood_of_messages_does_not_stop_the_event_loop(qtbot, client):
    worker = client()
    run(qtbot, worker, "well")
    clock, gaps = QElapsedTimer(), []
    ticking = QTimer()
    ticking.setInterval(5)
    ticking.timeout.connect(lambda: gaps.append(clock.restart()))
    clock.start()
    ticking.start()
    heard = run(qtbot, worker, "flood")
    ticking.stop()
    assert len(heard) == 30_003
    assert sorted(gaps)[-3] < 100


def test_a_result_counts_even_if_the_process_ends_right_after_it(qtbot, client):
    assert run(qtbot, client(), "result, then gone")[1:] == [{"last": "words"}, "finished"]


def test_a_process_that_never_gets_ready_is_given_up(qtbot, client):
    heard = run(qtbot, client("silent", start_ms=150), "well")
    assert isinstance(heard[0], WorkerError)
    assert "ready" in str(heard[0])


def test_a_dismissed_worker_ends_by_itself_and_does_nothing_more(qtbot, client):
    worker = client()
    pid = run(qtbot, worker, "well")[-2]["pid"]
    assert is_alive(pid)
    worker.dismiss()
    qtbot.waitUntil(lambda: not is_alive(pid))
    worker.dismiss()  # there is nobody any more
    worker.shutdown()
    assert worker.tasks == ()


@pytest.mark.parametrize("what", ["polite", "stubborn"])
def test_shutdown_leaves_no_process_behind(qtbot, client, what):
    worker = client()
    pid = run(qtbot, worker, "well")[-2]["pid"]
    ears = Ears(worker.start("suggest", what))
    waiting = Ears(worker.start("suggest", what))
    qtbot.waitUntil(lambda: "started" in ears.heard, timeout=10_000)
    assert is_alive(pid)
    worker.shutdown(timeout_ms=1_000)
    assert not is_alive(pid)
    assert ears.heard == ["started", "cancelled", "finished"]
    assert waiting.heard == ["cancelled", "finished"]


@pytest.mark.parametrize(
    "told",
    [
        None,
        "oops",
        {"type": "FileReadError", "params": {"file": "x"}, "text": "x cannot be read"},
        {"type": "__builtins__", "params": {}, "text": "no"},
        {"type": "Exception", "params": {}, "text": "no"},
    ],
)
def test_an_error_told_wrongly_is_still_an_error(told):
    assert isinstance(rebuilt_error(told), WorkerError)
