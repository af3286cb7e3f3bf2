"""Format 8: Queries people keep, and what searching needs."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the table, empty, and the indexes on which queries find spans and roles."""
    op.create_table(
        "saved_queries",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("query", sa.Text(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_saved_queries")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_spans_kind", "spans", ["layer", "label", "article"], unique=False)
    op.create_index("ix_arguments_role", "arguments", ["role", "article"], unique=False)
    if op.get_context().dialect.name == "sqlite":
        op.execute("PRAGMA user_version = 8")
