"""The commands for several annotators: share work out, pack it, bring it back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from annotator.cli.commands import Corpus, Json
from annotator.cli.output import Output, monitored
from annotator.cli.program import Program, program_of
from annotator.cli.shares import share_of
from annotator.cli.team_values import (
    assign_values,
    merge_values,
    move_values,
    packed_values,
    progress_values,
)
from annotator.domain.changes import Status
from annotator.domain.errors import SettingError
from annotator.domain.ports import Access, CorpusStore
from annotator.services import corpora
from annotator.services.assignments import AssignRequest, assign, progress
from annotator.services.assignments_moving import MoveReport, MoveRequest, move_work
from annotator.services.context import AppContext
from annotator.services.merge import (
    MergeChoices,
    Merged,
    MergeReport,
    Outcome,
    Resolution,
    merge_all,
)
from annotator.services.packages import PackageRequest, open_package, package
from annotator.services.packages_for_all import package_all
from annotator.services.people import default_annotator

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
    each: Annotated[
        int, typer.Option(min=1, help="How many people get each of the other articles.")
    ] = 1,
    by: Annotated[
        str,
        typer.Option(metavar="FIELD", help="Spread the values of this metadata evenly, as source."),
    ] = "",
    batch: Annotated[str, typer.Option(help="Name of the batch; default: batch-1, batch-2 …")] = "",
    due: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="By when, as 2026-01-31.")
    ] = None,
    query: Annotated[str, typer.Option(help="Only articles it finds, see docs/search.md.")] = "",
    most: Annotated[
        int | None, typer.Option(min=1, help="At most so many articles; default: all.")
    ] = None,
    seed: Annotated[int, typer.Option(min=0, help="Another seed, another draw.")] = 0,
    training: Annotated[
        bool,
        typer.Option(help="To learn from: articles with finished gold, shown when one is done."),
    ] = False,
    move: Annotated[
        bool, typer.Option(help="Move what nobody has begun of --batch, in place of sharing out.")
    ] = False,
    giver: Annotated[
        str, typer.Option("--from", help="With --move: from whom; default: who has most left.")
    ] = "",
    dry_run: Annotated[bool, typer.Option(help="Only say what would come of it.")] = False,
    json: Json = False,
) -> int:
    """Share out the articles that nobody has yet: a part to everybody, the others to one person each."""
    program = program_of(ctx)
    output = Output(as_json=json)
    if move:
        taker = names_of(to)
        if len(taker) > 1:
            raise SettingError(option="--to", reason="with --move, name one person or nobody.")
        wanted = MoveRequest(batch, default_annotator(), giver, "".join(taker), most)
        output.result(*_moved(program, corpus, wanted, dry_run=dry_run))
        return 0
    if to is None:
        with corpora.opened(program.context, corpus, Access.READ) as store:
            output.result(*_progress(program, corpus, store))
        return 0
    request = AssignRequest(
        names_of(to),
        share_of(overlap, "--overlap"),
        batch,
        due.date() if due else None,
        query,
        most,
        seed,
        each,
        by,
        training,
    )
    access = Access.READ if dry_run else Access.WRITE
    with corpora.opened(program.context, corpus, access) as store:
        report = assign(store, request, program.context.clock, dry_run=dry_run)
    lines = [
        f"{corpus}: {report.articles} articles in {report.batch}, {report.shared} of them to everybody.",
        *(f"{person}\t{count}" for person, count in report.by_person.items()),
        *(f"{by} {value or '–'}\t{count}" for value, count in report.by_stratum.items()),
    ]
    output.result(lines, assign_values(report))
    return 0


def package_command(
    ctx: typer.Context,
    *,
    corpus: Corpus,
    out: Annotated[
        Path, typer.Argument(metavar="OUT", help="The package to make; with --all, a folder.")
    ],
    annotator: Annotated[
        str, typer.Option("--for", metavar="NAME", help="For whom; or whose work goes back.")
    ] = "",
    everybody: Annotated[
        bool, typer.Option("--all", help="One for everybody who has work, into a folder.")
    ] = False,
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
    if everybody == bool(annotator):
        raise SettingError(option="--for", reason="say for whom, or --all.")
    if everybody:
        with (
            corpora.opened(context, corpus, Access.READ) as store,
            monitored("Packing") as monitor,
        ):
            made = package_all(context, store, out, monitor, batch=batch)
        told = [
            f"{each.path}: {each.report.articles} articles for {each.annotator}" for each in made
        ]
        Output(as_json=json).result(told, packed_values(made))
        return 0
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
    paths: Annotated[
        list[Path], typer.Argument(metavar="PACKAGE...", help="Packages, or other .corpus files.")
    ],
    conflicts: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Write the sets left aside there, as native JSONL."),
    ] = None,
    on_conflict: Annotated[
        Resolution,
        typer.Option(help="Where both sides changed a set: keep ours, take theirs, or have both."),
    ] = Resolution.KEEP,
    dry_run: Annotated[bool, typer.Option(help="Only say what would come of it.")] = False,
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
        choices = MergeChoices(on_conflict, aside=conflicts)
        reports = merge_all(context, store, paths, monitor, choices, dry_run=dry_run)
    output = Output(as_json=json)
    lines = [line for report in reports for line in _merge_lines(corpus, report, len(reports))]
    values = [merge_values(report) for report in reports]
    output.result(lines, values[0] if len(values) == 1 else {"packages": values})
    left = [each for report in reports for each in report.sets if each.is_left]
    aside = [each for each in left if each.outcome is Outcome.CONFLICT]
    output.notices("Changed on both sides, left as it is here", list(map(_conflict_line, aside)))
    unknown = [
        f"{each.title} ({each.annotator})" for each in left if each.outcome is Outcome.UNKNOWN
    ]
    output.notices("Not in this corpus", unknown)
    return WITH_FINDINGS if left else 0


def opened_as_corpus(context: AppContext, path: Path, location: str) -> str:
    """Make a corpus of a package; its place."""
    store = open_package(context, path, location)
    store.close()
    return store.location


def _merge_lines(corpus: str, report: MergeReport, packages: int) -> Sequence[str]:
    counts = [f"{len(found)} {outcome}" for outcome in Outcome if (found := report.of(outcome))]
    what = f"{corpus}: {report.path}" if packages > 1 else corpus
    lines = [f"{what}: {', '.join(counts) or 'nothing in it'}."]
    return [*lines, *([f"Carried over from the schema {report.schema}."] if report.schema else [])]


def _moved(
    program: Program, corpus: str, request: MoveRequest, *, dry_run: bool
) -> tuple[list[str], dict[str, Any]]:
    access = Access.READ if dry_run else Access.WRITE
    with corpora.opened(program.context, corpus, access) as store:
        report: MoveReport = move_work(store, request, program.context.clock, dry_run=dry_run)
    lines = [
        f"{count} articles of {report.batch} from {giver} to {taker}"
        for (giver, taker), count in sorted(report.moved.items())
    ]
    lines += [f"{person}\t{left} left" for person, left in report.left.items()]
    return lines, move_values(report)


def _progress(
    program: Program, corpus: str, store: CorpusStore
) -> tuple[list[str], dict[str, Any]]:
    found = progress(store)
    today = program.context.clock().date()
    lines = []
    for each in found:
        line = (
            f"{each.batch.name}\t{each.annotator}\t{each.statuses[Status.DONE]}/{each.total} done"
        )
        if each.batch.due:
            line += f"\tdue {each.batch.due}{' (overdue)' if each.is_overdue(today) else ''}"
        lines.append(line + ("\tto learn from" if each.batch.training else ""))
    values = [progress_values(each) for each in found]
    return lines or [f"{corpus}: nothing is assigned."], {"assigned": values}


def _conflict_line(each: Merged) -> str:
    if each.here is None or each.there is None:
        return each.title
    return (
        f"{each.title}: {each.annotator} has {len(each.here)} spans here ({_when(each.changed_here)}), "
        f"{len(each.there)} there ({_when(each.changed_there)})"
    )


def _when(at: datetime | None) -> str:
    return at.strftime("%Y-%m-%d %H:%M") if at else "never"
