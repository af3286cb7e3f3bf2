"""``annotator search``: the places a query finds, or the articles; and the queries people keep."""

from __future__ import annotations

from dataclasses import asdict, replace
from pathlib import Path
from typing import Annotated

import typer

from annotator.cli.commands import Corpus, Json, Reveal
from annotator.cli.output import Output
from annotator.cli.program import program_of
from annotator.domain.errors import SettingError
from annotator.domain.ids import AnnotatorId
from annotator.domain.ports import Access, ArticleQuery, UnitOfWork
from annotator.domain.searching import Hit
from annotator.services import corpora
from annotator.services.people import default_annotator
from annotator.services.search import all_hits, narrowed, people_asked_for, test_of
from annotator.services.search_desk import write_hits
from annotator.services.shown_names import names_for

_LEFT = 40


def search_command(
    ctx: typer.Context,
    *,
    corpus: Corpus,
    query: Annotated[
        str, typer.Argument(metavar="QUERY", help="See docs/search.md; @NAME is a saved query.")
    ],
    kwic: Annotated[
        bool, typer.Option("--kwic", help="The places in their context, not the articles.")
    ] = False,
    most: Annotated[
        int | None, typer.Option("--most", min=1, help="At most so many lines.")
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--csv", metavar="FILE", help="Write the places as a table.")
    ] = None,
    annotator: Annotated[
        str | None, typer.Option("--as", help="Who asks: “me”, and whose status; default: you.")
    ] = None,
    reveal: Reveal = False,
    json: Json = False,
) -> int:
    """Search texts and annotations.

    Exit status 1 if nothing is found.
    """
    context = program_of(ctx).context
    viewer = AnnotatorId(annotator) if annotator else default_annotator()
    output = Output(as_json=json)
    with corpora.opened(context, corpus, Access.READ) as store, store.open_unit_of_work() as work:
        text = _saved(work, query)
        names = names_for(work, viewer, reveal=reveal)
        names.check_open(people_asked_for(test_of(text, work.schemas.current(), viewer)))
        if out is not None:
            count = write_hits(out, all_hits(work, text, viewer, names=names, most=most), names)
            output.result([f"{out}: {count} places."], {"csv": str(out), "hits": count})
            return 0 if count else 1
        if kwic:
            hits = [
                replace(hit, annotator=names.of(hit.annotator, hit.article))
                for hit in all_hits(work, text, viewer, names=names, most=most)
            ]
            values = [asdict(hit) for hit in hits]
            output.result(map(_line, hits), {"query": text, "hits": values})
            return 0 if hits else 1
        found = list(work.articles.ids(narrowed(work, ArticleQuery(viewer, text))))[:most]
        rows = [work.articles.row(each, viewer) for each in found]
    lines = (f"{row.id}\t{' '.join(row.title.split())}" for row in rows)
    articles = [{"id": row.id, "title": row.title, "status": row.tally.status} for row in rows]
    output.result(lines, {"query": text, "articles": articles})
    return 0 if rows else 1


def _saved(work: UnitOfWork, query: str) -> str:
    """The query itself, or the saved one that ``@NAME`` means."""
    if not query.startswith("@"):
        return query
    known = {each.name: each.text for each in work.searches.saved()}
    if query[1:] not in known:
        names = ", ".join(known) or "none"
        raise SettingError(
            option="QUERY", reason=f"no query {query[1:]!r} is saved; saved: {names}."
        )
    return known[query[1:]]


def _line(hit: Hit) -> str:
    label = f"{hit.layer}.{hit.label} ({hit.annotator})" if hit.span else ""
    before = hit.before[-_LEFT:].rjust(_LEFT)
    after = hit.after[:_LEFT]
    return f"{hit.article}:{hit.begin}\t{before}[{hit.covered}]{after}\t{label}".rstrip()
