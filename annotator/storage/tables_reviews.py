"""The tables of reviews: samples, what was drawn, what was said about it, and who signed."""

from __future__ import annotations

from sqlalchemy import (
    CheckConstraint,
    Column,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
)

from annotator.storage.tables import metadata

_SET_KEY = ["annotation_sets.article", "annotation_sets.annotator"]

review_samples = Table(
    "review_samples",
    metadata,
    Column("id", String, nullable=False),
    Column("name", String, nullable=False, unique=True),
    Column("request", Text, nullable=False),
    Column("frame", Text, nullable=False),
    Column("drawn_by", String, nullable=False),
    Column("drawn_at", String, nullable=False),
    # Copied from the signatures: every edit of an annotation looks here.
    Column("locked", Integer, nullable=False),
    PrimaryKeyConstraint("id"),
    sqlite_with_rowid=False,
)

# The sets a sample was drawn from, each with its revision then: what a sign-off locks.
review_frames = Table(
    "review_frames",
    metadata,
    Column("article", Integer, nullable=False),
    Column("annotator", String, nullable=False),
    Column("sample", String, ForeignKey("review_samples.id"), nullable=False),
    Column("rev", Integer, nullable=False),
    PrimaryKeyConstraint("article", "annotator", "sample"),
    ForeignKeyConstraint(["article", "annotator"], _SET_KEY),
    Index("ix_review_frames_sample", "sample"),
    sqlite_with_rowid=False,
)

# Spans as they were when they were drawn; an empty one stands for the article as a whole.
review_items = Table(
    "review_items",
    metadata,
    Column("sample", String, ForeignKey("review_samples.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("article", Integer, nullable=False),
    Column("annotator", String, nullable=False),
    Column("span", String, nullable=False),
    Column("layer", String, nullable=False),
    Column("label", String, nullable=False),
    Column("fragments", String, nullable=False),
    Column("roles", Integer, nullable=False),
    Column("stratum", Text, nullable=False),
    Column("chance", Float, nullable=False),
    PrimaryKeyConstraint("sample", "number"),
    ForeignKeyConstraint(["article", "annotator"], _SET_KEY),
    CheckConstraint("chance > 0 AND chance <= 1", name="chance"),
    sqlite_with_rowid=False,
)

# Append-only but for what became of them: of an item, the last one that was not taken back holds.
review_judgements = Table(
    "review_judgements",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("sample", String, nullable=False),
    Column("number", Integer, nullable=False),
    Column("judged", String, nullable=False),
    Column("layer", String, nullable=False),
    Column("label", String, nullable=False),
    Column("fragments", String, nullable=False),
    Column("reason", Text, nullable=False),
    Column("sent", String, nullable=False),
    Column("judged_by", String, nullable=False),
    Column("judged_at", String, nullable=False),
    Column("withdrawn", Integer, nullable=False),
    ForeignKeyConstraint(["sample", "number"], ["review_items.sample", "review_items.number"]),
    CheckConstraint(
        "judged IN ('right', 'edge', 'label', 'role', 'spurious', 'missing', 'complete')",
        name="judged",
    ),
    CheckConstraint("sent IN ('', 'applied', 'returned', 'settled')", name="sent"),
    Index("ix_review_judgements_sample_number", "sample", "number"),
    sqlite_autoincrement=True,
)

# Append-only: an unlocking is a new line.
review_signatures = Table(
    "review_signatures",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("sample", String, ForeignKey("review_samples.id"), nullable=False),
    Column("signed_by", String, nullable=False),
    Column("signed_at", String, nullable=False),
    Column("locks", Integer, nullable=False),
    Column("decision", String, nullable=False),
    Column("reason", Text, nullable=False),
    Index("ix_review_signatures_sample", "sample"),
    sqlite_autoincrement=True,
)
