"""The command about people, and what the other commands of a team refuse those who may not."""

from __future__ import annotations

import orjson
import pytest

from annotator.domain.people import PersonRole
from factories import ANNA, BEN


@pytest.fixture
def said(annotator, capsys):
    """Run a command with --json and give what it prints."""

    def command(*words, status=0):
        assert annotator(*map(str, words), "--json") == status, capsys.readouterr()
        return orjson.loads(capsys.readouterr().out)

    return command


def test_people_come_with_roles_change_them_and_go(said, store):
    told = said("people", "x.corpus", "add", "Anna", "--role", "annotator", "--role", "reviewer")
    assert told["people"] == [{"name": "Anna", "roles": ["annotator", "reviewer"]}]
    said("people", "x.corpus", "add", "Ben")
    assert store.state.people[BEN].roles == {PersonRole.ANNOTATOR}
    told = said("people", "x.corpus", "add", "Anna", "--role", "curator")
    assert told["people"][0] == {"name": "Anna", "roles": ["curator"]}
    told = said("people", "x.corpus", "remove", "Anna")
    assert [each["name"] for each in told["people"]] == ["Ben"]


def test_curators_see_letters_or_names(said):
    assert said("people", "x.corpus", "blind")["blind"] is True
    assert said("people", "x.corpus")["blind"] is True
    assert said("people", "x.corpus", "open")["blind"] is False


def test_it_says_what_it_means_that_nobody_is_registered(annotator, capsys):
    assert annotator("people", "x.corpus") == 0
    assert "everybody may do everything" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("add",), "say whom to add"),
        (("remove", "Nobody"), "not among the people"),
        (("list", "Anna"), "takes no name"),
        (("add", "gold"), "no person"),
        (("add", "Anna", "--role", "king"), "king"),
        (("praise", "Anna"), "praise"),
    ],
)
def test_what_makes_no_sense_is_refused_in_one_line(annotator, capsys, words, told):
    assert annotator("people", "x.corpus", *words) == 2
    (line,) = capsys.readouterr().err.strip().splitlines()
    assert told in line


def test_work_goes_to_registered_annotators_only(annotator, said, capsys, store):
    said("people", "x.corpus", "add", "Anna")
    assert annotator("assign", "x.corpus", "--to", "Anna,Ben") == 2
    assert "Ben is not among the people of this corpus (Anna)" in capsys.readouterr().err
    assert not store.state.assigned
    told = said("assign", "x.corpus", "--to", "Anna", "--dry-run")
    assert told["by_person"] == {"Anna": 3}
    assert not store.state.assigned


def test_work_moves_and_the_command_says_so(said, annotator, capsys, store):
    said("assign", "x.corpus", "--to", "Anna", "--batch", "b")
    assert (
        annotator("assign", "x.corpus", "--move", "--batch", "b", "--to", "Ben", "--dry-run") == 0
    )
    assert capsys.readouterr().out.splitlines() == [
        "1 articles of b from Anna to Ben",
        "Anna\t2 left",
        "Ben\t1 left",
    ]
    assert not store.state.moves
    told = said("assign", "x.corpus", "--move", "--batch", "b", "--to", "Ben", "--most", 1)
    assert told["moved"] == [{"from": "Anna", "to": "Ben", "articles": 1}]
    assert {who for _, who in store.state.assigned} == {ANNA, BEN}
    assert annotator("assign", "x.corpus", "--move", "--batch", "b", "--to", "Ben,Cem") == 2


def test_one_package_for_everybody_or_for_one(said, annotator, capsys, tmp_path):
    said("assign", "x.corpus", "--to", "Anna,Ben", "--each", 2, "--by", "agency")
    told = said("package", "x.corpus", tmp_path / "out", "--all")
    assert [each["for"] for each in told["packages"]] == ["Anna", "Ben"]
    for words in ((), ("--all", "--for", "Anna")):
        assert annotator("package", "x.corpus", tmp_path / "x.zip", *words) == 2
        assert "say for whom, or --all" in capsys.readouterr().err
