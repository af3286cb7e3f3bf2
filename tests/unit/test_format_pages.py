"""Every format of the catalogue is documented, and no page speaks of one that is not there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from annotator.formats.catalogue import FORMATS

ROOT = Path(__file__).resolve().parents[2]
EXPORTS = (ROOT / "exports" / "README.md").read_text("utf-8")
OVERVIEW = (ROOT / "docs" / "formats" / "README.md").read_text("utf-8")
ROUND_TRIPS = (ROOT / "docs" / "formats" / "round-trips.md").read_text("utf-8")
WRITTEN = [each for each in FORMATS if each.exporter is not None]
BOTH = [each for each in WRITTEN if each.reader is not None]


def names(format_):
    return format_.name


def row(page, name, *, code=True):
    """The line of a table that is about a format."""
    cell = f"`{name}`" if code else name
    found = [line for line in page.splitlines() if line.startswith("|") and f"| {cell} |" in line]
    assert len(found) == 1, f"{name}: {len(found)} lines"
    return found[0]


@pytest.mark.parametrize("format_", WRITTEN, ids=names)
def test_what_an_export_consists_of_is_documented(format_):
    told = row(EXPORTS, format_.name)
    assert ("| folder |" if format_.makes_folder else "| file |") in told
    described = EXPORTS.partition("How much of two")[2]
    assert f"`{format_.name}`" in described or f"--format {format_.name}`" in described


@pytest.mark.parametrize("format_", FORMATS, ids=names)
def test_every_format_is_in_the_overview(format_):
    cells = [cell.strip() for cell in row(OVERVIEW, format_.name).split("|")]
    assert (cells[3] == "✓") == (format_.reader is not None)
    assert (cells[4] == "✓") == (format_.exporter is not None)


@pytest.mark.parametrize("format_", BOTH, ids=names)
def test_every_format_there_and_back_is_in_the_table(format_):
    assert row(ROUND_TRIPS, format_.name, code=False).count("|") == 8


def test_the_native_format_loses_nothing():
    assert row(ROUND_TRIPS, "jsonl", code=False).split("|")[2:6] == [" all "] * 4


@pytest.mark.parametrize("page", ["exports/README.md", "docs/formats/README.md"])
def test_every_link_leads_somewhere(page):
    path = ROOT / page
    for target in re.findall(r"\]\(([^)#]+)", path.read_text("utf-8")):
        assert "://" in target or (path.parent / target).exists(), target


def test_no_format_is_documented_that_is_not_there():
    told = set(re.findall(r"^\| `([a-z0-9-]+)` \| (?:file|folder) \|", EXPORTS, re.MULTILINE))
    assert told == {each.name for each in WRITTEN}
