"""``annotator agreement``: how far the annotators of a corpus agree."""

from __future__ import annotations

from functools import partial
from typing import Annotated, Literal

import typer

from annotator.cli.called import agreement_called
from annotator.cli.commands import Corpus, Json, Layers, Reveal
from annotator.cli.output import Output, monitored
from annotator.cli.program import program_of
from annotator.cli.team_commands import names_of
from annotator.domain.ports import Access
from annotator.services import corpora
from annotator.services.people import default_annotator
from annotator.services.shown_names import names_for


def agreement_command(
    ctx: typer.Context,
    *,
    corpus: Corpus,
    annotators: Annotated[
        str | None, typer.Option(metavar="A,B,…", help="Between whom; default: all people.")
    ] = None,
    layer: Layers = None,
    attribute: Annotated[
        list[str] | None,
        typer.Option(
            metavar="LAYER.ATTRIBUTE",
            help="What counts beside the label, as event.modality; repeatable.",
        ),
    ] = None,
    labels: Annotated[
        bool, typer.Option("--labels/--no-labels", help="Whether labels count, or only places.")
    ] = True,
    status: Annotated[
        Literal["done", "all"], typer.Option(help="Only finished articles, or all.")
    ] = "done",
    by: Annotated[
        list[str] | None,
        typer.Option(
            metavar="BY",
            help="Also the numbers of each article, or of articles in groups: day, week, number, source,"
            " meta.FIELD; repeatable.",
        ),
    ] = None,
    bootstrap: Annotated[
        int, typer.Option(min=0, max=10_000, help="Samples behind each interval; 0: none.")
    ] = 500,
    seed: Annotated[int, typer.Option(min=0, help="Another seed, other samples.")] = 0,
    reveal: Reveal = False,
    json: Json = False,
) -> int:
    """Measure how far annotators agree: spans, words, labels, roles, structures; 95 % intervals by article."""
    from annotator.cli import agreement_values as told  # noqa: PLC0415 - numpy takes a tenth of a second
    from annotator.services.agreement import (  # noqa: PLC0415 - the same
        AgreementRequest,
        measure_agreement,
    )

    context = program_of(ctx).context
    request = AgreementRequest(
        names_of(annotators),
        frozenset(layer or ()),
        frozenset(attribute or ()),
        labels,
        status,
        bootstrap,
        seed,
        tuple(each for each in by or () if each != "article"),
    )
    with (
        corpora.opened(context, corpus, Access.READ) as store,
        monitored("Agreement") as monitor,
    ):
        with store.open_unit_of_work() as work:
            shown = names_for(work, default_annotator(), reveal=reveal)
        shown.check_open(request.annotators)
        reopen = partial(context.stores.open, store.location, Access.READ)
        report = agreement_called(measure_agreement(store, request, monitor, reopen), shown)
    who = ", ".join(report.annotators)
    lines = [f"{corpus}: {len(report.articles)} articles, {who}.", *told.left_out_lines(report)]
    if not json:
        lines += told.agreement_lines(report, by_article="article" in (by or ()))
    Output(as_json=json).result(lines, told.agreement_values(report))
    return 0
