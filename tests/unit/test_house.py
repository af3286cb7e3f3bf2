"""The habits of the house: what the project file, the lock and the tree promise each other."""

from __future__ import annotations

import os
import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).resolve().parents[2]
PROJECT_TEXT = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
PROJECT = tomllib.loads(PROJECT_TEXT)
LOCK_TEXT = (ROOT / "requirements.lock").read_text(encoding="utf-8")
DIRECT = [
    Requirement(text)
    for text in (*PROJECT["project"]["dependencies"], *PROJECT["dependency-groups"]["dev"])
]
PINS = re.findall(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)", LOCK_TEXT, flags=re.MULTILINE)


def locked_versions(name):
    return [
        Version(pin) for found, pin in PINS if canonicalize_name(found) == canonicalize_name(name)
    ]


def contract(name):
    found = [each for each in PROJECT["tool"]["importlinter"]["contracts"] if each["name"] == name]
    assert len(found) == 1, f"no import contract named {name!r}"
    return found[0]


@pytest.mark.parametrize(
    "place",
    [
        "pyproject.toml",
        "README.md",
        "LICENSE",
        "CHANGELOG.md",
        "Makefile",
        "requirements.lock",
        ".ci/run",
        ".pre-commit-config.yaml",
        "exports/README.md",
    ],
)
def test_the_file_is_where_the_design_says(place):
    assert (ROOT / place).is_file()


@pytest.mark.parametrize("place", ["annotator/domain", "docs", "resources", "tests"])
def test_the_folder_is_where_the_design_says(place):
    assert (ROOT / place).is_dir()


def test_the_ci_entry_can_be_run():
    assert os.access(ROOT / ".ci" / "run", os.X_OK)


def test_the_layers_end_in_the_domain_and_nobody_sees_the_window():
    layers = contract("Layers point inwards")["layers"]
    assert layers[-1] == "annotator.domain"
    order = {module: rank for rank, row in enumerate(layers) for module in row.split(" | ")}
    assert order["annotator.ui"] == order["annotator.cli"] < order["annotator.services"]
    assert order["annotator.services"] < order["annotator.storage"]
    assert order["annotator.storage"] == order["annotator.nlp"] == order["annotator.formats"]


@pytest.mark.parametrize(
    ("name", "library", "allowed"),
    [
        ("Only the window knows Qt", "PySide6", "annotator.ui"),
        ("Only storage knows SQL", "sqlalchemy", "annotator.storage"),
        ("Only nlp and the DocBin format know spaCy", "spacy", "annotator.nlp"),
    ],
)
def test_the_library_is_kept_in_its_room(name, library, allowed):
    rule = contract(name)
    assert library in rule["forbidden_modules"]
    assert allowed not in rule["source_modules"]
    assert "annotator.domain" in rule["source_modules"]


def test_every_ignored_lint_rule_carries_its_reason():
    lint = PROJECT["tool"]["ruff"]["lint"]
    ignored = [
        *lint["ignore"],
        *(code for codes in lint["per-file-ignores"].values() for code in codes),
    ]
    explained = re.findall(r'^  "([A-Z]+[0-9]*)", *# \S', PROJECT_TEXT, flags=re.MULTILINE)
    assert sorted(explained) == sorted(ignored)


def test_every_silenced_finding_names_its_rule_and_its_reason():
    silenced = re.compile(r"#\s*(?:noqa|type:\s*ignore)\b.*")
    explained = re.compile(
        r"# (?:noqa: [A-Z]+\d+(?:, ?[A-Z]+\d+)*|type: ignore\[[a-z, -]+\])\W+\w.*"
    )
    sources = [
        path
        for folder in ("annotator", "scripts", "tests")
        for path in (ROOT / folder).rglob("*.py")
        if path != Path(__file__)
    ]
    unexplained = [
        f"{path.relative_to(ROOT)}:{number}: {found.group()}"
        for path in sources
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if (found := silenced.search(line)) and not explained.match(found.group())
    ]
    assert unexplained == []


def test_qt_stays_below_the_version_that_aborts_on_python_3_11():
    qt = next(each for each in DIRECT if canonicalize_name(each.name) == "pyside6-essentials")
    assert not qt.specifier.contains("6.12.0")
    assert all(version < Version("6.12") for version in locked_versions(qt.name))


@pytest.mark.parametrize("requirement", DIRECT, ids=lambda each: each.name)
def test_the_direct_dependency_is_locked_to_a_version_it_allows(requirement):
    versions = locked_versions(requirement.name)
    assert versions, f"{requirement.name} is not in requirements.lock; run “make lock”"
    assert all(requirement.specifier.contains(version) for version in versions)


def test_every_locked_version_has_hashes():
    entries = re.split(r"^(?=[A-Za-z0-9])", LOCK_TEXT, flags=re.MULTILINE)
    bare = [
        entry.splitlines()[0]
        for entry in entries
        if "==" in entry and "--hash=sha256:" not in entry
    ]
    assert len(PINS) > len(DIRECT)
    assert bare == []


def test_the_lock_names_no_server_and_no_path():
    assert (
        re.findall(r"--(?:index-url|extra-index-url|find-links)|://|@ file|^[./]", LOCK_TEXT) == []
    )
