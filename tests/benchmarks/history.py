"""The time machine on a set with a long log: opening, moving the slider, restoring.

``python tests/benchmarks/history.py [STEPS]``
"""

from __future__ import annotations

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
from measured import Rows, Topic, at_most

_MOVES = 200
_ROWS = Rows(Topic.QUALITY)
_AT_ONCE = at_most(100)


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
        opened = 1_000 * (perf_counter() - begin)
        _ROWS.tell(f"time machine of {steps:,} steps: opened", opened, promise=_AT_ONCE)
        pieces = []
        while timeline.reached:
            begin = perf_counter()
            timeline.reach(0)
            pieces.append(1_000 * (perf_counter() - begin))
        _ROWS.tell(
            "time machine: longest piece but one of going back",
            sorted(pieces)[-2],
            promise=_AT_ONCE,
        )
        _ROWS.tell("time machine: all of going back", sum(pieces))
        moves = []
        for _ in range(_MOVES):
            place = rng.randrange(len(timeline) + 1)
            begin = perf_counter()
            differences(timeline.state(place), timeline.now)
            moves.append(1_000 * (perf_counter() - begin))
        _ROWS.tell("time machine: slider moved", sorted(moves)[_MOVES // 2], promise=_AT_ONCE)
        late = sorted(moves)[int(0.99 * _MOVES) - 1]
        _ROWS.tell("time machine: slider moved, 99 of 100", late, promise=_AT_ONCE)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5_000)
