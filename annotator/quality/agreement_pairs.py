"""How often two annotators agree, counted without a reference: the counts of ``scores``, for whole corpora.

The numbers are those of ``scores.compare``. What is equal on both sides – nearly everything, as a rule – is settled by
looking it up; the optimal matching only sees the rest.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from annotator.domain.span import Span, reading_order
from annotator.quality.agreement_sides import Side, Thing
from annotator.quality.matching import Pair, length, matched, shared_length
from annotator.quality.scores import Unit
from annotator.quality.structures import role_pairs

REFERENCE, CANDIDATE, EXACT, OVERLAPPING, COVERED, WITHIN = range(6)
"""Places of what is counted, as the fields of ``scores.Counts``."""

WIDTH = 6

_FEW = 400

PairCounts = Mapping[Thing, list[float]]


def pair_counts(one: Side, other: Side) -> PairCounts:
    """Count what two annotators of an article have, and have in common."""
    counting = _Counting(one, other)
    for place, side in ((REFERENCE, one), (CANDIDATE, other)):
        for thing, count in side.counts.items():
            counting.at(thing)[place] += count
    common = one.spans.keys() & other.spans.keys()
    plain = one.plain.keys() & other.plain.keys()
    for (layer, label), count in Counter(map(one.plain.__getitem__, plain)).items():
        counts = counting.at(Thing(Unit.SPAN, layer, label))
        for place in (EXACT, OVERLAPPING, COVERED, WITHIN):
            counts[place] += count
    for signature in sorted(common - plain):
        counting.add_equal(one.spans[signature], other.spans[signature])
    left, more = (
        [side.spans[signature] for signature in side.spans.keys() - common] + side.again
        for side in (one, other)
    )
    for pair in best_pairs(left, more):
        counting.add_pair(pair)
    return counting.found


def best_pairs(ours: Sequence[Span], theirs: Sequence[Span]) -> Sequence[Pair]:
    """The pairs of ``matched``: where no span meets two others there is nothing to choose, and nothing to search.

    Looking at every span of the other side only pays for a few; ``matched`` itself goes along the text.
    """
    if len(ours) * len(theirs) > _FEW:
        return matched(ours, theirs).pairs
    pairs: list[Pair] = []
    taken: set[int] = set()
    for span in ours:
        meeting = [
            (place, shared)
            for place, other in enumerate(theirs)
            if other.layer == span.layer
            and (shared := shared_length(span.fragments, other.fragments))
        ]
        if not meeting:
            continue
        ((place, shared), *more) = meeting
        if more or place in taken:
            return matched(ours, theirs).pairs
        taken.add(place)
        pairs.append(Pair(span, theirs[place], shared))
    return sorted(pairs, key=lambda pair: reading_order(pair.reference))


class _Counting:
    def __init__(self, one: Side, other: Side) -> None:
        self._one = one
        self._other = other
        self.found: dict[Thing, list[float]] = {}

    def at(self, thing: Thing) -> list[float]:
        found = self.found.get(thing)
        if found is None:
            found = self.found[thing] = [0.0] * WIDTH
        return found

    def add_equal(self, ours: Span, theirs: Span) -> None:
        """Two spans with one signature."""
        counts = self.at(Thing(Unit.SPAN, ours.layer, ours.label))
        for place in (EXACT, OVERLAPPING, COVERED, WITHIN):
            counts[place] += 1
        said, also = self._one.content.get(ours.id), self._other.content.get(theirs.id)
        if said == also:
            self._add_equal_roles(ours)
            self._add_structure(ours, exact=True, overlapping=True)
        else:
            self._add_roles(Pair(ours, theirs, length(ours.fragments)))

    def add_pair(self, pair: Pair) -> None:
        """Two spans that are not equal and stand for each other."""
        if pair.same_label:
            self._hit(self.at(Thing(Unit.SPAN, pair.reference.layer, pair.reference.label)), pair)
        self._add_roles(pair)

    def _add_equal_roles(self, head: Span) -> None:
        roles: set[str] = set()
        for role, _, filler in self._one.content.get(head.id, ()):
            roles.add(role)
            if filler is not None:
                counts = self.at(Thing(Unit.ARGUMENT, head.layer, role))
                for place in (EXACT, OVERLAPPING, COVERED, WITHIN):
                    counts[place] += 1
        for role in roles:
            self.at(Thing(Unit.STATE, head.layer, role))[EXACT] += 1

    def _add_roles(self, pair: Pair) -> None:
        layer = pair.reference.layer
        ours, theirs = self._one.content, self._other.content
        roles = (
            role_pairs(pair, self._one.own, self._other.own)
            if pair.reference.id in ours or pair.candidate.id in theirs
            else ()
        )
        for role in roles:
            if role.same_state:
                self.at(Thing(Unit.STATE, layer, role.role))[EXACT] += 1
            for found in role.fillers.pairs:
                self._hit(self.at(Thing(Unit.ARGUMENT, layer, role.role)), found)
        if pair.same_label:
            equal = pair.same_fragments and all(role.equal for role in roles)
            self._add_structure(
                pair.reference, exact=equal, overlapping=all(role.agrees for role in roles)
            )

    def _add_structure(self, head: Span, *, exact: bool, overlapping: bool) -> None:
        if head.layer in self._one.heads:
            counts = self.at(Thing(Unit.STRUCTURE, head.layer, head.label))
            counts[EXACT] += exact
            counts[OVERLAPPING] += overlapping

    @staticmethod
    def _hit(counts: list[float], pair: Pair) -> None:
        counts[EXACT] += pair.same_fragments
        counts[OVERLAPPING] += 1
        counts[COVERED] += pair.share_of_reference
        counts[WITHIN] += pair.share_of_candidate
