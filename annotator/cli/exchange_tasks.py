"""What the worker can do for the windows of import and export before anything is read or written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final, Literal, TypeAlias, cast

from annotator.cli.params import Params
from annotator.cli.report_command import ReportRequest, write_report
from annotator.cli.values import examination_values, preview_values
from annotator.domain.errors import SettingError
from annotator.domain.ports import Access, Monitor
from annotator.formats.alignment import Alignment
from annotator.services import corpora
from annotator.services.context import AppContext
from annotator.services.export import ExportRequest, annotators_in
from annotator.services.files import AUTO
from annotator.services.import_articles import ImportRequest
from annotator.services.import_examination import examine_import
from annotator.services.preflight import preview
from annotator.services.shown_names import names_for

Task: TypeAlias = Callable[[AppContext, str, Params, Monitor], Mapping[str, Any]]


def export_request(params: Params) -> ExportRequest:
    """What to export, out of a request.

    Raises:
        SettingError: If a parameter is missing, impossible or unknown.
    """
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
        alignment=_alignment(params.text("alignment")),
    )
    params.refuse_unknown()
    return request


def _alignment(name: str | None) -> Alignment:
    try:
        return Alignment(name or Alignment.STRICT)
    except ValueError:
        known = ", ".join(Alignment)
        raise SettingError(option="alignment", reason=f"{name!r} is none of {known}.") from None


def import_request(params: Params) -> ImportRequest:
    """What to import, out of a request.

    Raises:
        SettingError: If a parameter is missing, impossible or unknown.
    """
    request = ImportRequest(
        paths=tuple(Path(each) for each in params.texts("paths")),
        format=params.text("format") or AUTO,
        annotator=params.text("annotator"),
        encoding=params.text("encoding"),
        labels=params.texts("labels"),
        done=params.flag("done"),
    )
    params.refuse_unknown()
    if not request.paths:
        raise SettingError(option="paths", reason="is missing.")
    return request


def _preview(
    context: AppContext, corpus: str, params: Params, monitor: Monitor
) -> Mapping[str, Any]:
    """Say how the files of an export would begin."""
    request = export_request(params)
    with corpora.opened(context, corpus, Access.READ) as store:
        return preview_values(preview(context, store, request, monitor))


def _annotators(
    context: AppContext, corpus: str, params: Params, monitor: Monitor
) -> Mapping[str, Any]:
    """Say whose sets there are, as far as one may ask for them by name."""
    del monitor
    params.refuse_unknown()
    with corpora.opened(context, corpus, Access.READ) as store, store.open_unit_of_work() as work:
        return {"annotators": list(filter(names_for(work).is_open, annotators_in(work)))}


def _examine_import(
    context: AppContext, corpus: str, params: Params, monitor: Monitor
) -> Mapping[str, Any]:
    """Say what an import would have to know."""
    request = import_request(params)
    with corpora.opened(context, corpus, Access.READ) as store:
        return examination_values(examine_import(context, store, request, monitor))


def _report(
    context: AppContext, corpus: str, params: Params, monitor: Monitor
) -> Mapping[str, Any]:
    """Write the report: a page or a PDF, and tables."""
    out, tables, export = (params.text(name) for name in ("out", "csv", "export"))
    request = ReportRequest(
        Path(out) if out else None,
        Path(tables) if tables else None,
        params.text("language") or "en",
        Path(export) if export else None,
    )
    params.refuse_unknown()
    return write_report(context, corpus, request, monitor)


EXCHANGE_TASKS: Final[Mapping[str, Task]] = {
    "preview": _preview,
    "annotators": _annotators,
    "examine_import": _examine_import,
    "report": _report,
}
