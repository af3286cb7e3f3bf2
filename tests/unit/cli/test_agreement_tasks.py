"""What the worker says about agreement: numbers, the articles behind one, the places in an article."""

from __future__ import annotations

import orjson
import pytest

from annotator.bootstrap import make_context
from annotator.cli.agreement_tasks import AgreementTasks
from annotator.cli.params import Params
from annotator.domain.arriving import ArrivingSet
from annotator.domain.changes import Status
from annotator.domain.errors import SettingError
from annotator.domain.ids import AnnotatorId
from annotator.domain.ports import Access
from annotator.services import corpora
from annotator.services.people import set_blind
from annotator.services.shown_names import names_for
from annotator.services.tasks import NullMonitor
from factories import ANNA, BEN, NOW, make_article, make_schema, make_set, make_span

CEM = AnnotatorId("Cem")


def corpus_of(context, location, marked):
    """``marked``: of each article, by annotator, the places and labels of spans."""
    store = context.stores.create(location, make_schema(), at=NOW)
    with store.open_unit_of_work() as work:
        number = work.imports.begin("x", NOW)
        for at, own in enumerate(marked):
            article = make_article(
                f"{at} " + "Wort " * 9, id=f"a{at}", title=f"T{at}", source=f"s{at % 2}"
            )
            work.imports.add(number, [article])
            for who, spans in own.items():
                made = make_set(
                    *(make_span(begin, begin + 4, label=label) for begin, label in spans),
                    article=article,
                    annotator=who,
                    status=Status.DONE,
                )
                work.imports.add_sets(number, [ArrivingSet(made, f"c{at}{who}", NOW)])
        work.imports.finish(number)
        work.commit()
    store.close()
    return location


@pytest.fixture
def context():
    return make_context()


@pytest.fixture
def corpus(context, tmp_path):
    marked = [
        {ANNA: [(2, "PER")], BEN: [(2, "PER")]},
        {ANNA: [(2, "PER"), (7, "PER")], BEN: [(2, "ORG")], CEM: [(2, "PER")]},
        {ANNA: [(2, "PER")]},
    ]
    return corpus_of(context, str(tmp_path / "team.corpus"), marked)


@pytest.fixture
def run(context, corpus):
    tasks = AgreementTasks()

    def run_task(task, location=None, **params):
        act = getattr(tasks, task)
        told = act(context, location or corpus, Params(params), NullMonitor())
        return orjson.loads(orjson.dumps(told))

    return run_task


def test_every_number_is_told_with_the_people_there_are(run):
    told = run("measure", samples=0, by=["week", "source", "*"])
    assert told["people"] == told["annotators"] == ["Anna", "Ben", "Cem"]
    assert told["articles"] == 2
    assert told["left_out"] == {"only one of them has annotated it": 1}
    assert told["fields"] == ["source"]
    assert [each["by"] for each in told["by_group"]] == ["week", "source"]
    assert [group["name"] for group in told["by_group"][1]["groups"]] == ["s0", "s1"]
    (exact,) = [
        each
        for each in told["measures"]
        if (each["on"], each["layer"], each["name"], each["annotators"], each["measure"])
        == ("span", "entity", "", [], "f1_exact")
    ]
    # Anna–Ben: 1 + 0 right of 2+2 … of 1+1 and 2+1; Anna–Cem 1 of 2+1; Ben–Cem 0 of 1+1.
    assert exact["value"] == pytest.approx(2 * 2 / (2 + 3 + 3 + 2), abs=1e-6)


def test_behind_a_number_are_its_articles(run):
    asked = {"samples": 0, "on": "span", "layer": "entity", "measure": "f1_exact"}
    told = run("behind", **asked)
    assert [(each["article"], each["units"], each["apart"]) for each in told["articles"]] == [
        ("a1", 8, 6),
        ("a0", 2, 0),
    ]
    assert (told["articles_total"], told["apart"]) == (2, 1)
    pair = run("behind", **asked, between=["Anna", "Cem"])
    assert [each["article"] for each in pair["articles"]] == ["a1"]


def test_behind_a_group_are_its_articles_alone(run):
    told = run(
        "behind",
        samples=0,
        by=["source"],
        on="span",
        layer="entity",
        measure="f1_exact",
        group_by="source",
        group=0,
    )
    assert [each["article"] for each in told["articles"]] == ["a0"]


def test_behind_a_confusion_are_the_articles_where_it_happens(run):
    asked = {"samples": 0, "layer": "entity", "labels": ["PER", "ORG"]}
    told = run("behind", **asked)
    assert [(each["article"], each["apart"]) for each in told["articles"]] == [("a1", 2)]
    nothing = run("behind", samples=0, layer="entity", labels=["PER", ""], between=["Anna", "Cem"])
    assert [each["article"] for each in nothing["articles"]] == ["a1"]


def test_places_are_those_of_the_layer_and_the_label_asked_for(run):
    told = run("places", article="a1", layer="entity")
    assert [(each["about"], each["begin"]) for each in told["places"]] == [
        ("label", 2),
        ("existence", 7),
    ]
    assert told["places"][1]["answers"] == {"Anna": "PER: Wort", "Ben": "", "Cem": ""}
    assert [each["begin"] for each in run("places", article="a1", name="ORG")["places"]] == [2]
    assert run("places", article="a1", layer="quote")["places"] == []
    two = run("places", article="a1", people=["Anna", "Cem"])["places"]
    assert [each["begin"] for each in two] == [7]


def test_another_corpus_is_not_answered_from_what_is_remembered(context, run, tmp_path):
    asked = {"samples": 0, "on": "span", "layer": "entity", "measure": "f1_exact"}
    run("behind", **asked)
    marked = [{ANNA: [(2, "PER")], BEN: [(7, "PER")]}]
    other = corpus_of(context, str(tmp_path / "other.corpus"), marked)
    told = run("behind", other, **asked)
    assert [(each["article"], each["apart"]) for each in told["articles"]] == [("a0", 2)]


@pytest.mark.parametrize(
    "marked", [[], [{ANNA: [(2, "PER")]}], [{ANNA: [(2, "PER")]}, {BEN: [(2, "PER")]}]]
)
def test_where_there_is_nothing_to_compare_there_are_no_numbers(context, run, tmp_path, marked):
    told = run("measure", corpus_of(context, str(tmp_path / "few.corpus"), marked), samples=0)
    assert (told["articles"], told["measures"]) == (0, [])
    assert told["people"] == sorted({who for own in marked for who in own})


@pytest.mark.parametrize("wrong", [{"status": "half"}, {"colour": "red"}, {"layers": ["nowhere"]}])
def test_what_is_not_known_is_refused(run, wrong):
    with pytest.raises(SettingError):
        run("measure", **wrong)


def test_in_a_blind_corpus_letters_stand_for_people_there_and_back(context, corpus, run):
    asked = {"samples": 0, "on": "span", "layer": "entity", "measure": "f1_exact"}
    named = run("measure", samples=0)
    places = run("places", article="a1")["places"]
    pairs = {
        frozenset(pair): run("behind", **asked, between=list(pair))["articles"]
        for pair in (("Anna", "Ben"), ("Anna", "Cem"), ("Ben", "Cem"))
    }
    with corpora.opened(context, corpus, Access.WRITE) as store:
        set_blind(store, on=True)
        with store.open_unit_of_work() as work:
            called = names_for(work).of
    told = run("measure", samples=0)
    everything = [told, run("places", article="a1"), run("behind", **asked)]
    assert not any(name in str(everything) for name in ("Anna", "Ben", "Cem"))
    assert told["people"] == told["annotators"] == ["A", "B", "C"]
    assert all(each["annotators"] == sorted(each["annotators"]) for each in told["measures"])

    def values(found, call):
        return {
            (each["on"], each["name"], each["measure"], frozenset(map(call, each["annotators"]))): (
                each["value"],
                each["units"],
            )
            for each in found["measures"]
        }

    assert values(told, str) == values(named, called)

    def confused(found, call):
        return {
            (
                frozenset(zip(map(call, each["annotators"]), each["labels"], strict=True)),
                each["times"],
            )
            for each in found["confusions"]
        }

    assert confused(told, str) == confused(named, called)
    for pair, behind in pairs.items():
        found = run("behind", **asked, between=sorted(map(called, pair)))
        assert [each["article"] for each in found["articles"]] == [e["article"] for e in behind]
    answers = [each["answers"] for each in run("places", article="a1")["places"]]
    assert answers == [
        {called(who): answer for who, answer in each["answers"].items()} for each in places
    ]
    only = run("measure", samples=0, people=[called("Anna"), called("Ben")])
    assert only["annotators"] == sorted([called("Anna"), called("Ben")])
    for each in told["confusions"]:
        asked_of = {"layer": "entity", "labels": [label or "" for label in each["labels"]]}
        behind = run("behind", samples=0, **asked_of, between=each["annotators"])
        assert sum(found["apart"] for found in behind["articles"]) > 0
