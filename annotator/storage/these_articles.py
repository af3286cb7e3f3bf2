"""Articles by their numbers, however many: one value in the statement, not thousands of them."""

from __future__ import annotations

from typing import Any

import orjson
from sqlalchemy import ColumnElement, literal
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler

from annotator.storage.tables import articles


class Among(ColumnElement[bool]):
    """Whether the article of a row of ``articles`` has one of these numbers."""

    inherit_cache = False

    def __init__(self, numbers: tuple[int, ...]) -> None:
        self.numbers = numbers


@compiles(Among, "sqlite")
def _in_file(element: Among, compiler: SQLCompiler, **options: Any) -> str:  # noqa: ANN401 - SQLAlchemy's signature
    return _rendered(element, "SELECT value FROM json_each(%s)", compiler, options)


@compiles(Among, "postgresql")
def _on_server(element: Among, compiler: SQLCompiler, **options: Any) -> str:  # noqa: ANN401 - SQLAlchemy's signature
    numbers = "SELECT CAST(value AS integer) FROM json_array_elements_text(CAST(%s AS json))"
    return _rendered(element, numbers, compiler, options)


def _rendered(element: Among, numbers: str, compiler: SQLCompiler, options: dict[str, Any]) -> str:
    column = compiler.process(articles.c.seq, **options)
    value = compiler.process(literal(orjson.dumps(element.numbers).decode()), **options)
    return f"{column} IN ({numbers.replace('%s', value)})"
