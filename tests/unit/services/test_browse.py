from dataclasses import replace

import pytest

from annotator.domain.changes import Status
from annotator.domain.ids import ArticleId
from annotator.domain.ports import Order
from annotator.services.browse import Library
from factories import ANNA, make_article, make_set, make_suggestion
from fakes import FakeStore


def corpus(statuses):
    articles = [
        make_article(f"Text Nummer {i}", id=ArticleId(f"a{i}"), title=f"Titel {i:03}")
        for i in range(len(statuses))
    ]
    sets = [
        make_set(article=article, status=status)
        for article, status in zip(articles, statuses, strict=True)
    ]
    return Library(FakeStore(articles=articles, sets=sets).open_unit_of_work, ANNA)


def test_rows_come_in_pages_in_import_order():
    library = corpus([Status.NEW] * 7)
    page = library.rows(library.everything(), offset=2, limit=3)
    assert [row.id for row in page] == ["a2", "a3", "a4"]
    assert library.count(library.everything()) == 7


def test_counts_cover_every_status():
    library = corpus([Status.NEW, Status.DONE, Status.DONE])
    assert library.status_counts() == {Status.NEW: 1, Status.STARTED: 0, Status.DONE: 2}


def test_a_row_carries_the_tally_of_the_annotator():
    article = make_article()
    sets = [make_set(article=article, status=Status.STARTED)]
    store = FakeStore(sets=sets)
    store.state.sets[article.id, "suggestions"] = replace(
        make_set(make_suggestion(0, 6), article=article), annotator="suggestions"
    )
    row = Library(store.open_unit_of_work, ANNA).row(article.id)
    assert (row.tally.status, row.tally.open_suggestions) == (Status.STARTED, 1)


def test_position_is_none_for_what_the_query_leaves_out():
    library = corpus([Status.NEW, Status.DONE])
    done = replace(library.everything(), statuses=frozenset({Status.DONE}))
    assert library.position(ArticleId("a1"), done) == 0
    assert library.position(ArticleId("a0"), done) is None


def test_neighbours_follow_the_order_of_the_query():
    library = corpus([Status.NEW] * 3)
    query = replace(library.everything(), order=Order.TITLE)
    assert library.neighbour(ArticleId("a1"), query) == "a2"
    assert library.neighbour(ArticleId("a1"), query, -1) == "a0"
    assert library.neighbour(ArticleId("a2"), query) is None
    assert library.neighbour(ArticleId("a0"), query, -1) is None


def test_without_a_start_the_walk_begins_at_the_end_it_comes_from():
    library = corpus([Status.NEW] * 3)
    assert library.neighbour(None, library.everything()) == "a0"
    assert library.neighbour(None, library.everything(), -1) == "a2"


@pytest.mark.parametrize("gap", [1, 49, 50, 51, 120])
def test_finished_articles_are_passed_over_however_many_there_are(gap):
    library = corpus([Status.NEW, *[Status.DONE] * gap, Status.STARTED])
    query, last = library.everything(), ArticleId(f"a{gap + 1}")
    assert library.neighbour(ArticleId("a0"), query, only_open=True) == last
    assert library.neighbour(last, query, -1, only_open=True) == "a0"
    assert library.neighbour(last, query, only_open=True) is None
    assert library.neighbour(ArticleId("a0"), query, -1, only_open=True) is None


def test_a_list_of_finished_articles_has_no_unfinished_neighbour():
    library = corpus([Status.DONE] * 60)
    query = replace(library.everything(), statuses=frozenset({Status.DONE}))
    assert library.neighbour(ArticleId("a0"), query, only_open=True) is None
