"""Merging: work that was done elsewhere comes back, by the hash of each text; twice does no harm.

For each set of each person the change logs say which side knows the other: what only one side has changed is taken over
or left; what both have changed is a conflict, which is told with both sides and decided by people: what is here stays, what
came takes its place, or stands beside it. Everything that is merged in one go is one transaction.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.changes import ChangeSet
from annotator.domain.errors import DomainError, PackageError, PackageSchemaError
from annotator.domain.ids import AnnotatorId, ArticleId
from annotator.domain.ports import CorpusStore, Monitor, UnitOfWork
from annotator.domain.reason import Reason
from annotator.domain.schema import Schema
from annotator.domain.schema_changes import is_same
from annotator.domain.workbench import Workbench
from annotator.formats.atomic import whole_file
from annotator.formats.jsonl import record_values
from annotator.formats.writing import ExportItem, ExportJob, json_line
from annotator.services.context import AppContext
from annotator.services.import_annotations import arriving, check_labels, has_begun
from annotator.services.merge_history import (
    Past,
    change_set_of,
    changes_between,
    is_equal,
    past_of,
    state_of,
    was_once,
)
from annotator.services.merge_sources import (
    Incoming,
    Origin,
    carried_by,
    migration_to,
    origin_of,
    version_of,
)
from annotator.services.questions import take_in
from annotator.services.tasks import many_objects, tracked

CONFLICTING = " (merge)"
"""Follows the name of whose side of a conflict stands beside the other."""


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
    """Both sides have changed it, or it is signed off here; the one here was left alone."""
    UNKNOWN = "unknown"
    """The article is not in this corpus."""


class Resolution(StrEnum):
    """What is done about a conflict."""

    KEEP = "keep"
    """What is here stays."""
    TAKE = "take"
    """What came takes its place, as one step that can be undone."""
    BESIDE = "beside"
    """Both stay: what came stands beside it, under the name of its annotator with ``CONFLICTING``."""


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
        resolution: What was done about a conflict.
    """

    outcome: Outcome
    title: str
    annotator: AnnotatorId
    there: AnnotationSet | None = None
    here: AnnotationSet | None = None
    changed_there: datetime | None = None
    changed_here: datetime | None = None
    resolution: Resolution = Resolution.KEEP

    @property
    def is_left(self) -> bool:
        """Whether something of it is not in this corpus now."""
        if self.outcome is Outcome.UNKNOWN:
            return True
        return self.outcome is Outcome.CONFLICT and self.resolution is Resolution.KEEP


@dataclass(frozen=True)
class MergeReport:
    """What came of a merge.

    Attributes:
        sets: Every set that came, in its order.
        schema: The schema it was made with, if that is another one, as ``news-de 1``; else empty.
        path: Where it came from.
    """

    sets: tuple[Merged, ...] = ()
    schema: str = ""
    path: Path = Path()

    def of(self, outcome: Outcome) -> tuple[Merged, ...]:
        """The sets of one outcome."""
        return tuple(each for each in self.sets if each.outcome is outcome)


@dataclass(frozen=True, slots=True)
class MergeChoices:
    """What is to be done about conflicts.

    Attributes:
        otherwise: About those that are not named.
        named: By article and annotator.
        aside: Where the sets that came and were left aside are written, as native JSONL; ``None``: nowhere.
    """

    otherwise: Resolution = Resolution.KEEP
    named: Mapping[tuple[ArticleId, AnnotatorId], Resolution] = field(default_factory=dict)
    aside: Path | None = None

    def of(self, own: AnnotationSet) -> Resolution:
        """What is to be done about one."""
        return self.named.get((own.article.id, own.annotator), self.otherwise)


def merge(
    context: AppContext,
    store: CorpusStore,
    path: Path,
    monitor: Monitor,
    conflicts: Path | None = None,
) -> MergeReport:
    """Take in what people have done elsewhere; conflicts are left alone.

    Args:
        context: The program's parts.
        store: The corpus, opened for writing.
        path: A package, or another corpus file.
        monitor: Told about each article; may cancel, then nothing is changed.
        conflicts: Where the sets that came and were left aside are written, as native JSONL; ``None``: nowhere.

    Raises:
        FileReadError, PackageError, PackageSchemaError, StorageError, TaskCancelledError: As ``merge_all`` does.
    """
    return merge_all(context, store, [path], monitor, MergeChoices(aside=conflicts))[0]


def merge_all(
    context: AppContext,
    store: CorpusStore,
    paths: Sequence[Path],
    monitor: Monitor,
    choices: MergeChoices | None = None,
    *,
    dry_run: bool = False,
) -> list[MergeReport]:
    """Take in several packages one after another: all of them or none.

    Args:
        context: The program's parts.
        store: The corpus, opened for writing.
        paths: Packages, or other corpus files.
        monitor: Told about each article; may cancel, then nothing is changed.
        choices: What is to be done about conflicts; ``None``: what is here stays.
        dry_run: Whether only to say what would come of it.

    Raises:
        FileReadError: If one cannot be read.
        PackageError: If one is no sound package, or the conflicts would be written over something.
        PackageSchemaError: If nothing leads from its schema to the one here.
        StorageError: If the other corpus cannot be opened, or this one not be written; nothing is changed then.
        TaskCancelledError: If it was cancelled.
    """
    wanted = choices or MergeChoices()
    if wanted.aside is not None and wanted.aside.exists():
        raise PackageError(
            package=wanted.aside, reason=Reason("it is there already; choose another name")
        )
    with many_objects(), ExitStack() as open_things, store.open_unit_of_work() as work:
        schema = work.schemas.current()
        reports = []
        for path in paths:
            origin = origin_of(context, path, open_things, monitor)
            merging = _Merging(context, work, origin, wanted)
            found = tuple(map(merging.planned, tracked(origin.sets, monitor, _name)))
            merging.write()
            theirs = "" if is_same(schema, origin.schema) else version_of(origin.schema)
            reports.append(MergeReport(found, theirs, path))
        if dry_run:
            return reports
        left = [each for report in reports for each in report.of(Outcome.CONFLICT) if each.is_left]
        if wanted.aside is not None and left:
            _write_aside(wanted.aside, left, schema, context.version)
        work.commit()
    return reports


class _Merging:
    """Plans what is to be done, and writes it when everything is planned."""

    def __init__(
        self, context: AppContext, work: UnitOfWork, origin: Origin, choices: MergeChoices
    ) -> None:
        self._context = context
        self._work = work
        self._origin = origin
        self._choices = choices
        self._schema = work.schemas.current()
        self._migration = migration_to(origin, self._schema, work.schemas.versions())
        self._changes: list[ChangeSet] = []

    def write(self) -> None:
        """Write what was planned, how learning went, what was asked and answered, and who gets no suggestions."""
        for changes in self._changes:
            desk = Workbench(*self._work.annotations.pair(changes.article, changes.annotator))
            self._work.annotations.record(changes, desk.apply(changes).tally)
        for sha256, score in self._origin.scores:
            article = self._work.articles.with_hash(sha256)
            if article is not None:
                self._work.people.keep_score(replace(score, article=article))
        for sha256, question in self._origin.questions:
            article = self._work.articles.with_hash(sha256)
            if article is not None:
                take_in(self._work, [replace(question, article=article)])
        people = self._work.people
        # Only who works on a package follows it, and only upwards: one that was made earlier may come later.
        if people.made_for() is not None and self._origin.controls > people.controls():
            people.set_controls(self._origin.controls)

    def planned(self, incoming: Incoming) -> Merged:
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
        resolution = self._choices.of(own)
        if self._work.reviews.lock(found, annotator) is not None:
            # What is signed off stays as it is, whoever has worked on elsewhere, and whatever was chosen.
            outcome = Outcome.CONFLICT if outcome is Outcome.REPLACED else outcome
            resolution = Resolution.KEEP if resolution is Resolution.TAKE else resolution
        if outcome in {Outcome.NEW, Outcome.REPLACED} or (
            outcome is Outcome.CONFLICT and resolution is Resolution.TAKE
        ):
            self._plan(own, there, incoming)
        elif outcome is Outcome.CONFLICT and resolution is Resolution.BESIDE:
            self._plan_beside(own, there, incoming)
        return Merged(
            outcome,
            own.article.title,
            annotator,
            there,
            own,
            incoming.taken.changed_at,
            past.changed_at,
            resolution if outcome is Outcome.CONFLICT else Resolution.KEEP,
        )

    def _plan(self, own: AnnotationSet, there: AnnotationSet, incoming: Incoming) -> None:
        changes = changes_between(own, there)
        source, now = self._origin.path.name, self._context.clock()
        self._changes.append(change_set_of(own, changes, incoming.taken.id, source, now))

    def _plan_beside(self, own: AnnotationSet, there: AnnotationSet, incoming: Incoming) -> None:
        name = AnnotatorId(own.annotator + CONFLICTING)
        beside = self._work.annotations.get(own.article.id, name)
        named = replace(there, annotator=name)
        if not is_equal(beside, named):
            self._plan(beside, named, incoming)

    def _carried(self, incoming: Incoming, own: AnnotationSet) -> AnnotationSet:
        """The set as it has to be here: on our article, in our schema."""
        arrived = arriving(own.article, incoming.source, "", self._context.clock()).own
        if self._migration is not None:
            arrived = carried_by(arrived, self._migration)
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
                theirs=version_of(self._origin.schema),
                ours=version_of(self._schema),
                reason=str(error).rstrip("."),
            ) from error
        return arrived


def _outcome(incoming: Incoming, own: AnnotationSet, there: AnnotationSet, past: Past) -> Outcome:
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


def _write_aside(path: Path, left: Sequence[Merged], schema: Schema, version: str) -> None:
    job = ExportJob(path, schema, tuple(schema.layers), version)
    with whole_file(path) as stream:
        for each in left:
            if each.there is not None:
                name = AnnotatorId(each.annotator + CONFLICTING)
                own = replace(each.there, annotator=name)
                stream.write(json_line(record_values(ExportItem(own.article, own), job)))


def _name(incoming: Incoming) -> str:
    return str(ArticleId(incoming.article.id))
