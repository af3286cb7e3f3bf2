"""Damage everything the program reads, until the time is up; see ``make fuzz``.

    python tests/fuzz/run.py --minutes 10 [--only NAME …] [--seed 0]

Each input may take a second of the processor. What brings anything but an ``AnnotatorError`` to light, reads an offset that is
not right, or takes longer, is kept, and its path printed; exit status 1. At the end stands what came of each kind, and
how long the slowest input of it took.
"""
# ruff: noqa: T201, E402 - a script: prints; where settings lie is decided before anything is imported

from __future__ import annotations

import argparse
import logging
import os
import random
import shutil
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
# The settings and logs of whoever runs this stay as they are.
_HOME = tempfile.mkdtemp(prefix="fuzz-home-")
for _name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
    os.environ[_name] = _HOME

from everything import EVERYTHING
from PySide6.QtWidgets import QApplication
from target import Bench, Target

WORDS = ("read", "refused", "failed")


@dataclass
class Tally:
    """What came of the inputs of one target.

    Attributes:
        came: How often what came of it.
        slowest: Seconds of the processor.
    """

    came: Counter[str] = field(default_factory=Counter)
    slowest: float = 0.0


@dataclass
class Run:
    """Damages and uses, and keeps what went wrong.

    Attributes:
        benches: What is damaged.
        keep: Where inputs are kept that bring something to light.
        chance: What decides about everything.
    """

    benches: Sequence[Bench]
    keep: Path
    chance: random.Random
    tallies: dict[str, Tally] = field(default_factory=dict)
    told: set[str] = field(default_factory=set)

    def go(self, minutes: float) -> None:
        """Go on until the time is up."""
        for bench in self.benches:
            self.tallies[bench.target.name] = Tally()
            bench.target.use(bench.path)  # libraries are loaded, and it is sound
            bench.mend()
            assert bench.tried().word == "read", bench.target.name
            bench.mend()
        until = time.monotonic() + 60 * minutes
        while time.monotonic() < until:
            self._one(self.chance.choice(self.benches))

    def _one(self, bench: Bench) -> None:
        tally = self.tallies[bench.target.name]
        bench.damage(self.chance)
        try:
            outcome = bench.tried()
            assert outcome.word in WORDS, outcome.word
            tally.came[outcome.word] += 1
            tally.slowest = max(tally.slowest, outcome.seconds)
        except BaseException as error:
            if isinstance(error, KeyboardInterrupt):
                raise
            tally.came["failed"] += 1
            self._tell(bench, error)
        bench.mend()

    def _tell(self, bench: Bench, error: BaseException) -> None:
        last = traceback.extract_tb(error.__traceback__)[-1]
        name = bench.target.name
        where = f"{name}: {type(error).__name__} in {Path(last.filename).name}:{last.lineno}"
        if where in self.told:
            return
        self.told.add(where)
        kept = self.keep / f"{name}-{len(self.told)}"
        bench.keep(kept)
        (kept / "trace.txt").write_text(traceback.format_exc(), "utf-8", errors="replace")
        print(f"{where}: {str(error)[:300]}\n  kept in {kept}", flush=True)

    def report(self) -> None:
        """Print what came of it."""
        total: Counter[str] = Counter()
        for name, tally in self.tallies.items():
            counts = ", ".join(f"{tally.came[word]} {word}" for word in WORDS)
            print(f"{name}: {counts}; slowest {1000 * tally.slowest:.0f} ms")
            total += tally.came
        counts = ", ".join(f"{total[word]:,} {word}" for word in WORDS)
        slowest = max(self.tallies, key=lambda name: self.tallies[name].slowest)
        took = 1000 * self.tallies[slowest].slowest
        print(f"{total.total():,} inputs of {len(self.tallies)} kinds: {counts}", end="; ")
        print(f"the slowest took {took:.0f} ms of the processor ({slowest})")


def run(targets: Sequence[Target], minutes: float, seed: int, keep: Path) -> int:
    """Damage and use until the time is up.

    Returns:
        How many different failures there were.
    """
    with tempfile.TemporaryDirectory(prefix="fuzz-") as scratch:
        benches = [Bench(each, Path(scratch) / each.name) for each in targets]
        going = Run(benches, keep, random.Random(seed))
        going.go(minutes)
        going.report()
    return len(going.told)


def main() -> int:
    """Everything, or what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--minutes", type=float, default=1.0)
    parser.add_argument("--only", action="append", choices=[each.name for each in EVERYTHING])
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--keep", type=Path, default=Path(tempfile.gettempdir()) / "fuzz-kept")
    given = parser.parse_args()
    logging.disable()  # there is much to say of damaged files
    app = QApplication.instance() or QApplication([])
    targets = [each for each in EVERYTHING if not given.only or each.name in given.only]
    failures = run(targets, given.minutes, given.seed, given.keep)
    del app
    shutil.rmtree(_HOME, ignore_errors=True)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
