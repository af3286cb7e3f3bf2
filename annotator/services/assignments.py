"""Sharing out work: who gets which articles in which batch, and how far everybody is."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from annotator.domain.assignments import Assignment, Batch
from annotator.domain.changes import Status
from annotator.domain.errors import SettingError
from annotator.domain.ids import AnnotatorId, ArticleId
from annotator.domain.ports import ArticleQuery, Clock, CorpusStore, UnitOfWork
from annotator.domain.reason import Reason
from annotator.services.assignments_draw import Wish, draw
from annotator.services.import_annotations import check_name
from annotator.services.people import check_annotators
from annotator.services.search import narrowed

_LONGEST_NAME = 100


@dataclass(frozen=True, slots=True)
class AssignRequest:
    """What to share out.

    Attributes:
        to: The people.
        overlap: Share of the articles that everybody gets, in ``[0, 1]``.
        batch: Name of the batch; empty: the next free number.
        due: By when it is wanted.
        query: Only articles with these words.
        most: At most so many articles; ``None``: all that nobody has yet.
        seed: Another seed, another draw.
        each: How many people get each of the other articles.
        by: Metadata, or ``source``, whose values everybody is to get evenly; empty: drawn from all alike.
        training: Whether it is a batch to learn from: only articles with finished gold, everybody gets all of them.
    """

    to: tuple[str, ...]
    overlap: float = 0.0
    batch: str = ""
    due: date | None = None
    query: str = ""
    most: int | None = None
    seed: int = 0
    each: int = 1
    by: str = ""
    training: bool = False


@dataclass(frozen=True, slots=True)
class AssignReport:
    """What was shared out, or would be.

    Attributes:
        batch: Its name.
        articles: How many articles.
        shared: How many of them everybody got.
        by_person: How many each person got.
        by_stratum: How many of each value of ``by``.
        left: How many that fit nobody has after that.
    """

    batch: str
    articles: int
    shared: int
    by_person: dict[AnnotatorId, int]
    by_stratum: Mapping[str, int] = field(default_factory=dict)
    left: int = 0


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a person is with a batch.

    Attributes:
        batch: The batch.
        annotator: The person.
        statuses: Number of the assigned articles by status.
    """

    batch: Batch
    annotator: AnnotatorId
    statuses: dict[Status, int]

    @property
    def total(self) -> int:
        """How many articles."""
        return sum(self.statuses.values())

    @property
    def left(self) -> int:
        """How many are not done."""
        return self.total - self.statuses[Status.DONE]

    def is_overdue(self, today: date) -> bool:
        """Whether it should be done by now."""
        return self.batch.due is not None and self.batch.due < today and self.left > 0


def assign(
    store: CorpusStore, request: AssignRequest, clock: Clock, *, dry_run: bool = False
) -> AssignReport:
    """Share out the articles that nobody has been given yet.

    Args:
        store: The corpus, opened for writing unless it is a dry run.
        request: What to share out.
        clock: The present.
        dry_run: Whether only to say what would come of it.

    Raises:
        SettingError: If the request is impossible, or nothing is left to share out.
        NotRegisteredError: If people are registered, and one of these does not annotate.
        StorageError: If it cannot be written.
    """
    people = tuple(check_name(name, "--to") for name in request.to)
    _check(request, people)
    with store.open_unit_of_work() as work:
        check_annotators(work, people)
        batches = {each.name: each for each in work.assignments.batches()}
        name = request.batch or _free_name(set(batches))
        _check_kind(batches.get(name), request)
        free = list(
            work.assignments.free(narrowed(work, ArticleQuery(people[0], text=request.query)))
        )
        if request.training:
            free = [each for each in free if each.gold]
        if not free:
            raise SettingError(option="assign", reason=_why_nothing(request))
        each = len(people) if request.training else request.each
        overlap = 0.0 if request.training else request.overlap
        wish = Wish(people, overlap, each, request.by, request.most, request.seed)
        drawn = draw(free, wish)
        if not dry_run:
            batch = Batch(name, clock(), request.due, request.training)
            work.assignments.assign(batch, drawn.pairs)
            work.commit()
    shared = drawn.articles if request.training and len(people) > 1 else drawn.shared
    return AssignReport(
        name,
        drawn.articles,
        shared,
        drawn.by_person(people),
        drawn.by_stratum,
        len(free) - drawn.articles,
    )


def progress(store: CorpusStore) -> list[Progress]:
    """How far everybody is, by batch and name."""
    with store.open_unit_of_work() as work:
        return progress_in(work)


def progress_in(work: UnitOfWork, annotator: AnnotatorId | None = None) -> list[Progress]:
    """How far everybody is, or one person, by batch and name."""
    assignments = work.assignments
    standings = assignments.standings_of(annotator) if annotator else assignments.standings()
    batches = {each.name: each for each in assignments.batches()}
    found: defaultdict[tuple[str, AnnotatorId], Counter[Status]] = defaultdict(Counter)
    for each in standings:
        found[each.batch, each.annotator][each.status] += each.articles
    order = {name: place for place, name in enumerate(batches)}
    return [
        Progress(batches[batch], person, {status: counts[status] for status in Status})
        for (batch, person), counts in sorted(
            found.items(), key=lambda each: (order[each[0][0]], each[0][1])
        )
    ]


def assigned_to(assignments: Sequence[Assignment], batch: str) -> list[ArticleId]:
    """The articles of a batch, or of all batches if none is named."""
    return [each.article for each in assignments if batch in {"", each.batch}]


def _check(request: AssignRequest, people: Sequence[AnnotatorId]) -> None:
    if not people:
        raise SettingError(option="--to", reason=Reason("name at least one person."))
    if len(set(people)) < len(people):
        raise SettingError(option="--to", reason=Reason("somebody is named twice."))
    if not 0 <= request.overlap <= 1:
        raise SettingError(option="--overlap", reason=Reason("give a share from 0% to 100%."))
    if not 1 <= request.each <= len(people):
        reason = Reason(
            "give a number from 1 to {count}, as many as there are people.", count=len(people)
        )
        raise SettingError(option="--each", reason=reason)
    if request.most is not None and request.most < 1:
        raise SettingError(option="--most", reason=Reason("give a number above 0."))
    if len(request.batch) > _LONGEST_NAME or not request.batch.isprintable():
        raise SettingError(
            option="--batch", reason=Reason("{batch!r} is no name of a batch.", batch=request.batch)
        )


def _check_kind(batch: Batch | None, request: AssignRequest) -> None:
    if batch is not None and batch.training != request.training:
        template = (
            "{batch!r} is there, and it is one to learn from; name another."
            if batch.training
            else "{batch!r} is there, and it is none to learn from; name another."
        )
        reason = Reason(template, batch=batch.name)
        raise SettingError(option="--batch", reason=reason)


def _why_nothing(request: AssignRequest) -> str:
    if request.training:
        return Reason("no article that nobody has yet has a finished gold set to learn from.")
    return Reason("every article that fits is assigned already, or none fits.")


def _free_name(taken: set[str]) -> str:
    number = 1
    while f"batch-{number}" in taken:
        number += 1
    return f"batch-{number}"
