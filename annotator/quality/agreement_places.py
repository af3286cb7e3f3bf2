"""The places of one article on which its annotators do not agree: existence, edges, label, roles, and who said what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.ids import AnnotatorId
from annotator.domain.offsets import TextRange
from annotator.domain.schema import Schema
from annotator.domain.span import Span, reading_order
from annotator.quality.agreement_alignment import Group, aligned
from annotator.quality.agreement_sides import Sameness
from annotator.quality.structures import fillers, states


class Apart(StrEnum):
    """On what they do not agree."""

    EXISTENCE = "existence"
    EDGE = "edge"
    LABEL = "label"
    ROLE = "role"


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One place.

    Attributes:
        about: On what they do not agree; of edge and label, label is told.
        layer: Of the span, or of the head.
        labels: What the span was called by any of them.
        role: Which role; empty: the span itself.
        place: From the first to the last code point that any of them marked.
        answers: What each one said: label and words, or the fillers of the role; empty: nothing.
    """

    about: Apart
    layer: str
    labels: frozenset[str]
    role: str
    place: TextRange
    answers: Mapping[AnnotatorId, str]


def disagreements(
    sets: Sequence[AnnotationSet], schema: Schema, sameness: Sameness
) -> list[Disagreement]:
    """Where the sets of an article differ, in reading order.

    Args:
        sets: At least two, in a fixed order.
        schema: Says which attributes there are.
        sameness: What has to be equal.
    """
    made = [sameness.applied(own, schema) for own in sets]
    spans = [[span for span in own.spans.values() if sameness.counts(span.layer)] for own in made]
    found: list[Disagreement] = []
    for group in aligned(spans):
        found += _of_group(group, made)
    return sorted(found, key=lambda each: (each.place, each.layer, each.role))


def _of_group(group: Group, sets: Sequence[AnnotationSet]) -> Iterator[Disagreement]:
    members = group.members
    place = TextRange(
        min(span.begin for span in members.values()), max(span.end for span in members.values())
    )
    layer = group.most_claimed.layer
    labels = frozenset(span.label for span in members.values())
    about = _about(members, len(sets))
    if about is not None:
        told = {
            own.annotator: _told(own, members[number]) if number in members else ""
            for number, own in enumerate(sets)
        }
        yield Disagreement(about, layer, labels, "", place, told)
    if len(members) > 1:
        yield from _of_roles(members, sets, layer, labels, place)


def _about(members: Mapping[int, Span], voters: int) -> Apart | None:
    if len(members) < voters:
        return Apart.EXISTENCE
    if len({span.label for span in members.values()}) > 1:
        return Apart.LABEL
    return Apart.EDGE if len({span.fragments for span in members.values()}) > 1 else None


def _of_roles(
    members: Mapping[int, Span],
    sets: Sequence[AnnotationSet],
    layer: str,
    labels: frozenset[str],
    place: TextRange,
) -> Iterator[Disagreement]:
    said = {number: states(sets[number], span.id) for number, span in members.items()}
    for role in sorted({role for found in said.values() for role in found}):
        answers: dict[AnnotatorId, str] = {}
        claims = set()
        for number, span in sorted(members.items()):
            own = sets[number]
            filling = sorted(fillers(own, span.id, role), key=reading_order)
            state = said[number].get(role)
            claims.add((state, tuple(filler.fragments for filler in filling)))
            words = "; ".join(own.covered_text(filler) for filler in filling)
            answers[own.annotator] = words or (state.value if state else "")
        if len(claims) > 1:
            yield Disagreement(Apart.ROLE, layer, labels, role, place, answers)


def _told(own: AnnotationSet, span: Span) -> str:
    return f"{span.label}: {own.covered_text(span)}"
