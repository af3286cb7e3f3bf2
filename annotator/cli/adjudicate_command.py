"""``annotator adjudicate``: gold sets of what annotators agree on, and a list of what people have to decide."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from annotator.cli.adjudication_values import adjudication_lines, adjudication_values, open_lines
from annotator.cli.commands import Corpus, Json
from annotator.cli.output import Output, monitored
from annotator.cli.program import program_of
from annotator.cli.team_commands import WITH_FINDINGS, names_of
from annotator.domain.ports import Access
from annotator.services import corpora
from annotator.services.people import default_annotator

if TYPE_CHECKING:
    from annotator.services.adjudication import AdjudicationReport


def adjudicate_command(
    ctx: typer.Context,
    *,
    corpus: Corpus,
    policy: Annotated[
        Literal["majority", "unanimous", "trusted"],
        typer.Option(help="Who has to agree: more than half, all, or one whose word counts."),
    ],
    trusted: Annotated[
        str, typer.Option(metavar="NAME", help="Whose word counts, with the policy “trusted”.")
    ] = "",
    annotators: Annotated[
        str | None, typer.Option(metavar="A,B,…", help="Whose votes count; default: all people.")
    ] = None,
    status: Annotated[
        Literal["done", "all"], typer.Option(help="Only finished sets vote, or all.")
    ] = "done",
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would come of it; change nothing.")
    ] = False,
    curator: Annotated[
        str | None,
        typer.Option("--as", metavar="NAME", help="Who makes gold; default: the account's name."),
    ] = None,
    json: Json = False,
) -> int:
    """Make gold of what annotators agree on; what a person has decided there stays.

    Exit status 1 if something is left to decide.
    """
    # Inside: numpy, which agreement brings, takes a tenth of a second that other commands can save.
    from annotator.quality.verdicts import Policy  # noqa: PLC0415 - see above
    from annotator.services.adjudication import (  # noqa: PLC0415 - see above
        AdjudicationRequest,
        adjudicate,
    )

    context = program_of(ctx).context
    request = AdjudicationRequest(Policy(policy), names_of(annotators), status, trusted, dry_run)
    access = Access.READ if dry_run else Access.WRITE
    report: AdjudicationReport
    with (
        corpora.opened(context, corpus, access) as store,
        monitored("Adjudicating") as monitor,
    ):
        who = curator or default_annotator()
        report = adjudicate(context, store, request, monitor, who=who)
    output = Output(as_json=json)
    output.result(adjudication_lines(corpus, report), adjudication_values(report))
    output.notices("To decide", open_lines(report))
    return WITH_FINDINGS if report.open else 0
