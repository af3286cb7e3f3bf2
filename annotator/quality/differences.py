"""Where two annotation sets of an article differ, place by place: what a person looks at after the scores."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import StrEnum

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.schema import Schema
from annotator.domain.span import Span
from annotator.quality.matching import Matching, Pair
from annotator.quality.scores import effective, paired
from annotator.quality.structures import RolePair, role_pairs


class DifferenceKind(StrEnum):
    """In what two sets differ."""

    MISSED = "missed"
    """A span that only the reference has."""
    SPURIOUS = "spurious"
    """A span that only the candidate has."""
    LABEL = "label"
    """A pair with another label."""
    FRAGMENTS = "fragments"
    """A pair with other edges or other parts."""
    ATTRIBUTE = "attribute"
    """A pair with another value of an attribute."""
    STATE = "state"
    """A role of paired heads that is marked, implicit, absent or open differently."""
    FILLER_MISSED = "filler_missed"
    """A filler that only the reference's head has."""
    FILLER_SPURIOUS = "filler_spurious"
    """A filler that only the candidate's head has."""
    FILLER_FRAGMENTS = "filler_fragments"
    """A filler with other edges or other parts."""


@dataclass(frozen=True)
class Difference:
    """One place where two sets differ.

    Attributes:
        kind: In what.
        layer: Of the spans; of the heads where a role is meant.
        reference: What the reference has; ``None``: nothing. For roles, its filler.
        candidate: What the candidate has; ``None``: nothing. For roles, its filler.
        head: The reference's head, where a role is meant.
        name: The role or attribute; else empty.
        values: The labels, states or values of both, where these differ; an open role or unknown value is empty.
    """

    kind: DifferenceKind
    layer: str
    reference: Span | None
    candidate: Span | None
    head: Span | None = None
    name: str = ""
    values: tuple[str, str] | None = None


def differences(
    reference: AnnotationSet,
    candidate: AnnotationSet,
    schema: Schema,
    *,
    layers: AbstractSet[str] = frozenset(),
    matching: Matching | None = None,
) -> Iterator[Difference]:
    """Where two sets differ: pairs in the reference's reading order, then what only one of them has.

    The roles of a head without a partner are not told one by one: the head is.

    Args:
        reference: The one set.
        candidate: The other set, of the same article.
        schema: Says which attributes there are and their defaults.
        layers: Only spans, and roles of heads, of these layers; empty: all.
        matching: How the spans are paired, if that is known already.
    """
    found = matching or paired(reference, candidate, layers)
    for pair in found.pairs:
        yield from _of_pair(pair, schema)
        for role in role_pairs(pair, reference, candidate):
            yield from _of_role(role, pair)
    for span in found.missed:
        yield Difference(DifferenceKind.MISSED, span.layer, span, None)
    for span in found.spurious:
        yield Difference(DifferenceKind.SPURIOUS, span.layer, None, span)


def _of_pair(pair: Pair, schema: Schema) -> Iterator[Difference]:
    ours, theirs = pair.reference, pair.candidate
    if not pair.same_label:
        labels = (ours.label, theirs.label)
        yield Difference(DifferenceKind.LABEL, ours.layer, ours, theirs, values=labels)
    if not pair.same_fragments:
        yield Difference(DifferenceKind.FRAGMENTS, ours.layer, ours, theirs)
    layer = schema.layers.get(ours.layer)
    for name, attribute in layer.attributes.items() if layer else ():
        values = effective(attribute, name, ours), effective(attribute, name, theirs)
        if values[0] != values[1]:
            told = _word(values[0]), _word(values[1])
            yield Difference(
                DifferenceKind.ATTRIBUTE, ours.layer, ours, theirs, name=name, values=told
            )


def _of_role(role: RolePair, heads: Pair) -> Iterator[Difference]:
    head = heads.reference

    def difference(
        kind: DifferenceKind,
        ours: Span | None,
        theirs: Span | None,
        values: tuple[str, str] | None = None,
    ) -> Difference:
        return Difference(kind, head.layer, ours, theirs, head, role.role, values)

    if not role.same_state:
        states = (role.reference or "", role.candidate or "")
        yield difference(DifferenceKind.STATE, None, None, states)
    for pair in role.fillers.pairs:
        if not pair.same_fragments:
            yield difference(DifferenceKind.FILLER_FRAGMENTS, pair.reference, pair.candidate)
    for span in role.fillers.missed:
        yield difference(DifferenceKind.FILLER_MISSED, span, None)
    for span in role.fillers.spurious:
        yield difference(DifferenceKind.FILLER_SPURIOUS, None, span)


def _word(value: str | bool | None) -> str:  # noqa: FBT001 - the value of a flag
    if value is None:
        return ""
    return value if isinstance(value, str) else str(value).lower()
