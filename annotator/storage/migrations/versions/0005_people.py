"""Format 5: People, their roles, and articles to learn from."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the tables, empty: a corpus registers nobody until somebody does; no batch is to learn from."""
    op.add_column(
        "batches",
        sa.Column("training", sa.Integer(), nullable=False, server_default=sa.text("0")),
    )
    op.create_index(
        "ix_assignments_annotator_batch",
        "assignments",
        ["annotator", "batch", "article"],
        unique=False,
    )
    _add_people()
    op.create_table(
        "training_scores",
        sa.Column("article", sa.Integer(), nullable=False),
        sa.Column("annotator", sa.String(), nullable=False),
        sa.Column("finished_at", sa.String(), nullable=False),
        sa.Column("gold", sa.Integer(), nullable=False),
        sa.Column("found", sa.Integer(), nullable=False),
        sa.Column("agreed", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article"], ["articles.seq"], name=op.f("fk_training_scores_article")
        ),
        sa.PrimaryKeyConstraint("article", "annotator", name=op.f("pk_training_scores")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "assignment_moves",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("moved_at", sa.String(), nullable=False),
        sa.Column("moved_by", sa.String(), nullable=False),
        sa.Column("article", sa.Integer(), nullable=False),
        sa.Column("batch", sa.String(), nullable=False),
        sa.Column("giver", sa.String(), nullable=False),
        sa.Column("taker", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article"], ["articles.seq"], name=op.f("fk_assignment_moves_article")
        ),
        sa.ForeignKeyConstraint(
            ["batch"], ["batches.name"], name=op.f("fk_assignment_moves_batch")
        ),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_assignment_moves")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_assignment_moves_batch", "assignment_moves", ["batch"], unique=False)
    if op.get_context().dialect.name == "sqlite":
        op.execute("PRAGMA user_version = 5")


def _add_people() -> None:
    op.create_table(
        "people",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("added_at", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_people")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "person_roles",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.CheckConstraint(
            "role IN ('annotator', 'curator', 'reviewer')", name=op.f("ck_person_roles_role")
        ),
        sa.ForeignKeyConstraint(["name"], ["people.name"], name=op.f("fk_person_roles_name")),
        sa.PrimaryKeyConstraint("name", "role", name=op.f("pk_person_roles")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "team_settings",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_team_settings")),
        sqlite_with_rowid=False,
    )
