"""Corpora in files and on servers: which kind it is, the location says."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Protocol, runtime_checkable

from annotator.domain.backups import BackupPolicy
from annotator.domain.errors import MissingExtraError, StorageError
from annotator.domain.passwords import Ask
from annotator.domain.ports import Access, BackupInfo, CorpusStore, Monitor
from annotator.domain.reason import Reason
from annotator.domain.salvaging import Salvaged
from annotator.domain.schema import Schema
from annotator.domain.server_address import is_server, parse
from annotator.domain.server_members import Members
from annotator.domain.server_state import ServerState
from annotator.storage.backups import usual_policy
from annotator.storage.corpus_file import SqliteCorpusStores
from annotator.storage.link import Link
from annotator.storage.server.passwords import Passwords, ask_on_terminal


@runtime_checkable
class HasLinks(Protocol):
    """An open corpus whose rows can be reached."""

    def link(self) -> Link:
        """A connection of its own."""


class Receiving(Protocol):
    """Stores of one kind."""

    def create(self, location: str, schema: Schema, *, at: datetime) -> CorpusStore:
        """As ``CorpusStores`` has it."""

    def open(self, location: str, access: Access) -> CorpusStore:
        """As ``CorpusStores`` has it."""

    def backups(self, location: str) -> Sequence[BackupInfo]:
        """As ``CorpusStores`` has it."""

    def restore(self, location: str, backup: Path, *, at: datetime) -> Path | None:
        """As ``CorpusStores`` has it."""

    def grant(self, location: str, members: Members, *, run: bool) -> Sequence[str]:
        """As ``CorpusStores`` has it."""

    def receive(self, source: Link, location: str, monitor: Monitor) -> str:
        """Make a copy of a corpus; where it is."""


class ReceivingServers(Receiving, Protocol):
    """Stores on servers."""

    def examine(self, location: str) -> ServerState:
        """As ``CorpusStores`` has it."""


class Stores:
    """``CorpusStores`` of both kinds.

    Args:
        ask: Asks a person for the password of a server that nothing else has.
        policy: Gives the policy for backups of files that holds now.
    """

    def __init__(
        self, ask: Ask = ask_on_terminal, policy: Callable[[], BackupPolicy] = usual_policy
    ) -> None:
        self._in_files: Receiving = SqliteCorpusStores(policy)
        self._ask = ask
        self._servers: ReceivingServers | None = None

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

    def salvage(
        self, damaged: str, target: str, schema: Schema, *, at: datetime, monitor: Monitor
    ) -> Salvaged:
        """Read whatever can be read of a damaged file into a new one.

        Raises:
            StorageError: If one of them is on a server; otherwise as ``salvage.salvage`` says.
        """
        for location in (damaged, target):
            if is_server(location):
                reason = Reason(
                    "only files are salvaged; a server repairs its own, copy a backup into a new database there"
                )
                raise StorageError(corpus=location, reason=reason)
            self._of(location)
        # Rarely needed, and not at the start.
        from annotator.storage.salvage import salvage  # noqa: PLC0415 - see above

        return salvage(damaged, target, schema, at, monitor)

    def grant(self, location: str, members: Members, *, run: bool) -> Sequence[str]:
        """Set up who may do what with a corpus on a server; the statements."""
        return self._of(location).grant(location, members, run=run)

    def examine(self, location: str) -> ServerState:
        """Log in to a server and look what is there; a file is none. Raises ``StorageError``."""
        parse(location)
        return self._on_servers().examine(location)

    def copy(self, source: str, target: str, monitor: Monitor) -> str:
        """Copy a corpus with everything in it to a place where there is none.

        The copy is compared with what was read, table by table, before it counts.

        Returns:
            Where the copy is.

        Raises:
            CorpusExistsError: If there is one at the target.
            StorageError: If one of them cannot be used; then nothing is left of the copy.
            TaskCancelledError: If it was cancelled.
        """
        with closing(self.open(source, Access.READ)) as opened:
            if not isinstance(opened, HasLinks):
                raise TypeError(f"{opened!r} has no rows to copy")
            with closing(opened.link()) as link:
                return self._of(target).receive(link, target, monitor)

    def _of(self, location: str) -> Receiving:
        if "\0" in location:
            raise StorageError(corpus=location, reason=Reason("its name holds the null character"))
        return self._on_servers() if is_server(location) else self._in_files

    def _on_servers(self) -> ReceivingServers:
        if self._servers is None:
            self._servers = _on_servers(self._ask)
        return self._servers


def _on_servers(ask: Ask) -> ReceivingServers:
    # Once they are needed: psycopg is not always installed.
    try:
        from annotator.storage.server.corpus import ServerCorpusStores  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise MissingExtraError(what=Reason("Corpora on a server"), extra="server") from error
    return ServerCorpusStores(Passwords(ask))
