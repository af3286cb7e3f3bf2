"""Format 1: everything the first version of the program stores."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_FULL_TEXT = (
    """CREATE VIEW searchable AS
    SELECT articles.seq AS seq, articles.title AS title, article_texts.text AS text
    FROM articles JOIN article_texts ON article_texts.article = articles.seq""",
    """CREATE VIRTUAL TABLE article_search USING fts5(
    title, text, content='searchable', content_rowid='seq',
    tokenize='unicode61 remove_diacritics 2')""",
)

_ON_SERVER = (
    "CREATE TABLE article_search (rowid integer PRIMARY KEY, words tsvector NOT NULL)",
    "CREATE INDEX ix_article_search_words ON article_search USING gin (words)",
    # By what a repeated change set is known, see recording.
    """CREATE INDEX ix_change_log_head ON change_log (article, annotator, substr(body, 1, 40))
    WHERE kind = 'do'""",
)


def upgrade() -> None:
    """Make the tables, the full-text index and the marks by which a corpus is known."""
    op.create_table(
        "corpus_info",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("format", sa.Integer(), nullable=False),
        sa.Column("app_version", sa.String(), nullable=False),
        sa.Column("created_at", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("closed", sa.Integer(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_corpus_info_one_row")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_corpus_info")),
    )
    op.create_table(
        "imports",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("started_at", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("articles", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.CheckConstraint("state IN ('running', 'complete')", name=op.f("ck_imports_state")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_imports")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "schema_versions",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("schema_id", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("stored_at", sa.String(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_schema_versions")),
    )
    op.create_table(
        "articles",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("title_key", sa.Text(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("meta", sa.Text(), nullable=False),
        sa.Column("length", sa.Integer(), nullable=False),
        sa.Column("imported_at", sa.String(), nullable=False),
        sa.Column("import_id", sa.Integer(), nullable=False),
        sa.Column("suggestion_source", sa.String(), nullable=True),
        sa.Column("suggestion_count", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.ForeignKeyConstraint(["import_id"], ["imports.id"], name=op.f("fk_articles_import_id")),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_articles")),
        sa.UniqueConstraint("id", name=op.f("uq_articles_id")),
        sa.UniqueConstraint("sha256", name=op.f("uq_articles_sha256")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_articles_import_id_seq", "articles", ["import_id", "seq"], unique=False)
    op.create_index(
        "ix_articles_title_key", "articles", ["title_key", "import_id", "seq"], unique=False
    )
    op.create_index(
        "ix_articles_without_suggestions",
        "articles",
        ["import_id", "seq"],
        unique=False,
        sqlite_where=sa.text("suggestion_source IS NULL"),
        postgresql_where=sa.text("suggestion_source IS NULL"),
    )
    op.create_table(
        "status_counts",
        sa.Column("annotator", sa.String(), nullable=False),
        sa.Column("import_id", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("articles", sa.Integer(), nullable=False),
        sa.CheckConstraint("status IN ('started', 'done')", name=op.f("ck_status_counts_status")),
        sa.ForeignKeyConstraint(
            ["import_id"], ["imports.id"], name=op.f("fk_status_counts_import_id")
        ),
        sa.PrimaryKeyConstraint("annotator", "import_id", "status", name=op.f("pk_status_counts")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "annotation_sets",
        sa.Column("article", sa.Integer(), nullable=False),
        sa.Column("annotator", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("spans", sa.Integer(), nullable=False),
        sa.Column("open_suggestions", sa.Integer(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("rev", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "status IN ('new', 'started', 'done')", name=op.f("ck_annotation_sets_status")
        ),
        sa.CheckConstraint(
            "spans >= 0 AND open_suggestions >= 0", name=op.f("ck_annotation_sets_counts")
        ),
        sa.ForeignKeyConstraint(
            ["article"], ["articles.seq"], name=op.f("fk_annotation_sets_article")
        ),
        sa.PrimaryKeyConstraint("article", "annotator", name=op.f("pk_annotation_sets")),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "ix_annotation_sets_annotator_status",
        "annotation_sets",
        ["annotator", "status", "article"],
        unique=False,
    )
    op.create_table(
        "article_texts",
        sa.Column("article", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article"], ["articles.seq"], name=op.f("fk_article_texts_article")
        ),
        sa.PrimaryKeyConstraint("article", name=op.f("pk_article_texts")),
    )
    op.create_table(
        "change_log",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("of", sa.Integer(), nullable=True),
        sa.Column("article", sa.Integer(), nullable=False),
        sa.Column("annotator", sa.String(), nullable=False),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.CheckConstraint("kind IN ('do', 'undo', 'redo')", name=op.f("ck_change_log_kind")),
        sa.ForeignKeyConstraint(["article"], ["articles.seq"], name=op.f("fk_change_log_article")),
        sa.ForeignKeyConstraint(["of"], ["change_log.seq"], name=op.f("fk_change_log_of")),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_change_log")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "ix_change_log_article_annotator", "change_log", ["article", "annotator"], unique=False
    )
    op.create_table(
        "decisions",
        sa.Column("article", sa.Integer(), nullable=False),
        sa.Column("annotator", sa.String(), nullable=False),
        sa.Column("signature", sa.String(), nullable=False),
        sa.Column("verdict", sa.String(), nullable=False),
        sa.CheckConstraint(
            "verdict IN ('accepted', 'corrected', 'rejected')", name=op.f("ck_decisions_verdict")
        ),
        sa.ForeignKeyConstraint(
            ["article", "annotator"],
            ["annotation_sets.article", "annotation_sets.annotator"],
            name=op.f("fk_decisions_article_annotator"),
        ),
        sa.PrimaryKeyConstraint("article", "annotator", "signature", name=op.f("pk_decisions")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "spans",
        sa.Column("article", sa.Integer(), nullable=False),
        sa.Column("annotator", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("layer", sa.String(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("begin", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("fragments", sa.String(), nullable=False),
        sa.Column("attributes", sa.Text(), nullable=False),
        sa.Column("provenance", sa.Text(), nullable=False),
        sa.Column("seen", sa.Integer(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article", "annotator"],
            ["annotation_sets.article", "annotation_sets.annotator"],
            name=op.f("fk_spans_article_annotator"),
        ),
        sa.PrimaryKeyConstraint("article", "annotator", "id", name=op.f("pk_spans")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "undo_steps",
        sa.Column("article", sa.Integer(), nullable=False),
        sa.Column("annotator", sa.String(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.CheckConstraint("state IN ('applied', 'undone')", name=op.f("ck_undo_steps_state")),
        sa.ForeignKeyConstraint(
            ["article", "annotator"],
            ["annotation_sets.article", "annotation_sets.annotator"],
            name=op.f("fk_undo_steps_article_annotator"),
        ),
        sa.ForeignKeyConstraint(["seq"], ["change_log.seq"], name=op.f("fk_undo_steps_seq")),
        sa.PrimaryKeyConstraint("article", "annotator", "seq", name=op.f("pk_undo_steps")),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "ix_undo_steps_undone",
        "undo_steps",
        ["article", "annotator", "seq"],
        unique=False,
        sqlite_where=sa.text("state = 'undone'"),
        postgresql_where=sa.text("state = 'undone'"),
    )
    op.create_table(
        "arguments",
        sa.Column("article", sa.Integer(), nullable=False),
        sa.Column("annotator", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("head", sa.String(), nullable=False),
        sa.Column("filler", sa.String(), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("provenance", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article", "annotator", "filler"],
            ["spans.article", "spans.annotator", "spans.id"],
            name=op.f("fk_arguments_article_annotator_filler"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["article", "annotator", "head"],
            ["spans.article", "spans.annotator", "spans.id"],
            name=op.f("fk_arguments_article_annotator_head"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("article", "annotator", "id", name=op.f("pk_arguments")),
        sqlite_with_rowid=False,
    )
    if op.get_context().dialect.name == "sqlite":
        for statement in _FULL_TEXT:
            op.execute(statement)
        # "ANNO" in ASCII.
        op.execute("PRAGMA application_id = 1095650895")
        op.execute("PRAGMA user_version = 1")
    else:
        for statement in _ON_SERVER:
            op.execute(statement)
