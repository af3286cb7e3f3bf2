"""What the pages of the preferences have in common: fields that show what is set, and set what they show."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QFormLayout,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from annotator.ui.appearance import UNIT
from annotator.ui.dialogs.forms import form, words
from annotator.ui.number_fields import DecimalField, NumberField
from annotator.ui.preferences import Preferences
from annotator.ui.settings import Settings


class Page(QWidget):
    """One page of the preferences."""

    def __init__(self, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.preferences = preferences
        self._fields: dict[str, Callable[[Any], None]] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, UNIT, 0)
        self._layout.setSpacing(2 * UNIT)

    def reset(self) -> None:
        """Set everything of this page as it was in the beginning."""
        usual = Settings()
        self.preferences.change(**{name: getattr(usual, name) for name in self._fields})
        self.show_settings(self.preferences.current)

    def show_settings(self, settings: Settings) -> None:
        """Show what is set."""
        for name, show in self._fields.items():
            show(getattr(settings, name))

    # --- making fields -----------------------------------------------------------------------

    def add_form(self) -> QFormLayout:
        """A form for the fields that follow."""
        made = form()
        made.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self._layout.addLayout(made)
        return made

    def add_words(self, text: str) -> None:
        """A sentence about the fields."""
        self._layout.addWidget(words(text, self, name="articleSource"))

    def add_end(self) -> None:
        """Leave the rest of the page free."""
        self._layout.addStretch(1)

    def choice(self, name: str, label: str, choices: Sequence[tuple[object, str]]) -> QComboBox:
        """A field for one of several values, given with what they are called."""
        box = QComboBox(self)
        for value, text in choices:
            box.addItem(text, value)

        def show(value: object) -> None:
            with QSignalBlocker(box):
                box.setCurrentIndex(max(0, box.findData(value)))

        box.currentIndexChanged.connect(
            lambda _index: self.preferences.change(**{name: box.currentData()})
        )
        self._named(name, label, box, show)
        return box

    def tick(self, name: str, label: str) -> QCheckBox:
        """A field for something that is on or off."""
        box = QCheckBox(label, self)

        def show(value: object) -> None:
            with QSignalBlocker(box):
                box.setChecked(bool(value))

        box.toggled.connect(lambda on: self.preferences.change(**{name: on}))
        self._named(name, label, box, show)
        return box

    def number(self, name: str, label: str, low: int, high: int, unit: str = "") -> QSpinBox:
        """A field for a whole number."""
        box = NumberField(self)
        box.setRange(low, high)
        box.setSuffix(f" {unit}" if unit else "")

        def show(value: int) -> None:
            with QSignalBlocker(box):
                box.setValue(value)

        box.valueChanged.connect(lambda value: self.preferences.change(**{name: value}))
        self._named(name, label, box, show)
        return box

    def share(
        self, name: str, label: str, low: float, high: float, unit: str = ""
    ) -> QDoubleSpinBox:
        """A field for a number with two places."""
        box = DecimalField(self)
        box.setRange(low, high)
        box.setSingleStep(0.05)
        box.setDecimals(2)
        box.setSuffix(f" {unit}" if unit else "")

        def show(value: float) -> None:
            with QSignalBlocker(box):
                box.setValue(value)

        box.valueChanged.connect(lambda value: self.preferences.change(**{name: round(value, 2)}))
        self._named(name, label, box, show)
        return box

    def own_field(self, name: str, show: Callable[[Any], None]) -> None:
        """Take a field that a page made by itself into what is shown and reset."""
        self._fields[name] = show
        show(getattr(self.preferences.current, name))

    def _named(self, name: str, label: str, box: QWidget, show: Callable[[Any], None]) -> None:
        box.setObjectName(f"setting.{name}")
        box.setAccessibleName(label.replace("&", ""))
        self.own_field(name, show)
