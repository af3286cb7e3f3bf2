"""Equal suggestions in all articles: found, decided under one id, taken back."""

from __future__ import annotations

import pytest

from annotator.domain.changes import Status, Verdict
from annotator.domain.errors import StorageError, TaskCancelledError
from annotator.domain.ids import SUGGESTIONS, ArticleId
from annotator.services.annotate import AnnotationService
from annotator.services.bulk import Pick, Which
from annotator.services.bulk_corpus import decide_in_corpus, find_equal, take_back
from annotator.services.tasks import NullMonitor
from factories import ANNA, BEN, make_article, make_set, make_suggestion
from fakes import FakeMonitor, FakeStore, counted_ids, frozen_clock

BONN = Pick(Which.EQUAL, layer="entity", label="LOC", text="Bonn")
NOBODY = NullMonitor()


@pytest.fixture
def store(schema):
    """Bonn is proposed in three of four articles, twice in the last, where it is a person once."""
    texts = ["Bonn.", "Köln.", "In Bonn war es.", "Bonn und Bonn und Bonn"]
    articles = [make_article(text, id=f"a{n}", title=f"T{n}") for n, text in enumerate(texts)]
    sets = []
    for article in articles:
        places = [n for n in range(len(article.text)) if article.text.startswith("Bonn", n)]
        spans = [
            make_suggestion(n, n + 4, label="PER" if i == 2 else "LOC", id=f"{article.id}-{i}")
            for i, n in enumerate(places)
        ]
        sets.append(make_set(*spans, article=article, annotator=SUGGESTIONS))
    return FakeStore(schema, articles=articles, sets=sets)


@pytest.fixture
def service(store, schema):
    return AnnotationService(store.open_unit_of_work, schema, ANNA, frozen_clock, counted_ids())


def chosen_of(found):
    chosen = {}
    for each in found.candidates:
        chosen.setdefault(each.article, []).append(each.signature)
    return chosen


def own(store, article, annotator=ANNA):
    return store.state.set_of(ArticleId(article), annotator)


def test_all_equal_ones_are_found(context, store):
    found = find_equal(context, store, ANNA, BONN, NOBODY)
    assert [each.span for each in found.candidates] == ["a0-0", "a2-0", "a3-0", "a3-1"]
    assert not found.more
    assert store.commits == 0


def test_what_the_annotator_decided_is_not_found(context, store, service):
    desk = service.open("a2")
    service.apply(desk, service.plan_reject(desk, ["a2-0"]))
    found = find_equal(context, store, ANNA, BONN, NOBODY)
    assert [each.span for each in found.candidates] == ["a0-0", "a3-0", "a3-1"]
    assert len(find_equal(context, store, BEN, BONN, NOBODY).candidates) == 4


def test_a_very_long_list_is_cut_and_says_so(context, store):
    found = find_equal(context, store, ANNA, BONN, NOBODY, most=3)
    assert (len(found.candidates), found.more) == (3, True)


def test_they_are_decided_under_one_id_a_step_in_each_article(context, store):
    found = find_equal(context, store, ANNA, BONN, NOBODY)
    report = decide_in_corpus(context, store, ANNA, chosen_of(found), Verdict.REJECTED, NOBODY)
    assert (report.decided, report.articles, report.gone, report.refused) == (4, 3, 0, ())
    assert {entry.change_set.id for entry in store.state.log} == {report.step}
    assert len(store.state.log) == 3
    assert own(store, "a3").status is Status.STARTED
    assert find_equal(context, store, ANNA, BONN, NOBODY).candidates == ()


def test_accepting_marks_them(context, store):
    chosen = {"a0": ["entity|LOC|0-4"], "a3": ["entity|LOC|0-4", "entity|LOC|9-13"]}
    report = decide_in_corpus(context, store, ANNA, chosen, Verdict.ACCEPTED, NOBODY)
    assert (report.decided, report.articles) == (3, 2)
    assert [span.label for span in own(store, "a3")] == ["LOC", "LOC"]


def test_what_is_gone_meanwhile_is_counted(context, store):
    chosen = {"a0": ["entity|LOC|0-4", "entity|LOC|1-4"], "a1": ["entity|LOC|0-4"]}
    report = decide_in_corpus(context, store, ANNA, chosen, Verdict.REJECTED, NOBODY)
    assert (report.decided, report.articles, report.gone) == (1, 1, 2)


def test_what_the_rules_refuse_is_told_and_the_rest_goes_on(context, store, service, schema):
    desk = service.open("a0")
    fragments = make_suggestion(0, 3).fragments
    desk = service.apply(
        desk, service.plan_add(desk, layer="cue", label="cue", fragments=fragments)
    )
    for article in ("a0", "a2"):
        base = store.state.set_of(ArticleId(article), SUGGESTIONS)
        cue = make_suggestion(0, 4, id=f"{article}-cue", layer="cue", label="cue")
        store.state.sets[ArticleId(article), SUGGESTIONS] = make_set(
            *base, cue, article=base.article, annotator=SUGGESTIONS
        )
    chosen = {"a0": ["cue|cue|0-4"], "a2": ["cue|cue|0-4"]}
    report = decide_in_corpus(context, store, ANNA, chosen, Verdict.ACCEPTED, NOBODY)
    assert (report.decided, report.articles) == (1, 1)
    assert [each.title for each in report.refused] == ["T0"]


def test_a_cancelled_decision_keeps_whole_articles(context, store):
    found = find_equal(context, store, ANNA, BONN, NOBODY)
    with pytest.raises(TaskCancelledError):
        decide_in_corpus(
            context, store, ANNA, chosen_of(found), Verdict.REJECTED, FakeMonitor(cancel_at=1)
        )
    assert len(store.state.log) == 1


def test_a_failing_corpus_ends_it(context, store):
    found = find_equal(context, store, ANNA, BONN, NOBODY)
    store.fail_with = StorageError(corpus="x", reason="gone")
    with pytest.raises(StorageError):
        decide_in_corpus(context, store, ANNA, chosen_of(found), Verdict.REJECTED, NOBODY)


def test_it_is_taken_back_in_all_articles_at_once(context, store):
    found = find_equal(context, store, ANNA, BONN, NOBODY)
    report = decide_in_corpus(context, store, ANNA, chosen_of(found), Verdict.ACCEPTED, NOBODY)
    back = take_back(context, store, ANNA, report.step, NOBODY)
    assert (back.articles, back.left) == (3, ())
    assert find_equal(context, store, ANNA, BONN, NOBODY) == found
    again = take_back(context, store, ANNA, report.step, NOBODY)
    assert (again.articles, again.left) == (0, ("T0", "T2", "T3"))


def test_where_something_else_was_done_since_it_stays(context, store, service):
    found = find_equal(context, store, ANNA, BONN, NOBODY)
    report = decide_in_corpus(context, store, ANNA, chosen_of(found), Verdict.REJECTED, NOBODY)
    desk = service.open("a3")
    service.apply(desk, service.plan_note(desk, None, "hm"))
    back = take_back(context, store, ANNA, report.step, NOBODY)
    assert (back.articles, back.left) == (2, ("T3",))
    assert len(own(store, "a3").decisions) == 2


def test_what_others_decided_is_not_taken_back(context, store):
    found = find_equal(context, store, BEN, BONN, NOBODY)
    report = decide_in_corpus(context, store, BEN, chosen_of(found), Verdict.REJECTED, NOBODY)
    assert take_back(context, store, ANNA, report.step, NOBODY).articles == 0
