"""How much a change of the schema touches, counted from the changes it plans."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Self

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
