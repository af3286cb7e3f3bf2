"""The schema editor's list of edits, without a widget."""

import pytest

from annotator.domain.errors import SchemaEditError
from annotator.domain.schema import LabelDef
from annotator.domain.schema_changes import (
    AddLabel,
    ChangeLabel,
    ChangeLayer,
    DeleteLabel,
    MergeLabels,
    RenameLabel,
    Reorder,
    is_same,
)
from annotator.ui.dialogs.schema_editor.draft import SchemaDraft

RENAME = RenameLabel(layer="entity", label="PER", to="HUM")


@pytest.fixture
def draft(schema):
    return SchemaDraft(schema)


def change(schema, label="PER", **fields):
    definition = schema.label("entity", label).model_copy(update=fields)
    return ChangeLabel(layer="entity", label=label, definition=definition)


def test_each_edit_is_made_on_what_the_one_before_left(draft, schema):
    assert draft.add(RENAME)
    assert draft.add(DeleteLabel(layer="entity", label="HUM"))
    assert list(draft.schema.layers["entity"].labels) == ["ORG", "LOC"]
    assert [before is schema for _, before in draft.steps] == [True, False]


def test_an_edit_that_does_not_fit_changes_nothing(draft):
    draft.add(RENAME)
    with pytest.raises(SchemaEditError, match="no label 'PER'"):
        draft.add(DeleteLabel(layer="entity", label="PER"))
    assert draft.edits == (RENAME,)


def test_what_is_typed_letter_by_letter_is_one_edit(draft, schema):
    for title in ("M", "Me", "Men"):
        draft.add(change(draft.schema, title={"de": title}))
    (edit,) = draft.edits
    assert edit.definition.title == {"de": "Men"}
    draft.add(change(draft.schema, title=schema.label("entity", "PER").title))
    assert draft.edits == ()


def test_fields_of_one_layer_become_one_edit(draft):
    draft.add(ChangeLayer(layer="entity", colour="#112233"))
    draft.add(ChangeLayer(layer="entity", overlap="none"))
    (edit,) = draft.edits
    assert (edit.colour, edit.overlap) == ("#112233", "none")


def test_what_was_just_added_is_added_as_it_is_changed(draft):
    draft.add(AddLabel(layer="entity", label="NEW", definition=LabelDef(title={})))
    draft.add(change(draft.schema, "NEW", key="9"))
    draft.add(RenameLabel(layer="entity", label="NEW", to="EVT"))
    (edit,) = draft.edits
    assert (edit.kind, edit.label, edit.definition.key) == ("add_label", "EVT", "9")


def test_a_label_renamed_twice_is_renamed_once(draft):
    draft.add(RENAME)
    draft.add(RenameLabel(layer="entity", label="HUM", to="PERSON"))
    assert draft.edits == (RenameLabel(layer="entity", label="PER", to="PERSON"),)


def test_what_is_as_it_was_is_no_edit(draft, schema):
    assert not draft.add(change(schema))
    assert not draft.add(
        Reorder(layer="entity", part="labels", order=tuple(schema.layers["entity"].labels))
    )
    assert draft.edits == ()


def test_an_order_put_back_is_no_edit(draft, schema):
    order = tuple(schema.layers["entity"].labels)
    draft.add(Reorder(layer="entity", part="labels", order=order[::-1]))
    draft.add(Reorder(layer="entity", part="labels", order=order))
    assert draft.edits == ()
    assert is_same(draft.schema, schema)


def test_edits_are_undone_and_come_again(draft, schema):
    draft.add(RENAME)
    assert draft.undo() == RENAME
    assert is_same(draft.schema, schema)
    assert draft.redo() == RENAME
    assert "HUM" in draft.schema.layers["entity"].labels
    assert draft.redo() is None


def test_a_new_edit_forgets_what_was_undone(draft):
    draft.add(RENAME)
    draft.undo()
    draft.add(DeleteLabel(layer="entity", label="ORG"))
    assert not draft.can_redo


def test_an_edit_in_the_middle_can_be_taken_out(draft):
    last = MergeLabels(layer="entity", labels=("ORG",), into="LOC")
    draft.add(RENAME)
    draft.add(last)
    assert draft.remove(0) is None
    assert draft.edits == (last,)
    assert list(draft.schema.layers["entity"].labels) == ["PER", "LOC"]


def test_an_edit_that_others_rest_on_stays_and_they_are_named(draft):
    draft.add(RENAME)
    draft.add(change(draft.schema, "ORG", key="9"))
    draft.add(DeleteLabel(layer="entity", label="HUM"))
    before = draft.edits
    assert draft.remove(0) == 2
    assert draft.edits == before


def test_kept_edits_come_back_as_far_as_they_fit(schema):
    gone = DeleteLabel(layer="entity", label="NONE")
    assert SchemaDraft(schema, [RENAME, gone, RENAME]).edits == (RENAME,)
