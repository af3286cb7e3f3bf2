"""Edits of a schema and what they touch, in words."""

import pytest

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
    SchemaEdit,
    SetAttribute,
    SplitLabel,
)
from annotator.ui.dialogs.schema_editor.touched import TouchedWords
from annotator.ui.dialogs.schema_editor.wording import Wording
from annotator.ui.panels.outcomes import Outcomes
from factories import make_schema

SCHEMA = make_schema()
LABEL = LabelDef(title={"en": "New"})
ROLE = RoleDef(title={"en": "New"}, fillers=("entity",))
FLAG = AttributeDef(title={"en": "known"}, kind="flag")
SPEAKER = SCHEMA.layers["quote"].roles["speaker"]
CERTAINTY = SCHEMA.layers["entity"].attributes["certainty"]

SAID = {
    "Entity: new label “X”": AddLabel(layer="entity", label="X", definition=LABEL),
    "Entity: “PER”: changed: name, key": ChangeLabel(
        layer="entity",
        label="PER",
        definition=SCHEMA.label("entity", "PER").model_copy(update={"title": {}, "key": "9"}),
    ),
    "Entity: “PER” is called “HUM”": RenameLabel(layer="entity", label="PER", to="HUM"),
    "Entity: “PER”, “ORG” becomes part of “LOC”": MergeLabels(
        layer="entity", labels=("PER", "ORG", "LOC"), into="LOC"
    ),
    "Entity: “PER” is split into “A”, “B”": SplitLabel(
        layer="entity", label="PER", into={"A": LABEL, "B": LABEL}, rest="A"
    ),
    "Entity: “PER” goes, with its spans": DeleteLabel(layer="entity", label="PER"),
    "Entity: “PER” goes; its spans become “ORG”": DeleteLabel(
        layer="entity", label="PER", relabel="ORG"
    ),
    "Quote: new role “r”": AddRole(layer="quote", role="r", definition=ROLE),
    "Quote: “speaker”: changed: number of fillers": ChangeRole(
        layer="quote", role="speaker", definition=SPEAKER.model_copy(update={"cardinality": "{4}"})
    ),
    "Quote: role “speaker” is called “source”": RenameRole(
        layer="quote", role="speaker", to="source"
    ),
    "Quote: role “addressee” becomes part of “speaker”": MergeRoles(
        layer="quote", roles=("addressee",), into="speaker"
    ),
    "Quote: role “speaker” goes, with its arguments": DeleteRole(layer="quote", role="speaker"),
    "New layer “topic”": AddLayer(
        layer="topic",
        definition=LayerDef(title={}, colour="#112233", labels={"T": LABEL}),
    ),
    "Entity: changed: colour, overlap": ChangeLayer(
        layer="entity", colour="#112233", overlap="none"
    ),
    "Layer “event” goes, with its spans": RemoveLayer(layer="event"),
    "Entity: new attribute “known”": SetAttribute(
        layer="entity", attribute="known", definition=FLAG
    ),
    "Entity: “certainty”: changed: default value": SetAttribute(
        layer="entity",
        attribute="certainty",
        definition=CERTAINTY.model_copy(update={"default": None}),
    ),
    "Entity: attribute “generic” goes, with its values": RemoveAttribute(
        layer="entity", attribute="generic"
    ),
    "Entity: labels in another order": Reorder(
        layer="entity", part="labels", order=("LOC", "PER", "ORG")
    ),
    "Layers in another order": Reorder(part="layers", order=tuple(reversed(SCHEMA.layers))),
    "Another schema as a whole": AdoptSchema(definition=SCHEMA),
}


@pytest.mark.parametrize("said", SAID)
def test_every_edit_is_said_in_words(said):
    assert Wording().of(SAID[said], SCHEMA) == said


def test_no_kind_of_edit_is_forgotten():
    kinds = {type(edit) for edit in SAID.values()}
    assert kinds == set(SchemaEdit.__origin__.__args__)


def test_of_very_many_fates_the_first_are_told():
    fates = [
        {"kind": "label", "layer": "entity", "name": f"L{n}", "to": "X", "count": 50 - n}
        for n in range(45)
    ]
    told = {"articles": 3, "annotations": {"relabelled": 9}, "fates": fates}
    lines = [line.text for line in TouchedWords().of(told)]
    assert lines[-1] == "and 5 more"
    assert len(lines) == 1 + 40 + 1


def test_the_task_bar_says_what_was_changed_and_changed_back():
    applied = {"articles": 2, "annotations": {"relabelled": 3, "unlinked": 1}}
    said = Outcomes().of("schema_apply", applied).summary
    assert said.startswith("The schema was changed: 3 span")
    undone = Outcomes().of("schema_undo", {"schema": "x", "schema_version": 4}).summary
    assert undone == "The schema is version 4 again."
