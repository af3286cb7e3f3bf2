"""Whether a transaction happened whose commit brought no answer."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from typing import Any

import psycopg

from annotator.storage.link import Values
from annotator.storage.server.texts import converted

_STATUS = "SELECT pg_xact_status(CAST(CAST(%s AS text) AS xid8))"


class Fate(Enum):
    """What became of a transaction."""

    STORED = "stored"
    LOST = "lost"
    RUNNING = "running"
    """The server has not noticed yet that nobody waits for the answer."""
    UNKNOWN = "unknown"


def fate_of(
    connection: psycopg.Connection[Any], number: str, witnesses: Sequence[tuple[str, Values]]
) -> Fate:
    """What became of a transaction.

    Args:
        connection: Another one than that of the transaction.
        number: That the server gave the transaction; after a crash it may be another's.
        witnesses: What is there if it is stored, and never otherwise.

    Raises:
        psycopg.Error: If this connection is lost, too.
    """
    try:
        (status,) = connection.execute(_STATUS, (number,)).fetchone() or (None,)
    except psycopg.errors.InvalidParameterValue:
        # A number still to come: the server crashed before anything of the transaction was on disk.
        return Fate.LOST
    if status == "in progress":
        return Fate.RUNNING
    if not witnesses:
        # Aborted is aborted, whosever the number is now.
        return Fate.LOST if status == "aborted" else Fate.UNKNOWN
    for sql, values in witnesses:
        if connection.execute(converted(sql), values).fetchone() is None:
            return Fate.LOST
    return Fate.STORED
