"""Preferences: the type of the article."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QWidget

from annotator.ui.article_view.style import ViewStyle, measured
from annotator.ui.dialogs.preferences.page import Page
from annotator.ui.preferences import Preferences
from annotator.ui.settings import TEXT_FAMILIES, Settings

_EASY = {
    "text_family": "Atkinson Hyperlegible",
    "text_size": 20,
    "column": 60,
    "line_spacing": 1.35,
    "letter_spacing": 0.1,
    "word_spacing": 0.2,
}
"""Wide spacing as the British Dyslexia Association's style guide has it: letters by about a third of their
width, words in proportion, lines by 1.5 of what is usual."""


class TypePage(Page):
    """Font, size and distances of the article."""

    def __init__(self, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(preferences, parent)
        form = self.add_form()
        self._family = self._families()
        rows = (
            (self.tr("&Font of the article"), self._family),
            (
                self.tr("&Size"),
                self.number("text_size", self.tr("&Size"), 12, 40, self.tr("px", "pixels")),
            ),
            (
                self.tr("&Zoom on top of it"),
                self.share("zoom", self.tr("&Zoom on top of it"), 0.5, 4.0),
            ),
            (
                self.tr("&Width of the column"),
                self.number(
                    "column", self.tr("&Width of the column"), 40, 120, self.tr("characters")
                ),
            ),
            (
                self.tr("Room between &lines"),
                self.share("line_spacing", self.tr("Room between &lines"), 1.0, 2.0),
            ),
            (
                self.tr("Room between l&etters"),
                self.share(
                    "letter_spacing", self.tr("Room between l&etters"), 0.0, 0.25, self.tr("em")
                ),
            ),
            (
                self.tr("Room between w&ords"),
                self.share("word_spacing", self.tr("Room between w&ords"), 0.0, 0.6, self.tr("em")),
            ),
        )
        for label, field in rows:
            form.addRow(label, field)
        easy = QPushButton(self.tr("Set for easier &reading"), self)
        easy.setObjectName("easyReading")
        easy.setAutoDefault(False)
        easy.setToolTip(
            self.tr("A clear font, larger, with more room between letters, words and lines.")
        )
        easy.clicked.connect(self._make_easy)
        row = QHBoxLayout()
        row.addWidget(easy)
        row.addStretch(1)
        self._layout.addLayout(row)
        self._sample = QLabel(
            self.tr(
                "“We have agreed,” said the minister in Geneva on Thursday, “but not on everything.”"
            ),
            self,
        )
        self._sample.setWordWrap(True)
        self._sample.setObjectName("typeSample")
        self._sample.setAccessibleName(self.tr("Sample of the type"))
        self._layout.addWidget(self._sample)
        self.add_end()
        preferences.changed.connect(self._show_sample)
        self._show_sample()

    def show_settings(self, settings: Settings) -> None:
        """Show what is set."""
        super().show_settings(settings)
        self._show_sample()

    def _families(self) -> QComboBox:
        box = QComboBox(self)
        kinds = {
            "Literata": self.tr("Literata (usual)"),
            "Inter": self.tr("Inter (without serifs)"),
            "Atkinson Hyperlegible": self.tr("Atkinson Hyperlegible (letters hard to mix up)"),
            "OpenDyslexic": self.tr("OpenDyslexic (for readers with dyslexia)"),
        }
        for family in TEXT_FAMILIES:
            box.addItem(kinds[family], family)
        box.insertSeparator(box.count())
        for family in QFontDatabase.families(QFontDatabase.WritingSystem.Latin):
            if family not in TEXT_FAMILIES and not QFontDatabase.isPrivateFamily(family):
                box.addItem(family, family)
        box.setObjectName("setting.text_family")
        box.setAccessibleName(self.tr("Font of the article"))
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(24)
        box.currentIndexChanged.connect(self._on_family)

        def show(family: str) -> None:
            with QSignalBlocker(box):
                if box.findData(family) < 0:
                    box.addItem(family, family)
                box.setCurrentIndex(box.findData(family))

        self.own_field("text_family", show)
        return box

    def _on_family(self) -> None:
        if self._family.currentData():
            self.preferences.change(text_family=self._family.currentData())

    def _make_easy(self) -> None:
        self.preferences.change(**_EASY)
        self.show_settings(self.preferences.current)

    def _show_sample(self) -> None:
        now = self.preferences.current
        style = ViewStyle(
            text_family=now.text_family,
            text_size=now.text_size,
            letter_spacing=now.letter_spacing,
            word_spacing=now.word_spacing,
        )
        font = QFont(measured(style).text_font)
        self._sample.setStyleSheet("")
        self._sample.setFont(font)
