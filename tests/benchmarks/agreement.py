"""Agreement over 10,000 articles and three annotators, from the corpus on disk; and matching in articles of any length."""

from __future__ import annotations

import random
import resource
import sys
import tempfile
import time
from functools import partial
from pathlib import Path

from annotator.domain.arriving import ArrivingSet
from annotator.domain.changes import Status
from annotator.domain.ids import AnnotatorId
from annotator.domain.ports import Access
from annotator.quality.agreement_pairs import best_pairs
from annotator.services.agreement import AgreementRequest, measure_agreement
from annotator.services.tasks import NullMonitor, many_objects
from annotator.storage.corpus_file import SqliteCorpusStores
from factories import NOW, make_argument, make_article, make_schema, make_set, make_span
from measured import Rows, Topic, at_most, times_floor

ROWS = Rows(Topic.TEAM)

ARTICLES = 10_000
WHO = tuple(AnnotatorId(name) for name in ("Anna", "Ben", "Cem"))
_SENTENCE = (
    "Die Ministerin Anna Berg sagte am Montag in Berlin, der Haushalt der Stadt werde gekürzt. "
)
TEXT = _SENTENCE * 20  # 320 words


def sets_of(number):
    """What three people made of an article: 20 spans each, of which every tenth or so differs."""
    chance = random.Random(number)
    article = make_article(f"{number} {TEXT}", id=f"a{number}")
    places = [
        (60 * place + chance.randrange(30), chance.choice("PER ORG LOC".split()))
        for place in range(14)
    ]
    for who in WHO:
        spans, links = [], []
        for begin, label in places:
            if chance.random() < 0.05:
                continue
            end = begin + 9 + 3 * (chance.random() < 0.05)
            spans.append(make_span(begin, end, label=label if chance.random() < 0.97 else "ORG"))
        for place in range(2):
            begin = 1000 + 300 * place
            quote = make_span(begin, begin + 120, layer="quote", label="direct")
            speaker, cue = (
                make_span(begin + 130, begin + 139),
                make_span(
                    begin + 140, begin + 145 + (chance.random() < 0.1), layer="cue", label="cue"
                ),
            )
            spans += [quote, speaker, cue]
            links += [make_argument(quote, speaker), make_argument(quote, cue, "cue")]
        yield make_set(*spans, arguments=links, article=article, annotator=who, status=Status.DONE)


def spent():
    """Seconds of processor time, of this process and of those that helped it and have ended."""
    own, others = (
        resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    return sum(each.ru_utime + each.ru_stime for each in (own, others))


def timed(act):
    wall, busy = time.perf_counter(), spent()
    act()
    return time.perf_counter() - wall, spent() - busy


def store_of(articles, folder):
    stores = SqliteCorpusStores()
    store = stores.create(str(Path(folder, "x.corpus")), make_schema(), at=NOW)
    with store.open_unit_of_work() as work:
        number = work.imports.begin("benchmark", NOW)
        for begin in range(0, len(articles), 200):
            chunk = articles[begin : begin + 200]
            work.imports.add(number, [sets[0].article for sets in chunk])
            arriving = [ArrivingSet(own, f"c{id(own)}", NOW) for sets in chunk for own in sets]
            work.imports.add_sets(number, arriving)
        work.imports.finish(number)
        work.commit()
    location = store.location
    store.close()
    return partial(stores.open, location, Access.READ)


def whole(articles):
    """All numbers with 500 samples, from the corpus on disk; the floor is to read the sets and do nothing with them."""
    with tempfile.TemporaryDirectory() as folder:
        reopen = store_of(articles, folder)
        store = reopen()
        ids = [sets[0].article.id for sets in articles]

        def read():
            with many_objects(), store.open_unit_of_work() as work:
                for begin in range(0, len(ids), 50):
                    work.sets.of_several(ids[begin : begin + 50], WHO)

        request = AgreementRequest(by=("week", "number"))
        floor = timed(read)
        for name, helpers in (("alone", None), ("two processes", reopen)):
            wall, busy = timed(partial(measure_agreement, store, request, NullMonitor(), helpers))
            what = f"agreement, {len(articles):,} articles × 3 annotators, {name}"
            # The promise is one of a machine with two cores.
            promise = at_most(10 * len(articles) / ARTICLES) if helpers else None
            held = {"floor": floor[0], "floor_is": "the sets read by one process"}
            ROWS.tell(what, wall, "s", promise=promise, **held)
            held |= {"floor": floor[1]}
            ROWS.tell(f"{what}: work of the processor", busy, "s", **held)
        store.close()


def matching():
    """One article of growing length, nothing equal: of n log n, ten times the spans take 13 to 20 times as long."""
    times = {}
    for spans in (10, 50, 100, 500, 1000, 5000):
        one = [make_span(20 * place, 20 * place + 9) for place in range(spans)]
        other = [make_span(20 * place + 1, 20 * place + 10) for place in range(spans)]
        rounds = []
        for _ in range(5):
            begin = time.process_time()
            best_pairs(one, other)
            rounds.append(time.process_time() - begin)
        times[spans] = min(rounds)
    for fewer, more in ((10, 100), (50, 500), (100, 1000), (500, 5000)):
        ROWS.tell(
            f"matching in an article: {more:,} spans",
            1e3 * times[more],
            floor=1e3 * times[fewer],
            floor_is=f"{fewer:,} spans",
            promise=times_floor(20),
            topic=Topic.GROWTH,
        )


if __name__ == "__main__":
    matching()
    number = int(sys.argv[1]) if sys.argv[1:] else ARTICLES
    whole([list(sets_of(each)) for each in range(number)])
