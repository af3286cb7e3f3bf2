"""``annotator review`` on a real corpus: what it says, what it refuses, and that a sign-off holds against other commands."""

from __future__ import annotations

import orjson
import pytest

from annotator.bootstrap import make_context
from annotator.cli.main import run
from annotator.cli.program import Program
from annotator.domain.ports import Access
from annotator.domain.reviews import Judged
from annotator.services.reviewing import Reviewing, Said
from factories import ANNA, NOW
from gold_samples import put_into
from review_corpus import RITA, SCHEMA, marked


@pytest.fixture
def corpus(tmp_path):
    path = tmp_path / "news.corpus"
    with make_context().stores.create(str(path), SCHEMA, at=NOW) as store:
        put_into(store, [marked(n) for n in range(30)])
    return str(path)


@pytest.fixture
def said(corpus, capsys):
    """Run ``annotator review CORPUS …`` and give what it printed, as JSON if that was asked for."""
    program = Program(make_context=make_context, open_window=lambda _request: 0, version="0")

    def command(*words, status=0):
        told = run(["review", corpus, *words], program)
        out, err = capsys.readouterr()
        assert told == status, err
        return orjson.loads(out) if "--json" in words else out or err

    return command


def judge_all(corpus, name, wrong=0):
    with make_context().stores.open(corpus, Access.WRITE) as store:
        desk = Reviewing(store.open_unit_of_work, RITA, lambda: NOW, lambda: "x")
        sample = desk.sample(name)
        for item in desk.items(sample.id):
            is_wrong = item.number <= wrong
            desk.judge(sample, item, Said(Judged.SPURIOUS if is_wrong else Judged.RIGHT))


def test_a_sample_is_drawn_listed_and_shown(said, corpus):
    dry = said("sample", "March", "--size", "40", "--set", "Anna", "--dry-run", "--json")
    assert (dry["items"], dry["frame"]["units"], dry["dry_run"]) == (40, 120, True)
    assert said("list") == f"{corpus}: no samples.\n"
    made = said("sample", "March", "--size", "40", "--set", "Anna", "--as", "Rita", "--json")
    assert made["frame"] == dry["frame"]
    assert (made["drawn_by"], made["levels"], made["locked"]) == ("Rita", {"*": 0.95}, False)
    judge_all(corpus, "March", wrong=4)
    (listed,) = said("list", "--json")["samples"]
    assert (listed["judged"], listed["items"]) == (40, 40)
    shown = said("show", "March", "--json")
    assert shown["total"]["precision"]["share"] == 0.9
    assert shown["total"]["counts"]["spurious"] == 4
    assert shown["total"]["recall"] is None
    assert "90.0 %" in said("show", "March")


def test_levels_are_told_by_label(said):
    ask = ("--level", "0.9", "--level", "entity.PER=0.99", "--rule", "estimate")
    assert said("sample", "a", "--size", "3", *ask, "--json")["levels"] == {
        "*": 0.9,
        "entity.PER": 0.99,
    }
    assert "is no number" in said("sample", "b", "--level", "entity.PER=good", status=2)


def test_strata_are_listed(said):
    told = said("sample", "a", "--size", "9", "--method", "stratified", "--allocation", "equal")
    assert "entity.LOC\t3 of 30" in told


def test_a_sign_off_locks_and_an_unlocking_needs_a_reason(said, corpus):
    said("sample", "all", "--size", "120", "--set", "Anna")
    assert "not judged yet" in said("sign-off", "all", status=2)
    judge_all(corpus, "all")
    signed = said("sign-off", "all", "--as", "Rita", "--reason", "fine", "--json")
    assert (signed["decision"], signed["sets"], signed["by"]) == ("accept", 30, "Rita")
    with (
        make_context().stores.open(corpus, Access.READ) as store,
        store.open_unit_of_work() as work,
    ):
        assert len(work.reviews.locked()) == 30
        assert work.reviews.lock("a0001", ANNA).by == "Rita"
    said("unlock", "all", status=2)
    said("unlock", "all", "--reason", "late news", "--as", "Rita")
    shown = said("show", "all", "--json")
    assert [each["reason"] for each in shown["signatures"]] == ["fine", "late news"]


def test_what_is_not_accepted_exits_with_1(said, corpus):
    said("sample", "all", "--size", "120")
    judge_all(corpus, "all", wrong=60)
    assert said("sign-off", "all", "--json", status=1)["decision"] == "reject"


def test_an_unknown_sample_is_one_line(said):
    assert said("show", "nothing", status=2).count("\n") == 1
