"""Corpora as wholes: made, opened, checked, backed up and restored."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from annotator.domain.errors import CorpusMissingError, NoBackupError, SettingError
from annotator.domain.ids import SUGGESTIONS
from annotator.domain.ports import Access, ArticleQuery, BackupInfo, CorpusStore, Monitor, Progress
from annotator.domain.reason import Reason
from annotator.services.context import AppContext


def create(
    context: AppContext,
    location: str,
    *,
    schema_file: Path | None = None,
    language: str | None = None,
) -> CorpusStore:
    """Make an empty corpus, opened for writing.

    Args:
        context: The program's parts.
        location: File or URL.
        schema_file: Its schema; ``None``: the default one.
        language: BCP 47 tag of its articles, if not the schema's.

    Raises:
        SchemaError: If the schema file is wrong.
        CorpusExistsError: If there is one already.
        StorageError: If it cannot be written.
    """
    schema = context.read_schema(schema_file) if schema_file else context.default_schema()
    if language is not None:
        if not language.replace("-", "").isalnum():
            raise SettingError(
                option="--language",
                reason=Reason("{language!r} is no language, as “de”.", language=language),
            )
        schema = schema.model_copy(update={"language": language})
    return context.stores.create(location, schema, at=context.clock())


@contextmanager
def opened(
    context: AppContext, location: str, access: Access, *, make: bool = False
) -> Iterator[CorpusStore]:
    """An open corpus for the time of the block; one made for it is gone again if the block fails or puts nothing in.

    Args:
        context: The program's parts.
        location: File or URL.
        access: What for.
        make: Make it with the default schema if it is not there.

    Raises:
        StorageError: If it cannot be opened.
    """
    made = False
    try:
        store = context.stores.open(location, access)
    except CorpusMissingError:
        if not make:
            raise
        store, made = create(context, location), True
    try:
        with closing(store):
            yield store
            came_to_nothing = made and _is_empty(store)
    except BaseException:  # also Ctrl+C: what came to nothing leaves nothing behind
        if made:
            remove_made(store.location)
        raise
    if came_to_nothing:
        remove_made(store.location)


def remove_made(location: str) -> None:
    """Take a corpus file away that was just made and came to nothing; what is on a server stays.

    Args:
        location: Of a corpus that is closed.
    """
    if "://" not in location:
        for ending in ("", "-lock"):
            Path(f"{location}{ending}").unlink(missing_ok=True)


def _is_empty(store: CorpusStore) -> bool:
    with store.open_unit_of_work() as work:
        return next(iter(work.articles.ids(ArticleQuery(SUGGESTIONS))), None) is None


def problems(store: CorpusStore, monitor: Monitor) -> list[str]:
    """What the integrity check finds: one sentence each; empty if all is well.

    Raises:
        TaskCancelledError: If it was cancelled.
    """
    found: list[str] = []
    for problem in store.problems():
        found.append(problem)
        monitor.report(Progress(len(found), None, problem))
    return found


def back_up(store: CorpusStore, destination: Path) -> Path:
    """Write a consistent copy while others go on working; where it is now.

    Raises:
        StorageError: If something is there already, or it cannot be written.
    """
    store.backup(destination)
    return destination


@dataclass(frozen=True, slots=True)
class Restored:
    """What was done.

    Attributes:
        backup: What is in the place of the corpus now.
        aside: Where the former corpus is; ``None`` if there was none.
    """

    backup: Path
    aside: Path | None


def backups(context: AppContext, location: str) -> Sequence[BackupInfo]:
    """The backups kept beside a corpus, newest first; it may be damaged or gone.

    Raises:
        StorageError: If they cannot be looked at.
    """
    return context.stores.backups(location)


def restore(context: AppContext, location: str, backup: Path | None = None) -> Restored:
    """Go back to a backup; nothing is lost, the present state is set aside.

    Args:
        context: The program's parts.
        location: File or URL; not open for writing anywhere.
        backup: Which one; ``None``: the newest kept beside the corpus.

    Raises:
        NoBackupError: If there is none.
        StorageError: If the backup is no sound corpus, or it cannot be written; then nothing has changed.
    """
    if backup is None:
        newest = next(iter(backups(context, location)), None)
        if newest is None:
            raise NoBackupError(corpus=location)
        backup = newest.path
    return Restored(backup, context.stores.restore(location, backup, at=context.clock()))
