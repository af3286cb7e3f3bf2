"""The sample articles, fully annotated: every role filled or said to be implicit, every name marked.

``data/gold_samples.json`` holds spans as ``[layer, label, fragments, attributes]`` and arguments as
``[role, head, filler, state]``, ends by their number; the texts are those that ship.
"""

from __future__ import annotations

import json
from pathlib import Path

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.argument import RoleState
from annotator.domain.arriving import ArrivingSet
from annotator.domain.changes import Status
from annotator.domain.ids import ArticleId, ChangeSetId
from annotator.domain.offsets import normalise_text
from annotator.domain.ports import CorpusStore
from annotator.resources import resource_path
from factories import NOW, make_argument, make_article, make_set, make_span

_FILE = Path(__file__).parent / "data" / "gold_samples.json"


def gold_samples() -> list[AnnotationSet]:
    """Anna's finished sets of all samples, in order."""
    return [_read(values) for values in json.loads(_FILE.read_text("utf-8"))]


def put_into(store: CorpusStore, sets: list[AnnotationSet]) -> None:
    """Import articles with their sets."""
    with store.open_unit_of_work() as work:
        number = work.imports.begin("gold", NOW)
        articles = {each.article.id: each.article for each in sets}
        work.imports.add(number, list(articles.values()))
        arriving = [
            ArrivingSet(own, ChangeSetId(f"import-{place}"), NOW) for place, own in enumerate(sets)
        ]
        work.imports.add_sets(number, arriving)
        work.imports.finish(number)
        work.commit()


def _read(values: dict[str, object]) -> AnnotationSet:
    name = str(values["article"])
    raw = resource_path("samples", f"{name}.txt").read_bytes().decode("utf-8")
    spans = [
        make_span(
            *(offset for part in fragments for offset in part),
            id=f"{name}-s{number}",
            layer=layer,
            label=label,
            attributes=attributes[0] if attributes else {},
        )
        for number, (layer, label, fragments, *attributes) in enumerate(values["spans"])
    ]
    arguments = [
        make_argument(
            spans[head],
            None if filler is None else spans[filler],
            role,
            id=f"{name}-a{number}",
            state=RoleState(state),
        )
        for number, (role, head, filler, state) in enumerate(values["arguments"])
    ]
    text = normalise_text(raw)
    article = make_article(text, id=ArticleId(name), title=text.partition("\n")[0])
    return make_set(*spans, arguments=arguments, article=article, status=Status.DONE)
