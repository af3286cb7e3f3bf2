"""The command line's frame: its commands, and how failures become a line and an exit status.

Exit status: 0 done; 1 done with findings or losses; 2 the request is wrong; 130 cancelled.
"""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from pathlib import Path
from typing import Annotated

import typer

from annotator.cli import commands, desktop_entry
from annotator.cli.adjudicate_command import adjudicate_command
from annotator.cli.agreement_command import agreement_command
from annotator.cli.check_command import check_command
from annotator.cli.dashboard_command import dashboard_command
from annotator.cli.demo import demo_command
from annotator.cli.evaluate_command import evaluate_command
from annotator.cli.feedback_command import feedback_command
from annotator.cli.history_command import history_command
from annotator.cli.people_command import people_command
from annotator.cli.pipelines_command import app as pipelines_app
from annotator.cli.printing import print_command
from annotator.cli.program import Program, program_of
from annotator.cli.report_command import report_command
from annotator.cli.restore_command import restore_command
from annotator.cli.review_command import app as review_app
from annotator.cli.salvage_command import salvage_command
from annotator.cli.schema_commands import app as schema_app
from annotator.cli.search_command import search_command
from annotator.cli.server_commands import copy_command, server_roles_command
from annotator.cli.team_commands import (
    assign_command,
    merge_command,
    opened_as_corpus,
    package_command,
)
from annotator.cli.train_command import train_command
from annotator.cli.worker import worker_command
from annotator.domain.errors import AnnotatorError, SystemRefusalError, TaskCancelledError
from annotator.formats.package_kind import whom_for
from annotator.services.context import WindowRequest

WRONG_REQUEST = 2
CANCELLED = 130
BROKEN_PIPE = 141

# What typer raises for a wrong call, under whichever name the installed version has it.
_USAGE_ERRORS: tuple[type[Exception], ...] = tuple(
    base for base in typer.BadParameter.__bases__ if issubclass(base, Exception)
)

app = typer.Typer(
    name="annotator",
    help="Turn German news articles into a labelled gold corpus. Without a command: open the window.",
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback(invoke_without_command=True)
def _window(
    ctx: typer.Context,
    *,
    version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
    verbose: Annotated[
        bool, typer.Option("--verbose", "-v", help="Say on standard error what goes on.")
    ] = False,
    install_desktop: Annotated[
        bool,
        typer.Option(
            "--install-desktop", help="Add menu entry, icon and file type to the desktop."
        ),
    ] = False,
    remove_desktop: Annotated[
        bool, typer.Option("--remove-desktop", help="Take these away again.")
    ] = False,
) -> None:
    logging.basicConfig(
        level=logging.INFO if verbose else logging.ERROR,
        format="%(levelname)s %(name)s: %(message)s",
    )
    if not verbose:
        # It takes a page without an article for an error; that is a notice, and told as one.
        logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    program = program_of(ctx)
    if version:
        sys.stdout.write(f"annotator {program.version}\n")
        raise typer.Exit
    if install_desktop or remove_desktop:
        act = desktop_entry.install if install_desktop else desktop_entry.remove
        for path in act(desktop_entry.data_home()):
            sys.stdout.write(f"{path}\n")
        raise typer.Exit
    if ctx.invoked_subcommand is None:
        raise typer.Exit(program.open_window(WindowRequest()))


def _open(
    ctx: typer.Context,
    *,
    corpus: commands.Corpus,
    annotator: Annotated[str | None, typer.Option("--as", help="Who annotates.")] = None,
) -> int:
    """Open the window on a corpus, or on a package: that becomes a corpus of the same name beside it."""
    if (whom := whom_for(Path(corpus))) is not None:
        package, corpus = Path(corpus), str(Path(corpus).with_suffix(".corpus"))
        annotator = annotator or whom
        if not Path(corpus).exists():
            opened_as_corpus(program_of(ctx).context, package, corpus)
    return program_of(ctx).open_window(WindowRequest(corpus, annotator))


app.command("open")(_open)
app.command("new")(commands.new_command)
app.command("import")(commands.import_command)
app.command("suggest")(commands.suggest_command)
app.command("export")(commands.export_command)
app.command("train")(train_command)
app.command("evaluate")(evaluate_command)
app.command("agreement")(agreement_command)
app.command("people")(people_command)
app.command("assign")(assign_command)
app.command("package")(package_command)
app.command("merge")(merge_command)
app.command("adjudicate")(adjudicate_command)
app.command("feedback")(feedback_command)
app.command("check")(check_command)
app.command("report")(report_command)
app.command("dashboard")(dashboard_command)
app.command("articles")(commands.articles_command)
app.command("search")(search_command)
app.command("history")(history_command)
app.command("verify")(commands.verify_command)
app.command("backup")(commands.backup_command)
app.command("restore")(restore_command)
app.command("salvage")(salvage_command)
app.command("copy")(copy_command)
app.command("server-roles")(server_roles_command)
app.add_typer(pipelines_app)
app.add_typer(schema_app)
app.add_typer(review_app)
app.command("demo")(demo_command)
app.command("worker", hidden=True)(worker_command)
app.command("print-page", hidden=True)(print_command)


def run(argv: Sequence[str], program: Program) -> int:
    """Run a command line.

    Args:
        argv: Its words, without the program's name.
        program: The program.

    Returns:
        The exit status.
    """
    _ready_streams()
    try:
        status = app(args=list(argv), prog_name="annotator", standalone_mode=False, obj=program)
        sys.stdout.flush()
    except TaskCancelledError as error:
        return _said(str(error), CANCELLED)
    except (BrokenPipeError, SystemExit):
        # Whoever read has seen enough, which typer and rich turn into an exit of their own.
        _drop_output()
        return BROKEN_PIPE
    except (AnnotatorError, OSError) as error:
        told: Exception = error
        if isinstance(error, OSError):
            told = SystemRefusalError.of(error, "annotator")
            try:
                sys.stdout.flush()
            except OSError:
                _drop_output()
        # What the system says of no file in particular has the program's name already.
        return _said(f"annotator: {str(told).removeprefix('annotator: ')}", WRONG_REQUEST)
    except _USAGE_ERRORS as error:
        return _said(f"annotator: {_usage(error)}", WRONG_REQUEST)
    except (typer.Abort, KeyboardInterrupt):
        return _said("Cancelled.", CANCELLED)
    return status if isinstance(status, int) else 0


def _ready_streams() -> None:
    """Output that was closed goes nowhere; what its encoding lacks is written as an escape, not refused."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115, PTH123 - for good
        elif isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _drop_output() -> None:
    """What is still to be written goes nowhere: the interpreter would complain when it flushes at the end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _said(line: str, status: int) -> int:
    sys.stderr.write(" ".join(line.split()) + "\n")
    return status


def _usage(error: BaseException) -> str:
    told = getattr(error, "format_message", lambda: str(error))()
    called = getattr(getattr(error, "ctx", None), "command_path", "") or "annotator"
    return f"{told} See {called} --help."
