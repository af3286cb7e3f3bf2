"""An edit on a server beside a bare INSERT + COMMIT of the same rows; then 16 programs, 60 s, and much trouble.

Interleaved on two databases of one server with fsync on; prints JSON lines with medians in milliseconds.
Run with a number of seconds to make the second part shorter or longer; 0 leaves it out.
"""
# ruff: noqa: T201 - a script: finds the factories first, prints, calls its lambdas at once

from __future__ import annotations

import json
import random
import statistics
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
from postgres_server import OWNER, Server

ROUNDS = 400
ARTICLES = 50
SUGGESTED = 60
PROGRAMS = 16
SECONDS = 60


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
    """Print one line for the edit and one for its 99th percentile."""
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
    value, base = statistics.median(ours), statistics.median(floor)
    print_line("edit on a server over loopback", value, base, promise="≤ 2 ×")
    print_line("the same, 99th percentile", percentile(ours), percentile(floor))


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
    print(json.dumps({"name": f"{PROGRAMS} programs, {seconds:.0f} s, {broken} broken connections: edits "
                              f"acknowledged", "value": acknowledged, "unit": "edits", "floor": None,
                      "ratio": None, "promise": None}))  # fmt: skip
    print(json.dumps({"name": "of these lost, doubled or not replayed", "value": len(wrong), "unit": "",
                      "floor": None, "ratio": None, "promise": "0"}))  # fmt: skip
    if wrong:
        sys.exit("\n".join(wrong[:20]))


def percentile(times: list[float]) -> float:
    """The 99th, seconds."""
    return sorted(times)[int(len(times) * 0.99)]


def print_line(name: str, value: float, base: float, promise: str | None = None) -> None:
    """One line, from seconds."""
    print(json.dumps({"name": name, "value": round(1000 * value, 3), "unit": "ms",
                      "floor": round(1000 * base, 3), "ratio": round(value / base, 2),
                      "promise": promise}), flush=True)  # fmt: skip


def main() -> None:
    """Measure both."""
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
