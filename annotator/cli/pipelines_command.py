"""The commands about pipelines: list them, install and examine them, agree to what they run."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated, Any

import typer

from annotator.cli.output import Output, monitored
from annotator.cli.program import program_of
from annotator.domain.pipelines import CodeKind, Examination, Installable, PipelineDetails
from annotator.services import pipelines

_MIB = 1_048_576

app = typer.Typer(
    name="pipelines",
    help="List the suggestion pipelines that are here; install, examine and trust them.",
    context_settings={"help_option_names": ["-h", "--help"]},
)

Json = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]
Pipeline = Annotated[str, typer.Argument(metavar="NAME|PATH", help="A package or a folder.")]

_WHY = {
    CodeKind.PYTHON: "Python code",
    CodeKind.BINARY: "compiled code",
    CodeKind.PICKLE: "pickled data",
    CodeKind.FUNCTION: "a function of",
    CodeKind.FACTORY: "a component of",
    CodeKind.SOURCE: "components of another pipeline",
    CodeKind.LANGUAGE: "a language of",
    CodeKind.ENTRY_POINT: "run by spaCy itself",
}


@app.callback(invoke_without_command=True)
def list_command(ctx: typer.Context, *, json: Json = False) -> int | None:
    """List the suggestion pipelines that are here, and those of spaCy that can be installed."""
    if ctx.invoked_subcommand is not None:
        return None
    context = program_of(ctx).context
    here = pipelines.pipelines_here(context)
    names = {each.name for each in here}
    offers = [each for each in context.shelf.offers() if each.name not in names]
    lines = [_line(each) for each in here]
    lines += [f"{each.name}\t{each.version}\tcan be installed" for each in offers]
    values = {
        "pipelines": [details_values(each) for each in here],
        "offers": [offer_values(each) for each in offers],
    }
    Output(as_json=json).result(lines, values)
    return 0


@app.command("install")
def install_command(
    ctx: typer.Context,
    *,
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="As de_core_news_md, NAME-VERSION or a .whl file.")
    ],
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only print the command that would be run.")
    ] = False,
    json: Json = False,
) -> int:
    """Install a spaCy pipeline package into the Python that runs this program."""
    shelf = program_of(ctx).context.shelf
    offer = shelf.offer(name)
    if not dry_run:
        with monitored("Installing") as monitor:
            shelf.install(offer, monitor)
    done = "would be installed by" if dry_run else "installed by"
    line = f"{offer.name} {offer.version}: {done}: {offer.command_line}"
    Output(as_json=json).result([line], offer_values(offer))
    return 0


@app.command("remove")
def remove_command(ctx: typer.Context, *, name: Pipeline, json: Json = False) -> int:
    """Uninstall a package, or forget a folder; the files of a folder stay."""
    context = program_of(ctx).context
    if name in context.choices.read().folders:
        pipelines.forget(context, name)
    else:
        removal = context.shelf.removal(name)
        with monitored("Removing") as monitor:
            context.shelf.remove(removal, monitor)
        pipelines.forget(context, name)
    Output(as_json=json).result([f"{name}: removed."], {"removed": name})
    return 0


@app.command("add")
def add_command(ctx: typer.Context, *, folder: Pipeline, json: Json = False) -> int:
    """Remember a folder with a pipeline, so that the window offers it."""
    found = pipelines.add_folder(program_of(ctx).context, folder)
    Output(as_json=json).result([_line(found)], details_values(found))
    return 0


@app.command("examine")
def examine_command(ctx: typer.Context, *, pipeline: Pipeline, json: Json = False) -> int:
    """Say what loading a pipeline would run, without running it.

    Exit status 1 if it would run code nobody has agreed to.
    """
    found, agreed = pipelines.examine(program_of(ctx).context, pipeline)
    lines = [f"{pipeline}: nothing but data."]
    if found.findings:
        lines = [f"{pipeline} ({found.digest[:12]}) would run:", *finding_lines(found)]
        lines.append(
            "Trusted." if agreed else "Nobody has agreed to that; see annotator suggest --trust."
        )
    Output(as_json=json).result(lines, examination_values(found, agreed=agreed))
    return 0 if agreed else 1


def finding_lines(found: Examination) -> list[str]:
    """What a pipeline would run, a line each."""
    return [f"  {_WHY[each.kind]}: {each}" for each in found.findings]


def examination_values(found: Examination, *, agreed: bool) -> dict[str, Any]:
    """An examination as JSON values."""
    return {
        "pipeline": found.pipeline,
        "digest": found.digest,
        "trusted": agreed,
        "findings": [asdict(each) for each in found.findings],
    }


def details_values(found: PipelineDetails) -> dict[str, Any]:
    """What is known of a pipeline as JSON values."""
    values = asdict(found)
    values["labels"] = {component: list(labels) for component, labels in found.labels.items()}
    values["components"] = list(found.components)
    return values


def offer_values(offer: Installable) -> dict[str, Any]:
    """A package that can be installed as JSON values."""
    return {**asdict(offer), "command": list(offer.command), "command_line": offer.command_line}


def trusting(ctx: typer.Context, pipeline: str) -> None:
    """Agree to what a pipeline runs, and say what that is."""
    found = pipelines.trust(program_of(ctx).context, pipeline)
    if found.findings:
        Output(as_json=False).notices(f"{pipeline} may run", finding_lines(found))


def _line(found: PipelineDetails) -> str:
    if found.problem:
        return f"{found.name}\t{found.version}\t{found.kind}\tcannot be used: {found.problem}"
    size = f"{found.size / _MIB:.1f} MiB" if found.size else ""
    facts = [found.kind.value, found.description, found.licence, size]
    return f"{found.name}\t{found.version}\t{', '.join(fact for fact in facts if fact)}"
