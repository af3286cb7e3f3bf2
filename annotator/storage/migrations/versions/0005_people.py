"""Format 5: People, their roles, and articles to learn from."""

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the tables, empty."""
    if op.get_context().dialect.name == "sqlite":
        op.execute("PRAGMA user_version = 5")
