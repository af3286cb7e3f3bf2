"""Forms look the same everywhere."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import annotator.ui

UI = Path(annotator.ui.__file__).parent


def row_titles() -> Iterator[tuple[str, str]]:
    """Module and words of what stands before a field of any form."""
    for path in sorted(UI.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            match node:
                case ast.Call(
                    func=ast.Attribute(attr="addRow" | "number" | "tick" | "choice")
                    | ast.Name(id="add_beside"),
                    args=args,
                ):
                    for each in (inner for arg in args for inner in ast.walk(arg)):
                        if isinstance(each, ast.Constant) and isinstance(each.value, str):
                            yield path.name, each.value


def test_no_form_has_colons_after_its_titles():
    titles = list(row_titles())
    assert len(titles) > 40
    assert [each for each in titles if each[1].endswith(":")] == []
