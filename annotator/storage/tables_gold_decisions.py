"""Tables of adjudication: how gold is made, what curators have decided, and the queue of what is left."""

from __future__ import annotations

from sqlalchemy import (
    Column,
    ForeignKeyConstraint,
    Index,
    Integer,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
)

from annotator.storage.tables import metadata

gold_settings = Table(
    "gold_settings",
    metadata,
    Column("name", String, nullable=False),
    Column("value", Text, nullable=False),
    PrimaryKeyConstraint("name"),
    sqlite_with_rowid=False,
)

# Nothing is ever deleted: a decision that was taken back no longer stands.
gold_decisions = Table(
    "gold_decisions",
    metadata,
    Column("article", Integer, nullable=False),
    Column("number", Integer, nullable=False),
    Column("question", Text, nullable=False),
    Column("part", String, nullable=False),
    Column("layer", String, nullable=False),
    Column("choice", String, nullable=False),
    Column("reason", String, nullable=False),
    Column("note", Text, nullable=False),
    Column("curator", String, nullable=False),
    Column("at", String, nullable=False),
    Column("step", String, nullable=False),
    Column("standing", Integer, nullable=False),
    # Ruling, signatures, answers seen, readings and parents, as JSON.
    Column("body", Text, nullable=False),
    PrimaryKeyConstraint("article", "number"),
    ForeignKeyConstraint(["article"], ["articles.seq"]),
    sqlite_with_rowid=False,
)

gold_queue = Table(
    "gold_queue",
    metadata,
    Column("article", Integer, nullable=False),
    # The revisions of the sets it was worked out from.
    Column("state", Text, nullable=False),
    # Schema and policy, as a hash.
    Column("by", String, nullable=False),
    Column("open", Integer, nullable=False),
    Column("decided", Integer, nullable=False),
    Column("voted", Integer, nullable=False),
    PrimaryKeyConstraint("article"),
    ForeignKeyConstraint(["article"], ["articles.seq"]),
    sqlite_with_rowid=False,
)

gold_cases = Table(
    "gold_cases",
    metadata,
    Column("article", Integer, nullable=False),
    Column("number", Integer, nullable=False),
    Column("question", Text, nullable=False),
    Column("state", String, nullable=False),
    Column("layer", String, nullable=False),
    Column("begin", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("excerpt", Text, nullable=False),
    Column("parts", Text, nullable=False),
    PrimaryKeyConstraint("article", "number"),
    ForeignKeyConstraint(["article"], ["articles.seq"]),
    Index("ix_gold_cases_state", "state", "article", "number"),
    sqlite_with_rowid=False,
)
