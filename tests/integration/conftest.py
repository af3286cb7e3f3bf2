"""What tests against real things share."""

import pytest

from postgres_server import Server


@pytest.fixture(scope="session")
def server():
    """A PostgreSQL server that is fast and forgets everything when the machine fails."""
    pytest.importorskip("psycopg", reason="the extra “server” is not installed")
    made = Server.make("fsync = off", "synchronous_commit = on", "full_page_writes = off")
    yield made
    made.remove()
