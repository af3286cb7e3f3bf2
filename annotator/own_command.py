"""How this very installation is started once more: as a worker, to print a page, from the menu of a desktop.

A frozen program is one file that is itself the program; everywhere else it is a module that Python runs.
"""

from __future__ import annotations

import sys
from pathlib import Path


def is_frozen() -> bool:
    """Whether this is the program that an installer brought, in which there is no Python to start."""
    return bool(getattr(sys, "frozen", False))


def own_command(*arguments: str) -> tuple[str, ...]:
    """Program and arguments that start this installation, from wherever it runs.

    Args:
        arguments: What it is to do.
    """
    if is_frozen():
        return (sys.executable, *arguments)
    return (sys.executable, "-m", "annotator", *arguments)


def typed_command() -> tuple[str, ...]:
    """The same as a person would start it: by the script beside this Python, where there is one."""
    script = Path(sys.executable).parent / "annotator"
    return (str(script),) if script.is_file() and not is_frozen() else own_command()
