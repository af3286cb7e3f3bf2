"""Format 9: Questions, bookmarks, and the guideline."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the tables, empty."""
    op.create_table(
        "questions",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("article", sa.Integer(), nullable=False),
        sa.Column("annotator", sa.String(), nullable=False),
        sa.Column("about", sa.String(), nullable=False),
        sa.Column("begin", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("excerpt", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["article"], ["articles.seq"], name=op.f("fk_questions_article")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_questions")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_questions_article", "questions", ["article"], unique=False)
    op.create_table(
        "question_messages",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("question", sa.String(), nullable=False),
        sa.Column("annotator", sa.String(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("closes", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["question"], ["questions.id"], name=op.f("fk_question_messages_question")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_question_messages")),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "ix_question_messages_question", "question_messages", ["question"], unique=False
    )
    op.create_table(
        "bookmarks",
        sa.Column("annotator", sa.String(), nullable=False),
        sa.Column("article", sa.Integer(), nullable=False),
        sa.Column("about", sa.String(), nullable=False),
        sa.Column("begin", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("excerpt", sa.Text(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["article"], ["articles.seq"], name=op.f("fk_bookmarks_article")),
        sa.PrimaryKeyConstraint(
            "annotator", "article", "begin", "end", "about", name=op.f("pk_bookmarks")
        ),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_bookmarks_article", "bookmarks", ["article"], unique=False)
    op.create_table(
        "guidelines",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_guidelines")),
        sqlite_autoincrement=True,
    )
    if op.get_context().dialect.name == "sqlite":
        op.execute("PRAGMA user_version = 9")
