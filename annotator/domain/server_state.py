"""What is found where a corpus on a server is to be."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ServerState:
    """A server that let one in.

    Attributes:
        version: Of the server, e.g. ``15.14``.
        is_encrypted: Whether nobody between can read what is sent.
        has_database: Whether there is a database of this name.
        has_corpus: Whether there is a corpus in it.
    """

    version: str
    is_encrypted: bool
    has_database: bool
    has_corpus: bool
