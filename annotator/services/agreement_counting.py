"""Counting agreement over many articles: in this process, and for a large corpus in others beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.changes import Status
from annotator.domain.ids import AnnotatorId, ArticleId
from annotator.domain.ports import CorpusStore, Monitor
from annotator.domain.schema import Schema
from annotator.quality.agreement_counting import Counting
from annotator.quality.agreement_sides import Sameness
from annotator.services.helping import Reopen, Told, helpers_for, spread

_SLICE = 200
_AT_ONCE = 50
"""Articles that are read at one go."""
_MANY = 1_500
"""From so many articles on, a helper pays: it needs a second to start."""
_TWO = 2


@dataclass(frozen=True)
class Counted:
    """What is to be counted.

    Attributes:
        annotators: Whose sets.
        schema: Of the corpus.
        sameness: What has to be equal.
        only_done: Only sets that their annotators have finished.
    """

    annotators: tuple[AnnotatorId, ...]
    schema: Schema
    sameness: Sameness
    only_done: bool

    def counting(self) -> Counting:
        """An empty one."""
        return Counting(self.annotators, self.schema, self.sameness)


def is_counted(own: AnnotationSet, *, only_done: bool) -> bool:
    """Whether a set takes part."""
    return not only_done or own.status is Status.DONE


def count(
    store: CorpusStore,
    what: Counted,
    articles: Sequence[ArticleId],
    monitor: Monitor,
    reopen: Reopen | None = None,
) -> Counting:
    """Count what the annotators agree on in these articles, in their order.

    Args:
        store: The corpus.
        what: What is to be counted.
        articles: Those that at least two have annotated.
        monitor: Told how far it is; may cancel.
        reopen: Lets helpers open the corpus; without it all is done here.

    Raises:
        TaskCancelledError: If it was cancelled; then no helper is left behind.
    """
    slices = [articles[begin : begin + _SLICE] for begin in range(0, len(articles), _SLICE)]
    found: dict[int, Counting] = {}
    helpers = _helpers(len(articles))
    work = _CountedSlice(what)
    here = partial(work.of, store)
    spread(here, work, slices, monitor, found.__setitem__, reopen=reopen, helpers=helpers)
    whole = what.counting()
    for number in sorted(found):
        whole.take(found[number])
    return whole


def _helpers(articles: int) -> int:
    return helpers_for(articles, _MANY)


@dataclass(frozen=True)
class _CountedSlice:
    """Counts a slice of the articles."""

    what: Counted

    def of(self, store: CorpusStore, items: Sequence[ArticleId], told: Told) -> Counting:
        """What the annotators agree on in these articles."""
        counting = self.what.counting()
        for begin in range(0, len(items), _AT_ONCE):
            some = items[begin : begin + _AT_ONCE]
            told(len(some), str(some[0]))
            _count_into(counting, store, self.what, some)
        return counting


def _count_into(
    counting: Counting, store: CorpusStore, what: Counted, articles: Sequence[ArticleId]
) -> None:
    with store.open_unit_of_work() as work:
        found = work.sets.of_several(articles, what.annotators)
    for sets in found:
        counted = [own for own in sets if is_counted(own, only_done=what.only_done)]
        if len(counted) >= _TWO:  # somebody may have reopened it since
            counting.add({own.annotator: own for own in counted})
