"""From an annotation set to a spaCy ``Doc``: what fits into tokens goes in, the rest is reported.

spaCy's offsets are code points too, so nothing is converted; but its spans are made of whole tokens. What becomes of one that
cuts a token is said by an ``Alignment``: it is left out, shrinks, grows, or the tokenizer has got a rule for the word.
``doc.ents`` is flat. The groups in ``doc.spans`` take everything on token borders: one group for each
layer, one for each role that is filled, and ``sc``, all layers together, for the span categoriser. A span with gaps goes
in as several spans that share its id (``Span.id_``).
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

import numpy as np
from spacy.attrs import IDX, LENGTH, SENT_START  # type: ignore[import-not-found]  # compiled
from spacy.language import Language
from spacy.tokens import Doc
from spacy.tokens import Span as TokenSpan

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.article import Article
from annotator.domain.chains import Chains
from annotator.domain.changes import Status
from annotator.domain.ids import SUGGESTIONS, SpanId
from annotator.domain.offsets import Fragments, TextRange
from annotator.domain.reason import Reason
from annotator.domain.schema import Schema
from annotator.domain.segmentation import paragraphs, sentences
from annotator.domain.span import Span
from annotator.formats.alignment import Alignment
from annotator.formats.token_fit import Fit, fit
from annotator.formats.training import entity_layer, flat
from annotator.formats.writing import Losses, LossKind, pairs, span_loss

TRAINING_GROUP: Final = "sc"
"""The span group spaCy's span categoriser trains on unless told otherwise."""


class DocMaker:
    """Makes Docs with the tokenizer the training will use.

    Attributes:
        layers: The exported layers.
        entity_layer: The layer that goes into ``doc.ents``; ``None`` if it is not exported.
        roles: Groups for fillers: the roles that are not called like a layer.
        lengths: How many spans of the training group have so many tokens, for the training configuration.
    """

    def __init__(
        self,
        nlp: Language,
        schema: Schema,
        layers: Sequence[str],
        alignment: Alignment = Alignment.STRICT,
    ) -> None:
        self._nlp = nlp
        self._alignment = alignment
        self._schema = schema
        self.layers = tuple(layers)
        self.entity_layer = entity_layer(schema, layers)
        self.roles = tuple(
            dict.fromkeys(
                role
                for layer in layers
                for role, definition in schema.layers[layer].roles.items()
                if role not in schema.layers and not definition.chain
            )
        )
        self._label_layers: dict[str, set[str]] = {}
        for layer in layers:
            for label in schema.layers[layer].labels:
                self._label_layers.setdefault(label, set()).add(layer)
        self.lengths: Counter[int] = Counter()

    def make(self, own: AnnotationSet, losses: Losses) -> Doc:
        """The Doc of one annotation set; what does not fit is appended to ``losses``."""
        article = own.article
        doc = self.tokenised(article)
        fits: dict[SpanId, Fit] = {}
        placed: dict[SpanId, list[TokenSpan]] = {}
        for span in own:
            if span.layer in self.layers:
                found = _placed(doc, span, article, self._alignment, losses)
                fits[span.id], placed[span.id] = found
        self._set_groups(doc, own, placed)
        self._set_entities(doc, own, fits, placed, losses)
        set_sentences(doc, article.text)
        doc.user_data["article"] = {
            "id": article.id,
            "title": article.title,
            "sha256": article.sha256,
        }
        doc.user_data["annotator"] = own.annotator
        chains = Chains.of_set(own, self._schema)
        doc.user_data["arguments"] = list(_arguments(own, chains))
        doc.user_data["chains"] = list(_chains(chains))
        doc.user_data["attributes"] = {
            span.id: dict(span.attributes) for span in own if span.attributes
        }
        return doc

    def tokenised(self, article: Article) -> Doc:
        """The text in tokens."""
        # Not make_doc: its limit of a million characters is one of parsers, not of tokenizers.
        return self._nlp.tokenizer(article.text)

    def cut(self, own: AnnotationSet, doc: Doc) -> Iterator[TextRange]:
        """The stretches of spans that cut tokens."""
        for span in own:
            if span.layer in self.layers:
                yield from _fit(doc, span, own.article).cut

    def _set_groups(
        self, doc: Doc, own: AnnotationSet, placed: Mapping[SpanId, list[TokenSpan]]
    ) -> None:
        groups: dict[str, list[TokenSpan]] = {name: [] for name in (*self.layers, *self.roles)}
        training: dict[tuple[int, int, str], TokenSpan] = {}
        for span in own:
            for piece in placed.get(span.id, ()):
                groups[span.layer].append(piece)
                label = self._training_label(span)
                key = (piece.start, piece.end, label)
                training.setdefault(key, _labelled(doc, piece, label, span.id))
        for argument in own.arguments.values():
            if argument.role in self.roles and argument.filler is not None:
                for piece in placed.get(argument.filler, ()):
                    filler = _labelled(doc, piece, argument.role, argument.filler)
                    groups[argument.role].append(filler)
        for name, spans in groups.items():
            # Each group of each Doc costs spaCy a millisecond, and a schema may have dozens of roles.
            if spans or name in self.layers:
                doc.spans[name] = sorted(spans, key=_order)
        doc.spans[TRAINING_GROUP] = sorted(training.values(), key=_order)
        self.lengths.update(len(span) for span in training.values())

    def _training_label(self, span: Span) -> str:
        """The label; with its layer where another layer has the same one."""
        shared = len(self._label_layers.get(span.label, ())) > 1
        return f"{span.layer}.{span.label}" if shared else span.label

    def _set_entities(
        self,
        doc: Doc,
        own: AnnotationSet,
        fits: Mapping[SpanId, Fit],
        placed: Mapping[SpanId, list[TokenSpan]],
        losses: Losses,
    ) -> None:
        entities = [span for span in own if span.layer == self.entity_layer]
        # What they have become decides which of them overlap.
        candidates = [
            span.model_copy(update={"fragments": fits[span.id].pieces})
            if fits[span.id].whole and fits[span.id].pieces != span.fragments
            else span
            for span in entities
        ]
        kept, gave_way = flat(candidates, fits)
        for changed, winner in gave_way:
            span = own.spans[changed.id]
            reason = Reason(
                "it overlaps “{covered}” ({label}), which is longer or comes first; it is in doc.spans[{layer!r}], not in doc.ents",
                covered=own.covered_text(winner),
                label=winner.label,
                layer=span.layer,
            )
            losses.append(span_loss(LossKind.GAVE_WAY, own.article, span, reason))
        written = [placed[span.id][0] for span in kept]
        # No entity, and not known whether there is one, are different things; an unassigned Doc says the latter.
        default = "outside" if self._is_finished(own) else "missing"
        doc.set_ents(written, missing=_unknown(doc, entities, kept, written), default=default)

    def _is_finished(self, own: AnnotationSet) -> bool:
        """Whether what is not marked is none: a person was done, or a machine has seen all of it."""
        is_done = own.status is Status.DONE or own.annotator == SUGGESTIONS
        return is_done and self.entity_layer is not None


def _unknown(
    doc: Doc,
    entities: Sequence[Span],
    kept: Sequence[Span],
    written: Sequence[TokenSpan],
) -> list[TokenSpan]:
    """The tokens of entities that have no place in ``doc.ents``: it would be wrong to train that they are in none."""
    ids = {span.id for span in kept}
    taken = {token for span in written for token in range(span.start, span.end)}
    found: set[int] = set()
    for span in entities:
        for part in span.fragments:
            if span.id not in ids:
                touched = doc.char_span(part.begin, part.end, alignment_mode="expand")
                found.update(range(touched.start, touched.end) if touched is not None else ())
    return [doc[token : token + 1] for token in sorted(found - taken)]


def set_sentences(doc: Doc, text: str) -> None:
    """Set sentence starts as the program sees them; none inside an entity, where trainings could not use it.

    Args:
        doc: Its entities are set.
        text: Of it; putting that together again takes long.
    """
    if not len(doc):
        return
    begins = [
        sentence.begin
        for paragraph in paragraphs(text)
        for sentence in sentences(text, paragraph.begin, paragraph.end)
    ]
    starts = np.where(np.isin(doc.to_array([IDX]), begins), 1, -1)
    for span in doc.ents:
        starts[span.start + 1 : span.end] = -1
    starts[0] = 1
    values: Any = starts.astype("int64").astype("uint64")
    doc.from_array([SENT_START], values)


def fingerprint(doc: Doc, text: str | None = None) -> str:
    """A hash of the text and of all spans, to compare before and after writing.

    Args:
        doc: Each of its spans is held against the tokens it says it covers.
        text: Of it, if it is known; putting that together again takes long.

    Raises:
        RuntimeError: If a span lies beside its tokens.
    """
    digest = hashlib.sha256((doc.text if text is None else text).encode())
    places = doc.to_array([IDX, LENGTH])
    begins = places[:, 0].tolist()
    ends = places.sum(axis=1).tolist()
    for name, spans in (("ents", doc.ents), *sorted(doc.spans.items())):
        for span in spans:
            begin, end = span.start_char, span.end_char
            told = (name, begin, end, span.label_, span.id_)
            digest.update(repr(told).encode())
            if (begins[span.start], ends[span.end - 1]) != (begin, end):
                raise RuntimeError(f"a span lies beside its text: {told}")
    return digest.hexdigest()


def _fit(doc: Doc, span: Span, article: Article) -> Fit:
    return fit(
        span.fragments,
        article.text,
        lambda stretch: doc.char_span(stretch.begin, stretch.end) is not None,
    )


def _placed(
    doc: Doc, span: Span, article: Article, alignment: Alignment, losses: Losses
) -> tuple[Fit, list[TokenSpan]]:
    placed = _fit(doc, span, article)
    for inner in placed.loose:
        reason = Reason(
            "it has white space at its edge; written as {begin}–{end}",
            begin=inner.begin,
            end=inner.end,
        )
        losses.append(span_loss(LossKind.WHITE_SPACE, article, span, reason))
    for _ in range(placed.blank):
        reason = Reason("it covers nothing but white space; it is left out")
        losses.append(span_loss(LossKind.WHITE_SPACE, article, span, reason))
    if placed.cut:
        before = placed
        placed = _aligned(doc, before, alignment)
        tokens = doc.char_span(span.begin, span.end, alignment_mode="expand")
        words = " ".join(f"“{part.covered_text(article.text)}”" for part in before.cut)
        became = " ".join(f"“{p.covered_text(article.text)}”" for p in placed.pieces)
        template = (
            "{words} cuts a token of “{token}”; what is written is {became}"
            if placed.pieces
            else "{words} cuts a token of “{token}”; it is left out"
        )
        reason = Reason(template, words=words, token=str(tokens), became=became)
        losses.append(span_loss(LossKind.CUT_TOKEN, article, span, reason))
    if placed.gaps and placed.pieces:
        reason = Reason(
            "it has gaps; written as {pieces} spans that share its id", pieces=len(placed.pieces)
        )
        losses.append(span_loss(LossKind.DISCONTINUOUS, article, span, reason))
    pieces = (
        doc.char_span(piece.begin, piece.end, label=span.label, span_id=span.id)
        for piece in placed.pieces
    )
    return placed, [piece for piece in pieces if piece is not None]


def _aligned(doc: Doc, placed: Fit, alignment: Alignment) -> Fit:
    """The fit with pieces that cut tokens shrunk or grown to whole ones, if that is wanted and possible."""
    if alignment not in {Alignment.CONTRACT, Alignment.EXPAND}:
        return placed
    pieces = list(placed.pieces)
    cut: list[TextRange] = []
    for part in placed.cut:
        found = doc.char_span(part.begin, part.end, alignment_mode=alignment.value)
        first, stop = (found.start, found.end) if found is not None else (0, 0)
        while first < stop and doc[first].is_space:
            first += 1
        while first < stop and doc[stop - 1].is_space:
            stop -= 1
        if first < stop:
            inner = doc[first:stop]
            pieces.append(TextRange(inner.start_char, inner.end_char))
        else:
            cut.append(part)
    return replace(placed, pieces=_merged(pieces), cut=tuple(cut))


def _merged(pieces: list[TextRange]) -> Fragments:
    """In reading order, those that have grown into each other as one."""
    found: list[TextRange] = []
    for piece in sorted(pieces):
        if found and piece.begin < found[-1].end:
            found[-1] = TextRange(found[-1].begin, max(found[-1].end, piece.end))
        else:
            found.append(piece)
    return tuple(found)


def _arguments(own: AnnotationSet, chains: Chains) -> Iterator[dict[str, Any]]:
    """Arguments as plain values, with the offsets of both ends, so that cut ones are not lost.

    ``resolved`` is the id of the name that the filler's mention chain leads to; ``None`` where it names itself, or
    nothing does.
    """
    for argument in own.arguments.values():
        head = own.spans[argument.head]
        filler = own.spans[argument.filler] if argument.filler is not None else None
        named = chains.name(filler.id) if filler is not None else None
        yield {
            "id": argument.id,
            "role": argument.role,
            "state": argument.state.value,
            "head": head.id,
            "head_layer": head.layer,
            "head_label": head.label,
            "head_fragments": [list(pair) for pair in pairs(head.fragments)],
            "filler": filler.id if filler else None,
            "filler_layer": filler.layer if filler else None,
            "filler_label": filler.label if filler else None,
            "filler_fragments": [list(pair) for pair in pairs(filler.fragments)] if filler else [],
            "resolved": named.span.id if named else None,
            "resolved_fragments": [list(p) for p in pairs(named.span.fragments)] if named else [],
        }


def _chains(chains: Chains) -> Iterator[dict[str, Any]]:
    """Mention chains: the ids of their spans in reading order, and of the one that names them best."""
    for members in chains.chains():
        named = chains.name(members[0].id) or chains.name(members[-1].id)
        yield {"name": named.span.id if named else None, "members": [span.id for span in members]}


def _labelled(doc: Doc, piece: TokenSpan, label: str, span_id: str) -> TokenSpan:
    return TokenSpan(doc, piece.start, piece.end, label=label, span_id=span_id)


def _order(span: TokenSpan) -> tuple[int, int, str, str]:
    return (span.start, -span.end, span.label_, span.id_)
