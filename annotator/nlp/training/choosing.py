"""Looking at the articles kept for choosing: the score of a state, and the weights that serve it best."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example

from annotator.domain.annotation_set import AnnotationSet
from annotator.nlp.results import results_of
from annotator.nlp.training.learned import (
    claim_of,
    contested_names,
    extent_claim,
    probabilities,
)
from annotator.nlp.training.needs import Needs
from annotator.nlp.training.parts import LEARNED
from annotator.nlp.training.references import SPANS_KEY, layer_and_label
from annotator.nlp.training.weighing import (
    NamesOfArticle,
    SpansOfArticle,
    Weights,
    choose_policy,
    choose_thresholds,
    f1_of,
    merged_names,
    precisions,
    weighed_spans,
)


class Chooser:
    """Lets the trained parts read the articles for choosing, and compares.

    Args:
        nlp: The pipeline in training.
        examples: The articles with the opinions of the rules, and what people say.
        gold: The same gold as annotation sets.
        needs: What is learned.
    """

    def __init__(
        self,
        nlp: Language,
        examples: Sequence[Example],
        gold: Sequence[AnnotationSet],
        needs: Needs,
    ) -> None:
        self._nlp = nlp
        self._examples = examples
        self._gold = gold
        self._needs = needs
        self._names: list[NamesOfArticle] = []
        self._spans: dict[str, list[SpansOfArticle]] = {}
        self._weights = Weights()

    def look(self, on_article: Callable[[], None]) -> float:
        """The mean over the layers of the F1 that the present state reaches with the weights best for it."""
        self._names, self._spans = [], {layer: [] for layer in self._needs.span_labels}
        for each in self._examples:
            on_article()
            self._read(self._predicted(each.predicted), each)
        self._weights = self._chosen()
        scores = []
        if self._needs.names is not None:
            policy = self._weights.policy
            scores.append(
                f1_of((merged_names(policy, n.base, n.learned), n.gold) for n in self._names)
            )
            # The recogniser grows for long before it overtakes the rules; its own score leads there.
            scores.append(f1_of((n.learned, n.gold) for n in self._names))
        for layer, articles in self._spans.items():
            keep, add = self._weights.keep[layer], self._weights.add[layer]
            scores.append(
                f1_of((weighed_spans(a.base, a.probable, keep, add), a.gold) for a in articles)
            )
        return sum(scores) / len(scores)

    def weights(self) -> Weights:
        """The weights that served the state at the last look best."""
        return self._weights

    def _predicted(self, seen: Doc) -> Doc:
        doc = seen.copy()
        for name in LEARNED:
            if name in self._nlp.component_names:
                pipe: Any = self._nlp.get_pipe(name)
                doc = pipe(doc)
        return doc

    def _read(self, doc: Doc, each: Example) -> None:
        results = results_of(doc)
        names = self._needs.names
        if names is not None:
            labels = self._needs.labels[names]
            contested = contested_names(doc, results, names, labels)
            self._names.append(
                NamesOfArticle(
                    {claim_of(found) for found in contested.values()},
                    {(ent.start_char, ent.end_char, ent.label_) for ent in doc.ents},
                    {(ent.start_char, ent.end_char, ent.label_) for ent in each.reference.ents},
                )
            )
        for layer, labels in self._needs.span_labels.items():
            claims = (
                extent_claim(doc, found)
                for _, found in results.of_layer(layer)
                if found.label in labels
            )
            self._spans[layer].append(
                SpansOfArticle(
                    {claim for claim in claims if claim is not None},
                    probabilities(doc, layer),
                    {
                        (span.start_char, span.end_char, label)
                        for span in each.reference.spans[SPANS_KEY]
                        for where, label in (layer_and_label(span.label_),)
                        if where == layer
                    },
                )
            )

    def _chosen(self) -> Weights:
        thresholds = {layer: choose_thresholds(each) for layer, each in self._spans.items()}
        return Weights(
            names=self._needs.names or "",
            policy=choose_policy(self._names) if self._names else "base",
            agreed=precisions(self._names, agreed=True),
            alone=precisions(self._names, agreed=False),
            keep={layer: keep for layer, (keep, _) in thresholds.items()},
            add={layer: add for layer, (_, add) in thresholds.items()},
            labels=dict(self._needs.labels),
        )
