"""Suggesting: whole articles, one after another, whatever the pipeline stumbles over."""

from __future__ import annotations

from dataclasses import replace

import pytest

from annotator.domain.errors import (
    DiskFullError,
    NotFoundError,
    PipelineError,
    SettingError,
    TaskCancelledError,
)
from annotator.domain.ids import SUGGESTIONS
from annotator.domain.ports import SuggestRequest
from annotator.domain.workbench import Proposal
from annotator.services.annotate import AnnotationService
from annotator.services.suggest import SuggestionRequest, suggest
from annotator.services.tasks import NullMonitor
from factories import (
    ANNA,
    PIPELINE,
    make_article,
    make_machine_provenance,
    make_set,
    make_span,
    make_suggestion,
)
from fakes import FakeMonitor, FakeStore, FakeSuggester, counted_ids, frozen_clock

ARTICLES = [make_article(f"Artikel {n}. Text.", id=f"a{n}", title=f"Titel {n}") for n in range(6)]


def propose(article, text):
    return Proposal((make_suggestion(0, 7, id=f"{article}-s"),))


@pytest.fixture
def suggester():
    return FakeSuggester(propose)


@pytest.fixture
def store(schema):
    return FakeStore(schema, articles=ARTICLES)


@pytest.fixture
def run(context, store):
    def run_suggest(monitor=None, **fields):
        return suggest(context, store, SuggestionRequest(**fields), monitor or NullMonitor())

    return run_suggest


def suggested(store):
    return [article for article, annotator in store.state.sets if annotator == SUGGESTIONS]


def test_every_article_gets_its_proposal(run, store):
    report = run()
    assert (report.articles, report.spans, report.source) == (6, 6, PIPELINE)
    assert suggested(store) == [article.id for article in ARTICLES]
    assert store.state.sources["a3"] == PIPELINE


def test_articles_that_have_suggestions_are_left_alone(run, suggester):
    run()
    suggester.seen.clear()
    assert run().articles == 0
    assert suggester.seen == []


def test_redo_takes_them_again(run, suggester):
    run()
    suggester.seen.clear()
    assert run(redo=True).articles == 6


def test_single_articles_come_in_the_order_they_are_asked_for(run, suggester):
    run(articles=("a4", "a1"))
    assert suggester.seen == ["a4", "a1"]


def test_an_article_that_is_not_there_is_refused_before_the_pipeline_loads(run, context, suggester):
    with pytest.raises(NotFoundError):
        run(articles=("a1", "nowhere"))
    assert suggester.seen == []


@pytest.mark.parametrize(("held", "commits"), [(1, 6), (4, 2), (16, 1)])
def test_a_few_articles_at_a_time_are_on_disk(run, store, monkeypatch, held, commits):
    monkeypatch.setattr("annotator.services.suggest._HELD", held)
    run()
    assert store.commits == commits


def test_what_has_waited_long_is_on_disk_however_few_it_is(run, store, monkeypatch):
    monkeypatch.setattr("annotator.services.suggest._HELD_S", 0.0)
    run()
    assert store.commits == 6


@pytest.mark.parametrize("done", [0, 1, 3])
def test_a_cancel_keeps_whole_articles(run, store, done):
    with pytest.raises(TaskCancelledError):
        run(FakeMonitor(cancel_before=f"Titel {done}"))
    assert suggested(store) == [f"a{n}" for n in range(done)]


def test_an_article_the_pipeline_stumbles_over_is_skipped_and_named(run, store, suggester):
    suggester.failing = frozenset({"a2"})
    report = run()
    (failure,) = report.failures
    assert (failure.article, failure.title) == ("a2", "Titel 2")
    assert "stumbled over a2" in failure.reason
    assert suggested(store) == ["a0", "a1", "a3", "a4", "a5"]


def test_a_failed_article_keeps_what_it_had(run, store, suggester):
    run()
    before = store.state.sets["a2", SUGGESTIONS]
    suggester.failing = frozenset({"a2"})
    run(redo=True)
    assert store.state.sets["a2", SUGGESTIONS] == before


@pytest.mark.parametrize("failing", [{"a0"}, {"a5"}, {"a1", "a2"}, {f"a{n}" for n in range(6)}])
@pytest.mark.parametrize("batch", [1, 2, 4, 10])
def test_however_far_the_pipeline_works_ahead_only_the_failing_are_skipped(
    context, store, failing, batch
):
    class Batching(FakeSuggester):
        def suggest(self, texts, request):
            texts = iter(texts)
            while group := [item for _, item in zip(range(batch), texts, strict=False)]:
                yield from list(super().suggest(group, request))

    suggester = Batching(propose, failing=frozenset(failing))
    context = replace(context, load_suggester=lambda _name, _schema: suggester)
    report = suggest(context, store, SuggestionRequest(), NullMonitor())
    assert {failure.article for failure in report.failures} == failing
    assert set(suggested(store)) == {article.id for article in ARTICLES} - failing
    assert report.articles == 6 - len(failing)


def test_a_full_disk_is_no_stumbling_article(run, store, suggester):
    def fill(article, text):
        store.fail_with = DiskFullError(corpus="x")
        return propose(article, text)

    suggester.propose = fill
    with pytest.raises(DiskFullError):
        run()


def test_a_pipeline_that_cannot_be_loaded_is_named(context, store):
    def refuse(use, schema):
        raise PipelineError(pipeline=use.pipeline, reason="there is no such package")

    context = replace(context, load_suggester=refuse)
    with pytest.raises(PipelineError, match="Pipeline 'de_nix': there is no such package"):
        suggest(context, store, SuggestionRequest("de_nix"), NullMonitor())


def test_the_pipeline_is_asked_for_the_layers_and_jobs(run, suggester):
    run(layers=frozenset({"quote"}), jobs=2)
    assert suggester.requests[0] == SuggestRequest(frozenset({"quote"}), 2)


def test_other_layers_keep_their_suggestions(run, store, suggester):
    run()
    suggester.propose = lambda article, text: Proposal(
        (make_suggestion(0, 10, layer="quote", label="direct", id=f"{article}-q"),)
    )
    run(layers=frozenset({"quote"}), redo=True)
    found = store.state.sets["a1", SUGGESTIONS]
    assert {span.layer for span in found} == {"entity", "quote"}


@pytest.mark.parametrize(
    ("fields", "words"),
    [({"layers": frozenset({"rumour"})}, "no layer 'rumour'"), ({"jobs": 0}, "--jobs")],
)
def test_an_impossible_request_is_refused(run, fields, words):
    with pytest.raises(SettingError, match=words):
        run(**fields)


def test_the_work_of_people_is_never_touched(run, store):
    own = make_set(make_span(0, 7), article=ARTICLES[0])
    store.state.sets["a0", own.annotator] = own
    run()
    assert store.state.sets["a0", own.annotator] == own


def test_progress_counts_up_to_the_end(run, suggester):
    suggester.failing = frozenset({"a1"})
    monitor = FakeMonitor()
    run(monitor)
    assert monitor.reports[-1].done == monitor.reports[-1].total == 6


def test_a_run_rates_what_it_was_unsure_of(run, store, suggester):
    def unsure(article, text):
        score = 0.5 if article == "a2" else 0.95
        return Proposal((make_suggestion(0, 7, provenance=make_machine_provenance(score=score)),))

    suggester.propose = unsure
    run()
    assert store.state.uncertainty["a2"] == pytest.approx(1 / 6)
    assert store.state.uncertainty["a1"] == pytest.approx(0.1 / 6)
    assert store.state.disagreement == {}


def test_another_pipeline_is_compared_with_the_one_before(run, store, suggester):
    run()
    run(redo=True)
    assert store.state.disagreement == {}, "the same pipeline has nobody to disagree with"
    suggester.source = "other@1"
    suggester.propose = lambda article, text: Proposal(
        () if article == "a3" else (make_suggestion(0, 7),)
    )
    run(redo=True)
    assert store.state.disagreement["a3"] == pytest.approx(1 / 6)
    assert store.state.disagreement["a1"] == 0


def test_a_run_says_which_articles_are_alike(context, schema, suggester):
    text = " ".join(f"wort{n}" for n in range(60))
    articles = [make_article(f"{text} {n}", id=f"a{n}", title=f"T{n}") for n in range(2)]
    store = FakeStore(schema, articles=articles)
    suggest(context, store, SuggestionRequest(), NullMonitor())
    assert store.state.kin == {"a0": "a0", "a1": "a0"}


def test_articles_with_older_suggestions_are_placed_too(run, store):
    run()
    store.state.kin.clear()
    store.state.bands.clear()
    run(articles=("a1",))
    assert set(store.state.kin) == {"a1"}
    run()
    assert set(store.state.kin) == {article.id for article in ARTICLES}


@pytest.mark.parametrize("source", ["builtin@9.9", "de_core_news_lg@3.8.0", "corpus:names@2"])
def test_what_was_rejected_is_asked_by_no_version_and_no_other_pipeline(
    run, store, schema, suggester, source
):
    run()
    service = AnnotationService(
        store.open_unit_of_work, schema, ANNA, frozen_clock, counted_ids("n")
    )
    desk = service.open("a1")
    service.apply(desk, service.plan_reject(desk, ["a1-s"]))
    suggester.source = source
    made = make_machine_provenance(by=source, rule="other", score=0.99)
    suggester.propose = lambda article, text: Proposal(
        (make_suggestion(0, 7, id=f"{article}-new", provenance=made),)
    )
    run(redo=True)
    assert service.open("a1").open_suggestions == ()
    assert [span.id for span in service.open("a2").open_suggestions] == ["a2-new"]


def test_a_pipeline_that_proposes_nothing_has_looked(run, store, suggester):
    suggester.propose = lambda article, text: Proposal()
    run()
    with store.open_unit_of_work() as work:
        row = work.articles.row("a1", ANNA)
        assert (row.suggested, row.nothing_found) == (True, True)
        assert list(work.annotations.without_suggestions()) == []
    suggester.seen.clear()
    assert run().articles == 0
    assert suggester.seen == []
