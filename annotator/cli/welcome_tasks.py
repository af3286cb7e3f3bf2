"""What the worker does for the welcome page: looking at the corpora one had open."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import Any, Final, TypeAlias

from annotator.cli.params import Params
from annotator.domain.ids import AnnotatorId
from annotator.domain.ports import Monitor
from annotator.services.context import AppContext
from annotator.services.recent import states_of

Task: TypeAlias = Callable[[AppContext, str, Params, Monitor], Mapping[str, Any]]


def _recent(
    context: AppContext, corpus: str, params: Params, monitor: Monitor
) -> Mapping[str, Any]:
    del corpus, monitor
    locations = params.texts("locations")
    annotator = AnnotatorId(params.required("annotator"))
    params.refuse_unknown()
    return {"corpora": [asdict(each) for each in states_of(context, locations, annotator)]}


WELCOME_TASKS: Final[Mapping[str, Task]] = {"recent": _recent}
