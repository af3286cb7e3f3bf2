"""In-memory stand-ins for what services need from the outside: corpora, suggesters, monitors.

They keep the promises of ``annotator.domain.ports``: a unit of work sees its own changes, rolls back
unless committed, and an unfinished import is invisible. ``fail_with`` makes the next write fail.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from typing import Self

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.arriving import ArrivingSet
from annotator.domain.article import Article
from annotator.domain.assignments import Assignment, Batch, FreeArticle, Move, Standing
from annotator.domain.bookmarks import Bookmark
from annotator.domain.changes import Action, ChangeSet, Status
from annotator.domain.dashboard import (
    ArticleFact,
    DecisionFact,
    FindingFact,
    GivenFact,
    LogFact,
    SetFact,
    SpanFact,
)
from annotator.domain.errors import (
    AnnotatorError,
    ArticleNotFoundError,
    AssignmentNotFoundError,
    CorpusExistsError,
    CorpusLockedError,
    CorpusMissingError,
    LogEntryNotFoundError,
    PipelineError,
    TaskCancelledError,
)
from annotator.domain.gold_decisions import (
    GoldDecision,
    QueuedArticle,
    QueuedCase,
    QueueEntry,
    ReasonCode,
)
from annotator.domain.guideline import Guideline
from annotator.domain.ids import (
    GOLD,
    RESERVED,
    SUGGESTIONS,
    AnnotatorId,
    ArticleId,
    ChangeSetId,
    SpanId,
)
from annotator.domain.news import CorpusNews, Tell
from annotator.domain.people import Person, PersonRole, TrainingScore
from annotator.domain.pipelines import LeftOut
from annotator.domain.ports import (
    Access,
    ArticleQuery,
    ArticleRow,
    BackupInfo,
    HistoryQuery,
    LogEntry,
    LoggedChange,
    LoggedStep,
    LogKind,
    Monitor,
    Order,
    Progress,
    Step,
    StoredSchema,
    SuggestRequest,
)
from annotator.domain.questions import Question
from annotator.domain.reviews import Lock
from annotator.domain.salvaging import Salvaged
from annotator.domain.schema import Schema
from annotator.domain.schema_changes import SchemaEdit
from annotator.domain.server_members import Members
from annotator.domain.server_state import ServerState
from annotator.domain.set_reading import Held, LastWork
from annotator.domain.workbench import Proposal, Tally, Workbench
from factories import NOW, PIPELINE, make_schema
from review_fakes import FakeReviews
from session_aids_fakes import FakeBookmarks, FakeGuidelines, FakeQuestions

SetKey = tuple[ArticleId, AnnotatorId]


@dataclass
class FakeState:
    """Everything a corpus holds. Articles, sets and log entries are immutable, so copies are shallow."""

    articles: dict[ArticleId, Article] = field(default_factory=dict)
    importing: dict[ArticleId, int] = field(default_factory=dict)
    imports: dict[int, str] = field(default_factory=dict)
    sets: dict[SetKey, AnnotationSet] = field(default_factory=dict)
    sources: dict[ArticleId, str] = field(default_factory=dict)
    log: list[LogEntry] = field(default_factory=list)
    schemas: list[Schema] = field(default_factory=list)
    schema_edits: dict[int, tuple[SchemaEdit, ...]] = field(default_factory=dict)
    batches: dict[str, Batch] = field(default_factory=dict)
    assigned: dict[SetKey, str] = field(default_factory=dict)
    moves: list[Move] = field(default_factory=list)
    people: dict[AnnotatorId, Person] = field(default_factory=dict)
    team: dict[str, bool] = field(default_factory=dict)
    made_for: dict[str, AnnotatorId] = field(default_factory=dict)
    scores: dict[SetKey, TrainingScore] = field(default_factory=dict)
    uncertainty: dict[ArticleId, float | None] = field(default_factory=dict)
    disagreement: dict[ArticleId, float] = field(default_factory=dict)
    kin: dict[ArticleId, ArticleId] = field(default_factory=dict)
    bands: dict[ArticleId, frozenset[int]] = field(default_factory=dict)
    gold_settings: dict[str, str] = field(default_factory=dict)
    gold_decisions: list[tuple[GoldDecision, bool]] = field(default_factory=list)
    gold_queue: dict[ArticleId, QueueEntry] = field(default_factory=dict)
    locks: dict[SetKey, Lock] = field(default_factory=dict)
    questions: dict[str, Question] = field(default_factory=dict)
    bookmarks: dict[tuple[object, ...], Bookmark] = field(default_factory=dict)
    guidelines: list[Guideline] = field(default_factory=list)

    def copy(self) -> FakeState:
        return FakeState(
            **{name: type(value)(value) for name, value in vars(self).items()}  # one level deep
        )

    def visible(self) -> dict[ArticleId, Article]:
        return {key: value for key, value in self.articles.items() if key not in self.importing}

    def article(self, article: ArticleId) -> Article:
        try:
            return self.articles[article]
        except KeyError:
            raise ArticleNotFoundError(id=article) from None

    def set_of(self, article: ArticleId, annotator: AnnotatorId) -> AnnotationSet:
        empty = AnnotationSet(self.article(article), annotator)
        return self.sets.get((article, annotator), empty)

    def workbench(self, article: ArticleId, annotator: AnnotatorId) -> Workbench:
        return Workbench(self.set_of(article, annotator), self.set_of(article, SUGGESTIONS))


class FakeArticles:
    def __init__(self, work: FakeUnitOfWork) -> None:
        self._work = work

    @property
    def _state(self) -> FakeState:
        return self._work.state

    def get(self, article: ArticleId) -> Article:
        if article in self._state.importing:
            raise ArticleNotFoundError(id=article)
        return self._state.article(article)

    def with_hash(self, sha256: str) -> ArticleId | None:
        return next((a.id for a in self._state.articles.values() if a.sha256 == sha256), None)

    def with_id(self, article: ArticleId) -> bool:
        return article in self._state.articles

    def rows(
        self, query: ArticleQuery, *, offset: int = 0, limit: int = 100
    ) -> Sequence[ArticleRow]:
        return self._found(query)[offset : offset + limit]

    def row(self, article: ArticleId, annotator: AnnotatorId) -> ArticleRow:
        found = self.get(article)
        tally = self._state.workbench(article, annotator).tally
        like = self._like(article, annotator)
        return ArticleRow(
            article,
            found.title,
            found.source,
            len(found.text),
            tally,
            suggested=article in self._state.sources,
            proposed=len(self._state.set_of(article, SUGGESTIONS)),
            like=self.get(like).title if like else "",
            batch=self._state.assigned.get((article, annotator), ""),
            due=self._due(article, annotator),
        )

    def _due(self, article: ArticleId, annotator: AnnotatorId) -> date | None:
        batch = self._state.assigned.get((article, annotator))
        return self._state.batches[batch].due if batch else None

    def _like(self, article: ArticleId, annotator: AnnotatorId) -> ArticleId | None:
        """The first finished article that says the same as this unfinished one."""
        kin = self._state.kin.get(article)
        if kin is None or self._state.set_of(article, annotator).status is Status.DONE:
            return None
        return next(
            (
                other
                for other in self._state.articles
                if self._state.kin.get(other) == kin
                and self._state.set_of(other, annotator).status is Status.DONE
            ),
            None,
        )

    def position(self, article: ArticleId, query: ArticleQuery) -> int | None:
        ids = [row.id for row in self._found(query)]
        return ids.index(article) if article in ids else None

    def count(self, query: ArticleQuery) -> int:
        return len(self._found(query))

    def status_counts(self, annotator: AnnotatorId) -> dict[Status, int]:
        found = Counter(row.tally.status for row in self._found(ArticleQuery(annotator)))
        return {status: found[status] for status in Status}

    def ids(self, query: ArticleQuery) -> Iterator[ArticleId]:
        yield from (row.id for row in self._found(query))

    def _found(self, query: ArticleQuery) -> list[ArticleRow]:
        words = query.text.casefold().replace('"', "").split()
        rows = [
            self.row(article.id, query.annotator)
            for article in self._state.visible().values()
            if all(word in f"{article.title}\n{article.text}".casefold() for word in words)
        ]
        rows = [row for row in rows if not query.statuses or row.tally.status in query.statuses]
        if query.is_assigned:
            rows = [
                row for row in rows if row.batch and row.batch in (query.batches or {row.batch})
            ]
        if query.order is Order.TITLE:
            rows.sort(key=lambda row: row.title.casefold())
        elif query.order is Order.OPEN:
            rows.sort(key=lambda row: -row.tally.open_suggestions)
        elif query.order is Order.DIVERSITY:
            rows.sort(key=lambda row: bool(row.like))
        elif query.order in {Order.UNCERTAINTY, Order.DISAGREEMENT}:
            rates = getattr(self._state, query.order)
            rows.sort(key=lambda row: (bool(row.like), -_or_unknown(rates.get(row.id))))
        return rows


class FakeImports:
    def __init__(self, work: FakeUnitOfWork) -> None:
        self._work = work

    def begin(self, source: str, at: datetime) -> int:
        number = len(self._work.state.imports) + 1
        self._work.state.imports[number] = source
        return number

    def add(self, import_id: int, articles: Sequence[Article]) -> None:
        self._work.may_fail()
        for article in articles:
            assert article.id not in self._work.state.articles, f"{article.id} is there already"
            self._work.state.articles[article.id] = article
            self._work.state.importing[article.id] = import_id

    def add_sets(self, import_id: int, sets: Sequence[ArrivingSet]) -> None:
        self._work.may_fail()
        for each in sets:
            key = (each.own.article.id, each.own.annotator)
            assert self._work.state.importing[key[0]] == import_id
            assert key not in self._work.state.sets, f"{key} has a set already"
            self._work.annotations.record(
                each.change_set(), Tally(each.own.status, len(each.own), 0)
            )

    def finish(self, import_id: int) -> None:
        state = self._work.state
        state.importing = {key: no for key, no in state.importing.items() if no != import_id}

    def discard(self, import_id: int) -> None:
        state = self._work.state
        gone = {key for key, no in state.importing.items() if no == import_id}
        state.articles = {key: a for key, a in state.articles.items() if key not in gone}
        state.importing = {key: no for key, no in state.importing.items() if key not in gone}
        state.sets = {key: own for key, own in state.sets.items() if key[0] not in gone}
        state.sources = {key: text for key, text in state.sources.items() if key not in gone}
        state.log = [entry for entry in state.log if entry.change_set.article not in gone]


class FakeAnnotations:
    """Also counts: ``recorded`` holds what was written in this unit of work, committed or not."""

    def __init__(self, work: FakeUnitOfWork) -> None:
        self._work = work
        self.recorded: list[ChangeSet] = []
        self.tallies: list[Tally] = []

    def get(self, article: ArticleId, annotator: AnnotatorId) -> AnnotationSet:
        return self._work.state.set_of(article, annotator)

    def pair(
        self, article: ArticleId, annotator: AnnotatorId
    ) -> tuple[AnnotationSet, AnnotationSet]:
        return self.get(article, annotator), self.get(article, SUGGESTIONS)

    def several(
        self, article: ArticleId, annotators: Sequence[AnnotatorId]
    ) -> Sequence[AnnotationSet]:
        return [self.get(article, annotator) for annotator in annotators]

    def annotators_of(self, article: ArticleId) -> Sequence[AnnotatorId]:
        return sorted(
            annotator
            for found, annotator in self._work.state.sets
            if found == article and annotator != SUGGESTIONS
        )

    def labels(self, article: ArticleId, annotator: AnnotatorId) -> frozenset[tuple[str, str]]:
        return frozenset((span.layer, span.label) for span in self.get(article, annotator))

    def record(
        self, changes: ChangeSet, tally: Tally, *, kind: LogKind = LogKind.DO, of: int | None = None
    ) -> int:
        self._work.may_fail()
        state = self._work.state
        key = (changes.article, changes.annotator)
        self._work.reviews.refuse(*key)
        state.sets[key] = state.set_of(*key).apply(changes)
        seq = len(state.log) + 1
        state.log.append(LogEntry(seq, kind, changes, of))
        self.recorded.append(changes)
        self.tallies.append(tally)
        return seq

    def replace_suggestions(self, article: ArticleId, proposal: Proposal, source: str) -> None:
        self._work.may_fail()
        state = self._work.state
        state.sets[article, SUGGESTIONS] = AnnotationSet(
            state.article(article),
            SUGGESTIONS,
            spans={span.id: span for span in proposal.spans},
            arguments={argument.id: argument for argument in proposal.arguments},
        )
        state.sources[article] = source

    def suggested_by(self, article: ArticleId) -> str | None:
        return self._work.state.sources.get(article)

    def suggested(self, layer: str, label: str, text: str) -> Iterator[Sequence[ArticleId]]:
        for article in self._work.state.visible():
            found = self.get(article, SUGGESTIONS)
            said = {(s.layer, s.label, s.covered_text(found.article.text)) for s in found}
            yield [article] if (layer, label, text) in said else []

    def without_suggestions(self) -> Iterator[ArticleId]:
        state = self._work.state
        yield from [article for article in state.visible() if article not in state.sources]


class FakeQueue:
    def __init__(self, work: FakeUnitOfWork) -> None:
        self._work = work

    def rate(
        self, article: ArticleId, *, uncertainty: float | None, disagreement: float | None
    ) -> None:
        self._work.may_fail()
        self._work.state.article(article)
        self._work.state.uncertainty[article] = uncertainty
        if disagreement is not None:
            self._work.state.disagreement[article] = disagreement

    def is_placed(self, article: ArticleId) -> bool:
        return article in self._work.state.kin

    def sharing(self, bands: Collection[int]) -> Sequence[ArticleId]:
        state = self._work.state
        return [each for each in state.articles if state.bands.get(each, frozenset()) & set(bands)]

    def place(self, article: ArticleId, bands: Collection[int], like: ArticleId | None) -> None:
        self._work.may_fail()
        state = self._work.state
        if article not in state.kin:
            state.kin[article] = state.kin[like] if like else article
            state.bands[article] = frozenset(bands)

    def has_alike(self, article: ArticleId) -> bool:
        kin = self._work.state.kin
        return any(kin[other] == kin.get(article) for other in kin if other != article)

    def unplaced(self) -> Iterator[ArticleId]:
        state = self._work.state
        yield from [each for each in state.visible() if each in state.sources.keys() - state.kin]


def _or_unknown(rate: float | None) -> float:
    return -1.0 if rate is None else rate


class FakeHistory:
    def __init__(self, work: FakeUnitOfWork) -> None:
        self._work = work

    def undoable(self, article: ArticleId, annotator: AnnotatorId) -> Step | None:
        done, _ = self._stacks(article, annotator)
        return self._step(done)

    def redoable(self, article: ArticleId, annotator: AnnotatorId) -> Step | None:
        _, undone = self._stacks(article, annotator)
        return self._step(undone)

    def stacks(
        self, article: ArticleId, annotator: AnnotatorId, limit: int
    ) -> tuple[Sequence[LoggedChange], Sequence[LoggedChange]]:
        done, undone = self._stacks(article, annotator)
        return self._changes(done[::-1][:limit]), self._changes(undone[::-1][:limit])

    def entry(self, seq: int) -> LogEntry:
        for entry in self._work.state.log:
            if entry.seq == seq:
                return entry
        raise LogEntryNotFoundError(id=seq)

    def entries(
        self, article: ArticleId | None = None, annotator: AnnotatorId | None = None
    ) -> Iterator[LogEntry]:
        for entry in list(self._work.state.log):
            changes = entry.change_set
            if article in {None, changes.article} and annotator in {None, changes.annotator}:
                yield entry

    def steps(
        self, query: HistoryQuery, *, before: int | None = None, limit: int | None = None
    ) -> Sequence[LoggedStep]:
        found = [
            LoggedStep(
                entry.seq,
                entry.kind,
                entry.of,
                entry.change_set.article,
                self._work.state.article(entry.change_set.article).title,
                entry.change_set.annotator,
                entry.change_set.action,
                entry.change_set.subject,
                entry.change_set.at,
            )
            for entry in self.entries(query.article)
        ]
        wanted = [
            step
            for step in reversed(found)
            if (before is None or step.seq < before)
            and (not query.annotators or step.annotator in query.annotators)
            and (not query.actions or step.action in query.actions)
            and (query.since is None or step.at.date() >= query.since)
            and (query.until is None or step.at.date() <= query.until)
            and query.text.lower() in f"{step.subject}\n{step.title}".lower()
        ]
        return wanted[:limit]

    def people(self) -> Sequence[AnnotatorId]:
        return sorted({name for _, name in self._work.state.sets} - {SUGGESTIONS})

    def between(
        self, article: ArticleId, annotator: AnnotatorId, first: int, last: int
    ) -> Sequence[LogEntry]:
        return [each for each in self.entries(article, annotator) if first <= each.seq <= last]

    def mentioning(self, article: ArticleId, span: SpanId) -> Sequence[LogEntry]:
        named = f'"{span}"'
        return [e for e in self.entries(article) if named in e.change_set.model_dump_json()]

    def of_change_set(self, change_set: ChangeSetId, action: Action) -> Sequence[LogEntry]:
        return [
            entry
            for entry in self.entries()
            if entry.kind is LogKind.DO
            and (entry.change_set.id, entry.change_set.action) == (change_set, action)
        ]

    def _stacks(self, article: ArticleId, annotator: AnnotatorId) -> tuple[list[int], list[int]]:
        done: list[int] = []
        undone: list[int] = []
        for entry in self.entries(article, annotator):
            match entry.kind:
                case LogKind.DO:
                    done.append(entry.seq)
                    undone.clear()
                case LogKind.UNDO:
                    undone.append(done.pop())
                case LogKind.REDO:
                    done.append(undone.pop())
        return done, undone

    def _changes(self, stack: list[int]) -> list[LoggedChange]:
        found = [self.entry(seq).change_set for seq in stack]
        return [
            LoggedChange(_step_of(seq, each), each) for seq, each in zip(stack, found, strict=True)
        ]

    def _step(self, stack: list[int]) -> Step | None:
        if not stack:
            return None
        return _step_of(stack[-1], self.entry(stack[-1]).change_set)


def _step_of(seq: int, changes: ChangeSet) -> Step:
    size = len(changes.model_dump_json().encode())
    return Step(seq, changes.action, changes.subject, changes.at, size)


class FakeSchemas:
    def __init__(self, work: FakeUnitOfWork) -> None:
        self._work = work

    def current(self) -> Schema:
        return self._work.state.schemas[-1]

    def store(self, schema: Schema, at: datetime, edits: Sequence[SchemaEdit] = ()) -> int:
        self._work.may_fail()
        self._work.state.schemas.append(schema)
        seq = len(self._work.state.schemas)
        self._work.state.schema_edits[seq] = tuple(edits)
        return seq

    def versions(self) -> Sequence[StoredSchema]:
        return [
            StoredSchema(number, schema, NOW, self._work.state.schema_edits.get(number, ()))
            for number, schema in enumerate(self._work.state.schemas, start=1)
        ]

    def sets_with(
        self, labels: Collection[tuple[str, str]]
    ) -> Sequence[tuple[ArticleId, AnnotatorId]]:
        found = [
            key
            for key, own in self._work.state.sets.items()
            if any((span.layer, span.label) in labels for span in own)
            or any(tuple(sign.split("|")[:2]) in labels for sign in own.decisions)
        ]
        return sorted(found, key=lambda key: key[1] != SUGGESTIONS)

    def carried(self, change_set: ChangeSetId) -> Sequence[LogEntry]:
        found = [
            entry
            for entry in self._work.state.log
            if entry.change_set.id == change_set and entry.kind is LogKind.DO
        ]
        return sorted(found, key=lambda entry: entry.change_set.annotator != SUGGESTIONS)

    def unknown_in(self, schema: Schema) -> Sequence[str]:
        found = set()
        for own in self._work.state.sets.values():
            for span in own:
                layer = schema.layers.get(span.layer)
                if layer is None or span.label not in layer.labels:
                    found.add(f"{span.layer}.{span.label}")
            for argument in own.arguments.values():
                head = own.spans[argument.head].layer
                if head not in schema.layers or argument.role not in schema.layers[head].roles:
                    found.add(f"{head}.{argument.role}")
        return sorted(found)


class FakeAssignments:
    def __init__(self, work: FakeUnitOfWork) -> None:
        self._work = work

    def assign(self, batch: Batch, work: Iterable[tuple[ArticleId, AnnotatorId]]) -> int:
        self._work.may_fail()
        state = self._work.state
        before = state.batches.get(batch.name)
        if before is not None:
            batch = replace(before, due=batch.due or before.due)  # what it is for stays
        state.batches[batch.name] = batch
        added = 0
        for article, annotator in work:
            state.article(article)
            if (article, annotator) not in state.assigned:
                state.assigned[article, annotator] = batch.name
                added += 1
        return added

    def batches(self) -> Sequence[Batch]:
        return sorted(self._work.state.batches.values(), key=lambda each: (each.made_at, each.name))

    def all(self, annotator: AnnotatorId | None = None) -> Sequence[Assignment]:
        order = list(self._work.state.articles)
        found = [
            Assignment(article, who, batch)
            for (article, who), batch in self._work.state.assigned.items()
            if annotator in {None, who}
        ]
        return sorted(found, key=lambda each: (order.index(each.article), each.annotator))

    def of(self, article: ArticleId, annotator: AnnotatorId) -> Assignment | None:
        batch = self._work.state.assigned.get((article, annotator))
        return Assignment(article, annotator, batch) if batch else None

    def free(self, query: ArticleQuery) -> Sequence[FreeArticle]:
        state = self._work.state
        given = {article for article, _ in state.assigned}
        found = [state.article(each) for each in self._work.articles.ids(query)]
        return [
            FreeArticle(
                each.id,
                each.sha256,
                each.source,
                each.meta,
                gold=state.set_of(each.id, GOLD).status is Status.DONE,
            )
            for each in found
            if each.id not in given
        ]

    def standings(self) -> Sequence[Standing]:
        state = self._work.state
        counts = Counter(
            (batch, who, state.set_of(article, who).status)
            for (article, who), batch in state.assigned.items()
        )
        return [Standing(*key, count) for key, count in counts.items()]

    def standings_of(self, annotator: AnnotatorId) -> Sequence[Standing]:
        return [each for each in self.standings() if each.annotator == annotator]

    def finished_by_day(self, since: date) -> Mapping[tuple[AnnotatorId, date], int]:
        return Counter(
            (entry.change_set.annotator, entry.change_set.at.date())
            for entry in self._work.state.log
            if entry.change_set.action is Action.FINISH and entry.change_set.at.date() >= since
        )

    def not_begun(self, annotator: AnnotatorId, batch: str) -> Sequence[ArticleId]:
        state = self._work.state
        return [
            each.article
            for each in self.all(annotator)
            if each.batch == batch and (each.article, annotator) not in state.sets
        ]

    def holders(self, article: ArticleId) -> frozenset[AnnotatorId]:
        return frozenset(who for found, who in self._work.state.assigned if found == article)

    def move(self, move: Move) -> None:
        self._work.may_fail()
        assigned = self._work.state.assigned
        if assigned.get((move.article, move.giver)) != move.batch:
            raise AssignmentNotFoundError(id=move.article)
        del assigned[move.article, move.giver]
        assigned[move.article, move.taker] = move.batch
        self._work.state.moves.append(move)

    def moves(self) -> Sequence[Move]:
        return list(self._work.state.moves)

    def training_articles(self) -> frozenset[ArticleId]:
        state = self._work.state
        return frozenset(
            article
            for (article, _), batch in state.assigned.items()
            if state.batches[batch].training
        )


class FakePeople:
    def __init__(self, work: FakeUnitOfWork) -> None:
        self._work = work

    def all(self) -> Sequence[Person]:
        return sorted(self._work.state.people.values(), key=lambda each: each.name)

    def put(self, person: Person, at: datetime) -> None:
        del at
        self._work.may_fail()
        self._work.state.people[person.name] = person

    def remove(self, name: AnnotatorId) -> bool:
        self._work.may_fail()
        return self._work.state.people.pop(name, None) is not None

    def may_annotate(self, article: ArticleId, annotator: AnnotatorId) -> bool:
        state = self._work.state
        person = state.people.get(annotator)
        is_one = person is not None and PersonRole.ANNOTATOR in person.roles
        return not state.people or is_one or (article, annotator) in state.assigned

    def is_blind(self) -> bool:
        return self._work.state.team.get("blind", False)

    def set_blind(self, *, on: bool) -> None:
        self._work.may_fail()
        self._work.state.team["blind"] = on

    def controls(self) -> float:
        return self._work.state.team.get("controls", 0.0)

    def set_controls(self, share: float) -> None:
        self._work.may_fail()
        self._work.state.team["controls"] = share

    def made_for(self) -> AnnotatorId | None:
        return self._work.state.made_for.get("name")

    def set_made_for(self, name: AnnotatorId) -> None:
        self._work.may_fail()
        self._work.state.made_for["name"] = name

    def keep_score(self, score: TrainingScore) -> bool:
        self._work.may_fail()
        key = (score.article, score.annotator)
        is_new = key not in self._work.state.scores
        self._work.state.scores.setdefault(key, score)
        return is_new

    def scores(self, annotator: AnnotatorId | None = None) -> Sequence[TrainingScore]:
        found = [s for s in self._work.state.scores.values() if annotator in {None, s.annotator}]
        return sorted(found, key=lambda each: each.at)


class FakeGoldDecisions:
    def __init__(self, work: FakeUnitOfWork) -> None:
        self._work = work

    def settings(self) -> Mapping[str, str]:
        return dict(self._work.state.gold_settings)

    def set(self, name: str, value: str) -> None:
        self._work.may_fail()
        self._work.state.gold_settings[name] = value
        if not value:
            del self._work.state.gold_settings[name]

    def of(self, article: ArticleId) -> Sequence[GoldDecision]:
        return [each for each in self.all() if each.article == article]

    def all(self) -> Sequence[GoldDecision]:
        order = list(self._work.state.articles)
        found = [each for each, stands in self._work.state.gold_decisions if stands]
        return sorted(found, key=lambda each: order.index(each.article))

    def add(self, decision: GoldDecision) -> None:
        self._work.may_fail()
        self._work.state.article(decision.article)
        self._work.state.gold_decisions.append((decision, True))

    def stand(self, article: ArticleId, step: ChangeSetId, *, on: bool) -> None:
        self._work.may_fail()
        self._work.state.gold_decisions[:] = [
            (each, on if (each.article, each.step) == (article, step) else stands)
            for each, stands in self._work.state.gold_decisions
        ]

    def explain(
        self, article: ArticleId, question: str, reason: ReasonCode | None, note: str
    ) -> None:
        self._work.may_fail()
        self._work.state.gold_decisions[:] = [
            (replace(each, reason=reason, note=note), stands)
            if stands and (each.article, each.question) == (article, question)
            else (each, stands)
            for each, stands in self._work.state.gold_decisions
        ]

    def revisions(
        self, article: ArticleId | None = None
    ) -> Mapping[ArticleId, Mapping[AnnotatorId, int]]:
        found: dict[ArticleId, dict[AnnotatorId, int]] = {}
        for (name, who), own in sorted(self._work.state.sets.items()):
            if who != SUGGESTIONS and article in {None, name}:
                logged = sum(
                    (each.change_set.article, each.change_set.annotator) == (name, who)
                    for each in self._work.state.log
                )
                said = (sorted(span.signature for span in own), own.status, logged)
                found.setdefault(name, {})[who] = hash(str(said))
        return found

    def queued(self) -> Mapping[ArticleId, tuple[str, str]]:
        return {key: (each.state, each.by) for key, each in self._work.state.gold_queue.items()}

    def put(self, article: ArticleId, entry: QueueEntry | None) -> None:
        self._work.may_fail()
        self._work.state.gold_queue.pop(article, None)
        if entry is not None:
            self._work.state.gold_queue[article] = entry

    def cases(
        self, *, open_only: bool, articles: Sequence[ArticleId] = (), limit: int = 10_000
    ) -> Sequence[QueuedCase]:
        found = [
            replace(case, title=self._work.state.articles[article].title)
            for article in self._work.state.articles
            if article in self._work.state.gold_queue and (not articles or article in articles)
            for case in self._work.state.gold_queue[article].cases
            if case.state.waits or not open_only
        ]
        return found[:limit]

    def articles(self) -> Sequence[QueuedArticle]:
        queue = self._work.state.gold_queue
        return [
            QueuedArticle(key, article.title, queue[key].open, queue[key].decided, queue[key].voted)
            for key, article in self._work.state.articles.items()
            if key in queue
        ]


class FakeDashboard:
    """``DashboardRepository`` on what the state holds; articles are numbered as they came in."""

    def __init__(self, work: FakeUnitOfWork) -> None:
        self._work = work

    def articles(self) -> Sequence[ArticleFact]:
        state = self._work.state
        return [
            ArticleFact(
                self._number(each.id),
                each.id,
                each.title,
                each.sha256,
                len(each.text),
                state.sources.get(each.id, ""),
            )
            for each in map(state.article, state.visible())
        ]

    def sets(self) -> Sequence[SetFact]:
        found = self._work.state.sets.items()
        return [SetFact(self._number(a), who, own.status.value, id(own)) for (a, who), own in found]

    def given(self) -> Sequence[GivenFact]:
        state = self._work.state
        return [
            GivenFact(self._number(a), who, batch, state.batches[batch].due)
            for (a, who), batch in state.assigned.items()
        ]

    def batches(self) -> Sequence[str]:
        return list(self._work.state.batches)

    def spans(self, articles: Collection[int]) -> Iterator[SpanFact]:
        for number, who, own in self._of(articles):
            if who != SUGGESTIONS:
                made = [span.provenance for span in own]
                taken = [each.at for each in made if each.suggestion is not None]
                kinds = Counter((span.layer, span.label) for span in own)
                yield number, who, kinds, [at.timestamp() for at in taken if at is not None]

    def decisions(self, articles: Collection[int]) -> Iterator[DecisionFact]:
        made = {
            (number, span.signature): (span.provenance.by, span.provenance.rule)
            for number, who, own in self._of(articles)
            for span in (own if who == SUGGESTIONS else ())
        }
        for number, who, own in self._of(articles):
            found = Counter()
            for signature, verdict in own.decisions.items():
                by, rule = made.get((number, signature), ("", ""))
                layer, label, _ = signature.split("|", 2)
                found[by, rule or by, layer, label, verdict.value] += 1
            yield number, who, found

    def log(self, after: int, to: int) -> Iterator[LogFact]:
        for entry in self._work.state.log[after:to]:
            done = entry.change_set
            if done.annotator not in RESERVED and done.action not in {
                Action.IMPORT,
                Action.MIGRATE_SCHEMA,
            }:
                at = done.at.timestamp()
                finished = done.action is Action.FINISH and entry.kind is not LogKind.UNDO
                number = self._number(done.article)
                yield number, done.annotator, [at], at if finished else None

    def log_end(self) -> int:
        return len(self._work.state.log)

    def findings(self) -> Sequence[FindingFact]:
        return []

    def unchecked(self) -> int:
        return sum(who != SUGGESTIONS for _, who in self._work.state.sets)

    def _number(self, article: ArticleId) -> int:
        return list(self._work.state.articles).index(article) + 1

    def _of(self, articles: Collection[int]) -> Iterator[tuple[int, AnnotatorId, AnnotationSet]]:
        for (article, who), own in self._work.state.sets.items():
            if (number := self._number(article)) in articles:
                yield number, who, own


class FakeSets:
    """``SetReader`` on what the state holds."""

    def __init__(self, work: FakeUnitOfWork) -> None:
        self._work = work

    def held(self) -> Sequence[Held]:
        state = self._work.state
        return [
            Held(name, found.title, found.source, found.meta, self._holders(name))
            for name in state.visible()
            for found in [state.article(name)]
        ]

    def last_work(self) -> Iterator[LastWork]:
        for entry in self._work.state.log:
            done = entry.change_set
            yield LastWork(done.article, done.annotator, done.at, done.id)

    def of_several(
        self, articles: Sequence[ArticleId], annotators: Sequence[AnnotatorId]
    ) -> Sequence[Sequence[AnnotationSet]]:
        sets = self._work.state.sets
        return [
            [sets[article, each] for each in annotators if (article, each) in sets]
            for article in articles
        ]

    def _holders(self, article: ArticleId) -> dict[AnnotatorId, Status]:
        sets = self._work.state.sets
        found = ((who, own.status) for (held, who), own in sets.items() if held == article)
        return dict(sorted((who, status) for who, status in found if who != SUGGESTIONS))


class FakeUnitOfWork:
    """``UnitOfWork`` on a ``FakeStore``; what is not committed is forgotten."""

    def __init__(self, store: FakeStore) -> None:
        self._store = store
        self.has_committed = False
        self.state = store.state.copy()
        self.articles = FakeArticles(self)
        self.imports = FakeImports(self)
        self.annotations = FakeAnnotations(self)
        self.queue = FakeQueue(self)
        self.history = FakeHistory(self)
        self.schemas = FakeSchemas(self)
        self.assignments = FakeAssignments(self)
        self.people = FakePeople(self)
        self.sets = FakeSets(self)
        self.dashboard = FakeDashboard(self)
        self.gold_decisions = FakeGoldDecisions(self)
        self.reviews = FakeReviews(self)
        self.questions = FakeQuestions(self)
        self.bookmarks = FakeBookmarks(self)
        self.guidelines = FakeGuidelines(self)

    def __enter__(self) -> Self:
        self.state = self._store.state.copy()
        return self

    def __exit__(self, *exc_info: object) -> None:
        self.state = self._store.state.copy()

    def commit(self) -> None:
        self.may_fail()
        assert self._store.access is not Access.READ, "a corpus opened for reading was written"
        self._store.state = self.state
        self.state = self._store.state.copy()
        self._store.commits += 1
        self.has_committed = True

    def may_fail(self) -> None:
        if self._store.fail_with is not None:
            raise self._store.fail_with


class FakeStore:
    """``CorpusStore`` in memory.

    Attributes:
        state: What is committed.
        commits: How often.
        fail_with: Raised by every write until taken away.
        trouble: What ``problems`` yields.
    """

    def __init__(
        self,
        schema: Schema | None = None,
        *,
        articles: Iterable[Article] = (),
        sets: Iterable[AnnotationSet] = (),
        location: str = "fake.corpus",
        access: Access = Access.WRITE,
    ) -> None:
        self.location = location
        self.access = access
        self.state = FakeState(schemas=[schema or make_schema()])
        self.commits = 0
        self.fail_with: AnnotatorError | None = None
        self.trouble: list[str] = []
        self.backups: list[Path] = []
        self.listeners: list[Tell] = []
        self.closed = False
        for article in articles:
            self.state.articles[article.id] = article
        for own in sets:
            self.state.articles.setdefault(own.article.id, own.article)
            self.state.sets[own.article.id, own.annotator] = own
            if own.annotator == SUGGESTIONS:
                self.state.sources[own.article.id] = PIPELINE

    @property
    def recorded(self) -> list[ChangeSet]:
        """The committed change sets, oldest first."""
        return [entry.change_set for entry in self.state.log]

    def open_unit_of_work(self) -> FakeUnitOfWork:
        return FakeUnitOfWork(self)

    def news(self, tell: Tell) -> CorpusNews:
        self.listeners.append(tell)
        return FakeNews(self.listeners, tell)

    def backup(self, destination: Path) -> None:
        self.backups.append(destination)

    def problems(self) -> Iterator[str]:
        yield from self.trouble

    def close(self) -> None:
        self.closed = True


@dataclass
class FakeNews:
    """``CorpusNews`` of a fake: ``store.listeners[0](notice)`` tells."""

    listeners: list[Tell]
    tell: Tell

    def close(self) -> None:
        if self.tell in self.listeners:
            self.listeners.remove(self.tell)


class FakeStores:
    """``CorpusStores`` in memory: what is created can be opened, by one writer at a time."""

    def __init__(self, *stores: FakeStore) -> None:
        self.stores = {store.location: store for store in stores}
        self.restored: list[tuple[str, Path]] = []
        self.granted: list[tuple[str, Members, bool]] = []

    def create(self, location: str, schema: Schema, *, at: datetime) -> FakeStore:
        if location in self.stores:
            raise CorpusExistsError(corpus=location)
        self.stores[location] = FakeStore(schema, location=location)
        return self.stores[location]

    def open(self, location: str, access: Access) -> FakeStore:
        store = self.stores.get(location)
        if store is None:
            raise CorpusMissingError(corpus=location)
        if access is Access.WRITE and store.access is Access.WRITE and not store.closed:
            raise CorpusLockedError(corpus=location, holder="this test")
        store.access, store.closed = access, False
        _forget_unfinished_imports(store)
        return store

    def examine(self, location: str) -> ServerState:
        return ServerState(
            "15.0", is_encrypted=True, has_database=True, has_corpus=location in self.stores
        )

    def grant(self, location: str, members: Members, *, run: bool) -> Sequence[str]:
        self.granted.append((location, members, run))
        return ["GRANT"]

    def copy(self, source: str, target: str, monitor: Monitor) -> str:
        del monitor
        if target in self.stores:
            raise CorpusExistsError(corpus=target)
        original = self.open(source, Access.READ)
        self.stores[target] = FakeStore(original.state.schemas[-1], location=target)
        self.stores[target].state = original.state.copy()
        return target

    def salvage(
        self, damaged: str, target: str, schema: Schema, *, at: datetime, monitor: Monitor
    ) -> Salvaged:
        del at
        if target in self.stores:
            raise CorpusExistsError(corpus=target)
        monitor.report(Progress(1, 1, damaged))
        self.stores[target] = FakeStore(schema, location=target)
        return Salvaged(target, 0, 0, 0)

    def backups(self, location: str) -> Sequence[BackupInfo]:
        store = self.stores.get(location)
        return [BackupInfo(each, NOW, 1) for each in store.backups] if store else []

    def restore(self, location: str, backup: Path, *, at: datetime) -> Path | None:
        del at
        if all(backup not in store.backups for store in self.stores.values()):
            raise CorpusMissingError(corpus=backup)
        self.restored.append((location, backup))
        return Path("aside.corpus") if location in self.stores else None


def _forget_unfinished_imports(store: FakeStore) -> None:
    with store.open_unit_of_work() as work:
        for import_id in set(work.state.importing.values()):
            work.imports.discard(import_id)
        store.state = work.state


@dataclass
class FakeSuggester:
    """``Suggester`` that asks a function for each text, and fails on the articles it is told to.

    Attributes:
        propose: Makes the proposal for an article id and its text.
        failing: Articles it breaks on, as a pipeline does.
        seen: Ids in the order they were asked for.
    """

    propose: Callable[[ArticleId, str], Proposal] = lambda _article, _text: Proposal()
    source: str = PIPELINE
    failing: frozenset[ArticleId] = frozenset()
    seen: list[ArticleId] = field(default_factory=list)
    requests: list[SuggestRequest] = field(default_factory=list)
    left_out: tuple[LeftOut, ...] = ()

    def suggest(
        self, texts: Iterable[tuple[ArticleId, str]], request: SuggestRequest
    ) -> Iterator[tuple[ArticleId, Proposal]]:
        self.requests.append(request)
        for article, text in texts:
            self.seen.append(article)
            if article in self.failing:
                raise PipelineError(pipeline=self.source, reason=f"stumbled over {article}")
            yield article, self.propose(article, text)


@dataclass
class FakeMonitor:
    """``Monitor`` that remembers, and cancels before the item or the count it is told to.

    Attributes:
        cancel_at: Cancels when this many items are done.
        cancel_before: Cancels when this item comes up.
        reports: Everything reported.
    """

    cancel_at: int | None = None
    cancel_before: str | None = None
    reports: list[Progress] = field(default_factory=list)

    def report(self, progress: Progress) -> None:
        self.reports.append(progress)
        counted = self.cancel_at is not None and progress.done >= self.cancel_at
        named = self.cancel_before is not None and progress.item == self.cancel_before
        if counted or named:
            raise TaskCancelledError


def counted_ids(prefix: str = "id") -> Callable[[], str]:
    """An ``IdFactory`` that counts, so that tests can name what it makes."""
    numbers = iter(range(1, 1_000_000))
    return lambda: f"{prefix}{next(numbers)}"


def frozen_clock() -> datetime:
    """A ``Clock`` that always says ``NOW``."""
    return NOW


def corpus_of(store: FakeStore) -> tuple[dict, dict]:
    """What counts when two corpora are compared: articles and sets, without log and schema."""
    articles = {key: replace(value) for key, value in store.state.visible().items()}
    return articles, {key: own for key, own in store.state.sets.items() if key[0] in articles}
