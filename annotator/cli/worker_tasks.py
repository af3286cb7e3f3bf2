"""What the worker can do: each task is a service with its parameters taken out of a request."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final, Literal, TypeAlias, TypeVar, cast

from pydantic import TypeAdapter, ValidationError

from annotator.cli.values import (
    export_values,
    import_values,
    schema_change_values,
    suggestion_values,
)
from annotator.domain.errors import SettingError
from annotator.domain.ids import ArticleId
from annotator.domain.ports import Access, Monitor, SuggestRequest
from annotator.domain.schema import Schema
from annotator.domain.schema_changes import SchemaEdit, schema_edits
from annotator.services import corpora
from annotator.services.context import BUILTIN, AppContext
from annotator.services.export import ExportRequest, export
from annotator.services.files import AUTO
from annotator.services.import_articles import ImportRequest, import_articles
from annotator.services.schema_editing import SchemaEditing
from annotator.services.suggest import SuggestionRequest, suggest

_SHOWN = 1_000
"""The window shows so many notices or losses; more would make one line of many megabytes."""
_WARM_UP = "„Das ist gut“, sagte die Berliner Ministerin am Montag."


Checked = TypeVar("Checked")

_SCHEMA: TypeAdapter[Schema] = TypeAdapter(Schema)


class Params:
    """The parameters of a request; a misspelt one is refused, not ignored."""

    def __init__(self, values: Mapping[str, Any]) -> None:
        self._values = dict(values)

    def text(self, name: str, default: str | None = None) -> str | None:
        """A text; ``None`` and the empty text are the default."""
        value = self._values.pop(name, None)
        if value is not None and not isinstance(value, str):
            raise SettingError(option=name, reason=f"{value!r} is no text.")
        return value or default

    def required(self, name: str) -> str:
        """A text that must be there."""
        value = self.text(name)
        if value is None:
            raise SettingError(option=name, reason="is missing.")
        return value

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of texts, possibly empty."""
        value = self._values.pop(name, None) or []
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            raise SettingError(option=name, reason=f"{value!r} is no list of texts.")
        return tuple(value)

    def number(self, name: str, default: int) -> int:
        """A whole number."""
        value = self._values.pop(name, default)
        if not isinstance(value, int) or isinstance(value, bool):
            raise SettingError(option=name, reason=f"{value!r} is no whole number.")
        return value

    def flag(self, name: str) -> bool:
        """True or false; false if it is not there."""
        value = self._values.pop(name, False)
        if not isinstance(value, bool):
            raise SettingError(option=name, reason=f"{value!r} is neither true nor false.")
        return value

    def checked(self, name: str, kind: TypeAdapter[Checked]) -> Checked | None:
        """A value of a kind of its own; ``None`` if it is not there."""
        value = self._values.pop(name, None)
        if value is None:
            return None
        try:
            # As JSON, so that lists may be tuples and texts members of enumerations.
            return kind.validate_json(json.dumps(value))
        except ValidationError as error:
            first = error.errors(include_url=False, include_input=False)[0]
            place = ".".join(str(part) for part in first["loc"])
            raise SettingError(option=name, reason=f"{place}: {first['msg']}.") from error

    def refuse_unknown(self) -> None:
        """Refuse what no task asked for.

        Raises:
            SettingError: If there is any.
        """
        if self._values:
            raise SettingError(
                option=next(iter(self._values)), reason="there is no such parameter."
            )


Task: TypeAlias = Callable[[AppContext, str, Params, Monitor], Mapping[str, Any]]


def _suggest(
    context: AppContext, corpus: str, params: Params, monitor: Monitor
) -> Mapping[str, Any]:
    request = SuggestionRequest(
        pipeline=params.text("pipeline") or BUILTIN,
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
    request = ImportRequest(
        paths=tuple(Path(each) for each in params.texts("paths")),
        format=params.text("format") or AUTO,
        annotator=params.text("annotator"),
        encoding=params.text("encoding"),
        labels=params.texts("labels"),
    )
    params.refuse_unknown()
    if not request.paths:
        raise SettingError(option="paths", reason="is missing.")
    with corpora.opened(context, corpus, Access.LENT) as store:
        return import_values(import_articles(context, store, request, monitor), _SHOWN)


def _export(
    context: AppContext, corpus: str, params: Params, monitor: Monitor
) -> Mapping[str, Any]:
    status = params.text("status")
    if status not in {None, "done", "all"}:
        raise SettingError(option="status", reason=f"{status!r} is neither done nor all.")
    request = ExportRequest(
        out=Path(params.required("out")),
        format=params.required("format"),
        whose=params.text("set"),
        status=cast("Literal['done', 'all'] | None", status),
        layers=frozenset(params.texts("layers")),
        split=params.text("split"),
        seed=params.number("seed", 0),
    )
    params.refuse_unknown()
    with corpora.opened(context, corpus, Access.READ) as store:
        return export_values(export(context, store, request, monitor), _SHOWN)


def _backup(
    context: AppContext, corpus: str, params: Params, monitor: Monitor
) -> Mapping[str, Any]:
    del monitor  # the database copies itself in one go
    destination = Path(params.required("destination"))
    params.refuse_unknown()
    with corpora.opened(context, corpus, Access.READ) as store:
        return {"backup": str(corpora.back_up(store, destination))}


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
    del corpus, monitor  # a pipeline stays loaded in its process, whatever corpus comes
    pipeline = params.text("pipeline") or BUILTIN
    params.refuse_unknown()
    suggester = context.load_suggester(pipeline, context.default_schema())
    for _ in suggester.suggest([(ArticleId("warm-up"), _WARM_UP)], SuggestRequest()):
        pass
    return {"pipeline": suggester.source}


TASKS: Final[Mapping[str, Task]] = {
    "suggest": _suggest,
    "import": _import,
    "export": _export,
    "backup": _backup,
    "schema_preview": _schema_preview,
    "schema_apply": _schema_apply,
    "schema_undo": _schema_undo,
    "warm_up": _warm_up,
}
