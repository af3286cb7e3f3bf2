"""Saving what is left of a damaged corpus."""

from __future__ import annotations

from pathlib import Path

from annotator.domain.errors import CorpusExistsError
from annotator.domain.ports import Monitor
from annotator.domain.salvaging import Salvaged
from annotator.services.context import AppContext

_SUFFIX = ".corpus"


def salvage(context: AppContext, damaged: str, target: str, monitor: Monitor) -> Salvaged:
    """Read whatever can be read of a damaged corpus into a new one; the damaged one is not changed.

    Raises:
        CorpusMissingError, NotACorpusError, CorpusTooNewError, CorpusLockedError: About the damaged one.
        CorpusExistsError: If there is a corpus at the target.
        StorageError: If it cannot be written; nothing is left of it then.
        TaskCancelledError: If it was cancelled; likewise.
    """
    return context.stores.salvage(
        damaged, target, context.default_schema(), at=context.clock(), monitor=monitor
    )


def free_name(damaged: str) -> Path:
    """A name beside a damaged corpus for what is saved of it, which nobody has yet.

    Raises:
        CorpusExistsError: If there is none.
    """
    path = Path(damaged)
    stem = path.name.removesuffix(_SUFFIX)
    for number in range(1, 1000):
        addition = "" if number == 1 else f"-{number}"
        candidate = path.with_name(f"{stem}.salvaged{addition}{_SUFFIX}")
        if not candidate.exists():
            return candidate
    raise CorpusExistsError(corpus=candidate)
