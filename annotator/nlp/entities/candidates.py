"""Candidates of the entity rules, and how overlapping ones are settled."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

NAME = "name"
ADJECTIVE = "adjective"
PART = "part"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch some rule takes for an entity.

    Attributes:
        begin: First code point.
        end: One past the last code point.
        label: ``PER``, ``LOC``, ``ORG``, ``MISC`` or ``DATE``.
        score: Estimated precision of the rule.
        rule: Its name.
        why: The evidence.
        form: ``name``, ``adjective`` or ``part`` (of a compound).
    """

    begin: int
    end: int
    label: str
    score: float
    rule: str
    why: str
    form: str = NAME


def settle(candidates: Iterable[Candidate]) -> list[Candidate]:
    """The candidates to keep, in reading order: none overlaps another.

    A longer candidate wins over one inside it unless it is much less sure; among equals the surer one.
    """
    ranked = sorted(
        candidates,
        key=lambda c: (-(round(c.score, 1) + 0.04 * min(c.end - c.begin, 20)), c.begin, c.label),
    )
    taken: dict[int, Candidate] = {}
    kept: list[Candidate] = []
    for candidate in ranked:
        places = range(candidate.begin, candidate.end)
        if any(place in taken for place in places):
            continue
        kept.append(candidate)
        taken.update(dict.fromkeys(places, candidate))
    return sorted(kept, key=lambda c: c.begin)
