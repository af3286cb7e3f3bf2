"""How Alembic reaches the database: on the connection and in the transaction it is handed."""

from __future__ import annotations

from alembic import context

from annotator.storage import (
    tables_gold_decisions,  # noqa: F401 - puts its tables into the metadata
    tables_people,  # noqa: F401 - puts its tables into the metadata
    tables_queries,  # noqa: F401 - puts its tables into the metadata
    tables_reviews,  # noqa: F401 - puts its tables into the metadata
)
from annotator.storage.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
)
context.run_migrations()
