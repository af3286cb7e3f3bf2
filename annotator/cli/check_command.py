"""``annotator check``: what may be wrong in a corpus, and putting right what the program can."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Annotated, Literal

import typer

from annotator.cli.check_values import (
    called,
    check_lines,
    check_values,
    fix_lines,
    fixes_called,
    left_lines,
)
from annotator.cli.commands import Corpus, Json, Layers, Reveal
from annotator.cli.output import Output, monitored
from annotator.cli.program import program_of
from annotator.domain.errors import SettingError
from annotator.domain.ports import Access, CorpusStore
from annotator.quality.finding import Severity
from annotator.quality.model_checks import strength
from annotator.services import corpora
from annotator.services.check import CheckRequest, Reported, check, reported
from annotator.services.check_fixes import FixRequest, fix
from annotator.services.context import AppContext
from annotator.services.model_findings import FOLDS, ModelRequest, judge
from annotator.services.people import default_annotator
from annotator.services.shown_names import names_for

FINDINGS = 1


def check_command(
    ctx: typer.Context,
    *,
    corpus: Corpus,
    layer: Layers = None,
    rule: Annotated[
        list[str] | None, typer.Option(metavar="RULE", help="Only this check; may be repeated.")
    ] = None,
    of: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="NAME", help="Only this annotator's sets, or gold."),
    ] = None,
    status: Annotated[
        Literal["done", "all"], typer.Option(help="Only finished articles, or all.")
    ] = "all",
    query: Annotated[
        str, typer.Option(metavar="QUERY", help="Only articles it finds, see docs/search.md.")
    ] = "",
    fix_rule: Annotated[
        str | None,
        typer.Option("--fix", metavar="RULE", help="Put right what this check finds, as one step."),
    ] = None,
    fail_on: Annotated[
        Literal["error", "warning"], typer.Option(help="Exit with 1 if anything is as grave.")
    ] = "error",
    model: Annotated[
        bool,
        typer.Option("--model", help="Also train models, and say where they disagree; minutes."),
    ] = False,
    folds: Annotated[
        int,
        typer.Option("--folds", min=2, help="Into how many parts --model divides the articles."),
    ] = FOLDS,
    reveal: Reveal = False,
    json: Json = False,
) -> int:
    """Check annotations: spans, roles, quotes, events, and consistency across articles.

    Findings that somebody said are to be ignored are counted only. docs/quality.md lists the checks.
    """
    context = program_of(ctx).context
    layers, people = frozenset(layer or ()), frozenset(of or ())
    request = CheckRequest(
        people, layers, frozenset(rule or ()), done_only=status == "done", query=query
    )
    if query and fix_rule is not None:
        raise SettingError(option="--query", reason="does not go with --fix, which puts all right.")
    fixed = None
    access = Access.READ if fix_rule is None else Access.WRITE
    with corpora.opened(context, corpus, access) as store:
        with store.open_unit_of_work() as work:
            names = names_for(work, default_annotator(), reveal=reveal)
        names.check_open(people)
        if fix_rule is not None:
            wanted = FixRequest(fix_rule, annotators=people, layers=layers)
            with monitored("Fixing") as monitor:
                fixed = fixes_called(fix(context, store, wanted, monitor), names)
        with monitored("Checking") as monitor:
            reopen = partial(context.stores.open, store.location, Access.READ)
            report = check(store, request, monitor, reopen)
        judged = _judged(context, store, ModelRequest(folds, layers), request) if model else ()
    report = called(replace(report, found=(*report.found, *judged)), names)
    lines = [*(fix_lines(fixed) if fixed is not None else ()), *check_lines(corpus, report)]
    output = Output(as_json=json)
    output.result(lines, check_values(corpus, report, fixed))
    if fixed is not None:
        output.notices("Not put right", left_lines(fixed))
    return FINDINGS if report.reaches(Severity(fail_on)) else 0


def _judged(
    context: AppContext, store: CorpusStore, how: ModelRequest, request: CheckRequest
) -> list[Reported]:
    """Where models disagree, strongest first, as far as it was asked for."""
    with monitored("Training") as monitor:
        report = judge(context, store, how, monitor)
    with store.open_unit_of_work() as work:
        remarks = work.findings.remarks()
    rows = [
        row
        for each in report.found
        if not request.annotators or each.annotator in request.annotators
        for row in reported(each, request, remarks)
        if not row.ignored
    ]
    return sorted(rows, key=lambda row: -strength(row.finding))
