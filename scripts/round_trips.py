"""Both seed articles, fully annotated, through every format and back: the table in docs/formats/round-trips.md.

    ANNOTATOR_DATA=… python scripts/round_trips.py           write the table anew
    ANNOTATOR_DATA=… python scripts/round_trips.py --check   change nothing; status 1 if the table is another one

``ANNOTATOR_DATA`` names the folder that holds ``seeds/*.txt``. The articles are not ours to ship; what is annotated in
them stands in tests/data/seeds as offsets into their texts.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from annotator.bootstrap import make_context
from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.argument import Argument, RoleState
from annotator.domain.article import Article
from annotator.domain.changes import Status
from annotator.domain.errors import AnnotatorError
from annotator.domain.ids import GOLD, AnnotatorId, ArgumentId, ArticleId, SpanId
from annotator.domain.offsets import TextRange, normalise_text
from annotator.domain.ports import Access, ArticleQuery
from annotator.domain.provenance import Origin, Provenance
from annotator.domain.span import Span
from annotator.formats.catalogue import FORMATS
from annotator.formats.jsonl import JsonlExporter
from annotator.formats.writing import ExportItem, ExportJob
from annotator.services import corpora
from annotator.services.context import AppContext
from annotator.services.export import ExportRequest, export
from annotator.services.import_articles import ImportRequest, import_articles
from annotator.services.tasks import NullMonitor

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "formats" / "round-trips.md"
GOLD_FILES = ROOT / "tests" / "data" / "seeds"
ANNA = AnnotatorId("Anna")
BEGIN, END = "<!-- table -->\n", "<!-- end of table -->\n"
KINDS = ("spans", "roles", "states", "attributes")

Facts = dict[str, Counter[tuple[object, ...]]]


@dataclass(frozen=True)
class Line:
    """What one format keeps.

    Attributes:
        format: Its name.
        kept: How many of each kind came back as they went.
        more: How many of each kind came back that did not go.
        losses: How many losses the export declared.
        texts: How many articles came back with the same text.
        problem: Why nothing came back; empty: something did.
    """

    format: str
    kept: Mapping[str, int]
    more: Mapping[str, int]
    losses: int
    texts: int
    problem: str = ""


def seed_sets(folder: Path, context: AppContext) -> Iterator[AnnotationSet]:
    """The annotated seeds."""
    texts = {}
    for path in sorted((folder / "seeds").glob("*.txt")):
        text = normalise_text(path.read_text("utf-8"))
        texts[hashlib.sha256(text.encode()).hexdigest()] = text
    for path in sorted(GOLD_FILES.glob("*.json")):
        told = json.loads(path.read_text("utf-8"))
        text = texts[told["sha256"]]
        yield _annotated(path.stem, text, told, context)


def _annotated(name: str, text: str, told: Mapping[str, Any], context: AppContext) -> AnnotationSet:
    made = Provenance(origin=Origin.PERSON, by=ANNA)
    spans = [
        Span(
            id=SpanId(f"{name}-s{number}"),
            layer=each["layer"],
            label=each["label"],
            fragments=tuple(TextRange(*part) for part in each["fragments"]),
            attributes=each.get("attributes", {}),
            provenance=made,
        )
        for number, each in enumerate(told["spans"])
    ]
    arguments: list[Argument] = []
    for head in told["heads"]:
        for role, what in head["roles"]:
            stated = isinstance(what, str)
            arguments.append(
                Argument(
                    id=ArgumentId(f"{name}-a{len(arguments)}"),
                    role=role,
                    head=spans[head["head"]].id,
                    filler=None if stated else spans[what].id,
                    state=RoleState(what) if stated else RoleState.MARKED,
                    provenance=made,
                )
            )
    article = Article(
        id=ArticleId(f"seed-{name}"),
        title=text.strip().split("\n", 1)[0],
        text=text,
        language="de",
        imported_at=context.clock(),
        source=f"{name}.txt",
    )
    return AnnotationSet(
        article,
        ANNA,
        Status.DONE,
        {span.id: span for span in spans},
        {each.id: each for each in arguments},
    )


def facts(sets: list[AnnotationSet]) -> Facts:
    """Everything a format could lose, as something that can be counted."""
    found: Facts = {kind: Counter() for kind in KINDS}
    for own in sets:
        text = own.article.text.strip()[:80]

        def named(
            span_id: SpanId, own: AnnotationSet = own, text: str = text
        ) -> tuple[object, ...]:
            span = own.spans[span_id]
            return text, span.layer, span.label, span.fragments

        for span in own.spans.values():
            found["spans"][named(span.id)] += 1
            for name, value in span.attributes.items():
                found["attributes"][*named(span.id), name, value] += 1
        for argument in own.arguments.values():
            head = named(argument.head)
            if argument.filler is not None:
                found["roles"][*head, argument.role, *named(argument.filler)] += 1
            else:
                found["states"][*head, argument.role, argument.state.value] += 1
    return found


def corpus_of(context: AppContext, place: Path, sets: list[AnnotationSet]) -> None:
    """Make a corpus of annotation sets, by way of the native format."""
    native = place.with_suffix(".jsonl")
    schema = context.default_schema()
    job = ExportJob(out=native, schema=schema, layers=tuple(schema.layers), version=context.version)
    JsonlExporter().export([ExportItem(own.article, own) for own in sets], job, [])
    _imported(context, place, native)


def _imported(context: AppContext, place: Path, path: Path, annotator: str | None = None) -> None:
    store = corpora.create(context, str(place))
    try:
        import_articles(context, store, ImportRequest((path,), annotator=annotator), NullMonitor())
    finally:
        store.close()


def stored(context: AppContext, place: Path) -> list[AnnotationSet]:
    """All sets of a corpus."""
    with (
        corpora.opened(context, str(place), Access.READ) as store,
        store.open_unit_of_work() as work,
    ):
        return [
            work.annotations.get(article, annotator)
            for article in list(work.articles.ids(ArticleQuery(GOLD)))
            for annotator in work.annotations.annotators_of(article)
        ]


def there_and_back(context: AppContext, format_name: str, corpus: Path, folder: Path) -> Line:
    """One format."""
    before = stored(context, corpus)
    kind = next(each for each in FORMATS if each.name == format_name)
    ending = "" if kind.makes_folder else kind.endings[0]
    out, again = folder / f"{format_name}{ending}", folder / f"{format_name}.corpus"
    request = ExportRequest(out, format_name, whose=ANNA)
    with corpora.opened(context, str(corpus), Access.READ) as store:
        losses = len(export(context, store, request, NullMonitor()).losses)
    try:
        _imported(context, again, out, ANNA)
    except AnnotatorError as error:
        return Line(format_name, {}, {}, losses, 0, str(error).replace(str(folder), ""))
    after = stored(context, again)
    went, came = facts(before), facts(after)
    texts = Counter(own.article.text for own in before) & Counter(own.article.text for own in after)
    return Line(
        format_name,
        kept={kind: (went[kind] & came[kind]).total() for kind in KINDS},
        more={kind: (came[kind] - went[kind]).total() for kind in KINDS},
        losses=losses,
        texts=texts.total(),
    )


def table(context: AppContext, sets: list[AnnotationSet]) -> str:
    """The table as Markdown."""
    went = facts(sets)
    totals = {kind: went[kind].total() for kind in KINDS}
    both = [each.name for each in FORMATS if each.reader and each.exporter]
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        corpus = folder / "seeds.corpus"
        corpus_of(context, corpus, sets)
        lines = [there_and_back(context, name, corpus, folder) for name in both]
    rows = [
        "| Format | "
        + " | ".join(f"{kind} ({totals[kind]})" for kind in KINDS)
        + " | texts | losses told |",
        "|---|" + "---:|" * (len(KINDS) + 2),
    ]
    for line in lines:
        cells = [_cell(line, kind, totals[kind]) for kind in KINDS]
        told = f"{line.texts} of {len(sets)} | {line.losses}"
        rows.append(f"| {line.format} | {' | '.join(cells)} | {told} |")
    return "\n".join(rows) + "\n"


def _cell(line: Line, kind: str, total: int) -> str:
    if line.problem:
        return "–"
    kept, more = line.kept[kind], line.more[kind]
    words = "all" if kept == total else str(kept)
    return f"{words} +{more}" if more else words


def main() -> int:
    """Write or check the table."""
    place = os.environ.get("ANNOTATOR_DATA")
    if not place or not (Path(place) / "seeds").is_dir():
        print("ANNOTATOR_DATA names no folder with seeds/*.txt", file=sys.stderr)
        return 2
    context = make_context()
    made = table(context, list(seed_sets(Path(place), context)))
    page = PAGE.read_text("utf-8")
    head, _, rest = page.partition(BEGIN)
    _, _, tail = rest.partition(END)
    new = f"{head}{BEGIN}\n{made}\n{END}{tail}"
    if "--check" in sys.argv[1:]:
        print(made if new != page else "the table is right")
        return int(new != page)
    PAGE.write_text(new, encoding="utf-8")
    print(made)
    return 0


if __name__ == "__main__":
    sys.exit(main())
