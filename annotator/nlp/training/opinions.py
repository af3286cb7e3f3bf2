"""The component ``annotator_opinions``: what the pipeline proposed so far, where trained parts can see it.

A recogniser that starts from nothing needs thousands of sentences. One that sees what the rules say of a token only
has to learn where this corpus differs from them. The opinions go into two attributes of a token that nothing else
in such a pipeline uses, ``ent_kb_id`` (names) and ``ent_id`` (quotes, cues, events), because spaCy's embedding layer reads
attributes of tokens and nothing else; ``annotator_learned`` clears them again.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from spacy.language import Language
from spacy.tokens import Doc, Span

from annotator.nlp.results import Found, Results, results_of

ENTITY = "entity"
_SURE, _LIKELY = 0.8, 0.5
_ASIDE = frozenset({"mention", "frame"})
"""Layers that only say again what heads and cues say."""


@Language.factory("annotator_opinions", assigns=["token.ent_id", "token.ent_kb_id"])
def make_opinions(nlp: Language, name: str) -> Opinions:
    """The component, for ``nlp.add_pipe("annotator_opinions")``; after all that proposes, before what is trained."""
    del nlp, name
    return Opinions()


class Opinions:
    """Writes the proposals of the document onto its tokens and empties ``doc.ents``, which trained parts fill anew."""

    def __call__(self, doc: Doc) -> Doc:
        """Leave the opinions; names of a foreign recogniser are among the proposals already."""
        results = results_of(doc)
        doc.set_ents([], default="missing")
        clear(doc)
        for layer, found in _by_layer(results):
            for one in found:
                _write(doc, layer, one)
        return doc


def clear(doc: Doc) -> None:
    """Take the opinions off the tokens."""
    for token in doc:
        token.ent_id_ = ""
        token.ent_kb_id_ = ""


def extent(doc: Doc, found: Found) -> Span | None:
    """The tokens a proposal touches, gaps included; ``None`` if there are none."""
    return doc.char_span(found.begin, found.end, alignment_mode="expand")


def _by_layer(results: Results) -> Iterable[tuple[str, list[Found]]]:
    """Proposals by layer, weaker and longer ones first, so that what comes later may write over them."""
    layers: dict[str, list[Found]] = {}
    for found in results.spans:
        if found.layer not in _ASIDE:
            layers.setdefault(found.layer, []).append(found)
    # Heads of wide reach before triggers and cues, which are single words inside them.
    order = sorted(
        layers, key=lambda layer: -max(found.end - found.begin for found in layers[layer])
    )
    for layer in order:
        yield layer, sorted(layers[layer], key=lambda one: (one.begin - one.end, one.score))


def _write(doc: Doc, layer: str, found: Found) -> None:
    span = extent(doc, found)
    if span is None:
        return
    if layer == ENTITY:
        for token in span:
            place = "B" if token.i == span.start else "I"
            token.ent_kb_id_ = f"{place}-{found.label}-{_sureness(found.score)}"
        return
    if len(span) == 1:
        span[0].ent_id_ = f"S-{found.label}-{found.rule}"
        return
    for token, _ in pairwise(span):
        token.ent_id_ = f"I-{found.label}"
    span[0].ent_id_ = f"B-{found.label}-{found.rule}"
    span[-1].ent_id_ = f"E-{found.label}"


def _sureness(score: float) -> str:
    if score < 0:
        return "model"
    return "sure" if score >= _SURE else "likely" if score >= _LIKELY else "unsure"
