"""What the worker can do: each task is a service with its parameters taken out of a request."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final, TypeAlias

from pydantic import TypeAdapter

from annotator.cli.adjudication_tasks import ADJUDICATION_TASKS
from annotator.cli.agreement_tasks import AGREEMENT_TASKS
from annotator.cli.bulk_tasks import BULK_TASKS
from annotator.cli.dashboard_tasks import DASHBOARD_TASKS
from annotator.cli.exchange_tasks import EXCHANGE_TASKS, export_request, import_request
from annotator.cli.finding_tasks import FINDING_TASKS
from annotator.cli.params import Params
from annotator.cli.pipeline_tasks import PIPELINE_TASKS
from annotator.cli.recovery_tasks import RECOVERY_TASKS
from annotator.cli.review_tasks import REVIEW_TASKS
from annotator.cli.search_tasks import SEARCH_TASKS
from annotator.cli.team_tasks import TEAM_TASKS
from annotator.cli.training_tasks import TRAINING_TASKS
from annotator.cli.values import (
    export_values,
    import_values,
    preflight_values,
    schema_change_values,
    suggestion_values,
)
from annotator.cli.welcome_tasks import WELCOME_TASKS
from annotator.domain.errors import SettingError
from annotator.domain.ids import ArticleId
from annotator.domain.ports import Access, Monitor, SuggestRequest
from annotator.domain.schema import Schema
from annotator.domain.schema_changes import SchemaEdit, schema_edits
from annotator.services import corpora
from annotator.services.context import BUILTIN, AppContext
from annotator.services.copy import copy_corpus
from annotator.services.export import export
from annotator.services.import_articles import import_articles
from annotator.services.pipelines import pipeline_in_use, use_of
from annotator.services.preflight import preflight
from annotator.services.schema_editing import SchemaEditing
from annotator.services.suggest import SuggestionRequest, suggest

_SHOWN = 1_000
"""The window shows so many notices or losses; more would make one line of many megabytes."""
_WARM_UP = "„Das ist gut“, sagte die Berliner Ministerin am Montag."


_SCHEMA: TypeAdapter[Schema] = TypeAdapter(Schema)


Task: TypeAlias = Callable[[AppContext, str, Params, Monitor], Mapping[str, Any]]


def _suggest(
    context: AppContext, corpus: str, params: Params, monitor: Monitor
) -> Mapping[str, Any]:
    request = SuggestionRequest(
        pipeline=params.text("pipeline") or pipeline_in_use(context, corpus),
        layers=frozenset(params.texts("layers")),
        articles=tuple(ArticleId(each) for each in params.texts("articles")),
        redo=params.flag("redo"),
        jobs=params.number("jobs", 1),
    )
    params.refuse_unknown()
    with corpora.opened(context, corpus, Access.LENT) as store:
        return suggestion_values(suggest(context, store, request, monitor), _SHOWN)


def _import(
    context: AppContext, corpus: str, params: Params, monitor: Monitor
) -> Mapping[str, Any]:
    request = import_request(params)
    with corpora.opened(context, corpus, Access.LENT) as store:
        return import_values(import_articles(context, store, request, monitor), _SHOWN)


def _export(
    context: AppContext, corpus: str, params: Params, monitor: Monitor
) -> Mapping[str, Any]:
    request = export_request(params)
    with corpora.opened(context, corpus, Access.READ) as store:
        return export_values(export(context, store, request, monitor), _SHOWN)


def _preflight(
    context: AppContext, corpus: str, params: Params, monitor: Monitor
) -> Mapping[str, Any]:
    """Say what an export would keep, change and drop, without making it."""
    request = export_request(params)
    with corpora.opened(context, corpus, Access.READ) as store:
        return preflight_values(preflight(context, store, request, monitor), _SHOWN)


def _backup(
    context: AppContext, corpus: str, params: Params, monitor: Monitor
) -> Mapping[str, Any]:
    del monitor  # the database copies itself in one go
    destination = Path(params.required("destination"))
    params.refuse_unknown()
    with corpora.opened(context, corpus, Access.READ) as store:
        return {"backup": str(corpora.back_up(store, destination))}


def _copy(context: AppContext, corpus: str, params: Params, monitor: Monitor) -> Mapping[str, Any]:
    """Copy a corpus to a server or a file."""
    target = params.required("target")
    params.refuse_unknown()
    return {"copy": copy_corpus(context, corpus, target, monitor)}


def _schema_preview(
    context: AppContext, corpus: str, params: Params, monitor: Monitor
) -> Mapping[str, Any]:
    edits = _schema_edits(params)
    params.refuse_unknown()
    with corpora.opened(context, corpus, Access.READ) as store:
        editing = SchemaEditing(store.open_unit_of_work, context.clock)
        return schema_change_values(corpus, editing.preview(edits, monitor), dry_run=True)


def _schema_apply(
    context: AppContext, corpus: str, params: Params, monitor: Monitor
) -> Mapping[str, Any]:
    edits = _schema_edits(params)
    on = params.checked("on", _SCHEMA)
    params.refuse_unknown()
    with corpora.opened(context, corpus, Access.LENT) as store:
        editing = SchemaEditing(store.open_unit_of_work, context.clock)
        return schema_change_values(corpus, editing.apply(edits, monitor, on=on), dry_run=False)


def _schema_undo(
    context: AppContext, corpus: str, params: Params, monitor: Monitor
) -> Mapping[str, Any]:
    params.refuse_unknown()
    with corpora.opened(context, corpus, Access.LENT) as store:
        schema = SchemaEditing(store.open_unit_of_work, context.clock).undo(monitor)
    return {"schema": schema.id, "schema_version": schema.version}


def _schema_edits(params: Params) -> tuple[SchemaEdit, ...]:
    edits = params.checked("edits", schema_edits)
    if not edits:
        raise SettingError(option="edits", reason="is missing.")
    return edits


def _warm_up(
    context: AppContext, corpus: str, params: Params, monitor: Monitor
) -> Mapping[str, Any]:
    """Load the pipeline and use it once, so that the first article does not wait for it."""
    del monitor
    pipeline = params.text("pipeline") or pipeline_in_use(context, corpus)
    params.refuse_unknown()
    schema = context.default_schema()
    if pipeline != BUILTIN and corpus:
        # What a pipeline of somebody else finds is put into the words of the corpus' schema when it is loaded.
        with (
            corpora.opened(context, corpus, Access.READ) as store,
            store.open_unit_of_work() as work,
        ):
            schema = work.schemas.current()
    suggester = context.load_suggester(use_of(context, pipeline, schema), schema)
    for _ in suggester.suggest([(ArticleId("warm-up"), _WARM_UP)], SuggestRequest()):
        pass
    return {"pipeline": suggester.source}


TASKS: Final[Mapping[str, Task]] = {
    "suggest": _suggest,
    "import": _import,
    "export": _export,
    "preflight": _preflight,
    "backup": _backup,
    "schema_preview": _schema_preview,
    "schema_apply": _schema_apply,
    "schema_undo": _schema_undo,
    "warm_up": _warm_up,
    "copy": _copy,
    **EXCHANGE_TASKS,
    **FINDING_TASKS,
    **ADJUDICATION_TASKS,
    **AGREEMENT_TASKS,
    **BULK_TASKS,
    **PIPELINE_TASKS,
    **RECOVERY_TASKS,
    **SEARCH_TASKS,
    **TRAINING_TASKS,
    **REVIEW_TASKS,
    **TEAM_TASKS,
    **WELCOME_TASKS,
    **DASHBOARD_TASKS,
}
