"""The article view: the canvas plus everything a person does on it with keys and mouse."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import (
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
)
from PySide6.QtWidgets import QWidget

from annotator.domain.offsets import Fragments, TextRange
from annotator.domain.schema import Schema
from annotator.domain.workbench import Workbench
from annotator.ui.article_view.caret import Caret, copied, token_at
from annotator.ui.article_view.hit_test import covering
from annotator.ui.article_view.keyboard import Command, Motion, command_of, is_enter, motion_of
from annotator.ui.article_view.moves import Navigator, Step
from annotator.ui.article_view.pointed import PointedCanvas

_ZOOM_STEP = 1.1


class ArticleView(PointedCanvas):
    """Shows one article with its annotations and reports what a person wants of it.

    Its signals are those of ``PointedCanvas``.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._walking = False
        self.setObjectName("article_view")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Article"))
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
    def walking(self) -> bool:
        """Whether ``span_activated`` is emitted because the caret came past, not because a person clicked."""
        return self._walking

    @property
    def caret(self) -> int:
        """Where the caret is, code points."""
        return self._caret.head

    @property
    def article_text(self) -> str:
        """The text that is shown; empty without an article."""
        return self._page.text if self._page is not None else ""

    def go_to(self, offset: int) -> None:
        """Put the caret before a character; nothing is selected any more."""
        if self._has_text():
            self.take_caret(Caret(offset, offset))
            self._show_caret()
            self._walk()

    def select_between(self, begin: int, end: int) -> None:
        """Select a stretch of text, half open."""
        if self._has_text() and begin < end:
            self.take_caret(Caret(begin, end))
            self._show_caret()

    def show_between(self, begin: int, end: int) -> None:
        """Scroll as little as possible to show a stretch of text."""
        self.reveal(TextRange(begin, max(end, begin + 1)))

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

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move and select; what has no meaning here is left to the window."""
        motion, command = motion_of(event), command_of(event)
        if motion is not None and self._navigator is not None and self._has_text():
            self._glide.stop()
            self._move(motion)
        elif is_enter(event) and self.ends_elsewhere:
            # What is suggested is accepted with this key: that shortcut comes first.
            self.span_activated.emit(self.ends_elsewhere[0])
        elif command is None or not self._carry_out(command):
            event.ignore()
            return
        event.accept()

    def _move(self, motion: Motion) -> None:
        assert self._navigator is not None  # noqa: S101 - the caller looked
        from_characters = motion.characters or self._character_mode
        step = motion.step
        if from_characters and step is Step.TOKEN:
            step = Step.CHARACTER
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
            self._walking = True
            self.span_activated.emit(target)
            self._walking = False

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
        """Leave with Tab where no action has that key; else the action came first."""
        return super().focusNextPrevChild(next)

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
