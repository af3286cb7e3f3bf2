"""Gold as spaCy learns from it: the names of a document, and the heads and cues by their extent."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

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
    seen: Doc, gold: AnnotationSet, *, names: str | None, learned: Mapping[str, Collection[str]]
) -> Example:
    """What to learn from an article.

    Args:
        seen: The article with the opinions of the rules.
        gold: What people say about it.
        names: The layer that ``ner`` learns, too; ``None``: none.
        learned: Labels by layer. A span with gaps counts by its extent: there is no other way in spaCy, and the
            gaps come back from the rules' proposal of the same extent.
    """
    reference = Doc(
        seen.vocab,
        words=[token.text for token in seen],
        spaces=[bool(token.whitespace_) for token in seen],
    )
    if names is not None:
        found = [span for one in outermost(gold, names) for span in _name(reference, one)]
        reference.set_ents(
            [span for span in found if span.label_ in learned[names]], default="outside"
        )
    places = {
        (span.start, span.end, span.label_): span
        for layer, labels in learned.items()
        for one in (outermost(gold, layer) if layer == names else gold)
        if one.layer == layer and one.label in labels
        for span in _extent(reference, one, whole=layer == names)
    }
    reference.spans[SPANS_KEY] = [places[key] for key in sorted(places)]
    return Example(seen, reference)


def outermost(gold: AnnotationSet, layer: str) -> Iterator[Span]:
    """The spans of a layer that do not lie in another one of it, none overlapping, none with gaps."""
    end = 0
    for one in gold.in_reading_order:
        if one.layer == layer and one.begin >= end and len(one.fragments) == 1:
            yield one
            end = one.end


def _name(doc: Doc, one: Span) -> list[TokenSpan]:
    """A name on token borders; parts of compounds are left to the rules."""
    span = doc.char_span(one.begin, one.end, label=one.label)
    return [] if span is None else [span]


def _extent(doc: Doc, one: Span, *, whole: bool) -> list[TokenSpan]:
    label = learned_label(one.layer, one.label)
    mode = "strict" if whole else "expand"
    span = doc.char_span(one.begin, one.end, label=label, alignment_mode=mode)
    return [] if span is None else [span]
