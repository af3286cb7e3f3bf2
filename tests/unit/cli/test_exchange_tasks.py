"""What the worker says before an import or an export, and that it writes nothing meanwhile."""

from __future__ import annotations

from dataclasses import replace

import orjson
import pytest

from annotator.cli.exchange_tasks import EXCHANGE_TASKS
from annotator.cli.params import Params
from annotator.domain.changes import Status
from annotator.domain.errors import SettingError
from annotator.formats.catalogue import readers
from annotator.services.people import set_blind
from annotator.services.tasks import NullMonitor
from factories import ANNA, BEN, make_article, make_set, make_span
from fakes import FakeStore


@pytest.fixture
def store(schema):
    def own(number, annotator):
        article = make_article(f"Artikel {number}.", id=f"a{number}", title=f"Titel {number}")
        span = make_span(0, 7, id="s")
        return make_set(span, article=article, annotator=annotator, status=Status.DONE)

    store = FakeStore(schema, sets=[own(1, ANNA), own(2, BEN), own(2, ANNA)], location="x.corpus")
    store.closed = True
    return store


@pytest.fixture
def run(context):
    def run_task(task, **params):
        real = replace(context, readers=readers())
        return EXCHANGE_TASKS[task](real, "x.corpus", Params(params), NullMonitor())

    return run_task


def test_it_says_who_has_annotated(run):
    assert run("annotators") == {"annotators": [ANNA, BEN]}


def test_in_a_blind_corpus_nobody_is_offered_by_name(run, store):
    set_blind(store, on=True)
    assert run("annotators") == {"annotators": []}


def test_it_says_how_the_files_of_an_export_begin(run, tmp_path):
    told = run("preview", out=str(tmp_path / "x.jsonl"), format="jsonl", set=ANNA)
    assert [each["name"] for each in told["files"]] == ["x.jsonl", "x.jsonl.manifest.json"]
    assert told["files"][0]["begin"].startswith('{"format"')
    assert list(tmp_path.iterdir()) == []


def test_it_says_what_an_import_leaves_open(run, tmp_path):
    line = {"id": 1, "text": "Wien", "label": [[0, 4, "PLACE"]]}
    (tmp_path / "in.jsonl").write_bytes(orjson.dumps(line) + b"\n")
    told = run("examine_import", paths=[str(tmp_path / "in.jsonl")])
    assert [each["name"] for each in told["labels"]] == ["PLACE"]
    assert told["needs_annotator"]
    assert told["formats"] == {"doccano": 1}
    orjson.dumps(told)


def test_what_cannot_be_read_is_told_so_that_it_can_be_translated(run, tmp_path):
    (tmp_path / "in.jsonl").write_bytes(b'{"id": 1, "text": 7, "label": []}\n')
    told = run("examine_import", paths=[str(tmp_path / "in.jsonl")], format="doccano")
    assert told["problems"][0]["type"] == "FormatError"
    assert told["problems"][0]["template"]


def test_it_writes_the_report(run, tmp_path):
    told = run("report", out=str(tmp_path / "report.html"), language="de")
    assert (told["articles"], told["out"]) == (2, str(tmp_path / "report.html"))
    assert {path.name for path in tmp_path.iterdir()} == {"report.html", "report.json"}


@pytest.mark.parametrize(
    ("task", "params", "words"),
    [
        ("report", {}, "out: is missing"),
        ("report", {"out": "x.html", "language": "fr"}, "fr"),
        ("examine_import", {}, "paths: is missing"),
        ("preview", {"out": "x"}, "format: is missing"),
        ("annotators", {"unknown": 1}, "unknown"),
    ],
)
def test_a_wrong_request_is_refused(run, task, params, words):
    with pytest.raises(SettingError, match=words):
        run(task, **params)
