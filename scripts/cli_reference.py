"""Writes docs/cli.md from the command line itself. ``--check``: only says whether it is current."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

import typer
from typer.cli import get_docs_for_click

from annotator.cli.main import app

PAGE = Path(__file__).resolve().parents[1] / "docs" / "cli.md"

HEAD = """# Command line

Made from the program by `python scripts/cli_reference.py`. CORPUS is a `.corpus` file or a `postgresql+psycopg://…` address ([server.md](server.md)); `--json`
prints one object for scripts. Exit status: 0 done; 1 done, with findings or losses; 2 the request is wrong; 130 cancelled.

"""


def tell_whole(group: Any) -> None:  # noqa: ANN401 - typer's own class, which is private
    """Let lists of commands have the first sentence of each; left alone, it is cut at 45 characters."""
    for each in getattr(group, "commands", {}).values():
        each.short_help = (each.help or "").partition("\n")[0]
        tell_whole(each)


def page() -> str:
    """The page as it should be."""
    command = typer.main.get_command(app)
    shown = {name: each for name, each in command.commands.items() if not each.hidden}
    command.commands = shown
    tell_whole(command)
    context = typer.Context(command, info_name="annotator")
    made = get_docs_for_click(obj=command, ctx=context, name="annotator", title="annotator")
    # One title a page, and its commands below it.
    body = made.replace("# annotator\n", "## annotator\n", 1)
    return HEAD + "\n".join(line.rstrip() for line in body.splitlines()).rstrip() + "\n"


def main() -> int:
    """Write the page, or check it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    if parser.parse_args().check:
        return 0 if PAGE.read_text("utf-8") == page() else 1
    PAGE.write_text(page(), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
