"""What is new since a version."""

from __future__ import annotations

import pytest

from annotator.services.whats_new import changelog, news_since

TEXT = """# Changelog

## [Unreleased]

- soon

## [1.10.0] - 2026-02-01

- ten

## [1.9.0] - 2026-01-01

- nine

## [1.0.0] - 2025-01-01

- first
"""


@pytest.mark.parametrize(
    ("seen", "version", "told"),
    [
        ("1.0.0", "1.10.0", ["ten", "nine"]),
        ("1.9.0", "1.10.0", ["ten"]),
        ("1.10.0", "1.10.0", []),
        ("", "1.9.0", ["nine"]),
        ("1.10.0", "1.11.0", ["soon"]),
        ("", "2.0.0", ["soon"]),
    ],
)
def test_the_sections_between_are_told_newest_first(seen, version, told):
    found = news_since(TEXT, seen, version)
    words = ["soon", "ten", "nine", "first"]
    assert [word for word in words if f"- {word}" in found] == told


@pytest.mark.parametrize(("version", "headed"), [("1.9.0", "1.9.0"), ("2.0.0", "2.0.0")])
def test_each_part_is_headed_by_its_version(version, headed):
    found = news_since(TEXT, "", version)
    assert found.startswith(f"## {headed}\n")
    assert "nreleased" not in found
    assert "[" not in found


def test_nothing_links_to_files_beside_the_sources():
    more = "Teams ([docs/team.md](docs/team.md), [docs/a.md](a.md)): see [the page](https://x.org)."
    found = news_since(f"## [Unreleased]\n\n- **Much**: {more}", "", "1.0")
    assert found == "## 1.0\n\n- **Much**: Teams: see the page."


def test_nothing_is_told_of_an_empty_changelog():
    assert news_since("", "1.0", "2.0") == ""


def test_the_changelog_ships():
    assert "Changelog" in changelog()
