"""doccano JSONL: one article a line, spans with offsets, and relations between them.

    {"text": …, "entities": [{"id": 1, "label": "PER", "start_offset": 4, "end_offset": 15}],
     "relations": [{"id": 1, "from_id": 2, "to_id": 1, "type": "speaker"}]}

The plain form ``{"text": …, "label": [[4, 15, "PER"]]}`` is read too. Every other key is what doccano calls metadata; it
keeps them, so the article's id, title and annotator come back. Spans with gaps are one span a fragment, linked by
``next_fragment``. Source: doccano's data_export/pipeline and data_import/pipeline.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count, pairwise
from pathlib import Path
from typing import Annotated, Any, Final

import orjson
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.errors import FormatError
from annotator.domain.ids import AnnotatorId, ArticleId
from annotator.domain.reason import Reason
from annotator.domain.span import Span
from annotator.formats.foreign import ForeignSet
from annotator.formats.line_files import LineExporter
from annotator.formats.normalised import NormalisedText
from annotator.formats.reading import (
    Notice,
    NoticeKind,
    ReadOptions,
    SourceArticle,
    numbered_lines,
    shown,
)
from annotator.formats.sample import Sample
from annotator.formats.text import title_of
from annotator.formats.type_names import layer_and_label, type_name
from annotator.formats.validation import first_fault
from annotator.formats.writing import (
    ExportItem,
    ExportJob,
    Loss,
    Losses,
    LossKind,
    json_line,
    lose_details,
    span_loss,
)

NEXT_FRAGMENT: Final = "next_fragment"
_OURS: Final = ("article_id", "article_title", "article_language", "annotator")


class _Entity(BaseModel):
    model_config = ConfigDict(extra="ignore")

    id: int | str
    label: str
    start_offset: int
    end_offset: int


class _Relation(BaseModel):
    model_config = ConfigDict(extra="ignore")

    id: int | str = ""
    from_id: int | str
    to_id: int | str
    type: str


def _plain_labels(value: Any) -> Any:  # noqa: ANN401 - pydantic hands in what it was given
    """``[begin, end, label]`` as an entity."""
    if not isinstance(value, list):
        return value
    names = ("start_offset", "end_offset", "label")
    return [
        {"id": number, **dict(zip(names, each, strict=True))}
        if isinstance(each, list) and len(each) == len(names)
        else each
        for number, each in enumerate(value, start=1)
    ]


class _Example(BaseModel):
    """A line; whatever else it holds is metadata."""

    model_config = ConfigDict(extra="allow")

    text: str
    entities: list[_Entity] | None = None
    label: Annotated[list[_Entity], BeforeValidator(_plain_labels)] | None = None
    relations: list[_Relation] = Field(default_factory=list)

    @property
    def spans(self) -> list[_Entity]:
        """The spans of either form."""
        return self.entities if self.entities is not None else self.label or []


class DoccanoReader:
    """Reads doccano's JSONL exports for sequence labelling, with or without relations."""

    def read(self, path: Path, options: ReadOptions) -> Iterator[SourceArticle | Notice]:
        """The articles.

        Raises:
            FileReadError: If the file cannot be read.
            FormatError: If a line is none of doccano's.
        """
        number = 0
        for number, line in numbered_lines(path):
            try:
                example = _Example.model_validate(orjson.loads(line))
            except (orjson.JSONDecodeError, ValidationError) as error:
                raise FormatError(file=path, line=number, reason=first_fault(error)) from error
            yield _article(example, path, number, options)
        if number == 0:
            yield Notice(NoticeKind.SKIPPED, shown(path), "there is no article in it")


class DoccanoExporter(LineExporter):
    """Writes one file that doccano imports as *JSONL (Relation)*."""

    name: str = "doccano"

    def line(self, item: ExportItem, job: ExportJob, losses: Losses, number: int) -> bytes | None:
        """One article; articles nobody has begun are left out."""
        if item.own is None:
            return None
        return json_line(_example(item.own, job, losses, number))


def is_doccano(sample: Sample) -> bool:
    """Whether its first line has a text and spans as doccano writes them."""
    first = sample.first_object
    if not isinstance(first.get("text"), str):
        return "start_offset" in sample.head[:4096].decode("utf-8", errors="replace")
    spans = first.get("entities", first.get("label"))
    return isinstance(spans, list) and all(
        (isinstance(each, list) and len(each) == 3)  # noqa: PLR2004 - begin, end, label
        or (isinstance(each, dict) and "start_offset" in each)
        for each in spans
    )


def _article(example: _Example, path: Path, number: int, options: ReadOptions) -> SourceArticle:
    raw = NormalisedText(example.text)
    more = dict(example.model_extra or {})
    named = {key: more.pop(key) for key in _OURS if isinstance(more.get(key), str)}
    title = named.get("article_title") or title_of(raw.text)
    found = ForeignSet(raw.text, shown(path), options, source="doccano", article=title)
    notices = list(raw.notices(shown(path), number, title))
    _put_spans(example, raw, found, path, number)
    whose = named.get("annotator")
    return SourceArticle(
        file=shown(path),
        line=number,
        title=title,
        text=raw.text,
        id=ArticleId(named["article_id"]) if "article_id" in named else None,
        language=named.get("article_language"),
        source=shown(Path(path.name)),
        meta={key: value for key, value in more.items() if key not in {"id", "Comments"}},
        annotations=found.finished(AnnotatorId(whose) if whose else None),
        notices=(*notices, *found.notices),
    )


def _put_spans(
    example: _Example, raw: NormalisedText, found: ForeignSet, path: Path, number: int
) -> None:
    """Take in spans, those of several fragments as one, and the relations as arguments."""
    following = {r.from_id: r.to_id for r in example.relations if r.type == NEXT_FRAGMENT}
    later = set(following.values())
    entities = {entity.id: entity for entity in example.spans}
    spans: dict[int | str, Span | None] = {}
    for entity in example.spans:
        if entity.id in later:
            continue
        chain = [entity]
        while (after := entities.get(following.get(chain[-1].id, ""))) and after not in chain:
            chain.append(after)
        try:
            places = [(raw.offset(e.start_offset), raw.offset(e.end_offset)) for e in chain]
        except ValueError as error:
            raise FormatError(
                file=path,
                line=number,
                reason=Reason("span {id}: {error}", id=entity.id, error=str(error)),
            ) from error
        layer, label = layer_and_label(found.schema, entity.label)
        span = found.add_span(label, places, layer=layer, id=f"d{entity.id}", line=number)
        spans.update((part.id, span) for part in chain)
    if lost := [each for each in entities if each not in spans]:
        template = "a circle of fragments is left out: {ids}"
        params = {"ids": ", ".join(map(str, lost))}
        found.notices.append(Notice(NoticeKind.SKIPPED, shown(path), template, params, number))
    for relation in example.relations:
        if relation.type != NEXT_FRAGMENT:
            head, filler = spans.get(relation.from_id), spans.get(relation.to_id)
            found.add_argument(relation.type, head, filler, line=number)


def _example(own: AnnotationSet, job: ExportJob, losses: Losses, number: int) -> dict[str, Any]:
    article = own.article
    spans = [span for span in own if span.layer in job.layers]
    ids, links = count(1), count(1)
    parts = {span.id: [next(ids) for _ in span.fragments] for span in spans}
    entities: list[dict[str, Any]] = []
    relations: list[dict[str, Any]] = []

    def link(one: int, other: int, kind: str) -> None:
        relations.append({"id": next(links), "from_id": one, "to_id": other, "type": kind})

    for span in spans:
        name = type_name(job.schema, span.layer, span.label)
        for part, fragment in zip(parts[span.id], span.fragments, strict=True):
            place = {"start_offset": fragment.begin, "end_offset": fragment.end}
            entities.append({"id": part, "label": name, **place})
        for one, other in pairwise(parts[span.id]):
            link(one, other, NEXT_FRAGMENT)
        for argument in own.arguments_of(span.id):
            if argument.filler in parts:
                link(parts[span.id][0], parts[argument.filler][0], argument.role)
            else:
                template = (
                    "what fills the role {role} is {state}, and a relation needs two spans; left out"
                    if argument.filler is None
                    else "what fills the role {role} is not exported, and a relation needs two spans; left out"
                )
                reason = Reason(template, role=argument.role, state=argument.state.value)
                losses.append(span_loss(LossKind.ROLE, article, span, reason))
    lose_details(own, spans, losses, roles=False)
    if article.text != article.text.rstrip():
        reason = Reason("doccano takes white space off the end of a text")
        losses.append(Loss(LossKind.WHITE_SPACE, article.id, article.title, reason))
    if own.note:
        reason = Reason("the remark on the article has no place in this format; left out")
        losses.append(Loss(LossKind.REMARK, article.id, article.title, reason))
    values = (article.id, article.title, article.language, own.annotator)
    return {
        "id": number,
        "text": article.text,
        "entities": entities,
        "relations": relations,
        **dict(zip(_OURS, values, strict=True)),
    }
