"""Copying a corpus to another place, row by row: from a file to a server, back, or from any place to the same kind."""

from __future__ import annotations

from annotator.domain.ports import Monitor
from annotator.services.context import AppContext


def copy_corpus(context: AppContext, source: str, target: str, monitor: Monitor) -> str:
    """Copy everything: articles, all sets, change log, schema versions, findings, people, assignments.

    The copy is compared with what was read, table by table, before it counts.

    Args:
        context: The program's parts.
        source: File or URL; others may go on working there, the copy is of one moment.
        target: File or URL where there is no corpus yet.
        monitor: Told about the rows; may cancel, then nothing is left of the copy.

    Returns:
        Where the copy is.

    Raises:
        CorpusExistsError: If there is a corpus at the target.
        StorageError: If one of them cannot be used; then nothing is left of the copy.
        TaskCancelledError: If it was cancelled.
    """
    return context.stores.copy(source, target, monitor)
