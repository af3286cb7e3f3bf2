"""The spaCy export: 1,000 articles with 30 spans each, written, read back and compared.

The floor is the bare minimum with spaCy alone: tokenise, put the spans into one group, add to a DocBin, write.
"""
# ruff: noqa: T201 - a script: prints

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from time import perf_counter

import spacy
from spacy.tokens import DocBin

from annotator.bootstrap import default_schema
from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.ids import SpanId
from annotator.formats.spacy_docbin import SpacyExporter
from annotator.formats.writing import ExportItem, ExportJob
from factories import ANNA, make_article, make_span

ARTICLES = 1_000
SPANS = 30
SENTENCE = "Die Außenministerin sagte am Montag in Brüssel, das Treffen sei gut verlaufen. "


def items() -> list[ExportItem]:
    """Articles of some 400 words; every span covers a word."""
    found = []
    for number in range(ARTICLES):
        article = make_article(SENTENCE * 33 + f"Meldung {number}.", id=f"a{number}")
        begin = SENTENCE.index("Außenministerin")
        spans = {
            SpanId(f"{n}"): make_span(
                n * len(SENTENCE) + begin, n * len(SENTENCE) + begin + 15, id=f"{n}"
            )
            for n in range(SPANS)
        }
        found.append(ExportItem(article, AnnotationSet(article, ANNA, spans=spans)))
    return found


def bare(given: list[ExportItem], path: Path) -> float:
    """Seconds of the floor."""
    begun = perf_counter()
    nlp = spacy.blank("de")
    docs = DocBin()
    for item in given:
        doc = nlp.make_doc(item.article.text)
        doc.spans["sc"] = [
            doc.char_span(span.begin, span.end, span.label) for span in item.own.spans.values()
        ]
        docs.add(doc)
    path.write_bytes(docs.to_bytes())
    return perf_counter() - begun


def main() -> None:
    """Measure and print."""
    given = items()
    schema = default_schema()
    with tempfile.TemporaryDirectory() as name:
        floor = bare(given, Path(name) / "floor.spacy")
        job = ExportJob(Path(name) / "OUT", schema, tuple(schema.layers), "0")
        begun = perf_counter()
        SpacyExporter().export(given, job, [])
        took = perf_counter() - begun
    print(
        json.dumps(
            {
                "name": f"spaCy export, {ARTICLES} articles x {SPANS} spans",
                "value": round(took, 2),
                "unit": "s",
                "floor": round(floor, 2),
                "ratio": round(took / floor, 1),
                "promise": "<= 2.5",
            }
        )
    )


if __name__ == "__main__":
    main()
