"""The canvas: shows what is on the workbench – page, focus, caret – and paints it. Knows no gestures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from PySide6.QtCore import QPoint, QPointF, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QWidget

from annotator.domain.changes import ChangeSet
from annotator.domain.ids import SpanId
from annotator.domain.offsets import Fragments, TextRange
from annotator.domain.schema import Schema
from annotator.domain.workbench import Workbench
from annotator.ui.article_view.caret import Caret, token_at
from annotator.ui.article_view.focus_arcs import (
    Band,
    FocusArcs,
    Pill,
    band_height,
    bands,
    focus_arcs,
    paint_bands,
    paint_focus_arcs,
)
from annotator.ui.article_view.items import Item
from annotator.ui.article_view.marks import Mark, MarkKind, paint_marks
from annotator.ui.article_view.overlay import paint_caret, paint_focus, paint_related
from annotator.ui.article_view.page import Page
from annotator.ui.article_view.paint_context import PaintContext
from annotator.ui.article_view.painting import paint_block
from annotator.ui.article_view.segments import Segments
from annotator.ui.article_view.shapes import moved
from annotator.ui.article_view.style import ViewStyle, measured
from annotator.ui.article_view.surface import Surface


class Canvas(Surface):
    """Shows the page of one article.

    Signals:
        caret_moved: Where the caret is now, code points.
    """

    caret_moved = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        self._segments: Segments | None = None
        self._hidden: frozenset[str] = frozenset()
        self._character_mode = False
        self._focus: SpanId | None = None
        self._hover: SpanId | None = None
        self._preview: tuple[SpanId, Fragments] | None = None
        self._related: frozenset[SpanId] = frozenset()
        self._bands: list[Band] = []
        self._placeholder = ""
        self._places: tuple[Mark, ...] = ()
        self._schema: Schema | None = None
        self._patterns: dict[tuple[str, str], int] = {}
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.timeout.connect(self._on_idle)
        self._colour_viewport()

    # What is shown

    def set_placeholder(self, text: str) -> None:
        """Words to show where there is no article or no text in it."""
        self._placeholder = text
        self.viewport().update()

    def set_style(self, style: ViewStyle) -> None:
        """Take another theme, size, column or language; the place one reads stays in view."""
        before, self._style = self._style, style
        self._colour_viewport()
        self._show_patterns()
        paint_only = {"theme", "language", "patterns", "still"}
        same = {name: getattr(before, name) for name in paint_only}
        if replace(style, **same) != before:
            self._metrics = measured(style)
            self._lay_out_anew()
        if style.language != before.language:
            self._redecorate()
        self.viewport().update()

    def show_workbench(self, workbench: Workbench, schema: Schema) -> None:
        """Show another article from its top; nothing selected, nothing in focus."""
        self._focus = self._hover = None
        self._preview = None
        self._related = frozenset()
        self._bands = []
        self._schema = schema
        self._show_patterns()
        self._page = Page(
            workbench,
            schema,
            self._metrics,
            self._column()[1],
            hidden=self._hidden,
            language=self._style.language,
            arcs=self._all_arcs,
        )
        self._segments = Segments(workbench.article.text, self._page.index)
        begin = 0 if self._page.is_empty else self._page.index.blocks[0].begin
        self._caret = Caret(begin, begin)
        self._scroll = 0
        self._settle()
        self.viewport().update()
        self._idle.start(0)

    def update_workbench(self, workbench: Workbench, changes: ChangeSet | None) -> None:
        """Show the same article after an edit; without ``changes`` everything may be different."""
        page = self._page
        if page is None:
            return
        anchor = self._anchor()
        if changes is None:
            page.redraw(workbench, self._hidden, self._style.language, arcs=self._all_arcs)
            self._hold(anchor)
            self.viewport().update()
            return
        height, scroll = page.height, self._scroll
        changed = page.update(workbench, changes)
        self._idle.start(0)
        self._hold(anchor)
        if self._focus is not None:
            # What has the focus may be joined with other words now, anywhere in view.
            self._relate(page.items.item(self._focus))
            self.viewport().update()
        elif page.height != height or self._scroll != scroll:
            self.viewport().update()
        else:
            for number in changed:
                self._update_block(number)

    def set_marks(self, marks: Iterable[Mark]) -> None:
        """Show bookmarks and questions; they take no room."""
        self._places = tuple(marks)
        self.viewport().update()

    def set_focus(self, span: SpanId | None, *, reveal: bool = True) -> None:
        """Put the focus ring around a span; scrolls only if the span is not in view."""
        if self._page is None:
            return
        item = self._page.items.item(span) if span else None
        before, self._focus = self._focus, item.id if item else None
        self._preview = None
        self._relate(item)
        if item is not None:
            # What is selected stays selected: focus and selection are two things.
            inside = any(part.begin <= self._caret.head < part.end for part in item.fragments)
            if not inside and not self._caret.selection:
                self._place_caret(Caret(item.span.begin, item.span.begin))
            if reveal:
                self.reveal(item.span.extent)
                if self._told_at_edges(item):
                    self.reveal(item.span.extent, band_height(self._metrics))
        if before != self._focus:
            # Fillers far away may be marked too; a frame is cheaper than working out which.
            self.viewport().update()

    def set_character_mode(self, on: bool) -> None:  # noqa: FBT001 - a Qt setter
        """Select by character instead of by token."""
        self._character_mode = on
        self.viewport().update()

    def set_hidden_layers(self, layers: frozenset[str]) -> None:
        """Do not draw the spans of these layers."""
        if layers != self._hidden:
            self._hidden = layers
            self._redecorate()
            self.viewport().update()

    def set_all_arcs(self, on: bool) -> None:  # noqa: FBT001 - a Qt setter
        """Show the arcs of all quotes and events, with room for them, or only those of the focus."""
        if on == self._all_arcs:
            return
        self._all_arcs = on
        page = self._page
        if page is None:
            self._column()
            return
        anchor = self._anchor() if self._scroll else None
        width = self._column()[1]
        if width != page.width:
            page.reset(self._metrics, width)
        page.redraw(page.items.workbench, self._hidden, self._style.language, arcs=on)
        self._hold(anchor)
        self.viewport().update()

    def set_related(self, spans: Iterable[SpanId]) -> None:
        """Mark spans lightly that belong together with the one in focus, e.g. all mentions of a person."""
        related = frozenset(spans)
        if related != self._related:
            self._related = related
            self.viewport().update()

    def _relate(self, item: Item | None) -> None:
        chain = self._page.items.chain_of(item.id) if self._page and item else frozenset()
        self._related = chain if len(chain) > 1 else frozenset()

    def _on_idle(self) -> None:
        if self._page is not None:
            self._page.items.complete()

    def _redecorate(self) -> None:
        page = self._page
        if page is None:
            return
        anchor = self._anchor()
        page.redraw(page.items.workbench, self._hidden, self._style.language, arcs=self._all_arcs)
        self._hold(anchor)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what is exposed."""
        exposed = event.rect()
        with QPainter(self.viewport()) as painter:
            painter.fillRect(exposed, QColor(self._style.theme.page))
            page = self._page
            if page is None or page.is_empty:
                self._paint_placeholder(painter)
                return
            context = self._context(page)
            caret = self._caret.head if self.hasFocus() else None
            caret_block = page.index.at(caret) if caret is not None else -1
            # Rings and chips reach a little beyond their block.
            reach = 2 * self._metrics.unit + 4
            top, bottom = exposed.top() - reach, exposed.bottom() + 1 + reach
            numbers = page.between(top + self._scroll, bottom + self._scroll)
            arcs = self._focus_arcs(page, context)
            if arcs is not None and not self._all_arcs:
                paint_focus_arcs(painter, context, arcs, self.viewport().height())
            for number in numbers:
                y = page.top_of(number) - self._scroll
                paint_block(painter, context, page.layout(number), y, int(top), int(bottom))
            for number in numbers:
                layout = page.layout(number)
                with moved(painter, self._column_x, page.top_of(number) - self._scroll):
                    paint_related(painter, context, layout)
                    paint_focus(painter, context, layout)
                    if number == caret_block and caret is not None:
                        paint_caret(painter, context, layout, caret, self._token_cursor())
            paint_marks(painter, self._placed_marks(), context.theme)
            paint_bands(painter, context, self._bands)

    def _placed_marks(self) -> Iterator[tuple[QRect, MarkKind]]:
        seen, stacked = self.visible_range(), dict[tuple[int, int], int]()
        for mark in self._places:
            if seen.begin <= mark.place.end - 1 < seen.end:
                rect = self.position_rect(mark.place.end - 1)
                at = (rect.right(), rect.top())
                rect.translate(9 * stacked.get(at, 0), 0)
                stacked[at] = stacked.get(at, 0) + 1
                yield rect, mark.kind

    @property
    def _is_crossed(self) -> bool:
        """Whether arcs are shown."""
        return self._focus is not None

    @property
    def ends_elsewhere(self) -> tuple[SpanId, ...]:
        """What belongs to the structure in focus and is out of view, as told at the edges of the view."""
        return tuple(pill.target for band in self._bands for pill in band.pills if pill.target)

    def _pill_at(self, point: QPoint) -> Pill | None:
        """What of the bands at the edges is at a point of the viewport; a blank one between the words."""
        at = QPointF(point)
        for band in self._bands:
            if band.rect.contains(at):
                found = (pill for pill in band.pills if pill.rect.contains(at))
                return next(found, Pill(band.rect, "", "", None))
        return None

    def _told_at_edges(self, item: Item) -> bool:
        """Whether a band at an edge of the view will tell something about the structure of an item."""
        page = self._page
        structure = page.structures.around(item.id) if page is not None else None
        if page is None or structure is None or not structure.ends:
            return False
        return bool(focus_arcs(page, structure, self._scroll, self.viewport().height()).away)

    def _focus_arcs(self, page: Page, context: PaintContext) -> FocusArcs | None:
        """Where the structure in focus is in view; also works out the bands at the edges."""
        port = self.viewport()
        if context.related is None or not context.related.ends:
            self._bands = []
            return None
        arcs = focus_arcs(page, context.related, self._scroll, port.height())
        self._bands = bands(context, arcs, port.width(), port.height())
        return arcs

    def _paint_placeholder(self, painter: QPainter) -> None:
        painter.setFont(self._metrics.text_font)
        painter.setPen(QColor(self._style.theme.muted))
        area = self.viewport().rect().adjusted(24, 24, -24, -24)
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(area, int(flags), self._placeholder)

    def _context(self, page: Page) -> PaintContext:
        focus = page.items.item(self._focus) if self._focus else None
        related = page.structures.around(focus.id) if focus else None
        lit = frozenset({related.head.id}) if related is not None else frozenset()
        if self._hover is not None:
            lit |= {self._hover}
        return PaintContext(
            theme=self._style.theme,
            metrics=self._metrics,
            column_x=self._column_x,
            column_width=page.width,
            margin=self._column_x - 4,
            focus=self._focus,
            hover=self._hover,
            selection=self._caret.selection,
            related=related,
            lit_heads=lit,
            chain=self._related,
            arcs=self._all_arcs,
            preview=self._preview,
            focus_item=focus,
            patterns=self._patterns,
        )

    def _token_cursor(self) -> TextRange | None:
        if self._segments is None or self._character_mode or self._caret.extent is not None:
            return None
        near = self._segments.tokens_near(self._caret.head)
        number = token_at(near, self._caret.head)
        if number is None or not near[number].begin <= self._caret.head < near[number].end:
            return None
        return near[number]

    def _place_caret(self, caret: Caret) -> None:
        """Move caret and selection and repaint what that touches."""
        before, self._caret = self._caret, caret
        for each in (before, caret):
            at = each.head
            low = min([at, each.anchor, *(part.begin for part in each.kept)])
            high = max([at, each.anchor, *(part.end for part in each.kept)])
            self._update_stretch(low, high + 1)
        if caret != before:
            self.caret_moved.emit(caret.head)

    def _show_patterns(self) -> None:
        layers = self._schema.layers if self._schema and self._style.patterns else {}
        self._patterns = {
            (name, label): place
            for name, layer in layers.items()
            for place, label in enumerate(layer.labels)
        }

    def _colour_viewport(self) -> None:
        palette = self.viewport().palette()
        palette.setColor(QPalette.ColorRole.Window, QColor(self._style.theme.page))
        self.viewport().setPalette(palette)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent, True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the column anew if its width changed; the place one reads stays in view."""
        super().resizeEvent(event)
        width = self._page.width if self._page else -1
        if self._column()[1] != width:
            self._lay_out_anew()
        else:
            self._settle()
        self.viewport().update()
