"""The roles of two heads that stand for each other, role by role: whose fillers are whose, and which states differ."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.argument import RoleState
from annotator.domain.ids import SpanId
from annotator.domain.span import Span
from annotator.quality.matching import Matching, Pair, matched


@dataclass(frozen=True)
class RolePair:
    """One role of a pair of heads.

    Attributes:
        role: Its id.
        fillers: Paired by what they cover, on whichever layer.
        reference: State of the role there; ``None``: open.
        candidate: The same of the candidate.
    """

    role: str
    fillers: Matching
    reference: RoleState | None
    candidate: RoleState | None

    @property
    def same_state(self) -> bool:
        """Whether both say the same about the role."""
        return self.reference == self.candidate

    @property
    def agrees(self) -> bool:
        """Whether the states are the same, and each filler has one that overlaps it."""
        return self.same_state and not self.fillers.missed and not self.fillers.spurious

    @property
    def equal(self) -> bool:
        """Whether the states and all fillers are the same."""
        return self.agrees and all(pair.same_fragments for pair in self.fillers.pairs)


def role_pairs(
    pair: Pair, reference: AnnotationSet, candidate: AnnotationSet
) -> tuple[RolePair, ...]:
    """The roles that either of two paired heads says something about, sorted by id.

    Args:
        pair: A head of the reference and one of the candidate.
        reference: The set of the first.
        candidate: The set of the second.
    """
    ours, theirs = states(reference, pair.reference.id), states(candidate, pair.candidate.id)
    return tuple(
        RolePair(
            role,
            matched(
                fillers(reference, pair.reference.id, role),
                fillers(candidate, pair.candidate.id, role),
                across_layers=True,
            ),
            ours.get(role),
            theirs.get(role),
        )
        for role in sorted({*ours, *theirs})
    )


def states(own: AnnotationSet, head: SpanId) -> dict[str, RoleState]:
    """What a set says about the roles of a head; open roles are left out."""
    found: dict[str, RoleState] = {}
    for argument in own.arguments_of(head):
        if found.get(argument.role) is not RoleState.MARKED:
            found[argument.role] = argument.state
    return found


def fillers(own: AnnotationSet, head: SpanId, role: str) -> Iterator[Span]:
    """What fills a role of a head; none if the role is open, implicit or absent."""
    return (
        own.spans[argument.filler]
        for argument in own.arguments_of(head)
        if argument.role == role and argument.filler is not None
    )
