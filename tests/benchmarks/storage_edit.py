"""A durable edit (rows, counts, change log, undo step) beside a bare transaction that writes the same rows.

Interleaved on two files of the same tables and content; prints JSON lines with medians in milliseconds.
"""

from __future__ import annotations

import os
import statistics
import tempfile
import time
from pathlib import Path

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.changes import SpanAdded, Status, StatusChanged
from annotator.domain.ids import ArticleId
from annotator.domain.workbench import Proposal, Tally, Workbench
from annotator.storage.corpus_file import SqliteCorpusStores
from annotator.storage.engine import connect_durably
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

ROWS = Rows(Topic.STORAGE)
ROUNDS = 600
ARTICLES = 50
SUGGESTED = 60


def filled(folder: Path, name: str):
    """A corpus of articles with 60 suggestions each, begun by Anna."""
    store = SqliteCorpusStores().create(str(folder / name), make_schema(), at=NOW)
    with store.open_unit_of_work() as work:
        number = work.imports.begin("bench", NOW)
        articles = [make_article(f"{i} {TEXT * 9}", id=ArticleId(f"a{i}")) for i in range(ARTICLES)]
        work.imports.add(number, articles)
        work.imports.finish(number)
        for article in articles:
            spans = tuple(make_suggestion(30 * n, 30 * n + 8) for n in range(SUGGESTED))
            work.annotations.replace_suggestions(article.id, Proposal(spans), "bench@1")
            start = make_change_set(
                StatusChanged(before=Status.NEW, after=Status.STARTED), article=article.id
            )
            work.annotations.record(start, Tally(Status.STARTED, 0, SUGGESTED))
        work.commit()
    return store


def bare_edit(connection, seq: int, rows: dict[str, tuple]) -> None:
    """The same rows, as short as they can be written."""
    connection.execute("BEGIN IMMEDIATE")
    connection.execute(
        "INSERT INTO spans VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", (seq, *rows["span"])
    )
    connection.execute(
        "UPDATE annotation_sets SET spans = spans + 1, rev = rev + 1 "
        "WHERE article = ? AND annotator = 'Anna'",
        (seq,),
    )
    log = connection.execute(
        "INSERT INTO change_log (kind, of, article, annotator, action, subject, at, body) "
        "VALUES ('do', NULL, ?, ?, ?, ?, ?, ?)",
        (seq, *rows["log"]),
    ).lastrowid
    connection.execute("INSERT INTO undo_steps VALUES (?, 'Anna', ?, 'applied')", (seq, log))
    connection.execute("COMMIT")


def measure(folder: Path) -> None:
    """Tell the edit, beside a bare transaction and one fdatasync, and reading an article with 500 spans."""
    store = filled(folder, "edit.corpus")
    filled(folder, "bare.corpus").close()
    raw = connect_durably(folder / "bare.corpus")
    ours, floor, syncs = [], [], []
    probe = (folder / "probe").open("wb", buffering=0)
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

        # By turns first: whoever comes second finds the disk's journal just written.
        pairs = [(edit, ours), (bare, floor)]
        for act, times in pairs if n % 2 else reversed(pairs):
            started = time.perf_counter()
            act()
            times.append(time.perf_counter() - started)

        started = time.perf_counter()
        probe.write(b"x" * 12288)
        os.fdatasync(probe.fileno())
        syncs.append(time.perf_counter() - started)
    raw.close()
    (edited, late), (least, least_late) = median_and_late(ours), median_and_late(floor)
    bare_is = {"floor_is": "a bare transaction of the same rows"}
    ROWS.tell("durable edit", 1e3 * edited, promise=times_floor(1.5), floor=1e3 * least, **bare_is)
    ROWS.tell("durable edit, 99th percentile", 1e3 * late, floor=1e3 * least_late, **bare_is)
    sync = 1e3 * statistics.median(syncs)
    ROWS.tell(
        "durable edit beside the disk", 1e3 * edited, floor=sync, floor_is="one fdatasync of 12 KiB"
    )
    measure_load(store)
    store.close()


def measure_load(store) -> None:
    """Reading an article with 500 own spans and 500 suggestions."""
    article = make_article("Seite " + "x" * 6000, id=ArticleId("big"))
    own = tuple(make_span(10 * n, 10 * n + 5) for n in range(500))
    with store.open_unit_of_work() as work:
        number = work.imports.begin("bench", NOW)
        work.imports.add(number, [article])
        work.imports.finish(number)
        proposed = tuple(make_suggestion(10 * n, 10 * n + 7) for n in range(500))
        work.annotations.replace_suggestions(article.id, Proposal(proposed), "bench@1")
        changes = make_change_set(*(SpanAdded(span=s) for s in own), article=article.id)
        desk = Workbench(*work.annotations.pair(article.id, ANNA)).apply(changes)
        work.annotations.record(changes, desk.tally)
        work.commit()
    times = []
    for _ in range(60):
        started = time.perf_counter()
        with store.open_unit_of_work() as work:
            pair: tuple[AnnotationSet, AnnotationSet] = work.annotations.pair(article.id, ANNA)
        times.append(time.perf_counter() - started)
    assert len(pair[0]) == len(pair[1]) == 500
    value = 1e3 * statistics.median(times)
    ROWS.tell("load 500 spans and 500 suggestions", value, promise=at_most(4))


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        measure(Path(name))
