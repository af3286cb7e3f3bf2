"""Run the benchmarks beside this file and make one table of what they say.

A benchmark is a script that prints JSON lines by ``Rows`` of ``tests/measured.py``: what was measured, the bare thing it is
held against in the same run, and what is promised. One that ends with an error, or not in time, is named in the table, with
what it said until then. Nothing here is a test: the machine decides, people read.

``run.py storage_edit window`` runs some of them. ``--full`` lets each have all the time it wants, and what takes long is measured
in full. ``build/benchmarks.json`` and ``build/benchmarks.md`` hold the last run. ``--publish`` puts a whole run into
``docs/benchmarks.md`` as well, ``--publish-last`` the one that is in ``build`` without another run. ``--again NAME`` runs one that
failed once more, and leaves everything else of that run as it was; the page says so.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import platform
import signal
import subprocess
import sys
import tempfile
import time
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from measured import Verdict  # noqa: E402 - the checkout comes first
from measured_page import counts, missing_headlines, published, summary, table  # noqa: E402 - the same

REPORT = ROOT / "build" / "benchmarks.json"
PAGE = ROOT / "docs" / "benchmarks.md"
SECONDS, SECONDS_IN_FULL = 240, 7_200
"""How long one of them may take, unless ``--seconds`` says otherwise."""
_GRACE_S = 10
UNTIMED = {
    "formats_memory",
    "gestures",
    "memory",
    "model_checks",
    "suggestions",
    "suggestions_entities",
}
"""What they promise is no time that passes: two of them run at once, after the others."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run what is asked for; exit status 1 if something failed."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("names", nargs="*", help="some benchmarks instead of all")
    parser.add_argument("--seconds", type=float, help="how long one of them may take")
    parser.add_argument("--full", action="store_true", help="what takes long, too")
    parser.add_argument(
        "--publish", action="store_true", help="put the run into docs/benchmarks.md"
    )
    parser.add_argument(
        "--publish-last",
        action="store_true",
        help="put the run that is in build/ into docs/benchmarks.md",
    )
    parser.add_argument(
        "--again", action="store_true", help="take all others from the run that is in build/"
    )
    options = parser.parse_args(arguments)
    every = scripts()
    unknown = set(options.names) - {script.stem for script in every}
    if unknown:
        parser.error(f"no such benchmark: {', '.join(sorted(unknown))}")
    if options.publish and options.names and not options.again:
        parser.error("only a run of all benchmarks can be published")
    if options.publish_last:
        try:
            publish(json.loads(REPORT.read_text("utf-8")))
        except (OSError, ValueError) as error:
            parser.error(str(error))
        return 0
    chosen = [script for script in every if not options.names or script.stem in options.names]
    limit = options.seconds or (SECONDS_IN_FULL if options.full else SECONDS)
    run = run_of(chosen, limit, is_full=options.full) | {"whole": not options.names}
    if options.again:
        run = mended(json.loads(REPORT.read_text("utf-8")), run, [each.stem for each in every])
    text = f"{summary(run)}\n\n{table(run['rows'])}"
    REPORT.parent.mkdir(exist_ok=True)
    REPORT.write_text(json.dumps(run, ensure_ascii=False, indent=1), "utf-8")
    REPORT.with_suffix(".md").write_text(text, "utf-8")
    sys.stdout.write(text)
    if run["whole"]:
        for name in missing_headlines(run["rows"]):
            sys.stderr.write(f"the history waits for a row “{name}” that no benchmark has\n")
    if options.publish:
        publish(run)
    return 1 if counts(run["rows"])[Verdict.FAILED] else 0


def scripts() -> list[Path]:
    """All benchmarks; first what makes a corpus that another one uses as well."""
    found = sorted(each for each in HERE.glob("*.py") if each.name != "run.py")
    return sorted(found, key=lambda each: each.stem != "storage_open")


def run_of(chosen: Sequence[Path], limit: float, *, is_full: bool) -> dict[str, Any]:
    """What the scripts say, and what has to be known of the run."""
    told: dict[str, Any] = {
        "day": f"{datetime.now(UTC):%Y-%m-%d}",
        "version": _version(),
        "commit": _commit(),
        "machine": _machine(),
        "load": round(os.getloadavg()[0], 1) if hasattr(os, "getloadavg") else "unknown",
        "full": is_full,
    }
    begun = time.monotonic()
    found: dict[Path, list[dict[str, Any]]] = {}
    processor: dict[str, int] = {}
    with tempfile.TemporaryDirectory() as shared:
        extra = {"BENCHMARKS_SHARED": shared} | ({"FULL": "1"} if is_full else {})
        alone = [script for script in chosen if script.stem not in UNTIMED]
        for script in alone:
            worked = _processor_seconds()
            found[script] = rows_of(script, extra, limit)
            processor[script.stem] = round(_processor_seconds() - worked)
        beside = [script for script in chosen if script not in alone]
        with ThreadPoolExecutor(max_workers=2) as both:
            several = both.map(lambda script: rows_of(script, extra, limit), beside)
            found |= zip(beside, several, strict=True)
    rows = [row for script in chosen for row in found[script]]
    told |= {"seconds": round(time.monotonic() - begun), "processor": processor}
    return told | {"rows": rows}


def mended(last: Mapping[str, Any], run: Mapping[str, Any], order: Sequence[str]) -> dict[str, Any]:
    """A run, some benchmarks of which were run once more."""
    names = {row["benchmark"] for row in run["rows"]}
    rows = [*(row for row in last["rows"] if row["benchmark"] not in names), *run["rows"]]
    again = last.get("again", {}) | dict.fromkeys(sorted(names), run["commit"])
    in_order = sorted(rows, key=lambda row: order.index(row["benchmark"]))
    return {**last, "rows": in_order, "again": again}


def _processor_seconds() -> float:
    """Of all processes that were started here and have ended."""
    used = os.times()
    return used.children_user + used.children_system


def rows_of(script: Path, extra: Mapping[str, str], seconds: float) -> list[dict[str, Any]]:
    """What a script said; last, if it did not end well, how it ended."""
    begin = time.monotonic()
    environment = {
        "QT_QPA_PLATFORM": "offscreen",
        **os.environ,
        **extra,
        "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "tests")]),
    }
    with (
        tempfile.TemporaryFile("w+", encoding="utf-8") as said,
        tempfile.TemporaryFile("w+", encoding="utf-8") as errors,
    ):
        started = subprocess.Popen(
            [sys.executable, str(script)],
            cwd=ROOT,
            env=environment,
            stdout=said,
            stderr=errors,
            start_new_session=True,
        )
        failed = _end_of(started, seconds)
        for file in (said, errors):
            file.seek(0)
        rows = list(_rows_in(said))
        complaints = errors.read().strip()
    found = [{"benchmark": script.stem, **row} for row in rows]
    if failed is None and not rows:
        failed = "said nothing"
    if failed is not None:
        last = complaints.splitlines()[-1] if complaints else ""
        why = f"{failed}: {last}" if last else failed
        found.append({"benchmark": script.stem, "name": script.stem, "failed": why})
        sys.stderr.write(f"{complaints}\n" if complaints else "")
    told = f"{script.stem}: {time.monotonic() - begin:.0f} s"
    sys.stderr.write(f"{told}, {failed}\n" if failed else f"{told}\n")
    return found


def _end_of(started: subprocess.Popen[bytes], seconds: float) -> str | None:
    """Wait; nothing if it ended well, else how it ended."""
    try:
        status = started.wait(seconds)
    except subprocess.TimeoutExpired:
        _end(started)
        return f"not ready after {seconds:g} s"
    except KeyboardInterrupt:
        _end(started)
        raise
    if status < 0:
        return f"ended by {signal.Signals(-status).name}"
    return f"exit status {status}" if status else None


def _end(started: subprocess.Popen[bytes]) -> None:
    """It may put away what it started, then it is ended with all of it."""
    with contextlib.suppress(ProcessLookupError):
        started.send_signal(signal.SIGINT)
    with contextlib.suppress(subprocess.TimeoutExpired):
        started.wait(_GRACE_S)
    with contextlib.suppress(ProcessLookupError):
        os.killpg(started.pid, signal.SIGKILL)
    started.wait()


def _rows_in(lines: Iterator[str]) -> Iterator[dict[str, Any]]:
    """The whole rows: the last one of a script that was ended may be cut."""
    for line in lines:
        with contextlib.suppress(json.JSONDecodeError):
            row = json.loads(line)
            if isinstance(row, dict):
                yield row


def publish(run: Mapping[str, Any]) -> None:
    """Put a run into the documentation."""
    PAGE.write_text(published(PAGE.read_text("utf-8"), run), "utf-8")


def _version() -> str:
    values = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    return str(values["project"].get("version", "")) or "without a version"


def _commit() -> str:
    """The commit, with a plus if the program or its benchmarks differ from it."""
    try:
        number = _git("rev-parse", "--short=9", "HEAD")
        changed = _git("status", "--porcelain", "--", "annotator", "resources", "tests/benchmarks")
    except (OSError, subprocess.CalledProcessError):
        return "no commit known"
    return f"{number}{'+' if changed else ''}"


def _git(*arguments: str) -> str:
    done = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def _machine() -> str:
    """Kind, cores, memory, system and Python; what Linux tells is left out elsewhere."""
    told = [platform.machine()]
    for place, field in (("/proc/cpuinfo", "model name"), ("/proc/meminfo", "MemTotal")):
        with contextlib.suppress(OSError, StopIteration):
            lines = Path(place).read_text("utf-8").splitlines()
            line = next(line for line in lines if line.startswith(field))
            told.append(_gigabytes(line.partition(":")[2].strip()))
    return ", ".join(
        [*told, f"{os.cpu_count()} cores", platform.system(), f"Python {platform.python_version()}"]
    )


def _gigabytes(told: str) -> str:
    number, _, unit = told.partition(" ")
    return f"{int(number) / 1024**2:.0f} GB" if unit == "kB" else told


if __name__ == "__main__":
    sys.exit(main())
