"""Keys, names and colours, as the schema editor looks at them."""

import pytest

from annotator.domain.errors import SchemaEditError
from annotator.domain.schema_changes import ChangeLabel, ChangeLayer, ChangeRole
from annotator.formats.schema_yaml import read_schema
from annotator.resources import resource_path
from annotator.ui.dialogs.schema_editor.checks import (
    PALETTE,
    is_hue,
    is_identifier,
    is_key,
    key_user,
    legibility,
)
from annotator.ui.dialogs.schema_editor.places import Place, exists, languages_of, title_of

KEYS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"


@pytest.fixture(scope="module")
def news():
    return read_schema(resource_path("schemas", "news-de.yaml"))


def places(schema):
    for name, layer in schema.layers.items():
        yield Place("layer", name)
        yield from (Place("label", name, each) for each in layer.labels)
        yield from (Place("role", name, each) for each in layer.roles)


def giving(schema, place, key):
    """The edit that gives a key."""
    layer = schema.layers[place.layer]
    if place.kind == "layer":
        return ChangeLayer(layer=place.layer, key=key)
    if place.kind == "label":
        definition = layer.labels[place.name].model_copy(update={"key": key})
        return ChangeLabel(layer=place.layer, label=place.name, definition=definition)
    definition = layer.roles[place.name].model_copy(update={"key": key})
    return ChangeRole(layer=place.layer, role=place.name, definition=definition)


def test_a_key_is_refused_exactly_where_the_schema_would_refuse_it(news):
    refused = 0
    for place in places(news):
        for key in KEYS:
            user = key_user(news, place, key)
            try:
                giving(news, place, key).apply(news)
            except SchemaEditError:
                assert user is not None, (place, key)
                refused += 1
            else:
                assert user is None, (place, key, user)
    assert refused > 50


def test_the_other_user_of_a_key_is_named(news):
    assert key_user(news, Place("label", "entity", "ORG"), "P") == Place("label", "entity", "PER")
    assert key_user(news, Place("role", "quote", "cue"), "S") == Place("role", "quote", "speaker")
    assert key_user(news, Place("label", "entity", "ORG"), "Q") == Place("layer", "quote")


def test_what_is_there_keeps_its_own_key(news):
    assert key_user(news, Place("label", "entity", "PER"), "P") is None


def test_every_colour_of_the_palette_can_be_read_in_both_themes():
    for hue in PALETTE:
        assert [found.theme.name for found in legibility(hue)] == ["light", "dark"]
        assert all(found.is_readable for found in legibility(hue)), hue


@pytest.mark.parametrize("hue", ["#000000", "#ffffff", "#ffff00", "#00ff00", "#0000ff", "#808080"])
def test_contrast_is_a_ratio(hue):
    assert all(1 <= found.ratio <= 21 for found in legibility(hue))
    assert all(found.is_readable == (found.ratio >= 4.5) for found in legibility(hue))


@pytest.mark.parametrize(
    ("text", "fits"), [("PER", True), ("a-b_2", True), ("2a", False), ("Ä", False), ("", False)]
)
def test_an_id_is_what_the_schema_takes(text, fits):
    assert is_identifier(text) is fits


def test_keys_and_hues_are_what_the_schema_takes():
    assert [is_key(text) for text in ("A", "9", "a", "Ä", "", "AB")] == [True, True] + [False] * 4
    assert [is_hue(text) for text in ("#0072b2", "#0072B2", "0072b2", "#072", "")] == [
        True,
        True,
        False,
        False,
        False,
    ]


def test_names_are_said_in_the_language_and_fall_back_to_the_id(schema):
    place = Place("label", "entity", "PER")
    bare = ChangeLabel(
        layer="entity",
        label="PER",
        definition=schema.label("entity", "PER").model_copy(update={"title": {}}),
    ).apply(schema)
    assert title_of(schema, Place("layer", "entity"), "de") == "Entität"
    assert title_of(bare, place, "de") == "PER"


def test_places_are_there_or_not(schema):
    assert exists(schema, Place("label", "entity", "PER"))
    assert exists(schema, Place("role", "quote"))
    assert not exists(schema, Place("label", "entity", "HUM"))
    assert not exists(schema, Place("layer", "none"))


def test_german_and_english_come_first(news):
    assert languages_of(news)[:2] == ("de", "en")
