"""The pages about schemas show schemas that can be used, and name every field there is."""

import re
from pathlib import Path

import pytest

from annotator.domain.schema import AttributeDef, LabelDef, LayerDef, RoleDef, Schema
from annotator.formats.schema_yaml import read_schema

DOCS = Path(__file__).parents[3] / "docs"
REFERENCE = DOCS / "formats" / "schema.md"
SECTIONS = {
    "The schema": Schema,
    "A layer": LayerDef,
    "A label": LabelDef,
    "A role": RoleDef,
    "An attribute": AttributeDef,
}


def section(title):
    """The rows of one table of the reference: field, words, default."""
    text = REFERENCE.read_text("utf-8").partition(f"### {title}\n")[2].partition("\n#")[0]
    return {
        row[0]: row for row in re.findall(r"^\| `(\w+)` \| (.*) \| ?(.*?) ?\|$", text, re.MULTILINE)
    }


@pytest.mark.parametrize("page", ["own-schema.md", "formats/schema.md"])
def test_the_schema_on_a_page_can_be_read(page, tmp_path):
    shown = re.search(r"```yaml\n(id: .*?)```", (DOCS / page).read_text("utf-8"), re.DOTALL)
    file = tmp_path / "shown.yaml"
    file.write_text(shown[1], "utf-8")
    assert read_schema(file).layers


@pytest.mark.parametrize("title", SECTIONS)
def test_the_reference_has_every_field_and_tells_which_must_be_given(title):
    rows = section(title)
    fields = SECTIONS[title].model_fields
    assert set(rows) == set(fields)
    for name, field in fields.items():
        if field.is_required():
            assert rows[name][2] == "", name
