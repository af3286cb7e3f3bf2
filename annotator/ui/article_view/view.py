"""The article view: the canvas plus everything a person does on it with keys and mouse."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QWheelEvent,
)
from PySide6.QtGui import Qt as QtText
from PySide6.QtWidgets import QToolTip, QWidget

from annotator.domain.ids import SpanId
from annotator.domain.offsets import Fragments, TextRange
from annotator.domain.schema import Schema
from annotator.domain.workbench import Workbench
from annotator.ui.article_view.canvas import Canvas
from annotator.ui.article_view.caret import Caret, copied, token_at
from annotator.ui.article_view.hit_test import covering
from annotator.ui.article_view.items import Item
from annotator.ui.article_view.keyboard import Command, Motion, command_of, motion_of
from annotator.ui.article_view.mouse import Mouse
from annotator.ui.article_view.moves import Navigator
from annotator.ui.article_view.overlay import handles
from annotator.ui.article_view.picking import items_at
from annotator.ui.article_view.pointer import EdgeGrip
from annotator.ui.article_view.scrolling import Glide, Pull
from annotator.ui.article_view.segments import Segments
from annotator.ui.article_view.style import LEAST_ZOOM, MOST_ZOOM
from annotator.ui.article_view.tooltip import Words, explain

_ZOOM_STEP = 1.1
_NOTCH = 120
_LINES_PER_NOTCH = 2.5


class ArticleView(Canvas):
    """Shows one article with its annotations and reports what a person wants of it.

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
        self.setObjectName("article_view")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Article"))
        self.viewport().setMouseTracking(True)
        self._glide = Glide(self.verticalScrollBar())
        self._pull = Pull(self.verticalScrollBar(), self._on_pulled)
        self._mouse = Mouse(self, self._pull)
        self._navigator: Navigator | None = None

    # What the window says

    def show_workbench(self, workbench: Workbench, schema: Schema) -> None:
        """Show another article from its top; nothing selected, nothing in focus."""
        had = self.selection
        self._glide.stop()
        self._mouse.forget()
        super().show_workbench(workbench, schema)
        assert self._page is not None  # noqa: S101 - just made
        assert self._segments is not None  # noqa: S101 - just made
        self._navigator = Navigator(self._page, self._segments)
        if had:
            self.selection_changed.emit(())

    @property
    def selection(self) -> Fragments:
        """What is selected, in reading order; ``()`` for nothing."""
        return self._caret.selection

    @property
    def caret(self) -> int:
        """Where the caret is, code points."""
        return self._caret.head

    def clear_selection(self) -> None:
        """Select nothing; the caret stays."""
        self.take_caret(Caret(self._caret.head, self._caret.head))

    def select(self, fragments: Fragments) -> None:
        """Select these stretches; the caret goes to the end of the last one."""
        if not fragments:
            self.clear_selection()
            return
        last = fragments[-1]
        self.take_caret(Caret(last.begin, last.end, fragments[:-1]))

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

    def set_preview(self, fragments: Fragments | None) -> None:
        """Show the focus ring elsewhere while an edge is dragged."""
        if fragments != self._preview:
            self._preview = fragments
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
        number = page.block_at(point.y() + self._scroll)
        local = QPointF(point.x() - self._column_x, point.y() + self._scroll - page.top_of(number))
        return items_at(self._context(page), page.layout(number), local)

    def grip_at(self, point: QPoint) -> EdgeGrip | None:
        """The edge of the span in focus at a point of the viewport."""
        page = self._page
        item = page.items.item(self._focus) if page and self._focus else None
        if page is None or item is None:
            return None
        context = self._context(page)
        for number in self._visible_blocks():
            top = page.top_of(number) - self._scroll
            local = QPointF(point.x() - self._column_x, point.y() - top)
            for handle in handles(context, page.layout(number), item.fragments):
                if handle.rect.contains(local):
                    return EdgeGrip(item.id, item.fragments, handle.fragment, handle.edge)
        return None

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move and select; what has no meaning here is left to the window."""
        motion, command = motion_of(event), command_of(event)
        if motion is not None and self._navigator is not None and self._has_text():
            self._glide.stop()
            self._move(motion)
        elif command is None or not self._carry_out(command):
            event.ignore()
            return
        event.accept()

    def _has_text(self) -> bool:
        return self._page is not None and not self._page.is_empty

    def _move(self, motion: Motion) -> None:
        assert self._navigator is not None  # noqa: S101 - the caller looked
        from_characters = motion.characters or self._character_mode
        step = motion.step
        if from_characters and step.name == "TOKEN":
            step = type(step).CHARACTER
        rows = max(1, self.viewport().height() // self._metrics.line_height() - 1)
        go = self._navigator.extended if motion.extends else self._navigator.moved
        caret = go(self._caret, step, motion.direction, rows=rows, characters=from_characters)
        self.take_caret(caret)
        self._show_caret()
        if not motion.extends:
            self._walk()

    def _show_caret(self) -> None:
        head = self._caret.head
        at = head - 1 if head > self._caret.anchor else head
        self.reveal(TextRange(max(0, at), max(0, at) + 1))

    def _walk(self) -> None:
        """Tell which span the caret stands on, if that is another one."""
        page, segments = self._page, self._segments
        if page is None or segments is None:
            return
        head = self._caret.head
        items = page.items.of_block(page.index.at(head))
        found = covering(items, head)
        near = segments.tokens_near(head)
        number = token_at(near, head)
        if not found and number is not None and not self._character_mode:
            token = near[number]
            inside = [
                item for item in items if any(part.overlaps(token) for part in item.fragments)
            ]
            found = inside if token.begin <= head < token.end else []
        target = found[0].id if found else None
        if target != self._focus:
            self.span_activated.emit(target)

    def _carry_out(self, command: Command) -> bool:
        """Do what a key asks for; whether it had a meaning."""
        if command == "zoom_in":
            self.set_zoom(self._style.zoom * _ZOOM_STEP)
        elif command == "zoom_out":
            self.set_zoom(self._style.zoom / _ZOOM_STEP)
        elif command == "zoom_reset":
            self.set_zoom(1.0)
        elif command == "clear":
            return self._give_up()
        elif not self._has_text():
            return False
        elif command == "select_all":
            blocks = self._page.index.blocks if self._page else ()
            self.take_caret(Caret(blocks[0].begin, blocks[-1].end))
        else:
            return self.copy()
        return True

    def _give_up(self) -> bool:
        if self._mouse.is_dragging_edge:
            self._mouse.cancel()
            return True
        had = bool(self.selection)
        self.clear_selection()
        return had

    def copy(self) -> bool:
        """Copy what is selected, exactly as stored; whether there was something to copy."""
        if self._page is None or not self.selection:
            return False
        QGuiApplication.clipboard().setText(copied(self._page.text, self.selection))
        return True

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001 - Qt's own name
        """Tab is a key of the window here, not a way out."""
        del next
        return False

    def event(self, event: QEvent) -> bool:
        """Claim the keys of the view before a shortcut takes them."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            command = command_of(event)
            claims = motion_of(event) is not None or command in {"copy", "select_all"}
            if claims or (command == "clear" and (self.selection or self._mouse.is_dragging_edge)):
                event.accept()
                return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the caret."""
        super().focusInEvent(event)
        self._place_caret(self._caret)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the caret."""
        super().focusOutEvent(event)
        self._place_caret(self._caret)

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to select, to click or to drag an edge."""
        if event.button() is not Qt.MouseButton.LeftButton:
            event.ignore()
        elif self._has_text():
            self._glide.stop()
            self._mouse.pressed(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Select the token."""
        if event.button() is Qt.MouseButton.LeftButton and self._has_text():
            self._mouse.double_clicked(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Select, drag or hover."""
        if self._has_text():
            self._mouse.moved(event, self.viewport().height())

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
            self._glide.by(-notches * _LINES_PER_NOTCH * self._metrics.line_height())
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
        # Labels and reasons are data: shown letter by letter, never read as rich text.
        words = QtText.convertFromPlainText(
            explain(found[0], self._words()), QtText.WhiteSpaceMode.WhiteSpaceNormal
        )
        at = event.pos()
        QToolTip.showText(
            event.globalPos(), words, self.viewport(), QRect(at - QPoint(8, 8), at + QPoint(8, 8))
        )

    def _words(self) -> Words:
        return Words(
            suggestion=self.tr("suggestion"),
            unseen=self.tr("not checked yet"),
            by=self.tr("by {}"),
            score=self.tr("confidence {} %"),
            note=self.tr("Note: {}"),
        )

    def _on_pulled(self) -> None:
        self._mouse.pulled()
