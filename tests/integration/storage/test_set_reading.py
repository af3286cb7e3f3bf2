"""Sets of many articles at once are the sets that are read one by one."""

from __future__ import annotations

from datetime import timedelta

import pytest

from annotator.domain.changes import (
    Action,
    ArgumentAdded,
    DecisionChanged,
    NoteChanged,
    SpanAdded,
    Status,
    StatusChanged,
    Verdict,
)
from annotator.domain.errors import CorpusDamagedError
from annotator.domain.ids import AnnotatorId, ArticleId
from annotator.domain.workbench import Proposal
from factories import (
    ANNA,
    BEN,
    NOW,
    make_argument,
    make_article,
    make_change_set,
    make_span,
    make_suggestion,
)

CEM = AnnotatorId("Cem")
NUMBER = 230  # more than are read with one statement
HEAD = make_span(20, 30, id="head", layer="quote", label="direct")
ONE, GAP = make_span(0, 6, id="one"), make_span(8, 10, 12, 15, id="gap", layer="cue", label="cue")


@pytest.fixture
def many(store, add, do):
    made = [
        make_article(
            f"{number}. Anna sagte „So“ am Tag danach.", id=f"a{number}", title=str(number)
        )
        for number in range(NUMBER)
    ]
    add(store, *made)
    for number in range(0, NUMBER, 7):
        for who in (ANNA, BEN)[: 1 + number % 2]:
            do(
                store,
                make_change_set(
                    SpanAdded(span=ONE),
                    SpanAdded(span=GAP),
                    SpanAdded(span=HEAD),
                    ArgumentAdded(argument=make_argument(HEAD, role="addressee", id="nobody")),
                    ArgumentAdded(argument=make_argument(HEAD, ONE, id="speaker")),
                    DecisionChanged(signature="s", before=None, after=Verdict.REJECTED),
                    NoteChanged(before="", after="prüfen"),
                    StatusChanged(before=Status.NEW, after=Status.DONE),
                    article=ArticleId(f"a{number}"),
                    annotator=who,
                ),
            )
    with store.open_unit_of_work() as work:
        work.annotations.replace_suggestions(
            ArticleId("a0"), Proposal((make_suggestion(0, 2),), ()), "x@1"
        )
        work.commit()
    return store


def test_sets_of_many_articles_are_those_read_one_by_one(many):
    asked = [ArticleId(f"a{number}") for number in reversed(range(NUMBER))]
    who = (BEN, ANNA, CEM)
    with many.open_unit_of_work() as work:
        found = work.sets.of_several(asked, who)
        one_by_one = [
            [own for own in work.annotations.several(article, who) if own.spans]
            for article in asked
        ]
    assert [list(sets) for sets in found] == one_by_one
    argument_orders = {tuple(own.arguments) for sets in found for own in sets}
    assert argument_orders == {("nobody", "speaker")}


def test_articles_that_are_not_there_are_left_out(many):
    with many.open_unit_of_work() as work:
        found = work.sets.of_several([ArticleId("gone"), ArticleId("a0")], (ANNA,))
        assert [[own.article.id for own in sets] for sets in found] == [["a0"]]
        assert list(work.sets.of_several([], (ANNA,))) == []
        assert list(work.sets.of_several([ArticleId("a0")], ())) == []


def test_held_tells_who_has_what_in_the_order_of_the_import(many):
    with many.open_unit_of_work() as work:
        held = work.sets.held()
    assert [each.article for each in held] == [f"a{number}" for number in range(NUMBER)]
    assert held[7].holders == {ANNA: Status.DONE, BEN: Status.DONE}
    assert held[0].holders == {ANNA: Status.DONE}  # and suggestions, which are nobody's
    assert held[1].holders == {}
    assert (held[3].title, held[3].source) == ("3", make_article().source)


def test_articles_of_an_import_that_runs_are_not_held(store, add):
    add(store, make_article(id="a1"))
    with store.open_unit_of_work() as work:
        number = work.imports.begin("running", NOW)
        work.imports.add(number, [make_article("Noch nicht da.", id="a2")])
        work.commit()
        assert [each.article for each in work.sets.held()] == ["a1"]


def test_last_work_is_the_newest_entry_that_is_no_change_of_the_schema(store, add, do):
    add(store, make_article(id="a1"))
    later = NOW + timedelta(days=3)
    do(store, make_change_set(SpanAdded(span=ONE), id="first"))
    do(store, make_change_set(SpanAdded(span=HEAD), id="second", at=later))
    do(
        store,
        make_change_set(
            SpanAdded(span=GAP), id="third", action=Action.MIGRATE_SCHEMA, at=later + timedelta(1)
        ),
    )
    with store.open_unit_of_work() as work:
        (found,) = work.sets.last_work()
    assert (found.article, found.annotator, found.at) == ("a1", ANNA, later)
    assert found.change_set == "second"


def test_a_span_that_is_lost_is_told_with_article_and_annotator(store, add, do):
    add(store, make_article(id="a1"))
    do(store, make_change_set(SpanAdded(span=ONE)))
    with store.open_unit_of_work() as work:
        work._link.write("DELETE FROM spans WHERE id = ?", ("one",))
        with pytest.raises(CorpusDamagedError, match="article a1, annotations of Anna"):
            work.sets.of_several([ArticleId("a1")], (ANNA,))
