"""What docs/search.md says is so: every example is understood, every error is the one that is told."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from annotator.domain.errors import QueryError
from annotator.domain.queries.fields import FIELDS
from annotator.domain.queries.meaning import understood
from annotator.domain.queries.parser import is_words, parse
from annotator.domain.queries.printing import printed
from annotator.formats.schema_yaml import read_schema
from annotator.resources import resource_path

PAGE = (Path(__file__).parents[4] / "docs" / "search.md").read_text("utf-8")
EXAMPLES = [
    line for block in re.findall(r"```query\n(.*?)```", PAGE, re.DOTALL) for line in block.splitlines()
]  # fmt: skip
WORDS = re.search(r"## Words\n.*?```query\n(.*?)```", PAGE, re.DOTALL)[1].splitlines()
ERRORS = re.findall(r"^\| `(.+?)` \| (Column .+?) \|$", PAGE, re.MULTILINE)
SCHEMA = read_schema(resource_path("schemas", "news-de.yaml"))


@pytest.mark.parametrize("text", EXAMPLES)
def test_an_example_is_understood(text):
    tree = parse(text, frozenset(SCHEMA.layers))
    assert understood(tree, SCHEMA, "Anna") is not None
    assert parse(printed(tree), frozenset(SCHEMA.layers)) == tree


@pytest.mark.parametrize("text", WORDS)
def test_examples_of_words_are_words(text):
    assert is_words(parse(text))


@pytest.mark.parametrize(("text", "told"), ERRORS)
def test_an_error_is_told_as_documented(text, told):
    with pytest.raises(QueryError) as raised:
        understood(parse(text, frozenset(SCHEMA.layers)), SCHEMA, "Anna")
    assert str(raised.value) == told


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.name)
def test_every_field_is_documented_in_both_languages(field):
    assert f"`{field.name}`" in PAGE
    assert f"`{field.german}`" in PAGE
    value = {"score": "0.5", "length": "9", "date": "2026", "imported": "2026"}.get(field.name, "x")
    assert parse(f"{field.german}:{value}") == parse(f"{field.name}:{value}")
