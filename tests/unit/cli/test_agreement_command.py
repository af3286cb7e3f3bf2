"""``annotator agreement``: tables for people, numbers for scripts."""

from __future__ import annotations

import orjson
import pytest

from annotator.domain.changes import Status
from annotator.domain.ids import AnnotatorId
from factories import ANNA, BEN, make_article, make_set, make_span
from fakes import FakeStore

AGREEMENT = ("agreement", "x.corpus")


@pytest.fixture
def store(schema):
    def own(who, number, *spans):
        article = make_article("Artikel " * 6, id=f"a{number}", title=f"[b]Titel[/b] {number}")
        return make_set(*spans, article=article, annotator=who, status=Status.DONE)

    store = FakeStore(
        schema,
        sets=[
            own(ANNA, 0, make_span(0, 7), make_span(8, 15)),
            own(BEN, 0, make_span(0, 7), make_span(8, 15, label="ORG")),
            own(AnnotatorId("Cem"), 1, make_span(0, 7)),
        ],
        location="x.corpus",
    )
    store.closed = True
    return store


def test_tables_name_layers_labels_and_pairs(annotator, capsys):
    assert annotator(*AGREEMENT, "--bootstrap", "0", "--by", "article") == 0
    said = capsys.readouterr().out.splitlines()
    assert said[:2] == [
        "x.corpus: 1 articles, Anna, Ben, Cem.",
        "Left out: 1 articles, only one of them has annotated it.",
    ]
    rows = [line.split() for line in said]
    assert ["entity", "=", "all", "all", "4", "0.500", "0.500", "0.500"] in rows
    assert ["entity", "=", "all", "Anna", "–", "Ben", "4", *["0.500"] * 3] in rows
    assert any("[b]Titel[/b]" in line for line in said)


def test_scripts_get_every_number_with_its_interval(annotator, capsys):
    asked = ("--annotators", "Anna, Ben", "--layer", "entity", "--json")
    assert annotator(*AGREEMENT, *asked) == 0
    values = orjson.loads(capsys.readouterr().out)
    assert values["annotators"] == ["Anna", "Ben"]
    (line,) = [
        each
        for each in values["measures"]
        if (each["on"], each["measure"], each["name"], each["annotators"])
        == ("span", "f1_exact", "", [])
    ]
    assert line | {"units": 4} == {
        "on": "span", "layer": "entity", "name": "", "annotators": [], "measure": "f1_exact",
        "value": 0.5, "low": 0.5, "high": 0.5, "units": 4,
    }  # fmt: skip
    assert values["by_article"][0]["f1_exact"] == 0.5


def test_without_labels_places_alone_count(annotator, capsys):
    assert annotator(*AGREEMENT, "--no-labels", "--json") == 0
    values = orjson.loads(capsys.readouterr().out)
    assert values["by_article"][0]["f1_exact"] == 1


def test_an_unknown_name_is_one_line(annotator, capsys):
    assert annotator(*AGREEMENT, "--annotators", "Anna,Zoe") == 2
    assert "nobody called Zoe" in capsys.readouterr().err


def test_groups_of_articles_have_a_table_of_their_own(annotator, capsys):
    assert annotator(*AGREEMENT, "--bootstrap", "0", "--by", "source", "--by", "number") == 0
    rows = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert ["By", "source"] in rows
    assert ["1–1", "1", "0.500"] in [row[:3] for row in rows]


def test_another_way_to_group_is_refused(annotator, capsys):
    assert annotator(*AGREEMENT, "--by", "colour") == 2
    assert "meta.FIELD" in capsys.readouterr().err


def test_in_a_blind_corpus_people_are_letters_unless_names_are_to_be_revealed(
    annotator, capsys, store
):
    annotator("people", "x.corpus", "blind")
    for extra in (["--by", "article"], ["--json"]):
        capsys.readouterr()
        assert annotator(*AGREEMENT, "--bootstrap", "0", *extra) == 0
        said = capsys.readouterr().out
        assert not any(name in said for name in ("Anna", "Ben", "Cem"))
    assert annotator(*AGREEMENT, "--bootstrap", "0", "--reveal") == 0
    assert "Anna, Ben, Cem" in capsys.readouterr().out
    assert annotator(*AGREEMENT, "--annotators", "Anna,Ben") == 2
    assert "blind" in capsys.readouterr().err
