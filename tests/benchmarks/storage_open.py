"""A corpus of 100,000 articles: opened with its first page and counts; pages far down; searches.

Medians in milliseconds. The corpus can be kept: ``storage_open.py FILE``; ``scale`` uses it as well if both are run together.
"""
# ruff: noqa: B023 - calls its lambdas at once

from __future__ import annotations

import os
import random
import statistics
import sys
import tempfile
import time
from pathlib import Path

from annotator.domain.changes import Status, StatusChanged
from annotator.domain.ids import ArticleId
from annotator.domain.ports import APART, Access, ArticleQuery, Order
from annotator.domain.workbench import Proposal, Tally
from annotator.storage.corpus_file import SqliteCorpusStores
from factories import ANNA, NOW, TEXT, make_article, make_change_set, make_schema, make_suggestion
from measured import Promise, Rows, Topic, at_most

ROWS = Rows(Topic.STORAGE)
ARTICLES = 100_000
BEGUN = 2_000
CHUNK = 1000
PROMISES = {Order.IMPORTED: at_most(10), Order.TITLE: at_most(10)}
_AT_ONCE = at_most(100)


def filled(path: Path, articles: int = ARTICLES):
    """A corpus of articles of about 260 words; 2,000 of them begun, 2,000 with suggestions."""
    random.seed(0)
    words = [
        *TEXT.split(),
        *("".join(random.choices("abdeghiklmnorstuw", k=7)) for _ in range(8000)),
    ]
    store = SqliteCorpusStores().create(str(path), make_schema(), at=NOW)
    started = time.perf_counter()
    with store.open_unit_of_work() as work:
        number = work.imports.begin("bench", NOW)
        for first in range(0, articles, CHUNK):
            chunk = [
                make_article(f"{n} {' '.join(random.choices(words, k=260))}",
                             id=ArticleId(f"a{n}"), title=" ".join(random.choices(words, k=6)))
                for n in range(first, min(first + CHUNK, articles))
            ]  # fmt: skip
            work.imports.add(number, chunk)
            work.commit()
        work.imports.finish(number)
        work.commit()
        show("import with full-text index, per 1,000 articles",
             (time.perf_counter() - started) * 1000 / articles * 1000)  # fmt: skip
        for n in range(0, articles, max(1, articles // BEGUN)):
            article = ArticleId(f"a{n}")
            proposal = Proposal((make_suggestion(0, 1), make_suggestion(2, 5)))
            work.annotations.replace_suggestions(article, proposal, "bench@1")
            status = Status.DONE if n % 3 else Status.STARTED
            change = StatusChanged(before=Status.NEW, after=status)
            work.annotations.record(make_change_set(change, article=article), Tally(status, 0, 2))
        work.commit()
        for n in range(articles):
            article = ArticleId(f"a{n}")
            work.queue.rate(article, uncertainty=random.random(), disagreement=random.random())
            # What follows on one that was begun, two thirds of them finished, says the same.
            step = max(1, articles // BEGUN)
            if n % step < 2:
                like = ArticleId(f"a{n - 1}") if n % step else None
                work.queue.place(article, (n,), like)
        work.commit()
    store.close()


def measure(path: Path) -> None:
    """Print the lines."""
    query = ArticleQuery(ANNA)

    def opened() -> None:
        store = SqliteCorpusStores().open(str(path), Access.WRITE)
        with store.open_unit_of_work() as work:
            assert len(work.articles.rows(query)) == 100
            assert sum(work.articles.status_counts(ANNA).values()) == work.articles.count(query)
        store.close()

    # The first opening also makes the day's backup.
    opened()
    ROWS.tell("corpus of 100,000 articles", path.stat().st_size / 1e6, "MB", topic=Topic.MEMORY)
    show("open 100,000 articles with first page and counts", median(opened), promise=at_most(300))
    store = SqliteCorpusStores().open(str(path), Access.READ)
    with store.open_unit_of_work() as work:
        articles = work.articles
        for order in Order:
            for offset in (0, ARTICLES // 2, ARTICLES - 200):
                one = ArticleQuery(ANNA, order=order)
                show(f"page at {offset:,} by {order}",
                     median(lambda: articles.rows(one, offset=offset)),
                     promise=PROMISES.get(order, _AT_ONCE))  # fmt: skip
        for statuses in ({Status.NEW}, {Status.STARTED}, {Status.NEW, Status.DONE}):
            one = ArticleQuery(ANNA, statuses=frozenset(statuses))
            name = "+".join(sorted(statuses))
            last = articles.count(one) - 100
            show(f"last page of status {name}", median(lambda: articles.rows(one, offset=last)),
                 promise=_AT_ONCE)  # fmt: skip
            show(f"count of status {name}", median(lambda: articles.count(one)), promise=_AT_ONCE)
        for text in ("sagte", '"das geht nicht"', "a9999", "s", "abd"):
            one = ArticleQuery(ANNA, text=text)
            show(
                f"search the list for {text}: first page",
                median(lambda: articles.rows(one)),
                _AT_ONCE,
            )
            show(
                f"search the list for {text}: count", median(lambda: articles.count(one)), _AT_ONCE
            )
        for order in sorted(APART):
            show(f"position by {order}", median(lambda: articles.position(
                ArticleId("a77"), ArticleQuery(ANNA, order=order))), promise=_AT_ONCE)  # fmt: skip
        show("position of the last article", median(lambda: articles.position(
            ArticleId(f"a{ARTICLES - 1}"), query)), promise=_AT_ONCE)  # fmt: skip
        show("position by title", median(lambda: articles.position(
            ArticleId("a77"), ArticleQuery(ANNA, order=Order.TITLE))), promise=_AT_ONCE)  # fmt: skip
    store.close()


def median(act) -> float:
    """Of five runs, milliseconds."""
    times = []
    for _ in range(5):
        started = time.perf_counter()
        act()
        times.append(time.perf_counter() - started)
    return 1000 * statistics.median(times)


def show(name: str, value: float, promise: Promise | None = None) -> None:
    """One row."""
    topic = Topic.SEARCH if name.startswith("search the list") else None
    ROWS.tell(name, value, promise=promise, topic=topic)


def shared(articles: int) -> Path | None:
    """Where benchmarks that are run together keep a corpus of so many articles."""
    folder = os.environ.get("BENCHMARKS_SHARED")
    return Path(folder) / f"{articles}.corpus" if folder else None


if __name__ == "__main__":
    kept = Path(sys.argv[1]) if len(sys.argv) > 1 else shared(ARTICLES)
    if kept:
        if not kept.exists():
            filled(kept)
        measure(kept)
    else:
        with tempfile.TemporaryDirectory() as name:
            filled(Path(name) / "big.corpus")
            measure(Path(name) / "big.corpus")
