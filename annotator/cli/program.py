"""What a command gets: the program's parts, made only when it needs them, and a place for its words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import typer

from annotator.services.context import AppContext, WindowRequest


def _no_printer(page: Path, out: Path) -> None:
    raise NotImplementedError(f"this program cannot print {page} to {out}")


@dataclass
class Program:
    """The program as its commands see it.

    Attributes:
        make_context: Makes the parts; takes half a second, so ``--help`` does without.
        open_window: Opens the window and returns its exit status.
        version: Of the program.
        print_page: Prints a file of HTML as PDF; together with ``open_window`` the only way to Qt.
    """

    make_context: Callable[[], AppContext]
    open_window: Callable[[WindowRequest], int]
    version: str
    print_page: Callable[[Path, Path], None] = _no_printer

    @cached_property
    def context(self) -> AppContext:
        """The program's parts."""
        return self.make_context()


def program_of(ctx: typer.Context) -> Program:
    """The program a command belongs to."""
    program = ctx.obj
    if not isinstance(program, Program):
        raise TypeError(f"the command line was started without its program: {program!r}")
    return program
