"""What services need from the outside: storage and suggestions, as protocols; fakes stand in for tests."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.arriving import ArrivingSet
from annotator.domain.article import Article
from annotator.domain.assignments import Assignment, Batch, FreeArticle, Move, Standing
from annotator.domain.bookmarks import BookmarkRepository
from annotator.domain.changes import Action, ChangeSet, Status
from annotator.domain.dashboard import DashboardRepository
from annotator.domain.findings import FindingRepository
from annotator.domain.gold_decisions import GoldDecisionRepository
from annotator.domain.guideline import GuidelineRepository
from annotator.domain.ids import AnnotatorId, ArticleId, ChangeSetId, SpanId
from annotator.domain.news import CorpusNews, Tell
from annotator.domain.people import PeopleRepository
from annotator.domain.pipelines import LeftOut
from annotator.domain.questions import QuestionRepository
from annotator.domain.reviews import ReviewRepository
from annotator.domain.salvaging import Salvaged
from annotator.domain.schema import Schema
from annotator.domain.schema_changes import SchemaEdit
from annotator.domain.searching import SearchRepository
from annotator.domain.server_members import Members
from annotator.domain.server_state import ServerState
from annotator.domain.set_reading import SetReader
from annotator.domain.workbench import Proposal, Tally

Clock = Callable[[], datetime]
"""Returns the present, aware, UTC."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a task is.

    Attributes:
        done: Finished items.
        total: All items; ``None`` while unknown.
        item: The item at hand, e.g. a file name; not translated.
    """

    done: int
    total: int | None
    item: str = ""


class Monitor(Protocol):
    """What a long task sees of whoever runs it: the window, the command line or a test."""

    def report(self, progress: Progress) -> None:
        """Say how far the task is. Raises ``TaskCancelledError`` if it should stop."""


class Order(StrEnum):
    """How a list of articles is sorted."""

    IMPORTED = "imported"
    TITLE = "title"
    OPEN = "open"
    """Most open suggestions first."""
    UNCERTAINTY = "uncertainty"
    """What the pipeline was least sure of first; near-duplicates of finished articles last."""
    DISAGREEMENT = "disagreement"
    """What two pipelines differ about most first; near-duplicates of finished articles last."""
    DIVERSITY = "diversity"
    """As imported, near-duplicates of finished articles last."""


APART = frozenset({Order.UNCERTAINTY, Order.DISAGREEMENT, Order.DIVERSITY})
"""Orders that put near-duplicates of articles the annotator has finished last."""


@dataclass(frozen=True, slots=True)
class ArticleQuery:
    """Which articles, for whom, in which order.

    Attributes:
        annotator: Whose status and counts are meant.
        text: Words or a ``"phrase"`` to be found in title or text; empty: all articles.
        statuses: Only these; empty: any.
        order: How to sort.
        assigned: Only what the annotator has been given.
        batches: Only what the annotator has been given in one of these batches; empty: any.
        among: Only the articles with these numbers, e.g. those a query has found; ``None``: any.
    """

    annotator: AnnotatorId
    text: str = ""
    statuses: frozenset[Status] = frozenset()
    order: Order = Order.IMPORTED
    assigned: bool = False
    batches: frozenset[str] = frozenset()
    among: tuple[int, ...] | None = None

    @property
    def is_assigned(self) -> bool:
        """Whether only what the annotator has been given is meant."""
        return self.assigned or bool(self.batches)


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """One line of an article list.

    Attributes:
        id: The article.
        title: Its title.
        source: Where it came from.
        length: Code points.
        tally: What the annotator has done.
        suggested: Whether a pipeline has looked at it.
        proposed: How many spans that one proposed.
        like: Title of an article that says the same and that the annotator has finished; empty: there is none.
        batch: The batch in which the annotator was given it; empty: was not.
        due: By when it is wanted.
    """

    id: ArticleId
    title: str
    source: str
    length: int
    tally: Tally
    suggested: bool = False
    proposed: int = 0
    like: str = ""
    batch: str = ""
    due: date | None = None

    @property
    def nothing_found(self) -> bool:
        """Whether a pipeline has looked at it and proposed nothing."""
        return self.suggested and not self.proposed


class LogKind(StrEnum):
    """How a change set came to be applied."""

    DO = "do"
    UNDO = "undo"
    REDO = "redo"


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One line of the change log.

    Attributes:
        seq: Ascending number, unique in the corpus.
        kind: Done, undone or redone.
        change_set: The changes as applied (for an undo already inverted).
        of: For undo and redo: ``seq`` of the entry that was first done.
    """

    seq: int
    kind: LogKind
    change_set: ChangeSet
    of: int | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """What undo or redo would act on: enough to name it without loading it.

    Attributes:
        seq: Its number in the log.
        action: What was done.
        subject: To what.
        at: When.
        size: How long it takes: its bytes in the log, in UTF-8.
    """

    seq: int
    action: Action
    subject: str
    at: datetime
    size: int = 0


@dataclass(frozen=True, slots=True)
class LoggedChange:
    """A step with what it changed.

    Attributes:
        step: What undo or redo would act on.
        changes: Its changes, forwards.
    """

    step: Step
    changes: ChangeSet


@dataclass(frozen=True, slots=True)
class LoggedStep:
    """One line of the change log without its changes: enough to list it.

    Attributes:
        seq: Ascending number, unique in the corpus.
        kind: Done, undone or redone.
        of: For undo and redo: ``seq`` of the entry that was first done.
        article: The article.
        title: Its title.
        annotator: Whose set.
        action: What was done.
        subject: What it was done to, for people.
        at: When it was first done, UTC.
    """

    seq: int
    kind: LogKind
    of: int | None
    article: ArticleId
    title: str
    annotator: AnnotatorId
    action: Action
    subject: str
    at: datetime


@dataclass(frozen=True, slots=True)
class HistoryQuery:
    """Which lines of the change log.

    Attributes:
        article: Only of this article; ``None``: of all.
        annotators: Only of these people's sets; empty: of all.
        actions: Only these; empty: all.
        since: From the beginning of this day, UTC.
        until: To the end of this day, UTC.
        text: Found in the subject or in the title of the article, in any case; empty: anything.
    """

    article: ArticleId | None = None
    annotators: frozenset[str] = frozenset()
    actions: frozenset[Action] = frozenset()
    since: date | None = None
    until: date | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class StoredSchema:
    """One line of the schema versions of a corpus.

    Attributes:
        seq: Ascending number, unique in the corpus.
        schema: What was current from then on.
        at: When it was stored, UTC.
        edits: What led here from the version before; none where that is not known.
    """

    seq: int
    schema: Schema
    at: datetime
    edits: tuple[SchemaEdit, ...] = ()


class ArticleRepository(Protocol):
    """The articles of a corpus. Articles of an unfinished import are invisible."""

    def get(self, article: ArticleId) -> Article:
        """One article with its text. Raises ``NotFoundError``."""

    def with_hash(self, sha256: str) -> ArticleId | None:
        """The article with this text, also one of the running import."""

    def with_id(self, article: ArticleId) -> bool:
        """Whether an article has this id, also one of the running import."""

    def rows(
        self, query: ArticleQuery, *, offset: int = 0, limit: int = 100
    ) -> Sequence[ArticleRow]:
        """A page of the list."""

    def row(self, article: ArticleId, annotator: AnnotatorId) -> ArticleRow:
        """One line of the list. Raises ``NotFoundError``."""

    def position(self, article: ArticleId, query: ArticleQuery) -> int | None:
        """Zero-based place of the article in the list; ``None`` if the query leaves it out."""

    def count(self, query: ArticleQuery) -> int:
        """How many articles the query finds."""

    def status_counts(self, annotator: AnnotatorId) -> dict[Status, int]:
        """Number of articles by status, of all articles; constant time."""

    def ids(self, query: ArticleQuery) -> Iterator[ArticleId]:
        """Ids in list order, read in pages."""


class ImportRepository(Protocol):
    """Imports in chunks: each chunk is committed, all become visible at once or vanish."""

    def begin(self, source: str, at: datetime) -> int:
        """Start an import; returns its number."""

    def add(self, import_id: int, articles: Sequence[Article]) -> None:
        """Add articles, invisible until ``finish``."""

    def add_sets(self, import_id: int, sets: Sequence[ArrivingSet]) -> None:
        """Add whole annotation sets of people on articles of this import, each as one action.

        What is stored is what ``AnnotationRepository.record`` of each one's change set would store.

        Raises:
            StaleChangeError: If an annotator has a set on an article already, or an id is there twice.
        """

    def finish(self, import_id: int) -> None:
        """Make the whole import visible, in constant time."""

    def discard(self, import_id: int) -> None:
        """Remove everything of an unfinished import."""


class AnnotationRepository(Protocol):
    """Annotation sets."""

    def get(self, article: ArticleId, annotator: AnnotatorId) -> AnnotationSet:
        """A set; empty if the annotator has not begun. Raises ``NotFoundError`` for the article."""

    def pair(
        self, article: ArticleId, annotator: AnnotatorId
    ) -> tuple[AnnotationSet, AnnotationSet]:
        """The annotator's set and the suggestions of one article, read together."""

    def several(
        self, article: ArticleId, annotators: Sequence[AnnotatorId]
    ) -> Sequence[AnnotationSet]:
        """The sets of several annotators of one article, read together, in their order."""

    def annotators_of(self, article: ArticleId) -> Sequence[AnnotatorId]:
        """Who has a set on the article (persons and ``gold``, not ``suggestions``), sorted."""

    def labels(self, article: ArticleId, annotator: AnnotatorId) -> frozenset[tuple[str, str]]:
        """Layers and labels that the set has spans of; none if the annotator has not begun."""

    def record(
        self, changes: ChangeSet, tally: Tally, *, kind: LogKind = LogKind.DO, of: int | None = None
    ) -> int:
        """Write the changes, the tally and the log entry, and keep undo and redo in step.

        Args:
            changes: As applied.
            tally: Counts of the set afterwards.
            kind: ``do`` drops what could be redone.
            of: For undo and redo, the entry that was first done.

        Returns:
            The log entry's ``seq``.

        Raises:
            StaleChangeError: If the stored set is not what the changes were planned on.
        """

    def replace_suggestions(self, article: ArticleId, proposal: Proposal, source: str) -> None:
        """Put these in place of the suggestions of an article, and renew the open counts of all sets.

        Args:
            article: The article.
            proposal: What was proposed; an empty one records that nothing was.
            source: ``pipeline@version``.
        """

    def suggested_by(self, article: ArticleId) -> str | None:
        """``pipeline@version`` that looked at the article last, also if it proposed nothing."""

    def suggested(self, layer: str, label: str, text: str) -> Iterator[Sequence[ArticleId]]:
        """Articles for which the same words were suggested under the same label, decided about or not.

        Args:
            layer: The layer.
            label: The label.
            text: The words as ``Span.covered_text`` has them; with gaps, more articles may be named than have them.

        Returns:
            Batches in the order of import, one for about a thousand articles looked through, also empty ones.
        """

    def without_suggestions(self) -> Iterator[ArticleId]:
        """Articles no pipeline has looked at yet, in import order, read in pages."""


class QueueRepository(Protocol):
    """What the order of the queue depends on; kept beside the articles so that lists need not work it out."""

    def rate(
        self, article: ArticleId, *, uncertainty: float | None, disagreement: float | None
    ) -> None:
        """Store how unsure a pipeline was of an article, and how much two differ about it.

        Args:
            article: The article.
            uncertainty: In ``[0, 1)``; ``None``: unknown, comes last.
            disagreement: In ``[0, 1)``; ``None``: what is stored stays.
        """

    def is_placed(self, article: ArticleId) -> bool:
        """Whether it is known what the article is like."""

    def sharing(self, bands: Collection[int]) -> Sequence[ArticleId]:
        """Placed articles that share one of these bands, in import order: those that may be alike."""

    def place(self, article: ArticleId, bands: Collection[int], like: ArticleId | None) -> None:
        """Say once what an article is like.

        Args:
            article: The article.
            bands: By which later ones find it.
            like: A placed article that says the same; ``None``: nobody's near-duplicate.
        """

    def has_alike(self, article: ArticleId) -> bool:
        """Whether another article says the same, as far as it is known."""

    def unplaced(self) -> Iterator[ArticleId]:
        """Articles a pipeline has looked at before it was known what they are like, read in pages."""


class HistoryRepository(Protocol):
    """The change log."""

    def undoable(self, article: ArticleId, annotator: AnnotatorId) -> Step | None:
        """What undo would take back."""

    def redoable(self, article: ArticleId, annotator: AnnotatorId) -> Step | None:
        """What redo would bring back."""

    def stacks(
        self, article: ArticleId, annotator: AnnotatorId, limit: int
    ) -> tuple[Sequence[LoggedChange], Sequence[LoggedChange]]:
        """What undo would take back and what redo would bring back, the next one first; at most so many of each."""

    def entry(self, seq: int) -> LogEntry:
        """One log entry. Raises ``NotFoundError``."""

    def of_change_set(self, change_set: ChangeSetId, action: Action) -> Sequence[LogEntry]:
        """What was first done under this id, oldest first: one action on several articles has one id."""

    def entries(
        self, article: ArticleId | None = None, annotator: AnnotatorId | None = None
    ) -> Iterator[LogEntry]:
        """The log, oldest first, read in pages."""

    def steps(
        self, query: HistoryQuery, *, before: int | None = None, limit: int | None = None
    ) -> Sequence[LoggedStep]:
        """Lines of the log, the last one first; only those before a ``seq``, at most so many."""

    def people(self) -> Sequence[AnnotatorId]:
        """Whose sets there are, sorted."""

    def between(
        self, article: ArticleId, annotator: AnnotatorId, first: int, last: int
    ) -> Sequence[LogEntry]:
        """The entries of one set with a ``seq`` from ``first`` to ``last``, oldest first."""

    def mentioning(self, article: ArticleId, span: SpanId) -> Sequence[LogEntry]:
        """Entries of an article that name a span, and perhaps some that only look like it, oldest first."""


class SchemaRepository(Protocol):
    """The schema versions of a corpus."""

    def current(self) -> Schema:
        """The newest version."""

    def store(self, schema: Schema, at: datetime, edits: Sequence[SchemaEdit] = ()) -> int:
        """Append a version, and what led to it; its ``seq``."""

    def versions(self) -> Sequence[StoredSchema]:
        """Every version that was ever current, oldest first."""

    def sets_with(
        self, labels: Collection[tuple[str, str]]
    ) -> Sequence[tuple[ArticleId, AnnotatorId]]:
        """The sets with a span, or a decision about one, of these layers and labels.

        In import order; the suggestions of an article stand before the sets of people.
        """

    def carried(self, change_set: ChangeSetId) -> Sequence[LogEntry]:
        """What was first done under this id, suggestions before the sets of people."""

    def unknown_in(self, schema: Schema) -> Sequence[str]:
        """What is in use and the schema lacks, as ``layer.label`` or ``layer.role``, sorted."""


class AssignmentRepository(Protocol):
    """Who is to annotate what."""

    def assign(self, batch: Batch, work: Iterable[tuple[ArticleId, AnnotatorId]]) -> int:
        """Give articles to people; who has an article already keeps it, in the batch it came with.

        A due date of a batch that is there already replaces its former one.

        Returns:
            How many assignments are new.

        Raises:
            NotFoundError: If there is no such article.
        """

    def batches(self) -> Sequence[Batch]:
        """All batches, oldest first."""

    def all(self, annotator: AnnotatorId | None = None) -> Sequence[Assignment]:
        """The assignments of one person, or of all, in import order."""

    def of(self, article: ArticleId, annotator: AnnotatorId) -> Assignment | None:
        """The assignment of an article to a person, if there is one."""

    def free(self, query: ArticleQuery) -> Sequence[FreeArticle]:
        """The articles a query finds that nobody has been given, in import order."""

    def standings(self) -> Sequence[Standing]:
        """How far everybody is with every batch."""

    def standings_of(self, annotator: AnnotatorId) -> Sequence[Standing]:
        """How far one person is with every batch; quick, however many articles there are."""

    def finished_by_day(self, since: date) -> Mapping[tuple[AnnotatorId, date], int]:
        """How many articles people have finished each day; what was merged counts on the day of its last change."""

    def not_begun(self, annotator: AnnotatorId, batch: str) -> Sequence[ArticleId]:
        """What a person has of a batch and has never touched, in import order."""

    def holders(self, article: ArticleId) -> frozenset[AnnotatorId]:
        """Who has been given an article."""

    def move(self, move: Move) -> None:
        """Let another person do an article, and write that down. Raises ``NotFoundError``."""

    def moves(self) -> Sequence[Move]:
        """What was moved, oldest first."""

    def training_articles(self) -> frozenset[ArticleId]:
        """The articles of batches that are there to learn from."""


class UnitOfWork(Protocol):
    """One transaction: rolls back on leaving unless committed; may be committed several times.

    Attributes:
        has_committed: Whether anything was changed for good.
    """

    has_committed: bool
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

    def __enter__(self) -> Self: ...

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None: ...

    def commit(self) -> None:
        """Make everything since the last commit permanent (on disk, not only in a cache)."""


OpenUnitOfWork = Callable[[], UnitOfWork]


class Access(StrEnum):
    """What somebody wants to do with a corpus."""

    READ = "read"
    """Look only; takes no lock, changes no byte."""
    WRITE = "write"
    """Change it; takes the corpus' one writer lock."""
    LENT = "lent"
    """Change it on behalf of the process that holds the lock: the window's worker."""


class CorpusStore(Protocol):
    """An open corpus."""

    @property
    def location(self) -> str:
        """The file's path or the server's URL without secrets."""

    @property
    def access(self) -> Access:
        """What it was opened for."""

    def open_unit_of_work(self) -> UnitOfWork:
        """A new transaction, for the thread that calls."""

    def news(self, tell: Tell) -> CorpusNews:
        """Begin to tell what others commit, in a thread of its own; in a file there are no others."""

    def backup(self, destination: Path) -> None:
        """Write a consistent copy while others go on working; refuses to overwrite."""

    def problems(self) -> Iterator[str]:
        """Integrity: database, hashes, offsets, and that the change log replays to the stored state."""

    def close(self) -> None:
        """Give up the lock and the connections; may be called twice."""


@dataclass(frozen=True, slots=True)
class BackupInfo:
    """A copy of a corpus that can take its place.

    Attributes:
        path: The file.
        made: When, UTC.
        size: In bytes.
    """

    path: Path
    made: datetime
    size: int


class CorpusStores(Protocol):
    """Where corpora are made and opened."""

    def create(self, location: str, schema: Schema, *, at: datetime) -> CorpusStore:
        """Make an empty corpus, opened for writing. Raises ``CorpusExistsError``, ``StorageError``."""

    def open(self, location: str, access: Access) -> CorpusStore:
        """Open a corpus, migrating it if it is of an older format and may be written.

        Raises:
            CorpusMissingError, NotACorpusError, CorpusTooNewError, CorpusDamagedError,
            CorpusLockedError, CorpusReadOnlyError, StorageError: As they say.
        """

    def examine(self, location: str) -> ServerState:
        """Log in to a server and look what is there.

        Raises:
            ServerAddressError, ServerLoginError, ConnectionLostError, StorageError: As they say.
        """

    def grant(self, location: str, members: Members, *, run: bool) -> Sequence[str]:
        """Set up who may do what with a corpus on a server.

        Args:
            location: Its URL; the user is its owner.
            members: Who becomes what, beside those who are something already.
            run: Run the statements; else they are only worked out, for somebody who may run them.

        Returns:
            The statements, in SQL.

        Raises:
            ServerAddressError: If it is in a file.
            ServerRightsError, StorageError: If the server refuses; nothing has changed then.
        """

    def copy(self, source: str, target: str, monitor: Monitor) -> str:
        """Copy a corpus with everything in it to a place where there is none; where it is then.

        Raises:
            CorpusExistsError: If there is a corpus at the target.
            StorageError: If one of them cannot be used; nothing is left of the copy then.
            TaskCancelledError: If it was cancelled.
        """

    def salvage(
        self, damaged: str, target: str, schema: Schema, *, at: datetime, monitor: Monitor
    ) -> Salvaged:
        """Read whatever can be read of a damaged corpus into a new one; what was lost of it.

        Args:
            damaged: A file; it is not changed.
            target: Where there is none.
            schema: Stands in for one that is lost.
            at: The present, UTC.
            monitor: Told how far it is.

        Raises:
            CorpusMissingError, NotACorpusError, CorpusTooNewError, CorpusLockedError: About the damaged one.
            CorpusExistsError: If there is a corpus at the target.
            StorageError: If it cannot be written; nothing is left of it then.
            TaskCancelledError: If it was cancelled; likewise.
        """

    def backups(self, location: str) -> Sequence[BackupInfo]:
        """The backups kept beside a corpus, newest first; it may be damaged or gone. Raises ``StorageError``."""

    def restore(self, location: str, backup: Path, *, at: datetime) -> Path | None:
        """Put a backup in the place of a corpus, which is set aside; where it is then.

        Raises:
            CorpusMissingError, NotACorpusError, CorpusTooNewError, CorpusDamagedError: About the backup.
            CorpusLockedError: If the corpus is open for writing.
            StorageError: If it cannot be written; nothing has changed then.
        """


@dataclass(frozen=True, slots=True)
class SuggestRequest:
    """What a suggester is asked for.

    Attributes:
        layers: Only these layers; empty: all the pipeline knows.
        jobs: Processes to use, ``>= 1``.
    """

    layers: frozenset[str] = field(default_factory=frozenset)
    jobs: int = 1


class Suggester(Protocol):
    """A pipeline that proposes annotations."""

    @property
    def source(self) -> str:
        """``name@version``, as it appears in provenance."""

    @property
    def left_out(self) -> Sequence[LeftOut]:
        """What was found so far and has no place in the schema, by label."""

    def suggest(
        self, texts: Iterable[tuple[ArticleId, str]], request: SuggestRequest
    ) -> Iterator[tuple[ArticleId, Proposal]]:
        """Proposals in the order of the texts, lazily. Raises ``PipelineError``."""
