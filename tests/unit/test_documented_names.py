"""Files, modules, classes and tests that a page names are there."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = [
    *sorted(ROOT.glob("*.md")),
    *sorted((ROOT / "docs").rglob("*.md")),
    *sorted(each for each in (ROOT / "resources").rglob("*.md") if "samples" not in each.parts),
    ROOT / "exports" / "README.md",
]
FENCED = re.compile(r"^```.*?^```", re.DOTALL | re.MULTILINE)
CODE = re.compile(r"`([^`\n]+)`")
TOP = ("annotator", "tests", "docs", "resources", "scripts", "exports")
PATH = re.compile(rf"(?:{'|'.join(TOP)})/[\w./-]*\w[/\w]*")
PYTHON = re.compile(r"[\w/]+\.py")
MODULE = re.compile(
    r"annotator\.(?:domain|storage|nlp|formats|quality|services|cli|ui)(?:\.[a-z_]+)*"
)
TEST = re.compile(r"test_\w+…?")
CLASS = re.compile(r"[A-Z][a-z0-9]+(?:[A-Z][a-z0-9]*)+")
# What other programs call so, or what is in files rather than in the sources.
FOREIGN = {
    "AnnotatorNotes",
    "AppRun",
    "ClassLabel",
    "DocBin",
    "NamedEntity",
    "TypeSystem",
    "IndirectFreeIndirect",
    "FreeIndirect",
    "setup.py",
}


@cache
def sources() -> str:
    """All of the program and its tests, in one text."""
    files = (
        each for top in ("annotator", "tests", "scripts") for each in (ROOT / top).rglob("*.py")
    )
    return "\n".join(each.read_text("utf-8") for each in files)


@cache
def python_files() -> tuple[str, ...]:
    tops = ("annotator", "tests", "scripts")
    return tuple(str(each) for top in tops for each in (ROOT / top).rglob("*.py"))


def missing(name: str) -> bool:
    """Whether a page names something of the project that is not there."""
    return name not in FOREIGN and any(
        pattern.fullmatch(name) is not None and not is_there(name) for pattern, is_there in KINDS
    )


def is_path(name: str) -> bool:
    return (ROOT / name).exists()


def is_python_file(name: str) -> bool:
    return any(each.endswith(f"/{name}") for each in python_files())


def is_module(name: str) -> bool:
    path = ROOT.joinpath(*name.split("."))
    return path.exists() or path.with_suffix(".py").exists()


def is_in_sources(name: str) -> bool:
    end = "" if name.endswith("…") else r"\b"
    return re.search(rf"\b{name.removesuffix('…')}{end}", sources()) is not None


KINDS = (
    (PATH, is_path),
    (PYTHON, is_python_file),
    (MODULE, is_module),
    (TEST, is_in_sources),
    (CLASS, is_in_sources),
)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_what_a_page_names_is_there(page):
    named = CODE.findall(FENCED.sub("", page.read_text("utf-8")))
    assert [each for each in named if missing(each)] == []


def test_what_is_not_there_is_noticed():
    assert missing("annotator/domain/no_such_module.py")
    assert missing("no_such_module.py")
    assert missing("annotator.domain.no_such_module")
    assert missing("test_" + "that_was_never_written")
    assert not missing("annotator/domain/schema.py")
    assert not missing("annotator.domain.schema")
