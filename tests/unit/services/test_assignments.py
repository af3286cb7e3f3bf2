"""Sharing out: fair, the same for the same seed, nothing twice, and how far everybody is."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.domain.assignments import Batch
from annotator.domain.changes import Status
from annotator.domain.errors import SettingError, StorageError
from annotator.services.assignments import AssignRequest, assign, progress
from factories import ANNA, BEN, NOW, make_article, make_set
from fakes import FakeStore, frozen_clock

WHO = ("Anna", "Ben", "Cem")


def store_of(number):
    return FakeStore(articles=[make_article(f"Text {n}", id=f"a{n}") for n in range(number)])


def given_to(store):
    found = {}
    for article, who in store.state.assigned:
        found.setdefault(who, set()).add(article)
    return found


@settings(max_examples=40, deadline=None)
@given(st.integers(1, 40), st.floats(0, 1), st.integers(2, 3), st.integers(0, 5))
def test_everybody_gets_the_overlap_and_the_rest_is_shared_evenly(number, overlap, people, seed):
    store = store_of(number)
    report = assign(store, AssignRequest(WHO[:people], overlap, seed=seed), frozen_clock)
    found = [given_to(store).get(who, set()) for who in WHO[:people]]
    assert set.union(*found) == set(store.state.articles)
    assert len(set.intersection(*found)) == report.shared == round(number * overlap)
    assert max(map(len, found)) - min(map(len, found)) <= 1
    assert list(report.by_person.values()) == list(map(len, found))


def test_the_draw_depends_on_seed_and_texts_and_not_on_their_order():
    one, other, third = store_of(20), store_of(20), store_of(20)
    other.state.articles = dict(reversed(other.state.articles.items()))
    for store, seed in ((one, 1), (other, 1), (third, 2)):
        assign(store, AssignRequest(WHO, 0.2, seed=seed), frozen_clock)
    assert given_to(one) == given_to(other)
    assert given_to(one) != given_to(third)


def test_what_is_given_is_not_given_again_and_batches_count_up():
    store = store_of(5)
    assert assign(store, AssignRequest(WHO, most=3), frozen_clock).articles == 3
    second = assign(store, AssignRequest(WHO, due=date(2025, 5, 1)), frozen_clock)
    assert (second.batch, second.articles) == ("batch-2", 2)
    with pytest.raises(SettingError, match="assigned already"):
        assign(store, AssignRequest(WHO), frozen_clock)
    assert store.state.batches["batch-2"] == Batch("batch-2", NOW, date(2025, 5, 1))


def test_only_articles_with_the_words_asked_for():
    store = FakeStore(articles=[make_article("Rot", id="a1"), make_article("Blau", id="a2")])
    assign(store, AssignRequest(("Anna",), query="rot"), frozen_clock)
    assert given_to(store) == {"Anna": {"a1"}}


@pytest.mark.parametrize(
    "request_",
    [
        AssignRequest(()),
        AssignRequest(("Anna", " Anna ")),
        AssignRequest(("gold",)),
        AssignRequest(WHO, 1.5),
        AssignRequest(WHO, batch="x" * 101),
        AssignRequest(WHO, most=0),
    ],
)
def test_impossible_requests_are_refused_and_change_nothing(request_):
    store = store_of(3)
    with pytest.raises(SettingError):
        assign(store, request_, frozen_clock)
    assert store.commits == 0


def test_a_failed_write_leaves_nothing_behind():
    store = store_of(3)
    store.fail_with = StorageError(corpus="x", reason="disk full")
    with pytest.raises(StorageError):
        assign(store, AssignRequest(WHO), frozen_clock)
    assert given_to(store) == {}


def test_progress_is_told_by_batch_and_person():
    article = make_article("Text 0", id="a0")
    store = store_of(2)
    store.state.sets[article.id, ANNA] = make_set(article=article, status=Status.DONE)
    with store.open_unit_of_work() as work:
        work.assignments.assign(Batch("b", NOW), [("a0", ANNA), ("a1", ANNA), ("a0", BEN)])
        work.commit()
    told = [
        (each.annotator, each.statuses[Status.DONE], each.statuses[Status.NEW])
        for each in progress(store)
    ]
    assert told == [(ANNA, 1, 1), (BEN, 0, 1)]
