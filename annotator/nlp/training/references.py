"""Gold as spaCy learns from it: the names of a document, and the heads and cues by their extent."""

from __future__ import annotations

from collections.abc import Collection

from spacy.tokens import Doc
from spacy.tokens import Span as TokenSpan
from spacy.training import Example

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.span import Span

SPANS_KEY = "learned"
SEPARATOR = "|"
"""Between layer and label in the labels of the span categoriser, which learns all layers together."""


def learned_label(layer: str, label: str) -> str:
    """The label of the span categoriser for a label of a layer."""
    return f"{layer}{SEPARATOR}{label}"


def layer_and_label(learned: str) -> tuple[str, str]:
    """The layer and the label of a label of the span categoriser."""
    layer, _, label = learned.partition(SEPARATOR)
    return layer, label


def example(
    seen: Doc, gold: AnnotationSet, *, names: str | None, spans: Collection[str]
) -> Example:
    """What to learn from an article.

    Args:
        seen: The article with the opinions of the rules.
        gold: What people say about it.
        names: The layer that ``ner`` learns; ``None``: none.
        spans: The layers that the span categoriser learns. A span with gaps counts by its extent: there is no
            other way in spaCy, and the gaps come back from the rules' proposal of the same extent.
    """
    reference = Doc(
        seen.vocab,
        words=[token.text for token in seen],
        spaces=[bool(token.whitespace_) for token in seen],
    )
    if names is not None:
        reference.set_ents(_flat_names(reference, gold, names), default="outside")
    places = {
        (span.start, span.end, span.label_): span
        for one in gold
        if one.layer in spans
        for span in _extent(reference, one)
    }
    reference.spans[SPANS_KEY] = [places[key] for key in sorted(places)]
    return Example(seen, reference)


def _flat_names(doc: Doc, gold: AnnotationSet, layer: str) -> list[TokenSpan]:
    """The outermost names on token borders; parts of compounds are left to the rules."""
    found: list[TokenSpan] = []
    end = 0
    for one in gold.in_reading_order:
        if one.layer != layer or one.begin < end or len(one.fragments) > 1:
            continue
        span = doc.char_span(one.begin, one.end, label=one.label)
        if span is not None:
            found.append(span)
            end = one.end
    return found


def _extent(doc: Doc, one: Span) -> list[TokenSpan]:
    label = learned_label(one.layer, one.label)
    span = doc.char_span(one.begin, one.end, label=label, alignment_mode="expand")
    return [] if span is None else [span]
