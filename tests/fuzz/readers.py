"""Damaged files for every reader, until the time is up: nothing but an ``AnnotatorError`` may come out, and soon.

    python tests/fuzz/readers.py --minutes 5 [--format jsonl …] [--seed 0]

A sound file of each format is changed at random – bytes, stretches, numbers, words that mean something – and read. What a
reader gives back is checked: spans lie in their text, ids are there once, arguments point at spans. A file that brings something
else to light is kept, and its path printed; exit status 1.
"""
# ruff: noqa: T201 - a script: prints, and its chance is no secret

from __future__ import annotations

import argparse
import logging
import random
import shutil
import sys
import tempfile
import time
import traceback
import warnings
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from damage import check, damaged, within

from annotator.domain.errors import AnnotatorError
from annotator.formats.catalogue import format_named
from annotator.formats.reading import ReadOptions
from factories import ANNA
from format_files import READABLE, SCHEMA, sound_file

SECONDS = 20
"""So long may a reader take with a file of a few kilobytes."""


def read(path: Path, name: str) -> str:
    """Read a file; what came of it in a word."""
    options = ReadOptions(schema=SCHEMA, annotator=ANNA)
    try:
        with within(SECONDS), warnings.catch_warnings():
            warnings.simplefilter("error")
            for item in format_named(name).reader().read(path, options):
                check(item)
    except AnnotatorError:
        return "refused"
    return "read"


def main() -> int:
    """Damage and read until the time is up."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--minutes", type=float, default=1.0)
    parser.add_argument("--format", action="append", choices=READABLE)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--keep", type=Path, default=Path(tempfile.gettempdir()) / "fuzz-readers")
    given = parser.parse_args()
    logging.disable()  # libraries have much to say of damaged files
    names = given.format or READABLE
    chance = random.Random(given.seed)
    came: Counter[tuple[str, str]] = Counter()
    told: set[str] = set()
    with tempfile.TemporaryDirectory() as scratch:
        files = {}
        for name in names:
            folder = Path(scratch) / name
            folder.mkdir()
            files[name] = sound_file(name, folder).path
        sound = {
            name: {p: p.read_bytes() for p in path.parent.rglob("*") if p.is_file()}
            for name, path in files.items()
        }
        until = time.monotonic() + 60 * given.minutes
        while time.monotonic() < until:
            name = chance.choice(names)
            path = files[name]
            # Mostly the file itself, now and then one that is read with it.
            target = path if chance.random() < 0.8 else chance.choice(sorted(sound[name]))
            target.write_bytes(damaged(sound[name][target], chance))
            try:
                came[name, read(path, name)] += 1
            except BaseException as error:
                if isinstance(error, KeyboardInterrupt):
                    raise
                came[name, "failed"] += 1
                last = traceback.extract_tb(error.__traceback__)[-1]
                where = (
                    f"{name}: {type(error).__name__} in {Path(last.filename).name}:{last.lineno}"
                )
                if where not in told:
                    told.add(where)
                    kept = given.keep / f"{name}-{len(told)}"
                    shutil.copytree(path.parent, kept, dirs_exist_ok=True)
                    print(f"{where}: {error}\n  kept in {kept}", flush=True)
            target.write_bytes(sound[name][target])
    for name in names:
        counts = ", ".join(f"{came[name, how]} {how}" for how in ("read", "refused", "failed"))
        print(f"{name}: {counts}")
    return 1 if told else 0


if __name__ == "__main__":
    sys.exit(main())
