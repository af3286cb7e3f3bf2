"""The commands for several annotators: share work out, pack it, bring it back, decide between them."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from annotator.cli.commands import Corpus, Json
from annotator.cli.output import Output, monitored
from annotator.cli.program import program_of
from annotator.domain.changes import Status
from annotator.domain.errors import SettingError
from annotator.domain.ports import Access, CorpusStore
from annotator.services import corpora
from annotator.services.assignments import AssignRequest, assign, progress
from annotator.services.context import AppContext
from annotator.services.merge import Merged, MergeReport, Outcome, merge
from annotator.services.packages import PackageRequest, open_package, package

WITH_FINDINGS = 1


def names_of(text: str | None) -> tuple[str, ...]:
    """Names as the command line has them: with commas between."""
    return tuple(name.strip() for name in (text or "").split(",") if name.strip())


def assign_command(
    ctx: typer.Context,
    *,
    corpus: Corpus,
    to: Annotated[
        str | None, typer.Option(metavar="A,B,…", help="To whom; without it: how far everybody is.")
    ] = None,
    overlap: Annotated[
        str, typer.Option(help="Share of the articles that everybody gets, as 10%.")
    ] = "0%",
    batch: Annotated[str, typer.Option(help="Name of the batch; default: batch-1, batch-2 …")] = "",
    due: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="By when, as 2026-01-31.")
    ] = None,
    query: Annotated[str, typer.Option(help='Only articles with these words or "phrase".')] = "",
    most: Annotated[
        int | None, typer.Option(min=1, help="At most so many articles; default: all.")
    ] = None,
    seed: Annotated[int, typer.Option(min=0, help="Another seed, another draw.")] = 0,
    json: Json = False,
) -> int:
    """Share out the articles that nobody has yet: a part to everybody, the others to one person each."""
    context = program_of(ctx).context
    output = Output(as_json=json)
    if to is None:
        with corpora.opened(context, corpus, Access.READ) as store:
            output.result(*_progress(corpus, store))
        return 0
    request = AssignRequest(
        names_of(to), _share(overlap), batch, due.date() if due else None, query, most, seed
    )
    with corpora.opened(context, corpus, Access.WRITE) as store:
        report = assign(store, request, context.clock)
    lines = [
        f"{corpus}: {report.articles} articles in {report.batch}, {report.shared} of them to everybody.",
        *(f"{person}\t{count}" for person, count in report.by_person.items()),
    ]
    values = {
        "batch": report.batch,
        "articles": report.articles,
        "shared": report.shared,
        "by_person": report.by_person,
    }
    output.result(lines, values)
    return 0


def package_command(
    ctx: typer.Context,
    *,
    corpus: Corpus,
    out: Annotated[Path, typer.Argument(metavar="OUT.zip", help="The package to make.")],
    annotator: Annotated[str, typer.Option("--for", help="For whom; or whose work goes back.")],
    batch: Annotated[str, typer.Option(help="Only this batch.")] = "",
    training: Annotated[
        str, typer.Option(metavar="BATCH", help="A batch whose gold goes along, to learn from.")
    ] = "",
    guideline: Annotated[
        Path | None, typer.Option(help="Markdown that goes along; default: the schema's own.")
    ] = None,
    json: Json = False,
) -> int:
    """Make a portable package for one annotator: articles, schema, guideline, assignments and the own work."""
    context = program_of(ctx).context
    request = PackageRequest(out, annotator, batch, training, guideline)
    with (
        corpora.opened(context, corpus, Access.READ) as store,
        monitored("Packing") as monitor,
    ):
        report = package(context, store, request, monitor)
    line = f"{out}: {report.articles} articles for {annotator}, {report.sets} of them begun"
    line += f", {report.training} with gold to learn from." if report.training else "."
    values = {
        "package": str(out),
        "for": annotator,
        "articles": report.articles,
        "sets": report.sets,
        "training": report.training,
    }
    Output(as_json=json).result([line], values)
    return 0


def merge_command(
    ctx: typer.Context,
    *,
    corpus: Corpus,
    path: Annotated[
        Path, typer.Argument(metavar="PACKAGE", help="A package, or another .corpus file.")
    ],
    conflicts: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Write the sets left aside there, as native JSONL."),
    ] = None,
    json: Json = False,
) -> int:
    """Bring work back that was done elsewhere; merging twice changes nothing.

    Exit status 1 if something was left aside: both sides have changed a set, or an article is not here.
    """
    context = program_of(ctx).context
    with (
        corpora.opened(context, corpus, Access.WRITE) as store,
        monitored("Merging") as monitor,
    ):
        report = merge(context, store, path, monitor, conflicts)
    counts = [f"{len(found)} {outcome}" for outcome in Outcome if (found := report.of(outcome))]
    lines = [f"{corpus}: {', '.join(counts) or 'nothing in it'}."]
    lines += [f"Carried over from the schema {report.schema}."] if report.schema else []
    output = Output(as_json=json)
    output.result(lines, _merge_values(report))
    aside = report.of(Outcome.CONFLICT)
    output.notices("Changed on both sides, left as it is here", list(map(_conflict_line, aside)))
    unknown = [f"{each.title} ({each.annotator})" for each in report.of(Outcome.UNKNOWN)]
    output.notices("Not in this corpus", unknown)
    return WITH_FINDINGS if aside or unknown else 0


def opened_as_corpus(context: AppContext, path: Path, location: str) -> str:
    """Make a corpus of a package; its place."""
    store = open_package(context, path, location)
    store.close()
    return store.location


def _progress(corpus: str, store: CorpusStore) -> tuple[list[str], dict[str, Any]]:
    found = progress(store)
    lines = [
        f"{each.batch.name}\t{each.annotator}\t{each.statuses[Status.DONE]}/{sum(each.statuses.values())} done"
        + (f"\tdue {each.batch.due}" if each.batch.due else "")
        for each in found
    ]
    values = [
        {
            "batch": each.batch.name,
            "due": each.batch.due,
            "annotator": each.annotator,
            **{status.value: count for status, count in each.statuses.items()},
        }
        for each in found
    ]
    return lines or [f"{corpus}: nothing is assigned."], {"assigned": values}


def _share(text: str) -> float:
    number = text.strip().removesuffix("%").replace(",", ".")
    try:
        share = float(number)
    except ValueError:
        reason = f"{text!r} is no share; write it as 10%."
        raise SettingError(option="--overlap", reason=reason) from None
    return share / 100 if text.strip().endswith("%") else share


def _conflict_line(each: Merged) -> str:
    if each.here is None or each.there is None:
        return each.title
    return (
        f"{each.title}: {each.annotator} has {len(each.here)} spans here ({_when(each.changed_here)}), "
        f"{len(each.there)} there ({_when(each.changed_there)})"
    )


def _when(at: datetime | None) -> str:
    return at.strftime("%Y-%m-%d %H:%M") if at else "never"


def _merge_values(report: MergeReport) -> dict[str, Any]:
    return {
        "counts": {outcome.value: len(report.of(outcome)) for outcome in Outcome},
        "schema": report.schema,
        "sets": [
            {
                "outcome": each.outcome.value,
                "article": each.here.article.id if each.here else None,
                "title": each.title,
                "annotator": each.annotator,
                "here": _side(each, here=True),
                "there": _side(each, here=False),
            }
            for each in report.sets
        ],
    }


def _side(each: Merged, *, here: bool) -> dict[str, Any] | None:
    own = each.here if here else each.there
    if own is None:
        return None
    return {
        "status": own.status.value,
        "spans": len(own),
        "arguments": len(own.arguments),
        "changed_at": each.changed_here if here else each.changed_there,
    }
