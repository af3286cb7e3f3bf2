"""Kill the program again and again, and look whether anything is missing.

python tests/crash/run.py --rounds 500 --window 60
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[1])]

from rounds import Tally, service_rounds, window_rounds  # noqa: E402 - the path comes first


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=500, help="with the services alone")
    parser.add_argument("--window", type=int, default=60, help="with the window")
    parser.add_argument("--seed", type=int, default=None, help="default: another one each time")
    asked = parser.parse_args()
    seed = random.SystemRandom().randrange(1_000_000) if asked.seed is None else asked.seed
    with tempfile.TemporaryDirectory(prefix="crash-") as folder:
        for name, act, rounds in (
            ("services", service_rounds, asked.rounds),
            ("window", window_rounds, asked.window),
        ):
            began = time.monotonic()

            def report(tally: Tally, name: str = name, rounds: int = rounds) -> None:
                if tally.rounds % 20 == 0 or tally.rounds == rounds:
                    _say(
                        f"{name}: {tally.rounds} of {rounds} rounds, {tally.acknowledged} edits and "
                        f"{tally.imports} imported articles acknowledged, none lost; "
                        f"{tally.unacknowledged} times one more"
                    )

            act(Path(folder), rounds, seed, report)
            _say(f"{name}: seed {seed}, {time.monotonic() - began:.0f} s")


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
