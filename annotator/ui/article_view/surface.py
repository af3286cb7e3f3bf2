"""The surface: a page in a scroll area, where things are on it, and words that stay where they are.

The scroll position is a whole number of pixels from the top of the page; the scroll bar mirrors it. Whenever
heights above become known or change, the position moves along, so that what one looks at stays in place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from annotator.domain.ids import SpanId
from annotator.domain.offsets import TextRange
from annotator.ui.article_view.caret import Caret
from annotator.ui.article_view.page import Page
from annotator.ui.article_view.style import ViewStyle, measured
from annotator.ui.article_view.wiring import MOST_RAILS

_SETTLING_ROUNDS = 16
_LEAST_COLUMN = 0.75
_MANY = 40


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place in the text and where its baseline is in the viewport."""

    offset: int
    y: int


class Surface(QAbstractScrollArea):
    """A page that is scrolled and laid out as far as it is seen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        bar = self.verticalScrollBar()
        # Its room is kept, so that the text never moves aside; its handle is seen where it is of use.
        bar.rangeChanged.connect(lambda least, most: bar.setEnabled(most > least))
        bar.setEnabled(False)
        self._style = ViewStyle()
        self._metrics = measured(self._style)
        self._page: Page | None = None
        self._scroll = 0
        self._mirroring = False
        self._column_x = 0
        self._caret = Caret()
        self._all_arcs = False

    # Where things are

    def visible_range(self) -> TextRange:
        """From the first to the last character in view; of an empty view the first character."""
        page = self._page
        if page is None or page.is_empty:
            return TextRange(0, 1)
        first = page.spot_at(self._scroll)
        last = page.spot_at(self._scroll + self.viewport().height() - 1)
        begin, end = page.line(first).begin, page.line(last).end
        return TextRange(begin, max(end, begin + 1))

    def span_rects(self, span: SpanId) -> list[QRect]:
        """The boxes of a span's words, viewport coordinates; also of parts out of view."""
        item = self._page.items.item(span) if self._page else None
        return self.extent_rects(item.fragments) if item else []

    def extent_rects(self, fragments: Iterable[TextRange]) -> list[QRect]:
        """The boxes of words, line by line, viewport coordinates; of very long ones what was seen."""
        page, found = self._page, []
        for fragment in fragments if page else ():
            assert page is not None  # noqa: S101 - said in the line above
            numbers = page.index.touching(fragment.begin, fragment.end)
            for number in numbers:
                if len(numbers) > _MANY and not page.is_laid_out(number):
                    continue
                layout = page.layout(number)
                for part in layout.parts(fragment.begin, fragment.end):
                    line = layout.lines[part.line]
                    top = page.top_of(number) + line.baseline - self._metrics.ascent
                    height = self._metrics.ascent + self._metrics.descent
                    rect = QRectF(part.left, top, part.right - part.left, height)
                    found.append(self._to_viewport(rect))
        return found

    def position_rect(self, offset: int) -> QRect:
        """The character at a code point offset, viewport coordinates."""
        if self._page is None or self._page.is_empty:
            return QRect()
        return self._to_viewport(self._page.cell(offset))

    def offset_at(self, point: QPoint) -> int:
        """Offset of the character at, or nearest to, a point of the viewport; 0 without text."""
        page = self._page
        if page is None or page.is_empty:
            return 0
        spot = page.spot_at(point.y() + self._scroll)
        return page.layout(spot.block).character_at(point.x() - self._column_x, spot.line)

    def border_at(self, point: QPoint) -> int:
        """Offset of the border between characters nearest to a point of the viewport."""
        page = self._page
        if page is None or page.is_empty:
            return 0
        spot = page.spot_at(point.y() + self._scroll)
        return page.layout(spot.block).border_at(point.x() - self._column_x, spot.line)

    def reveal(self, extent: TextRange, clear: int = 0) -> None:
        """Scroll as little as possible to show a stretch of text, its begin if it is too long.

        Args:
            extent: The stretch.
            clear: So many pixels at the upper and lower edge do not count as view where one can scroll on.
        """
        page = self._page
        if page is None or page.is_empty:
            return
        height = self.viewport().height()
        margin = min(self._metrics.line_height(), height // 4)
        first = page.spot_of(extent.begin)
        top = first.top + page.line(first).top
        last = page.spot_of(extent.end - 1)
        bottom = last.top + page.line(last).bottom
        # The lines between may have been estimates when ``top`` was read.
        top = page.top_of(first.block) + page.line(first).top
        above = clear if self._scroll > 0 else 0
        below = clear if self._scroll + height < page.height else 0
        if top >= self._scroll + above and bottom <= self._scroll + height - below:
            return
        if top < self._scroll or bottom - top > height - 2 * margin:
            self.scroll_to(top - margin)
        else:
            self.scroll_to(bottom + margin - height)
        # Laying out on the way may have moved things; once more with real heights.
        top = page.top_of(first.block) + page.line(first).top
        if not self._scroll <= top < self._scroll + height:
            self.scroll_to(top - margin)

    # Scrolling

    def scroll_to(self, y: int) -> None:
        """Show the page from ``y`` on, as far as there is page."""
        before = self._scroll
        self._scroll = y
        self._settle()
        if self._scroll != before:
            self.viewport().update()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Follow the scroll bar: what stays in view is moved, the rest painted."""
        del dx, dy
        if self._mirroring or self._page is None:
            return
        page, before = self._page, self._scroll
        height = self.viewport().height()
        seen = [n for n in page.between(before, before + height) if page.is_laid_out(n)]
        tops = {number: page.top_of(number) - before for number in seen}
        self._scroll = self.verticalScrollBar().value()
        self._settle()
        visible = page.between(self._scroll, self._scroll + height)
        stayed = next((number for number in seen if number in visible), None)
        if stayed is None or self._is_crossed:
            self.viewport().update()
            return
        shift = page.top_of(stayed) - self._scroll - tops[stayed]
        if shift:
            self.viewport().scroll(0, shift)

    @property
    def _is_crossed(self) -> bool:
        """Whether something is painted across blocks, so that moving what was painted is not enough."""
        return False

    def _settle(self) -> None:
        """Lay out what is in view without moving what is already laid out."""
        page = self._page
        if page is not None and not page.is_empty:
            height = self.viewport().height()
            for _ in range(_SETTLING_ROUNDS):
                self._scroll = self._clamped(self._scroll)
                visible = page.between(self._scroll, self._scroll + height)
                missing = [number for number in visible if not page.is_laid_out(number)]
                if not missing:
                    break
                known = (number for number in visible if page.is_laid_out(number))
                anchor = next(known, visible.start)
                before = page.top_of(anchor)
                for number in missing:
                    page.layout(number)
                self._scroll += page.top_of(anchor) - before
            page.forget_far(page.between(self._scroll - height, self._scroll + 2 * height))
        self._scroll = self._clamped(self._scroll)
        self._mirror()

    def _clamped(self, y: int) -> int:
        page_height = self._page.height if self._page else 0
        return max(0, min(y, page_height - self.viewport().height()))

    def _mirror(self) -> None:
        bar = self.verticalScrollBar()
        height = self.viewport().height()
        self._mirroring = True
        try:
            bar.setPageStep(height)
            bar.setSingleStep(self._metrics.line_height())
            bar.setRange(0, max(0, (self._page.height if self._page else 0) - height))
            bar.setValue(self._scroll)
        finally:
            self._mirroring = False

    def _anchor(self) -> Anchor | None:
        """What is to stay where it is: the caret's line if in view, else the first whole line."""
        page = self._page
        if page is None or page.is_empty:
            return None
        height = self.viewport().height()
        number = page.index.at(self._caret.head)
        if page.is_laid_out(number):
            y = self._baseline(self._caret.head)
            if 0 < y < height:
                return Anchor(self._caret.head, y)
        spot = page.spot_at(self._scroll)
        offset = page.line(spot).begin
        return Anchor(offset, self._baseline(offset))

    def _baseline(self, offset: int) -> int:
        assert self._page is not None  # noqa: S101 - callers have one
        spot = self._page.spot_of(offset)
        return spot.top + self._page.line(spot).baseline - self._scroll

    def _hold(self, anchor: Anchor | None) -> None:
        """Scroll so that the anchor is where it was."""
        for _ in range(2):
            if anchor is not None:
                self._scroll += self._baseline(anchor.offset) - anchor.y
            self._settle()

    def _lay_out_anew(self) -> None:
        if self._page is None:
            self._column()
            return
        # Who is at the top stays there; elsewhere the line one reads stays.
        anchor = self._anchor() if self._scroll else None
        self._page.reset(self._metrics, self._column()[1])
        self._hold(anchor)

    def _column(self) -> tuple[int, int]:
        """Left edge and width of the column in a viewport of the present width."""
        metrics, room = self._metrics, self.viewport().width()
        right = 2 * metrics.bar_step + metrics.lane
        if self._all_arcs:
            right = 2 * metrics.bar_step + round((MOST_RAILS + 1) * metrics.rail_step)
        # Bars want their names beside them as long as enough of a column is left for reading.
        left = metrics.lane * 7
        if room - left - right < metrics.column * _LEAST_COLUMN:
            left = metrics.lane * 3
        width = max(metrics.lane * 4, min(metrics.column, room - left - right))
        self._column_x = max(left, (room - width) // 2)
        return self._column_x, width

    # Repainting

    def _update_stretch(self, begin: int, end: int) -> None:
        """Repaint the lines of ``[begin, end)`` that are in view."""
        page = self._page
        if page is None or page.is_empty:
            return
        visible = page.between(self._scroll, self._scroll + self.viewport().height())
        first, last = (
            max(page.index.at(begin), visible.start),
            min(page.index.at(end), visible.stop - 1),
        )
        if first > last:
            return
        top = self._line_top(first, begin)
        layout = page.layout(last)
        line = layout.lines[layout.line_of(min(end, layout.block.end))]
        bottom = page.top_of(last) - self._scroll + line.bottom
        rect = QRect(0, top, self.viewport().width(), bottom - top)
        self.viewport().update(rect.adjusted(0, -8, 0, 8))

    def _line_top(self, number: int, offset: int) -> int:
        assert self._page is not None  # noqa: S101 - callers have one
        layout = self._page.layout(number)
        line = layout.lines[layout.line_of(max(offset, layout.block.begin))]
        return self._page.top_of(number) - self._scroll + line.top

    def _update_block(self, number: int) -> None:
        assert self._page is not None  # noqa: S101 - callers have one
        top = self._page.top_of(number) - self._scroll
        height = self._page.layout(number).height
        self.viewport().update(QRect(0, top - 8, self.viewport().width(), height + 16))

    def _visible_blocks(self) -> Iterator[int]:
        if self._page is not None:
            yield from self._page.between(self._scroll, self._scroll + self.viewport().height())

    def _to_viewport(self, rect: QRectF) -> QRect:
        moved = rect.translated(QPointF(self._column_x, -self._scroll))
        return moved.toAlignedRect()
