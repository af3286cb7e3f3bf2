"""What the tour says, and the ring around what it speaks of; both leave keyboard and mouse to the window."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from annotator.ui.appearance import UNIT
from annotator.ui.panels.style import label
from annotator.ui.theme import LIGHT, Theme, blend

_WIDTH = 60 * UNIT
_AWAY = 2 * UNIT


class Bubble(QFrame):
    """Says one step. Takes the keyboard only if somebody goes to its buttons.

    Signals:
        skipped: One wants to go on without doing it.
        ended: One has had enough.
    """

    skipped = Signal()
    ended = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("tourBubble")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._around = parent
        self.count = label("heading", self, wrap=False)
        self.words = label("", self)
        self.other = label("", self)
        self.other.setObjectName("tourOther")
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.skip = QPushButton(self)
        self.skip.clicked.connect(self.skipped)
        self.end = QPushButton(self)
        self.end.clicked.connect(self.ended)
        for button in (self.skip, self.end):
            button.setAutoDefault(False)
            # A click must not take the keyboard from the article.
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        buttons = QHBoxLayout()
        buttons.addWidget(self.end)
        buttons.addStretch(1)
        buttons.addWidget(self.skip)
        self._layout = layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * UNIT, UNIT + 4, 2 * UNIT, UNIT + 4)
        layout.setSpacing(UNIT)
        layout.addWidget(self.count)
        layout.addWidget(self.words)
        layout.addWidget(self.other)
        layout.addWidget(self.bar)
        layout.addLayout(buttons)
        self.set_theme(LIGHT)
        self.hide()

    def say(self, words: str, place: int, of: int) -> None:
        """Say a step, to screen readers too.

        Args:
            words: What to do.
            place: Number of the step, 1 is the first.
            of: Number of steps.
        """
        self.words.setText(words)
        self.other.hide()
        told = self.tr("Guided tour, step %1 of %2")
        self.count.setText(told.replace("%1", str(place)).replace("%2", str(of)))
        self.bar.setRange(0, of)
        self.bar.setValue(place)
        self.setAccessibleName(self.count.text())
        self.setAccessibleDescription(words)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def say_other(self, words: str) -> None:
        """Say what to do about something else that was done."""
        self.other.setText(words)
        self.other.setVisible(bool(words))
        if words:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def put(self, room: QRect, avoid: QRect) -> None:
        """Stand at the lower edge of an area; at its upper edge if it would cover something there.

        Args:
            room: The area, in the parent's coordinates.
            avoid: What is pointed at; empty: nothing.
        """
        width = min(_WIDTH, max(30 * UNIT, room.width() - 2 * _AWAY))
        # Two long names of what its buttons do are wider than that.
        width = max(width, self._layout.minimumSize().width())
        # The lower edge of letters must not be cut where the layout rounds downwards.
        height = self._layout.heightForWidth(width) + UNIT // 2
        left = room.left() + (room.width() - width) // 2
        below = QRect(left, room.bottom() - height - _AWAY, width, height)
        above = QRect(left, room.top() + _AWAY, width, height)
        self.setGeometry(above if below.intersects(avoid) else below)
        self.raise_()

    def set_theme(self, theme: Theme) -> None:
        """Use the colours of a theme."""
        back = blend(theme.accent, theme.panel, 0.10 if not theme.is_dark else 0.16)
        self.setStyleSheet(
            f"#tourBubble {{ background: {back}; border: 1px solid {theme.accent};"
            " border-radius: 8px; }"
            f"QLabel {{ color: {theme.text}; background: transparent; }}"
            f'QLabel[kind="heading"] {{ color: {theme.muted}; font-weight: 600; font-size: 11px; }}'
            f"#tourOther {{ color: {theme.warning}; }}"
            f"QProgressBar {{ border: 0; border-radius: 2px; background: {theme.groove};"
            " max-height: 4px; min-height: 4px; }"
            f"QProgressBar::chunk {{ border-radius: 2px; background: {theme.accent}; }}"
        )


class Ring(QWidget):
    """A ring over the window; mouse and keyboard pass through."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("tourRing")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._theme = LIGHT
        self.hide()

    def show_around(self, rect: QRect) -> None:
        """Stand around a rectangle of the parent; an empty one hides it."""
        if rect.isEmpty():
            self.hide()
            return
        self.setGeometry(rect.adjusted(-6, -6, 6, 6))
        self.show()
        self.raise_()

    def set_theme(self, theme: Theme) -> None:
        """Use the colours of a theme."""
        self._theme = theme
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ring."""
        del event
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            # Dashed: a plain ring stands around what has the focus.
            painter.setPen(QPen(QColor(self._theme.warning), 2.5, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -2), 7, 7)
