"""``annotator check``: what may be wrong in a corpus, and putting right what the program can."""

from __future__ import annotations

from functools import partial
from typing import Annotated, Literal

import typer

from annotator.cli.check_values import check_lines, check_values, fix_lines, left_lines
from annotator.cli.commands import Corpus, Json, Layers
from annotator.cli.output import Output, monitored
from annotator.cli.program import program_of
from annotator.domain.errors import SettingError
from annotator.domain.ports import Access
from annotator.quality.finding import Severity
from annotator.services import corpora
from annotator.services.check import CheckRequest, check
from annotator.services.check_fixes import FixRequest, fix

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
        if fix_rule is not None:
            wanted = FixRequest(fix_rule, annotators=people, layers=layers)
            with monitored("Fixing") as monitor:
                fixed = fix(context, store, wanted, monitor)
        with monitored("Checking") as monitor:
            reopen = partial(context.stores.open, store.location, Access.READ)
            report = check(store, request, monitor, reopen)
    lines = [*(fix_lines(fixed) if fixed is not None else ()), *check_lines(corpus, report)]
    output = Output(as_json=json)
    output.result(lines, check_values(corpus, report, fixed))
    if fixed is not None:
        output.notices("Not put right", left_lines(fixed))
    return FINDINGS if report.reaches(Severity(fail_on)) else 0
