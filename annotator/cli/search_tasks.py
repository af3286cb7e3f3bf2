"""What the worker does about the hits of a search."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from pydantic import TypeAdapter

from annotator.cli.params import Params
from annotator.cli.values import error_values
from annotator.domain.errors import SettingError
from annotator.domain.ids import AnnotatorId
from annotator.domain.ports import Access, Monitor
from annotator.services import corpora
from annotator.services.context import AppContext
from annotator.services.search_corrections import ChosenHit, Correction, correct, take_back

_SHOWN = 1_000
_CHOSEN: TypeAdapter[tuple[ChosenHit, ...]] = TypeAdapter(tuple[ChosenHit, ...])
_CORRECTION: TypeAdapter[Correction] = TypeAdapter(Correction)

Task = Callable[[AppContext, str, Params, Monitor], Mapping[str, Any]]


def _correct(
    context: AppContext, corpus: str, params: Params, monitor: Monitor
) -> Mapping[str, Any]:
    annotator = AnnotatorId(params.required("annotator"))
    correction = params.checked("correction", _CORRECTION)
    chosen = params.checked("chosen", _CHOSEN)
    if correction is None or not chosen:
        raise SettingError(option="chosen", reason="is missing.")
    params.refuse_unknown()
    with corpora.opened(context, corpus, Access.LENT) as store:
        report = correct(context, store, annotator, correction, chosen, monitor)
    return {
        "step": report.step,
        "done": report.done,
        "articles": report.articles,
        "left": [
            {"article": each.article, "title": each.title, "excerpt": each.excerpt}
            | error_values(each.reason)
            for each in report.left[:_SHOWN]
        ],
        "left_total": len(report.left),
    }


def _undo(context: AppContext, corpus: str, params: Params, monitor: Monitor) -> Mapping[str, Any]:
    step = params.required("step")
    params.refuse_unknown()
    with corpora.opened(context, corpus, Access.LENT) as store:
        return {"articles": take_back(context, store, step, monitor)}


SEARCH_TASKS: Final[Mapping[str, Task]] = {"search_correct": _correct, "search_undo": _undo}
