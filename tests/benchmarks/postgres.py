"""An edit on a server beside a bare INSERT + COMMIT of the same rows; then 16 programs, 60 s, and much trouble.

Interleaved on two databases of one server with fsync on; medians in milliseconds.
Run with a number of seconds to make the second part shorter or longer; 0 leaves it out.
"""

from __future__ import annotations

import os
import random
import sys
import tempfile
import time
from pathlib import Path

import psycopg

from annotator.domain.changes import SpanAdded, Status, StatusChanged
from annotator.domain.ids import ArticleId
from annotator.domain.ports import Access
from annotator.domain.workbench import Proposal, Tally
from annotator.storage.stores import Stores
from crowd import ARTICLES as CROWDED
from crowd import TEXT as SHORT_TEXT
from crowd import Crowd, trouble, wrong_with
from factories import (
    ANNA,
    NOW,
    TEXT,
    make_article,
    make_change_set,
    make_schema,
    make_span,
    make_suggestion,
)
from measured import Rows, Topic, at_most, median_and_late, times_floor
from postgres_server import OWNER, WHY_NOT, Server, binaries

ROWS = Rows(Topic.TEAM)
TWICE = times_floor(2)
LOOPBACK = "edit on a server over loopback"

ROUNDS = 400
ARTICLES = 50
SUGGESTED = 60
PROGRAMS = 16
SECONDS = 60 if os.environ.get("FULL") else 30
LOST = f"{PROGRAMS} programs on one corpus: edits lost, doubled or not replayed"


def filled(url: str):
    """A corpus of articles with 60 suggestions each, begun by Anna."""
    store = Stores().create(url, make_schema(), at=NOW)
    with store.open_unit_of_work() as work:
        number = work.imports.begin("bench", NOW)
        articles = [make_article(f"{i} {TEXT * 9}", id=ArticleId(f"a{i}")) for i in range(ARTICLES)]
        work.imports.add(number, articles)
        work.imports.finish(number)
        for article in articles:
            spans = tuple(make_suggestion(30 * n, 30 * n + 8) for n in range(SUGGESTED))
            work.annotations.replace_suggestions(article.id, Proposal(spans), "bench@1")
        work.commit()
    for article in articles:
        with store.open_unit_of_work() as work:
            start = make_change_set(
                StatusChanged(before=Status.NEW, after=Status.STARTED), article=article.id
            )
            work.annotations.record(start, Tally(Status.STARTED, 0, SUGGESTED))
            work.commit()
    return store


def bare_edit(connection, seq: int, rows: dict[str, tuple]) -> None:
    """The same rows, as one would write them by hand, by prepared statements."""
    cursor = connection.cursor()
    cursor.execute("BEGIN")
    cursor.execute(
        "INSERT INTO spans VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)",
        (seq, *rows["span"]),
        prepare=True,
    )
    cursor.execute(
        "UPDATE annotation_sets SET spans = spans + 1, rev = rev + 1 "
        "WHERE article = %s AND annotator = 'Anna'",
        (seq,),
        prepare=True,
    )
    (log,) = cursor.execute(
        "INSERT INTO change_log (kind, of, article, annotator, action, subject, at, body) "
        "VALUES ('do', NULL, %s, %s, %s, %s, %s, %s) RETURNING seq",
        (seq, *rows["log"]),
        prepare=True,
    ).fetchone()
    cursor.execute(
        "INSERT INTO undo_steps VALUES (%s, 'Anna', %s, 'applied')", (seq, log), prepare=True
    )
    cursor.execute("COMMIT")


def measure_edits(server: Server) -> None:
    """Tell the edit and its 99th percentile."""
    store = filled(server.url("edit"))
    filled(server.url("bare")).close()
    raw = psycopg.connect(
        host="127.0.0.1", port=server.port, dbname="bare", user=OWNER, autocommit=True
    )
    ours, floor = [], []
    counts = [0] * ARTICLES
    for n in range(ROUNDS):
        i = n % ARTICLES
        article = ArticleId(f"a{i}")
        begin = 4 * counts[i]
        span = make_span(begin, begin + 3)
        counts[i] += 1
        changes = make_change_set(SpanAdded(span=span), article=article)
        tally = Tally(Status.STARTED, counts[i], SUGGESTED)

        rows = {
            "span": (
                ANNA, span.id, span.layer, span.label, span.begin, span.end, "", "",
                span.provenance.model_dump_json(exclude_defaults=True), 1, "",
            ),
            "log": (
                ANNA, changes.action.value, changes.subject, changes.at.isoformat(),
                changes.model_dump_json(),
            ),
        }  # fmt: skip

        def edit(changes=changes, tally=tally) -> None:
            with store.open_unit_of_work() as work:
                work.annotations.record(changes, tally)
                work.commit()

        def bare(i=i, rows=rows) -> None:
            bare_edit(raw, i + 1, rows)

        pairs = [(edit, ours), (bare, floor)]
        for act, times in pairs if n % 2 else reversed(pairs):
            started = time.perf_counter()
            act()
            times.append(time.perf_counter() - started)
    raw.close()
    store.close()
    (value, late), (base, base_late) = median_and_late(ours), median_and_late(floor)
    bare = {"floor_is": "a bare INSERT and COMMIT of the same rows"}
    ROWS.tell(LOOPBACK, 1e3 * value, floor=1e3 * base, promise=TWICE, **bare)
    ROWS.tell(f"{LOOPBACK}, 99th percentile", 1e3 * late, floor=1e3 * base_late, **bare)


def measure_crowd(server: Server, seconds: float) -> None:
    """Print what a crowd stored in spite of everything, and what is wrong: nothing."""
    url = server.url("crowd")
    with Stores().create(url, make_schema(), at=NOW) as store, store.open_unit_of_work() as work:
        number = work.imports.begin("x", NOW)
        articles = [make_article(f"{n} {SHORT_TEXT}", id=f"a{n}") for n in range(CROWDED)]
        work.imports.add(number, articles)
        work.imports.finish(number)
        work.commit()
    with tempfile.TemporaryDirectory() as folder:
        crowd = Crowd(url, Path(folder), PROGRAMS)
        try:
            crowd.wait_until_working()
            broken = trouble(
                server, url, seconds, random.Random(16), restarts=max(1, int(seconds // 12))
            )
            crowd.end()
        finally:
            crowd.kill()
        acknowledged = len(crowd.told("+"))
        with Stores().open(url, Access.READ) as store:
            wrong = wrong_with(store, crowd)
    note = f"{seconds:.0f} s, {broken} broken connections"
    ROWS.tell(
        f"{PROGRAMS} programs on one corpus: edits acknowledged", acknowledged, "edits", note=note
    )
    ROWS.tell(LOST, len(wrong), "edits", promise=at_most(0))
    if wrong:
        sys.exit("\n".join(wrong[:20]))


def main() -> None:
    """Measure both."""
    if binaries() is None:
        ROWS.skip(LOOPBACK, WHY_NOT, promise=TWICE)
        ROWS.skip(LOST, WHY_NOT, promise=at_most(0))
        return
    server = Server.make("fsync = on")
    try:
        measure_edits(server)
        seconds = float(sys.argv[1]) if len(sys.argv) > 1 else SECONDS
        if seconds:
            measure_crowd(server, seconds)
    finally:
        server.remove()


if __name__ == "__main__":
    main()
