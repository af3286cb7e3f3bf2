"""Train from gold: a pipeline that has learned from what people marked, held against the one in use."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.errors import PipelineError, TrainingError
from annotator.domain.ports import CorpusStore, Monitor, Progress, Suggester
from annotator.domain.reason import Reason
from annotator.domain.schema import Schema
from annotator.domain.training import Trainer, TrainingPlan, TrainingStep
from annotator.formats.atomic import whole_folder
from annotator.formats.writing import json_document
from annotator.quality.scores import Comparison
from annotator.services.context import BUILTIN, AppContext
from annotator.services.corpus_pipelines import (
    MANIFEST,
    STEM,
    check_free,
    clear_leftovers,
    next_folder,
    remove_if_empty,
    resolved,
)
from annotator.services.pipelines import details, pipeline_in_use, use_of
from annotator.services.suggest import check_layers
from annotator.services.training_gold import (
    LEAST_ARTICLES,
    finished_gold,
    learnable,
    parted,
    size_of,
)
from annotator.services.training_news import News, Stage, news_of
from annotator.services.training_report import CurvePoint, TrainingReport, report_values
from annotator.services.training_scores import (
    is_better,
    measured,
    overall,
    side_by_side,
)

STEPS: Final = 400
"""Updates; on two hundred articles the scores stop growing before."""
_SHARES: Final = (25, 50, 75)
_TRAININGS = 4


@dataclass(frozen=True, slots=True)
class TrainingRequest:
    """What to train.

    Attributes:
        layers: What to learn; empty: every layer that is not only there to fill roles.
        base: The pipeline it is built on.
        out: The folder to make; ``None``: the next pipeline of the corpus.
        name: Of the pipeline of the corpus, without its number.
        seed: Of everything random.
        steps: The most updates of one training.
        curve: Whether to train on parts of the gold, too, to see whether more of it is worth it.
    """

    layers: frozenset[str] = frozenset()
    base: str = BUILTIN
    out: Path | None = None
    name: str = STEM
    seed: int = 0
    steps: int = STEPS
    curve: bool = True


def train(
    context: AppContext, store: CorpusStore, request: TrainingRequest, monitor: Monitor
) -> TrainingReport:
    """Train a pipeline on a part of the gold and measure it, and the pipeline in use, on the rest.

    Args:
        context: The program's parts.
        store: The corpus; reading is enough. Its annotations and suggestions are left as they are.
        request: What to train.
        monitor: Told several times a second; may cancel, then nothing is left behind.

    Raises:
        TrainingError: If there is too little gold.
        SettingError: If the schema has no such layer, or the name is none.
        PipelineError: If the base, or the pipeline in use, cannot be loaded.
        FileWriteError: If the pipeline cannot be written.
        TaskCancelledError: If it was cancelled.
    """
    with store.open_unit_of_work() as work:
        schema = work.schemas.current()
    check_layers(schema, request.layers)
    layers = tuple(n for n in schema.layers if n in (request.layers or set(learnable(schema))))
    gold, left_out = finished_gold(store)
    if len(gold) < LEAST_ARTICLES:
        reason = Reason(
            "{count} finished articles with gold are too few, {least} are needed",
            count=len(gold),
            least=LEAST_ARTICLES,
        )
        why = ", ".join(f"{count} {each}" for each, count in sorted(left_out.items()))
        raise TrainingError(
            reason=Reason("{reason} ({why})", reason=reason, why=why) if why else reason
        )
    run = _Run(context, store.location, schema, layers, request, monitor)
    try:
        return run.report(gold, left_out)
    finally:
        # Cancelled or failed, a first training leaves no empty folder.
        remove_if_empty(store.location)


class _Run:
    """One training with everything around it."""

    def __init__(
        self,
        context: AppContext,
        corpus: str,
        schema: Schema,
        layers: tuple[str, ...],
        request: TrainingRequest,
        monitor: Monitor,
    ) -> None:
        self._context = context
        self._corpus = corpus
        self._schema = schema
        self._layers = layers
        self._request = request
        self._monitor = monitor
        self._base = resolved(corpus, request.base)
        use = use_of(context, self._base, schema)
        plan = TrainingPlan(layers, use, request.seed, request.steps)
        self._trainer: Trainer = context.make_trainer(schema, plan)
        self._whole = _TRAININGS * request.steps
        self._before = 0
        self._so_far = 0
        self._total = self._whole * (1 + len(_SHARES) * request.curve) + 1

    def report(self, gold: Sequence[AnnotationSet], left_out: Mapping[str, int]) -> TrainingReport:
        """Do everything."""
        self._tell(0, News(Stage.LOADING))
        learn, held_out = parted(gold)
        folder, version = self._target()
        name = folder.name
        present_name = pipeline_in_use(self._context, self._corpus)
        with whole_folder(folder) as beside:
            present, present_source = self._measured(self._suggester(present_name), held_out)
            stem = self._request.name if self._request.out is None else name
            trained = self._trainer.train(
                learn, beside, lambda step: self._on_step(step, 100), name=stem, version=version
            )
            new, source = self._measured(self._suggester(str(beside)), held_out)
            curve = self._curve(learn, held_out, overall(new)) if self._request.curve else ()
            report = TrainingReport(
                name=name,
                folder=folder,
                present=present_source,
                source=source,
                gold=size_of(gold, left_out),
                learned=len(learn),
                held_out=len(held_out),
                scores=tuple(side_by_side(present, new, self._layers)),
                present_f1=overall(present),
                new_f1=overall(new),
                better=is_better(present, new),
                curve=curve,
                trained=trained,
            )
            (beside / MANIFEST).write_bytes(json_document(self._manifest(report, learn, held_out)))
        self._tell(self._total, News(Stage.MEASURING))
        return report

    def _target(self) -> tuple[Path, str]:
        if self._request.out is not None:
            out = self._request.out.expanduser().resolve()
            check_free(out)
            return out, "1"
        clear_leftovers(self._corpus)
        folder, number = next_folder(self._corpus, self._request.name)
        return folder, str(number)

    def _suggester(self, pipeline: str) -> Suggester:
        use = use_of(self._context, pipeline, self._schema)
        return self._context.load_suggester(use, self._schema)

    def _measured(
        self, suggester: Suggester, held_out: Sequence[AnnotationSet]
    ) -> tuple[Comparison, str]:
        articles = count()

        def on_article() -> None:
            at = min(next(articles), len(held_out))
            self._tell(self._so_far, News(Stage.MEASURING, count=at, of=len(held_out)))

        on_article()
        layers = frozenset(self._layers)
        found = measured(suggester, held_out, self._schema, layers, on_article)
        return found, suggester.source

    def _curve(
        self, learn: Sequence[AnnotationSet], held_out: Sequence[AnnotationSet], whole: float
    ) -> tuple[CurvePoint, ...]:
        points = []
        # Smaller parts lie within larger ones, so that the points differ by more gold and not by other gold.
        ordered = sorted(learn, key=lambda each: each.article.sha256)
        for number, share in enumerate(_SHARES, start=1):
            self._before = number * self._whole
            part = ordered[: max(1, round(len(ordered) * share / 100))]
            f1 = self._learned_from(part, held_out, share)
            if f1 is not None:
                points.append(CurvePoint(share, len(part), f1))
        return (*points, CurvePoint(100, len(ordered), whole))

    def _learned_from(
        self, part: Sequence[AnnotationSet], held_out: Sequence[AnnotationSet], share: int
    ) -> float | None:
        with TemporaryDirectory(prefix="annotator-curve-") as place:
            try:
                self._trainer.train(
                    part,
                    Path(place),
                    lambda step: self._on_step(step, share),
                    name="curve",
                    version=str(share),
                )
            except TrainingError:
                return None  # so small a part has nothing to learn from: the curve begins later
            found, _ = self._measured(self._suggester(place), held_out)
        return overall(found)

    def _on_step(self, step: TrainingStep, share: int) -> None:
        self._tell(
            self._before + round(step.done * self._whole / max(1, step.total)), news_of(step, share)
        )

    def _tell(self, done: int, news: News) -> None:
        # A training that stops early leaves a part of its share undone; the bar never goes back.
        self._so_far = max(self._so_far, min(done, self._total))
        self._monitor.report(Progress(self._so_far, self._total, str(news)))

    def _manifest(
        self,
        report: TrainingReport,
        learn: Sequence[AnnotationSet],
        held_out: Sequence[AnnotationSet],
    ) -> dict[str, Any]:
        return {
            "program": "annotator",
            "version": self._context.version,
            "kind": "pipeline",
            "name": report.name,
            "source": report.source,
            "made_at": self._context.clock().isoformat(),
            "schema": {"id": self._schema.id, "version": self._schema.version},
            "base": {"name": self._base, "licence": _licence(self._context, self._base)},
            "layers": list(self._layers),
            "seed": self._request.seed,
            "steps": report.trained.steps,
            "labels": {layer: list(names) for layer, names in report.trained.labels.items()},
            "examples": {layer: dict(n) for layer, n in report.trained.examples.items()},
            "choices": report.trained.choices,
            "gold": {
                "learned": [_told(each) for each in learn],
                "held_out": [_told(each) for each in held_out],
            },
            **report_values(report),
        }


def _licence(context: AppContext, base: str) -> str:
    try:
        return details(context, base).licence
    except PipelineError:
        return ""


def _told(each: AnnotationSet) -> dict[str, str]:
    return {"article": each.article.id, "sha256": each.article.sha256, "annotator": each.annotator}
