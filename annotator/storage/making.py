"""What every new corpus begins with, wherever it is."""

from __future__ import annotations

from datetime import datetime
from importlib.metadata import PackageNotFoundError, version

from annotator.domain.schema import Schema
from annotator.storage.link import Link
from annotator.storage.schemas import SqlSchemas
from annotator.storage.tables import FORMAT

_INFO = """
INSERT INTO corpus_info (id, format, app_version, created_at, language, closed)
VALUES (1, ?, ?, ?, ?, 1)"""


def fill(link: Link, schema: Schema, at: datetime) -> None:
    """Put into empty tables what a corpus begins with; does not commit."""
    link.write(_INFO, (FORMAT, app_version(), at.isoformat(), schema.language))
    SqlSchemas(link).store(schema, at)


def app_version() -> str:
    """The program's version; ``0`` in a tree that was never installed."""
    try:
        return version("annotator")
    except PackageNotFoundError:
        return "0"
