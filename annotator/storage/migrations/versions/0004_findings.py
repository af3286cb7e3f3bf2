"""Format 4: what the checks have found, in which state of each set, and what people said about it."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_SET_KEY = ["annotation_sets.article", "annotation_sets.annotator"]


def upgrade() -> None:
    """Add the tables; nothing has been checked yet."""
    op.create_table(
        "checked_sets",
        sa.Column("article", sa.Integer(), nullable=False),
        sa.Column("annotator", sa.String(), nullable=False),
        sa.Column("rev", sa.Integer(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article", "annotator"], _SET_KEY, name=op.f("fk_checked_sets_article_annotator")
        ),
        sa.PrimaryKeyConstraint("article", "annotator", name=op.f("pk_checked_sets")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "findings",
        sa.Column("article", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("annotator", sa.String(), nullable=False),
        sa.Column("rule", sa.String(), nullable=False),
        sa.Column("severity", sa.String(), nullable=False),
        sa.Column("about", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("layer", sa.String(), nullable=False),
        sa.Column("begin", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("excerpt", sa.Text(), nullable=False),
        sa.Column("params", sa.Text(), nullable=False),
        sa.Column("alike", sa.String(), nullable=False),
        sa.Column("fixable", sa.Integer(), nullable=False),
        sa.Column("ignored", sa.Integer(), nullable=False),
        sa.Column("assignee", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article", "annotator"], _SET_KEY, name=op.f("fk_findings_article_annotator")
        ),
        sa.PrimaryKeyConstraint("article", "number", name=op.f("pk_findings")),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "ix_findings_rule", "findings", ["rule", "ignored", "article", "number"], unique=False
    )
    op.create_table(
        "finding_remarks",
        sa.Column("article", sa.Integer(), nullable=False),
        sa.Column("annotator", sa.String(), nullable=False),
        sa.Column("rule", sa.String(), nullable=False),
        sa.Column("about", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("assignee", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article", "annotator"], _SET_KEY, name=op.f("fk_finding_remarks_article_annotator")
        ),
        sa.PrimaryKeyConstraint(
            "article", "annotator", "rule", "about", "role", name=op.f("pk_finding_remarks")
        ),
        sqlite_with_rowid=False,
    )
    if op.get_context().dialect.name == "sqlite":
        op.execute("PRAGMA user_version = 4")
