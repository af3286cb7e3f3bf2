"""Format 9: Bookmarks, questions and the pace of work."""

from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the tables, empty."""
    if op.get_context().dialect.name == "sqlite":
        op.execute("PRAGMA user_version = 9")
