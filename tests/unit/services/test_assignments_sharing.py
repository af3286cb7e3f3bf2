"""Sharing out to several people each, by strata, to learn from – and moving what nobody has begun."""

from __future__ import annotations

from collections import Counter
from datetime import date
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.domain.assignments import Batch, FreeArticle
from annotator.domain.changes import Status
from annotator.domain.errors import NotRegisteredError, SettingError, StorageError
from annotator.domain.ids import GOLD, AnnotatorId, ArticleId
from annotator.domain.people import PersonRole
from annotator.services.assignments import AssignRequest, assign, progress
from annotator.services.assignments_draw import Wish, draw, stratum_of
from annotator.services.assignments_moving import MoveRequest, move_work
from annotator.services.people import add_person
from factories import ANNA, BEN, NOW, make_article, make_set, make_span
from fakes import FakeStore, frozen_clock

CEM, DORA = AnnotatorId("Cem"), AnnotatorId("Dora")
WHO = (ANNA, BEN, CEM, DORA)


def free(number, strata=1):
    return [
        FreeArticle(ArticleId(f"a{n}"), f"{n:064x}", "", {"agency": f"x{n % strata}"})
        for n in range(number)
    ]


def store_of(number, *, gold=()):
    articles = [make_article(f"Text {n}", id=f"a{n}") for n in range(number)]
    sets = [
        make_set(make_span(0, 4), article=articles[n], annotator=GOLD, status=Status.DONE)
        for n in gold
    ]
    return FakeStore(articles=articles, sets=sets)


def spread(counts):
    return max(counts) - min(counts)


@settings(max_examples=80, deadline=None)
@given(
    number=st.integers(1, 60),
    people=st.integers(1, 4),
    each=st.integers(1, 4),
    overlap=st.floats(0, 1),
    strata=st.integers(1, 4),
    most=st.none() | st.integers(1, 70),
    seed=st.integers(0, 3),
)
def test_shares_are_even_whatever_is_asked_for(number, people, each, overlap, strata, most, seed):
    who, each = WHO[:people], min(each, people)
    drawn = draw(free(number, strata), Wish(who, overlap, each, "agency", most, seed))
    holders = Counter(article for article, _ in drawn.pairs)
    articles = min(number, most or number)
    assert drawn.articles == articles
    assert len(set(drawn.pairs)) == len(drawn.pairs)
    assert spread(list(drawn.by_person(who).values())) <= 1
    shared = round(articles * overlap) if people > 1 else 0
    expected = Counter({people: shared}) + Counter({each: articles - shared})
    assert Counter(holders.values()) == expected
    assert sum(drawn.by_stratum.values()) == articles
    whole = Counter(stratum_of(each, "agency") for each in free(number, strata))
    for value, count in drawn.by_stratum.items():
        assert abs(count - whole[value] * articles / number) < 1


@settings(max_examples=30, deadline=None)
@given(st.integers(4, 60), st.integers(2, 4))
def test_everybody_gets_as_much_of_each_stratum(number, strata):
    drawn = draw(free(number, strata), Wish(WHO, by="agency"))
    value_of = {each.article: stratum_of(each, "agency") for each in free(number, strata)}
    for value in set(value_of.values()):
        of_it = Counter(who for article, who in drawn.pairs if value_of[article] == value)
        assert spread([of_it[who] for who in WHO]) <= 1


def test_all_pairs_of_people_meet_equally_often():
    drawn = draw(free(60), Wish(WHO, each=2))
    by_article = {}
    for article, who in drawn.pairs:
        by_article.setdefault(article, set()).add(who)
    met = Counter(frozenset(pair) for pair in by_article.values())
    assert [met[frozenset(pair)] for pair in combinations(WHO, 2)] == [10] * 6


def test_source_is_what_the_metadata_says_or_where_it_came_from():
    known = FreeArticle(ArticleId("a"), "", "x.txt", {"source": "dpa", "year": 2025})
    assert stratum_of(known, "source") == "dpa"
    assert stratum_of(known, "year") == "2025"
    assert stratum_of(known, "author") == ""
    assert stratum_of(FreeArticle(ArticleId("a"), "", "x.txt"), "source") == "x.txt"


def test_a_dry_run_says_what_would_come_of_it_and_writes_nothing():
    store = store_of(6)
    request = AssignRequest(("Anna", "Ben"), each=2, most=4)
    told = assign(store, request, frozen_clock, dry_run=True)
    assert (told.by_person, told.left) == ({"Anna": 4, "Ben": 4}, 2)
    assert not store.state.assigned
    assert not store.state.batches
    assert assign(store, request, frozen_clock) == told


def test_articles_to_learn_from_have_gold_and_go_to_everybody():
    store = store_of(5, gold=(1, 3))
    request = AssignRequest(("Anna", "Ben"), batch="learn", training=True)
    told = assign(store, request, frozen_clock)
    assert (told.articles, told.shared) == (2, 2)
    assert set(store.state.assigned) == {("a1", ANNA), ("a3", ANNA), ("a1", BEN), ("a3", BEN)}
    assert store.state.batches["learn"].training
    with pytest.raises(SettingError, match="finished gold set to learn from"):
        assign(store, AssignRequest(("Anna",), training=True), frozen_clock)
    with pytest.raises(SettingError, match="'learn' is there, and it is one to learn from"):
        assign(store, AssignRequest(("Anna",), batch="learn"), frozen_clock)


def test_nobody_gets_an_article_from_more_people_than_there_are():
    with pytest.raises(SettingError, match="from 1 to 2"):
        assign(store_of(3), AssignRequest(("Anna", "Ben"), each=3), frozen_clock)


def test_only_registered_annotators_get_work():
    store = store_of(3)
    add_person(store, "Anna", [PersonRole.ANNOTATOR], frozen_clock)
    add_person(store, "Ben", [PersonRole.CURATOR], frozen_clock)
    with pytest.raises(NotRegisteredError):
        assign(store, AssignRequest(("Anna", "Ben")), frozen_clock)
    assert not store.state.assigned
    assign(store, AssignRequest(("Anna",)), frozen_clock)


def test_what_is_due_and_not_done_is_overdue():
    store = store_of(1)
    due = AssignRequest(("Anna",), due=date(2025, 3, 14))
    assign(store, due, frozen_clock)
    (each,) = progress(store)
    assert (each.total, each.left) == (1, 1)
    assert not each.is_overdue(date(2025, 3, 14))
    assert each.is_overdue(date(2025, 3, 15))


class TestMoving:
    @pytest.fixture
    def store(self):
        """Anna has six articles of a batch and has begun the first, Ben has two others, Cem nothing."""
        store = store_of(8)
        with store.open_unit_of_work() as work:
            pairs = [(ArticleId(f"a{n}"), ANNA) for n in range(6)]
            pairs += [(ArticleId(f"a{n}"), BEN) for n in (6, 7)]
            work.assignments.assign(Batch("b", NOW), pairs)
            work.commit()
        article = store.state.articles["a0"]
        store.state.sets["a0", ANNA] = make_set(
            make_span(0, 4), article=article, status=Status.STARTED
        )
        return store

    def given(self, store):
        return Counter(who for _, who in store.state.assigned)

    def test_it_becomes_even_by_itself_and_is_written_down(self, store):
        report = move_work(store, MoveRequest("b", "Dora"), frozen_clock)
        assert report.moved == {(ANNA, BEN): 2}
        assert report.left == {ANNA: 4, BEN: 4}
        assert [(each.article, each.by) for each in store.state.moves] == [
            ("a5", "Dora"),
            ("a4", "Dora"),
        ]
        assert self.given(store) == {ANNA: 4, BEN: 4}
        with pytest.raises(SettingError, match="nothing of b that could be moved"):
            move_work(store, MoveRequest("b", "Dora"), frozen_clock)

    def test_so_many_from_one_to_another_who_had_nothing(self, store):
        request = MoveRequest("b", "Dora", "Anna", "Cem", 3)
        told = move_work(store, request, frozen_clock, dry_run=True)
        assert self.given(store) == {ANNA: 6, BEN: 2}
        assert move_work(store, request, frozen_clock) == told
        assert told.left == {ANNA: 3, BEN: 2, CEM: 3}
        assert self.given(store) == {ANNA: 3, BEN: 2, CEM: 3}

    def test_what_was_begun_stays_however_many_are_asked_for(self, store):
        move_work(store, MoveRequest("b", "Dora", "Anna", "Cem", 100), frozen_clock)
        assert [key for key in store.state.assigned if key[1] == ANNA] == [("a0", ANNA)]

    def test_nobody_gets_what_they_have_or_had_already(self, store):
        article = store.state.articles["a5"]
        store.state.sets["a5", BEN] = make_set(article=article, annotator=BEN)
        move_work(store, MoveRequest("b", "Dora", "Anna", "Ben", 1), frozen_clock)
        assert ("a4", BEN) in store.state.assigned
        assert ("a5", ANNA) in store.state.assigned

    @pytest.mark.parametrize(
        ("request_", "told"),
        [
            (MoveRequest("x", "Dora"), "no batch 'x'; known: b"),
            (MoveRequest("b", "Dora", "Cem"), "Cem has nothing of b"),
            (MoveRequest("b", "Dora", "Anna", "Anna"), "the one it is taken from"),
            (MoveRequest("b", "Dora", "Anna", "Ben", 0), "above 0"),
            (MoveRequest("b", "Dora", "Anna", "gold"), "no person"),
        ],
    )
    def test_impossible_moves_are_refused(self, store, request_, told):
        with pytest.raises(SettingError, match=told):
            move_work(store, request_, frozen_clock)
        assert not store.state.moves

    def test_a_full_disk_moves_nothing(self, store):
        store.fail_with = StorageError(corpus="x", reason="full")
        with pytest.raises(StorageError):
            move_work(store, MoveRequest("b", "Dora"), frozen_clock)
        assert self.given(store) == {ANNA: 6, BEN: 2}
