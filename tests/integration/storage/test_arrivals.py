"""Sets that arrive in bulk are stored as if each had been recorded by itself."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.domain.arriving import ArrivingSet
from annotator.domain.changes import ChangeSet, Status, Verdict
from annotator.domain.errors import (
    NotFoundError,
    OutOfTextError,
    StaleChangeError,
    StorageError,
    UnstorableTextError,
)
from annotator.domain.ids import ChangeSetId
from annotator.domain.workbench import Proposal, Tally
from change_strategies import change_sets
from factories import (
    ANNA,
    BEN,
    NOW,
    make_argument,
    make_article,
    make_machine_provenance,
    make_schema,
    make_set,
    make_span,
    make_suggestion,
)

TABLES = ("annotation_sets", "spans", "arguments", "decisions", "undo_steps", "status_counts")


def rich_set(annotator=ANNA, article=None):
    article = article or make_article()
    quote = make_span(0, 30, layer="quote", label="direct", id="q", note="so 😀")
    cue = make_span(2, 5, 9, 11, layer="cue", label="cue", id="c", seen=False)
    person = make_span(
        4, 9, id="p", attributes={"generic": True}, provenance=make_machine_provenance(score=0.0)
    )
    arguments = (
        make_argument(quote, person, id="g1"),
        make_argument(quote, cue, "cue", id="g2"),
        make_argument(quote, None, "addressee", id="g3"),
    )
    return make_set(
        quote,
        cue,
        person,
        arguments=arguments,
        article=article,
        annotator=annotator,
        status=Status.DONE,
        decisions={"entity|LOC|0-2": Verdict.REJECTED},
        note="zweimal gelesen",
    )


def arriving(own, number=1):
    return ArrivingSet(own, ChangeSetId(f"c{number}"), NOW)


def stored(store):
    """Every row but the bodies of the log, and the change sets of the log."""
    with closing(store.link()) as link:
        rows = {
            table: sorted(map(tuple, link.rows(f"SELECT * FROM {table}")), key=repr)  # noqa: S608 - ours
            for table in TABLES
        }
        rows["log"] = link.rows(
            'SELECT seq, kind, "of", article, annotator, action, subject, at FROM change_log ORDER BY seq'
        )
        bodies = link.rows("SELECT body FROM change_log ORDER BY seq")
        return rows, [ChangeSet.model_validate_json(body) for (body,) in bodies]


def import_in_bulk(store, articles, sets, suggested=()):
    with store.open_unit_of_work() as work:
        number = work.imports.begin("test", NOW)
        work.imports.add(number, articles)
        for article, spans in suggested:
            work.annotations.replace_suggestions(article.id, Proposal(spans), "builtin@1")
        work.imports.add_sets(number, sets)
        work.imports.finish(number)
        work.commit()


def import_one_by_one(store, articles, sets, suggested=()):
    with store.open_unit_of_work() as work:
        number = work.imports.begin("test", NOW)
        work.imports.add(number, articles)
        for article, spans in suggested:
            work.annotations.replace_suggestions(article.id, Proposal(spans), "builtin@1")
        for each in sets:
            tally = Tally(each.own.status, len(each.own), 0)
            work.annotations.record(each.change_set(), tally)
        work.imports.finish(number)
        work.commit()


@pytest.fixture
def other(stores, tmp_path):
    opened = stores.create(str(tmp_path / "other.corpus"), make_schema(), at=NOW)
    yield opened
    opened.close()


def test_bulk_and_single_give_the_same_rows_and_the_same_log(store, other):
    articles = [make_article(), make_article("Ein zweiter Text.", id="a2")]
    suggestions = (make_suggestion(4, 9), make_suggestion(0, 2, label="LOC"), make_suggestion(0, 9))
    sets = [
        arriving(rich_set(), 1),
        arriving(rich_set(BEN), 2),
        arriving(make_set(make_span(0, 3, id="x"), article=articles[1]), 3),
        arriving(make_set(article=articles[1], annotator=BEN), 4),
    ]
    import_in_bulk(store, articles, sets, [(articles[0], suggestions)])
    import_one_by_one(other, articles, sets, [(articles[0], suggestions)])
    assert stored(store) == stored(other)
    assert list(store.problems()) == []


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_whatever_arrives_replays_to_itself(stores, tmp_path_factory, data):
    article = make_article()
    own = make_set(article=article)
    own = own.apply(data.draw(change_sets(own, most=12)))
    path = tmp_path_factory.mktemp("corpus") / "x.corpus"
    store = stores.create(str(path), make_schema(), at=NOW)
    try:
        import_in_bulk(store, [article], [arriving(own)])
        with store.open_unit_of_work() as work:
            assert work.annotations.get(article.id, ANNA) == own
            (entry,) = work.history.entries(article.id)
            assert entry.change_set == arriving(own).change_set()
        # Any role may be drawn for any head; storage leaves that to the rules.
        assert [each for each in store.problems() if "unknown here" not in each] == []
    finally:
        store.close()


def test_what_arrived_in_bulk_can_be_undone_and_redone(store, undo, read):
    import_in_bulk(store, [make_article()], [arriving(rich_set())])
    before = read(store)
    assert undo(store).subject == "beispiel.txt"
    assert (len(read(store)), read(store).status) == (0, Status.NEW)
    undo(store, redo=True)
    assert read(store) == before
    assert list(store.problems()) == []


def test_numbers_go_on_where_others_stopped(store, do):
    import_in_bulk(store, [make_article()], [arriving(rich_set())])
    import_in_bulk(
        store,
        [make_article("Noch einer.", id="a2")],
        [arriving(make_set(article=make_article("Noch einer.", id="a2")), 2)],
    )
    with store.open_unit_of_work() as work:
        assert [entry.seq for entry in work.history.entries()] == [1, 2]


def test_a_set_that_is_there_already_is_refused_and_nothing_of_the_others_stays(store):
    article = make_article()
    with store.open_unit_of_work() as work:
        number = work.imports.begin("test", NOW)
        work.imports.add(number, [article])
        with pytest.raises(StaleChangeError):
            work.imports.add_sets(
                number,
                [arriving(rich_set(BEN), 1), arriving(rich_set(), 2), arriving(rich_set(), 3)],
            )
        work.imports.finish(number)
        work.commit()
    rows, log = stored(store)
    assert not any(rows.values())
    assert log == []


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"note": "a\ud800"}, UnstorableTextError),
        ({"note": "a\0"}, UnstorableTextError),
        ({"spans": {"s": make_span(0, 99_999, id="s")}, "arguments": {}}, OutOfTextError),
    ],
)
def test_what_cannot_be_stored_is_refused(store, change, error):
    with store.open_unit_of_work() as work:
        number = work.imports.begin("test", NOW)
        work.imports.add(number, [make_article()])
        with pytest.raises(error):
            work.imports.add_sets(number, [arriving(replace(rich_set(), **change))])


def test_only_articles_of_a_running_import_take_sets_in_bulk(filled):
    with filled.open_unit_of_work() as work:
        number = work.imports.begin("test", NOW)
        with pytest.raises(NotFoundError):
            work.imports.add_sets(number, [arriving(rich_set())])
        with pytest.raises(NotFoundError):
            work.imports.add_sets(number + 1, [arriving(rich_set())])


def test_an_article_that_is_there_already_is_named(store):
    with store.open_unit_of_work() as work:
        number = work.imports.begin("test", NOW)
        articles = [
            make_article("Neu.", id="a7"),
            make_article("Anders.", id="a7", title="Zweiter"),
        ]
        with pytest.raises(StorageError, match=r"article a7 \('Zweiter'\) or its text"):
            work.imports.add(number, articles)
