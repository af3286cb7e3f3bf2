"""What the article view is given to show readings: the gold set, and on layers of their own what each annotator marked.

Pure functions: nothing here knows Qt. Where a corpus is blind, no name of an annotator leaves here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.ids import AnnotatorId, SpanId
from annotator.domain.offsets import Fragments, TextRange
from annotator.domain.provenance import Origin, Provenance
from annotator.domain.schema import LabelDef, LayerDef, Schema, in_language
from annotator.domain.span import Span
from annotator.domain.workbench import Workbench
from annotator.quality.cases import Case
from annotator.services.adjudication_article import DeskArticle
from annotator.ui.dialogs.adjudication.annotators import KEYS, hue_of

READING = "0reading"
"""Layers of readings begin with it: they are drawn nearest to the words."""
ELSEWHERE = "0elsewhere"
COMMON = "="
"""Stands for the key where all say the same."""
_GREY = "#8a8a8a"
_NEAR = 200


@dataclass(frozen=True)
class Shown:
    """What the view shows.

    Attributes:
        workbench: Gold and readings as if they were one set.
        schema: The schema with the layers of readings.
        case_at: The question that a mark of the view leads to.
        place: What is to be seen: the readings with what is near; ``None``: nothing.
    """

    workbench: Workbench
    schema: Schema
    case_at: dict[SpanId, str]
    place: TextRange | None


def overlaid(
    desk: DeskArticle, case: Case | None, schema: Schema, language: str, *, blind: bool
) -> Shown:
    """The gold so far with the readings of one case; the other open cases are hinted at."""
    marks = list(_marks(desk, case, schema, language)) if case is not None else []
    labels: dict[str, dict[str, LabelDef]] = {}
    spans: dict[SpanId, Span] = {}
    case_at: dict[SpanId, str] = {}
    for mark in marks:
        # A label without a name has no title either: nothing is written above the words.
        key, name = mark.key, f"m{len(spans)}" if mark.title else ""
        labels.setdefault(key, {})[name] = LabelDef.model_construct(title=_title(mark.title))
        span = _span(f"{READING}{len(spans)}", f"{READING}{key}", name, mark.fragments)
        spans[span.id] = span
        if case is not None:
            case_at[span.id] = case.question
    for other in desk.open_cases:
        if case is None or other.question != case.question:
            longest = other.longest
            span = _span(f"{ELSEWHERE}{other.number}", ELSEWHERE, "", longest.fragments)
            spans[span.id] = span
            case_at[span.id] = other.question
    gold = masked(desk, blind=blind)
    own = replace(gold, spans={**gold.spans, **spans})
    nothing = replace(desk.suggestions, spans={}, arguments={}, decisions={})
    layers = {
        **schema.layers,
        **{f"{READING}{key}": _layer(hue_of(key), labels.get(key, {})) for key in KEYS},
        f"{READING}{COMMON}": _layer(_GREY, labels.get(COMMON, {})),
        ELSEWHERE: _layer(_GREY, {"": LabelDef.model_construct(title=_title(""))}),
    }
    place = _place(case, marks) if case is not None else None
    shown = schema.model_copy(update={"layers": layers})
    return Shown(Workbench(own, nothing), shown, case_at, place)


def _place(case: Case, marks: list[_Mark]) -> TextRange:
    """From the first to the last of what is marked, as far as it is near."""
    begin, end = case.begin, case.end
    for mark in marks:
        if case.begin - mark.fragments[0].begin < _NEAR:
            begin = min(begin, mark.fragments[0].begin)
        if mark.fragments[-1].end - case.end < _NEAR:
            end = max(end, mark.fragments[-1].end)
    return TextRange(begin, end)


def alone(desk: DeskArticle, who: AnnotatorId, *, blind: bool) -> Workbench:
    """The set of one annotator by itself."""
    own = desk.set_of(who)
    nothing = replace(desk.suggestions, spans={}, arguments={}, decisions={})
    return Workbench(_nameless(own, desk.key_of(who)) if blind else own, nothing)


def gold_alone(desk: DeskArticle, *, blind: bool) -> Workbench:
    """The gold set by itself."""
    nothing = replace(desk.suggestions, spans={}, arguments={}, decisions={})
    return Workbench(masked(desk, blind=blind), nothing)


def masked(desk: DeskArticle, *, blind: bool) -> AnnotationSet:
    """The gold set, without the names of annotators if the corpus is blind."""
    gold = desk.gold
    if not blind:
        return gold
    spans = {
        span.id: span.model_copy(update={"provenance": _unnamed(span.provenance, desk)})
        for span in gold.spans.values()
    }
    arguments = {
        each.id: each.model_copy(update={"provenance": _unnamed(each.provenance, desk)})
        for each in gold.arguments.values()
    }
    return replace(gold, spans=spans, arguments=arguments)


def _unnamed(provenance: Provenance, desk: DeskArticle) -> Provenance:
    """Where something comes from, with keys for names."""
    names = [name.strip() for name in provenance.by.split(",")]
    keys = {str(own.annotator): key for key, own in zip(KEYS, desk.sets, strict=False)}
    by = ", ".join(sorted(keys[name] for name in names if name in keys))
    return provenance.model_copy(update={"by": by or "–", "why": ""})


def _nameless(own: AnnotationSet, key: str) -> AnnotationSet:
    """A set that does not tell whose it is: neither maker nor notes."""
    unmade = Provenance(origin=Origin.PERSON, by=key)
    spans = {
        span.id: span.model_copy(update={"provenance": unmade, "note": ""})
        for span in own.spans.values()
    }
    return replace(own, annotator=AnnotatorId(key), spans=spans, note="")


@dataclass(frozen=True)
class _Mark:
    key: str
    title: str
    fragments: Fragments


def _marks(desk: DeskArticle, case: Case, schema: Schema, language: str) -> Iterator[_Mark]:
    """What to draw of each reading; who say the same share one label, at the first of them."""
    said: dict[tuple[str, Fragments], list[str]] = {}
    for key, who in desk.keys.items():
        span = case.spans.get(who)
        if span is None:
            continue
        for title, fragments in _pieces(desk.set_of(who), span, schema, language):
            said.setdefault((title, fragments), []).append(key)
    for (title, fragments), keys in said.items():
        if len(keys) == len(case.voters):
            yield _Mark(COMMON, title, fragments)
            continue
        told = f"{' '.join(keys)} · {title}"
        for number, key in enumerate(keys):
            yield _Mark(key, told if number == 0 else "", fragments)


def _pieces(
    own: AnnotationSet, span: Span, schema: Schema, language: str
) -> Iterator[tuple[str, Fragments]]:
    layer = schema.layers.get(span.layer)
    known = layer is not None and span.label in layer.labels
    title = schema.label_title(span.layer, span.label, language) if known else span.label
    yield title, span.fragments
    for argument in own.arguments_of(span.id):
        filler = own.spans.get(argument.filler) if argument.filler is not None else None
        if filler is not None:
            role = layer.roles.get(argument.role) if layer is not None else None
            name = in_language(role.title, language) if role is not None else ""
            yield name or argument.role, filler.fragments


def _span(span_id: str, layer: str, label: str, fragments: Fragments) -> Span:
    made = Provenance(origin=Origin.PERSON, by="")
    return Span(id=SpanId(span_id), layer=layer, label=label, fragments=fragments, provenance=made)


def _layer(hue: str, labels: dict[str, LabelDef]) -> LayerDef:
    return LayerDef.model_construct(
        title=_title(""), colour=hue, labels=labels, look="underline", discontinuous=True
    )


def _title(words: str) -> dict[str, str]:
    return {"en": words, "de": words}
