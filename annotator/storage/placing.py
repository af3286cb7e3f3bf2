"""Giving a finished file its name: without ever taking it from another, or in the place of another."""

from __future__ import annotations

import os
from pathlib import Path

from annotator.domain.errors import CorpusExistsError


def put_in_place(part: Path, destination: Path) -> None:
    """Give a file that is complete and on disk its name; durable when this returns.

    Raises:
        CorpusExistsError: If the name is taken.
        OSError: If the folder cannot be written.
    """
    try:
        # Unlike a renaming, a link fails if the name is taken, also by somebody a moment before.
        os.link(part, destination)
    except FileExistsError:
        raise CorpusExistsError(corpus=destination) from None
    except OSError:
        # FAT and some network file systems know no links.
        if destination.exists():
            raise CorpusExistsError(corpus=destination) from None
        part.rename(destination)
    else:
        part.unlink()
    _sync_folder(destination.parent)


def replace_with(part: Path, destination: Path) -> None:
    """Give a finished file a name that another one may have, which loses it; durable when this returns.

    Raises:
        OSError: If the folder cannot be written.
    """
    part.replace(destination)
    _sync_folder(destination.parent)


def _sync_folder(folder: Path) -> None:
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
