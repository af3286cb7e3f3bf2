"""Memory of every exporter: that of 3,000 articles with 20 spans (``FULL=1``: 10,000) against a tenth, each in a process of its own.

Of two formats also where every span is lost and has a line in the loss report: 3,000 articles with 60 spans against 500. Articles are made when they are asked for, as an export loads them; so what grows is what the exporter keeps. Another number of
articles can be given: ``formats_memory.py 3000``.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.ids import SpanId
from annotator.formats.catalogue import exporters, format_named
from annotator.formats.writing import ExportItem, ExportJob, Losses
from factories import ANNA, make_article, make_schema, make_span
from measured import Rows, Topic, at_most, peak_megabytes

ROWS = Rows(Topic.FORMATS)

SPANS = 20
LOSING = {"quotes-json": "entity", "conll": "quote"}
"""Formats, one of a file and one of a folder, and a layer they have no place for."""
LOST, FEW_LOST, MOST_LOST = 60, 500, 3_000
"""Spans of an article, and articles."""
SLOW = {"uima-xmi", "uima-json"}
"""Made by a library that takes a hundred times as long as the others: a tenth of the articles."""
MOST = 10_000 if os.environ.get("FULL") else 3_000
SENTENCE = "Die Außenministerin sagte am Montag in Brüssel, das Treffen sei gut verlaufen. "
SCHEMA = make_schema()


@dataclass
class Items:
    """Articles of some 240 words; every span covers a word."""

    count: int
    layer: str = "entity"
    spans: int = SPANS

    def __iter__(self) -> Iterator[ExportItem]:
        begin = SENTENCE.index("Außenministerin")
        label = next(iter(SCHEMA.layers[self.layer].labels))
        for number in range(self.count):
            article = make_article(f"{SENTENCE * self.spans}Meldung {number}.", id=f"a{number}")
            places = [n * len(SENTENCE) + begin for n in range(self.spans)]
            spans = {
                SpanId(f"{number}-{n}"): make_span(
                    at, at + 15, id=f"{number}-{n}", layer=self.layer, label=label
                )
                for n, at in enumerate(places)
            }
            yield ExportItem(article, AnnotationSet(article, ANNA, spans=spans))


def work(name: str, count: int, *, losing: bool) -> None:
    """One export; prints its seconds and the peak of memory in MB."""
    known = format_named(name)
    layer = "quote" if name == "quotes-json" else "entity"
    items = Items(count, LOSING[name], LOST) if losing else Items(count, layer)
    with tempfile.TemporaryDirectory() as folder, Losses() as losses:
        out = Path(folder) / ("out" if known.makes_folder else f"out{known.endings[0]}")
        begun = perf_counter()
        known.exporter().export(items, ExportJob(out, SCHEMA, tuple(SCHEMA.layers), "0"), losses)
        if losses.counts.total() != count * LOST * losing:
            raise RuntimeError(f"{name} lost {losses.counts}")
        took = perf_counter() - begun
    sys.stdout.write(json.dumps([took, peak_megabytes()]))


def told(name: str, count: int, *, losing: bool = False) -> tuple[float, float]:
    """The same of a process of its own."""
    asked = [sys.executable, __file__, name, str(count), "losing" if losing else "keeping"]
    found = subprocess.run(asked, check=True, capture_output=True, text=True)
    took, peak = json.loads(found.stdout)
    return took, peak


def main(articles: int = MOST) -> None:
    """Measure and print."""
    for name in exporters():
        most = articles // 10 if name in SLOW else articles
        (_, less), (took, more) = (told(name, count) for count in (most // 10, most))
        ROWS.tell(f"{name} out, {most:,} articles × {SPANS} spans", took, "s")
        grown = f"{name} out: more memory for {most:,} articles than for {most // 10:,}"
        ROWS.tell(grown, more - less, "MB", promise=at_most(50), topic=Topic.MEMORY)
    for name in LOSING:
        counts = (FEW_LOST, MOST_LOST)
        (_, less), (took, more) = (told(name, count, losing=True) for count in counts)
        ROWS.tell(f"{name} out, {MOST_LOST:,} articles × {LOST} spans, all lost", took, "s")
        grown = f"{name} out, × {LOST} spans, all lost: more memory for {MOST_LOST:,} articles than for {FEW_LOST}"
        ROWS.tell(grown, more - less, "MB", promise=at_most(50), topic=Topic.MEMORY)


if __name__ == "__main__":
    if len(sys.argv) == 4:
        work(sys.argv[1], int(sys.argv[2]), losing=sys.argv[3] == "losing")
    else:
        main(*map(int, sys.argv[1:]))
