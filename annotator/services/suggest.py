"""Letting a pipeline propose annotations: small transactions of whole articles, so that a cancel keeps what is done."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from time import monotonic
from typing import Final

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.errors import PipelineError, SettingError
from annotator.domain.ids import SUGGESTIONS, ArticleId
from annotator.domain.pipelines import EntityChoice, LeftOut
from annotator.domain.ports import (
    ArticleQuery,
    CorpusStore,
    Monitor,
    Progress,
    Suggester,
    SuggestRequest,
    UnitOfWork,
)
from annotator.domain.queue_order import disagreement, uncertainty
from annotator.domain.reason import Reason
from annotator.domain.schema import Schema
from annotator.domain.workbench import Proposal
from annotator.services.blind_controls import kept_blind
from annotator.services.context import BUILTIN, AppContext
from annotator.services.corpus_pipelines import resolved
from annotator.services.likeness import place
from annotator.services.pipelines import note_left_out, use_of
from annotator.services.proposals import merged
from annotator.services.search import articles_found
from annotator.services.tasks import many_objects

_HELD: Final = 16
_HELD_S: Final = 0.25
"""So many proposals, for so long, wait for each other: forcing each to the disk would cost as much as a tenth of finding it."""


@dataclass(frozen=True, slots=True)
class SuggestionRequest:
    """What to suggest, and with what.

    Attributes:
        pipeline: Name or path of the pipeline.
        layers: Only these layers, the others keep what they have; empty: all the pipeline knows.
        articles: Only these, in this order; empty: all that no pipeline has looked at.
        redo: Also articles a pipeline has looked at.
        jobs: Processes to use.
        entities: Whose entities, if the pipeline has its own; ``None``: as decided for it.
        labels: Its labels and their targets, before what was decided about them.
        query: Only articles it finds, see docs/search.md; empty: any.
    """

    pipeline: str = BUILTIN
    layers: frozenset[str] = frozenset()
    articles: tuple[ArticleId, ...] = ()
    redo: bool = False
    jobs: int = 1
    entities: EntityChoice | None = None
    labels: Mapping[str, str] = field(default_factory=dict)
    query: str = ""


@dataclass(frozen=True, slots=True)
class Failure:
    """An article the pipeline stumbled over; it keeps the suggestions it had.

    Attributes:
        article: Its id.
        title: Its title.
        reason: What the pipeline said.
    """

    article: ArticleId
    title: str
    reason: str


@dataclass(frozen=True, slots=True)
class SuggestionReport:
    """What came of it.

    Attributes:
        source: The pipeline as it appears in provenance, ``name@version``.
        articles: How many articles have new suggestions, also if there is nothing to suggest.
        spans: How many spans were proposed.
        failures: Articles that were skipped.
        left_out: What the pipeline found and the schema has no label for.
        controls: How many articles were left without suggestions on purpose, see docs/dashboard.md.
    """

    source: str
    articles: int = 0
    spans: int = 0
    failures: tuple[Failure, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    controls: int = 0


def suggest(
    context: AppContext, store: CorpusStore, request: SuggestionRequest, monitor: Monitor
) -> SuggestionReport:
    """Put new suggestions in place of the old ones, article by article.

    Args:
        context: The program's parts.
        store: The corpus, opened for writing.
        request: What to suggest.
        monitor: Told about each article; may cancel, then the articles so far keep what they got.

    Raises:
        PipelineError: If the pipeline cannot be loaded.
        SettingError: If the schema has no such layer, or there are no such articles.
        TaskCancelledError: If it was cancelled.
        StorageError: If the corpus cannot be written.
    """
    if request.jobs < 1:
        raise SettingError(option="--jobs", reason=Reason("at least one process is needed."))
    with store.open_unit_of_work() as work:
        schema = work.schemas.current()
    check_layers(schema, request.layers)
    asked = _wanted(store, request)
    with store.open_unit_of_work() as work:
        blind = kept_blind(work)
    wanted = [each for each in asked if each not in blind]
    monitor.report(Progress(0, len(wanted)))
    use = use_of(
        context,
        resolved(store.location, request.pipeline),
        schema,
        entities=request.entities,
        labels=request.labels,
    )
    suggester = context.load_suggester(use, schema)
    run = _Run(store, schema, suggester, SuggestRequest(request.layers, request.jobs), monitor)
    with many_objects():
        run.through(wanted)
    if not request.articles:
        _place_the_others(store, monitor)
    left_out = tuple(suggester.left_out)
    note_left_out(context, use.pipeline, left_out)
    return SuggestionReport(
        suggester.source,
        run.articles,
        run.spans,
        tuple(run.failures),
        left_out,
        len(asked) - len(wanted),
    )


def check_layers(schema: Schema, layers: frozenset[str]) -> None:
    """Refuse layers the schema does not have.

    Raises:
        SettingError: If there is one.
    """
    if unknown := sorted(layers - schema.layers.keys()):
        known = ", ".join(schema.layers)
        raise SettingError(
            option="--layer",
            reason=Reason(
                "the schema has no layer {name!r}; it has {known}.", name=unknown[0], known=known
            ),
        )


def _place_the_others(store: CorpusStore, monitor: Monitor) -> None:
    """Find out what articles are like that got their suggestions before the program kept that."""
    with store.open_unit_of_work() as work:
        unplaced = list(work.queue.unplaced())
    for done, article in enumerate(unplaced):
        with store.open_unit_of_work() as work:
            found = work.articles.get(article)
            monitor.report(Progress(done, len(unplaced), found.title))
            place(work, article, found.text)
            work.commit()


def _wanted(store: CorpusStore, request: SuggestionRequest) -> list[ArticleId]:
    with store.open_unit_of_work() as work:
        if request.articles:
            for article in request.articles:
                work.articles.get(article)
            return list(request.articles)
        if request.redo:
            wanted = list(work.articles.ids(ArticleQuery(SUGGESTIONS)))
        else:
            wanted = list(work.annotations.without_suggestions())
        if not request.query.strip():
            return wanted
        only = articles_found(work, request.query)
        return [article for article in wanted if article in only]


class _Run:
    """One pass over the articles, which goes on after those that make the pipeline stumble."""

    def __init__(
        self,
        store: CorpusStore,
        schema: Schema,
        suggester: Suggester,
        request: SuggestRequest,
        monitor: Monitor,
    ) -> None:
        self._store = store
        self._schema = schema
        self._suggester = suggester
        self._request = request
        self._monitor = monitor
        self._total = 0
        self._handed_out = 0
        self._held: list[tuple[ArticleId, Proposal]] = []
        self._written = monotonic()
        self._read: dict[ArticleId, str] = {}
        self.articles = 0
        self.spans = 0
        self.failures: list[Failure] = []

    def through(self, wanted: Sequence[ArticleId]) -> None:
        """Work through the articles."""
        self._total = len(wanted)
        start = 0
        while start < len(wanted):
            self._handed_out = 0
            reached, start = start, start + self._stream(wanted[start:])
            # A pipeline works ahead in batches, so the one it stumbled over is this or a later one that it was given.
            reached = max(reached + self._handed_out, start + 1)
            while start < min(reached, len(wanted)):
                stumbled = not self._stream(wanted[start : start + 1])
                if stumbled:
                    self._fail(wanted[start])
                start += 1
                if stumbled:
                    break
        self._monitor.report(Progress(self._total, self._total))

    def _stream(self, articles: Sequence[ArticleId]) -> int:
        """Suggest for articles in order until the pipeline stumbles; how many succeeded."""
        done = 0
        self._reason: str = ""
        self._read.clear()
        try:
            for article, proposal in self._suggester.suggest(self._texts(articles), self._request):
                self._held.append((article, proposal))
                done += 1
                if len(self._held) >= _HELD or monotonic() - self._written >= _HELD_S:
                    self._write_held()
        except PipelineError as error:
            told = error.params.get("reason", error)
            self._reason = told if isinstance(told, str) else str(told)
        finally:
            self._write_held()
        return done

    def _texts(self, articles: Sequence[ArticleId]) -> Iterator[tuple[ArticleId, str]]:
        for article in articles:
            with self._store.open_unit_of_work() as work:
                found = work.articles.get(article)
            done = self.articles + len(self._held) + len(self.failures)
            self._monitor.report(Progress(done, self._total, found.title))
            self._read[article] = found.text
            self._handed_out += 1
            yield article, found.text

    def _write_held(self) -> None:
        """Store what was proposed since the last time, all of it or nothing."""
        held, self._held = self._held, []
        if held:
            with self._store.open_unit_of_work() as work:
                spans = sum(self._put(work, *proposed) for proposed in held)
                work.commit()
            self.articles += len(held)
            self.spans += spans
        self._written = monotonic()

    def _put(self, work: UnitOfWork, article: ArticleId, proposal: Proposal) -> int:
        """Put a proposal in place of the article's; how many spans it has."""
        before = self._before(work, article)
        differs = None
        if before is not None and work.annotations.suggested_by(article) != self._source:
            differs = disagreement(before, proposal.spans, self._request.layers)
        if before is not None and self._request.layers:
            proposal = merged(_proposal(before), proposal, self._request.layers)
        work.annotations.replace_suggestions(article, proposal, self._source)
        work.queue.rate(article, uncertainty=uncertainty(proposal.spans), disagreement=differs)
        place(work, article, self._read.pop(article))
        return len(proposal.spans)

    @property
    def _source(self) -> str:
        return self._suggester.source

    def _before(self, work: UnitOfWork, article: ArticleId) -> AnnotationSet | None:
        """What is suggested so far; ``None`` if nobody has looked or it does not matter."""
        by = work.annotations.suggested_by(article)
        if by is None or (by == self._source and not self._request.layers):
            return None
        return work.annotations.get(article, SUGGESTIONS)

    def _fail(self, article: ArticleId) -> None:
        with self._store.open_unit_of_work() as work:
            title = work.articles.get(article).title
        self.failures.append(Failure(article, title, self._reason))


def _proposal(suggestions: AnnotationSet) -> Proposal:
    return Proposal(suggestions.in_reading_order, tuple(suggestions.arguments.values()))
