"""Memory of every exporter: that of 3,000 articles with 20 spans (``FULL=1``: 10,000) against a tenth, each in a process of its own.

Articles are made when they are asked for, as an export loads them; so what grows is what the exporter keeps. Another number of
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
    label: str = "PER"

    def __iter__(self) -> Iterator[ExportItem]:
        begin = SENTENCE.index("Außenministerin")
        for number in range(self.count):
            article = make_article(f"{SENTENCE * SPANS}Meldung {number}.", id=f"a{number}")
            places = [n * len(SENTENCE) + begin for n in range(SPANS)]
            spans = {
                SpanId(f"{number}-{n}"): make_span(
                    at, at + 15, id=f"{number}-{n}", layer=self.layer, label=self.label
                )
                for n, at in enumerate(places)
            }
            yield ExportItem(article, AnnotationSet(article, ANNA, spans=spans))


def work(name: str, count: int) -> None:
    """One export; prints its seconds and the peak of memory in MB."""
    known = format_named(name)
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / ("out" if known.makes_folder else f"out{known.endings[0]}")
        begun = perf_counter()
        # What a format cannot hold is told, and what is told is kept: that is not what is asked here.
        of_quotes = ("quote", "direct") if name == "quotes-json" else ()
        known.exporter().export(
            Items(count, *of_quotes), ExportJob(out, SCHEMA, tuple(SCHEMA.layers), "0"), Losses()
        )
        took = perf_counter() - begun
    sys.stdout.write(json.dumps([took, peak_megabytes()]))


def main(articles: int = MOST) -> None:
    """Measure and print."""
    for name in exporters():
        most = articles // 10 if name in SLOW else articles
        told = [
            json.loads(
                subprocess.run(
                    [sys.executable, __file__, name, str(count)],
                    check=True,
                    capture_output=True,
                    text=True,
                ).stdout
            )
            for count in (most // 10, most)
        ]
        (_, less), (took, more) = told
        ROWS.tell(f"{name} out, {most:,} articles × {SPANS} spans", took, "s")
        grown = f"{name} out: more memory for {most:,} articles than for {most // 10:,}"
        ROWS.tell(grown, more - less, "MB", promise=at_most(50), topic=Topic.MEMORY)


if __name__ == "__main__":
    if len(sys.argv) == 3:
        work(sys.argv[1], int(sys.argv[2]))
    else:
        main(*map(int, sys.argv[1:]))
