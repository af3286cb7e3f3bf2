"""From packages to gold: three people's work comes back, everything is decided by keys, gold leaves; late work changes no decision."""

from __future__ import annotations

import orjson
import pytest
from journey import ANNA, CTRL, NONE, Person
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from annotator.bootstrap import make_context
from annotator.cli.main import run
from annotator.cli.program import Program
from annotator.domain.changes import Action, ChangeSet, SpanAdded, Status, StatusChanged
from annotator.domain.gold_decisions import Choice, ReasonCode
from annotator.domain.ids import GOLD, AnnotatorId, ChangeSetId
from annotator.domain.ports import Access, ArticleQuery
from annotator.domain.workbench import Workbench
from annotator.resources import resource_path
from annotator.services.adjudication_gold import RULED
from factories import NOW, fresh_id, make_span

WHO = ("Anna", "Ben", "Cem")


@pytest.fixture
def annotator(tmp_path, monkeypatch, capsys):
    """Run the command line in a folder of its own; gives the JSON it prints."""
    monkeypatch.chdir(tmp_path)
    context = make_context()
    program = Program(make_context=lambda: context, open_window=lambda _request: 0, version="0")

    def command(*words, status=0):
        assert run([str(word) for word in (*words, "--json")], program) == status, (
            capsys.readouterr()
        )
        return orjson.loads(capsys.readouterr().out)

    return command


def capitalised(text):
    at = 0
    for word in text.split():
        begin = text.index(word, at)
        at = begin + len(word)
        if word[0].isupper() and word.isalpha() and len(word) > 3:
            yield begin, at


def work_at_home(annotator, who):
    """Marks the first words of each article, in a way of one's own now and then, and sends them back."""
    store = make_context().stores.open(f"{who}.corpus", Access.WRITE)
    try:
        with store.open_unit_of_work() as work:
            for number, article in enumerate(list(work.articles.ids(ArticleQuery(GOLD)))):
                empty, suggestions = work.annotations.pair(article, AnnotatorId(who))
                spans = []
                for place, (begin, end) in enumerate(list(capitalised(empty.article.text))[:6]):
                    turn = number + place
                    if who == "Ben" and turn % 3 == 0:
                        continue  # overlooked
                    label = "ORG" if who == "Cem" and turn % 2 == 0 else "PER"
                    shorter = 1 if who == "Anna" and turn % 4 == 1 else 0
                    spans.append(make_span(begin, end - shorter, label=label))
                changes = [SpanAdded(span=span) for span in spans]
                made = ChangeSet(
                    id=ChangeSetId(fresh_id("c")),
                    action=Action.IMPORT,
                    subject="work",
                    article=article,
                    annotator=AnnotatorId(who),
                    at=NOW,
                    changes=(*changes, StatusChanged(before=Status.NEW, after=Status.DONE)),
                )
                tally = Workbench(empty, suggestions).apply(made).tally
                work.annotations.record(made, tally)
            work.commit()
    finally:
        store.close()
    annotator("package", f"{who}.corpus", f"{who}-back.zip", "--for", who)


def state_of(corpus):
    """Gold sets and decisions as the corpus has them."""
    store = make_context().stores.open(str(corpus), Access.READ)
    try:
        assert list(store.problems()) == []
        with store.open_unit_of_work() as work:
            ids = list(work.articles.ids(ArticleQuery(GOLD)))
            gold = {each: work.annotations.get(each, GOLD) for each in ids}
            return gold, {each: list(work.gold_decisions.of(each)) for each in ids}
    finally:
        store.close()


@pytest.fixture
def team(annotator, tmp_path):
    annotator("import", "team.corpus", resource_path("samples"))
    annotator("assign", "team.corpus", "--to", ",".join(WHO), "--overlap", "100%", "--most", 8)
    for who in WHO:
        annotator("package", "team.corpus", f"{who}.zip", "--for", who)
        annotator("import", f"{who}.corpus", f"{who}.zip")
        work_at_home(annotator, who)
    for who in ("Anna", "Ben"):
        annotator("merge", "team.corpus", f"{who}-back.zip")
    annotator("adjudicate", "team.corpus", "--policy", "unanimous", status=1)
    return tmp_path / "team.corpus"


@pytest.fixture
def person(qtbot, team, tmp_path, language):
    del qtbot
    made = Person(tmp_path / "settings.json", language)
    assert made.window.open_corpus(str(team))
    made.settle()
    yield made
    made.leave()


def decide_all(person):
    """By keys alone: A, then B, then nobody, then by hand, over and over, with a reason now and then."""
    person.key(Qt.Key.Key_F7, CTRL)
    dialog = person.window.companions["adjudication"].dialog
    person.wait_until(lambda: dialog._handle is None and dialog.case is not None)
    dialog.activateWindow()
    person.wait_until(dialog.isActiveWindow)
    turns = 0
    while dialog.case is not None and dialog.case.state.waits and turns < 300:
        table = dialog.panel.table
        table.setFocus()
        if turns % 3 == 0:
            QTest.keyClick(table, Qt.Key.Key_G, NONE)
        choice = (Qt.Key.Key_A, Qt.Key.Key_B, Qt.Key.Key_N, Qt.Key.Key_O)[turns % 4]
        QTest.keyClick(table, choice, NONE)
        if dialog.is_by_hand:
            QTest.keyClick(dialog.own.view, Qt.Key.Key_3, NONE)  # LOC
            QTest.keyClick(dialog.own.view, Qt.Key.Key_Return, NONE)
        person.settle()
        turns += 1
    assert not any(row.open for row in dialog.queue.model.everything)
    return turns


@pytest.mark.parametrize("language", ["en", "de"])
def test_everything_is_decided_by_keys_and_late_work_changes_no_decision(
    person, team, annotator, tmp_path
):
    turns = decide_all(person)
    assert turns > 16
    person.window.close_corpus()

    gold, decisions = state_of(team)
    shared = {article: own for article, own in gold.items() if decisions[article]}
    assert len(shared) == 8
    assert {own.status for own in shared.values()} == {Status.DONE}
    flat = [each for found in decisions.values() for each in found]
    assert {each.choice for each in flat} == {Choice.READING, Choice.NONE, Choice.OWN}
    assert {each.curator for each in flat} == {ANNA}
    assert ReasonCode.GUIDELINE in {each.reason for each in flat}
    ruled = [s for own in shared.values() for s in own if s.provenance.rule == RULED]
    assert ruled
    assert all(
        span.signature.split("|")[0] in span.provenance.why
        for span in ruled
        if span.provenance.by != ANNA
    )

    # Gold leaves, and says what was decided.
    annotator("export", "team.corpus", "gold.jsonl", "--format", "jsonl", "--set", "gold")
    lines = (tmp_path / "gold.jsonl").read_bytes().splitlines()
    exported = {each["id"]: each for each in map(orjson.loads, lines)}
    for article, own in shared.items():
        told = {
            (span["label"], *map(tuple, span["fragments"])) for span in exported[article]["spans"]
        }
        assert told == {(s.label, *((p.begin, p.end) for p in s.fragments)) for s in own}

    # The third package comes late; who was overruled stays so, and only new answers are asked.
    annotator("merge", "team.corpus", "Cem-back.zip")
    late = annotator("adjudicate", "team.corpus", "--policy", "unanimous", status=1)
    again = annotator("adjudicate", "team.corpus", "--policy", "unanimous", status=1)
    assert [each["changed"] for each in again["articles"]] == [False] * 8
    after, kept = state_of(team)
    assert kept == decisions
    for article, own in shared.items():
        before = {s.signature for s in own if s.provenance.rule == RULED}
        assert before <= {s.signature for s in after[article]}
        gone = [each for each in decisions[article] if each.choice is Choice.NONE]
        for each in gone:
            assert not set(each.signatures) & {s.signature for s in after[article]}
    reopened = [
        case
        for each in late["articles"]
        for case in each["to_decide"]
        if case["state"] == "reopened"
    ]
    # Only what nobody had seen is asked again: Cem's ORG, and edges that Anna alone had otherwise.
    assert 0 < len(reopened) < len(flat)
    assert all(set(case["parts"]) <= {"edge", "label"} for case in reopened)

    # The sheets say what was changed, and the guideline grows.
    told = annotator("feedback", "team.corpus", "--status", "all", "--notes", "notes.md")
    assert [sheet["annotator"] for sheet in told["sheets"]] == list(WHO)
    assert any(sheet["by_reason"].get("guideline") for sheet in told["sheets"])
    assert "## Decided cases: entity" in (tmp_path / "notes.md").read_text()
