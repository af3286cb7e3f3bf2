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
    """The candidates to keep, in reading order: they do not overlap, but a name may stand in a name.

    A longer candidate wins over one inside it unless it is much less sure; among equals the surer one. What
    stays inside an organisation is a place or a part of a compound (*Universität Leipzig*, *EU-Kommission*).
    """
    ranked = sorted(
        candidates,
        key=lambda c: (-(round(c.score, 1) + 0.04 * min(c.end - c.begin, 20)), c.begin, c.label),
    )
    taken: dict[int, Candidate] = {}
    inner: set[int] = set()
    kept: list[Candidate] = []
    for candidate in ranked:
        places = range(candidate.begin, candidate.end)
        around = {taken[place] for place in places if place in taken}
        if around and not (_may_nest(candidate, around) and inner.isdisjoint(places)):
            continue
        kept.append(candidate)
        if around:
            inner.update(places)
        else:
            taken.update(dict.fromkeys(places, candidate))
    return sorted(kept, key=lambda c: (c.begin, -c.end))


def _may_nest(candidate: Candidate, around: set[Candidate]) -> bool:
    if len(around) > 1:
        return False
    outer = next(iter(around))
    inside = outer.begin <= candidate.begin and candidate.end <= outer.end
    smaller = candidate.end - candidate.begin < outer.end - outer.begin
    is_place = candidate.label == "LOC" and candidate.rule.startswith("gazetteer")
    return inside and smaller and outer.label == "ORG" and (is_place or candidate.form == PART)
