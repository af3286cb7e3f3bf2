"""Units of work: one transaction each, on connections that are kept for the next one."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from types import TracebackType
from typing import Self

from annotator.domain.bookmarks import BookmarkRepository
from annotator.domain.dashboard import DashboardRepository
from annotator.domain.errors import StaleChangeError, StorageError
from annotator.domain.findings import FindingRepository
from annotator.domain.gold_decisions import GoldDecisionRepository
from annotator.domain.guideline import GuidelineRepository
from annotator.domain.people import PeopleRepository
from annotator.domain.ports import (
    AnnotationRepository,
    ArticleRepository,
    AssignmentRepository,
    HistoryRepository,
    ImportRepository,
    QueueRepository,
    SchemaRepository,
)
from annotator.domain.questions import QuestionRepository
from annotator.domain.reason import Reason
from annotator.domain.reviews import ReviewRepository
from annotator.domain.searching import SearchRepository
from annotator.domain.set_reading import SetReader
from annotator.storage.annotations import SqlAnnotations
from annotator.storage.articles import SqlArticles
from annotator.storage.assignments import SqlAssignments
from annotator.storage.bookmarks import SqlBookmarks
from annotator.storage.dashboard import SqlDashboard
from annotator.storage.errors import ConstraintError
from annotator.storage.findings import SqlFindings
from annotator.storage.gold_decisions import SqlGoldDecisions
from annotator.storage.guideline import SqlGuidelines
from annotator.storage.history import SqlHistory
from annotator.storage.imports import SqlImports
from annotator.storage.link import Link
from annotator.storage.people import SqlPeople
from annotator.storage.queries import SqlSearch
from annotator.storage.questions import SqlQuestions
from annotator.storage.queue_order import SqlQueue
from annotator.storage.reviews import SqlReviews
from annotator.storage.schemas import SqlSchemas
from annotator.storage.set_reading import SqlSetReader

_KEPT = 4

_REPOSITORIES: dict[str, Callable[[Link], object]] = {
    "articles": SqlArticles,
    "imports": SqlImports,
    "annotations": SqlAnnotations,
    "queue": SqlQueue,
    "history": SqlHistory,
    "schemas": SqlSchemas,
    "findings": SqlFindings,
    "assignments": SqlAssignments,
    "people": SqlPeople,
    "gold_decisions": SqlGoldDecisions,
    "reviews": SqlReviews,
    "dashboard": SqlDashboard,
    "searches": SqlSearch,
    "questions": SqlQuestions,
    "bookmarks": SqlBookmarks,
    "guidelines": SqlGuidelines,
    "sets": SqlSetReader,
}


class Links:
    """The connections of an open corpus.

    One that was given back serves the next unit of work, in whatever thread: opening one costs more
    than a whole edit, and threads of a pool come and go.
    """

    def __init__(self, open_link: Callable[[], Link], corpus: str) -> None:
        self._open_link = open_link
        self._corpus = corpus
        self._idle: list[Link] = []
        self._guard = Lock()
        self._is_closed = False

    def take(self) -> Link:
        """A connection nobody else uses.

        Raises:
            StorageError: If the corpus was closed or cannot be reached.
        """
        with self._guard:
            if self._is_closed:
                raise StorageError(
                    corpus=self._corpus, reason=Reason("it has been closed; open it again")
                )
            link = self._idle.pop() if self._idle else None
        if link is None:
            return self._open_link()
        link.renew()
        return link

    def idle(self) -> Link | None:
        """One that is at hand, if there is any."""
        with self._guard:
            return self._idle.pop() if self._idle else None

    def give_back(self, link: Link) -> None:
        """Let others have it."""
        with self._guard:
            if not (self._is_closed or link.is_broken) and len(self._idle) < _KEPT:
                self._idle.append(link)
                return
        link.close()

    def close(self) -> None:
        """Close all that are idle; the others close when they are given back."""
        with self._guard:
            self._is_closed = True
            idle, self._idle = self._idle, []
        for link in idle:
            link.close()


class SqlUnitOfWork:
    """``UnitOfWork`` on a link. Make a new one per use case, in the thread that uses it.

    Each repository is made when it is first asked for: an edit needs one of them.
    """

    articles: ArticleRepository
    imports: ImportRepository
    annotations: AnnotationRepository
    queue: QueueRepository
    history: HistoryRepository
    schemas: SchemaRepository
    findings: FindingRepository
    assignments: AssignmentRepository
    people: PeopleRepository
    gold_decisions: GoldDecisionRepository
    reviews: ReviewRepository
    dashboard: DashboardRepository
    searches: SearchRepository
    questions: QuestionRepository
    bookmarks: BookmarkRepository
    guidelines: GuidelineRepository
    sets: SetReader

    def __init__(self, links: Links, on_commit: Callable[[], None]) -> None:
        self._links = links
        self._on_commit = on_commit
        self.has_committed = False

    def __enter__(self) -> Self:
        self._link = self._links.take()
        return self

    def __getattr__(self, name: str) -> object:
        make = _REPOSITORIES.get(name)
        if make is None:
            raise AttributeError(name)
        made = make(self._link)
        setattr(self, name, made)
        return made

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        try:
            self._link.rollback()
        finally:
            self._links.give_back(self._link)

    def commit(self) -> None:
        """Make the work since the last commit permanent: on disk when this returns.

        Raises:
            StaleChangeError: If an argument was left without the span it points to.
            CommitUnknownError: If the connection was lost meanwhile and does not come back, so that it may be
                stored or not; a change set that is recorded once more is stored once.
            StorageError: If it cannot be written; then nothing of it is.
        """
        if not self._link.is_writing:
            return
        try:
            self._link.commit()
        except ConstraintError as error:
            self._link.rollback()
            raise StaleChangeError(what=Reason("a span that an argument points to")) from error
        self.has_committed = True
        self._on_commit()
