"""``annotator search``, and ``--query`` of the other commands: one language everywhere."""

from __future__ import annotations

import csv

import orjson
import pytest

from annotator.bootstrap import main, make_context
from annotator.domain.changes import Status
from annotator.domain.ports import Access
from annotator.domain.searching import SavedQuery
from annotator.services import corpora
from factories import ANNA, NOW, make_argument, make_article, make_set, make_span
from gold_samples import put_into


@pytest.fixture
def corpus(tmp_path):
    sets = []
    for number, name in enumerate(("Kolb", "Weber", "Kolbe")):
        text = f"„Gut“, sagte {name} in Köln."
        begin = text.index(name)
        person = make_span(begin, begin + len(name), label="PER", id=f"p{number}")
        quote = make_span(0, 5, layer="quote", label="Direct", id=f"q{number}")
        links = [make_argument(quote, person)] if number else []
        article = make_article(text, id=f"a{number}", title=f"Tag {number}", meta={"n": number})
        status = Status.DONE if number == 1 else Status.NEW
        sets.append(make_set(person, quote, arguments=links, article=article, status=status))
    path = str(tmp_path / "c.corpus")
    context = make_context()
    with context.stores.create(path, context.default_schema(), at=NOW) as store:
        put_into(store, sets)
        with store.open_unit_of_work() as work:
            work.searches.save(SavedQuery("Leute", "entity.PER", ANNA, NOW))
            work.commit()
    return path


def ran(capsys, *argv):
    status = main(list(argv))
    told = capsys.readouterr()
    return status, told.out, told.err


def test_articles_of_a_query(corpus, capsys):
    status, out, _ = ran(capsys, "search", corpus, "quote[not speaker]")
    assert (status, out) == (0, "a0\tTag 0\n")
    status, out, _ = ran(capsys, "search", corpus, "event", "--json")
    assert status == 1
    assert orjson.loads(out)["articles"] == []


def test_places_in_their_context(corpus, capsys):
    status, out, _ = ran(capsys, "search", corpus, 'entity.PER["kolb*"]', "--kwic")
    assert status == 0
    lines = [line.split("\t") for line in out.splitlines()]
    assert [line[0] for line in lines] == ["a0:13", "a2:13"]
    assert lines[0][1].endswith("„Gut“, sagte [Kolb] in Köln.")
    assert lines[0][2] == "entity.PER (Anna)"
    _, out, _ = ran(capsys, "search", corpus, "@Leute", "--kwic", "--most", "2", "--json")
    found = orjson.loads(out)
    assert found["query"] == "entity.PER"
    assert [hit["covered"] for hit in found["hits"]] == ["Kolb", "Weber"]


def test_places_as_a_table(corpus, capsys, tmp_path):
    table = tmp_path / "hits.csv"
    assert ran(capsys, "search", corpus, "Köln", "--csv", str(table))[0] == 0
    rows = list(csv.DictReader(table.read_text("utf-8-sig").splitlines()))
    assert [(row["article"], row["hit"], row["right"]) for row in rows] == [
        (f"a{number}", "Köln", ".") for number in range(3)
    ]


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("lable:PER", "Column 1: there is no field 'lable'; did you mean 'label'?"),
        ("@Niemand", "no query 'Niemand' is saved; saved: Leute."),
    ],
)
def test_what_cannot_be_understood_is_one_line_and_status_2(corpus, capsys, query, told):
    status, out, err = ran(capsys, "search", corpus, query)
    assert (status, out) == (2, "")
    assert told in err
    assert err.count("\n") == 1


def test_articles_takes_queries_and_words(corpus, capsys):
    assert ran(capsys, "articles", corpus, "--query", "kolb")[1].count("\n") == 2
    done = ("articles", corpus, "--as", "Anna", "--query", "status:done OR meta.n>=2")
    assert [line.split("\t")[0] for line in ran(capsys, *done)[1].splitlines()] == ["a1", "a2"]


def test_export_takes_a_query_and_says_so(corpus, capsys, tmp_path):
    out = tmp_path / "gold.jsonl"
    argv = ("export", corpus, str(out), "--format", "jsonl", "--query", "quote[speaker]")
    status, told, _ = ran(capsys, *argv, "--json")
    assert status == 0
    assert orjson.loads(told)["manifest"]["selection"]["query"] == "quote[speaker]"
    ids = [orjson.loads(line)["id"] for line in out.read_text("utf-8").splitlines()]
    assert ids == ["a1", "a2"]


def test_suggest_takes_a_query(corpus, capsys):
    argv = ("suggest", corpus, "--query", "entity.PER[/^Weber$/]", "--layer", "entity", "--json")
    assert orjson.loads(ran(capsys, *argv)[1])["articles"] == 1


def test_check_takes_a_query(corpus, capsys):
    argv = ("check", corpus, "--rule", "no-speaker", "--json")
    every = orjson.loads(ran(capsys, *argv)[1])["findings"]
    some = orjson.loads(ran(capsys, *argv, "--query", "quote[speaker]")[1])["findings"]
    assert {found["article"] for found in some} <= {"a1", "a2"}
    assert len(some) <= len(every)


def test_assign_takes_a_query(corpus, capsys):
    argv = ("assign", corpus, "--to", "Ben", "--query", "quote[speaker]", "--json")
    assert orjson.loads(ran(capsys, *argv)[1])["articles"] == 2
    assert ran(capsys, "search", corpus, "assigned:Ben")[1].count("\n") == 2
    with corpora.opened(make_context(), corpus, Access.READ) as store:
        assert list(corpora.problems(store, _Quiet())) == []


class _Quiet:
    def report(self, progress):
        pass


def test_a_blind_corpus_shows_letters_unless_it_is_asked_to_reveal_names(corpus, capsys, tmp_path):
    assert ran(capsys, "people", corpus, "blind")[0] == 0
    table = tmp_path / "hits.csv"
    for told in (
        ran(capsys, "search", corpus, "entity.PER", "--kwic")[1],
        ran(capsys, "search", corpus, "entity.PER", "--kwic", "--json")[1],
        ran(capsys, "search", corpus, "entity.PER", "--csv", str(table))[1]
        + table.read_text("utf-8-sig"),
    ):
        assert ANNA not in told
    assert "(A)" in ran(capsys, "search", corpus, "entity.PER", "--kwic")[1]
    assert ANNA in ran(capsys, "search", corpus, "entity.PER", "--kwic", "--as", ANNA)[1]
    assert ANNA in ran(capsys, "search", corpus, "entity.PER", "--kwic", "--reveal")[1]


@pytest.mark.parametrize("query", [f"annotator:{ANNA}", f"not assigned:{ANNA} Köln"])
def test_a_blind_corpus_is_not_searched_for_the_work_of_somebody_by_name(corpus, capsys, query):
    ran(capsys, "people", corpus, "add", ANNA, "--role", "annotator")
    ran(capsys, "people", corpus, "blind")
    status, _, err = ran(capsys, "search", corpus, query)
    assert status == 2
    assert "blind" in err
    assert ran(capsys, "search", corpus, query, "--reveal")[0] == 0


@pytest.mark.parametrize(
    "words",
    [
        "articles {corpus} --query",
        "search {corpus}",
        "export {corpus} OUT --format jsonl --query",
        "suggest {corpus} --query",
        "check {corpus} --query",
        "assign {corpus} --to Anna --query",
    ],
)
@pytest.mark.parametrize("query", ["((", "quote[", "label:"])
def test_a_query_that_is_none_is_refused_everywhere(
    corpus, capsys, monkeypatch, tmp_path, words, query
):
    monkeypatch.chdir(tmp_path)
    status, out, err = ran(capsys, *words.format(corpus=corpus).split(), query)
    assert (status, out) == (2, "")
    assert err.count("\n") == 1
    assert "annotator: Column " in err
