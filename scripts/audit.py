"""Ask whether any library in requirements.lock has a known vulnerability.

    python scripts/audit.py [--unless-unreachable]
    python scripts/audit.py --advisories FOLDER [--environment FOLDER …]

Without a folder, ``pip-audit`` does the asking, in an environment of its own (build/audit); it asks PyPI, by name and version
of each locked library. First one of them is asked for by hand: behind many mirrors nobody knows of vulnerabilities, and then
nothing was checked. That is said, and is a failure, unless it was said to be none.

With a folder, nobody is asked: the libraries are looked up in advisories that are on this machine, such as a checkout of
https://github.com/pypa/advisory-database. All lines of the lock are, also those for other systems. Environments of tools
(build/mkdocs) are looked at as they are installed. Exit status 1: something is affected, or an advisory could not be read.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import urllib.request
import venv
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from importlib import metadata
from pathlib import Path
from typing import Final

sys.path.insert(0, str(Path(__file__).resolve().parent))

from advisories import Advisories, Hit, Pin
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT: Final = Path(__file__).resolve().parents[1]
LOCK: Final = ROOT / "requirements.lock"
PLACE: Final = ROOT / "build" / "audit"
SERVICE: Final = "https://pypi.org/pypi"
ASKED_FIRST: Final = "jinja2"
_PATIENCE_S: Final = 8
_OLD: Final = timedelta(days=31)


def reason_not_to(name: str = ASKED_FIRST) -> str:
    """Why nobody can be asked; empty if somebody answers."""
    pin = re.search(rf"^{name}==(\S+)", LOCK.read_text("utf-8"), re.MULTILINE)
    if pin is None:
        return f"{name} is not in {LOCK.name}"
    address = f"{SERVICE}/{name}/{pin[1]}/json"
    try:
        with urllib.request.urlopen(address, timeout=_PATIENCE_S) as answer:  # noqa: S310 - https, as it stands above
            told = json.load(answer)
    except (OSError, ValueError) as error:
        return f"{address}: {error}"
    return "" if "vulnerabilities" in told else f"{address} says nothing of vulnerabilities"


def audit() -> int:
    """Let pip-audit ask; its exit status."""
    scripts = PLACE / ("Scripts" if sys.platform == "win32" else "bin")
    if not (scripts / "pip-audit").exists() and not (scripts / "pip-audit.exe").exists():
        # The pip of this environment is locked, that of a new one may be years old.
        venv.create(PLACE)
        pip = [sys.executable, "-m", "pip", "--python", scripts / "python"]
        install = [*pip, "install", "--quiet", "pip-audit>=2.9,<3"]
        subprocess.run(install, check=True)  # noqa: S603 - our own words
    options = ["--requirement", LOCK, "--disable-pip", "--require-hashes", "--strict"]
    asked = [scripts / "pip-audit", *options, "--vulnerability-service", "pypi", "--desc", "off"]
    return subprocess.run(asked, check=False).returncode  # noqa: S603 - our own words


def locked(lock: Path) -> Iterator[Pin]:
    """Every library of a lock, whatever system its line is for.

    Raises:
        ValueError: If a line pins no version.
    """
    for line in lock.read_text("utf-8").splitlines():
        if not line.strip() or line.startswith((" ", "#")):
            continue
        wanted = Requirement(line.rstrip("\\ "))
        pins = [each.version for each in wanted.specifier if each.operator == "=="]
        if len(pins) != 1 or pins[0].endswith(".*"):
            raise ValueError(f"{lock.name}: {wanted} pins no version")
        marker = str(wanted.marker or "")
        yield Pin(canonicalize_name(wanted.name), Version(pins[0]), lock.name, marker)


def installed(environment: Path) -> Iterator[Pin]:
    """Every library of an environment.

    Raises:
        FileNotFoundError: If it is none.
    """
    places = [
        *environment.glob("lib/python*/site-packages"),
        *environment.glob("Lib/site-packages"),
    ]
    if not places:
        raise FileNotFoundError(f"{environment} is no environment: it has no site-packages")
    for each in metadata.distributions(path=list(map(str, places))):
        name, version = each.metadata["Name"], Version(each.version)
        yield Pin(canonicalize_name(name), version, str(environment))


def look_up(folder: Path, pins: Sequence[Pin], now: datetime) -> int:
    """Look libraries up in a folder of advisories and say what was found; the exit status."""
    known = Advisories.of(folder)
    hits = known.hits(pins)
    for hit in hits:
        print(told(hit))
    for path, reason in known.unreadable.items():
        print(f"UNREADABLE  {path}: {reason}")
    places = ", ".join(dict.fromkeys(each.where for each in pins))
    print(
        f"{len(pins)} libraries ({places}) were looked up in {known.count:,} advisories; "
        f"{known.withdrawn} were withdrawn; {len(hits)} concern them."
    )
    if known.newest is not None:
        age = now - known.newest
        print(f"The newest advisory is of {known.newest:%Y-%m-%d}", end="")
        print(f", {age.days} days ago: what was found since is not in them." if age > _OLD else ".")
    return 1 if hits or known.unreadable else 0


def told(hit: Hit) -> str:
    """One line: library, version, advisory, and what helps."""
    pin = hit.pin
    marker = f" ; {pin.marker}" if pin.marker else ""
    name, *others = hit.ids
    aliases = f" ({', '.join(others)})" if others else ""
    fixed = f"fixed in {', '.join(hit.fixed)}" if hit.fixed else "not fixed in any version"
    line = f"AFFECTED  {pin.name} {pin.version}{marker} [{pin.where}]: {name}{aliases}, {fixed}"
    return f"{line}. {hit.summary}" if hit.summary else line


def main(words: Sequence[str] | None = None) -> int:
    """Ask, or look up, or say that nobody could be asked."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--unless-unreachable", action="store_true")
    parser.add_argument("--advisories", type=Path, metavar="FOLDER", help="look up, do not ask")
    parser.add_argument("--lock", type=Path, default=LOCK, help="look this one up")
    parser.add_argument("--environment", type=Path, metavar="FOLDER", action="append", default=[])
    given = parser.parse_args(words)
    if given.advisories is not None:
        try:
            pins = [
                *locked(given.lock),
                *(p for each in given.environment for p in installed(each)),
            ]
            return look_up(given.advisories, pins, datetime.now(UTC))
        except (OSError, ValueError) as error:
            print(f"AUDIT FAILED: {error}", file=sys.stderr)
            return 1
    if reason := reason_not_to():
        print(f"AUDIT SKIPPED, no library was checked for known vulnerabilities: {reason}")
        return 0 if given.unless_unreachable else 1
    return audit()


if __name__ == "__main__":
    sys.exit(main())
