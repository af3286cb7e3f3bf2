"""``annotator review``: samples drawn, listed, shown, signed off and unlocked; judging needs eyes, and the window."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated, Literal

import typer

from annotator.cli.commands import Corpus, Json
from annotator.cli.output import Output, monitored
from annotator.cli.program import program_of
from annotator.cli.review_values import (
    drawn_lines,
    result_lines,
    result_values,
    sample_line,
    sample_values,
    signature_values,
)
from annotator.cli.team_commands import names_of
from annotator.domain.errors import SettingError
from annotator.domain.ids import AnnotatorId
from annotator.domain.ports import Access
from annotator.domain.reviews import (
    ALL_LABELS,
    AcceptanceRule,
    Decision,
    Method,
    ReviewUnit,
    SampleRequest,
    StratifyBy,
)
from annotator.services import corpora
from annotator.services.people import default_annotator
from annotator.services.reviewing import Reviewing

NOT_ACCEPTED = 1

app = typer.Typer(
    name="review",
    help="Sample what people have marked, estimate how much of it is right, and sign it off.",
    context_settings={"help_option_names": ["-h", "--help"]},
)

Name = Annotated[str, typer.Argument(metavar="NAME", help="Of the sample.")]
Who = Annotated[str | None, typer.Option("--as", help="Who reviews; default: the account's name.")]


@app.callback()
def _on_corpus(corpus: Corpus) -> None:
    """Sample what people have marked, estimate how much of it is right, and sign it off."""


@app.command("sample")
def sample_command(
    ctx: typer.Context,
    *,
    name: Name,
    unit: Annotated[
        Literal["span", "article"],
        typer.Option(help="What is drawn; recall can be estimated from articles only."),
    ] = "span",
    method: Annotated[
        Literal["random", "stratified", "risk"],
        typer.Option(help="Every unit alike, by strata, or what is likely wrong more often."),
    ] = "random",
    of: Annotated[
        str | None,
        typer.Option("--set", metavar="A,B,…", help="Whose sets, or gold; default: all people."),
    ] = None,
    layer: Annotated[
        list[str] | None, typer.Option("--layer", help="Only this layer; repeatable.")
    ] = None,
    status: Annotated[
        Literal["done", "all"], typer.Option(help="Only finished articles, or all.")
    ] = "all",
    size: Annotated[int, typer.Option(min=0, help="Units to draw; default: for --margin.")] = 0,
    margin: Annotated[float, typer.Option(help="Wanted precision of estimates, as 0.05.")] = 0.05,
    stratify: Annotated[
        Literal["label", "annotator", "source"], typer.Option(help="What makes a stratum.")
    ] = "label",
    allocation: Annotated[
        Literal["proportional", "equal", "neyman"], typer.Option(help="How strata share.")
    ] = "proportional",
    seed: Annotated[int, typer.Option(min=0, help="Another seed, another sample.")] = 0,
    blind: Annotated[bool, typer.Option("--blind", help="Do not show whose work it is.")] = False,
    level: Annotated[
        list[str] | None,
        typer.Option(
            metavar="[LAYER.LABEL=]P",
            help="Least precision, as 0.95 or entity.PER=0.98; repeatable.",
        ),
    ] = None,
    rule: Annotated[
        Literal["bound", "estimate"],
        typer.Option(help="A level holds if the interval lies above it, or the estimate does."),
    ] = "bound",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be drawn.")] = False,
    who: Who = None,
    json: Json = False,
) -> int:
    """Draw a sample; drawn again from the same annotations, it is the same."""
    request = SampleRequest(
        name,
        ReviewUnit(unit),
        Method(method),
        tuple(AnnotatorId(each) for each in names_of(of)),
        tuple(layer or ()),
        status == "done",
        size,
        margin,
        StratifyBy(stratify),
        allocation,
        seed,
        blind,
        _levels(level),
        AcceptanceRule(rule),
    )
    access = Access.READ if dry_run else Access.WRITE
    with _reviewing(ctx, access, who) as desk, monitored("Drawing") as monitor:
        sample = desk.preview(request, monitor).sample if dry_run else desk.draw(request, monitor)
    values = {**sample_values(sample), "dry_run": dry_run}
    Output(as_json=json).result(drawn_lines(_corpus(ctx), sample, dry_run=dry_run), values)
    return 0


@app.command("list")
def list_command(ctx: typer.Context, *, json: Json = False) -> int:
    """List the samples, newest first."""
    with _reviewing(ctx, Access.READ) as desk:
        samples = desk.samples()
    lines = [sample_line(each) for each in samples] or [f"{_corpus(ctx)}: no samples."]
    Output(as_json=json).result(lines, {"samples": [sample_values(each) for each in samples]})
    return 0


@app.command("show")
def show_command(ctx: typer.Context, *, name: Name, json: Json = False) -> int:
    """Show what a sample says: precision, recall, F1, each with its 95 % interval, and the verdict."""
    with _reviewing(ctx, Access.READ) as desk:
        sample = desk.sample(name)
        result, signatures = desk.result(sample.id), desk.signatures(sample.id)
    Output(as_json=json).result(result_lines(result), result_values(result, signatures))
    return 0


@app.command("sign-off")
def sign_off_command(
    ctx: typer.Context,
    *,
    name: Name,
    reason: Annotated[str, typer.Option(help="A remark that is kept with it.")] = "",
    who: Who = None,
    json: Json = False,
) -> int:
    """Lock everything the sample was drawn from; exit status 1 if its levels are not reached."""
    with _reviewing(ctx, Access.WRITE, who) as desk:
        sample = desk.sample(name)
        signature = desk.sign(sample, reason)
    line = f"“{name}” is signed off by {signature.by}: {signature.decision}; {sample.frame.sets} sets are locked."
    values = {"sample": sample.id, "sets": sample.frame.sets, **signature_values(signature)}
    Output(as_json=json).result([line], values)
    return 0 if signature.decision is Decision.ACCEPT else NOT_ACCEPTED


@app.command("unlock")
def unlock_command(
    ctx: typer.Context,
    *,
    name: Name,
    reason: Annotated[str, typer.Option(help="Why; it is kept.")],
    who: Who = None,
    json: Json = False,
) -> int:
    """Let what was signed off be changed again."""
    with _reviewing(ctx, Access.WRITE, who) as desk:
        sample = desk.sample(name)
        signature = desk.unlock(sample, reason)
    line = f"“{name}” is unlocked by {signature.by}: {signature.reason}"
    values = {"sample": sample.id, "sets": sample.frame.sets, **signature_values(signature)}
    Output(as_json=json).result([line], values)
    return 0


@contextmanager
def _reviewing(ctx: typer.Context, access: Access, who: str | None = None) -> Iterator[Reviewing]:
    context = program_of(ctx).context
    name = AnnotatorId(who) if who else default_annotator()
    with corpora.opened(context, _corpus(ctx), access) as store:
        yield Reviewing(store.open_unit_of_work, name, context.clock, context.new_id)


def _corpus(ctx: typer.Context) -> str:
    assert ctx.parent is not None  # noqa: S101 - these commands stand behind a corpus
    return str(ctx.parent.params["corpus"])


def _levels(told: list[str] | None) -> dict[str, float]:
    if not told:
        return {ALL_LABELS: 0.95}
    levels: dict[str, float] = {}
    for each in told:
        name, _, number = each.rpartition("=")
        try:
            levels[name or ALL_LABELS] = float(number)
        except ValueError as error:
            reason = f"{number!r} is no number, as 0.95."
            raise SettingError(option="--level", reason=reason) from error
    return levels
