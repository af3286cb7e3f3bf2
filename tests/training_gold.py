"""A small gold corpus for training: what the rules miss in it is easy to learn."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.article import Article
from annotator.domain.changes import Status
from factories import ANNA, NOW, make_article, make_set, make_span

_NAMES = ("Ostwind", "Morgenrot", "Falke", "Kastanie", "Brandung", "Nordlicht", "Silberfuchs")
_VERBS = ("begann", "endete", "scheiterte", "gelang", "stockte")
_DAYS = ("Montag", "Dienstag", "Mittwoch", "Freitag")


def gold_articles(count: int) -> list[tuple[str, list[tuple[int, int]]]]:
    """Texts with the places of their operations, which people mark as MISC."""
    found = []
    for number in range(count):
        text, places = "", []
        for line in range(5):
            name = _NAMES[(number + 3 * line) % len(_NAMES)]
            verb = _VERBS[(number + line) % len(_VERBS)]
            day = _DAYS[(2 * number + line) % len(_DAYS)]
            text += "Die Operation "
            places.append((len(text), len(text) + len(name)))
            text += f"{name} {verb} am {day} in Berlin. Das war Nummer {number * 5 + line}.\n"
        found.append((text.rstrip("\n"), places))
    return found


def gold_sets(count: int) -> list[AnnotationSet]:
    """The same as finished annotation sets of Anna."""
    return [
        make_set(
            *(
                make_span(begin, end, label="MISC", id=f"s{index}")
                for index, (begin, end) in enumerate(places)
            ),
            article=_article(number, text),
            status=Status.DONE,
        )
        for number, (text, places) in enumerate(gold_articles(count))
    ]


def write_gold(path: Path, count: int, *, status: str = "done") -> Path:
    """The same as a file of native JSONL."""
    provenance = {"origin": "person", "by": ANNA, "at": NOW.isoformat()}
    lines = []
    for number, (text, places) in enumerate(gold_articles(count)):
        spans = [
            {
                "id": f"s{number}-{index}",
                "layer": "entity",
                "label": "MISC",
                "fragments": [[begin, end]],
                "attributes": {},
                "provenance": provenance,
                "seen": True,
                "note": "",
            }
            for index, (begin, end) in enumerate(places)
        ]
        lines.append(
            {
                "format": "annotator-jsonl-1",
                "schema": "news-de",
                "schema_version": 1,
                "id": f"a{number}",
                "title": f"Artikel {number}",
                "text": text,
                "sha256": hashlib.sha256(text.encode()).hexdigest(),
                "language": "de",
                "source": "",
                "imported_at": NOW.isoformat(),
                "meta": {},
                "annotator": ANNA,
                "pipeline": "",
                "status": status,
                "spans": spans,
                "arguments": [],
                "decisions": {},
                "notes": "",
            }
        )
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return path


def _article(number: int, text: str) -> Article:
    return make_article(text, id=f"a{number}", title=f"Artikel {number}", meta={})
