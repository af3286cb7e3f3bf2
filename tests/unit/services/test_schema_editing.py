"""Changing the schema of a corpus in use: previews, one transaction, and the way back."""

import pytest

from annotator.domain.changes import Action, SpanAdded, SpanRemoved, Verdict
from annotator.domain.errors import (
    NoSchemaChangeError,
    SchemaChangedError,
    SchemaEditError,
    SchemaOutgrownError,
    SchemaStepError,
    SchemaUndoError,
    StorageError,
    TaskCancelledError,
)
from annotator.domain.ids import SUGGESTIONS
from annotator.domain.schema_changes import (
    ChangeLabel,
    ChangeLayer,
    DeleteLabel,
    RemoveLayer,
    RenameLabel,
    Reorder,
)
from annotator.domain.schema_effect import Effect, Fate
from annotator.services.annotate import AnnotationService
from annotator.services.schema_editing import SchemaEditing
from factories import (
    ANNA,
    BEN,
    make_argument,
    make_article,
    make_change_set,
    make_set,
    make_span,
    make_suggestion,
)
from fakes import FakeMonitor, FakeStore, counted_ids, frozen_clock

RENAME = RenameLabel(layer="entity", label="PER", to="HUM")


@pytest.fixture
def store():
    """Two articles; PER of Anna, Ben and a pipeline in ``a1``, ORG of Anna in ``a2``."""
    first, second = make_article(), make_article("Zweiter Text.", id="a2", title="Zwei")
    quote = make_span(0, 9, id="q", layer="quote", label="direct")
    person = make_span(0, 6, id="p")
    return FakeStore(
        sets=[
            make_set(
                person,
                quote,
                arguments=[make_argument(quote, person, id="g")],
                decisions={"entity|PER|8-9": Verdict.REJECTED},
            ),
            make_set(make_span(0, 6, id="b"), annotator=BEN),
            make_set(
                make_suggestion(0, 6, id="s"), make_suggestion(8, 9, id="t"), annotator=SUGGESTIONS
            ),
            make_set(make_span(0, 3, id="o", label="ORG"), article=second),
        ],
        articles=[first, second],
    )


@pytest.fixture
def editing(store):
    return SchemaEditing(store.open_unit_of_work, frozen_clock)


def service_of(store, annotator=ANNA):
    schema = store.state.schemas[-1]
    return AnnotationService(
        store.open_unit_of_work, schema, annotator, frozen_clock, counted_ids()
    )


def labels(store, article="a1", annotator=ANNA):
    return {span.id: span.label for span in store.state.set_of(article, annotator)}


def test_the_preview_counts_and_writes_nothing(editing, store):
    before = store.state
    preview = editing.preview([RENAME], FakeMonitor())
    assert preview.people == Effect(relabelled=2, decisions=1)
    assert preview.suggested == Effect(relabelled=2)
    assert (preview.articles, preview.annotators) == (1, (ANNA, BEN))
    assert (preview.before.version, preview.after.version) == (1, 2)
    assert store.state is before


def test_applying_does_what_the_preview_said_as_one_change(editing, store):
    preview = editing.preview([RENAME], FakeMonitor())
    assert editing.apply([RENAME], FakeMonitor(), on=preview.before) == preview
    assert store.commits == 1
    assert labels(store) == {"p": "HUM", "q": "direct"}
    assert labels(store, annotator=BEN) == {"b": "HUM"}
    assert set(labels(store, annotator=SUGGESTIONS).values()) == {"HUM"}
    assert labels(store, "a2") == {"o": "ORG"}
    assert set(store.state.set_of("a1", ANNA).decisions) == {"entity|HUM|8-9"}
    assert [schema.version for schema in store.state.schemas] == [1, 2]
    assert {changes.id for changes in store.recorded} == {"schema-2"}
    assert {changes.action for changes in store.recorded} == {Action.MIGRATE_SCHEMA}


def test_undoing_restores_the_schema_and_every_set(editing, store):
    before = dict(store.state.sets)
    schema = store.state.schemas[-1]
    editing.apply([RENAME, DeleteLabel(layer="quote", label="direct")], FakeMonitor())
    assert store.state.sets != before
    assert editing.undo(FakeMonitor()) == schema
    assert store.state.sets == before
    assert store.state.schemas[-1] == schema


def test_several_changes_are_taken_back_one_after_the_other(editing, store):
    before = dict(store.state.sets)
    editing.apply([RENAME], FakeMonitor())
    editing.apply([ChangeLayer(layer="entity", colour="#123456")], FakeMonitor())
    editing.undo(FakeMonitor())
    editing.apply([RemoveLayer(layer="mention")], FakeMonitor())
    editing.undo(FakeMonitor())
    editing.undo(FakeMonitor())
    assert store.state.sets == before
    assert editing.undoable() is None
    with pytest.raises(NoSchemaChangeError):
        editing.undo(FakeMonitor())


def test_what_undo_would_take_back_is_named(editing, store):
    editing.apply([RENAME], FakeMonitor())
    now, then = editing.undoable()
    assert (now.version, then.version) == (2, 1)


def test_undo_is_refused_if_somebody_changed_the_same_spans(editing, store):
    editing.apply([RENAME], FakeMonitor())
    service = service_of(store, BEN)
    desk = service.open("a1")
    service.apply(desk, service.plan_remove(desk, ["b"]))
    state = store.state
    with pytest.raises(SchemaUndoError, match="Ben has changed what it touched in “Zoë"):
        editing.undo(FakeMonitor())
    assert store.state is state


def test_undo_is_refused_if_what_was_new_is_in_use(editing, store):
    editing.apply([RENAME], FakeMonitor())
    service = service_of(store)
    desk = service.open("a2")
    fragments = make_span(8, 12).fragments
    changes = service.plan_add(desk, layer="entity", label="HUM", fragments=fragments)
    service.apply(desk, changes)
    with pytest.raises(SchemaUndoError, match=r"use entity\.HUM"):
        editing.undo(FakeMonitor())


def test_other_work_done_since_stays_when_the_change_is_undone(editing, store):
    editing.apply([RENAME], FakeMonitor())
    service = service_of(store, BEN)
    desk = service.open("a1")
    fragments = make_span(8, 9).fragments
    service.apply(desk, service.plan_add(desk, layer="entity", label="LOC", fragments=fragments))
    editing.undo(FakeMonitor())
    assert sorted(labels(store, annotator=BEN).values()) == ["LOC", "PER"]
    assert {c.id for c in store.recorded[-3:]} >= {"schema-2", "schema-3"}


def test_one_article_alone_can_neither_undo_nor_redo_it(editing, store):
    editing.apply([RENAME], FakeMonitor())
    with pytest.raises(SchemaStepError):
        service_of(store).undo(service_of(store).open("a1"))
    editing.undo(FakeMonitor())
    with pytest.raises(SchemaStepError):
        service_of(store).redo(service_of(store).open("a1"))


def test_an_undo_that_would_bring_back_what_is_gone_is_refused(editing, store):
    service = service_of(store)
    desk = service.open("a2")
    desk = service.apply(desk, service.plan_remove(desk, ["o"]))
    editing.apply([DeleteLabel(layer="entity", label="ORG")], FakeMonitor())
    service = service_of(store)
    with pytest.raises(SchemaOutgrownError, match=r"entity\.ORG"):
        service.undo(service.open("a2"))
    editing.undo(FakeMonitor())
    service = service_of(store)
    after, _ = service.undo(service.open("a2"))
    assert set(after.own.spans) == {"o"}


def test_an_open_span_is_undone_as_ever_after_the_schema_changed(editing, store):
    service = service_of(store)
    desk = service.open("a2")
    service.apply(desk, service.plan_remove(desk, ["o"]))
    editing.apply([RENAME], FakeMonitor())
    after, changes = service_of(store).undo(service_of(store).open("a2"))
    assert set(after.own.spans) == {"o"}
    assert not any(isinstance(change, SpanRemoved) for change in changes.changes)


def test_nothing_to_change_is_refused(editing, store):
    same = store.state.schemas[-1].layers["entity"].labels["PER"]
    with pytest.raises(SchemaEditError, match="it would stay as it is"):
        editing.apply([ChangeLabel(layer="entity", label="PER", definition=same)], FakeMonitor())
    assert store.commits == 0


def test_a_change_worked_out_on_an_older_schema_is_refused(editing, store):
    looked_at = store.state.schemas[-1]
    editing.apply([RENAME], FakeMonitor())
    with pytest.raises(SchemaChangedError, match="version 2"):
        editing.apply([DeleteLabel(layer="entity", label="LOC")], FakeMonitor(), on=looked_at)


def test_cancelling_and_a_full_disk_change_nothing(editing, store):
    state = store.state
    with pytest.raises(TaskCancelledError):
        editing.apply([RENAME], FakeMonitor(cancel_at=1))
    store.fail_with = StorageError(corpus="x", reason="full")
    with pytest.raises(StorageError):
        editing.apply([RENAME], FakeMonitor())
    assert store.state is state


def test_what_stricter_constraints_forbid_is_counted_and_left(editing, store):
    desk = store.state.set_of("a1", BEN)
    wide = make_span(0, 9, id="w", label="ORG")
    store.state.sets["a1", BEN] = desk.apply(make_change_set(SpanAdded(span=wide), annotator=BEN))
    edits = [ChangeLayer(layer="entity", overlap="none")]
    preview = editing.apply(edits, FakeMonitor())
    assert (preview.breaches, preview.people) == (1, Effect())
    assert labels(store, annotator=BEN) == {"b": "PER", "w": "ORG"}


def test_the_preview_says_what_becomes_of_which_label(editing):
    edits = [RENAME, DeleteLabel(layer="entity", label="ORG")]
    found = dict(editing.preview(edits, FakeMonitor()).fates)
    assert found == {
        Fate("label", "entity", "PER", "HUM"): 2,
        Fate("label", "entity", "ORG", ""): 1,
    }


def test_arguments_that_go_are_counted_by_their_role(editing):
    preview = editing.preview([DeleteLabel(layer="entity", label="PER")], FakeMonitor())
    assert (Fate("role", "quote", "speaker", ""), 1) in preview.fates


def test_another_order_is_a_change_that_can_be_taken_back(store, editing):
    orders = [("ORG", "PER", "LOC"), ("LOC", "ORG", "PER")]
    for order in orders:
        editing.apply([Reorder(layer="entity", part="labels", order=order)], FakeMonitor())
    assert tuple(store.state.schemas[-1].layers["entity"].labels) == orders[1]
    editing.undo(FakeMonitor())
    assert tuple(store.state.schemas[-1].layers["entity"].labels) == orders[0]
    editing.undo(FakeMonitor())
    assert tuple(store.state.schemas[-1].layers["entity"].labels) == ("PER", "ORG", "LOC")
    assert editing.undoable() is None
