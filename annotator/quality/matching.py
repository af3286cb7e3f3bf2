"""Which span of one annotation set is which span of another: one to one, by what they cover.

Scores, agreement and differences all stand on this one pairing, so it is exact and gives the same result every
time. Within a layer, spans with the same label and the same fragments belong together, whatever else they touch. The others
are paired so that the sum of their overlaps is the greatest there is; the overlap of a pair is the Dice coefficient of
its code points, and a pair with the same label counts a hundredth more, which only breaks ties. What shares no code
point is never paired.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from annotator.domain.offsets import Fragments
from annotator.domain.span import Span, reading_order

_SAME_LABEL = 0.01
_FREE = -1

_KeyOf = Callable[[Span], str]


@dataclass(frozen=True)
class Pair:
    """A span of the reference and the span of the candidate that stands for it.

    Attributes:
        reference: Of the reference set.
        candidate: Of the candidate set, on the same layer.
        shared: Code points both cover, ``>= 1``.
    """

    reference: Span
    candidate: Span
    shared: int

    @cached_property
    def same_label(self) -> bool:
        """Whether both have the same label."""
        return self.reference.label == self.candidate.label

    @cached_property
    def same_fragments(self) -> bool:
        """Whether both cover exactly the same."""
        return self.reference.fragments == self.candidate.fragments

    @property
    def share_of_reference(self) -> float:
        """How much of the reference the candidate covers, in ``(0, 1]``."""
        return self.shared / length(self.reference.fragments)

    @property
    def share_of_candidate(self) -> float:
        """How much of the candidate lies in the reference, in ``(0, 1]``."""
        return self.shared / length(self.candidate.fragments)


@dataclass(frozen=True)
class Matching:
    """Two sets of spans, paired.

    Attributes:
        pairs: By the reference's reading order.
        missed: Spans of the reference without a partner, in reading order.
        spurious: Spans of the candidate without a partner, in reading order.
    """

    pairs: tuple[Pair, ...]
    missed: tuple[Span, ...]
    spurious: tuple[Span, ...]


def matched(
    reference: Iterable[Span], candidate: Iterable[Span], *, across_layers: bool = False
) -> Matching:
    """Pair the spans of two sets of one article, layer by layer.

    Args:
        reference: Spans of the one set, in any order.
        candidate: Spans of the other set, in any order.
        across_layers: Pair by what is covered alone, as for fillers: one person's entity may be another's
            mention.
    """
    if across_layers:
        return _matched(reference, candidate, lambda span: str(span.fragments), lambda _span: "")
    return _matched(reference, candidate, lambda span: span.signature, lambda span: span.layer)


def _matched(
    reference: Iterable[Span], candidate: Iterable[Span], claim: _KeyOf, layer: _KeyOf
) -> Matching:
    ours, theirs = sorted(reference, key=reading_order), sorted(candidate, key=reading_order)
    pairs = _equal_pairs(ours, theirs, claim)
    taken = {id(span) for pair in pairs for span in (pair.reference, pair.candidate)}
    left = [[span for span in side if id(span) not in taken] for side in (ours, theirs)]
    for group in _groups(left[0], left[1], layer):
        pairs += _best_pairs(*group)
    taken = {id(span) for pair in pairs for span in (pair.reference, pair.candidate)}
    return Matching(
        tuple(sorted(pairs, key=lambda pair: reading_order(pair.reference))),
        tuple(span for span in ours if id(span) not in taken),
        tuple(span for span in theirs if id(span) not in taken),
    )


def length(fragments: Fragments) -> int:
    """How many code points the fragments cover, gaps left out."""
    return sum(part.end - part.begin for part in fragments)


def shared_length(one: Fragments, other: Fragments) -> int:
    """How many code points both cover."""
    if len(one) == len(other) == 1:  # nearly always
        return max(min(one[0].end, other[0].end) - max(one[0].begin, other[0].begin), 0)
    return sum(
        max(min(mine.end, theirs.end) - max(mine.begin, theirs.begin), 0)
        for mine in one
        for theirs in other
    )


def dice(one: Fragments, other: Fragments) -> float:
    """The Dice coefficient of the code points: twice what both cover, over what each covers; in ``[0, 1]``."""
    return 2 * shared_length(one, other) / (length(one) + length(other))


def assigned(weights: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """Pair rows with columns so that the sum of the weights is the greatest there is.

    The Hungarian method with shortest augmenting paths (Jonker & Volgenant 1987); time grows with the square of the
    shorter side times the longer one. Of several best solutions it is always the same one.

    Args:
        weights: A matrix of rows of one length; what is not above 0 is never paired.

    Returns:
        Pairs of row and column, by row.
    """
    if not weights or not weights[0]:
        return []
    if len(weights) > len(weights[0]):
        flipped = assigned([list(column) for column in zip(*weights, strict=True)])
        return sorted((row, column) for column, row in flipped)
    row_of = _augmented([[-max(weight, 0.0) for weight in row] for row in weights])
    return sorted(
        (row, column)
        for column, row in enumerate(row_of)
        if row != _FREE and weights[row][column] > 0
    )


def _augmented(costs: list[list[float]]) -> list[int]:
    """For each column the row that gets it at the least sum of costs, or ``_FREE``; no more rows than columns."""
    columns = len(costs[0])
    row_price = [0.0] * len(costs)
    column_price = [0.0] * columns
    row_of = [_FREE] * columns
    for new in range(len(costs)):
        least = [float("inf")] * columns
        came_from = [_FREE] * columns
        left = list(range(columns))
        done: list[int] = []
        at, row = _FREE, new  # the column the search stands on, and who holds it
        while row != _FREE:
            for column in left:
                cost = costs[row][column] - row_price[row] - column_price[column]
                if cost < least[column]:
                    least[column], came_from[column] = cost, at
            at = min(left, key=least.__getitem__)
            step = least[at]
            row_price[new] += step
            for column in left:
                least[column] -= step
            for column in done:
                column_price[column] -= step
                row_price[row_of[column]] += step
            left.remove(at)
            done.append(at)
            row = row_of[at]
        while at != _FREE:  # every row on the path gives up its column for the next one
            before = came_from[at]
            row_of[at] = new if before == _FREE else row_of[before]
            at = before
    return row_of


def _equal_pairs(ours: Iterable[Span], theirs: Iterable[Span], claim: _KeyOf) -> list[Pair]:
    waiting: dict[str, list[Span]] = defaultdict(list)
    for span in theirs:
        waiting[claim(span)].append(span)
    return [
        Pair(span, waiting[claim(span)].pop(0), length(span.fragments))
        for span in ours
        if waiting.get(claim(span))
    ]


def _groups(
    ours: Sequence[Span], theirs: Sequence[Span], layer: _KeyOf
) -> Iterator[tuple[list[Span], list[Span]]]:
    """Spans that lie over one another on a layer, each stretch for itself: nothing reaches out of a group."""
    sides = chain(((span, 0) for span in ours), ((span, 1) for span in theirs))
    by_layer: dict[str, list[tuple[Span, int]]] = defaultdict(list)
    for span, side in sides:
        by_layer[layer(span)].append((span, side))
    for found in by_layer.values():
        found.sort(key=lambda each: (reading_order(each[0]), each[1]))
        group: tuple[list[Span], list[Span]] = ([], [])
        end = 0
        for span, side in found:
            if span.begin >= end and any(group):
                yield group
                group = ([], [])
            group[side].append(span)
            end = max(end, span.end)
        yield group


def _best_pairs(ours: Sequence[Span], theirs: Sequence[Span]) -> list[Pair]:
    weights = [[_weight(span, other) for other in theirs] for span in ours]
    return [
        Pair(
            ours[row], theirs[column], shared_length(ours[row].fragments, theirs[column].fragments)
        )
        for row, column in assigned(weights)
    ]


def _weight(span: Span, other: Span) -> float:
    overlap = dice(span.fragments, other.fragments)
    return overlap + _SAME_LABEL * (span.label == other.label) if overlap else 0.0
