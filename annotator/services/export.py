"""Exporting: choosing whose annotations of which articles go out, and saying what stays behind and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final, Literal

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.changes import Status
from annotator.domain.errors import SettingError
from annotator.domain.ids import GOLD, SUGGESTIONS, AnnotatorId, ArticleId
from annotator.domain.ports import ArticleQuery, CorpusStore, Monitor, UnitOfWork
from annotator.domain.reason import Reason
from annotator.domain.schema import Schema
from annotator.formats.alignment import Alignment
from annotator.formats.atomic import explained
from annotator.formats.catalogue import format_named
from annotator.formats.manifest import kept_parts
from annotator.formats.near_duplicates import NearDuplicates, near_duplicates
from annotator.formats.splits import Candidate, Split, assign, parse_split
from annotator.formats.targets import earlier_manifest
from annotator.formats.writing import ExportItem, ExportJob, Loss, Losses, LossKind
from annotator.services.chosen_sets import Missing, chosen_set
from annotator.services.context import AppContext
from annotator.services.search import narrowed
from annotator.services.suggest import check_layers
from annotator.services.tasks import many_objects, tracked

ALL_SETS = "all"
"""Every annotation set of every article; only formats that can tell them apart."""


@dataclass(frozen=True, slots=True)
class ExportRequest:
    """What to export, where to and how.

    Attributes:
        out: The file or folder to make.
        format: Name of the format.
        whose: ``gold`` (the adjudicated set of an article, else its only person's), ``suggestions``,
            ``all`` or an annotator; ``None``: ``all`` where the format can hold it, else ``gold``.
        status: Only finished articles, or all; ``None``: all for ``all``, else finished ones.
        layers: Only these layers; empty: all.
        split: As ``80/10/10``; ``None``: one part.
        seed: Of the split.
        alignment: What becomes of spans that cut tokens; other than ``strict`` only where the format asks.
        query: Only articles it finds, see docs/search.md; empty: all.
    """

    out: Path
    format: str
    whose: str | None = None
    status: Literal["done", "all"] | None = None
    layers: frozenset[str] = frozenset()
    split: str | None = None
    seed: int = 0
    alignment: Alignment = Alignment.STRICT
    query: str = ""


@dataclass(frozen=True, slots=True)
class ExportReport:
    """What was exported.

    Attributes:
        out: The file or folder.
        manifest: As written.
        losses: What the export does not hold as the corpus does, in order; of each kind the first ``KEPT_LOSSES``,
            all of them are in the loss report.
        lost: How many there are, by kind.
        touched: Number of spans that some loss is about, by layer.
        left_out: How many articles were not asked for, by reason; that is no loss.
    """

    out: Path
    manifest: Mapping[str, Any]
    losses: tuple[Loss, ...]
    lost: Mapping[str, int]
    touched: Mapping[str, int]
    left_out: Mapping[str, int]

    @property
    def losses_total(self) -> int:
        """How many losses there are."""
        return sum(self.lost.values())


@dataclass(frozen=True, slots=True)
class _Chosen:
    article: ArticleId
    annotator: AnnotatorId | None


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """An export that goes to a place that is thrown away.

    Attributes:
        into: Where it goes instead.
        watch: Shown each set that goes out.
        near: Shown which articles are near-duplicates, if the export is split.
        most: Only the first so many sets, and no look at near-duplicates; ``None``: everything.
    """

    into: Path
    watch: Callable[[ExportItem], None]
    near: Callable[[NearDuplicates], None]
    most: int | None = None


def export(
    context: AppContext,
    store: CorpusStore,
    request: ExportRequest,
    monitor: Monitor,
    rehearsal: Rehearsal | None = None,
) -> ExportReport:
    """Write an export, whole or not at all.

    Args:
        context: The program's parts.
        store: The corpus; reading is enough.
        request: What to export.
        monitor: Told about each article; may cancel, then what stood there before is still there.
        rehearsal: If it is only to be seen what would come of it.

    Raises:
        UnknownFormatError: If there is no such format.
        SettingError: If the request is impossible, or nothing fits it.
        FileWriteError: If something else stands there, or it cannot be written.
        TaskCancelledError: If it was cancelled.
    """
    exporter = context.exporter(request.format)
    whose = request.whose or (ALL_SETS if exporter.every_set else GOLD)
    status = request.status or ("all" if whose == ALL_SETS else "done")
    if whose == ALL_SETS and not exporter.every_set:
        raise SettingError(
            option="--set",
            reason=Reason("{format} holds one set of an article; name one.", format=request.format),
        )
    if request.split is not None and not exporter.splits:
        raise SettingError(
            option="--split", reason=Reason("{format} is never split.", format=request.format)
        )
    known = format_named(request.format)
    if request.alignment is not Alignment.STRICT and (known is None or not known.aligns):
        raise SettingError(
            option="--alignment",
            reason=Reason("{format} does not ask for it.", format=request.format),
        )
    if whose == SUGGESTIONS and status == "done":
        raise SettingError(
            option="--status", reason=Reason("suggestions are never finished; add --status all.")
        )
    split = None if request.split is None else parse_split(request.split, request.seed)
    exporter.check_target(request.out)
    with store.open_unit_of_work() as work, Losses() as losses:
        schema = work.schemas.current()
        check_layers(schema, request.layers)
        only_done = status == "done"
        choice = _Choice(work, AnnotatorId(whose), losses, only_done=only_done, query=request.query)
        most = None if rehearsal is None else rehearsal.most
        with explained(request.out):  # losses wait on disk if they are many
            chosen = choice.made(most)
        parts: Mapping[str, str] = {}
        if split is not None:
            near = NearDuplicates() if most is not None else _near_duplicates(work, monitor)
            if rehearsal is not None:
                rehearsal.near(near)
            kept = kept_parts(earlier_manifest(request.out), split)
            parts = assign(_candidates(work, chosen, request.layers, near), split, kept)
        job = ExportJob(
            out=request.out if rehearsal is None else rehearsal.into,
            schema=schema,
            layers=_in_order(schema, request.layers),
            version=context.version,
            selection=_selection(whose, status, split, request.query),
            split=split,
            parts=parts,
            alignment=request.alignment,
        )
        watch = None if rehearsal is None else rehearsal.watch
        items = _Outgoing(work, job, chosen, monitor, watch)
        with many_objects():
            manifest = exporter.export(items, job, losses)
    return ExportReport(
        out=request.out,
        manifest=manifest,
        losses=tuple(losses.first),
        lost=dict(losses.counts),
        touched=dict(losses.spans),
        left_out=dict(choice.left_out),
    )


def check_split(split: str) -> None:
    """Refuse a split that is none, such as ``80/10/20``. Raises ``SettingError``."""
    parse_split(split)


def annotators_in(work: UnitOfWork) -> list[AnnotatorId]:
    """Who has annotated anything, sorted; ``gold`` among them where something is adjudicated."""
    found: set[AnnotatorId] = set()
    for article in list(work.articles.ids(ArticleQuery(GOLD))):
        found.update(work.annotations.annotators_of(article))
    return sorted(found)


class _Choice:
    """Which set of which article goes out."""

    def __init__(
        self,
        work: UnitOfWork,
        whose: AnnotatorId,
        losses: Losses,
        *,
        only_done: bool,
        query: str,
    ) -> None:
        self._work = work
        self._whose = whose
        self._only_done = only_done
        self._losses = losses
        self.left_out: Counter[str] = Counter()
        self._query = narrowed(work, ArticleQuery(whose, query))
        everything = work.articles.ids(self._query)
        self._suggested = set(everything) - set(work.annotations.without_suggestions())

    def made(self, most: int | None = None) -> list[_Chosen]:
        """Go through all articles, or until there are enough.

        Raises:
            SettingError: If nothing is chosen.
        """
        chosen: list[_Chosen] = []
        for article in list(self._work.articles.ids(self._query)):
            found = [each for each in self._of(article) if self._is_wanted(article, each)]
            chosen.extend(_Chosen(article, annotator) for annotator in found)
            if most is not None and len(chosen) >= most:
                break
        if not chosen:
            self._refuse_stranger()
            raise SettingError(option="export", reason=_nothing_fits(self.left_out))
        return chosen

    def _refuse_stranger(self) -> None:
        """Nothing is there of somebody who never annotated: rather a misspelt name than unfinished work."""
        if self._whose in {GOLD, SUGGESTIONS, ALL_SETS}:
            return
        known = annotators_in(self._work)
        if self._whose not in known:
            reason = Reason(
                "nobody called {name} has annotated here; known: {known}.",
                name=self._whose,
                known=", ".join(known) or Reason("nobody"),
            )
            raise SettingError(option="--set", reason=reason)

    def _of(self, article: ArticleId) -> Sequence[AnnotatorId | None]:
        persons = self._work.annotations.annotators_of(article)
        suggested = article in self._suggested
        if self._whose == ALL_SETS:
            everybody: list[AnnotatorId | None] = list(persons)
            return [*everybody, SUGGESTIONS] if suggested else everybody or [None]
        found = chosen_set(self._whose, persons, suggested=suggested)
        if found is Missing.NOT_ADJUDICATED:
            self._tell_undecided(article, persons)
        if isinstance(found, Missing):
            self.left_out[found.value] += 1
            return []
        return [found]

    def _tell_undecided(self, article: ArticleId, persons: Sequence[AnnotatorId]) -> None:
        who = ", ".join(persons)
        self._losses.append(
            Loss(
                kind=LossKind.NOT_ADJUDICATED,
                article=article,
                title=self._work.articles.get(article).title,
                reason=Reason(
                    "{who} have annotated it and nobody has decided between them; it is left out",
                    who=who,
                ),
            )
        )

    def _is_wanted(self, article: ArticleId, annotator: AnnotatorId | None) -> bool:
        if not self._only_done:
            return True
        if annotator is not None:
            status = self._work.articles.row(article, annotator).tally.status
            if status is Status.DONE:
                return True
        self.left_out["not done"] += 1
        return False


_LEFT_OUT: Final[Mapping[str, Callable[[int], Reason]]] = {
    "not done": lambda count: Reason("{count} not done", count=count),
    Missing.NOT_BEGUN.value: lambda count: Reason("{count} not begun", count=count),
    Missing.NOT_SUGGESTED.value: lambda count: Reason("{count} not suggested", count=count),
    Missing.NOT_ADJUDICATED.value: lambda count: Reason("{count} not adjudicated", count=count),
}


def _nothing_fits(left_out: Mapping[str, int]) -> Reason:
    """Why no article goes out: how many stay behind for each reason."""
    told: Reason | None = None
    for why, count in sorted(left_out.items()):
        one = _LEFT_OUT[why](count)
        told = one if told is None else Reason("{one}, {other}", one=told, other=one)
    if told is None:
        return Reason("no article fits: there is none at all.")
    if left_out.get("not done"):
        return Reason("no article fits ({why}); --status all takes unfinished ones too.", why=told)
    return Reason("no article fits ({why}).", why=told)


def _near_duplicates(work: UnitOfWork, monitor: Monitor) -> NearDuplicates:
    """Among all articles of the corpus, whoever has annotated them: so groups do not depend on that."""
    everything = list(work.articles.ids(ArticleQuery(GOLD)))
    return near_duplicates(
        (each, work.articles.get(each).text) for each in tracked(everything, monitor, str)
    )


def _candidates(
    work: UnitOfWork, chosen: Sequence[_Chosen], layers: frozenset[str], near: NearDuplicates
) -> list[Candidate]:
    found = []
    for each in chosen:
        labels = work.annotations.labels(each.article, each.annotator) if each.annotator else ()
        found.append(
            Candidate(
                id=each.article,
                sha256=work.articles.get(each.article).sha256,
                labels=frozenset(
                    f"{layer}.{label}" for layer, label in labels if not layers or layer in layers
                ),
                group=near.group.get(each.article, ""),
            )
        )
    return found


@dataclass
class _Outgoing:
    """The sets that go out, loaded one at a time, as often as somebody goes through them.

    Attributes:
        watch: Shown each set, the first time.
    """

    work: UnitOfWork
    job: ExportJob
    chosen: Sequence[_Chosen]
    monitor: Monitor
    watch: Callable[[ExportItem], None] | None

    def __iter__(self) -> Iterator[ExportItem]:
        watch, self.watch = self.watch, None
        for each in tracked(self.chosen, self.monitor, lambda chosen: str(chosen.article)):
            item = self._item(each)
            if watch is not None:
                watch(item)
            yield item

    def _item(self, each: _Chosen) -> ExportItem:
        part = self.job.parts.get(each.article, "gold")
        if each.annotator is None:
            return ExportItem(self.work.articles.get(each.article), None, part=part)
        own = self.work.annotations.get(each.article, each.annotator)
        pipeline = ""
        if each.annotator == SUGGESTIONS:
            pipeline = self.work.annotations.suggested_by(each.article) or ""
        return ExportItem(own.article, restricted(own, self.job), pipeline, part)


def restricted(own: AnnotationSet, job: ExportJob) -> AnnotationSet:
    """The set without the layers that are not exported, and without arguments that reach into them."""
    if len(job.layers) == len(job.schema.layers):
        return own
    spans = {span.id: span for span in own.spans.values() if span.layer in job.layers}
    arguments = {
        argument.id: argument
        for argument in own.arguments.values()
        if argument.head in spans and (argument.filler is None or argument.filler in spans)
    }
    return replace(own, spans=spans, arguments=arguments)


def _in_order(schema: Schema, layers: frozenset[str]) -> tuple[str, ...]:
    return tuple(layer for layer in schema.layers if not layers or layer in layers)


def _selection(whose: str, status: str, split: Split | None, query: str) -> dict[str, object]:
    selection: dict[str, object] = {"set": whose, "status": status}
    selection |= {"query": query} if query.strip() else {}
    return selection | ({"split": str(split), "seed": split.seed} if split else {})
