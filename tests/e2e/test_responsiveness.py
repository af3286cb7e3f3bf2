"""The window comes round within a tenth of a second, whatever it and its worker do: one day's work on 5,000 articles,
and deciding on up to 5,000 suggestions of one article at once."""

from __future__ import annotations

import pytest
from journey import CTRL, Person
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from annotator.bootstrap import default_schema, make_context
from annotator.domain.changes import Status
from annotator.domain.ids import AnnotatorId, ArticleId
from annotator.domain.ports import ArticleQuery
from annotator.domain.workbench import Proposal
from annotator.ui.dialogs.review_list import ReviewList
from factories import (
    NOW,
    PIPELINE,
    make_argument,
    make_article,
    make_machine_provenance,
    make_set,
    make_span,
    make_suggestion,
)
from gold_samples import put_into
from stalls import StallProbe
from training_gold import gold_sets, write_gold

ARTICLES = 5_000
FINISHED = 60
BEN = AnnotatorId("Ben")
KEY = Qt.Key


def of_two(own):
    """A finished set, and what another person made of the article: every fifth name is a place to her."""
    yield own
    spans = [
        make_span(
            span.begin,
            span.end - (place % 7 == 0),
            label="LOC" if place % 5 == 0 else span.label,
            id=f"b{span.id}",
        )
        for place, span in enumerate(own)
    ]
    yield make_set(*spans, article=own.article, annotator=BEN, status=Status.DONE)


@pytest.fixture
def person(qtbot, tmp_path):
    del qtbot
    corpus = tmp_path / "news.corpus"
    sets = [each for own in gold_sets(FINISHED) for each in of_two(own)]
    with make_context().stores.create(str(corpus), default_schema(), at=NOW) as store:
        put_into(store, sets)
    many = write_gold(tmp_path / "many.jsonl", ARTICLES, status="new")
    many.write_text(many.read_text().replace('"id": "a', '"id": "m'), "utf-8")
    made = Person(tmp_path / "settings.json")
    made.corpus = corpus
    made.settle()
    yield made
    made.leave()


def test_the_window_never_stalls(person, tmp_path):
    probe = StallProbe()
    with probe.watching():
        with probe.during("open a corpus"):
            assert person.window.open_corpus(str(person.corpus))
            person.settle()
        imports_and_suggests(person, probe, tmp_path)
        annotates(person, probe)
        opens_every_window(person, probe)
        trains(person, probe)
        exports(person, probe, tmp_path)
        with probe.during("close the corpus"):
            person.window.close_corpus()
    told = "\n".join(map(str, probe.by_gesture))
    assert not probe.above(), told


def imports_and_suggests(person, probe, folder):
    """5,000 articles come; suggesting begins by itself, and is stopped once it has run for a while."""
    with probe.during("import 5,000 articles"):
        person.drop(folder / "many.jsonl")
        person.wait_until(lambda: any(task.name == "suggest" for task in person.worker.tasks))
    with probe.during("suggest"):
        person.wait_until(lambda: unsuggested(person) < ARTICLES - 300)
        for task in person.worker.tasks:
            task.cancel()
        person.wait_for_worker()


def unsuggested(person):
    with person.desk.corpus.store.open_unit_of_work() as work:
        assert work.articles.count(ArticleQuery(AnnotatorId("Anna"))) >= FINISHED
        return len(list(work.annotations.without_suggestions()))


def annotates(person, probe):
    with probe.during("next articles"):
        for _ in range(10):
            person.key(KEY.Key_PageDown, CTRL)
    with probe.during("search the list"):
        panel = person.desk.article_list
        panel.search.setText("Nordlicht")
        person.settle()
        person.wait_until(lambda: panel.model.rowCount() > 0)
        panel.search.setText("")
        person.settle()
    with probe.during("decide"):
        for _ in range(10):
            person.key(KEY.Key_Tab)
            person.key(KEY.Key_Return)


def opens_every_window(person, probe):
    """Each companion, twice: the first time it is made."""
    for name, companion in person.window.companions.items():
        if not hasattr(companion, "dialog"):
            continue  # shown within the window itself
        for when in ("first", "again"):
            with probe.during(f"{name}, {when}"):
                person.window.actions_of[name].trigger()
                person.wait_until(lambda shown=companion: shown.dialog is not None)
                dialog = companion.dialog
                person.wait_until(dialog.isVisible)
                if name == "concordance":
                    dialog.field.setText('entity.MISC["Nordlicht"]')
                    QTest.keyClick(dialog.field, KEY.Key_Return)
                QTest.qWait(800)
                person.wait_until(lambda shown=dialog: not at_work(shown))
                dialog.close()
        if name == "adjudication":
            decides(person, probe, companion)


def at_work(dialog):
    """Whether its worker has something to do."""
    worker = getattr(dialog, "_worker", None)
    return worker is not None and worker.busy


def decides(person, probe, companion):
    with probe.during("adjudicate"):
        person.window.actions_of["adjudication"].trigger()
        dialog = companion.dialog
        person.wait_until(lambda: dialog.case is not None)
        for turn in range(12):
            choice = (KEY.Key_A, KEY.Key_B, KEY.Key_N)[turn % 3]
            QTest.keyClick(dialog.panel.table, choice)
            person.settle()
        dialog.close()


def trains(person, probe):
    with probe.during("train"):
        person.window.commands.run("train")
        dialog = person.window.files.training.dialog
        person.wait_until(dialog.form.is_ready)
        dialog.begin({"layers": ["entity"], "steps": 40})
        person.wait_until(dialog.use_button.isVisible)
        dialog.close()


def exports(person, probe, folder):
    with probe.during("export JSONL"):
        person.export(folder / "gold.jsonl", "jsonl")
    with probe.during("export spaCy"):
        person.export(folder / "spacy", "spacy")


def crowded(count):
    """A set without spans and so many suggestions for it: names, and quotes with their cue and speaker."""
    words = [f"Wort{number:05}" for number in range(2 * count)]
    lines = (" ".join(words[begin : begin + 50]) for begin in range(0, len(words), 50))
    size = len(words[0]) + 1
    spans, arguments = [], []

    def suggest(place, length=1, **fields):
        begin = place * size
        spans.append(
            make_suggestion(
                begin,
                begin + length * size - 1,
                id=f"s{len(spans)}",
                provenance=make_machine_provenance(score=0.9),
                **fields,
            )
        )
        return spans[-1]

    for place in range(0, len(words), 8):
        quote = suggest(place, 3, layer="quote", label="Direct")
        cue = suggest(place + 4, layer="cue", label="Cue")
        speaker = suggest(place + 5, label="PER")
        suggest(place + 6, label="LOC")
        for role, filler in (("cue", cue), ("speaker", speaker)):
            name = f"g{len(arguments)}"
            arguments.append(make_argument(quote, filler, role, id=name))
    article = make_article("\n".join(lines), id=ArticleId("crowded"), title="Viele Vorschläge")
    return make_set(article=article), Proposal(tuple(spans), tuple(arguments))


@pytest.fixture(params=[2_000, 5_000])
def at_crowded(qtbot, tmp_path, request):
    """A person at an article with so many suggestions."""
    del qtbot
    own, proposal = crowded(request.param)
    corpus = tmp_path / "crowded.corpus"
    with make_context().stores.create(str(corpus), default_schema(), at=NOW) as store:
        put_into(store, [own])
        with store.open_unit_of_work() as work:
            work.annotations.replace_suggestions(own.article.id, proposal, PIPELINE)
            work.commit()
    made = Person(tmp_path / "settings.json")
    made.corpus = corpus
    assert made.window.open_corpus(str(corpus))
    made.settle()
    yield made
    made.leave()


def test_no_step_over_thousands_of_suggestions_stalls(at_crowded):
    person, probe = at_crowded, StallProbe()
    count = len(person.session.workbench.suggestions)
    with probe.watching():
        for turn in ("first", "again"):
            for decide in ("decide.accept_all", "decide.reject_all"):
                steps(person, probe, decide, f"{decide}, {turn}", count)
        review_list(person, probe, count)
    assert not probe.above(), "\n".join(map(str, probe.by_gesture))


def steps(person, probe, action, what, count):
    """All are decided on at once, taken back, brought back and taken back."""
    for each, left in (
        (action, 0),
        ("history.undo", count),
        ("history.redo", 0),
        ("history.undo", count),
    ):
        with probe.during(f"{what}: {each}"):
            person.window.commands.run(each)
            # Painting, outline and counts belong to it.
            QTest.qWait(300)
        assert len(person.session.workbench.open_suggestions) == left


def review_list(person, probe, count):
    with probe.during("review list"):
        person.window.commands.run("bulk.score")
        dialog = person.window.findChild(ReviewList)
        person.wait_until(lambda: dialog.planning is not None and dialog.planning.is_finished)
    with probe.during("review list: decide"):
        dialog.go.click()
        QTest.qWait(300)
    assert len(person.session.workbench.open_suggestions) == 0
    with probe.during("review list: undo"):
        person.window.commands.run("history.undo")
        QTest.qWait(300)
    assert len(person.session.workbench.open_suggestions) == count
