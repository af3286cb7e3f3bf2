"""The commands that work on a corpus: make it, fill it, list it, check it and copy it."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import Annotated, Literal

import typer

from annotator.cli.output import Output, monitored
from annotator.cli.pipelines_command import trusting
from annotator.cli.program import program_of
from annotator.cli.shares import share_of
from annotator.cli.values import export_values, import_values, preflight_values, suggestion_values
from annotator.domain.changes import Status
from annotator.domain.errors import PackageError, PipelineError
from annotator.domain.ids import AnnotatorId
from annotator.domain.pipelines import EntityChoice
from annotator.domain.ports import Access, ArticleQuery, Order
from annotator.formats.alignment import Alignment
from annotator.formats.catalogue import exporters, readers
from annotator.formats.package_kind import is_package
from annotator.formats.reading import NoticeKind
from annotator.formats.targets import loss_report
from annotator.services import corpora
from annotator.services.blind_controls import set_controls
from annotator.services.context import AppContext
from annotator.services.export import ExportRequest, export
from annotator.services.files import AUTO, find_files
from annotator.services.import_articles import ImportRequest, import_articles
from annotator.services.packages import open_package
from annotator.services.people import default_annotator
from annotator.services.pipelines import pipeline_in_use, read_label_map
from annotator.services.preflight import preflight
from annotator.services.search import narrowed
from annotator.services.suggest import SuggestionRequest, suggest

WITH_FINDINGS = 1

Corpus = Annotated[
    str,
    typer.Argument(
        metavar="CORPUS", help="A .corpus file, or postgresql+psycopg://USER@HOST/DATABASE."
    ),
]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]
Reveal = Annotated[
    bool, typer.Option("--reveal", help="Names of annotators also where deciding is blind.")
]
Layers = Annotated[list[str] | None, typer.Option("--layer", help="Only this layer; repeatable.")]


def new_command(
    ctx: typer.Context,
    *,
    corpus: Corpus,
    schema: Annotated[Path | None, typer.Option(help="Schema file; default: news-de.")] = None,
    language: Annotated[str | None, typer.Option(help="Language of the articles, as “de”.")] = None,
    json: Json = False,
) -> int:
    """Make an empty corpus."""
    context = program_of(ctx).context
    store = corpora.create(context, corpus, schema_file=schema, language=language)
    with store.open_unit_of_work() as work:
        made = work.schemas.current()
    values = {"corpus": store.location, "schema": made.id, "schema_version": made.version}
    store.close()
    line = f"{corpus}: empty, schema {made.id} version {made.version}."
    Output(as_json=json).result([line], values)
    return 0


def import_command(
    ctx: typer.Context,
    *,
    corpus: Corpus,
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="Files or folders.")],
    format_name: Annotated[
        str, typer.Option("--format", help=f"auto, {', '.join(readers())}.")
    ] = AUTO,
    annotator: Annotated[
        str | None, typer.Option("--as", help="Whose annotations the files hold.")
    ] = None,
    encoding: Annotated[str | None, typer.Option(help="Of text files; default: found out.")] = None,
    labels: Annotated[
        list[str] | None,
        typer.Option(
            "--map",
            metavar="THEIRS=LAYER.LABEL",
            help="What a label or role of another program becomes; nothing after =: left out. Repeatable.",
        ),
    ] = None,
    done: Annotated[
        bool,
        typer.Option("--done", help="The annotations in the files are finished work."),
    ] = False,
    json: Json = False,
) -> int:
    """Import articles; a corpus that is not there yet is made, with the default schema, or of a package of work.

    Exit status 1 if something was skipped.
    """
    context = program_of(ctx).context
    if any(map(is_package, paths)):
        return _import_package(context, corpus, paths, json=json)
    request = ImportRequest(
        tuple(paths), format_name, annotator, encoding, tuple(labels or ()), done=done
    )
    there = "://" in corpus or Path(corpus).exists()
    # A wrong path must not leave an empty corpus behind.
    find_files(request.paths, format_name)
    with (
        corpora.opened(context, corpus, Access.WRITE, make=True) as store,
        monitored("Importing") as monitor,
    ):
        report = import_articles(context, store, request, monitor)
    output = Output(as_json=json)
    counts = [f"{len(report.articles)} imported"]
    counts += [f"{report.sets} annotation sets"] if report.sets else []
    counts += [f"{report.counts[kind]} {kind}" for kind in NoticeKind if kind in report.counts]
    lines = [f"{corpus}: {', '.join(counts)}."]
    if not there and not report.articles and not Path(corpus).exists():
        lines.append(f"{corpus} was not made: there is nothing to put into it.")
    output.result(lines, import_values(report))
    for kind in NoticeKind:
        lines = [f"{notice.place}: {notice.text}" for notice in report.of(kind)]
        output.notices(kind.value.capitalize(), lines, report.counts.get(kind))
    return WITH_FINDINGS if report.of(NoticeKind.SKIPPED) else 0


def _import_package(context: AppContext, corpus: str, paths: list[Path], *, json: bool) -> int:
    """A package of work becomes a corpus of its own; what comes back is merged."""
    if len(paths) > 1:
        reason = "it is a package of work; import it alone"
        raise PackageError(package=next(filter(is_package, paths)), reason=reason)
    if Path(corpus).exists():
        reason = f"{corpus} is there already; “annotator merge” brings work back into it"
        raise PackageError(package=paths[0], reason=reason)
    store = open_package(context, paths[0], corpus)
    with closing(store), store.open_unit_of_work() as work:
        count = work.articles.count(ArticleQuery(default_annotator()))
    values = {"corpus": store.location, "package": str(paths[0]), "articles": count}
    Output(as_json=json).result([f"{corpus}: {count} articles, from {paths[0].name}."], values)
    return 0


def suggest_command(
    ctx: typer.Context,
    *,
    corpus: Corpus,
    pipeline: Annotated[
        str | None,
        typer.Option(
            help="builtin, an installed spaCy package or a folder; default: what the corpus uses."
        ),
    ] = None,
    trust_code: Annotated[
        bool, typer.Option("--trust", help="Let the pipeline run the code it brings.")
    ] = False,
    entities: Annotated[
        EntityChoice | None,
        typer.Option(help="Whose entities; default: as decided for the pipeline, or both."),
    ] = None,
    label_map: Annotated[
        Path | None, typer.Option(help="YAML file: what the pipeline's labels are in the schema.")
    ] = None,
    layer: Layers = None,
    jobs: Annotated[int, typer.Option(min=1, help="Processes to use.")] = 1,
    redo: Annotated[
        bool, typer.Option("--redo", help="Also articles that have suggestions.")
    ] = False,
    query: Annotated[
        str, typer.Option(metavar="QUERY", help="Only articles it finds, see docs/search.md.")
    ] = "",
    controls: Annotated[
        str | None,
        typer.Option(
            metavar="SHARE",
            help="From now on so many articles, e.g. 10%, get none: blind controls, see docs/dashboard.md.",
        ),
    ] = None,
    json: Json = False,
) -> int:
    """Let a pipeline propose annotations.

    Exit status 1 if it stumbled over an article.
    """
    context = program_of(ctx).context
    with (
        corpora.opened(context, corpus, Access.WRITE) as store,
        monitored("Suggesting") as monitor,
    ):
        with store.open_unit_of_work() as work:
            schema = work.schemas.current()
        if controls is not None:
            set_controls(store, share_of(controls, "--controls"))
        request = SuggestionRequest(
            pipeline or pipeline_in_use(context, store.location),
            frozenset(layer or ()),
            redo=redo,
            jobs=jobs,
            entities=entities,
            labels=read_label_map(label_map, schema) if label_map is not None else {},
            query=query,
        )
        if trust_code:
            trusting(ctx, request.pipeline)
        report = suggest(context, store, request, monitor)
    output = Output(as_json=json)
    line = f"{corpus}: {report.spans} suggestions in {report.articles} articles by {report.source}."
    lines = [line]
    if report.controls:
        lines.append(
            f"{report.controls} articles were kept without suggestions, as blind controls."
        )
    output.result(lines, suggestion_values(report))
    left_out = [
        f"{each.label}: {each.count}{'' if each.decided else ', no label of the schema'}"
        for each in report.left_out
    ]
    output.notices("Left out by label", left_out)
    failures = [
        f"{each.title} ({each.article}): {PipelineError(pipeline=report.source, reason=each.reason)}"
        for each in report.failures
    ]
    output.notices("Skipped", failures)
    return WITH_FINDINGS if failures else 0


def export_command(
    ctx: typer.Context,
    *,
    corpus: Corpus,
    out: Annotated[Path, typer.Argument(metavar="OUT", help="The file or folder to make.")],
    format_name: Annotated[str, typer.Option("--format", help=f"{', '.join(exporters())}.")],
    whose: Annotated[
        str | None,
        typer.Option(
            "--set",
            help="gold, suggestions, all or an annotator; default: all where the format holds them, else gold.",
        ),
    ] = None,
    layer: Layers = None,
    status: Annotated[
        Literal["done", "all"] | None,
        typer.Option(
            help="Only finished articles, or all; default: all with --set all, else done."
        ),
    ] = None,
    split: Annotated[str | None, typer.Option(help="Train/dev/test in per cent: 80/10/10.")] = None,
    seed: Annotated[int, typer.Option(help="Another seed, another split.")] = 0,
    query: Annotated[
        str, typer.Option(metavar="QUERY", help="Only articles it finds, see docs/search.md.")
    ] = "",
    alignment: Annotated[
        Alignment,
        typer.Option(help="spacy: what becomes of spans that cut a token."),
    ] = Alignment.STRICT,
    strict: Annotated[
        bool, typer.Option("--strict", help="Exit status 1 if anything is lost.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would be lost, and write nothing.")
    ] = False,
    json: Json = False,
) -> int:
    """Write annotations for training or for other programs."""
    context = program_of(ctx).context
    layers = frozenset(layer or ())
    request = ExportRequest(out, format_name, whose, status, layers, split, seed, alignment, query)
    with (
        corpora.opened(context, corpus, Access.READ) as store,
        monitored("Exporting") as monitor,
    ):
        found = preflight(context, store, request, monitor) if dry_run else None
        report = found.report if found else export(context, store, request, monitor)
    output = Output(as_json=json)
    would = " would be written" if dry_run else ""
    lines = [f"{out}: {report.manifest['articles']} articles{would}."]
    lines += [f"Left out: {count} articles, {why}." for why, count in report.left_out.items()]
    output.result(lines, preflight_values(found) if found else export_values(report))
    output.notices("Before training", [each.text for each in found.warnings] if found else [])
    losses = [
        f"{each.title}: {f'“{each.text}” ({each.label}): ' if each.span else ''}{each.reason}"
        for each in report.losses
    ]
    # Of a rehearsal nothing is left to look into.
    rest = "" if dry_run else f"{loss_report(out)} has all"
    output.notices("Not as in the corpus", losses, report.losses_total, rest)
    return WITH_FINDINGS if strict and report.losses else 0


def articles_command(
    ctx: typer.Context,
    *,
    corpus: Corpus,
    query: Annotated[str, typer.Option(help="Words or a query, see docs/search.md.")] = "",
    annotator: Annotated[
        str | None, typer.Option("--as", help="Whose status and counts; default: yours.")
    ] = None,
    status: Annotated[list[Status] | None, typer.Option(help="Only these.")] = None,
    order: Annotated[
        Order,
        typer.Option(
            help="How to sort; the last three put articles that say the same as a finished one last."
        ),
    ] = Order.IMPORTED,
    json: Json = False,
) -> int:
    """List articles: id, status, spans, open suggestions, title."""
    context = program_of(ctx).context
    asked = ArticleQuery(
        AnnotatorId(annotator) if annotator else default_annotator(),
        text=query,
        statuses=frozenset(status or ()),
        order=order,
    )
    with corpora.opened(context, corpus, Access.READ) as store, store.open_unit_of_work() as work:
        found = work.articles.ids(narrowed(work, asked))
        rows = [work.articles.row(each, asked.annotator) for each in found]
    lines = (
        f"{row.id}\t{row.tally.status}\t{row.tally.spans}\t{row.tally.open_suggestions}"
        f"\t{' '.join(row.title.split())}"
        for row in rows
    )
    values = [
        {
            "id": row.id,
            "title": row.title,
            "source": row.source,
            "length": row.length,
            "status": row.tally.status,
            "spans": row.tally.spans,
            "open_suggestions": row.tally.open_suggestions,
            "suggested": row.suggested,
            "proposed": row.proposed,
            "like": row.like,
        }
        for row in rows
    ]
    Output(as_json=json).result(lines, {"articles": values})
    return 0


def verify_command(ctx: typer.Context, *, corpus: Corpus, json: Json = False) -> int:
    """Check a corpus: database, hashes, offsets, and that its change log replays to the same state.

    Exit status 1 if something is wrong.
    """
    context = program_of(ctx).context
    with (
        corpora.opened(context, corpus, Access.READ) as store,
        monitored("Verifying") as monitor,
    ):
        found = corpora.problems(store, monitor)
    lines = found or [f"{corpus}: all is well."]
    Output(as_json=json).result(lines, {"corpus": corpus, "problems": found})
    return WITH_FINDINGS if found else 0


def backup_command(
    ctx: typer.Context,
    *,
    corpus: Corpus,
    out: Annotated[Path, typer.Argument(metavar="OUT", help="The file to make.")],
    json: Json = False,
) -> int:
    """Write a consistent copy, also while somebody works on the corpus."""
    context = program_of(ctx).context
    with corpora.opened(context, corpus, Access.READ) as store:
        made = corpora.back_up(store, out)
    Output(as_json=json).result([f"{made}: copied."], {"backup": str(made)})
    return 0
