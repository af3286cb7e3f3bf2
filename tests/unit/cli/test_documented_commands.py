"""Every command line that a page shows is one the program understands; nothing is run."""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass
from pathlib import Path

import pytest
import typer

from annotator.bootstrap import default_schema
from annotator.cli.main import app
from annotator.formats.catalogue import FORMATS

ROOT = Path(__file__).resolve().parents[3]
PAGES = [
    ROOT / "README.md",
    ROOT / "exports" / "README.md",
    *sorted(each for each in (ROOT / "docs").rglob("*.md") if each.name != "cli.md"),
]
FENCED = re.compile(r"^```[\w-]*\n(.*?)^```", re.DOTALL | re.MULTILINE)
INDENTED = re.compile(r"^ {4}annotator .*$", re.MULTILINE)
INLINE = re.compile(r"`(annotator [^`]*)`")
MAPPING = re.compile(r"(?<![A-Z])\b[A-Za-z.]+=([a-z]+)\.([A-Za-z]+)`")
OPTION = re.compile(r"--?[a-z][\w-]*")
# What only describes the line: a comment, or words set apart by two blanks.
REMARK = re.compile(r"\s#\s.*$|(?<=\S)\s{2,}(?![\[|-]).*$")
# A word in which a page leaves open what one writes: FILE, NAME, A,B,…, or nothing but marks.
PLACEHOLDER = re.compile(r"[^a-z]*|.*…")


@dataclass(frozen=True)
class Shown:
    """A command line as a page has it."""

    page: str
    text: str

    def __str__(self) -> str:
        return f"{self.page}: {self.text}"


def without_remarks(line: str) -> str:
    """A line without what only describes it."""
    return REMARK.sub("", line.strip())


def lines_of(block: str) -> list[str]:
    """The command lines of a block of code, with what continues them."""
    found: list[str] = []
    for line in block.splitlines():
        if re.match(r"\s*annotator ", line):
            found.append(without_remarks(line))
        elif found and re.match(r"\s+(--|\[)", line):
            found[-1] = f"{found[-1].rstrip(chr(92) + ' ')} {without_remarks(line)}"
    return [each.strip() for each in found]


def shown_on(page: Path) -> list[Shown]:
    text = page.read_text("utf-8")
    name = str(page.relative_to(ROOT))
    found = [line for block in FENCED.findall(text) for line in lines_of(block)]
    rest = FENCED.sub("", text)
    found += [line for each in INDENTED.findall(rest) for line in lines_of(each)]
    found += INLINE.findall(rest)
    return [Shown(name, each) for each in found]


SHOWN = sorted({each for page in PAGES for each in shown_on(page)}, key=str)


def words_of(text: str) -> list[str]:
    """The words of a synopsis: every part that may be left out is there."""
    plain = re.sub(r"[\[\]]", " ", text.replace("…", " … ").replace("… ,", "…,"))
    words = shlex.split(re.sub(r"(?<=[\w>])… ", "… ", plain))
    return [word for word in words if word not in {"…", "|", "/"}]


def choices_of(parameter) -> tuple[str, ...] | None:
    """What one may say, where that is a closed list."""
    if "--format" in parameter.opts:
        return ("auto", *(each.name for each in FORMATS))
    kind = parameter.type_descriptor
    return tuple(str(each) for each in kind.choices) if kind.is_choice else None


def wrong_words(text: str) -> list[str]:
    """What in a command line the program does not know."""
    command = typer.main.get_command(app)
    words = words_of(text)[1:]
    wrong: list[str] = []
    arguments = [each for each in command.params if each.param_type_name == "argument"]
    while words:
        word = words.pop(0)
        commands = getattr(command, "commands", {})
        if OPTION.fullmatch(word.partition("=")[0]):
            option = next((each for each in command.params if word in _names(each)), None)
            if option is None:
                wrong.append(word)
            elif not (option.is_flag or getattr(option, "count", False)):
                value = words.pop(0) if words and not OPTION.fullmatch(words[0]) else ""
                wrong += _wrong_value(option, value)
        elif word in commands:
            command = commands[word]
            arguments += [each for each in command.params if each.param_type_name == "argument"]
        elif arguments:
            wrong += _wrong_value(arguments[0], word)
            if arguments[0].nargs == 1:
                arguments.pop(0)
        elif not PLACEHOLDER.fullmatch(word):
            wrong.append(word)
    return wrong


def _names(parameter) -> set[str]:
    if parameter.param_type_name != "option":
        return set()
    return {*parameter.opts, *parameter.secondary_opts, "--help"} | {"-h"}


def _wrong_value(parameter, value: str) -> list[str]:
    choices = choices_of(parameter)
    if choices is None or PLACEHOLDER.fullmatch(value):
        return []
    return [each for each in value.split("|") if each not in choices]


@pytest.mark.parametrize("shown", SHOWN, ids=str)
def test_a_command_line_on_a_page_is_one_the_program_understands(shown):
    assert wrong_words(shown.text) == []


def test_pages_do_show_command_lines():
    assert len(SHOWN) > 120
    assert len({each.page for each in SHOWN}) > 20


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("annotator exprot CORPUS OUT --format spacy", ["exprot", "--format"]),
        ("annotator export CORPUS OUT --format spcay", ["spcay"]),
        ("annotator export CORPUS OUT --format spacy [--splitt 80/10/10]", ["--splitt"]),
        ("annotator adjudicate CORPUS --policy majority|all", ["all"]),
        ("annotator review CORPUS sign NAME", ["sign"]),
        ("annotator people CORPUS add NAME [--role R]…", []),
        ("annotator review CORPUS sample NAME [--unit span|article]", []),
    ],
)
def test_what_the_program_does_not_know_is_noticed(text, wrong):
    found = wrong_words(text)
    assert set(wrong) <= set(found)
    assert bool(found) == bool(wrong)


def test_labels_of_mapping_examples_are_those_of_the_default_schema():
    layers = default_schema().layers
    shown = [
        found for page in PAGES for found in MAPPING.findall(page.read_text("utf-8")) if found[0]
    ]
    assert len(shown) > 3
    assert [
        f"{layer}.{label}"
        for layer, label in shown
        if layer not in layers or label not in layers[layer].labels
    ] == []
