"""YAML that stands for more than any memory holds, that contains itself, or that nobody could walk through."""

from __future__ import annotations

import pytest
import yaml

from annotator.domain.errors import FormatError, SchemaError
from annotator.formats.schema_yaml import parse_schema
from annotator.formats.yaml_safety import UnsafeYamlError, check_yaml
from annotator.resources import resource_path
from annotator.services.pipelines import read_label_map
from factories import make_schema
from work import counted_calls

LAUGHS = "a: &a [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 10)}]\n"
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)
BOMBS = {
    "deep": "[" * 5_000,
    "deep mapping": "{a: " * 5_000,
    "itself": "a: &a [*a]",
    "laughs": LAUGHS,
}


@pytest.mark.parametrize("bomb", BOMBS.values(), ids=BOMBS.keys())
def test_a_bomb_is_refused_at_once_with_its_line(bomb, tmp_path):
    (tmp_path / "labels.yaml").write_text(bomb, "utf-8")
    schema = make_schema()
    with counted_calls() as work:
        with pytest.raises(UnsafeYamlError):
            check_yaml(bomb)
        with pytest.raises(SchemaError, match="line"):
            parse_schema(bomb, file="s.yaml")
        with pytest.raises(FormatError, match="line"):
            read_label_map(tmp_path / "labels.yaml", schema)
    assert work.number < 50_000


def test_anchors_as_people_use_them_are_read():
    check_yaml("base: &base {a: 1, b: [1, 2]}\nother: {<<: *base, c: *base}\n")


@pytest.mark.parametrize("path", sorted(resource_path("schemas").glob("*.yaml")), ids=str)
def test_the_schemas_that_ship_are_within_the_bounds(path):
    check_yaml(path.read_text("utf-8"))


def test_no_tag_makes_an_object(tmp_path):
    for tag in ("!!python/object/apply:os.system ['true']", "!!python/name:os.system"):
        with pytest.raises(SchemaError):
            parse_schema(f"id: {tag}\n", file="s.yaml")
        (tmp_path / "labels.yaml").write_text(f"PER: {tag}\n", "utf-8")
        with pytest.raises(FormatError):
            read_label_map(tmp_path / "labels.yaml", make_schema())
    with pytest.raises(yaml.YAMLError):
        yaml.safe_load("!!python/object/apply:os.system ['true']")
