"""How much a change of the schema touches, counted from the changes it plans."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Literal, NamedTuple, Self

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.changes import (
    ArgumentRemoved,
    ArgumentReplaced,
    Change,
    DecisionChanged,
    SpanRemoved,
    SpanReplaced,
)


@dataclass(frozen=True, slots=True)
class Effect:
    """How much a change of the schema touches.

    Attributes:
        relabelled: Spans with another label.
        removed: Spans that go, those that double another one included.
        altered: Spans that lose a value of an attribute, or take over what a double of them said.
        reassigned: Arguments with another role or other ends.
        unlinked: Arguments that go.
        decisions: Decisions about suggestions that are kept under another name, or go.
    """

    relabelled: int = 0
    removed: int = 0
    altered: int = 0
    reassigned: int = 0
    unlinked: int = 0
    decisions: int = 0

    def __add__(self, other: Effect) -> Effect:
        return Effect(
            *(getattr(self, each.name) + getattr(other, each.name) for each in fields(self))
        )

    def __bool__(self) -> bool:
        return any(getattr(self, each.name) for each in fields(self))

    @classmethod
    def of(cls, changes: Iterable[Change]) -> Self:
        """What these changes do."""
        found = {each.name: 0 for each in fields(cls)}
        decided: set[str] = set()
        for change in changes:
            match change:
                case SpanReplaced(before=before, after=after):
                    found["altered" if before.label == after.label else "relabelled"] += 1
                case SpanRemoved():
                    found["removed"] += 1
                case ArgumentReplaced():
                    found["reassigned"] += 1
                case ArgumentRemoved():
                    found["unlinked"] += 1
                case DecisionChanged(signature=signature, after=None):
                    decided.add(signature)
                case _:
                    continue
        return cls(**found | {"decisions": len(decided)})


class Fate(NamedTuple):
    """What becomes of spans with one label, or of arguments with one role.

    Attributes:
        kind: Whether it is about a label or a role.
        layer: Of the spans, or of the arguments' heads.
        name: The label or role before.
        to: The one afterwards; empty: they go.
    """

    kind: Literal["label", "role"]
    layer: str
    name: str
    to: str


def fates(own: AnnotationSet, changes: Iterable[Change]) -> Counter[Fate]:
    """How many spans and arguments share which fate; what keeps its label or role is not counted.

    Args:
        own: The set before the changes.
        changes: That carry it over.
    """
    found: Counter[Fate] = Counter()
    for change in changes:
        match change:
            case SpanReplaced(before=before, after=after) if before.label != after.label:
                found[Fate("label", before.layer, before.label, after.label)] += 1
            case SpanRemoved(span=span):
                found[Fate("label", span.layer, span.label, "")] += 1
            case ArgumentReplaced(before=old, after=new) if old.role != new.role:
                found[Fate("role", own.spans[old.head].layer, old.role, new.role)] += 1
            case ArgumentRemoved(argument=argument):
                found[Fate("role", own.spans[argument.head].layer, argument.role, "")] += 1
            case _:
                continue
    return found
