"""The table of the queries people keep."""

from __future__ import annotations

from sqlalchemy import Column, PrimaryKeyConstraint, String, Table, Text

from annotator.storage.tables import metadata

saved_queries = Table(
    "saved_queries",
    metadata,
    Column("name", String, nullable=False),
    Column("query", Text, nullable=False),
    Column("by", String, nullable=False),
    Column("at", String, nullable=False),
    PrimaryKeyConstraint("name"),
    sqlite_with_rowid=False,
)
