"""The command ``train``: a pipeline from the gold of a corpus, and a table that says whether it is any better."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from annotator.cli.commands import Corpus, Json, Layers
from annotator.cli.output import Output, monitored
from annotator.cli.program import program_of
from annotator.domain.errors import SettingError
from annotator.domain.ports import Access
from annotator.services import corpora
from annotator.services.context import BUILTIN
from annotator.services.corpus_pipelines import STEM, use_pipeline
from annotator.services.training import STEPS, TrainingRequest, train
from annotator.services.training_report import TrainingReport, report_values

NOT_BETTER = 1


def train_command(
    ctx: typer.Context,
    *,
    corpus: Corpus,
    out: Annotated[
        Path | None,
        typer.Argument(
            metavar="[OUT_DIR]",
            help="The folder to make; without it, the next pipeline of the corpus, as gold-1.",
        ),
    ] = None,
    layer: Layers = None,
    base: Annotated[
        str, typer.Option(help="builtin, an installed spaCy package or a folder.")
    ] = BUILTIN,
    name: Annotated[str, typer.Option(help="Name of the pipeline of the corpus.")] = STEM,
    use: Annotated[
        bool, typer.Option("--use", help="Take it into use if it is better than the present one.")
    ] = False,
    curve: Annotated[
        bool, typer.Option("--curve/--no-curve", help="Also train on 25, 50 and 75 % of the gold.")
    ] = True,
    seed: Annotated[int, typer.Option(min=0, help="Another seed, another pipeline.")] = 0,
    steps: Annotated[
        int, typer.Option(min=1, max=20_000, help="The most updates of one training.")
    ] = STEPS,
    json: Json = False,
) -> int:
    """Train suggestions from gold; compares with the pipeline in use on held-out articles.

    Exit status 1 if the new pipeline is no better.
    """
    if use and out is not None:
        raise SettingError(
            option="--use",
            reason="only a pipeline of the corpus can be taken into use; give no OUT_DIR.",
        )
    context = program_of(ctx).context
    request = TrainingRequest(
        layers=frozenset(layer or ()),
        base=base,
        out=out,
        name=name,
        seed=seed,
        steps=steps,
        curve=curve,
    )
    with (
        corpora.opened(context, corpus, Access.READ) as store,
        monitored("Training") as monitor,
    ):
        report = train(context, store, request, monitor)
        taken = use and report.better
        if taken:
            use_pipeline(context, store.location, report.name)
    output = Output(as_json=json)
    lines = [
        *_table(report),
        *_conventions(report),
        *_curve(report),
        _verdict(report, corpus, taken=taken),
    ]
    output.result(lines, report_values(report) | {"in_use": taken})
    few = [
        f"{of} {label}: {count}"
        for of, label, count in report.gold.few(list(report.trained.labels))
    ]
    output.notices("Labels with few examples", few)
    return 0 if report.better else NOT_BETTER


def _table(report: TrainingReport) -> Iterator[str]:
    yield (
        f"Learned from {report.learned} articles, measured on {report.held_out} others; "
        f"precision, recall and F1 of equal spans, and of equal fillers of roles, in per cent."
    )
    width = max((len(f"{row.layer} {row.label}") for row in report.scores), default=0) + 2
    head = f"{'':{width}}{'gold':>6}   {report.present:>20}   {report.source:>20}"
    yield head
    for row in report.scores:
        name = f"{row.layer} {row.label}".strip() if row.label else row.layer
        present, new = (
            " ".join(f"{100 * each:6.1f}" for each in s) for s in (row.present, row.new)
        )
        yield f"{name:{width}}{row.gold:6}   {present:>20}   {new:>20}"


def _conventions(report: TrainingReport) -> Iterator[str]:
    """How often people's choice was met on articles that were not learned from, found by cross-validation."""
    for part, gain in report.trained.conventions.items():
        both = f"{gain['right_by_rules']} by the rules, {gain['right_as_learned']} as learned"
        used = "used" if gain["used"] else "not used"
        yield f"Conventions, {part}: right in {gain['places']} places: {both}; {used}."


def _curve(report: TrainingReport) -> Iterator[str]:
    if report.curve:
        points = ", ".join(
            f"{each.share} % ({each.articles} articles) {100 * each.f1:.1f}"
            for each in report.curve
        )
        yield f"F1 with a part of the gold: {points}."


def _verdict(report: TrainingReport, corpus: str, *, taken: bool) -> str:
    both = f"F1 {100 * report.new_f1:.1f} instead of {100 * report.present_f1:.1f}"
    if not report.better:
        return f"{report.folder}: no better than {report.present} ({both}); that one stays in use."
    if taken:
        return f"{report.folder}: better ({both}) and in use from now on."
    return (
        f"{report.folder}: better ({both}); use it with "
        f"“annotator suggest {corpus} --redo --pipeline {report.name}”."
    )
