"""Format 3: who is to annotate what, and which edits led from one version of the schema to the next."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the tables, and the column; how versions so far came about is not known."""
    op.add_column("schema_versions", sa.Column("edits", sa.Text(), nullable=True))
    op.create_table(
        "batches",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("made_at", sa.String(), nullable=False),
        sa.Column("due", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_batches")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "assignments",
        sa.Column("article", sa.Integer(), nullable=False),
        sa.Column("annotator", sa.String(), nullable=False),
        sa.Column("batch", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["article"], ["articles.seq"], name=op.f("fk_assignments_article")),
        sa.ForeignKeyConstraint(["batch"], ["batches.name"], name=op.f("fk_assignments_batch")),
        sa.PrimaryKeyConstraint("article", "annotator", name=op.f("pk_assignments")),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "ix_assignments_annotator", "assignments", ["annotator", "article"], unique=False
    )
    if op.get_context().dialect.name == "sqlite":
        op.execute("PRAGMA user_version = 3")
