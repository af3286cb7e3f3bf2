"""The tables of what goes along with work: questions, bookmarks, and the guideline."""

from __future__ import annotations

from sqlalchemy import (
    Column,
    ForeignKey,
    Index,
    Integer,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
)

from annotator.storage.tables import metadata

# An empty stretch, 0 to 0, stands for the article as a whole.
questions = Table(
    "questions",
    metadata,
    Column("id", String, nullable=False),
    Column("article", Integer, ForeignKey("articles.seq"), nullable=False),
    Column("annotator", String, nullable=False),
    Column("about", String, nullable=False),
    Column("begin", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("excerpt", Text, nullable=False),
    PrimaryKeyConstraint("id"),
    Index("ix_questions_article", "article"),
    sqlite_with_rowid=False,
)

# Append-only. The annotator is the one who asked: the rows of a thread belong to that person.
question_messages = Table(
    "question_messages",
    metadata,
    Column("id", String, nullable=False),
    Column("question", String, ForeignKey("questions.id"), nullable=False),
    Column("annotator", String, nullable=False),
    Column("by", String, nullable=False),
    Column("at", String, nullable=False),
    Column("text", Text, nullable=False),
    Column("closes", Integer, nullable=False),
    PrimaryKeyConstraint("id"),
    Index("ix_question_messages_question", "question"),
    sqlite_with_rowid=False,
)

bookmarks = Table(
    "bookmarks",
    metadata,
    Column("annotator", String, nullable=False),
    Column("article", Integer, ForeignKey("articles.seq"), nullable=False),
    Column("about", String, nullable=False),
    Column("begin", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("excerpt", Text, nullable=False),
    Column("at", String, nullable=False),
    PrimaryKeyConstraint("annotator", "article", "begin", "end", "about"),
    Index("ix_bookmarks_article", "article"),
    sqlite_with_rowid=False,
)

# Append-only: the last one holds.
guidelines = Table(
    "guidelines",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("text", Text, nullable=False),
    Column("by", String, nullable=False),
    Column("at", String, nullable=False),
    sqlite_autoincrement=True,
)
