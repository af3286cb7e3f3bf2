"""Run every benchmark beside this file and print one table.

A benchmark is a script that prints JSON lines with ``name``, ``value`` and ``unit``, where it makes sense
``floor`` (the bare thing it is held against, measured in the same run) and ``ratio``, and ``promise``: what the
project says about it, as ``<= number`` on the ratio or the value. Run one of them with its name:
``python tests/benchmarks/run.py storage_edit``. Nothing here is a test: the machine decides, people read.

``build/benchmarks.json`` and ``build/benchmarks.md`` hold what was measured, with the day, the version and the machine.
"""

from __future__ import annotations

import contextlib
import json
import os
import platform
import subprocess
import sys
import time
import tomllib
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

_HERE = Path(__file__).parent
_ROOT = _HERE.parent.parent
_REPORT = _ROOT / "build" / "benchmarks.json"


def main(names: list[str]) -> int:
    """Run the named benchmarks, or all; exit status 1 if one of them crashed."""
    scripts = [
        script
        for script in sorted(_HERE.glob("*.py"))
        if script.name != "run.py" and not script.name.startswith("_")
        if not names or script.stem in names
    ]
    rows: list[dict[str, Any]] = []
    failed: list[str] = []
    seconds: dict[str, int] = {}
    for script in scripts:
        sys.stderr.write(f"{script.stem} … ")
        sys.stderr.flush()
        begin = time.monotonic()
        found = _run(script)
        seconds[script.stem] = round(time.monotonic() - begin)
        sys.stderr.write(f"{seconds[script.stem]} s\n")
        if found is None:
            failed.append(script.stem)
        else:
            rows += found
    told = {"day": f"{datetime.now(UTC):%Y-%m-%d}", "version": _version(), "machine": _machine()}
    table = _table(rows, told)
    _REPORT.parent.mkdir(exist_ok=True)
    values = told | {"seconds": seconds, "rows": rows}
    _REPORT.write_text(json.dumps(values, ensure_ascii=False, indent=1), "utf-8")
    _REPORT.with_suffix(".md").write_text(table, "utf-8")
    sys.stdout.write(table)
    if failed:
        sys.stderr.write(f"crashed: {', '.join(failed)}\n")
    return 1 if failed else 0


def _version() -> str:
    values = tomllib.loads((_ROOT / "pyproject.toml").read_text("utf-8"))
    return str(values["project"].get("version", "")) or "without a version"


def _machine() -> str:
    """Kind, cores, memory, system and Python; what Linux tells is left out elsewhere."""
    told = [platform.machine()]
    for place, field in (("/proc/cpuinfo", "model name"), ("/proc/meminfo", "MemTotal")):
        with contextlib.suppress(OSError, StopIteration):
            lines = Path(place).read_text("utf-8").splitlines()
            line = next(line for line in lines if line.startswith(field))
            told.append(line.partition(":")[2].strip())
    told[-1:] = [_gigabytes(told[-1])]
    return ", ".join(
        [*told, f"{os.cpu_count()} cores", platform.system(), f"Python {platform.python_version()}"]
    )


def _gigabytes(told: str) -> str:
    number, _, unit = told.partition(" ")
    return f"{int(number) / 1024**2:.0f} GB" if unit == "kB" else told


def _run(script: Path) -> list[dict[str, Any]] | None:
    environment = {
        "QT_QPA_PLATFORM": "offscreen",
        **os.environ,
        "PYTHONPATH": os.pathsep.join([str(_ROOT), str(_ROOT / "tests")]),
    }
    done = subprocess.run(
        [sys.executable, str(script)],
        cwd=_ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        return None
    lines = [line for line in done.stdout.splitlines() if line.startswith("{")]
    return [{"benchmark": script.stem, **json.loads(line)} for line in lines]


def _table(rows: list[dict[str, Any]], told: dict[str, str]) -> str:
    lines = [
        f"Medians of {told['day']}, version {told['version']}, on {told['machine']}.\n",
        "| what | measured | floor | ratio | promised |",
        "|---|---|---|---|---|",
    ]
    for row in rows:
        unit = row.get("unit", "")
        floor = f"{row['floor']:.3g} {unit}" if row.get("floor") is not None else ""
        ratio = f"{row['ratio']:.2f}" if row.get("ratio") is not None else ""
        lines.append(
            f"| {row['name']} | {row['value']:.3g} {unit} | {floor} | {ratio} | {row.get('promise') or ''} |"
        )
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
