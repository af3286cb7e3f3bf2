"""``annotator adjudicate``: gold sets of what annotators agree on, and a list of what people have to decide."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from annotator.cli.commands import Corpus, Json
from annotator.cli.output import Output, monitored
from annotator.cli.program import program_of
from annotator.cli.team_commands import WITH_FINDINGS, names_of
from annotator.domain.ports import Access
from annotator.services import corpora

if TYPE_CHECKING:
    from annotator.quality.agreement_votes import Question
    from annotator.services.adjudication import AdjudicatedArticle, AdjudicationReport


def adjudicate_command(
    ctx: typer.Context,
    *,
    corpus: Corpus,
    policy: Annotated[
        Literal["majority", "unanimous"],
        typer.Option(help="How many have to agree: more than half, or all."),
    ],
    annotators: Annotated[
        str | None, typer.Option(metavar="A,B,…", help="Whose votes count; default: all people.")
    ] = None,
    status: Annotated[
        Literal["done", "all"], typer.Option(help="Only finished sets vote, or all.")
    ] = "done",
    json: Json = False,
) -> int:
    """Make gold of what annotators agree on; what a person has decided there stays.

    Exit status 1 if something is left to decide.
    """
    # Inside: numpy, which agreement brings, takes a tenth of a second that other commands can save.
    from annotator.quality.agreement_votes import Policy  # noqa: PLC0415 - see above
    from annotator.services.adjudication import (  # noqa: PLC0415 - see above
        AdjudicationRequest,
        adjudicate,
    )

    context = program_of(ctx).context
    request = AdjudicationRequest(Policy(policy), names_of(annotators), status)
    with (
        corpora.opened(context, corpus, Access.WRITE) as store,
        monitored("Adjudicating") as monitor,
    ):
        report = adjudicate(context, store, request, monitor)
    spans, roles = (
        sum(getattr(each, what) for each in report.articles) for what in ("spans", "arguments")
    )
    lines = [
        (
            f"{corpus}: {len(report.articles)} articles, {spans} spans and {roles} roles agreed, "
            f"{report.questions()} to decide."
        )
    ]
    lines += [
        f"Left out: {count} articles, {why}." for why, count in sorted(report.left_out.items())
    ]
    output = Output(as_json=json)
    output.result(lines, _values(report))
    output.notices(
        "To decide", [_line(each, asked) for each in report.articles for asked in each.questions]
    )
    return WITH_FINDINGS if report.questions() else 0


def _line(each: AdjudicatedArticle, asked: Question) -> str:
    span = next(iter(asked.spans.values()))
    covered = span.covered_text(each.article.text)
    answers = ", ".join(f"{who}: {answer or '–'}" for who, answer in asked.answers.items())
    what = " ".join(filter(None, (asked.about.value, asked.layer, asked.name)))
    return f"{' '.join(each.article.title.split())}: “{covered}” ({what}): {answers}"


def _values(report: AdjudicationReport) -> dict[str, Any]:
    return {
        "policy": report.request.policy.value,
        "to_decide": report.questions(),
        "left_out": report.left_out,
        "articles": [
            {
                "article": each.article.id,
                "title": each.article.title,
                "annotators": list(each.voters),
                "spans": each.spans,
                "arguments": each.arguments,
                "changed": each.changed,
                "to_decide": [
                    {
                        "about": asked.about.value,
                        "layer": asked.layer,
                        "name": asked.name,
                        "answers": dict(asked.answers),
                        "fragments": {
                            who: [[part.begin, part.end] for part in span.fragments]
                            for who, span in asked.spans.items()
                        },
                    }
                    for asked in each.questions
                ],
            }
            for each in report.articles
        ],
    }
