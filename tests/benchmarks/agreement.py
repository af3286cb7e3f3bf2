"""Agreement over 10,000 articles and three annotators: counting, intervals, and with the corpus read as well."""

from __future__ import annotations

import json
import random
import statistics
import sys
import tempfile
import time
from pathlib import Path

from annotator.domain.arriving import ArrivingSet
from annotator.domain.changes import Status
from annotator.domain.ids import AnnotatorId
from annotator.domain.ports import Access
from annotator.quality.agreement import Agreement
from annotator.quality.agreement_bootstrap import Bootstrap
from annotator.quality.agreement_pairs import best_pairs
from annotator.services.agreement import AgreementRequest, measure_agreement
from annotator.services.tasks import NullMonitor, many_objects
from annotator.storage.corpus_file import SqliteCorpusStores
from factories import NOW, make_argument, make_article, make_schema, make_set, make_span

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


def say(name, value, unit="s", **more):
    print(json.dumps({"name": name, "value": value, "unit": unit, **more}), flush=True)  # noqa: T201 - how benchmarks report


def counting(articles):
    schema = make_schema()
    agreement = Agreement(WHO, schema)
    with many_objects():
        begin = time.perf_counter()
        for sets in articles:
            agreement.add({own.annotator: own for own in sets})
        counted = time.perf_counter()
        agreement.lines(Bootstrap(500))
        agreement.articles()
        ended = time.perf_counter()
    say("agreement: counting 10,000 articles × 3", counted - begin)
    say("agreement: measures and 500 bootstrap samples", ended - counted)
    say("agreement: 10,000 articles × 3 annotators", ended - begin, promise="<= 10")


def with_reading(articles):
    with tempfile.TemporaryDirectory() as folder:
        store = SqliteCorpusStores().create(str(Path(folder, "x.corpus")), make_schema(), at=NOW)
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
        store = SqliteCorpusStores().open(location, Access.READ)
        begin = time.perf_counter()
        measure_agreement(store, AgreementRequest(), NullMonitor())
        say("agreement: the same, read from the corpus", time.perf_counter() - begin)
        store.close()


def matching():
    """One article of growing length, nothing equal: what n log n promises is a ratio of about 2.2."""
    times = []
    for spans in (500, 1000, 2000):
        one = [make_span(20 * place, 20 * place + 9) for place in range(spans)]
        other = [make_span(20 * place + 1, 20 * place + 10) for place in range(spans)]
        rounds = []
        for _ in range(5):
            begin = time.perf_counter()
            best_pairs(one, other)
            rounds.append(time.perf_counter() - begin)
        times.append(statistics.median(rounds))
    say(
        "matching: 2,000 spans against 1,000",
        times[2],
        floor=times[1],
        ratio=times[2] / times[1],
        promise="<= 3",
    )


if __name__ == "__main__":
    made = [
        list(sets_of(number)) for number in range(int(sys.argv[1]) if sys.argv[1:] else ARTICLES)
    ]
    counting(made)
    with_reading(made)
    matching()
