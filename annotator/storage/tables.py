"""The tables of a corpus, as SQLAlchemy metadata that SQLite and PostgreSQL can both hold.

Times are ISO 8601 text in UTC, structured values are JSON text, offsets are code points. Only the
full-text index ``article_search`` is dialect-specific; the migrations make it.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    text,
)

FORMAT = 9
"""Number of the newest format; ``user_version`` of a SQLite file. One migration leads to each."""

APPLICATION_ID = 0x414E4E4F
"""``application_id`` of a SQLite file that is a corpus: ``ANNO`` in ASCII."""

HEAD = 40
HEAD_OF_BODY = f"substr(body, 1, {HEAD})"
"""Holds the id of a change set, the first field of a body in the log; on a server there is an index on it."""

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

corpus_info = Table(
    "corpus_info",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("format", Integer, nullable=False),
    Column("app_version", String, nullable=False),
    Column("created_at", String, nullable=False),
    Column("language", String, nullable=False),
    # Cleared while somebody writes: what is found cleared at opening was not closed properly.
    Column("closed", Integer, nullable=False),
    CheckConstraint("id = 1", name="one_row"),
)

schema_versions = Table(
    "schema_versions",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("schema_id", String, nullable=False),
    Column("version", Integer, nullable=False),
    Column("stored_at", String, nullable=False),
    Column("body", Text, nullable=False),
    # What led here from the version before; null where that is not known, or it is the first one.
    Column("edits", Text),
)

imports = Table(
    "imports",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("source", String, nullable=False),
    Column("started_at", String, nullable=False),
    Column("state", String, nullable=False),
    Column("articles", Integer, nullable=False, server_default=text("0")),
    CheckConstraint("state IN ('running', 'complete')", name="state"),
    # A number never returns, so that a discarded import cannot be mistaken for a later one.
    sqlite_autoincrement=True,
)

articles = Table(
    "articles",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("id", String, nullable=False, unique=True),
    Column("title", Text, nullable=False),
    Column("title_key", Text, nullable=False),
    Column("sha256", String, nullable=False, unique=True),
    Column("language", String, nullable=False),
    Column("source", Text, nullable=False),
    Column("meta", Text, nullable=False),
    Column("length", Integer, nullable=False),
    Column("imported_at", String, nullable=False),
    Column("import_id", Integer, ForeignKey("imports.id"), nullable=False),
    # Null until a pipeline has looked at the article, even if it found nothing.
    Column("suggestion_source", String),
    Column("suggestion_count", Integer, nullable=False, server_default=text("0")),
    # 1 less the uncertainty and the disagreement, so that one index walks the queue upwards; 2 is unknown.
    Column("certainty", Float, nullable=False, server_default=text("2")),
    Column("accord", Float, nullable=False, server_default=text("2")),
    # The first of the articles that say the same, itself if there is none before; null: not known yet.
    Column("kin", Integer),
    Index(
        "ix_articles_kin",
        "kin",
        sqlite_where=text("kin <> seq"),
        postgresql_where=text("kin <> seq"),
    ),
    Index("ix_articles_certainty", "certainty", "import_id", "seq"),
    Index("ix_articles_accord", "accord", "import_id", "seq"),
    Index("ix_articles_import_id_seq", "import_id", "seq"),
    Index("ix_articles_title_key", "title_key", "import_id", "seq"),
    Index(
        "ix_articles_without_suggestions",
        "import_id",
        "seq",
        sqlite_where=text("suggestion_source IS NULL"),
        postgresql_where=text("suggestion_source IS NULL"),
    ),
    sqlite_autoincrement=True,
)

# The body has its own table, or every change of a counter would rewrite it.
article_texts = Table(
    "article_texts",
    metadata,
    Column("article", Integer, ForeignKey("articles.seq"), primary_key=True, autoincrement=False),
    Column("text", Text, nullable=False),
)

# Hashes of parts of MinHash sketches: articles that share one may say the same.
article_bands = Table(
    "article_bands",
    metadata,
    Column("band", Integer().with_variant(BigInteger(), "postgresql"), nullable=False),
    Column("article", Integer, ForeignKey("articles.seq"), nullable=False),
    PrimaryKeyConstraint("band", "article"),
    sqlite_with_rowid=False,
)

# Unfinished articles that say the same as one the annotator has finished; derived from kin and status.
near_done = Table(
    "near_done",
    metadata,
    Column("annotator", String, nullable=False),
    Column("article", Integer, ForeignKey("articles.seq"), nullable=False),
    Column("done", Integer, ForeignKey("articles.seq"), nullable=False),
    PrimaryKeyConstraint("annotator", "article"),
    sqlite_with_rowid=False,
)

annotation_sets = Table(
    "annotation_sets",
    metadata,
    Column("article", Integer, ForeignKey("articles.seq"), nullable=False),
    Column("annotator", String, nullable=False),
    Column("status", String, nullable=False),
    Column("spans", Integer, nullable=False),
    Column("open_suggestions", Integer, nullable=False),
    Column("note", Text, nullable=False),
    Column("rev", Integer, nullable=False),
    PrimaryKeyConstraint("article", "annotator"),
    CheckConstraint("status IN ('new', 'started', 'done')", name="status"),
    CheckConstraint("spans >= 0 AND open_suggestions >= 0", name="counts"),
    Index("ix_annotation_sets_annotator_status", "annotator", "status", "article"),
    sqlite_with_rowid=False,
)

_SET_KEY = ["annotation_sets.article", "annotation_sets.annotator"]

# Clustered by set, so that an article loads from neighbouring pages.
spans = Table(
    "spans",
    metadata,
    Column("article", Integer, nullable=False),
    Column("annotator", String, nullable=False),
    Column("id", String, nullable=False),
    Column("layer", String, nullable=False),
    Column("label", String, nullable=False),
    Column("begin", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    # Empty for a span without gaps, else e.g. 5-11,40-43.
    Column("fragments", String, nullable=False),
    Column("attributes", Text, nullable=False),
    Column("provenance", Text, nullable=False),
    Column("seen", Integer, nullable=False),
    Column("note", Text, nullable=False),
    PrimaryKeyConstraint("article", "annotator", "id"),
    ForeignKeyConstraint(["article", "annotator"], _SET_KEY),
    Index("ix_spans_kind", "layer", "label", "article"),
    sqlite_with_rowid=False,
)

_SPAN_KEY = ["spans.article", "spans.annotator", "spans.id"]

arguments = Table(
    "arguments",
    metadata,
    Column("article", Integer, nullable=False),
    Column("annotator", String, nullable=False),
    Column("id", String, nullable=False),
    # Arguments are listed in the order they were made.
    Column("ordinal", Integer, nullable=False),
    Column("role", String, nullable=False),
    Column("head", String, nullable=False),
    Column("filler", String),
    Column("state", String, nullable=False),
    Column("provenance", Text, nullable=False),
    PrimaryKeyConstraint("article", "annotator", "id"),
    # Deferred: within one change set a span may go before the argument that hangs on it.
    ForeignKeyConstraint(
        ["article", "annotator", "head"], _SPAN_KEY, deferrable=True, initially="DEFERRED"
    ),
    ForeignKeyConstraint(
        ["article", "annotator", "filler"], _SPAN_KEY, deferrable=True, initially="DEFERRED"
    ),
    Index("ix_arguments_role", "role", "article"),
    sqlite_with_rowid=False,
)

decisions = Table(
    "decisions",
    metadata,
    Column("article", Integer, nullable=False),
    Column("annotator", String, nullable=False),
    Column("signature", String, nullable=False),
    Column("verdict", String, nullable=False),
    PrimaryKeyConstraint("article", "annotator", "signature"),
    ForeignKeyConstraint(["article", "annotator"], _SET_KEY),
    CheckConstraint("verdict IN ('accepted', 'corrected', 'rejected')", name="verdict"),
    sqlite_with_rowid=False,
)

# Append-only: an undo is a new entry.
change_log = Table(
    "change_log",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("kind", String, nullable=False),
    Column("of", Integer, ForeignKey("change_log.seq")),
    Column("article", Integer, ForeignKey("articles.seq"), nullable=False),
    Column("annotator", String, nullable=False),
    Column("action", String, nullable=False),
    Column("subject", Text, nullable=False),
    Column("at", String, nullable=False),
    Column("body", Text, nullable=False),
    CheckConstraint("kind IN ('do', 'undo', 'redo')", name="kind"),
    Index("ix_change_log_article_annotator", "article", "annotator"),
    sqlite_autoincrement=True,
)

# What undo and redo act on next; derived from the change log.
undo_steps = Table(
    "undo_steps",
    metadata,
    Column("article", Integer, nullable=False),
    Column("annotator", String, nullable=False),
    Column("seq", Integer, ForeignKey("change_log.seq"), nullable=False),
    Column("state", String, nullable=False),
    PrimaryKeyConstraint("article", "annotator", "seq"),
    ForeignKeyConstraint(["article", "annotator"], _SET_KEY),
    CheckConstraint("state IN ('applied', 'undone')", name="state"),
    Index(
        "ix_undo_steps_undone",
        "article",
        "annotator",
        "seq",
        sqlite_where=text("state = 'undone'"),
        postgresql_where=text("state = 'undone'"),
    ),
    sqlite_with_rowid=False,
)

# Per import, so that finishing or discarding one need not touch the counts of the others.
status_counts = Table(
    "status_counts",
    metadata,
    Column("annotator", String, nullable=False),
    Column("import_id", Integer, ForeignKey("imports.id"), nullable=False),
    Column("status", String, nullable=False),
    Column("articles", Integer, nullable=False),
    PrimaryKeyConstraint("annotator", "import_id", "status"),
    CheckConstraint("status IN ('started', 'done')", name="status"),
    sqlite_with_rowid=False,
)

# Work that was shared out together.
batches = Table(
    "batches",
    metadata,
    Column("name", String, nullable=False),
    Column("made_at", String, nullable=False),
    Column("due", String),
    # Whether its articles are there to learn from: gold is known, and shown when one is done.
    Column("training", Integer, nullable=False, server_default=text("0")),
    PrimaryKeyConstraint("name"),
    sqlite_with_rowid=False,
)

# Who is to annotate what.
assignments = Table(
    "assignments",
    metadata,
    Column("article", Integer, ForeignKey("articles.seq"), nullable=False),
    Column("annotator", String, nullable=False),
    Column("batch", String, ForeignKey("batches.name"), nullable=False),
    PrimaryKeyConstraint("article", "annotator"),
    Index("ix_assignments_annotator", "annotator", "article"),
    Index("ix_assignments_annotator_batch", "annotator", "batch", "article"),
    sqlite_with_rowid=False,
)

# Which sets were checked, and in which state; without a row: not yet.
checked_sets = Table(
    "checked_sets",
    metadata,
    Column("article", Integer, nullable=False),
    Column("annotator", String, nullable=False),
    Column("rev", Integer, nullable=False),
    # What the checks and the schema were called together.
    Column("by", String, nullable=False),
    PrimaryKeyConstraint("article", "annotator"),
    ForeignKeyConstraint(["article", "annotator"], _SET_KEY),
    sqlite_with_rowid=False,
)

# Clustered in the order of the list, so that a page of it is a few neighbouring pages of the file.
findings = Table(
    "findings",
    metadata,
    Column("article", Integer, nullable=False),
    # Counts the findings of an article over all sets, by place.
    Column("number", Integer, nullable=False),
    Column("annotator", String, nullable=False),
    Column("rule", String, nullable=False),
    Column("severity", String, nullable=False),
    Column("about", String, nullable=False),
    Column("role", String, nullable=False),
    Column("layer", String, nullable=False),
    Column("begin", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("excerpt", Text, nullable=False),
    Column("params", Text, nullable=False),
    Column("alike", String, nullable=False),
    Column("fixable", Integer, nullable=False),
    # Copied from the remarks, so that a filter need not look there.
    Column("ignored", Integer, nullable=False),
    Column("assignee", String, nullable=False),
    PrimaryKeyConstraint("article", "number"),
    ForeignKeyConstraint(["article", "annotator"], _SET_KEY),
    Index("ix_findings_rule", "rule", "ignored", "article", "number"),
    sqlite_with_rowid=False,
)

# Not tied to findings: these come and go, and may come again.
finding_remarks = Table(
    "finding_remarks",
    metadata,
    Column("article", Integer, nullable=False),
    Column("annotator", String, nullable=False),
    Column("rule", String, nullable=False),
    Column("about", String, nullable=False),
    Column("role", String, nullable=False),
    # Null: it is not to be ignored.
    Column("reason", Text),
    Column("by", String, nullable=False),
    Column("at", String, nullable=False),
    Column("assignee", String, nullable=False),
    PrimaryKeyConstraint("article", "annotator", "rule", "about", "role"),
    ForeignKeyConstraint(["article", "annotator"], _SET_KEY),
    sqlite_with_rowid=False,
)
