"""The tables of people, of what is kept for a team, and of how learning on known gold went."""

from __future__ import annotations

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    PrimaryKeyConstraint,
    String,
    Table,
)

from annotator.storage.tables import metadata

people = Table(
    "people",
    metadata,
    Column("name", String, nullable=False),
    Column("added_at", String, nullable=False),
    PrimaryKeyConstraint("name"),
    sqlite_with_rowid=False,
)

person_roles = Table(
    "person_roles",
    metadata,
    Column("name", String, ForeignKey("people.name"), nullable=False),
    Column("role", String, nullable=False),
    PrimaryKeyConstraint("name", "role"),
    CheckConstraint("role IN ('annotator', 'curator', 'reviewer')", name="role"),
    sqlite_with_rowid=False,
)

# One value each; without a row: as a corpus for one person has it.
team_settings = Table(
    "team_settings",
    metadata,
    Column("name", String, nullable=False),
    Column("value", String, nullable=False),
    PrimaryKeyConstraint("name"),
    sqlite_with_rowid=False,
)

# As an article stood when it was first finished; later corrections do not count.
training_scores = Table(
    "training_scores",
    metadata,
    Column("article", Integer, ForeignKey("articles.seq"), nullable=False),
    Column("annotator", String, nullable=False),
    Column("finished_at", String, nullable=False),
    Column("gold", Integer, nullable=False),
    Column("found", Integer, nullable=False),
    Column("agreed", Integer, nullable=False),
    PrimaryKeyConstraint("article", "annotator"),
    sqlite_with_rowid=False,
)

# Append-only: work that went from one person to another before it was begun.
assignment_moves = Table(
    "assignment_moves",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("moved_at", String, nullable=False),
    Column("moved_by", String, nullable=False),
    Column("article", Integer, ForeignKey("articles.seq"), nullable=False),
    Column("batch", String, ForeignKey("batches.name"), nullable=False),
    Column("giver", String, nullable=False),
    Column("taker", String, nullable=False),
    Index("ix_assignment_moves_batch", "batch"),
    sqlite_autoincrement=True,
)
