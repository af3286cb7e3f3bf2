"""The backups of a corpus with what is in them, so that one can choose where to go back to."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from annotator.domain.changes import Status
from annotator.domain.errors import AnnotatorError
from annotator.domain.ids import SUGGESTIONS, AnnotatorId
from annotator.domain.ports import (
    Access,
    ArticleQuery,
    HistoryQuery,
    Monitor,
    Progress,
    UnitOfWork,
)
from annotator.services.context import AppContext


@dataclass(frozen=True, slots=True)
class Contents:
    """What is in a corpus, in numbers.

    Attributes:
        articles: How many there are.
        finished: How many of them somebody is done with.
        edits: The last number in the change log; it only grows.
    """

    articles: int
    finished: int
    edits: int


@dataclass(frozen=True, slots=True)
class BackupChoice:
    """A backup one can go back to.

    Attributes:
        path: The file.
        made: When, UTC.
        size: In bytes.
        contents: What is in it; ``None`` if it cannot be read.
        reason: Why it cannot; else empty.
    """

    path: Path
    made: datetime
    size: int
    contents: Contents | None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class BackupChoices:
    """The present state and the backups.

    Attributes:
        now: The corpus itself; ``None`` if it is damaged or gone.
        reason: Why it cannot be read; else empty.
        backups: Newest first.
    """

    now: Contents | None
    reason: str
    backups: Sequence[BackupChoice]


def backup_choices(context: AppContext, location: str, monitor: Monitor) -> BackupChoices:
    """Look into a corpus and all its backups; nothing is changed, and none of them needs to be sound.

    Raises:
        StorageError: If the folder of the backups cannot be read.
        TaskCancelledError: If it was cancelled.
    """
    found = context.stores.backups(location)
    now, reason = _contents(context, location)
    choices = []
    for done, each in enumerate(found, 1):
        contents, why = _contents(context, str(each.path))
        choices.append(BackupChoice(each.path, each.made, each.size, contents, why))
        monitor.report(Progress(done, len(found), each.path.name))
    return BackupChoices(now, reason, choices)


def _contents(context: AppContext, location: str) -> tuple[Contents | None, str]:
    try:
        with (
            closing(context.stores.open(location, Access.READ)) as store,
            store.open_unit_of_work() as work,
        ):
            return _counted(work), ""
    except AnnotatorError as error:
        return None, str(error)


def _counted(work: UnitOfWork) -> Contents:
    people = work.history.people()
    last = work.history.steps(HistoryQuery(), limit=1)
    return Contents(
        articles=work.articles.count(ArticleQuery(AnnotatorId(SUGGESTIONS))),
        finished=_finished(work, people),
        edits=last[0].seq if last else 0,
    )


def _finished(work: UnitOfWork, people: Sequence[AnnotatorId]) -> int:
    """How many articles at least one person is done with."""
    if len(people) == 1:
        return work.articles.status_counts(people[0])[Status.DONE]
    done = frozenset({Status.DONE})
    return len(
        {
            article
            for each in people
            for article in work.articles.ids(ArticleQuery(each, statuses=done))
        }
    )
