"""Builds what people install who have no Python: a folder, a tar.xz of it and, on Debian and its kin, a .deb.

Usage: build.py [--out FOLDER] [--only folder|archive|deb …]

Runs on the system it builds for, best on the oldest that is to run it: the C library of the target must
not be older. The versions are those of requirements.lock.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve().parent
WORK = ROOT / "build" / "installers"

DEPENDS = ("libc6 (>= 2.34)", "libgl1", "libegl1", "libfontconfig1", "libdbus-1-3")
"""What the folder leaves to the system: drivers, fonts and the message bus must be the machine's own."""
XCB = (
    "libxcb-cursor0",
    "libxcb-icccm4",
    "libxcb-keysyms1",
    "libxcb-shape0",
    "libxcb-xkb1",
    "libxcb-render-util0",
    "libxcb-image0",
    "libxkbcommon-x11-0",
)
"""What Qt needs under X11; it is not in Qt's wheel and only bundled where the build machine has it."""

NOT_NEEDED = (
    "**/libqgtk3.so",
    "**/Qt/plugins/platforminputcontexts/libqtvirtualkeyboard*",
    "**/Qt/plugins/imageformats/libqpdf*",
    "**/Qt/plugins/egldeviceintegrations",
    "**/Qt/plugins/sqldrivers",
    "**/Qt/plugins/qmltooling",
    "**/Qt/qml",
    "**/libQt6Quick*",
    "**/libQt6Qml*",
    "**/libQt6Pdf*",
    "**/libQt6VirtualKeyboard*",
    "**/libQt6WebEngine*",
    "**/libgtk-3*",
    "**/pyarrow/include",
    "**/pyarrow/tests",
    "**/pyarrow/libarrow_flight*",
    "**/pyarrow/_flight*",
    "**/libarrow_python_flight*",
    "**/pyarrow/libarrow_s3*",
    "**/libarrow_s3*",
    "**/pyarrow/_s3fs*",
    "**/pyarrow/*.p[xy][dix]",
    "**/numpy/**/tests",
    "**/thinc/tests",
    "**/spacy/tests",
)
"""Patterns below the folder: what nothing of the program loads."""

TRANSLATIONS = re.compile(r"qt(base)?_(de|en)\.qm")


def main() -> int:
    """Build what was asked for; 0 when all of it was made and starts."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--out", type=Path, default=ROOT / "dist")
    parser.add_argument("--only", nargs="+", choices=("folder", "archive", "deb"), default=[])
    asked = parser.parse_args()
    wanted = set(asked.only) or {"folder", "archive", "deb"}
    folder = asked.out / "annotator"
    if "folder" in wanted:
        build_folder(asked.out)
        prune(folder)
        strip(folder)
        smoke(folder)
    if not (folder / "annotator").exists():
        say(f"There is no built program in {folder}; build the folder first.")
        return 1
    version = run([folder / "annotator", "--version"], capture=True).split()[-1]
    if "archive" in wanted:
        report(archived(folder, asked.out, version))
    if "deb" in wanted:
        if shutil.which("dpkg-deb") is None:
            say("dpkg-deb is not here, so no .deb was built.")
            return 0 if not asked.only else 1
        report(debian_package(folder, asked.out, version))
    return 0


def build_folder(out: Path) -> None:
    """Freeze the program, from an environment with nothing in it but the program and its extras."""
    python = environment()
    shutil.rmtree(out / "annotator", ignore_errors=True)
    run(
        [
            *(python, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "WARN"),
            *("--distpath", out.resolve(), "--workpath", WORK / "work", HERE / "annotator.spec"),
        ],
        # In the checkout, Python would take the program from there, where its resources lie elsewhere.
        folder=WORK,
    )


def environment() -> Path:
    """The interpreter of the build's own environment, made or brought up to date."""
    place = WORK / "venv"
    python = place / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if not python.exists():
        run([sys.executable, "-m", "venv", "--without-pip", place])
    pinned = WORK / "versions.txt"
    pinned.write_text("\n".join(versions((ROOT / "requirements.lock").read_text("utf-8"))) + "\n")
    # The pip of this environment is locked; what Python would put into a new one may be years old.
    pip = [sys.executable, "-m", "pip", "--python", python]
    pip += ["--disable-pip-version-check", "install", "--quiet"]
    run([*pip, "-c", pinned, f"{ROOT}[all]", "pyinstaller>=6.16,<7"])
    run([*pip, "--force-reinstall", "--no-deps", ROOT])
    return python


def versions(lock: str) -> Iterator[str]:
    """The lines ``name==version ; marker`` of a lock, without their hashes."""
    for line in lock.splitlines():
        if re.match(r"[A-Za-z0-9_.-]+(\[[^]]*\])?==", line):
            yield re.sub(r"\[[^]]*\]", "", line.rstrip("\\ "))


def prune(folder: Path) -> None:
    """Remove what nothing of the program loads, and Qt's texts in other languages."""
    inside = folder / "_internal"
    for pattern in NOT_NEEDED:
        for found in sorted(inside.glob(pattern)):
            shutil.rmtree(found) if found.is_dir() else found.unlink()
    for texts in inside.glob("**/Qt/translations/*.qm"):
        if not TRANSLATIONS.fullmatch(texts.name):
            texts.unlink()


def strip(folder: Path) -> None:
    """Take debugging symbols out of libraries, but not out of those wheels carry: OpenBLAS breaks."""
    if sys.platform != "linux" or shutil.which("strip") is None:
        return
    for library in sorted(folder.rglob("*.so*")):
        if library.is_symlink() or any(part.endswith(".libs") for part in library.parts):
            continue
        run(["strip", "--strip-unneeded", library], may_fail=True)


def smoke(folder: Path) -> None:
    """Start what was built: version, then samples imported, suggested and exported without a display.

    The whole way, training and every format included, goes try_deb.sh.
    """
    target = WORK / "smoke"
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    run([folder / "annotator", "--version"])
    run([folder / "annotator", "demo", "--headless", "--into", target], offscreen=True)


def archived(folder: Path, out: Path, version: str) -> Path:
    """The folder as tar.xz."""
    path = out / f"annotator-{version}-{sys.platform}-{os.uname().machine}.tar.xz"
    with tarfile.open(path, "w:xz", preset=6) as archive:
        archive.add(folder, arcname=f"annotator-{version}", filter=_nobody)
    return path


def debian_package(folder: Path, out: Path, version: str) -> Path:
    """The folder as .deb: /opt/annotator, a command, icon, desktop file, file type and licence."""
    arch = run(["dpkg", "--print-architecture"], capture=True).strip()
    tree = WORK / "deb"
    shutil.rmtree(tree, ignore_errors=True)
    shutil.copytree(folder, tree / "opt" / "annotator", symlinks=True)
    shared = tree / "usr" / "share"
    desktop = ROOT / "resources" / "desktop"
    for source, place in (
        (desktop / "annotator.desktop", shared / "applications"),
        (desktop / "annotator.xml", shared / "mime" / "packages"),
        (ROOT / "resources/icons/annotator.svg", shared / "icons/hicolor/scalable/apps"),
        (ROOT / "CHANGELOG.md", shared / "doc" / "annotator"),
    ):
        place.mkdir(parents=True, exist_ok=True)
        shutil.copy(source, place)
    shutil.copy(ROOT / "LICENSE", shared / "doc" / "annotator" / "copyright")
    (tree / "usr" / "bin").mkdir(parents=True)
    (tree / "usr" / "bin" / "annotator").symlink_to("/opt/annotator/annotator")
    size = sum(each.lstat().st_size for each in tree.rglob("*") if each.is_file()) // 1024
    control = tree / "DEBIAN"
    control.mkdir()
    (control / "control").write_text(
        f"Package: annotator\nVersion: {version}\nArchitecture: {arch}\nSection: science\n"
        "Priority: optional\nMaintainer: The Annotator developers <annotator@localhost>\n"
        f"Installed-Size: {size}\nDepends: {', '.join((*DEPENDS, *XCB))}\n"
        "Description: turn news articles into a labelled gold corpus\n"
        " Annotator shows articles, proposes entities, quotes and events, and exports what people\n"
        " decided as training data for spaCy and other programs. It needs no network.\n",
        "utf-8",
    )
    # Debian's own triggers renew the caches of file types, icons and desktop files.
    # A fifth larger than with xz, but packed and unpacked in a fraction of the time.
    path = out / f"annotator_{version}_{arch}.deb"
    run(["dpkg-deb", "--root-owner-group", "-Zzstd", "-z12", "--build", tree, path])
    shutil.rmtree(tree)
    return path


def run(
    command: Sequence[object],
    *,
    folder: Path | None = None,
    capture: bool = False,
    offscreen: bool = False,
    may_fail: bool = False,
) -> str:
    """Run a command; its standard output if that is wanted. Ends the build if it fails and may not."""
    words = [str(word) for word in command]
    environ = {**os.environ, **({"QT_QPA_PLATFORM": "offscreen"} if offscreen else {})}
    output = subprocess.PIPE if capture else None
    quiet = subprocess.DEVNULL if may_fail else None
    done = subprocess.run(  # noqa: S603 - the commands of this file
        words, cwd=folder, check=False, env=environ, stdout=output, stderr=quiet, text=True
    )
    if done.returncode and not may_fail:
        sys.exit(f"“{' '.join(words)}” failed with status {done.returncode}.")
    return done.stdout or ""


def report(path: Path) -> None:
    """Say what was made and how large it is."""
    say(f"{path}: {path.stat().st_size / 1e6:.0f} MB")


def say(text: str) -> None:
    """Write a line for whoever builds."""
    print(text, flush=True)


def _nobody(member: tarfile.TarInfo) -> tarfile.TarInfo:
    member.uid = member.gid = 0
    member.uname = member.gname = "root"
    return member


if __name__ == "__main__":
    sys.exit(main())
