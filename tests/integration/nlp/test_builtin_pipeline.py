"""The built-in pipeline as others use it: saved, loaded elsewhere, in several processes."""

import json
import multiprocessing
import subprocess
import sys

import pytest

from annotator.domain.errors import TaskCancelledError
from annotator.domain.ids import ArticleId
from annotator.domain.ports import SuggestRequest
from annotator.formats.schema_yaml import read_schema
from annotator.nlp.pipelines import build_builtin
from annotator.nlp.results import results_of
from annotator.nlp.suggester import SpacySuggester
from annotator.resources import resource_path

TEXT = "BERLIN (dpa) – „Der Deich hält bis morgen“, sagte Wirtin Jutta Brinkhoff. Die Minister trafen sich am Montag in Genf."
LOAD = (
    "import json, spacy, sys; print(json.dumps(spacy.load(sys.argv[1])(sys.argv[2])._.annotator))"
)


def test_a_saved_pipeline_loads_by_spacy_alone_and_proposes_the_same(tmp_path):
    nlp = build_builtin()
    nlp.to_disk(tmp_path / "pipeline")
    done = subprocess.run(
        [sys.executable, "-c", LOAD, str(tmp_path / "pipeline"), TEXT],
        capture_output=True,
        text=True,
        check=True,
        cwd=tmp_path,
    )
    assert json.loads(done.stdout) == json.loads(json.dumps(nlp(TEXT)._.annotator))


def test_bytes_restore_the_pipeline():
    nlp = build_builtin()
    again = build_builtin().from_bytes(nlp.to_bytes())
    assert results_of(again(TEXT)) == results_of(nlp(TEXT))


def test_proposals_survive_the_serialisation_of_the_document():
    doc = build_builtin()(TEXT)
    again = type(doc)(doc.vocab).from_bytes(doc.to_bytes())
    assert results_of(again) == results_of(doc)
    assert [span.text for span in again.spans["entity"]] == [
        span.text for span in doc.spans["entity"]
    ]


@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_two_processes_propose_what_one_does(method, monkeypatch):
    monkeypatch.setattr(
        "annotator.nlp.processes.multiprocessing", multiprocessing.get_context(method)
    )
    schema = read_schema(resource_path("schemas", "news-de.yaml"))
    suggester = SpacySuggester(build_builtin(), name="builtin", version="1", schema=schema)
    texts = [(ArticleId(str(number)), f"{TEXT} Nummer {number}.") for number in range(70)]
    alone = list(suggester.suggest(texts, SuggestRequest()))
    assert list(suggester.suggest(texts, SuggestRequest(jobs=2))) == alone


def test_stopping_early_ends_the_processes_at_once():
    schema = read_schema(resource_path("schemas", "news-de.yaml"))
    suggester = SpacySuggester(build_builtin(), name="builtin", version="1", schema=schema)
    # What 32 of these give does not fit into a pipe, so both processes wait for a reader.
    texts = [(ArticleId(str(number)), TEXT * 20) for number in range(200)]
    others = set(multiprocessing.active_children())
    proposals = suggester.suggest(texts, SuggestRequest(jobs=2))
    next(proposals)
    assert len(set(multiprocessing.active_children()) - others) == 2
    proposals.close()
    assert set(multiprocessing.active_children()) <= others


def test_a_cancel_while_texts_are_handed_out_ends_the_processes_at_once():
    def texts():
        for number in range(200):
            if number == 140:
                raise TaskCancelledError
            yield ArticleId(str(number)), TEXT * 20

    schema = read_schema(resource_path("schemas", "news-de.yaml"))
    suggester = SpacySuggester(build_builtin(), name="builtin", version="1", schema=schema)
    others = set(multiprocessing.active_children())
    with pytest.raises(TaskCancelledError):
        list(suggester.suggest(texts(), SuggestRequest(jobs=2)))
    assert set(multiprocessing.active_children()) <= others
