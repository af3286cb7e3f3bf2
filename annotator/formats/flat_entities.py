"""Flat entities out of nested ones: longest first, then earliest; the rule spaCy's ``doc.ents`` needs."""

from __future__ import annotations

from collections.abc import Iterable

from annotator.domain.span import Span


def flattened(spans: Iterable[Span]) -> tuple[list[Span], list[tuple[Span, Span]]]:
    """Choose spans that do not overlap.

    Args:
        spans: Contiguous spans of one layer.

    Returns:
        What stays, in reading order, and what gave way, each with the span it gave way to.
    """
    kept: list[Span] = []
    gave_way: list[tuple[Span, Span]] = []
    for span in sorted(spans, key=lambda each: (each.begin - each.end, each.begin, each.label)):
        winner = next((other for other in kept if other.overlaps(span)), None)
        if winner is None:
            kept.append(span)
        else:
            gave_way.append((span, winner))
    kept.sort(key=lambda each: each.begin)
    gave_way.sort(key=lambda pair: (pair[0].begin, pair[0].end, pair[0].label))
    return kept, gave_way
