"""The demonstration: sample articles, suggestions, then the window; without a display, exports and a picture."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from annotator.cli.output import Output, monitored
from annotator.cli.program import Program, program_of
from annotator.domain.ids import SUGGESTIONS
from annotator.domain.ports import Access, CorpusStore
from annotator.formats.reading import NoticeKind
from annotator.resources import resource_path
from annotator.services import corpora
from annotator.services.context import WindowRequest
from annotator.services.export import ExportRequest, export
from annotator.services.import_articles import ImportRequest, import_articles
from annotator.services.suggest import SuggestionRequest, suggest

_CORPUS = "demo.corpus"


def demo_command(
    ctx: typer.Context,
    *,
    headless: Annotated[
        bool, typer.Option("--headless", help="No window: exports and a screenshot.")
    ] = False,
    into: Annotated[
        Path, typer.Option(help="Folder for the demo corpus and what comes of it.")
    ] = Path("exports"),
) -> int:
    """Show the program on sample articles."""
    program = program_of(ctx)
    output = Output(as_json=False)
    without_display = not has_display()
    if without_display and not headless:
        output.result(
            ["There is no display here: exports and a screenshot instead of a window."], {}
        )
    into.mkdir(parents=True, exist_ok=True)
    corpus = str(into / _CORPUS)
    with corpora.opened(program.context, corpus, Access.WRITE, make=True) as store:
        _fill(program, store, output)
        if headless or without_display:
            _export(program, store, into, output)
    if not (headless or without_display):
        return program.open_window(WindowRequest(corpus))
    picture = into / "demo.png"
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    status = program.open_window(WindowRequest(corpus, screenshot=picture))
    if status == 0:
        output.result([f"{picture}: the window."], {})
    return status


def has_display() -> bool:
    """Whether a window could be seen."""
    if sys.platform in {"win32", "darwin"}:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _fill(program: Program, store: CorpusStore, output: Output) -> None:
    """Import and suggest; a demo that was there already goes on where it was left."""
    samples = tuple(sorted(resource_path("samples").glob("*.txt")))
    with monitored("Importing") as monitor:
        report = import_articles(program.context, store, ImportRequest(samples, "text"), monitor)
    there = report.counts.get(NoticeKind.DUPLICATE, 0)
    line = f"{store.location}: {len(report.articles)} sample articles imported"
    output.result([f"{line}, {there} there already." if there else f"{line}."], {})
    with monitored("Suggesting") as monitor:
        found = suggest(program.context, store, SuggestionRequest(), monitor)
    output.result([f"{found.spans} suggestions by {found.source}."], {})


def _export(program: Program, store: CorpusStore, into: Path, output: Output) -> None:
    requests = (
        ExportRequest(into / "demo-spacy", "spacy", SUGGESTIONS, "all", split="80/10/10"),
        ExportRequest(into / "demo.jsonl", "jsonl"),
    )
    for request in requests:
        with monitored("Exporting") as monitor:
            report = export(program.context, store, request, monitor)
        lost = f", {report.losses_total} losses" if report.losses else ""
        output.result([f"{report.out}: {report.manifest['articles']} articles{lost}."], {})
