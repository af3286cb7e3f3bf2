"""Merging: work that was done elsewhere comes back, by the hash of each text; twice does no harm.

For each set of each person the change logs say which side knows the other: what only one side has changed is taken over
or left; what both have changed is a conflict, which is told with both sides and left to people. Nothing is written before
everything is planned.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.article import Article
from annotator.domain.changes import Action, ChangeSet
from annotator.domain.errors import DomainError, PackageError, PackageSchemaError, SchemaEditError
from annotator.domain.ids import GOLD, RESERVED, AnnotatorId, ArticleId, ChangeSetId
from annotator.domain.ports import (
    Access,
    ArticleQuery,
    CorpusStore,
    Monitor,
    StoredSchema,
    UnitOfWork,
)
from annotator.domain.schema import Schema
from annotator.domain.schema_carrying import SchemaMigration
from annotator.domain.schema_changes import is_same
from annotator.domain.workbench import Workbench
from annotator.formats.atomic import whole_file
from annotator.formats.jsonl import record_values
from annotator.formats.package import Package, opened_package
from annotator.formats.reading import SourceSet
from annotator.formats.writing import ExportItem, ExportJob, json_line
from annotator.services.context import AppContext
from annotator.services.import_annotations import arriving, check_labels, has_begun
from annotator.services.merge_history import (
    Past,
    Taken,
    change_set_of,
    changes_between,
    is_equal,
    past_of,
    state_of,
    was_once,
)
from annotator.services.schema_editing import path_of
from annotator.services.tasks import many_objects, tracked

CONFLICTING = " (merge)"
"""Follows the name of whose side of a conflict is written aside, so that it can be imported beside the other."""


class Outcome(StrEnum):
    """What became of a set."""

    NEW = "new"
    """Nobody here had begun it."""
    REPLACED = "replaced"
    """It took the place of what it grew from."""
    SAME = "same"
    """It is here already."""
    OLDER = "older"
    """What is here is newer, and knows it."""
    CONFLICT = "conflict"
    """Both sides have changed it; the one here was left alone."""
    UNKNOWN = "unknown"
    """The article is not in this corpus."""


@dataclass(frozen=True)
class Merged:
    """One set that came.

    Attributes:
        outcome: What became of it.
        title: Of its article.
        annotator: Whose it is.
        there: As it came, carried to the schema here; ``None`` if the article is unknown.
        here: As it was here before; ``None`` if the article is unknown.
        changed_there: When its annotator last changed it there, UTC.
        changed_here: The same here; ``None``: never.
    """

    outcome: Outcome
    title: str
    annotator: AnnotatorId
    there: AnnotationSet | None = None
    here: AnnotationSet | None = None
    changed_there: datetime | None = None
    changed_here: datetime | None = None


@dataclass(frozen=True)
class MergeReport:
    """What came of a merge.

    Attributes:
        sets: Every set that came, in its order.
        schema: The schema it was made with, if that is another one, as ``news-de 1``; else empty.
    """

    sets: tuple[Merged, ...] = ()
    schema: str = ""

    def of(self, outcome: Outcome) -> tuple[Merged, ...]:
        """The sets of one outcome."""
        return tuple(each for each in self.sets if each.outcome is outcome)


@dataclass(frozen=True)
class _Incoming:
    """A set from elsewhere.

    Attributes:
        article: Its article there.
        source: The set.
        taken: When it was changed, and its state.
        grew_from: States it once had, as merging wrote them down.
    """

    article: Article
    source: SourceSet
    taken: Taken
    grew_from: Sequence[str] = ()


@dataclass(frozen=True)
class _Origin:
    path: Path
    schema: Schema
    sets: Sequence[_Incoming] = field(repr=False)


def merge(
    context: AppContext,
    store: CorpusStore,
    path: Path,
    monitor: Monitor,
    conflicts: Path | None = None,
) -> MergeReport:
    """Take in what people have done elsewhere.

    Args:
        context: The program's parts.
        store: The corpus, opened for writing.
        path: A package, or another corpus file.
        monitor: Told about each article; may cancel, then nothing is changed.
        conflicts: Where the sets that came and were left aside are written, as native JSONL; ``None``: nowhere.

    Raises:
        FileReadError: If it cannot be read.
        PackageError: If it is no sound package, or the conflicts would be written over something.
        PackageSchemaError: If nothing leads from its schema to the one here.
        StorageError: If the other corpus cannot be opened, or this one not be written; nothing is changed then.
        TaskCancelledError: If it was cancelled.
    """
    if conflicts is not None and conflicts.exists():
        raise PackageError(package=conflicts, reason="it is there already; choose another name")
    with many_objects(), ExitStack() as open_things, store.open_unit_of_work() as work:
        origin = _origin(context, path, open_things, monitor)
        merging = _Merging(context, work, origin)
        found = tuple(map(merging.planned, tracked(origin.sets, monitor, _name)))
        for changes in merging.changes:
            desk = Workbench(*work.annotations.pair(changes.article, changes.annotator))
            work.annotations.record(changes, desk.apply(changes).tally)
        schema = work.schemas.current()
        theirs = "" if is_same(schema, origin.schema) else _version(origin.schema)
        report = MergeReport(found, theirs)
        if conflicts is not None and report.of(Outcome.CONFLICT):
            _write_aside(conflicts, report, schema, context.version)
        work.commit()
    return report


def _origin(context: AppContext, path: Path, open_things: ExitStack, monitor: Monitor) -> _Origin:
    if path.suffix.lower() != ".corpus":
        with opened_package(path) as package:
            return _Origin(path, package.content.schema, list(_of_package(context, package)))
    other = open_things.enter_context(closing(context.stores.open(str(path), Access.READ)))
    with other.open_unit_of_work() as work:
        return _Origin(path, work.schemas.current(), list(_of_corpus(work, monitor)))


class _Merging:
    """Plans what is to be done; writes nothing."""

    def __init__(self, context: AppContext, work: UnitOfWork, origin: _Origin) -> None:
        self._context = context
        self._work = work
        self._origin = origin
        self._schema = work.schemas.current()
        self._migration = _migration(origin, self._schema, work.schemas.versions())
        self.changes: list[ChangeSet] = []

    def planned(self, incoming: _Incoming) -> Merged:
        """What becomes of a set; changes that it takes are noted."""
        annotator = incoming.source.annotator
        found = self._work.articles.with_hash(incoming.article.sha256)
        if found is None:
            return Merged(Outcome.UNKNOWN, incoming.article.title, annotator)
        own = self._work.annotations.get(found, annotator)
        there = self._carried(incoming, own)
        past = past_of(self._work, own)
        outcome = _outcome(incoming, own, there, past)
        if outcome is Outcome.CONFLICT and was_once(self._work, own, incoming.taken.state):
            outcome = Outcome.OLDER  # nothing was done there since it left here
        if outcome in {Outcome.NEW, Outcome.REPLACED}:
            changes = changes_between(own, there)
            now = self._context.clock()
            self.changes.append(
                change_set_of(own, changes, incoming.taken.id, self._origin.path.name, now)
            )
        return Merged(
            outcome,
            own.article.title,
            annotator,
            there,
            own,
            incoming.taken.changed_at,
            past.changed_at,
        )

    def _carried(self, incoming: _Incoming, own: AnnotationSet) -> AnnotationSet:
        """The set as it has to be here: on our article, in our schema."""
        arrived = arriving(own.article, incoming.source, "", self._context.clock()).own
        if self._migration is not None:
            arrived = _applied(arrived, self._migration)
        source = replace(
            incoming.source,
            spans=tuple(arrived.spans.values()),
            arguments=tuple(arrived.arguments.values()),
            schema="",
        )
        try:
            check_labels(self._schema, source)
        except DomainError as error:
            raise PackageSchemaError(
                package=self._origin.path,
                theirs=_version(self._origin.schema),
                ours=_version(self._schema),
                reason=str(error).rstrip("."),
            ) from error
        return arrived


def _outcome(incoming: _Incoming, own: AnnotationSet, there: AnnotationSet, past: Past) -> Outcome:
    here = state_of(past.before_migration)
    if is_equal(own, there) or here == incoming.taken.state:
        return Outcome.SAME
    if any(each.state == incoming.taken.state for each in past.taken):
        return Outcome.OLDER
    if not has_begun(own) and past.changed_at is None:
        return Outcome.NEW
    if here in incoming.grew_from:
        return Outcome.REPLACED
    if past.is_untouched and past.taken:
        newer = incoming.taken.changed_at >= past.taken[-1].changed_at
        return Outcome.REPLACED if newer else Outcome.OLDER
    return Outcome.CONFLICT


def _migration(
    origin: _Origin, ours: Schema, versions: Sequence[StoredSchema]
) -> SchemaMigration | None:
    """How annotations made with the other schema get to ours, as far as ours ever was the other one."""
    if is_same(origin.schema, ours):
        return None
    path = path_of(versions)
    place = next((at for at, each in enumerate(path) if is_same(each.schema, origin.schema)), None)
    if place is None:
        return None  # not from here: taken as it stands, if our schema has all of it
    steps = path[place + 1 :]
    if not all(each.edits for each in steps):
        return None  # changed before edits were kept: the same
    try:
        return SchemaMigration.of(origin.schema, [edit for each in steps for edit in each.edits])
    except SchemaEditError as error:
        raise PackageSchemaError(
            package=origin.path,
            theirs=_version(origin.schema),
            ours=_version(ours),
            reason=str(error).rstrip("."),
        ) from error


def _applied(own: AnnotationSet, migration: SchemaMigration) -> AnnotationSet:
    changes = migration.carry(own)
    return own.apply(
        ChangeSet(
            id=ChangeSetId(""),
            action=Action.MIGRATE_SCHEMA,
            subject="",
            article=own.article.id,
            annotator=own.annotator,
            at=own.article.imported_at,
            changes=changes,
        )
    )


def _of_package(context: AppContext, package: Package) -> Iterator[_Incoming]:
    grown = {(each.article, each.annotator): each for each in package.content.sets}
    for item in package.articles():
        source = item.annotations
        if source is None or source.annotator in RESERVED or item.id is None:
            continue
        found = grown.get((item.id, source.annotator))
        if found is None:
            reason = f"it says nothing of where the set of {source.annotator} on “{item.title}” comes from"
            raise PackageError(package=package.path, reason=reason)
        article = Article(
            id=item.id,
            title=item.title,
            text=item.text,
            language=item.language or "",
            imported_at=item.imported_at or context.clock(),
        )
        own = arriving(article, source, "", context.clock()).own
        yield _Incoming(article, source, Taken(found.changed_at, state_of(own)), found.grew_from)


def _of_corpus(work: UnitOfWork, monitor: Monitor) -> Iterator[_Incoming]:
    for article in tracked(list(work.articles.ids(ArticleQuery(GOLD))), monitor, str):
        for annotator in work.annotations.annotators_of(article):
            if annotator in RESERVED:
                continue
            own = work.annotations.get(article, annotator)
            if not has_begun(own):
                continue
            past = past_of(work, own)
            source = SourceSet(
                annotator=annotator,
                status=own.status,
                spans=tuple(own.spans.values()),
                arguments=tuple(own.arguments.values()),
                decisions=own.decisions,
                note=own.note,
            )
            taken = Taken(past.changed_at or own.article.imported_at, state_of(own))
            grew = tuple(dict.fromkeys(each.state for each in past.taken))
            yield _Incoming(own.article, source, taken, grew)


def _write_aside(path: Path, report: MergeReport, schema: Schema, version: str) -> None:
    job = ExportJob(path, schema, tuple(schema.layers), version)
    with whole_file(path) as stream:
        for each in report.of(Outcome.CONFLICT):
            if each.there is not None:
                name = AnnotatorId(each.annotator + CONFLICTING)
                own = replace(each.there, annotator=name)
                stream.write(json_line(record_values(ExportItem(own.article, own), job)))


def _name(incoming: _Incoming) -> str:
    return str(ArticleId(incoming.article.id))


def _version(schema: Schema) -> str:
    return f"{schema.id} {schema.version}"
