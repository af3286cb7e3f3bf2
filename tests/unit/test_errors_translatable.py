"""What fills the template of an error is a name, a number or words that are translated, too; never plain English."""

from __future__ import annotations

import ast
import re
from pathlib import Path

from annotator.domain import errors
from annotator.domain.errors import NotFoundError

ROOT = Path(__file__).resolve().parents[2]
COMMANDS = ("annotator/cli/",)
"""The command line speaks English, and what the window asks the worker for is no sentence for people."""
SHOWN_IN_WINDOW = ("annotator/cli/printing.py",)
NAMES = frozenset({"option", "file", "field", "extra", "id", "column", "corpus"})
"""What stands in a sentence as it is: names of options, files and the like."""
TECHNICAL = frozenset({"AnnotatorError"})
"""Bugs that surface: the type and words of the exception, as it is."""


def calls():
    kinds = {name for name, each in vars(errors).items() if isinstance(each, type)}
    for path in sorted((ROOT / "annotator").rglob("*.py")):
        where = path.relative_to(ROOT).as_posix()
        if where.startswith(COMMANDS) and where not in SHOWN_IN_WINDOW:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name)):
                continue
            if node.func.id in kinds or node.func.id.endswith("Error"):
                yield where, node


def said(node):
    """The texts an argument may be."""
    match node:
        case ast.IfExp(body=body, orelse=orelse):
            yield from said(body)
            yield from said(orelse)
        case ast.BoolOp(values=values):
            for each in values:
                yield from said(each)
        case ast.Constant(value=str(text)):
            yield text
        case ast.JoinedStr(values=values):
            yield "".join(each.value for each in values if isinstance(each, ast.Constant))


def test_no_error_is_filled_with_english_words():
    found = [
        f"{where}:{node.lineno}: {node.func.id}({keyword.arg}={text!r})"
        for where, node in calls()
        if node.func.id not in TECHNICAL
        for keyword in node.keywords
        if keyword.arg not in NAMES
        for text in said(keyword.value)
        if re.search(r"[^\W\d_]{2}", text) and text != "has:"
    ]
    assert found == []


def test_what_is_not_there_is_called_by_a_sentence_of_its_own():
    assert not [
        f"{where}:{node.lineno}" for where, node in calls() if node.func.id == "NotFoundError"
    ]
    kinds = [
        each for each in NotFoundError.__subclasses__() if each.__name__.endswith("NotFoundError")
    ]
    assert len({each.template for each in kinds}) == len(kinds) == 11
    assert all("{what}" not in each.template for each in kinds)
