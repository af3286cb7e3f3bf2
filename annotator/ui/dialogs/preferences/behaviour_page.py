"""Preferences: what the program does by itself."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox, QWidget

from annotator.domain.errors import AnnotatorError
from annotator.ui.actions import ACTIONS
from annotator.ui.dialogs.preferences.page import Page
from annotator.ui.keymap import KeyMap, differing
from annotator.ui.preferences import Preferences

_TAB, _BACK = "Tab", "Shift+Tab"
_TARGETS: Final = {"suggestion": "suggestion", "span": "span", "leave": ""}


class BehaviourPage(Page):
    """Going on after a decision, selecting, and what Tab does."""

    def __init__(self, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(preferences, parent)
        form = self.add_form()
        form.addRow(self.tick("advance", self.tr("Go on to the &next suggestion after a decision")))
        form.addRow(
            self.tick(
                "next_after_done", self.tr("Open the next &unfinished article after one is done")
            )
        )
        snapping = self.tr("&Selecting goes by")
        units = ((False, self.tr("words")), (True, self.tr("characters")))
        form.addRow(snapping, self.choice("characters", snapping, units))
        self._tab = QComboBox(self)
        self._tab.setObjectName("tabTarget")
        self._tab.setAccessibleName(self.tr("Tab in the article"))
        self._tab.addItem(self.tr("goes to the next suggestion"), "suggestion")
        self._tab.addItem(self.tr("goes to the next span, suggested or own"), "span")
        self._tab.addItem(self.tr("leaves the article, as everywhere else"), "leave")
        self._tab.currentIndexChanged.connect(self._set_tab)
        form.addRow(self.tr("&Tab in the article"), self._tab)
        self.add_words(
            self.tr(
                "Whatever Tab does, F6 moves the keyboard to the next area. Tab is one of the keys "
                "that can be changed; this is a short way to it."
            )
        )
        self.add_end()
        preferences.changed.connect(self._show_tab)
        self._show_tab()

    def reset(self) -> None:
        """Set everything of this page as it was in the beginning."""
        super().reset()
        self._tab.setCurrentIndex(self._tab.findData("suggestion"))

    def _show_tab(self) -> None:
        owner = self.preferences.key_map().owner(_TAB) or ""
        place = self._tab.findData(owner.partition(".")[0] if owner else "leave")
        with QSignalBlocker(self._tab):
            self._tab.setCurrentIndex(place)

    def _set_tab(self) -> None:
        target = _TARGETS.get(self._tab.currentData())
        if target is None:
            return
        keys = {
            action: tuple(key for key in own if key not in {_TAB, _BACK})
            for action, own in self.preferences.key_map().keys.items()
        }
        if target:
            keys[f"{target}.next"] = (_TAB, *keys[f"{target}.next"])
            keys[f"{target}.previous"] = (_BACK, *keys[f"{target}.previous"])
        try:
            KeyMap.of(ACTIONS, keys)
        except AnnotatorError:
            # Somebody gave Shift+Tab to something else; the page shows what holds.
            self._show_tab()
            return
        self.preferences.change(keys=differing(ACTIONS, keys))
