"""Numbers of the advisory locks, which count in one database only."""

from __future__ import annotations

from hashlib import blake2b

from annotator.storage.link import Lock


def key_of(kind: str, name: str = "") -> int:
    """The number of a lock: 64 bits, signed, the same in every version of the program."""
    digest = blake2b(f"annotator\0{kind}\0{name}".encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


def key_of_lock(kind: Lock, name: str) -> int:
    """The number of a lock on work of one kind."""
    return key_of(kind.name, name)


PRESENCE = key_of("presence")
"""Shared by every connection; who has it alone may change the tables."""

CORPUS = key_of("corpus")
"""Shared by every transaction that writes; who has it alone writes alone."""
