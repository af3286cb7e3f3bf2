"""Takes up in the window what a person sets: type, keys and behaviour, at once and without a restart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from annotator.domain.ids import RESERVED, AnnotatorId
from annotator.services.people import default_annotator
from annotator.ui.settings import Settings

if TYPE_CHECKING:
    from annotator.ui.desk import Desk
    from annotator.ui.main_window import MainWindow

_TYPE = (
    "text_family",
    "text_size",
    "column",
    "line_spacing",
    "letter_spacing",
    "word_spacing",
    "patterns",
)
_EFFECTS = (
    Qt.UIEffect.UI_AnimateMenu,
    Qt.UIEffect.UI_FadeMenu,
    Qt.UIEffect.UI_AnimateCombo,
    Qt.UIEffect.UI_AnimateTooltip,
    Qt.UIEffect.UI_FadeTooltip,
)
_BLINK_MS = 1_000


class Applying(QObject):
    """Keeps window and desk in step with the preferences."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        window.preferences.changed.connect(self._on_changed)
        _rest(window.preferences.current)

    def to_desk(self, desk: Desk) -> None:
        """Give a new desk everything that is set."""
        now = self._window.preferences.current
        self._set_type(desk, now)
        self._set_behaviour(desk, now)
        desk.set_characters(on=now.characters)

    def _on_changed(self, before: Settings, now: Settings) -> None:
        window, desk = self._window, self._window.desk
        if now.keys != before.keys:
            window.set_keys(window.preferences.key_map())
        if now.reduced_motion != before.reduced_motion:
            _rest(now)
        if desk is not None:
            self._set_type(desk, now)
            self._set_behaviour(desk, now)
            if now.characters != before.characters:
                desk.set_characters(on=now.characters)
            if now.zoom != before.zoom:
                desk.set_zoom(now.zoom)
        if now.annotator != before.annotator:
            window.set_annotator(annotator_of(now))

    def _set_type(self, desk: Desk, now: Settings) -> None:
        desk.set_type(**type_of(now))

    def _set_behaviour(self, desk: Desk, now: Settings) -> None:
        desk.session.spans.advance_after_decision = now.advance
        desk.next_after_done = now.next_after_done


def type_of(settings: Settings) -> dict[str, Any]:
    """How an article is set, as fields of ``ViewStyle``; without the zoom, which each view keeps by itself."""
    return {"still": settings.reduced_motion, **{name: getattr(settings, name) for name in _TYPE}}


def annotator_of(settings: Settings) -> AnnotatorId:
    """Under whose name work is stored: the one that is set, else that of the account."""
    name = settings.annotator.strip()
    return AnnotatorId(name) if name and name not in RESERVED else default_annotator()


def _rest(settings: Settings) -> None:
    """Let menus and tool tips appear without gliding, and cursors stand still, or not."""
    for effect in _EFFECTS:
        QApplication.setEffectEnabled(effect, not settings.reduced_motion)
    QApplication.setCursorFlashTime(0 if settings.reduced_motion else _BLINK_MS)
