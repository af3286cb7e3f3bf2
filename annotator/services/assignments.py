"""Sharing out work: every article to somebody, a part of them to everybody, the same way for the same seed."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from annotator.domain.assignments import Assignment, Batch
from annotator.domain.changes import Status
from annotator.domain.errors import SettingError
from annotator.domain.ids import AnnotatorId, ArticleId
from annotator.domain.ports import ArticleQuery, Clock, CorpusStore
from annotator.services.import_annotations import check_name

_LONGEST_NAME = 100
_TWO = 2


@dataclass(frozen=True, slots=True)
class AssignRequest:
    """What to share out.

    Attributes:
        to: The people.
        overlap: Share of the articles that everybody gets, in ``[0, 1]``; the others go to one person each.
        batch: Name of the batch; empty: the next free number.
        due: By when it is wanted.
        query: Only articles with these words.
        most: At most so many articles; ``None``: all that nobody has yet.
        seed: Another seed, another draw.
    """

    to: tuple[str, ...]
    overlap: float = 0.0
    batch: str = ""
    due: date | None = None
    query: str = ""
    most: int | None = None
    seed: int = 0


@dataclass(frozen=True, slots=True)
class AssignReport:
    """What was shared out.

    Attributes:
        batch: Its name.
        articles: How many articles.
        shared: How many of them everybody got.
        by_person: How many each person got.
    """

    batch: str
    articles: int
    shared: int
    by_person: dict[AnnotatorId, int]


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


def assign(store: CorpusStore, request: AssignRequest, clock: Clock) -> AssignReport:
    """Share out the articles that nobody has been given yet.

    Which articles everybody gets, and who gets which other one, is drawn by the hash of the text and the seed: it does not
    depend on the order of the corpus. Nobody gets more than one article more than another.

    Raises:
        SettingError: If the request is impossible, or nothing is left to share out.
        StorageError: If it cannot be written.
    """
    people = [check_name(name, "--to") for name in request.to]
    _check(request, people)
    with store.open_unit_of_work() as work:
        given = {each.article for each in work.assignments.all()}
        query = ArticleQuery(people[0], text=request.query)
        free = [each for each in list(work.articles.ids(query)) if each not in given]
        drawn = sorted(free, key=lambda each: _lot(work.articles.get(each).sha256, request.seed))
        drawn = drawn[: request.most]
        if not drawn:
            reason = "every article that fits is assigned already, or none fits."
            raise SettingError(option="assign", reason=reason)
        shared = round(len(drawn) * request.overlap) if len(people) >= _TWO else 0
        pairs = [(article, person) for article in drawn[:shared] for person in people]
        pairs += [
            (article, people[place % len(people)]) for place, article in enumerate(drawn[shared:])
        ]
        name = request.batch or _free_name({each.name for each in work.assignments.batches()})
        work.assignments.assign(Batch(name, clock(), request.due), pairs)
        work.commit()
    counts = Counter(person for _, person in pairs)
    return AssignReport(name, len(drawn), shared, {each: counts[each] for each in people})


def progress(store: CorpusStore) -> list[Progress]:
    """How far everybody is, by batch and name."""
    with store.open_unit_of_work() as work:
        batches = {each.name: each for each in work.assignments.batches()}
        found: defaultdict[tuple[str, AnnotatorId], Counter[Status]] = defaultdict(Counter)
        for each in work.assignments.all():
            status = work.articles.row(each.article, each.annotator).tally.status
            found[each.batch, each.annotator][status] += 1
    order = list(batches)
    return [
        Progress(batches[batch], person, {status: counts[status] for status in Status})
        for (batch, person), counts in sorted(
            found.items(), key=lambda each: (order.index(each[0][0]), each[0][1])
        )
    ]


def assigned_to(assignments: Sequence[Assignment], batch: str) -> list[ArticleId]:
    """The articles of a batch, or of all batches if none is named."""
    return [each.article for each in assignments if batch in {"", each.batch}]


def _check(request: AssignRequest, people: Sequence[AnnotatorId]) -> None:
    if not people:
        raise SettingError(option="--to", reason="name at least one person.")
    if len(set(people)) < len(people):
        raise SettingError(option="--to", reason="somebody is named twice.")
    if not 0 <= request.overlap <= 1:
        raise SettingError(option="--overlap", reason="give a share from 0% to 100%.")
    if request.most is not None and request.most < 1:
        raise SettingError(option="--most", reason="give a number above 0.")
    if len(request.batch) > _LONGEST_NAME or not request.batch.isprintable():
        raise SettingError(option="--batch", reason=f"{request.batch!r} is no name of a batch.")


def _lot(sha256: str, seed: int) -> str:
    return hashlib.sha256(f"{seed} {sha256}".encode()).hexdigest()


def _free_name(taken: set[str]) -> str:
    number = 1
    while f"batch-{number}" in taken:
        number += 1
    return f"batch-{number}"
