"""Makes the desktop know the program: entry in the menu, file type of a corpus, icon. For one person, without root.

Files and places are those of the freedesktop.org specifications (Desktop Entry 1.5, Shared MIME-info, Icon Theme);
on Windows and macOS an installer does this.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from annotator.domain.errors import DesktopError
from annotator.own_command import typed_command
from annotator.resources import resource_path

_PLACES = {
    ("desktop", "annotator.desktop"): Path("applications"),
    ("desktop", "annotator.xml"): Path("mime", "packages"),
    ("icons", "annotator.svg"): Path("icons", "hicolor", "scalable", "apps"),
}
_RENEWING = (
    ("update-mime-database", "mime"),
    ("update-desktop-database", "applications"),
)


def data_home() -> Path:
    """Where the files of this person lie (XDG Base Directory Specification)."""
    named = os.environ.get("XDG_DATA_HOME", "")
    return Path(named) if Path(named).is_absolute() else Path.home() / ".local" / "share"


def install(home: Path) -> list[Path]:
    """Write the files, in place of older ones, and have the desktop read them.

    Args:
        home: The folder that ``data_home`` names.

    Returns:
        What was written.

    Raises:
        DesktopError: If this is no such desktop, or a file cannot be written.
    """
    _check_system()
    written = []
    try:
        for (folder, name), place in _PLACES.items():
            text = resource_path(folder, name).read_text("utf-8")
            if name.endswith(".desktop"):
                text = _with_command(text, typed_command())
            target = home / place / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, "utf-8")
            written.append(target)
    except OSError as error:
        raise DesktopError(reason=str(error)) from error
    _renew(home)
    return written


def remove(home: Path) -> list[Path]:
    """Take the files away again.

    Returns:
        What was there.

    Raises:
        DesktopError: If this is no such desktop, or a file cannot be removed.
    """
    _check_system()
    there = [home / place / name for (_, name), place in _PLACES.items()]
    removed = [path for path in there if path.exists()]
    try:
        for path in removed:
            path.unlink()
    except OSError as error:
        raise DesktopError(reason=str(error)) from error
    _renew(home)
    return removed


def quoted(word: str) -> str:
    """A word as the key ``Exec`` wants it (Desktop Entry Specification, "The Exec key")."""
    escaped = "".join(f"\\{char}" if char in '"`$\\' else char for char in word)
    # A backslash is escaped once more as in every string of the file, and % begins a field code.
    return f'"{escaped}"'.replace("\\", "\\\\").replace("%", "%%")


def _with_command(text: str, command: tuple[str, ...]) -> str:
    lines = []
    for line in text.splitlines():
        if line.startswith("Exec="):
            lines.append(f"Exec={' '.join(map(quoted, command))} open %f")
        elif line.startswith("TryExec="):
            lines.append(f"TryExec={command[0]}")
        else:
            lines.append(line)
    return "\n".join(lines) + "\n"


def _check_system() -> None:
    if not sys.platform.startswith(("linux", "freebsd")):
        raise DesktopError(reason=f"{sys.platform} keeps no desktop entries")


def _renew(home: Path) -> None:
    """Where the tools are missing the desktop reads the files when it starts next."""
    for tool, folder in _RENEWING:
        path = shutil.which(tool)
        if path is not None and (home / folder).is_dir():
            subprocess.run([path, str(home / folder)], check=False, capture_output=True)  # noqa: S603 - tools of the desktop on our own folder
