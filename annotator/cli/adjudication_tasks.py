"""What the worker does for adjudication: the queue, merging by policy or its preview, feedback."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final, Literal

from pydantic import TypeAdapter

from annotator.cli.adjudication_values import adjudication_values
from annotator.cli.feedback_values import feedback_values
from annotator.cli.params import Params
from annotator.domain.changes import Status
from annotator.domain.errors import SettingError
from annotator.domain.ports import Access, Monitor
from annotator.formats.atomic import whole_file
from annotator.services import corpora
from annotator.services.context import AppContext

Task = Callable[[AppContext, str, Params, Monitor], Mapping[str, Any]]

_SHOWN = 300
"""Articles or corrections that the window shows one by one; more would make one line of many megabytes."""


def _queue(context: AppContext, corpus: str, params: Params, monitor: Monitor) -> Mapping[str, Any]:
    """Work out what has to be decided, where anything has changed."""
    from annotator.services.adjudication_queue import renew_queue  # noqa: PLC0415 - brings numpy

    params.refuse_unknown()
    with corpora.opened(context, corpus, Access.LENT) as store:
        return {"articles": renew_queue(store, context.clock, monitor)}


def _adjudicate(
    context: AppContext, corpus: str, params: Params, monitor: Monitor
) -> Mapping[str, Any]:
    """Make gold of what annotators agree on, or say what would come of it."""
    from annotator.quality.verdicts import Policy  # noqa: PLC0415 - brings numpy
    from annotator.services.adjudication import (  # noqa: PLC0415 - brings numpy
        AdjudicationRequest,
        adjudicate,
    )

    policy = params.checked("policy", TypeAdapter(Policy))
    if policy is None:
        raise SettingError(option="policy", reason="is missing.")
    status: Literal["done", "all"] = "all" if params.text("status") == "all" else "done"
    request = AdjudicationRequest(
        policy,
        params.texts("annotators"),
        status,
        params.text("trusted") or "",
        params.flag("dry_run"),
    )
    who = params.required("who")
    params.refuse_unknown()
    access = Access.READ if request.dry_run else Access.LENT
    with corpora.opened(context, corpus, access) as store:
        report = adjudicate(context, store, request, monitor, who=who)
    return adjudication_values(report, _SHOWN)


def _feedback(
    context: AppContext, corpus: str, params: Params, monitor: Monitor
) -> Mapping[str, Any]:
    """What the gold has otherwise than each annotator; to a file if one is named."""
    from annotator.services.feedback import feedback  # noqa: PLC0415 - brings numpy
    from annotator.services.feedback_pages import (  # noqa: PLC0415 - brings numpy
        guideline_notes,
        sheet_page,
    )

    annotator, html, notes = (params.text(name) for name in ("annotator", "html", "notes"))
    status = None if params.text("status") == "all" else Status.DONE
    params.refuse_unknown()
    with corpora.opened(context, corpus, Access.READ) as store:
        found = feedback(store, monitor, annotator, status=status)
    if html:
        with whole_file(Path(html)) as file:
            file.write(sheet_page(found.sheets, f"Feedback: {Path(corpus).stem}").encode())
    if notes:
        with whole_file(Path(notes)) as file:
            file.write(guideline_notes(found.gaps).encode())
    return feedback_values(found, _SHOWN)


ADJUDICATION_TASKS: Final[Mapping[str, Task]] = {
    "adjudication_queue": _queue,
    "adjudicate": _adjudicate,
    "feedback": _feedback,
}
