"""Native JSONL, in and out: 10,000 articles with 20 spans each, through a real corpus file; and with 60, the writing alone.

The floors are the same bytes parsed and written by orjson alone; the promises are a fifth of what the faster
of two web programs took for the same on this kind of machine (17.1 s in, 23.6 s out), and a tenth of the memory
(1.03 GB, 0.86 GB). The exporter alone is held against bare orjson lines of the same sets, and of plain values that lie ready.
"""

from __future__ import annotations

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
from annotator.formats.writing import ExportItem, ExportJob, Losses
from annotator.services import corpora
from annotator.services.export import ExportRequest, export
from annotator.services.import_articles import ImportRequest, import_articles
from annotator.services.tasks import NullMonitor
from factories import ANNA, make_article, make_schema, make_span
from measured import Rows, Topic, at_most, peak_megabytes, share_of_floor

ROWS = Rows(Topic.FORMATS)

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


def work(step: str, folder: Path) -> None:
    """One step in a process of its own, so that its peak of memory is its own."""
    context = make_context()
    corpus = str(folder / "x.corpus")
    before = peak_megabytes()
    begun = perf_counter()
    if step == "in":
        with corpora.opened(context, corpus, Access.WRITE) as store:
            import_articles(context, store, ImportRequest((folder / "in.jsonl",)), NullMonitor())
    else:
        with corpora.opened(context, corpus, Access.READ) as store:
            export(context, store, ExportRequest(folder / "out.jsonl", "jsonl"), NullMonitor())
    took = perf_counter() - begun
    more = peak_megabytes() - before
    floor = _floor(step, folder)
    name = f"JSONL {step}, {ARTICLES:,} articles × {SPANS} spans"
    seconds = at_most(3.4 if step == "in" else 4.7)
    ROWS.tell(
        name,
        took,
        "s",
        promise=seconds,
        floor=floor,
        floor_is=f"the same lines {'read' if step == 'in' else 'written'} by orjson",
    )
    ROWS.tell(
        f"{name}: more memory than idle", more, "MB", promise=at_most(100), topic=Topic.MEMORY
    )


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
    JsonlExporter().export(given, ExportJob(out, SCHEMA, tuple(SCHEMA.layers), "0"), Losses())
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
        # The sets have to become plain values whoever writes them; that is part of the bare thing.
        promise = share_of_floor(0.5) if what == "the same sets" else None
        ROWS.tell(
            f"JSONL writing, {count:,} articles × {most} spans, beside orjson lines of {what}",
            took,
            "s",
            floor=floor,
            floor_is="orjson.dumps and write",
            promise=promise,
        )


def growth(folder: Path) -> None:
    """Memory of the exporter with 60 spans an article, in processes of their own."""
    few, many = (
        float(
            subprocess.run(
                [sys.executable, __file__, "peak", str(folder), str(count)],
                check=True,
                stdout=subprocess.PIPE,
                text=True,
            ).stdout
        )
        for count in (500, 5_000)
    )
    name = "JSONL writing, × 60 spans: more memory for 5,000 articles than for 500"
    ROWS.tell(name, many - few, "MB", promise=at_most(50), topic=Topic.MEMORY)


def peak(folder: Path, count: int) -> None:
    """Write so many articles, made when they are asked for, and print the most that this process held, in megabytes."""
    JsonlExporter().export(
        items(count, 60), ExportJob(folder / "p.jsonl", SCHEMA, tuple(SCHEMA.layers), "0"), Losses()
    )
    print(peak_megabytes())  # noqa: T201 - read by the one above


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
        JsonlExporter().export(items(), job, Losses())
        context = make_context()
        context.stores.create(str(folder / "x.corpus"), SCHEMA, at=context.clock()).close()
        for step in ("in", "out"):
            subprocess.run([sys.executable, __file__, step, name], check=True)
        writing(folder)
        growth(folder)


if __name__ == "__main__":
    if sys.argv[1:2] == ["peak"]:
        peak(Path(sys.argv[2]), int(sys.argv[3]))
    elif len(sys.argv) == 3:
        work(sys.argv[1], Path(sys.argv[2]))
    else:
        main()
