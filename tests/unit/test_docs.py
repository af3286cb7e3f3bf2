"""The documentation: links lead somewhere, the page of the command line is current."""

import re
import runpy
from pathlib import Path

import pytest

from annotator.domain import errors

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted(
    [
        *ROOT.glob("*.md"),
        *(ROOT / "docs").rglob("*.md"),
        *(ROOT / "resources").rglob("*.md"),
        ROOT / "exports" / "README.md",
    ]
)
LINK = re.compile(r"\[[^\]\n]*\]\((?P<target>[^)\s]+)\)")
CODE = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)


def links(page):
    text = CODE.sub("", page.read_text("utf-8"))
    return [found["target"] for found in LINK.finditer(text)]


def anchors(page):
    """As GitHub and mkdocs make them of headings."""
    text = re.sub(r"```.*?```", "", page.read_text("utf-8"), flags=re.DOTALL)
    headings = re.findall(r"^#+ (.+)$", text, flags=re.MULTILINE)
    plain = (re.sub(r"[`*]|\[([^\]]*)\]\([^)]*\)", r"\1", each) for each in headings)
    return {re.sub(r"[^\w\- ]", "", each.lower()).strip().replace(" ", "-") for each in plain}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_of_a_page_leads_to_a_file_and_a_heading(page):
    broken = []
    for target in links(page):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, anchor = target.partition("#")
        file = (page.parent / path).resolve() if path else page
        if not file.exists() or (anchor and anchor not in anchors(file)):
            broken.append(target)
    assert broken == []


def test_there_are_links_to_check():
    assert sum(len(links(page)) for page in PAGES) > 100


def test_every_page_is_reached_from_the_index():
    docs = ROOT / "docs"
    seen, waiting = set(), [docs / "index.md"]
    while waiting:
        page = waiting.pop()
        if page in seen or page.suffix != ".md" or not page.exists():
            continue
        seen.add(page)
        waiting += [
            (page.parent / each.partition("#")[0]).resolve()
            for each in links(page)
            if ":" not in each
        ]
    lost = {page.name for page in docs.rglob("*.md")} - {page.name for page in seen}
    # Decisions are read from the architecture's list of them.
    assert {name for name in lost if not re.match(r"\d{4}-", name)} == set()


def test_the_page_of_the_command_line_is_what_the_program_says():
    made = runpy.run_path(str(ROOT / "scripts" / "cli_reference.py"))
    assert (ROOT / "docs" / "cli.md").read_text("utf-8") == made["page"]()


def templates():
    """What errors say, with everything that is filled in as …"""
    kinds = [each for each in vars(errors).values() if isinstance(each, type)]
    said = {each.template for each in kinds if issubclass(each, errors.AnnotatorError)}
    return {re.sub(r"\{[^}]*\}", "…", each) for each in said}


def test_the_guide_quotes_errors_as_they_are():
    table = (ROOT / "docs" / "guide.md").read_text("utf-8").partition("| you read | do |")[2]
    quoted = re.findall(r"^\| (?!-)(.+?) \|", table, flags=re.MULTILINE)
    assert len(quoted) > 5
    for words in quoted:
        parts = [
            re.escape(part.strip()) for part in re.split(r"…|\([^)]*\)", words) if part.strip()
        ]
        assert any(re.search(".*".join(parts), each) for each in templates()), words
