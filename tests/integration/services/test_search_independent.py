"""Who only annotates learns nothing from queries of what the others did: neither where, nor that there is anything."""

from __future__ import annotations

from dataclasses import replace

import pytest

from annotator.bootstrap import make_context
from annotator.domain.findings import StoredFinding
from annotator.domain.ids import ArticleId
from annotator.domain.offsets import TextRange
from annotator.domain.people import Person, PersonRole
from annotator.services.search_desk import SearchDesk
from factories import ANNA, BEN, NOW, make_article, make_set, make_span
from gold_samples import put_into

QUERIES = [
    "has:note",
    "has:spans",
    "has:finding",
    "finding:*",
    "finding:warning",
    "finding:cut-token",
    "note:Zweifel",
    "entity.PER",
    "annotator:any label:PER",
    "label:PER",
]


def corpus(tmp_path, whose):
    """Two articles with the same work of one person in the second, and a person who has nothing."""
    empty = make_article("Nichts davon.", id="a0")
    article = make_article("Kim Meier sprach.", id="a1")
    span = make_span(0, 9, label="PER", id="s1", note="Zweifel")
    own = replace(make_set(span, article=article, annotator=whose), note="Zweifel am Artikel")
    context = make_context()
    store = context.stores.create(
        str(tmp_path / f"{whose}.corpus"), context.default_schema(), at=NOW
    )
    put_into(store, [make_set(article=empty, annotator=whose), own])
    finding = StoredFinding("cut-token", "warning", span.signature, TextRange(0, 1))
    with store.open_unit_of_work() as work:
        work.findings.put(ArticleId("a1"), whose, [finding], revision=1, by="t")
        work.people.put(Person(ANNA, frozenset({PersonRole.ANNOTATOR})), NOW)
        work.people.put(Person(BEN, frozenset({PersonRole.CURATOR})), NOW)
        work.people.set_blind(on=True)
        work.commit()
    return store


def found(store, who, text):
    with store.open_unit_of_work() as work:
        schema = work.schemas.current()
    desk = SearchDesk(store.open_unit_of_work, who, lambda: NOW, lambda: schema)
    search = desk.search(text, with_hits=False)
    articles = set()
    while not search.is_over:
        articles |= set(search.step().articles.values())
    return articles


@pytest.mark.parametrize("query", QUERIES)
def test_what_others_did_is_not_found_and_the_own_work_is(tmp_path, query):
    with corpus(tmp_path, BEN) as store:
        assert found(store, ANNA, query) == set()
        assert found(store, ANNA, f"not ({query})") == {"a0", "a1"}
        assert found(store, BEN, query) == {"a1"}
    with corpus(tmp_path, ANNA) as store:
        assert found(store, ANNA, query) == {"a1"}
        assert found(store, ANNA, f"not ({query})") == {"a0"}
