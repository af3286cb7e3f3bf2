"""``annotator check`` on a real corpus: text, JSON, exit status, repairs."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import orjson
import pytest

from annotator.bootstrap import main, make_context
from annotator.cli import check_command
from annotator.domain.findings import FindingQuery
from annotator.domain.ports import Access
from annotator.quality.model_checks import IDS
from annotator.services import corpora
from annotator.services.model_findings import ModelRequest
from factories import NOW, make_article, make_set, make_span
from gold_samples import put_into
from training_gold import gold_sets

TEXT = "Berlin\n\nBERLIN (dpa) – Das Wetter in Köln ist gut. Anna Kolb bleibt.\n"


@pytest.fixture
def corpus(tmp_path):
    begin = TEXT.index(" Köln ")
    loose = make_span(begin, begin + 6, label="LOC")
    half = TEXT.index("Anna")
    cut = make_span(half, half + 7, label="PER")
    own = make_set(loose, cut, article=make_article(TEXT, id="a1", title="Berlin"))
    path = str(tmp_path / "c.corpus")
    context = make_context()
    with context.stores.create(path, context.default_schema(), at=NOW) as store:
        put_into(store, [own])
    return path


def test_findings_are_told_and_fail_the_run(corpus, capsys):
    assert main(["check", corpus]) == 1
    out = capsys.readouterr().out
    assert "error: white-space-edge" in out
    assert "[fix]" in out
    assert "error: 1, warning: 0, hint: 1." in out


def test_as_json(corpus, capsys):
    assert main(["check", corpus, "--json", "--rule", "cut-token"]) == 0
    (found,) = orjson.loads(capsys.readouterr().out)["findings"]
    assert (found["rule"], found["excerpt"], found["fixable"]) == ("cut-token", "Anna Ko", True)


def test_a_layer_without_findings(corpus):
    assert main(["check", corpus, "--layer", "quote"]) == 0


def test_a_repair_is_one_step_and_told(corpus, capsys):
    assert main(["check", corpus, "--fix", "white-space-edge", "--fail-on", "warning"]) == 0
    out = capsys.readouterr().out
    assert "Put right: 1 places in 1 articles." in out
    with (
        corpora.opened(make_context(), corpus, Access.READ) as store,
        store.open_unit_of_work() as work,
    ):
        own = work.annotations.get("a1", "Anna")
        assert [own.covered_text(span) for span in own] == ["Köln", "Anna Ko"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--rule", "spelling"], "no check spelling"),
        (["--fix", "open-role"], "cannot be put right"),
        (["--set", "Eve"], "nobody called Eve"),
    ],
)
def test_what_does_not_exist_is_refused(corpus, capsys, words, told):
    assert main(["check", corpus, *words]) == 2
    assert told in capsys.readouterr().err


def test_in_a_blind_corpus_sets_are_called_by_letters_unless_names_are_to_be_revealed(
    corpus, capsys
):
    assert main(["people", corpus, "blind"]) == 0
    for extra in ([], ["--json"], ["--fix", "white-space-edge", "--json"]):
        main(["check", corpus, *extra])
        assert 'Anna"' not in (told := capsys.readouterr().out)
        assert "(Anna)" not in told
    main(["check", corpus, "--reveal"])
    assert "(Anna)" in capsys.readouterr().out
    assert main(["check", corpus, "--set", "Anna"]) == 2
    assert "blind" in capsys.readouterr().err
    assert main(["check", corpus, "--set", "Anna", "--reveal"]) == 0


@pytest.fixture
def taught(tmp_path):
    """Ten finished articles of which one lacks an operation, and another names one as a person."""
    sets = gold_sets(10)
    first, second = next(iter(sets[3])), next(iter(sets[6]))
    sets[3] = replace(sets[3], spans={n: s for n, s in sets[3].spans.items() if n != first.id})
    wrong = second.model_copy(update={"label": "PER"})
    sets[6] = replace(sets[6], spans=sets[6].spans | {wrong.id: wrong})
    path = str(tmp_path / "taught.corpus")
    context = make_context()
    with context.stores.create(path, context.default_schema(), at=NOW) as store:
        put_into(store, sets)
    return path, (sets[3], first), (sets[6], second)


def test_a_model_tells_where_it_disagrees_strongest_first(taught, capsys, monkeypatch):
    monkeypatch.setattr(check_command, "ModelRequest", partial(ModelRequest, steps=40))
    corpus, (lacking, missing), (mistaken, wrong) = taught
    asked = ("check", corpus, "--model", "--folds", "2", "--layer", "entity", "--json")
    assert main([*asked]) == 0  # hints alone do not fail a run
    told = orjson.loads(capsys.readouterr().out)["findings"]
    by_model = [each for each in told if each["rule"].startswith("model-")]
    assert {(each["rule"], each["article"], each["excerpt"]) for each in by_model[:2]} == {
        ("model-missing", lacking.article.id, lacking.covered_text(missing)),
        ("model-label", mistaken.article.id, mistaken.covered_text(wrong)),
    }
    scores = [each["params"]["score"] for each in by_model]
    assert scores == sorted(scores, reverse=True)
    assert all(each["severity"] == "hint" for each in by_model)
    with (
        corpora.opened(make_context(), corpus, Access.READ) as store,
        store.open_unit_of_work() as work,
    ):
        assert work.findings.rows(FindingQuery(rules=IDS)) == []  # asked, not kept


def test_a_model_needs_enough_finished_articles(taught, capsys):
    assert main(["check", taught[0], "--model", "--folds", "6"]) == 2
    err = capsys.readouterr().err
    assert "10 finished articles are too few for 6 folds, 12 are needed" in err
    assert "Traceback" not in err
