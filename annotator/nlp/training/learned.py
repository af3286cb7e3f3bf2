"""The component ``annotator_learned``: merges what the trained parts say with the proposals of the rules.

The trained parts know labels and places; roles, gaps, attributes and reasons come from the rules. So a proposal that the
trained parts confirm keeps all of that, one that they deny goes with its roles, and what they add stands by itself. After that the
conventions decide: which quotes go, and how wide their speakers, cues and frames are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final, Self

import srsly  # type: ignore[import-untyped]  # has no stubs
from spacy.language import Language
from spacy.tokens import Doc

from annotator.domain.reasons import because, together
from annotator.nlp.reading import read
from annotator.nlp.results import Found, Results, results_of, store
from annotator.nlp.training.conventions.conventions import Conventions
from annotator.nlp.training.conventions.rewriting import rewritten
from annotator.nlp.training.opinions import clear, extent
from annotator.nlp.training.references import SPANS_KEY, layer_and_label
from annotator.nlp.training.weighing import Claim, Claims, Weights

NER_RULE = "trained-ner"
SPANCAT_RULE = "trained-spancat"
_FILE = "weights.json"
_CONVENTIONS = "conventions.json"
_MENTION: Final = ("mention", "Mention")
_DEPENDENT: Final = frozenset({"mention", "cue", "frame"})
_WHY: Final = because("learned")


@Language.factory("annotator_learned", assigns=["doc._.annotator"])
def make_learned(nlp: Language, name: str) -> Learned:
    """The component, for ``nlp.add_pipe("annotator_learned")``; the last one."""
    del nlp, name
    return Learned()


class Learned:
    """Replaces the proposals by what rules and trained parts make together.

    Attributes:
        weights: How both are weighed.
        conventions: What was learned about whole quotes.
    """

    def __init__(self) -> None:
        self.weights = Weights()
        self.conventions = Conventions()

    def __call__(self, doc: Doc) -> Doc:
        """Settle the proposals of the document."""
        merge = _Merge(doc, results_of(doc), self.weights)
        settled = rewritten(read(doc.text), merge.settled(), self.conventions)
        doc.set_ents([], default="outside")
        if SPANS_KEY in doc.spans:
            del doc.spans[SPANS_KEY]
        clear(doc)
        store(doc, settled)
        return doc

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """The weights and conventions as bytes."""
        del exclude
        return bytes(srsly.msgpack_dumps([self.weights.values(), self.conventions.values()]))

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> Self:
        """Take over what ``to_bytes`` gave."""
        del exclude
        weights, conventions = srsly.msgpack_loads(data)
        self.weights = Weights.from_values(weights)
        self.conventions = Conventions.from_values(conventions)
        return self

    def to_disk(self, path: Path | str, *, exclude: Iterable[str] = ()) -> None:
        """Write weights and conventions into the component's folder of a saved pipeline."""
        del exclude
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        srsly.write_json(folder / _FILE, self.weights.values())
        srsly.write_json(folder / _CONVENTIONS, self.conventions.values())

    def from_disk(self, path: Path | str, *, exclude: Iterable[str] = ()) -> Self:
        """Read the weights and conventions of a saved pipeline; one saved by an earlier version has no conventions."""
        del exclude
        folder = Path(path)
        self.weights = Weights.from_values(srsly.read_json(folder / _FILE))
        if (folder / _CONVENTIONS).is_file():
            self.conventions = Conventions.from_values(srsly.read_json(folder / _CONVENTIONS))
        return self


class _Merge:
    def __init__(self, doc: Doc, results: Results, weights: Weights) -> None:
        self._doc = doc
        self._results = results
        self._weights = weights
        self._fillers = {link.filler for link in results.links}

    def settled(self) -> Results:
        """The proposals after merging, with the roles that still have both ends."""
        verdicts: dict[int, Found | None] = {}
        added: list[Found] = []
        for layer in self._weights.thresholds:
            added += self._layer(layer, verdicts)
        out = Results()
        moved: dict[int, int] = {}
        for index, found in enumerate(self._results.spans):
            kept = verdicts.get(index, found)
            if kept is not None:
                moved[index] = out.add(kept)
        for found in added:
            out.add(found)
        for link in self._results.links:
            if link.head in moved and link.filler in moved:
                out.link(replace(link, head=moved[link.head], filler=moved[link.filler]))
        return _without_orphans(out, self._results, moved)

    def _layer(self, layer: str, verdicts: dict[int, Found | None]) -> Iterator[Found]:
        is_names = layer == self._weights.names
        rules = rule_claims(self._doc, self._results, layer, names=is_names)
        claims = Claims(
            rules=frozenset(rules.values()),
            ner=ner_claims(self._doc) if is_names else frozenset(),
            probable=probabilities(self._doc, layer),
        )
        final = claims.settled(self._weights.thresholds[layer])
        labels = {(begin, end): label for begin, end, label in sorted(final - claims.rules)}
        taken: set[Claim] = set()
        for index, claim in rules.items():
            found = self._results.spans[index]
            if claim in final:
                verdicts[index] = _scored(found, claims.probable.get(claim))
                continue
            other = labels.get(claim[:2])
            if other is not None:
                renamed = (claim[0], claim[1], other)
                taken.add(renamed)
                verdicts[index] = _renamed(found, renamed, claims)
            elif is_names and index in self._fillers:
                # Who speaks or acts is no name then, but still speaks or acts.
                kind, label = _MENTION
                verdicts[index] = replace(found, layer=kind, label=label, attributes={})
            else:
                verdicts[index] = None
        for claim in sorted(final - claims.rules - taken):
            where = ((claim[0], claim[1]),)
            yield Found(layer, claim[2], where, _score(claims, claim), _rule(claims, claim), _WHY)


def _scored(found: Found, probability: float | None) -> Found:
    return found if probability is None else replace(found, score=round(probability, 3))


def _renamed(found: Found, claim: Claim, claims: Claims) -> Found:
    why = together(_WHY, because("rule-said", rule=found.rule, label=found.label))
    score = _score(claims, claim)
    return replace(found, label=claim[2], score=score, rule=_rule(claims, claim), why=why)


def _score(claims: Claims, claim: Claim) -> float:
    return round(claims.probable.get(claim, 0.0), 3)


def _rule(claims: Claims, claim: Claim) -> str:
    return NER_RULE if claim in claims.ner else SPANCAT_RULE


def _without_orphans(out: Results, before: Results, moved: dict[int, int]) -> Results:
    """The results without fillers whose only heads are gone: a cue or a mention says nothing by itself."""
    linked = {place for link in out.links for place in (link.head, link.filler)}
    served = {moved[link.filler] for link in before.links if link.filler in moved}
    orphans = {
        index
        for index, found in enumerate(out.spans)
        if index in served - linked and found.layer in _DEPENDENT
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


def rule_claims(doc: Doc, results: Results, layer: str, *, names: bool) -> dict[int, Claim]:
    """The claims of the rules on a layer, by the index of the proposal, as far as the trained parts can judge them.

    Args:
        doc: The document.
        results: Its proposals.
        layer: The layer.
        names: Whether it is the layer of names: of those only the outermost ones on token borders count; of all
            others the extent in whole tokens, gaps included.
    """
    found = results.of_layer(layer)
    inside = _inside_another(one for _, one in found) if names else set()
    claims: dict[int, Claim] = {}
    for index, one in found:
        if names and (len(one.fragments) > 1 or (one.begin, one.end) in inside):
            continue
        span = doc.char_span(one.begin, one.end) if names else extent(doc, one)
        if span is not None:
            claims[index] = (span.start_char, span.end_char, one.label)
    return claims


def _inside_another(found: Iterable[Found]) -> set[tuple[int, int]]:
    """The places that lie inside the place of another one."""
    inside: set[tuple[int, int]] = set()
    reach = -1
    places = {(one.begin, one.end) for one in found}
    for begin, end in sorted(places, key=lambda place: (place[0], -place[1])):
        if end <= reach:
            inside.add((begin, end))
        reach = max(reach, end)
    return inside


def ner_claims(doc: Doc) -> frozenset[Claim]:
    """What the trained recogniser left on the document."""
    return frozenset((name.start_char, name.end_char, name.label_) for name in doc.ents)


def probabilities(doc: Doc, layer: str) -> dict[Claim, float]:
    """What the span categoriser left on the document, by claim."""
    if SPANS_KEY not in doc.spans:
        return {}
    group = doc.spans[SPANS_KEY]
    found: dict[Claim, float] = {}
    for span, score in zip(group, group.attrs.get("scores", ()), strict=True):
        where, label = layer_and_label(span.label_)
        if where == layer:
            found[span.start_char, span.end_char, label] = float(score)
    return found
