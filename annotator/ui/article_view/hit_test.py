"""What is at a point: chips and bars by their rectangles, spans by the character below. Geometry only."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from annotator.domain.ids import SpanId
from annotator.ui.article_view.items import Item


def covering(items: Iterable[Item], offset: int) -> list[Item]:
    """The items that cover the character at ``offset``, innermost first."""
    found = [
        item
        for item in items
        if any(fragment.begin <= offset < fragment.end for fragment in item.fragments)
    ]
    return sorted(found, key=_size)


def _size(item: Item) -> tuple[int, bool, int, str]:
    # Of two that cover the same words the person's own one comes first.
    covered = sum(len(fragment) for fragment in item.fragments)
    return (covered, item.suggested, item.span.begin, item.id)


def next_in_cycle(found: Sequence[Item], current: SpanId | None, *, again: bool) -> SpanId | None:
    """Which of the items at a place a click activates.

    Args:
        found: The items there, innermost first.
        current: What has the focus.
        again: Whether the click before was at the same place, so that one wants the next one.
    """
    if not found:
        return None
    ids = [item.id for item in found]
    if again and current in ids:
        return ids[(ids.index(current) + 1) % len(ids)]
    return ids[0]
