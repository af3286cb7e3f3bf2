"""What the worker does about equal suggestions in the whole corpus."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import Any, Final

from pydantic import TypeAdapter

from annotator.cli.params import Params
from annotator.cli.values import error_values
from annotator.domain.changes import Verdict
from annotator.domain.errors import SettingError
from annotator.domain.ids import AnnotatorId, ArticleId, ChangeSetId
from annotator.domain.ports import Access, Monitor
from annotator.services import corpora
from annotator.services.bulk import Pick, Which
from annotator.services.bulk_corpus import decide_in_corpus, find_equal, take_back
from annotator.services.context import AppContext

_SHOWN = 1_000
_CHOSEN: TypeAdapter[dict[ArticleId, tuple[str, ...]]] = TypeAdapter(
    dict[ArticleId, tuple[str, ...]]
)

Task = Callable[[AppContext, str, Params, Monitor], Mapping[str, Any]]


def _find(context: AppContext, corpus: str, params: Params, monitor: Monitor) -> Mapping[str, Any]:
    annotator = AnnotatorId(params.required("annotator"))
    pick = Pick(
        Which.EQUAL,
        layer=params.required("layer"),
        label=params.required("label"),
        text=params.required("text"),
    )
    params.refuse_unknown()
    with corpora.opened(context, corpus, Access.READ) as store:
        found = find_equal(context, store, annotator, pick, monitor)
    return {"candidates": [asdict(each) for each in found.candidates], "more": found.more}


def _decide(
    context: AppContext, corpus: str, params: Params, monitor: Monitor
) -> Mapping[str, Any]:
    annotator = AnnotatorId(params.required("annotator"))
    verdict = params.required("verdict")
    if verdict not in {Verdict.ACCEPTED, Verdict.REJECTED}:
        raise SettingError(
            option="verdict", reason=f"{verdict!r} is neither accepted nor rejected."
        )
    chosen = params.checked("chosen", _CHOSEN)
    if not chosen:
        raise SettingError(option="chosen", reason="is missing.")
    params.refuse_unknown()
    with corpora.opened(context, corpus, Access.LENT) as store:
        report = decide_in_corpus(context, store, annotator, chosen, Verdict(verdict), monitor)
    return {
        "step": report.step,
        "verdict": report.verdict.value,
        "decided": report.decided,
        "roles": report.roles,
        "along": report.along,
        "articles": report.articles,
        "gone": report.gone,
        "refused": [
            {"article": each.article, "title": each.title, **error_values(each.reason)}
            for each in report.refused[:_SHOWN]
        ],
        "refused_total": len(report.refused),
    }


def _take_back(
    context: AppContext, corpus: str, params: Params, monitor: Monitor
) -> Mapping[str, Any]:
    annotator = AnnotatorId(params.required("annotator"))
    step = ChangeSetId(params.required("step"))
    params.refuse_unknown()
    with corpora.opened(context, corpus, Access.LENT) as store:
        back = take_back(context, store, annotator, step, monitor)
    return {
        "articles": back.articles,
        "left": list(back.left[:_SHOWN]),
        "left_total": len(back.left),
    }


BULK_TASKS: Final[Mapping[str, Task]] = {
    "bulk_find": _find,
    "bulk_decide": _decide,
    "bulk_undo": _take_back,
}
