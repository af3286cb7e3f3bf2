"""What tests against real things share."""

import pytest

from annotator.services import line, outbox
from postgres_server import Server


@pytest.fixture(scope="session")
def server():
    """A PostgreSQL server that is fast and forgets everything when the machine fails."""
    pytest.importorskip("psycopg", reason="the extra “server” is not installed")
    made = Server.make("fsync = off", "synchronous_commit = on", "full_page_writes = off")
    yield made
    made.remove()


@pytest.fixture
def unhurried(monkeypatch):
    """However busy this machine is, a server that runs is not taken for one that is gone."""
    for name in ("PATIENCE_S", "LONGEST_PATIENCE_S"):
        monkeypatch.setattr(line, name, 60.0)


@pytest.fixture
def unhurried_edits(monkeypatch):
    """An edit waits for its answer however long that takes; the server has to run."""
    monkeypatch.setattr(outbox, "PATIENCE_S", 60.0)
