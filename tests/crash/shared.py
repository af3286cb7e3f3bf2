"""What the processes that get killed and the one that looks afterwards both know."""

from __future__ import annotations

import hashlib
import json
import os
from datetime import UTC, datetime
from pathlib import Path

from annotator.domain.ids import SUGGESTIONS, AnnotatorId
from annotator.domain.offsets import TextRange
from annotator.domain.ports import Access
from annotator.domain.workbench import Proposal
from annotator.formats.schema_yaml import read_schema
from annotator.resources import resource_path
from annotator.storage.corpus_file import SqliteCorpusStores
from factories import make_article, make_suggestion

ANNA = AnnotatorId("Anna")
ARTICLES = 4
STORES = SqliteCorpusStores()
LABELS = ("PER", "ORG", "LOC")


class Pipe:
    """Where a process tells what was acknowledged: one line each, gone out when ``say`` returns."""

    def __init__(self, handle: int) -> None:
        self._handle = handle

    def say(self, **told: object) -> None:
        # Short enough (below PIPE_BUF) that a line is written whole or not at all.
        os.write(self._handle, json.dumps(told).encode() + b"\n")


def now() -> datetime:
    return datetime.now(UTC)


def schema():
    return read_schema(resource_path("schemas", "news-de.yaml"))


def texts() -> list[str]:
    """Some articles the program ships."""
    files = sorted(resource_path("samples").glob("*.txt"))
    return [each.read_text(encoding="utf-8").strip() for each in files]


def word_ranges(text: str) -> list[TextRange]:
    """Where the longer words stand."""
    found, begin = [], 0
    while begin < len(text):
        end = begin
        while end < len(text) and text[end].isalpha():
            end += 1
        if end - begin >= 4:
            found.append(TextRange(begin, end))
        begin = max(end, begin) + 1
    return found


def propose(dice, text: str, count: int) -> Proposal:
    """Entities at random words that do not overlap."""
    some = dice.sample(word_ranges(text)[:120], count)
    return Proposal(
        tuple(
            make_suggestion(
                each.begin, each.end, label=dice.choice(LABELS), id=f"p{dice.getrandbits(60):x}"
            )
            for each in some
        )
    )


def make_corpus(path: Path, dice) -> None:
    """A corpus with some articles, all with suggestions."""
    with STORES.create(str(path), schema(), at=now()) as store, store.open_unit_of_work() as work:
        number = work.imports.begin("crash", now())
        for n, text in enumerate(texts()[:ARTICLES]):
            work.imports.add(number, [make_article(text, id=f"a{n}", title=f"Artikel {n}")])
        work.imports.finish(number)
        for n, text in enumerate(texts()[:ARTICLES]):
            work.annotations.replace_suggestions(f"a{n}", propose(dice, text, 20), "p@0")
        work.commit()


def digest(own) -> str:
    """A short name of everything that counts in an annotation set; equal for equal sets."""
    values = [
        own.status.value,
        own.note,
        sorted(span.model_dump_json() for span in own.spans.values()),
        sorted(each.model_dump_json() for each in own.arguments.values()),
        sorted((signature, verdict.value) for signature, verdict in own.decisions.items()),
    ]
    return hashlib.sha256(json.dumps(values).encode()).hexdigest()[:20]


def proposal_digest(spans) -> str:
    """A short name of suggestions."""
    values = sorted(f"{span.id} {span.label} {span.begin} {span.end}" for span in spans)
    return hashlib.sha256(json.dumps(values).encode()).hexdigest()[:20]


__all__ = [
    "ANNA",
    "STORES",
    "SUGGESTIONS",
    "Access",
    "Pipe",
    "digest",
    "make_corpus",
    "proposal_digest",
]
