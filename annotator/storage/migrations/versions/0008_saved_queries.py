"""Format 8: Queries people keep, and what searching needs."""

from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the tables, empty."""
    if op.get_context().dialect.name == "sqlite":
        op.execute("PRAGMA user_version = 8")
