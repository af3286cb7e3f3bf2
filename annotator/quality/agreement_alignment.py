"""Which spans of several annotation sets of one article stand for the same thing: at most one of each annotator.

Spans with the same layer, label and fragments belong together first. The rest comes in annotator by annotator, paired
optimally (``matching``) with what is there; so for two annotators it is their optimal matching. For more the order of the
annotators decides where several groupings are equally good, and nothing else.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from annotator.domain.span import Span, reading_order
from annotator.quality.agreement_pairs import best_pairs


@dataclass(frozen=True)
class Group:
    """Spans of several annotators that stand for the same thing.

    Attributes:
        members: By the annotator's place; who did not mark it is left out.
    """

    members: Mapping[int, Span]

    @cached_property
    def most_claimed(self) -> Span:
        """A span of the claim that most annotators make, of the first of them."""
        if len(self.members) == 1:
            return next(iter(self.members.values()))
        votes = Counter(span.signature for span in self.members.values())
        most = max(votes.values())
        return next(
            span for _, span in sorted(self.members.items()) if votes[span.signature] == most
        )


def aligned(sets: Sequence[Sequence[Span]]) -> list[Group]:
    """Group the spans of several sets of an article, layer by layer.

    Args:
        sets: Each annotator's spans, in any order.

    Returns:
        The groups by the reading order of their most claimed spans.
    """
    settled, left = _equal(sets)
    groups = settled + _paired(left)
    return sorted(groups, key=lambda group: reading_order(group.most_claimed))


def uneven(sets: Sequence[Mapping[str, Span]], common: set[str]) -> list[Group]:
    """The groups of what not all have, spans that stand alone among them; quicker than ``aligned`` where most is equal.

    Args:
        sets: Each annotator's spans by signature.
        common: Signatures that all have.
    """
    return _paired([[span for sign, span in own.items() if sign not in common] for own in sets])


def _equal(sets: Sequence[Sequence[Span]]) -> tuple[list[Group], list[list[Span]]]:
    """What every annotator claims, and what is left of each."""
    by_signature: list[dict[str, Span]] = []
    again: list[list[Span]] = []
    for own in sets:
        found: dict[str, Span] = {}
        more = [span for span in own if found.setdefault(span.signature, span) is not span]
        by_signature.append(found)
        again.append(more)
    common = set(by_signature[0]).intersection(*by_signature[1:]) if by_signature else set()
    groups = [
        Group({place: found[signature] for place, found in enumerate(by_signature)})
        for signature in sorted(common)
    ]
    left = [
        [span for sign, span in found.items() if sign not in common] + more
        for found, more in zip(by_signature, again, strict=True)
    ]
    return groups, left


def _paired(left: Sequence[Sequence[Span]]) -> list[Group]:
    groups: list[dict[int, Span]] = []
    for place, spans in enumerate(left):
        if not spans:
            continue
        shown = {id(span): group for group in groups for span in [Group(group).most_claimed]}
        found = best_pairs([Group(group).most_claimed for group in groups], spans)
        for pair in found:
            shown[id(pair.reference)][place] = pair.candidate
        taken = {id(pair.candidate) for pair in found}
        alone = (span for span in spans if id(span) not in taken)
        groups += [{place: span} for span in sorted(alone, key=reading_order)]
    return [Group(group) for group in groups]
