"""Damage everything the program reads, until the time is up; see ``make fuzz``.

    python tests/fuzz/run.py --minutes 10 [--only NAME …] [--seed 0]

Half of the time goes to the readers of the catalogue of formats (``readers.py``), half to everything else: schema files,
packages, queries, settings, keys, pipelines, the worker's pipe, corpora (``targets.py``). What brings anything but an
``AnnotatorError`` to light, or takes too long, is kept, and its path printed; exit status 1.
"""
# ruff: noqa: T201, E402 - a script: prints; where settings lie is decided before anything is imported

from __future__ import annotations

import argparse
import logging
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
import traceback
import warnings
from collections import Counter
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
# The settings and logs of whoever runs this stay as they are.
_HOME = tempfile.mkdtemp(prefix="fuzz-home-")
for _name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
    os.environ[_name] = _HOME

from damage import within
from PySide6.QtWidgets import QApplication
from targets import EXPECTED, TARGETS, Target


def tried(target: Target, path: Path) -> str:
    """Use a damaged file; what came of it in a word."""
    try:
        with within(target.seconds), warnings.catch_warnings():
            warnings.simplefilter("ignore", ResourceWarning)
            target.use(path)
    except EXPECTED as error:
        return "refused" if str(error) else "refused without a word"
    return "read"


def run(targets: list[Target], minutes: float, seed: int, keep: Path) -> int:
    """Damage and use until the time is up.

    Returns:
        How many different failures there were.
    """
    chance = random.Random(seed)
    came: Counter[tuple[str, str]] = Counter()
    told: set[str] = set()
    with tempfile.TemporaryDirectory(prefix="fuzz-") as scratch:
        files: dict[str, Path] = {}
        for target in targets:
            folder = Path(scratch) / target.name
            folder.mkdir()
            files[target.name] = target.make(folder)
            target.use(files[target.name])  # it is sound
        sound = {name: path.read_bytes() for name, path in files.items()}
        until = time.monotonic() + 60 * minutes
        while time.monotonic() < until:
            target = chance.choice(targets)
            path = files[target.name]
            path.write_bytes(target.damage(sound[target.name], chance))
            try:
                came[target.name, tried(target, path)] += 1
            except BaseException as error:
                if isinstance(error, KeyboardInterrupt):
                    raise
                came[target.name, "failed"] += 1
                last = traceback.extract_tb(error.__traceback__)[-1]
                where = f"{target.name}: {type(error).__name__} in {Path(last.filename).name}:{last.lineno}"
                if where not in told:
                    told.add(where)
                    kept = keep / f"{target.name}-{len(told)}"
                    kept.mkdir(parents=True, exist_ok=True)
                    if path.exists():
                        shutil.copy(path, kept)
                    (kept / "trace.txt").write_text(traceback.format_exc(), "utf-8")
                    print(f"{where}: {str(error)[:300]}\n  kept in {kept}", flush=True)
            for beside in (f"{path.name}-wal", f"{path.name}-shm"):
                path.with_name(beside).unlink(missing_ok=True)
            path.write_bytes(sound[target.name])
    for target in targets:
        counts = (f"{came[target.name, how]} {how}" for how in ("read", "refused", "failed"))
        print(f"{target.name}: {', '.join(counts)}")
    return len(told)


def main() -> int:
    """Everything, or what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--minutes", type=float, default=1.0)
    parser.add_argument("--only", action="append", choices=[each.name for each in TARGETS])
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--keep", type=Path, default=Path(tempfile.gettempdir()) / "fuzz-kept")
    given = parser.parse_args()
    logging.disable()  # there is much to say of damaged files
    app = QApplication.instance() or QApplication([])
    targets = [each for each in TARGETS if not given.only or each.name in given.only]
    minutes = given.minutes if given.only else given.minutes / 2
    failures = run(targets, minutes, given.seed, given.keep)
    del app
    shutil.rmtree(_HOME, ignore_errors=True)
    readers = 0
    if not given.only:
        command = [sys.executable, Path(__file__).with_name("readers.py")]
        options = ["--minutes", str(minutes), "--seed", str(given.seed), "--keep", given.keep]
        readers = subprocess.run([*command, *options], check=False).returncode
    return 1 if failures or readers else 0


if __name__ == "__main__":
    sys.exit(main())
