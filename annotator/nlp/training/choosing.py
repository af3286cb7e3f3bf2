"""What the trained parts say about articles they have not learned from, beside what rules and people say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example

from annotator.nlp.results import results_of
from annotator.nlp.training.learned import ner_claims, probabilities, rule_claims
from annotator.nlp.training.needs import Needs
from annotator.nlp.training.parts import LEARNED
from annotator.nlp.training.references import SPANS_KEY, layer_and_label
from annotator.nlp.training.weighing import Claim, Claims

_LIKELY = 0.5


def said_about(nlp: Language, each: Example, needs: Needs) -> dict[str, Claims]:
    """The claims about an article by layer.

    Args:
        nlp: The pipeline in training.
        each: The article with the opinions of the rules, and what people say.
        needs: What is learned.
    """
    doc = _predicted(nlp, each.predicted)
    results = results_of(doc)
    found: dict[str, Claims] = {}
    for layer in needs.labels:
        is_names = layer == needs.names
        rules = rule_claims(doc, results, layer, names=is_names)
        found[layer] = Claims(
            rules=frozenset(rules.values()),
            ner=ner_claims(doc) if is_names else frozenset(),
            probable=probabilities(doc, layer),
            gold=_gold(each.reference, layer),
        )
    return found


def own_score(said: Iterable[Mapping[str, Claims]], needs: Needs) -> float:
    """How good the trained parts are by themselves: the mean F1 of recogniser and categoriser over the layers.

    They grow for long before they can better the rules, so this is what shows when to stop.
    """
    articles = list(said)
    scores: list[float] = []
    for layer in needs.labels:
        claims = [each[layer] for each in articles]
        if layer == needs.names:
            scores.append(_f1([(each.ner, each.gold) for each in claims]))
        scores.append(_f1([(_likely(each.probable), each.gold) for each in claims]))
    return sum(scores) / len(scores)


def _predicted(nlp: Language, seen: Doc) -> Doc:
    doc = seen.copy()
    for name in LEARNED:
        if name in nlp.component_names:
            pipe: Any = nlp.get_pipe(name)
            doc = pipe(doc)
    return doc


def _gold(reference: Doc, layer: str) -> frozenset[Claim]:
    return frozenset(
        (span.start_char, span.end_char, label)
        for span in reference.spans[SPANS_KEY]
        for where, label in (layer_and_label(span.label_),)
        if where == layer
    )


def _likely(probable: Mapping[Claim, float]) -> frozenset[Claim]:
    return frozenset(claim for claim, probability in probable.items() if probability >= _LIKELY)


def _f1(pairs: Iterable[tuple[frozenset[Claim], frozenset[Claim]]]) -> float:
    right = both = 0
    for said, gold in pairs:
        right += len(said & gold)
        both += len(said) + len(gold)
    return 2 * right / both if both else 0.0
