"""Pages as PDF, in a process of their own: only the window knows Qt, and neither the worker nor a command may load it."""

from __future__ import annotations

import os
import subprocess
import tempfile
from pathlib import Path
from typing import Annotated

import typer

from annotator.cli.program import program_of
from annotator.domain.errors import FileWriteError
from annotator.domain.reason import Reason
from annotator.own_command import own_command

_PATIENCE_S = 300


def print_in_own_process(page: str, out: Path) -> None:
    """Write a page as PDF; works without a display.

    Args:
        page: HTML.
        out: Where to.

    Raises:
        FileWriteError: If it cannot be written.
    """
    with tempfile.TemporaryDirectory(prefix="annotator-") as folder:
        source = Path(folder) / "page.html"
        source.write_text(page, encoding="utf-8")
        try:
            done = subprocess.run(  # noqa: S603 - this program
                own_command("print-page", str(source), str(out.absolute())),
                env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
                capture_output=True,
                text=True,
                timeout=_PATIENCE_S,
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            raise FileWriteError(
                file=out,
                reason=Reason("printing it took more than {seconds} seconds", seconds=_PATIENCE_S),
            ) from error
    if done.returncode:
        said = done.stderr.strip().splitlines()
        raise FileWriteError(file=out, reason=said[-1] if said else Reason("printing it failed"))


def print_command(
    ctx: typer.Context,
    *,
    page: Annotated[Path, typer.Argument(help="HTML of this program.")],
    out: Annotated[Path, typer.Argument(help="The PDF to make.")],
) -> int:
    """Print a page of this program as PDF."""
    program_of(ctx).print_page(page, out)
    return 0
