"""Flat entities out of nested ones: longest first, then earliest; the rule spaCy's ``doc.ents`` needs."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
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
    begins: list[int] = []  # of those in ``kept``, which stay in reading order and do not overlap
    gave_way: list[tuple[Span, Span]] = []
    for span in sorted(spans, key=_rank):
        first = bisect_right(begins, span.begin)
        if first and kept[first - 1].end > span.begin:
            first -= 1
        stop = bisect_left(begins, span.end, lo=first)
        if first < stop:
            gave_way.append((span, min(kept[first:stop], key=_rank)))
        else:
            begins.insert(first, span.begin)
            kept.insert(first, span)
    gave_way.sort(key=lambda pair: (pair[0].begin, pair[0].end, pair[0].label))
    return kept, gave_way


def _rank(span: Span) -> tuple[int, int, str]:
    """Longer ones come first, then earlier ones."""
    return (span.begin - span.end, span.begin, span.label)
