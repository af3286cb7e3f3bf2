"""Format 6: What a curator has decided, and why."""

from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the tables, empty."""
    if op.get_context().dialect.name == "sqlite":
        op.execute("PRAGMA user_version = 6")
