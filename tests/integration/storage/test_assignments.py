"""Assignments and the edits of schema versions: stored, found again, and there after a migration."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from annotator.domain.assignments import Assignment, Batch
from annotator.domain.errors import NotFoundError
from annotator.domain.ids import ArticleId
from annotator.domain.ports import Access
from annotator.domain.schema_changes import RenameLabel
from annotator.services.schema_editing import SchemaEditing
from annotator.services.tasks import NullMonitor
from annotator.storage import corpus_file, migrations
from factories import ANNA, BEN, NOW, make_article, make_schema
from postgres_server import in_files

FIRST = Batch("first", NOW, date(2025, 4, 1))
A1, A2 = ArticleId("a1"), ArticleId("a2")


@pytest.fixture
def two(store, add):
    add(store, make_article("Erster", id="a1"), make_article("Zweiter", id="a2"))
    return store


def test_who_has_an_article_keeps_it_in_the_batch_it_came_with(two):
    later = Batch("second", NOW + timedelta(days=1))
    with two.open_unit_of_work() as work:
        assert work.assignments.assign(FIRST, [(A1, ANNA), (A2, BEN)]) == 2
        assert work.assignments.assign(later, [(A1, ANNA), (A2, ANNA)]) == 1
        work.commit()
    with two.open_unit_of_work() as work:
        assert work.assignments.batches() == [FIRST, later]
        assert work.assignments.all(ANNA) == [
            Assignment(A1, ANNA, "first"),
            Assignment(A2, ANNA, "second"),
        ]
        assert len(work.assignments.all()) == 3


def test_a_due_date_can_be_given_later_and_is_not_lost_by_silence(two):
    with two.open_unit_of_work() as work:
        work.assignments.assign(Batch("b", NOW), [(A1, ANNA)])
        work.assignments.assign(Batch("b", NOW, date(2025, 5, 1)), [])
        work.assignments.assign(Batch("b", NOW), [])
        assert work.assignments.batches() == [Batch("b", NOW, date(2025, 5, 1))]


def test_only_what_is_there_can_be_assigned(two):
    with two.open_unit_of_work() as work:
        number = work.imports.begin("x", NOW)
        work.imports.add(number, [make_article("Dritter", id="a3")])
        for missing in ("a3", "a4"):
            with pytest.raises(NotFoundError):
                work.assignments.assign(FIRST, [(ArticleId(missing), ANNA)])


def test_the_edits_of_a_schema_version_are_kept(two):
    edit = RenameLabel(layer="entity", label="PER", to="Person")
    SchemaEditing(two.open_unit_of_work, lambda: NOW).apply((edit,), NullMonitor())
    with two.open_unit_of_work() as work:
        first, second = work.schemas.versions()
    assert (first.edits, second.edits) == ((), (edit,))


@in_files
def test_a_corpus_of_the_second_format_gets_assignments(stores, path, add, monkeypatch):
    def second_format(connection):
        migrations.upgrade(connection, to=2)

    with monkeypatch.context() as then:
        then.setattr(corpus_file, "FORMAT", 2)
        then.setattr("annotator.storage.opening.FORMAT", 2)
        then.setattr(corpus_file, "make_tables", second_format)
        old = stores.create(str(path), make_schema(), at=NOW)
        add(old, make_article("Erster", id="a1"))
        old.close()
    with stores.open(str(path), Access.WRITE) as store:
        with store.open_unit_of_work() as work:
            assert work.assignments.assign(FIRST, [(A1, ANNA)]) == 1
            assert work.schemas.versions()[0].edits == ()
            work.commit()
        assert list(store.problems()) == []
