"""Evaluating on a real corpus file: what was imported is compared, and the file stays as it was."""

from __future__ import annotations

from datetime import UTC, datetime

import orjson
import pytest

from annotator.bootstrap import main, make_context
from annotator.domain.changes import Status
from annotator.domain.ids import SUGGESTIONS
from annotator.formats.jsonl import JsonlExporter
from annotator.formats.writing import ExportItem, ExportJob, Losses
from factories import ANNA, BEN, PIPELINE, QUOTE, SIE, make_argument, make_schema, make_set
from factories import make_span as span


def own(annotator, *spans, speaker=True):
    quote = span(QUOTE.begin, QUOTE.end, layer="quote", label="direct", id="q")
    sie = span(SIE.begin, SIE.end, layer="mention", label="mention", id="m")
    arguments = [make_argument(quote, sie)] if speaker else []
    status = Status.NEW if annotator == SUGGESTIONS else Status.DONE
    return make_set(quote, sie, *spans, arguments=arguments, annotator=annotator, status=status)


@pytest.fixture
def corpus(tmp_path):
    """One article: Anna's set, Ben's without a speaker, and suggestions with an entity more."""
    schema = make_schema()
    place = tmp_path / "x.corpus"
    make_context().stores.create(str(place), schema, at=datetime.now(UTC)).close()
    sets = [own(ANNA), own(BEN, speaker=False), own(SUGGESTIONS, span(0, 6, label="LOC", id="e"))]
    items = [
        ExportItem(each.article, each, PIPELINE if each.annotator == SUGGESTIONS else "")
        for each in sets
    ]
    job = ExportJob(tmp_path / "x.jsonl", schema, tuple(schema.layers), "0.1.0")
    JsonlExporter().export(items, job, Losses())
    assert main(["import", str(place), str(tmp_path / "x.jsonl")]) == 0
    return place


def evaluated(capsys, corpus, reference, candidate):
    capsys.readouterr()
    sets = ("--reference", reference, "--candidate", candidate)
    assert main(["evaluate", str(corpus), *sets, "--json"]) == 0
    return orjson.loads(capsys.readouterr().out)


def test_people_are_compared_with_people_and_with_suggestions(corpus, capsys):
    before = corpus.read_bytes()
    people = evaluated(capsys, corpus, "Anna", "Ben")
    assert people["span"]["all"]["micro"]["exact"]["f1"] == 1.0
    assert people["argument"]["all"]["micro"]["exact"] == {
        "tp": 0,
        "fp": 0,
        "fn": 1,
        "precision": 0.0,
        "recall": 0.0,
        "f1": 0.0,
    }
    machine = evaluated(capsys, corpus, "Anna", "suggestions")
    assert machine["span"]["layers"]["entity"]["micro"]["exact"]["fp"] == 1
    assert machine["structure"]["all"]["micro"]["exact"]["tp"] == 1
    assert corpus.read_bytes() == before


def test_two_people_without_adjudication_are_no_gold(corpus, capsys):
    sets = ("--reference", "gold", "--candidate", "suggestions")
    assert main(["evaluate", str(corpus), *sets]) == 2
    assert "1 × gold not adjudicated" in capsys.readouterr().err
