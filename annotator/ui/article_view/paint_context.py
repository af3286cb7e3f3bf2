"""What painting depends on besides the blocks themselves, frozen for one frame."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from annotator.domain.ids import SpanId
from annotator.domain.offsets import Fragments
from annotator.ui.article_view.items import Item
from annotator.ui.article_view.structures import Structure
from annotator.ui.article_view.style import Metrics
from annotator.ui.theme import HueColours, Theme, hue_colours


@dataclass(frozen=True)
class PaintContext:
    """Everything that painting depends on besides the blocks themselves.

    Attributes:
        theme: Colours.
        metrics: Fonts and measures.
        column_x: Left edge of the column in the viewport.
        column_width: Width of the column.
        margin: Room left of the bars for their labels.
        focus: The span in focus.
        hover: The span below the mouse.
        selection: What is selected, code points.
        related: The structure that the span in focus belongs to.
        lit_heads: Heads whose arcs stand out.
        chain: Spans that belong together with the one in focus, e.g. all mentions of one person.
        arcs: Whether the arcs of all heads are shown, not only those of the focus.
        preview: A span whose edge is being dragged, and where it would be.
        focus_item: The item in focus.
        patterns: Which of the ``PATTERNS`` a label has, by layer and label; empty: none has one.
    """

    theme: Theme
    metrics: Metrics
    column_x: int
    column_width: int
    margin: int
    focus: SpanId | None = None
    hover: SpanId | None = None
    selection: Fragments = ()
    related: Structure | None = None
    lit_heads: frozenset[SpanId] = frozenset()
    chain: frozenset[SpanId] = frozenset()
    arcs: bool = False
    preview: tuple[SpanId, Fragments] | None = None
    focus_item: Item | None = None
    patterns: Mapping[tuple[str, str], int] = field(default_factory=dict)

    def fragments_of(self, item: Item) -> Fragments:
        """Where an item is shown: while an edge of it is dragged not where it is."""
        if self.preview is not None and self.preview[0] == item.id:
            return self.preview[1]
        return item.fragments

    def colours(self, item: Item) -> HueColours:
        """The colours of an item."""
        return hue_colours(item.hue, self.theme)

    def is_lit(self, item: Item) -> bool:
        """Whether the mouse or the focus is on an item."""
        span = item.span.id
        return span == self.hover or span == self.focus  # noqa: PLR1714 - hundreds of times a frame
