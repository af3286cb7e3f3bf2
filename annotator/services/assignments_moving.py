"""Moving work that nobody has begun from one person to another; every move is written down."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from annotator.domain.assignments import Move
from annotator.domain.errors import SettingError
from annotator.domain.ids import AnnotatorId, ArticleId
from annotator.domain.ports import Clock, CorpusStore, UnitOfWork
from annotator.domain.reason import Reason
from annotator.services.assignments import progress_in
from annotator.services.import_annotations import check_name
from annotator.services.people import check_annotators


@dataclass(frozen=True, slots=True)
class MoveRequest:
    """What to move.

    Attributes:
        batch: Of which batch.
        by: Who moves it.
        giver: From whom; empty: from those who have most left.
        taker: To whom; empty: to those who have least left.
        most: At most so many articles; ``None``: until both have equally much left.
    """

    batch: str
    by: str
    giver: str = ""
    taker: str = ""
    most: int | None = None


@dataclass(frozen=True, slots=True)
class MoveReport:
    """What was moved, or would be.

    Attributes:
        batch: Of which batch.
        moved: How many articles, by giver and taker.
        left: How much everybody has left after that.
    """

    batch: str
    moved: dict[tuple[AnnotatorId, AnnotatorId], int] = field(default_factory=dict)
    left: dict[AnnotatorId, int] = field(default_factory=dict)


def move_work(
    store: CorpusStore, request: MoveRequest, clock: Clock, *, dry_run: bool = False
) -> MoveReport:
    """Move articles that were not begun; those at the end of the giver's queue go first.

    Args:
        store: The corpus, opened for writing unless it is a dry run.
        request: What to move.
        clock: The present.
        dry_run: Whether only to say what would come of it.

    Raises:
        SettingError: If there is no such batch, nobody to move from or to, or nothing to move.
        NotRegisteredError: If people are registered, and the taker does not annotate.
        StorageError: If it cannot be written.
    """
    with store.open_unit_of_work() as work:
        moving = _Moving(work, request)
        moves = list(moving.moves(clock))
        if not moves:
            reason = Reason(
                "nothing of {batch} that could be moved is left unbegun.", batch=request.batch
            )
            raise SettingError(option="assign", reason=reason)
        if not dry_run:
            for each in moves:
                work.assignments.move(each)
            work.commit()
    counts = Counter((each.giver, each.taker) for each in moves)
    return MoveReport(request.batch, dict(counts), dict(moving.left))


class _Moving:
    def __init__(self, work: UnitOfWork, request: MoveRequest) -> None:
        self._work = work
        self._request = request
        found = [each for each in progress_in(work) if each.batch.name == request.batch]
        if not found:
            known = ", ".join(each.name for each in work.assignments.batches()) or "none"
            reason = Reason(
                "there is no batch {batch!r}; known: {known}.", batch=request.batch, known=known
            )
            raise SettingError(option="--batch", reason=reason)
        self.left = {each.annotator: each.left for each in found}
        self._giver = self._holder(request.giver)
        self._taker = check_name(request.taker, "--to") if request.taker else None
        if self._taker is not None:
            check_annotators(work, [self._taker])
            self.left.setdefault(self._taker, 0)
        if self._giver is not None and self._giver == self._taker:
            raise SettingError(option="--to", reason=Reason("that is the one it is taken from."))
        if request.most is not None and request.most < 1:
            raise SettingError(option="--most", reason=Reason("give a number above 0."))
        self._queues: dict[AnnotatorId, list[ArticleId]] = {}

    def moves(self, clock: Clock) -> Iterator[Move]:
        """One after another, each from where most is left to where least is."""
        at = clock()
        number = 0
        while self._request.most is None or number < self._request.most:
            pair = self._next_pair()
            if pair is None:
                return
            article, giver, taker = pair
            self.left[giver] -= 1
            self.left[taker] += 1
            number += 1
            yield Move(at, self._request.by, article, self._request.batch, giver, taker)

    def _next_pair(self) -> tuple[ArticleId, AnnotatorId, AnnotatorId] | None:
        givers = [self._giver] if self._giver is not None else sorted(self.left)
        takers = [self._taker] if self._taker is not None else sorted(self.left)
        for giver in sorted(givers, key=lambda each: -self.left[each]):
            for taker in sorted(takers, key=lambda each: self.left[each]):
                if giver == taker or not self._is_worth(giver, taker):
                    continue
                article = self._last_for(giver, taker)
                if article is not None:
                    return article, giver, taker
        return None

    def _is_worth(self, giver: AnnotatorId, taker: AnnotatorId) -> bool:
        """Whether it makes things more even, or was asked for by number and by name."""
        if self._request.most is not None and self._giver is not None and self._taker is not None:
            return True
        return self.left[giver] - self.left[taker] > 1

    def _last_for(self, giver: AnnotatorId, taker: AnnotatorId) -> ArticleId | None:
        if giver not in self._queues:
            unbegun = self._work.assignments.not_begun(giver, self._request.batch)
            self._queues[giver] = list(unbegun)
        queue = self._queues[giver]
        for place in range(len(queue) - 1, -1, -1):
            article = queue[place]
            knows = self._work.annotations.annotators_of(article)
            if taker not in self._work.assignments.holders(article) and taker not in knows:
                return queue.pop(place)
        return None

    def _holder(self, name: str) -> AnnotatorId | None:
        if not name:
            return None
        giver = check_name(name, "--from")
        if giver not in self.left:
            reason = Reason(
                "{giver} has nothing of {batch}.", giver=giver, batch=self._request.batch
            )
            raise SettingError(option="--from", reason=reason)
        return giver
