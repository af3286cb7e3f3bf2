"""Schema files: what they become, and how a mistake in one is named."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from annotator.domain.errors import FileReadError, SchemaError
from annotator.formats.schema_yaml import parse_schema, read_schema, schema_to_yaml
from annotator.resources import resource_path
from factories import make_schema

NEWS = resource_path("schemas", "news-de.yaml")
EVENT_TYPES = resource_path("guidelines", "event-types.yaml")

SMALL = """\
id: small
version: 1
title: {en: Small}
layers:
  entity:
    title: {en: Entity}
    colour: "#0072b2"
    labels:
      PER:
        title: {en: Person}
        key: P
      ORG:
        title: {en: Organisation}
        key: O
  quote:
    title: {en: Quote}
    colour: "#7b4fb5"
    roles:
      speaker:
        title: {en: speaker}
        fillers: [entity]
    labels:
      Direct:
        title: {en: Direct}
        roles: {speaker: "+"}
"""


def line_of(text: str, part: str) -> int:
    return text[: text.index(part)].count("\n") + 1


@pytest.mark.parametrize(
    ("right", "wrong", "field", "reason"),
    [
        ("key: O", "key: P", "layers.entity.labels.ORG.key", "is taken by label 'PER'"),
        ("key: O", "key: oo", "layers.entity.labels.ORG.key", "pattern"),
        ("key: O", "key: 1", "layers.entity.labels.ORG.key", "valid string, not 1"),
        ("key: O", "kye: O", "layers.entity.labels.ORG.kye", "there is no such field"),
        ("fillers: [entity]", "fillers: [entitty]", "layers.quote.roles.speaker", "'entitty'"),
        ('roles: {speaker: "+"}', "roles: {speker: '+'}", "layers.quote.labels.Direct", "speker"),
        ('{speaker: "+"}', "{speaker: many}", "layers.quote.labels.Direct.roles", "cardinality"),
        ('colour: "#7b4fb5"', "colour: violet", "layers.quote.colour", "pattern"),
        ("version: 1", "version: 0", "version", "greater than or equal to 1"),
    ],
)
def test_a_mistake_is_named_by_file_line_and_field(right, wrong, field, reason):
    broken = SMALL.replace(right, wrong, 1)
    with pytest.raises(SchemaError) as caught:
        parse_schema(broken, file="my.yaml")
    params = caught.value.params
    assert params["field"].startswith(field)
    assert reason in params["reason"]
    expected = line_of(SMALL, right)
    # Checks of a whole role or label name the line where it begins.
    assert expected - 2 <= params["line"] <= expected
    assert str(caught.value).startswith(f"my.yaml, line {params['line']}: {field}")
    assert "\n" not in str(caught.value)


def test_a_misspelt_field_counts_more_than_the_one_it_leaves_missing():
    broken = SMALL.replace("title: {en: Quote}", "titel: {en: Quote}")
    with pytest.raises(SchemaError, match="titel: there is no such field"):
        parse_schema(broken, file="my.yaml")


def test_a_missing_field_is_named_where_it_should_be():
    broken = SMALL.replace('    colour: "#7b4fb5"\n', "")
    with pytest.raises(SchemaError, match=r"layers\.quote\.colour: is missing") as caught:
        parse_schema(broken, file="my.yaml")
    assert caught.value.params["line"] == line_of(broken, "  quote:")


def test_a_key_given_twice_is_refused_where_yaml_would_take_the_last():
    broken = SMALL + "version: 2\n"
    with pytest.raises(SchemaError, match="version: is given twice") as caught:
        parse_schema(broken, file="my.yaml")
    assert caught.value.params["line"] == broken.count("\n")


@pytest.mark.parametrize(
    ("text", "line"),
    [("id: [small\n", 2), ("id: a\n\tb: c\n", 2), ("", 1), ("- a\n- b\n", 1), ("id: \x00", 1)],
)
def test_what_is_no_yaml_mapping_is_refused_with_its_line(text, line):
    with pytest.raises(SchemaError) as caught:
        parse_schema(text, file="my.yaml")
    assert caught.value.params["line"] == line


def test_a_document_that_swells_is_refused():
    bomb = "a: &a [x,x,x,x,x,x,x,x,x,x]\n" + "".join(
        f"{new}: &{new} [{','.join(['*' + old] * 10)}]\n"
        for old, new in zip("abcde", "bcdef", strict=True)
    )
    with pytest.raises(SchemaError, match="stands for more than"):
        parse_schema(bomb, file="my.yaml")


def test_a_file_that_is_not_utf8_is_named_with_the_line(tmp_path):
    path = tmp_path / "latin.yaml"
    path.write_bytes(b"id: a\ntitle: {de: Entit\xe4t}\n")
    with pytest.raises(SchemaError, match="line 2: text: is not UTF-8"):
        read_schema(path)


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(FileReadError, match=r"nothing\.yaml cannot be read"):
        read_schema(tmp_path / "nothing.yaml")


def test_a_huge_file_is_refused(tmp_path):
    path = tmp_path / "huge.yaml"
    path.write_bytes(b"#" * 1_000_001)
    with pytest.raises(FileReadError, match="at most 1 MB"):
        read_schema(path)


@pytest.mark.parametrize("schema", [make_schema(), read_schema(NEWS)], ids=["test", "news-de"])
def test_writing_and_reading_gives_an_equal_schema(schema):
    assert parse_schema(schema_to_yaml(schema), file="again.yaml") == schema


class TestDefaultSchema:
    schema = read_schema(NEWS)

    def test_it_has_the_layers_of_the_guideline(self):
        assert list(self.schema.layers) == ["entity", "mention", "quote", "cue", "frame", "event"]

    def test_everything_people_read_is_there_in_german_and_english(self):
        def named():
            for layer in self.schema.layers.values():
                yield layer.title
                yield from (label.title for label in layer.labels.values())
                yield from (label.guideline for label in layer.labels.values())
                yield from (role.title for role in layer.roles.values())
                yield from (role.guideline for role in layer.roles.values())
                for attribute in layer.attributes.values():
                    yield attribute.title
                    yield from attribute.values.values()

        assert [words for words in named() if not (words.get("de") and words.get("en"))] == []

    def test_every_label_has_an_example_and_a_counter_example_with_brackets(self):
        for layer in self.schema.layers.values():
            for name, label in layer.labels.items():
                assert "[" in label.example["de"], name
                assert "[" in label.counter_example["de"], name

    def test_the_event_types_are_those_of_the_guideline(self):
        given = yaml.safe_load(EVENT_TYPES.read_text(encoding="utf-8"))
        event = self.schema.layers["event"]
        assert {each["id"]: each["roles"] for each in given["types"]} == {
            name: label.roles for name, label in event.labels.items()
        }
        assert [each["id"] for each in given["roles"]] == list(event.roles)
        modality = next(each for each in given["attributes"] if each["id"] == "modality")
        assert [each["id"] for each in modality["values"]] == list(
            event.attributes["modality"].values
        )

    def test_reported_speech_needs_no_cue(self):
        assert self.schema.layers["quote"].roles_of("Reported")["cue"] == "?"

    def test_colours_of_labels_that_stand_side_by_side_differ(self):
        for layer in ("entity", "quote"):
            labels = self.schema.layers[layer].labels
            colours = [self.schema.colour(layer, label) for label in labels]
            assert len(set(colours)) == len(colours)


def test_the_file_says_where_it_is_explained():
    assert "news-de.md" in Path(NEWS).read_text(encoding="utf-8").splitlines()[0]
