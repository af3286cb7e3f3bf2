"""Edits of a schema: what schema comes out, and when they are refused."""

import pytest

from annotator.domain.errors import SchemaEditError
from annotator.domain.schema import AttributeDef, LabelDef, LayerDef, RoleDef
from annotator.domain.schema_changes import (
    AddLabel,
    AddLayer,
    AddRole,
    AdoptSchema,
    ChangeLabel,
    ChangeLayer,
    ChangeRole,
    DeleteLabel,
    DeleteRole,
    MergeLabels,
    MergeRoles,
    RemoveAttribute,
    RemoveLayer,
    RenameLabel,
    RenameRole,
    Reorder,
    SetAttribute,
    SplitLabel,
    after_edits,
    is_same,
    schema_edits,
)


def label(key=None, **fields):
    return LabelDef(title={"en": "New"}, key=key, **fields)


def test_a_renamed_label_keeps_its_place_and_everything_else(schema):
    after = after_edits(schema, [RenameLabel(layer="entity", label="ORG", to="GRP")])
    assert list(after.layers["entity"].labels) == ["PER", "GRP", "LOC"]
    assert after.layers["entity"].labels["GRP"] == schema.layers["entity"].labels["ORG"]
    assert after.version == schema.version + 1


def test_the_default_label_follows_a_renaming_a_merging_and_a_splitting(schema):
    named = after_edits(schema, [ChangeLayer(layer="entity", default_label="ORG")])
    for edit, default in [
        (RenameLabel(layer="entity", label="ORG", to="GRP"), "GRP"),
        (MergeLabels(layer="entity", labels=("ORG",), into="LOC"), "LOC"),
        (DeleteLabel(layer="entity", label="ORG"), None),
        (
            SplitLabel(layer="entity", label="ORG", into={"A": label(), "B": label()}, rest="B"),
            "B",
        ),
    ]:
        assert after_edits(named, [edit]).layers["entity"].default_label == default


def test_a_split_label_gives_its_place_to_its_parts(schema):
    edit = SplitLabel(
        layer="entity", label="ORG", into={"CO": label("7"), "ORG": label()}, rest="ORG"
    )
    assert list(after_edits(schema, [edit]).layers["entity"].labels) == ["PER", "CO", "ORG", "LOC"]


def test_a_renamed_role_is_renamed_in_the_labels_that_take_it(schema):
    after = after_edits(schema, [RenameRole(layer="event", role="agent", to="actor")])
    layer = after.layers["event"]
    assert list(layer.roles) == ["actor", "place", "time"]
    assert layer.labels["Resignation"].roles == {"actor": "{1}", "time": "?"}
    assert layer.labels["Attack"].roles is None


def test_a_merged_role_is_taken_by_the_labels_that_took_one_of_its_parts(schema):
    after = after_edits(schema, [MergeRoles(layer="event", roles=("agent",), into="place")])
    assert after.layers["event"].labels["Resignation"].roles == {"time": "?", "place": "{1}"}
    assert "agent" not in after.layers["event"].roles


def test_a_deleted_role_leaves_the_labels(schema):
    after = after_edits(schema, [DeleteRole(layer="event", role="agent")])
    assert after.layers["event"].labels["Resignation"].roles == {"time": "?"}


def test_a_removed_layer_no_longer_fills_roles(schema):
    after = after_edits(schema, [RemoveLayer(layer="mention")])
    assert after.layers["quote"].roles["speaker"].fillers == ("entity",)


def test_a_removed_attribute_is_gone(schema):
    after = after_edits(schema, [RemoveAttribute(layer="entity", attribute="generic")])
    assert list(after.layers["entity"].attributes) == ["certainty"]


@pytest.mark.parametrize(
    ("edit", "reason"),
    [
        (
            AddLabel(layer="entity", label="PER", definition=label()),
            "there is a label 'PER' already",
        ),
        (
            AddLabel(layer="entity", label="MISC", definition=label("1")),
            "key '1' of label 'MISC' in layer 'entity' is taken by label 'PER' in layer 'entity'",
        ),
        (
            ChangeLabel(layer="entity", label="LOC", definition=label("Q")),
            "key 'Q' of layer 'quote' is taken by label 'LOC' in layer 'entity'",
        ),
        (RenameLabel(layer="entity", label="NO", to="X"), "layer 'entity' has no label 'NO'"),
        (RenameLabel(layer="no", label="NO", to="X"), "there is no layer 'no'"),
        (RenameLabel(layer="entity", label="PER", to="ORG"), "there is a label 'ORG' already"),
        (
            DeleteLabel(layer="cue", label="cue"),
            "layer 'cue' needs a label; remove the layer instead",
        ),
        (DeleteLabel(layer="entity", label="PER", relabel="PER"), "cannot stand in for itself"),
        (MergeLabels(layer="entity", labels=("PER",), into="NO"), "has no label 'NO'"),
        (RemoveLayer(layer="cue"), "role 'cue' is filled from layer 'cue' alone"),
        (RemoveLayer(layer="no"), "there is no layer 'no'"),
        (RenameRole(layer="quote", role="cue", to="speaker"), "there is a role 'speaker' already"),
        (ChangeLayer(layer="entity", default_label="NO"), "default_label 'NO' is not one of"),
        (RemoveAttribute(layer="entity", attribute="no"), "has no attribute 'no'"),
        (
            AddRole(
                layer="quote",
                role="tone",
                definition=RoleDef(title={"en": "tone"}, fillers=("no",)),
            ),
            "role 'tone' of layer 'quote' is filled by layer 'no', which does not exist",
        ),
        (
            SplitLabel(layer="entity", label="PER", into={"A": label(), "ORG": label()}, rest="A"),
            "there is a label 'ORG' already",
        ),
        (
            SplitLabel(layer="entity", label="PER", into={"A": label(), "B": label()}, rest="C"),
            "has no label 'C'",
        ),
    ],
)
def test_what_does_not_fit_is_refused_with_its_reason(schema, edit, reason):
    with pytest.raises(SchemaEditError) as refusal:
        after_edits(schema, [edit])
    assert reason in str(refusal.value)


@pytest.mark.parametrize(
    ("edit", "counts"),
    [
        (ChangeLabel(layer="entity", label="PER", definition=label("9", colour="#123456")), False),
        (ChangeLayer(layer="entity", title={"en": "Name"}, key="N", colour="#123456"), False),
        (ChangeLayer(layer="quote", key=""), False),
        (ChangeLayer(layer="entity", overlap="none"), True),
        (ChangeLayer(layer="entity", discontinuous=True), True),
        (
            ChangeRole(
                layer="quote",
                role="cue",
                definition=RoleDef(title={"en": "signal"}, fillers=("cue",), key="V"),
            ),
            False,
        ),
        (
            ChangeRole(
                layer="quote",
                role="cue",
                definition=RoleDef(title={"en": "cue"}, fillers=("cue",), cardinality="+"),
            ),
            True,
        ),
        (
            SetAttribute(
                layer="cue", attribute="x", definition=AttributeDef(title={}, kind="flag")
            ),
            True,
        ),
        (AddLabel(layer="entity", label="MISC", definition=label()), True),
        (
            AddLayer(
                layer="place",
                definition=LayerDef(title={}, colour="#000000", labels={"place": label()}),
            ),
            True,
        ),
    ],
)
def test_the_version_counts_changes_of_labels_roles_and_constraints_only(schema, edit, counts):
    after = after_edits(schema, [edit])
    assert after != schema
    assert after.version == schema.version + counts


def test_several_edits_are_one_version(schema):
    edits = [
        RenameLabel(layer="entity", label="PER", to="A"),
        RenameLabel(layer="entity", label="A", to="B"),
    ]
    assert after_edits(schema, edits).version == schema.version + 1


def test_an_adopted_schema_never_counts_down(schema):
    newer = schema.model_copy(update={"version": 7})
    other = after_edits(schema, [DeleteLabel(layer="entity", label="LOC")])
    assert after_edits(newer, [AdoptSchema(definition=other)]).version == 8
    assert after_edits(schema, [AdoptSchema(definition=newer)]).version == 7


def test_edits_are_data(schema):
    edits = (
        RenameLabel(layer="entity", label="PER", to="A"),
        SplitLabel(layer="entity", label="ORG", into={"C": label(), "D": label()}, rest="D"),
        AdoptSchema(definition=schema),
    )
    assert schema_edits.validate_json(schema_edits.dump_json(edits)) == edits


def test_parts_can_be_put_in_another_order(schema):
    after = after_edits(
        schema,
        [
            Reorder(layer="entity", part="labels", order=("LOC", "PER", "ORG")),
            Reorder(part="layers", order=tuple(reversed(schema.layers))),
        ],
    )
    assert list(after.layers["entity"].labels) == ["LOC", "PER", "ORG"]
    assert list(after.layers) == list(reversed(schema.layers))
    assert after.version == schema.version
    assert not is_same(after, schema)


def test_an_order_has_to_name_everything_once(schema):
    for order in [("PER", "ORG"), ("PER", "ORG", "LOC", "LOC"), ("PER", "ORG", "GPE")]:
        with pytest.raises(SchemaEditError, match="other labels than there are"):
            Reorder(layer="entity", part="labels", order=order).apply(schema)


def test_an_empty_text_takes_key_and_default_label_away(schema):
    with_default = after_edits(schema, [ChangeLayer(layer="entity", default_label="ORG", key="Y")])
    after = after_edits(with_default, [ChangeLayer(layer="entity", default_label="", key="")])
    assert (after.layers["entity"].default_label, after.layers["entity"].key) == (None, None)


def test_a_split_by_a_flag_survives_json(schema):
    flag = SetAttribute(
        layer="entity",
        attribute="acting",
        definition=AttributeDef(title={"en": "acting"}, kind="flag"),
    )
    split = SplitLabel(
        layer="entity",
        label="LOC",
        into={"GPE": label(), "LOC": label()},
        rest="LOC",
        attribute="acting",
        by_value={True: "GPE"},
    )
    (read,) = schema_edits.validate_json(schema_edits.dump_json((split,)))
    (move,) = read.moves(flag.apply(schema)).labels.values()
    assert move.by_value == {True: "GPE"}
