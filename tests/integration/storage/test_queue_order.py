"""The order of the queue as it is stored: rates, near-duplicates, and corpora from before there were any."""

from __future__ import annotations

import pytest

from annotator.domain.changes import Status, StatusChanged
from annotator.domain.errors import NotFoundError
from annotator.domain.ids import ArticleId
from annotator.domain.ports import Access, ArticleQuery, Order
from annotator.domain.workbench import Proposal
from annotator.storage import corpus_file, migrations
from annotator.storage.queue_order import near_done_of, renew_near_done
from factories import (
    ANNA,
    BEN,
    NOW,
    make_article,
    make_change_set,
    make_machine_provenance,
    make_schema,
    make_suggestion,
)
from postgres_server import in_files

DONE = StatusChanged(before=Status.NEW, after=Status.DONE)
APART = (Order.UNCERTAINTY, Order.DISAGREEMENT, Order.DIVERSITY)


@pytest.fixture
def six(store, add):
    """Six articles; the second and the fifth say the same as the first, the sixth was never looked at."""
    add(store, *(make_article(f"Text {n}", id=f"a{n}", title=f"Titel {n}") for n in range(1, 7)))
    with store.open_unit_of_work() as work:
        for n in range(1, 6):
            article = ArticleId(f"a{n}")
            work.annotations.replace_suggestions(article, Proposal(), "p@1")
            work.queue.rate(article, uncertainty=n / 10, disagreement=(6 - n) / 10)
            work.queue.place(article, (n, -n, 7), ArticleId("a1") if n in {2, 5} else None)
        work.commit()
    return store


def ids(store, order, annotator=ANNA, **query):
    asked = ArticleQuery(annotator, order=order, **query)
    with store.open_unit_of_work() as work:
        articles = work.articles
        found = [row.id for row in articles.rows(asked)]
        assert list(articles.ids(asked)) == found
        assert [articles.position(each, asked) for each in found] == list(range(len(found)))
        for size in (1, 2, 3):
            paged = [
                row.id
                for start in range(0, 6, size)
                for row in articles.rows(asked, offset=start, limit=size)
            ]
            assert paged == found
    return " ".join(found)


def like(store, annotator=ANNA):
    with store.open_unit_of_work() as work:
        rows = work.articles.rows(ArticleQuery(annotator))
        assert rows == [work.articles.row(row.id, annotator) for row in rows]
    return {row.id: row.like for row in rows if row.like}


def test_the_least_certain_comes_first_and_what_is_unknown_last(six):
    assert ids(six, Order.UNCERTAINTY) == "a5 a4 a3 a2 a1 a6"
    assert ids(six, Order.DISAGREEMENT) == "a1 a2 a3 a4 a5 a6"
    assert ids(six, Order.DIVERSITY) == "a1 a2 a3 a4 a5 a6"
    assert like(six) == {}


def test_near_duplicates_of_a_finished_article_go_last_and_name_it(six, do):
    do(six, make_change_set(DONE, article="a2"))
    assert ids(six, Order.UNCERTAINTY) == "a4 a3 a2 a6 a5 a1"
    assert ids(six, Order.DISAGREEMENT) == "a2 a3 a4 a6 a1 a5"
    assert ids(six, Order.DIVERSITY) == "a2 a3 a4 a6 a1 a5"
    assert ids(six, Order.IMPORTED) == "a1 a2 a3 a4 a5 a6"
    assert ids(six, Order.UNCERTAINTY, statuses=frozenset({Status.NEW})) == "a4 a3 a6 a5 a1"
    assert ids(six, Order.UNCERTAINTY, text="text") == "a4 a3 a2 a6 a5 a1"
    assert like(six) == {"a1": "Titel 2", "a5": "Titel 2"}
    assert list(six.problems()) == []


def test_what_others_have_finished_moves_nothing(six, do):
    do(six, make_change_set(DONE, article="a2", annotator=BEN))
    assert ids(six, Order.UNCERTAINTY) == "a5 a4 a3 a2 a1 a6"
    assert ids(six, Order.UNCERTAINTY, BEN) == "a4 a3 a2 a6 a5 a1"
    assert like(six) == {}


def test_taking_back_that_it_is_finished_brings_them_back(six, do, undo):
    do(six, make_change_set(DONE, article="a2"))
    undo(six, "a2")
    assert ids(six, Order.UNCERTAINTY) == "a5 a4 a3 a2 a1 a6"
    assert like(six) == {}
    assert list(six.problems()) == []


def test_finishing_the_second_one_leaves_the_third(six, do, undo):
    do(six, make_change_set(DONE, article="a2"))
    do(six, make_change_set(DONE, article="a5"))
    assert like(six) == {"a1": "Titel 2"}
    undo(six, "a2")
    assert like(six) == {"a1": "Titel 5", "a2": "Titel 5"}
    assert list(six.problems()) == []


def test_an_article_that_comes_later_is_found_to_be_like_a_finished_one(six, do):
    do(six, make_change_set(DONE, article="a5"))
    with six.open_unit_of_work() as work:
        assert work.queue.sharing((7, 99)) == ["a1", "a2", "a3", "a4", "a5"]
        assert work.queue.sharing((-3,)) == ["a3"]
        assert not work.queue.is_placed(ArticleId("a6"))
        work.queue.place(ArticleId("a6"), (7,), ArticleId("a2"))
        assert work.queue.is_placed(ArticleId("a6"))
        work.commit()
    assert like(six)["a6"] == "Titel 5"
    assert list(six.problems()) == []


def test_it_is_known_whether_anything_says_the_same(six):
    with six.open_unit_of_work() as work:
        alike = [n for n in range(1, 7) if work.queue.has_alike(ArticleId(f"a{n}"))]
    assert alike == [1, 2, 5]


def test_an_article_is_placed_once(six):
    with six.open_unit_of_work() as work:
        work.queue.place(ArticleId("a3"), (1,), ArticleId("a1"))
        assert work.queue.sharing((1,)) == ["a1"]


def test_rates_of_an_article_that_is_not_there_are_refused(six):
    with six.open_unit_of_work() as work, pytest.raises(NotFoundError):
        work.queue.rate(ArticleId("zz"), uncertainty=0.1, disagreement=None)


def test_an_unknown_disagreement_leaves_the_one_that_is_stored(six):
    with six.open_unit_of_work() as work:
        work.queue.rate(ArticleId("a1"), uncertainty=None, disagreement=None)
        work.commit()
    assert ids(six, Order.UNCERTAINTY) == "a5 a4 a3 a2 a1 a6"
    assert ids(six, Order.DISAGREEMENT).startswith("a1 ")


def test_a_row_says_whether_a_pipeline_looked_and_found_nothing(six):
    with six.open_unit_of_work() as work:
        spans = (make_suggestion(0, 1), make_suggestion(2, 3))
        work.annotations.replace_suggestions(ArticleId("a2"), Proposal(spans), "p@1")
        rows = {row.id: row for row in work.articles.rows(ArticleQuery(ANNA))}
    assert rows["a1"].nothing_found
    assert not rows["a2"].nothing_found
    assert rows["a2"].proposed == 2
    assert not rows["a6"].nothing_found
    assert not rows["a6"].suggested


def test_verify_finds_a_wrong_note_of_what_is_alike(six, do):
    do(six, make_change_set(DONE, article="a2"))
    with six.open_unit_of_work() as work:
        work.queue._link.write("DELETE FROM near_done WHERE article = 1")
        work.commit()
    assert any("like finished ones of Anna" in problem for problem in six.problems())
    with six.open_unit_of_work() as work:
        link = work.queue._link
        renew_near_done(link, 1)
        assert near_done_of(link, 1) == [(ANNA, 1, 2), (ANNA, 5, 2)]
        assert near_done_of(link, 3) == []
        work.commit()
    assert list(six.problems()) == []


@in_files
def test_a_corpus_of_the_first_format_gets_its_order(stores, path, add, monkeypatch):
    def first_format(connection):
        migrations.upgrade(connection, to=1)

    with monkeypatch.context() as then:
        then.setattr(corpus_file, "FORMAT", 1)
        then.setattr("annotator.storage.opening.FORMAT", 1)
        then.setattr(corpus_file, "make_tables", first_format)
        old = stores.create(str(path), make_schema(), at=NOW)
        add(old, *(make_article(f"Text {n}", id=f"a{n}", title=f"T {n}") for n in range(1, 6)))
        with old.open_unit_of_work() as work:
            for article, scores in (("a2", (0.5, 0.9)), ("a3", ()), ("a4", (None,)), ("a5", (1,))):
                spans = tuple(
                    make_suggestion(n, n + 1, provenance=make_machine_provenance(score=score))
                    for n, score in enumerate(scores)
                )
                work.annotations.replace_suggestions(ArticleId(article), Proposal(spans), "p@1")
            work.commit()
        old.close()
    with stores.open(str(path), Access.WRITE) as store:
        assert ids(store, Order.UNCERTAINTY) == "a2 a3 a5 a1 a4"
        with store.open_unit_of_work() as work:
            rates = dict(work.queue._link.rows("SELECT id, certainty FROM articles"))
            assert list(work.queue.unplaced()) == ["a2", "a3", "a4", "a5"]
        expected = {"a1": 2, "a2": 1 - (1 + 0.2) / 7, "a3": 1, "a4": 2, "a5": 1}
        assert rates == pytest.approx(expected)
        assert list(store.problems()) == []
