"""Three annotators from sharing out to gold: packages, work, merging, agreement, adjudication, and a late package."""

from __future__ import annotations

import io
import shutil
from contextlib import chdir, redirect_stdout
from itertools import combinations

import orjson
import pytest

from annotator.bootstrap import make_context
from annotator.cli.main import run
from annotator.cli.program import Program
from annotator.domain.changes import (
    Action,
    ChangeSet,
    SpanAdded,
    SpanRemoved,
    Status,
    StatusChanged,
)
from annotator.domain.ids import GOLD, AnnotatorId, ChangeSetId
from annotator.domain.ports import Access, ArticleQuery
from annotator.domain.schema_changes import RenameLabel
from annotator.domain.workbench import Workbench
from annotator.resources import resource_path
from annotator.services.schema_editing import SchemaEditing
from annotator.services.tasks import NullMonitor
from factories import fresh_id, make_span

WHO = ("Anna", "Ben", "Cem")


@pytest.fixture
def folder(tmp_path):
    return tmp_path


def command_line():
    context = make_context()
    return Program(make_context=lambda: context, open_window=lambda _request: 0, version="0")


@pytest.fixture
def annotator(folder, monkeypatch, capsys):
    """Run the command line in a folder of its own; gives the JSON it prints."""
    monkeypatch.chdir(folder)
    program = command_line()

    def command(*words, status=0):
        assert run([str(word) for word in (*words, "--json")], program) == status, (
            capsys.readouterr()
        )
        return orjson.loads(capsys.readouterr().out)

    command.context = program.context
    return command


@pytest.fixture(scope="module")
def handed_out(tmp_path_factory):
    """The sample articles in a corpus, eight of them with everybody, and a package for each person; to be copied."""
    folder, program = tmp_path_factory.mktemp("team"), command_line()

    def command(*words):
        told = io.StringIO()
        with chdir(folder), redirect_stdout(told):
            assert run([str(word) for word in (*words, "--json")], program) == 0
        return orjson.loads(told.getvalue())

    command("import", "team.corpus", resource_path("samples"))
    shared_out = ("--to", ",".join(WHO), "--overlap", "100%", "--most", 8)
    assert command("assign", "team.corpus", *shared_out)["shared"] == 8
    for who in WHO:
        packed = command("package", "team.corpus", f"{who}.zip", "--for", who)
        assert packed["articles"] == 8
        command("import", f"{who}.corpus", f"{who}.zip")
    return folder


@pytest.fixture
def shared(annotator, folder, handed_out):
    """What was handed out, in a folder of this test."""
    shutil.copytree(handed_out, folder, dirs_exist_ok=True)
    return folder


def store_of(annotator, name, access=Access.READ):
    return annotator.context.stores.open(f"{name}.corpus", access)


def do(store, who, article, *changes, action=Action.ADD):
    with store.open_unit_of_work() as work:
        desk = Workbench(*work.annotations.pair(article, AnnotatorId(who)))
        change_set = ChangeSet(
            id=ChangeSetId(fresh_id("c")),
            action=action,
            subject="test",
            article=article,
            annotator=AnnotatorId(who),
            at=annotator_now(),
            changes=changes,
        )
        work.annotations.record(change_set, desk.apply(change_set).tally)
        work.commit()


def annotator_now():
    return make_context().clock()


def words_of(text):
    """Begin and end of the capitalised words, the same for everybody."""
    at = 0
    for word in text.split():
        begin = text.index(word, at)
        at = begin + len(word)
        if word[0].isupper() and word.isalpha():
            yield begin, at


def annotate(store, who, *, finish=True):
    """Each marks the first twelve capitalised words, in a way of their own now and then."""
    made = {}
    with store.open_unit_of_work() as work:
        articles = {
            each: work.articles.get(each).text
            for each in list(work.articles.ids(ArticleQuery(AnnotatorId(who))))
        }
    for number, (article, text) in enumerate(articles.items()):
        spans = []
        for place, (begin, end) in enumerate(list(words_of(text))[:12]):
            turn = number + place
            if who == "Ben" and turn % 5 == 0:
                continue  # overlooked
            label = "ORG" if who == "Cem" and turn % 4 == 0 else "PER"
            shorter = who == "Anna" and turn % 7 == 0 and end - begin > 3
            spans.append(make_span(begin, end - shorter, label=label, id=fresh_id(f"{who}-")))
        changes = [SpanAdded(span=span) for span in spans]
        if finish:
            changes.append(StatusChanged(before=Status.NEW, after=Status.DONE))
        do(store, who, article, *changes)
        made[text] = {(span.label, span.begin, span.end) for span in spans}
    return made


def work_at_home(annotator, who, **how):
    store = store_of(annotator, who, Access.WRITE)
    try:
        made = annotate(store, who, **how)
    finally:
        store.close()
    annotator("package", f"{who}.corpus", f"{who}-back.zip", "--for", who)
    return made


def gold_of(annotator):
    store = store_of(annotator, "team")
    with store.open_unit_of_work() as work:
        found = {}
        for each in list(work.articles.ids(ArticleQuery(GOLD))):
            own = work.annotations.get(each, GOLD)
            found[own.article.text] = own
    problems = list(store.problems())
    store.close()
    assert problems == []
    return found


def test_from_packages_to_gold_and_a_late_package(annotator, shared):
    made = {who: work_at_home(annotator, who) for who in WHO}

    # Two come back in time, merged twice; the third is late.
    for who in ("Anna", "Ben"):
        assert annotator("merge", "team.corpus", f"{who}-back.zip")["counts"]["new"] == 8
        again = annotator("merge", "team.corpus", f"{who}-back.zip")["counts"]
        assert (again["same"], again["new"]) == (8, 0)

    # Agreement is what these sets give, counted here without any matching: equal spans are equal.
    told = annotator("agreement", "team.corpus", "--bootstrap", 50)
    both = sum(len(made["Anna"][text] & made["Ben"][text]) for text in made["Anna"])
    sizes = sum(len(made[who][text]) for who in ("Anna", "Ben") for text in made[who])
    assert value_of(told, "span", "f1_exact") == pytest.approx(2 * both / sizes, abs=1e-6)

    # Two people: only what both say is gold.
    first = annotator("adjudicate", "team.corpus", "--policy", "majority", status=1)
    assert first["to_decide"] > 0
    for text, own in gold_of(annotator).items():
        if text in made["Anna"]:
            agreed = made["Anna"][text] & made["Ben"][text]
            assert {(span.label, span.begin, span.end) for span in own} == agreed
            assert {span.provenance.by for span in own} <= {"Anna, Ben"}

    # A person decides something in the gold sets: adds a span, and takes one away.
    store = store_of(annotator, "team", Access.WRITE)
    text, own = next((text, own) for text, own in gold_of(annotator).items() if len(own) > 2)
    removed = own.in_reading_order[0]
    added = make_span(len(text) - 4, len(text) - 1, label="LOC")
    do(store, GOLD, own.article.id, SpanRemoved(span=removed), SpanAdded(span=added))
    store.close()

    # The late package comes; the votes are counted anew, and what was decided stays.
    assert annotator("merge", "team.corpus", "Cem-back.zip")["counts"]["new"] == 8
    told = annotator("agreement", "team.corpus", "--bootstrap", 0)
    for one, other in combinations(WHO, 2):
        both = sum(len(made[one][each] & made[other][each]) for each in made[one])
        sizes = sum(len(made[who][each]) for who in (one, other) for each in made[who])
        expected = pytest.approx(2 * both / sizes, abs=1e-6)
        assert value_of(told, "span", "f1_exact", [one, other]) == expected
    second = annotator("adjudicate", "team.corpus", "--policy", "majority", status=1)
    assert second["to_decide"] < first["to_decide"]
    gold = gold_of(annotator)
    for each in made["Anna"]:
        votes = [span for who in WHO for span in made[who][each]]
        agreed = {span for span in votes if votes.count(span) >= 2}
        found = {(span.label, span.begin, span.end) for span in gold[each]}
        if each != text:
            assert agreed <= found
        else:
            assert added.id in gold[each].spans
            assert removed.id not in gold[each].spans
    third = annotator("adjudicate", "team.corpus", "--policy", "majority", status=1)
    assert not any(article["changed"] for article in third["articles"])

    annotator(
        "export",
        "team.corpus",
        "gold.jsonl",
        "--format",
        "jsonl",
        "--set",
        "gold",
        "--status",
        "all",
    )
    lines = [orjson.loads(line) for line in (shared / "gold.jsonl").read_bytes().splitlines()]
    assert {line["annotator"] for line in lines} == {"gold"}
    assert len(lines) == 8
    assert annotator("verify", "team.corpus")["problems"] == []


def value_of(told, on, measure, annotators=()):
    (line,) = [
        each
        for each in told["measures"]
        if (each["on"], each["measure"], each["layer"], each["name"]) == (on, measure, "entity", "")
        and each["annotators"] == list(annotators)
    ]
    return line["value"]


def test_newer_work_replaces_what_was_merged_and_older_does_not(annotator, shared):
    work_at_home(annotator, "Anna", finish=False)
    (shared / "Anna-back.zip").rename(shared / "Anna-1.zip")
    store = store_of(annotator, "Anna", Access.WRITE)
    with store.open_unit_of_work() as work:
        article = next(work.articles.ids(ArticleQuery(AnnotatorId("Anna"))))
    do(store, "Anna", article, SpanAdded(span=make_span(0, 2, label="LOC")))
    store.close()
    annotator("package", "Anna.corpus", "Anna-2.zip", "--for", "Anna")

    annotator("merge", "team.corpus", "Anna-1.zip")
    counts = annotator("merge", "team.corpus", "Anna-2.zip")["counts"]
    assert (counts["replaced"], counts["same"]) == (1, 7)
    counts = annotator("merge", "team.corpus", "Anna-1.zip")["counts"]
    assert (counts["older"], counts["same"]) == (1, 7)
    assert annotator("merge", "team.corpus", "Anna.corpus")["counts"]["same"] == 8


def test_what_was_edited_on_both_sides_is_a_conflict_with_both_sides(annotator, shared):
    work_at_home(annotator, "Anna", finish=False)
    annotator("merge", "team.corpus", "Anna-back.zip")
    at_home, here = (
        store_of(annotator, "Anna", Access.WRITE),
        store_of(annotator, "team", Access.WRITE),
    )
    with at_home.open_unit_of_work() as work:
        article = next(work.articles.ids(ArticleQuery(AnnotatorId("Anna"))))
    do(at_home, "Anna", article, SpanAdded(span=make_span(0, 2, label="LOC", id="home")))
    do(here, "Anna", article, SpanAdded(span=make_span(0, 2, label="ORG", id="here")))
    at_home.close()
    here.close()

    told = annotator("merge", "team.corpus", "Anna.corpus", "--conflicts", "aside.jsonl", status=1)
    (conflict,) = [each for each in told["sets"] if each["outcome"] == "conflict"]
    assert conflict["article"] == article
    assert conflict["here"]["spans"] == conflict["there"]["spans"]
    (line,) = [orjson.loads(each) for each in (shared / "aside.jsonl").read_bytes().splitlines()]
    assert line["annotator"] == "Anna (merge)"
    assert "home" in {span["id"] for span in line["spans"]}
    annotator("import", "team.corpus", "aside.jsonl")
    store = store_of(annotator, "team")
    with store.open_unit_of_work() as work:
        assert "here" in work.annotations.get(article, AnnotatorId("Anna")).spans
        assert "home" in work.annotations.get(article, AnnotatorId("Anna (merge)")).spans
    store.close()


def test_a_package_of_an_older_schema_is_carried_over(annotator, shared):
    made = work_at_home(annotator, "Anna")
    store = store_of(annotator, "team", Access.WRITE)
    edit = RenameLabel(layer="entity", label="PER", to="Person")
    SchemaEditing(store.open_unit_of_work, annotator.context.clock).apply((edit,), NullMonitor())
    store.close()
    told = annotator("merge", "team.corpus", "Anna-back.zip")
    assert told["counts"]["new"] == 8
    assert told["schema"]
    store = store_of(annotator, "team")
    with store.open_unit_of_work() as work:
        article = next(work.articles.ids(ArticleQuery(AnnotatorId("Anna"), text="")))
        found = [
            work.annotations.get(each, AnnotatorId("Anna"))
            for each in list(work.articles.ids(ArticleQuery(AnnotatorId("Anna"))))
        ]
    assert {span.label for own in found for span in own} == {"Person"}
    assert sum(map(len, found)) == sum(map(len, made.values()))
    assert list(store.problems()) == []
    store.close()
    del article
    assert annotator("merge", "team.corpus", "Anna-back.zip")["counts"]["same"] == 8


def test_packages_hold_nobody_elses_work_and_are_the_same_bytes(annotator, shared):
    work_at_home(annotator, "Ben")
    annotator("merge", "team.corpus", "Ben-back.zip")
    for name in ("one", "two"):
        annotator("package", "team.corpus", f"{name}.zip", "--for", "Anna")
    assert (shared / "one.zip").read_bytes() == (shared / "two.zip").read_bytes()
    annotator("import", "blind.corpus", "one.zip")
    store = store_of(annotator, "blind")
    with store.open_unit_of_work() as work:
        for each in list(work.articles.ids(ArticleQuery(GOLD))):
            assert work.annotations.annotators_of(each) == []
    store.close()
