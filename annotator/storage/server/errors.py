"""What PostgreSQL and libpq report, told in the domain's words."""

from __future__ import annotations

import re

import psycopg

from annotator.domain.errors import (
    ConnectionLostError,
    CorpusDamagedError,
    CorpusMissingError,
    DiskFullError,
    NotACorpusError,
    ServerLoginError,
    ServerReadOnlyError,
    ServerRightsError,
    StorageError,
)
from annotator.domain.reason import Reason
from annotator.domain.server_address import Address

_BUSY = "somebody else was writing to it for too long; try again in a moment"
_REASONS = {
    "40001": _BUSY,
    "40P01": _BUSY,
    "55P03": _BUSY,
    "57014": "the server broke the request off; try again",
    "53300": "the server has no connection left; try again in a moment",
    "53200": "the server is out of memory",
}
_PLAIN: dict[str, type[StorageError]] = {
    "25006": ServerReadOnlyError,
    "42P01": NotACorpusError,
    "42703": NotACorpusError,
    "53100": DiskFullError,
}
_DAMAGED = frozenset({"XX001", "XX002"})
# Classes 08 and 57P: the connection, the administrator, a crash, starting up.
_LOST = re.compile(r"08...|57P0[1-5]")
_MISSING = re.compile(r"does not exist|existiert nicht|n’existe pas|no existe")
_LOGIN = re.compile(
    r"password|Passwort|authentication|Authentifizierung|pg_hba\.conf|role \"|Rolle »"
)


def is_lost(error: psycopg.Error, connection: psycopg.Connection[object]) -> bool:
    """Whether an error means that the connection is gone, or in no state to be trusted."""
    if connection.closed:
        return True
    if error.sqlstate is None:
        # Not of the server: libpq has lost its way.
        return isinstance(error, (psycopg.OperationalError, psycopg.InterfaceError))
    return bool(_LOST.fullmatch(error.sqlstate))


def told(error: psycopg.Error, address: Address) -> StorageError:
    """The domain's error for one of a statement."""
    corpus, state = address.location, error.sqlstate or ""
    reason = _first_line(error)
    if state == "42501":
        return ServerRightsError(corpus=corpus, user=address.user, reason=reason)
    if state in _DAMAGED:
        return CorpusDamagedError(
            corpus=corpus, reason=reason, backups=Reason("those of the server")
        )
    if state in _PLAIN:
        return _PLAIN[state](corpus=corpus)
    if _LOST.fullmatch(state):
        return ConnectionLostError(corpus=corpus, reason=reason)
    return StorageError(corpus=corpus, reason=_REASONS.get(state, reason))


def told_connecting(error: psycopg.Error, address: Address) -> StorageError:
    """The domain's error for a connection that could not be made; libpq gives a text only."""
    corpus, text = address.location, str(error)
    if f'"{address.database}"' in text.replace("»", '"').replace("«", '"') and _MISSING.search(
        text
    ):
        return CorpusMissingError(corpus=corpus)
    reason = _first_line(error)
    if error.pgconn is not None and error.pgconn.needs_password:
        reason = Reason(
            "it wants a password, and none is in the keyring, in PGPASSWORD or in ~/.pgpass; any command on it in a terminal asks for it"
        )
        return ServerLoginError(corpus=corpus, reason=reason, wants_password=True)
    if _LOGIN.search(text):
        wants = error.pgconn is not None and bool(error.pgconn.used_password)
        return ServerLoginError(corpus=corpus, reason=reason, wants_password=wants)
    return ConnectionLostError(corpus=corpus, reason=reason)


def _first_line(error: psycopg.Error) -> str:
    lines = str(error).strip().splitlines() or [type(error).__name__]
    # libpq prefixes "connection failed: connection to server at …: FATAL:".
    return lines[0].rpartition("FATAL:")[2].strip().rstrip(".") or lines[0]
