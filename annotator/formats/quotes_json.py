"""Quotes as JSON: each with type, medium and its roles, every part a list of ranges.

    {"id": …, "text": …, "quotes": [{"type": "Direct", "medium": "Speech", "quote": [[0, 24], [40, 61]],
     "speaker": [[32, 38]], "cue": [[26, 31]], "addressee": [], "frame": []}]}

One article a line, as the scorers of quotation attribution take it. The articles of the German news quotation corpus
(uhh-lt, 2024: ``annotations`` with ``spans`` of ``charBegin`` and ``charEnd``, ``originalText``) are read too. Offsets are code
points, half open. Nothing but quotes has a place.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, Final

import orjson
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.argument import RoleState
from annotator.domain.changes import Status
from annotator.domain.errors import FormatError
from annotator.domain.ids import AnnotatorId, ArticleId, SpanId
from annotator.domain.offsets import joined
from annotator.domain.reason import Reason
from annotator.domain.schema import LayerDef, RoleDef, Schema
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
    read_bounded,
    shown,
)
from annotator.formats.sample import Sample
from annotator.formats.text import title_of
from annotator.formats.validation import first_fault
from annotator.formats.writing import (
    ExportItem,
    ExportJob,
    Loss,
    Losses,
    LossKind,
    json_line,
    lose_details,
    pairs,
    span_loss,
)

ROLES: Final = ("speaker", "cue", "addressee", "frame")
MEDIUM: Final = "medium"
_LARGEST: Final = 1 << 28


def _ranges(value: Any) -> Any:  # noqa: ANN401 - pydantic hands in what it was given
    """Ranges, also where the corpus writes them as objects with the words beside them."""
    if isinstance(value, dict):
        value = value.get("spans", [])
    if not isinstance(value, list):
        return value
    return [
        (part.get("charBegin"), part.get("charEnd")) if isinstance(part, dict) else part
        for part in value
    ]


_Ranges = Annotated[list[tuple[int, int]], BeforeValidator(_ranges)]


class _Quote(BaseModel):
    model_config = ConfigDict(extra="ignore")

    id: int | str | None = None
    type: str
    medium: str | None = None
    quote: _Ranges
    speaker: _Ranges = Field(default_factory=list)
    cue: _Ranges = Field(default_factory=list)
    addressee: _Ranges = Field(default_factory=list)
    frame: _Ranges = Field(default_factory=list)
    states: dict[str, RoleState] = Field(default_factory=dict)


class _Article(BaseModel):
    model_config = ConfigDict(extra="ignore", populate_by_name=True)

    id: str | None = None
    title: str | None = None
    language: str | None = None
    annotator: str | None = None
    status: Status = Status.STARTED
    text: str = Field(alias="originalText")
    quotes: list[_Quote] = Field(alias="annotations")


class QuotesJsonReader:
    """Reads one article a line, or a file that is one article."""

    def read(self, path: Path, options: ReadOptions) -> Iterator[SourceArticle | Notice]:
        """The articles.

        Raises:
            FileReadError: If the file cannot be read.
            FormatError: If it holds no quotes as described; names the line.
        """
        number = 0
        for number, values in _objects(path):
            try:
                article = _Article.model_validate(values)
            except ValidationError as error:
                raise FormatError(file=path, line=number, reason=first_fault(error)) from error
            yield _read(article, path, number, options)
        if number == 0:
            yield Notice(NoticeKind.SKIPPED, shown(path), "there is no article in it")


class QuotesJsonExporter(LineExporter):
    """Writes one article a line."""

    name: str = "quotes-json"

    def line(self, item: ExportItem, job: ExportJob, losses: Losses, number: int) -> bytes | None:
        """The quotes of an article; articles nobody has begun are left out."""
        del number
        return None if item.own is None else json_line(_Writer(item.own, job, losses).article())


def is_quotes_json(sample: Sample) -> bool:
    """Whether its first article has quotes, or annotations of the corpus."""
    first = sample.first_object
    if first:
        return ("quotes" in first and "text" in first) or (
            "annotations" in first and "originalText" in first
        )
    return sample.has_keys("quotes", "speaker") or sample.has_keys("originalText", "annotations")


def _objects(path: Path) -> Iterator[tuple[int, Any]]:
    """The values of the lines; a file over several lines that is one value is one article."""
    if path.suffix.lower() == ".json":
        try:
            yield 1, orjson.loads(read_bounded(path, _LARGEST))
        except orjson.JSONDecodeError as error:
            reason = Reason("is no JSON: {msg} in column {colno}", msg=error.msg, colno=error.colno)
            raise FormatError(file=path, line=error.lineno, reason=reason) from error
        return
    for number, line in numbered_lines(path):
        try:
            yield number, orjson.loads(line)
        except orjson.JSONDecodeError as error:
            raise FormatError(file=path, line=number, reason=first_fault(error)) from error


def _read(article: _Article, path: Path, number: int, options: ReadOptions) -> SourceArticle:
    raw = NormalisedText(article.text)
    title = article.title or (article.id if article.id and " " in article.id else "")
    title = title or title_of(raw.text)
    found = ForeignSet(raw.text, shown(path), options, source="quotes-json", article=title)
    fillers: dict[tuple[str, tuple[tuple[int, int], ...]], Span | None] = {}
    heads = []
    for place, quote in enumerate(article.quotes, start=1):
        try:
            parts = {
                name: tuple((raw.offset(begin), raw.offset(end)) for begin, end in ranges)
                for name, ranges in ((name, getattr(quote, name)) for name in ("quote", *ROLES))
            }
        except ValueError as error:
            raise FormatError(
                file=path,
                line=number,
                reason=Reason("quote {place}: {error}", place=place, error=str(error)),
            ) from error
        head = found.add_span(
            quote.type,
            parts["quote"],
            id=None if quote.id is None else str(quote.id),
            attributes=_medium(quote, found.schema, found.layer_of(quote.type)),
            line=number,
        )
        heads.append((quote, head, parts))
    for (
        quote,
        head,
        parts,
    ) in heads:  # after all of them: what fills a role takes the ids that are left
        for role in ROLES:
            if parts[role]:
                filler = _filler(role, parts[role], head, found, fillers, number)
                found.add_argument(role, head, filler, line=number)
        for role, state in quote.states.items():
            if state is not RoleState.MARKED:
                found.add_argument(role, head, None, state=state, line=number)
    return SourceArticle(
        file=shown(path),
        line=number,
        title=title,
        text=raw.text,
        id=ArticleId(article.id) if article.id else None,
        language=article.language,
        source=shown(Path(path.name)),
        annotations=found.finished(
            AnnotatorId(article.annotator) if article.annotator else None, status=article.status
        ),
        notices=(*raw.notices(shown(path), number, title), *found.notices),
    )


def _medium(quote: _Quote, schema: Schema, layer: str | None) -> dict[str, str | bool]:
    """The medium as the schema writes it; combined ones it does not have are told."""
    if quote.medium in {None, "none"} or layer is None:
        return {}
    known = schema.layers[layer].attributes.get(MEDIUM)
    values = {value.casefold(): value for value in known.values} if known else {}
    return {MEDIUM: values.get(quote.medium.casefold(), quote.medium)}


def _filler(
    role: str,
    ranges: tuple[tuple[int, int], ...],
    head: Span | None,
    found: ForeignSet,
    fillers: dict[tuple[str, tuple[tuple[int, int], ...]], Span | None],
    line: int,
) -> Span | None:
    """The span that fills a role: the same words fill the same role of several quotes as one span."""
    definition = found.schema.layers[head.layer].roles.get(role) if head else None
    if definition is None:
        return None
    layers = found.schema.layers
    layer = _filler_layer(definition, found.schema)
    if (layer, ranges) not in fillers:
        label = layers[layer].first_label
        fillers[layer, ranges] = found.add_span(label, ranges, layer=layer, line=line)
    return fillers[layer, ranges]


def _filler_layer(role: RoleDef, schema: Schema) -> str:
    """The layer on which what fills a role is read."""
    dependent = (name for name in role.fillers if schema.layers[name].dependent)
    return next(dependent, role.fillers[0])


class _Writer:
    def __init__(self, own: AnnotationSet, job: ExportJob, losses: Losses) -> None:
        self._own = own
        self._schema = job.schema
        self._losses = losses
        self._heads = [s for s in own if _holds_quotes(job.schema.layers[s.layer])]
        self._coming_along = {
            self._own.spans[fillers[0]].signature: self._own.spans[fillers[0]].id
            for head in self._heads
            for role, fillers in self._fillers(head).items()
            if len(fillers) == 1 and self._comes_along(head, role, self._own.spans[fillers[0]])
        }

    def article(self) -> dict[str, Any]:
        """The line."""
        article = self._own.article
        for span in self._own:
            if span.layer in {head.layer for head in self._heads}:
                continue
            if self._coming_along.get(span.signature) != span.id:
                reason = Reason("this format holds quotes only; left out")
                self._lose(LossKind.OTHER_LAYER, span, reason)
            else:
                lose_details(self._own, [span], self._losses)
        if self._own.note:
            reason = Reason("the remark on the article has no place in this format; left out")
            self._losses.append(Loss(LossKind.REMARK, article.id, article.title, reason))
        return {
            "id": article.id,
            "title": article.title,
            "language": article.language,
            "annotator": self._own.annotator,
            "status": self._own.status,
            "text": article.text,
            "quotes": [self._quote(head) for head in self._heads],
        }

    def _comes_along(self, head: Span, role: str, span: Span) -> bool:
        """Whether a filler is read as what it is, for it is nothing more than what its role says."""
        definition = self._schema.layers[head.layer].roles[role]
        layer = _filler_layer(definition, self._schema)
        return (span.layer, span.label) == (layer, self._schema.layers[layer].first_label)

    def _fillers(self, head: Span) -> dict[str, list[SpanId]]:
        filled: dict[str, list[SpanId]] = {role: [] for role in ROLES}
        for argument in self._own.arguments_of(head.id):
            if argument.role in ROLES and argument.filler is not None:
                filled[argument.role].append(argument.filler)
        return filled

    def _quote(self, head: Span) -> dict[str, Any]:
        medium = str(head.attributes.get(MEDIUM, ""))
        said: dict[str, Any] = {
            "id": head.id,
            "type": head.label,
            "medium": medium.capitalize() or None,
            "quote": pairs(head.fragments),
        }
        states: dict[str, str] = {}
        for argument in self._own.arguments_of(head.id):
            if argument.role not in ROLES:
                reason = Reason(
                    "the role {role} has no place in this format; left out", role=argument.role
                )
                self._lose(LossKind.ROLE, head, reason)
            elif argument.filler is None:
                states[argument.role] = argument.state
        for role, fillers in self._fillers(head).items():
            spans = [self._own.spans[filler] for filler in fillers]
            parts = [part for span in spans for part in span.fragments]
            said[role] = pairs(joined(parts) if len(spans) > 1 else tuple(parts))
            if len(spans) > 1:
                reason = Reason(
                    "its {count} fillers of {role} became one", count=len(spans), role=role
                )
                self._lose(LossKind.ROLE, head, reason)
        said["states"] = states
        for name, value in head.attributes.items():
            if name != MEDIUM:
                reason = Reason(
                    "the attribute {name} ({value}) has no place in this format; left out",
                    name=name,
                    value=value,
                )
                self._lose(LossKind.ATTRIBUTE, head, reason)
        if head.note:
            reason = Reason("its remark has no place in this format; left out")
            self._lose(LossKind.REMARK, head, reason)
        return said

    def _lose(self, kind: LossKind, span: Span, reason: Reason) -> None:
        self._losses.append(span_loss(kind, self._own.article, span, reason))


def _holds_quotes(layer: LayerDef) -> bool:
    return "speaker" in layer.roles and layer.holds_heads
