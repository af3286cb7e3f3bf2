"""The canvas below a mouse: selecting, clicking, dragging edges, hovering, tooltips, wheel and menu."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QHelpEvent,
    QMouseEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from annotator.domain.ids import SpanId
from annotator.domain.offsets import Fragments
from annotator.ui.article_view.canvas import Canvas
from annotator.ui.article_view.caret import Caret
from annotator.ui.article_view.items import Item
from annotator.ui.article_view.mouse import Mouse
from annotator.ui.article_view.overlay import fillers_of_focus, handles
from annotator.ui.article_view.page import Page
from annotator.ui.article_view.paint_context import PaintContext
from annotator.ui.article_view.picking import items_at
from annotator.ui.article_view.pointer import EdgeGrip
from annotator.ui.article_view.scrolling import Glide, Pull
from annotator.ui.article_view.segments import Segments
from annotator.ui.article_view.style import LEAST_ZOOM, MOST_ZOOM
from annotator.ui.article_view.tooltip import Facts, Words, explain
from annotator.ui.article_view.wire_painting import label_at
from annotator.ui.i18n import reason_text, rule_title
from annotator.ui.tool_tips import wrapped

_ZOOM_STEP = 1.1
_NOTCH = 120
_MOST_EXPLAINED = 3
_LINES_PER_NOTCH = 2.5


class PointedCanvas(Canvas):
    """Shows an article and reports what a person does to it with the mouse.

    Signals:
        selection_changed: The selected ``Fragments``, ``()`` for none.
        span_activated: ``SpanId`` of the span a person clicked or walked onto, ``None`` off all spans.
        edges_dragged: ``SpanId`` and the ``Fragments`` it is wanted to have.
        context_menu_wanted: ``SpanId`` or ``None`` and the global ``QPoint``.
        zoom_changed: The factor on all sizes.
    """

    selection_changed = Signal(object)
    span_activated = Signal(object)
    edges_dragged = Signal(object, object)
    context_menu_wanted = Signal(object, object)
    zoom_changed = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.viewport().setMouseTracking(True)
        self._glide = Glide(self.verticalScrollBar())
        self._pull = Pull(self.verticalScrollBar(), self._on_pulled)
        self._mouse = Mouse(self, self._pull)

    @property
    def selection(self) -> Fragments:
        """What is selected, in reading order; ``()`` for nothing."""
        return self._caret.selection

    def set_zoom(self, factor: float) -> None:
        """Show everything larger or smaller; what one reads stays where it is."""
        factor = round(min(MOST_ZOOM, max(LEAST_ZOOM, factor)), 2)
        if factor != self._style.zoom:
            self.set_style(replace(self._style, zoom=factor))
            self.zoom_changed.emit(factor)

    # What mouse and keyboard need

    @property
    def caret_state(self) -> Caret:
        """Caret and selection."""
        return self._caret

    @property
    def segments(self) -> Segments | None:
        """Tokens and sentences of the article."""
        return self._segments

    @property
    def focus_id(self) -> SpanId | None:
        """The span in focus."""
        return self._focus

    @property
    def by_character(self) -> bool:
        """Whether selections do not snap to tokens."""
        return self._character_mode

    def take_caret(self, caret: Caret) -> None:
        """Move caret and selection."""
        before = self._caret.selection
        self._place_caret(caret)
        if caret.selection != before:
            self.selection_changed.emit(caret.selection)

    def activate(self, span: SpanId | None) -> None:
        """Report that a person went to a span, or off all spans."""
        self.span_activated.emit(span)

    def set_hover(self, span: SpanId | None) -> None:
        """Light up a span, all of its fragments."""
        if span == self._hover:
            return
        before, self._hover = self._hover, span
        page = self._page
        for each in (before, span):
            item = page.items.item(each) if page and each else None
            if item is not None:
                self._update_stretch(item.span.begin, item.span.end)

    def set_preview(self, preview: tuple[SpanId, Fragments] | None) -> None:
        """Show a span elsewhere while one of its edges is dragged."""
        if preview != self._preview:
            self._preview = preview
            self.viewport().update()

    def finish_edges(self, span: SpanId, fragments: Fragments) -> None:
        """Report which fragments a span is wanted to have."""
        self.edges_dragged.emit(span, fragments)

    def show_cursor(self, shape: Qt.CursorShape) -> None:
        """Show what a click would do here."""
        if self.viewport().cursor().shape() is not shape:
            self.viewport().setCursor(shape)

    def items_at(self, point: QPoint) -> list[Item]:
        """The items at a point of the viewport, innermost first."""
        page = self._page
        if page is None or page.is_empty:
            return []
        pill = self._pill_at(point)
        if pill is not None:
            elsewhere = page.items.item(pill.target) if pill.target else None
            return [elsewhere] if elsewhere is not None else []
        number = page.block_at(point.y() + self._scroll)
        local = QPointF(point.x() - self._column_x, point.y() + self._scroll - page.top_of(number))
        target = label_at(self._metrics, page.layout(number), local) if page.arcs else None
        joined = page.items.item(target) if target else None
        if joined is not None:
            return [joined]
        return items_at(self._context(page), page.layout(number), local)

    def grip_at(self, point: QPoint) -> EdgeGrip | None:
        """The edge of the span in focus, or of what fills its roles, at a point of the viewport.

        The nearest edge; of several at one place that of the focus, else that of the shortest span.
        """
        page = self._page
        focus = page.items.item(self._focus) if page and self._focus else None
        if page is None or focus is None:
            return None
        context = self._context(page)
        found = list(self._grips(page, context, focus, point))
        for filler, _ in fillers_of_focus(context):
            found += self._grips(page, context, filler, point)
        nearest = min(found, key=lambda each: (each[0], each[1]), default=None)
        return nearest[2] if nearest is not None else None

    def _grips(
        self, page: Page, context: PaintContext, item: Item, point: QPoint
    ) -> Iterator[tuple[int, int, EdgeGrip]]:
        """The edges of an item at a point: how far away, how long the item is, and the edge."""
        size = 0 if item.id == self._focus else sum(len(part) for part in item.fragments)
        for number in self._visible_blocks():
            top = page.top_of(number) - self._scroll
            local = QPointF(point.x() - self._column_x, point.y() - top)
            for handle in handles(context, page.layout(number), item.fragments):
                if handle.rect.contains(local):
                    away = round(abs(handle.border - local.x()))
                    grip = EdgeGrip(item.id, item.fragments, handle.fragment, handle.edge)
                    yield away, size, grip

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to select, to click or to drag an edge."""
        if event.button() is not Qt.MouseButton.LeftButton:
            event.ignore()
        elif self._has_text():
            self._glide.stop()
            pill = self._pill_at(event.position().toPoint())
            if pill is None:
                self._mouse.pressed(event)
            elif pill.target is not None:
                self.span_activated.emit(pill.target)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Select the token."""
        if event.button() is Qt.MouseButton.LeftButton and self._has_text():
            self._mouse.double_clicked(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Select, drag or hover."""
        if self._has_text():
            self._mouse.moved(event, self.viewport().height())
            pill = None if event.buttons() else self._pill_at(event.position().toPoint())
            if pill is not None:
                hand = Qt.CursorShape.PointingHandCursor
                self.show_cursor(hand if pill.target else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End what the press began."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._mouse.released(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll smoothly; with Ctrl zoom."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.set_zoom(self._style.zoom * _ZOOM_STEP ** (event.angleDelta().y() / _NOTCH))
        elif not event.pixelDelta().isNull():
            self._glide.stop()
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() - event.pixelDelta().y())
        else:
            notches = event.angleDelta().y() / _NOTCH
            pixels = -notches * _LINES_PER_NOTCH * self._metrics.line_height()
            if self._style.still:
                self.scroll_to(self._scroll + round(pixels))
            else:
                self._glide.by(pixels)
        event.accept()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask the window for its menu, on the span below the mouse or in focus."""
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            rect = self.position_rect(self._caret.head)
            at = self.viewport().mapToGlobal(rect.bottomLeft())
            self.context_menu_wanted.emit(self._focus, at)
            return
        found = self.items_at(event.pos())
        target = found[0].id if found else None
        if found and self._focus not in {item.id for item in found}:
            self.span_activated.emit(target)
        elif found:
            target = self._focus
        self.context_menu_wanted.emit(target, event.globalPos())

    def viewportEvent(self, event: QEvent) -> bool:
        """Tooltips, and the mouse leaving."""
        if event.type() is QEvent.Type.Leave:
            self._mouse.left()
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._show_tooltip(event)
            return True
        return super().viewportEvent(event)

    def _show_tooltip(self, event: QHelpEvent) -> None:
        found = self.items_at(event.pos())
        if not found:
            QToolTip.hideText()
            return
        words = wrapped("\n\n".join(self._explained(item) for item in found[:_MOST_EXPLAINED]))
        at = event.pos()
        QToolTip.showText(
            event.globalPos(), words, self.viewport(), QRect(at - QPoint(8, 8), at + QPoint(8, 8))
        )

    def _explained(self, item: Item) -> str:
        if self._page is None:
            return ""
        structures = self._page.structures
        whole = structures.whole(item)
        facts = Facts(
            layer=structures.layer_title(item),
            refers_to=self._page.items.name_of(item.id),
            ends=whole.ends if whole is not None else (),
            fills=structures.filled_by(item),
            attributes=structures.attributes_of(item),
            rule=rule_title(item.span.provenance.rule),
            why=reason_text(item.span.provenance.why),
        )
        return explain(item, self._words(), facts)

    def _words(self) -> Words:
        return Words(
            suggestion=self.tr("suggestion"),
            unseen=self.tr("not checked yet"),
            by=self.tr("by {}"),
            score=self.tr("confidence {} %"),
            note=self.tr("Note: {}"),
            implicit=self.tr("implicit, not in the text"),
            absent=self.tr("absent, there is none"),
        )

    def _on_pulled(self) -> None:
        self._mouse.pulled()

    def _has_text(self) -> bool:
        return self._page is not None and not self._page.is_empty
