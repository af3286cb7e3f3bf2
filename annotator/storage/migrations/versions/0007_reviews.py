"""Format 7: Samples, judgements and sign-offs."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_SET_KEY = ["annotation_sets.article", "annotation_sets.annotator"]


def upgrade() -> None:
    """Add the tables, empty."""
    _add_samples()
    _add_judgements()
    if op.get_context().dialect.name == "sqlite":
        op.execute("PRAGMA user_version = 7")


def _add_samples() -> None:
    op.create_table(
        "review_samples",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("request", sa.Text(), nullable=False),
        sa.Column("frame", sa.Text(), nullable=False),
        sa.Column("drawn_by", sa.String(), nullable=False),
        sa.Column("drawn_at", sa.String(), nullable=False),
        sa.Column("locked", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review_samples")),
        sa.UniqueConstraint("name", name=op.f("uq_review_samples_name")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "review_frames",
        sa.Column("article", sa.Integer(), nullable=False),
        sa.Column("annotator", sa.String(), nullable=False),
        sa.Column("sample", sa.String(), nullable=False),
        sa.Column("rev", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article", "annotator"], _SET_KEY, name=op.f("fk_review_frames_article_annotator")
        ),
        sa.ForeignKeyConstraint(
            ["sample"], ["review_samples.id"], name=op.f("fk_review_frames_sample")
        ),
        sa.PrimaryKeyConstraint("article", "annotator", "sample", name=op.f("pk_review_frames")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_review_frames_sample", "review_frames", ["sample"], unique=False)
    op.create_table(
        "review_items",
        sa.Column("sample", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("article", sa.Integer(), nullable=False),
        sa.Column("annotator", sa.String(), nullable=False),
        sa.Column("span", sa.String(), nullable=False),
        sa.Column("layer", sa.String(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("fragments", sa.String(), nullable=False),
        sa.Column("roles", sa.Integer(), nullable=False),
        sa.Column("stratum", sa.Text(), nullable=False),
        sa.Column("chance", sa.Float(), nullable=False),
        sa.CheckConstraint("chance > 0 AND chance <= 1", name=op.f("ck_review_items_chance")),
        sa.ForeignKeyConstraint(
            ["article", "annotator"], _SET_KEY, name=op.f("fk_review_items_article_annotator")
        ),
        sa.ForeignKeyConstraint(
            ["sample"], ["review_samples.id"], name=op.f("fk_review_items_sample")
        ),
        sa.PrimaryKeyConstraint("sample", "number", name=op.f("pk_review_items")),
        sqlite_with_rowid=False,
    )


def _add_judgements() -> None:
    op.create_table(
        "review_judgements",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("sample", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("judged", sa.String(), nullable=False),
        sa.Column("layer", sa.String(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("fragments", sa.String(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("sent", sa.String(), nullable=False),
        sa.Column("judged_by", sa.String(), nullable=False),
        sa.Column("judged_at", sa.String(), nullable=False),
        sa.Column("withdrawn", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "judged IN ('right', 'edge', 'label', 'role', 'spurious', 'missing', 'complete')",
            name=op.f("ck_review_judgements_judged"),
        ),
        sa.CheckConstraint(
            "sent IN ('', 'applied', 'returned', 'settled')",
            name=op.f("ck_review_judgements_sent"),
        ),
        sa.ForeignKeyConstraint(
            ["sample", "number"],
            ["review_items.sample", "review_items.number"],
            name=op.f("fk_review_judgements_sample_number"),
        ),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_review_judgements")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "ix_review_judgements_sample_number",
        "review_judgements",
        ["sample", "number"],
        unique=False,
    )
    op.create_table(
        "review_signatures",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("sample", sa.String(), nullable=False),
        sa.Column("signed_by", sa.String(), nullable=False),
        sa.Column("signed_at", sa.String(), nullable=False),
        sa.Column("locks", sa.Integer(), nullable=False),
        sa.Column("decision", sa.String(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["sample"], ["review_samples.id"], name=op.f("fk_review_signatures_sample")
        ),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_review_signatures")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_review_signatures_sample", "review_signatures", ["sample"], unique=False)
