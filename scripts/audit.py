"""Ask whether any library in requirements.lock has a known vulnerability.

    python scripts/audit.py [--unless-unreachable]

``pip-audit`` does the asking, in an environment of its own (build/audit); it asks PyPI, by name and version of each locked
library. First one of them is asked for by hand: behind many mirrors nobody knows of vulnerabilities, and then
nothing was checked. That is said, and is a failure, unless it was said to be none.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import urllib.request
import venv
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]
LOCK: Final = ROOT / "requirements.lock"
PLACE: Final = ROOT / "build" / "audit"
SERVICE: Final = "https://pypi.org/pypi"
ASKED_FIRST: Final = "jinja2"
_PATIENCE_S: Final = 8


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
        venv.create(PLACE, with_pip=True)
        install = [scripts / "python", "-m", "pip", "install", "--quiet", "pip-audit>=2.9,<3"]
        subprocess.run(install, check=True)  # noqa: S603 - our own words
    options = ["--requirement", LOCK, "--disable-pip", "--require-hashes", "--strict"]
    asked = [scripts / "pip-audit", *options, "--vulnerability-service", "pypi", "--desc", "off"]
    return subprocess.run(asked, check=False).returncode  # noqa: S603 - our own words


def main() -> int:
    """Ask, or say that nobody could be asked."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--unless-unreachable", action="store_true")
    given = parser.parse_args()
    if reason := reason_not_to():
        print(f"AUDIT SKIPPED, no library was checked for known vulnerabilities: {reason}")
        return 0 if given.unless_unreachable else 1
    return audit()


if __name__ == "__main__":
    sys.exit(main())
