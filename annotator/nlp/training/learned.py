"""The component ``annotator_learned``: merges what the trained parts say with the proposals of the rules.

The trained parts know labels and places; roles, gaps, attributes and reasons come from the rules. So a proposal that the
trained parts confirm keeps all of that, one that they deny goes with its roles, and what they add stands by itself.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Self

import srsly  # type: ignore[import-untyped]  # has no stubs
from spacy.language import Language
from spacy.tokens import Doc

from annotator.nlp.results import Found, Results, results_of, store
from annotator.nlp.training.opinions import clear, extent
from annotator.nlp.training.references import SPANS_KEY, layer_and_label
from annotator.nlp.training.weighing import Claim, Weights, merged_names, weighed_spans

NER_RULE = "trained-ner"
SPANCAT_RULE = "trained-spancat"
_FILE = "weights.json"
_MENTION = ("mention", "Mention")


@Language.factory("annotator_learned", assigns=["doc._.annotator"])
def make_learned(nlp: Language, name: str) -> Learned:
    """The component, for ``nlp.add_pipe("annotator_learned")``; the last one."""
    del nlp, name
    return Learned()


class Learned:
    """Replaces the proposals by what rules and trained parts make together.

    Attributes:
        weights: How both are weighed.
    """

    def __init__(self, weights: Weights | None = None) -> None:
        self.weights = weights or Weights()

    def __call__(self, doc: Doc) -> Doc:
        """Settle the proposals of the document."""
        merge = _Merge(doc, results_of(doc), self.weights)
        settled = merge.settled()
        doc.set_ents([], default="outside")
        if SPANS_KEY in doc.spans:
            del doc.spans[SPANS_KEY]
        clear(doc)
        store(doc, settled)
        return doc

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """The weights as bytes."""
        del exclude
        return bytes(srsly.msgpack_dumps(self.weights.values()))

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> Self:
        """Take over weights from ``to_bytes``."""
        del exclude
        self.weights = Weights.from_values(srsly.msgpack_loads(data))
        return self

    def to_disk(self, path: Path | str, *, exclude: Iterable[str] = ()) -> None:
        """Write the weights into the component's folder of a saved pipeline."""
        del exclude
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        srsly.write_json(folder / _FILE, self.weights.values())

    def from_disk(self, path: Path | str, *, exclude: Iterable[str] = ()) -> Self:
        """Read the weights of a saved pipeline."""
        del exclude
        self.weights = Weights.from_values(srsly.read_json(Path(path) / _FILE))
        return self


@dataclass(frozen=True, slots=True)
class _Settled:
    """What becomes of one proposal of the rules: another span in its place, or nothing."""

    found: Found | None


class _Merge:
    def __init__(self, doc: Doc, results: Results, weights: Weights) -> None:
        self._doc = doc
        self._results = results
        self._weights = weights
        self._fillers = {link.filler for link in results.links}

    def settled(self) -> Results:
        """The proposals after merging, with the roles that still have both ends."""
        verdicts: dict[int, _Settled] = {}
        added: list[Found] = []
        if self._weights.names and self._weights.policy != "base":
            added += self._names(verdicts)
        for layer in self._weights.keep:
            added += self._spans(layer, verdicts)
        out = Results()
        moved: dict[int, int] = {}
        for index, found in enumerate(self._results.spans):
            verdict = verdicts.get(index)
            kept = found if verdict is None else verdict.found
            if kept is not None:
                moved[index] = out.add(kept)
        for found in added:
            out.add(found)
        for link in self._results.links:
            if link.head in moved and link.filler in moved:
                out.link(replace(link, head=moved[link.head], filler=moved[link.filler]))
        return _without_orphans(out, self._results, moved)

    # --- names -------------------------------------------------------------------------------

    def _names(self, verdicts: dict[int, _Settled]) -> Iterator[Found]:
        weights = self._weights
        learned = {(ent.start_char, ent.end_char, ent.label_) for ent in self._doc.ents}
        known = weights.labels.get(weights.names, ())
        contested = contested_names(self._doc, self._results, weights.names, known)
        base = {claim_of(found) for found in contested.values()}
        final = merged_names(weights.policy, base, learned)
        places = {(begin, end): label for begin, end, label in final}
        for index, found in contested.items():
            label = places.get((found.begin, found.end))
            if label is not None:
                verdicts[index] = _Settled(self._confirmed(found, label, claim_of(found) in learned))
            elif index in self._fillers:
                layer, kind = _MENTION
                verdicts[index] = _Settled(replace(found, layer=layer, label=kind, attributes={}))
            else:
                verdicts[index] = _Settled(None)
        there = {(found.begin, found.end) for found in contested.values()}
        for begin, end, label in sorted(final):
            if (begin, end) not in there:
                yield Found(
                    weights.names,
                    label,
                    ((begin, end),),
                    _share(weights.alone, label),
                    NER_RULE,
                    "learned from the gold of this corpus",
                )

    def _confirmed(self, found: Found, label: str, agreed: bool) -> Found:  # noqa: FBT001 - a fact about the span
        if label != found.label:
            score = _share(self._weights.alone, label)
            why = f"learned from the gold of this corpus; {found.rule} said {found.label}"
            return replace(found, label=label, score=score, rule=NER_RULE, why=why)
        return replace(found, score=_share(self._weights.agreed, label)) if agreed else found

    # --- quotes, cues, events ----------------------------------------------------------------

    def _spans(self, layer: str, verdicts: dict[int, _Settled]) -> Iterator[Found]:
        weights = self._weights
        known = weights.labels.get(layer, ())
        probable = probabilities(self._doc, layer)
        contested = {
            index: (found, claim)
            for index, found in self._results.of_layer(layer)
            if found.label in known and (claim := extent_claim(self._doc, found)) is not None
        }
        base = {claim for _, claim in contested.values()}
        final = weighed_spans(base, probable, weights.keep[layer], weights.add[layer])
        for index, (found, claim) in contested.items():
            if claim not in final:
                verdicts[index] = _Settled(None)
            elif claim in probable:
                verdicts[index] = _Settled(replace(found, score=round(probable[claim], 3)))
        for begin, end, label in sorted(final - base):
            yield Found(
                layer,
                label,
                ((begin, end),),
                round(probable[begin, end, label], 3),
                SPANCAT_RULE,
                "learned from the gold of this corpus",
            )


def _without_orphans(out: Results, before: Results, moved: dict[int, int]) -> Results:
    """The results without fillers whose only heads are gone: a cue or a mention says nothing by itself."""
    linked = {place for link in out.links for place in (link.head, link.filler)}
    served = {moved[link.filler] for link in before.links if link.filler in moved}
    orphans = {
        index
        for index, found in enumerate(out.spans)
        if index in served - linked and found.layer in {"mention", "cue", "frame"}
    }
    if not orphans:
        return out
    kept = Results()
    places = {
        index: kept.add(found) for index, found in enumerate(out.spans) if index not in orphans
    }
    for link in out.links:
        kept.link(replace(link, head=places[link.head], filler=places[link.filler]))
    return kept


def claim_of(found: Found) -> Claim:
    """The claim of a proposal without gaps."""
    return (found.begin, found.end, found.label)


def extent_claim(doc: Doc, found: Found) -> Claim | None:
    """The claim of a proposal as the span categoriser sees it: whole tokens, gaps included."""
    span = extent(doc, found)
    return None if span is None else (span.start_char, span.end_char, found.label)


def contested_names(
    doc: Doc, results: Results, layer: str, labels: Collection[str]
) -> dict[int, Found]:
    """The names of the rules, by index, that the recogniser could have found: outermost, whole tokens, a learned label."""
    found = results.of_layer(layer)
    outer = sorted({(one.begin, one.end) for _, one in found}, key=lambda at: (at[0], -at[1]))
    inside: set[tuple[int, int]] = set()
    reach = -1
    for begin, end in outer:
        if end <= reach:
            inside.add((begin, end))
        reach = max(reach, end)
    return {
        index: one
        for index, one in found
        if one.label in labels
        and len(one.fragments) == 1
        and (one.begin, one.end) not in inside
        and doc.char_span(one.begin, one.end) is not None
    }


def probabilities(doc: Doc, layer: str) -> dict[Claim, float]:
    """What the span categoriser left on the document, by claim."""
    group: Any = doc.spans.get(SPANS_KEY)
    if group is None:
        return {}
    found: dict[Claim, float] = {}
    for span, score in zip(group, group.attrs.get("scores", ()), strict=True):
        where, label = layer_and_label(span.label_)
        if where == layer:
            found[span.start_char, span.end_char, label] = float(score)
    return found


def _share(shares: Any, label: str) -> float:  # noqa: ANN401 - a mapping from the weights
    return float(shares.get(label, shares.get("", 0.5)))
