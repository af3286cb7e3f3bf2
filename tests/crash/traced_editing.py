"""Edits whose every write and sync is traced from outside; says on standard output what was acknowledged.

python traced_editing.py CORPUS EDITS
"""

from __future__ import annotations

import os
import random
import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1])]

from editing import RandomAnnotator  # noqa: E402 - the path comes first
from shared import ANNA, STORES, Access, now, schema  # noqa: E402 - the path comes first

from annotator.domain.ids import new_id  # noqa: E402 - the path comes first
from annotator.services.annotate import AnnotationService  # noqa: E402 - the path comes first


class Counting:
    """Says how many edits were acknowledged."""

    def __init__(self) -> None:
        self.count = 0

    def say(self, **_told: object) -> None:
        self.count += 1
        os.write(1, f"ACKNOWLEDGED {self.count}\n".encode())


def main() -> None:
    store = STORES.open(sys.argv[1], Access.WRITE)
    service = AnnotationService(store.open_unit_of_work, schema(), ANNA, now, new_id)
    dice = random.Random(5)
    told = Counting()
    annotator = RandomAnnotator(service, dice, told)
    os.write(1, b"READY\n")
    while told.count < int(sys.argv[2]):
        annotator.work()
        if dice.random() < 0.05:
            with store.open_unit_of_work() as work:
                work._link.rows("PRAGMA wal_checkpoint(TRUNCATE)")
    # As at any other moment: without being closed.
    os._exit(0)


if __name__ == "__main__":
    main()
