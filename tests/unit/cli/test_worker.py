"""The worker's protocol, in one process: requests in, lines out."""

from __future__ import annotations

import io
import os
from threading import Event, Thread

import orjson
import pytest

from annotator.cli.values import error_values
from annotator.cli.worker import Worker, WorkerMonitor
from annotator.domain.errors import CorpusMissingError, FileReadError, TaskCancelledError
from annotator.domain.ports import Access, Progress
from annotator.domain.workbench import Proposal


def talk(program, *messages):
    """Send all messages, close, and return what the worker said."""
    source = io.BytesIO(b"".join(_line(message) for message in messages))
    out = io.BytesIO()
    worker = Worker(program, source, out)
    worker.is_cancelled = lambda number: number in worker._cancelled  # the end has come already
    worker.run()
    return [orjson.loads(line) for line in out.getvalue().splitlines()]


def _line(message):
    return message if isinstance(message, bytes) else orjson.dumps(message) + b"\n"


def ask(task, number=1, **params):
    return {"id": number, "task": task, "corpus": "x.corpus", "params": params}


def test_the_first_line_says_that_it_is_ready(program):
    assert talk(program) == [{"ready": True, "version": "0.1.0"}]


def test_a_task_ends_with_its_result(program):
    said = talk(program, ask("suggest"))
    assert said[-1] == {
        "id": 1,
        "result": {
            "pipeline": "builtin@0.1.0",
            "articles": 3,
            "spans": 3,
            "failures": [],
            "failures_total": 0,
            "controls": 0,
            "left_out": [],
        },
    }


def test_progress_ends_with_all_done(program):
    progress = [
        message["progress"] for message in talk(program, ask("suggest")) if "progress" in message
    ]
    assert progress[-1] == {"done": 3, "total": 3, "item": ""}


def test_tasks_are_done_in_the_order_they_come(program):
    said = talk(program, ask("suggest", 1), ask("suggest", 2, redo=True), ask("warm_up", 3))
    assert [message["id"] for message in said if "result" in message] == [1, 2, 3]


def test_the_corpus_is_opened_on_behalf_of_the_window_that_holds_the_lock(program, store):
    store.access, store.closed = Access.WRITE, False  # the window has it open
    said = talk(program, ask("suggest"))
    assert "result" in said[-1]
    assert store.access is Access.LENT


def test_single_articles_can_be_asked_for(program, suggester):
    talk(program, ask("suggest", articles=["a2"]))
    assert suggester.seen == ["a2"]


def test_an_import_reports_like_the_command_line(program, tmp_path):
    (tmp_path / "a.txt").write_text("Meldung")
    (tmp_path / "b.txt").write_bytes(bytes(9))
    result = talk(program, ask("import", paths=[str(tmp_path)]))[-1]["result"]
    assert (result["imported"], result["skipped"]) == (1, 1)
    reason = {"template": "it is a binary file, not a text file", "params": {}}
    assert result["notices"][0]["params"] == {"reason": reason}


def test_endless_lists_are_cut_and_counted(program, tmp_path):
    for number in range(1_200):
        (tmp_path / f"{number}.txt").write_bytes(b"")
    result = talk(program, ask("import", paths=[str(tmp_path)]))[-1]["result"]
    assert len(result["notices"]) == 1_000
    assert result["notices_total"] == result["skipped"] == 1_200


def test_an_export_says_what_was_written(program, tmp_path):
    out = tmp_path / "o.jsonl"
    result = talk(program, ask("export", out=str(out), format="jsonl"))[-1]["result"]
    assert result["manifest"]["articles"] == 3
    assert out.exists()


def test_a_backup_is_made(program, store, tmp_path):
    talk(program, ask("backup", destination=str(tmp_path / "b.corpus")))
    assert store.backups == [tmp_path / "b.corpus"]


def test_warming_up_uses_the_pipeline_once(program, suggester):
    assert talk(program, ask("warm_up"))[-1]["result"] == {"pipeline": "builtin@0.1.0"}
    assert suggester.seen == ["warm-up"]


def test_an_error_can_be_made_anew_and_translated(program):
    request = ask("suggest") | {"corpus": "missing.corpus"}
    assert talk(program, request)[-1]["error"] == {
        "type": "CorpusMissingError",
        "template": CorpusMissingError.template,
        "params": {"corpus": "missing.corpus"},
        "text": str(CorpusMissingError(corpus="missing.corpus")),
    }


def test_an_error_about_a_file_name_in_no_encoding_arrives(program):
    out = io.BytesIO()
    worker = Worker(program, io.BytesIO(), out)
    worker.send({"error": error_values(FileReadError(file=os.fsdecode(b"K\xf6ln"), reason="no"))})
    assert orjson.loads(out.getvalue())["error"]["params"]["file"] == "K?ln"


@pytest.mark.parametrize(
    ("request_", "words"),
    [
        (
            ask("fly"),
            "task: there is only add_pipeline, adjudicate, adjudication_queue",
        ),
        (ask("suggest", layer="quote"), "layer: there is no such parameter"),
        (ask("suggest", jobs="two"), "jobs: 'two' is no whole number"),
        (ask("suggest", redo=1), "redo: 1 is neither"),
        (ask("suggest", articles="a1"), "articles: 'a1' is no list"),
        (ask("suggest", pipeline=3), "pipeline: 3 is no text"),
        (ask("suggest", pipeline="a\0b"), "pipeline: holds the null character"),
        (ask("suggest", articles=["a\0b"]), "articles: holds the null character"),
        (ask("adjudicate", policy="loudest", who="gold"), "policy: Input should be 'majority'"),
        (ask("adjudicate", who="gold"), "policy: is missing"),
        (ask("import"), "paths: is missing"),
        (ask("export", format="jsonl"), "out: is missing"),
        (ask("export", out="o", format="jsonl", status="maybe"), "neither done nor all"),
    ],
)
def test_a_wrong_request_is_refused(program, request_, words):
    error = talk(program, request_)[-1]["error"]
    assert error["type"] == "SettingError"
    assert words in error["text"]


def test_what_the_system_refuses_is_told_in_a_sentence(program, suggester, caplog):
    def refused(_article, _text):
        raise PermissionError(13, "Permission denied", "x/y")

    suggester.propose = refused
    error = talk(program, ask("warm_up"))[-1]["error"]
    assert error["type"] == "SystemRefusalError"
    assert error["text"] == "x/y: the system refuses it (Permission denied)."
    caplog.clear()


def test_a_bug_in_a_task_ends_the_task_and_not_the_worker(program, suggester, caplog):
    suggester.propose = lambda _article, _text: 1 / 0
    said = talk(program, ask("suggest", 1), ask("warm_up", 2, pipeline="x"))
    ends = {message["id"]: message for message in said if "error" in message}
    assert ends[1]["error"] == {
        "type": "ZeroDivisionError",
        "text": "ZeroDivisionError: division by zero",
    }
    assert set(ends) == {1, 2}
    caplog.clear()


def test_what_is_no_request_is_logged_and_passed_over(program, caplog):
    said = talk(program, b"what?\n", b"[1]\n", b"\n", ask("suggest", 7))
    assert said[-1]["id"] == 7
    assert len(caplog.records) == 2
    caplog.clear()


def test_a_task_that_was_cancelled_before_it_began_does_nothing(program, suggester):
    said = talk(program, ask("suggest", 1), {"cancel": 1})
    assert said[-1] == {"id": 1, "cancelled": True}
    assert suggester.seen == []


class TestConversation:
    """Over real pipes, with somebody who answers."""

    @pytest.fixture
    def lines(self, program):
        to_worker, requests = os.pipe()
        answers, from_worker = os.pipe()
        self.requests = os.fdopen(requests, "wb", buffering=0)
        with os.fdopen(to_worker, "rb") as source, os.fdopen(from_worker, "wb") as out:
            self.worker = Worker(program, source, out)
            thread = Thread(target=self.worker.run)
            thread.start()
            with os.fdopen(answers, "rb") as stream:
                yield iter(stream)
                self.requests.close()
                thread.join(10)
        assert not thread.is_alive()

    def send(self, message):
        self.requests.write(_line(message))

    def test_a_running_task_can_be_cancelled_and_keeps_whole_articles(
        self, lines, suggester, store
    ):
        propose, going, go_on = suggester.propose, Event(), Event()

        def slow(article, text):
            if article == "a1":
                going.set()
                assert go_on.wait(10)
            return propose(article, text)

        suggester.propose = slow
        assert orjson.loads(next(lines))["ready"]
        self.send(ask("suggest"))
        assert going.wait(10)
        self.send({"cancel": 1})
        _wait_for(lambda: self.worker.is_cancelled(1))
        go_on.set()
        ends = [told for told in map(orjson.loads, _until(lines, 1)) if "progress" not in told]
        assert ends == [{"id": 1, "cancelled": True}]
        assert len(store.state.sets) == 2

    def test_it_ends_when_nobody_listens_any_more(self, lines, suggester):
        next(lines)
        going, go_on = Event(), Event()

        def slow(article, text):
            going.set()
            assert go_on.wait(10)
            return Proposal()

        suggester.propose = slow
        self.send(ask("suggest"))
        assert going.wait(10)
        self.requests.close()
        go_on.set()


def _until(lines, number):
    for line in lines:
        yield line
        if orjson.loads(line).get("id") == number and b"progress" not in line:
            return


def _wait_for(condition):
    for _ in range(1_000):
        if condition():
            return
        Event().wait(0.01)
    raise AssertionError


def test_progress_is_thinned_out(program):
    out = io.BytesIO()
    monitor = WorkerMonitor(Worker(program, io.BytesIO(), out), 1)
    for done in range(1_001):
        monitor.report(Progress(done, 1_000))
    assert 2 <= len(out.getvalue().splitlines()) <= 10


def test_a_monitor_stops_the_task_when_nobody_listens(program):
    worker = Worker(program, io.BytesIO(), io.BytesIO())
    worker.run()
    with pytest.raises(TaskCancelledError):
        WorkerMonitor(worker, 1).report(Progress(0, 1))


def test_a_schema_is_looked_at_changed_and_changed_back(program, schema):
    edits = [{"kind": "rename_label", "layer": "entity", "label": "PER", "to": "HUM"}]
    on = schema.model_dump(mode="json")
    said = talk(
        program,
        ask("schema_preview", 1, edits=edits),
        ask("schema_apply", 2, edits=edits, on=on),
        ask("schema_apply", 3, edits=edits, on=on),
        ask("schema_undo", 4),
    )
    results = {
        each["id"]: each.get("result") or each["error"]
        for each in said
        if "id" in each and "progress" not in each
    }
    assert results[1]["applied"] is False
    assert results[2]["after"]["schema_version"] == schema.version + 1
    assert results[3]["type"] == "SchemaChangedError"
    assert results[4] == {"schema": schema.id, "schema_version": schema.version}


def test_edits_that_are_none_are_refused_with_the_place(program):
    said = talk(program, ask("schema_apply", edits=[{"kind": "rename_label", "layer": "entity"}]))
    assert "edits: 0.rename_label.label: Field required" in said[-1]["error"]["text"]


@pytest.mark.parametrize(
    "nonsense",
    [
        b"\xff\xfe{\n",
        b"[" * 5_000 + b"\n",
        b'{"id": "\\ud800"}\n',
        [1],
        {"cancel": [1]},
        {"cancel": {}},
        {"id": [1], "task": "suggest"},
        {"id": {"a": 1}},
        {"id": 7, "task": ["suggest"]},
        {"id": 7, "task": "suggest", "params": 5},
        {"id": 7, "task": "suggest", "corpus": None, "params": [1]},
        {"id": 7, "task": "import", "corpus": "x", "params": {"paths": 7}},
    ],
)
def test_nonsense_neither_ends_the_worker_nor_gets_into_the_log(program, nonsense, caplog):
    said = talk(program, nonsense, ask("suggest"))
    assert said[-1]["id"] == 1
    assert "result" in said[-1]
    assert all("id" in message for message in said[1:])
    caplog.clear()


def test_a_line_that_is_no_message_is_not_repeated_in_the_log(program, caplog):
    talk(program, b'{"text": "Geheim, sagte Kolb.\n')
    assert "no JSON" in caplog.text
    assert "Geheim" not in caplog.text
    caplog.clear()


def test_half_a_character_in_the_name_of_a_file_can_be_said():
    out = io.BytesIO()
    Worker(None, io.BytesIO(), out).send({"id": 1, "result": {"file": "b\udcffd.txt"}})
    assert orjson.loads(out.getvalue()) == {"id": 1, "result": {"file": "b?d.txt"}}
