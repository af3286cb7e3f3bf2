"""Format 6: what a curator has decided, and why; how gold is made, and the queue of what is left to decide."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def _int(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Integer(), nullable=False)


def _word(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.String(), nullable=False)


def _text(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Text(), nullable=False)


def _of_article(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["article"], ["articles.seq"], name=op.f(f"fk_{table}_article"))


def upgrade() -> None:
    """Add the tables, empty."""
    op.create_table(
        "gold_settings",
        _word("name"),
        _text("value"),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_gold_settings")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "gold_decisions",
        _int("article"),
        _int("number"),
        _text("question"),
        _word("part"),
        _word("layer"),
        _word("choice"),
        _word("reason"),
        _text("note"),
        _word("curator"),
        _word("at"),
        _word("step"),
        _int("standing"),
        _text("body"),
        _of_article("gold_decisions"),
        sa.PrimaryKeyConstraint("article", "number", name=op.f("pk_gold_decisions")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "gold_queue",
        _int("article"),
        _text("state"),
        _word("by"),
        _int("open"),
        _int("decided"),
        _int("voted"),
        _of_article("gold_queue"),
        sa.PrimaryKeyConstraint("article", name=op.f("pk_gold_queue")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "gold_cases",
        _int("article"),
        _int("number"),
        _text("question"),
        _word("state"),
        _word("layer"),
        _int("begin"),
        _int("end"),
        _text("excerpt"),
        _text("parts"),
        _of_article("gold_cases"),
        sa.PrimaryKeyConstraint("article", "number", name=op.f("pk_gold_cases")),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "ix_gold_cases_state", "gold_cases", ["state", "article", "number"], unique=False
    )
    if op.get_context().dialect.name == "sqlite":
        op.execute("PRAGMA user_version = 6")
