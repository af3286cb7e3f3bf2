"""The time machine on a set with a long log: opening, moving the slider, restoring.

``python tests/benchmarks/history.py [STEPS]`` prints JSON lines as ``run.py`` takes them.
"""

from __future__ import annotations

import json
import random
import sys
import tempfile
from pathlib import Path
from time import perf_counter

from annotator.bootstrap import default_schema, make_context
from annotator.domain.changes import SpanReplaced
from annotator.domain.workbench import Workbench
from annotator.services.history import HistoryDesk
from annotator.services.history_differences import differences
from factories import ANNA, NOW, make_change_set
from gold_samples import gold_samples, put_into

_MOVES = 200


def said(name, value, promise=None):
    told = {"name": name, "value": round(value, 3), "unit": "ms"}
    sys.stdout.write(json.dumps(told | ({"promise": promise} if promise else {})) + "\n")


def main(steps):
    rng = random.Random(5)
    own = max(gold_samples(), key=len)
    context = make_context()
    with (
        tempfile.TemporaryDirectory() as folder,
        context.stores.create(str(Path(folder) / "b.corpus"), default_schema(), at=NOW) as store,
    ):
        put_into(store, [own])
        with store.open_unit_of_work() as work:
            desk = Workbench(*work.annotations.pair(own.article.id, ANNA))
            for number in range(steps):
                span = rng.choice(list(desk.own.spans.values()))
                after = span.model_copy(update={"note": str(number)})
                changes = make_change_set(
                    SpanReplaced(before=span, after=after), article=own.article.id
                )
                desk = desk.apply(changes)
                work.annotations.record(changes, desk.tally)
            work.commit()
        history = HistoryDesk(store.open_unit_of_work)
        begin = perf_counter()
        timeline = history.timeline(own.article.id, ANNA)
        said(f"open the time machine, {steps:,} steps", 1_000 * (perf_counter() - begin), "<= 100")
        pieces = []
        while timeline.reached:
            begin = perf_counter()
            timeline.reach(0)
            pieces.append(1_000 * (perf_counter() - begin))
        said("go back, longest piece but one", sorted(pieces)[-2], "<= 100")
        said("go back, all of it", sum(pieces))
        moves = []
        for _ in range(_MOVES):
            place = rng.randrange(len(timeline) + 1)
            begin = perf_counter()
            differences(timeline.state(place), timeline.now)
            moves.append(1_000 * (perf_counter() - begin))
        said("move the slider, median", sorted(moves)[_MOVES // 2], "<= 100")
        said("move the slider, 99 of 100", sorted(moves)[int(0.99 * _MOVES) - 1], "<= 100")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5_000)
