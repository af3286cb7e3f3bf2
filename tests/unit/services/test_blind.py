"""Blind work: what the window asks services for never holds what other people marked."""

from __future__ import annotations

import ast
from pathlib import Path

import annotator.ui
from annotator.domain.ids import SUGGESTIONS
from annotator.domain.ports import ArticleQuery
from annotator.services.annotate import AnnotationService
from annotator.services.browse import Library
from factories import ANNA, BEN, make_set, make_span, make_suggestion
from fakes import FakeStore, counted_ids, frozen_clock

OTHERS = {"annotators_of", "several", "persons_by_article"}
"""What tells of the sets of others."""


def test_desk_and_list_show_the_own_set_and_suggestions_alone(schema):
    store = FakeStore(
        schema,
        sets=[
            make_set(make_span(0, 6, id="mine")),
            make_set(make_span(0, 6, id="theirs"), make_span(7, 11), annotator=BEN),
            make_set(make_suggestion(20, 26), annotator=SUGGESTIONS),
        ],
    )
    library = Library(store.open_unit_of_work, ANNA)
    (row,) = library.rows(ArticleQuery(ANNA), offset=0, limit=10)
    assert row.tally.spans == 1
    service = AnnotationService(store.open_unit_of_work, schema, ANNA, frozen_clock, counted_ids())
    desk = service.open(row.id)
    assert set(desk.own.spans) == {"mine"}
    assert desk.suggestions.annotator == SUGGESTIONS


def test_no_module_of_the_window_asks_for_the_sets_of_others():
    folder = Path(annotator.ui.__file__).parent
    asking = {
        f"{path.relative_to(folder)}: {node.attr}"
        for path in folder.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Attribute) and node.attr in OTHERS
    }
    assert asking == set()
