"""Installing pipeline packages: which wheel fits, with which command, and what went wrong.

The address is built as ``spacy download`` builds it: a release of explosion/spacy-models, named after package and
version. spaCy looks the version up in a table on the network; for the spaCy series this program allows the table
says one version for all, so it is pinned here and nothing is fetched before a person asks for it.
"""

from __future__ import annotations

import importlib
import importlib.util
import os
import re
import shutil
import signal
import subprocess
import sys
import sysconfig
import tempfile
import zipfile
import zlib
from collections import deque
from collections.abc import Sequence
from importlib import metadata
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from typing import IO, Final
from urllib.parse import urlsplit

from spacy import about

from annotator.domain.errors import (
    AnnotatorError,
    InstallOfflineError,
    ManagedEnvironmentError,
    NoInstallerError,
    PipelineError,
    PipelineInstallError,
)
from annotator.domain.pipelines import Installable
from annotator.domain.ports import Monitor, Progress
from annotator.domain.reason import Reason
from annotator.own_command import is_frozen

GERMAN: Final = ("de_core_news_sm", "de_core_news_md", "de_core_news_lg")
_VERSION: Final = "3.8.0"
"""Of the packages for spaCy 3.8, which pyproject.toml asks for."""
_NAME: Final = re.compile(r"[a-z]{2,3}_[a-z0-9_]+")
_PINNED: Final = re.compile(r"(?P<name>[a-z]{2,3}_[a-z0-9_]+)(?:-|==)(?P<version>\d+(?:\.\w+)+)")
_WHEEL: Final = re.compile(r"(?P<name>[A-Za-z0-9_.]+)-(?P<version>[A-Za-z0-9_.!+]+)-.+\.whl")
_TRANSFORMER: Final = "_trf"
_RAW_PROGRESS: Final = re.compile(r"Progress (\d+) of (\d+)")
_RAW_SINCE: Final = (24, 1)
_OFFLINE: Final = re.compile(
    r"NewConnectionError|NameResolutionError|ConnectTimeout|ConnectionError|ProxyError|getaddrinfo"
    r"|name resolution|Network is unreachable|No route to host|Connection refused|Connection timed out"
    r"|Could not connect|dns error|error sending request|Failed to fetch|client error \(Connect\)",
    re.IGNORECASE,
)
_MOST_POINTS: Final = 100_000
_POLL_S: Final = 0.1
_KEPT_LINES: Final = 40
_GRACE_S: Final = 3.0


def offer(name: str) -> Installable:
    """A package by name, ``NAME-VERSION`` or wheel file, with the command that installs it here.

    Raises:
        PipelineError: If it cannot be a pipeline package.
    """
    if name.endswith(".whl"):
        path = Path(name).expanduser().resolve()
        wheel = _WHEEL.fullmatch(path.name)
        if wheel is None or not path.is_file():
            raise PipelineError(pipeline=name, reason=Reason("there is no such wheel."))
        _check_wheel(path)
        return _offer(wheel["name"], wheel["version"], str(path))
    pinned = _PINNED.fullmatch(name)
    if pinned is None and not _NAME.fullmatch(name):
        raise PipelineError(
            pipeline=name,
            reason=Reason(
                "a package is called like de_core_news_sm; a folder needs no installing."
            ),
        )
    package, version = (pinned["name"], pinned["version"]) if pinned else (name, _VERSION)
    release = f"{package}-{version}"
    return _offer(
        package, version, f"{about.__download_url__}/{release}/{release}-py3-none-any.whl"
    )


def _check_wheel(path: Path) -> None:
    """Refuse a wheel that is no pipeline, or that would run code whenever Python starts."""
    try:
        with zipfile.ZipFile(path) as wheel:
            names = wheel.namelist()
            points = [each for each in names if each.endswith(".dist-info/entry_points.txt")]
            registered = _beginning(wheel, points[0]) if points else b""
    except (OSError, EOFError, RuntimeError, zipfile.BadZipFile, zlib.error) as error:
        raise PipelineError(
            pipeline=str(path), reason=Reason("it is no wheel ({error}).", error=str(error))
        ) from error
    if b"[spacy_models]" not in registered:
        raise PipelineError(pipeline=str(path), reason=Reason("the wheel holds no spaCy pipeline."))
    if any(each.endswith(".pth") for each in names):
        raise PipelineError(
            pipeline=str(path),
            reason=Reason("the wheel would run code whenever Python starts (.pth file)."),
        )


def _beginning(wheel: zipfile.ZipFile, name: str) -> bytes:
    """The first bytes of a file in it; what comes after may be without end."""
    with wheel.open(name) as stream:
        return stream.read(_MOST_POINTS)


def removal(name: str, package: str, version: str) -> Installable:
    """The command that removes an installed package."""
    installer, problem = _installer(name, "")
    command = (*installer, "uninstall", *(() if installer[:1] == ("uv",) else ("--yes",)))
    if installer[:1] == ("uv",):
        command = (*command, "--python", sys.executable)
    return Installable(name, version, "", (*command, package), str(problem or ""))


def run(asked: Installable, monitor: Monitor) -> None:
    """Run the command of an offer or a removal.

    Args:
        asked: What to do.
        monitor: Told how much is fetched, in bytes, where the installer says so; may cancel.

    Raises:
        PipelineInstallError: If the command cannot run here or failed.
        TaskCancelledError: If it was cancelled; what was fetched so far is thrown away.
    """
    _, problem = _installer(asked.name, asked.url)
    if problem is not None:
        raise problem
    monitor.report(Progress(0, None, asked.name))
    with (
        tempfile.TemporaryDirectory(prefix="annotator-install-") as folder,
        subprocess.Popen(  # noqa: S603 - the command is built above from a checked name
            asked.command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            errors="replace",
            start_new_session=True,
            env={**os.environ, "PYTHONUNBUFFERED": "1", "TMPDIR": folder},
        ) as process,
    ):
        try:
            said = _followed(process, monitor)
        except BaseException:
            _stop(process)
            raise
    if process.returncode != 0:
        raise _failure(asked, said)
    importlib.invalidate_caches()


def _offer(name: str, version: str, source: str) -> Installable:
    installer, problem = _installer(name, source)
    options: tuple[str, ...]
    if installer[:1] == ("uv",):
        options = ("install", "--python", sys.executable, "--no-progress")
    else:
        options = (
            "install",
            "--disable-pip-version-check",
            "--no-input",
            "--retries=1",
            "--timeout=15",
            f"--progress-bar={'raw' if _pip_version() >= _RAW_SINCE else 'off'}",
            "--only-binary=:all:",
        )
    # The packages need nothing but spaCy, which is here and must stay as it is; transformers need more.
    alone = () if name.endswith(_TRANSFORMER) else ("--no-deps",)
    command = (*installer, *options, *alone, source)
    return Installable(name, version, source, command, str(problem or ""))


def _installer(name: str, url: str) -> tuple[tuple[str, ...], AnnotatorError | None]:
    """The beginning of the command, and why it cannot be run here."""
    pip = (sys.executable, "-m", "pip")
    if is_frozen():
        return pip, NoInstallerError(pipeline=name, url=url)
    if is_externally_managed():
        return pip, ManagedEnvironmentError(pipeline=name, url=url)
    if importlib.util.find_spec("pip") is not None:
        return pip, None
    uv = shutil.which("uv")
    if uv is not None:
        return ("uv", "pip"), None
    return pip, NoInstallerError(pipeline=name, url=url)


def is_externally_managed() -> bool:
    """Whether this Python belongs to the operating system (PEP 668); an environment of one's own does not."""
    if sys.prefix != sys.base_prefix:
        return False
    return (Path(sysconfig.get_path("stdlib")) / "EXTERNALLY-MANAGED").is_file()


def _pip_version() -> tuple[int, ...]:
    try:
        return tuple(int(part) for part in metadata.version("pip").split(".")[:2])
    except (metadata.PackageNotFoundError, ValueError):
        return (0,)


def _followed(process: subprocess.Popen[str], monitor: Monitor) -> list[str]:
    """Pass on what the installer says until it ends; its last lines."""
    lines: SimpleQueue[str | None] = SimpleQueue()
    if process.stdout is None:
        raise TypeError("the installer's output must be piped")
    Thread(target=_read, args=(process.stdout, lines), daemon=True).start()
    said: deque[str] = deque(maxlen=_KEPT_LINES)
    progress = Progress(0, None)
    while True:
        try:
            line = lines.get(timeout=_POLL_S)
        except Empty:
            monitor.report(progress)
            continue
        if line is None:
            break
        counted = _RAW_PROGRESS.search(line)
        if counted is not None:
            total = int(counted[2]) or None
            progress = Progress(int(counted[1]), total, progress.item)
        elif line.strip():
            said.append(line.strip())
            progress = Progress(progress.done, progress.total, line.strip()[:120])
        monitor.report(progress)
    process.wait()
    return list(said)


def _read(stream: IO[str], lines: SimpleQueue[str | None]) -> None:
    for line in stream:
        lines.put(line)
    lines.put(None)


def _stop(process: subprocess.Popen[str]) -> None:
    """End the installer with everything it started."""
    for how in (signal.SIGTERM, signal.SIGKILL):
        if process.poll() is not None:
            return
        if hasattr(os, "killpg"):
            os.killpg(process.pid, how)
        else:
            process.terminate()
        try:
            process.wait(_GRACE_S)
        except subprocess.TimeoutExpired:
            continue


def _failure(asked: Installable, said: Sequence[str]) -> AnnotatorError:
    everything = "\n".join(said)
    server = urlsplit(asked.url).hostname
    if server and _OFFLINE.search(everything):
        return InstallOfflineError(pipeline=asked.name, server=server, url=asked.url)
    errors = [line for line in said if line.lower().startswith("error")]
    reason = (errors or list(said) or ["the installer said nothing"])[-1]
    if not asked.url:
        return PipelineError(
            pipeline=asked.name, reason=Reason("it was not removed ({reason}).", reason=reason)
        )
    if "404" in everything and server:
        reason = Reason(
            "there is no {name} {version} on {server}.",
            name=asked.name,
            version=asked.version,
            server=server,
        )
    return PipelineInstallError(pipeline=asked.name, reason=reason)
