"""Finds the system libraries that Qt needs and this machine lacks, and gets or names them.

Qt's own wheel is the witness: ``ldd`` on its files says what the dynamic linker cannot find. As root
on Debian and its kin the packages are installed; anybody else reads the exact command. Only the
standard library is used, and nothing of the program.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

PACKAGES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libGLX.so.0": "libglx0",
    "libOpenGL.so.0": "libopengl0",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libz.so.1": "zlib1g",
}
"""The Debian package of each library that Qt's core and its platform plugins link."""

OFFSCREEN = ("libQt6Gui.so.6", "libQt6Widgets.so.6", "libQt6Svg.so.6")
"""Qt's libraries that the program imports; what they miss is missing with and without a display."""


def main() -> int:
    """Return 0 when nothing is missing (any more), else 1."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--window", action="store_true", help="also what a window needs here")
    window = parser.parse_args().window
    if not sys.platform.startswith("linux"):
        return 0
    files = qt_files(window=window)
    missing = missing_libraries(files)
    if missing and may_install(missing):
        install(packages_for(missing))
        missing = missing_libraries(files)
    if missing:
        print(advice(missing), file=sys.stderr)
    return 1 if missing else 0


def qt_files(*, window: bool) -> list[Path]:
    """Return the files of the installed Qt that have to load here."""
    spec = importlib.util.find_spec("PySide6")
    if spec is None or not spec.submodule_search_locations:
        sys.exit("PySide6 is not installed in this environment; run make again.")
    qt = Path(spec.submodule_search_locations[0], "Qt")
    plugins = [f"libq{name}.so" for name in platforms(window=window)]
    found = [
        *(qt / "lib" / name for name in OFFSCREEN),
        *(qt / "plugins" / "platforms" / name for name in plugins),
    ]
    return [file for file in found if file.exists()]


def platforms(*, window: bool) -> list[str]:
    """Return the platform plugins that Qt would choose; a test run never needs a display."""
    names = ["offscreen"]
    if window and os.environ.get("DISPLAY"):
        names.append("xcb")
    elif window and os.environ.get("WAYLAND_DISPLAY"):
        names.append("wayland")
    return names


def missing_libraries(files: list[Path]) -> list[str]:
    """Return the names that the dynamic linker cannot resolve, sorted."""
    ldd = shutil.which("ldd")
    if ldd is None:
        return []
    listing = subprocess.run([ldd, *files], capture_output=True, text=True, check=False)  # noqa: S603 - our own files
    lines = (line.split() for line in listing.stdout.splitlines() if "not found" in line)
    return sorted({words[0] for words in lines})


def packages_for(libraries: list[str]) -> list[str]:
    """Return the Debian packages of the libraries that are known here, sorted."""
    return sorted({PACKAGES[name] for name in libraries if name in PACKAGES})


def may_install(libraries: list[str]) -> bool:
    """Whether we are root, on a Debian, and know at least one of the packages."""
    return os.geteuid() == 0 and bool(shutil.which("apt-get")) and bool(packages_for(libraries))


def install(packages: list[str]) -> None:
    """Install packages by apt-get; what goes wrong is on its own standard error."""
    print("Installing for Qt:", *packages, file=sys.stderr, flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (
        ["apt-get", "update", "-qq"],
        ["apt-get", "install", "-qq", "--yes", "--no-install-recommends", *packages],
    ):
        done = subprocess.run(  # noqa: S603 - names from the table above
            command,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            check=False,
        )
        if done.returncode:
            sys.exit(f"“{' '.join(command)}” failed; see above.")


def advice(libraries: list[str]) -> str:
    """Return what to do about the libraries, with the exact command where there is one."""
    lines = [f"Qt cannot start here: {', '.join(libraries)} not found."]
    packages = packages_for(libraries)
    if packages and shutil.which("apt-get"):
        install_all = f"apt-get install --yes --no-install-recommends {' '.join(packages)}"
        lines += ["Run this, then make again:", f"  sudo apt-get update && sudo {install_all}"]
    else:
        lines.append("Install the packages of your system that hold them, then make again.")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
