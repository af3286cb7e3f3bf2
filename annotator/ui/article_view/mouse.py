"""The mouse over the article: clicks, drags, edges, hovering; decides by ``pointer``, acts on the view."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QElapsedTimer, QPoint, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from annotator.domain.ids import SpanId
from annotator.domain.offsets import Fragments, TextRange, joined
from annotator.ui.article_view.caret import Caret, snapped
from annotator.ui.article_view.hit_test import next_in_cycle
from annotator.ui.article_view.items import Item
from annotator.ui.article_view.pointer import EdgeGrip, Press, dragged, edge_offset
from annotator.ui.article_view.scrolling import Pull
from annotator.ui.article_view.segments import Segments

_CTRL = Qt.KeyboardModifier.ControlModifier
_ALT = Qt.KeyboardModifier.AltModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier


class Target(Protocol):
    """What the mouse needs of the view."""

    @property
    def caret_state(self) -> Caret: ...  # noqa: D102 - named by what it is
    @property
    def segments(self) -> Segments | None: ...  # noqa: D102 - Qt documents what it calls
    @property
    def focus_id(self) -> SpanId | None: ...  # noqa: D102 - Qt documents what it calls
    @property
    def by_character(self) -> bool: ...  # noqa: D102 - Qt documents what it calls
    def offset_at(self, point: QPoint) -> int: ...  # noqa: D102 - Qt documents what it calls
    def border_at(self, point: QPoint) -> int: ...  # noqa: D102 - Qt documents what it calls
    def items_at(self, point: QPoint) -> list[Item]: ...  # noqa: D102 - Qt documents what it calls
    def grip_at(self, point: QPoint) -> EdgeGrip | None: ...  # noqa: D102 - Qt documents what it calls
    def take_caret(self, caret: Caret) -> None: ...  # noqa: D102 - Qt documents what it calls
    def activate(self, span: SpanId | None) -> None: ...  # noqa: D102 - Qt documents what it calls
    def set_hover(self, span: SpanId | None) -> None: ...  # noqa: D102 - Qt documents what it calls
    def set_preview(self, preview: tuple[SpanId, Fragments] | None) -> None: ...  # noqa: D102 - Qt documents what it calls
    def finish_edges(self, span: SpanId, fragments: Fragments) -> None: ...  # noqa: D102 - Qt documents what it calls
    def show_cursor(self, shape: Qt.CursorShape) -> None: ...  # noqa: D102 - Qt documents what it calls


class Mouse:
    """Turns mouse events into selections, activations and moved edges."""

    def __init__(self, view: Target, pull: Pull) -> None:
        self._view = view
        self._pull = pull
        self._press: Press | None = None
        self._held = Qt.KeyboardModifier.NoModifier
        self._dragging = False
        self._kept: Fragments = ()
        self._grip: EdgeGrip | None = None
        self._moved: Fragments | None = None
        self._last_click: Press | None = None
        self._since_double = QElapsedTimer()
        self._double: Press | None = None
        self._last_point = QPoint()

    @property
    def is_dragging_edge(self) -> bool:
        """Whether an edge of a span is being dragged."""
        return self._grip is not None

    def forget(self) -> None:
        """Another article: what was pressed or clicked before means nothing any more."""
        self.cancel()
        self._last_click = self._double = None

    def cancel(self) -> None:
        """Give up what is being dragged."""
        self._press = self._grip = self._moved = None
        self._dragging = False
        self._pull.stop()
        self._view.set_preview(None)

    def pressed(self, event: QMouseEvent) -> None:
        """The left button went down."""
        point = event.position().toPoint()
        self._held = event.modifiers()
        self._dragging = False
        selects = bool(self._held & (_CTRL | _SHIFT))
        self._grip = None if selects else self._view.grip_at(point)
        self._press = self._at(point)
        if self._grip is not None:
            return
        if self._is_triple(point):
            self._select_sentence(self._press.character)
            self._press = None
        elif self._held & _SHIFT:
            self._extend_to(self._press)
            self._press = None
        else:
            self._kept = self._view.caret_state.selection if self._held & _CTRL else ()

    def double_clicked(self, event: QMouseEvent) -> None:
        """The left button went down a second time: select the token."""
        point = event.position().toPoint()
        press = self._at(point)
        kept = self._view.caret_state.selection if event.modifiers() & _CTRL else ()
        self._view.take_caret(
            dragged(
                press,
                press.character,
                press.border,
                self._tokens(press.character),
                kept,
                by_token=True,
            )
        )
        self._press, self._kept = press, kept
        self._held = event.modifiers() & ~_ALT
        self._dragging = True
        self._double = press
        self._since_double.start()

    def moved(self, event: QMouseEvent, height: int) -> None:
        """The mouse moved, with or without the button."""
        point = event.position().toPoint()
        self._last_point = point
        if not event.buttons() & Qt.MouseButton.LeftButton:
            self._hover(point)
        elif self._grip is not None:
            self._drag_edge(point)
            self._pull.follow(point.y(), height)
        elif self._press is not None:
            if not self._dragging and self._press.is_near(point.x(), point.y()):
                return
            self._dragging = True
            self._drag(point)
            self._pull.follow(point.y(), height)

    def pulled(self) -> None:
        """The page moved below a mouse that is held still."""
        if self._grip is not None:
            self._drag_edge(self._last_point)
        elif self._press is not None and self._dragging:
            self._drag(self._last_point)

    def released(self, event: QMouseEvent) -> None:
        """The left button went up."""
        self._pull.stop()
        grip, moved, press = self._grip, self._moved, self._press
        was_drag = self._dragging
        self._grip = self._moved = self._press = None
        self._dragging = False
        if grip is not None:
            self._view.set_preview(None)
            if moved is not None and moved != grip.fragments:
                self._view.finish_edges(grip.span, moved)
            elif moved is None and press is not None and grip.span != self._view.focus_id:
                self._click(event.position().toPoint(), press)
        elif press is not None and not was_drag:
            self._click(event.position().toPoint(), press)

    def left(self) -> None:
        """The mouse left the view."""
        if not self._dragging and self._grip is None:
            self._view.set_hover(None)

    def _at(self, point: QPoint) -> Press:
        view = self._view
        return Press(point.x(), point.y(), view.offset_at(point), view.border_at(point))

    def _tokens(self, *offsets: int) -> Sequence[TextRange]:
        return self._view.segments.tokens_near(*offsets) if self._view.segments else []

    def _by_token(self) -> bool:
        return not (self._view.by_character or self._held & _ALT)

    def _drag(self, point: QPoint) -> None:
        if self._press is None:
            return
        now = self._at(point)
        tokens = self._tokens(self._press.character, now.character)
        self._view.take_caret(
            dragged(
                self._press,
                now.character,
                now.border,
                tokens,
                self._kept,
                by_token=self._by_token(),
            )
        )

    def _drag_edge(self, point: QPoint) -> None:
        if self._grip is None:
            return
        is_still = self._press is not None and self._press.is_near(point.x(), point.y())
        if self._moved is None and is_still:
            return
        now = self._at(point)
        by_token = self._by_token()
        offset = edge_offset(
            self._grip, self._tokens(now.character), now.character, now.border, by_token=by_token
        )
        self._moved = self._grip.moved(offset)
        self._view.set_preview((self._grip.span, self._moved))

    def _click(self, point: QPoint, press: Press) -> None:
        view = self._view
        if self._held & _CTRL:
            self._toggle_token(press.character)
            return
        found = view.items_at(point)
        again = self._last_click is not None and self._last_click.is_near(press.x, press.y)
        self._last_click = press
        target = next_in_cycle(found, view.focus_id, again=again)
        run = (
            None
            if view.by_character
            else snapped(self._tokens(press.character), press.character, press.character + 1)
        )
        at = press.border if view.by_character else press.character if run is None else run.begin
        view.take_caret(Caret(at, at))
        view.activate(target)

    def _toggle_token(self, character: int) -> None:
        caret = self._view.caret_state
        run = snapped(self._tokens(character), character, character + 1)
        if run is None:
            return
        if any(part == run for part in caret.selection):
            rest = tuple(part for part in caret.selection if part != run)
            self._view.take_caret(Caret(run.begin, run.begin, rest))
        else:
            self._view.take_caret(Caret(run.begin, run.end, joined(caret.selection)))

    def _extend_to(self, press: Press) -> None:
        caret = self._view.caret_state
        start = Press(press.x, press.y, caret.anchor, caret.anchor)
        if caret.extent is not None and caret.head < caret.anchor:
            start = Press(press.x, press.y, caret.anchor - 1, caret.anchor)
        tokens = self._tokens(caret.anchor, press.character)
        self._view.take_caret(
            dragged(
                start, press.character, press.border, tokens, caret.kept, by_token=self._by_token()
            )
        )

    def _select_sentence(self, character: int) -> None:
        segments = self._view.segments
        for sentence in segments.sentences_near(character) if segments else ():
            if sentence.begin <= character < sentence.end:
                self._view.take_caret(Caret(sentence.begin, sentence.end, self._kept))

    def _is_triple(self, point: QPoint) -> bool:
        """Whether this press follows a double click soon and near enough."""
        double, self._double = self._double, None
        if double is None or not double.is_near(point.x(), point.y()):
            return False
        return self._since_double.elapsed() < QApplication.doubleClickInterval()

    def _hover(self, point: QPoint) -> None:
        view = self._view
        if view.grip_at(point) is not None:
            view.show_cursor(Qt.CursorShape.SizeHorCursor)
            return
        found = view.items_at(point)
        view.set_hover(found[0].id if found else None)
        view.show_cursor(Qt.CursorShape.IBeamCursor)
