"""The guideline and the machine-readable event types say the same, and each entry is complete."""

import re
from pathlib import Path

import pytest
import yaml

FOLDER = Path(__file__).parents[2] / "resources" / "guidelines"
GUIDELINE = (FOLDER / "news-de.md").read_text(encoding="utf-8")
INVENTORY = yaml.safe_load((FOLDER / "event-types.yaml").read_text(encoding="utf-8"))
TYPES = INVENTORY["types"]
ROLES = [role["id"] for role in INVENTORY["roles"]]
LABELS = (
    *("PER", "ORG", "LOC", "MISC", "DATE", "Mention", "Cue"),
    *("Direct", "Indirect", "Reported", "FreeIndirect", "IndirectFreeIndirect"),
    *("antecedent", "speaker", "cue", "addressee", "frame"),
)
ENTRIES = [*LABELS, *(kind["id"] for kind in TYPES)]


def section(entry):
    """The text from the heading of an entry to the next heading."""
    match = re.search(rf"^###+ {entry} – .+\n((?:(?!#).*\n)*)", GUIDELINE, re.MULTILINE)
    return match and match[1]


def test_types_are_a_manageable_number_and_named_once():
    assert 20 <= len(TYPES) <= 24
    for field in ("id", "de", "en", "definition_de", "example_de"):
        assert len({kind[field] for kind in TYPES}) == len(TYPES)


@pytest.mark.parametrize("kind", TYPES, ids=lambda kind: kind["id"])
def test_event_type_is_complete(kind):
    assert set(kind) == {
        *("id", "de", "en", "definition_de", "definition_en"),
        *("example_de", "counter_de", "counter_why_de", "roles"),
    }
    assert re.search(r"\[\w+\]", kind["example_de"])
    assert re.search(r"\[\w+\]", kind["counter_de"])
    assert set(kind["roles"]) <= set(ROLES)
    assert {*kind["roles"].values()} <= {"?", "*", "+"}


def test_each_modality_has_an_example_and_is_in_the_guideline():
    (modality,) = INVENTORY["attributes"]
    values = modality["values"]
    assert modality["default"] in [value["id"] for value in values]
    for value in values:
        assert re.search(r"\[\w+\]", value["example_de"])
        assert f"*{value['de']}*" in GUIDELINE


def test_every_role_is_used_and_explained():
    assert {role for kind in TYPES for role in kind["roles"]} == set(ROLES)
    assert [role for role in ROLES if f"| `{role}` | " not in GUIDELINE] == []


@pytest.mark.parametrize("entry", ENTRIES)
def test_entry_has_definition_example_and_counter_example(entry):
    text = section(entry)
    assert text is not None
    assert "**Definition.**" in text
    assert "- Beispiel: " in text
    assert "- Gegenbeispiel: " in text


@pytest.mark.parametrize("kind", TYPES, ids=lambda kind: kind["id"])
def test_guideline_repeats_the_definition_and_examples_of_the_inventory(kind):
    text = section(kind["id"]).replace("`", "")
    for field in ("definition_de", "example_de", "counter_de", "counter_why_de"):
        assert kind[field] in text


def test_examples_in_the_guideline_close_their_brackets():
    for line in GUIDELINE.splitlines():
        assert line.count("[") == line.count("]"), line
        assert line.count("`") % 2 == 0, line
