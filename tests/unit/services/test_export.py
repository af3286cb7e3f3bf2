"""Exporting: whose annotations go out, and what is said about the rest."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import orjson
import pytest

from annotator.domain.changes import Status
from annotator.domain.errors import (
    FileWriteError,
    SettingError,
    TaskCancelledError,
    UnknownFormatError,
)
from annotator.domain.ids import GOLD, SUGGESTIONS
from annotator.formats.writing import LossKind
from annotator.services.export import ExportRequest, export
from annotator.services.import_articles import ImportRequest, import_articles
from annotator.services.tasks import NullMonitor
from factories import (
    ANNA,
    BEN,
    PIPELINE,
    make_argument,
    make_article,
    make_set,
    make_span,
    make_suggestion,
)
from fakes import FakeMonitor, FakeStore, corpus_of


@dataclass
class FakeExporter:
    """Remembers what it was given."""

    name: str = "spacy"
    splits: bool = True
    every_set: bool = False
    items: list = field(default_factory=list)
    job: object = None

    def check_target(self, out):
        if out.name == "taken":
            raise FileWriteError(file=out, reason="there is something")

    def export(self, items, job, losses):
        self.items, self.job = list(items), job
        return {"articles": len(self.items)}


def article(number):
    return make_article(f"Artikel {number}: ein Text.", id=f"a{number}", title=f"Titel {number}")


def done(number, annotator=ANNA, **fields):
    values = {"article": article(number), "annotator": annotator, "status": Status.DONE}
    return make_set(make_span(0, 7), **(values | fields))


@pytest.fixture
def exporter():
    return FakeExporter()


@pytest.fixture
def run(context, exporter, tmp_path):
    context = replace(context, exporters=dict(context.exporters) | {"spacy": lambda: exporter})

    def run_export(*sets, out="out", to="spacy", monitor=None, articles=(), **fields):
        store = FakeStore(sets=sets, articles=articles)
        request = ExportRequest(tmp_path / out, to, **fields)
        return export(context, store, request, monitor or NullMonitor())

    return run_export


def exported(exporter):
    return [(item.article.id, item.own.annotator) for item in exporter.items]


def test_gold_is_the_adjudicated_set_where_there_is_one(run, exporter):
    run(done(1), done(1, BEN), done(1, GOLD))
    assert exported(exporter) == [("a1", GOLD)]


def test_gold_is_else_the_set_of_the_only_person(run, exporter):
    run(done(1), done(2, BEN))
    assert exported(exporter) == [("a1", ANNA), ("a2", BEN)]


def test_several_persons_without_adjudication_are_a_loss_that_names_them(run, exporter):
    report = run(done(1), done(1, BEN), done(2))
    assert exported(exporter) == [("a2", ANNA)]
    (loss,) = report.losses
    assert (loss.kind, loss.article) == (LossKind.NOT_ADJUDICATED, "a1")
    assert "Anna, Ben" in loss.reason


def test_only_finished_articles_go_out_unless_told_otherwise(run, exporter):
    report = run(done(1), done(2, status=Status.STARTED), articles=[article(3)])
    assert exported(exporter) == [("a1", ANNA)]
    assert report.left_out == {"not done": 1, "not begun": 1}


def test_status_all_takes_what_is_begun(run, exporter):
    run(done(1), done(2, status=Status.STARTED), articles=[article(3)], status="all")
    assert exported(exporter) == [("a1", ANNA), ("a2", ANNA)]


def test_suggestions_go_out_for_articles_a_pipeline_has_seen(run, exporter):
    suggested = make_set(make_suggestion(0, 7), article=article(1), annotator=SUGGESTIONS)
    report = run(suggested, articles=[article(2)], whose="suggestions", status="all")
    (item,) = exporter.items
    assert (item.own.annotator, item.pipeline) == (SUGGESTIONS, PIPELINE)
    assert report.left_out == {"not suggested": 1}


def test_that_a_pipeline_proposed_nothing_goes_out_with_its_name(run, exporter):
    nothing = make_set(article=article(1), annotator=SUGGESTIONS)
    run(nothing, whose="suggestions", status="all")
    (item,) = exporter.items
    assert (len(item.own), item.pipeline) == (0, PIPELINE)


def test_one_annotator_by_name(run, exporter):
    run(done(1), done(1, BEN), done(2), whose="Ben")
    assert exported(exporter) == [("a1", BEN)]


def test_layers_that_are_not_asked_for_stay_behind_with_their_arguments(run, exporter):
    quote = make_span(0, 10, layer="quote", label="direct", id="q")
    person = make_span(11, 14, id="p")
    own = make_set(
        quote,
        person,
        arguments=[make_argument(quote, person), make_argument(quote, None, "cue", id="kept")],
        article=article(1),
        status=Status.DONE,
    )
    run(own, layers=frozenset({"quote"}))
    (item,) = exporter.items
    assert set(item.own.spans) == {"q"}
    assert set(item.own.arguments) == {"kept"}
    assert exporter.job.layers == ("quote",)


def test_the_split_goes_by_article_and_fills_every_part(run, exporter):
    run(*(done(number) for number in range(10)), split="80/10/10")
    assert {item.part for item in exporter.items} == {"train", "dev", "test"}
    assert exporter.job.selection["split"] == "80/10/10"


@pytest.mark.parametrize(
    ("fields", "error", "words"),
    [
        ({"whose": "suggestions"}, SettingError, "add --status all"),
        (
            {"whose": "Nobody"},
            SettingError,
            r"--set: nobody called Nobody has annotated here; known: Anna",
        ),
        ({"whose": "all"}, SettingError, "holds one set"),
        ({"split": "1/2/3"}, SettingError, "--split"),
        ({"layers": frozenset({"rumour"})}, SettingError, "no layer 'rumour'"),
        ({"to": "docx"}, UnknownFormatError, "known: jsonl, spacy"),
        ({"to": "jsonl", "split": "80/10/10"}, SettingError, "never split"),
        ({"out": "taken"}, FileWriteError, "there is something"),
    ],
)
def test_an_impossible_request_is_refused_before_anything_is_written(
    run, exporter, tmp_path, fields, error, words
):
    with pytest.raises(error, match=words):
        run(done(1), **fields)
    assert exporter.items == []
    assert list(tmp_path.iterdir()) == []


def test_nothing_finished_yet_says_what_helps(run):
    with pytest.raises(SettingError, match=r"1 not done\); --status all takes unfinished ones"):
        run(done(1, status=Status.STARTED))


def test_an_empty_corpus_says_so(run):
    with pytest.raises(SettingError, match="none at all"):
        run()


def test_a_cancelled_export_writes_nothing(run, tmp_path):
    with pytest.raises(TaskCancelledError):
        run(done(1), done(2), to="jsonl", out="o.jsonl", monitor=FakeMonitor(cancel_at=1))
    assert list(tmp_path.iterdir()) == []


class TestWholeCorpus:
    """JSONL without ``--set`` holds everything, and gives an equal corpus."""

    sets = (
        done(1),
        done(1, BEN, status=Status.STARTED, note="?"),
        make_set(make_suggestion(0, 7), article=article(1), annotator=SUGGESTIONS),
        done(2, GOLD),
    )

    def test_the_export_comes_back_as_an_equal_corpus(self, run, context, tmp_path, schema):
        report = run(*self.sets, articles=[article(3)], to="jsonl", out="o.jsonl")
        assert report.losses == ()
        again = FakeStore(schema)
        request = ImportRequest((tmp_path / "o.jsonl",))
        import_articles(context, again, request, NullMonitor())
        assert corpus_of(again) == corpus_of(FakeStore(sets=self.sets, articles=[article(3)]))

    def test_one_line_for_each_set_and_each_untouched_article(self, run, tmp_path):
        run(*self.sets, articles=[article(3)], to="jsonl", out="o.jsonl")
        found = [orjson.loads(line) for line in (tmp_path / "o.jsonl").read_bytes().splitlines()]
        assert [(line["id"], line["annotator"]) for line in found] == [
            ("a3", None),
            ("a1", "Anna"),
            ("a1", "Ben"),
            ("a1", "suggestions"),
            ("a2", "gold"),
        ]

    def test_a_set_that_is_named_goes_alone(self, run, tmp_path):
        run(*self.sets, to="jsonl", out="o.jsonl", whose="gold")
        found = [orjson.loads(line) for line in (tmp_path / "o.jsonl").read_bytes().splitlines()]
        assert [(line["id"], line["annotator"]) for line in found] == [("a2", "gold")]


def test_an_exporter_that_needs_to_know_everything_first_may_look_twice(run, exporter, monkeypatch):
    looks = []

    def look_twice(items, job, losses):
        looks.extend([[item.article.id for item in items] for _ in range(2)])
        return {}

    monkeypatch.setattr(exporter, "export", look_twice)
    run(done(1), done(2))
    assert looks == [["a1", "a2"], ["a1", "a2"]]
