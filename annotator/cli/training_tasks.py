"""What the worker does about training, for the window: it takes minutes, so the window has a worker of its own for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from annotator.cli.params import Params
from annotator.domain.ports import Access, Monitor
from annotator.services import corpora
from annotator.services.context import BUILTIN, AppContext
from annotator.services.corpus_pipelines import STEM
from annotator.services.training import STEPS, TrainingRequest, train
from annotator.services.training_gold import gold_size, size_values
from annotator.services.training_report import report_values

Task = Callable[[AppContext, str, Params, Monitor], Mapping[str, Any]]


def _gold_size(
    context: AppContext, corpus: str, params: Params, monitor: Monitor
) -> Mapping[str, Any]:
    """How much there is to learn from."""
    del monitor
    params.refuse_unknown()
    with corpora.opened(context, corpus, Access.READ) as store:
        return size_values(gold_size(store))


def _train(context: AppContext, corpus: str, params: Params, monitor: Monitor) -> Mapping[str, Any]:
    request = TrainingRequest(
        layers=frozenset(params.texts("layers")),
        base=params.text("base") or BUILTIN,
        name=params.text("name") or STEM,
        seed=params.number("seed", 0),
        steps=params.number("steps", STEPS),
        curve=params.flag("curve"),
    )
    params.refuse_unknown()
    with corpora.opened(context, corpus, Access.READ) as store:
        return report_values(train(context, store, request, monitor))


TRAINING_TASKS: Final[Mapping[str, Task]] = {"gold_size": _gold_size, "train": _train}
