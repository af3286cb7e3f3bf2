"""The component ``annotator_foreign``: what the other components of a pipeline found, among the proposals.

It stands behind a recogniser of somebody else and before the components for quotes and events, so that those
link to the names it brings. Of two opinions about one place, one is proposed:

* the same stretch with the same label: one proposal, which says that both found it;
* ours with a ``form`` (a derived adjective, part of a compound) stays: other pipelines do not tell those apart;
* any other overlap: theirs stays;
* what only one of them found is proposed.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from spacy.language import Language
from spacy.tokens import Doc, Span

from annotator.domain.reasons import because, together
from annotator.nlp.labels import ENTITY, LabelMap
from annotator.nlp.results import Found, results_of, store

NAME: Final = "annotator_foreign"
LEFT_OUT: Final = "annotator_left_out"
"""Key in ``doc.user_data``: labels that have no target and how often they came up."""
RULE: Final = "ner"
SPAN_RULE: Final = "spancat"
_NO_SCORE: Final = -1.0


@Language.factory(
    NAME,
    assigns=["doc._.annotator"],
    default_config={"known": [], "labels": {}, "groups": [], "merge": True},
)
def make_foreign(
    nlp: Language,
    name: str,
    known: Sequence[str],
    labels: Mapping[str, str],
    groups: Sequence[str],
    merge: bool,  # noqa: FBT001 - spaCy passes the configuration by name
) -> Foreign:
    """The component, for ``nlp.add_pipe("annotator_foreign", before="annotator_quotes")``."""
    del nlp, name
    return Foreign(known, labels, groups, merge=merge)


class Foreign:
    """Takes ``doc.ents`` and span groups over into the proposals.

    Args:
        known: What the schema has, as ``layer.label``.
        labels: What somebody has decided about labels; see ``LabelMap``.
        groups: Span groups to take over.
        merge: Keep proposals of entities that were there before, as the module says.
    """

    def __init__(
        self,
        known: Sequence[str],
        labels: Mapping[str, str],
        groups: Sequence[str] = (),
        *,
        merge: bool = True,
    ) -> None:
        self._labels = LabelMap(known, labels)
        self._groups = tuple(groups)
        self._merge = merge

    def __call__(self, doc: Doc) -> Doc:
        """Settle the proposals of the document."""
        left_out: Counter[str] = Counter()
        theirs = list(self._entities(doc, left_out))
        results = results_of(doc)
        ours = [found for _, found in results.of_layer(ENTITY)]
        entities = merged(ours, theirs) if self._merge else theirs
        settled = results.with_layer(ENTITY, entities)
        for found in self._spans(doc, left_out):
            settled.add(found)
        store(doc, settled)
        if left_out:
            doc.user_data[LEFT_OUT] = sorted(
                [label, count, self._labels.is_decided(label)] for label, count in left_out.items()
            )
        return doc

    def _entities(self, doc: Doc, left_out: Counter[str]) -> Iterator[Found]:
        for entity in doc.ents:
            target = self._labels.entity(entity.label_)
            if target is None:
                left_out[entity.label_] += 1
            else:
                yield from _found(entity, target, RULE, because("recognised", label=entity.label_))

    def _spans(self, doc: Doc, left_out: Counter[str]) -> Iterator[Found]:
        for name in self._groups:
            group = doc.spans.get(name)
            if group is None:
                continue
            scores = group.attrs.get("scores")
            for index, span in enumerate(group):
                target = self._labels.span(span.label_)
                if target is None:
                    left_out[span.label_] += 1
                    continue
                why = because("categorised", label=span.label_)
                if scores is not None and len(scores) == len(group):
                    score = f"{float(scores[index]):.2f}"
                    why = because("categorised-score", label=span.label_, score=score)
                yield from _found(span, target, SPAN_RULE, why)


def merged(ours: Sequence[Found], theirs: Sequence[Found]) -> list[Found]:
    """One opinion about each place, as the module says; in reading order."""
    special = [found for found in ours if "form" in found.attributes]
    plain = [found for found in ours if "form" not in found.attributes]
    taken = {found.fragments for found in special}
    same = {(found.label, found.fragments): found for found in plain}
    # Entities of a spaCy document do not overlap, so they are sorted by begin and by end at once.
    kept = [found for found in theirs if found.fragments not in taken]
    ends = [found.end for found in kept]
    settled = [*special]
    for found in kept:
        agreed = same.get((found.label, found.fragments))
        settled.append(found if agreed is None else _agreed(agreed, found))
    for found in plain:
        following = bisect_right(ends, found.begin)
        if following == len(kept) or kept[following].begin >= found.end:
            settled.append(found)
    return sorted(settled, key=lambda found: (found.begin, -found.end))


def _agreed(ours: Found, theirs: Found) -> Found:
    return replace(ours, why=together(ours.why, theirs.why))


def _found(span: Span, target: str, rule: str, why: str) -> Iterator[Found]:
    text = span.text
    begin = span.start_char + len(text) - len(text.lstrip())
    end = span.end_char - len(text) + len(text.rstrip())
    if begin < end:
        layer, _, label = target.partition(".")
        yield Found(layer, label, ((begin, end),), _NO_SCORE, rule, why)
