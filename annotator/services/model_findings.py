"""A model against the gold: every finished article is judged by a pipeline trained on the others.

The articles are parted into folds; near-duplicates stay together, or the model would have seen what it judges. What is found
is kept with the other findings of the corpus, and goes when the span or the place it is about changes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.changes import Status
from annotator.domain.errors import SettingError, TrainingError
from annotator.domain.findings import FindingQuery, FindingState, StoredFinding
from annotator.domain.ids import SUGGESTIONS, AnnotatorId, ArticleId
from annotator.domain.ports import CorpusStore, Monitor, Progress, SuggestRequest, UnitOfWork
from annotator.domain.reason import Reason
from annotator.domain.schema import Schema
from annotator.domain.training import TrainingPlan, TrainingStep
from annotator.formats.near_duplicates import near_duplicates
from annotator.quality.finding import Reading
from annotator.quality.model_checks import IDS, Trust, compared, disagreements, strength
from annotator.services.check_looking import CheckedSet, checked_set
from annotator.services.context import BUILTIN, AppContext
from annotator.services.corpus_pipelines import resolved
from annotator.services.pipelines import use_of
from annotator.services.suggest import check_layers
from annotator.services.training_gold import finished_gold, learnable

FOLDS = 5
STEPS = 200
"""Updates of one training; what is sought are gross errors, not the last per cent."""
_LEAST_A_FOLD = 2
_TRAININGS = 4


@dataclass(frozen=True, slots=True)
class ModelRequest:
    """How a model is to judge.

    Attributes:
        folds: Into how many parts the articles are divided; each is judged by what the others teach.
        layers: What is judged; empty: every layer that is not only there to fill roles.
        base: The pipeline it is built on.
        steps: The most updates of one training.
        seed: Of everything random.
    """

    folds: int = FOLDS
    layers: frozenset[str] = frozenset()
    base: str = BUILTIN
    steps: int = STEPS
    seed: int = 0


@dataclass(frozen=True, slots=True)
class ModelReport:
    """What came of it.

    Attributes:
        articles: How many were judged.
        folds: By how many models.
        found: What was found in each set, in the order of the corpus.
        revisions: In which revision of each set, for those who store it.
        trust: How well the models know each label.
    """

    articles: int
    folds: int
    found: tuple[CheckedSet, ...]
    revisions: dict[tuple[ArticleId, AnnotatorId], int]
    trust: Trust


def judge(
    context: AppContext, store: CorpusStore, request: ModelRequest, monitor: Monitor
) -> ModelReport:
    """Let models judge every finished article; nothing is written.

    Args:
        context: The program's parts.
        store: The corpus; reading is enough.
        request: How.
        monitor: Told several times a second; may cancel.

    Raises:
        SettingError: If there is no such layer, or there are too few folds.
        TrainingError: If there is too little gold.
        PipelineError: If the base cannot be loaded.
        TaskCancelledError: If it was cancelled.
    """
    if request.folds < 2:  # noqa: PLR2004 - one part cannot be judged by the others
        raise SettingError(option="--folds", reason=Reason("takes 2 or more."))
    with store.open_unit_of_work() as work:
        schema = work.schemas.current()
        revisions = dict(work.findings.revisions())
    check_layers(schema, request.layers)
    gold, _ = finished_gold(store)
    least = _LEAST_A_FOLD * request.folds
    if len(gold) < least:
        raise TrainingError(
            reason=Reason(
                "{count} finished articles are too few for {folds} folds, {least} are needed",
                count=len(gold),
                folds=request.folds,
                least=least,
            )
        )
    layers = tuple(n for n in schema.layers if n in (request.layers or set(learnable(schema))))
    run = _Run(context, store.location, schema, layers, request, monitor)
    proposals = run.proposals(gold)
    trust = Trust()
    wanted = frozenset(layers)
    held = [
        compared(_only(own, layers), _only(proposals[own.article.id], layers), schema, wanted)
        for own in gold
    ]
    for article in held:
        trust.count(article)
    found = [
        checked_set(Reading(own, schema), disagreements(article, trust))
        for own, article in zip(gold, held, strict=True)
    ]
    known = {each.key: revisions[each.key] for each in found if each.key in revisions}
    return ModelReport(len(gold), request.folds, tuple(found), known, trust)


def strongest(report: ModelReport) -> list[tuple[CheckedSet, int]]:
    """The findings as set and number within it, strongest first."""
    found = [(each, number) for each in report.found for number in range(len(each.found))]
    return sorted(found, key=lambda row: -strength(row[0].found[row[1]]))


def folds_of(gold: Sequence[AnnotationSet], count: int) -> list[list[AnnotationSet]]:
    """Parts of about the same size: by the text alone, near-duplicates in the same one."""
    ordered = sorted(gold, key=lambda each: each.article.sha256)
    groups: dict[str, list[AnnotationSet]] = {}
    alike = near_duplicates((each.article.id, each.article.text) for each in ordered).group
    for each in ordered:
        groups.setdefault(alike[each.article.id], []).append(each)
    folds: list[list[AnnotationSet]] = [[] for _ in range(count)]
    for group in sorted(groups.values(), key=len, reverse=True):
        min(folds, key=len).extend(group)
    return [fold for fold in folds if fold]


class _Run:
    """Trains on all folds but one, as often as there are folds."""

    def __init__(
        self,
        context: AppContext,
        corpus: str,
        schema: Schema,
        layers: tuple[str, ...],
        request: ModelRequest,
        monitor: Monitor,
    ) -> None:
        self._context = context
        self._schema = schema
        self._layers = layers
        self._request = request
        self._monitor = monitor
        use = use_of(context, resolved(corpus, request.base), schema)
        plan = TrainingPlan(layers, use, request.seed, request.steps)
        self._trainer = context.make_trainer(schema, plan)
        self._a_fold = _TRAININGS * request.steps
        self._done = 0

    def proposals(self, gold: Sequence[AnnotationSet]) -> dict[ArticleId, AnnotationSet]:
        """What a model that has not seen it says of each article."""
        folds = folds_of(gold, self._request.folds)
        total = self._a_fold * len(folds)
        found: dict[ArticleId, AnnotationSet] = {}
        for number, fold in enumerate(folds):
            judged = {each.article.id for each in fold}
            others = [each for each in gold if each.article.id not in judged]
            begin = number * self._a_fold
            item = f"{number + 1}/{len(folds)}"

            def on_step(step: TrainingStep, begin: int = begin, item: str = item) -> None:
                share = round(step.done * self._a_fold / max(1, step.total))
                # A training that stops early leaves a part of its share undone; the bar never goes back.
                self._done = max(self._done, min(begin + share, total))
                self._monitor.report(Progress(self._done, total, item))

            with TemporaryDirectory(prefix="annotator-judge-") as place:
                self._trainer.train(
                    others, Path(place), on_step, name="judge", version=str(number + 1)
                )
                found |= self._said(place, fold)
            on_step(TrainingStep(1, 1))
        return found

    def _said(self, place: str, fold: Sequence[AnnotationSet]) -> dict[ArticleId, AnnotationSet]:
        use = use_of(self._context, place, self._schema)
        suggester = self._context.load_suggester(use, self._schema)
        request = SuggestRequest(frozenset(self._layers))
        texts = [(each.article.id, each.article.text) for each in fold]
        articles = {each.article.id: each.article for each in fold}
        found: dict[ArticleId, AnnotationSet] = {}
        for article, proposal in suggester.suggest(texts, request):
            found[article] = AnnotationSet(
                articles[article],
                SUGGESTIONS,
                Status.NEW,
                {span.id: span for span in proposal.spans},
                {argument.id: argument for argument in proposal.arguments},
            )
        return found


def _only(own: AnnotationSet, layers: Sequence[str]) -> AnnotationSet:
    spans = {name: span for name, span in own.spans.items() if span.layer in layers}
    return replace(own, spans=spans, arguments={})


# --- beside the other findings ---------------------------------------------------------------


def carried(work: UnitOfWork, article: ArticleId, annotator: AnnotatorId) -> list[StoredFinding]:
    """What models have found in a set and still holds: its span is there, or its place still unmarked."""
    query = FindingQuery(
        rules=IDS, annotators=frozenset({annotator}), article=article, state=FindingState.ANY
    )
    rows = work.findings.rows(query, limit=10_000)
    if not rows:
        return []
    own = work.annotations.get(article, annotator)
    return [row.found for row in rows if _holds(row.found, own)]


def _holds(found: StoredFinding, own: AnnotationSet) -> bool:
    if "|" in found.about:
        return found.about in own.by_signature
    return not any(
        span.layer == found.layer and any(part.overlaps(found.place) for part in span.fragments)
        for span in own
    )


def is_any_carried(work: UnitOfWork) -> bool:
    """Whether models have found anything in the corpus."""
    return work.findings.count(FindingQuery(rules=IDS, state=FindingState.ANY)) > 0
