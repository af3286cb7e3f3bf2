"""Changing the schema of a corpus in use: look first, then all of it in one transaction, or nothing.

A change of the schema stores the new version and carries every annotation set over, each as one entry
of the change log; all entries of one change have the same id, made of the number of the version they
led to. Undoing it puts the version before on top again and takes every set back. So the versions of
a corpus are a path: a version that equals the one before the top is a step back (any other change of
labels, roles or constraints counts the version up, so it cannot look the same).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.changes import Action, Change, ChangeSet
from annotator.domain.errors import (
    DomainError,
    NoSchemaChangeError,
    SchemaChangedError,
    SchemaEditError,
    SchemaInUseError,
    SchemaLeftoverError,
    SchemaSuggestedError,
    SchemaTouchedError,
)
from annotator.domain.ids import SUGGESTIONS, AnnotatorId, ArticleId, ChangeSetId
from annotator.domain.ports import (
    Clock,
    LogEntry,
    LogKind,
    Monitor,
    OpenUnitOfWork,
    Progress,
    StoredSchema,
    UnitOfWork,
)
from annotator.domain.reason import Reason
from annotator.domain.schema import Schema
from annotator.domain.schema_breaches import breaches
from annotator.domain.schema_carrying import SchemaMigration
from annotator.domain.schema_changes import SchemaEdit, is_same
from annotator.domain.schema_effect import Effect, Fate, fates
from annotator.domain.workbench import Workbench


@dataclass(frozen=True, slots=True)
class Preview:
    """What a change of the schema would touch, or touched.

    Attributes:
        before: The schema it is made on.
        after: The schema that comes of it.
        people: What happens to the annotations of people and of the gold set.
        suggested: What happens to suggestions.
        articles: Articles where anything happens.
        annotators: Whose sets are touched, sorted, without the suggestions.
        fates: What becomes of which label's spans and which role's arguments, of people; most first.
        breaches: Spans and arguments that would break a constraint they kept so far; they stay as they
            are, for the checks to find.
    """

    before: Schema
    after: Schema
    people: Effect = field(default_factory=Effect)
    suggested: Effect = field(default_factory=Effect)
    articles: int = 0
    annotators: tuple[AnnotatorId, ...] = ()
    fates: tuple[tuple[Fate, int], ...] = ()
    breaches: int = 0


class _Counting:
    """A preview in the making."""

    def __init__(self, migration: SchemaMigration) -> None:
        self._preview = Preview(migration.before, migration.after)
        self._articles: set[ArticleId] = set()
        self._annotators: set[AnnotatorId] = set()
        self._fates: Counter[Fate] = Counter()

    def take(self, own: AnnotationSet, changes: Sequence[Change], broken: int) -> None:
        """Count one set in."""
        effect = Effect.of(changes)
        found = self._preview
        if own.annotator == SUGGESTIONS:
            self._preview = replace(found, suggested=found.suggested + effect)
        else:
            self._preview = replace(
                found, people=found.people + effect, breaches=found.breaches + broken
            )
            self._annotators.add(own.annotator)
            self._fates += fates(own, changes)
        self._articles.add(own.article.id)

    def finished(self) -> Preview:
        """The counts."""
        return replace(
            self._preview,
            articles=len(self._articles),
            annotators=tuple(sorted(self._annotators)),
            fates=tuple(sorted(self._fates.items(), key=lambda pair: (-pair[1], pair[0]))),
        )


@dataclass(frozen=True)
class SchemaEditing:
    """What one can do to the schema of a corpus.

    Attributes:
        open_unit_of_work: Opens a transaction.
        now: The clock, UTC.
    """

    open_unit_of_work: OpenUnitOfWork
    now: Clock

    def preview(self, edits: Sequence[SchemaEdit], monitor: Monitor) -> Preview:
        """Count what the edits would touch; nothing is written.

        Raises:
            SchemaEditError: If an edit does not fit the schema.
            TaskCancelledError: If it was cancelled.
        """
        with self.open_unit_of_work() as work:
            migration = SchemaMigration.of(work.schemas.current(), edits)
            counting = _Counting(migration)
            for own in _sets(work, migration, monitor):
                changes = migration.carry(own)
                broken = _broken(migration, own, changes)
                if changes or broken:
                    counting.take(own, changes, broken)
            return counting.finished()

    def apply(
        self, edits: Sequence[SchemaEdit], monitor: Monitor, *, on: Schema | None = None
    ) -> Preview:
        """Change the schema and carry every annotation over, all in one transaction.

        Args:
            edits: In their order.
            monitor: Sees the progress; cancelling changes nothing.
            on: The schema they were worked out on; default: whatever is there.

        Returns:
            What was touched.

        Raises:
            SchemaEditError: If an edit does not fit the schema, or nothing would change.
            SchemaChangedError: If the present schema is not ``on``.
            SchemaLeftoverError: If a running import brings in what would be unknown.
            StorageError: If it cannot be written; nothing is changed then.
            TaskCancelledError: If it was cancelled.
        """
        with self.open_unit_of_work() as work:
            present = work.schemas.current()
            if on is not None and on != present:
                raise SchemaChangedError(version=present.version)
            migration = SchemaMigration.of(present, edits)
            if is_same(migration.after, present):
                raise SchemaEditError(reason=Reason("it would stay as it is"))
            # The first write: from here on nobody else can write, so what is read cannot go stale.
            seq = work.schemas.store(migration.after, self.now(), edits)
            if any(each.schema != present for each in work.schemas.versions()[-2:-1]):
                raise SchemaChangedError(version=work.schemas.current().version)
            counting = _Counting(migration)
            for own in _sets(work, migration, monitor):
                changes = migration.carry(own)
                broken = _broken(migration, own, changes)
                if changes:
                    self._record(work, migration, seq, own, changes)
                if changes or broken:
                    counting.take(own, changes, broken)
            left = set(work.schemas.unknown_in(migration.after))
            if left := left.difference(work.schemas.unknown_in(present)):
                # Articles of an import that is not finished cannot be carried over: nobody sees them yet.
                raise SchemaLeftoverError(used=", ".join(sorted(left)))
            work.commit()
            return counting.finished()

    def undoable(self) -> tuple[Schema, Schema] | None:
        """What undo would take back: the present schema and the one it would lead to."""
        with self.open_unit_of_work() as work:
            path = path_of(work.schemas.versions())
        return (path[-1].schema, path[-2].schema) if len(path) > 1 else None

    def undo(self, monitor: Monitor) -> Schema:
        """Take the last change of the schema back, with everything it did to annotations.

        Work done since then stays, as long as it does not rest on what is taken back.

        Returns:
            The schema that holds again.

        Raises:
            NoSchemaChangeError: If there is none.
            SchemaUndoError: One of its kinds, if somebody changed the same annotations since, or uses what would go.
            StorageError: If it cannot be written; nothing is changed then.
            TaskCancelledError: If it was cancelled.
        """
        with self.open_unit_of_work() as work:
            path = path_of(work.schemas.versions())
            if len(path) < 2:  # noqa: PLR2004 - the schema it began with, and another one
                raise NoSchemaChangeError
            top, below = path[-1], path[-2]
            seq = work.schemas.store(below.schema, self.now())
            entries = work.schemas.carried(_id_of(top.seq))
            for done, entry in enumerate(entries):
                monitor.report(Progress(done, len(entries), entry.change_set.article))
                self._take_back(work, entry, seq)
            # What neither schema knows was there before, and stands in nobody's way.
            lacking = set(work.schemas.unknown_in(below.schema))
            lacking.difference_update(work.schemas.unknown_in(top.schema))
            if lacking:
                raise SchemaInUseError(used=", ".join(sorted(lacking)))
            work.commit()
            return below.schema

    # --- inside ------------------------------------------------------------------------------

    def _record(
        self,
        work: UnitOfWork,
        migration: SchemaMigration,
        seq: int,
        own: AnnotationSet,
        changes: tuple[Change, ...],
    ) -> None:
        before, after = migration.before, migration.after
        change_set = ChangeSet(
            id=_id_of(seq),
            action=Action.MIGRATE_SCHEMA,
            subject=f"{after.id} {before.version} → {after.version}",
            article=own.article.id,
            annotator=own.annotator,
            at=self.now(),
            changes=changes,
        )
        desk = Workbench(*work.annotations.pair(own.article.id, own.annotator))
        work.annotations.record(change_set, desk.apply(change_set).tally)

    def _take_back(self, work: UnitOfWork, entry: LogEntry, seq: int) -> None:
        changes = entry.change_set.inverted().model_copy(update={"at": self.now()})
        article, annotator = changes.article, changes.annotator
        desk = Workbench(*work.annotations.pair(article, annotator))
        try:
            tally = desk.apply(changes).tally
        except DomainError as error:
            title = desk.article.title
            if annotator == SUGGESTIONS:
                raise SchemaSuggestedError(title=title) from error
            raise SchemaTouchedError(annotator=annotator, title=title) from error
        step = work.history.undoable(article, annotator)
        if step is not None and step.seq == entry.seq:
            work.annotations.record(changes, tally, kind=LogKind.UNDO, of=entry.seq)
        else:
            # Something was done since, which stays: this is a further step and no way back to before.
            changes = changes.model_copy(update={"id": _id_of(seq)})
            work.annotations.record(changes, tally)


def _sets(
    work: UnitOfWork, migration: SchemaMigration, monitor: Monitor
) -> Iterator[AnnotationSet]:
    keys = work.schemas.sets_with(migration.touched | migration.tightened)
    for done, (article, annotator) in enumerate(keys):
        monitor.report(Progress(done, len(keys), article))
        yield work.annotations.get(article, annotator)


def _broken(migration: SchemaMigration, own: AnnotationSet, changes: tuple[Change, ...]) -> int:
    if own.annotator == SUGGESTIONS or not migration.tightened:
        return 0
    after = own.apply(
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
    return len(breaches(after, migration.after) - breaches(own, migration.before))


def path_of(versions: Sequence[StoredSchema]) -> list[StoredSchema]:
    """The versions that lead to the present one, without the ones that were taken back."""
    path: list[StoredSchema] = []
    for version in versions:
        if len(path) > 1 and is_same(path[-2].schema, version.schema):
            path.pop()
        else:
            path.append(version)
    return path


def _id_of(seq: int) -> ChangeSetId:
    return ChangeSetId(f"schema-{seq}")
