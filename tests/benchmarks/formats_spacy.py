"""The spaCy export: articles with 60 spans each, written and checked.

Two floors, both a bare ``DocBin`` loop over Docs that lie ready: the very Docs the export makes, and, to compare, lean ones with
nothing but one group of spans. The export itself tokenizes, cuts sentences, reports losses, keeps the whole record and reads
everything back; it may take 1/0.8 of the first. Memory is that of 10,000 articles against that of 1,000, in processes of their own.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from time import process_time

import spacy
from spacy.tokens import Doc, DocBin

from annotator.bootstrap import default_schema
from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.ids import SpanId
from annotator.formats.spacy_docbin import SpacyExporter
from annotator.formats.spacy_docs import DocMaker
from annotator.formats.spacy_tokenizer import training_language
from annotator.formats.writing import ExportItem, ExportJob, Losses
from factories import ANNA, make_article, make_span
from measured import Rows, Topic, at_most, peak_megabytes, share_of_floor

ROWS = Rows(Topic.FORMATS)

ARTICLES = 1_000
GROWN = (1_000, 10_000) if os.environ.get("FULL") else (500, 3_000)
SPANS = 60
SENTENCE = "Die Außenministerin sagte am Montag in Brüssel, das Treffen sei gut verlaufen. "
SCHEMA = default_schema()


@dataclass
class Items:
    """Articles of some 700 words, made when they are asked for; every span covers a word."""

    count: int

    def __iter__(self) -> Iterator[ExportItem]:
        begin = SENTENCE.index("Außenministerin")
        for number in range(self.count):
            article = make_article(SENTENCE * SPANS + f"Meldung {number}.", id=f"a{number}")
            spans = {
                SpanId(f"{n}"): make_span(
                    n * len(SENTENCE) + begin, n * len(SENTENCE) + begin + 15, id=f"{n}"
                )
                for n in range(SPANS)
            }
            yield ExportItem(article, AnnotationSet(article, ANNA, spans=spans))


def export(items: Items | list[ExportItem], folder: Path) -> float:
    """Seconds of the processor."""
    begun = process_time()
    job = ExportJob(folder / "OUT", SCHEMA, tuple(SCHEMA.layers), "0")
    SpacyExporter().export(items, job, Losses())
    return process_time() - begun


def bare(docs: list[Doc], path: Path) -> float:
    """Seconds of the processor of a floor."""
    begun = process_time()
    bins = DocBin(store_user_data=True)
    for doc in docs:
        bins.add(doc)
    path.write_bytes(bins.to_bytes())
    return process_time() - begun


def lean(items: list[ExportItem]) -> list[Doc]:
    """Docs with one group."""
    nlp = spacy.blank("de")
    found = []
    for item in items:
        doc = nlp.make_doc(item.article.text)
        doc.spans["sc"] = [
            doc.char_span(span.begin, span.end, span.label) for span in item.own.spans.values()
        ]
        found.append(doc)
    return found


def main() -> None:
    """Measure and print."""
    items = list(Items(ARTICLES))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        maker = DocMaker(training_language("de"), SCHEMA, tuple(SCHEMA.layers))
        floors = {
            "the same Docs": [maker.make(item.own, []) for item in items],
            "Docs with one group": lean(items),
        }
        took = export(items, folder)
        for what, docs in floors.items():
            floor = bare(docs, folder / "floor.spacy")
            promise = share_of_floor(0.8) if what == "the same Docs" else None
            ROWS.tell(
                f"spaCy export, {ARTICLES:,} articles × {SPANS} spans, beside a DocBin loop over {what}",
                took,
                "s",
                floor=floor,
                floor_is="DocBin.add, to_bytes, write",
                promise=promise,
            )
    few, many = GROWN
    name = f"spaCy export, × {SPANS} spans: more memory for {many:,} articles than for {few:,}"
    more = _peak(many) - _peak(few)
    ROWS.tell(name, more, "MB", promise=at_most(50), topic=Topic.MEMORY)


def _peak(count: int) -> float:
    told = subprocess.run(
        [sys.executable, __file__, str(count)], check=True, capture_output=True, text=True
    )
    return float(told.stdout)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        with tempfile.TemporaryDirectory() as name:
            export(Items(int(sys.argv[1])), Path(name))
        print(peak_megabytes())  # noqa: T201 - read by the one above
    else:
        main()
