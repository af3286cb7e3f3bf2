import copy

import pytest
from pydantic import ValidationError

from annotator.domain.errors import UnknownLabelError
from annotator.domain.schema import Schema, bounds, in_language
from factories import _LAYERS, make_schema


def _broken(change):
    layers = copy.deepcopy(_LAYERS)
    change(layers)
    return layers


def test_a_schema_survives_json():
    schema = make_schema()
    assert Schema.model_validate_json(schema.model_dump_json()) == schema


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda x: x["quote"]["roles"]["cue"].update(fillers=["odd"]), "odd"),
        (lambda x: x["entity"].update(default_label="odd"), "odd"),
        (lambda x: x["entity"].update(colour="red"), "colour"),
        (lambda x: x["entity"].update(overlap="maybe"), "overlap"),
        (lambda x: x["entity"].update(labels={}), "labels"),
        (lambda x: x["entity"].update(surprise=1), "surprise"),
        (lambda x: x["entity"]["labels"]["ORG"].update(key="1"), "'1'"),
        (lambda x: x["entity"]["labels"]["ORG"].update(key="C"), "'C'"),
        (lambda x: x["quote"]["labels"]["direct"].update(key="S"), "'S'"),
        (lambda x: x["event"]["labels"]["Attack"].update(roles={"odd": "?"}), "odd"),
        (lambda x: x["event"]["roles"]["agent"].update(cardinality="2"), "cardinality"),
        (lambda x: x["entity"]["attributes"]["certainty"].update(default="odd"), "odd"),
        (lambda x: x["entity"]["attributes"]["generic"].update(values={"a": {}}), "choice"),
        (lambda x: x["entity"]["labels"].update({"has space": {"title": {}}}), "has space"),
    ],
)
def test_a_schema_that_contradicts_itself_is_refused_by_name(change, message):
    with pytest.raises(ValidationError, match=message):
        make_schema(layers=_broken(change))


@pytest.mark.parametrize(
    ("cardinality", "expected"),
    [("?", (0, 1)), ("*", (0, None)), ("+", (1, None)), ("{1}", (1, 1)), ("{12}", (12, 12))],
)
def test_cardinalities_are_bounds(cardinality, expected):
    assert bounds(cardinality) == expected


def test_roles_of_a_label_are_its_own_or_its_layers():
    events = make_schema().layer("event")
    assert events.roles_of("Resignation") == {"agent": "{1}", "time": "?"}
    assert list(events.roles_of("Attack")) == ["agent", "place", "time"]


def test_colours_and_titles_fall_back():
    schema = make_schema()
    assert schema.colour("entity", "LOC") == "#2ca02c"
    assert schema.colour("entity", "PER") == "#1f77b4"
    assert schema.label_title("entity", "PER", "de-AT") == "Person"
    assert schema.label_title("entity", "LOC", "fr") == "Place"
    assert in_language({}, "de") == ""


@pytest.mark.parametrize(("layer", "label"), [("odd", "PER"), ("entity", "odd")])
def test_what_the_schema_does_not_know_is_named(layer, label):
    with pytest.raises(UnknownLabelError, match="odd"):
        make_schema().label(layer, label)
