"""A field that is told a key by pressing it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QPushButton, QWidget

from annotator.ui.keymap import portable

_MODIFIERS = {
    Qt.Key.Key_Shift,
    Qt.Key.Key_Control,
    Qt.Key.Key_Alt,
    Qt.Key.Key_AltGr,
    Qt.Key.Key_Meta,
    Qt.Key.Key_CapsLock,
    Qt.Key.Key_unknown,
}
_KEYPAD = Qt.KeyboardModifier.KeypadModifier


class KeyButton(QPushButton):
    """Waits for one key once it is pressed; Esc ends the waiting.

    Signals:
        key_pressed: The key, portable.
    """

    key_pressed = Signal(str)

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._text = text
        self._waiting = False
        self.setAutoDefault(False)
        self.clicked.connect(self._wait)

    @property
    def is_waiting(self) -> bool:
        """Whether the next key is taken."""
        return self._waiting

    def event(self, event: QEvent) -> bool:
        """Take a key before shortcuts, buttons and the order of fields do."""
        if self._waiting and isinstance(event, QKeyEvent):
            if event.type() is QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() is QEvent.Type.KeyPress:
                self._take(event)
                return True
        if self._waiting and event.type() is QEvent.Type.FocusOut:
            self._stop()
        return super().event(event)

    def _wait(self) -> None:
        self._waiting = True
        self.setText(self.tr("Press the keys…"))
        self.setAccessibleDescription(self.tr("The next keys you press are taken; Esc ends it."))
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _stop(self) -> None:
        self._waiting = False
        self.setText(self._text)
        self.setAccessibleDescription("")

    def _take(self, event: QKeyEvent) -> None:
        if Qt.Key(event.key()) in _MODIFIERS:
            return
        key = pressed(event)
        self._stop()
        if key and key != "Esc":
            self.key_pressed.emit(key)


def pressed(event: QKeyEvent) -> str:
    """The key of an event, portable; empty if it has no name."""
    key, held = event.key(), event.modifiers() & ~_KEYPAD
    if key == Qt.Key.Key_Backtab:
        key, held = Qt.Key.Key_Tab, held | Qt.KeyboardModifier.ShiftModifier
    is_sign = bool(event.text()) and not event.text().isalnum() and event.text().isprintable()
    if is_sign and not event.text().isspace():
        # Which sign a key gives with Shift differs by keyboard; what one sees is the sign.
        held &= ~Qt.KeyboardModifier.ShiftModifier
    combined = QKeySequence(int(held.value) | int(key))
    return portable(combined.toString(QKeySequence.SequenceFormat.PortableText))
