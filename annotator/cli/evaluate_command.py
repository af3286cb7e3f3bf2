"""``annotator evaluate``: precision, recall and F1 of one annotation set against another."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import Annotated, Literal

import typer

from annotator.cli.commands import Corpus, Json, Layers
from annotator.cli.evaluation_values import (
    difference_values,
    evaluation_lines,
    evaluation_values,
    left_out_lines,
)
from annotator.cli.output import Output, monitored
from annotator.cli.program import program_of
from annotator.domain.article import Article
from annotator.domain.errors import SettingError
from annotator.domain.ports import Access
from annotator.formats.atomic import whole_file
from annotator.formats.writing import json_line
from annotator.quality.differences import Difference
from annotator.services import corpora
from annotator.services.evaluate import EvaluationRequest, OnDifference, evaluate


def evaluate_command(
    ctx: typer.Context,
    *,
    corpus: Corpus,
    reference: Annotated[
        str, typer.Option(help="What is held to be right: gold, suggestions or an annotator.")
    ],
    candidate: Annotated[
        str, typer.Option(help="What is judged: gold, suggestions or an annotator.")
    ],
    layer: Layers = None,
    status: Annotated[
        Literal["done", "all"], typer.Option(help="Only finished articles, or all.")
    ] = "done",
    by: Annotated[
        Literal["article"] | None, typer.Option(help="Also the scores of each article.")
    ] = None,
    differences: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Write where the two differ, one JSON line each."),
    ] = None,
    json: Json = False,
) -> int:
    """Compare two annotation sets: precision, recall and F1 by layer, label, role and value.

    Articles that lack one of the two are counted by reason; --json lists them.
    """
    if differences is not None and differences.exists():
        reason = f"{differences} is there already; choose another name."
        raise SettingError(option="--differences", reason=reason)
    context = program_of(ctx).context
    request = EvaluationRequest(reference, candidate, frozenset(layer or ()), status)
    with (
        corpora.opened(context, corpus, Access.READ) as store,
        monitored("Evaluating") as monitor,
        ExitStack() as files,
    ):
        write = _writer(differences, files)
        report = evaluate(store, request, monitor, write)
    by_article = by is not None
    compared = f"{len(report.articles)} articles, {candidate} against {reference}"
    lines = [f"{corpus}: {compared}.", *left_out_lines(report)]
    lines += [f"Differences: {differences}."] if differences else []
    if not json:
        lines += evaluation_lines(report, by_article=by_article)
    Output(as_json=json).result(lines, evaluation_values(report, by_article=by_article))
    return 0


def _writer(path: Path | None, files: ExitStack) -> OnDifference | None:
    if path is None:
        return None
    stream = files.enter_context(whole_file(path))

    def write(article: Article, difference: Difference) -> None:
        stream.write(json_line(difference_values(article, difference)))

    return write
