"""Native JSONL, in and out: 10,000 articles with 20 spans each, through a real corpus file.

The floors are the same bytes parsed and written by orjson alone; the promises are a fifth of what the faster
of two web programs took for the same on this kind of machine (17.1 s in, 23.6 s out), and a tenth of the memory
(1.03 GB, 0.86 GB).
"""
# ruff: noqa: T201 - a script: prints

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter

import orjson

from annotator.bootstrap import make_context
from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.ids import SpanId
from annotator.domain.ports import Access
from annotator.formats.jsonl import JsonlExporter
from annotator.formats.writing import ExportItem, ExportJob
from annotator.services import corpora
from annotator.services.export import ExportRequest, export
from annotator.services.import_articles import ImportRequest, import_articles
from annotator.services.tasks import NullMonitor
from factories import ANNA, make_article, make_schema, make_span

ARTICLES = 10_000
SPANS = 20
SCHEMA = make_schema()


def items():
    sentence = "Die Außenministerin sagte am Montag in Brüssel, das Treffen sei gut verlaufen. "
    place, length = sentence.index("Außenministerin"), len("Außenministerin")
    for number in range(ARTICLES):
        begin = f"Meldung {number}: "
        article = make_article(begin + sentence * 33, id=f"a{number}")
        # On words, as people mark them: edges in white space would be told, 200,000 times.
        places = [len(begin) + n * len(sentence) + place for n in range(SPANS)]
        spans = {
            SpanId(f"{number}-{n}"): make_span(at, at + length, id=f"{number}-{n}")
            for n, at in enumerate(places)
        }
        yield ExportItem(article, AnnotationSet(article, ANNA, spans=spans))


def report(name, value, unit, **more):
    print(json.dumps({"name": name, "value": round(value, 2), "unit": unit} | more))


def work(step: str, folder: Path) -> None:
    """One step in a process of its own, so that its peak of memory is its own."""
    context = make_context()
    corpus = str(folder / "x.corpus")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    begun = perf_counter()
    if step == "in":
        with corpora.opened(context, corpus, Access.WRITE) as store:
            import_articles(context, store, ImportRequest((folder / "in.jsonl",)), NullMonitor())
    else:
        with corpora.opened(context, corpus, Access.READ) as store:
            export(context, store, ExportRequest(folder / "out.jsonl", "jsonl"), NullMonitor())
    took = perf_counter() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    floor = _floor(step, folder)
    seconds, megabytes = ("<= 3.4", "<= 103") if step == "in" else ("<= 4.7", "<= 86")
    name = f"jsonl {step}, {ARTICLES} articles x {SPANS} spans"
    report(name, took, "s", floor=round(floor, 2), ratio=round(took / floor, 1), promise=seconds)
    report(f"{name}: more memory", (peak - before) / 1024, "MB", promise=megabytes)


def _floor(step: str, folder: Path) -> float:
    begun = perf_counter()
    values = map(orjson.loads, (folder / "in.jsonl").open("rb"))
    if step == "in":
        for _ in values:
            pass
    else:
        begun = perf_counter()
        with (folder / "floor.jsonl").open("wb") as stream:
            stream.writelines(orjson.dumps(value) + b"\n" for value in values)
    return perf_counter() - begun


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        job = ExportJob(folder / "in.jsonl", SCHEMA, tuple(SCHEMA.layers), "0")
        JsonlExporter().export(items(), job, [])
        context = make_context()
        context.stores.create(str(folder / "x.corpus"), SCHEMA, at=context.clock()).close()
        for step in ("in", "out"):
            subprocess.run([sys.executable, __file__, step, name], check=True)


if __name__ == "__main__":
    if len(sys.argv) == 3:
        work(sys.argv[1], Path(sys.argv[2]))
    else:
        main()
