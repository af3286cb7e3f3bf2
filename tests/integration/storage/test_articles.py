import pytest

from annotator.domain.changes import NoteChanged, SpanAdded, Status, StatusChanged
from annotator.domain.errors import NotFoundError, StorageError, UnstorableTextError
from annotator.domain.ports import Access, ArticleQuery, Order
from annotator.domain.workbench import Proposal, Tally
from factories import ANNA, BEN, NOW, make_article, make_change_set, make_span, make_suggestion

QUERY = ArticleQuery(ANNA)


def _article(number, title, text):
    return make_article(f"{text} {number}", id=f"a{number}", title=title)


@pytest.fixture
def five(store, add, do):
    """Five articles in two imports; the second is done, the third started, the fourth has suggestions."""
    add(
        store,
        _article(1, "Zoo", "Die Ministerin sprach im Café."),
        _article(2, "Ägypten", "„Das geht nicht“, sagte er."),
        _article(3, "Berlin", "Nicht das geht. EU-Kommission"),
    )
    add(store, _article(4, "„Agrar“", "Straßen und Plätze"), _article(5, "Berlin", "😀 nichts"))
    done = StatusChanged(before=Status.NEW, after=Status.DONE)
    begun = StatusChanged(before=Status.NEW, after=Status.STARTED)
    do(store, make_change_set(done, article="a2"))
    do(store, make_change_set(begun, SpanAdded(span=make_span(0, 3)), article="a3"))
    with store.open_unit_of_work() as work:
        proposal = Proposal((make_suggestion(0, 1), make_suggestion(2, 3)))
        work.annotations.replace_suggestions("a4", proposal, "p@1")
        work.commit()
    return store


@pytest.fixture
def articles(five):
    with five.open_unit_of_work() as work:
        yield work.articles


def _ids(articles, **query):
    asked = ArticleQuery(ANNA, **query)
    found = [row.id for row in articles.rows(asked)]
    assert articles.count(asked) == len(found)
    assert list(articles.ids(asked)) == found
    everybody = ["a1", "a2", "a3", "a4", "a5"]
    places = {name: articles.position(name, asked) for name in everybody}
    assert places == {n: found.index(n) if n in found else None for n in everybody}
    paged = [row.id for n in range(6) for row in articles.rows(asked, offset=n, limit=1)]
    assert paged == found
    return " ".join(found)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({}, "a1 a2 a3 a4 a5"),
        ({"order": Order.TITLE}, "a4 a2 a3 a5 a1"),
        ({"order": Order.OPEN}, "a4 a1 a2 a3 a5"),
        ({"statuses": frozenset({Status.NEW})}, "a1 a4 a5"),
        ({"statuses": frozenset({Status.DONE})}, "a2"),
        ({"statuses": frozenset({Status.STARTED, Status.DONE})}, "a2 a3"),
        ({"statuses": frozenset({Status.NEW, Status.DONE}), "order": Order.TITLE}, "a4 a2 a5 a1"),
        ({"statuses": frozenset(Status)}, "a1 a2 a3 a4 a5"),
        ({"statuses": frozenset({Status.STARTED}), "order": Order.OPEN}, "a3"),
        ({"text": "minister"}, "a1"),
        ({"text": "CAFE"}, "a1"),
        ({"text": "das nicht"}, "a2 a3"),
        ({"text": '"das geht nicht"'}, "a2"),
        ({"text": "EU-Kommission"}, "a3"),
        ({"text": "berlin", "order": Order.TITLE}, "a3 a5"),
        ({"text": "das", "statuses": frozenset({Status.DONE})}, "a2"),
        ({"text": "😀"}, ""),
        ({"text": "kommtnichtvor"}, ""),
        ({"text": '"'}, "a1 a2 a3 a4 a5"),
        ({"text": "AND ( NEAR * ^ : { } + -"}, ""),
        ({"text": "  "}, "a1 a2 a3 a4 a5"),
    ],
)
def test_a_list_its_pages_places_and_count_agree(articles, query, found):
    assert _ids(articles, **query) == found


def test_a_row_tells_what_the_annotator_did(articles):
    row = articles.row("a3", ANNA)
    assert (row.title, row.source, row.length) == ("Berlin", "beispiel.txt", 31)
    assert row.tally == Tally(Status.STARTED, 1, 0)
    assert articles.row("a3", BEN).tally == Tally(Status.NEW, 0, 0)
    assert articles.row("a4", BEN).tally == Tally(Status.NEW, 0, 2)


def test_status_counts_are_per_annotator(articles):
    assert articles.status_counts(ANNA) == {Status.NEW: 3, Status.STARTED: 1, Status.DONE: 1}
    assert articles.status_counts(BEN) == {Status.NEW: 5, Status.STARTED: 0, Status.DONE: 0}


def test_status_counts_follow_undo(five, undo):
    undo(five, "a2")
    with five.open_unit_of_work() as work:
        assert work.articles.status_counts(ANNA)[Status.DONE] == 0
    assert list(five.problems()) == []


def test_unknown_articles_are_named(articles):
    for ask in (articles.get, lambda a: articles.row(a, ANNA)):
        with pytest.raises(NotFoundError, match="a99"):
            ask("a99")
    assert articles.position("a99", QUERY) is None


def test_ids_stay_those_of_the_beginning(five, do):
    query = ArticleQuery(ANNA, statuses=frozenset({Status.NEW}))
    done = StatusChanged(before=Status.NEW, after=Status.DONE)
    seen = []
    with five.open_unit_of_work() as work:
        for article in work.articles.ids(query):
            seen.append(article)
            do(five, make_change_set(done, article=article))
    assert seen == ["a1", "a4", "a5"]


class TestImport:
    def test_it_is_invisible_until_it_is_finished(self, filled, stores, location):
        new = make_article("Neu und anders", id="a2")
        with filled.open_unit_of_work() as work:
            number = work.imports.begin("folder", NOW)
            work.imports.add(number, [new])
            work.commit()
            annotated = make_change_set(
                StatusChanged(before=Status.NEW, after=Status.DONE), article="a2"
            )
            work.annotations.record(annotated, Tally(Status.DONE, 0, 0))
            work.commit()
        with filled.open_unit_of_work() as work:
            articles = work.articles
            assert articles.with_hash(new.sha256) == "a2"
            assert articles.with_id("a2")
            for order in Order:
                assert [r.id for r in articles.rows(ArticleQuery(ANNA, order=order))] == ["a1"]
            for query in (QUERY, ArticleQuery(ANNA, text="anders")):
                assert "a2" not in list(articles.ids(query))
                assert articles.position("a2", query) is None
            assert articles.count(QUERY) == 1
            assert articles.count(ArticleQuery(ANNA, text="anders")) == 0
            assert articles.status_counts(ANNA)[Status.DONE] == 0
            assert list(work.annotations.without_suggestions()) == ["a1"]
            assert list(work.annotations.annotators_of("a2")) == []
            assert list(work.history.entries()) == []
            for ask in (articles.get, lambda a: articles.row(a, ANNA)):
                with pytest.raises(NotFoundError):
                    ask("a2")
            with pytest.raises(NotFoundError):
                work.annotations.get("a2", ANNA)
            work.imports.finish(number)
            work.commit()
            assert articles.count(QUERY) == 2
            assert articles.get("a2") == new
            assert articles.status_counts(ANNA)[Status.DONE] == 1
            assert [r.id for r in articles.rows(ArticleQuery(ANNA, text="anders"))] == ["a2"]
        assert list(filled.problems()) == []

    def test_discarding_leaves_nothing(self, filled, do):
        with filled.open_unit_of_work() as work:
            number = work.imports.begin("folder", NOW)
            work.imports.add(number, [make_article("Neu und anders", id="a2")])
            changes = make_change_set(
                StatusChanged(before=Status.NEW, after=Status.DONE),
                SpanAdded(span=make_span(0, 3)),
                article="a2",
            )
            work.annotations.record(changes, Tally(Status.DONE, 1, 0))
            work.annotations.replace_suggestions("a2", Proposal((make_suggestion(0, 3),)), "p@1")
            work.commit()
            work.imports.discard(number)
            work.commit()
            assert not work.articles.with_id("a2")
            assert work.articles.count(ArticleQuery(ANNA, text="anders")) == 0
            with pytest.raises(NotFoundError):
                work.imports.finish(number)
        assert list(filled.problems()) == []

    def test_what_a_killed_import_left_is_removed_at_the_next_opening(
        self, filled, stores, location
    ):
        with filled.open_unit_of_work() as work:
            number = work.imports.begin("folder", NOW)
            work.imports.add(number, [make_article("Neu und anders", id="a2")])
            work.commit()
        filled.close()
        with stores.open(location, Access.READ) as looked, looked.open_unit_of_work() as work:
            assert work.articles.with_id("a2")
        with stores.open(location, Access.WRITE) as again, again.open_unit_of_work() as work:
            assert not work.articles.with_id("a2")
            assert work.articles.count(QUERY) == 1
            assert work.imports.begin("folder", NOW) > number

    def test_a_finished_one_cannot_be_discarded_or_added_to(self, filled):
        with filled.open_unit_of_work() as work:
            for ask in (
                lambda: work.imports.discard(1),
                lambda: work.imports.finish(1),
                lambda: work.imports.add(1, []),
            ):
                with pytest.raises(NotFoundError):
                    ask()

    def test_an_article_that_is_there_is_refused_by_name(self, filled):
        with filled.open_unit_of_work() as work:
            number = work.imports.begin("folder", NOW)
            with pytest.raises(StorageError, match="a7"):
                work.imports.add(number, [make_article(id="a7")])

    @pytest.mark.parametrize("field", ["text", "title", "source"])
    @pytest.mark.parametrize("bad", ["a\x00b", "a\ud83db"])
    def test_characters_that_cannot_be_stored_are_refused(self, store, field, bad):
        with store.open_unit_of_work() as work:
            number = work.imports.begin("folder", NOW)
            with pytest.raises(UnstorableTextError):
                work.imports.add(number, [make_article(**{"id": "a7", field: bad})])

    def test_meta_data_that_are_no_json_are_refused(self, store):
        with store.open_unit_of_work() as work:
            number = work.imports.begin("folder", NOW)
            with pytest.raises(UnstorableTextError, match="a1"):
                work.imports.add(number, [make_article(meta={"x": object()})])


def test_a_note_alone_does_not_count_as_begun(filled, do):
    do(filled, make_change_set(NoteChanged(before="", after="x")))
    with filled.open_unit_of_work() as work:
        assert work.articles.status_counts(ANNA)[Status.NEW] == 1
