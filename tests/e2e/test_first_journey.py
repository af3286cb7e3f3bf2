"""From a folder of texts to a file spaCy can train on, with a kill -9 in the middle."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from threading import Timer

import pytest
from journey import ANNA, CTRL, Person, contents
from PySide6.QtCore import Qt

from annotator.bootstrap import make_context
from annotator.domain.changes import Status, Verdict
from annotator.domain.ids import ArticleId
from annotator.domain.ports import Access, ArticleQuery
from annotator.resources import resource_path

SCRIPT = Path(__file__).with_name("journey.py")
_PATIENCE_S = 300


@pytest.fixture
def folder(tmp_path):
    """The first five sample articles."""
    made = tmp_path / "articles"
    made.mkdir()
    for source in sorted(resource_path("samples").glob("*.txt"))[:5]:
        (made / source.name).write_bytes(source.read_bytes())
    return made


def stored(corpus, article):
    """What the corpus file holds, read past the window."""
    store = make_context().stores.open(str(corpus), Access.READ)
    try:
        with store.open_unit_of_work() as work:
            return work.annotations.get(ArticleId(article), ANNA)
    finally:
        store.close()


def first_half(corpus, folder, language):
    """Play the first half in a process of its own and kill it; what it said step by step."""
    command = [sys.executable, str(SCRIPT), str(corpus), str(folder), language]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    late = Timer(_PATIENCE_S, process.kill)
    late.start()
    steps = {}
    try:
        for line in process.stdout:
            told = json.loads(line)
            if told["step"] == "waiting":
                return steps
            steps[told["step"]] = told
    finally:
        late.cancel()
        os.kill(process.pid, signal.SIGKILL)
        process.wait(_PATIENCE_S)
        process.stdout.close()
    raise AssertionError(f"the window is gone, or took minutes, after {list(steps)}")


def is_alive(pid):
    """Whether a process runs; one nobody has waited for yet counts as gone."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


def spans_of(told):
    return {span["id"]: span for span in told["own"]["spans"]}


def check_first_half(steps):
    """Each gesture did what it says."""
    assert steps["suggested"]["own"]["spans"] == []
    accepted = spans_of(steps["accepted"])
    assert len(accepted) >= 2
    verdicts = steps["rejected"]["own"]["decisions"].values()
    assert {Verdict.ACCEPTED, Verdict.REJECTED} == set(verdicts)
    (new,) = spans_of(steps["added"]).keys() - spans_of(steps["rejected"]).keys()
    assert spans_of(steps["added"])[new]["label"] == "PER"
    assert spans_of(steps["relabelled"])[new]["label"] == "ORG"
    before = spans_of(steps["relabelled"])[new]["fragments"]
    after = spans_of(steps["edge moved"])[new]["fragments"]
    assert after[0][0] == before[0][0]
    assert after[0][1] > before[0][1]
    assert steps["undone"]["own"] == steps["relabelled"]["own"]
    assert steps["redone"]["own"] == steps["edge moved"]["own"]


def pieces(own, layer):
    """What the corpus has on a layer: id, label and each contiguous part."""
    return {
        (span.id, span.label, part.begin, part.end)
        for span in own
        if span.layer == layer
        for part in span.fragments
    }


def check_spacy(out, own, schema):
    """Every span of the corpus is in the file as it is, or in the loss report."""
    from spacy.lang.de import German  # noqa: PLC0415 - takes a second, only here
    from spacy.tokens import DocBin  # noqa: PLC0415 - spaCy takes a second to load

    (doc,) = DocBin().from_disk(out / "gold.spacy").get_docs(German().vocab)
    assert doc.text == own.article.text
    assert doc.user_data["article"]["id"] == own.article.id
    losses = [json.loads(line) for line in (out / "losses.jsonl").read_text("utf-8").splitlines()]
    for layer in schema.layers:
        found = {(s.id_, s.label_, s.start_char, s.end_char) for s in doc.spans[layer]}
        lost = {loss["span"] for loss in losses if loss["layer"] == layer}
        assert found <= pieces(own, layer)
        assert {piece[0] for piece in pieces(own, layer) - found} <= lost
    entities = {(label, begin, end) for _, label, begin, end in pieces(own, "entity")}
    assert {(e.label_, e.start_char, e.end_char) for e in doc.ents} <= entities
    arguments = {(a.role, a.head, a.filler) for a in own.arguments.values()}
    written = {(a["role"], a["head"], a.get("filler")) for a in doc.user_data["arguments"]}
    assert written == arguments


def check_jsonl(path, own):
    """Native JSONL holds everything."""
    lines = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    (line,) = [line for line in lines if line["annotator"] == ANNA]
    told = contents(own)
    assert line["text"] == own.article.text
    assert line["status"] == "done"
    assert {span["id"]: span["fragments"] for span in line["spans"]} == {
        span["id"]: span["fragments"] for span in told["spans"]
    }
    assert {a["id"] for a in line["arguments"]} == {a["id"] for a in told["arguments"]}


@pytest.mark.parametrize("language", ["en", "de"])
def test_from_a_folder_to_training_data_through_a_kill(qtbot, tmp_path, folder, language):
    corpus = tmp_path / "news.corpus"
    steps = first_half(corpus, folder, language)
    check_first_half(steps)

    # Killed in the middle: what was shown as done is there, and nothing runs on.
    last = steps["redone"]
    article = last["own"]["article"]
    assert contents(stored(corpus, article)) == last["own"]
    until = time.monotonic() + 10
    while is_alive(last["worker"]) and time.monotonic() < until:
        time.sleep(0.05)
    assert not is_alive(last["worker"])

    person = Person(corpus.with_suffix(".settings.json"), language)
    try:
        assert person.window.open_corpus(str(corpus))
        assert contents(person.own) == last["own"]
        with person.desk.corpus.store.open_unit_of_work() as work:
            assert work.articles.count(ArticleQuery(ANNA)) == 5

        # Undo survives the restart.
        person.view.setFocus()
        person.key(Qt.Key.Key_Z, CTRL)
        assert contents(person.own) == steps["relabelled"]["own"]
        assert contents(stored(corpus, article)) == steps["relabelled"]["own"]

        # The frame of a quote in one key, with speaker and cue.
        suggestions = person.session.workbench.open_suggestions
        quote = next(
            s
            for s in suggestions
            if s.layer == "quote" and person.session.workbench.suggestions.arguments_of(s.id)
        )
        while person.session.focus != quote.id:
            person.key(Qt.Key.Key_Tab)
        person.key(Qt.Key.Key_Return)
        heads = [s for s in person.own if s.provenance.suggestion == quote.id]
        assert len(heads) == 1
        assert person.own.arguments_of(heads[0].id)

        person.key(Qt.Key.Key_Return, CTRL)
        own = stored(corpus, article)
        assert own.status is Status.DONE
        assert person.session.workbench.article.id != article

        person.export(tmp_path / "out", "spacy")
        person.export(tmp_path / "out.jsonl", "jsonl")
        check_spacy(tmp_path / "out", own, person.session.schema)
        check_jsonl(tmp_path / "out.jsonl", own)
    finally:
        person.leave()
