"""A field for a remark: stored when the keyboard leaves it, or with Ctrl+Enter; Esc takes it back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from annotator.domain.ids import ArticleId, SpanId

_LEAST_LINES = 2
_MOST_LINES = 8


class NoteEdit(QPlainTextEdit):
    """A remark on a span or on the article.

    Attributes:
        store: Stores a remark on a span, or for ``None`` on the article; whether that worked. What could
            not be stored stays in the field.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._about: tuple[ArticleId, SpanId | None] | None = None
        self._stored = ""
        self.store: Callable[[SpanId | None, str], bool] = lambda _span, _note: False
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.document().setDocumentMargin(2)
        self.textChanged.connect(self._on_text_changed)

    def bind(self, article: ArticleId, span: SpanId | None, note: str) -> None:
        """Show the remark on something; what was typed about something else is stored first.

        Args:
            article: The article on the desk.
            span: The span; ``None``: the article itself.
            note: The remark as it is stored.
        """
        about = (article, span)
        if about == self._about:
            if note == self._stored:
                return  # somebody may be typing
        else:
            self.commit()
        self._about, self._stored = about, note
        if self.toPlainText() != note:
            self.setPlainText(note)

    def unbind(self) -> None:
        """Show nothing; what was typed is stored first."""
        self.commit()
        self._about, self._stored = None, ""
        self.clear()

    def commit(self) -> None:
        """Store what was typed."""
        note = self.toPlainText().strip()
        if self._about is not None and note != self._stored:
            before, self._stored = self._stored, note  # storing may lead back here
            if not self.store(self._about[1], note):
                self._stored = before

    def sizeHint(self) -> QSize:
        """As many lines as the remark has, within limits."""
        return QSize(super().sizeHint().width(), self._height())

    def minimumSizeHint(self) -> QSize:
        """See ``sizeHint``."""
        return QSize(80, self._height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter stores, Esc takes back."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and control:
            self.commit()
        elif event.key() == Qt.Key.Key_Escape and self.toPlainText().strip() != self._stored:
            self.setPlainText(self._stored)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Keep what people type into a field from acting as a key of the window."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            modifiers = event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
            plain = modifiers in {
                Qt.KeyboardModifier.NoModifier,
                Qt.KeyboardModifier.KeypadModifier,
            }
            enters = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
            function_key = Qt.Key.Key_F1 <= event.key() <= Qt.Key.Key_F35
            if (plain and not function_key) or enters:
                event.accept()
                return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Store."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.commit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Store: the window may be closing."""
        self.commit()
        super().hideEvent(event)

    def _on_text_changed(self) -> None:
        self.updateGeometry()

    def _height(self) -> int:
        lines = min(max(self.document().size().height(), _LEAST_LINES), _MOST_LINES)
        return round(self.fontMetrics().lineSpacing() * lines) + 16
