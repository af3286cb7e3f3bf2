"""First hits of queries in 100,000 articles, and the whole of them, beside bare SQL that reads as much.

Medians in milliseconds. The generated corpus can be kept: ``queries.py FOLDER``.
"""

from __future__ import annotations

import random
import statistics
import sys
import tempfile
import time
from pathlib import Path

from annotator.domain.article import Article
from annotator.domain.ids import AnnotatorId, ArticleId
from annotator.domain.ports import Access, ArticleQuery
from annotator.formats.schema_yaml import read_schema
from annotator.resources import resource_path
from annotator.services.search import Search, narrowed, test_of
from annotator.storage.corpus_file import SqliteCorpusStores
from annotator.storage.engine import connect_durably
from factories import ANNA, NOW
from measured import Rows, Topic, at_most

ROWS = Rows(Topic.SEARCH)

ARTICLES = 100_000
SPANS = 20
ROUNDS = 5
SYLLABLES = (
    "ber lin mer kel nord ko rea par tei rat haus wahl bund tag land re gie rung stadt see".split()
)
QUOTE_WORDS = ("sagte", "erklärte", "betonte", "so")
QUERIES = (
    ("a common word", "regierung"),
    ("a rare word", "Querzuwort"),
    ("a phrase", '"sagte berlin"'),
    ("a common label", "label:PER"),
    ("a rare label", "event.Discovery"),
    ("a label and words in it", 'entity.PER["Merkel*"]'),
    ("rare words of a common label", 'entity.PER["Seltenheim*"]'),
    ("a role", "quote[speaker: entity.ORG]"),
    ("a role that is missing", "quote[not speaker]"),
    ("an event with a target", 'event.Sanction[target: "Nordkorea"]'),
    ("a common word and a rare label", "regierung event.Discovery"),
    ("a rare word and a common label", "Querzuwort label:PER"),
    ("an attribute", "quote.medium=Writing"),
    ("a regular expression", "/nordko(rea|see)/"),
    ("status, length and label", "status:done length>100 label:LOC annotator:Anna"),
    ("inside a frame", "entity.LOC in quote.frame"),
)


def words(rng: random.Random, count: int) -> list[str]:
    """So many words, some of them common."""
    return ["".join(rng.choices(SYLLABLES, k=rng.randint(1, 3))) for _ in range(count)]


def made(folder: Path, articles: int) -> Path:
    """A corpus of so many articles of 250 words, each with Anna's spans and their roles."""
    path = folder / "queries.corpus"
    if path.exists():
        return path
    schema = read_schema(resource_path("schemas", "news-de.yaml"))
    store = SqliteCorpusStores().create(str(path), schema, at=NOW)
    rng = random.Random(7)
    bodies = []
    with store.open_unit_of_work() as work:
        number = work.imports.begin("bench", NOW)
        for begin in range(0, articles, 5_000):
            chunk = []
            for n in range(begin, min(articles, begin + 5_000)):
                body = words(rng, 250)
                body[3], body[40], body[80] = (
                    "Merkel" if n % 9 == 0 else "Scholz",
                    "sagte",
                    "Nordkorea",
                )
                if n % 9973 == 5:
                    body[3], body[200] = "Seltenheim", "Querzuwort"
                bodies.append(body)
                meta = {"agency": rng.choice(("dpa", "afp")), "date": f"2026-{1 + n % 12:02}-10"}
                chunk.append(
                    Article(
                        ArticleId(f"a{n}"),
                        f"Titel {n}",
                        f"{n} {' '.join(body)}",
                        "de",
                        NOW,
                        "",
                        meta,
                    )
                )
            work.imports.add(number, chunk)
        work.imports.finish(number)
        work.commit()
    store.close()
    plain = path.stat().st_size
    mark(path, bodies)
    ROWS.tell(
        f"corpus of {articles:,} articles × {SPANS} spans",
        path.stat().st_size / 1e6,
        "MB",
        floor=plain / 1e6,
        floor_is="articles alone",
        topic=Topic.MEMORY,
    )
    return path


def mark(path: Path, bodies: list[list[str]]) -> None:
    """Write Anna's spans and arguments as rows."""
    raw = connect_durably(path)
    raw.execute("PRAGMA synchronous=OFF")
    raw.execute("BEGIN")
    rng = random.Random(11)
    made_by = '{"origin":"person","by":"Anna","at":"2025-03-14T09:26:53Z","score":0.8}'
    for seq, body in enumerate(bodies, start=1):
        places, place = [], len(str(seq - 1)) + 1
        for word in body:
            places.append((place, place + len(word)))
            place += len(word) + 1
        rows, links = [], []
        raw.execute("INSERT INTO annotation_sets VALUES (?, 'Anna', ?, ?, 0, '', 1)",
                    (seq, "done" if seq % 3 == 0 else "started", SPANS))  # fmt: skip
        for n, at in enumerate((3, 80, *sorted(rng.sample(range(90, 250), SPANS - 6)))):
            label = (
                "PER" if n == 0 else "LOC" if n == 1 else rng.choice(("PER", "ORG", "LOC", "MISC"))
            )
            rows.append((f"{seq}e{n}", "entity", label, *places[at], ""))
        rare = seq % 5_003 == 7
        rows.append((f"{seq}q", "quote", rng.choice(("Direct", "Indirect")), places[10][0], places[39][1],
                     '{"medium":"Writing"}' if seq % 4 == 0 else ""))  # fmt: skip
        rows.append((f"{seq}c", "cue", "Cue", *places[40], ""))
        rows.append((f"{seq}f", "frame", "Frame", places[40][0], places[95][1], ""))
        rows.append((f"{seq}v", "event", "Discovery" if rare else "Sanction", *places[60], ""))
        if seq % 5:
            links.append((f"{seq}g1", "speaker", f"{seq}q", f"{seq}e{rng.randint(2, 9)}"))
        links += [(f"{seq}g2", "cue", f"{seq}q", f"{seq}c"), (f"{seq}g3", "frame", f"{seq}q", f"{seq}f"),
                  (f"{seq}g4", "target", f"{seq}v", f"{seq}e1")]  # fmt: skip
        raw.executemany(
            "INSERT INTO spans VALUES (?, 'Anna', ?, ?, ?, ?, ?, '', ?, ?, 1, '')",
            [(seq, *row, made_by) for row in rows],
        )
        raw.executemany(
            "INSERT INTO arguments VALUES (?, 'Anna', ?, ?, ?, ?, ?, 'marked', ?)",
            [
                (seq, name, n, role, head, filler, made_by)
                for n, (name, role, head, filler) in enumerate(links, 1)
            ],
        )
    raw.execute("COMMIT")
    raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    raw.close()


def first_hits(store, text: str) -> tuple[float, int]:
    """Seconds until the first hits of a query, and how many these are."""
    started = time.perf_counter()
    with store.open_unit_of_work() as work:
        schema = work.schemas.current()
    search = Search(store.open_unit_of_work, test_of(text, schema, ANNA), ANNA, with_hits=True)
    while not search.is_over:
        part = search.step()
        if part.hits:
            return time.perf_counter() - started, len(part.hits)
    return time.perf_counter() - started, 0


def longest_step(store, text: str, most: int = 100) -> float:
    """Seconds of the longest of the first steps: what the window would stand still for."""
    with store.open_unit_of_work() as work:
        schema = work.schemas.current()
    search = Search(store.open_unit_of_work, test_of(text, schema, ANNA), ANNA, with_hits=True)
    longest = 0.0
    for _ in range(most):
        if search.is_over:
            break
        started = time.perf_counter()
        search.step()
        longest = max(longest, time.perf_counter() - started)
    return longest


def floor(store) -> float:
    """Seconds of bare SQL that reads twelve articles with their spans."""
    times = []
    for n in range(ROUNDS):
        started = time.perf_counter()
        with store.open_unit_of_work() as work:
            for k in range(12):
                work.annotations.get(ArticleId(f"a{12 * n + k}"), AnnotatorId("Anna"))
        times.append(time.perf_counter() - started)
    return statistics.median(times)


def measure(folder: Path, articles: int) -> None:
    """Tell of every query."""
    store = SqliteCorpusStores().open(str(made(folder, articles)), Access.READ)
    least = floor(store)
    slowest = longest = 0.0
    for name, text in QUERIES:
        times, found = [], 0
        for _ in range(ROUNDS):
            took, found = first_hits(store, text)
            times.append(took)
        value = statistics.median(times)
        slowest = max(slowest, value)
        longest = max(longest, longest_step(store, text))
        ROWS.tell(
            f"first hits: {name}",
            1_000 * value,
            note=f"{found} hits",
            floor=1_000 * least,
            floor_is="twelve articles read",
            promise=at_most(100),
        )
        started = time.perf_counter()
        with store.open_unit_of_work() as work:
            ids = narrowed(work, ArticleQuery(ANNA, text)).among
        took = time.perf_counter() - started
        many = "left to the text index" if ids is None else f"{len(ids):,} articles"
        ROWS.tell(f"all articles: {name}", 1_000 * took, note=many)
    ROWS.tell("first hits, the slowest query", 1_000 * slowest, promise=at_most(100))
    ROWS.tell("longest step of a search", 1_000 * longest, promise=at_most(100))
    store.close()


if __name__ == "__main__":
    count = int(sys.argv[2]) if len(sys.argv) > 2 else ARTICLES
    if len(sys.argv) > 1:
        measure(Path(sys.argv[1]), count)
    else:
        with tempfile.TemporaryDirectory() as name:
            measure(Path(name), count)
