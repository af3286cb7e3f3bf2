"""Preferences: colours, language and movement of the whole program."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from annotator.ui.dialogs.preferences.page import Page
from annotator.ui.preferences import Preferences


class LookPage(Page):
    """Theme, contrast, patterns, motion, language."""

    def __init__(self, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(preferences, parent)
        form = self.add_form()
        theme = self.tr("&Colours")
        themes = (
            ("system", self.tr("As on the desktop")),
            ("light", self.tr("Light")),
            ("dark", self.tr("Dark")),
            ("contrast-light", self.tr("Light, high contrast")),
            ("contrast-dark", self.tr("Dark, high contrast")),
        )
        form.addRow(theme, self.choice("theme", theme, themes))
        language = self.tr("&Language")
        # Each in its own words, so that who ended up in the wrong one finds back.
        languages = (
            ("system", self.tr("As on the desktop")),
            ("de", "Deutsch"),
            ("en", "English"),
        )
        form.addRow(language, self.choice("language", language, languages))
        form.addRow(
            self.tick("patterns", self.tr("&Patterns as well as colours tell labels apart"))
        )
        form.addRow(self.tick("reduced_motion", self.tr("&Nothing glides, fades or blinks")))
        form.addRow(self.tick("all_arcs", self.tr("&Arcs of all quotes and events")))
        self.add_end()
