"""``annotator check`` on a real corpus: text, JSON, exit status, repairs."""

from __future__ import annotations

import orjson
import pytest

from annotator.bootstrap import main, make_context
from annotator.domain.ports import Access
from annotator.services import corpora
from factories import NOW, make_article, make_set, make_span
from gold_samples import put_into

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
