"""What people say is called otherwise in a new schema."""

import pytest

from annotator.domain.errors import SchemaEditError
from annotator.domain.schema_changes import (
    DeleteLabel,
    MergeLabels,
    MergeRoles,
    RenameLabel,
    RenameRole,
    after_edits,
)
from annotator.domain.schema_renaming import renaming_edits


def wanted(schema, *edits):
    return after_edits(schema, edits)


def test_a_label_and_a_role_are_found_by_their_names(schema):
    edits = [
        RenameLabel(layer="entity", label="PER", to="HUM"),
        RenameRole(layer="quote", role="speaker", to="source"),
    ]
    new = wanted(schema, *edits)
    assert renaming_edits(schema, new, [("PER", "HUM"), ("speaker", "source")]) == edits
    assert (
        renaming_edits(schema, new, [("entity.PER", "HUM"), ("quote.speaker", "quote.source")])
        == edits
    )


def test_several_old_names_with_one_new_name_are_merged(schema):
    edits = [
        RenameLabel(layer="entity", label="PER", to="NAME"),
        MergeLabels(layer="entity", labels=("ORG",), into="NAME"),
    ]
    assert (
        renaming_edits(schema, wanted(schema, *edits), [("PER", "NAME"), ("ORG", "NAME")]) == edits
    )


def test_a_name_that_becomes_one_that_stays_is_merged_into_it(schema):
    labels = [MergeLabels(layer="entity", labels=("PER",), into="ORG")]
    assert renaming_edits(schema, wanted(schema, *labels), [("PER", "ORG")]) == labels
    roles = [MergeRoles(layer="quote", roles=("addressee",), into="speaker")]
    assert renaming_edits(schema, wanted(schema, *roles), [("addressee", "speaker")]) == roles


@pytest.mark.parametrize(
    ("pair", "reason"),
    [
        (("NO", "HUM"), "there is no label and no role 'NO'"),
        (("cue", "x"), "'cue' is a label of layer 'cue' and a role of layer 'quote'"),
        (("LOC", "NO"), "layer 'entity' of the new schema has no label 'NO'"),
        (("LOC", "ORG"), "the new schema still has the label 'LOC'"),
        (("speaker", "NO"), "layer 'quote' of the new schema has no role 'NO'"),
    ],
)
def test_a_name_that_cannot_be_meant_is_refused(schema, pair, reason):
    new = wanted(schema, DeleteLabel(layer="entity", label="PER"))
    with pytest.raises(SchemaEditError) as refusal:
        renaming_edits(schema, new, [pair])
    assert reason in str(refusal.value)
