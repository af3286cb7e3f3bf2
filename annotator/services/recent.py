"""Corpora one had open: what they hold now, without opening them for work."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from annotator.domain.changes import Status
from annotator.domain.errors import AnnotatorError
from annotator.domain.ids import AnnotatorId
from annotator.domain.ports import Access
from annotator.domain.server_address import is_server
from annotator.services import corpora
from annotator.services.context import AppContext


@dataclass(frozen=True, slots=True)
class CorpusState:
    """What a corpus holds.

    Attributes:
        location: Where it is.
        articles: How many; ``None``: it was not looked at, or could not be read.
        finished: How many of them the person has finished.
        missing: Whether there is nothing any more.
    """

    location: str
    articles: int | None = None
    finished: int = 0
    missing: bool = False


def states_of(
    context: AppContext, locations: Sequence[str], annotator: AnnotatorId
) -> Iterator[CorpusState]:
    """How corpora stand; databases on a server are not asked, they may be far.

    Args:
        context: The program's parts.
        locations: Files or URLs.
        annotator: Whose finished articles are counted.
    """
    for location in locations:
        if is_server(location):
            yield CorpusState(location)
        elif not Path(location).exists():
            yield CorpusState(location, missing=True)
        else:
            yield _state(context, location, annotator)


def _state(context: AppContext, location: str, annotator: AnnotatorId) -> CorpusState:
    try:
        with (
            corpora.opened(context, location, Access.READ) as store,
            store.open_unit_of_work() as work,
        ):
            counts = work.articles.status_counts(work.people.made_for() or annotator)
    except AnnotatorError:
        # It is told when the person opens it, with the reason.
        return CorpusState(location)
    return CorpusState(location, sum(counts.values()), counts[Status.DONE])
