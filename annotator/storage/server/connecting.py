"""Connections to a server: parameters that make an acknowledged change a stored one, and the login."""

from __future__ import annotations

from typing import Any

import psycopg

from annotator.domain.errors import (
    CorpusLockedError,
    CorpusMissingError,
    ServerLoginError,
    StorageError,
)
from annotator.domain.reason import Reason
from annotator.domain.server_address import Address
from annotator.storage.server.errors import is_lost, told, told_connecting
from annotator.storage.server.locks import PRESENCE
from annotator.storage.server.passwords import Passwords

Connection = psycopg.Connection[Any]

LOCK_TIMEOUT_MS = 10_000
_SETTINGS = {
    "lock_timeout": f"{LOCK_TIMEOUT_MS}ms",
    "client_min_messages": "warning",
    "default_transaction_isolation": r"read\ committed",
    "default_transaction_deferrable": "off",
    "standard_conforming_strings": "on",
    # Plans for any value: they are made once, and the tables are made for walking along indexes.
    "plan_cache_mode": "auto",
    "jit": "off",
}
_LINE = {
    "application_name": "annotator",
    "client_encoding": "UTF8",
    "connect_timeout": "10",
    "keepalives_idle": "30",
    "keepalives_interval": "10",
    "keepalives_count": "3",
}
_SET_UP = f"""
SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off';
SELECT pg_try_advisory_lock_shared({PRESENCE})"""
_PREPARED = 400
_ATTEMPTS = 3


def connect(
    address: Address, passwords: Passwords, *, read_only: bool = False, database: str | None = None
) -> Connection:
    """A connection in autocommit mode, logged in.

    Args:
        address: Where to.
        passwords: Asked if the server wants one and libpq has found none.
        read_only: Refuse every change.
        database: Another one of the same server, to make the one of the address from.

    Raises:
        CorpusMissingError: If there is no such database.
        CorpusLockedError: If it is just being converted to a newer format.
        ServerLoginError: If the server does not let this user in.
        ConnectionLostError: If there is no way to the server.
    """
    settings = _SETTINGS | ({"default_transaction_read_only": "on"} if read_only else {})
    given = address.parameters | ({} if database is None else {"dbname": database})
    options = " ".join(
        [*(f"-c {name}={value}" for name, value in settings.items()), given.pop("options", "")]
    )
    connection = _logged_in(address, passwords, {**_LINE, **given, "options": options.strip()})
    try:
        connection.prepared_max = _PREPARED
        cursor = connection.execute(_SET_UP)
        while cursor.nextset():
            pass
        row = cursor.fetchone()
    except psycopg.Error as error:
        # The server may go down just after it has let somebody in.
        reason = told_connecting if is_lost(error, connection) else told
        connection.close()
        raise reason(error, address) from error
    if not (row and row[0]):
        connection.close()
        holder = "it is being converted to a newer format"
        raise CorpusLockedError(corpus=address.location, holder=holder)
    return connection


def _logged_in(address: Address, passwords: Passwords, parameters: dict[str, str]) -> Connection:
    password: str | None = None
    keep = False
    for attempt in range(_ATTEMPTS):
        try:
            # A password of ``None`` leaves it to libpq to find one.
            connection = psycopg.connect(autocommit=True, password=password, **parameters)  # type: ignore[arg-type]  # texts, as libpq takes them
        except psycopg.OperationalError as error:
            told_so = told_connecting(error, address)
            if password is not None and isinstance(told_so, CorpusMissingError):
                # Who is told that was let in before.
                passwords.worked(address, password, keep=keep)
            is_login = isinstance(told_so, ServerLoginError)
            given = _another(address, passwords, error, attempt) if is_login else None
            if given is None:
                # Without the chain: it could show what the connection was made with.
                raise told_so from None
            password, keep = given
        except psycopg.Error as error:
            raise told_connecting(error, address) from None
        else:
            if password is not None:
                passwords.worked(address, password, keep=keep)
            return connection
    raise StorageError(corpus=address.location, reason=Reason("the password was wrong too often"))


def _another(
    address: Address, passwords: Passwords, error: psycopg.Error, attempt: int
) -> tuple[str, bool] | None:
    """A password to try after this failure, and whether to keep it; ``None``: it is about something else."""
    connection = error.pgconn
    if connection is None or not (connection.needs_password or connection.used_password):
        return None
    if attempt == 0 and (known := passwords.known(address)) is not None:
        return known, False
    return passwords.asked(address, was_wrong=not connection.needs_password)
