"""A server may go away while somebody is let in."""

import psycopg
import pytest

from annotator.domain.errors import ConnectionLostError, StorageError
from annotator.domain.server_address import parse
from annotator.storage.server import connecting
from annotator.storage.server.passwords import Passwords

ADDRESS = parse("postgresql+psycopg://anna@127.0.0.1/news")


class Fading:
    """A connection that answers the first statement with an error."""

    prepared_max = 0

    def __init__(self, error):
        self._error = error
        self.closed = False

    def execute(self, statement):
        del statement
        raise self._error

    def close(self):
        self.closed = True


def connect(monkeypatch, error):
    fading = Fading(error)
    monkeypatch.setattr(connecting, "_logged_in", lambda *_: fading)
    try:
        connecting.connect(ADDRESS, Passwords())
    finally:
        assert fading.closed


def test_a_connection_that_breaks_right_after_the_login_is_lost_not_refused(monkeypatch):
    # So it is tried again, as one that breaks at any other moment.
    gone = psycopg.OperationalError("consuming input failed: server closed the connection")
    with pytest.raises(ConnectionLostError):
        connect(monkeypatch, gone)


def test_another_error_right_after_the_login_is_told_as_it_is(monkeypatch):
    with pytest.raises(StorageError) as caught:
        connect(monkeypatch, psycopg.errors.UndefinedFunction("no such function"))
    assert not isinstance(caught.value, ConnectionLostError)
