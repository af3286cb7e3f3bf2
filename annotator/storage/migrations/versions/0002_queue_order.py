"""Format 2: what the order of the queue depends on, and which articles say the same."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

# As annotator.domain.queue_order has it at this format; what has no score says nothing.
_CERTAINTY = """
UPDATE articles SET certainty = (
  SELECT CASE WHEN count(*) > 0 AND count(score) = 0 THEN 2
    ELSE 1 - coalesce(sum(1 - abs(2 * score - 1)), 0) / (count(score) + 5) END
  FROM (SELECT json_extract(provenance, '$.score') AS score FROM spans
    WHERE spans.article = articles.seq AND spans.annotator = 'suggestions'))
WHERE suggestion_source IS NOT NULL"""


def upgrade() -> None:
    """Add the columns and tables, and rate the suggestions that are there.

    What two pipelines differ about is known from the next run on, and so is which articles say the same.
    """
    op.add_column(
        "articles", sa.Column("certainty", sa.Float(), server_default=sa.text("2"), nullable=False)
    )
    op.add_column(
        "articles", sa.Column("accord", sa.Float(), server_default=sa.text("2"), nullable=False)
    )
    op.add_column("articles", sa.Column("kin", sa.Integer(), nullable=True))
    op.create_index(
        "ix_articles_kin",
        "articles",
        ["kin"],
        unique=False,
        sqlite_where=sa.text("kin <> seq"),
        postgresql_where=sa.text("kin <> seq"),
    )
    op.create_table(
        "article_bands",
        sa.Column("band", sa.Integer().with_variant(sa.BigInteger(), "postgresql"), nullable=False),
        sa.Column("article", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article"], ["articles.seq"], name=op.f("fk_article_bands_article")
        ),
        sa.PrimaryKeyConstraint("band", "article", name=op.f("pk_article_bands")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "near_done",
        sa.Column("annotator", sa.String(), nullable=False),
        sa.Column("article", sa.Integer(), nullable=False),
        sa.Column("done", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["article"], ["articles.seq"], name=op.f("fk_near_done_article")),
        sa.ForeignKeyConstraint(["done"], ["articles.seq"], name=op.f("fk_near_done_done")),
        sa.PrimaryKeyConstraint("annotator", "article", name=op.f("pk_near_done")),
        sqlite_with_rowid=False,
    )
    if op.get_context().dialect.name == "sqlite":
        op.execute(_CERTAINTY)
        op.execute("PRAGMA user_version = 2")
    # Last: an index that is there would be written with every row.
    op.create_index(
        "ix_articles_certainty", "articles", ["certainty", "import_id", "seq"], unique=False
    )
    op.create_index("ix_articles_accord", "articles", ["accord", "import_id", "seq"], unique=False)
