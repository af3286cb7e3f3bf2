"""``annotator history``: the log of a corpus and of an article, and the life of a span."""

from __future__ import annotations

import orjson
import pytest

from annotator.bootstrap import main, make_context
from annotator.services.annotate import AnnotationService
from factories import ANNA, BEN, NOW, find, make_article
from fakes import counted_ids, frozen_clock

TEXT = "Kolb fuhr nach Köln."


@pytest.fixture
def corpus(tmp_path):
    path = str(tmp_path / "c.corpus")
    context = make_context()
    schema = context.default_schema()
    with context.stores.create(path, schema, at=NOW) as store:
        with store.open_unit_of_work() as work:
            number = work.imports.begin("x", NOW)
            work.imports.add(number, [make_article(TEXT, id="a1", title="Reise")])
            work.imports.finish(number)
            work.commit()
        for name, place in ((ANNA, find("Kolb", TEXT)), (BEN, find("Köln", TEXT))):
            service = AnnotationService(
                store.open_unit_of_work, schema, name, frozen_clock, counted_ids(name)
            )
            desk = service.open("a1")
            desk = service.apply(
                desk, service.plan_add(desk, layer="entity", label="LOC", fragments=(place,))
            )
            span = next(iter(desk.own))
            desk = service.apply(desk, service.plan_relabel(desk, span.id, "PER"))
            service.undo(desk)
    return path


def said(capsys, *arguments):
    status = main(["history", *arguments])
    return status, capsys.readouterr().out


def test_the_log_is_printed_the_last_step_first(corpus, capsys):
    status, out = said(capsys, corpus)
    lines = [line.split("\t") for line in out.splitlines()]
    assert status == 0
    assert [(each[1], each[3]) for each in lines] == [
        (BEN, "undo relabel"),
        (BEN, "relabel"),
        (BEN, "add"),
        (ANNA, "undo relabel"),
        (ANNA, "relabel"),
        (ANNA, "add"),
    ]
    assert lines[-1][4] == "LOC “Kolb”"


def test_the_log_is_narrowed(corpus, capsys):
    status, out = said(
        capsys, corpus, "a1", "--annotator", ANNA, "--action", "relabel", "--most", "1", "--json"
    )
    (step,) = orjson.loads(out)["steps"]
    assert (status, step["kind"], step["annotator"]) == (0, "undo", ANNA)
    assert said(capsys, corpus, "--since", "2100-01-01")[0] == 1


def test_the_life_of_a_span_is_told_from_its_beginning(corpus, capsys):
    listed = orjson.loads(said(capsys, corpus, "--json")[1])["steps"]
    assert len(listed) == 6
    status, out = said(capsys, corpus, "a1", "--span", f"{ANNA}1", "--json")
    events = orjson.loads(out)["events"]
    assert status == 0
    assert [(e["what"], e["after"]["label"]) for e in events] == [
        ("do", "LOC"),
        ("do", "PER"),
        ("undo", "LOC"),
    ]
    assert "PER “Kolb” → LOC “Kolb”" in said(capsys, corpus, "a1", "--span", f"{ANNA}1")[1]


@pytest.mark.parametrize("arguments", [("nowhere",), ("--span", "x")])
def test_what_is_not_there_is_refused_in_one_line(corpus, capsys, arguments):
    assert main(["history", corpus, *arguments]) == 2
    assert len(capsys.readouterr().err.strip().splitlines()) == 1


def test_in_a_blind_corpus_people_are_letters_unless_names_are_to_be_revealed(corpus, capsys):
    main(["people", corpus, "blind"])
    capsys.readouterr()
    named = orjson.loads(said(capsys, corpus, "--json", "--reveal")[1])
    assert {step["annotator"] for step in named["steps"]} == {ANNA, BEN}
    for extra in ([], ["--json"], ["a1"], ["a1", "--span", f"{ANNA}-1"], ["a1", "--span", "x"]):
        assert ANNA not in (told := said(capsys, corpus, *extra)[1]).replace(f"{ANNA}-", "")
        assert BEN not in told.replace(f"{BEN}-", "")
    assert {
        step["annotator"] for step in orjson.loads(said(capsys, corpus, "--json")[1])["steps"]
    } == {
        "A",
        "B",
    }
    assert said(capsys, corpus, "--annotator", ANNA)[0] == 2
    assert said(capsys, corpus, "--annotator", ANNA, "--reveal")[0] == 0
