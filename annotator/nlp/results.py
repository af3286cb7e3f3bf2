"""What the components leave on a document: proposals with fragments, scores and reasons.

``doc.spans`` cannot hold a span with a gap or one that cuts a token, so the proposals are kept as plain data
in the extension attribute ``doc._.annotator``, which spaCy serialises with the document; those that align
with tokens are in ``doc.spans`` as well, for users of the pipeline who expect them there.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from spacy.tokens import Doc, Span, SpanGroup

Offsets = tuple[tuple[int, int], ...]
"""Half-open ranges of code points, in reading order."""

if not Doc.has_extension("annotator"):
    Doc.set_extension("annotator", default=None)


@dataclass(frozen=True, slots=True)
class Found:
    """One proposed span.

    Attributes:
        layer: ``entity``, ``mention``, ``quote``, ``cue``, ``frame`` or ``event``.
        label: A label of that layer.
        fragments: What it covers, in code points of ``doc.text``.
        score: Estimated precision of the rule, ``0`` to ``1``.
        rule: Name of the rule.
        why: The evidence, for a person to read.
        attributes: Values of the layer's attributes.
        states: Roles that nothing in the text fills, each ``implicit`` or ``absent``; a link fills it all the same.
    """

    layer: str
    label: str
    fragments: Offsets
    score: float
    rule: str
    why: str = ""
    attributes: dict[str, str] = field(default_factory=dict)
    states: dict[str, str] = field(default_factory=dict)

    @property
    def begin(self) -> int:
        """First code point."""
        return self.fragments[0][0]

    @property
    def end(self) -> int:
        """One past the last code point."""
        return self.fragments[-1][1]


@dataclass(frozen=True, slots=True)
class Link:
    """A proposed argument between two proposed spans.

    Attributes:
        head: Index of the quote or event among the results.
        role: What the filler is to it.
        filler: Index of the filling span.
        score: Estimated precision, ``0`` to ``1``.
        rule: Name of the rule.
    """

    head: int
    role: str
    filler: int
    score: float
    rule: str


@dataclass(slots=True)
class Results:
    """All proposals of one document."""

    spans: list[Found] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    _places: dict[tuple[str, str, Offsets], int] = field(
        default_factory=dict, init=False, repr=False
    )
    _pairs: set[tuple[int, str, int]] = field(default_factory=set, init=False, repr=False)

    def __post_init__(self) -> None:
        for index, found in enumerate(self.spans):
            self._places.setdefault((found.layer, found.label, found.fragments), index)
        self._pairs.update((link.head, link.role, link.filler) for link in self.links)

    def add(self, found: Found) -> int:
        """Append a span unless the same claim is there already; its index."""
        index = self._places.setdefault(
            (found.layer, found.label, found.fragments), len(self.spans)
        )
        if index == len(self.spans):
            self.spans.append(found)
        return index

    def link(self, link: Link) -> None:
        """Append an argument unless the same one is there already."""
        pair = (link.head, link.role, link.filler)
        if link.head != link.filler and pair not in self._pairs:
            self._pairs.add(pair)
            self.links.append(link)

    def of_layer(self, layer: str) -> list[tuple[int, Found]]:
        """Index and span of each proposal on a layer."""
        return [(index, found) for index, found in enumerate(self.spans) if found.layer == layer]

    def with_layer(self, layer: str, spans: Iterable[Found]) -> Results:
        """The same with these spans for those of a layer before; one that an argument points to stays."""
        linked = {place for link in self.links for place in (link.head, link.filler)}
        settled = Results()
        moved: dict[int, int] = {}
        for index, found in enumerate(self.spans):
            if found.layer != layer or index in linked:
                moved[index] = settled.add(found)
        for found in spans:
            settled.add(found)
        for link in self.links:
            settled.link(replace(link, head=moved[link.head], filler=moved[link.filler]))
        return settled


def results_of(doc: Doc) -> Results:
    """The proposals made so far; empty if no component has run."""
    data: dict[str, Any] | None = doc._.annotator
    if data is None:
        return Results()
    return Results(
        spans=[
            Found(
                layer=layer,
                label=label,
                fragments=tuple((begin, end) for begin, end in fragments),
                score=score,
                rule=rule,
                why=why,
                attributes=dict(attributes),
                states=dict(*states),
            )
            for layer, label, fragments, score, rule, why, attributes, *states in data["spans"]
        ],
        links=[Link(*link) for link in data["links"]],
    )


def store(doc: Doc, results: Results) -> None:
    """Leave the proposals on the document, as plain data and, where they align, in ``doc.spans``."""
    doc._.annotator = {
        "spans": [
            [
                found.layer,
                found.label,
                [list(part) for part in found.fragments],
                found.score,
                found.rule,
                found.why,
                dict(found.attributes),
                dict(found.states),
            ]
            for found in results.spans
        ],
        "links": [
            [link.head, link.role, link.filler, link.score, link.rule] for link in results.links
        ],
    }
    by_layer: dict[str, list[Span]] = {}
    for found in results.spans:
        aligned = by_layer.setdefault(found.layer, [])
        if len(found.fragments) == 1:
            span = doc.char_span(found.begin, found.end, label=found.label)
            if span is not None:
                aligned.append(span)
    for layer, spans in by_layer.items():
        doc.spans[layer] = SpanGroup(doc, name=layer, spans=spans)
