"""Corpora in files and on servers: which kind it is, the location says."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from annotator.domain.errors import MissingExtraError
from annotator.domain.ports import Access, BackupInfo, CorpusStore, CorpusStores
from annotator.domain.schema import Schema
from annotator.storage.corpus_file import SqliteCorpusStores
from annotator.storage.server.address import is_server


class Stores:
    """``CorpusStores`` of both kinds.

    Args:
        on_servers: Makes those of servers, once they are needed: psycopg is not always installed.
    """

    def __init__(self, on_servers: Callable[[], CorpusStores] | None = None) -> None:
        self._in_files = SqliteCorpusStores()
        self._make_servers = on_servers or _on_servers
        self._servers: CorpusStores | None = None

    def create(self, location: str, schema: Schema, *, at: datetime) -> CorpusStore:
        """Make an empty corpus, opened for writing."""
        return self._of(location).create(location, schema, at=at)

    def open(self, location: str, access: Access) -> CorpusStore:
        """Open a corpus, converting it if it is of an older format and may be written."""
        return self._of(location).open(location, access)

    def backups(self, location: str) -> Sequence[BackupInfo]:
        """The backups kept beside a corpus, newest first; none of one on a server."""
        return self._of(location).backups(location)

    def restore(self, location: str, backup: Path, *, at: datetime) -> Path | None:
        """Put a backup in the place of a corpus; not on a server."""
        return self._of(location).restore(location, backup, at=at)

    def _of(self, location: str) -> CorpusStores:
        if not is_server(location):
            return self._in_files
        if self._servers is None:
            self._servers = self._make_servers()
        return self._servers


def _on_servers() -> CorpusStores:
    try:
        from annotator.storage.server.corpus import ServerCorpusStores  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise MissingExtraError(what="Corpora on a server", extra="server") from error
    return ServerCorpusStores()
