"""``annotator evaluate``: tables for people, numbers for scripts, and one line where it cannot be."""

from __future__ import annotations

import orjson
import pytest

from annotator.domain.changes import Status
from factories import ANNA, BEN, make_argument, make_article, make_set, make_span
from fakes import FakeStore

EVALUATE = ("evaluate", "x.corpus", "--reference", "Anna", "--candidate", "Ben")


@pytest.fixture
def store(schema):
    """Two articles: in the first Ben's quote is shorter and has no speaker; the second is Anna's alone."""

    def own(annotator, number, *spans, arguments=()):
        article = make_article("Artikel " * 6, id=f"a{number}", title=f"[b]Titel[/b] {number}")
        return make_set(
            *spans,
            arguments=arguments,
            article=article,
            annotator=annotator,
            status=Status.DONE,
        )

    name, quote = make_span(30, 40, id="n"), make_span(0, 20, id="q", layer="quote", label="direct")
    short = make_span(0, 10, id="q", layer="quote", label="indirect")
    sets = [
        own(ANNA, 0, name, quote, arguments=[make_argument("q", "n")]),
        own(BEN, 0, name, short),
        own(ANNA, 1, name),
    ]
    store = FakeStore(schema, sets=sets, location="x.corpus")
    store.closed = True
    return store


def test_tables_name_layers_labels_and_averages(annotator, capsys):
    assert annotator(*EVALUATE) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[:3] == [
        "x.corpus: 1 articles, Ben against Anna.",
        "Left out: 1 articles, Ben: not begun.",
        "Spans",
    ]
    rows = [line.split() for line in said]
    assert ["entity", "PER", "1", "1", "1", *["100.0"] * 3, "1", *["100.0"] * 4] in rows
    assert ["quote", "direct", "1", "0", "0", *["0.0"] * 3, "0", *["0.0"] * 4] in rows
    assert ["quote", "direct", "indirect", "1"] in rows
    titles = {"Fillers of roles", "States of roles", "Whole structures"}
    assert titles <= set(said)


def test_titles_are_no_markup_and_scores_by_article_are_a_table(annotator, capsys):
    assert annotator(*EVALUATE, "--by", "article") == 0
    said = capsys.readouterr().out
    row = next(line.split() for line in said.splitlines() if line.lstrip().startswith("a0"))
    assert row == ["a0", "[b]Titel[/b]", "0", "2", "2", "50.0", "50.0", "50.0", "50.0", "0.0"]


def test_json_has_counts_scores_and_what_was_left_out(annotator, capsys):
    assert annotator(*EVALUATE, "--json", "--by", "article") == 0
    told = orjson.loads(capsys.readouterr().out)
    assert (told["articles"], told["reference"], told["status"]) == (1, "Anna", "done")
    (speaker,) = told["argument"]["items"]
    assert speaker == {
        "layer": "quote",
        "name": "speaker",
        "reference": 1,
        "candidate": 0,
    } | {
        measure: {"tp": 0, "fp": 0, "fn": 1, "precision": 0.0, "recall": 0.0, "f1": 0.0}
        for measure in ("exact", "overlap", "partial")
    }
    assert told["span"]["all"]["micro"]["exact"]["f1"] == 0.5
    assert told["span"]["layers"]["entity"]["macro"]["exact"]["f1"] == 1.0
    assert told["relabelled"] == [
        {"layer": "quote", "reference": "direct", "candidate": "indirect", "count": 1}
    ]
    assert told["left_out"] == [
        {"article": "a1", "title": "[b]Titel[/b] 1", "reference": "", "candidate": "not begun"}
    ]
    assert [each["article"] for each in told["by_article"]] == ["a0"]


def test_what_was_never_there_is_null_and_not_zero(annotator, capsys):
    annotator(*EVALUATE, "--json", "--layer", "entity")
    told = orjson.loads(capsys.readouterr().out)
    assert told["argument"]["all"]["micro"]["exact"]["f1"] is None


def test_differences_go_into_a_file_one_line_each(annotator, capsys, tmp_path):
    path = tmp_path / "d.jsonl"
    assert annotator(*EVALUATE, "--differences", path) == 0
    assert f"Differences: {path}." in capsys.readouterr().out
    lines = [orjson.loads(line) for line in path.read_bytes().splitlines()]
    assert [line["kind"] for line in lines] == ["label", "fragments", "state", "filler_missed"]
    assert lines[0]["reference"] == {
        "id": "q",
        "layer": "quote",
        "label": "direct",
        "fragments": [[0, 20]],
        "text": ("Artikel " * 6)[:20],
    }
    assert (lines[0]["reference_value"], lines[0]["candidate_value"]) == ("direct", "indirect")
    assert {line["article"] for line in lines} == {"a0"}
    assert lines[3]["head"]["id"] == "q"


def test_a_file_that_is_there_is_not_overwritten(annotator, capsys, tmp_path):
    path = tmp_path / "d.jsonl"
    path.write_text("mine")
    assert annotator(*EVALUATE, "--differences", path) == 2
    assert "is there already; choose another name" in capsys.readouterr().err
    assert path.read_text() == "mine"


def test_a_wrong_request_leaves_no_file(annotator, capsys, tmp_path):
    path = tmp_path / "d.jsonl"
    assert annotator(*EVALUATE[:-1], "Bne", "--differences", path) == 2
    assert capsys.readouterr().err.startswith("annotator: --candidate: nobody called Bne")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "argv",
    [
        ("evaluate", "x.corpus", "--reference", "Anna"),
        (*EVALUATE, "--status", "new"),
        (*EVALUATE, "--by", "label"),
        (*EVALUATE, "--layer", "rumour"),
        (*EVALUATE[:-1], "Anna"),
        ("evaluate", "missing.corpus", *EVALUATE[2:]),
    ],
    ids=" ".join,
)
def test_one_line_and_exit_status_2(annotator, capsys, argv):
    assert annotator(*argv) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert len(said.err.splitlines()) == 1
