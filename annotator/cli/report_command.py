"""``annotator report``: a page or a PDF for people, metadata and tables for machines."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from annotator.cli.commands import Corpus, Json
from annotator.cli.output import Output, monitored
from annotator.cli.printing import print_in_own_process
from annotator.cli.program import program_of
from annotator.domain.errors import SettingError
from annotator.domain.ports import Access, Monitor
from annotator.formats.report_page import (
    check_page_target,
    check_pdf_target,
    report_page,
    write_page,
)
from annotator.formats.report_tables import check_tables_target, write_tables
from annotator.formats.targets import earlier_manifest
from annotator.services import corpora
from annotator.services.context import AppContext
from annotator.services.report import corpus_report
from annotator.services.report_work import work_report

LANGUAGES = ("en", "de")


def report_command(
    ctx: typer.Context,
    *,
    corpus: Corpus,
    out: Annotated[
        Path, typer.Argument(metavar="OUT.html|OUT.pdf", help="The page to make, or the PDF.")
    ],
    language: Annotated[Literal["en", "de"], typer.Option(help="Of the page.")] = "en",
    export: Annotated[
        Path | None,
        typer.Option(help="An export of the corpus, a file or folder: its split is described."),
    ] = None,
    tables: Annotated[
        Path | None, typer.Option("--csv", metavar="FOLDER", help="Also every table as CSV.")
    ] = None,
    json: Json = False,
) -> int:
    """Write a report: counts, progress, suggestions, reviews, agreement, findings, provenance, sources and licences.

    The metadata of a page go to a file of the same name that ends in .json; a PDF has none.
    """
    context = program_of(ctx).context
    request = ReportRequest(out, tables, language, export)
    with monitored("Reporting") as monitor:
        values = write_report(context, corpus, request, monitor)
    line = f"{out}: {values['articles']} articles, {values['spans']} annotations in gold"
    beside = [str(values[each]) for each in ("metadata", "csv") if each in values]
    Output(as_json=json).result([f"{'; '.join([line, *beside])}."], values)
    return 0


@dataclass(frozen=True, slots=True)
class ReportRequest:
    """What to report, and where to.

    Attributes:
        out: A page or a PDF, by its name; ``None``: neither.
        tables: A folder for every table as CSV; ``None``: none.
        language: ``en`` or ``de``.
        export: An export whose split is described.
    """

    out: Path | None
    tables: Path | None = None
    language: str = "en"
    export: Path | None = None

    @property
    def is_pdf(self) -> bool:
        """Whether a PDF is wanted."""
        return self.out is not None and self.out.suffix.lower() == ".pdf"


def write_report(
    context: AppContext, corpus: str, request: ReportRequest, monitor: Monitor
) -> Mapping[str, Any]:
    """Write the report about a corpus; what it says in short.

    Args:
        context: The program's parts.
        corpus: Where the corpus is.
        request: What to report, and where to.
        monitor: Told about each article; may cancel, then nothing is written.

    Raises:
        SettingError: If the language is another one, the export is none, or nothing is to be written.
        FileWriteError: If something else stands there.
        StorageError: If the corpus cannot be read.
    """
    manifest = _checked(request)
    with corpora.opened(context, corpus, Access.READ) as store:
        report = corpus_report(
            store, monitor, version=context.version, language=request.language, manifest=manifest
        )
        work = work_report(store, monitor, language=request.language)
    values = {**report.values(), "work": work.values()}
    told: dict[str, Any] = {"articles": report.articles, "spans": report.spans}
    if request.out is not None:
        told["out"] = str(request.out)
        if request.is_pdf:
            print_in_own_process(report_page(values), request.out)
        else:
            told["metadata"] = str(write_page(request.out, values))
    if request.tables is not None:
        told["csv"] = str(request.tables)
        told["tables"] = len(write_tables(request.tables, values))
    return told


def _checked(request: ReportRequest) -> Mapping[str, Any] | None:
    """The manifest of the export, once it is sure that everything can be written."""
    if request.language not in LANGUAGES:
        raise SettingError(
            option="--language", reason=f"{request.language!r} is none of {', '.join(LANGUAGES)}."
        )
    if request.out is None and request.tables is None:
        raise SettingError(option="out", reason="is missing.")
    if request.is_pdf and request.out is not None:
        check_pdf_target(request.out)
    elif request.out is not None:
        check_page_target(request.out)
    if request.tables is not None:
        check_tables_target(request.tables)
    if request.export is None:
        return None
    manifest = earlier_manifest(request.export)
    if manifest is None:
        raise SettingError(
            option="--export", reason=f"{request.export} is no export, or its manifest is gone."
        )
    return manifest
