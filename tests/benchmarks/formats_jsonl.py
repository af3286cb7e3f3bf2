"""Native JSONL, in and out: 10,000 articles with 20 spans each, through a real corpus file; and with 60, the writing alone.

The floors are the same bytes parsed and written by orjson alone; the promises are a fifth of what the faster
of two web programs took for the same on this kind of machine (17.1 s in, 23.6 s out), and a tenth of the memory
(1.03 GB, 0.86 GB). The exporter alone is held against bare orjson lines of the same sets, and of plain values that lie ready.
"""
# ruff: noqa: T201 - a script: prints

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter, process_time

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


def items(count=ARTICLES, most=SPANS):
    sentence = "Die Außenministerin sagte am Montag in Brüssel, das Treffen sei gut verlaufen. "
    place, length = sentence.index("Außenministerin"), len("Außenministerin")
    for number in range(count):
        begin = f"Meldung {number}: "
        article = make_article(begin + sentence * max(33, most), id=f"a{number}")
        # On words, as people mark them: edges in white space would be told, 200,000 times.
        places = [len(begin) + n * len(sentence) + place for n in range(most)]
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


def writing(folder: Path, count: int = 2_000, most: int = 60) -> None:
    """The exporter alone, over sets that lie ready."""
    given = list(items(count, most))
    for item in given:
        item.own.in_reading_order  # noqa: B018 - remembered, as both need it
    out = folder / "w.jsonl"
    begun = process_time()
    JsonlExporter().export(given, ExportJob(out, SCHEMA, tuple(SCHEMA.layers), "0"), [])
    took = process_time() - begun
    begun = process_time()
    with (folder / "floor.jsonl").open("wb") as stream:
        for item in given:
            stream.write(orjson.dumps(_plain(item)) + b"\n")
    floors = {"the same sets": process_time() - begun}
    values = [orjson.loads(line) for line in out.open("rb")]
    begun = process_time()
    with (folder / "floor.jsonl").open("wb") as stream:
        stream.writelines(orjson.dumps(value) + b"\n" for value in values)
    floors["plain values that lie ready"] = process_time() - begun
    for what, floor in floors.items():
        name = (
            f"jsonl writing, {count} articles x {most} spans, against bare orjson lines of {what}"
        )
        more = {"promise": ">= 0.5"} if what == "the same sets" else {}
        report(name, took, "s", floor=round(floor, 2), ratio=round(floor / took, 2), **more)


def _plain(item: ExportItem) -> dict[str, object]:
    """All that is said of spans as plain values, in the shortest way."""
    return {
        "id": item.article.id,
        "title": item.article.title,
        "text": item.article.text,
        "annotator": item.own.annotator,
        "spans": [
            {
                "id": span.id,
                "layer": span.layer,
                "label": span.label,
                "fragments": [(part.begin, part.end) for part in span.fragments],
                "attributes": span.attributes,
                "provenance": {
                    "origin": span.provenance.origin,
                    "by": span.provenance.by,
                    "at": span.provenance.at,
                },
                "seen": span.seen,
                "note": span.note,
            }
            for span in item.own
        ],
    }


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        job = ExportJob(folder / "in.jsonl", SCHEMA, tuple(SCHEMA.layers), "0")
        JsonlExporter().export(items(), job, [])
        context = make_context()
        context.stores.create(str(folder / "x.corpus"), SCHEMA, at=context.clock()).close()
        for step in ("in", "out"):
            subprocess.run([sys.executable, __file__, step, name], check=True)
        writing(folder)


if __name__ == "__main__":
    if len(sys.argv) == 3:
        work(sys.argv[1], Path(sys.argv[2]))
    else:
        main()
