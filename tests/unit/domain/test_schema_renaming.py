"""What people say is called otherwise in a new schema."""

import pytest

from annotator.domain.errors import SchemaEditError
from annotator.domain.schema import LabelDef
from annotator.domain.schema_changes import (
    DeleteLabel,
    MergeLabels,
    MergeRoles,
    RenameLabel,
    RenameRole,
    SplitLabel,
    after_edits,
)
from annotator.domain.schema_renaming import Division, renaming_edits, splitting_edits


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
        (("cue", "x"), "'cue' may be any of cue.cue, quote.cue"),
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


NEW = LabelDef(title={"en": "New"}, key="9")


def split(schema, *names):
    edit = SplitLabel(
        layer="entity",
        label="PER",
        into=dict.fromkeys(names, NEW.model_copy(update={"key": None})),
        rest=names[0],
    )
    return after_edits(schema, [edit])


def test_a_label_that_stays_keeps_what_no_value_calls_away(schema):
    doubtful = Division("PER", "certainty", "doubtful", "MAYBE")
    (edit,), left = splitting_edits(
        schema, split(schema, "PER", "MAYBE"), [doubtful], [("ORG", "X")]
    )
    assert (edit.rest, edit.by_value) == ("PER", {"doubtful": "MAYBE"})
    assert left == [("ORG", "X")]
    assert edit.apply(schema).layers["entity"].labels["PER"].key is None


def test_a_rename_says_where_the_rest_of_a_split_label_goes(schema):
    generic = Division("entity.PER", "generic", "true", "KIND")
    (edit,), left = splitting_edits(
        schema, split(schema, "HUM", "KIND"), [generic], [("PER", "HUM")]
    )
    assert (edit.rest, edit.by_value, left) == ("HUM", {True: "KIND"}, [])


@pytest.mark.parametrize(
    ("division", "reason"),
    [
        (Division("PER", "generic", "true", "KIND"), "of the new schema has no label 'PER'"),
        (Division("PER", "no", "true", "KIND"), "has no label 'PER'"),
        (Division("speaker", "generic", "true", "KIND"), "'speaker' is a role"),
        (Division("ORG", "no", "x", "KIND"), "layer 'entity' has no attribute 'no'"),
        (Division("ORG", "generic", "x", "KIND"), "'generic' has no value 'x'"),
    ],
)
def test_a_split_that_cannot_be_meant_is_refused(schema, division, reason):
    with pytest.raises(SchemaEditError) as refusal:
        splitting_edits(schema, split(schema, "HUM", "KIND"), [division], [])
    assert reason in str(refusal.value)
