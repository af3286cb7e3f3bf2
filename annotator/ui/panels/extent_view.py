"""What a span covers, and its parts where it has gaps; while the keyboard is here, the keys of the article work."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from annotator.domain.offsets import Fragments
from annotator.domain.span import Span
from annotator.ui.appearance import UNIT
from annotator.ui.panels.link_button import LinkButton
from annotator.ui.panels.style import label, shortened
from annotator.ui.theme import LIGHT, Theme

_MOST_COVERED = 280
_MOST_OF_PART = 90


class _Part(LinkButton):
    """One fragment; Delete takes it away."""

    delete_pressed = Signal()

    def event(self, event: QEvent) -> bool:
        """Delete means this part here, not the whole span as in the article."""
        asks = event.type() == QEvent.Type.ShortcutOverride
        if asks and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Delete:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See ``event``."""
        if event.key() == Qt.Key.Key_Delete:
            self.delete_pressed.emit()
        else:
            super().keyPressEvent(event)


class ExtentView(QWidget):
    """The covered text, reachable with Tab so that edges can be moved and labels given from here.

    Signals:
        fragments_wanted: ``Fragments`` the span is to have.
    """

    fragments_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._fragments: Fragments = ()
        self.covered = label("covered", self)
        self.covered.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.covered.setIndent(0)
        self.covered.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.parts: list[_Part] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(UNIT // 4)
        self._layout.addWidget(self.covered)

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Where Tab stops, from top to bottom."""
        return (self.covered, *self.parts)

    def show_span(self, span: Span, text: str) -> None:
        """Show what a span covers.

        Args:
            span: The span.
            text: The article's text.
        """
        self._fragments = span.fragments
        covered = span.covered_text(text)
        words = shortened(covered, _MOST_COVERED)
        if self.covered.text() != words:
            self.covered.setText(words)
        self.covered.setToolTip(shortened(covered, 2_000) if len(covered) > _MOST_COVERED else "")
        self.covered.setAccessibleName(shortened(covered, 2_000))
        count = len(span.fragments) if len(span.fragments) > 1 else 0
        while len(self.parts) < count:
            self._add_part()
        for place, part in enumerate(self.parts):
            part.setVisible(place < count)
            if place < count:
                words = shortened(span.fragments[place].covered_text(text), _MOST_OF_PART)
                numbered = self.tr("Part %1: %2").replace("%1", str(place + 1))
                part.setText(numbered.replace("%2", words))
                part.setAccessibleName(part.text())
                part.setToolTip(self.tr("Delete takes this part away."))

    def set_theme(self, theme: Theme) -> None:
        """Use the colours of a theme."""
        self._theme = theme
        for part in self.parts:
            part.set_theme(theme)

    def _add_part(self) -> None:
        part = _Part(self)
        part.set_theme(self._theme)
        part.delete_pressed.connect(partial(self._without, len(self.parts)))
        self._layout.addWidget(part)
        self.parts.append(part)

    def _without(self, place: int) -> None:
        kept = (*self._fragments[:place], *self._fragments[place + 1 :])
        if kept:
            self.fragments_wanted.emit(kept)
