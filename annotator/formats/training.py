"""What trainings will make of a span: kept, changed or dropped, and why; the rules are the exporters' own.

Three destinations: ``ner`` (``doc.ents`` of the spaCy export: flat, whole tokens), ``spancat`` (the group ``sc``: whole
tokens, may overlap, not too long) and ``conll`` (a column of IOB tags: flat as well). The spaCy export asks spaCy where
tokens begin and end, which ``annotator.formats.own_tokens`` knows without spaCy; what is told is what ``--alignment strict``
makes of it. CoNLL is written in the program's own tokens.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.ids import SpanId
from annotator.domain.schema import Schema
from annotator.domain.span import Span
from annotator.domain.text_units import TextUnits
from annotator.formats.flat_entities import flattened
from annotator.formats.own_tokens import OwnTokens
from annotator.formats.token_fit import Fit, fit

LONGEST_SUGGESTED: Final = 24
"""Tokens. The span categoriser looks at every stretch up to its longest; more would make it crawl."""


class Destination(StrEnum):
    """Where a span may be trained on."""

    NER = "ner"
    SPANCAT = "spancat"
    CONLL = "conll"


class Outcome(StrEnum):
    """What becomes of a span there."""

    KEPT = "kept"
    CHANGED = "changed"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a span is not kept as it is.

    Attributes:
        id: Names it in tests and reports.
        template: One English sentence with ``{name}`` placeholders; the key of its translation.
    """

    id: str
    template: str


CUT_TOKEN: Final = Reason(
    id="cut_token", template="“{part}” cuts the word “{token}”, and only whole words are trained."
)
PARTLY_CUT: Final = Reason(
    id="partly_cut", template="The part “{part}” is left out: it cuts the word “{token}”."
)
GAVE_WAY: Final = Reason(
    id="gave_way",
    template="It gives way to “{winner}” ({winner_label}), which overlaps it and is longer or comes first.",
)
HAS_GAPS: Final = Reason(
    id="has_gaps", template="It has gaps, and a flat format has no place for them."
)
IN_PIECES: Final = Reason(
    id="in_pieces", template="It has gaps; its {count} parts are trained as spans of their own."
)
WHITE_SPACE: Final = Reason(id="white_space", template="The white space at its edge is cut off.")
BLANK: Final = Reason(id="blank", template="It covers nothing but white space.")
OTHER_LAYER: Final = Reason(
    id="other_layer", template="Only the layer {entity_layer} is trained there."
)
NO_ENTITY_LAYER: Final = Reason(
    id="no_entity_layer", template="The schema has no layer that is trained there."
)
UNKNOWN_LAYER: Final = Reason(id="unknown_layer", template="The schema does not know its layer.")
TOO_LONG: Final = Reason(
    id="too_long",
    template="It has {tokens} words; the training looks at no more than {most} at a time.",
)


@dataclass(frozen=True, slots=True)
class Fate:
    """What becomes of one span in one destination.

    Attributes:
        destination: Where.
        outcome: Kept, changed or dropped.
        reason: Why; ``None`` if it is kept.
        params: What fills the reason's placeholders.
    """

    destination: Destination
    outcome: Outcome
    reason: Reason | None = None
    params: Mapping[str, object] = field(default_factory=dict)

    @property
    def foreign(self) -> bool:
        """Whether nothing of its layer is trained there, whatever the span looks like."""
        return self.reason in {OTHER_LAYER, NO_ENTITY_LAYER}


def entity_layer(schema: Schema, layers: Container[str]) -> str | None:
    """The layer that is trained flat: ``entity`` where the schema has it, else its first whose spans are no heads.

    Args:
        schema: Of the corpus.
        layers: Those that are exported; another one is not trained.
    """
    names = [name for name, layer in schema.layers.items() if not layer.holds_heads]
    wanted = "entity" if "entity" in names else next(iter(names), None)
    return wanted if wanted in layers else None


def flat(
    candidates: Iterable[Span], fits: Mapping[SpanId, Fit]
) -> tuple[list[Span], list[tuple[Span, Span]]]:
    """The entities a flat format holds, and those that give way, each with the one it gave way to.

    Args:
        candidates: Spans of one layer; those with gaps or cut tokens do not compete.
        fits: How each of them lies among tokens.
    """
    return flattened(span for span in candidates if fits[span.id].whole)


def fates(span: Span, own: AnnotationSet, schema: Schema, units: TextUnits) -> tuple[Fate, ...]:
    """What becomes of a span in every destination, if all layers are exported.

    Args:
        span: One of the set, or a suggestion, which is taken as if it were accepted.
        own: The set that is exported.
        schema: Of the corpus.
        units: The tokens of the article.
    """
    if span.layer not in schema.layers:
        return tuple(Fate(each, Outcome.DROPPED, UNKNOWN_LAYER) for each in Destination)
    text = own.article.text
    tokens = OwnTokens(units)
    return (
        Fate(Destination.NER, *_flat_fate(span, own, schema, tokens)),
        _spancat_fate(fit(span.fragments, text, tokens.fits), text, tokens),
        Fate(Destination.CONLL, *_flat_fate(span, own, schema, tokens)),
    )


_Why = tuple[Reason, Mapping[str, object]]


def _flat_fate(
    span: Span, own: AnnotationSet, schema: Schema, tokens: OwnTokens
) -> tuple[Outcome, Reason | None, Mapping[str, object]]:
    trained = entity_layer(schema, schema.layers)
    if trained is None:
        return Outcome.DROPPED, NO_ENTITY_LAYER, {}
    if span.layer != trained:
        return Outcome.DROPPED, OTHER_LAYER, {"entity_layer": trained}
    mine = fit(span.fragments, own.article.text, tokens.fits)
    hindered = _obstacle(mine, own.article.text, tokens) or _defeat(span, own, tokens)
    if hindered is not None:
        return Outcome.DROPPED, *hindered
    if mine.loose:
        return Outcome.CHANGED, WHITE_SPACE, {}
    return Outcome.KEPT, None, {}


def _obstacle(mine: Fit, text: str, tokens: OwnTokens) -> _Why | None:
    """Why a span is not one contiguous stretch of whole tokens."""
    if mine.gaps:
        return HAS_GAPS, {}
    if mine.blank:
        return BLANK, {}
    return (CUT_TOKEN, _cut(mine, text, tokens)) if mine.cut else None


def _defeat(span: Span, own: AnnotationSet, tokens: OwnTokens) -> _Why | None:
    """Which overlapping span it gives way to."""
    rivals = _rivals(span, own)
    places = {each.id: fit(each.fragments, own.article.text, tokens.fits) for each in rivals}
    _, gave_way = flat(rivals, places)
    winner = next((winner for loser, winner in gave_way if loser.id == span.id), None)
    if winner is None:
        return None
    covered = " ".join(own.covered_text(winner).split())
    named = {"winner": covered, "winner_label": winner.label, "winner_layer": winner.layer}
    return GAVE_WAY, named


def _spancat_fate(mine: Fit, text: str, tokens: OwnTokens) -> Fate:
    lengths = [tokens.count(piece) for piece in mine.pieces]
    lost = _nothing_left(mine, lengths, text, tokens)
    if lost is not None:
        return Fate(Destination.SPANCAT, Outcome.DROPPED, *lost)
    changed = _change(mine, lengths, text, tokens)
    if changed is not None:
        return Fate(Destination.SPANCAT, Outcome.CHANGED, *changed)
    return Fate(Destination.SPANCAT, Outcome.KEPT)


def _nothing_left(mine: Fit, lengths: list[int], text: str, tokens: OwnTokens) -> _Why | None:
    if lengths and min(lengths) > LONGEST_SUGGESTED:
        return TOO_LONG, {"tokens": max(lengths), "most": LONGEST_SUGGESTED}
    if lengths:
        return None
    return (CUT_TOKEN, _cut(mine, text, tokens)) if mine.cut else (BLANK, {})


def _change(mine: Fit, lengths: list[int], text: str, tokens: OwnTokens) -> _Why | None:
    if mine.cut:
        return PARTLY_CUT, _cut(mine, text, tokens)
    if max(lengths) > LONGEST_SUGGESTED:
        return TOO_LONG, {"tokens": max(lengths), "most": LONGEST_SUGGESTED}
    if mine.gaps:
        return IN_PIECES, {"count": len(mine.pieces)}
    return (WHITE_SPACE, {}) if mine.loose else None


def _cut(mine: Fit, text: str, tokens: OwnTokens) -> Mapping[str, object]:
    part = mine.cut[0]
    token = " ".join(tokens.around(part).covered_text(text).split())
    return {"part": part.covered_text(text), "token": token}


def _rivals(span: Span, own: AnnotationSet) -> Sequence[Span]:
    """The spans of its layer that hang together with it by overlaps, itself included.

    Who wins among them does not depend on any other, so the rest of a long article need not be asked.
    """
    same = [other for other in own if other.layer == span.layer and other.id != span.id]
    begin, end = span.begin, span.end
    found: dict[SpanId, Span] = {span.id: span}
    grown = True
    while grown:
        near = [each for each in same if each.begin < end and begin < each.end]
        grown = len(near) + 1 > len(found)
        for each in near:
            found[each.id] = each
            begin, end = min(begin, each.begin), max(end, each.end)
    return list(found.values())
