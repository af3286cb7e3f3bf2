"""A model against the gold: how many of its strongest disagreements are errors that were planted, against chance.

``python tests/benchmarks/model_checks.py [names] [quotes]`` plants errors in one span of twenty – another label, an edge a
word too far or too near, the span gone, a span where there is none – and asks the models of *Ask a model* for their opinion.
Printed is the share of the strongest N findings that lie on a planted error (a lower bound of what is worth a look: the gold
has errors of its own, and those count as misses), and what share N of its spans picked by lot would have.

Judging 120 articles as the window does takes many minutes; so that is done with ``FULL=1``, otherwise a part of them is judged by
models that learn less, which says that it works and how long it takes rather than how good it is: the note of each row tells how.

``ANNOTATOR_DATA`` names the folder with ``entities/germeval14_dev.jsonl`` and ``quotes/train.jsonl``. The statistical model of the
names has learnt from the former, planted errors put right, so it is left out here: rules and what is trained in the folds.
"""

from __future__ import annotations

import json
import os
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from time import perf_counter
from typing import Any

from annotator.bootstrap import default_schema, make_context
from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.changes import Status
from annotator.domain.offsets import TextRange
from annotator.domain.segmentation import tokens
from annotator.domain.span import Span
from annotator.nlp.training import base as training_base
from annotator.quality.finding import Finding
from annotator.services.model_findings import ModelReport, ModelRequest, judge, strongest
from annotator.services.tasks import NullMonitor
from factories import NOW, make_article, make_set, make_span
from gold_samples import put_into
from measured import Rows, Topic

ROWS = Rows(Topic.QUALITY)
FULL = bool(os.environ.get("FULL"))
ARTICLES = 120 if FULL else 30
HOW = {} if FULL else {"folds": 2, "steps": 60}
NOTE = f"{ARTICLES} articles, " + (
    "as the window asks" if FULL else "2 folds of 60 updates: in full with FULL=1"
)
SENTENCES = 10
SHARE = 0.05
TOPS = (10, 25, 50, 100)
KINDS = ("label", "edge", "missing", "spurious")


@dataclass(frozen=True)
class Planted:
    """An error that was made on purpose: where, on which layer, of which kind."""

    article: str
    layer: str
    place: TextRange
    kind: str

    def is_at(self, article: str, finding: Finding) -> bool:
        """Whether a finding is about it."""
        layer = finding.params.get("layer")
        return (article, layer) == (self.article, self.layer) and self.place.overlaps(finding.place)


def names(folder: Path) -> list[AnnotationSet]:
    """Articles of ten sentences each; what is no person, place or organisation is another name."""
    with (folder / "entities" / "germeval14_dev.jsonl").open(encoding="utf-8") as lines:
        sentences = list(map(json.loads, islice(lines, ARTICLES * SENTENCES)))
    random.Random(0).shuffle(sentences)
    found = []
    for number in range(len(sentences) // SENTENCES):
        text, spans = "", []
        for each in sentences[number * SENTENCES : (number + 1) * SENTENCES]:
            begin = len(text)
            for one, other, name in each["entities"]:
                label = name if name in {"PER", "LOC", "ORG"} else "MISC"
                spans.append(make_span(begin + one, begin + other, label=label))
            text += each["text"] + " "
        article = make_article(text.rstrip(), id=f"n{number}", title=f"Names {number}")
        found.append(make_set(*spans, article=article, status=Status.DONE))
    return found


def quotes(folder: Path) -> list[AnnotationSet]:
    """Articles with the quotes people found in them."""
    with (folder / "quotes" / "train.jsonl").open(encoding="utf-8") as lines:
        read = [json.loads(line) for line in islice(lines, ARTICLES)]
    return [
        make_set(
            *(
                make_span(
                    *(offset for part in each["quote"] for offset in part),
                    layer="quote",
                    label=each["type"],
                )
                for each in values["quotes"]
            ),
            article=make_article(values["text"], id=f"q{number}", title=f"Quotes {number}"),
            status=Status.DONE,
        )
        for number, values in enumerate(read)
    ]


def planted_in(
    sets: Sequence[AnnotationSet], layer: str
) -> tuple[list[AnnotationSet], list[Planted]]:
    """The sets with errors in one span of twenty, all kinds as often, and where they are."""
    rng = random.Random(7)
    every = [(own, span) for own in sets for span in own if span.layer == layer]
    labels = sorted({span.label for _, span in every})
    chosen = rng.sample(every, round(SHARE * len(every)))
    spans = {own.article.id: dict(own.spans) for own in sets}
    planted = []
    for number, (own, span) in enumerate(chosen):
        kind = KINDS[number % len(KINDS)]
        there = spans[own.article.id]
        text, place = own.article.text, span.extent
        match kind:
            case "label":
                other = rng.choice([each for each in labels if each != span.label])
                there[span.id] = span.model_copy(update={"label": other})
            case "edge":
                wrong = _shifted(span, text, rng)
                there[span.id] = wrong
                place = wrong.extent
            case "missing":
                del there[span.id]
            case _:
                made = _spurious(own, span, rng)
                there[made.id] = made
                place = made.extent
        planted.append(Planted(own.article.id, layer, place, kind))
    return [replace(own, spans=spans[own.article.id]) for own in sets], planted


def _shifted(span: Span, text: str, rng: random.Random) -> Span:
    """The span with one word more or less at its end or its beginning."""
    every = tokens(text, 0, len(text))
    first, last = span.fragments[0], span.fragments[-1]
    words = [word for word in every if first.begin <= word.begin and word.end <= last.end]
    ends = [word.end for word in every if word.end > last.end][:1]
    begins = [word.begin for word in every if word.begin < first.begin][-1:]
    choices = [(first.begin, end) for end in ends] + [(begin, last.end) for begin in begins]
    if len(words) > 1 and len(span.fragments) == 1:
        choices += [(words[1].begin, last.end), (first.begin, words[-2].end)]
    begin, end = rng.choice(choices)
    if len(span.fragments) == 1:
        return span.model_copy(update={"fragments": (TextRange(begin, end),)})
    parts = (TextRange(begin, first.end), *span.fragments[1:-1], TextRange(last.begin, end))
    return span.model_copy(update={"fragments": parts})


def _spurious(own: AnnotationSet, like: Span, rng: random.Random) -> Span:
    """As many words as another span has, where nothing is marked: nouns, where one is enough."""
    words = tokens(own.article.text, 0, len(own.article.text))
    size = max(1, sum(like.extent.overlaps(word) for word in words))
    taken = [part for span in own for part in span.fragments]
    places = [
        TextRange(words[place].begin, words[place + size - 1].end)
        for place in range(len(words) - size + 1)
    ]
    free = [each for each in places if not any(each.overlaps(part) for part in taken)]
    names_like = [each for each in free if own.article.text[each.begin].isupper()]
    place = rng.choice(names_like or free or places)
    return make_span(place.begin, place.end, layer=like.layer, label=like.label)


def tell(
    name: str, sets: Sequence[AnnotationSet], planted: Sequence[Planted], report: ModelReport
) -> None:
    """Say what was measured."""
    layer = planted[0].layer
    spans = sum(span.layer == layer for own in sets for span in own)
    chance = len(planted) / spans
    ranked = [(each.article, each.found[number]) for each, number in strongest(report)]
    hits = [any(error.is_at(*row) for error in planted) for row in ranked]
    for top in TOPS:
        if top <= len(hits):
            share = sum(hits[:top]) / top
            by_lot = {"floor": 100 * chance, "floor_is": "by lot"}
            told = f"a model against the gold, {name}: planted errors among its strongest {top}"
            ROWS.tell(told, 100 * share, "%", note=NOTE, **by_lot)
    ROWS.tell(f"a model against the gold, {name}: findings", len(ranked), "", note=NOTE)
    met = Counter(error.kind for error in planted if any(error.is_at(*row) for row in ranked))
    every = Counter(error.kind for error in planted)
    for kind in KINDS:
        told = f"a model against the gold, {name}: planted, {kind}: found at all"
        ROWS.tell(told, met[kind], "", note=f"of {every[kind]}")


def judged(sets: Sequence[AnnotationSet], layer: str) -> ModelReport:
    """What the models say, as the window and the command line ask them."""
    context = make_context()
    with tempfile.TemporaryDirectory() as folder:
        location = str(Path(folder) / "b.corpus")
        with context.stores.create(location, default_schema(), at=NOW) as store:
            put_into(store, list(sets))
            return judge(
                context, store, ModelRequest(layers=frozenset({layer}), **HOW), NullMonitor()
            )


def _without_statistics() -> None:
    build = training_base.build_builtin

    def rules_only() -> Any:
        nlp = build()
        nlp.remove_pipe("annotator_statistical_entities")
        return nlp

    training_base.build_builtin = rules_only


def main(wanted: Sequence[str]) -> None:
    """Print the rows, or say why there are none."""
    folder = Path(os.environ.get("ANNOTATOR_DATA") or "nowhere")
    if not folder.is_dir():
        ROWS.skip(
            "a model against the gold", "ANNOTATOR_DATA names no folder with annotated articles"
        )
        return
    _without_statistics()
    for name, read, layer in (("names", names, "entity"), ("quotes", quotes, "quote")):
        if wanted and name not in wanted:
            continue
        sets, planted = planted_in(read(folder), layer)
        begin = perf_counter()
        report = judged(sets, layer)
        taken = perf_counter() - begin
        tell(name, sets, planted, report)
        ROWS.tell(f"a model against the gold, {name}: judging", taken, "s", note=NOTE)


if __name__ == "__main__":
    main(sys.argv[1:])
