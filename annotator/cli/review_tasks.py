"""What the worker does about samples, for the window: drawing, which reads every span there is, and correcting."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from pydantic import TypeAdapter

from annotator.cli.params import Params
from annotator.cli.review_values import sample_values
from annotator.domain.errors import SettingError
from annotator.domain.ids import AnnotatorId
from annotator.domain.ports import Access, Monitor
from annotator.domain.reviews import SampleRequest
from annotator.services import corpora
from annotator.services.context import AppContext
from annotator.services.reviewing import Reviewing
from annotator.services.reviewing_corrections import apply_corrections

Task = Callable[[AppContext, str, Params, Monitor], Mapping[str, Any]]

_REQUEST: TypeAdapter[SampleRequest] = TypeAdapter(SampleRequest)
_NUMBERS: TypeAdapter[list[int]] = TypeAdapter(list[int])
_SHOWN = 100
"""Corrections that were not made; more than anybody reads in a window."""


def _preview(
    context: AppContext, corpus: str, params: Params, monitor: Monitor
) -> Mapping[str, Any]:
    """Say what would be drawn."""
    return _drawn(context, corpus, params, monitor, Access.READ)


def _draw(context: AppContext, corpus: str, params: Params, monitor: Monitor) -> Mapping[str, Any]:
    """Draw a sample and store it."""
    return _drawn(context, corpus, params, monitor, Access.LENT)


def _drawn(
    context: AppContext, corpus: str, params: Params, monitor: Monitor, access: Access
) -> Mapping[str, Any]:
    request = params.checked("request", _REQUEST)
    who = AnnotatorId(params.required("who"))
    params.refuse_unknown()
    if request is None:
        raise SettingError(option="request", reason="is missing.")
    with corpora.opened(context, corpus, access) as store:
        desk = Reviewing(store.open_unit_of_work, who, context.clock, context.new_id)
        if access is Access.READ:
            return sample_values(desk.preview(request, monitor).sample)
        return sample_values(desk.draw(request, monitor))


def _correct(
    context: AppContext, corpus: str, params: Params, monitor: Monitor
) -> Mapping[str, Any]:
    """Make corrections in the sets they are about."""
    del monitor  # all of it is one transaction
    who, name = AnnotatorId(params.required("who")), params.required("sample")
    seqs = params.checked("judgements", _NUMBERS) or []
    params.refuse_unknown()
    with corpora.opened(context, corpus, Access.LENT) as store:
        desk = Reviewing(store.open_unit_of_work, who, context.clock, context.new_id)
        done = apply_corrections(desk, desk.sample(name), frozenset(seqs))
    return {
        "applied": done.applied,
        "sets": done.sets,
        "left": [
            {"title": each.item.title, "reason": str(each.reason)} for each in done.left[:_SHOWN]
        ],
        "left_total": len(done.left),
    }


REVIEW_TASKS: Final[Mapping[str, Task]] = {
    "review_preview": _preview,
    "review_draw": _draw,
    "review_correct": _correct,
}
